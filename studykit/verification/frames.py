"""Two places with a figure each in nearly the same words: what tells a figure that was moved."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import takewhile

from studykit import lexicons
from studykit.verification.contexts import Contexts
from studykit.verification.words import words_of

Span = tuple[int, int]
_LEAST_FRAME, _LEAST_CONTENT = 4, 2  # words around a figure that make a place known again
_FRAMED = 3  # more of them than around the same figure elsewhere
# “1,250 boats a day, | up from | 900”
_COMPARING = re.compile(
    r"(?:\s[a-z]+){0,5},?\s(?:(?:up|down)\s)?(?:from|compared\s(?:to|with)|against|than|versus)\s"
    r"(?:(?:just|only|about|the)\s)?"
)
# “51 | to | 24”, “54–25”, “61 percent, against 30”.
_PAIRING = re.compile(r",?\s?(?:to|versus|vs\.?|v\.?|against|[–-])\s?(?:just\s|only\s)?")


class Frames:
    """The words around the figures of a draft and of its article, each looked up once."""

    def __init__(self, draft: Contexts, article: Contexts) -> None:
        self._texts = draft, article
        self._known: dict[tuple[bool, Span], tuple[list[str], list[str]]] = {}

    def shared(self, item: Span, other: Span) -> list[str]:
        """The words around a draft's figure that are around one of the article as well.

        >>> def framed(one, other):
        ...     texts = [Contexts(text, sk.Article(text)) for text in (one, other)]
        ...     spans = [re.search(r"\\d+", text).span() for text in (one, other)]
        ...     return Frames(*texts).shared(*spans)
        >>> framed("Only 28 percent of the sailors fell ill.", "Only 24 of the sailors left.")
        ['only', 'of', 'the', 'sailors']
        """
        (left, right), (their_left, their_right) = self._sides(0, item), self._sides(1, other)
        return [*_shared(left, their_left), *_shared(right, their_right)]

    def _sides(self, which: int, item: Span) -> tuple[list[str], list[str]]:
        """The words of a figure's sentence before it, the nearest first, and those after it."""
        place = bool(which), item
        if place not in self._known:
            text = self._texts[which]
            words, (low, high) = text.words, text.bounds(item[0])
            first, last = bisect_left(words.starts, low), bisect_left(words.starts, high)
            at, after = bisect_left(words.starts, item[0]), bisect_left(words.starts, item[1])
            before, behind = words.keys[first:at][::-1], words.keys[after:last]
            self._known[place] = _without_units(before), _without_units(behind)
        return self._known[place]


def _without_units(keys: Sequence[str]) -> list[str]:
    return [key for key in keys if key not in words_of("unit")]


def _shared(one: Sequence[str], other: Sequence[str]) -> list[str]:
    return [a for a, b in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False))]


def is_framed(frame_there: Sequence[str], frame_same: Sequence[str]) -> bool:
    """Whether the words around one figure make its place known, and far better than another's.

    >>> is_framed("only of the sailors ill".split(), ["only"]), is_framed(["of", "the"], [])
    (True, False)
    >>> is_framed("so far this year the".split(), [])
    False
    """
    told = lexicons.words("stop_words") | words_of("when")
    n_content = sum(key not in told for key in frame_there)
    is_known = len(frame_there) >= _LEAST_FRAME and n_content >= _LEAST_CONTENT
    return is_known and len(frame_there) >= len(frame_same) + _FRAMED


def is_paired(text: str, one: Span, other: Span) -> bool:
    """Whether two figures are the sides of one result: “51 percent to 24”.

    >>> is_paired("11 to 4", (0, 2), (6, 7)), is_paired("11 men, 4", (0, 2), (8, 9))
    (True, False)
    >>> is_paired("11 boats a day, up from 4", (0, 2), (24, 25))
    True
    """
    first, last = sorted([one, other])
    gap = first[1], last[0]
    return gap[0] <= gap[1] and (is_pairing(text, gap) or bool(_COMPARING.fullmatch(text, *gap)))


def is_pairing(text: str, gap: Span) -> bool:
    """Whether what is between two figures makes them the sides of one result."""
    return bool(_PAIRING.fullmatch(text, *gap))
