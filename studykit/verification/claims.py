"""What a draft claims in quotation marks or as a block, and what is no claim: titles, terms."""

import re
from functools import cache
from typing import NamedTuple

from studykit.article import Article
from studykit.quotes.sentence.marks import quoted
from studykit.verification.plain import Plain
from studykit.verification.words import Words, any_of

_MARKS = "“”„«»\"'‘’`"
_YEAR_AFTER = re.compile(r"[,.]?\s*\((?:[A-Z]\w+,\s)?(?:1[89]|20)\d\d\)")
_SMALL = frozenset("a an and as at but by for from in into nor of on or the to up with vs".split())
# A signature of a block: “— Name” on a line of its own, or at the end of its last one.
_SIGNED = re.compile(
    r"(?:\n[ \t]*(?:[—–―]|--?)[ \t]*(?P<who>[^\n—–]{2,90}?)"
    r"|[ \t](?:[—–―]|--)[ \t]?(?:the\s)?[@A-Z](?:[^\s—–]+\s?){1,6})[ \t.]*$"
)


class Claim(NamedTuple):
    """Words that a draft gives as somebody's own: with the marks, and without them."""

    start: int
    end: int
    inner_start: int
    inner_end: int
    is_block: bool


def quotations(plain: Plain, draft: Article) -> list[Claim]:
    """What the draft puts in marks or sets off as a block, in text order.

    >>> plain = Plain("> It rained.\\n> — Roe\\n\\nLane saw “no boat”.")
    >>> [plain.text[c.start : c.end] for c in quotations(plain, sk.Article(plain.text))]
    ['It rained.', '“no boat”']
    >>> plain = Plain("> It was - and is – a half-sunk boat. — Bo Roe")
    >>> [plain.text[c.start : c.end] for c in quotations(plain, sk.Article(plain.text))]
    ['It was - and is – a half-sunk boat.']
    """
    table = draft.paragraphs
    spans = list(zip(table["start"].tolist(), table["end"].tolist(), strict=True))
    marked = [_claim(plain.text, mark.start, mark.end) for mark in quoted(plain.text, spans)]
    marked = [claim for claim in marked if claim.inner_start < claim.inner_end]
    blocks = [
        block
        for start, end in plain.blocks
        if (block := _block(plain.text, start, end))
        and not any(start <= claim.start < end for claim in marked)
    ]
    return sorted([*marked, *blocks])


def _claim(text: str, start: int, end: int) -> Claim:
    inner = text[start:end]
    left = len(inner) - len(inner.lstrip(_MARKS + " "))
    right = len(inner.rstrip(_MARKS + " "))
    if inner[-2:-1] in "s" and inner[right : right + 1] in "'’" and right < len(inner) - 1:
        right += 1
    return Claim(start, end, start + left, max(start + right, start + left), False)


def _block(text: str, start: int, end: int) -> Claim | None:
    signed = _SIGNED.search(text, start, end)
    close = signed.start() if signed else end
    close = start + len(text[start:close].rstrip())
    return Claim(start, close, start, close, True) if close > start else None


@cache
def _title_noun() -> re.Pattern[str]:
    """“the film”, “a book called”, “entitled”: what comes before a title."""
    return re.compile(
        rf"\b(?:{any_of('titled')})"
        r"(?:\s(?:called|named|titled|entitled|of|by|about|(?-i:[A-Z])[\w'’-]*)){0,4}[\s(]*$",
        re.IGNORECASE,
    )


@cache
def _work() -> re.Pattern[str]:
    """“the film about Flint, |”: a work, with what it is about."""
    return re.compile(rf"\b(?:{any_of('work')})\b[^.!?;:“”\"\n]{{0,40}}[\s,:(]*$", re.IGNORECASE)


def is_title(text: str, claim: Claim) -> bool:
    """Whether words in marks name a work, a slogan or a term: “the film ‘Last Boat’”.

    >>> def titled(text):
    ...     plain = Plain(text)
    ...     return [is_title(text, c) for c in quotations(plain, sk.Article(text))]
    >>> titled("The film ‘Last Boat’ won."), titled("She called it ‘a gift’.")
    ([True], [False])
    >>> titled("In “War and Peace” it snows."), titled("“War,” he said.")
    ([True], [False])
    """
    line = text.rfind("\n", 0, claim.start) + 1
    before = text[max(line, claim.start - 60) : claim.start]
    if _title_noun().search(before):
        return True
    if _YEAR_AFTER.match(text, claim.end) or _work().search(before):
        return True
    inner = text[claim.inner_start : claim.inner_end]
    words = [text[a:b] for a, b in Words(text, claim.inner_start, claim.inner_end).spans]
    weighty = [word for word in words if word.lower() not in _SMALL]
    is_capital = all(word[0].isupper() or word[0].isdigit() for word in weighty)
    return is_capital and len(weighty) >= 2 and inner[-1:] not in ".!?,"


def is_heading(text: str, claim: Claim) -> bool:
    """Whether a line of its own has little beside the words in marks: the draft's title.

    >>> def heads(text):
    ...     return is_heading(text, quotations(Plain(text), sk.Article(text))[0])
    >>> heads("“The Last Ferry”: a summary\\n\\nIt rained.")
    True
    >>> heads("“It was no ferry.”\\n\\nIt rained.")
    False
    """
    if claim.is_block or text[: claim.start].strip(" \n*#“"):
        return False
    end = text.find("\n", claim.end)
    if end < 0 or text[claim.inner_end - 1] in ".!?," or text[claim.inner_end] in ".!?,":
        return False
    beside = text[claim.end : end if end >= 0 else len(text)]
    return len(beside.split()) <= 6 and not beside.rstrip().endswith(".")
