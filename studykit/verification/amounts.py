"""What a number says: its value or range, its unit, how near it means to be."""

import math
import re
from typing import NamedTuple

from studykit.numerals import CURRENCIES, ONES, RANKS, SCALES, SMALL_NUMBERS, TENS
from studykit.verification.measures import counted, counts, measure
from studykit.verification.sizes import Size, sizes

_FRACTIONS = {"half": 1 / 2, "third": 1 / 3, "quarter": 1 / 4, "fourth": 1 / 4, "fifth": 1 / 5}
_FRACTIONS |= {"sixth": 1 / 6, "seventh": 1 / 7, "eighth": 1 / 8, "ninth": 1 / 9, "tenth": 1 / 10}
_BARE = {"both": "", "twice": "times", "thrice": "times"}  # “both laid flowers”
_TIMES = {"twice": 2, "thrice": 3, "decade": 10, "couple": 2, "pair": 2, "both": 2}
_YEARS = {"decade": 10, "century": 100}
_TENS, _UNDER_TEN = "|".join(TENS), "|".join(ONES)
_NUMBER_WORDS = "|".join(sorted(SMALL_NUMBERS, key=len, reverse=True))
# “a third | boat |”, not “a third | of | the boats”, “a third | sank |”
_RANKED = (
    r"[\s-](?!(?:of|and|to|or|in|since|from|for|on|at|by|with|who|that|than|as|less|more|higher|lower"
    r"|say|want|have|are|were)\b)[a-z]+(?<!s)(?<!ed)\b"
)
# “came | third |”, “finished | second |”: who was how fast.
_CAME = "|".join(
    rf"(?<={verb}\s)" for verb in "came come comes finish finished ranked placed".split()
)
_CAME_IN = {"second": 2, **RANKS}
_PLACES = re.compile(
    r"(?:(?P<currency>(?:US|A|C|NZ|HK|S)?[$£€¥₹])\s?)?"
    r"(?:(?P<figure>\d(?=1/2[\s-][a-z])|\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?!\d)"
    r"|\d+(?:,\d{3})*(?:\.\d+)?)"
    rf"|\b(?P<word>{_NUMBER_WORDS}|an?(?=\s(?:hundred|thousand"
    rf"|million|billion|trillion|dozen|half|quarter|(?:third|fifth)(?!{_RANKED})|(?:year|month|week|day|hour)\sand\sa\shalf)))\b"
    rf"|\b(?P<rank>{'|'.join(RANKS)})(?={_RANKED})"
    rf"|\b(?:{_CAME})(?P<came>{'|'.join(_CAME_IN)})\b(?!\s(?:of|quarter))"
    r"|(?P<times>\b(?:twice|thrice|decade|couple|pair|both)\b)"
    r"|\b(?!(?-i:Third|Fifth),)(?=(?:half|thirds?|quarters?|fifths?)\b))"
    r"(?P<ordinal>(?<=\d)(?:st|nd|rd|th)\b)?",
    re.IGNORECASE,
)
_GROUPED = re.compile(r"[,\s\u00a0\u202f]")
_SCALE = re.compile(
    rf"[\s-]?(?P<scale>{'|'.join(SCALES)})(?:(?:(?<=llion)|(?<=lliard))s)?\b", re.IGNORECASE
)
_ONES = re.compile(rf"[\s-](?:and\s)?(?P<word>{_NUMBER_WORDS})\b", re.IGNORECASE)
_MORE = re.compile(
    rf"(?:\sand)?\s(?P<n>(?:{_TENS})(?:[\s-](?:{_UNDER_TEN}))?|{_NUMBER_WORDS})\b"
    r"(?P<hundred>\shundred\b)?",
    re.IGNORECASE,
)
_WORD = re.compile(r"[a-z]+", re.IGNORECASE)
_FRACTION = re.compile(
    r"[\s-]?(?:of\s)?(?P<part>half|third|quarter|fifth"
    r"|fourth(?=s\b|\sof\b)|(?:sixth|seventh|eighth|ninth|tenth)(?=s))s?\b",
    re.IGNORECASE,
)
# “two | and a half | years”, “4 | ½ | percent”; “half | a million |”.
_MIXED = re.compile(
    r"[\s-]and[\s-](?:an?|one|three)[\s-](?P<part>half|third|quarter)s?\b"
    r"|\s?(?P<sign>[½¼¾])|\s?(?P<over>1/2|1/4|3/4)\b",
    re.IGNORECASE,
)
# “four | years and four | months”
_AND_MONTHS = re.compile(
    rf"[\s-]years?,?\s(?:and\s)?(?P<n>{_NUMBER_WORDS}|\d\d?)(?=[\s-]months?\b)", re.IGNORECASE
)
# “a | year and a half |”, “two | years and a half |”
_AND_HALF = re.compile(r"[\s-](?P<what>(?:year|month|week|day|hour)s?)\sand\sa\shalf\b", re.I)
# “three quarters | of an | hour”, “half | an | hour”
_OF_AN_HOUR = re.compile(
    r"\s(?:of\s)?an?\s(?P<what>(?:year|month|week|day|hour|decade|century)\b)", re.I
)
_PLUS = re.compile(r"\+(?!\d)")
_SIGNS = {"½": 1 / 2, "¼": 1 / 4, "¾": 3 / 4, "1/2": 1 / 2, "1/4": 1 / 4, "3/4": 3 / 4}
_OF_SCALE = re.compile(r"\s(?:of\s)?an?(?=\s(?:thousand|million|billion|trillion|dozen)\b)", re.I)
# “one in five”, “nine out of 10”: a share, not two numbers.
_RATIO = re.compile(
    rf"\b(?P<n>{_NUMBER_WORDS}|\d\d?)\s(?P<what>[A-Za-z]+s\s(?=in\s(?:ten|10)\b))?(?:in(?:\severy)?|out\sof(?:\severy)?|of\severy)\s"
    rf"(?P<of>{_NUMBER_WORDS}|\d{{1,3}}|1,000)\b(?!\s(?:second|minute|hour|day|week|month|year)|[,.]\d)",
    re.IGNORECASE,
)
_PLURAL = re.compile(r"\s[a-z]+s\b")
_WHOLES = (*range(2, 11), 12, 20, 100, 1000)
_MARK = re.compile(
    r"[\s-]?(?:(?P<points>(?:percentage|per\s?cent|%)[\s-]?points?|points?\b)|(?P<percent>%|per\s?cent(?:age)?\b|pct\b))",
    re.IGNORECASE,
)
_MONEY = re.compile(
    r"[\s-](dollars?|euros?|pounds?|yen|yuan|rupees|cents?|pence)\b|(?<=\d)(p)\b", re.IGNORECASE
)
_SOME_MONEY = re.compile(r"\s[a-z]+[\s-](dollars|euros|pounds)\b")  # “offshore dollars”
_HEDGES = {
    name: re.compile(rf"(?:\b(?:{words})|[~≈])[\s(“\"]*$", re.IGNORECASE)
    for name, words in {
        "under": r"nearly|almost|close to|just (?:under|below)|(?<!no )(?:less|fewer) than"
        r"|under|below|not quite|approaching",
        "most": r"up to|as (?:much|many) as|at most",
        "over": r"more than|over|above|at least|upwards? of|well over|just over|greater than"
        r"|no (?:less|fewer) than|exceed(?:s|ed|ing)?",
        "about": r"about|around|roughly|some|approximately|circa|ca\.?|c\.|an estimated|estimated",
    }.items()
}
_OR_SO = re.compile(r"\s(?:[a-z]+\s)?or so\b")
# “ten million dollars | over | five years”: within them, not more of them.
_WITHIN = re.compile(
    r"(?:\d(?:[mk%]|bn)?|\b(?:(?:m|b|tr)illion|dollars|euros|pounds|percent))\sover\s$", re.I
)


# “between 9 | and | 10 million”, “30 | to | 70”
_RANGE = re.compile(r"\s?(?:to|or|(?P<both>and)|[–-])\s?")
_FROM = re.compile(r"\b(?:between|from)\s$")


_OF = re.compile(r"\sof\s(?:the\s)?")


class Amount(NamedTuple):
    """A number in a text: its place, its value, its unit (“%”, “£” …; “” for a bare number)."""

    start: int
    end: int
    value: float
    unit: str
    hedge: str
    is_ordinal: bool
    n_digits: int
    counted: str
    is_spelt: bool
    high: float = 0.0
    """The most that a size without a number may be: “dozens”; 0 for a number."""


def amounts(text: str, start: int = 0, end: int | None = None) -> list[Amount]:
    """Every number in a text, in figures or in words.

    >>> [(a.value, a.unit) for a in amounts("£9.4m, a third, eleven of 88,000, 4 points")]
    [(9400000.0, '£'), (0.333, 'share'), (11.0, ''), (88000.0, ''), (4.0, 'points')]
    >>> [(a.value, a.unit) for a in amounts("160 milliard dollars, 25 milliards")]
    [(160000000000.0, '$'), (25000000000.0, '')]
    >>> [(a.value, a.unit) for a in amounts("seven eighths, a tenth boat")]
    [(0.875, 'share'), (10.0, '')]
    >>> [(a.value, a.unit, a.hedge) for a in amounts("nearly twenty-five per cent")]
    [(25.0, '%', 'under')]
    >>> [(a.value, a.counted, a.hedge) for a in amounts("50+ years")]
    [(50.0, 'years', 'over')]
    >>> [(a.value, a.counted) for a in amounts("a year and a half; two weeks and a half")]
    [(1.5, 'year'), (2.5, 'weeks')]
    >>> [(a.value, a.counted) for a in amounts("three quarters of an hour; half a year")]
    [(0.75, 'hour'), (0.5, 'year')]
    >>> [(a.value, a.counted) for a in amounts("half a decade; half a century; twice; 3 times")]
    [(5.0, 'year'), (50.0, 'year'), (2.0, 'times'), (3.0, 'times')]
    >>> [a.hedge for a in amounts("no less than 3 boats, less than 3, no fewer than 3")]
    ['over', 'under', 'over']
    """
    end = len(text) if end is None else end
    found: list[Amount] = []
    at = start
    while match := _PLACES.search(text, at, end):
        amount = _amount(text, match, end)
        at = max(match.end(), match.start() + 1)
        if amount:
            found[-1:] = [*_ranged(text, found[-1], amount)] if found else [amount]
            at = amount.end
    return sorted([*found, *(_sized(text, size, end) for size in sizes(text, start, end))])


def _sized(text: str, size: Size, limit: int) -> Amount:
    """A size as a number that may be up to another.

    >>> found = amounts("hundreds of billions of dollars; several dozen boats")
    >>> [(a.value, a.high, a.unit, a.counted) for a in found]
    [(200000000000.0, 1000000000000.0, '$', ''), (24.0, 120.0, '', 'boats')]
    >>> [a.unit for a in amounts("tens of millions of spare dollars")]
    ['$']
    """
    of = _OF.match(text, size.end, limit)
    after = of.end() - 1 if of else size.end
    money = _MONEY.match(text, after, limit) or _SOME_MONEY.match(text, after, limit)
    unit, end = (CURRENCIES[money[1].lower()], money.end()) if money else ("", size.end)
    what = "" if money else counted(text, size.start, of.end() if of else end)
    return Amount(size.start, end, size.low, unit, "", False, 1, what, True, size.high)


def _ranged(text: str, first: Amount, last: Amount) -> tuple[Amount, Amount]:
    """Two numbers, the first with the unit of the second where they make a range.

    >>> [(a.value, a.unit, a.counted) for a in amounts("9 to 10 million boats, 1 to 3%")][::2]
    [(9000000.0, '', 'boats'), (1.0, '%', '')]
    >>> [a.counted for a in amounts("between 30 and 70 people, 5 and 9 boats")]
    ['people', 'people', '', 'boats']
    """
    between = _RANGE.fullmatch(text, first.end, last.start)
    is_open = first.unit in ("", last.unit) and not first.counted and not last.is_ordinal
    if not between or not is_open or first.value >= last.value:
        return first, last
    if between["both"] and not _FROM.search(text[max(0, first.start - 8) : first.start]):
        return first, last
    scale = 1.0
    if not _SCALE.search(text, first.start, first.end):
        found = _SCALE.finditer(text, last.start, last.end)
        scale = math.prod(SCALES[match["scale"].lower()] for match in found)
    value = first.value * scale if first.value * scale < last.value else first.value
    ranged = first._replace(value=value, unit=last.unit, counted=last.counted)
    return ranged, last


def _amount(text: str, match: re.Match[str], limit: int) -> Amount | None:
    """The number that begins with a match; None for a digit within a word."""
    ratio = _RATIO.match(text, match.start(), limit)
    if ratio and (share := _share(ratio)):
        return _with_unit(text, match, share, ratio.end(), limit, True)
    if match["figure"]:
        if text[match.start() - 1 : match.start()].isalpha() and not match["currency"]:
            return None
        value, at, is_part = float(_GROUPED.sub("", match["figure"])), match.end(), False
    else:
        value, at, is_part = _spelt(text, match, limit)
    value, at, is_part = _scaled(text, match, (value, at, is_part), limit)
    if is_part and (span := _OF_AN_HOUR.match(text, at, limit)):
        years = _YEARS.get(span["what"].lower())
        value, is_part = (value * years, False) if years else (round(value, 2), False)
        at = span.end() if years else span.start("what")
    return _with_unit(text, match, value, at, limit, is_part) if at > match.start() else None


def _scaled(
    text: str, match: re.Match[str], spelt: tuple[float, int, bool], limit: int
) -> tuple[float, int, bool]:
    """A value with “and a half” and the thousands and millions after it, and its end."""
    value, at, is_part = spelt
    mixed = None if is_part else _MIXED.match(text, at, limit)
    if mixed:
        value, at = value + _part(mixed), mixed.end()
    elif is_part and (scaled := _OF_SCALE.match(text, at, limit)):
        at, is_part = scaled.end(), False
    while not is_part and (scale := _SCALE.match(text, at, limit)):
        if len(scale["scale"]) == 1 and not _is_scale(text, match, scale):
            break
        by = SCALES[scale["scale"].lower()]
        value, at = value * by, scale.end()
        if not mixed and (more := _MIXED.match(text, at, limit)):
            value, at = value + by * _part(more), more.end()
        if match["word"] and scale["scale"].lower() in ("hundred", "thousand"):
            rest, at = _rest(text, at, limit)
            value += rest
    return value, at, is_part


def _rest(text: str, at: int, limit: int) -> tuple[float, int]:
    """What is added to hundreds in words, and its end: “four hundred | and forty-nine |”.

    >>> [a.value for a in amounts("four hundred and forty-nine, two thousand one hundred and six")]
    [449.0, 2106.0]
    """
    more = _MORE.match(text, at, limit)
    if more is None:
        return 0.0, at
    value, at = float(sum(SMALL_NUMBERS[w.lower()] for w in _WORD.findall(more["n"]))), more.end()
    if more["hundred"]:
        rest, at = _rest(text, at, limit)
        return 100 * value + rest, at
    return value, at


def _part(mixed: re.Match[str]) -> float:
    """What a half or a quarter adds to a whole number.

    >>> [a.value for a in amounts("two and a half miles, 4½ years, 3 1/2 tons, half a million")]
    [2.5, 4.5, 3.5, 500000.0]
    >>> [(a.value, a.unit) for a in amounts("a million and a half dollars")]
    [(1500000.0, '$')]
    """
    sign = mixed["sign"] or mixed["over"]
    part = _SIGNS[sign] if sign else _FRACTIONS[mixed["part"].lower()]
    return 3 * part if "three" in mixed[0].lower() else part


def _share(ratio: re.Match[str]) -> float | None:
    """The share that one number in another is, where it is meant as one.

    >>> [(a.value, a.unit) for a in amounts("one in five, nine out of 10 and two in four years")]
    [(0.2, 'share'), (0.9, 'share'), (2.0, ''), (4.0, '')]
    >>> [(a.value, a.unit) for a in amounts("six sailors in ten; six boats in ten ports")]
    [(0.6, 'share'), (6.0, ''), (10.0, '')]
    """
    one, whole = (SMALL_NUMBERS.get(word.lower()) for word in ratio.group("n", "of"))
    one = int(ratio["n"]) if one is None else one
    whole = int(ratio["of"].replace(",", "")) if whole is None else whole
    if ratio["what"] and _PLURAL.match(ratio.string, ratio.end()):
        return None
    return round(one / whole, 3) if 0 < one < whole and whole in _WHOLES else None


def _is_scale(text: str, match: re.Match[str], scale: re.Match[str]) -> bool:
    """Whether a letter says how many: “£9.4m”, “60m boats”; not “six k”, “600m from the shore”."""
    is_length = scale["scale"] == "m" and not match["currency"] and not counts(text, scale.end())
    return bool(match["figure"]) and not is_length


def _spelt(text: str, match: re.Match[str], limit: int) -> tuple[float, int, bool]:
    """The value of a number in words, its end, and whether it is a part: “two thirds”."""
    value, at = 1.0, match.end()
    if rank := match["rank"] or match["came"]:
        return float(_CAME_IN[rank.lower()]), at, False
    if match["times"]:
        return float(_TIMES[match["times"].lower()]), at, False
    if match["word"]:
        value = float(SMALL_NUMBERS.get(match["word"].lower(), 1))
        ones = _ONES.match(text, at, limit) if value >= 20 and value % 10 == 0 else None
        if ones and SMALL_NUMBERS[ones["word"].lower()] < 10:
            value, at = value + SMALL_NUMBERS[ones["word"].lower()], ones.end()
    part = _FRACTION.match(text, at, limit)
    if part:
        return round(value * _FRACTIONS[part["part"].lower()], 3), part.end(), True
    return value, at, False


def _with_unit(
    text: str, match: re.Match[str], value: float, at: int, limit: int, is_part: bool
) -> Amount:
    mark, money = _MARK.match(text, at, limit), _MONEY.match(text, at, limit)
    half = _AND_HALF.match(text, at, limit)
    plus = _PLUS.match(text, at, limit) if match["figure"] else None
    unit = "share" if is_part else ""
    if mark:
        unit, at = ("points" if mark["points"] else "%"), mark.end()
    elif match["currency"]:
        unit = CURRENCIES.get(match["currency"].lower(), match["currency"][-1])
    elif money:
        unit, at = CURRENCIES[(money[1] or money[2]).lower()], money.end()
    elif months := _AND_MONTHS.match(text, at, limit):
        n = months["n"].lower()
        value, at = 12 * value + int(SMALL_NUMBERS.get(n, n)), months.end("n")
    elif half:
        value, at = value + 0.5, half.end()
    else:
        at = plus.end() if plus else at
    return Amount(
        start=match.start(),
        end=at,
        value=value,
        unit=unit,
        hedge="over" if plus else _hedge(text, match.start(), at),
        is_ordinal=bool(match["ordinal"] or match["rank"] or match["came"]),
        n_digits=len(_GROUPED.sub("", match["figure"] or "").replace(".", "").strip("0")),
        counted=_what(text, match, half, at),
        is_spelt=match["figure"] is None,
    )


def _what(text: str, match: re.Match[str], half: re.Match[str] | None, at: int) -> str:
    """What a number counts; a place where somebody came third.

    >>> [(a.value, a.counted, a.is_ordinal) for a in amounts("He came third in Elm, a third of it")]
    [(3.0, 'place', True), (0.333, '', False)]
    >>> [(a.value, a.counted) for a in amounts("Third, both laid flowers.")]
    [(2.0, '')]
    """
    if match["came"]:
        return "place"
    if match["times"] and (word := match["times"].lower()) in _BARE:
        return _BARE[word]
    return half["what"].lower() if half else counted(text, match.start(), at)


def _hedge(text: str, start: int, end: int) -> str:
    """How near a number means to be, by the words right beside it.

    >>> [a.hedge for a in amounts("up to $9, 20 or so, about $5m over five years, some, 3")]
    ['most', 'about', 'about', '', '']
    """
    before = text[max(0, start - 24) : start].rpartition("\n")[2]
    if _WITHIN.search(before) and measure(counted(text, start, end)):
        return ""
    found = next((name for name, words in _HEDGES.items() if words.search(before)), "")
    return found or ("about" if _OR_SO.match(text, end) else "")
