"""Mails and newsletters (.eml), and pages saved as one file (.mhtml, .webarchive)."""

import plistlib
import re
from collections.abc import Callable
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parseaddr, parsedate_to_datetime

from studykit.reading.about import About, Story, day, persons
from studykit.reading.encodings import decoded
from studykit.reading.errors import ReadingError
from studykit.reading.heads import about_head, told

Reader = Callable[[bytes, str], Story]


def read_mail(data: bytes, name: str, read_other: Reader) -> Story:
    """The story in a mail, or in the page that a browser saved in the form of one.

    Parameters
    ----------
    data : bytes
        The file.
    name : str
        What messages call it.
    read_other : callable
        What reads an attachment where the mail itself says little.
    """
    message = message_from_bytes(data, policy=policy.default)
    parts = [part for part in message.walk() if not part.is_multipart()]
    page = next((part for part in parts if part.get_content_type() in _PAGES), None)
    saved = message.get("Snapshot-Content-Location") or _is_saved(message)
    if saved and page is not None:
        return _saved_page(page, str(message.get("Snapshot-Content-Location") or ""), name)
    story = _told(message, parts, name, read_other)
    if not story.text.strip():
        raise ReadingError(f"{name} is a mail without text; save the article in it as a file.")
    return story


def _told(message: EmailMessage, parts: list[EmailMessage], name: str, read_other: Reader) -> Story:
    """The story that a mail tells itself, or else the one that it brings as an attachment."""
    bodies = [part for part in parts if part.get_content_disposition() != "attachment"]
    story = _best([part for part in bodies if part.get_content_maintype() == "text"], message)
    if len(story.text.split()) >= 40:
        return story
    others = [part for part in parts if part not in bodies]
    return _first_attached(others, name, read_other) or story


_PAGES = ("text/html", "application/xhtml+xml")


def read_archive(data: bytes, name: str) -> Story:
    """The story in a page that Safari saved."""
    from studykit.reading.web.page import read_page

    try:
        main = plistlib.loads(data)["WebMainResource"]
        page = decoded(main["WebResourceData"])
    except (
        plistlib.InvalidFileException,
        KeyError,
        TypeError,
        ValueError,
        OverflowError,
        IndexError,
        RecursionError,
    ):
        page = None
    if page is None:
        raise ReadingError(f"{name} is a damaged page; save it again and try that.")
    story = read_page(page.text, name)
    address = main.get("WebResourceURL")
    return story._replace(about=story.about.filled(About(source=address)))


def _is_saved(message: EmailMessage) -> bool:
    return (
        message.get_content_type() == "multipart/related"
        and not message.get("To")
        and ("Saved by" in str(message.get("From", "")) or not message.get("From"))
    )


def _saved_page(part: EmailMessage, address: str, name: str) -> Story:
    from studykit.reading.web.page import read_page

    story = read_page(_content(part), name)
    address = address or str(part.get("Content-Location") or "")
    return story._replace(about=story.about.filled(About(source=address or None)))


def _content(part: EmailMessage) -> str:
    payload = part.get_payload(decode=True)
    raw = payload if isinstance(payload, bytes) else b""
    charset = str(part.get_content_charset() or "")
    try:
        text = raw.decode(charset) if charset else None
    except (LookupError, UnicodeDecodeError):
        text = None
    if text is None:
        found = decoded(raw)
        text = found.text if found else ""
    return text


def _first_attached(parts: list[EmailMessage], name: str, read_other: Reader) -> Story | None:
    """The first attachment with an article in it."""
    for part in parts:
        payload = part.get_payload(decode=True)
        try:
            if isinstance(payload, bytes) and payload:
                return read_other(payload, name)
        except ReadingError:
            continue
    return None


# ---------------------------------------------------------------- the text of a mail


def _best(parts: list[EmailMessage], message: EmailMessage) -> Story:
    """The story of a mail's plain part, or of its HTML part where that says more."""
    plain = "\n".join(_content(p) for p in parts if p.get_content_subtype() != "html")
    html = next((_content(p) for p in parts if p.get_content_subtype() == "html"), "")
    lines = _unwrapped(plain)
    if html:
        from studykit.reading.web.page import mail_lines

        of_page = mail_lines(html)
        if len(" ".join(lines).split()) < 0.6 * len(" ".join(of_page).split()):
            lines = of_page
    people, publisher = _sender(str(message.get("From", "")))
    sent = _sent(str(message.get("Date", "")))
    about = About(_subject(str(message.get("Subject", ""))), people, sent, publisher)
    lines, forwarded = _forwarded(lines)
    return _titled(_without_foot(_without_reply(lines)), forwarded or about)


def _titled(lines: list[str], about: About) -> Story:
    """The story under the subject as its headline, without a newsletter's furniture."""
    story = told([line for line in lines if any(map(str.isalnum, line))], about)
    written = story.about.authors if about_head(lines).authors else about.authors
    return story._replace(about=About(about.title, written, about.date).filled(story.about))


_LINK = re.compile(r"\s*[<(\[]?\s*https?://[^\s<>()\[\]]+\s*[>)\]]?|\[(?:image|cid):[^\]]*\]", re.I)


def _unwrapped(text: str) -> list[str]:
    """The paragraphs of a plain mail: blocks of lines, without links and marks of quoting."""
    lines = [re.sub(r"^(?:> ?)+", "", line).rstrip() for line in text.splitlines()]
    paragraphs: list[str] = []
    starts_new = True
    for line in lines:
        line = _LINK.sub("", line).strip() if "://" in line or "[" in line else line.strip()
        if line in ("--", "-- "):
            break
        if not line:
            starts_new = True
        elif starts_new or _HEADER.match(line) or _BY_OR_DATE.match(line) or _is_short(paragraphs):
            paragraphs.append(line)
            starts_new = False
        else:
            paragraphs[-1] = f"{paragraphs[-1]} {line}"
    return paragraphs


def _is_short(paragraphs: list[str]) -> bool:
    """Whether the line before ended early: a heading, an address, a header."""
    before = paragraphs[-1] if paragraphs else ""
    return len(before) < 50 or bool(_HEADER.match(before))


_BY_OR_DATE = re.compile(r"By [A-Z][\w.’'-]+ [A-Z]|[-_=*]{5,}")
_HEADER = re.compile(r"\*?(From|Date|Sent|Subject|To|Cc|Reply-To):\*?\s*(.*)", re.IGNORECASE)
_MARKER = re.compile(r"[->\s_]*(?:Begin )?(?:Forwarded|Original) message:?[-\s_]*", re.IGNORECASE)
_WROTE = re.compile(r"On .{6,120} wrote:$|-{3,} ?Original Message ?-{3,}", re.IGNORECASE)


def _forwarded(lines: list[str]) -> tuple[list[str], About | None]:
    """The innermost forwarded message and its header; the lines and None if there is none."""
    found = None
    for i, line in enumerate(lines):
        match = _HEADER.match(line)
        if match and match[1].lower() == "from":
            header, end = _header(lines, i)
            if {"from", "subject"} <= set(header) and (
                i == 0 or _MARKER.fullmatch(lines[i - 1]) or i < 6
            ):
                found = end, header
    if found is None:
        return lines, None
    end, header = found
    people, publisher = _sender(header["from"])
    sent = header.get("date") or header.get("sent") or ""
    return lines[end:], About(
        _subject(header["subject"]), people, _sent(sent) or day(sent), publisher
    )


def _header(lines: list[str], start: int) -> tuple[dict[str, str], int]:
    values: dict[str, str] = {}
    for i in range(start, min(start + 10, len(lines))):
        match = _HEADER.match(lines[i])
        if match is None:
            return values, i
        values.setdefault(match[1].lower(), match[2].strip(" *"))
    return values, min(start + 10, len(lines))


def _without_reply(lines: list[str]) -> list[str]:
    """The lines before the message that was answered."""
    cut = next((i for i, line in enumerate(lines) if i and _WROTE.match(line)), len(lines))
    return lines[:cut]


_FOOT = re.compile(r"unsubscribe|you(?:'re|’re| are)? receiv|preferences|mailing list", re.I)


def _without_foot(lines: list[str]) -> list[str]:
    """The lines before a newsletter's last ones: why one gets it, and where it comes from."""
    last = len(lines) * 2 // 3
    foot = (
        i
        for i, line in enumerate(lines)
        if i >= last and i > 1 and len(line) < 200 and _FOOT.search(line)
    )
    return lines[: next(foot, len(lines))]


def _subject(text: str) -> str | None:
    plain = re.sub(r"^(?:\s*(?:fwd?|re|aw|wg|tr)\s*:\s*)+", "", " ".join(text.split()), flags=re.I)
    return plain or None


def _sender(text: str) -> tuple[tuple[str, ...], str | None]:
    """Who sent a mail: persons, or else a paper or an agency."""
    name = parseaddr(text)[0] or re.sub(r"\s*[<\[(].*", "", text)
    name = " ".join(name.strip(" \"'*").split())
    people = persons(name) if "@" not in name else ()
    return people, None if people or not name or "@" in name else name


def _sent(text: str) -> str | None:
    try:
        return parsedate_to_datetime(text).date().isoformat()
    except (TypeError, ValueError, IndexError, OverflowError):
        return day(text)
