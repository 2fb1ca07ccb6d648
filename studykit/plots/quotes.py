"""Charts of who speaks in an article, how much, where and how introduced."""

from collections.abc import Iterable, Mapping
from itertools import cycle
from typing import TYPE_CHECKING, Any

import pandas as pd

from studykit import style
from studykit.findings import quotes as findings
from studykit.plots import _axes, leads
from studykit.speech import NOBODY, SOURCES, UNNAMED
from studykit.wording import correction_note, percent

if TYPE_CHECKING:
    from matplotlib.axes import Axes

__all__ = [
    "plot_introductions",
    "plot_quoted_passages",
    "plot_share_of_voice",
    "plot_source_kinds",
]

_HATCH = "///"
_NARROWEST = 0.006  # of the article: a single word can still be seen
_HATCHES = (None, "\\\\\\", "xxx")  # of speakers, once the colours repeat
_STANCES = {"neutral": style.BLUE, "loaded": style.VERMILION}


def plot_share_of_voice(
    shares: pd.DataFrame,
    *,
    n: int = 12,
    corrections: pd.DataFrame | None = None,
    ax: "Axes | None" = None,
) -> "Axes":
    """The words of each voice as bars: speakers, then hatched bars for voices without a name.

    Parameters
    ----------
    shares : DataFrame
        As from `share_of_voice`.
    n : int
        How many speakers and how many voices without a name to draw, those with the most words.
    corrections : DataFrame, optional
        `article.corrections`, so that the chart can say what a person corrected.
    ax : Axes, optional
        Where to draw; a new figure without it.
    """
    named, unnamed = shares[shares["is_named"]], shares[~shares["is_named"]]
    unnamed, nobody = unnamed[unnamed["voice"].notna()], unnamed[unnamed["voice"].isna()]
    shown = pd.concat([named.head(n), unnamed.head(n), nobody])
    ax = _axes.axes(ax, rows=len(shown) + bool(correction_note(corrections)))
    if shares.empty:
        return _axes.nothing_to_draw(ax, findings.say_share_of_voice(shares))
    labels = shown["voice"].fillna(NOBODY).tolist()
    _axes.horizontal_bars(ax, labels, shown["n_words"].tolist())
    heard = shares[shares["is_named"]].sort_values("first_start")["voice"]
    _dress_bars(ax, shown, speaker_looks(heard))
    keys = _voice_keys(shown["voice"], shown["is_named"])
    leads.lead(ax, "voice", keys, labels=labels, y=leads.around(range(len(shown))))
    _axes.whole_numbers(ax.xaxis)
    left_out = len(shares) - len(shown)
    quantity = "Attributed words" + (
        f" (of each kind the {f'{n} voices' if n > 1 else 'voice'} with the most)"
        if left_out
        else ""
    )
    if len(unnamed):
        quantity += "; hatched: without a name, or another source"
    title = findings.title_share_of_voice(shares)
    return _axes.dress(ax, title, x=_with_note(quantity, corrections))


def plot_quoted_passages(
    passages: pd.DataFrame,
    *,
    n: int = 12,
    corrections: pd.DataFrame | None = None,
    ax: "Axes | None" = None,
) -> "Axes":
    """Where in the article each voice is heard: speakers in order, then voices without a name.

    Parameters
    ----------
    passages : DataFrame
        As from `quoted_passages`.
    n : int
        How many speakers and how many voices without a name to draw, those heard first.
    corrections : DataFrame, optional
        `article.corrections`, so that the chart can say what a person corrected.
    ax : Axes, optional
        Where to draw; a new figure without it.
    """
    rows = _heard(passages, n)
    ax = _axes.axes(ax, rows=len(rows) + bool(correction_note(corrections)))
    if rows.empty:
        return _axes.nothing_to_draw(ax, findings.say_quoted_passages(passages))
    looks = speaker_looks(passages["voice"][passages["is_named"]])
    for place, (_, row) in enumerate(rows.iterrows()):
        mine = passages[_is_of(passages, row)]
        widths = (mine["to_share"] - mine["from_share"]).clip(lower=_NARROWEST)
        spans = list(zip(mine["from_share"], widths, strict=True))
        look: Any = _look(row["voice"], row["is_named"], looks)
        ax.broken_barh(spans, (place - 0.36, 0.72), linewidth=0, **look)
        leads.lead(
            ax,
            "span",
            leads.spans(mine["start"], mine["end"]),
            labels=mine["voice"].fillna(NOBODY),
            x=[(start, start + width) for start, width in spans],
            y=leads.around([place] * len(mine)),
        )
    labels = [_axes.label(voice) for voice in rows["voice"].fillna(NOBODY)]
    ax.set_yticks(range(len(rows)), labels)
    ax.set_xlim(0, 1)
    _axes.frame_rows(ax, len(rows))
    ax.xaxis.set_major_formatter(_axes.percentage)
    ax.tick_params(axis="y", length=0)
    ax.grid(axis="x")
    quantity = "Share of the article’s words that come before"
    title = findings.title_quoted_passages(passages)
    return _axes.dress(ax, title, x=_with_note(quantity, corrections))


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
        How many cues to draw, the most frequent; those that are loaded are always drawn.
    corrections : DataFrame, optional
        `article.corrections`, so that the chart can say what a person corrected.
    ax : Axes, optional
        Where to draw; a new figure without it.
    """
    shown = findings.drawn_introductions(introductions, n)
    ax = _axes.axes(ax, rows=len(shown) + bool(correction_note(corrections)))
    if shown.empty:
        return _axes.nothing_to_draw(ax, findings.say_introductions(introductions))
    stances = shown["stance"].fillna("not listed").tolist()
    labels = [
        f"{findings.cue_label(cue)} ({stance})"
        for cue, stance in zip(shown["cue"], stances, strict=True)
    ]
    ids = [",".join(map(str, quotes)) for quotes in shown["quote_ids"]]
    leads.lead(ax, "quotes", ids, labels=shown["cue"], y=leads.around(range(len(shown))))
    colours = [_STANCES.get(stance, style.GREY) for stance in stances]
    _axes.horizontal_bars(ax, labels, shown["n_quotes"].tolist(), colour=colours)
    for bar, stance in zip(ax.patches, stances, strict=True):
        if stance == "loaded":
            bar.set(hatch=_HATCH, edgecolor="white")
    _axes.whole_numbers(ax.xaxis)
    title = findings.title_introductions(introductions)
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
        return _axes.nothing_to_draw(ax, findings.say_source_kinds(kinds))
    labels = [SOURCES[kind] for kind in kinds["source_type"]]
    rows = leads.around(range(len(kinds)))
    leads.lead(ax, "source", kinds["source_type"], labels=labels, y=rows)
    _axes.horizontal_bars(ax, labels, kinds["share_words"].tolist(), write=percent)
    for bar, kind in zip(ax.patches, kinds["source_type"], strict=True):
        if kind in (*UNNAMED, "other", "unclear"):
            bar.set(**(_NOBODYS_LOOK if kind == "unclear" else _UNNAMED_LOOK))
    ax.xaxis.set_major_formatter(_axes.percentage)
    title = findings.title_source_kinds(kinds)
    return _axes.dress(ax, title, x=_with_note("Share of the attributed words", corrections))


# Told apart without colour: plain bars have a name, hatched ones none, dotted ones nobody.
_UNNAMED_LOOK = {"facecolor": style.GREY, "edgecolor": "white", "hatch": _HATCH}
_NOBODYS_LOOK = {"facecolor": "white", "edgecolor": style.GREY, "hatch": "..."}


def speaker_colours(speakers: Iterable[object]) -> dict[str, str]:
    """The colour of each known speaker, in order of first appearance; they repeat after six.

    Examples
    --------
    >>> speaker_colours(["Ada Lane", pd.NA, "Bo Reed", "Ada Lane"])
    {'Ada Lane': '#0072B2', 'Bo Reed': '#E69F00'}
    """
    names = dict.fromkeys(name for name in speakers if isinstance(name, str))
    return dict(zip(names, cycle(style.COLOURS), strict=False))


def speaker_looks(speakers: Iterable[object]) -> dict[str, dict[str, Any]]:
    """How the bars of each known speaker look: where the colours repeat, a pattern is added.

    Examples
    --------
    >>> looks = speaker_looks(map(str, range(12)))
    >>> len({(look["facecolor"], look["hatch"]) for look in looks.values()})
    12
    """
    colours = speaker_colours(speakers)
    return {
        name: {
            "facecolor": colour,
            "edgecolor": "white",
            "hatch": _HATCHES[place // len(style.COLOURS) % len(_HATCHES)],
        }
        for place, (name, colour) in enumerate(colours.items())
    }


def _look(voice: object, is_named: bool, looks: Mapping[str, dict[str, Any]]) -> dict[str, Any]:
    """How the bar of a voice looks: a speaker's, one without a name, that of nobody."""
    if not isinstance(voice, str):
        return _NOBODYS_LOOK
    return looks[voice] if is_named else _UNNAMED_LOOK


def _dress_bars(ax: "Axes", shown: pd.DataFrame, looks: Mapping[str, dict[str, Any]]) -> None:
    for bar, voice, is_named in zip(ax.patches, shown["voice"], shown["is_named"], strict=True):
        bar.set(**_look(voice, is_named, looks))


def _heard(passages: pd.DataFrame, n: int) -> pd.DataFrame:
    """The voices in order of appearance: speakers, voices without a name, nobody."""
    rows = passages[["voice", "is_named"]].drop_duplicates()
    named, unnamed = rows[rows["is_named"]], rows[~rows["is_named"] & rows["voice"].notna()]
    return pd.concat([named.head(n), unnamed.head(n), rows[rows["voice"].isna()]])


def _is_of(passages: pd.DataFrame, row: pd.Series) -> pd.Series:
    """Which passages are of one voice."""
    voice = row["voice"] if isinstance(row["voice"], str) else ""
    return (passages["voice"].fillna("") == voice) & (passages["is_named"] == row["is_named"])


def _voice_keys(voices: pd.Series, is_named: pd.Series) -> list[str]:
    """The voices as keys: with whether they are named, since two may be called the same."""
    return [
        f"{'named' if named else 'unnamed'}|{'' if pd.isna(voice) else voice}"
        for voice, named in zip(voices, is_named, strict=True)
    ]


def _with_note(quantity: str, corrections: pd.DataFrame | None) -> str:
    note = correction_note(corrections)
    return f"{quantity}\n{note}" if note else quantity
