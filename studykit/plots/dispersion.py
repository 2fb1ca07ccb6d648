"""Charts of where along the text words occur, and how evenly."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from studykit import style
from studykit.findings import dispersion as findings
from studykit.plots import _axes, leads
from studykit.wording import rounded

if TYPE_CHECKING:
    from matplotlib.axes import Axes

__all__ = [
    "plot_dispersion",
    "plot_evenness",
    "plot_trend",
]


def plot_dispersion(
    hits: pd.DataFrame, *, words: Iterable[str] | None = None, ax: "Axes | None" = None
) -> "Axes":
    """Where each word falls along the text: one row per word, one stroke per occurrence.

    Parameters
    ----------
    hits : DataFrame
        What `hits` gives for one or several words.
    words : iterable of str, optional
        What was asked for: a word that does not occur keeps its row, without a stroke.
    ax : Axes, optional
        Where to draw; a new figure without it.
    """
    places = findings.places(hits, words)
    ax = _axes.axes(ax, rows=len(places))
    if hits.empty:
        return _axes.nothing_to_draw(ax, findings.say_dispersion(hits))
    for y, row in enumerate(places.values()):
        ax.hlines(y, 0, 100, color="#E4E4E4", linewidth=1, zorder=0)
        ax.vlines(row, y - 0.32, y + 0.32, color=style.BLUE, linewidth=2.2)
    row_of = {word: y for y, word in enumerate(places)}
    rows = [row_of[word] for word in hits["query"].tolist()]
    leads.lead(
        ax,
        "span",
        leads.spans(hits["start"], hits["end"]),
        labels=hits["query"],
        x=leads.at((100 * hits["at"]).tolist()),
        y=[(row - 0.32, row + 0.32) for row in rows],
    )
    labels = [f"{word} ({len(row):,})" for word, row in places.items()]
    ax.set_yticks(range(len(places)), [_axes.label(label) for label in labels])
    ax.set_xlim(-1, 101)
    _axes.frame_rows(ax, len(places))
    ax.tick_params(axis="y", length=0)
    title = findings.title_dispersion(places)
    return _axes.dress(ax, title, x="Way through the article (% of its words)")


def plot_evenness(table: pd.DataFrame, *, n: int = 15, ax: "Axes | None" = None) -> "Axes":
    """How evenly the most frequent words are spread, by DPnorm, the evenest on top.

    Parameters
    ----------
    table : DataFrame
        What `dispersion` gives.
    n : int
        How many words at most, the most frequent.
    ax : Axes, optional
        Where to draw; a new figure without it.
    """
    shown = findings.of_known_spread(table, n)
    ax = _axes.axes(ax, rows=len(shown))
    if shown.empty:
        return _axes.nothing_to_draw(ax, findings.say_evenness(table))
    words = shown["word"].tolist()
    labels = [f"{word} ({count:,})" for word, count in zip(words, shown["n"], strict=True)]
    leads.lead(ax, "word", words, y=leads.around(range(len(words))))
    _axes.horizontal_bars(
        ax, labels, shown["dp_norm"].tolist(), write=lambda value: f"{rounded(value, 2):.2f}"
    )
    ax.set_xlim(0, 1.08)
    title = findings.title_evenness(shown)
    return _axes.dress(ax, title, x="DPnorm: 0 = like the text itself, 1 = all in one part")


def plot_trend(trend: pd.DataFrame, *, ax: "Axes | None" = None) -> "Axes":
    """How often words occur in each part of the text: one row per word, the darker the more.

    Parameters
    ----------
    trend : DataFrame
        What `trend` gives.
    ax : Axes, optional
        Where to draw; a new figure without it.
    """
    words = list(dict.fromkeys(trend["word"].tolist()))
    ax = _axes.axes(ax, rows=len(words) + 1)
    counts = trend["n"].to_numpy().reshape(len(words), -1)
    n_parts = counts.shape[1]
    most = counts.max()
    ax.imshow(counts, cmap="Blues", vmin=0, vmax=1.4 * most, aspect="auto")
    for y, x in np.argwhere(counts > 0).tolist():
        strong = counts[y, x] > 0.8 * most
        ax.text(x, y, f"{counts[y, x]:,}", ha="center", va="center",
                color="white" if strong else style.INK)  # fmt: skip
    filled = trend[trend["n"] > 0]
    leads.lead(
        ax,
        "word within",
        [
            f"{word}|{place}"
            for word, place in zip(
                filled["word"], leads.spans(filled["start"], filled["end"]), strict=True
            )
        ],
        labels=filled["word"] + ", part " + (filled["part"] + 1).astype(str),
        x=leads.around(np.argwhere(counts > 0)[:, 1].tolist()),
        y=leads.around(np.argwhere(counts > 0)[:, 0].tolist()),
    )
    ax.set_yticks(range(len(words)), [_axes.label(word) for word in words])
    ax.set_xticks(range(n_parts), [str(part + 1) for part in range(n_parts)])
    ax.tick_params(length=0)
    ax.spines[:].set_visible(False)
    title = findings.title_trend(trend)
    return _axes.dress(ax, title, x=f"Part of the article (of {n_parts}); figures: occurrences")
