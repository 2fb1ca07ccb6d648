"""The order in which people read a page's lines: column by column, without running heads."""

import re
from collections import Counter
from collections.abc import Sequence

from studykit.reading.pdf.lines import Line

_LEAST_GUTTER = 6
_FEWEST = 4
# “3”, “- 3 -”, “Page 3 of 5”, “3/5”.
_PAGE_NUMBER = re.compile(
    r"[-–—•|\s]*(?:page|p\.)?\s*\d{1,4}(?:\s*(?:of|/|\|)\s*\d{1,4})?[-–—•|\s]*", re.I
)
# What a browser prints around a page: “14/03/2026, 10:12  Title”, “https://… 1/3”.
_PRINTED = re.compile(
    r"\d{1,4}[./-]\d{1,2}[./-]\d{2,4},? \d{1,2}:\d\d(?: ?[AP]M)?\b.*|(?:https?|file)://\S*(?:\s+\d+/\d+)?",
    re.I,
)


def in_order(pages: Sequence[list[Line]]) -> list[list[Line]]:
    """The lines of each page as they are read, without what is repeated from page to page."""
    running = _running(pages)
    kept = [[line for line in lines if not _is_running(line, lines, running)] for lines in pages]
    return [_whole(_by_column(sorted(lines, key=_place))) for lines in kept]


def _place(line: Line) -> tuple[float, float]:
    return -round(line.bottom), line.left


def _key(line: Line) -> tuple[str, int]:
    return re.sub(r"\d+", "0", line.text), round(line.bottom / 4)


def _edges(lines: Sequence[Line]) -> list[Line]:
    """The lines in the top and bottom rows of a page."""
    rows = sorted({round(line.bottom) for line in lines})
    edge = {*rows[:3], *rows[-3:]}
    return [line for line in lines if round(line.bottom) in edge]


def _running(pages: Sequence[list[Line]]) -> set[tuple[str, int]]:
    counts = Counter(key for lines in pages for key in {_key(line) for line in _edges(lines)})
    return {key for key, n in counts.items() if n >= 2}


def _is_running(line: Line, lines: Sequence[Line], running: set[tuple[str, int]]) -> bool:
    rows = sorted({round(other.bottom) for other in lines})
    is_edge = round(line.bottom) in {*rows[:3], *rows[-3:]}
    return is_edge and (
        _key(line) in running
        or _PAGE_NUMBER.fullmatch(line.text) is not None
        or _PRINTED.fullmatch(line.text) is not None
    )


def _by_column(lines: list[Line]) -> list[Line]:
    """The lines column by column; one that goes across parts what is above and below it."""
    gutter = _gutter(lines)
    if gutter is None:
        return lines
    ordered: list[Line] = []
    left: list[Line] = []
    right: list[Line] = []
    for line in lines:
        if line.left < gutter < line.right:
            ordered += [*_by_column(left), *_by_column(right), line]
            left, right = [], []
        else:
            (left if line.right <= gutter else right).append(line)
    return [*ordered, *_by_column(left), *_by_column(right)]


def _gutter(lines: Sequence[Line]) -> float | None:
    """Where two columns part: hardly a line goes across, and both sides have several."""
    if len(lines) < 2 * _FEWEST:
        return None
    best: tuple[int, float] | None = None
    for place in sorted({line.left for line in lines}):
        x = place - _LEAST_GUTTER / 2
        n_left = sum(line.right <= x for line in lines)
        n_right = sum(line.left >= x for line in lines)
        n_across = len(lines) - n_left - n_right
        is_parted = min(n_left, n_right) >= max(_FEWEST, 0.15 * len(lines))
        if is_parted and n_across <= 0.35 * len(lines) and _side_by_side(lines, x):
            best = min(best or (n_across, x), (n_across, x))
    return best[1] if best else None


def _side_by_side(lines: Sequence[Line], x: float) -> bool:
    """Whether lines on both sides are at the same height, and far enough from each other."""
    left = [line for line in lines if line.right <= x]
    right = [line for line in lines if line.left >= x]
    rows = {round(line.bottom / 20) for line in left} & {round(line.bottom / 20) for line in right}
    gap = min(line.left for line in right) - max(line.right for line in left)
    return len(rows) >= 3 and gap >= _LEAST_GUTTER


def _whole(lines: list[Line]) -> list[Line]:
    """The lines, with pieces of one line that are beside each other joined."""
    whole: list[Line] = []
    for line in lines:
        before = whole[-1] if whole else None
        if (
            before
            and abs(before.bottom - line.bottom) < 0.3 * line.size
            and line.left >= before.right - 1
        ):
            space = " " if line.left - before.right > 0.1 * line.size else ""
            whole[-1] = before._replace(
                right=line.right,
                text=f"{before.text}{space}{line.text}",
                top=max(before.top, line.top),
            )
        else:
            whole.append(line)
    return whole
