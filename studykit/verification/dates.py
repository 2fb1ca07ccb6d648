"""The dates and times of a text as what can be compared: 12 December and Dec. 12 are one."""

import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import date, timedelta
from typing import NamedTuple

from studykit.numerals import DAYS, MONTH_NUMBERS, SMALL_NUMBERS

_MONTH = (
    r"(?P<month{n}>Jan(?:uary)?|Feb(?:ruary)?|March|Mar|April|Apr|May|June|Jun|July|Jul|August|Aug"
    r"|September|Sept|Sep|October|Oct|November|Nov|December|Dec)\b\.?"
)
_WEEKDAY = (
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
    r"|(?:Mon|Tue|Tues|Wed|Thu|Thur|Thurs|Fri|Sat)\b\.?(?=,?\s\d))"
)
_YEAR = r"(?:1[5-9]|20)\d\d"
_HOUR = "|".join(word for word, n in SMALL_NUMBERS.items() if 1 <= n <= 12)
# “Tuesday, 3 March 2025”, “Sept. 15”, “June 2026”, “in May”, “2025-10-23”, “Friday”, “1990s”.
_DATE = re.compile(
    rf"(?<![\w$£€])(?:(?:(?P<weekday>{_WEEKDAY}),?\s+)?(?:the\s)?(?:"
    rf"{_MONTH.format(n=1)}\s(?P<day1>\d\d?)(?:st|nd|rd|th)?(?![\w:.%]\w|\d|%|\sper\s?cent)(?:,?\s(?P<year1>{_YEAR})\b)?"
    rf"|(?P<day2>\d\d?)(?:st|nd|rd|th)?\s(?:of\s)?{_MONTH.format(n=2)}(?:,?\s(?P<year2>{_YEAR})\b)?"
    rf"|{_MONTH.format(n=3)},?\s(?P<year3>{_YEAR})\b)"
    r"|(?P<iso>(?P<year4>20\d\d)-(?P<month4>\d\d)-(?P<day4>\d\d))\b"
    rf"|(?P<alone>{_WEEKDAY})|(?P<attacks>9/11)(?![\w/]|\sof\b)"
    rf"|(?P<year5>{_YEAR})(?P<decade>s)?(?![\w%]|[.,:]\d)"
    r"|['’‘](?P<short>\d\d)(?![\w'’%]|[.,:]\d|\s(?:per\s?cent|[a-z]+s\b|(?:m|b|tr)illion))"
    rf"|{_MONTH.format(n=5)}(?!\s\d))"
)
# “9:30 p.m.”, “1.05pm”, “5:15”, “eight o'clock”, “noon”.
_TIME = re.compile(
    r"(?<![\w.,:$£€])(?:(?P<hour>\d\d?)(?:[:.](?P<minute>[0-5]\d))?\s?(?P<half>[ap])\.?m\b\.?"
    r"|(?P<clock>[01]?\d|2[0-3]):(?P<past>[0-5]\d)(?![\d:])"
    r"|(?P<gmt>[01]?\d|2[0-3])\.(?P<gmt_past>[0-5]\d)(?=\s(?:GMT|BST|CET)|(?<=\bat\s\d\.\d\d)(?!\w))"
    rf"|(?P<oclock>\d\d?|{_HOUR})\s(?=o['’]clock)|(?P<named>noon|midday|midnight)\b)",
    re.IGNORECASE,
)
# “in | May |”: the months that are words as well need something before them.
_BEFORE_MONTH = re.compile(
    r"\b(?:in|into|since|by|until|till|from|of|last|next|this|early|late|mid|between|and|through|before"
    r"|after|during|every|each|(?:(?:uar|rch|ril|ay|ne|ly|ust|ber)y?\sto))[\s-]+$",
    re.IGNORECASE,
)
# “2000 | boats |” is no year, except in “spring | 2025 |”, “the decade to | 2025 |”.
_COUNTED = re.compile(r"\s(?!(?:was|is|has|his|this|its|as)\b)[a-z]+s\b")
_BEFORE_YEAR = re.compile(
    r"\b(?:(?:years?|decade|months)\sto|(?:fiscal|financial)(?:\syear)?|in|since|until|through"
    r"|spring|summer|autumn|fall|winter|\b(?:1[89]|20)\d\d(?:,|,?\s(?:and|or)))\s$",
    re.IGNORECASE,
)
_YEAR_BESIDE = re.compile(
    r"\b(?:(?P<next>(?:the\s)?(?:next|following)\syear|(?:a|one)\syear\slater)"
    r"|(?:the\s)?(?:year\sbefore|previous\syear|year\searlier))\b"
)
# “January | to June |”
_TO_MONTH = re.compile(rf"\s?(?:to|[–-]|until|till|through)\s?{_MONTH.format(n='')}(?!\s\d)")
# “two years ago”
_SOME_AGO = re.compile(
    rf"\b(?P<n>{'|'.join(SMALL_NUMBERS)}|\d\d?)\syears?\s(?:ago|earlier|before)\b", re.IGNORECASE
)
# “last | October |”, “last year”, “this year”
_LAST_YEAR = re.compile(
    rf"\blast\s(?:year\b|{_MONTH.format(n=1)}|(?:fall|autumn|summer|spring|winter|season)\b)",
    re.IGNORECASE,
)
# “three days after”, “the day before”: what was how many days from a day of the week.
_DAYS_BESIDE = re.compile(
    r"\b(?P<n>the|an?|one|two|three|four|five|six|[1-6])\sdays?\s(?:after|before|later|earlier)\b",
    re.IGNORECASE,
)
_LAST_DAY = re.compile(r"\s?(?:[–-]|to|and|until|till|through)\s?(?P<day>[1-3]?\d)(?![\w:.,]\w|\d)")
_OLD = 50  # from here on two digits are a year of the last century: ’87
_NEAR = 160  # characters within which a year is told from another


class Moment(NamedTuple):
    """A date or a time in a text: its place, and what of it is said."""

    start: int
    end: int
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    minute: int | None = None
    half: str | None = None
    is_decade: bool = False
    is_relative: bool = False

    @property
    def grain(self) -> str:
        """The finest thing it says: time, day, month, weekday or year."""
        for name in ("minute", "day", "month", "weekday", "year"):
            if getattr(self, name) is not None:
                return name
        return "year"


def moments(text: str) -> list[Moment]:
    """Every date and time in a text.

    >>> [m.grain for m in moments("On Tuesday, 3 March, at 9:30 p.m. in 2011; in May, by Sept. 2")]
    ['day', 'minute', 'year', 'month', 'day']
    >>> moments("He may march 2000 boats.")
    []
    >>> [(m.year, m.month, m.day) for m in moments("It was after 9/11, not 9/11/99, 9/11 of it.")]
    [(2001, 9, 11)]
    >>> [m.year for m in moments("In '11, ’13 and ‘87 it sank, ’20 boats in all.")]
    [2011, 2013, 1987]
    """
    times = [_time(match) for match in _TIME.finditer(text)]
    dates = [
        moment
        for match in _DATE.finditer(text)
        if (moment := _date(text, match))
        if not any(t.start < moment.end and moment.start < t.end for t in times)
    ]
    return sorted([*times, *dates], key=lambda moment: moment.start)


def _date(text: str, match: re.Match[str]) -> Moment | None:
    groups = match.groupdict()

    def first(name: str) -> str | None:
        return next((groups[f"{name}{n}"] for n in range(1, 6) if groups.get(f"{name}{n}")), None)

    if groups["attacks"]:
        return Moment(*match.span(), 2001, 9, 11)
    month, day, year = first("month"), first("day"), first("year")
    if groups["month5"] and not _is_month(text, match):
        return None
    if groups["year5"] and not groups["decade"] and _is_count(text, match):
        return None
    if groups["short"]:
        year = f"{20 if int(groups['short']) < _OLD else 19}{groups['short']}"
    weekday = groups["weekday"] or groups["alone"]
    return Moment(
        match.start(),
        match.end() - _has_full_stop(match),
        int(year) if year else None,
        _month_number(month) if month else None,
        int(day) if day else None,
        DAYS.index(weekday[:3].lower()) if weekday else None,
        is_decade=bool(groups["decade"]),
    )


def begins_months(moment: Moment, text: str) -> bool:
    """Whether a month begins a row of them, which may be half a year: “| January | to June”.

    >>> texts = "From January to June it rained.", "In January it rained."
    >>> [begins_months(moments(text)[0], text) for text in texts]
    [True, False]
    """
    return moment.grain == "month" and bool(_TO_MONTH.match(text, moment.end))


def _month_number(month: str) -> int:
    return int(month) if month.isdigit() else MONTH_NUMBERS[month[:3].lower()]


def _is_month(text: str, match: re.Match[str]) -> bool:
    """Whether a month's name alone is meant as one.

    >>> [bool(moments(text)) for text in ("in May", "It fell in March", "March on", "by June")]
    [True, True, False, True]
    >>> [moments(text)[0].end for text in ("Until or in June. Roe left", "Into Sept. Roe left")]
    [16, 10]
    """
    is_led = bool(_BEFORE_MONTH.search(text[max(0, match.start() - 14) : match.start()]))
    is_last = _has_full_stop(match)  # “even in January. | Roe left”
    if not is_last and text[match.end() : match.end() + 2].strip().istitle():
        return is_led  # “in | June | Roe left”, not “June Roe left”
    return is_led or (len(match["month5"]) > 3 and match["month5"] not in ("March", "May", "Sept"))


def _has_full_stop(match: re.Match[str]) -> bool:
    """Whether a month in full has the stop of its sentence with it, which is not its own."""
    month = (match["month5"] or "").lower()
    is_whole = len(month) > len("sept") or month in ("may", "june", "july")
    return is_whole and match[0].endswith(".")


def _is_count(text: str, match: re.Match[str]) -> bool:
    """Whether four digits count things, by the word after and the one before them.

    >>> texts = "He saw 2000 boats", "By spring 2025 boats sank", "Her 2008 and 2012 races"
    >>> [len(moments(text)) for text in texts]
    [0, 1, 2]
    """
    before = text[max(0, match.start() - 16) : match.start()]
    return bool(_COUNTED.match(text, match.end())) and not _BEFORE_YEAR.search(before)


def _time(match: re.Match[str]) -> Moment:
    half = (match["half"] or "").lower() or None
    if match["named"]:
        half, hour, minute = ("p", 12, 0) if match["named"].lower() != "midnight" else ("a", 12, 0)
    elif match["oclock"]:
        word = match["oclock"].lower()
        hour, minute = (int(word) if word.isdigit() else SMALL_NUMBERS[word]), 0
    else:
        hour = int(match["hour"] or match["clock"] or match["gmt"])
        minute = int(match["minute"] or match["past"] or match["gmt_past"] or 0)
        if hour > 12:
            hour, half = hour - 12, "p"
    return Moment(match.start(), match.end(), minute=60 * (hour % 12) + minute, half=half)


def with_days(text: str, found: list[Moment], published: str | None) -> Iterator[Moment]:
    """The moments of an article, and the dates that its weekdays were when it was published.

    >>> text = "It sank on Thursday. It was built in 2011 and sold the next year."
    >>> [(m.year, m.day, m.weekday) for m in with_days(text, moments(text), "2025-10-23")]
    [(None, None, 3), (2011, None, None), (2012, None, None), (2025, 23, 3), (2025, 23, 3)]
    """
    yield from (moment._replace(weekday=_weekday(moment)) for moment in found)
    yield from _last_days(text, found)
    yield from _years_beside(text, found)
    yield from _weekdays_beside(text, found)
    yield from _years_ago(text, found, published)
    try:
        day = date.fromisoformat((published or "")[:10])
    except ValueError:
        return
    yield Moment(0, 0, day.year, day.month, day.day, day.weekday())
    for moment in found:
        if moment.weekday is not None and moment.day is None:
            meant = day - timedelta(days=(day.weekday() - moment.weekday) % 7)
            yield moment._replace(year=meant.year, month=meant.month, day=meant.day)


def with_last_days(text: str) -> list[Moment]:
    """The moments of a text, and the days up to which something goes on.

    >>> [moment.day for moment in with_last_days("The fair is on July 18-21.")]
    [18, 21]
    """
    found = moments(text)
    return [*found, *_last_days(text, found)]


def _last_days(text: str, found: list[Moment]) -> Iterator[Moment]:
    """The days up to which something goes on: “July 18 | -21”.

    >>> text = "The fair is on July 18-21."
    >>> [moment.day for moment in _last_days(text, moments(text))]
    [21]
    """
    for moment in found:
        match = _LAST_DAY.match(text, moment.end) if moment.month and moment.day else None
        if match:
            yield moment._replace(end=match.end(), day=int(match["day"]), weekday=None)


def _years_beside(text: str, found: list[Moment]) -> Iterator[Moment]:
    """The years that are told from another: “in 2011 and sold | the next year |”."""
    for moment in found:
        if moment.year is None or moment.is_decade:
            continue
        for match in _YEAR_BESIDE.finditer(text, moment.end, moment.end + _NEAR):
            year = moment.year + (1 if match["next"] else -1)
            yield Moment(match.start(), match.end(), year=year)


def _years_ago(text: str, found: list[Moment], published: str | None) -> Iterator[Moment]:
    """The years, and months of years, before that of an article: “last year”, “last October”.

    The article is of the year in which it was published, else of the latest that it names.

    >>> text = "So far in 2016 it lost. Last year it won; last October it sank, in May last year."
    >>> [(m.year, m.month) for m in _years_ago(text, moments(text), None)]
    [(2015, None), (2015, 10), (2016, 10), (2015, None)]
    >>> [m.year for m in _years_ago("It sank two years ago.", [], "2016-03-19")]
    [2014]
    """
    years = [moment.year for moment in found if moment.year and not moment.is_decade]
    now = int(published[:4]) if published and published[:4].isdigit() else max(years, default=0)
    for match in _SOME_AGO.finditer(text) if now else ():
        n = match["n"].lower()
        year = now - int(SMALL_NUMBERS.get(n, n))
        yield Moment(match.start(), match.end(), year=year, is_relative=True)
    for match in _LAST_YEAR.finditer(text) if now else ():
        month = _month_number(match["month1"]) if match["month1"] else None
        for year in (now - 1, now) if month else (now - 1,):
            yield Moment(match.start(), match.end(), year=year, month=month, is_relative=True)


def _weekdays_beside(text: str, found: list[Moment]) -> Iterator[Moment]:
    """The weekdays that are so many days from the last one named, before it or after it.

    >>> text = "It met on Thursday. That was two days after the storm."
    >>> [moment.weekday for moment in _weekdays_beside(text, moments(text))]
    [1, 5]
    """
    for match in _DAYS_BESIDE.finditer(text):
        known = [m.weekday for m in found if m.weekday is not None and m.start < match.start()]
        n = match["n"].lower()
        far = int(n) if n.isdigit() else SMALL_NUMBERS.get(n, 1)
        for by in (-far, far) if known else ():
            day = (known[-1] + by) % 7
            yield Moment(match.start(), match.end(), weekday=day, is_relative=True)


def _weekday(moment: Moment) -> int | None:
    """The day of the week, as said or as the calendar has it."""
    if moment.weekday is None and moment.year and moment.month and moment.day:
        with suppress(ValueError):
            return date(moment.year, moment.month, moment.day).weekday()
    return moment.weekday


def is_same_moment(draft: Moment, article: Moment) -> bool:
    """Whether two dates say the same as far as both say it, and the draft says no more.

    >>> def same(one, other):
    ...     return is_same_moment(moments(one)[0], moments(other)[0])
    >>> same("12 December", "Dec. 12"), same("in 2011", "3 May 2011"), same("9:30 p.m.", "9.30pm")
    (True, True, True)
    >>> same("6am", "6pm"), same("3 May 2012", "3 May 2011"), same("3 May", "in May")
    (False, False, False)
    >>> same("in the 1980s", "in 1985"), same("in the 1980s", "in 1991")
    (True, False)
    """
    if draft.is_decade and article.year and not article.is_decade:
        return article.year // 10 == (draft.year or 0) // 10
    if getattr(article, draft.grain) is None or draft.is_decade != article.is_decade:
        return False
    fields = ("year", "month", "day", "weekday", "minute", "half")
    pairs = [(getattr(draft, field), getattr(article, field)) for field in fields]
    return all(one is None or other is None or one == other for one, other in pairs)
