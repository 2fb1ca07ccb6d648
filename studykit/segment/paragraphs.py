"""Where paragraphs are."""

import re
from collections.abc import Sequence
from itertools import pairwise

from studykit.segment.kinds import is_byline

Span = tuple[int, int]

_LONGEST_WRAPPED_LINE = 120
_FEWEST_WRAPPED_LINES = 3


# "12", and under it "00:00:01,000 --> 00:00:03,500": a subtitle's number and its times.
_TIME_CODE = re.compile(
    r"^(?:WEBVTT\s+)?(?:\d+[ \t]*\r?\n)?(?:\d+:)?\d\d:\d\d[.,]\d{3} +--> +[\d:.,]+[^\r\n]*$",
    re.MULTILINE,
)


def without_time_codes(text: str) -> str:
    """The text with blanks for the numbers and times of subtitles, so that places stay true.

    >>> sentences("7\\n00:00:01,000 --> 00:00:03,500\\nIt rained.\\n\\n8\\n10 --> 11")
    It rained. | 8 | 10 --> 11
    """
    if "-->" not in text:
        return text
    without = _TIME_CODE.sub(lambda code: re.sub(r"\S", " ", code[0]), text)
    return without if without.strip() else text


def paragraph_spans(text: str) -> list[Span]:
    """Where the paragraphs are: lines, or blocks of lines in a text wrapped at a fixed width.

    >>> paragraph_spans("One.\\n\\n  Two. ")
    [(0, 4), (8, 12)]

    A text with three full lines is taken as wrapped.

    >>> paragraph_spans("The boats lay\\nin the harbour\\nwhen the storm\\npassed.\\n\\nIt rained.")
    [(0, 51), (53, 63)]
    """
    lines = _lines(text)
    n_head = _head_lines(text, lines)
    if not _is_wrapped(text, lines, n_head):
        return lines
    blocks = lines[:n_head]
    for line in lines[n_head:]:
        if len(blocks) > n_head and not _has_blank_line(text, blocks[-1][1], line[0]):
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


def _is_wrapped(text: str, lines: Sequence[Span], n_head: int) -> bool:
    """Whether line ends fall where the next word would not have fitted.

    >>> paragraph_spans("The boats\\nlay in the harbour\\nwhen it\\nrained.")
    [(0, 9), (10, 28), (29, 36), (37, 44)]
    """
    width = max((end - start for start, end in lines), default=0)
    if width > _LONGEST_WRAPPED_LINE:
        return False
    wrapped = pairwise(lines[n_head:])
    breaks = [(a, b) for a, b in wrapped if not _has_blank_line(text, a[1], b[0])]
    full = sum(a[1] - a[0] + 1 + _first_word_length(text, b) > width for a, b in breaks)
    return full >= _FEWEST_WRAPPED_LINES and full >= 0.8 * len(breaks)


def _head_lines(text: str, lines: Sequence[Span]) -> int:
    """How many lines at the top, apart from the body, are a headline and its bylines.

    >>> body = "TROY — The boats lay\\nin the harbour when\\nthe storm passed and\\nthe sea rose."
    >>> paragraph_spans(f"Harbour shut\\nBy Ada Lane\\n\\n{body}")
    [(0, 12), (13, 24), (26, 101)]
    """
    for n, (line, after) in enumerate(pairwise(lines), 1):
        if _has_blank_line(text, line[1], after[0]):
            return n if n > 1 else 0
        if not is_byline(text[after[0] : after[1]]):
            return 0
    return 0


def _has_blank_line(text: str, end: int, start: int) -> bool:
    return len(text[end:start].replace("\r\n", "\n").strip(" \t")) > 1


def _first_word_length(text: str, line: Span) -> int:
    return len(text[line[0] : line[1]].split(maxsplit=1)[0])
