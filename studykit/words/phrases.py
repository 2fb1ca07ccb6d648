"""Words in a row: n-grams."""

from collections.abc import Iterable

import numpy as np
import pandas as pd

from studykit.words import _table

__all__ = ["phrases"]

_SPANNING = ("keep", "inside", "drop")


def phrases(
    tokens: pd.DataFrame,
    n: int | Iterable[int] = 2,
    *,
    min_count: int = 2,
    stop_words: str = "inside",
    by: str = "type",
) -> pd.DataFrame:
    """The n-grams: phrases of n words in a row, the most frequent first.

    No phrase goes across a sentence end or a punctuation mark. One with a clitic in it is another
    than one without ("Xi's plan", "Xi plan").

    Parameters
    ----------
    tokens : DataFrame
        The token table.
    n : int or iterable of int
        Number of words, 2 to 5; several give phrases of several lengths.
    min_count : int
        Phrases that occur less often are left out.
    stop_words : {"inside", "keep", "drop"}
        ``inside``: a phrase may hold stop words, but not begin or end with one ("end of
        the war"). ``keep``: any phrase. ``drop``: no phrase with a stop word in it.
    by : {"type", "lemma"}
        What counts as the same word.

    Returns
    -------
    DataFrame
        phrase; length (words); n (occurrences); per_1000 (of all words); rank (equal
        counts share the better rank); start, end (the first place:
        ``article.text[start:end]``; `hits` gives them all).

    Notes
    -----
    A phrase of five that occurs twice brings two phrases of four with it, three of three,
    and so on: counts of different lengths are not independent. ``per_1000 = 1000 n / N``
    with N all words. In one article a count of two is as likely an accident as a habit.

    References
    ----------
    Biber, D. et al. (1999). Longman Grammar of Spoken and Written English. Chapter 13.

    Examples
    --------
    >>> text = "The end of the war is near. The end of the war is far."
    >>> phrases(sk.Article(text).tokens, 4)[["phrase", "n"]].values.tolist()
    [['end of the war', 2]]
    >>> phrases(sk.Article("Xi’s plan is Xi’s plan.").tokens)["phrase"].tolist()
    ["xi's plan"]
    >>> tokens = sk.Article("Xi plans and Xi’s plans are Xi’s plans.").tokens
    >>> phrases(tokens, min_count=1)[["phrase", "n"]].values.tolist()
    [["xi's plans", 2], ['xi plans', 1]]
    """
    lengths = [n] if isinstance(n, int) else list(n)
    for length in lengths:
        _table.allowed("n", length, (2, 3, 4, 5))
    _table.at_least("min_count", min_count, 1)
    _table.allowed("stop_words", stop_words, _SPANNING)
    run = _table.Words(tokens, by)
    forms = _table.column(tokens, by)
    rows = [_ngrams(run, forms, length, min_count, stop_words) for length in lengths]
    first = np.concatenate([row[0] for row in rows])
    count = np.concatenate([row[1] for row in rows])
    size = np.repeat(lengths, [len(row[0]) for row in rows])
    order = np.lexsort((-size, first, -count))
    return _phrase_table(run, forms, first[order], count[order], size[order])


def _ngrams(
    words: _table.Words, forms: _table.Array, length: int, min_count: int, stop_words: str
) -> tuple[_table.Array, _table.Array]:
    """The first place and the count of each n-gram."""
    n = max(len(words) - length + 1, 0)
    inside = words.run[:n] == words.run[len(words) - n :]
    stops = [words.is_stop[i : n + i] for i in range(length)]
    if stop_words == "drop":
        inside &= ~np.logical_or.reduce(stops)
    elif stop_words == "inside":
        inside &= ~(stops[0] | stops[-1])
    place = np.flatnonzero(inside)
    each = [*[_with_clitics(words, forms)] * (length - 1), words.code]
    size = max(int(codes.max(initial=0)) for codes in each) + 1
    code = each[0][place]
    for i in range(1, length):  # two codes at a time become one
        code = pd.factorize(code * size + each[i][place + i])[0].astype("int64")
    counts = np.bincount(code)
    firsts = place[_table.first_places(code)]
    keep = counts >= min_count
    return firsts[keep], counts[keep]


def _with_clitics(words: _table.Words, forms: _table.Array) -> _table.Array:
    """The words' codes, others where clitics follow: “Lane’s boats” are no “Lane boats”."""
    codes, after = words.code.copy(), np.diff(words.token, append=len(forms))
    parted = np.flatnonzero(after > 1)
    ends = words.token[parted] + after[parted]
    spans = zip(words.token[parted].tolist(), ends.tolist(), strict=True)
    printed = np.array([" ".join(forms[a:b]) for a, b in spans], dtype=object)
    codes[parted] = len(words.names) + pd.factorize(printed)[0]
    return codes


def _phrase_table(
    words: _table.Words,
    forms: _table.Array,
    first: _table.Array,
    count: _table.Array,
    size: _table.Array,
) -> pd.DataFrame:
    ranked = np.sort(-count)
    ends = words.token[first + size - 1] + 1  # the clitics before its last word are printed
    spans = zip(words.token[first].tolist(), ends.tolist(), strict=True)
    return _table.frame(
        {
            "phrase": [" ".join(forms[a:b]).replace(" '", "'") for a, b in spans],
            "length": size,
            "n": count,
            "per_1000": 1000 * count / max(len(words), 1),
            "rank": np.searchsorted(ranked, -count) + 1,
            "start": words.start[first],
            "end": words.end[first + size - 1],
        }
    )
