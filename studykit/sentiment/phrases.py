"""Words of the news variant that are more than one, or parts of one: fed up, war-torn."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from studykit import lexicons
from studykit.sentiment.dictionary import Lookup, Word
from studykit.sentiment.turns import PREVENTED, roles


class Phrase(NamedTuple):
    """A phrase in a sentence: the places of its first and last word, its words, its value."""

    first: int
    last: int
    words: str
    value: float


@cache
def _by_first_word() -> Mapping[str, list[tuple[tuple[str, ...], float]]]:
    """The phrases of `data/tone/news_phrases.csv` by their first word, the longest first."""
    found: dict[str, list[tuple[tuple[str, ...], float]]] = {}
    table = lexicons.word_list("news_phrases")
    for phrase, value in zip(table["phrase"], table["value"].astype(float), strict=True):
        words = tuple(phrase.split())
        found.setdefault(words[0], []).append((words, value))
    return {first: sorted(rows, key=lambda row: -len(row[0])) for first, rows in found.items()}


@cache
def longest_words() -> frozenset[str]:
    """The longest word of each phrase: without one of them a sentence holds no phrase."""
    rows = (row for rows in _by_first_word().values() for row in rows)
    return frozenset(max(phrase, key=len) for phrase, _ in rows)


# "torn", "ridden", "winning": what makes an adjective of a noun before it.
_PARTICIPLE = re.compile(r"\w+(?:ed|en|orn|ing)|hit|prone|led")


def phrases(words: Sequence[Word], noted: Iterable[int]) -> Iterator[Phrase]:
    """The phrases of a sentence that have a value of their own; their longest words are noted.

    >>> toned("Residents are fed up.", "news")
    up. -2 (set phrase “fed up”); compound -0.46
    >>> toned("The grand jury met over a grand plan.", "news")
    grand 2.5 → 0 (part of “grand jury”); grand 2.5; compound 0.54
    """
    if longest_words().isdisjoint([words[i].bare for i in noted]):
        return
    bare, known = [word.bare for word in words], _by_first_word()
    for i, word in enumerate(words):
        for phrase, value in known.get(word.lower, ()):
            if tuple(bare[i : i + len(phrase)]) == phrase:
                yield Phrase(i, i + len(phrase) - 1, " ".join(phrase), value)
                break


def with_compounds(lookup: Lookup, neutral: Mapping[str, str]) -> Lookup:
    """A lookup that knows compounds of a noun and a participle by their strongest part.

    >>> toned("The war-torn, debt-free, ice-cold town met.", "news")
    war-torn -2.45; debt-free 0.875; compound -0.38
    >>> toned("An anti-crime law, a no-show.", "news")
    anti-crime 1.375; compound 0.33
    """

    def word(chunk: str) -> Word:
        whole = lookup(chunk)
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
    held = [lookup(part) for part in telling if part not in neutral]
    values = [word.value or 0.0 for word in held if word.counts and not word.negates]
    value = max(values, key=abs, default=0.0)
    return value * PREVENTED if turning else value
