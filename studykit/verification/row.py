"""One claim of a draft and what the article says to it."""

import math
from collections.abc import Callable, Sequence
from typing import NamedTuple, Protocol, TypeVar

VERBATIM, ALTERED, OTHER = "verbatim", "altered", "other speaker"
NOT_FOUND, UNDECIDED = "not found", "undecided"
VERDICTS = (VERBATIM, ALTERED, OTHER, NOT_FOUND, UNDECIDED)
"""What may be said of a claim, in the order in which counts give them."""
WRONG = (ALTERED, OTHER, NOT_FOUND)
"""The verdicts that say something is wrong."""
SOME = 0.05
"""How alike two places are that share a little."""
OPEN, ASIDE = math.inf, 2.0
"""How much must speak for another figure where one may be worked out, or be an aside."""
_MOST_BESIDE = 12  # figures on either side of one that are told with it
KINDS = ("quotation", "report", "name", "number", "date")


class Row(NamedTuple):
    """A claim: its place in the plain draft, its kind, the verdict, its place in the article."""

    start: int
    end: int
    kind: str
    verdict: str
    place: tuple[int, int] | None = None
    difference: str | None = None


class Item(Protocol):
    """A number or a date in a text."""

    @property
    def start(self) -> int:
        """Where it begins."""

    @property
    def end(self) -> int:
        """Where it ends."""


class Figure(NamedTuple):
    """A figure of a draft: what in the article says the same, what else might be meant.

    `doubt` is how alike the place of another figure must be before this one is called wrong,
    `least` how alike that of the same figure must be for it to count as the same. `kin` are those
    of the rivals that surely are of the same sort: money, shares, boats and boats; `others` are
    all that say something else, whatever they are of.
    """

    item: Item
    same: Sequence[Item]
    rivals: Sequence[Item]
    doubt: float
    least: float = 0.0
    kin: Sequence[Item] = ()
    others: Sequence[Item] = ()


T = TypeVar("T")


def near(found: Sequence[T], place: int, starts: Callable[[T], int]) -> list[T]:
    """Those of a sentence that are near a place on either side, in text order, and not at it.

    A sentence of more is a row that was pasted from a table: each of its figures would else be
    held to all of the others.

    >>> near([*range(30)], 14, int) == [*range(2, 14), *range(15, 27)]
    True
    """
    before = [one for one in found if starts(one) < place]
    after = [one for one in found if starts(one) > place]
    return before[-_MOST_BESIDE:] + after[:_MOST_BESIDE]
