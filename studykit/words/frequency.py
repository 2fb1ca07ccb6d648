"""How often each word occurs."""

from collections.abc import Iterable
from os import PathLike
from pathlib import Path

import numpy as np
import pandas as pd

from studykit import segment
from studykit.words import _table

__all__ = ["frequency", "mark_stop_words", "stop_words_hidden", "vocabulary_growth"]


def frequency(tokens: pd.DataFrame, *, by: str = "type", stop_words: bool = True) -> pd.DataFrame:
    """The count of each word, the most frequent first (ties by first position).

    Parameters
    ----------
    tokens : DataFrame
        The token table.
    by : {"type", "lemma"}
        What counts as one word: its form in lower case ("talks", "talk"), or its
        dictionary form ("talk").
    stop_words : bool
        Whether stop words are listed. They count as words of the text either way, so
        rates stay the same.

    Returns
    -------
    DataFrame
        word; n (occurrences); per_1000 (of all words and numbers); share (0 to 1);
        rank (1 = most frequent listed; equal counts share the better rank);
        start, end (its first place: ``article.text[start:end]``; `hits` gives them all).

    Notes
    -----
    ``per_1000 = 1000 * n / N`` with N the number of words and numbers. In one article a
    word that occurs once has a rate, but chance alone would move it: read counts below
    five as "rare", not as a measured rate.

    References
    ----------
    Baron, A., Rayson, P. & Archer, D. (2009). Word frequency and key word statistics in
    historical corpus linguistics. Anglistik 20(1).

    Examples
    --------
    >>> tokens = sk.Article("The talks begin. The talk of the town.").tokens
    >>> frequency(tokens)[["word", "n", "rank"]].head(2).values.tolist()
    [['the', 3, 1], ['talks', 1, 2]]
    >>> frequency(tokens, by="lemma", stop_words=False)["word"].tolist()
    ['talk', 'begin', 'town']
    """
    _table.allowed("by", by, _table.GROUPINGS)
    is_word = _table.is_word(tokens)
    n_words = max(int(np.count_nonzero(is_word)), 1)
    listed = np.flatnonzero(is_word if stop_words else is_word & ~_table.column(tokens, "is_stop"))
    codes, words = pd.factorize(_table.column(tokens, by)[listed])
    counts = np.bincount(codes)
    order = np.argsort(-counts, kind="stable")  # codes count up in the order of first places
    places = listed[_table.first_places(codes)][order]
    n = counts[order]
    return _table.frame(
        {
            "word": np.asarray(words, dtype=object)[order],
            "n": n,
            "per_1000": 1000 * n / n_words,
            "share": n / n_words,
            "rank": np.searchsorted(-n, -n) + 1,
            "start": _table.column(tokens, "start")[places],
            "end": _table.column(tokens, "end")[places],
        }
    )


def mark_stop_words(
    tokens: pd.DataFrame, stop_words: Iterable[str] | PathLike[str]
) -> pd.DataFrame:
    """The token table with another stop list: a copy with its own `is_stop`.

    Parameters
    ----------
    tokens : DataFrame
        The token table.
    stop_words : iterable of str or path
        The words, or a CSV file with a column `word`. Capitals, curly or straight
        apostrophes and white space around a word make no difference.

    Raises
    ------
    ValueError
        When the file is not there or has no column `word`, or a single string is given.

    Examples
    --------
    >>> tokens = sk.Article("The mayor can’t stay.").tokens
    >>> mark_stop_words(tokens, ["MAYOR", " can't"])["is_stop"].tolist()
    [False, True, True, False, False]
    """
    known = {_normal(word) for word in _listed(stop_words)} - {""}
    types = _table.column(tokens, "type").tolist()
    return tokens.assign(is_stop=np.array([word in known for word in types], dtype=bool))


def _listed(stop_words: Iterable[str] | PathLike[str]) -> list[str]:
    if isinstance(stop_words, str):
        raise ValueError(
            f"stop_words={stop_words!r} is one string; allowed: a list of words, or a pathlib.Path"
        )
    if not isinstance(stop_words, PathLike):
        return [str(word) for word in stop_words]
    path = Path(stop_words)
    if not path.is_file():
        raise ValueError(f"{path} is not there: give the path of a CSV file with a column word.")
    rows = pd.read_csv(path, dtype=str, keep_default_na=False, encoding="utf-8-sig")
    if "word" not in rows:
        raise ValueError(f"{path} has no column word: write word in its first line.")
    return rows["word"].tolist()


def _normal(word: str) -> str:
    return segment.normalised(word.strip())


def stop_words_hidden(tokens: pd.DataFrame) -> pd.DataFrame:
    """What the stop list hides: the frequency of each stop word that occurs.

    Returns
    -------
    DataFrame
        The columns of `frequency`, for stop words only; rates are of all words.

    Examples
    --------
    >>> stop_words_hidden(sk.Article("The end of the road").tokens)["n"].tolist()
    [2, 1]
    """
    return frequency(tokens.assign(is_stop=~_table.column(tokens, "is_stop")), stop_words=False)


def vocabulary_growth(tokens: pd.DataFrame, *, by: str = "type") -> pd.DataFrame:
    """How many different words there have been, word after word.

    Returns
    -------
    DataFrame
        One row per word of the text: n_words (words so far, this one included), n_types
        (different words so far), is_new (whether this one is the first of its type),
        start, end (its place).

    Notes
    -----
    The curve rises ever more slowly, since common words repeat (Heaps' law): a longer
    text has more types but fewer per word. So compare vocabularies at one text length.

    References
    ----------
    Heaps, H. S. (1978). Information Retrieval. Academic Press. Section 7.5.

    Examples
    --------
    >>> vocabulary_growth(sk.Article("War, war and peace").tokens)["n_types"].tolist()
    [1, 1, 2, 3]
    """
    _table.allowed("by", by, _table.GROUPINGS)
    is_word = _table.is_word(tokens)
    words = _table.column(tokens, by)[is_word]
    is_new = np.zeros(len(words), dtype=bool)
    is_new[_table.first_places(pd.factorize(words)[0])] = True
    return _table.frame(
        {
            "n_words": np.arange(1, len(words) + 1),
            "n_types": np.cumsum(is_new),
            "is_new": is_new,
            "start": _table.column(tokens, "start")[is_word],
            "end": _table.column(tokens, "end")[is_word],
        }
    )
