"""Charts of phrases and of words that keep company."""

from typing import TYPE_CHECKING

import pandas as pd

from studykit.plots import _axes, leads

if TYPE_CHECKING:
    from matplotlib.axes import Axes

__all__ = [
    "plot_collocates",
    "plot_phrases",
]


def plot_phrases(table: pd.DataFrame, *, n: int = 12, ax: "Axes | None" = None) -> "Axes":
    """The most frequent phrases as horizontal bars.

    Parameters
    ----------
    table : DataFrame
        What `phrases` gives.
    n : int
        How many phrases at most.
    ax : Axes, optional
        Where to draw; a new figure without it.
    """
    shown = table.head(n)
    ax = _axes.axes(ax, rows=len(shown))
    if shown.empty:
        return _axes.nothing_to_draw(ax, "No phrase comes back.")
    _axes.horizontal_bars(ax, shown["phrase"].tolist(), shown["n"].tolist())
    leads.lead(ax, "phrase", shown["phrase"], y=leads.around(range(len(shown))))
    _axes.whole_numbers(ax.xaxis)
    top = table.loc[table["n"] == table["n"].max(), "phrase"].tolist()
    title = f"{_axes.quoted(top)} {'comes' if len(top) == 1 else 'come'} back most often"
    return _axes.dress(ax, title, x="Occurrences")


def plot_collocates(
    table: pd.DataFrame,
    *,
    measure: str = "log_likelihood",
    word: str = "",
    n: int = 12,
    ax: "Axes | None" = None,
) -> "Axes":
    """The words most strongly tied, to one word or to each other, as horizontal bars.

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
    shown = table.sort_values([measure, "n"], ascending=False, kind="stable").head(n)
    ax = _axes.axes(ax, rows=len(shown))
    if shown.empty:
        return _axes.nothing_to_draw(ax, "No word comes near often enough.")
    is_pair = "first" in shown
    names = (shown["first"] + " " + shown["second"] if is_pair else shown["word"]).tolist()
    counts = shown["n"].tolist()
    places = leads.spans(shown["start"], shown["end"])
    leads.lead(ax, "span", places, labels=names, y=leads.around(range(len(shown))))
    labels = [f"{name} ({count:,})" for name, count in zip(names, counts, strict=True)]
    _axes.horizontal_bars(ax, labels, shown[measure].tolist(), write=_short)
    if measure == "n":
        _axes.whole_numbers(ax.xaxis)
    tie = f"tie to {_axes.quoted([word])}" if word else "tie"
    title = f"{_axes.quoted(names[:1])} has the strongest {tie} by {_axes.spoken(measure)}"
    return _axes.dress(ax, title, x=f"{_axes.QUANTITIES[measure]}; in brackets: times together")


def _short(value: float) -> str:
    return f"{value:,.1f}" if abs(value) >= 1.5 else f"{value:.2f}"
