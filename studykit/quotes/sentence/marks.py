"""Pairs of quotation marks: double and single, straight and curly, across paragraphs.

A new kind of quotation mark goes here (and, for its class, into `word_classes`).
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise
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
    continues: bool = False


_OPENERS = ("“", "„", "«", "‘‘", "``")
_CLOSERS = ("”", "»", "’’")
_STRAIGHT = ('"', "''")
_DOUBLE_MARKS = (*_OPENERS, *_CLOSERS, *_STRAIGHT)
# A double quotation mark of any kind; two single ones are one; a markup tag is passed over.
_DOUBLE = re.compile("|".join((r"<[a-z/][^<>\n]{0,300}>", *_DOUBLE_MARKS)))
# A single mark that can open: before it nothing, space or an opening mark, after it a word.
_SINGLE_OPEN = re.compile(
    r"[‘'’](?<![^\s(\[“\"—–-].)(?=[\w$£€“\"\[])(?!\d0s|em\b|til\b|cause\b|n\b)"
)
# A single mark that can close: after a word or mark, and not before a word.
_SINGLE_CLOSE = re.compile(r"[’'](?<=[^\s(\[“‘].)(?![\w’'])")


def quoted(text: str, paragraphs: Sequence[Span]) -> list[Quoted]:
    """Every stretch in quotation marks, in text order.

    Where more is in single marks than in double ones, as in British papers, those rule.

    Examples
    --------
    >>> text = "“One,” she said. “Two"
    >>> print(*quoted(text, [(0, len(text))]), sep="\\n")
    Quoted(start=0, end=6, paragraph=0, closed=True, continues=False)
    Quoted(start=17, end=21, paragraph=0, closed=False, continues=False)
    >>> in_marks("‘One,’ she said. ‘Two,’ he said. “Three.”")
    ‘One,’
    ‘Two,’
    “Three.”
    >>> in_marks("“The voters’ ‘Yes’,” she said.")
    “The voters’ ‘Yes’,”
    """
    double = _with_continued(_pairs_of_double(text, paragraphs), paragraphs)
    if _most_single(text) < max(1, len(double)):
        return double
    single = _with_continued(_pairs_of_single(text, paragraphs), paragraphs)
    is_ruling = len(single) > len(double) or (single and _are_inside(double, single))
    return sorted([*single, *_outside(double, single)]) if is_ruling else double


def _are_inside(inner: Sequence[Quoted], outer: Sequence[Quoted]) -> bool:
    """‘She said “no” to us,’: whether every inner quotation lies in an outer one.

    >>> in_marks("‘She said “no” to us,’ he said.")
    ‘She said “no” to us,’
    >>> in_marks("“She said ‘no’ to us,” he said.")
    “She said ‘no’ to us,”
    """
    starts = [mark.start for mark in outer]
    around = [bisect_right(starts, mark.start) - 1 for mark in inner]
    return all(k >= 0 and m.end <= outer[k].end for k, m in zip(around, inner, strict=True))


def _outside(others: Sequence[Quoted], ruling: Sequence[Quoted]) -> list[Quoted]:
    """The quotations in the article's other marks that touch none of the ruling ones.

    >>> in_marks("‘One,’ she said. ‘Two “or” three,’ he said. “Four.”")
    “or”
    “Four.”
    """
    ends = [mark.end for mark in ruling]
    places = [(mark, bisect_right(ends, mark.start)) for mark in others]
    return [m for m, k in places if k == len(ruling) or m.end <= ruling[k].start]


def _most_single(text: str) -> int:
    """An upper bound on the number of quotations in single marks, which is quick to count.

    >>> _most_single("'One,' she said. ‘Two,’ the voters' mayor said.")
    2
    """
    straight = sum(at == 0 or text[at - 1] in ' \n([—–-"“' for at in _all_of(text, "'"))
    return straight + text.count("‘") + text.count(" ’") + text.count("\n’")


def _all_of(text: str, mark: str) -> Iterator[int]:
    """Every place of the mark; far faster than a pattern for a mark that is rare.

    >>> list(_all_of("''a''", "''"))
    [0, 3]
    """
    at = text.find(mark)
    while at >= 0:
        yield at
        at = text.find(mark, at + len(mark))


def _with_continued(marks: Sequence[Quoted], paragraphs: Sequence[Span]) -> list[Quoted]:
    """The quotations, with whether each takes up an unclosed one of the paragraph before.

    >>> text = "“One.\\n“Two.”"
    >>> [mark.continues for mark in quoted(text, [(0, 5), (6, 12)])]
    [False, True]
    """
    found = list(marks[:1])
    for before, mark in pairwise(marks):
        is_next = not before.closed and before.paragraph == mark.paragraph - 1
        continues = is_next and mark.start == paragraphs[mark.paragraph][0]
        found.append(mark._replace(continues=True) if continues else mark)
    return found


# ---------------------------------------------------------------- double marks


def _double_marks(text: str) -> list[Span]:
    """Every double quotation mark, in text order; in a text with tags, none that is in one.

    >>> in_marks('He <a href="x">said</a> "One" and "Two" there.')
    "One"
    "Two"
    """
    if "<" in text:
        matches = _DOUBLE.finditer(text)
        return [match.span() for match in matches if text[match.start()] != "<"]
    present = [mark for mark in _DOUBLE_MARKS if mark[0] in text]
    found = [(at, at + len(mark)) for mark in present for at in _all_of(text, mark)]
    if "'''" in text:
        found = [(a + 1, b + 1) if _ends_in_third(text, a, b) else (a, b) for a, b in found]
    return sorted(found)


def _ends_in_third(text: str, at: int, end: int) -> bool:
    """“so,'''”: whether two single marks close an inner quotation and half of the outer one.

    >>> in_marks("''They say, 'It rained,''' she said.")
    ''They say, 'It rained,'''
    """
    return text[at : end + 1] == "'''" and at > 0 and not text[at - 1].isspace()


def _pairs_of_double(text: str, paragraphs: Sequence[Span]) -> list[Quoted]:
    """Every stretch in double marks, paragraph by paragraph.

    >>> in_marks("“One.\\n\\n“Two.”")
    “One.
    “Two.”
    """
    starts = [start for start, _ in paragraphs]
    by_paragraph: dict[int, list[Span]] = {}
    for mark in _double_marks(text):
        by_paragraph.setdefault(bisect_right(starts, mark[0]) - 1, []).append(mark)
    opening = {number for number, marks in by_paragraph.items() if marks[0][0] == starts[number]}
    found = []
    for number, marks in by_paragraph.items():
        goes_on = number in opening and number + 1 in opening
        for start, end in _pairs(text, marks, goes_on):
            closed = end >= 0
            found.append(Quoted(start, end if closed else paragraphs[number][1], number, closed))
    return found


def _pairs(text: str, marks: list[Span], goes_on: bool) -> Iterator[Span]:
    """The pairs of marks in one paragraph; an end of -1 where the closing mark is missing.

    `goes_on` says that this paragraph and the next both begin with a mark.

    >>> in_marks("“She said “no” to me.\\n\\n“And he “yes,”” she said.")
    “She said “no” to me.
    “And he “yes,””
    """
    kinds = [text[at:end] for at, end in marks]
    if kinds == ["“", "”"] * (len(kinds) // 2):
        starts, ends = marks[::2], marks[1::2]
        return iter([(start[0], end[1]) for start, end in zip(starts, ends, strict=True)])
    depths = _depths(kinds)
    is_nested = max(depths, default=0) > 1 and depths[-1] <= goes_on
    return _nested(marks, depths) if is_nested else _in_turn(text, marks, kinds)


def _depths(marks: list[str]) -> list[int]:
    """How many curly quotations are open after each mark; empty if any closes nothing.

    >>> _depths(["“", "“", "”", "”"]), _depths(["”", "“"]), _depths(['"'])
    ([1, 2, 1, 0], [], [])
    """
    depths, depth = [], 0
    for mark in marks:
        depth += {"“": 1, "”": -1}.get(mark, -len(marks))
        if depth < 0:
            return []
        depths.append(depth)
    return depths


def _nested(marks: list[Span], depths: list[int]) -> Iterator[Span]:
    """Only the outer of nested quotations: “She said “no” to me,”.

    >>> in_marks("“She said “no” to me,” he said.")
    “She said “no” to me,”
    """
    opened = -1
    for (at, end), depth in zip(marks, depths, strict=True):
        if depth == 1 and opened < 0:
            opened = at
        elif depth == 0:
            yield opened, end
            opened = -1
    if opened >= 0:
        yield opened, -1


def _in_turn(text: str, marks: list[Span], kinds: list[str]) -> Iterator[Span]:
    """Quotations one after the other; an opening mark ends one that was never closed.

    >>> in_marks('"One," she said. "Two."')
    "One,"
    "Two."
    >>> in_marks("“One, she said. “Two.”")
    “One, she said.
    “Two.”
    >>> in_marks("``One,'' she said.")
    ``One,''
    """
    opened = -1
    for (at, end), mark in zip(marks, kinds, strict=True):
        if opened < 0:
            if _opens(text, mark, at, end):
                opened = at
        elif mark in _OPENERS and not _closes_by_mistake(text, at, end):
            yield opened, opened + len(text[opened:at].rstrip())
            opened = at
        elif not _cannot_close(text, mark, at, end):
            yield opened, end
            opened = -1
    if opened >= 0:
        yield opened, -1


def _opens(text: str, mark: str, at: int, end: int) -> bool:
    """Whether a mark opens: “Go, "Go; not the mark of 6'2" tall, nor a closing mark left alone.

    >>> in_marks('He is 6\\'2" tall and said "no" to us.')
    "no"
    >>> in_marks('It rained " and "so" it went.')
    "so"
    >>> in_marks("It rained.” “So” it went.")
    “So”
    """
    if mark in _CLOSERS:
        return _opens_by_mistake(text, at, end)
    if mark in _OPENERS:
        return True
    before = text[at - 1] if at else " "
    follows = text[end] if end < len(text) else " "
    if before.isdigit() and not follows.isalnum():
        return False
    return not follows.isspace() or at == 0


def _opens_by_mistake(text: str, at: int, end: int) -> bool:
    """”So, she said: a closing mark where only an opening one makes sense.

    >>> in_marks("”So it is,” she said.")
    ”So it is,”
    """
    return (at == 0 or text[at - 1].isspace()) and text[end : end + 1].isalnum()


def _closes_by_mistake(text: str, at: int, end: int) -> bool:
    """“So,“ she said: an opening mark where only a closing one makes sense.

    >>> in_marks("“So it is,“ she said. “Yes.”")
    “So it is,“
    “Yes.”
    """
    return not text[at - 1].isspace() and not text[end : end + 1].isalnum()


def _cannot_close(text: str, mark: str, at: int, end: int) -> bool:
    """A straight mark that opens: space before it and a word after it.

    >>> in_marks('"She said "no" to me.')
    "She said "no"
    """
    return mark in _STRAIGHT and text[at - 1].isspace() and text[end : end + 1].isalnum()


# ---------------------------------------------------------------- single marks


def _pairs_of_single(text: str, paragraphs: Sequence[Span]) -> list[Quoted]:
    """Every stretch in single marks; one that nothing closes only where it may go on.

    >>> in_marks("‘It is so,’ she said.")
    ‘It is so,’
    >>> in_marks("‘One.\\n\\n‘Two.’")
    ‘One.
    ‘Two.’
    >>> in_marks("She said: ‘One.\\n\\n‘Two.’")
    ‘One.
    ‘Two.’
    >>> in_marks("The ’til and ’98 and ‘so and ‘not so.’")
    ‘not so.’
    """
    found: list[Quoted] = []
    for number, (start, end) in enumerate(paragraphs):
        at = start
        while opening := _SINGLE_OPEN.search(text, at, end):
            at = _single_close(text, opening.end(), end)
            if at >= 0:
                found.append(Quoted(opening.start(), at, number, True))
            elif opening.start() == start or _next_begins_in_mark(text, paragraphs, number):
                found.append(Quoted(opening.start(), end, number, False))
                break
            else:
                at = opening.end()
    return found


def _next_begins_in_mark(text: str, paragraphs: Sequence[Span], number: int) -> bool:
    """Whether the next paragraph takes up a quotation left open in this one.

    >>> in_marks("She said: ‘One.\\n\\n‘Two.’")
    ‘One.
    ‘Two.’
    >>> in_marks("She said: ‘One.\\n\\nTwo, ‘three.’")
    ‘three.’
    """
    return number + 1 < len(paragraphs) and text[paragraphs[number + 1][0]] == "‘"


def _single_close(text: str, start: int, end: int) -> int:
    """Where the single quotation ends; a plural’s apostrophe only if no better mark follows.

    >>> in_marks("‘The voters’ choice is clear,’ she said.")
    ‘The voters’ choice is clear,’
    >>> in_marks("‘The choice of voters’ is clear.")
    ‘The choice of voters’
    >>> in_marks("She said ‘no’ and he ‘yes.’")
    ‘no’
    ‘yes.’
    """
    fallback = -1
    stop = _SINGLE_OPEN.search(text, start, end)
    limit = stop.start() if stop else end
    for match in _SINGLE_CLOSE.finditer(text, start, limit):
        is_plural = text[match.start() - 1] == "s"
        follows = text[match.end() : match.end() + 2]
        if not (is_plural and follows[:1] == " " and follows[1:].islower()):
            return match.end()
        if fallback < 0:
            fallback = match.end()
    return fallback
