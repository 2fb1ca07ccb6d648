"""Spans of time that a draft works out from two times or dates of the article."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import combinations

from studykit.verification.amounts import Amount
from studykit.verification.dates import Moment
from studykit.verification.measures import days, measure

_NEAR = 0.1  # how far a span in other units may be from the true one: “two months” for 63 days
_HALF_DAY = 12 * 60
_MINUTES_OF_DAY = 24 * 60
_YEAR = 365.25  # days


def may_be_span(amount: Amount, known: Sequence[Moment]) -> bool:
    """Whether a number may be the time from one of the article's moments to another.

    >>> from studykit.verification.amounts import amounts
    >>> from studykit.verification.dates import moments
    >>> known = moments("At 9:15 a.m. and 10 a.m.; in 2006 and 2011; 3 May 2011 and 17 May 2011")
    >>> [may_be_span(amounts(text)[0], known) for text in (
    ...     "45 minutes", "three quarters of an hour", "five years", "two weeks", "30 minutes")]
    [True, True, True, True, False]
    """
    what = measure(amount.counted)
    long = days(what)
    if long is None:
        return False
    if long < 1:
        minutes = long * _MINUTES_OF_DAY
        return any(_is_near(amount, minutes, far) for far in _minutes_apart(known))
    if what in ("year", "decade") and any(
        abs(far - amount.value * long / _YEAR) < 0.5 for far in _years_apart(known)
    ):
        return True
    return any(_is_near(amount, long, far) for far in _days_apart(known))


def _is_near(amount: Amount, unit: float, far: float) -> bool:
    """Whether a span is the time that lies between two moments."""
    return abs(amount.value * unit - far) <= max(_NEAR * far, 0.0)


def _minutes_apart(known: Sequence[Moment]) -> Iterator[float]:
    """How many minutes lie between two times of one or of both halves of a day."""
    for one, other in combinations([m for m in known if m.minute is not None], 2):
        far = (other.minute or 0) - (one.minute or 0)
        if one.half and other.half and one.half != other.half:
            far += _HALF_DAY if one.half == "a" else -_HALF_DAY
        yield float(abs(far))


def _years_apart(known: Sequence[Moment]) -> Iterator[int]:
    years = {moment.year for moment in known if moment.year is not None}
    yield from (abs(one - other) for one, other in combinations(sorted(years), 2))


def _days_apart(known: Sequence[Moment]) -> Iterator[float]:
    """How many days lie between two dates; those without a year are of one year."""
    dated = [moment for moment in known if moment.month is not None]
    for one, other in combinations(dated, 2):
        year = one.year or other.year or _ANY_YEAR
        first, last = (_date(moment, year) for moment in (one, other))
        if first and last and (one.day is None) == (other.day is None):
            far = float(abs((last - first).days))
            yield from (far, far + 1)  # “four days, from 18 to 21 July”


_ANY_YEAR = 2001


def _date(moment: Moment, year: int) -> date | None:
    try:
        return date(moment.year or year, moment.month or 1, moment.day or 1)
    except ValueError:
        return None
