"""Which articles are nearly the same: one agency's text in fifty papers.

Each article is boiled down to a few numbers, by MinHash over its sequences of three words
(Broder 1997, On the resemblance and containment of documents): two articles agree in about as
many of these numbers as they share of their sequences. Articles that agree in a band of them are
looked at side by side.
"""

from collections.abc import Iterator, Mapping
from hashlib import blake2b
from typing import Any

import numpy as np

Array = np.ndarray[Any, Any]

N_BANDS, BAND = 20, 3  # of those that share half, 19 in 20 agree in one band at least
LENGTH = N_BANDS * BAND
ENOUGH = 0.5
"""The share of sequences from which on two articles are called nearly the same."""

_SHINGLE = 3  # words
_FEWEST = 20  # words; what is shorter is like any other
_RANDOM = np.random.default_rng(1)
_FACTORS = _RANDOM.integers(1, 1 << 63, (LENGTH, 1), "uint64") * 2 + 1
_TERMS = _RANDOM.integers(0, 1 << 63, (LENGTH, 1), "uint64")
_BASE = 0x9E3779B97F4A7C15


def signature(tokens: Mapping[str, Any]) -> Array | None:
    """The numbers that stand for an article, or None if it is too short.

    Parameters
    ----------
    tokens : mapping
        The columns of its table `tokens`, as the stages make them.
    """
    words = tokens["words"].say(_number, "uint64")[tokens["is_word"]]
    if len(words) < _FEWEST:
        return None
    ends = len(words) - _SHINGLE + 1
    shingles = np.zeros(ends, "uint64")
    for place in range(_SHINGLE):
        shingles = shingles * np.uint64(_BASE) + words[place : place + ends]
    shingles ^= shingles >> np.uint64(32)
    return ((_FACTORS * shingles + _TERMS).min(axis=1) >> np.uint64(32)).astype("uint32")


def _number(word: str) -> int:
    """A number that stands for a word, the same in every process."""
    data = word.lower().encode("utf-8", "replace")
    return int.from_bytes(blake2b(data, digest_size=8).digest(), "little")


def nearly_same(signatures: Array) -> list[tuple[int, int, float]]:
    """Each article that is nearly the same as an earlier one.

    Parameters
    ----------
    signatures : array
        A row per article, in the order of the archive.

    Returns
    -------
    list of (int, int, float)
        The article's row, that of the first one of its group, and about which share of their
        sequences of words both have.

    Examples
    --------
    >>> one, other = np.arange(60), np.arange(60) + 100
    >>> nearly_same(np.array([one, other, np.where(one < 45, one, 0)], "uint32"))
    [(2, 0, 0.75)]
    """
    first = list(range(len(signatures)))
    for band in range(N_BANDS):
        for row, other in _agreeing(signatures, band):
            one, two = sorted((_root(first, row), _root(first, other)))
            first[two] = one
    roots = [(row, _root(first, row)) for row in range(len(first))]
    return [
        (row, root, float((signatures[row] == signatures[root]).mean()))
        for row, root in roots
        if row != root
    ]


def _agreeing(signatures: Array, band: int) -> Iterator[tuple[int, int]]:
    """Pairs of rows that have the same numbers in a band, and enough of the others."""
    keys = signatures[:, band * BAND : (band + 1) * BAND]
    order = np.lexsort(keys.T)  # which keeps equal ones in their order
    is_new = np.ones(len(order), bool)
    is_new[1:] = (keys[order[1:]] != keys[order[:-1]]).any(axis=1)
    leader = order[np.maximum.accumulate(np.where(is_new, np.arange(len(order)), 0))]
    rows = order[~is_new]
    before = np.concatenate([order[:1], order[:-1]])[~is_new] if len(order) else rows
    for others in (leader[~is_new], before):
        is_like = (signatures[rows] == signatures[others]).mean(axis=1) >= ENOUGH
        yield from zip(rows[is_like].tolist(), others[is_like].tolist(), strict=True)


def _root(first: list[int], row: int) -> int:
    while first[row] != row:
        first[row] = first[first[row]]
        row = first[row]
    return row
