"""Checks of the exercises in 09_compare; each takes the comparison in place of the article."""

from typing import Any

from studykit.exercises._check import Expected, check
from studykit.wording import rounded

__all__ = [
    "check_n_cut",
    "check_room_apart",
]


@check
def check_n_cut(comparison: Any) -> Expected:
    """How many words were cut from the quotations in all: an int."""
    table = comparison.quotations
    n_words, n_versions = int(table["n_cut"].sum()), int((table["how"] == "cut").sum())
    return Expected(
        n_words,
        "Take the sum of the column n_cut of comparison.quotations.",
        slips=[
            (n_versions, "That counts versions that are cut; how many words do they lack?"),
            (int(table["n_words"].sum()), "That counts the words that are left."),
        ],
        follows="Is one of them a word on which the meaning hangs?"
        if n_words
        else "No quotation is cut here.",
    )


@check
def check_room_apart(comparison: Any) -> Expected:
    """The voice with a name whose room differs most between A and B: its name, or None."""
    named = comparison.voices[comparison.voices["is_named"]]
    room = named.pivot_table("share_text", "voice", "account", aggfunc="sum", fill_value=0.0)
    room = room.reindex(columns=["A", "B"], fill_value=0.0)
    apart = (room["A"] - room["B"]).abs()
    right = apart.index[(apart.max() - apart) < 1e-9].tolist()
    fewer = {
        name: f"Its room differs by {rounded(100 * by, 1):.1f} points of 100; whose by more?"
        for name, by in apart.items()
    }
    most = room.max(axis=1)
    widest = dict.fromkeys(
        most.index[most == most.max()],
        "That is who has most room in one account; whose room differs most?",
    )
    return Expected(
        right[0] if right else None,
        "Pivot the named rows of comparison.voices, subtract B from A, take `abs`, `idxmax`.",
        also=right[1:],
        slips=list((fewer | widest).items()),
        follows="Did the other account leave these words out, or credit them to somebody else?",
    )
