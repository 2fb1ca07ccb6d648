"""Words more or less frequent here than in general English, or than in another article."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import accumulate, takewhile

import numpy as np
import pandas as pd

from studykit import segment
from studykit.words import _table

__all__ = ["compare_rates", "english", "keyness"]

VERDICTS = ("over", "under", "no clear difference", "too few to say", "not in the reference")

_SIZE_OF_ENGLISH = 1_000_000_000  # words, for a frequency list that does not say its size
_LEAST_LOG_LIKELIHOOD = 15.13  # p < 0.0001: a text has hundreds of words to be wrong about
_ENOUGH = 5  # occurrences, here or expected, of a word that is called as frequent as elsewhere
_LETTERS = re.compile(r"(?:[a-z]\.)+[a-z]")  # u.s


def keyness(
    tokens: pd.DataFrame,
    reference: pd.DataFrame | None = None,
    *,
    min_count: int = 3,
    confidence: float = 0.95,
) -> pd.DataFrame:
    """How much more, or less, often each word occurs here than in a reference.

    Parameters
    ----------
    tokens : DataFrame
        The token table of the text under study.
    reference : DataFrame, optional
        The token table of another article. Without one: general English (`english`),
        which comes with the kit and needs no network.
    min_count : int
        What a word must at least occur here to be called over-used.
    confidence : float
        Of the interval around the log ratio, between 0 and 1.

    Returns
    -------
    DataFrame
        The strongest evidence first: word; n, per_million (here); per_million_reference;
        expected (occurrences here, had it the reference's rate); log_likelihood;
        log_ratio, low, high (doublings, and their interval); verdict (over, under, no
        clear difference, too few to say, not in the reference); start, end (the first
        place here; ``<NA>`` for words that do not occur here but should).

    Notes
    -----
    With a, b the counts here and there, c, d the sizes and E their expectations at one
    common rate:

    - *log-likelihood* ``G2 = 2 (a ln(a/E1) + b ln(b/E2))``, 0 upwards: how sure it is
      that the rates differ. It grows with the text.
    - *log ratio* = ``log2((a/c) / (b/d))``: how much they differ; 1 is twice as often,
      -1 half as often. A count of 0 is taken as 0.5.
    - its interval is ``log2 +- z sqrt(1/a - 1/c + 1/b - 1/d) / ln 2``.

    The verdict is *over* or *under* when the interval leaves out 0, G2 is at least 15.13
    (p < 0.0001) and, for over, the word occurs `min_count` times. It is *no clear difference*
    when the interval holds 0 though the word occurs, or should, 5 times: “the” is no rarer
    than elsewhere. Else there are *too few to say*.

    Words of one article are no random sample: a name comes because of the topic, and comes
    in clusters. Keyness says what to look at, not what is significant. General English is
    a mean over books, films, news and the web.

    References
    ----------
    Rayson, P. & Garside, R. (2000). Comparing corpora using frequency profiling. Hardie,
    A. (2014). Log ratio: an informal introduction. Speer, R. (2022). wordfreq.

    Examples
    --------
    >>> table = keyness(sk.Article("The summit began. The summit ended. A summit!").tokens)
    >>> table.loc[0, ["word", "verdict"]].tolist()
    ['summit', 'over']

    An abbreviation is held against itself.

    >>> tokens = sk.Article("Mr. Lane met Mr. Roe.").tokens
    >>> keyness(tokens, tokens)["log_likelihood"].unique().tolist()
    [0.0]
    """
    _table.at_least("min_count", min_count, 1)
    here = _counts(tokens)
    smallest = _smallest() if reference is None else 0.0
    there = _english_counts() if reference is None else _counts(reference)
    size = _SIZE_OF_ENGLISH if reference is None else int(_table.is_word(reference).sum())
    n_here = int(_table.is_word(tokens).sum())
    if not n_here or not size:
        there, here = {}, {}
    words = _listed(here, there, n_here / max(size, 1), is_english=reference is None)
    a = np.array([here.get(word, 0) for word in words], dtype=float)
    written = _key if reference is None else str
    b = np.array([there.get(written(word), smallest) for word in words], dtype=float)
    if reference is None:
        b[[_is_split_in_reference(word) for word in words]] = np.nan
    rates = compare_rates(a, b, max(n_here, 1), max(size, 1), confidence=confidence)
    table = _keyness_table(tokens, words, a, b, (max(n_here, 1), max(size, 1)), rates)
    return table.assign(verdict=_table.text_array(_verdicts(table, min_count)))[
        [*table.columns[:-2], "verdict", "start", "end"]
    ]


def compare_rates(
    n: _table.Array, n_reference: _table.Array, size: int, size_reference: int,
    *, confidence: float = 0.95,
) -> pd.DataFrame:  # fmt: skip
    """Log-likelihood and log ratio of counts in two texts.

    Parameters
    ----------
    n, n_reference : array
        Counts of the same words in the text and in the reference.
    size, size_reference : int
        Number of words in each.
    confidence : float
        Of the interval around the log ratio.

    Returns
    -------
    DataFrame
        expected (in the text, at the reference's rate), log_likelihood, log_ratio, low,
        high; all ``NaN`` where a count is. For the formulas see `keyness`.

    Examples
    --------
    52 in 50,000 words against 57 in 75,000:

    >>> compare_rates([52], [57], 50_000, 75_000).round(2)["log_likelihood"].tolist()
    [2.65]
    """
    from statistics import NormalDist

    if not 0 < confidence < 1:
        raise ValueError(f"confidence={confidence!r} is not allowed; allowed: between 0 and 1")
    a, b = np.asarray(n, dtype=float), np.asarray(n_reference, dtype=float)
    c, d = size, size_reference
    share = (a + b) / (c + d)
    g2 = 2 * (_surprise(a, c * share) + _surprise(b, d * share))
    a0, b0 = np.where(a == 0, 0.5, a), np.where(b == 0, 0.5, b)
    ratio = np.log2((a0 / c) / (b0 / d))
    spread = np.sqrt(np.maximum(1 / a0 - 1 / c + 1 / b0 - 1 / d, 0)) / np.log(2)
    reach = NormalDist().inv_cdf((1 + confidence) / 2) * spread
    return pd.DataFrame(
        {
            "expected": b * c / d,
            "log_likelihood": np.maximum(g2, 0),
            "log_ratio": ratio,
            "low": ratio - reach,
            "high": ratio + reach,
        }
    )


def _surprise(observed: _table.Array, expected: _table.Array) -> _table.Array:
    with np.errstate(divide="ignore", invalid="ignore"):
        term = observed * np.log(observed / expected)
    return np.where(observed == 0, 0.0, term)


def _counts(tokens: pd.DataFrame) -> dict[str, float]:
    """The count of each type that is a word (not a number), in text order."""
    kinds = _table.column(tokens, "kind") == "word"
    codes, names = pd.factorize(_table.column(tokens, "type")[np.asarray(kinds, dtype=bool)])
    counts = np.bincount(codes, minlength=len(names)).astype(float)
    return dict(zip(names.tolist(), counts.tolist(), strict=True))


def _listed(
    here: dict[str, float],
    there: dict[str, float],
    ratio: float,
    *,
    is_english: bool,
) -> list[str]:
    """The words here, and those of the reference of which at least one was to be expected."""
    if not is_english:
        return [*here, *(w for w, n in there.items() if n * ratio >= 1 and w not in here)]
    known = {_key(word) for word in here}
    frequent = takewhile(lambda word: there[word] * ratio >= 1, there)  # the most frequent first
    return [*here, *(word for word in frequent if word not in known)]


def _key(word: str) -> str:
    """The word as the frequency list writes it: without its last full stop."""
    return word.rstrip(".") or word


def _is_split_in_reference(word: str) -> bool:
    """Whether the frequency list never holds such a word, since it cuts at hyphens."""
    return any(mark in word for mark in "-‐‑_") or any(map(str.isdigit, word))


def _verdicts(table: pd.DataFrame, min_count: int) -> list[str]:
    columns = ("n", "expected", "log_likelihood", "low", "high")
    values = [table[name].to_numpy(dtype=float, na_value=np.nan).tolist() for name in columns]
    rows = zip(*values, strict=True)
    return [_verdict(n, expected, g2, low, high, min_count) for n, expected, g2, low, high in rows]


def _verdict(n: float, expected: float, g2: float, low: float, high: float, min_count: int) -> str:
    """What the figures of one word allow to say.

    Examples
    --------
    >>> _verdict(9, 1, 60.0, 2.0, 4.0, 3), _verdict(2, 0, 60.0, 2.0, 4.0, 3)
    ('over', 'too few to say')
    >>> _verdict(0, 11, 20, -9, -1, 3), _verdict(30, 33, 0.2, -0.7, 0.4, 3)
    ('under', 'no clear difference')
    """
    if np.isnan(g2):
        return "not in the reference"
    if low <= 0 <= high and max(n, expected) >= _ENOUGH:
        return "no clear difference"
    if g2 < _LEAST_LOG_LIKELIHOOD or low <= 0 <= high or (low > 0 and n < min_count):
        return "too few to say"
    return "over" if low > 0 else "under"


def _keyness_table(
    tokens: pd.DataFrame,
    words: list[str],
    a: _table.Array,
    b: _table.Array,
    sizes: tuple[int, int],
    rates: pd.DataFrame,
) -> pd.DataFrame:
    first = _first_tokens(tokens, words)
    absent = first < 0
    place = np.maximum(first, 0)
    table = _table.frame(
        {
            "word": words,
            "n": a.astype("int64"),
            "per_million": 1e6 * a / sizes[0],
            "per_million_reference": _table.maybe(1e6 * b / sizes[1]),
            **{str(name): _table.maybe(rates[name].to_numpy()) for name in rates},
            "start": _optional(_table.column(tokens, "start"), place, absent),
            "end": _optional(_table.column(tokens, "end"), place, absent),
        }
    )
    g2 = rates["log_likelihood"].to_numpy()
    order = np.lexsort((np.arange(len(words)), -np.nan_to_num(g2, nan=-1.0)))
    return table.iloc[order].reset_index(drop=True)


def _first_tokens(tokens: pd.DataFrame, words: list[str]) -> _table.Array:
    types = _table.column(tokens, "type").tolist()
    first = dict(zip(reversed(types), range(len(types) - 1, -1, -1), strict=True))
    return np.array([first.get(word, -1) for word in words], dtype="int64")


def _optional(values: _table.Array, place: _table.Array, absent: _table.Array) -> object:
    chosen = values[place] if len(values) else np.zeros(len(place), dtype="int64")
    return pd.arrays.IntegerArray(np.where(absent, 0, chosen), absent.copy())


# ---------------------------------------------------------------- general English


def english(words: list[str] | None = None) -> pd.DataFrame:
    """How often words occur in general English, by wordfreq; offline.

    Parameters
    ----------
    words : list of str, optional
        Which words; without them the whole list, the most frequent first.

    Returns
    -------
    DataFrame
        word (lower case, cut as the kit cuts tokens: ``’s`` is a word); per_million
        (0 when rarer than one in a hundred million).

    Notes
    -----
    wordfreq 3 combines frequencies of books, subtitles, news, the web and social media
    up to 2021, as rounded rates without counts; here they are taken as those of a billion
    words, so that the reference adds next to nothing to the uncertainty. A word it does
    not list is taken as its rarest one, so its log ratio is "at least".

    References
    ----------
    Speer, R. (2022). rspeer/wordfreq: v3.0. Zenodo. doi 10.5281/zenodo.7199437

    Examples
    --------
    >>> english(["the", "Jinping"])["per_million"].round(1).tolist()
    [54434.6, 0.7]
    """
    counts = _english_counts()
    if words is None:
        words = list(counts)
    found = [counts.get(_key(segment.normalised(word)), 0.0) for word in words]
    return _table.frame(
        {"word": list(words), "per_million": np.array(found) * 1e6 / _SIZE_OF_ENGLISH}
    )


@cache
def _english_counts() -> dict[str, float]:
    """Occurrences of each word in a billion of English, the most frequent first.

    They are cut as the kit cuts tokens.
    """
    from wordfreq import get_frequency_dict

    rates = get_frequency_dict("en", wordlist="best")
    shares = {word: rate for word, rate in rates.items() if "'" not in word}
    cut = [word for word in rates if "'" in word]
    for word, part in _parts(cut):  # china's: one china
        shares[part] = shares.get(part, 0.0) + rates[word]
    scale = _SIZE_OF_ENGLISH / sum(shares.values())
    ranked = sorted(shares.items(), key=lambda item: -item[1])
    return {word: share * scale for word, share in ranked}


def _parts(words: list[str]) -> Iterator[tuple[str, str]]:
    """Each word with each of the words that the kit cuts it into; all are cut at once."""
    text = "\n".join(words)
    ends = accumulate(len(word) + 1 for word in words)
    word, end = iter(words), 0
    whole = ""
    for a, b in segment.token_spans(text):
        while b > end:
            whole, end = next(word), next(ends)
        if segment.describe(text[a:b])[2] in segment.WORDLIKE:
            yield whole, text[a:b]


@cache
def _smallest() -> float:
    return min(_english_counts().values())
