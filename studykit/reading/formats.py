"""What sort of file some bytes are, and why most sorts hold no article that can be read."""

import csv
import io
import json
import re
import zipfile
from pathlib import PurePath
from statistics import median

from studykit.reading.errors import ReadingError
from studykit.reading.tags import is_page

_SAVE_TEXT = "save the article as a .txt file and use that"
_SIGNATURES = (
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"BM", "a picture"),
    (b"II*\0", "a picture"),
    (b"MM\0*", "a picture"),
    (b"RIFF", "a picture or a sound"),
    (b"ID3", "a sound"),
    (b"OggS", "a sound"),
    (b"fLaC", "a sound"),
    (b"\x1aE\xdf\xa3", "a video"),
    (b"\x1f\x8b", "a compressed file"),
    (b"BZh", "a compressed file"),
    (b"\xfd7zXZ", "a compressed file"),
    (b"7z\xbc\xaf", "a compressed file"),
    (b"Rar!", "a compressed file"),
    (b"\x28\xb5\x2f\xfd", "a compressed file"),
    (b"SQLite format 3", "a database"),
    (b"PAR1", "a table"),
    (b"MZ", "a program"),
    (b"\x7fELF", "a program"),
)
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"
# The bytes of plain text: a paper may well begin with “BMW” or “MZ”.
_TEXT_BYTES = bytes([9, 10, 13, *range(32, 127)])
# What a zip file is that holds a file of this name, or whose `mimetype` says this.
_ZIPPED = (
    ("word/document.xml", "docx"),
    ("xl/", "a spreadsheet"),
    ("ppt/", "a set of slides"),
    ("opendocument.text", "odt"),
    ("opendocument.spreadsheet", "a spreadsheet"),
    ("opendocument.presentation", "a set of slides"),
    ("epub", "an e-book"),
    ("Index/Document.iwa", "a Pages document"),
)

# A message's or a saved page's first lines: “MIME-Version: 1.0”, “Received: from …”.
_MAIL = re.compile(
    rb"(?:From \S+ .*\r?\n)?(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*)*?"
    rb"(?:MIME-Version|Message-ID|Received|Return-Path|Delivered-To|Content-Type): ?\S",
    re.IGNORECASE,
)
# The name of a text's first element, after comments and declarations.
_ROOT = re.compile(
    r"(?:\s|\ufeff|<!--.*?-->|<\?.*?\?>|<!doctype[^>]*>)*<([a-z][\w:.-]*)[\s/>]",
    re.IGNORECASE | re.DOTALL,
)
_FEED = "a feed of headlines"
_ROOTS = {
    "rss": _FEED,
    "feed": _FEED,
    "rdf:rdf": _FEED,
    "opml": "a list of feeds",
    "urlset": "a list of addresses",
    "sitemapindex": "a list of addresses",
    "svg": "a picture",
}


def sort_of(data: bytes, name: str) -> str:
    """What reads the bytes: pdf, docx, odt, rtf, mail, archive or text.

    Raises
    ------
    ReadingError
        When nothing does; the message says what the file is and what to do.
    """
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data.startswith(b"PK\x03\x04"):
        return _zipped(data, name)
    if data.startswith(b"{\\rtf"):
        return "rtf"
    if data.startswith(b"bplist00") and b"WebMainResource" in data:
        return "archive"
    if data.startswith(_OLD_OFFICE):
        raise ReadingError(
            f"{name} is an office document of the old kind; open it, save it as .docx and use that."
        )
    is_binary = data[:64].translate(None, _TEXT_BYTES) != b""
    for signature, what in _SIGNATURES:
        if is_binary and data.startswith(signature):
            raise ReadingError(f"{name} is {what}, not plain text; {_SAVE_TEXT}.")
    if data[4:8] == b"ftyp":
        raise ReadingError(f"{name} is a video or a picture, not plain text; {_SAVE_TEXT}.")
    return "mail" if _MAIL.match(data[:20_000]) else "text"


def _zipped(data: bytes, name: str) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            inside = archive.namelist()
            if "mimetype" in inside:
                with archive.open("mimetype") as file:
                    inside.insert(0, file.read(200).decode("ascii", "replace"))
    except (zipfile.BadZipFile, OSError, RuntimeError, NotImplementedError, ValueError):
        raise ReadingError(f"{name} is a damaged document; save it again and try that.") from None
    listing = "\n".join(inside[:10_000])
    for sign, what in _ZIPPED:
        if sign in listing:
            if " " in what:
                raise ReadingError(f"{name} is {what}, not an article; {_SAVE_TEXT}.")
            return what
    raise ReadingError(
        f"{name} is a zip archive or an office document; unpack it and use the article in it."
    )


def refuse_data(text: str, name: str) -> None:
    """Nothing for prose; an error that says so for what programs read or write."""
    for is_such, what, advice in _DATA:
        if is_such(text, PurePath(name).suffix.lower()):
            raise ReadingError(f"{name} is {what}, not an article; {advice}.")


def refuse_xml(text: str, name: str) -> None:
    """Nothing for a page or plain text; an error that says so for other XML."""
    root = _ROOT.match(text[:20_000])
    what = _ROOTS.get(root[1].lower()) if root else None
    if (
        what is None
        and root
        and text.lstrip("\ufeff \t\r\n").startswith("<?xml")
        and not is_page(text)
    ):
        what = "data for programs (XML)"
    if what is not None:
        advice = "open the one article, save it and use that file"
        raise ReadingError(f"{name} is {what}, not an article; {advice}.")


def refuse_lists(text: str, name: str) -> None:
    """Nothing for prose; an error that says so for a list of headlines."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    n_headlines = sum(
        4 <= len(line.split()) <= 20 and line[-1] not in ".!?…,;:”\"'’)" and not line[0].islower()
        for line in lines
    )
    if len(lines) >= 8 and n_headlines >= 0.9 * len(lines):
        raise ReadingError(
            f"{name} is a list of headlines, not an article; save the one article and use that."
        )


def _loaded(text: str) -> object:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def _is_notebook(text: str, ending: str) -> bool:
    return ending == ".ipynb" or (
        text.lstrip().startswith("{") and '"nbformat"' in text and '"cells"' in text
    )


# “{"title": …”, “[{"id"…”, “[1, 2”: how JSON begins, whole or cut off.
_JSON = re.compile(
    r'\s*(?:\{\s*"[^"\n]{1,80}"\s*:|\[\s*(?:\{\s*"|\[|"[^"]*"\s*[,\]]|-?\d+\s*[,\]]))'
)


def _is_json(text: str, ending: str) -> bool:
    if not _JSON.match(text):
        return ending in (".json", ".jsonl", ".geojson") and text.lstrip()[:1] in ("{", "[")
    first = text.strip().partition("\n")[0]
    return text.lstrip().startswith("{") or isinstance(_loaded(text) or _loaded(first), list)


_PROGRAMS = frozenset(
    ".py .js .ts .jsx .tsx .java .c .h .cpp .cs .go .rs .rb .php .sh .bat .ps1 .r .jl .sql .css"
    " .scss"
    " .lua .pl .swift .kt .scala .yml .yaml .toml .ini .cfg .tex .bib .vb .m .make .ipy".split()
)
# A line of a program: it ends in a brace or a semicolon, or begins as programs' lines do.
_CODE = re.compile(
    r"[{};]\s*$|^\s*(?:import \w+|from [\w.]+ import |def \w+\(|class \w+[(:{]|function\b.*\("
    r"|return\b.*"
    r"[()\[\]=]|(?:const|let|var|int|float|double|char|void|public|private|static)\s+\w+.*[=({;]"
    r"|#include\b|#!/|@\w+|//|/\*|\*/|if .*:$|if ?\(|for .*:$|for ?\(|while .*:$|while ?\("
    r"|else:$|try:$"
    r"|except\b.*:$|end$|fi$|done$|echo |SELECT\b|INSERT INTO|CREATE TABLE|print\("
    r"|[\w.\[\]]+ [+-]?= "
    r"|\w+\(.*\)\s*$|[A-Z_]+=|\.[\w-]+\s*\{|\\(?:begin|end|usepackage|documentclass)\b)"
)


def _is_program(text: str, ending: str) -> bool:
    lines = [line for line in text.splitlines()[:2000] if line.strip()]
    if text.startswith("#!") and "/" in lines[0]:
        return True
    code = [line for line in lines if _CODE.search(line)]
    told = " ".join(line for line in lines if line not in code)
    if len(told.split()) > 80 and _ENDS_WELL.search(told):
        return False  # an article with a piece of a program, as a careless copy has
    if ending in _PROGRAMS:
        return len(code) >= 0.15 * len(lines)
    return len(lines) >= 3 and len(code) >= 0.5 * len(lines)


_ENDS_WELL = re.compile(r"[a-z][.!?][\"”’']? +[A-Z“]")


def _is_table(text: str, ending: str) -> bool:
    lines = [line for line in text.splitlines()[:200] if line.strip()]
    if len(lines) < 3:
        return False
    try:
        return any(_is_parted(lines, mark, ending) for mark in "\t;|,")
    except csv.Error:  # a cell longer than any table's
        return False


def _is_parted(lines: list[str], mark: str, ending: str) -> bool:
    rows = list(csv.reader(lines, delimiter=mark))
    counts = [len(row) - 1 for row in rows]
    usual = int(median(counts))
    same = sum(count == usual for count in counts)
    is_named = ending in (".csv", ".tsv")
    if usual < (1 if mark == "\t" or is_named else 2) or same < (0.6 if is_named else 0.9) * len(
        rows
    ):
        return False
    cells = [len(cell) for row in rows for cell in row]
    return is_named or median(cells) <= (60 if mark != "," else 25)


_SETTINGS = (".yaml", ".yml", ".toml", ".ini", ".cfg", ".conf", ".log", ".ics", ".vcf")
# “2026-03-14 10:00:01 …”: a line that a program writes about itself.
_LOGGED = re.compile(r"^\[?\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d", re.MULTILINE)


def _is_settings(text: str, ending: str) -> bool:
    if text.startswith(("BEGIN:VCALENDAR", "BEGIN:VCARD")) or ending in _SETTINGS:
        return True
    n_logged = len(_LOGGED.findall(text))
    return n_logged >= 3 and n_logged >= 0.8 * len(text.splitlines())


def _is_shortcut(text: str, ending: str) -> bool:
    return text.lstrip().startswith(("[InternetShortcut]", "[Desktop Entry]")) or (
        "<key>URL</key>" in text[:2000] and "<plist" in text[:2000]
    )


def _is_address(text: str, ending: str) -> bool:
    return bool(re.fullmatch(r"\s*(?:https?://|www\.)\S+\s*", text))


_ARTICLE_ALONE = "save the article's text as a .txt file and use that"
_DATA = (
    (_is_notebook, "a notebook", "open it in JupyterLab, and name an article's file in it"),
    (_is_json, "data for programs (JSON)", _ARTICLE_ALONE),
    (_is_shortcut, "a link to a page, not the page", "open it, save the page and use that"),
    (_is_address, "only a web address", "open it in a browser, save the page and use that"),
    (_is_settings, "written by a program and for one", _ARTICLE_ALONE),
    (_is_table, "a table", "name the file of an article"),
    (_is_program, "a program", "name the file of an article"),
)
