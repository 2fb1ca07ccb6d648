"""What a number may tell of an article that does not give it so: bounds, other units, lists."""

import re
from collections.abc import Sequence
from itertools import pairwise

from studykit.verification.amounts import Amount
from studykit.verification.contexts import stem
from studykit.verification.measures import Scale, counts_things, days, measure, scales

_NEAR = 0.06  # how far a length in miles may be from that in kilometres
_BOUND = 2.0  # how far from a share “more than” and “less than” may be
# “Elm, Oakham, New Ash and the Old Mill”: names in a row.
_NAME = r"(?:the\s)?[A-Z][\w.'’-]*(?:\s(?:of\s(?:the\s)?)?[A-Z][\w.'’-]*)*"
_ROW = re.compile(rf"{_NAME}(?:,\s{_NAME})+,?\sand\s{_NAME}")
_BETWEEN = re.compile(r",?\sand\s|,\s")
_LONGEST = 12
_TO = re.compile(r"\s?(?:to|and|or|[–-])\s?")  # between the ends of a range
_MULTIPLES = {"doubl": (2, 100), "tripl": (3, 200), "halv": (0.5, 50)}
_MULTIPLIED = re.compile(rf"\b(?P<how>{'|'.join(_MULTIPLES)})(?:ed|ing)\b", re.IGNORECASE)
_NEXT = 12  # characters from “doubled” to what it came to
_ON_TOP = re.compile(r"\b(?:more|another|extra|additional|further|plus|on\stop)\b")
_MORE = 16  # characters after a number in which there is that it comes on top
_SHARE_NEAR = 4  # percent that a share in words may be from one in figures
_SAME, _BESIDE = 0.05, 60  # how far a lead may be from the true one; characters between shares


def may_be_told(amount: Amount, known: Sequence[Amount], article: str) -> bool:
    """Whether an article may bear out a number that it does not give.

    >>> from studykit.verification.amounts import amounts
    >>> def told(one, article):
    ...     return may_be_told(amounts(one)[0], amounts(article), article)
    >>> told("more than half", "61 percent"), told("less than half", "61 percent")
    (True, False)
    >>> told("16 km", "10 miles"), told("20 km", "10 miles"), told("90 days", "three months")
    (True, False, True)
    >>> told("four towns", "He saw Elm, Oakham, New Ash and Roe Hill."), told("3 towns", "Elm.")
    (True, False)
    """
    if _is_rest(amount, known) or _is_between(amount, known, article):
        return True
    if _is_multiple(amount, known, article):
        return True
    return any(
        _is_bound(amount, other) or _is_converted(amount, other) for other in known
    ) or _is_in_a_row(amount, known, article)


def _is_between(amount: Amount, known: Sequence[Amount], article: str) -> bool:
    """Whether it is about the middle of a range: about $10 million of “$9 to $11 million”.

    >>> from studykit.verification.amounts import amounts
    >>> text = "It costs between $9 million and $11 million, and $14 million in Elm."
    >>> ones = "about $10 million", "$10 million", "about $12 million"
    >>> [_is_between(amounts(one)[0], amounts(text), text) for one in ones]
    [True, False, False]
    """
    return amount.hedge == "about" and any(
        a.unit == b.unit == amount.unit
        and a.value < amount.value < b.value
        and _TO.fullmatch(article, a.end, b.start)
        for a, b in pairwise(known)
    )


def _is_multiple(amount: Amount, known: Sequence[Amount], article: str) -> bool:
    """Whether it is what was doubled or halved, or by how much that was.

    >>> from studykit.verification.amounts import amounts
    >>> _is_multiple(amounts("half as much")[0], [], "Sales were halved.")
    True
    >>> text = "The price doubled to $3."
    >>> ones = "$1.50", "100 percent", "$2"
    >>> [_is_multiple(amounts(one)[0], amounts(text), text) for one in ones]
    [True, True, False]
    """
    if _is_share_of(amount, known) or _is_sum(amount, known, article):
        return True
    for match in _MULTIPLIED.finditer(article):
        times, percent = _MULTIPLES[match["how"].lower()]
        if amount.value == {"%": percent, "share": times}.get(amount.unit):
            return True
        to = next((o for o in known if match.end() <= o.start <= match.end() + _NEXT), None)
        is_same_unit = to is not None and to.unit == amount.unit
        if to and is_same_unit and abs(amount.value * times - to.value) <= 1e-6 * to.value:
            return True
    return False


def _is_sum(amount: Amount, known: Sequence[Amount], article: str) -> bool:
    """Whether it is a number and what comes on top of it.

    >>> from studykit.verification.amounts import amounts
    >>> texts = "He faces two years in jail and five years more.", "Two years, then five years."
    >>> [_is_sum(amounts("7 years")[0], amounts(text), text) for text in texts]
    [True, False]
    """
    return any(
        a.unit == b.unit == amount.unit
        and measure(a.counted) == measure(b.counted) == measure(amount.counted)
        and a.value + b.value == amount.value
        and _ON_TOP.search(article, a.end, b.end + _MORE)
        for a, b in pairwise(known)
    )


def _is_share_of(amount: Amount, known: Sequence[Amount]) -> bool:
    """Whether it is what a number is a part of: $6, half of what it was.

    >>> from studykit.verification.amounts import amounts
    >>> text = "It costs $3, half of what it did."
    >>> [_is_share_of(amounts(one)[0], amounts(text)) for one in ("$6", "$5", "6 boats")]
    [True, False, False]
    """
    return any(
        b.unit == "share"
        and a.unit == amount.unit != ""
        and b.start - a.end < _BESIDE
        and b.value
        and abs(amount.value - a.value / b.value) <= _NEAR * amount.value
        for a, b in pairwise(known)
    )


def _is_rest(amount: Amount, known: Sequence[Amount]) -> bool:
    """Whether it is near a share in other words, or the lead of one share beside another.

    >>> from studykit.verification.amounts import amounts
    >>> known = amounts("52 percent to 40 percent")
    >>> [_is_rest(amounts(text)[0], known) for text in ("half", "12 points", "a third", "9 points")]
    [True, True, False, False]
    """
    shares = [other for other in known if other.unit == "%"]
    if amount.unit == "share":
        return any(abs(100 * amount.value - other.value) <= _SHARE_NEAR for other in shares)
    return amount.unit == "points" and any(
        abs(abs(a.value - b.value) - amount.value) < _SAME and b.start - a.end < _BESIDE
        for a, b in pairwise(shares)
    )


def _is_bound(amount: Amount, other: Amount) -> bool:
    """Whether a share is a bound that another keeps, if not a close one."""
    if (amount.unit, other.unit) != ("share", "%") or not amount.value:
        return False
    ratio = other.value / (100 * amount.value)
    is_over = amount.hedge == "over" and 1 <= ratio <= _BOUND
    return is_over or (amount.hedge == "under" and 1 / _BOUND <= ratio <= 1)


def _is_converted(amount: Amount, other: Amount) -> bool:
    """Whether a number measures the same in another unit."""
    one, two = (_scale(measure(item.counted)) for item in (amount, other))
    if not one or not two or one == two or one.of != two.of:
        return False
    return abs(amount.value * one.size - other.value * two.size) <= _NEAR * other.value * two.size


def _scale(unit: str) -> Scale | None:
    """How many of which other unit a unit is, days of a longer time.

    >>> _scale("week"), _scale("hour"), _scale("mile")
    (Scale(size=7.0, of='day'), None, Scale(size=1.609, of='km'))
    """
    long = days(unit)
    if long is None:
        return scales().get(unit)
    return Scale(long, "day") if long >= 1 else None


def _is_in_a_row(amount: Amount, known: Sequence[Amount], article: str) -> bool:
    """Whether an article names so many in a row as a number counts, and counts no such things."""
    if amount.unit or amount.value > _LONGEST or not counts_things(amount.counted):
        return False
    if any(stem(other.counted) == stem(amount.counted) for other in known):
        return False
    return any(
        len(_BETWEEN.findall(match[0])) + 1 == amount.value for match in _ROW.finditer(article)
    )
