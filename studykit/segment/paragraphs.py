"""Where paragraphs are, and which are a headline, a byline or a dateline."""

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from studykit import lexicons

Span = tuple[int, int]

_LONGEST_WRAPPED_LINE = 120
_FEWEST_WRAPPED_LINES = 3

_LONGEST_HEADLINE = 150
_ENDS_A_STATEMENT = re.compile(r"[.!?…][\"”’')\]]*$")


def paragraph_spans(text: str) -> list[Span]:
    """Where the paragraphs are: lines, or blocks of lines in a text wrapped at a fixed width.

    >>> paragraph_spans("One.\\n\\n  Two. ")
    [(0, 4), (8, 12)]

    A text with three full lines is taken as wrapped.

    >>> paragraph_spans("The boats lay\\nin the harbour\\nwhen the storm\\npassed.\\n\\nIt rained.")
    [(0, 51), (53, 63)]
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
    """Whether line ends fall where the next word would not have fitted.

    >>> paragraph_spans("The boats\\nlay in the harbour\\nwhen it\\nrained.")
    [(0, 9), (10, 28), (29, 36), (37, 44)]
    """
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
    """What each paragraph is: headline, byline, dateline (alone on its line) or body.

    >>> paragraph_kinds(["Harbour shut again", "By Ada Lane", "OAKHAM, Sept. 2", "It was shut."])
    ['headline', 'byline', 'dateline', 'body']
    """
    kinds = ["body"] * len(texts)
    for i, paragraph in enumerate(texts[:6]):
        if len(paragraph) > _LONGEST_HEADLINE:
            continue
        if _byline().fullmatch(paragraph):
            kinds[i] = "byline"
        elif _dateline().fullmatch(paragraph):
            kinds[i] = "dateline"
        elif i == 0 and len(texts) > 1 and _is_headline(paragraph, texts[1]):
            kinds[i] = "headline"
    return kinds


@cache
def _byline() -> re.Pattern[str]:
    """“By Jane Doe”, “By JANE DOE and John de la Roe, Associated Press”: nothing else there.

    >>> paragraph_kinds(["By Ada Lane", "By Ada van der Roe and Bo Roe", "By noon Roe left"])
    ['byline', 'byline', 'body']
    """
    particles = "|".join(lexicons.words_where("name_contexts", "tells", "particle"))
    return re.compile(
        r"(?:By|BY)[ \t]+[A-Z][\w.’'-]*,?"
        rf"(?:[ \t]+(?:and|AND|of|for|{particles}|[A-Z][\w.’'-]*),?){{0,11}}"
    )


@cache
def _dateline() -> re.Pattern[str]:
    """“OAKHAM (AP) —”, “OAKHAM, Sept. 2”, “Friday, July 21, 2017”: nothing else there.

    >>> paragraph_kinds(["OAKHAM (AP) —", "OAKHAM, Sept. 2", "Friday, July 21, 2017", "OAKHAM"])
    ['dateline', 'dateline', 'dateline', 'body']
    """
    days = "|".join(day.capitalize() for day in lexicons.words_where("time_words", "kind", "day"))
    months = lexicons.words_where("time_words", "kind", "month")
    month = rf"(?:{'|'.join(word[:3].capitalize() for word in months)})[a-z]*\.?"
    return re.compile(
        rf"[A-Z][A-Z.’' -]+(?:, [A-Z][\w.]+)?(?:,? \(\w+\))?(?:,? {month} \d{{1,2}})?\s*[—–-]+"
        rf"|[A-Z][A-Z.’' -]+, {month} \d{{1,2}}(?:, \d{{4}})?\.?"
        rf"|(?:(?:{days}),? )?(?:{month} \d{{1,2}}|\d{{1,2}} {month}),? \d{{4}}\.?"
    )


def _is_headline(first: str, second: str) -> bool:
    """Short, and either without a full stop or far shorter than what follows.

    >>> paragraph_kinds(["Harbour shut", "It was."])
    ['headline', 'body']
    >>> paragraph_kinds(["It was.", "The harbour was shut."]), paragraph_kinds(["It was.", "So."])
    (['headline', 'body'], ['body', 'body'])
    """
    return not _ENDS_A_STATEMENT.search(first) or 2 * len(first) < len(second)
