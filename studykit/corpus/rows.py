"""The articles in JSON Lines, CSV and Parquet: row after row, whatever the size of the file."""

import csv
import gzip
import io
import json
import os
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import IO, Any

from studykit.corpus.errors import CorpusError
from studykit.corpus.items import FIELDS, NOT_UTF_8, Item, item_of_row, too_large
from studykit.reading import printable
from studykit.reading.files import LARGEST

ENDINGS = (".jsonl", ".ndjson", ".csv", ".tsv", ".parquet")

_LONGEST_LINE = 3 * LARGEST  # bytes; most letters of most languages take up to three
_NO_OBJECT = 'is no JSON object; write one article a line, as {"text": "…"}'
_BATCH = 256  # rows of Parquet that are read at once

Row = tuple[Mapping[str, Any] | str, int]
"""A row, or what is wrong with it; and how many bytes of the file it takes."""


def has_rows(name: str) -> bool:
    """Whether a file of that name holds many articles.

    >>> has_rows("news.jsonl.gz"), has_rows("news.csv"), has_rows("news.txt")
    (True, True, False)
    """
    return name.lower().removesuffix(".gz").endswith(ENDINGS)


def items_of_rows(path: str, name: str, named: Mapping[str, str]) -> Iterator[Item]:
    """The articles in a file of rows.

    Parameters
    ----------
    path : str
        The file.
    name : str
        What messages and ids call it.
    named : mapping of str to str
        Which column holds which of `FIELDS`, where it is not the one of that name.

    Raises
    ------
    CorpusError
        When the file cannot be read, or has no column of that name.
    """
    columns = {field: named.get(field, field) for field in FIELDS}
    rows: Iterable[Row] = ()
    try:
        rows = _reader(path)(path, list(columns.values()))
        for number, (row, size) in enumerate(rows, start=1):
            place = f"{name}:{number}"
            if isinstance(row, str):
                yield Item(place, place, size, problem=f"{place} {row}.")
                continue
            if number == 1:
                _check(row, columns, named, name)
            yield item_of_row(row, columns, place, size)
    except (OSError, EOFError, zlib.error, ValueError, csv.Error) as error:
        why = getattr(error, "strerror", None) or " ".join(str(error).split())
        raise CorpusError(f"{name} cannot be read ({why}); check the file.") from None


def _check(
    row: Mapping[str, Any], columns: Mapping[str, str], named: Mapping[str, str], name: str
) -> None:
    """Say so where a column that must be there is not."""
    for field in ("text", *named):
        if columns[field] not in row:
            has = ", ".join(printable(str(column)) for column in row)
            raise CorpusError(
                f"{name} has no column {printable(columns[field])}; it has {has}:"
                f" say with --{field} which one holds the {field}."
            )


def _reader(path: str) -> Callable[[str, list[str]], Iterator[Row]]:
    bare = path.lower().removesuffix(".gz")
    if bare.endswith(".parquet"):
        return _parquet
    return _csv if bare.endswith((".csv", ".tsv")) else _json_lines


class _Opened:
    """The bytes of a file, unpacked if need be, and how far into it one has come."""

    def __init__(self, raw: IO[bytes], unpacked: IO[bytes]) -> None:
        self.file, self._raw, self._at = unpacked, raw, 0

    def passed(self) -> int:
        """How many bytes of the file were read since this was asked last."""
        before, self._at = self._at, self._raw.tell()
        return self._at - before


@contextmanager
def _opened(path: str) -> Iterator[_Opened]:
    with open(path, "rb") as raw:
        if path.lower().endswith(".gz"):
            with gzip.open(raw) as unpacked:
                yield _Opened(raw, unpacked)  # type: ignore[arg-type]
        else:
            yield _Opened(raw, raw)


def _json_lines(path: str, columns: list[str]) -> Iterator[Row]:
    with _opened(path) as opened:
        read = opened.file.readline
        for line in iter(lambda: read(_LONGEST_LINE), b""):
            if len(line) == _LONGEST_LINE and not line.endswith(b"\n"):
                while (rest := read(_LONGEST_LINE)) and not rest.endswith(b"\n"):
                    pass
                yield too_large(), opened.passed()
            elif line.strip():
                yield _object(line), opened.passed()


def _object(line: bytes) -> Mapping[str, Any] | str:
    """The JSON object on a line, or what is wrong with it.

    >>> _object(b'{"text": "It rained."}'), _object(b'["It rained."]')
    ({'text': 'It rained.'}, 'is no JSON object; write one article a line, as {"text": "…"}')
    """
    try:
        found = json.loads(line.removeprefix(b"\xef\xbb\xbf").decode("utf-8"))
    except UnicodeDecodeError:
        return NOT_UTF_8
    except (ValueError, RecursionError):
        return _NO_OBJECT
    return found if isinstance(found, dict) else _NO_OBJECT


def _csv(path: str, columns: list[str]) -> Iterator[Row]:
    csv.field_size_limit(_LONGEST_LINE)
    with _opened(path) as opened:
        # What is not in UTF-8 is told row by row: an article refuses half a character.
        lines = io.TextIOWrapper(opened.file, "utf-8-sig", "surrogateescape", newline="")
        heading = lines.readline()
        separator = max(",;\t", key=heading.count)
        names = next(csv.reader([heading], delimiter=separator), [])
        for cells in csv.reader(lines, delimiter=separator):
            if cells:
                yield (
                    dict(zip(names, [*cells, *[None] * len(names)], strict=False)),
                    (opened.passed()),
                )


def _parquet(path: str, columns: list[str]) -> Iterator[Row]:
    import pyarrow.parquet as pq

    with pq.ParquetFile(path) as file:
        there = file.schema_arrow.names
        chosen = [name for name in columns if name in there]
        size = os.path.getsize(path) / max(1, file.metadata.num_rows)
        passed = 0.0
        if columns[0] not in there:
            yield dict.fromkeys(there), 0
        for batch in file.iter_batches(_BATCH, columns=chosen):
            for row in batch.to_pylist():
                before, passed = passed, passed + size
                yield row, int(passed) - int(before)
