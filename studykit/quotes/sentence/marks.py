"""Pairs of quotation marks: double and single, straight and curly, across paragraphs."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from operator import itemgetter
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
_DOUBLE_MARKS = ("“", "”", "„", '"', "«", "»", "''", "‘‘", "’’", "``")
_DOUBLE = re.compile("|".join((r"<[a-z/][^<>\n]{0,300}>", *_DOUBLE_MARKS)))
# A single mark that can open: before it nothing, space or an opening mark, behind it a word.
_SINGLE_OPEN = re.compile(r"(?<![^\s(\[“\"—–-])[‘'’](?=[\w$£€“\"])(?!\d0s|em\b|til\b|cause\b|n\b)")
# A single mark that can close: behind a word or mark, and no word_class follows.
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
    if _most_single(text) < max(1, len(double)):
        return double
    single = _pairs_of_single(text, paragraphs)
    is_ruling = len(single) > len(double) or (single and _are_inside(double, single))
    return sorted([*single, *_outside(double, single)]) if is_ruling else double


def _are_inside(inner: Sequence[Quoted], outer: Sequence[Quoted]) -> bool:
    """‘She said “no” to us,’: whether every inner quotation lies in an outer one."""
    starts = [mark.start for mark in outer]
    around = [bisect_right(starts, mark.start) - 1 for mark in inner]
    return all(k >= 0 and m.end <= outer[k].end for k, m in zip(around, inner, strict=True))


def _outside(others: Sequence[Quoted], ruling: Sequence[Quoted]) -> list[Quoted]:
    """The quotations in the article's other marks that touch none of the ruling ones."""
    ends = [mark.end for mark in ruling]
    places = [(mark, bisect_right(ends, mark.start)) for mark in others]
    return [m for m, k in places if k == len(ruling) or m.end <= ruling[k].start]


def _most_single(text: str) -> int:
    """More than there can be quotations in single marks."""
    straight = sum(at == 0 or text[at - 1] in ' \n([—–-"“' for at in _all_of(text, "'"))
    return straight + text.count("‘") + sum(text[at - 1] in " \n" for at in _all_of(text, "’"))


def _all_of(text: str, mark: str) -> Iterator[int]:
    """Where the mark stands; far faster than a pattern for a mark that is rare."""
    at = text.find(mark)
    while at >= 0:
        yield at
        at = text.find(mark, at + len(mark))


def _double_marks(text: str) -> list[Span]:
    """Every double quotation mark, in text order; in a text with tags, none that is in one."""
    if "<" in text:
        found = _DOUBLE.finditer(text)
        return [match.span() for match in found if text[match.start()] != "<"]
    present = [mark for mark in _DOUBLE_MARKS if mark[0] in text]
    return sorted((at, at + len(mark)) for mark in present for at in _all_of(text, mark))


def _pairs_of_double(text: str, paragraphs: Sequence[Span]) -> list[Quoted]:
    found: list[Quoted] = []
    starts = list(map(itemgetter(0), paragraphs))
    by_paragraph: dict[int, list[Span]] = {}
    for mark in _double_marks(text):
        paragraph = bisect_right(starts, mark[0]) - 1
        by_paragraph.setdefault(paragraph, []).append(mark)
    for number, marks in by_paragraph.items():
        begins_next = by_paragraph.get(number + 1, [(-1, -1)])[0][0] == _at(starts, number + 1)
        _pair_in_paragraph(text, found, marks, number, paragraphs[number], begins_next)
    return found


def _at(starts: Sequence[int], number: int) -> int:
    return starts[number] if number < len(starts) else -2


def _pair_in_paragraph(
    text: str,
    found: list[Quoted],
    marks: list[Span],
    number: int,
    paragraph: Span,
    begins_next: bool,
) -> None:
    kinds = [text[at:end] for at, end in marks]
    if kinds == ["“", "”"] * (len(kinds) // 2):
        for (start, _), (_, end) in zip(marks[::2], marks[1::2], strict=True):
            found.append(_closed(found, start, end, number, paragraph))
        return
    depths = _depths(kinds)
    if max(depths, default=0) > 1 and (
        depths[-1] == 0 or (depths[-1] == 1 and begins_next and marks[0][0] == paragraph[0])
    ):
        _pair_nested(found, marks, depths, number, paragraph)
        return
    opened = -1
    for (at, end), mark in zip(marks, kinds, strict=True):
        if opened < 0:
            if _opens(text, mark, at, end):
                opened = at
        elif mark in _OPENERS and mark not in "''``" and not _closes_by_mistake(text, at, end):
            _leave_open_before(text, found, opened, at, number)
            opened = at
        elif not _cannot_close(text, mark, at, end):
            found.append(_closed(found, opened, end, number, paragraph))
            opened = -1
    if opened >= 0:
        found.append(_unclosed(found, opened, number, paragraph))


def _depths(marks: list[str]) -> list[int]:
    """How many curly quotations are open behind each mark; empty if any closes nothing."""
    depths, depth = [], 0
    for mark in marks:
        if mark not in ("“", "”"):
            return []
        depth += 1 if mark == "“" else -1
        if depth < 0:
            return []
        depths.append(depth)
    return depths


def _pair_nested(
    found: list[Quoted], marks: list[Span], depths: list[int], number: int, paragraph: Span
) -> None:
    """Only the outer of nested quotations: “She said “no” to me,”."""
    opened = -1
    for (at, end), depth in zip(marks, depths, strict=True):
        if depth == 1 and opened < 0:
            opened = at
        elif depth == 0:
            found.append(_closed(found, opened, end, number, paragraph))
            opened = -1
    if opened >= 0:
        found.append(_unclosed(found, opened, number, paragraph))


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
    return not behind.isspace() or (before.isspace() and at == 0)


def _stands_as_opener(text: str, at: int, end: int) -> bool:
    """”So, she said: a closing mark where only an opening one makes sense."""
    return (at == 0 or text[at - 1].isspace()) and text[end : end + 1].isalnum()


def _closes_by_mistake(text: str, at: int, end: int) -> bool:
    """“So,“ she said: an opening mark where only a closing one makes sense."""
    return not text[at - 1].isspace() and not text[end : end + 1].isalnum()


def _cannot_close(text: str, mark: str, at: int, end: int) -> bool:
    """A straight mark that opens: space before it and a word behind it."""
    return mark in "\"''" and text[at - 1].isspace() and text[end : end + 1].isalnum()


def _closed(found: list[Quoted], start: int, end: int, number: int, paragraph: Span) -> Quoted:
    return Quoted(start, end, number, True, _continues(found, start, number, paragraph))


def _unclosed(found: list[Quoted], start: int, number: int, paragraph: Span) -> Quoted:
    continues = _continues(found, start, number, paragraph)
    return Quoted(start, paragraph[1], number, False, continues)


def _continues(found: list[Quoted], start: int, number: int, paragraph: Span) -> bool:
    """Whether the quotation takes up an unclosed one of the paragraph before."""
    return (
        bool(found)
        and not found[-1].closed
        and found[-1].paragraph == number - 1
        and start == paragraph[0]
    )


def _leave_open_before(text: str, found: list[Quoted], opened: int, at: int, current: int) -> None:
    end = at
    while end > opened and text[end - 1].isspace():
        end -= 1
    found.append(Quoted(opened, end, current, True, False))


def _pairs_of_single(text: str, paragraphs: Sequence[Span]) -> list[Quoted]:
    found: list[Quoted] = []
    for number, (start, end) in enumerate(paragraphs):
        at = start
        while opening := _SINGLE_OPEN.search(text, at, end):
            closing = _single_close(text, opening.end(), end)
            if closing < 0:
                if opening.start() == start or _goes_on_behind(text, paragraphs, number):
                    found.append(_unclosed(found, opening.start(), number, (start, end)))
                    break
                at = opening.end()
                continue
            found.append(_closed(found, opening.start(), closing, number, (start, end)))
            at = closing
    return found


def _goes_on_behind(text: str, paragraphs: Sequence[Span], number: int) -> bool:
    """Whether the next paragraph takes up a quotation left open in this one."""
    return number + 1 < len(paragraphs) and text[paragraphs[number + 1][0]] == "‘"


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
