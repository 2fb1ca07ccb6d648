"""What a number in a text counts or measures: boats, miles, years, somebody's age."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import islice
from typing import NamedTuple

from studykit import lexicons

# “88,000 | passengers |”, “53 | year | -old”: the word after a number.
_NEXT = re.compile(r"[\s-]?(?P<word>[A-Za-z]+)")
_FARTHEST = 3  # words after a number among which there is what it counts: “two other old boats”
_PASSED = frozenset("other more".split())
_DAYS = {"second": 1 / 86400, "month": 365.25 / 12}  # in each of what spans of time are told in
_ANY_NEXT = re.compile(r"[\s-]?([A-Za-z]+)")
_OLD = re.compile(r"(?:-?(?:to-|–)\d\d)?[\s-]years?[\s-](?:olds?|of\sage)\b")
_AGED = re.compile(r"\b(?:aged?|turn(?:s|ed))\s$")
_AN_HOUR = re.compile(r"[\s-]?(?P<what>miles?|kilomet(?:re|er)s?|km)\s(?:an|per)\shour")


# “Lane, | 61 |, said”, “Lane (| 61 |)”, “She was | 61 |.”: how old somebody is.
_AGE_BEFORE, _AGE_AFTER = (
    re.compile(
        r"\b[A-Z][\w'’-]+(?:,\s|\s\()$|,\sat\s$|\b(?:[Hh]e|[Ss]he)\s(?:is|was)\s$|\b[Dd]ie[sd]\sat\s$"
    ),
    re.compile(r"[,.;)]"),
)


def counts(text: str, at: int) -> bool:
    """Whether a thing that is counted comes next: “60m boats”, “60m Elbonians”."""
    match = _ANY_NEXT.match(text, at)
    return match is not None and match[1].lower() not in lexicons.words("stop_words")


def counted(text: str, start: int, at: int) -> str:
    """The things that a number counts, else the word right after it: not “52 to 37”.

    >>> texts = "Roe 12 old boats", "Roe 52 to 37", "Roe 61-year-old", "Roe 10 long years"
    >>> [counted(text, 4, 6) for text in texts]
    ['boats', '', 'age', 'years']
    >>> counted("Roe, 61, left", 5, 7), counted("He’s 55 miles an hour", 5, 7)
    ('age', 'mph')
    >>> counted("all 18-to-34-year-olds", 4, 6)
    'age'
    >>> counted("She was 61.", 8, 10), counted("She was 61 miles off.", 8, 10)
    ('age', 'miles')
    """
    if _is_age(text, start, at):
        return "age"
    if speed := _AN_HOUR.match(text, at):
        return "mph" if speed["what"].startswith("mile") else "kph"
    if text[start:at].lower().endswith(("decade", "century")):
        return "year"
    words = list(islice(_following(text, at), _FARTHEST))
    things = (word.lower() for word in words if measure(word) or counts_things(word))
    return next(things, next((w for w in words if w.islower() and not w.endswith("ed")), ""))


def _is_age(text: str, start: int, at: int) -> bool:
    """Whether a number is somebody's years: “Roe, | 61 |, left”, “a | 61 |-year-old”."""
    before = text[max(0, start - 24) : start]
    is_age = _AGED.search(before) or (_AGE_BEFORE.search(before) and _AGE_AFTER.match(text, at))
    return bool(is_age and text[start:at].isdigit() and at - start == 2) or bool(
        _OLD.match(text, at)
    )


def _following(text: str, at: int) -> Iterator[str]:
    """The words after a number, up to one that counts nothing.

    >>> list(_following("two other old boats in port", 3))
    ['old', 'boats']
    """
    while match := _NEXT.match(text, at):
        word, at = match["word"], match.end()
        if word.lower() in _PASSED:
            continue
        if word.lower() in lexicons.words("stop_words"):
            return
        yield word


def measure(word: str) -> str:
    """What a number measures that counts such a thing, in the singular; “” where none.

    >>> [measure(word) for word in ("years", "age", "mph", "miles", "boats")]
    ['year', 'year', 'mph', 'mile', '']
    """
    known = units()
    return known.get(word) or known.get(word.removesuffix("s")) or ""


def counts_things(word: str) -> bool:
    """Whether what a number counts surely is things or people, and no measure.

    >>> [counts_things(word) for word in ("boats", "people", "years", "long", "")]
    [True, True, False, False, False]
    """
    is_plural = len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is"))
    return not measure(word) and (is_plural or word in ("people", "men", "women", "children"))


def is_one_length(one: tuple[float, str], other: tuple[float, str]) -> bool:
    """Whether two spans of time are equally long: 36 months and three years.

    >>> is_one_length((36, "month"), (3, "year")), is_one_length((2, "decade"), (20, "year"))
    (True, True)
    >>> is_one_length((3, "day"), (3, "year")), is_one_length((9, "mile"), (9, "mile"))
    (False, False)
    """
    first, last = (scales().get(unit) for _, unit in (one, other))
    if first is None or last is None or first.of != last.of or first.of not in _DAYS:
        return False
    size = other[0] * last.size
    return abs(one[0] * first.size - size) <= 1e-6 * max(1.0, size)


class Scale(NamedTuple):
    """How many of which other unit a unit is: a mile is 1.609 km."""

    size: float
    of: str


@cache
def units() -> Mapping[str, str]:
    """The unit that each word for one stands for: a winter is a year.

    >>> units()["winter"], units()["mile"]
    ('year', 'mile')
    """
    table = lexicons.word_list("measures")
    return dict(zip(table["word"], table["unit"], strict=True))


@cache
def scales() -> Mapping[str, Scale]:
    """The units that can be put in another, with how many of it each is.

    >>> scales()["hour"], scales()["decade"]
    (Scale(size=3600.0, of='second'), Scale(size=120.0, of='month'))
    """
    table = lexicons.word_list("measures")
    rows = zip(table["word"], table["size"], table["of"], strict=True)
    return {word: Scale(float(size), of) for word, size, of in rows if of}


def days(unit: str) -> float | None:
    """How many days a span of time has, a month by the mean year; None for what is none.

    >>> days("week"), days("year"), days("mile")
    (7.0, 365.25, None)
    """
    found = scales().get(unit)
    return found.size * _DAYS[found.of] if found and found.of in _DAYS else None
