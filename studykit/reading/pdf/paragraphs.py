"""The paragraphs that a PDF's lines make, and the story in them."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import groupby, pairwise
from operator import attrgetter
from statistics import median

from studykit.furniture import is_timestamp
from studykit.reading.about import About, Story, persons
from studykit.reading.errors import ReadingError
from studykit.reading.heads import about_head, told
from studykit.reading.pdf.lines import MOST_PAGES, Line, pages_of
from studykit.reading.pdf.order import in_order

_ENDS = re.compile(r"[.!?…:][\"”’')\]]*$")
_HYPHEN = re.compile(r"(?<=[^\W_])[-\u2010\u00ad]$")
_ADDRESS = re.compile(r"https?://[^\s]+")


def read_pdf(data: bytes, name: str) -> Story:
    """The story in a PDF's text layer.

    Raises
    ------
    ReadingError
        When the file is locked, damaged, or holds pictures of pages alone.
    """
    pages = pages_of(data, name)
    lines = [line for page in in_order(pages) for line in page]
    if not lines:
        raise ReadingError(f"{name} has no text in it but page numbers; copy the text out of it.")
    body = _usual_size(lines)
    blocks = _blocks(lines, body)
    title, blocks = _titled(blocks, body)
    texts = [_text(block) for block in blocks if not _is_small(block, body)]
    story = told([*([title] if title else []), *texts], About(source=_printed_from(pages)))
    about = About(title=title).filled(story.about)
    notices = (f"Only the first {MOST_PAGES} pages were read.",) * (len(pages) >= MOST_PAGES)
    return Story(story.text, about, notices)


def _usual_size(lines: Sequence[Line]) -> float:
    """The size of print that most letters have."""
    counts: Counter[float] = Counter()
    for line in lines:
        counts[round(2 * line.size) / 2] += len(line.text)
    return counts.most_common(1)[0][0]


def _printed_from(pages: Sequence[list[Line]]) -> str | None:
    """The address that a browser prints on every page."""
    found = [match[0] for lines in pages for line in lines if (match := _ADDRESS.match(line.text))]
    return found[0] if found and (len(pages) == 1 or found.count(found[0]) > 1) else None


# ---------------------------------------------------------------- lines into blocks


def _blocks(lines: Sequence[Line], body: float) -> list[list[Line]]:
    step = _usual_step(lines)
    on_page = {page: list(found) for page, found in groupby(lines, attrgetter("page"))}
    margins = [_margins(on_page[line.page], line) for line in lines]
    blocks = [[lines[0]]]
    for (before, outer), (line, inner) in pairwise(zip(lines, margins, strict=True)):
        room = _had_room(before, line, outer[1])
        if _begins(before, line, blocks[-1], inner[0], step, body, room):
            blocks.append([line])
        else:
            blocks[-1].append(line)
    return blocks


def _usual_step(lines: Sequence[Line]) -> float:
    steps = [
        a.bottom - b.bottom for a, b in pairwise(lines) if a.page == b.page and a.bottom > b.bottom
    ]
    return median(steps) if steps else 12.0


def _margins(lines: Sequence[Line], line: Line) -> tuple[float, float]:
    """Where a line's column begins and ends, of the lines of its page; a few may stick out."""
    column = [other for other in lines if _is_in_column(other, line)]
    rights = sorted(other.right for other in column)
    return _usual(other.left for other in column), rights[int(0.9 * (len(rights) - 1))]


def _is_in_column(other: Line, line: Line) -> bool:
    is_same_print = abs(other.size - line.size) <= 0.08 * line.size
    return is_same_print and abs(other.left - line.left) < 6 * line.size


def _usual(numbers: Iterable[float]) -> float:
    return float(Counter(map(round, numbers)).most_common(1)[0][0])


def _begins(
    before: Line,
    line: Line,
    block: Sequence[Line],
    margin: float,
    step: float,
    body: float,
    room: bool,
) -> bool:
    """Whether a line begins a paragraph; `room`: whether it had room on the line before."""
    if abs(before.size - line.size) > 0.08 * max(before.size, line.size):
        return True
    is_end = _ENDS.search(before.text) is not None
    is_indented = 0.6 * line.size < line.left - margin < 6 * line.size
    if before.page != line.page or not 0 < before.bottom - line.bottom < 3 * step:
        return is_end and (is_indented or room)
    if before.bottom - line.bottom > 1.28 * step * max(1.0, line.size / body):
        return True
    was_indented = len(block) > 1 and before.left - margin > 0.6 * line.size
    if is_indented and not was_indented:
        return True
    is_parted = _is_head(before.text) or is_timestamp(line.text)
    return is_parted or (room and (is_end or before.bold != line.bold))


def _is_head(text: str) -> bool:
    """Whether a line is a byline or a date, and no more."""
    return bool(re.match("by ", text, re.I) and persons(text)) or is_timestamp(text)


def _had_room(before: Line, line: Line, edge: float) -> bool:
    """Whether the first word of a line would have fitted on the line before."""
    letter = (line.right - line.left) / max(len(line.text), 1)
    needed = letter * (len(line.text.split(maxsplit=1)[0]) + 1)
    spare = 1.0 if before.page != line.page else 1.5  # between pages there is no gap to go by
    return edge - before.right > spare * needed + 0.3 * line.size


# ---------------------------------------------------------------- blocks into text


def _text(block: Sequence[Line]) -> str:
    text = block[0].text
    for line in block[1:]:
        hyphen = _HYPHEN.search(text)
        if hyphen and line.text[:1].islower():
            text = _mended(text, line.text)
        elif text.endswith(("—", "/")) or hyphen:
            text += line.text
        else:
            text = f"{text} {line.text}"
    return text.replace("\u00ad", "").replace("\u2010", "-")


def _mended(text: str, following: str) -> str:
    """Two lines joined at a hyphen; it stays where both halves are words and the whole is none."""
    left = re.search(r"[^\W_]+$", text[:-1])
    right = re.match(r"[^\W\d_]+", following)
    is_soft = text.endswith("\u00ad")
    if left is None or right is None or (not is_soft and _is_compound(left[0], right[0])):
        return text + following
    return text[:-1] + following


def _is_compound(left: str, right: str) -> bool:
    from wordfreq import zipf_frequency  # slow to import, for hyphens alone

    if left.isdigit():
        return True
    whole, one, two = (zipf_frequency(word, "en") for word in (left + right, left, right))
    return whole < 2.5 and min(one, two) > 3.0


def _is_small(block: Sequence[Line], body: float) -> bool:
    """Whether a block is in small print and short: a caption, a note, a footer."""
    n_words = sum(len(line.text.split()) for line in block)
    text = " ".join(line.text for line in block)
    is_head = re.match(r"by\s", text, re.I) or about_head([text]).date
    return block[0].size < 0.88 * body and n_words < 60 and not is_head


def _titled(blocks: list[list[Line]], body: float) -> tuple[str | None, list[list[Line]]]:
    """The headline, which is the largest print on the first page, and the blocks without it."""
    first = [b for b in blocks[:12] if b[0].page == blocks[0][0].page and b[0].size > 1.12 * body]
    named = [b for b in first if len(_text(b).split()) >= 3] or first
    if not named:
        return None, blocks
    best = max(named, key=lambda block: block[0].size)
    at = blocks.index(best)
    rest = [block for block in blocks[:at] if len(_text(block).split()) > 8] + blocks[at + 1 :]
    return _text(best), rest
