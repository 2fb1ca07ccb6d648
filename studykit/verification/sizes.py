"""Sizes that are told without a number: “several thousand”, “dozens of boats”."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from studykit.numerals import SCALES

_FEW = {"few": (2, 7), "several": (2, 10), "many": (2, 100)}
_SOME = {
    "tens": (20, 100), "dozens": (20, 200), "scores": (40, 200), "hundreds": (200, 1000),
    "thousands": (2e3, 1e5), "millions": (2e6, 1e9), "billions": (2e9, 1e12),
}  # fmt: skip
_SIZE = re.compile(
    rf"\b(?:(?P<some>{'|'.join(_SOME)})(?P<of>\sof)?|(?P<few>{'|'.join(_FEW)}))\b"
    rf"(?:\s(?P<scale>hundred|thousand|million|billion|dozen)s?\b)?",
    re.IGNORECASE,
)
_LED = frozenset("tens scores".split())  # sizes only in “tens of thousands”, “scores of boats”


class Size(NamedTuple):
    """A size in a text: its place, and between what it may be."""

    start: int
    end: int
    low: float
    high: float


def sizes(text: str, start: int, end: int) -> Iterator[Size]:
    """Every size in a text that is told without a number.

    >>> text = "Several thousand people, tens of thousands of boats, dozens of cats, few rats"
    >>> [(size.low, size.high) for size in sizes(text, 0, len(text))]
    [(2000.0, 10000.0), (20000.0, 100000.0), (20.0, 200.0)]
    """
    for match in _SIZE.finditer(text, start, end):
        some, few, scale = ((match[name] or "").lower() for name in ("some", "few", "scale"))
        if not scale and (few or (some in _LED and not match["of"])):
            continue
        low, high = _SOME[some] if some else _FEW[few]
        by = SCALES[scale] if scale else 1.0
        last = match.end() if scale else match.end("some")
        yield Size(match.start(), last, float(low * by), float(high * by))
