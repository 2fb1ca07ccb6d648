"""What an archive is made of: its articles one after the other, out of files or rows."""

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from pathlib import Path
from stat import S_ISDIR
from typing import Any, NamedTuple

from studykit.corpus.errors import CorpusError
from studykit.reading import printable
from studykit.reading.files import LARGEST

FIELDS = ("text", "id", "date", "outlet", "title")
"""What is known of an article, and the names of the columns that say so unless others are named."""

NOT_UTF_8 = "is not in UTF-8; save the file as UTF-8"
"""What is wrong with bytes that are no text, and what to do."""

_CORRECTIONS = ".quotes.csv"  # beside the article that it corrects
_HALF_CHARACTER = re.compile("[\ud800-\udfff]")
_BYTE = re.compile("[\udc80-\udcff]")  # what `surrogateescape` makes of a byte that is no text
_BEFORE = 20  # characters before half a one, by which it is found again
_OTHER: tuple[tuple[type | tuple[type, ...], str], ...] = (
    (bool, "true or false"),
    ((int, float), "a number"),
    (dict, "an object"),
)


class Item(NamedTuple):
    """One article of an archive, before it is read.

    Attributes
    ----------
    id : str
        What the tables call it: its id, else its path in the folder or its place in the file.
    place : str
        Where it is: a path, or a file and the number of the row.
    size : int
        How much of the archive it is, for the progress.
    text : str or None
        The article; None where it is in a file of its own.
    path : str or None
        That file.
    stamp : tuple of int
        The size of that file and when it was changed, as of the listing.
    title, date, outlet : str or None
        What the archive says of it.
    problem : str or None
        Why it cannot be read, if that is known by now: a sentence.
    """

    id: str
    place: str
    size: int = 0
    text: str | None = None
    path: str | None = None
    stamp: tuple[int, ...] = ()
    title: str | None = None
    date: str | None = None
    outlet: str | None = None
    problem: str | None = None


def item_of_file(path: str, id: str) -> Item:
    """The article in a file."""
    name = printable(id)
    try:
        stat = os.stat(path)
    except OSError as error:
        return Item(name, name, problem=f"{name} cannot be read ({error.strerror or error}).")
    if S_ISDIR(stat.st_mode):
        return Item(name, name, problem=f"{name} is a folder that cannot be read.")
    return Item(name, name, stat.st_size, path=path, stamp=stamp_of(stat))


def stamp_of(stat: os.stat_result) -> tuple[int, ...]:
    """What changes when a file is written to."""
    return stat.st_size, stat.st_mtime_ns


def item_of_row(row: Mapping[str, Any], columns: Mapping[str, str], place: str, size: int) -> Item:
    """The article in a row, or what is wrong with it.

    Examples
    --------
    >>> columns = dict(zip(FIELDS, FIELDS))
    >>> item = item_of_row({"id": 7, "text": "It rained."}, columns, "news.jsonl:1", 30)
    >>> item.id, item.text, item.date
    ('7', 'It rained.', None)
    >>> item_of_row({"id": 8, "text": 5}, columns, "news.jsonl:2", 20).problem
    'news.jsonl:2 has a number in text; put the words of the article there.'
    """
    said = {field: _said(row.get(column)) for field, column in columns.items()}
    text = _decoded(row.get(columns["text"]))
    item = Item(
        printable(said["id"] or place),
        place,
        size,
        title=said["title"],
        date=said["date"],
        outlet=said["outlet"],
    )
    wrong = _wrong(text, printable(columns["text"]))
    return item._replace(problem=f"{place} {wrong}.") if wrong else item._replace(text=str(text))


def _decoded(cell: Any) -> Any:
    """A cell of bytes as the text that they are, if they are.

    >>> _decoded("café".encode()), _decoded(b"caf\\xe9"), _decoded(5)
    ('café', b'caf\\xe9', 5)
    """
    try:
        return cell.decode("utf-8") if isinstance(cell, bytes) else cell
    except UnicodeDecodeError:
        return cell


def _wrong(cell: Any, column: str) -> str | None:
    """What is wrong with a cell that must hold an article, and what to do.

    >>> cells = None, "…", True, ["It rained."], "It \\ud83d rained.", "caf\\udce9", b"caf\\xe9"
    >>> for cell in cells:
    ...     print(_wrong(cell, "body"))
    has no text in body; put the article there, or leave the row out
    has no word in body; put the article there, or leave the row out
    has true or false in body; put the words of the article there
    has a list in body; put the words of the article there
    has half a character in body, after “It ”; put the whole one there, or a space
    is not in UTF-8; save the file as UTF-8
    is not in UTF-8; save the file as UTF-8
    >>> _wrong("It rained.", "body") is None
    True
    """
    if _is_absent(cell) or (isinstance(cell, str) and not cell.strip()):
        return f"has no text in {column}; put the article there, or leave the row out"
    if isinstance(cell, bytes):
        return NOT_UTF_8
    if not isinstance(cell, str):
        other = "a list" if _is_several(cell) else "no text"
        what = next((name for types, name in _OTHER if isinstance(cell, types)), other)
        return f"has {what} in {column}; put the words of the article there"
    if half := _HALF_CHARACTER.search(cell):
        return _of_half(cell, half.start(), column)
    if not any(map(str.isalnum, cell)):
        return f"has no word in {column}; put the article there, or leave the row out"
    return too_large() if len(cell) > LARGEST else None


def _of_half(text: str, at: int, column: str) -> str:
    """What to say of half a character, which is a byte that could not be decoded or an escape."""
    if _BYTE.match(text, at):
        return NOT_UTF_8
    before = printable(text[max(0, at - _BEFORE) : at])
    where = f"after “{before}”" if before else "at its beginning"
    return f"has half a character in {column}, {where}; put the whole one there, or a space"


def _is_absent(cell: Any) -> bool:
    """Whether a cell holds nothing, or what is no number.

    >>> [_is_absent(cell) for cell in (None, float("nan"), "", 0, ["a", None])]
    [True, True, False, False, False]
    """
    return cell is None or (isinstance(cell, float) and cell != cell)


def too_large() -> str:
    """Why an article of many megabytes is not read."""
    return f"is larger than {LARGEST // 1_000_000} MB, which no article is"


def _is_several(cell: Any) -> bool:
    """Whether a cell holds many things: a list, an array, an object.

    >>> [_is_several(cell) for cell in ("Elm", b"Elm", 5, ["Elm"], {"in": "Elm"}, range(2))]
    [False, False, False, True, True, True]
    """
    return hasattr(cell, "__len__") and not isinstance(cell, (str, bytes))


def _said(value: Any) -> str | None:
    """What a cell says, as text; an empty one says nothing, nor does one of many things."""
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    if value is None or _is_several(value) or value != value:
        return None
    return _whole(str(value)).strip() or None


def _whole(text: str) -> str:
    """The text with half characters, which no file holds, written out."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def groups(items: Iterable[Item], most: int, most_text: int) -> Iterator[list[Item]]:
    """The articles, so many at a time, or fewer where they are long.

    >>> items = [Item(id, id, text="It rained.") for id in "abcd"]
    >>> [[item.id for item in group] for group in groups(items, 3, 20)]
    [['a', 'b'], ['c', 'd']]
    >>> [[item.id for item in group] for group in groups(items, 3, 2000)]
    [['a', 'b', 'c'], ['d']]
    """
    held: list[Item] = []
    text = 0
    for item in items:
        length = len(item.text) if item.text is not None else item.size
        if held and (len(held) == most or text + length > most_text):
            yield held
            held, text = [], 0
        held.append(item)
        text += length
    if held:
        yield held


def files_of(folder: Path, without: Path) -> Iterator[tuple[str, str]]:
    """Each file in a folder and below, with its path from there, in the order of their names.

    Hidden ones, corrections and the folder of the results are left out; links to folders are not
    followed.

    Raises
    ------
    CorpusError
        When the folder itself cannot be read.
    """
    try:
        with os.scandir(folder):
            pass
    except OSError as error:
        name, why = printable(str(folder)), error.strerror or error
        raise CorpusError(f"{name} cannot be read ({why}); check the folder.") from None
    yield from _below(os.fspath(folder), "", os.path.realpath(without))


def _below(folder: str, before: str, without: str) -> Iterator[tuple[str, str]]:
    try:
        with os.scandir(folder) as found:
            entries = sorted(found, key=lambda entry: entry.name)
    except OSError:
        yield folder, before.rstrip("/")  # which is then listed
        return
    for entry in entries:
        if entry.name.startswith(".") or entry.name.endswith(_CORRECTIONS):
            continue
        if entry.is_dir(follow_symlinks=False):
            if os.path.realpath(entry.path) != without:
                yield from _below(entry.path, f"{before}{entry.name}/", without)
        elif not entry.is_dir():
            yield entry.path, before + entry.name
