"""Where paragraphs are, and which are a headline, a byline or a dateline."""

import re
from collections.abc import Sequence
from itertools import pairwise

Span = tuple[int, int]

_LONGEST_WRAPPED_LINE = 120
_FEWEST_WRAPPED_LINES = 3

# "By Jane Doe", "By JANE DOE and John Roe, Associated Press": nothing else on the line.
_BYLINE = re.compile(
    r"(?:By|BY)[ \t]+[A-Z][\w.’'-]*,?"
    r"(?:[ \t]+(?:and|AND|of|for|de|van|von|[A-Z][\w.’'-]*),?){0,11}"
)
# "WASHINGTON (AP) —", "BEIJING, Sept. 2", "Friday, July 21, 2017": nothing else on the line.
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_DATELINE = re.compile(
    rf"(?:[A-Z][A-Z.’' -]+(?:, [A-Z][\w.]+)?(?:,? \(\w+\))?(?:,? {_MONTH} \d{{1,2}})?\s*[—–-]+"
    rf"|[A-Z][A-Z.’' -]+, {_MONTH} \d{{1,2}}(?:, \d{{4}})?\.?"
    rf"|(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? )?"
    rf"(?:{_MONTH} \d{{1,2}}|\d{{1,2}} {_MONTH}),? \d{{4}}\.?)"
)
_LONGEST_HEADLINE = 150
_ENDS_A_STATEMENT = re.compile(r"[.!?…][\"”’')\]]*$")


def paragraph_spans(text: str) -> list[Span]:
    """Where the paragraphs are: lines, or blocks of lines in a text wrapped at a fixed width.

    Examples
    --------
    >>> paragraph_spans("One.\\n\\n  Two. ")
    [(0, 4), (8, 12)]
    """
    lines = _lines(text)
    if not _is_wrapped(text, lines):
        return lines
    blocks: list[Span] = []
    for line in lines:
        if blocks and not _has_blank_line(text, blocks[-1][1], line[0]):
            blocks[-1] = (blocks[-1][0], line[1])
        else:
            blocks.append(line)
    return blocks


def _lines(text: str) -> list[Span]:
    """Where the lines with something on them are, without the white space around it."""
    lines: list[Span] = []
    at = 0
    for line in text.splitlines(keepends=True):
        if kept := line.rstrip():
            lines.append((at + len(kept) - len(kept.lstrip()), at + len(kept)))
        at += len(line)
    return lines


def _is_wrapped(text: str, lines: Sequence[Span]) -> bool:
    """Whether line ends fall where the next word would not have fitted."""
    width = max((end - start for start, end in lines), default=0)
    if width > _LONGEST_WRAPPED_LINE:
        return False
    breaks = [(a, b) for a, b in pairwise(lines) if not _has_blank_line(text, a[1], b[0])]
    full = sum(a[1] - a[0] + 1 + _first_word_length(text, b) > width for a, b in breaks)
    return full >= _FEWEST_WRAPPED_LINES and full >= 0.8 * len(breaks)


def _has_blank_line(text: str, end: int, start: int) -> bool:
    return len(text[end:start].replace("\r\n", "\n").strip(" \t")) > 1


def _first_word_length(text: str, line: Span) -> int:
    return len(text[line[0] : line[1]].split(maxsplit=1)[0])


def paragraph_kinds(texts: Sequence[str]) -> list[str]:
    """What each paragraph is: headline, byline, dateline (alone on its line) or body."""
    kinds = ["body"] * len(texts)
    for i, paragraph in enumerate(texts[:6]):
        if len(paragraph) > _LONGEST_HEADLINE:
            continue
        if _BYLINE.fullmatch(paragraph):
            kinds[i] = "byline"
        elif _DATELINE.fullmatch(paragraph):
            kinds[i] = "dateline"
        elif i == 0 and len(texts) > 1 and _is_headline(paragraph, texts[1]):
            kinds[i] = "headline"
    return kinds


def _is_headline(first: str, second: str) -> bool:
    """Short, and either without a full stop or far shorter than what follows."""
    return not _ENDS_A_STATEMENT.search(first) or 2 * len(first) < len(second)
