"""The comparison of several articles as files: its page and its tables."""

import hashlib
import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from studykit.accounts.columns import TABLES
from studykit.article import read
from studykit.cells import inert
from studykit.comparison import Comparison, compare
from studykit.export.compared import compare_page
from studykit.export.folders import keep_own_files, portable, replacing, write_record
from studykit.export.tables import DICTIONARY, Rows, installed_for, sheets, write_rows

PAGE = "compare.html"
FORMATS = ("csv", "xlsx")


def compare_files(
    paths: Sequence[str | os.PathLike[str]], out: str | os.PathLike[str], format: str = "csv"
) -> Path:
    """Compare the articles in two to ten files and write the page and the tables; the page's path.

    They go into a folder in `out` that is named after the first file and after the set of all.

    Raises
    ------
    studykit.ReadingError
        When an article cannot be read.
    StudyError
        When the results cannot be written.
    """
    comparison = compare([read(path) for path in paths])
    places = "\n".join(os.path.realpath(path) for path in paths)
    mark = hashlib.sha256(os.fsencode(places)).hexdigest()[:6]
    folder = Path(out) / f"{Path(paths[0]).stem[:80]}-compared-{mark}"
    with replacing(folder) as new:
        page = write_comparison(comparison, new, format)
        write_record(new, portable(Path(paths[0]), new))
        keep_own_files(folder, new)
    return folder / page.name


def write_comparison(comparison: Comparison, folder: Path, format: str = "csv") -> Path:
    """Write the page and the tables into a folder that is there; the page's path.

    The tables go into its folder `tables`: a CSV file each, or one workbook, with a dictionary
    of the columns.
    """
    page = folder / PAGE
    page.write_text(compare_page(comparison), encoding="utf-8", newline="")
    tables = folder / "tables"
    tables.mkdir()
    found: dict[str, tuple[list[str], Rows]] = {
        name: (_heading(name), list(_cells(comparison, name))) for name in TABLES
    }
    words = [tuple(map(inert, map(str, row))) for row in comparison.dictionary().to_numpy()]
    found[DICTIONARY] = (["table", "column", "dtype", "meaning"], words)
    if format == "xlsx":
        with installed_for(format):
            sheets(tables, "Comparison", found)
    else:
        for name, (heading, rows) in found.items():
            write_rows(tables / f"{name}.csv", heading, rows)
    return page


def _heading(name: str) -> list[str]:
    return [column.name for column in TABLES[name]]


def _cells(comparison: Comparison, name: str) -> Iterator[list[Any]]:
    table = getattr(comparison, name)
    for row in table.astype(object).where(table.notna(), None).to_numpy().tolist():
        yield [_cell(value) for value in row]


def _cell(value: Any) -> Any:
    if isinstance(value, (str, list)):
        return inert(str(value))
    return value
