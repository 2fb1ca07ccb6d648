"""Words that keep company, and the company one word keeps."""

import numpy as np
import pandas as pd

from studykit.words import _table
from studykit.words.hits import MODES, find

__all__ = ["collocates", "collocations"]

MEASURES = ("log_likelihood", "pmi", "t_score", "dice")


def association(
    both: _table.Array, first: _table.Array, second: _table.Array, total: int
) -> dict[str, _table.Array]:
    """How strongly two words go together, by four measures.

    Parameters
    ----------
    both, first, second : array
        How often they occur together, and each alone or together.
    total : int
        Number of words.

    Returns
    -------
    dict of str to array
        The values that ``nltk.BigramAssocMeasures`` gives one by one, of all pairs at once.
    """
    with np.errstate(divide="ignore", invalid="ignore"):
        expected = first * second / total
        return {
            "log_likelihood": _likelihood_ratio(both, first, second, total),
            "pmi": np.log2(both / expected),
            "t_score": (both - expected) / np.sqrt(both),
            "dice": 2 * both / (first + second),
        }


def _likelihood_ratio(
    both: _table.Array, first: _table.Array, second: _table.Array, total: int
) -> _table.Array:
    neither = total - first - second + both
    cells = (both, second - both, first - both, neither)
    rows, columns = (second, total - second), (first, total - first)
    score = np.zeros(len(both))
    for observed, row, col in zip(
        cells, (rows[0], rows[0], rows[1], rows[1]), (columns[0], columns[1]) * 2, strict=True
    ):
        seen = observed > 0
        with np.errstate(divide="ignore", invalid="ignore"):
            term = observed * np.log(observed * total / (row * col))
        score += np.where(seen & (row > 0) & (col > 0), term, 0.0)
    return 2 * score


def collocations(
    tokens: pd.DataFrame,
    *,
    measure: str = "log_likelihood",
    window: int = 2,
    min_count: int = 2,
    stop_words: bool = False,
    across_marks: bool = False,
    by: str = "type",
) -> pd.DataFrame:
    """Pairs of words that occur together more often than by chance, the strongest first.

    Parameters
    ----------
    tokens : DataFrame
        The token table.
    measure : {"log_likelihood", "pmi", "t_score", "dice"}
        Which measure sorts the table; all are given.
    window : int
        Words from the first to the second, both included; 2 means next to each other.
    min_count : int
        Pairs that occur less often are left out.
    stop_words : bool
        Whether pairs with a stop word are listed.
    across_marks : bool
        Whether a pair may have a punctuation mark in between. Never a sentence end.
    by : {"type", "lemma"}
        What counts as the same word.

    Returns
    -------
    DataFrame
        first, second (the words); n (together); n_first, n_second (each in all);
        log_likelihood, pmi, t_score, dice; start, end (their first place together).

    Notes
    -----
    With O = n / (window - 1), f1 and f2 the words' own counts, N all words and
    E = f1 f2 / N what chance would bring, the four are those of NLTK:

    - *log-likelihood* = ``2 sum(O_ij ln(O_ij / E_ij))`` over the table of four cells, 0
      upwards: how sure it is that this is not chance. Favours frequent pairs.
    - *pmi* = ``log2(O / E)``, any number: how many doublings above chance. Favours rare
      pairs: two words that occur once, together, have the highest value there is.
    - *t-score* = ``(O - E) / sqrt(O)``: favours frequent pairs, and grammar.
    - *dice* = ``2 O / (f1 + f2)``, 0 to 1: 1 when neither occurs without the other.

    In one article most pairs occur once; none of the four can say much about a pair that
    occurs twice.

    References
    ----------
    Evert, S. (2008). Corpora and collocations. In Lüdeling & Kytö (eds), Corpus
    Linguistics. Dunning, T. (1993). Accurate methods for the statistics of surprise and
    coincidence. Computational Linguistics 19(1).

    Examples
    --------
    >>> tokens = sk.Article("Great powers talk. Great powers fight. Small states wait.").tokens
    >>> collocations(tokens)[["first", "second", "n", "dice"]].values.tolist()
    [['great', 'powers', 2, 1.0]]
    """
    _table.allowed("measure", measure, MEASURES)
    _table.at_least("window", window, 2)
    _table.at_least("min_count", min_count, 1)
    words = _table.Words(tokens, by, across_marks=across_marks)
    first, last, count = _pairs(words, window, min_count, stop_words)
    in_all = np.bincount(words.code, minlength=1)
    n_first, n_second = in_all[words.code[first]], in_all[words.code[last]]
    values = association(count / (window - 1), n_first, n_second, len(words))
    table = _table.frame(
        {
            "first": words.form[first],
            "second": words.form[last],
            "n": count,
            "n_first": n_first,
            "n_second": n_second,
            **values,
            "start": words.start[first],
            "end": words.end[last],
        }
    )
    return _strongest_first(table, measure)


def _strongest_first(table: pd.DataFrame, measure: str) -> pd.DataFrame:
    """Those that keep away from each other come last: log-likelihood has no sign of its own."""
    is_apart = _table.column(table, "pmi") <= 0
    keys = ("start", -1), ("n", -1), (measure, -1)
    columns = [_table.column(table, name) for name, _ in keys]
    order = np.lexsort((columns[0], -columns[1], -columns[2], is_apart))
    return table.iloc[order].reset_index(drop=True)


def _pairs(
    words: _table.Words, window: int, min_count: int, stop_words: bool
) -> tuple[_table.Array, _table.Array, _table.Array]:
    """The first place (of its first and its second word) and the count of each pair."""
    size = len(words)
    lefts, rights = [], []
    for gap in range(1, window):
        together = words.run[: max(size - gap, 0)] == words.run[gap:]
        if not stop_words:
            together &= ~(words.is_stop[: max(size - gap, 0)] | words.is_stop[gap:])
        left = np.flatnonzero(together)
        lefts.append(left)
        rights.append(left + gap)
    left, right = np.concatenate(lefts), np.concatenate(rights)
    order = np.lexsort((right, left))
    left, right = left[order], right[order]
    code = pd.factorize(words.code[left] * max(len(words.names), 1) + words.code[right])[0]
    counts, places = np.bincount(code), _table.first_places(code)
    keep = counts >= min_count
    return left[places][keep], right[places][keep], counts[keep]


def collocates(
    tokens: pd.DataFrame,
    word: str,
    *,
    mode: str = "words",
    window: int = 5,
    measure: str = "log_likelihood",
    min_count: int = 2,
    stop_words: bool = False,
) -> pd.DataFrame:
    """The words near one word (or phrase), the most strongly tied first.

    Parameters
    ----------
    tokens : DataFrame
        The token table.
    word : str
        The word whose company is asked for; read as `concordance` does.
    mode : {"words", "lemmas", "wildcard"}
        How to read it.
    window : int
        How many words to its left and to its right are near it; never across a sentence
        end.
    measure : {"log_likelihood", "pmi", "t_score", "dice"}
        Which measure sorts the table; all are given.
    min_count : int
        Words that are near it less often are left out.
    stop_words : bool
        Whether stop words are listed.

    Returns
    -------
    DataFrame
        word; n (times near it), n_left, n_right (on either side); n_all (times in the
        text); log_likelihood, pmi, t_score, dice; start, end (of its first place near
        the word).

    Raises
    ------
    ValueError
        When the word does not occur; the message is one plain sentence.

    Notes
    -----
    The words near it are a sample of R words (each counted once, also where two windows
    overlap) out of the N others; a collocate that occurs C times among those is expected
    ``R C / N`` times in the sample. The measures are those of `collocations` on O, R, C
    and N (surface co-occurrence).

    References
    ----------
    Evert, S. (2008). Corpora and collocations. In Lüdeling & Kytö (eds), Corpus Linguistics.

    Examples
    --------
    >>> tokens = sk.Article("The cold war ended. A cold war began. It was warm.").tokens
    >>> collocates(tokens, "war")[["word", "n", "n_left"]].values.tolist()
    [['cold', 2, 2]]
    """
    _table.allowed("mode", mode, MODES)
    _table.allowed("measure", measure, MEASURES)
    _table.at_least("window", window, 1)
    first, last = find(tokens, word, mode=mode)
    words = _table.Words(tokens, "type", across_marks=True)
    side = _sides(words, np.searchsorted(words.token, first),
                  np.searchsorted(words.token, last), window)  # fmt: skip
    return _collocate_table(words, side, measure, min_count, stop_words)


_NODE, _LEFT, _RIGHT = 3, 1, 2


def _sides(
    words: _table.Words, first: _table.Array, last: _table.Array, window: int
) -> _table.Array:
    """For each word of the text: 0 far from the node, 1 left or 2 right of it, 3 the node."""
    side = np.zeros(len(words), dtype="int8")
    for gap in range(window, 0, -1):  # the nearest node decides
        for anchor, step, value in ((last, gap, _RIGHT), (first, -gap, _LEFT)):
            place = anchor + step
            ok = (place >= 0) & (place < len(words))
            ok[ok] = words.run[place[ok]] == words.run[anchor[ok]]
            side[place[ok]] = value
    for offset in range(int((last - first).max()) + 1):
        side[np.minimum(first + offset, last)] = _NODE
    return side


def _collocate_table(
    words: _table.Words, side: _table.Array, measure: str, min_count: int, stop_words: bool
) -> pd.DataFrame:
    n_codes = len(words.names)
    left = np.bincount(words.code[side == _LEFT], minlength=n_codes)
    right = np.bincount(words.code[side == _RIGHT], minlength=n_codes)
    others = np.bincount(words.code[side != _NODE], minlength=n_codes)
    place = np.flatnonzero((side == _LEFT) | (side == _RIGHT))
    first = np.full(n_codes, -1)
    first[words.code[place][::-1]] = place[::-1]
    listed = (left + right >= min_count) & (first >= 0)
    if not stop_words:
        listed &= ~words.is_stop[np.maximum(first, 0)]
    codes = np.flatnonzero(listed)
    near = (left + right)[codes]
    total = int((side != _NODE).sum())
    sample = np.full(len(codes), len(place))
    table = _table.frame(
        {
            "word": words.names[codes],
            "n": near,
            "n_left": left[codes],
            "n_right": right[codes],
            "n_all": np.bincount(words.code, minlength=n_codes)[codes],
            **association(near.astype(float), sample, others[codes], max(total, 1)),
            "start": words.start[first[codes]],
            "end": words.end[first[codes]],
        }
    )
    return _strongest_first(table, measure)
