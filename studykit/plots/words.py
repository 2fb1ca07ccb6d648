"""Charts of how often words occur, beside each other and beside general English."""

from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from studykit import style
from studykit.findings import words as findings
from studykit.plots import _axes, leads

if TYPE_CHECKING:
    from matplotlib.axes import Axes

__all__ = [
    "plot_cloud",
    "plot_frequency",
    "plot_growth",
    "plot_keyness",
    "plot_rank_frequency",
]


_LINKED = 30  # points of a curve that lead into the text


def plot_frequency(
    table: pd.DataFrame, *, n: int = 15, size: str = "n", ax: "Axes | None" = None
) -> "Axes":
    """The most frequent words as horizontal bars.

    Parameters
    ----------
    table : DataFrame
        What `frequency` gives.
    n : int
        How many words at most.
    size : {"n", "per_1000", "share"}
        The column that gives the bars' length.
    ax : Axes, optional
        Where to draw; a new figure without it.
    """
    shown = table.head(n)
    ax = _axes.axes(ax, rows=len(shown))
    if shown.empty:
        return _axes.nothing_to_draw(ax, findings.say_frequency(table))
    _axes.horizontal_bars(ax, shown["word"].tolist(), shown[size].tolist())
    leads.lead(ax, "word", shown["word"], y=leads.around(range(len(shown))))
    if size == "n":
        _axes.whole_numbers(ax.xaxis)
    return _axes.dress(ax, findings.title_frequency(table), x=_axes.QUANTITIES[size])


def plot_rank_frequency(table: pd.DataFrame, *, ax: "Axes | None" = None) -> "Axes":
    """Counts against ranks, both on logarithmic axes, beside Zipf's line.

    Parameters
    ----------
    table : DataFrame
        What `frequency` gives, stop words included.
    ax : Axes, optional
        Where to draw; a new figure without it.
    """
    ax = _axes.axes(ax)
    if table.empty:
        return _axes.nothing_to_draw(ax, findings.say_rank_frequency(table))
    place = np.arange(1, len(table) + 1)
    ax.loglog(place, table["n"], ".", color=style.BLUE, markersize=8)
    _zipf_line(ax, table["n"].to_numpy())
    for i in sorted({0, min(2, len(table) - 1)}):
        _label(ax, table["word"].iloc[i], (i + 1, table["n"].iloc[i]))
    _plain_ticks(ax)
    first = table.head(_LINKED)
    leads.lead(ax, "word", first["word"], x=leads.at(place[:_LINKED]), y=leads.at(first["n"]))
    title = findings.title_rank_frequency(table)
    return _axes.dress(ax, title, x="Rank (logarithmic)", y="Occurrences (logarithmic)")


def _zipf_line(ax: "Axes", n: np.ndarray[Any, Any]) -> None:
    """The line on which count times rank is the same everywhere, through the middle of the points.

    Each count gives one point, at the middle of its ranks, so that the many words which occur once
    do not pull it down.
    """
    place = np.arange(1, len(n) + 1)
    middles = [np.exp(np.log(place[n == count]).mean()) for count in np.unique(n)]
    constant = float(np.exp(np.log(np.unique(n) * middles).mean()))
    last = max(constant, len(n))
    ax.loglog([1, last], [constant, constant / last], "--", color=style.GREY, linewidth=1.2)
    ax.set(ylim=(0.8, 1.4 * max(n[0], constant)), xlim=(0.8, 1.25 * max(len(n), 2)))
    ax.annotate("Zipf: half the count at twice the rank", (1, constant), xytext=(8, 6), ha="left",
                va="bottom", textcoords="offset points", color="#555555", fontsize=_axes.SMALL,
                rotation=0)  # fmt: skip


def _label(ax: "Axes", word: str, point: tuple[float, float], *, side: str = "right") -> None:
    offset, ha, va = ((8, 2), "left", "bottom") if side == "right" else ((-4, -18), "right", "top")
    ax.annotate(_axes.escape(word), point, xytext=offset, textcoords="offset points", ha=ha, va=va,
                color=style.INK)  # fmt: skip


def _plain_ticks(ax: "Axes") -> None:
    from matplotlib.ticker import FuncFormatter, NullFormatter

    for axis in (ax.xaxis, ax.yaxis):
        axis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:,.0f}"))
        axis.set_minor_formatter(NullFormatter())


def plot_growth(growth: pd.DataFrame, *, ax: "Axes | None" = None) -> "Axes":
    """How the number of different words grows as the text goes on.

    Parameters
    ----------
    growth : DataFrame
        What `vocabulary_growth` gives.
    ax : Axes, optional
        Where to draw; a new figure without it.
    """
    ax = _axes.axes(ax)
    if len(growth) < 2:
        return _axes.nothing_to_draw(ax, findings.say_growth(growth))
    words, types = growth["n_words"], growth["n_types"]
    ax.plot([0, words.iloc[-1]], [0, words.iloc[-1]], "--", color=style.GREY, linewidth=1.2)
    ax.plot(words, types, color=style.BLUE)
    middle = words.iloc[-1] * 0.55
    ax.annotate("if no word came back", (middle, middle), ha="right", xytext=(-8, 0),
                textcoords="offset points", color="#555555", fontsize=_axes.SMALL)  # fmt: skip
    _label(ax, f"{types.iloc[-1]:,} types", (words.iloc[-1], types.iloc[-1]), side="under")
    title = findings.title_growth(growth)
    some = growth.iloc[:: max(len(growth) // _LINKED, 1)]
    leads.lead(
        ax,
        "span",
        leads.spans(some["start"], some["end"]),
        labels=[f"word {n:,}" for n in some["n_words"]],
        x=leads.at(some["n_words"]),
        y=leads.at(some["n_types"]),
    )
    ax.set(xlim=(0, None), ylim=(0, None))
    _axes.whole_numbers(ax.xaxis)
    _axes.whole_numbers(ax.yaxis)
    return _axes.dress(ax, title, x="Words so far", y="Different words so far")


def plot_keyness(
    table: pd.DataFrame,
    *,
    n: int = 10,
    reference: str = "general English",
    ax: "Axes | None" = None,
) -> "Axes":
    """Over-used and under-used words by log ratio, with their intervals, the surest outermost.

    Parameters
    ----------
    table : DataFrame
        What `keyness` gives. Words without a clear difference are not drawn.
    n : int
        How many words on each side at most, those with the strongest evidence.
    reference : str
        What the reference is called.
    ax : Axes, optional
        Where to draw; a new figure without it.
    """
    over, under = (findings.standing_out(table, verdict).head(n) for verdict in ("over", "under"))
    shown = pd.concat([over, under[::-1]])
    ax = _axes.axes(ax, rows=len(shown))
    title = findings.title_keyness(table, reference=reference)
    if shown.empty:
        said = f"{title}." if len(table) else findings.say_keyness(table)
        return _axes.nothing_to_draw(ax, said)
    ratio = shown["log_ratio"].to_numpy(dtype=float)
    low, high = (shown[name].to_numpy(dtype=float) for name in ("low", "high"))
    for y, middle in enumerate(ratio.tolist()):
        colour, mark = (style.BLUE, "o") if middle > 0 else (style.VERMILION, "s")
        ax.plot([low[y], high[y]], [y, y], color=colour, linewidth=2, alpha=0.55)
        ax.plot(middle, y, mark, color=colour)
    ax.axvline(0, color=style.INK, linewidth=1)
    leads.lead(ax, "word", shown["word"], y=leads.around(range(len(shown))))
    labels = [f"{word} ({count:,})" for word, count in zip(shown["word"], shown["n"], strict=True)]
    ax.set_yticks(range(len(shown)), [_axes.label(label) for label in labels])
    _axes.frame_rows(ax, len(shown))
    ax.tick_params(axis="y", length=0)
    return _axes.dress(ax, title, x=f"Log ratio: doublings against {reference} (line: 95% "
                 "interval); surest at top and bottom; in brackets: occurrences here")  # fmt: skip


def plot_cloud(
    table: pd.DataFrame, *, size: str = "n", n: int = 60, ax: "Axes | None" = None
) -> "Axes":
    """A word cloud: pretty, and hard to read off. The same table gives the same picture.

    Parameters
    ----------
    table : DataFrame
        Any table with a column word (or phrase) and the column `size`.
    size : str
        The column that gives the size of the letters; rows where it is not above 0 are
        left out.
    n : int
        How many words at most, those with the largest values.
    ax : Axes, optional
        Where to draw; a new figure without it.
    """
    ax = _axes.axes(ax, height=4.6)
    shown = findings.in_cloud(table, size, n)
    if shown.empty:
        return _axes.nothing_to_draw(ax, findings.say_cloud(table, size=size))
    weights = dict(zip(shown["_label"].tolist(), shown["_size"].tolist(), strict=True))
    cloud = _cloud(weights)
    ax.imshow(np.asarray(cloud.to_array()), interpolation="antialiased")
    ax.set_axis_off()
    boxes = _boxes(cloud)
    columns = zip(*boxes.values(), strict=True)
    kind = "phrase" if "phrase" in table else "word"
    leads.lead(ax, kind, boxes, **dict(zip("xy", columns, strict=True)))
    return _axes.dress(ax, findings.title_cloud(shown, _axes.spoken(size)))


def _boxes(cloud: Any) -> dict[str, tuple[tuple[float, float], tuple[float, float]]]:
    """Where each word is in the cloud: from left to right, from top to bottom."""
    from PIL import ImageFont

    found = {}
    for (word, _), size, (top, left), _, _ in cloud.layout_:
        right, bottom = ImageFont.truetype(cloud.font_path, size).getbbox(word)[2:]
        found[word] = (left, left + right), (top, top + bottom)
    return found


def _cloud(weights: dict[str, float]) -> Any:
    from matplotlib import font_manager
    from wordcloud import WordCloud

    order = {word: i for i, word in enumerate(weights)}
    cloud = WordCloud(
        width=1320,
        height=600,
        background_color="white",
        font_path=font_manager.findfont("DejaVu Sans"),
        prefer_horizontal=1.0,  # all words can be read without turning the head
        relative_scaling=0.6,
        margin=16,
        max_font_size=160,
        random_state=1,
        color_func=lambda word, **_: _INKS[order[word] % len(_INKS)],
    )
    return cloud.generate_from_frequencies(weights)


_INKS = (style.BLUE, style.VERMILION, "#00795A", "#8A5A83", style.INK)
