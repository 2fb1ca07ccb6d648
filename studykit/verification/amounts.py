"""What a number says: its value or range, its unit, how near it means to be."""

import re
from typing import NamedTuple

from studykit import lexicons
from studykit.numerals import SCALES, SMALL_NUMBERS

_FRACTIONS = {"half": 1 / 2, "third": 1 / 3, "quarter": 1 / 4, "fifth": 1 / 5}
_TIMES = {"twice": 2, "thrice": 3, "decade": 10, "couple": 2, "pair": 2, "both": 2}
_CURRENCIES = {
    "$": "$", "us$": "$", "usd": "$", "dollar": "$", "dollars": "$", "£": "£", "gbp": "£",
    "pound": "£", "pounds": "£", "€": "€", "eur": "€", "euro": "€", "euros": "€", "¥": "¥",
    "yen": "¥", "yuan": "yuan", "₹": "₹", "rupees": "₹", "cent": "cent", "cents": "cent",
    "pence": "pence", "p": "pence",
}  # fmt: skip
_SYMBOLS = frozenset("$£€¥₹")
_PENNIES = {"cent": "", "pence": "£"}  # cents are of several currencies
_NUMBER_WORDS = "|".join(sorted(SMALL_NUMBERS, key=len, reverse=True))
_PLACES = re.compile(
    r"(?:(?P<currency>(?:US|A|C|NZ|HK|S)?[$£€¥₹])\s?)?"
    r"(?:(?P<figure>\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?!\d)|\d+(?:,\d{3})*(?:\.\d+)?)"
    rf"|\b(?P<word>{_NUMBER_WORDS}|an?(?=\s(?:hundred|thousand"
    r"|million|billion|trillion|dozen|half|third|quarter|fifth)))\b|(?P<times>\b(?:twice|thrice|decade|couple|pair|both)\b)"
    r"|\b(?=(?:half|thirds?|quarters?|fifths?)\b))"
    r"(?P<ordinal>(?<=\d)(?:st|nd|rd|th)\b)?",
    re.IGNORECASE,
)
_GROUPED = re.compile(r"[,\s\u00a0\u202f]")
_SCALE = re.compile(rf"[\s-]?(?P<scale>{'|'.join(SCALES)})\b", re.IGNORECASE)
_ONES = re.compile(rf"[\s-](?:and\s)?(?P<word>{_NUMBER_WORDS})\b", re.IGNORECASE)
_FRACTION = re.compile(r"[\s-]?(?:of\s)?(?P<part>half|third|quarter|fifth)s?\b", re.IGNORECASE)
_MARK = re.compile(
    r"[\s-]?(?:(?P<points>(?:percentage|per\s?cent|%)[\s-]?points?|points?\b)|(?P<percent>%|per\s?cent(?:age)?\b|pct\b))",
    re.IGNORECASE,
)
_MONEY = re.compile(
    r"[\s-](dollars?|euros?|pounds?|yen|yuan|rupees|cents?|pence)\b|(?<=\d)(p)\b", re.IGNORECASE
)
_HEDGES = {
    "under": re.compile(
        r"\b(?:nearly|almost|close to|just (?:under|below)|less than|fewer than|under|below"
        r"|not quite|up to|as (?:much|many) as|at most|approaching)\W*$",
        re.IGNORECASE,
    ),
    "over": re.compile(
        r"\b(?:more than|over|above|at least|upwards? of|well over|just over|greater than"
        r"|no less than|exceed(?:s|ed|ing)?)\W*$",
        re.IGNORECASE,
    ),
    "about": re.compile(
        r"\b(?:about|around|roughly|some|approximately|circa|ca\.?|c\.|an estimated|estimated|or so"
        r"|~|≈)\W*$|[~≈]\s?$",
        re.IGNORECASE,
    ),
}
_FAIR = 0.06  # how far a rounded figure may be from the true one
_CLOSE = 0.04  # without a word that says so
_BELOW = 0.2  # and one with “more than”


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


def amounts(text: str, start: int = 0, end: int | None = None) -> list[Amount]:
    """Every number in a text, in figures or in words.

    >>> [(a.value, a.unit) for a in amounts("£9.4m, a third, eleven of 88,000, 4 points")]
    [(9400000.0, '£'), (0.333, 'share'), (11.0, ''), (88000.0, ''), (4.0, 'points')]
    >>> [(a.value, a.unit, a.hedge) for a in amounts("nearly twenty-five per cent")]
    [(25.0, '%', 'under')]
    """
    end = len(text) if end is None else end
    found, at = [], start
    while match := _PLACES.search(text, at, end):
        amount = _amount(text, match, end)
        at = max(match.end(), match.start() + 1)
        if amount:
            found.append(amount)
            at = amount.end
    return found


def _amount(text: str, match: re.Match[str], limit: int) -> Amount | None:
    """The number that begins with a match; None for a digit within a word."""
    if match["figure"]:
        is_in_word = match.start() and text[match.start() - 1].isalpha() and not match["currency"]
        if is_in_word:
            return None
        value, at, is_part = float(_GROUPED.sub("", match["figure"])), match.end(), False
    else:
        value, at, is_part = _spelt(text, match, limit)
    while not is_part and (scale := _SCALE.match(text, at, limit)):
        if len(scale["scale"]) == 1 and not _is_scale(text, match, scale):
            break
        value, at = value * SCALES[scale["scale"].lower()], scale.end()
    return _with_unit(text, match, value, at, limit, is_part) if at > match.start() else None


def _is_scale(text: str, match: re.Match[str], scale: re.Match[str]) -> bool:
    """Whether a letter says how many: “£9.4m”, “60m boats”; not “six k”, “600m from the shore”."""
    is_length = scale["scale"] == "m" and not match["currency"] and not _counts(text, scale.end())
    return bool(match["figure"]) and not is_length


def _spelt(text: str, match: re.Match[str], limit: int) -> tuple[float, int, bool]:
    """The value of a number in words, its end, and whether it is a part: “two thirds”."""
    value, at = 1.0, match.end()
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
    unit = "share" if is_part else ""
    if mark:
        unit, at = ("points" if mark["points"] else "%"), mark.end()
    elif match["currency"]:
        unit = _CURRENCIES.get(match["currency"].lower(), match["currency"][-1])
    elif money:
        unit, at = _CURRENCIES[(money[1] or money[2]).lower()], money.end()
    before = text[max(0, match.start() - 24) : match.start()].rpartition("\n")[2]
    return Amount(
        start=match.start(),
        end=at,
        value=value,
        unit=unit,
        hedge=next((name for name, words in _HEDGES.items() if words.search(before)), ""),
        is_ordinal=bool(match["ordinal"]),
        n_digits=len(_GROUPED.sub("", match["figure"] or "").replace(".", "").strip("0")),
        counted=_counted(text, match.start(), at),
        is_spelt=match["figure"] is None,
    )


# “88,000 | passengers |”, “53 | year | -old”: the word after a number.
_NEXT = re.compile(r"[\s-]?(?P<word>[a-z]+)")
# What a number measures: 14 months are not 14 years.
_MEASURES = frozenset(
    "second minute hour day week month year decade metre mile km mph kph foot inch acre hectare"
    " tonne ton kg gram litre degree".split()
)
_LIKEWISE = {
    "m": "metre", "meter": "metre", "kilometre": "km", "kilometer": "km", "feet": "foot",
    "kilo": "kg", "liter": "litre", "yr": "year", "yrs": "year", "hr": "hour", "hrs": "hour",
    "min": "minute", "mins": "minute",
}  # fmt: skip
_AN_HOUR = re.compile(r"[\s-]?(?P<what>miles?|kilomet(?:re|er)s?|km)\s(?:an|per)\shour")


# “Lane, | 61 |, said”, “Lane (| 61 |)”: how old somebody is.
_AGE_BEFORE, _AGE_AFTER = (
    re.compile(r"\b[A-Z][\w'’-]+(?:,\s|\s\()$|,\sat\s$"),
    re.compile(r"[,.)]"),
)


def _counts(text: str, at: int) -> bool:
    """Whether a thing that is counted comes next."""
    match = _NEXT.match(text, at)
    return match is not None and match["word"] not in lexicons.words("stop_words")


def _counted(text: str, start: int, at: int) -> str:
    """The word right after a number, unless it is one that counts nothing: “52 to 37”."""
    is_age = _AGE_BEFORE.search(text[max(0, start - 24) : start]) and _AGE_AFTER.match(text, at)
    if is_age and text[start:at].isdigit() and at - start == 2:
        return "year"
    if speed := _AN_HOUR.match(text, at):
        return "mph" if speed["what"].startswith("mile") else "kph"
    match = _NEXT.match(text, at)
    word = match["word"] if match else ""
    return "" if word in lexicons.words("stop_words") else word


def _measure(amount: Amount) -> str:
    """What a number measures, in the singular; “” where it counts things.

    >>> [_measure(amounts(text)[0]) for text in ("53-year-old", "55mph", "40 miles", "12 boats")]
    ['year', 'mph', 'mile', '']
    """
    singular = amount.counted.removesuffix("s")
    words = [_LIKEWISE.get(word, word) for word in (amount.counted, singular)]
    return next((word for word in words if word in _MEASURES), "")


def is_same(draft: Amount, article: Amount) -> bool:
    """Whether two numbers say the same, in whatever form.

    >>> def same(one, other):
    ...     return is_same(amounts(one)[0], amounts(other)[0])
    >>> same("three", "3"), same("53", "53-year-old"), same("£310k", "£310,000")
    (True, True, True)
    >>> same("5 percent", "5 percentage points"), same("$5", "£5"), same("50 percent", "half")
    (False, False, True)
    >>> same("fewer than 40", "more than 40"), same("2 days", "2 years"), same("$0.6", "60 cents")
    (False, False, True)
    """
    if {draft.hedge, article.hedge} == {"under", "over"}:
        return False
    return any(is_like(draft, article) for is_like in (_same_value, _same_share, _same_money))


def _same_value(draft: Amount, article: Amount) -> bool:
    margin = 1e-6 * max(1.0, abs(article.value))
    return is_same_unit(draft, article) and abs(draft.value - article.value) <= margin


def _same_share(draft: Amount, article: Amount) -> bool:
    """50 percent and half."""
    if {draft.unit, article.unit} != {"%", "share"}:
        return False
    one, other = (a.value / 100 if a.unit == "%" else a.value for a in (draft, article))
    return abs(one - other) < 0.005


def _same_money(draft: Amount, article: Amount) -> bool:
    """60 cents and $0.60; “€412mn, up from | 314 |” and €314mn."""
    if draft.unit == draft.counted == "" and article.unit in _SYMBOLS:
        return any(abs(draft.value * scale - article.value) < 0.5 for scale in (1, 1e3, 1e6, 1e9))
    if draft.unit not in _PENNIES and article.unit not in _PENNIES:
        return False
    units = {_PENNIES.get(a.unit, a.unit) for a in (draft, article)}
    one, other = (a.value / 100 if a.unit in _PENNIES else a.value for a in (draft, article))
    return abs(one - other) < 0.0005 and (len(units) == 1 or "" in units)


def is_same_unit(draft: Amount, article: Amount) -> bool:
    """Whether two numbers may be of one thing: a bare number may be anything but a price."""
    measures = {_measure(draft), _measure(article)} - {""}
    if len(measures) > 1:
        return False
    if draft.unit == article.unit:
        return True
    bare = draft if draft.unit == "" else article
    return {draft.unit, article.unit} in ({"", "%"}, {"", "points"}) and not bare.counted


def is_measured(amount: Amount) -> bool:
    """Whether a number says what it measures: years, miles."""
    return bool(_measure(amount))


def is_same_measure(draft: Amount, article: Amount) -> bool:
    """Whether two numbers measure the same, or count things both."""
    return _measure(draft) == _measure(article)


def is_fair(draft: Amount, article: Amount) -> bool:
    """Whether a number fairly rounds another: “nearly 20” for 19.3, “over 2,000” for 2,140.

    >>> def fair(one, other):
    ...     return is_fair(amounts(one)[0], amounts(other)[0])
    >>> fair("nearly 20", "19.3"), fair("more than 2,000", "2,140"), fair("about 14,000", "14,300")
    (True, True, True)
    >>> fair("nearly 20", "23"), fair("more than 3,000", "2,140"), fair("20", "17")
    (False, False, False)
    """
    if not is_same_unit(draft, article) or not article.value or not draft.value:
        return False
    is_rounder = draft.n_digits < article.n_digits or (
        draft.n_digits == article.n_digits and draft.value % 5 == 0
    )
    if _measure(draft) != _measure(article) or not (is_rounder or draft.is_spelt):
        return False
    ratio = article.value / draft.value
    if draft.hedge == "under":
        return 1 - 2 * _FAIR <= ratio <= 1
    if draft.hedge == "over":
        return 1 <= ratio <= 1 + _BELOW
    return (bool(draft.hedge) and abs(ratio - 1) <= _FAIR) or _is_rounded(draft, article)


def _is_rounded(draft: Amount, article: Amount) -> bool:
    """Whether a number is the other one with fewer digits: 14,000 for 14,300, 7.8 for 7.84.

    >>> [_is_rounded(*amounts(text)) for text in ("14,000 14,300", "19 18.7", "61 60", "20 23")]
    [True, True, False, False]
    """
    if draft.n_digits >= article.n_digits or not draft.n_digits:
        return False
    step = 10.0 ** (len(str(int(abs(draft.value)))) - draft.n_digits)
    distance = abs(draft.value - article.value)
    return distance <= min(0.5 * step, _CLOSE * abs(article.value))
