"""Documents of word processors: .docx, .odt and .rtf."""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any

from lxml import etree

from studykit.reading.about import About, Story, persons
from studykit.reading.errors import ReadingError
from studykit.reading.files import LARGEST
from studykit.reading.heads import told

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_COMPATIBLE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_T = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_META = "{urn:oasis:names:tc:opendocument:xmlns:meta:1.0}"

# What is in a document and not in its text: what was struck out or moved away, notes, comments.
_NOT_TEXT = frozenset(
    [
        *(_W + name for name in ("del", "moveFrom", "instrText", "footnoteReference", "pict")),
        _COMPATIBLE + "Fallback",
        *(_T + name for name in ("tracked-changes", "note", "table-of-content", "sequence-decls")),
        _OFFICE + "annotation",
    ]
)
_PARAGRAPHS = frozenset((_W + "p", _T + "p", _T + "h"))
_ROWS = frozenset((_W + "tr", _TABLE + "table-row"))
_CELLS = frozenset((_W + "tc", _TABLE + "table-cell"))
_BLANKS = {_W + "tab": " ", _W + "br": "\n", _W + "cr": "\n", _W + "noBreakHyphen": "-"}
_BLANKS |= {_T + "tab": " ", _T + "s": " ", _T + "line-break": "\n"}
_LONGEST_CELL = 60


def read_docx(data: bytes, name: str) -> Story:
    """The story in a .docx document, with insertions taken as accepted and cells in place."""
    parts = _parts(data, name, "word/document.xml", "docProps/core.xml")
    body = parts["word/document.xml"]
    return _story(list(_lines(body)), _about(parts["docProps/core.xml"], _DC + "creator"), name)


def read_odt(data: bytes, name: str) -> Story:
    """The story in an OpenDocument text."""
    parts = _parts(data, name, "content.xml", "meta.xml")
    about = _about(parts["meta.xml"], _META + "initial-creator", _DC + "creator")
    return _story(list(_lines(parts["content.xml"])), about, name)


def read_rtf(data: bytes, name: str) -> Story:
    """The story in a rich text document."""
    from striprtf.striprtf import rtf_to_text  # rarely needed

    source = data.decode("latin-1")
    try:
        text = rtf_to_text(source, encoding="cp1252", errors="replace")
    except (ValueError, LookupError, IndexError, OverflowError, RecursionError):
        raise ReadingError(f"{name} is a damaged document; save it again and try that.") from None
    info = {key: value.strip() for key, value in _RTF_INFO.findall(source[:20_000])}
    about = About(info.get("title") or None, persons(info.get("author", "")))
    lines = [" ".join(line.replace("|", " ").split()) for line in text.split("\n")]
    return _story([line for line in lines if line], about, name)


_RTF_INFO = re.compile(r"\{\\(title|author) ([^{}\\]*)\}")


def _story(lines: list[str], properties: About, name: str) -> Story:
    if not any(any(map(str.isalnum, line)) for line in lines):
        raise ReadingError(
            f"{name} is a document without text; if it holds a picture of one, type or copy the"
            f" text out."
        )
    return told(lines, properties)


def _parts(data: bytes, name: str, *wanted: str) -> dict[str, Any]:
    """Parts of a zipped document as trees; one that is missing is an empty tree."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=True
    )
    trees = {}
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for part in wanted:
                source = b""
                if part in archive.namelist():
                    with archive.open(part) as file:
                        source = file.read(LARGEST + 1)
                if len(source) > LARGEST:
                    raise ReadingError(
                        f"{name} unpacks to more than any article; save the article alone."
                    )
                tree = etree.fromstring(source, parser) if source else None
                trees[part] = etree.Element("none") if tree is None else tree
    except (
        zipfile.BadZipFile,
        OSError,
        EOFError,
        RuntimeError,
        NotImplementedError,
        etree.XMLSyntaxError,
        zlib.error,
    ):
        raise ReadingError(
            f"{name} is a damaged or locked document; save it again and try that."
        ) from None
    return trees


def _about(tree: Any, *creators: str) -> About:
    title = next((e.text.strip() for e in tree.iter(_DC + "title") if e.text), None)
    names = [e.text for creator in creators for e in tree.iter(creator) if e.text]
    return About(title or None, persons(names[0]) if names else ())


def _lines(tree: Any) -> Iterator[str]:
    """The paragraphs in their order; a table's row of short cells is one line."""
    for element in tree:
        if element.tag in _NOT_TEXT or _is_caption(element):
            continue
        if element.tag in _ROWS and (row := _row(element)):
            yield row
        elif element.tag in _PARAGRAPHS:
            yield from filter(None, (" ".join(line.split()) for line in _text(element).split("\n")))
            for inner in element.iter(_W + "txbxContent"):
                yield from _lines(inner)
        else:
            yield from _lines(element)


def _row(row: Any) -> str | None:
    cells = [list(_lines(cell)) for cell in row if cell.tag in _CELLS]
    if len(cells) < 2 or any(len(cell) > 1 or len("".join(cell)) > _LONGEST_CELL for cell in cells):
        return None
    return "\t".join(line for cell in cells for line in cell)


def _is_caption(element: Any) -> bool:
    styles = [style.get(_W + "val") or "" for style in element.findall(f"{_W}pPr/{_W}pStyle")]
    return "Caption" in styles or (element.get(_T + "style-name") or "") in (
        "Illustration",
        "Caption",
    )


def _text(element: Any) -> str:
    """The text of a paragraph as it is read, without what is struck out, hidden or a note."""
    if element.tag in _NOT_TEXT or element.tag == _W + "txbxContent":
        return ""
    if element.tag in _BLANKS:
        return _BLANKS[element.tag]
    if element.tag == _W + "r" and element.find(f"{_W}rPr/{_W}vanish") is not None:
        return ""
    is_odf = isinstance(element.tag, str) and element.tag.startswith("{urn:oasis")
    own = element.text or "" if element.tag == _W + "t" or is_odf else ""
    inner = (_text(child) + ((child.tail or "") if is_odf else "") for child in element)
    return own + "".join(inner)
