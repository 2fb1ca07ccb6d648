"""Charts that set several accounts of one event side by side."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from studykit import style
from studykit.accounts.columns import records
from studykit.findings.called import within
from studykit.findings.compare import others
from studykit.findings.compare_voices import leading
from studykit.plots import _axes
from studykit.wording import agree, first_up, listed, marked, of_all, percent, tied

if TYPE_CHECKING:
    from matplotlib.axes import Axes

__all__ = ["plot_favoured", "plot_room", "plot_told"]

_MOST_TOLD = 3  # accounts whose first voice a title names
_HATCHES = ("", "///", "...", "xxx", "\\\\\\")


def plot_room(voices: pd.DataFrame, *, n: int = 10, ax: "Axes | None" = None) -> "Axes":
    """The room that each voice gets in each account: a bar for each account, side by side.

    Parameters
    ----------
    voices : DataFrame
        `comparison.voices`.
    n : int
        How many voices to draw, those with most room in any account; those with a name first.
    ax : Axes, optional
        Where to draw; a new figure without it.
    """
    table = voices.dropna(subset=["voice"])
    letters = list(dict.fromkeys(voices["account"]))
    shown = _largest(table, n)
    ax = _axes.axes(ax, rows=max(len(shown) * len(letters), 2))
    if not shown:
        return _axes.nothing_to_draw(ax, "No attribution of speech was found.")
    height = 0.8 / len(letters)
    for i, letter in enumerate(letters):
        mine = table[table["account"] == letter].groupby("voice")["share_text"].sum()
        values = [float(mine.get(voice, 0.0)) for voice, _ in shown]
        places = np.arange(len(shown)) + (i - (len(letters) - 1) / 2) * height
        bars = ax.barh(
            places, values, height * 0.92, label=letter, color=_colour(i), edgecolor="white",
            hatch=_HATCHES[i // len(style.COLOURS)],
        )  # fmt: skip
        labels = [f"{letter} {percent(value)}" for value in values]
        ax.bar_label(bars, labels, padding=3, fontsize=9)
    names = [voice if is_named else f"({voice})" for voice, is_named in shown]
    ax.set_yticks(range(len(shown)), [_axes.label(name) for name in names])
    ax.invert_yaxis()
    ax.xaxis.set_major_formatter(_axes.percentage)
    ax.tick_params(axis="y", length=0)
    ax.margins(x=0.1)
    quantity = "Share of all words of the account; in brackets: no speaker’s name"
    return _axes.dress(ax, _axes.escape(_room_title(table)), x=quantity)


def _largest(table: pd.DataFrame, n: int) -> list[tuple[str, bool]]:
    """The voices with most room in any account, those with a name first."""
    room = table.groupby(["voice", "is_named"], sort=False)["share_text"].max()
    order = room.nlargest(n).index.tolist()
    return sorted(order, key=lambda voice: not voice[1])


def _room_title(table: pd.DataFrame) -> str:
    """Who gets most room in which accounts.

    >>> table = pd.DataFrame({"account": ["A", "B"], "voice": ["Ada Lane", "Ada Lane"],
    ...                       "is_named": [True, True], "share_text": [0.25, 0.1]})
    >>> _room_title(table)
    'Most room for a voice with a name goes in A and B to Ada Lane'
    """
    named = table[table["is_named"]]
    if named.empty:
        return "No voice with a name was found"
    most: dict[tuple[str, ...], list[str]] = {}
    for letter, rows in named.groupby("account", sort=False):
        top = tuple(leading(rows)["voice"])
        most.setdefault(top, []).append(str(letter))
    parts = []
    for top, letters in most.items():
        who = within(top[0]) if len(top) == 1 else f"{len(top):,} voices alike"
        parts.append(f"in {listed(letters)} to {who}")
    if named["account"].nunique() > _MOST_TOLD:
        first = leading(named)
        share = percent(float(first["share_text"].iloc[0]))
        if len(first) > 1:
            return f"The most room that a voice gets in one account is {share}"
        who = within(first["voice"].iloc[0])
        return first_up(
            f"{who} gets most room in one account: {share} of {first['account'].iloc[0]}"
        )
    return f"Most room for a voice with a name goes {listed(parts)}"


def _colour(place: int) -> str:
    return style.COLOURS[place % len(style.COLOURS)]


def plot_favoured(
    words: pd.DataFrame, account: str = "A", *, n: int = 12, ax: "Axes | None" = None
) -> "Axes":
    """The words that one account favours: log ratios with their intervals.

    Parameters
    ----------
    words : DataFrame
        `comparison.words`.
    account : str
        Letter of the account.
    n : int
        How many words to draw, those that differ most surely; words that occur once are left out.
    ax : Axes, optional
        Where to draw; a new figure without it.
    """
    rows = words[(words["account"] == account) & (words["n"] > 1)].head(n)
    ax = _axes.axes(ax, rows=len(rows))
    if rows.empty:
        return _axes.nothing_to_draw(ax, f"{_favoured_title(account, [], words)}.")
    is_clear = rows["verdict"] == "over"
    for place, row in enumerate(records(rows)):
        colour = style.BLUE if row.verdict == "over" else style.GREY
        ax.plot([row.low, row.high], [place, place], color=colour, linewidth=2)
        ax.plot(
            row.log_ratio, place, "o", color=colour, markersize=8,
            markerfacecolor=colour if row.verdict == "over" else "white",
        )  # fmt: skip
    ax.axvline(0, color=style.INK, linewidth=1)
    counts = zip(rows["word"], rows["n"], rows["n_others"], strict=True)
    labels = [f"{_axes.label(word)} ({n:,} : {there:,})" for word, n, there in counts]
    ax.set_yticks(range(len(rows)), labels)
    ax.invert_yaxis()
    ax.tick_params(axis="y", length=0)
    title = _favoured_title(account, rows["word"][is_clear].tolist(), words)
    return _axes.dress(
        ax, title, x="Log ratio (doublings) with 95% interval; hollow: too few to say"
    )


def _favoured_title(account: str, clear: Sequence[str], words: pd.DataFrame) -> str:
    if not clear:
        return f"No word is clearly more frequent in account {account} than in {others(words)}"
    return f"Account {account} clearly favours {tied([marked(word) for word in clear], 'word')}"


def plot_told(
    sentences: pd.DataFrame, one: str = "A", other: str = "B", *, ax: "Axes | None" = None
) -> "Axes":
    """Which sentence of one account has its counterpart where in another: lines between two rails.

    Parameters
    ----------
    sentences : DataFrame
        `comparison.sentences`.
    one, other : str
        Letters of the accounts: the lines start in the first.
    ax : Axes, optional
        Where to draw; a new figure without it.
    """
    ax = _axes.axes(ax, height=4.2)
    mine, others = (sentences[sentences["account"] == letter] for letter in (one, other))
    last, last_other = (max(len(rows) - 1, 1) for rows in (mine, others))
    told = mine[mine["verdict"].isin(_TOLD) & (mine["other"] == other)]
    for row in records(told):
        ax.plot([row.sentence_id / last, row.other_sentence_id / last_other], [1, 0],
                color=style.BLUE, linewidth=1.4)  # fmt: skip
    for rows, end, height in ((mine, last, 1), (others, last_other, 0)):
        for chosen, mark, size, color in (
            (rows, "|", 16, style.GREY),
            (rows[rows["verdict"] == "only here"], "o", 8, style.VERMILION),
        ):
            places = chosen["sentence_id"] / end
            ax.plot(places, np.full(len(chosen), height), mark, color=color, markersize=size)
    ax.set_yticks([1, 0], [f"Account {one}", f"Account {other}"])
    ax.set_ylim(-0.25, 1.25)
    ax.xaxis.set_major_formatter(_axes.percentage)
    ax.grid(False)
    quantity = "Position in the account; dots: sentences without a counterpart by their words"
    return _axes.dress(ax, _told_title(sentences, one, other), x=quantity)


def _told_title(sentences: pd.DataFrame, one: str, other: str) -> str:
    """How many sentences of one account have a counterpart in another.

    >>> table = pd.DataFrame({"account": ["A", "A", "B"], "other": ["B", "B", "A"],
    ...                       "verdict": ["told", "only here", "told"]})
    >>> _told_title(table, "A", "B")
    '1 of 2 sentences of account A has a counterpart in B by its words, and 1 has none'
    >>> _told_title(table.assign(verdict="too short"), "A", "B")
    'The sentences of account A are too short to compare'
    """
    mine = sentences[sentences["account"] == one]
    verdicts = mine["verdict"]
    if len(mine) and verdicts.eq("too short").all():
        which, are = agree(len(mine), "sentence"), agree(len(mine), "is")
        return f"The {which} of account {one} {are} too short to compare"
    is_there = mine["other"] == other
    n, n_alone = int((verdicts.isin(_TOLD) & is_there).sum()), int(verdicts.eq("only here").sum())
    counterpart = "full counterpart" if (verdicts.eq("partly") & is_there).any() else "counterpart"
    has, its = agree(n or 1, "has"), agree(n or 1, "its", "their")
    which = f"{first_up(of_all(n, len(mine), 'sentence'))} of account {one}"
    where = " in any other" if sentences["account"].nunique() > 2 else ""
    rest = f", and {n_alone:,} {agree(n_alone, 'has')} none{where}" * bool(n and n_alone)
    return f"{which} {has} a {counterpart} in {other} by {its} words{rest}"


_TOLD = ("told", "copied")
