"""Which rules a chunk may set off, as bits of a number, so that arrays find the few that matter."""

from collections.abc import Collection, Mapping
from functools import cache

from studykit.memory import Memory
from studykit.sentiment import phrases, turns
from studykit.sentiment.dictionary import Lookup, Word

VALUE = 1  # it has a value of its own
NEAR = 2  # it may turn words near it, or be turned wherever it is
PHRASE = 4  # it may be part of a phrase
MARKS = 8  # it has an exclamation or question mark
SUPERLATIVE = 16
BUT = 32
ASIDE = 64  # it has no value beside some words
NOBODY, PREVENTS, LOWERS, SUPPOSES = 128, 256, 512, 1024
BESIDE = NEAR | PHRASE | ASIDE | NOBODY | PREVENTS | LOWERS | SUPERLATIVE
"""Those whose rules look at other words than such as have triggers."""
FAR = BUT | ASIDE | NOBODY | PREVENTS | LOWERS | SUPPOSES | SUPERLATIVE
"""Those of words that may turn what is far from them."""


def with_triggers(lookup: Lookup, changes: Collection[str]) -> Lookup:
    """A lookup that knows what words set off, with some of the changes of the news variant.

    Examples
    --------
    >>> from studykit.sentiment import dictionary
    >>> lookup = with_triggers(dictionary.lookup(), {"supposes"})
    >>> [lookup(chunk).triggers for chunk in ("Very", "good!", "plan,", "if")]
    [2, 9, 0, 1024]
    """
    of_phrases = phrases.by_longest_word() if "phrases" in changes else {}
    known = known_words(frozenset(changes))

    def word(chunk: str) -> Word:
        word = lookup(chunk)
        asks = "?" in chunk
        triggers = (
            known.get(word.lower, 0)
            | VALUE * word.counts
            | NEAR * (word.is_special or (word.counts and word.is_upper))
            | PHRASE * (word.bare in of_phrases)
            | MARKS * (asks or "!" in chunk)
            | SUPPOSES * (asks and "supposes" in changes)
            | SUPERLATIVE * ("superlatives" in changes and turns.is_superlative(word.lower))
        )
        return word._replace(triggers=triggers)

    return Memory(word).__getitem__


@cache
def known_words(changes: frozenset[str]) -> Mapping[str, int]:
    """What words that are not in the dictionary set off by themselves."""
    known = {"but": BUT}
    for change, trigger, words in _by_change():
        if change in changes:
            known.update({word: known.get(word, 0) | trigger for word in words})
    return known


def _by_change() -> list[tuple[str, int, Collection[str]]]:
    """What the words that a change looks for set off."""
    roles = turns.roles()
    return [
        ("likes", ASIDE, ["like"]),
        ("kindly", ASIDE, ["kindly"]),
        ("nobody", ASIDE | NOBODY, ["no"]),
        ("nobody", NOBODY, roles["negates"]),
        ("prevents", PREVENTS, roles["prevents"] | roles["denies"]),
        ("lowers", LOWERS, roles["lowers"] | roles["acquits"]),
        ("supposes", SUPPOSES, roles["supposes"]),
    ]
