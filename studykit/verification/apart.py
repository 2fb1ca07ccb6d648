"""Where digits and number words are no figures: in addresses and in names."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from studykit.article import Article
from studykit.verification.amounts import Amount
from studykit.verification.contexts import Contexts

Span = tuple[int, int]
_OPENINGS = ("— ", "– ", "- ", ": ", "“", '"')  # before a sentence’s first word: “Elm — Two”

# “https://elm.example/2019”, “post_id="7"”, “694253809384”: what has digits and counts nothing.
_ADDRESS = re.compile(
    r"(?:https?://|www\.)\S+|\S{1,64}@\S{1,255}\.\w+"
    r"|\b[\w-]{1,63}(?:\.[\w-]{1,63}){0,9}\.(?:com|org|net|co|example)\S*"
    r"|\w=[\"“]?\d+\b|(?<![\d.,$£€])\d{10,}(?![\d.,]\d)"
)


def addresses(text: str) -> list[Span]:
    """Where digits are part of an address or an id.

    >>> text = 'From elm.example/7, id="42": 40 boats, log 694253809384.'
    >>> [text[start:end] for start, end in addresses(text)]
    ['elm.example/7,', 'd="42', '694253809384']
    """
    return [match.span() for match in _ADDRESS.finditer(text)]


def names_of(article: Article) -> list[Span]:
    """Where the names of a text are."""
    names = article.names
    return list(zip(names["start"].tolist(), names["end"].tolist(), strict=True))


def names_without_numbers(text: Article, found: Sequence[Amount], here: Contexts) -> list[Span]:
    """Where the names of a text are that are no part of a number, and begin with none."""
    starts = [amount.start for amount in found]
    return [
        span
        for span in names_of(text)
        if not _is_within_one(span, found, starts) and not _is_counted(span, found, starts, here)
    ]


def _is_within_one(span: Span, found: Sequence[Amount], starts: Sequence[int]) -> bool:
    """Whether a name is within a number: “six | Elbonians | in ten”."""
    before = bisect_left(starts, span[0])
    return before > 0 and span[1] < found[before - 1].end


def _is_counted(span: Span, found: Sequence[Amount], starts: Sequence[int], here: Contexts) -> bool:
    """Whether a sentence begins with how many there are: “| Five Elbonians | left”.

    >>> article = sk.Article("In Elm, three Elbonians left.")
    >>> sk.verify("Five Elbonians left.", article)[["text", "verdict"]].values.tolist()[0]
    ['Five', 'altered']
    >>> article = sk.Article("Elm — Seven Elbonians left. Two Elbonians rowed.")
    >>> sk.verify("Seven Elbonians left.", article)[["text", "verdict"]].values.tolist()[0]
    ['Seven', 'verbatim']
    """
    start, end = span
    at = bisect_left(starts, start)
    if at == len(found) or starts[at] != start:
        return False
    amount = found[at]
    is_first = here.bounds(start)[0] == start or here.text.endswith(_OPENINGS, 0, start)
    is_these = here.text[amount.end : end].strip().lower() == amount.counted
    return is_first and amount.is_spelt and is_these and amount.counted.endswith("s")
