"""A person's corrections to the quotes table, kept in a CSV beside the article.

For `article.txt` the file is `article.quotes.csv`. It has one line per row to be changed, and
these columns (others are ignored; only `action` and `content` must be there):

===============  ==================================================================================
`action`         ``fix``, ``drop`` or ``add``; empty: leave the row as it is
`content`        the words as printed, marks and all; a part that occurs in one row only will do
`start`          where the content starts; needed only if the same words occur more than once
`speaker`        full name of the speaker
`source`         who is credited, as printed near the content
`cue`            the words that credit, as printed near the content
`source_type`    named person, unnamed person, organization, document or none
===============  ==================================================================================

An empty cell leaves the value as it is; a single hyphen says that it is not known. Straight and
curly quotation marks count as the same, so does any white space.
"""

import csv
import io
import os
import re
from collections.abc import Iterator, Mapping, Sequence
from os import PathLike
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from studykit import reading, schema

__all__ = [
    "CORRECTION_COLUMNS",
    "CorrectionsError",
    "corrected",
    "correction_note",
    "corrections_path",
    "read_corrections",
    "write_corrections",
]

CORRECTION_COLUMNS = ("action", "content", "start", "speaker", "source", "cue", "source_type")
"""The columns of a corrections file."""

FIXED, ADDED = "corrected by hand", "added by hand"
_ACTIONS = ("fix", "drop", "add")
_SOURCE_TYPES = ("named person", "unnamed person", "organization", "document", "none")
_UNKNOWN = "-"

# Quotation marks of any form, which a spreadsheet or a keyboard may have changed.
_MARKS = str.maketrans("“”„‟«»‘’‚‛", '""""""\'\'\'\'')
_OPENING, _CLOSING = "\"“‘'«", "\"”’'»"
# An article's own text in any form of its marks and white space: one piece of a pattern each.
_PIECE = re.compile(r"\s+|[\"“”„‟«»]|['‘’‚‛]|[^\s\"“”„‟«»'‘’‚‛]+")
# What may stand between the last word of a quote and its closing mark.
_BEFORE_CLOSING_MARK = re.compile(r"[.,!?…]?[\"”’'»]")

_FARTHEST = 1000  # characters between a content and the words that credit it


class CorrectionsError(reading.ReadingError):
    """A corrections file that cannot be used; the message is one plain sentence."""


class _NoMatch(Exception):
    """A correction that cannot be applied; the message says why."""


# ---------------------------------------------------------------- the file


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
        row = dict(zip(header, (cell.strip() for cell in cells), strict=False))
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
    actions = {FIXED: "fix", ADDED: "add"}
    rows = [
        [actions.get(str(row.rule), ""), row.content, row.start, *map(_cell, _values(row))]
        for row in quotes.itertuples()
    ]
    rows += [["drop", content, "", "", "", "", ""] for content in _dropped(report)]
    try:
        with Path(path).open("x", encoding="utf-8-sig", newline="") as file:
            csv.writer(file).writerows([CORRECTION_COLUMNS, *rows])
    except FileExistsError:
        raise FileExistsError(
            f"{path} exists already; edit it, or move it away before you write a new one."
        ) from None
    return Path(path)


def _dropped(report: pd.DataFrame | None) -> list[str]:
    if report is None:
        return []
    return report["content"][(report["action"] == "drop") & report["applied"]].tolist()


def _values(row: Any) -> tuple[object, ...]:
    return row.speaker, row.source, row.cue, row.source_type


def _cell(value: object) -> str:
    return value if isinstance(value, str) else ""


def _table(path: Path) -> tuple[list[str], list[tuple[int, list[str]]]]:
    """The header's names and the other lines that hold anything, each with its number."""
    text = _text(path)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    try:
        lines = [(reader.line_num, cells) for cells in reader if any(map(str.strip, cells))]
    except csv.Error as error:
        raise CorrectionsError(
            f"{path} breaks off in line {reader.line_num} ({error}); put each cell that holds"
            " a comma or a quotation mark in double quotation marks, or save it anew as CSV."
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


# ---------------------------------------------------------------- applying it


def corrected(
    text: str,
    sentences: pd.DataFrame,
    tokens: pd.DataFrame,
    quotes: pd.DataFrame,
    corrections: pd.DataFrame | None,
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The quotes table with a person's corrections, and a report on each of them.

    Parameters
    ----------
    text : str
        The article.
    sentences, tokens, quotes : DataFrame
        The tables of these names.
    corrections : DataFrame or None
        As from `read_corrections`; none leaves the table as it is.

    Returns
    -------
    quotes : DataFrame
        The same columns. `rule` is "corrected by hand" or "added by hand" where it applies.
    report : DataFrame
        One row per correction: `line` in the file, `action`, `content` (as in the file),
        `applied`, `reason` (why not; ``<NA>`` if applied), `quote_id` (row in the quotes
        table given back; ``<NA>`` if dropped or not applied).
    """
    if corrections is None:
        return quotes, _report([], {})
    sheet = _Sheet(text, sentences, tokens, quotes)
    marked = corrections[corrections["action"] != ""]
    report = [
        sheet.apply({str(name): cell for name, cell in row.items()})
        for row in marked.to_dict("records")
    ]
    return sheet.finished(report)


def correction_note(report: pd.DataFrame | None) -> str:
    """How many attributions a person corrected, for the foot of a chart; empty if none.

    Parameters
    ----------
    report : DataFrame or None
        `article.corrections`.

    Examples
    --------
    >>> correction_note(pd.DataFrame({"line": [2, 5], "applied": [True, False]}))
    '1 attribution corrected by hand; 1 correction not applied (line 5)'
    """
    if report is None or report.empty:
        return ""
    applied = int(report["applied"].sum())
    lines = report["line"][~report["applied"]].tolist()
    parts = [f"{applied:,} attribution{'s' * (applied != 1)} corrected by hand"]
    if lines:
        which = f"line{'s' * (len(lines) > 1)} {', '.join(map(str, lines))}"
        parts.append(f"{len(lines):,} correction{'s' * (len(lines) > 1)} not applied ({which})")
    return "; ".join(parts)


class _Sheet:
    """The rows of the quotes table while a person's corrections go over them."""

    def __init__(
        self, text: str, sentences: pd.DataFrame, tokens: pd.DataFrame, quotes: pd.DataFrame
    ) -> None:
        self.text = text
        self.sentences = sentences
        is_word = tokens["kind"].isin(("word", "number")).to_numpy(dtype=bool)
        self.words = tokens["start"].to_numpy()[is_word]
        self.rows: list[dict[str, Any]] = _rows(quotes)
        self.plain = [_plain(row["content"]) for row in self.rows]
        self.dropped: dict[int, int] = {}

    def apply(self, correction: Mapping[str, Any]) -> dict[str, Any]:
        """Apply one correction; give back its line of the report."""
        line = {name: correction[name] for name in ("line", "action", "content")}
        try:
            row = self._applied(correction)
        except _NoMatch as reason:
            return {**line, "applied": False, "reason": str(reason), "row": None}
        return {**line, "applied": True, "reason": None, "row": row}

    def _applied(self, correction: Mapping[str, Any]) -> int:
        action = correction["action"].lower()
        if action not in _ACTIONS:
            raise _NoMatch(f"the action must be {', '.join(_ACTIONS[:2])} or {_ACTIONS[2]}")
        if not correction["content"]:
            raise _NoMatch("the content is empty")
        _check_source_type(correction["source_type"])
        start = _number(correction["start"])
        if action == "add":
            return self._add(correction, start)
        row = self._match(correction["content"], start)
        if row in self.dropped:
            raise _NoMatch(f"line {self.dropped[row]} dropped this row")
        if action == "drop":
            self.dropped[row] = correction["line"]
        else:
            self.rows[row].update(self._changes(self.rows[row], correction), rule=FIXED)
        return row

    def _match(self, content: str, start: int | None) -> int:
        """The one row with this content, or else the one row whose content holds it."""
        plain = _plain(content)
        found = [i for i, other in enumerate(self.plain) if other == plain]
        found = found or [i for i, other in enumerate(self.plain) if _holds(other, plain)]
        if not found:
            raise _NoMatch("no row of the table has this content")
        if len(found) > 1 and start is None:
            raise _NoMatch(f"{len(found)} rows have this content; say in start which one")
        return min(found, key=lambda i: abs(self.rows[i]["start"] - (start or 0)))

    def _add(self, correction: Mapping[str, Any], start: int | None) -> int:
        begin, end = self._find_content(correction["content"], start)
        if any((row["start"], row["end"]) == (begin, end) for row in self.rows):
            raise _NoMatch("the table has this row already; use fix")
        row: dict[str, Any] = dict.fromkeys(column.name for column in schema.TABLES["quotes"])
        row.update(start=begin, end=end, content=self.text[begin:end], spans=[(begin, end)])
        row.update(kind=_kind(row["content"]), source_type="none", rule=ADDED)
        row.update(self._place(begin, end))
        row.update(self._changes(row, correction))
        self.rows.append(row)
        self.plain.append(_plain(row["content"]))
        return len(self.rows) - 1

    def _find_content(self, content: str, start: int | None) -> tuple[int, int]:
        found = list(_occurrences(self.text, content))
        if not found:
            raise _NoMatch("the article does not contain these words")
        if len(found) > 1 and start is None:
            raise _NoMatch(f"the article has these words {len(found)} times; say in start where")
        begin, end = min(found, key=lambda span: abs(span[0] - (start or 0)))
        return _with_marks(self.text, begin, end)

    def _place(self, begin: int, end: int) -> dict[str, int]:
        """Paragraph, sentence and number of words of a new row."""
        starts = self.sentences["start"].to_numpy()
        sentence = max(int(np.searchsorted(starts, begin, side="right")) - 1, 0)
        left, right = np.searchsorted(self.words, (begin, end))
        return {
            "sentence_id": sentence,
            "paragraph_id": int(self.sentences["paragraph_id"].iloc[sentence]),
            "n_words": int(right - left),
        }

    def _changes(self, row: Mapping[str, Any], correction: Mapping[str, Any]) -> dict[str, Any]:
        """The new values of a row's cells; cells that are empty or the same change nothing."""
        changes: dict[str, Any] = {}
        for name in ("source", "cue"):
            if correction[name] and correction[name] != row[name]:
                changes |= self._located(name, correction[name], row)
        for name in ("speaker", "source_type"):
            if correction[name]:
                changes[name] = None if correction[name] == _UNKNOWN else correction[name]
        if changes.get("source_type", row["source_type"]) in (None, "none"):
            is_named = changes.get("speaker", row["speaker"]) is not None
            changes["source_type"] = "named person" if is_named else "none"
        return changes

    def _located(self, name: str, words: str, row: Mapping[str, Any]) -> dict[str, Any]:
        """Where a source or a cue stands: the place nearest to the content, outside it."""
        if words == _UNKNOWN:
            return {name: None, f"{name}_start": None, f"{name}_end": None}
        low, high = max(0, row["start"] - _FARTHEST), row["end"] + _FARTHEST
        outside = [
            span
            for span in _occurrences(self.text, words, low, high)
            if not any(a < span[1] and span[0] < b for a, b in row["spans"])
        ]
        if not outside:
            raise _NoMatch(f"the {name} “{words}” does not stand near the content")
        begin, end = min(outside, key=lambda span: _distance(span, (row["start"], row["end"])))
        return {name: self.text[begin:end], f"{name}_start": begin, f"{name}_end": end}

    def finished(self, report: Sequence[Mapping[str, Any]]) -> tuple[pd.DataFrame, pd.DataFrame]:
        """The rows as a table in text order, and the report with their new numbers."""
        kept = [i for i in range(len(self.rows)) if i not in self.dropped]
        kept.sort(key=lambda i: self.rows[i]["start"])
        number = {row: place for place, row in enumerate(kept)}
        names = [column.name for column in schema.TABLES["quotes"]]
        columns = {name: [self.rows[i][name] for i in kept] for name in names}
        return schema.frame("quotes", columns), _report(report, number)


def _report(lines: Sequence[Mapping[str, Any]], number: Mapping[int, int]) -> pd.DataFrame:
    ids = [None if line["row"] is None else number.get(line["row"]) for line in lines]
    return pd.DataFrame(
        {
            "line": np.array([line["line"] for line in lines], dtype="int64"),
            "action": pd.array([line["action"] for line in lines], dtype=schema.TEXT),
            "content": pd.array([line["content"] for line in lines], dtype=schema.TEXT),
            "applied": np.array([line["applied"] for line in lines], dtype=bool),
            "reason": pd.array([line["reason"] for line in lines], dtype=schema.TEXT),
            "quote_id": pd.array(ids, dtype="Int64"),
        }
    )


def _rows(table: pd.DataFrame) -> list[dict[str, Any]]:
    rows = table.to_dict("records")
    return [
        {str(k): v if isinstance(v, list) or not pd.isna(v) else None for k, v in row.items()}
        for row in rows
    ]


def _plain(content: str) -> str:
    """The content in one line with straight marks, and without those around it.

    Examples
    --------
    >>> _plain("“We’ll  go,”")
    "We'll go"
    """
    return " ".join(content.translate(_MARKS).split()).strip("\"' ,")


def _holds(content: str, part: str) -> bool:
    """Whether the words of `part` stand in the content, not within other words."""
    return bool(part) and bool(re.search(rf"(?<!\w){re.escape(part)}(?!\w)", content))


def _occurrences(
    text: str, words: str, start: int = 0, end: int | None = None
) -> Iterator[tuple[int, int]]:
    """Where the words stand in the text, whatever its quotation marks and white space.

    Examples
    --------
    >>> list(_occurrences("“It’s\\n on,” he said.", "It's on"))
    [(1, 9)]
    """
    pattern = "".join(map(_pattern, _PIECE.findall(words.strip())))
    whole = rf"(?<!\w){pattern}(?!\w)" if pattern else r"(?!)"
    for match in re.compile(whole).finditer(text, start, len(text) if end is None else end):
        yield match.span()


def _pattern(piece: str) -> str:
    if piece.isspace():
        return r"\s+"
    if piece in '"“”„‟«»':
        return '["“”„‟«»]'
    return "['‘’‚‛]" if piece in "'‘’‚‛" else re.escape(piece)


def _with_marks(text: str, begin: int, end: int) -> tuple[int, int]:
    """The words with the quotation marks right around them, if both are there."""
    closing = _BEFORE_CLOSING_MARK.match(text, end)
    if closing and begin > 0 and text[begin - 1] in _OPENING:
        return begin - 1, closing.end()
    return begin, end


def _kind(content: str) -> str:
    if content[0] in _OPENING and content[-1] in _CLOSING and len(content) > 1:
        return "direct"
    return "mixed" if any(mark in content for mark in '"“”') else "indirect"


def _distance(one: tuple[int, int], other: tuple[int, int]) -> int:
    return max(one[0] - other[1], other[0] - one[1], 0)


def _number(cell: str) -> int | None:
    try:
        return int(float(cell)) if cell else None
    except (ValueError, OverflowError):
        raise _NoMatch(f"the start “{cell}” is not a number") from None


def _check_source_type(cell: str) -> None:
    if cell and cell != _UNKNOWN and cell not in _SOURCE_TYPES:
        raise _NoMatch(f"the source_type must be one of: {', '.join(_SOURCE_TYPES)}")
