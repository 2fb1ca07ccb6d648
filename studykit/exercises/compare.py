"""Checks of the exercises in 09_compare; each takes the comparison in place of the article."""

from typing import Any

from studykit.exercises._check import Expected, check

__all__ = [
    "check_n_cut",
    "check_only_words",
    "check_room_apart",
]


@check
def check_n_cut(comparison: Any) -> Expected:
    """How many versions of a quotation are cut: an int."""
    return Expected(
        int((comparison.quotations["how"] == "cut").sum()),
        hint='Compare the column how of comparison.quotations with "cut" and take the sum.',
    )


@check
def check_room_apart(comparison: Any) -> Expected:
    """The voice with a name whose room differs most between A and B: its name, or None."""
    named = comparison.voices[comparison.voices["is_named"]]
    room = named.pivot_table("share_text", "voice", "account", aggfunc="sum", fill_value=0.0)
    room = room.reindex(columns=["A", "B"], fill_value=0.0)
    apart = (room["A"] - room["B"]).abs()
    right = set(apart.index[(apart.max() - apart) < 1e-9])
    return Expected(
        right,
        hint="Pivot the named rows of comparison.voices, subtract B from A, take `abs`, `idxmax`.",
        accepts=lambda answer: answer in right if right else answer is None,
    )


@check
def check_only_words(comparison: Any) -> Expected:
    """The share of the sentences of A that are only there: a number from 0 to 1."""
    table = comparison.sentences
    mine = table.loc[table["account"] == "A", "verdict"]
    return Expected(
        float((mine == "only here").mean()),
        hint='Keep the rows of account A; which share of them has the verdict "only here"?',
        tolerance=0.0051,
    )
