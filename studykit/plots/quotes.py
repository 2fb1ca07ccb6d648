"""Charts of who speaks in an article, how much, where and how introduced."""

from collections.abc import Iterable, Sequence
from itertools import cycle
from typing import TYPE_CHECKING, Any

import pandas as pd

from studykit import style
from studykit.plots import _axes
from studykit.speech import UNKNOWN_SPEAKER
from studykit.wording import correction_note

if TYPE_CHECKING:
    from matplotlib.axes import Axes

__all__ = [
    "plot_introductions",
    "plot_quoted_passages",
    "plot_share_of_voice",
    "plot_source_kinds",
]

_HATCH = "///"
_NOBODY = "Nobody is quoted in this article."
_STANCES = {"neutral": style.BLUE, "loaded": style.VERMILION}


def plot_share_of_voice(
    shares: pd.DataFrame,
    *,
    n: int = 12,
    corrections: pd.DataFrame | None = None,
    ax: "Axes | None" = None,
) -> "Axes":
    """The words of each speaker as bars; those without a known speaker are a bar of their own.

    Parameters
    ----------
    shares : DataFrame
        As from `share_of_voice`.
    n : int
        How many known speakers to draw, those with the most words.
    corrections : DataFrame, optional
        `article.corrections`, so that the chart can say what a person corrected.
    ax : Axes, optional
        Where to draw; a new figure without it.
    """
    known = shares[shares["speaker"].notna()]
    shown = pd.concat([known.head(n), shares[shares["speaker"].isna()]])
    ax = _axes.axes(ax, rows=len(shown) + bool(correction_note(corrections)))
    if shares.empty:
        return _axes.nothing_to_draw(ax, _NOBODY)
    speakers = shown["speaker"].fillna(UNKNOWN_SPEAKER).tolist()
    _axes.horizontal_bars(ax, speakers, shown["n_words"].tolist(), colour=_colours(shares, shown))
    _hatch_unknown(ax, shown["speaker"].isna().tolist())
    _single(ax, len(shown))
    left_out = len(known) - len(known.head(n))
    quantity = "Attributed words" + (f" (the {n} speakers with the most)" if left_out else "")
    return _axes.dress(ax, _axes.escape(_voice_title(shares)), x=_with_note(quantity, corrections))


def plot_quoted_passages(
    passages: pd.DataFrame,
    *,
    n: int = 12,
    corrections: pd.DataFrame | None = None,
    ax: "Axes | None" = None,
) -> "Axes":
    """Where in the article each speaker's words are, in the order in which they are heard.

    Parameters
    ----------
    passages : DataFrame
        As from `quoted_passages`.
    n : int
        How many known speakers to draw, those heard first.
    corrections : DataFrame, optional
        `article.corrections`, so that the chart can say what a person corrected.
    ax : Axes, optional
        Where to draw; a new figure without it.
    """
    names = passages["speaker"].fillna("").tolist()
    colours = speaker_colours(passages["speaker"].tolist())
    rows = [*list(colours)[:n], *[""] * ("" in names)]
    ax = _axes.axes(ax, rows=len(rows) + bool(correction_note(corrections)))
    if not rows:
        return _axes.nothing_to_draw(ax, _NOBODY)
    for place, row in enumerate(rows):
        mine = passages[[name == row for name in names]]
        spans = list(zip(mine["from_share"], mine["to_share"] - mine["from_share"], strict=True))
        look: Any = {"color": colours[row]} if row else _UNKNOWN_LOOK
        ax.broken_barh(spans, (place - 0.36, 0.72), linewidth=1.5, **look)
    ax.set_yticks(range(len(rows)), [_axes.label(row or UNKNOWN_SPEAKER) for row in rows])
    ax.set(xlim=(0, 1), ylim=(len(rows) - 0.4, -0.6))
    _single(ax, len(rows))
    ax.xaxis.set_major_formatter("{x:.0%}")
    ax.tick_params(axis="y", length=0)
    ax.grid(axis="x")
    quantity = "Share of the article’s words that come before"
    return _axes.dress(
        ax, _axes.escape(_first_title(passages)), x=_with_note(quantity, corrections)
    )


def plot_introductions(
    introductions: pd.DataFrame,
    *,
    n: int = 15,
    corrections: pd.DataFrame | None = None,
    ax: "Axes | None" = None,
) -> "Axes":
    """How often each verb introduces a speaker, neutral and loaded ones told apart.

    Parameters
    ----------
    introductions : DataFrame
        As from `introductions`.
    n : int
        How many cues to draw, the most frequent.
    corrections : DataFrame, optional
        `article.corrections`, so that the chart can say what a person corrected.
    ax : Axes, optional
        Where to draw; a new figure without it.
    """
    shown = introductions.head(n)
    ax = _axes.axes(ax, rows=len(shown) + bool(correction_note(corrections)))
    if shown.empty:
        return _axes.nothing_to_draw(ax, "No words introduce a speaker in this article.")
    stances = shown["stance"].fillna("not listed").tolist()
    labels = [
        f"{_cue_label(cue)} ({stance})" for cue, stance in zip(shown["cue"], stances, strict=True)
    ]
    colours = [_STANCES.get(stance, style.GREY) for stance in stances]
    _axes.horizontal_bars(ax, labels, shown["n_quotes"].tolist(), colour=colours)
    for bar, stance in zip(ax.patches, stances, strict=True):
        if stance == "loaded":
            bar.set(hatch=_HATCH, edgecolor="white")
    _single(ax, len(shown))
    _axes.whole_numbers(ax.xaxis)
    title = _axes.escape(_introductions_title(introductions))
    return _axes.dress(ax, title, x=_with_note("Attributions that it introduces", corrections))


def plot_source_kinds(
    kinds: pd.DataFrame,
    *,
    corrections: pd.DataFrame | None = None,
    ax: "Axes | None" = None,
) -> "Axes":
    """The share of the attributed words that each kind of source gets.

    Parameters
    ----------
    kinds : DataFrame
        As from `source_kinds`.
    corrections : DataFrame, optional
        `article.corrections`, so that the chart can say what a person corrected.
    ax : Axes, optional
        Where to draw; a new figure without it.
    """
    ax = _axes.axes(ax, rows=len(kinds) + bool(correction_note(corrections)))
    if not kinds["n_words"].any():
        return _axes.nothing_to_draw(ax, _NOBODY)
    labels = ["nobody credited" if kind == "none" else kind for kind in kinds["source_type"]]
    colours = [style.GREY if kind == "none" else style.BLUE for kind in kinds["source_type"]]
    _axes.horizontal_bars(
        ax, labels, kinds["share_words"].tolist(), colour=colours, write="{:.0%}".format
    )
    _hatch_unknown(ax, (kinds["source_type"] == "none").tolist())
    ax.xaxis.set_major_formatter("{x:.0%}")
    top = kinds.iloc[int(kinds["n_words"].to_numpy().argmax())]
    title = f"{_subject(top['source_type'])} {top['share_words']:.0%} of the attributed words"
    return _axes.dress(ax, title, x=_with_note("Share of the attributed words", corrections))


_UNKNOWN_LOOK = {"facecolor": style.GREY, "edgecolor": "white", "hatch": _HATCH}


def speaker_colours(speakers: Iterable[object]) -> dict[str, str]:
    """The colour of each known speaker, in order of first appearance; they repeat after six.

    Examples
    --------
    >>> speaker_colours(["Ada Lane", pd.NA, "Bo Reed", "Ada Lane"])
    {'Ada Lane': '#0072B2', 'Bo Reed': '#E69F00'}
    """
    names = dict.fromkeys(name for name in speakers if isinstance(name, str))
    return dict(zip(names, cycle(style.COLOURS), strict=False))


def _colours(shares: pd.DataFrame, shown: pd.DataFrame) -> list[str]:
    """The speakers' colours, which go by their first appearance in the article."""
    colours = speaker_colours(shares.sort_values("first_start")["speaker"].tolist())
    return [colours.get(name, style.GREY) for name in shown["speaker"].fillna("")]


def _hatch_unknown(ax: "Axes", is_unknown: Sequence[bool]) -> None:
    for bar, unknown in zip(ax.patches, is_unknown, strict=True):
        if unknown:
            bar.set(hatch=_HATCH, edgecolor="white")


def _single(ax: "Axes", n: int) -> None:
    """Keep the only bar of a chart as thin as any other."""
    if n == 1:
        ax.set_ylim(0.9, -0.9)


def _with_note(quantity: str, corrections: pd.DataFrame | None) -> str:
    note = correction_note(corrections)
    return f"{quantity}\n{note}" if note else quantity


def _voice_title(shares: pd.DataFrame) -> str:
    known = shares[shares["speaker"].notna()]
    unknown = 1 - known["share_words"].sum()
    if known.empty:
        return "No speaker of the attributed words is known"
    top = known.iloc[0]
    title = (
        f"{_axes.shorten(top['speaker'], 60)} gets {top['share_words']:.0%} of the attributed words"
    )
    return f"{title}; {unknown:.0%} have no known speaker" if unknown > 0.0005 else title


def _first_title(passages: pd.DataFrame) -> str:
    first = passages.iloc[0]
    who = UNKNOWN_SPEAKER if pd.isna(first["speaker"]) else _axes.shorten(first["speaker"], 60)
    if pd.isna(first["speaker"]):
        who = f"An {who}"
    return f"{who} is heard first, after {first['from_share']:.0%} of the article"


def _introductions_title(introductions: pd.DataFrame) -> str:
    top, total = introductions.iloc[0], int(introductions["n_quotes"].sum())
    loaded = int(
        introductions["n_quotes"][introductions["stance"].eq("loaded").fillna(False)].sum()
    )
    often = f"{_cue_label(top['cue'])} introduces {top['n_quotes']:,} of {total:,} attributions"
    many = f"{loaded:,} come{'s' * (loaded == 1)}" if loaded else "none comes"
    return f"{often}; {many} with a loaded verb"


def _cue_label(cue: str) -> str:
    """The cue as a label names it.

    Examples
    --------
    >>> _cue_label("say"), _cue_label(":")
    ('“say”', 'the mark “:”')
    """
    return f"“{_axes.shorten(cue)}”" if any(map(str.isalnum, cue)) else f"the mark “{cue}”"


def _subject(source_type: str) -> str:
    return {
        "named person": "Named people get",
        "unnamed person": "Unnamed people get",
        "organization": "Organizations get",
        "document": "Documents get",
    }.get(source_type, "Nobody is credited with")
