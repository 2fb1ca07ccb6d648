"""Names, figures and quotations that one account alone has."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence, Set
from functools import cache
from typing import NamedTuple

import pandas as pd

from studykit import lexicons
from studykit.accounts import columns
from studykit.accounts.account import Account, others
from studykit.accounts.people import People, days_and_months
from studykit.accounts.quotations import Version
from studykit.accounts.quoted import printed, spans
from studykit.numerals import CURRENCIES, DAYS, MONTH_NUMBERS, SCALES, SMALL_NUMBERS

_DIGITS = re.compile(r"\d[\d,]*(?:\.\d+)?")
_WORD = re.compile(r"[^\W\d_]+")
# “A$”, “£”, “usd”, “pounds”: what may tell a currency.
_MONEY = re.compile(r"[a-z]*[$£€¥₹₩]|[a-z]+")
_MARKS = frozenset((*CURRENCIES.values(), "%", "points"))

Row = tuple[str, str, str, str | None, int, int, int, int]


def only(
    accounts: Sequence[Account], people: People, groups: Sequence[Sequence[Version]]
) -> pd.DataFrame:
    """What one account alone names, counts or quotes.

    Parameters
    ----------
    accounts : sequence of Account
        Which to compare.
    people : People
        Who is the same in several of them.
    groups : sequence of sequence of Version
        As from `versions`.

    Returns
    -------
    DataFrame
        One row per name, figure, date and quotation that no other account has: see `columns`.
        Accounts in their order; in each, names, figures and dates, quotations in text order.

    Notes
    -----
    Figures are compared by value ("forty", "40") and as money, shares, times or things, whatever
    things are counted; dates by day, month or year. The numbers of a list are no figures.
    What another account has in the same words, in whatever place, is not listed; what one has
    twice is listed once.
    """
    rows: list[Row] = []
    for account in accounts:
        rows += _names(account, others(accounts, account), people)
        rows += _figures(account, others(accounts, account))
        rows += _months(account, others(accounts, account))
        rows += _quotations(account, others(accounts, account), groups)
    return columns.of_rows("only", rows)


def _names(account: Account, rest: Sequence[Account], people: People) -> Iterator[Row]:
    days = days_and_months()
    known = {people.name(other.letter, name) for other in rest for name in other.names["name"]}
    for name, mentions in account.names.groupby("name", sort=False):
        is_known = people.name(account.letter, str(name)) in known or any(
            other.prints(mention, str(name))
            for other in rest
            for mention in set(mentions["mention"])
        )
        if name not in days and not is_known:
            first = mentions.iloc[0]
            yield (
                account.letter, "name", str(name), first["kind"], len(mentions),
                first["sentence_id"], first["start"], first["end"],
            )  # fmt: skip


def _figures(account: Account, rest: Sequence[Account]) -> Iterator[Row]:
    known: dict[str, set[str | None]] = defaultdict(set)
    for other in rest:
        for form in other.other_numbers:
            known[value(form)].add(_currency(form))
        for figure in _told(other.quantities):
            known[figure.value].add(figure.sort)
    places: dict[Figure, list[int]] = defaultdict(list)
    for row, figure in enumerate(_told(account.quantities)):
        places[figure].append(row)
    for figure, rows in places.items():
        if not _is_known(figure, known[figure.value]):
            first = account.quantities.iloc[rows[0]]
            yield (
                account.letter, "date" if first["kind"] == "date" else "figure", first["quantity"],
                None if pd.isna(first["unit"]) else first["unit"], len(rows),
                first["sentence_id"], first["start"], first["end"],
            )  # fmt: skip


class Figure(NamedTuple):
    """What a number comes to, and of what sort it is: money, a share, so much time, things."""

    value: str
    sort: str | None  # None: a bare number, which may be of any things


def _told(quantities: pd.DataFrame) -> list[Figure]:
    columns = (quantities[name].tolist() for name in ("quantity", "kind", "unit"))
    return [
        Figure(value(words), _sort(words, kind, "" if pd.isna(unit) else unit))
        for words, kind, unit in zip(*columns, strict=True)
    ]


def _is_known(figure: Figure, sorts: Set[str | None]) -> bool:
    """Whether a figure is one of those of its value: of its sort, or of things that are not told.

    >>> seven = [Figure("7", sort) for sort in ("$", "things", None)]
    >>> [_is_known(one, {other.sort}) for one in seven for other in seven]
    [True, False, False, False, True, True, False, True, True]
    """
    if figure.sort in sorts:
        return True
    return figure.sort not in _MARKS and (
        None in sorts or (figure.sort is None and not sorts <= _MARKS)
    )


def _sort(words: str, kind: str, unit: str) -> str | None:
    """What a quantity is of, as far as two of the same value may differ in it.

    >>> _sort("$7 million", "money", ""), _sort("seven", "money", "dollars")
    ('$', '$')
    >>> _sort("7", "count", "percentage points"), _sort("3-day", "count", "trip")
    ('points', 'day')
    >>> _sort("seven", "count", "days"), _sort("7", "count", "boats"), _sort("7", "count", "")
    ('day', 'things', None)
    """
    if kind == "money":
        return _currency(f"{words} {unit}")
    if kind in ("age", "date"):
        return {"age": "year"}.get(kind, kind)
    last = [word.casefold().removesuffix("s") for word in (*_WORD.findall(words), *unit.split())]
    if "point" in last:
        return "points"
    if kind == "percent":
        return "%"
    spans = [word for word in last if word in _spans()]
    return spans[0] if spans else "things" if unit else None


def _currency(words: str) -> str | None:
    """The mark of the money in some words; US dollars are dollars, others are not.

    >>> _currency("A$5"), _currency("US$5"), _currency("five pounds"), _currency("5")
    ('A$', '$', '£', None)
    """
    for word in _MONEY.findall(words.casefold()):
        if word in CURRENCIES:
            return CURRENCIES[word]
        if not word.isalpha():
            return word.upper()
    return None


@cache
def _spans() -> frozenset[str]:
    return frozenset(lexicons.words_where("briefing_words", "tells", "time"))


def _months(account: Account, rest: Sequence[Account]) -> Iterator[Row]:
    """The months given alone: with a day or a year they are among the figures."""
    table = account.names[account.names["name"].isin(days_and_months())]
    dated = account.quantities
    for name, mentions in table.groupby("name", sort=False):
        first = mentions.iloc[0]
        is_dated = ((dated["start"] < first["end"]) & (first["start"] < dated["end"])).any()
        if not is_dated and not any(other.prints(str(name), str(name)) for other in rest):
            yield (
                account.letter, "date", str(name), None, len(mentions),
                first["sentence_id"], first["start"], first["end"],
            )  # fmt: skip


def value(quantity: str) -> str:
    """What a number or a date comes to, so that two ways of writing it are the same.

    Examples
    --------
    >>> value("more than 2,000"), value("two thousand"), value("£9.4 million")
    ('2000', '2000', '9400000')
    >>> value("Sept. 15"), value("15 September 2021"), value("Tuesday")
    ('sep 15', 'sep 15 2021', 'tue')
    >>> value("Half"), value("about half"), value("nearly a quarter")
    ('half', 'half', 'quarter')
    """
    numbers = [float(match.replace(",", "")) for match in _DIGITS.findall(quantity)]
    words = [word.casefold() for word in _WORD.findall(quantity)]
    scale = 1.0
    for word in words:
        scale *= SCALES.get(word, 1.0)
    if not numbers:
        small = [SMALL_NUMBERS[word] for word in words if word in SMALL_NUMBERS]
        numbers = [float(sum(small))] if small else [1.0] if scale > 1 else []
    days = [word[:3] for word in words if word[:3] in (*MONTH_NUMBERS, *DAYS)]
    worth = " ".join([*days, *(f"{number * scale:.10g}" for number in numbers)])
    return worth or " ".join(words[-1:]) or quantity


def _quotations(
    account: Account, rest: Sequence[Account], groups: Sequence[Sequence[Version]]
) -> Iterator[Row]:
    told: set[tuple[str, ...]] = set()
    for group in groups:
        version, forms = group[0], tuple(group[0].forms)
        is_there = forms in told or any(other.has(forms) for other in rest)
        if len(group) == 1 and version.account is account and not is_there:
            told.add(forms)
            place = spans(account, version.words)
            start, end = place[0][0], place[-1][1]
            yield (
                account.letter, "quotation", printed(account, version.words), version.voice, 1,
                account.sentence_of(start), start, end,
            )  # fmt: skip
