"""How evenly each word is spread over the text."""

from collections.abc import Iterable

import numpy as np
import pandas as pd

from studykit.words import _table
from studykit.words.hits import hits

__all__ = ["dispersion", "trend"]

_UNITS = ("paragraph", "sentence")


def dispersion(
    tokens: pd.DataFrame,
    *,
    parts: int | str = 10,
    by: str = "type",
    min_count: int = 3,
    stop_words: bool = False,
) -> pd.DataFrame:
    """How evenly each word is spread over the parts of the text (Gries' DP).

    Parameters
    ----------
    tokens : DataFrame
        The token table.
    parts : int or {"paragraph", "sentence"}
        Into how many parts of equal length to cut the text, or its own parts.
    by : {"type", "lemma"}
        What counts as one word.
    min_count : int
        Words that occur less often are left out: two places cannot be spread evenly.
    stop_words : bool
        Whether stop words are listed.

    Returns
    -------
    DataFrame
        In the order of `frequency`: word; n (occurrences); n_parts (parts it occurs
        in); dp; dp_norm (``<NA>`` when there is one part only); start, end (its first
        place).

    Notes
    -----
    ``DP = sum(|o_i - e_i|) / 2`` with o_i the share of the word's occurrences in part i
    and e_i the part's share of all words; 0 is spread exactly like the text, near 1 is
    all in one small part. ``DPnorm = DP / (1 - min(e_i))`` reaches from 0 to 1 however
    many parts there are. A word with fewer occurrences than there are parts cannot reach
    0: compare words of like frequency.

    References
    ----------
    Gries, S. Th. (2008). Dispersions and adjusted frequencies in corpora. International
    Journal of Corpus Linguistics 13(4). Lijffijt, J. & Gries, S. Th. (2012). Correction.
    International Journal of Corpus Linguistics 17(1).

    Examples
    --------
    >>> tokens = sk.Article("War war rain sun. Snow war peace hail.").tokens
    >>> table = dispersion(tokens, parts="sentence").set_index("word")
    >>> round(float(table.loc["war", "dp"]), 4)  # (|2/3 - 1/2| + |1/3 - 1/2|) / 2
    0.1667
    """
    _table.allowed("by", by, _table.GROUPINGS)
    _table.at_least("min_count", min_count, 1)
    is_word = _table.is_word(tokens)
    codes, names = pd.factorize(_table.column(tokens, by)[is_word])
    part = part_of_words(tokens, parts)
    n = np.bincount(codes, minlength=len(names))
    n_parts, dp, smallest = _deviation(codes, part, n)
    first = np.full(len(names), 0)
    first[codes[::-1]] = np.arange(len(codes))[::-1]
    token = np.flatnonzero(is_word)[first] if len(names) else first
    listed = n >= min_count
    if not stop_words:
        listed &= ~_table.column(tokens, "is_stop")[token]
    rows = np.flatnonzero(listed)
    rows = rows[np.argsort(-n[rows], kind="stable")]
    room = 1 - smallest
    return _table.frame(
        {
            "word": np.asarray(names, dtype=object)[rows],
            "n": n[rows],
            "n_parts": n_parts[rows],
            "dp": dp[rows],
            "dp_norm": _table.maybe(dp[rows] / room if room else np.full(len(rows), np.nan)),
            "start": _table.column(tokens, "start")[token[rows]],
            "end": _table.column(tokens, "end")[token[rows]],
        }
    )


def _deviation(
    codes: _table.Array, part: _table.Array, n: _table.Array
) -> tuple[_table.Array, _table.Array, float]:
    """For each word its number of parts and its DP; and the smallest part's share."""
    sizes = np.bincount(part) if len(part) else np.array([0])
    expected = sizes / max(len(part), 1)
    cell, count = np.unique(codes * len(sizes) + part, return_counts=True)
    word, where = cell // len(sizes), cell % len(sizes)
    observed = count / n[word]
    # A part without the word adds its whole share; so start from all, and correct the rest.
    change = np.abs(observed - expected[where]) - expected[where]
    dp = (1 + np.bincount(word, weights=change, minlength=len(n))) / 2
    present = expected[expected > 0]
    smallest = float(present.min()) if len(present) else 1.0
    return np.bincount(word, minlength=len(n)), np.clip(dp, 0, 1), smallest


def part_of_words(tokens: pd.DataFrame, parts: int | str) -> _table.Array:
    """The part of the text that each word is in, from 0."""
    is_word = _table.is_word(tokens)
    if isinstance(parts, str):
        _table.allowed("parts", parts, _UNITS)
        return _table.column(tokens, f"{parts}_id")[is_word]
    _table.at_least("parts", parts, 2)
    n_words = int(is_word.sum())
    return np.arange(n_words) * parts // max(n_words, 1)


def trend(
    tokens: pd.DataFrame,
    words: str | Iterable[str],
    *,
    parts: int = 10,
    mode: str = "words",
) -> pd.DataFrame:
    """How often words occur in each part of the text.

    Parameters
    ----------
    tokens : DataFrame
        The token table.
    words : str or iterable of str
        Words or phrases, read as `hits` does.
    parts : int
        Into how many parts of equal length to cut the text.
    mode : {"words", "lemmas", "wildcard"}
        How to read them.

    Returns
    -------
    DataFrame
        One row per word and part: word; part (from 0); n (occurrences in it); n_words
        (its words); per_1000 (of its words); start, end (of the part).

    Notes
    -----
    A part of a short article holds some eighty words, so one occurrence more moves the
    rate by a dozen per 1,000: read the shape, not the figures.

    Examples
    --------
    >>> trend(sk.Article("war and rain. Rain and sun.").tokens, "rain", parts=2)["n"].tolist()
    [1, 1]
    """
    found = hits(tokens, words, mode=mode)
    is_word = _table.is_word(tokens)
    part = part_of_words(tokens, parts)
    starts = _table.column(tokens, "start")[is_word]
    ends = _table.column(tokens, "end")[is_word]
    first = np.flatnonzero(np.diff(part, prepend=-1))
    last = np.append(first[1:], len(part)) - 1
    size = last - first + 1
    place = np.minimum(starts.searchsorted(_table.column(found, "start")), len(part) - 1)
    columns: dict[str, list[object]] = {"word": [], "n": []}
    queries = _table.column(found, "query")
    for query in dict.fromkeys(queries.tolist()):
        at = np.searchsorted(first, place[queries == query], side="right") - 1
        columns["n"] += np.bincount(at, minlength=len(first)).tolist()
        columns["word"] += [query] * len(first)
    times = len(columns["n"]) // len(first)
    n, n_words = np.array(columns["n"], dtype="int64"), np.tile(size, times)
    return _table.frame(
        {
            "word": columns["word"],
            "part": np.tile(np.arange(len(first)), times),
            "n": n,
            "n_words": n_words,
            "per_1000": 1000 * n / n_words,
            "start": np.tile(starts[first], times),
            "end": np.tile(ends[last], times),
        }
    )
