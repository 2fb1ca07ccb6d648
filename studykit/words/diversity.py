"""How varied the words are, and how long words and sentences run."""

import re
from collections import Counter
from functools import lru_cache

import numpy as np
import pandas as pd

from studykit.words import _table

__all__ = ["diversity", "readability"]

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
    >>> from studykit import Article
    >>> table = diversity(Article("War and war and peace and war").tokens, window=4)
    >>> table.set_index("measure").loc[["words", "types", "MATTR"], "value"].tolist()
    [7.0, 3.0, 0.6875]
    """
    _table.at_least("window", window, 1)
    words = _table.column(tokens, "type")[_table.is_word(tokens)]
    n, counts = len(words), Counter(words.tolist())
    hapaxes = sum(count == 1 for count in counts.values())
    rows = [
        ("words", n, "all words and numbers of the text", 1),
        ("types", len(counts), "different words; grows with the text", 1),
        ("hapaxes", hapaxes, "words that occur once; usually about half of the types", 1),
        ("type-token ratio", len(counts) / n if n else np.nan,
         "types / words, 0 to 1; falls as a text gets longer", 1),
        ("MATTR", _mattr(words, window),
         f"mean type-token ratio of every {window} words in a row; higher is more varied", window),
        ("MTLD", _mtld(words.tolist()) if n else np.nan,
         "mean run of words with a type-token ratio above 0.72; higher is more varied", 100),
    ]  # fmt: skip
    return _long_table(rows, ("measure", "value", "says", "needs"))


def _long_table(rows: list[tuple[str, float, str, int]], names: tuple[str, ...]) -> pd.DataFrame:
    measures, values, says, needs = zip(*rows, strict=True)
    columns = (
        list(measures),
        _table.maybe(np.array(values, dtype=float)),
        list(says),
        np.array(needs, dtype="int64"),
    )
    return _table.frame(dict(zip(names, columns, strict=True)))


def _mattr(words: _table.Array, window: int) -> float:
    """The mean number of types in each window, over its length.

    A word counts in a window unless it comes again before the window ends, so each word
    is a type in as many windows as begin behind its last occurrence.
    """
    n_windows = len(words) - window + 1
    if n_windows < 1:
        return np.nan
    before = _previous(words)
    place = np.arange(len(words))
    first = np.maximum(np.maximum(place - window + 1, before + 1), 0)  # windows it is new in
    last = np.minimum(place, n_windows - 1)
    return float(np.maximum(last - first + 1, 0).sum() / (n_windows * window))


def _previous(words: _table.Array) -> _table.Array:
    """Where each word stood last before; -1 where it is new."""
    codes = pd.factorize(words)[0]
    order = np.argsort(codes, kind="stable")
    before = np.full(len(words), -1)
    same = codes[order[1:]] == codes[order[:-1]]
    before[order[1:][same]] = order[:-1][same]
    return before


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


# ---------------------------------------------------------------- readability


def readability(sentences: pd.DataFrame, tokens: pd.DataFrame) -> pd.DataFrame:
    """Words per sentence, syllables per word, and three established formulas of them.

    Parameters
    ----------
    sentences, tokens : DataFrame
        The tables of one article.

    Returns
    -------
    DataFrame
        measure; value (``<NA>`` with fewer sentences than the formula needs); says (what
        the value means); needs (sentences).

    Notes
    -----
    With W words, S sentences, Y syllables, L letters and P words of three syllables or
    more:

    - *Flesch reading ease* = ``206.835 - 1.015 W/S - 84.6 Y/W``: higher is easier;
      newspapers lie around 50, below 30 is academic prose.
    - *Flesch-Kincaid grade* = ``0.39 W/S + 11.8 Y/W - 15.59``: years of US schooling.
    - *Coleman-Liau grade* = ``5.88 L/W - 29.6 S/W - 15.8``: the same scale from letters,
      so it needs no syllables and checks the one above.
    - *SMOG grade* = ``1.043 sqrt(30 P/S) + 3.1291``: defined on 30 sentences; not given
      for fewer.

    They see only the length of words and sentences: nonsense in short words scores
    "easy", and a long name counts as a hard word. ``’s`` is part of the word before it.
    Syllables are counted by rule, not looked up: the rule gives the number in the CMU
    Pronouncing Dictionary for 98 of 100 words of running English, and its total is
    within 1 percent. Numbers are no words here.

    References
    ----------
    Flesch, R. (1948). A new readability yardstick. Journal of Applied Psychology 32(3).
    Kincaid, J. P. et al. (1975). Derivation of new readability formulas. Naval Technical
    Training Command. Coleman, M. & Liau, T. L. (1975). Journal of Applied Psychology
    60(2). McLaughlin, G. H. (1969). SMOG grading. Journal of Reading 12(8).

    Examples
    --------
    >>> from studykit import Article
    >>> article = Article("The cat sat. The dog ran off.")
    >>> readability(article.sentences, article.tokens)["value"].head(2).tolist()
    [3.5, 1.0]
    """
    words = _spoken(tokens)
    counts = [syllables(word) for word in words]
    n_words, n_syllables = len(words), sum(counts)
    n_sentences = int((sentences["n_words"] > 0).sum())
    if not n_words or not n_sentences:
        length = per_word = letters = long_words = np.nan
    else:
        length = n_words / n_sentences
        per_word = n_syllables / n_words
        letters = sum(sum(map(str.isalpha, word)) for word in words) / n_words
        long_words = 30 * sum(count > 2 for count in counts) / n_sentences
    return _long_table(
        _formulas(length, per_word, letters, long_words, n_sentences),
        ("measure", "value", "says", "needs"),
    )


def _formulas(
    length: float, per_word: float, letters: float, long_words: float, n_sentences: int
) -> list[tuple[str, float, str, int]]:
    ease = 206.835 - 1.015 * length - 84.6 * per_word
    rows = [
        ("words per sentence", length, "mean; higher is harder", 1),
        ("syllables per word", per_word, "mean, counted by rule; higher is harder", 1),
        ("Flesch reading ease", ease, f"higher is easier; here: {_ease_in_words(ease)}", 5),
        ("Flesch-Kincaid grade", 0.39 * length + 11.8 * per_word - 15.59,
         "years of US schooling to read it", 5),
        ("Coleman-Liau grade", 5.88 * letters - 29.6 / length - 15.8,
         "years of US schooling, from letters instead of syllables", 5),
        ("SMOG grade", 1.043 * long_words**0.5 + 3.1291,
         "years of US schooling, from words of three syllables or more", 30),
    ]  # fmt: skip
    return [
        (name, value if n_sentences >= needs else np.nan, says, needs)
        for name, value, says, needs in rows
    ]


_EASE = ((90, "very easy"), (80, "easy"), (70, "fairly easy"), (60, "standard"),
         (50, "fairly difficult"), (30, "difficult"), (-np.inf, "very difficult"))  # fmt: skip


def _ease_in_words(ease: float) -> str:
    """Flesch's (1948) name for a score.

    Examples
    --------
    >>> _ease_in_words(65), _ease_in_words(12.5)
    ('standard', 'very difficult')
    """
    return next((name for least, name in _EASE if ease >= least), "not known")


def _spoken(tokens: pd.DataFrame) -> list[str]:
    """The words as they are spoken: without numbers, and without a clitic of its own."""
    is_word = _table.column(tokens, "kind") == "word"
    words = _table.column(tokens, "token")[np.asarray(is_word, dtype=bool)].tolist()
    return [word for word in words if word[0] not in "'’"]


# A run of vowels: one syllable, before the corrections below.
_VOWELS = re.compile(r"[aeiouyáàâäãåæéèêëíìîïóòôöõøœúùûü]+")
# An e that is not heard: at the end (make), in -ed (talked) and -es (makes), and before an
# ending or a second half (movement, lonely, something); heard in -le (table) and -ted.
_SILENT = (
    re.compile(r"(?<=[aeiouy])([^aeiouy]+)e$(?<![^aeiouy][lr]e)"),
    re.compile(r"(?<=[aeiouy])([^aeiouy]*[^aeiouytd])e(?=d$)"),
    re.compile(r"(?<=[aeiouy])([^aeiouy]*[^aeiouyscxzg])e(?=s$)(?<![cs]he)(?<![^aeiouyr]le)"),
    re.compile(
        r"(?<=[aeiouy])([^aeiouy]+)e"
        r"(?=(?:ments?|ly|less|ness|ful|fully|where|things?|times?|ones?|body)$)"
    ),
)
# Two vowels that are two syllables: media, create, reality, museum, being.
_APART = re.compile(
    r"(?<![tcsglr])i[ao](?![un])|(?<=[rd])ia|(?<=[cs])ia(?=t)|(?<=[lr])io(?=[^un]|$)"
    r"|(?<![qg])u[ao]|(?<![pg])[ae]o(?![ou])|(?<=cr)ea(?=t)|(?<=[rd])ea(?=s?$)|[^qg]ui(?=t[yei])"
    r"|ying|(?<=[aeiouy])ing|(?<=[aeo])y(?=[ao]|er)|(?<=e)a(?=li[tsz])|[eiu]um|iet|ienc|[dr]ior|sms?$"
    r"|(?<=[vrbd])iou|[^aeiouy]uou"
)
_WRITTEN_IN_LETTERS = re.compile(r"(?:[A-Z]\.){2,}|[A-Z]{2,3}|[B-DF-HJ-NP-TV-XZ]{2,}")


@lru_cache(maxsize=1 << 16)
def syllables(word: str) -> int:
    """The number of syllables in an English word, by rule.

    Examples
    --------
    >>> [syllables(word) for word in ("war", "peace", "talked", "wanted", "table", "media")]
    [1, 1, 1, 2, 2, 3]
    >>> syllables("U.S."), syllables("long-awaited"), syllables("NGOs’")
    (2, 4, 1)
    """
    if _WRITTEN_IN_LETTERS.fullmatch(word):
        return sum(map(str.isalpha, word))
    parts = re.split(r"[^\w']|_", word.lower().replace("’", "'"))
    return max(1, sum(_in_part(part.split("'")[0]) for part in parts))


def _in_part(part: str) -> int:
    if not part.isalpha():
        return 0
    heard = part
    for silent in _SILENT:
        heard = silent.sub(r"\1", heard)
    return max(1, len(_VOWELS.findall(heard)) + len(_APART.findall(heard)))
