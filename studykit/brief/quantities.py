"""The numbers and dates of an article: each with its unit and with whoever gives it."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

import pandas as pd

from studykit import schema
from studykit.brief.tagged import Tagged, told_by
from studykit.brief.verses import verses, without_verses
from studykit.numerals import MONTHS, NO_COUNTS, ONES, TEENS, TENS, list_numbers
from studykit.quotes.sentence.word_classes import CAPITALISED, pattern

KINDS = ("money", "percent", "date", "age", "count")
"""What a quantity is, in the order in which rules are tried."""

_CURRENCY = r"(?:(?:US|A|C|NZ|HK|S)?[$£€¥₹₩]|(?:Rs\.?|USD|EUR|GBP)\s)"
_DIGITS = r"\d+(?:,\d{2,3})*(?:\.\d+)?"
_FIGURE = rf"{_DIGITS}(?:\s?[-–]\s?{_DIGITS})?"
_SCALE = r"(?:\s?(?:thousand|million|billion|trillion|bn|mn|m|k)\b)"
_TENS, _ONES, _TEENS = map("|".join, (TENS, ONES, TEENS))
_GREAT = "hundred|thousand|million|billion|trillion|dozen"
_SPELT = (
    r"(?:(?:two|three|four)\s(?:thirds|quarters|fifths)(?=\sof\b)"
    rf"|(?:(?:{_TENS})(?:[-\s](?:{_ONES}))?|{_TEENS}|{_ONES}|an?|several)"
    rf"(?:\s(?:{_GREAT}))+|(?:{_TENS})(?:-(?:{_ONES}))?|{_TEENS}|{_ONES}|(?:{_GREAT})s"
    r"|half|(?:a|one|two|three)[-\s](?:half|thirds?|quarters?|fifths?))"
)
# “more than”, “nearly”: what a figure is no figure without; no “9 percent | over | two years”.
_HEDGE = (
    r"(?:(?:(?:no\s)?(?<!%\s)(?<!percent\s)(?<!per\scent\s)(?:more|less|fewer|greater|higher|lower)\sthan|at\s(?:least|most)|up\sto|as\s"
    r"(?:many|much|few|little)\sas|about|around|almost|nearly|under|above|below|roughly|some"
    r"|(?<=for\s)over|over(?!\s\S+\s(?:minute|hour|day|week|month|year|decade)s?\b)"
    r"|only|just|an?\sestimated|approximately|close\sto|double|twice|half)\s)"
)
_UNIT_MARK = r"(?:\s?(?:%|percent\b|per\scent\b)(?:age\spoints?|\spoints?)?)"
_GLUED = r"(?:mph|kph|km/h|km|kg|cm|mm|ft|lbs?|bps|[GMk]Wh?|°[CF]?)\b"

# “eight | of the past nine | races”, “6 | in 10 | voters”, and no “34 | in two | days”.
_OF_HOW_MANY = (
    r"(?:\s(?:out\sof|of|in)(?:\s(?:the|every|his|her|its|their))?(?:\s(?:past|last|first|next))?"
    rf"\s(?:\d{{1,3}}(?:,\d{{3}})*|{_TEENS}|{_ONES}|(?:{_TENS})(?:-(?:{_ONES}))?)\b(?![-.:,/]\w|\s?%)"
    rf"(?!\s(?:{_GREAT}|percent|bn|(?:second|minute|hour|day|week|month|year|decade)s?)\b))"
)

_MONTH = (
    r"\b(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|March|Mar\.?|April|Apr\.?|May|June|Jun\.?|July|Jul\.?"
    r"|Aug(?:ust|\.)?|Sept(?:ember|\.)?|Sep\.?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_WEEKDAY = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)"
_YEAR = r"(?:1[5-9]|20)\d\d"
# “Sept. 15, 2021”, “3 March”, “3/15/2021”, “Tuesday”, “in 2011”, “the 1990s”, “9:30 p.m.”
_DATE = re.compile(
    rf"(?P<day>(?:{_WEEKDAY},?\s)?{_MONTH}\s\d\d?(?:st|nd|rd|th)?\b(?:,?\s{_YEAR}\b)?"
    rf"|\b\d\d?(?:st|nd|rd|th)?\s{_MONTH}(?:,?\s{_YEAR}\b)?|\b\d\d?/\d\d?/{_YEAR}\b"
    rf"|{_MONTH}\s{_YEAR}\b|\b{_WEEKDAY}\b)"
    rf"|(?<![\w$£€.,])(?P<year>{_YEAR}(?:s|[-–/]\d\d(?:\d\d)?)?)(?![\w%]|[.,]\d)"
    rf"|(?P<time>\b(?:\d\d?|{_ONES}|ten|eleven|twelve)\so[’']clock\b"
    r"|\b\d\d?(?:[:.]\d\d)?\s?(?:[ap]\.m\.|[ap]m\b|[AP]\.M\.|[AP]M\b)|\b\d\d?:\d\d\b|\bnoon\b|\bmidnight\b)"
)
_NUMBER = re.compile(
    rf"(?<![\w.,$£€/-])(?P<hedge>{_HEDGE})?"
    rf"(?:(?P<currency>{_CURRENCY}\s?)?(?P<figure>{_FIGURE}){_SCALE}?(?P<mark>{_UNIT_MARK})?"
    rf"(?P<glued>{_GLUED})?(?P<ordinal>st|nd|rd|th)?|\b(?P<spelt>{_SPELT})\b(?P<spelt_mark>{_UNIT_MARK})?)"
    rf"(?P<whole>{_OF_HOW_MANY})?"
    r"(?P<compound>-to-\d+|(?:-[a-z]+)+)?(?![\w])",
    re.IGNORECASE,
)
_MONEY_NOUN = re.compile(r"\s(?:dollars?|euros?|pounds?|yen|yuan|rupees?|cents?|pence|roubles?)\b")
# “two | more ships |”, “2,000 | North Korean troops |”: the noun phrase that is counted.
_COUNTED = pattern("<NUMBER|NOMINAL|ED_FORM|ING_FORM|OF>{0,5}")
_LONGEST_UNIT = 5


class Quantity(NamedTuple):
    """A number or a date: its place, what it is, the words that say of what."""

    start: int
    end: int
    kind: str
    unit: str | None


def quantities(
    text: str, sentences: pd.DataFrame, tokens: pd.DataFrame, names: pd.DataFrame,
    quotes: pd.DataFrame,
) -> pd.DataFrame:  # fmt: skip
    """The numbers and dates of an article, each with its unit and whoever gives it.

    Parameters
    ----------
    text : str
        The article's text.
    sentences, tokens, names, quotes : DataFrame
        Its tables of these names.

    Returns
    -------
    DataFrame
        `sentence_id`, `start`, `end`, `quantity` (as printed, with “more than” and the like),
        `unit` (the words counted, as printed; ``<NA>`` for dates and bare numbers), `kind` (money,
        percent, date, age, count), `voice` (who says it; ``<NA>``: the reporter), `quote_id` (the
        row in the quotes table, ``<NA>`` for the reporter's). In text order.

    Notes
    -----
    Numbers in names ("World War II", "Power of Siberia 2") and of verses ("Job 3:5"), those of a
    list ("3) It rained") and those that only point back ("the two leaders") are left out, and "one"
    and "two" without a noun they count.

    Examples
    --------
    >>> a = sk.Article("Ada Lane said more than 40 ships sank. It rained on 3 March for two days.")
    >>> table = quantities(a.text, a.sentences, a.tokens, a.names, a.quotes)
    >>> table[["quantity", "unit", "kind", "voice"]].values.tolist()
    [['more than 40', 'ships', 'count', 'Ada Lane'], ['3 March', <NA>, 'date', <NA>], \
['two', 'days', 'count', <NA>]]
    """
    tagged = Tagged(text, tokens)
    held = verses(text)
    others = _name_spans(without_verses(names, held))
    taken = sorted([*others, *list_numbers(text), *held])
    rows = []
    for sentence, (start, end) in enumerate(zip(sentences["start"], sentences["end"], strict=True)):
        found = [q for q in _in_sentence(tagged, start, end) if not _is_in_name(q, taken)]
        rows += [(sentence, quantity) for quantity in found]
    owners = _owners(quotes, [quantity for _, quantity in rows])
    voices = quotes["voice"].to_dict()
    return pd.DataFrame(
        {
            "sentence_id": pd.array([s for s, _ in rows], dtype="int64"),
            "start": pd.array([q.start for _, q in rows], dtype="int64"),
            "end": pd.array([q.end for _, q in rows], dtype="int64"),
            "quantity": pd.array([text[q.start : q.end] for _, q in rows], dtype=schema.TEXT),
            "unit": pd.array([q.unit for _, q in rows], dtype=schema.TEXT),
            "kind": pd.array([q.kind for _, q in rows], dtype=schema.TEXT),
            "voice": pd.array(
                [None if owner is None else voices[owner] for owner in owners], dtype=schema.TEXT
            ),
            "quote_id": pd.array(owners, dtype="Int64"),
        }
    )


# ---------------------------------------------------------------- dates, then numbers


def _in_sentence(tagged: Tagged, start: int, end: int) -> list[Quantity]:
    """The dates and numbers of a sentence, in text order."""
    dates = list(_dates(tagged.text, start, end))
    numbers = (
        quantity
        for match in _NUMBER.finditer(tagged.text, start, end)
        if not any(date.start < match.end() and match.start() < date.end for date in dates)
        if (quantity := _number(tagged, match))
    )
    return list(_joined(tagged.text, sorted([*dates, *numbers])))


def _joined(text: str, found: Sequence[Quantity]) -> Iterator[Quantity]:
    """Two numbers of one range as one: “| 90 to 95 percent |”, “between | 3 and 4 ships |”."""
    held: Quantity | None = None
    for quantity in found:
        if held and _is_range(text, held, quantity):
            held = quantity._replace(start=held.start)
            continue
        if held:
            yield held
        held = quantity
    if held:
        yield held


def _is_range(text: str, first: Quantity, second: Quantity) -> bool:
    if first.kind != second.kind and (first.kind, first.unit) != ("count", None):
        return False
    between = text[first.end : second.start]
    of_two = re.search(r"\b(?:between|aged)\s$", text[: first.start][-10:])
    return first.kind != "date" and (between == " to " or (between == " and " and bool(of_two)))


def _dates(text: str, start: int, end: int) -> Iterator[Quantity]:
    """“| Sept. 15 |”, “| Tuesday |”, “since | 2011 |”, “at | 9:30 p.m. |”."""
    for match in _DATE.finditer(text, start, end):
        if _IN_A_TITLE.match(text, match.end()):
            continue
        if not match["year"] or _is_year(text, match):
            yield Quantity(match.start(), match.end(), "date", None)


# “| Monday | Night Baseball”, “Fox News | Sunday |”
_IN_A_TITLE = re.compile(r" (?:Night|Morning)\b|[”\"](?=\s?[.,;]?[”\"]?(?:\s|$))(?<=[a-z]day.)")


def _is_year(text: str, match: re.Match[str]) -> bool:
    """“in | 2011 |”, and no “| 2000 | troops”.

    >>> a = sk.Article("In 2011 the harbour had 1900 boats, and 2000 of them sank in the 1990s.")
    >>> quantities(a.text, a.sentences, a.tokens, a.names, a.quotes)["kind"].tolist()
    ['date', 'count', 'count', 'date']
    """
    after = text[match.end() : match.end() + 12]
    before = text[max(0, match.start() - 12) : match.start()].split()
    if match["year"][4:] or (before and before[-1].lower() in _before_years()):
        return True
    if before and before[-1] in ("the", "The") and "1900" < match["year"] < "2100":
        return True  # “the 2016 campaigns”
    return not re.match(r"\s(?:of|[a-z]+s)\b", after)


@cache
def _before_years() -> frozenset[str]:
    return frozenset((*MONTHS, "in", "since", "by", "until", "from", "of", "before", "after"))


def _number(tagged: Tagged, match: re.Match[str]) -> Quantity | None:
    """A number with what it counts; None for one that counts nothing or only points back."""
    mark = match["mark"] or match["spelt_mark"]
    unit = _unit(tagged, match)
    if _NUMBERED.search(tagged.text, max(0, match.start() - 4), match.start()):
        return None
    if _TIME_OF_DAY.match(tagged.text, match.start() - 4, match.end()):
        return Quantity(match.start("figure"), match.end(), "date", None)
    if match["currency"] or _MONEY_NOUN.match(tagged.text, match.end()):
        kind = "money"
    elif mark:
        kind = "percent"
    elif _is_age(tagged, match):
        return Quantity(match.start(), match.end(), "age", None)
    else:
        kind = "count"
    if kind == "count" and not _counts(tagged, match, unit):
        return None
    return Quantity(match.start(), match.end(), kind, unit)


def _is_age(tagged: Tagged, match: re.Match[str]) -> bool:
    """“a | 61-year-old | sailor”, “Ada Lane, | 61 |, said”, “a boy aged | 16 |”."""
    is_said = (match["compound"] or "").startswith("-year-old")
    before = tagged.text[max(0, match.start() - 12) : match.start()]
    return is_said or tagged.is_age(match.span()) or bool(_AGED.search(before))


_NUMBERED = re.compile(r"\bNo\.\s?$")  # “the No. | 3 | machine”
_TIME_OF_DAY = re.compile(r"the (?:[01]?\d|2[0-3])\.[0-5]\d$")  # “the | 7.10 | boat”
# “aged | 16 |”, “aged 16 and | 17 |”
_AGED = re.compile(r"\baged (?:\d+ and )?$")


def _unit(tagged: Tagged, match: re.Match[str]) -> str | None:
    """“2,000 | North Korean troops |”: the words counted, up to the end of their phrase.

    >>> a = sk.Article("It rained on 40 old ships left in Elm, and on 12 sheets of ice.")
    >>> quantities(a.text, a.sentences, a.tokens, a.names, a.quotes)["unit"].tolist()
    ['old ships', 'sheets of ice']
    """
    first = tagged.token_at(match.end())
    found = _COUNTED.match(tagged.classes, first)
    high = min(found.end() if found else first, first + _LONGEST_UNIT)
    plurals = [k for k in range(first, high) if _is_plural(tagged.tokens[k])]
    if plurals and tagged.tokens[plurals[-1] + 1 : plurals[-1] + 2] != ["of"]:
        high = plurals[-1] + 1
    while high > first and not tagged.is_noun(high - 1):
        high -= 1
    if high == first or tagged.breaks_line(match.end(), first):
        return None
    unit = tagged.words(first, high)
    return None if unit.split()[0].lower() in told_by("no unit") else unit


def _is_plural(word: str) -> bool:
    return word in _PLURALS or (len(word) > 3 and word.endswith("s") and not word.endswith("ss"))


_PLURALS = frozenset(("people", "men", "women", "children", "police"))


def _counts(tagged: Tagged, match: re.Match[str], unit: str | None) -> bool:
    """Whether a bare number says how many: “two ships”, and not “the two leaders”, “one of”.

    >>> a = sk.Article("The two leaders met for one hour. One had 40 guards, for two reasons.")
    >>> quantities(a.text, a.sentences, a.tokens, a.names, a.quotes)["quantity"].tolist()
    ['one', '40']
    >>> a = sk.Article("Lane won eight of the past nine races. More than 6 in 10 sailors left.")
    >>> quantities(a.text, a.sentences, a.tokens, a.names, a.quotes)["quantity"].tolist()
    ['eight of the past nine', 'More than 6 in 10']
    >>> a = sk.Article("Read 1 Corinthians 3:5-7 from 6:00AM to 9 P.M. on Sunday 3:15.")
    >>> quantities(a.text, a.sentences, a.tokens, a.names, a.quotes)["quantity"].tolist()
    ['6:00AM', '9 P.M.', 'Sunday', '3:15']
    >>> a = sk.Article("The four-star general met a two-term mayor in a two-way race on 2/26/2021.")
    >>> quantities(a.text, a.sentences, a.tokens, a.names, a.quotes)["quantity"].tolist()
    ['two-term', '2/26/2021']
    """
    if match[0].endswith(NO_COUNTS):
        return False
    before = tagged.text[max(0, match.start() - 12) : match.start()].split()
    if match["whole"]:
        return True
    if _IN_PARTS.match(match[0]):
        return _is_share(tagged.text, match, unit, before)
    points_back = bool(before) and before[-1].lower() in told_by("known")
    if match["spelt"]:
        is_one = match["spelt"].lower() == "one"  # “one of them”, “at one point”
        if unit is None or points_back or (is_one and unit not in told_by("time")):
            return False
        return unit.split()[-1] not in told_by("vague")  # “for two | reasons |”
    if match["ordinal"]:
        return unit is not None and unit.split()[-1] in told_by("by years")
    return not (unit is None and (points_back or _is_label(tagged, match)))


_IN_PARTS = re.compile(
    rf"{_HEDGE}?(?:(?:an?|one|two|three|four)\s(?:thirds?|quarters?|fifths?)|half)", re.IGNORECASE
)


def _is_share(text: str, match: re.Match[str], unit: str | None, before: Sequence[str]) -> bool:
    """“by | a third |”, “| half | of the boats”, and no “a third | judge”, “the first | half |”.

    >>> a = sk.Article("Rates fell 9 percent less than two years ago, by a third over two years. \
    ... Two thirds of the boats sank at eight o'clock on Oct 23.")
    >>> quantities(a.text, a.sentences, a.tokens, a.names, a.quotes)["quantity"].tolist()
    ['9 percent', 'two', 'a third', 'two', 'Two thirds', "eight o'clock", 'Oct 23']
    >>> a = sk.Article("A third-party man left. He lost 3 in two days in the first half of May.")
    >>> quantities(a.text, a.sentences, a.tokens, a.names, a.quotes)["quantity"].tolist()
    ['3', 'two']
    """
    if before and before[-1] in told_by("ordinal"):
        return False
    is_by = unit is None and bool(match["hedge"] or before[-1:] == ["by"])
    return is_by or text.startswith(" of ", match.end())


_MOST_DIGITS = 9  # of a number that is written without commas and is no mark of a file


def _is_label(tagged: Tagged, match: re.Match[str]) -> bool:
    """“Article | 33 |”, “the No. | 3 | machine”: a number that names and does not count.

    >>> a = sk.Article("Lane of Local 88 ran the No. 3 machine.\\n\\n2. It rained.")
    >>> quantities(a.text, a.sentences, a.tokens, a.names, a.quotes).empty
    True
    """
    token = tagged.token_at(match.start())
    is_named = token and tagged.classes[token - 1] == CAPITALISED and not match["glued"]
    return bool(is_named) or (len(match["figure"]) > _MOST_DIGITS and match["figure"].isdigit())


# ---------------------------------------------------------------- whose they are


def _name_spans(names: pd.DataFrame) -> list[tuple[int, int]]:
    return list(zip(names["start"].tolist(), names["end"].tolist(), strict=True))


def _is_in_name(quantity: Quantity, names: Sequence[tuple[int, int]]) -> bool:
    """Whether a number is part of a name: “Power of Siberia | 2”; “Sept. 15” is none.

    >>> a = sk.Article("It rained on Tuesday, but the view of Super Tuesday was grim.")
    >>> len(quantities(a.text, a.sentences, a.tokens, a.names, a.quotes))
    1
    """
    at = bisect_right(names, (quantity.start, 1 << 60)) - 1
    if at < 0 or names[at][1] <= quantity.start:
        return False
    return quantity.kind != "date" or names[at][0] < quantity.start


def _owners(quotes: pd.DataFrame, found: Sequence[Quantity]) -> list[int | None]:
    """The innermost attribution that holds each quantity."""
    pieces = sorted(
        (end - start, start, end, int(row))
        for row, spans in zip(quotes.index, quotes["spans"], strict=True)
        for start, end in spans
    )
    return [
        next((row for _, start, end, row in pieces if start <= q.start and q.end <= end), None)
        for q in found
    ]
