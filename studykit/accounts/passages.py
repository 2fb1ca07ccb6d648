"""Runs of words that two accounts have in common, and how much of a text they make up."""

from collections.abc import Iterator, Sequence
from itertools import combinations

import numpy as np
import pandas as pd

from studykit.accounts import columns
from studykit.accounts.account import Account, Places

SHORTEST = 8  # words; shorter runs come by chance: “at the end of the day”

Run = tuple[int, int, int]
"""Where a run begins in one list of words and in the other, and its length."""


def passages(accounts: Sequence[Account], *, shortest: int = SHORTEST) -> pd.DataFrame:
    """Every run of at least `shortest` words that two accounts share.

    Parameters
    ----------
    accounts : sequence of Account
        Which to compare, each with each.
    shortest : int
        Length of a run in words.

    Returns
    -------
    DataFrame
        One row per run and pair, from the earlier account to the later: see `columns`.

    Notes
    -----
    Words are compared in lower case and without the marks between them. Runs come out of a
    quotation that both print, out of an agency's text that both took over, or out of a phrase
    that everybody uses. The cost grows with the length of the texts, not with its square.
    """
    rows = []
    for one, other in combinations(accounts, 2):
        known = other.places(shortest)
        for a, b, n in runs(one.words.forms, other.words.forms, shortest, known):
            rows.append(
                (
                    one.letter,
                    other.letter,
                    n,
                    one.words.printed(one.text, a, a + n - 1),
                    *(one.words.starts[a], one.words.ends[a + n - 1]),
                    *(other.words.starts[b], other.words.ends[b + n - 1]),
                )
            )
    return columns.of_rows("passages", rows)


def runs(one: Sequence[str], other: Sequence[str], shortest: int, known: Places) -> Iterator[Run]:
    """The runs of words that two lists share, the longest at each place of the first.

    `known` has the places of the other list's words, as from `places`.

    Examples
    --------
    >>> from studykit.accounts.account import places
    >>> one, other = "a b c d e f".split(), "x b c d y e f".split()
    >>> list(runs(one, other, 2, places(other, 2)))
    [(1, 1, 3), (4, 5, 2)]
    """
    at = 0
    while at <= len(one) - shortest:
        found = known.get(tuple(one[at : at + shortest]), ())
        length, place = max(((_length(one, other, at, b), -b) for b in found), default=(0, 0))
        if length:
            yield at, -place, length
        at += length or 1


def _length(one: Sequence[str], other: Sequence[str], a: int, b: int) -> int:
    n = 0
    while a + n < len(one) and b + n < len(other) and one[a + n] == other[b + n]:
        n += 1
    return n


def share_copied(account: Account, table: pd.DataFrame) -> float:
    """The share of an account's words that lie in a run which another account has too, 0 to 1."""
    return float(copied(account, table).mean()) if account.words.forms else 0.0


def copied(account: Account, table: pd.DataFrame) -> np.ndarray:
    """Which words of an account lie in such a run."""
    found = np.zeros(len(account.words.forms), dtype=bool)
    for letter, start, end in (
        ("account", "start", "end"),
        ("other", "other_start", "other_end"),
    ):
        rows = table[table[letter] == account.letter]
        for first, last in zip(rows[start], rows[end], strict=True):
            low, high = np.searchsorted(account.words.starts, (first, last))
            found[low:high] = True
    return found
