"""Charts of the names: how often, where, and with whom."""

from typing import TYPE_CHECKING

import pandas as pd

from studykit import style
from studykit.findings import names as findings
from studykit.plots import _axes, leads

if TYPE_CHECKING:
    from matplotlib.axes import Axes

__all__ = ["plot_bearers", "plot_co_mentions", "plot_name_timeline"]

_COLOURS = {
    "person": style.BLUE,
    "organization": style.ORANGE,
    "place": style.GREEN,
    "other": style.GREY,
}


def plot_bearers(bearers: pd.DataFrame, *, ax: "Axes | None" = None, n: int = 12) -> "Axes":
    """The bearers mentioned most, as bars with the number of mentions and the kind.

    Parameters
    ----------
    bearers : DataFrame
        What `bearers` returns, or some of its rows.
    n : int
        How many to draw at most.
    ax : Axes, optional
        Where to draw; a new figure without it.
    """
    top = bearers.head(n)
    ax = _axes.axes(ax, rows=len(top))
    if top.empty:
        return _axes.nothing_to_draw(ax, findings.say_bearers(top))
    names, counts, kinds = top["name"].tolist(), top["n_mentions"].tolist(), top["kind"].tolist()
    leads.lead(ax, "name", names, y=leads.around(range(len(names))))
    _axes.horizontal_bars(ax, names, counts, colour=[_COLOURS[kind] for kind in kinds])
    for text, kind in zip(ax.texts, kinds, strict=True):
        text.set_text(f"{text.get_text()}  {kind}")
    ax.margins(x=0.22)
    _axes.whole_numbers(ax.xaxis)
    return _axes.dress(ax, findings.title_bearers(bearers), x="Mentions")


def plot_name_timeline(names: pd.DataFrame, *, ax: "Axes | None" = None, n: int = 12) -> "Axes":
    """Who is named where: a row for each bearer, a mark for each mention.

    Parameters
    ----------
    names : DataFrame
        The table `names`, or some of its rows.
    n : int
        How many bearers to draw at most: those mentioned most, in the order they enter.
    ax : Axes, optional
        Where to draw; a new figure without it.
    """
    shown = findings.most_named(names, n)
    ax = _axes.axes(ax, rows=len(shown))
    if not shown:
        return _axes.nothing_to_draw(ax, findings.say_name_timeline(names))
    beside = ax.get_yaxis_transform()
    for row, name in enumerate(shown):
        mentions = names[names["name"] == name]
        colour = _COLOURS[mentions["kind"].iloc[0]]
        starts = mentions["start"].tolist()
        ax.plot([starts[0], starts[-1]], [row, row], color=colour, linewidth=1, alpha=0.5)
        ax.plot(starts, [row] * len(starts), "|", color=colour, markersize=14, markeredgewidth=2.5)
        leads.lead(
            ax,
            "span",
            leads.spans(mentions["start"], mentions["end"]),
            labels=mentions["name"],
            x=leads.at(starts),
            y=leads.around([row] * len(starts)),
        )
        ax.text(1.01, row, mentions["kind"].iloc[0], color=style.INK, va="center", transform=beside)
    for start in names.groupby("paragraph_id")["start"].min():
        ax.axvline(start, color=style.GREY, linewidth=0.5, alpha=0.35, zorder=0)
    ax.set_yticks(range(len(shown)), [_axes.label(name) for name in shown])
    _axes.frame_rows(ax, len(shown))
    ax.grid(visible=False)
    ax.set_xlim(0, 1.02 * int(names["end"].max()))
    title = findings.title_name_timeline(names, shown)
    return _axes.dress(
        ax, title, x="Character of the text (thin lines: the first name in a paragraph)"
    )


def plot_co_mentions(pairs: pd.DataFrame, *, ax: "Axes | None" = None, n: int = 8) -> "Axes":
    """Who is named with whom, as a matrix: the darker, the more often together.

    Parameters
    ----------
    pairs : DataFrame
        What `co_mentions` returns.
    n : int
        How many names to draw at most: those with the most company.
    ax : Axes, optional
        Where to draw; a new figure without it.
    """
    shown = _with_most_company(pairs, n)
    ax = _axes.axes(ax, height=1.6 + 0.52 * max(len(shown), 4))
    if not shown:
        return _axes.nothing_to_draw(ax, findings.say_co_mentions(pairs))
    matrix = _matrix(pairs, shown)
    ax.imshow(matrix, cmap="Blues", vmin=0, vmax=max(map(max, matrix)) * 2, aspect="auto")
    for i, row in enumerate(matrix):
        for j, value in enumerate(row):
            mark = "–" if i == j else f"{value:,}" if value else "·"
            ax.text(j, i, mark, ha="center", va="center", color=style.INK)
    cells = [(i, j) for i, row in enumerate(matrix) for j, value in enumerate(row) if value]
    leads.lead(
        ax,
        "names together",
        [f"{shown[i]}|{shown[j]}" for i, j in cells],
        labels=[f"{shown[i]} and {shown[j]}" for i, j in cells],
        x=leads.around(j for _, j in cells),
        y=leads.around(i for i, _ in cells),
    )
    labels = [_axes.label(name, 24) for name in shown]
    ax.set_yticks(range(len(shown)), labels)
    ax.set_xticks(range(len(shown)), labels, rotation=30, ha="right", rotation_mode="anchor")
    ax.grid(visible=False)
    ax.tick_params(length=0)
    return _axes.dress(
        ax, findings.title_co_mentions(pairs), x="Sentences (or paragraphs) that name both"
    )


def _with_most_company(pairs: pd.DataFrame, n: int) -> list[str]:
    """Those of the closest pairs first: the pair of the title is always drawn."""
    company: dict[str, list[int]] = {}
    for column in ("name_a", "name_b"):
        for name, times in zip(pairs[column].tolist(), pairs["n"].tolist(), strict=True):
            company.setdefault(name, []).append(times)
    first = pairs[["name_a", "name_b"]].head(1).to_numpy().ravel().tolist()
    rest = sorted(company, key=lambda name: (-max(company[name]), -sum(company[name])))
    return list(dict.fromkeys([*first, *rest]))[:n]


def _matrix(pairs: pd.DataFrame, shown: list[str]) -> list[list[int]]:
    place = {name: i for i, name in enumerate(shown)}
    matrix = [[0] * len(shown) for _ in shown]
    for a, b, times in zip(
        pairs["name_a"].tolist(), pairs["name_b"].tolist(), pairs["n"].tolist(), strict=True
    ):
        if a in place and b in place:
            matrix[place[a]][place[b]] = matrix[place[b]][place[a]] = times
    return matrix
