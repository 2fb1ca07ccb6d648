"""Names, figures and quotations that one account alone has."""

import re
from collections.abc import Iterator, Sequence

import pandas as pd

from studykit.accounts import columns
from studykit.accounts.account import Account, others
from studykit.accounts.people import People, days_and_months
from studykit.accounts.quotations import Version
from studykit.accounts.quoted import printed, spans
from studykit.numerals import DAYS, MONTH_NUMBERS, SCALES, SMALL_NUMBERS

_DIGITS = re.compile(r"\d[\d,]*(?:\.\d+)?")
_WORD = re.compile(r"[^\W\d_]+")

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
    Figures are compared by value ("forty", "40"), whatever is counted; dates by day, month or
    year. What another account has in the same words, in whatever place, is not listed; what one
    has twice is listed once.
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
            other.prints(mention) for other in rest for mention in set(mentions["mention"])
        )
        if name not in days and not is_known:
            first = mentions.iloc[0]
            yield (
                account.letter, "name", str(name), first["kind"], len(mentions),
                first["sentence_id"], first["start"], first["end"],
            )  # fmt: skip


def _figures(account: Account, rest: Sequence[Account]) -> Iterator[Row]:
    known = {value(q) for other in rest for q in other.quantities["quantity"]}
    known |= {value(form) for other in rest for form in other.numbers}
    table = account.quantities.assign(value=[value(q) for q in account.quantities["quantity"]])
    for number, same in table.groupby("value", sort=False):
        if number not in known:
            first = same.iloc[0]
            yield (
                account.letter, "date" if first["kind"] == "date" else "figure", first["quantity"],
                None if pd.isna(first["unit"]) else first["unit"], len(same),
                first["sentence_id"], first["start"], first["end"],
            )  # fmt: skip


def _months(account: Account, rest: Sequence[Account]) -> Iterator[Row]:
    """The months that stand alone: with a day or a year they are among the figures."""
    table = account.names[account.names["name"].isin(days_and_months())]
    dated = account.quantities
    for name, mentions in table.groupby("name", sort=False):
        first = mentions.iloc[0]
        is_dated = ((dated["start"] < first["end"]) & (first["start"] < dated["end"])).any()
        if not is_dated and not any(other.prints(str(name)) for other in rest):
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
