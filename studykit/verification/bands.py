"""Levels that are told only about: “in the low 50s”, “the mid-20s”."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from studykit.verification.contexts import Contexts, likeness
from studykit.verification.row import ALTERED, Row

# “the low | 50s”: not “the 1950s”
_BAND = re.compile(r"\b(?P<part>lower|low|mid|middle|upper|high)[\s-](?P<tens>\d0)s\b", re.I)
_SAME = {"lower": "low", "middle": "mid", "upper": "high"}
_ALIKE = 0.03  # how alike the places of two such levels must be


class Band(NamedTuple):
    """A level in a text: its place, which part of which ten."""

    start: int
    end: int
    part: str
    tens: int


def bands(text: str) -> list[Band]:
    """Every such level of a text.

    >>> [(one.part, one.tens) for one in bands("It is in the low 50s, not the upper-30s.")]
    [('low', 50), ('high', 30)]
    """
    return [
        Band(
            match.start(),
            match.end(),
            _SAME.get(match["part"].lower(), match["part"].lower()),
            int(match["tens"]),
        )
        for match in _BAND.finditer(text)
    ]


def band_rows(here: Contexts, there: Contexts, taken: Sequence[tuple[int, int]]) -> Iterator[Row]:
    """A row for each level of a draft that surely is another one in the article.

    >>> def told(draft):
    ...     claims = sk.verify(draft, "Support for Lane rose to the low 50s. It was cold in Elm.")
    ...     return claims["text"][claims["verdict"] == "altered"].tolist()
    >>> told("Support for Lane is in the low 60s."), told("Support for Lane is in the low 50s.")
    (['low 60s'], [])
    """
    known = bands(there.text)
    for one in bands(here.text):
        if any(start < one.end and one.start < end for start, end in taken):
            continue
        if not known or any((one.part, one.tens) == (other.part, other.tens) for other in known):
            continue
        words = here.around(one.start, one.end)
        alike = [likeness(words, there.around(o.start, o.end), there.n) for o in known]
        best = known[alike.index(max(alike))]
        if max(alike) >= _ALIKE:
            place = best.start, best.end
            said = f"in the article: {there.text[slice(*place)]}"
            yield Row(one.start, one.end, "number", ALTERED, place, said)
