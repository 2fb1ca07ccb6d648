"""The text in a file's bytes, and a notice where the bytes do not say for sure."""

import codecs
import re
from html import unescape
from typing import NamedTuple

BOM = "\ufeff"

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# What Japanese mail switches its letters on with.
_ISO_2022_JP = re.compile(rb"\x1b(?:\$[@B]|\([BJ])")

# Control characters that no plain text holds; a few NUL bytes are tolerated as dirt.
_CONTROL = bytes(c for c in range(32) if c not in b"\0\t\n\v\f\r\x1a\x1b\x1c\x1d\x1e\x1f")

_NAMES = {
    "cp1252": "Windows-1252",
    "mac_roman": "Mac Roman",
    "iso8859_2": "ISO-8859-2",
    "cp1250": "Windows-1250",
    "iso2022_jp": "ISO-2022-JP",
}
_WIDE = ["utf_16", "utf_16_be", "utf_16_le", "utf_32", "utf_32_be", "utf_32_le", "utf_7"]
_SINGLE_BYTE = ("cp1252", "mac_roman", "iso8859_2", "cp1250")


class Decoded(NamedTuple):
    """A text, and a sentence on each doubt about it."""

    text: str
    notices: tuple[str, ...] = ()


def decoded(data: bytes) -> Decoded | None:
    """The text of the bytes, without a byte-order mark; None if they are no text."""
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _leniently(data, encoding)
    if wide := _wide_encoding(data):
        return _leniently(data, wide)
    if not _is_plain(data):
        return None
    if _ISO_2022_JP.search(data) and (text := _strictly(data, "iso2022_jp")):
        return Decoded(text, (_named("iso2022_jp"),))
    text = _strictly(data, "utf-8")
    if text is not None:
        return Decoded(text)
    if _is_mostly_utf8(data):
        return _leniently(data, "utf-8")
    return None if b"\0" in data else _guessed(data)


def _strictly(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _leniently(data: bytes, encoding: str) -> Decoded | None:
    text = data.decode(encoding, errors="replace").removeprefix(BOM)
    n_bad = text.count("\ufffd") - (0 if encoding[:5] != "utf-8" else data.count(b"\xef\xbf\xbd"))
    if n_bad <= 0:
        return Decoded(text)
    if 4 * n_bad > len(text) or (encoding[:5] != "utf-8" and n_bad > 9):
        return None
    what = (
        "1 character could not be read and is"
        if n_bad == 1
        else (f"{n_bad:,} characters could not be read and are")
    )
    return Decoded(text, (f"{what} shown as \ufffd.",))


def _is_mostly_utf8(data: bytes) -> bool:
    """Whether more letters beyond ASCII are good UTF-8 than are not, or the last one is cut."""
    if data[-1:] in (b"\xc2", b"\xc3") and data[:-1].isascii():
        return True
    good = data.decode("utf-8", errors="ignore")
    n_good = len(good) - len(data.translate(None, bytes(range(128, 256))))
    n_bad = data.decode("utf-8", errors="replace").count("\ufffd") - good.count("\ufffd")
    return n_good >= n_bad


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


def _guessed(data: bytes) -> Decoded | None:
    """The one-byte encoding whose letters and marks are where such are, else a library's."""
    texts = {encoding: text for encoding in _SINGLE_BYTE if (text := _strictly(data, encoding))}
    oddness = {encoding: _oddness(text) for encoding, text in texts.items()}
    best = min(oddness, key=oddness.__getitem__, default=None)
    if best and oddness[best] <= 0.2 and _is_latin(texts[best]):
        return Decoded(texts[best], (_named(best),))
    from charset_normalizer import from_bytes  # slow to import, rarely needed

    guess = from_bytes(data, cp_exclusion=_WIDE).best()
    if guess is not None:
        return Decoded(str(guess), (_named(guess.encoding),))
    return Decoded(texts[best], (_named(best),)) if best else None


def _named(encoding: str) -> str:
    name = _NAMES.get(encoding, encoding)
    return f"The file is not in UTF-8; it was read as {name}: look whether its letters are right."


# A letter or mark beyond ASCII that is where none of its kind does: a capital or a sign
# after a small letter, a sign in a word, an opening mark after a word or a closing one before it.
_ODD = re.compile(
    r"(?<=[^\W\d_A-Z])[^\W\d_a-z](?<![a-zß-öø-ÿāăąćčďđēęěğīįķĺļľłńņňőœŕřśşšţťūůűųźżžſ])"
    r"|(?<=[^\W\d_])[^\w\s’‘'“”\"–—…,.;:!?()\[\]\-/\x00-\x7f](?=\w)"
    r"|[\x80-\x9f¤¦¨¬¯´¸¹²³ªº±×÷ˇ˘˛˝ˆ˜√∫∏∑∂∆◊Ωµ≈≠≤≥∞]"
    r"|(?<=\w)[“‘](?=\w)|(?<=\s)”(?=\w)|(?<=[,.!?])“(?=\s)"
    r"|(?:^|(?<=\s))[ÒÓÔÕ](?=[A-Za-z]{2})|(?<=[,.!?])[ÒÓÔÕ]"
)


def _oddness(text: str) -> float:
    """The share of the characters beyond ASCII that are where they make no sense."""
    n_strange = sum(c > "\x7f" for c in text)
    return len(_ODD.findall(text)) / max(n_strange, 1)


def _is_latin(text: str) -> bool:
    """Whether most letters are plain ones, as in every language written in Latin script."""
    return sum(c > "\x7f" for c in text) <= 0.3 * len(text)


# “â€™”, “Ã©”, “Â ”: UTF-8 that was once read as Windows-1252.
_MOJIBAKE = re.compile("[Ââ][\u0080-\u00bf€‚„†‡‰‹‘’“”•–—™š›œž ]|Ã[\u0080-\u00bf€-™]|ï»¿|â€")
_ENTITY = re.compile(r"&(?:#\d{2,7}|#[xX][\da-fA-F]{2,6}|[a-zA-Z][a-zA-Z\d]{1,24});")


def mended(text: str) -> Decoded:
    """The text with garbled letters and HTML entities made right, and a notice of either.

    >>> mended("Itâ€™s Zoë&rsquo;s &amp; mine")
    Decoded(text='It’s Zoë’s & mine', notices=(...))
    """
    notices = []
    if _MOJIBAKE.search(text):
        from ftfy import fix_encoding  # rarely needed

        fixed = fix_encoding(text)
        if fixed != text:
            text = fixed
            notices.append("Letters that an earlier program had garbled (such as â€™) were mended.")
    if _ENTITY.search(text):
        plain = _ENTITY.sub(lambda entity: unescape(entity[0]), text)
        if plain != text:
            text = plain
            notices.append("HTML entities (such as &amp;) were read as the characters they mean.")
    return Decoded(text, tuple(notices))
