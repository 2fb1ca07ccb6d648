"""The times of day that a draft tells in words: “eleven forty”, “twenty-five past twelve”."""

import re
from collections.abc import Iterator, Sequence

from studykit.numerals import ONES, SMALL_NUMBERS, TEENS, TENS
from studykit.verification.dates import Moment

_HOURS = "|".join((*ONES, "ten", "eleven", "twelve"))
_ONE, _TEEN = "|".join(ONES), "|".join(TEENS)
_MINUTES = rf"(?:{'|'.join(TENS[:4])})(?:[\s-](?:{_ONE}))?|{_TEEN}"
_LED = r"\b(?:at|by|until|till|from|around|about|to|before|after|since)\s(?:just\s|exactly\s)?"
_NO_THING = (
    r"(?![\w-]|[.,:]\d|\s(?:per|%|(?!(?:as|was|is|his|this)\b)(?-i:[a-z]+s\b)"
    r"|(?:m|b|tr)illion|hundred|thousand))"
)
# “at | eleven forty |”; “a quarter past | six |”; “at | 11.40 |”, “at | eleven |”.
_TOLD = re.compile(
    rf"{_LED}(?P<hour>{_HOURS})[\s-](?P<minutes>{_MINUTES}){_NO_THING}"
    rf"|\b(?:(?P<by>(?:{_MINUTES}|five)(?:\sminutes)?|\d\d?\sminutes|half|(?:a\s)?quarter)\s(?P<way>past|to|after|before)"
    rf"\s(?P<full>{_HOURS}|1[0-2]|[1-9]){_NO_THING})"
    rf"|(?:{_LED}|(?:^|\n)[\s*•–-]*)(?P<dotted>[01]?\d|2[0-3])\.(?P<past>[0-5]\d)(?=[\s,;:–-]|\.?(?:\s|$)){_NO_THING}"
    rf"|{_LED}(?P<alone>{_HOURS}|1[0-2]|[1-9])(?=[.,;:!?)]|\s(?:and|on|in|that|the|when)\b|$){_NO_THING}",
    re.IGNORECASE,
)
_PARTS = {"half": 30, "quarter": 15, "a quarter": 15}
_HALF_DAY = 12 * 60


def told_times(text: str, known: Sequence[Moment]) -> Iterator[Moment]:
    """The times of day in words; those that may be other numbers only where an article has them.

    >>> def told(text, *known):
    ...     times = [Moment(0, 0, minute=minute) for minute in known]
    ...     return [(text[m.start : m.end], m.minute) for m in told_times(text, times)]
    >>> told("It rang at eleven forty, at twelve twenty-five and at a quarter to six.", 0)
    [('eleven forty', 700), ('twelve twenty-five', 25), ('a quarter to six', 345)]
    >>> told("It rang at eleven. It fell at four.", 660), told("It rang at eleven forty.")
    ([('eleven', 660)], [])
    >>> told("11.40 It rang.\\nHe paid from 3.25 to 4.10.", 660)
    [('11.40', 700), ('3.25', 205), ('4.10', 250)]
    """
    has = {moment.minute for moment in known if moment.minute is not None}
    for match in _TOLD.finditer(text) if has else ():
        minute = _minute(match)
        if match["alone"] is None or minute in has:
            name = next(name for name in ("hour", "by", "dotted", "alone") if match[name])
            yield Moment(match.start(name), match.end(), minute=minute)


def _minute(match: re.Match[str]) -> int:
    """The minute of the half-day that a match tells."""
    if match["by"]:
        word = match["by"].lower().removesuffix(" minutes")
        minutes = _PARTS.get(word) or _number(word)
        by = minutes if match["way"].lower() in ("past", "after") else -minutes
        return (60 * _number(match["full"]) + by) % _HALF_DAY
    hour = match["hour"] or match["dotted"] or match["alone"]
    return (60 * _number(hour) + _number(match["minutes"] or match["past"] or "0")) % _HALF_DAY


def _number(words: str) -> int:
    return (
        int(words)
        if words.isdigit()
        else sum(SMALL_NUMBERS[word] for word in re.split(r"[\s-]", words.lower()))
    )
