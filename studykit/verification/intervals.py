"""How often something is, and how long ago or how much later: “weekly”, “last month”."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from studykit.numerals import SMALL_NUMBERS
from studykit.verification.amounts import amounts
from studykit.verification.contexts import Contexts
from studykit.verification.dates import moments
from studykit.verification.directions import ways
from studykit.verification.held import Held
from studykit.verification.measures import days
from studykit.verification.row import ALTERED, Figure, Row
from studykit.verification.spans import may_be_span

_UNIT = "hour|day|week|fortnight|month|year|decade"
_WORDS = "|".join(sorted(SMALL_NUMBERS, key=len, reverse=True))
_N = rf"(?P<n>{_WORDS}|\d{{1,3}}|an?|a\scouple\sof|half\sa)"
# “every month”, “twice a week”, “weekly”
_OFTEN = re.compile(
    rf"\b(?:(?:every|each)\s(?P<each>{_UNIT})\b"
    rf"|(?:(?P<times>once|twice)|(?P<n>{_WORDS}|\d{{1,3}})\stimes)\s(?:an?|per|each|every)\s"
    rf"(?P<unit>{_UNIT})\b|(?-i:(?P<adverb>annual(?:ly)?|yearly|monthly|weekly|daily|hourly))\b)",
    re.IGNORECASE,
)
# “last month”, “two years ago”; “next week”, “a month later”
_SPAN = re.compile(
    rf"\b(?:(?P<which>last|next|this\spast)\s(?P<one>week|month|year|decade)\b"
    rf"|{_N}\s(?P<unit>{_UNIT})s?\s(?P<way>ago|earlier|before|previously|later|afterwards?)\b)",
    re.IGNORECASE,
)
_LATER = ("next", "later", "afterward", "afterwards")
_FEW = {"a": 1.0, "an": 1.0, "a couple of": 2.0, "half a": 0.5, "once": 1.0, "twice": 2.0}
_SAME = 1.6  # times that one of two intervals may be longer than the other
_ALIKE = 0.4  # how alike the places of two must be of which one is wrong


class Interval(NamedTuple):
    """An interval in a text: its place, its days, and whether it is of the past or a rate."""

    start: int
    end: int
    days: float
    kind: str


def intervals(text: str) -> Iterator[Interval]:
    """Every interval in a text that is told in words.

    >>> text = "Each week it sinks; daily, or twice a week. It sank last year, a decade ago."
    >>> [(round(one.days, 1), one.kind) for one in intervals(text)]
    [(7.0, 'often'), (1.0, 'often'), (3.5, 'often'), (365.2, 'ago'), (3652.5, 'ago')]
    >>> [(one.days, one.kind) for one in intervals("next week, 2 weeks later; half a week ago")]
    [(7.0, 'later'), (14.0, 'later'), (3.5, 'ago')]
    """
    for match in _OFTEN.finditer(text):
        unit = match["each"] or match["unit"] or ways("period")[match["adverb"].lower()]
        n = _number(match["times"] or match["n"] or "a")
        yield Interval(match.start(), match.end(), _days(unit) / n, "often")
    for match in _SPAN.finditer(text):
        long = _days(match["one"] or match["unit"]) * _number(match["n"] or "a")
        is_later = (match["which"] or match["way"]).lower() in _LATER
        yield Interval(match.start(), match.end(), long, "later" if is_later else "ago")


def _days(unit: str) -> float:
    return days(unit.lower()) or 0.0


def _number(words: str) -> float:
    word = " ".join(words.lower().split())
    return _FEW.get(word) or float(SMALL_NUMBERS.get(word, word) or 1)


def interval_rows(
    here: Contexts, there: Contexts, taken: Sequence[tuple[int, int]]
) -> Iterator[Row]:
    """A row for each interval of a draft that surely is another one in the article.

    >>> def told(draft):
    ...     text = "They had weekly breakfasts until the old mill sank last year."
    ...     claims = sk.verify(draft, text)
    ...     return claims["text"][claims["verdict"] == "altered"].tolist()
    >>> told("They had breakfasts every month."), told("They had breakfasts every week.")
    (['every month'], [])
    >>> told("The old mill sank two years ago."), told("The old mill sank a year ago.")
    (['two years ago'], [])
    >>> told("Two years ago it rained."), told("They had the Daily Breakfasts.")
    ([], [])
    """
    known = list(intervals(there.text))
    told = moments(there.text)
    figures = [
        Figure(one, [], [o for o in known if o.kind == one.kind], _ALIKE)
        for one in intervals(here.text)
        if not any(_is_same(one, other) for other in known)
        and not any(may_be_span(n, told) for n in amounts(here.text, one.start, one.end))
        and not any(start < one.end and one.start < end for start, end in taken)
    ]
    rows = Held(there, here, "number").rows([figure for figure in figures if figure.rivals])
    return (row for row in rows if row.verdict == ALTERED)


def _is_same(one: Interval, other: Interval) -> bool:
    """Whether two intervals are about equally long.

    >>> one, *others = intervals("a year ago, 11 months earlier, two years ago, a year later")
    >>> [_is_same(one, other) for other in others]
    [True, False, False]
    """
    low, high = sorted((one.days, other.days))
    return one.kind == other.kind and high <= _SAME * low
