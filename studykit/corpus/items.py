"""What an archive is made of: its articles one after the other, out of files or rows."""

import os
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

_CORRECTIONS = ".quotes.csv"  # beside the article that it corrects


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
    >>> item_of_row({"id": 8, "text": None}, columns, "news.jsonl:2", 20).problem
    'news.jsonl:2 has no text.'
    """
    said = {field: _said(row.get(column)) for field, column in columns.items()}
    text = row.get(columns["text"])
    item = Item(
        printable(said["id"] or place),
        place,
        size,
        title=said["title"],
        date=said["date"],
        outlet=said["outlet"],
    )
    if not isinstance(text, str) or not text.strip():
        return item._replace(problem=f"{place} has no text.")
    if len(text) > LARGEST:
        return item._replace(problem=f"{place} {too_large()}.")
    return item._replace(text=text)


def too_large() -> str:
    """Why an article of many megabytes is not read."""
    return f"is larger than {LARGEST // 1_000_000} MB, which no article is"


def _said(value: Any) -> str | None:
    """What a cell says, as text; an empty one says nothing."""
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    if value is None or isinstance(value, (dict, list)) or value != value:
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
