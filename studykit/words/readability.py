"""How long words and sentences run, and what established formulas make of it."""

import re
from functools import cache, lru_cache

import numpy as np
import pandas as pd

from studykit import lexicons
from studykit.words import _table

__all__ = ["readability"]

_FEWEST = 20  # words that a formula needs: eight lines of figures hold few


def readability(sentences: pd.DataFrame, tokens: pd.DataFrame) -> pd.DataFrame:
    """Words per sentence, syllables per word, and three established formulas of them.

    Parameters
    ----------
    sentences, tokens : DataFrame
        The tables of one article.

    Returns
    -------
    DataFrame
        measure; value (``<NA>`` with fewer sentences than the formula needs, or fewer than 20
        words that are no numbers); says (what the value means); needs (sentences).

    Notes
    -----
    With W words (N of them no numbers), S sentences, Y syllables, L letters and P words of
    three syllables or more:

    - *Flesch reading ease* = ``206.835 - 1.015 W/S - 84.6 Y/N``: higher is easier;
      newspapers lie around 50, below 30 is academic prose.
    - *Flesch-Kincaid grade* = ``0.39 W/S + 11.8 Y/N - 15.59``: years of US schooling.
    - *Coleman-Liau grade* = ``5.88 L/N - 29.6 S/W - 15.8``: the same scale from letters,
      so it needs no syllables and checks the one above.
    - *SMOG grade* = ``1.043 sqrt(30 P/S) + 3.1291``: defined on 30 sentences; not given
      for fewer.

    They see only the length of words and sentences: nonsense in short words scores
    "easy", and a long name counts as a hard word. ``’s`` is part of the word before it.
    Syllables are counted by rule, not looked up: the rule gives the number in the CMU
    Pronouncing Dictionary for 98 of 100 words of running English, and its total is
    within 1 percent. Numbers count as words of a sentence, as they do in all tables; they
    have no syllables here.

    References
    ----------
    Flesch, R. (1948). A new readability yardstick. Journal of Applied Psychology 32(3).
    Kincaid, J. P. et al. (1975). Derivation of new readability formulas. Naval Technical
    Training Command. Coleman, M. & Liau, T. L. (1975). Journal of Applied Psychology
    60(2). McLaughlin, G. H. (1969). SMOG grading. Journal of Reading 12(8).

    Examples
    --------
    >>> article = sk.Article("The cat sat. The dog ran off.")
    >>> readability(article.sentences, article.tokens)["value"].head(2).tolist()
    [3.5, 1.0]
    >>> article = sk.Article("61, 12. 400. 38 rows. 12. 7 tolls. 9.")
    >>> readability(article.sentences, article.tokens)["value"].isna().tolist()
    [False, False, True, True, True, True]
    """
    words = _spoken(tokens)
    counts = [syllables(word) for word in words]
    n_words, n_syllables = len(words), sum(counts)
    n_sentences = int((sentences["n_words"] > 0).sum())
    if not n_words or not n_sentences:
        length = per_word = letters = long_words = np.nan
    else:
        length = int(_table.is_word(tokens).sum()) / n_sentences
        per_word = n_syllables / n_words
        letters = sum(sum(map(str.isalpha, word)) for word in words) / n_words
        long_words = 30 * sum(count > 2 for count in counts) / n_sentences
    enough = n_sentences if n_words >= _FEWEST else min(n_sentences, 1)
    return _table.measures(_formulas(length, per_word, letters, long_words, enough))


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
    """Flesch's (1948) name for a score, as it is printed: in whole numbers.

    Examples
    --------
    >>> _ease_in_words(65), _ease_in_words(12.5), _ease_in_words(49.6)
    ('standard', 'very difficult', 'fairly difficult')
    """
    return next((name for least, name in _EASE if round(ease, 0) >= least), "not known")


def _spoken(tokens: pd.DataFrame) -> list[str]:
    """The words as they are spoken: without numbers, and without a clitic of its own."""
    is_word = _table.column(tokens, "kind") == "word"
    words = _table.column(tokens, "token")[np.asarray(is_word, dtype=bool)].tolist()
    return [word for word in words if word[0] not in "'’"]


# A run of vowels: one syllable, before the corrections below.
_VOWELS = re.compile(r"[aeiouyáàâäãåæéèêëíìîïóòôöõøœúùûü]+")
# An e that is not heard: at the end (make), in -ed (talked) and -es (makes); heard in -le
# (table) and -ted.
_SILENT = [
    re.compile(r"(?<=[aeiouy])([^aeiouy]+)e$(?<![^aeiouy][lr]e)"),
    re.compile(r"(?<=[aeiouy])([^aeiouy]*[^aeiouytd])e(?=d$)"),
    re.compile(r"(?<=[aeiouy])([^aeiouy]*[^aeiouyscxzg])e(?=s$)(?<![cs]he)(?<![^aeiouyr]le)"),
]
# Two vowels that are two syllables: media, create, reality, museum, being.
_APART = re.compile(
    r"(?<![tcsglr])i[ao](?![un])|(?<=[rd])ia|(?<=[cs])ia(?=t)|(?<=[lr])io(?=[^un]|$)"
    r"|(?<![qg])u[ao]|(?<![pg])[ae]o(?![ou])|(?<=cr)ea(?=t)|(?<=[rd])ea(?=s?$)|[^qg]ui(?=t[yei])"
    r"|ying|(?<=[aeiouy])ing|(?<=[aeo])y(?=[ao]|er)|(?<=e)a(?=li[tsz])|[eiu]um|iet|ienc|[dr]ior|sms?$"
    r"|(?<=[vrbd])iou|[^aeiouy]uou"
)
_WRITTEN_IN_LETTERS = re.compile(r"(?:[A-Z]\.){2,}|[A-Z]{2,3}|[B-DF-HJ-NP-TV-XZ]{2,}")


@cache
def _silent() -> list[re.Pattern[str]]:
    """The patterns above, and an e before an ending or a second half: movement, something."""
    endings = "|".join(sorted(lexicons.words("word_endings")))
    return [*_SILENT, re.compile(rf"(?<=[aeiouy])([^aeiouy]+)e(?=(?:{endings})$)")]


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
    for silent in _silent():
        heard = silent.sub(r"\1", heard)
    return max(1, len(_VOWELS.findall(heard)) + len(_APART.findall(heard)))
