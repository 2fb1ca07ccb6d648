"""The quotes table with a person's corrections in it, and what became of each correction."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd

from studykit import schema
from studykit.corrections.file import ADDED, FIXED
from studykit.corrections.matching import holds, kind_of, occurrences, plain, with_marks
from studykit.speech import SOURCE_TYPES

_ACTIONS = ("fix", "drop", "add")
_UNKNOWN = "-"
_FARTHEST = 1000  # characters between a content and the words that credit it


class _NoMatch(Exception):
    """A correction that cannot be applied; the message says why."""


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
        self.plain = [plain(row["content"]) for row in self.rows]
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
        wanted = plain(content)
        found = [i for i, other in enumerate(self.plain) if other == wanted]
        found = found or [i for i, other in enumerate(self.plain) if holds(other, wanted)]
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
        row.update(kind=kind_of(row["content"]), source_type="none", rule=ADDED)
        row.update(self._place(begin, end))
        row.update(self._changes(row, correction))
        self.rows.append(row)
        self.plain.append(plain(row["content"]))
        return len(self.rows) - 1

    def _find_content(self, content: str, start: int | None) -> tuple[int, int]:
        found = list(occurrences(self.text, content))
        if not found:
            raise _NoMatch("the article does not contain these words")
        if len(found) > 1 and start is None:
            raise _NoMatch(f"the article has these words {len(found)} times; say in start where")
        begin, end = min(found, key=lambda span: abs(span[0] - (start or 0)))
        return with_marks(self.text, begin, end)

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
        changes["voice"] = _voice({**row, **changes})
        if changes.get("source_type", row["source_type"]) in (None, "none"):
            is_named = changes.get("speaker", row["speaker"]) is not None
            changes["source_type"] = "named person" if is_named else "none"
        return changes

    def _located(self, name: str, words: str, row: Mapping[str, Any]) -> dict[str, Any]:
        """Where a source or a cue is: the place nearest to the content, outside it."""
        if words == _UNKNOWN:
            return {name: None, f"{name}_start": None, f"{name}_end": None}
        low, high = max(0, row["start"] - _FARTHEST), row["end"] + _FARTHEST
        outside = [
            span
            for span in occurrences(self.text, words, low, high)
            if not any(a < span[1] and span[0] < b for a, b in row["spans"])
        ]
        if not outside:
            raise _NoMatch(f"the {name} “{words}” is not near the content")
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


def _voice(row: Mapping[str, Any]) -> str | None:
    """The speaker, else the source as a person gave it."""
    return row["speaker"] if row["speaker"] is not None else row["source"]


def _distance(one: tuple[int, int], other: tuple[int, int]) -> int:
    return max(one[0] - other[1], other[0] - one[1], 0)


def _number(cell: str) -> int | None:
    try:
        return int(float(cell)) if cell else None
    except (ValueError, OverflowError):
        raise _NoMatch(f"the start “{cell}” is not a number") from None


def _check_source_type(cell: str) -> None:
    if cell and cell != _UNKNOWN and cell not in SOURCE_TYPES:
        raise _NoMatch(f"the source_type must be one of: {', '.join(SOURCE_TYPES)}")
