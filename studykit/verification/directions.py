"""Which way a figure goes, up or down, and who leads whom by it."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from studykit import lexicons
from studykit.verification.contexts import Contexts, stem
from studykit.verification.row import Item
from studykit.verification.turned import is_denying
from studykit.verification.words import Words

_BEFORE, _AFTER, _PARTICLE = 6, 3, 3  # words from a figure to the one that says where it goes
# Between a figure and such a word another one begins.
_PARTED = re.compile(r"[;:.!?\n]\s|[—–“”\"]")
_COMMA = re.compile(r"[,()—–“”\";:]|[.!?\n]\s")
_PRONOUN = re.compile(r"\b(?:[Hh]e|[Ss]he)\b")
_IT = "it"  # what a rise or a fall is of
_OF_NO_CHANGE = frozenset("to of for in on with against".split())
_BE = frozenset("was were is are be been being".split())
_LEADS = 14  # words from a figure to the one that says who leads


class Place(NamedTuple):
    """Some words of a text."""

    start: int
    end: int


class Directed(NamedTuple):
    """A word that says which way a figure goes: its place, and who is up and who is down."""

    place: Place
    up: str
    down: str
    words: Sequence[str] = ("",)
    """The words near the figure that say who leads, the nearest first."""


def is_against(one: Directed, other: Directed) -> bool:
    """Whether who is up here is down there.

    Where both texts have the same word for it, both must have changed their places.
    """
    turned = [(one.up, other.down), (one.down, other.up)]
    if one.up == one.down or other.up == other.down:
        return False
    if not one.words[0]:
        return any(a == b != "" for a, b in turned)
    if one.words[0] == other.words[0]:
        return all(a == b != "" for a, b in turned)
    is_both = one.words[0] in other.words or other.words[0] in one.words
    return not is_both and any(a == b != "" for a, b in turned)


def changed(text: Contexts, item: Item) -> Directed | None:
    """The word that says that a figure is of a rise or of a fall."""
    for k, far in _beside(text, item):
        key = text.words.keys[k]
        if is_denying(key):
            return None
        way = ways("change").get(key, "") or (
            ways("particle").get(key, "") if far <= _PARTICLE else ""
        )
        if k > bisect_left(text.words.starts, item.start):
            way = way or ways("comparative").get(key, "")
        if way and not _is_limit(text.words, k):
            place = Place(*text.words.spans[k])
            return Directed(place, _IT, "") if way == "up" else Directed(place, "", _IT)
    return None


def _is_limit(words: Words, k: int) -> bool:
    """Whether “up” is of “up to 30”, “made up of 30”; “less” of “30 or less”.

    >>> ways = "up", "down"
    >>> [sk.verify(f"It was 5% {way}", "It was 5% up")["verdict"][0] for way in ways]
    ['verbatim', 'altered']
    """
    if k and words.keys[k - 1] == "or":
        return True
    following = words.keys[k + 1 : k + 2]
    return words.keys[k] in ("up", "down") and not _OF_NO_CHANGE.isdisjoint(following)


def _beside(text: Contexts, item: Item) -> Iterator[tuple[int, int]]:
    """The words before a figure, the nearest first, then those after it, and how far each is."""
    words, (low, high) = text.words, text.bounds(item.start)
    at, after = bisect_left(words.starts, item.start), bisect_left(words.starts, item.end)
    for k in range(at - 1, max(at - 1 - _BEFORE, -1), -1):
        following = words.starts[k + 1] if k + 1 < at else item.start
        gap = words.text[words.spans[k][1] : following]  # “½” is no word
        if words.starts[k] < low or words.keys[k][0].isdigit() or _PARTED.search(gap):
            break
        yield k, at - k
    for k in range(after, min(after + _AFTER, len(words))):
        gap, key = words.between(k - 1, k), words.keys[k]
        if words.starts[k] >= high or key[0].isdigit() or key == "and" or _COMMA.search(gap):
            break
        yield k, k - after + 1


@cache
def ways(kind: str) -> dict[str, str]:
    """The words of a kind, each with the way in which it goes: up or down."""
    table = lexicons.word_list("verification_words")
    rows = zip(table["word"], table["kind"], table["way"], strict=True)
    return {word: way for word, of, way in rows if of == kind}


def led(text: Contexts, item: Item) -> Directed | None:
    """Who leads, and who is led, by a figure."""
    words, (low, high) = text.words, text.bounds(item.start)
    at = bisect_left(words.starts, item.start)
    first = max(bisect_left(words.starts, low), at - _LEADS)
    last = min(bisect_left(words.starts, high), at + _AFTER + 1)
    leads = ways("lead")
    found = [k for k in range(first, last) if words.keys[k] in leads]
    if not found or any(map(is_denying, words.keys[first:at])):
        return None
    found.sort(key=lambda k: (abs(k - at), k > at))
    k = found[0]
    start, end = words.spans[k]
    before, after = _named(text, low, start)[-1:], _named(text, end, high)[:1]
    if not before and _PRONOUN.search(text.text, low, start):
        _, known = text.people_before(low)
        before = known if len(set(known)) == 1 else []
    is_ahead = (leads[words.keys[k]] == "up") != _is_passive(text, k, item)
    sides = "".join(before), "".join(after)
    up, down = sides if is_ahead else sides[::-1]
    return Directed(Place(start, end), up, down, [stem(words.keys[k]) for k in found])


def _named(text: Contexts, start: int, end: int) -> list[str]:
    """The last words of the people in a part of a text, else of whatever else has a name there."""
    return text.people_between(start, end) or text.named_between(start, end)


def _is_passive(text: Contexts, k: int, item: Item) -> bool:
    """Whether somebody is said to be “beaten by” another, or “was beaten”.

    >>> for text in ("Bo Roe led by 30.", "It was led by Ada Lane by 30.", "He was beaten by 30."):
    ...     here = Contexts(text, sk.Article(text))
    ...     place = Place(text.index("30"), text.index("30") + 2)
    ...     print(_is_passive(here, 2, place))
    False
    True
    True
    """
    words = text.words
    is_by = words.keys[k + 1 : k + 2] == ["by"]
    if is_by and text.people_between(words.spans[k + 1][1], item.start):
        return True
    return k > 0 and words.keys[k - 1] in _BE and words.keys[k].endswith(("ed", "en"))
