"""Which file is meant by a path as people paste it, and the bytes in it."""

import os
import re
import stat
import sys
from collections.abc import Iterator
from difflib import get_close_matches
from os import PathLike
from pathlib import Path
from urllib.parse import unquote, urlsplit

from studykit.reading.errors import ReadingError, printable

LARGEST = 20_000_000
"""How many bytes a file may have: some thousand times a news article."""

STANDARD_INPUT = "-"

# Blanks and invisible marks around a path, among them those that Windows puts before one.
_AROUND = (
    " \t\r\n\ufeff\u00a0\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
)
_MARKS = {"'": "'", '"': '"', "“": "”", "‘": "’", "«": "»", "`": "`", "<": ">", "„": "“"}
_ADDRESS = re.compile(r"(?:https?|ftp)://|www\.", re.IGNORECASE)
_ENDINGS = (".txt", ".html", ".htm", ".docx", ".pdf", ".md", ".odt", ".rtf", ".eml", ".mhtml")
# What Python made of a backslash and a letter in a path that was written without r"…".
_ESCAPED = {"\a": r"\a", "\b": r"\b", "\f": r"\f", "\n": r"\n", "\r": r"\r", "\t": r"\t"}
_ESCAPED |= {"\v": r"\v", "\0": r"\0"}


def found(path: str | PathLike[str]) -> Path:
    """The file that a path means, with quotation marks, ``~`` or backslashes as pasted.

    Raises
    ------
    ReadingError
        When there is no such file; the message says what to do.

    Examples
    --------
    >>> found(' "README.md" '), found("README")
    (PosixPath('README.md'), PosixPath('README.md'))
    """
    try:
        written = os.fsdecode(path)
    except TypeError:
        raise ReadingError(f"path={path!r} is no path; give the name of a file.") from None
    for candidate in _meant(written):
        if os.path.exists(candidate):
            return Path(candidate)
    raise ReadingError(_missing(written))


def contents(path: Path) -> bytes:
    """The bytes of a file that can be an article's.

    Raises
    ------
    ReadingError
        When it is a folder or a device, cannot be read, or is too large.
    """
    name = printable(str(path))
    try:
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            raise ReadingError(f"{name} is a folder; name the article's file in it.")
        if not stat.S_ISREG(mode):
            raise ReadingError(
                f"{name} is a pipe or a device, no file; save the article as a file,"
                " or give - as its name and pipe the text in."
            )
        with path.open("rb") as file:
            return limited(file.read(LARGEST + 1), name)
    except (OSError, ValueError) as error:
        if isinstance(error, ReadingError):
            raise
        reason = getattr(error, "strerror", None) or str(error)
        raise ReadingError(f"{name} cannot be read ({reason}); check the file.") from None


def piped() -> bytes:
    """The bytes on standard input."""
    if sys.stdin is None or sys.stdin.closed:
        raise ReadingError("Standard input is closed; give the name of a file.")
    if sys.stdin.isatty():
        print("Paste the article, then press Ctrl-D on a line of its own.", file=sys.stderr)
    stream = getattr(sys.stdin, "buffer", None)
    data = stream.read(LARGEST + 1) if stream else sys.stdin.read(LARGEST + 1).encode()
    return limited(data, "standard input")


def limited(data: bytes, name: str) -> bytes:
    """The bytes, if they are not too many for one article."""
    if len(data) > LARGEST:
        raise ReadingError(
            f"{name} is larger than {LARGEST // 1_000_000} MB, which no article is;"
            " save the article alone."
        )
    return data


def _meant(written: str) -> Iterator[str]:
    """The paths that may be meant, the likeliest first."""
    yield written
    bare = _bare(written)
    for plain in dict.fromkeys([bare, "".join(_ESCAPED.get(c, c) for c in bare)]):
        for path in dict.fromkeys([plain, plain.replace("\\ ", " "), plain.replace("\\", "/")]):
            path = os.path.expanduser(_local(path))
            yield path
            if path and not path.endswith(("/", "\\", ".")):
                yield from (path + ending for ending in _ENDINGS)


def _bare(written: str) -> str:
    """A path without what came along when it was copied."""
    path = written.strip(_AROUND)
    while len(path) > 2 and _MARKS.get(path[0]) == path[-1]:
        path = path[1:-1].strip(_AROUND)
    return path


def _local(path: str) -> str:
    return unquote(urlsplit(path).path) if path.lower().startswith("file://") else path


def _missing(written: str) -> str:
    path = _bare(written)
    name = printable(path if len(path) < 200 else path[:60] + " …")
    if _ADDRESS.match(path):
        return (
            f"{name} is a web address, and nothing is fetched; open it in a browser, save the"
            " page (Ctrl-S) and give the saved file's name."
        )
    if not path:
        return "No file is named; give the path of the article's file."
    if len(path.split()) > 30:
        return f"“{name}” is no path but a text; use studykit.paste for the text itself."
    return f"{name} does not exist; {_advice(path)}."


def _advice(path: str) -> str:
    folder, name = os.path.split(os.path.expanduser(path.replace("\\", "/")))
    try:
        files = os.listdir(folder or ".")
    except (OSError, ValueError):
        return "check the spelling and the folder"
    close = get_close_matches(name, files[:10_000], n=1, cutoff=0.75)
    if close:
        return f"did you mean {printable(os.path.join(folder, close[0]))}?".rstrip("?")
    return "check the spelling and the folder"
