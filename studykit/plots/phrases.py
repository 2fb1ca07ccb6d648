"""Charts of phrases and of words that keep company."""

from typing import TYPE_CHECKING

import pandas as pd

from studykit.findings import phrases as findings
from studykit.plots import _axes, leads
from studykit.wording import rounded

if TYPE_CHECKING:
    from matplotlib.axes import Axes

__all__ = [
    "plot_collocates",
    "plot_phrases",
]


def plot_phrases(table: pd.DataFrame, *, n: int = 12, ax: "Axes | None" = None) -> "Axes":
    """The most frequent phrases as bars, without those that are only a part of another one.

    Parameters
    ----------
    table : DataFrame
        What `phrases` gives.
    n : int
        How many phrases at most.
    ax : Axes, optional
        Where to draw; a new figure without it.
    """
    shown = findings.whole_phrases(table).head(n)
    ax = _axes.axes(ax, rows=len(shown))
    if shown.empty:
        return _axes.nothing_to_draw(ax, findings.say_phrases(table))
    _axes.horizontal_bars(ax, shown["phrase"].tolist(), shown["n"].tolist())
    leads.lead(ax, "phrase", shown["phrase"], y=leads.around(range(len(shown))))
    _axes.whole_numbers(ax.xaxis)
    return _axes.dress(ax, findings.title_phrases(table), x="Occurrences")


def plot_collocates(
    table: pd.DataFrame,
    *,
    measure: str = "log_likelihood",
    word: str = "",
    n: int = 12,
    ax: "Axes | None" = None,
) -> "Axes":
    """The words most strongly tied, to one word or to each other, as horizontal bars.

    Words that do not occur together more often than chance explains are not drawn.

    Parameters
    ----------
    table : DataFrame
        What `collocates` or `collocations` gives.
    measure : {"log_likelihood", "pmi", "t_score", "dice", "n"}
        The column that gives the bars' length.
    word : str
        The word whose collocates they are, for the title.
    n : int
        How many rows at most.
    ax : Axes, optional
        Where to draw; a new figure without it.
    """
    together = findings.drawn_together(table, measure)
    shown = together.head(n)
    ax = _axes.axes(ax, rows=len(shown))
    if shown.empty:
        return _axes.nothing_to_draw(ax, findings.nothing_near(word))
    names = findings.pair_labels(shown)
    counts = shown["n"].tolist()
    places = leads.spans(shown["start"], shown["end"])
    leads.lead(ax, "span", places, labels=names, y=leads.around(range(len(shown))))
    labels = [f"{name} ({count:,})" for name, count in zip(names, counts, strict=True)]
    _axes.horizontal_bars(ax, labels, shown[measure].tolist(), write=_short)
    if measure == "n":
        _axes.whole_numbers(ax.xaxis)
    title = findings.title_collocates(together, word, measure, _axes.spoken(measure))
    return _axes.dress(ax, title, x=f"{_axes.QUANTITIES[measure]}; in brackets: times together")


def _short(value: float) -> str:
    return f"{rounded(value, 1):,.1f}" if abs(value) >= 1.5 else f"{rounded(value, 2):.2f}"
