"""Which way a figure goes, up or down, and who leads whom by it."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from studykit import lexicons
from studykit.verification.contexts import Contexts
from studykit.verification.row import Item
from studykit.verification.turned import is_denying
from studykit.verification.words import Words

_BEFORE, _AFTER, _PARTICLE = 6, 3, 2  # words from a figure to the one that says where it goes
# Between a figure and such a word another one begins.
_PARTED = re.compile(r"[;:.!?\n]\s|[—–“”\"]")
_COMMA = re.compile(r"[,()—–“”\";:]|[.!?\n]\s")
_IT = "it"  # what a rise or a fall is of
_LEADS = 14  # words from a figure to the one that says who leads


class Place(NamedTuple):
    """Some words of a text."""

    start: int
    end: int


def opposed(draft: Contexts, item: Item, article: Contexts, same: Sequence[Item]) -> Place | None:
    """Where the article has a figure going up that goes down in the draft, or another ahead by it.

    >>> def told(one, other):
    ...     texts = [Contexts(text, sk.Article(text)) for text in (one, other)]
    ...     places = [Place(*re.search(r"\\d+", text).span()) for text in (one, other)]
    ...     found = opposed(texts[0], places[0], texts[1], places[1:])
    ...     return found and other[found.start : found.end]
    >>> told("Sales fell by 30 percent.", "Sales had risen nearly 30 percent.")
    'risen nearly 30'
    >>> told("Sales went up 30 percent.", "Sales had risen nearly 30 percent.")
    >>> told("Ada Lane beat Bo Roe by 30 votes.", "Bo Roe led her by 30.")
    'led her by 30'
    >>> told("Ada Lane trails Bo Roe by 30 votes.", "Bo Roe led her by 30.")
    """
    for directed in (_changed, _led):
        here = directed(draft, item)
        found = [there for other in same if (there := directed(article, other))]
        if here and len(found) == len(same) and all(_is_against(here, one) for one in found):
            first = found[0]
            spans = [(first.place.start, first.place.end), (same[0].start, same[0].end)]
            return Place(min(a for a, _ in spans), max(b for _, b in spans))
    return None


class Directed(NamedTuple):
    """A word that says which way a figure goes: its place, and who is up and who is down."""

    place: Place
    up: str
    down: str


def _is_against(one: Directed, other: Directed) -> bool:
    """Whether who is up here is down there."""
    return bool((one.up and one.up == other.down) or (one.down and one.down == other.up))


def _changed(text: Contexts, item: Item) -> Directed | None:
    """The word that says that a figure is of a rise or of a fall."""
    for k, far in _beside(text, item):
        key = text.words.keys[k]
        if is_denying(key):
            return None
        way = _ways("change").get(key, "") or (
            _ways("particle").get(key, "") if far <= _PARTICLE else ""
        )
        if k > bisect_left(text.words.starts, item.start):
            way = way or _ways("comparative").get(key, "")
        if way and not _is_limit(text.words, k):
            place = Place(*text.words.spans[k])
            return Directed(place, _IT, "") if way == "up" else Directed(place, "", _IT)
    return None


def _is_limit(words: Words, k: int) -> bool:
    """Whether “up” is of “up to 30”."""
    return words.keys[k] in ("up", "down") and words.keys[k + 1 : k + 2] == ["to"]


def _beside(text: Contexts, item: Item) -> Iterator[tuple[int, int]]:
    """The words before a figure, the nearest first, then those after it, and how far each is."""
    words, (low, high) = text.words, text.bounds(item.start)
    at, after = bisect_left(words.starts, item.start), bisect_left(words.starts, item.end)
    for k in range(at - 1, max(at - 1 - _BEFORE, -1), -1):
        gap = words.between(k, k + 1)
        if words.starts[k] < low or words.keys[k][0].isdigit() or _PARTED.search(gap):
            break
        yield k, at - k
    for k in range(after, min(after + _AFTER, len(words))):
        gap, key = words.between(k - 1, k), words.keys[k]
        if words.starts[k] >= high or key[0].isdigit() or key == "and" or _COMMA.search(gap):
            break
        yield k, k - after + 1


@cache
def _ways(kind: str) -> dict[str, str]:
    """The words of a kind, each with the way in which it goes: up or down."""
    table = lexicons.word_list("verification_words")
    rows = zip(table["word"], table["kind"], table["way"], strict=True)
    return {word: way for word, of, way in rows if of == kind}


def _led(text: Contexts, item: Item) -> Directed | None:
    """Who leads, and who is led, by a figure."""
    words, (low, high) = text.words, text.bounds(item.start)
    at = bisect_left(words.starts, item.start)
    first = max(bisect_left(words.starts, low), at - _LEADS)
    last = min(bisect_left(words.starts, high), at + _AFTER + 1)
    leads = _ways("lead")
    found = [k for k in range(first, last) if words.keys[k] in leads]
    if not found or any(map(is_denying, words.keys[first:at])):
        return None
    k = max((k for k in found if k < at), default=found[0])
    start, end = words.spans[k]
    before = "".join(text.people_between(low, start)[-1:])
    after = "".join(text.people_between(end, high)[:1])
    is_ahead = (leads[words.keys[k]] == "up") != _is_passive(text, k, item)
    return Directed(Place(start, end), *((before, after) if is_ahead else (after, before)))


def _is_passive(text: Contexts, k: int, item: Item) -> bool:
    """Whether somebody is said to be “beaten by” another.

    >>> for text in ("Bo Roe was led by Ada Lane by 30.", "Bo Roe led by 30."):
    ...     here = Contexts(text, sk.Article(text))
    ...     place = Place(text.index("30"), text.index("30") + 2)
    ...     print(_is_passive(here, here.words.keys.index("led"), place))
    True
    False
    """
    words = text.words
    is_by = words.keys[k + 1 : k + 2] == ["by"]
    return is_by and bool(text.people_between(words.spans[k + 1][1], item.start))
