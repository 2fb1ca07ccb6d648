"""The file beside the article that holds a person's corrections: where it is, read, written."""

import csv
import io
import os
from os import PathLike
from pathlib import Path

import pandas as pd

from studykit import reading
from studykit.cells import inert, restored

CORRECTION_COLUMNS = ("action", "content", "start", "speaker", "source", "cue", "source_type")
"""The columns of a corrections file."""

FIXED, ADDED = "corrected by hand", "added by hand"


class CorrectionsError(reading.ReadingError):
    """A corrections file that cannot be used; the message is one plain sentence."""


def corrections_path(path: str | PathLike[str]) -> Path:
    """Where the corrections of an article lie: `article.quotes.csv` beside `article.txt`.

    Examples
    --------
    >>> corrections_path("news/harbour.txt").as_posix()
    'news/harbour.quotes.csv'
    """
    return Path(path).with_suffix(".quotes.csv")


def read_corrections(path: str | PathLike[str]) -> pd.DataFrame:
    """The corrections in a CSV file: text columns as in the file, and `line`, its line there.

    Columns that are not in the file are empty. The cells may be parted by commas, semicolons
    or tabs.

    Raises
    ------
    CorrectionsError
        When the file is no such table; the message is one plain sentence with the path, what
        is wrong and what to do.
    """
    header, lines = _table(Path(path))
    missing = [name for name in ("action", "content") if name not in header]
    if missing:
        raise CorrectionsError(
            f"{path} has no column {' and no column '.join(missing)}; its first line must name"
            f" the columns, like {','.join(CORRECTION_COLUMNS)}."
        )
    rows = []
    for number, cells in lines:
        if len(cells) > len(header):
            raise CorrectionsError(
                f"{path} has {len(cells)} cells in line {number} but {len(header)} columns;"
                " put a cell that holds a comma in double quotation marks."
            )
        row = dict(zip(header, (restored(cell.strip()) for cell in cells), strict=False))
        rows.append([number, *(row.get(name, "") for name in CORRECTION_COLUMNS)])
    return pd.DataFrame(rows, columns=["line", *CORRECTION_COLUMNS])


def read_corrections_beside(path: str | PathLike[str]) -> pd.DataFrame | None:
    """The corrections beside an article's file, or None if there is no such file."""
    beside = corrections_path(path)
    # Not `beside.exists()`, which raises where the name has become longer than names may be.
    return read_corrections(beside) if os.path.exists(beside) else None


def write_corrections(
    quotes: pd.DataFrame, path: str | PathLike[str], *, report: pd.DataFrame | None = None
) -> Path:
    """Write the quotes table as a corrections file to be edited; give back its path.

    Every row is there with an empty action, and the rows already corrected by hand with
    theirs. Open it in a spreadsheet, change what is wrong, and put ``fix``, ``drop`` or
    ``add`` in the first column of each line you touched.

    Parameters
    ----------
    quotes : DataFrame
        The table of this name.
    path : path
        Where to write; see `corrections_path`.
    report : DataFrame, optional
        `article.corrections`; what it says was dropped stays so in the file.

    Raises
    ------
    FileExistsError
        When there is such a file: a person's work is never overwritten.
    """
    columns = ["rule", *CORRECTION_COLUMNS[1:]]
    actions = {FIXED: "fix", ADDED: "add"}
    rows = [
        [actions.get(rule, ""), *cells]
        for rule, *cells in quotes[columns].astype(object).fillna("").to_numpy().tolist()
    ]
    if report is not None:
        dropped = report["content"][(report["action"] == "drop") & report["applied"]]
        rows += [["drop", content, "", "", "", "", ""] for content in dropped]
    try:
        with Path(path).open("x", encoding="utf-8-sig", newline="") as file:
            csv.writer(file).writerows([CORRECTION_COLUMNS, *([*map(_cell, row)] for row in rows)])
    except FileExistsError:
        raise FileExistsError(
            f"{path} exists already; edit it, or move it away before you write a new one."
        ) from None
    return Path(path)


def _cell(value: object) -> object:
    return inert(value) if isinstance(value, str) else value


def _table(path: Path) -> tuple[list[str], list[tuple[int, list[str]]]]:
    """The header's names and the other lines that hold anything, each with its number."""
    text = _text(path)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    try:
        lines = [(reader.line_num, cells) for cells in reader if any(map(str.strip, cells))]
    except csv.Error as error:
        raise CorrectionsError(
            f"{path} breaks off in line {reader.line_num} ({error}); put each cell that holds"
            " a comma or a quotation mark in double quotation marks, or save it as CSV again."
        ) from None
    header = [name.strip().lower() for name in lines[0][1]] if lines else []
    return header, lines[1:]


def _text(path: Path) -> str:
    try:
        return reading.decode(path.read_bytes(), str(path))
    except (OSError, reading.ReadingError):
        raise CorrectionsError(
            f"{path} is no CSV file that can be read; save the corrections as CSV in UTF-8."
        ) from None


def _delimiter(text: str) -> str:
    header = text.lstrip().partition("\n")[0]
    return max(",;\t", key=header.count)
