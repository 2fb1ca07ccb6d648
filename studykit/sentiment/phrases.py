"""Words of the news variant that are more than one, or parts of one: fed up, war-torn."""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from studykit import lexicons
from studykit.sentiment.dictionary import Lookup, Word, stripped
from studykit.sentiment.turns import PREVENTED, roles


class Phrase(NamedTuple):
    """A phrase in a sentence: the places of its first and last word, its words, its value."""

    first: int
    last: int
    words: str
    value: float


@cache
def by_longest_word() -> Mapping[str, list[tuple[tuple[str, ...], float]]]:
    """The phrases of `data/tone/news_phrases.csv` by their longest word."""
    found: dict[str, list[tuple[tuple[str, ...], float]]] = {}
    table = lexicons.word_list("news_phrases")
    for phrase, value in zip(table["phrase"], table["value"].astype(float), strict=True):
        words = tuple(phrase.split())
        found.setdefault(max(words, key=len), []).append((words, value))
    return found


# "torn", "ridden", "winning": what makes an adjective of a noun before it.
_PARTICIPLE = re.compile(r"\w+(?:ed|en|orn|ing)|hit|prone|led")


def phrases(words: Sequence[Word], noted: Iterable[int]) -> list[Phrase]:
    """The phrases of a sentence that have a value of their own; their longest words are noted.

    Of two that begin with the same word the longer counts.

    >>> toned("Residents are fed up.", "news")
    up. -2 (set phrase “fed up”); compound -0.46
    >>> toned("The grand jury met over a grand plan.", "news")
    grand 2.5 → 0 (part of “grand jury”); grand 2.5; compound 0.54
    """
    known = by_longest_word()
    found: dict[int, Phrase] = {}
    for i in noted:
        for phrase, value in known.get(words[i].bare, ()):
            first = i - phrase.index(words[i].bare)
            last = first + len(phrase) - 1
            is_longer = first not in found or last > found[first].last
            if first >= 0 and is_longer and _reads(words[first : last + 1], phrase):
                found[first] = Phrase(first, last, " ".join(phrase), value)
    return sorted(found.values())


def _reads(words: Sequence[Word], phrase: Sequence[str]) -> bool:
    return words[0].lower == phrase[0] and tuple(word.bare for word in words) == phrase


def with_compounds(lookup: Lookup, neutral: Mapping[str, str]) -> Lookup:
    """A lookup that knows compounds of a noun and a participle by their strongest part.

    >>> toned("The war-torn, debt-free, ice-cold town met.", "news")
    war-torn -2.45; debt-free 0.875; compound -0.38
    >>> toned("An anti-crime law, a no-show.", "news")
    anti-crime 1.375; compound 0.33
    """

    def word(bare: str) -> Word:
        whole = lookup(bare)
        if whole.value is not None or "-" not in whole.lower:
            return whole
        value = _compound_value(whole.lower.split("-"), lookup, neutral)
        return whole._replace(value=value, counts=True, is_noted=True) if value else whole

    return word


def _compound_value(parts: Sequence[str], lookup: Lookup, neutral: Mapping[str, str]) -> float:
    """The strongest value before a participle; half its contrary with “anti”, “free” and such."""
    turning = {parts[0], parts[-1]} & roles()["reverses"]
    if not turning and not _PARTICIPLE.fullmatch(parts[-1]):
        return 0.0
    telling = [part for part in parts if part not in turning] if turning else parts[:-1]
    held = [lookup(stripped(part)) for part in telling if part not in neutral]
    values = [word.value or 0.0 for word in held if word.counts and not word.negates]
    value = max(values, key=abs, default=0.0)
    return value * PREVENTED if turning else value
