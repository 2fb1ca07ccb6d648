"""Who surely has a figure: the person named right before it, with nothing but a verb between."""

import re
from bisect import bisect_left
from collections.abc import Set
from typing import NamedTuple

from studykit.verification.amounts import Amount
from studykit.verification.contexts import Contexts, stem
from studykit.verification.directions import Place
from studykit.verification.doubts import is_small_word
from studykit.verification.row import Figure, Item
from studykit.verification.words import words_of

# “Lane| got almost |30”, “Lane|: |30”, “Lane| (|30”, “Lane|’s lead is |30”
_BETWEEN = re.compile(r"(?:['’]s?)?(?:\*\*)?(?::|\s\(|\s[–—-])?(?:\s[a-z’'-]+){0,6}\s?")
_FAR = 8  # words from a name to its figure


class _Holder(NamedTuple):
    """Who has a figure, and where the name begins."""

    surname: str
    start: int


def another_holder(draft: Contexts, article: Contexts, figure: Figure) -> Place | None:
    """Where the article gives a figure to somebody else by name than the draft does.

    >>> def verdict(draft):
    ...     claims = sk.verify(draft, "Ada Lane got 30 percent of the vote. Bo Roe had voted too.")
    ...     return claims["verdict"][claims["kind"] == "number"].item()
    >>> verdict("Roe: 30 percent"), verdict("Roe got 30 percent."), verdict("Lane: 30 percent")
    ('altered', 'altered', 'verbatim')
    >>> verdict("Roe knew who got 30 percent.")
    'verbatim'
    """
    surnames = article.surnames
    here = _holder(draft, figure.item, surnames)
    if here is None or not figure.same or not _is_told(figure):
        return None
    found = [_holder(article, one, surnames) for one in figure.same]
    if any(there is None or there.surname == here.surname for there in found):
        return None
    theirs = {there.surname for there in found if there}
    if theirs & set(_sentence(draft, figure.item)) or any(
        here.surname in _sentence(article, one) for one in figure.same
    ):
        return None
    return Place(min(there.start for there in found if there), figure.same[0].end)


def _is_told(figure: Figure) -> bool:
    """Whether a figure is no mere “two”, or counts the same things as in the article."""
    amount = figure.item
    return isinstance(amount, Amount) and (
        not is_small_word(amount)
        or all(stem(amount.counted) == stem(_counted(one)) for one in figure.same)
    )


def _counted(item: Item) -> str:
    return item.counted if isinstance(item, Amount) else ""


def _holder(text: Contexts, item: Item, surnames: Set[str]) -> _Holder | None:
    """The one named right before a figure."""
    words, (low, _) = text.words, text.bounds(item.start)
    at = bisect_left(words.starts, item.start)
    for k in range(at - 1, max(at - 1 - _FAR, -1), -1):
        start = words.starts[k]
        surname = words.keys[k].removesuffix("'s")
        if start < low:
            return None
        if text.text[start].isupper() and surname in surnames:
            between = text.text[start + len(surname) : item.start]
            is_right_before = _BETWEEN.fullmatch(between) and not words_of("other") & set(
                words.keys[k:at]
            )
            return _Holder(surname, start) if is_right_before else None
    return None


def _sentence(text: Contexts, item: Item) -> list[str]:
    """The words of a figure's sentence, those of owners as well."""
    low, high = (bisect_left(text.words.starts, at) for at in text.bounds(item.start))
    return [key.removesuffix("'s") for key in text.words.keys[low:high]]
