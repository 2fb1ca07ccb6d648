"""One claim of a draft and what the article says to it."""

from typing import NamedTuple

VERBATIM, ALTERED, OTHER = "verbatim", "altered", "other speaker"
NOT_FOUND, UNDECIDED = "not found", "undecided"
VERDICTS = (VERBATIM, ALTERED, OTHER, NOT_FOUND, UNDECIDED)
"""What may be said of a claim, in the order in which counts give them."""
WRONG = (ALTERED, OTHER, NOT_FOUND)
"""The verdicts that say something is wrong."""
KINDS = ("quotation", "report", "name", "number", "date")


class Row(NamedTuple):
    """A claim: its place in the plain draft, its kind, the verdict, its place in the article."""

    start: int
    end: int
    kind: str
    verdict: str
    place: tuple[int, int] | None = None
    difference: str | None = None
