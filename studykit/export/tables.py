"""The tables of an article as files for other programs, and back again."""

import csv
import io
import json
import re
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd

from studykit import schema
from studykit.article import Article
from studykit.cells import inert, restored
from studykit.export.folders import StudyError

if TYPE_CHECKING:
    import xlsxwriter

FORMATS = ("csv", "xlsx", "parquet", "json")
WORKBOOK = "tables.xlsx"
DICTIONARY = "dictionary"

_LONG_TEXTS = "long texts"
_LONGEST_CELL = 32_000  # characters; Excel holds 32,767
_MOST_ROWS = 1_048_575  # of a sheet, below the heading
_WIDTHS = {"string": 24, "content": 70, "text": 70, "meaning": 90}  # characters
_MADE = datetime(2000, 1, 1)  # the same article gives the same file
_NUMBERS = re.compile(r"\d+")

Rows = Iterable[Sequence[Any]]


def write_tables(article: Article, folder: str | PathLike[str], format: str = "csv") -> None:
    """Write every table of an article into a folder that is there.

    Parameters
    ----------
    article : Article
        Whose tables.
    folder : path
        Files of these names in it are replaced.
    format : str
        ``csv``: a file a table, and `dictionary.csv`, which says what each column means; UTF-8
        with the mark by which Excel knows it. ``xlsx``: one workbook, a sheet a table.
        ``json``, ``parquet``: a file a table, with the values as they are. In a cell of the
        first two no text is run as a formula: see `studykit.cells` for what is added to it.
        `read_tables` takes it away again.

    Raises
    ------
    ValueError
        When there is no such format.
    StudyError
        When a library is missing, or the tables are too long for a workbook; one sentence.
    """
    if format not in FORMATS:
        raise ValueError(f"format={format!r} is unknown; allowed: {', '.join(FORMATS)}")
    writers: Mapping[str, Callable[[Article, Path], None]] = {
        "csv": _write_csv,
        "xlsx": _write_workbook,
        "parquet": _write_parquet,
        "json": _write_json,
    }
    with installed_for(format):
        writers[format](article, Path(folder))


@contextmanager
def installed_for(format: str) -> Iterator[None]:
    """What is missing to write a format, said in one sentence (`StudyError`)."""
    try:
        yield
    except ImportError as error:
        extra = {"xlsx": "excel"}.get(format, format)
        raise StudyError(
            f"{format} needs {error.name}, which is not installed; install it with"
            f" pip install 'studykit[{extra}]', or choose csv or json."
        ) from None


def read_tables(path: str | PathLike[str]) -> dict[str, pd.DataFrame]:
    """The tables in what `studykit tables` has written, each with the columns of the schema.

    Parameters
    ----------
    path : path
        The folder of CSV, JSON or Parquet files, the workbook, or the zip of everything.

    Returns
    -------
    dict of str to DataFrame
        By the name of the table; those that are there.

    Raises
    ------
    ValueError
        When nothing there is a table of the kit.
    """
    found = _found(Path(path))
    tables = {name: found[name] for name in schema.TABLES if name in found}
    if not tables:
        raise ValueError(f"path={str(path)!r} holds no tables that studykit has written")
    return tables


def _found(path: Path) -> dict[str, pd.DataFrame]:
    if path.is_dir():
        return {
            file.stem: read(file.stem, file.read_bytes())
            for suffix, read in _READERS.items()
            for file in path.glob(f"*{suffix}")
            if file.stem in schema.TABLES
        } or (_read_workbook(path / WORKBOOK) if (path / WORKBOOK).is_file() else {})
    if path.suffix.lower() == ".xlsx":
        return _read_workbook(path)
    with zipfile.ZipFile(path) as archive:
        names = {Path(name).stem: name for name in archive.namelist() if name.endswith(".csv")}
        return {
            table: _read_csv(table, archive.read(names[table]))
            for table in schema.TABLES
            if table in names
        }


# ---------------------------------------------------------------- cells


def _heading(name: str) -> list[str]:
    return [schema.ROW_ID[name], *(column.name for column in schema.TABLES[name])]


def _rows(article: Article, name: str) -> Rows:
    """The rows of a table with their numbers, as cells: absent is None, text is inert."""
    table = getattr(article, name)
    columns: list[Sequence[Any]] = [range(len(table))]
    for column in schema.TABLES[name]:
        values = table[column.name].astype(object)
        cells = values.where(values.notna(), None).tolist()
        if column.dtype == schema.OBJECT:
            cells = [str(cell) for cell in cells]
        columns.append([inert(cell) if isinstance(cell, str) else cell for cell in cells])
    return zip(*columns, strict=True)


def _dictionary() -> Rows:
    return [
        (name, column.name, str(column.dtype), inert(column.meaning))
        for name, columns in schema.TABLES.items()
        for column in columns
    ]


def _table(name: str, heading: Sequence[str], rows: Rows) -> pd.DataFrame:
    """The table of its cells, whatever program has saved them since."""
    cells = dict(zip(heading, zip(*rows, strict=False), strict=False))
    return schema.frame(
        name,
        {
            column.name: [_value(cell, str(column.dtype)) for cell in cells.get(column.name, ())]
            for column in schema.TABLES[name]
        },
    )


def _value(cell: Any, dtype: str) -> Any:
    """What a cell stands for.

    >>> _value("'=1", "string"), _value("", "Int64"), _value("TRUE", "bool"), _value("7.0", "int64")
    ('=1', None, True, 7)
    >>> _value("[(0, 4), (6, 9)]", "object")
    [(0, 4), (6, 9)]
    """
    if cell is None or cell == "":
        return None
    if dtype == schema.OBJECT:
        numbers = [int(number) for number in _NUMBERS.findall(str(cell))]
        return list(zip(numbers[::2], numbers[1::2], strict=True))
    if dtype == schema.BOOLEAN:
        return str(cell).lower() in ("true", "1")
    if dtype == "string":
        return restored(str(cell))
    number = float(cell)
    return number if dtype == schema.FLOAT else int(number)


# ---------------------------------------------------------------- CSV, JSON, Parquet


def _write_csv(article: Article, folder: Path) -> None:
    for name in schema.TABLES:
        write_rows(folder / f"{name}.csv", _heading(name), _rows(article, name))
    heading = ["table", "column", "dtype", "meaning"]
    write_rows(folder / f"{DICTIONARY}.csv", heading, _dictionary())


def write_rows(path: Path, heading: Sequence[str], rows: Rows) -> None:
    """Write a CSV file that Excel knows as UTF-8; the cells are written as they are."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([heading, *rows])


def _read_csv(name: str, data: bytes) -> pd.DataFrame:
    text = data.decode("utf-8-sig")
    delimiter = max(",;\t", key=text.partition("\n")[0].count)
    heading, *rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    return _table(name, heading, rows)


def _write_json(article: Article, folder: Path) -> None:
    for name in schema.TABLES:
        table = getattr(article, name).astype(object)
        rows = table.where(table.notna(), None).rename_axis(schema.ROW_ID[name]).reset_index()
        text = json.dumps(rows.to_dict("records"), ensure_ascii=False, indent=1)
        (folder / f"{name}.json").write_text(text + "\n", encoding="utf-8")


def _read_json(name: str, data: bytes) -> pd.DataFrame:
    rows = json.loads(data)
    columns = {column.name: [row[column.name] for row in rows] for column in schema.TABLES[name]}
    if "spans" in columns:
        columns["spans"] = [[tuple(span) for span in spans] for spans in columns["spans"]]
    return schema.frame(name, columns)


def _write_parquet(article: Article, folder: Path) -> None:
    for name in schema.TABLES:
        table = getattr(article, name).rename_axis(schema.ROW_ID[name]).reset_index()
        if "spans" in table:
            table["spans"] = [[list(span) for span in spans] for spans in table["spans"]]
        table.to_parquet(folder / f"{name}.parquet", engine="pyarrow", index=False)


def _read_parquet(name: str, data: bytes) -> pd.DataFrame:
    table = pd.read_parquet(io.BytesIO(data), engine="pyarrow").astype(object)
    columns = schema.columns(table.where(table.notna(), None), *_heading(name)[1:])
    if "spans" in columns:
        columns["spans"] = [[tuple(map(int, s)) for s in spans] for spans in columns["spans"]]
    return schema.frame(name, columns)


_READERS = {".csv": _read_csv, ".json": _read_json, ".parquet": _read_parquet}


# ---------------------------------------------------------------- the workbook


def _write_workbook(article: Article, folder: Path) -> None:
    longest = max(len(getattr(article, name)) for name in schema.TABLES)
    if longest > _MOST_ROWS:
        raise StudyError(
            f"A table has {longest:,} rows, and a sheet holds {_MOST_ROWS:,};"
            " choose csv or parquet."
        )
    tables = {name: (_heading(name), _rows(article, name)) for name in schema.TABLES}
    dictionary = (["table", "column", "dtype", "meaning"], _dictionary())
    sheets(folder, article.title, {**tables, DICTIONARY: dictionary})


def sheets(folder: Path, title: str, tables: Mapping[str, tuple[Sequence[str], Rows]]) -> None:
    """Write a workbook, each table with its heading a sheet; the cells are written as they are."""
    import xlsxwriter

    with xlsxwriter.Workbook(folder / WORKBOOK) as book:
        book.set_properties({"title": inert(title)[:250], "created": _MADE})
        long_texts: list[tuple[str, int, str, str]] = []
        for name, (heading, rows) in tables.items():
            _write_sheet(book, name, heading, rows, long_texts)
        if long_texts:
            heading = ["table", "row", "column", "text"]
            _write_sheet(book, _LONG_TEXTS, heading, list(long_texts), long_texts)


def _write_sheet(
    book: "xlsxwriter.Workbook",
    name: str,
    heading: Sequence[str],
    rows: Rows,
    long_texts: list[tuple[str, int, str, str]],
) -> None:
    """A sheet with a heading that stays, filters, and widths; no cell is taken for a formula.

    What no cell can hold goes on, piece by piece, in a sheet of its own.
    """
    sheet = book.add_worksheet(name)
    bold = book.add_format({"bold": True, "bottom": 1})
    n_rows = 0
    for n_rows, row in enumerate(rows, start=1):
        for number, cell in enumerate(row):
            if isinstance(cell, str):
                sheet.write_string(n_rows, number, cell[:_LONGEST_CELL])
                long_texts += [
                    (name, n_rows - 1, heading[number], cell[at : at + _LONGEST_CELL])
                    for at in range(_LONGEST_CELL, len(cell), _LONGEST_CELL)
                ]
            elif isinstance(cell, bool):
                sheet.write_boolean(n_rows, number, cell)
            elif cell is not None:
                sheet.write_number(n_rows, number, cell)
    for number, title in enumerate(heading):
        sheet.write_string(0, number, title, bold)
        sheet.set_column(number, number, _WIDTHS.get(title, max(12, len(title) + 4)))
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, n_rows, len(heading) - 1)


def _read_workbook(path: Path) -> dict[str, pd.DataFrame]:
    import openpyxl

    book = openpyxl.load_workbook(path, read_only=True, data_only=True)
    sheets = {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in book}
    book.close()
    for name, row, column, text in sheets.get(_LONG_TEXTS, [])[1:]:
        heading, line = sheets[name][0], list(sheets[name][row + 1])
        line[heading.index(column)] += text
        sheets[name][row + 1] = tuple(line)
    return {
        name: _table(name, [str(title) for title in sheets[name][0]], sheets[name][1:])
        for name in schema.TABLES
        if name in sheets
    }
