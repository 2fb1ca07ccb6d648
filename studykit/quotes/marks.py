"""Pairs of quotation marks: double and single, straight and curly, across paragraphs."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

Span = tuple[int, int]


class Quoted(NamedTuple):
    """A stretch in quotation marks, the marks included.

    `closed` is false where the closing mark is missing; `continues` is true where it goes on
    with an unclosed quotation of the paragraph before.
    """

    start: int
    end: int
    paragraph: int
    closed: bool
    continues: bool


# A double quotation mark of any kind; two single ones are one; a markup tag is passed over.
_DOUBLE = re.compile(r"<[a-z/][^<>\n]{0,300}>|[“”„\"«»]|''|‘‘|’’|``")
# A single mark that can open: before it nothing, space or an opening mark, behind it a word.
_SINGLE_OPEN = re.compile(r"(?<![^\s(\[“\"—–-])[‘'’](?=[\w$£€“\"])(?!\d0s|em\b|til\b|cause\b|n\b)")
# A single mark that can close: behind a word or mark, and no letter follows.
_SINGLE_CLOSE = re.compile(r"(?<=[^\s(\[“‘])[’'](?![\w’'])")
_OPENERS = "“„«‘‘``"
_CLOSERS = "”»’’"


def quoted(text: str, paragraphs: Sequence[Span]) -> list[Quoted]:
    """Every stretch in quotation marks, in text order.

    Examples
    --------
    >>> text = "“One,” she said. “Two"
    >>> [text[q.start : q.end] for q in quoted(text, [(0, len(text))])]
    ['“One,”', '“Two']
    """
    double = _pairs_of_double(text, paragraphs)
    single = _pairs_of_single(text, paragraphs) if _may_have_single(text) else []
    if len(single) > len(double):
        return single
    return double


def _may_have_single(text: str) -> bool:
    return "‘" in text or " '" in text or "\n'" in text or text.startswith("'")


def _pairs_of_double(text: str, paragraphs: Sequence[Span]) -> list[Quoted]:
    found: list[Quoted] = []
    starts = [start for start, _ in paragraphs]
    current, opened = -1, -1
    for match in _DOUBLE.finditer(text):
        mark, at = match.group(), match.start()
        if mark[0] == "<":
            continue
        paragraph = bisect_right(starts, at) - 1
        if paragraph != current:
            _leave_open(text, found, opened, current, paragraphs)
            current, opened = paragraph, -1
        if opened < 0:
            if _opens(text, mark, at, match.end()):
                opened = at
        elif mark in _OPENERS and mark not in "''``" and not _closes_by_mistake(text, at, match.end()):
            _leave_open_before(text, found, opened, at, current)
            opened = at
        elif not _cannot_close(text, mark, at, match.end()):
            found.append(_closed(found, opened, match.end(), current))
            opened = -1
    _leave_open(text, found, opened, current, paragraphs)
    return found


def _opens(text: str, mark: str, at: int, end: int) -> bool:
    """“Go, "Go; not 6'2" tall, not a closing mark left alone."""
    if mark in _CLOSERS:
        return _stands_as_opener(text, at, end)
    if mark in _OPENERS:
        return True
    before = text[at - 1] if at else " "
    behind = text[end] if end < len(text) else " "
    if before.isdigit() and not behind.isalnum():
        return False
    return not behind.isspace() or before.isspace() and at == 0


def _stands_as_opener(text: str, at: int, end: int) -> bool:
    """”So, she said: a closing mark where only an opening one makes sense."""
    return (at == 0 or text[at - 1].isspace()) and text[end : end + 1].isalnum()


def _closes_by_mistake(text: str, at: int, end: int) -> bool:
    """“So,“ she said: an opening mark where only a closing one makes sense."""
    return not text[at - 1].isspace() and not text[end : end + 1].isalnum()


def _cannot_close(text: str, mark: str, at: int, end: int) -> bool:
    """A straight mark that opens: space before it and a word behind it."""
    return mark in '"\'\'' and text[at - 1].isspace() and text[end : end + 1].isalnum()


def _closed(found: list[Quoted], start: int, end: int, paragraph: int) -> Quoted:
    return Quoted(start, end, paragraph, True, _continues(found, paragraph))


def _continues(found: list[Quoted], paragraph: int) -> bool:
    return bool(found) and not found[-1].closed and found[-1].paragraph == paragraph - 1


def _leave_open(
    text: str, found: list[Quoted], opened: int, current: int, paragraphs: Sequence[Span]
) -> None:
    if opened >= 0:
        end = paragraphs[current][1]
        found.append(Quoted(opened, end, current, False, _continues(found, current)))


def _leave_open_before(text: str, found: list[Quoted], opened: int, at: int, current: int) -> None:
    end = at
    while end > opened and text[end - 1].isspace():
        end -= 1
    found.append(Quoted(opened, end, current, True, _continues(found, current)))


def _pairs_of_single(text: str, paragraphs: Sequence[Span]) -> list[Quoted]:
    found: list[Quoted] = []
    for number, (start, end) in enumerate(paragraphs):
        at = start
        while opening := _SINGLE_OPEN.search(text, at, end):
            closing = _single_close(text, opening.end(), end)
            if closing < 0:
                if opening.start() == start:
                    found.append(Quoted(start, end, number, False, _continues(found, number)))
                at = opening.end()
                continue
            found.append(Quoted(opening.start(), closing, number, True, _continues(found, number)))
            at = closing
    return found


def _single_close(text: str, start: int, end: int) -> int:
    """Where the single quotation ends; a plural’s apostrophe only if no better mark follows."""
    fallback = -1
    stop = _SINGLE_OPEN.search(text, start, end)
    limit = stop.start() if stop else end
    for match in _SINGLE_CLOSE.finditer(text, start, limit):
        before = text[match.start() - 1]
        if before in ",.?!…;":
            return match.end()
        behind = text[match.end() : match.end() + 2]
        if before != "s" or not (behind[:1] == " " and behind[1:].islower()):
            return match.end()
        if fallback < 0:
            fallback = match.end()
    return fallback
