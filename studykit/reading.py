"""Files of any kind into text, or one plain sentence that says why not."""

import codecs
import re
from os import PathLike
from pathlib import Path

BOM = "\ufeff"

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

_SIGNATURES = (
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"RIFF", "a picture or a sound"),
    (b"PK\x03\x04", "a zip archive or an office document"),
    (b"\xd0\xcf\x11\xe0", "an office document"),
    (b"%PDF", "a PDF"),
    (b"\x1f\x8b", "a compressed file"),
    (b"BZh", "a compressed file"),
    (b"\xfd7zXZ", "a compressed file"),
    (b"{\\rtf", "a rich text document"),
)

# How a web page begins.
_WEB_PAGE = re.compile(r"\s*(?:<!doctype html|<html|<\?xml)", re.IGNORECASE)

# Control characters that no plain text holds; a few NUL bytes are tolerated as dirt.
_CONTROL = bytes(c for c in range(32) if c not in b"\0\t\n\v\f\r\x1a\x1b\x1c\x1d\x1e\x1f")


# What no page or terminal should get as it is: control characters, and bytes of a file's name
# that are no text.
_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")


class ReadingError(ValueError):
    """A file that cannot be studied; the message is one plain sentence."""


def read_text(path: str | PathLike[str]) -> str:
    """The text of a plain-text file, unchanged but for a byte-order mark.

    UTF-8, UTF-16 and UTF-32 are recognised; any other encoding is guessed
    (Windows-1252 first). Line ends stay as they are.

    Raises
    ------
    ReadingError
        When there is no such file, it holds no text, or it is not plain text.
        The message names the path, what is wrong and what to do.
    """
    text = decode(_bytes(Path(path)), str(path))
    if not any(map(str.isalnum, text)):
        raise ReadingError(f"{path} holds no text; save the article in it and try again.")
    return text


def decode(data: bytes, name: str) -> str:
    """The text of a file's bytes; `name` is what error messages call the file."""
    for signature, what in _SIGNATURES:
        if data.startswith(signature):
            raise ReadingError(
                f"{name} is {what}, not plain text; save the article as a .txt file and use that."
            )
    decoded = _decoded(data)
    if decoded is None:
        raise ReadingError(
            f"{name} is not plain text; save the article as a .txt file in UTF-8 and use that."
        )
    if _WEB_PAGE.match(decoded.removeprefix(BOM)):
        raise ReadingError(
            f"{name} is a web page; open it in a browser and save the article as plain text."
        )
    return decoded.removeprefix(BOM)


def printable(name: str) -> str:
    """The name of a file on one line, to be shown to people.

    Examples
    --------
    >>> printable("two\\nlines.txt")
    'two\\\\nlines.txt'
    """
    return _UNPRINTABLE.sub(lambda match: repr(match[0])[1:-1], name)


def _bytes(path: Path) -> bytes:
    if path.is_dir():
        raise ReadingError(f"{path} is a folder; name the article's .txt file in it.")
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise ReadingError(f"{path} does not exist; check the spelling and the folder.") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise ReadingError(f"{path} cannot be read ({reason}); check the file.") from None


def _decoded(data: bytes) -> str | None:
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _strictly(data, encoding)
    wide = _wide_encoding(data)
    if wide is not None:
        return _strictly(data, wide)
    text = _strictly(data, "utf-8")
    if text is not None:
        return text if _is_plain(data) else None
    return _guessed(data) if _is_plain(data) and b"\0" not in data else None


def _strictly(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _wide_encoding(data: bytes) -> str | None:
    """UTF-16 without a mark, told by a NUL in nearly every other byte."""
    sample = data[:4096]
    half = len(sample) // 2
    if half < 2:
        return None
    if sample[1::2].count(0) > 0.8 * half and sample[::2].count(0) < 0.1 * half:
        return "utf-16-le"
    if sample[::2].count(0) > 0.8 * half and sample[1::2].count(0) < 0.1 * half:
        return "utf-16-be"
    return None


def _is_plain(data: bytes) -> bool:
    sample = data[:65536]
    stray = len(sample) - len(sample.translate(None, _CONTROL + b"\0"))
    return stray <= 0.05 * len(sample)


def _guessed(data: bytes) -> str | None:
    """Windows-1252 where its letters and marks make sense, else the library's best guess."""
    text = _strictly(data, "cp1252")
    if text is not None and _looks_western(text):
        return text
    from charset_normalizer import from_bytes  # slow to import, rarely needed

    best = from_bytes(data).best()
    return str(best) if best is not None else text


def _looks_western(text: str) -> bool:
    strange = [c for c in text if ord(c) > 127]
    usual = sum(c in "“”‘’–—…€£¥©®°·«»•½¼¾§™¿¡ \xa0" or c.isalpha() for c in strange)
    return usual >= 0.9 * len(strange) and len(strange) <= 0.2 * len(text)
