"""The lines of a PDF's pages, each with its place and its size."""

import io
import re
import zlib
from collections.abc import Iterator
from statistics import median
from typing import Any, NamedTuple

from studykit.reading.errors import ReadingError

MOST_PAGES = 60
_MOST_UNPACKED = 150_000_000
_STREAM = re.compile(rb"stream\r?\n")
# What stands for a letter whose meaning the file does not give.
_NO_LETTER = re.compile(r"\(cid:\d+\)")
_LIGATURES = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st", "\u00a0": " "}
)


class Line(NamedTuple):
    """One line of print: its page, its box in points from the lower left, its text."""

    page: int
    left: float
    right: float
    bottom: float
    top: float
    size: float
    bold: bool
    text: str


def pages_of(data: bytes, name: str) -> list[list[Line]]:
    """The lines of each page, in the order of the file.

    Raises
    ------
    ReadingError
        When the file is locked, damaged or a picture of a page.
    """
    _refuse_bomb(data, name)
    from pdfminer.high_level import extract_pages  # slow to import, for PDF files alone
    from pdfminer.layout import LAParams
    from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect
    from pdfminer.pdfexceptions import PDFException
    from pdfminer.psexceptions import PSException

    settings = LAParams(char_margin=1.4, line_margin=0.01, boxes_flow=None, all_texts=True)
    try:
        pages = extract_pages(io.BytesIO(data), maxpages=MOST_PAGES, laparams=settings)
        lines = [list(_lines(page, number)) for number, page in enumerate(pages)]
    except (PDFPasswordIncorrect, PDFEncryptionError):
        raise ReadingError(
            f"{name} is locked with a password; open it and save it without one."
        ) from None
    except (
        PDFException,
        PSException,
        ArithmeticError,
        AssertionError,
        AttributeError,
        LookupError,
        OSError,
        RecursionError,
        TypeError,
        ValueError,
        zlib.error,
    ):  # what a library says of a damaged file is legion
        raise ReadingError(
            f"{name} is a damaged PDF; download it again, or copy the text out of it."
        ) from None
    _refuse_scan(lines, name)
    return lines


def _lines(page: Any, number: int) -> Iterator[Line]:
    from pdfminer.layout import LTChar, LTTextContainer, LTTextLine

    stack = list(reversed(list(page)))
    while stack:
        thing = stack.pop()
        if isinstance(thing, LTTextLine):
            letters = [char for char in thing if isinstance(char, LTChar)]
            text = " ".join(thing.get_text().translate(_LIGATURES).split())
            if letters and text:
                size = median(char.size for char in letters)
                bold = "bold" in letters[0].fontname.lower()
                yield Line(number, thing.x0, thing.x1, thing.y0, thing.y1, size, bold, text)
        elif isinstance(thing, LTTextContainer) or hasattr(thing, "__iter__"):
            stack.extend(reversed(list(thing)))


def _refuse_bomb(data: bytes, name: str) -> None:
    """Refuse a file whose packed streams would fill the memory."""
    total = 0
    for found in _STREAM.finditer(data):
        packed: bytes = data[found.end() : found.end() + 5_000_000]
        for _ in range(3):  # a stream may be packed more than once
            if packed[:1] != b"\x78":
                break
            try:
                packed = zlib.decompressobj().decompress(packed, _MOST_UNPACKED)
            except zlib.error:
                break
            total += len(packed)
            if total >= _MOST_UNPACKED:
                raise ReadingError(
                    f"{name} unpacks to more than any article; copy the text out of it."
                )


def _refuse_scan(pages: list[list[Line]], name: str) -> None:
    text = " ".join(line.text for lines in pages for line in lines)
    n_lost = len(_NO_LETTER.findall(text))
    words = _NO_LETTER.sub("", text).split()
    if sum(any(map(str.isalpha, word)) for word in words) < max(8, n_lost):
        raise ReadingError(
            f"{name} has no text in it, only pictures of pages (a scan); have the text"
            f" recognised (OCR)"
            " or type it out."
        )
