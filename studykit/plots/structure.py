"""Charts of an article's build: its paragraphs and sentences."""

from typing import TYPE_CHECKING

import pandas as pd

from studykit import style
from studykit.findings import structure as findings
from studykit.plots import _axes, leads

if TYPE_CHECKING:
    from matplotlib.axes import Axes

__all__ = ["plot_sentence_lengths"]


def plot_sentence_lengths(sentences: pd.DataFrame, *, ax: "Axes | None" = None) -> "Axes":
    """The number of words of each sentence, in reading order, with their median.

    Parameters
    ----------
    sentences : DataFrame
        The table `sentences`.
    ax : Axes, optional
        Where to draw; a new figure without it.
    """
    ax = _axes.axes(ax, height=3.8)
    lengths = sentences["n_words"]
    if lengths.empty:
        return _axes.nothing_to_draw(ax, findings.say_sentence_lengths(sentences))
    median, longest = lengths.median(), lengths.max()
    colours = [style.ORANGE if n == longest else style.BLUE for n in lengths]
    ax.bar(lengths.index, lengths, color=colours, width=0.8)
    leads.lead(
        ax,
        "span",
        leads.spans(sentences["start"], sentences["end"]),
        labels=[f"sentence {i}" for i in lengths.index],
        x=leads.around(lengths.index),
    )
    ax.axhline(median, color=style.INK, linewidth=1, linestyle="--")
    ax.annotate(
        f"median {median:g}",
        (1, median),
        xycoords=ax.get_yaxis_transform(),
        xytext=(4, 0),
        textcoords="offset points",
        va="center",
        annotation_clip=False,
    )
    _axes.frame_columns(ax, len(lengths))
    title = findings.title_sentence_lengths(sentences)
    _axes.whole_numbers(ax.xaxis)
    _axes.whole_numbers(ax.yaxis)
    return _axes.dress(ax, title, x="Sentence, in reading order", y="Words")
