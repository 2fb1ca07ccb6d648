"""How varied the words of a text are."""

from collections import Counter

import numpy as np
import pandas as pd

from studykit.words import _table

__all__ = ["diversity"]

MTLD_THRESHOLD = 0.72  # where a factor ends (McCarthy & Jarvis 2010)


def diversity(tokens: pd.DataFrame, *, window: int = 50) -> pd.DataFrame:
    """Measures of how varied the words of a text are.

    Parameters
    ----------
    tokens : DataFrame
        The token table. All words and numbers count, stop words included.
    window : int
        Number of words in the moving window of MATTR.

    Returns
    -------
    DataFrame
        measure; value (``<NA>`` where the text is too short for it); says (what it is,
        which direction means more variety); needs (words it takes to mean something).

    Notes
    -----
    - *Type-token ratio*: different words / words, 0 to 1. It falls with every text as
      the text goes on, so never compare it between texts of different length.
    - *MATTR*: the mean type-token ratio of all windows of `window` words, 0 to 1. Does
      not depend on length.
    - *MTLD*: the mean number of words in a row for which the type-token ratio stays
      above 0.72, from the left and from the right; 1 upwards. Hardly depends on length
      from 100 words on.

    References
    ----------
    Covington, M. & McFall, J. (2010). Cutting the Gordian knot: the moving-average
    type-token ratio. Journal of Quantitative Linguistics 17(2).
    McCarthy, P. & Jarvis, S. (2010). MTLD, vocd-D, and HD-D. Behavior Research Methods 42(2).

    Examples
    --------
    >>> table = diversity(sk.Article("War and war and peace and war").tokens, window=4)
    >>> table.set_index("measure").loc[["words", "types", "MATTR"], "value"].tolist()
    [7.0, 3.0, 0.6875]
    """
    _table.at_least("window", window, 1)
    words = _table.column(tokens, "type")[_table.is_word(tokens)].tolist()
    n, counts = len(words), Counter(words)
    hapaxes = sum(count == 1 for count in counts.values())
    rows = [
        ("words", n, "all words and numbers of the text", 1),
        ("types", len(counts), "different words; grows with the text", 1),
        ("hapaxes", hapaxes, "words that occur once; of a longer text a smaller part", 1),
        ("type-token ratio", len(counts) / n if n else np.nan,
         "types / words, 0 to 1; falls as a text gets longer", 1),
        ("MATTR", _mattr(words, window),
         f"mean type-token ratio of every {window} words in a row; higher is more varied", window),
        ("MTLD", _mtld(words) if n else np.nan,
         "mean run of words with a type-token ratio above 0.72; higher is more varied", 100),
    ]  # fmt: skip
    return _table.measures(rows)


def _mattr(words: list[str], window: int) -> float:
    """The mean number of types in each window, over its length."""
    if len(words) < window:
        return np.nan
    inside = Counter(words[:window])
    n_types = [len(inside)]
    for leaves, enters in zip(words, words[window:], strict=False):
        inside[enters] += 1
        inside[leaves] -= 1
        if not inside[leaves]:
            del inside[leaves]
        n_types.append(len(inside))
    return sum(n_types) / (len(n_types) * window)


def _mtld(words: list[str]) -> float:
    return (_mean_factor(words) + _mean_factor(words[::-1])) / 2


def _mean_factor(words: list[str]) -> float:
    """Words per factor: a run that ends when its type-token ratio falls to the threshold."""
    factors, seen, n = 0.0, set[str](), 0
    for word in words:
        n += 1
        seen.add(word)
        if len(seen) <= MTLD_THRESHOLD * n:
            factors, n = factors + 1, 0
            seen.clear()
    if n:  # what is left counts as the part of a factor that it got through
        factors += (1 - len(seen) / n) / (1 - MTLD_THRESHOLD)
    return len(words) / factors if factors else float(len(words))
