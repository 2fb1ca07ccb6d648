"""How many things a text names right after a number that counts them: “two towns, Elm and Ash”."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from studykit.verification.amounts import Amount, amounts
from studykit.verification.contexts import Contexts
from studykit.verification.row import ALTERED, Row

_MOST = 12
_NAME = r"(?:the\s)?[A-Z][\w.'’-]*(?:\s(?:of\s(?:the\s)?)?[A-Z][\w.'’-]*){0,4}"
_AND = r"(?:,?\s(?:and|&|or)\s)"
# “two big | towns, Elm and Ash |”: what is counted, then names in a row.
_LIST = re.compile(
    rf"\s(?:[A-Za-z-]+\s){{0,3}}[a-z-]+s(?P<open>:\s|,\s|\s\(|\s?[—–]\s?|\s-\s)"
    rf"(?P<row>{_NAME}(?:,\s{_NAME})*(?:{_AND}|,\s){_NAME})"
)
_CLOSE = {"(": ")", "—": "—", "–": "–", "-": "-", ":": "."}
_PART = re.compile(rf"{_AND}|,\s")


def listed(text: str, amount: Amount) -> list[str]:
    """The names in a row after a number, if it counts what they stand for.

    >>> def names(text):
    ...     return listed(text, amounts(text)[0])
    >>> names("two old towns, the New Elm and Oakham, each"), names("two towns (Elm, Ash, Oak)")
    (['the New Elm', 'Oakham'], ['Elm', 'Ash', 'Oak'])
    >>> names("two towns in Elm and Ash"), names("40 boats, Elm and Ash")
    ([], [])
    """
    match = _match(text, amount)
    return _PART.split(match["row"]) if match else []


def _match(text: str, amount: Amount) -> re.Match[str] | None:
    is_small = 1 < amount.value <= _MOST and not (amount.unit or amount.is_ordinal or amount.high)
    return _LIST.match(text, amount.end) if is_small else None


def is_listed(text: str, amount: Amount) -> bool:
    """Whether a text names as many things after a number as it says.

    >>> texts = "two towns (Elm and Ash)", "two towns (Elm, Ash and Oak)"
    >>> [is_listed(text, amounts(text)[0]) for text in texts]
    [True, False]
    """
    return len(listed(text, amount)) == amount.value


def list_rows(here: Contexts, there: Contexts, taken: Sequence[tuple[int, int]]) -> Iterator[Row]:
    """A row for each number of a draft that names more or fewer, all in a row in the article.

    >>> def told(draft):
    ...     claims = sk.verify(draft, "She saw the mayors of Elm, New Ash and Oakham.")
    ...     return claims[claims["verdict"] == "altered"]["difference"].tolist()
    >>> told("She saw two mayors — Elm, Oakham, New Ash — today.")
    ['named beside it: 3']
    >>> told("She saw two mayors, Elm, Oakham, New Ash."), told("Two mayors (Elm and Oakham) left.")
    ([], [])
    """
    for amount in amounts(here.text):
        names = listed(here.text, amount)
        if len(names) < 2 or len(names) == amount.value or not _is_closed(here.text, amount):
            continue
        if any(start < amount.end and amount.start < end for start, end in taken):
            continue
        if place := _in_a_row(there, names):
            said = f"named beside it: {len(names)}"
            yield Row(amount.start, amount.end, "number", ALTERED, place, said)


def _is_closed(text: str, amount: Amount) -> bool:
    """Whether a row of names ends as it began: in brackets, between dashes."""
    match = _match(text, amount)
    if match is None or match["open"].strip() not in _CLOSE:
        return False
    after = text[match.end("row") :].lstrip()
    return after.startswith(_CLOSE[match["open"].strip()])


def _in_a_row(there: Contexts, names: Sequence[str]) -> tuple[int, int] | None:
    """Where the article names them all in one sentence, one right after the other."""
    for match in re.finditer(re.escape(names[0].removeprefix("the ")), there.text):
        low, high = there.bounds(match.start())
        found = [there.text.find(name.removeprefix("the "), low, high) for name in names]
        spans = sorted(
            (at, at + len(name.removeprefix("the "))) for at, name in zip(found, names, strict=True)
        )
        if spans[0][0] < 0:
            continue
        if all(b[0] - a[1] <= _GAP for a, b in pairwise(spans)):
            return spans[0][0], spans[-1][1]
    return None


_GAP = 8  # characters between names in a row: “, and the ”
