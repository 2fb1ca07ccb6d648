"""VADER's dictionary (Hutto & Gilbert 2014), and what is known of each word of a sentence.

The dictionary and the lists of negations and boosters are vaderSentiment's own, read from the
installed library.
"""

import string
from collections.abc import Callable, Mapping
from functools import cache
from typing import NamedTuple

from vaderSentiment import vaderSentiment as published  # type: ignore[import-untyped]

from studykit.memory import Memory

NEGATIONS = frozenset(published.NEGATE)
BOOSTERS: Mapping[str, float] = published.BOOSTER_DICT
IDIOMS: Mapping[str, float] = published.SPECIAL_CASES
SO = frozenset({"so", "this"})
Calls = Mapping[str, frozenset[str]]
"""For each word that turns others from afar, the rules that it may call on."""

BUT: Calls = {"but": frozenset({"but"})}
_NO_RULE: frozenset[str] = frozenset()

# Words without which no rule applies; of each set phrase its longest word will do.
PHRASE_WORDS = frozenset(
    max(phrase.split(), key=len) for phrase in (*IDIOMS, *BOOSTERS) if " " in phrase
)
_NAMED_BY_RULES = PHRASE_WORDS | SO | {"no", "least"}


class Word(NamedTuple):
    """A word as the rules see it: stripped of punctuation, looked up once."""

    lower: str
    value: float | None  # dictionary value; None outside the dictionary
    counts: bool  # whether it carries a value of its own (boosters do not)
    booster: float  # what it adds to a word after it; 0.0 for most
    negates: bool
    is_upper: bool
    is_special: bool  # whether a rule about its neighbours may turn on it
    calls: frozenset[str]  # the rules from afar that it may call on; none for most
    is_noted: bool  # whether a score may turn on it: it counts, is special or calls on a rule
    bare: str  # without the marks that short words keep, and without 's: “up.”


Lookup = Callable[[str], Word]


@cache
def analyzer() -> published.SentimentIntensityAnalyzer:
    """The installed library's own analyzer, loaded once."""
    return published.SentimentIntensityAnalyzer()


@cache
def lookup() -> Lookup:
    """The reference dictionary as a function from a chunk between spaces to its `Word`."""
    return by_chunk(lookup_in(analyzer().lexicon))


def by_chunk(lookup: Lookup) -> Lookup:
    """A lookup of stripped words as one of chunks: a word is the same with marks around it.

    Examples
    --------
    >>> word = by_chunk(lookup_in({"good": 1.9}))
    >>> word('"good,"') is word("good.")
    True
    """

    def word(chunk: str) -> Word:
        bare = stripped(chunk)
        return lookup(bare) if bare == chunk else words[bare]

    words = Memory(word)
    return words.__getitem__


def lookup_in(lexicon: Mapping[str, float], called: Calls = BUT) -> Lookup:
    """Any dictionary of lower-case words as a function from a stripped word to its `Word`.

    Examples
    --------
    >>> word = lookup_in({"good": 1.9})
    >>> word("GOOD")[:3], word("well")[:3]
    (('good', 1.9, True), ('well', None, False))
    """

    def word(bare: str) -> Word:
        lower = bare.lower()
        value, booster = lexicon.get(lower), BOOSTERS.get(lower, 0.0)
        negates = lower in NEGATIONS or "n't" in lower
        counts = value is not None and not booster
        is_special = negates or bool(booster) or lower in _NAMED_BY_RULES
        bare_lower = lower.rstrip(string.punctuation).removesuffix("'s")
        calls = called.get(lower, _NO_RULE)
        if bare_lower != lower and bare_lower in called:
            calls |= called[bare_lower]
        return Word(
            lower,
            value,
            counts,
            booster,
            negates,
            bare.isupper(),
            is_special,
            calls,
            counts or is_special or bool(calls),
            bare_lower,
        )

    return word


def stripped(chunk: str) -> str:
    """The chunk without the punctuation around it, unless that leaves two characters or fewer.

    Examples
    --------
    >>> stripped('"great."'), stripped(":)")
    ('great', ':)')
    """
    bare = chunk.strip(string.punctuation)
    return bare if len(bare) > 2 else chunk
