"""The columns of every table: names, dtypes and meanings, written once.

Docstrings, the data dictionary in the notebooks and the tests all read from here.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

TEXT = pd.StringDtype("python", na_value=pd.NA)
OPTIONAL_TEXT = pd.StringDtype("python", na_value=pd.NA)  # the same dtype; may hold <NA>
INTEGER = "int64"
OPTIONAL_INTEGER = "Int64"
FLOAT = "float64"
BOOLEAN = "bool"
OBJECT = "object"
_STRINGS: Any = TEXT.construct_array_type()


class Column(NamedTuple):
    """One column of a table: its name, its dtype and what it means."""

    name: str
    dtype: Any
    meaning: str


START = Column("start", INTEGER, "offset of the first character in article.text")
END = Column("end", INTEGER, "offset after the last character in article.text")
PARAGRAPH = Column("paragraph_id", INTEGER, "row of the paragraph it is in")
SENTENCE = Column("sentence_id", INTEGER, "row of the sentence it (or its first character) is in")

_QUOTE = (
    PARAGRAPH,
    SENTENCE,
    Column("kind", TEXT, "direct (all in quotation marks), mixed (partly) or indirect (none)"),
    Column(
        "content",
        TEXT,
        'what is credited, as printed; " … " where other words are between two pieces',
    ),
    Column("source", OPTIONAL_TEXT, "who is credited, as printed; <NA> if nobody is"),
    Column("cue", OPTIONAL_TEXT, "the words that credit, as printed; <NA> if none do"),
    Column(
        "speaker",
        OPTIONAL_TEXT,
        "full name of the bearer whom the source means; <NA> if not known",
    ),
    Column(
        "voice",
        OPTIONAL_TEXT,
        "what charts call whoever is heard: the speaker, else the source without its clauses",
    ),
    Column(
        "source_type",
        TEXT,
        "named person, unnamed person, unnamed group, organization, document or none",
    ),
    Column("rule", TEXT, "name of the rule that found the row"),
    START,
    END,
    Column("spans", OBJECT, "list of (start, end) of the pieces of the content, marks included"),
    Column("source_start", OPTIONAL_INTEGER, "offset of the source's first character"),
    Column("source_end", OPTIONAL_INTEGER, "offset after the source's last character"),
    Column("cue_start", OPTIONAL_INTEGER, "offset of the cue's first character"),
    Column("cue_end", OPTIONAL_INTEGER, "offset after the cue's last character"),
    Column("n_words", INTEGER, "number of tokens of kind word or number within the spans"),
)

TABLES: dict[str, tuple[Column, ...]] = {
    "paragraphs": (
        START,
        END,
        Column("text", TEXT, "the paragraph, as printed"),
        Column(
            "kind",
            TEXT,
            "headline, kicker, byline, dateline (alone on its line), caption, boilerplate or body",
        ),
        Column("n_sentences", INTEGER, "number of sentences; 0 where it is not the story"),
        Column(
            "n_words",
            INTEGER,
            "number of tokens of kind word or number; 0 where it is not the story",
        ),
    ),
    "sentences": (
        PARAGRAPH,
        START,
        END,
        Column("text", TEXT, "the sentence, as printed"),
        Column("n_words", INTEGER, "number of tokens of kind word or number"),
    ),
    "tokens": (
        SENTENCE,
        PARAGRAPH,
        START,
        END,
        Column("token", TEXT, "the token, as printed"),
        Column("type", TEXT, "the token in lower case, apostrophes and accents written one way"),
        Column("lemma", TEXT, "the type's dictionary form"),
        Column("kind", TEXT, "word, number, clitic (’s, ’re: not counted), punctuation or symbol"),
        Column("is_stop", BOOLEAN, "whether the type is in data/words/stop_words.csv"),
        Column(
            "quote_id",
            OPTIONAL_INTEGER,
            "row of `quotes` whose content holds the token (the innermost); <NA> outside",
        ),
    ),
    "names": (
        SENTENCE,
        PARAGRAPH,
        START,
        END,
        Column("mention", TEXT, "the proper name, as printed here"),
        Column("name", TEXT, "the full form that all mentions of one bearer share"),
        Column("kind", TEXT, "person, place, organization or other"),
    ),
    "attributions": (
        *_QUOTE,
        Column(
            "act",
            TEXT,
            "speech (says or writes it), thought (believes, hopes, plans it) or deed (does it: "
            "no words are reported)",
        ),
    ),
    "quotes": _QUOTE,
    "sentiment": (
        PARAGRAPH,
        START,
        END,
        Column("compound", FLOAT, "the sentence's score, -1 (most negative) to 1 (most positive)"),
        Column("positive", FLOAT, "share of the sentence that is positive, 0 to 1"),
        Column("neutral", FLOAT, "share of the sentence that is neutral, 0 to 1"),
        Column("negative", FLOAT, "share of the sentence that is negative, 0 to 1"),
    ),
    "valence": (
        SENTENCE,
        START,
        END,
        Column("token", TEXT, "the word (or emoji) that moved the sentence's score, as printed"),
        Column("valence", FLOAT, "its dictionary value, -4 to 4"),
        Column("adjusted", FLOAT, "what its surroundings made of that value"),
        Column(
            "reason", OPTIONAL_TEXT, "what changed it: negated, boosted, ...; empty if nothing did"
        ),
    ),
}

OF_TWO: dict[str, tuple[Column, ...]] = {
    "claims": (
        Column("start", INTEGER, "offset of the claim's first character in the draft"),
        Column("end", INTEGER, "offset after the claim's last character in the draft"),
        Column("text", TEXT, "the claim, as the draft has it"),
        Column("kind", TEXT, "quotation, report, name, number or date"),
        Column("verdict", TEXT, "verbatim, altered, other speaker, not found or undecided"),
        Column("article_start", OPTIONAL_INTEGER, "offset in article.text of what it was held to"),
        Column("article_end", OPTIONAL_INTEGER, "offset after it"),
        Column(
            "difference",
            OPTIONAL_TEXT,
            "what the draft changed ([-left out-] {+put in+}), whom the article credits, or what"
            " it has instead; <NA> where there is nothing to say",
        ),
    ),
}
"""Tables over two texts, which no article has alone."""

ROW_ID = {
    "paragraphs": "paragraph_id",
    "sentences": "sentence_id",
    "tokens": "token_id",
    "names": "mention_id",
    "attributions": "attribution_id",
    "quotes": "quote_id",
    "sentiment": "sentence_id",
    "valence": "valence_id",
}
"""What the number of a table's row is called where another table refers to it."""


Columns = Mapping[str, Any]
"""A table in the making: a sequence of values for each column's name."""


def columns(table: pd.DataFrame, *names: str) -> dict[str, list[Any]]:
    """The columns of a table as plain lists, which rules walk over faster than a table.

    Examples
    --------
    >>> columns(pd.DataFrame({"start": [0, 4], "end": [3, 9]}), "start")
    {'start': [0, 4]}
    """
    return {name: table[name].tolist() for name in names}


def values(table: pd.DataFrame) -> dict[str, list[Any]]:
    """The columns of a table as plain lists, with ``None`` for what is absent.

    Examples
    --------
    >>> values(pd.DataFrame({"quote_id": pd.array([0, None], dtype="Int64")}))
    {'quote_id': [0, None]}
    """
    cells = table.astype(object).where(table.notna(), None)
    return columns(cells, *table.columns)


def frame(table: str, columns: Columns) -> pd.DataFrame:
    """A table with exactly the columns of the schema, in their order and dtypes.

    Parameters
    ----------
    table : str
        A name in `TABLES` or `OF_TWO`.
    columns : mapping of str to sequence
        The values of each column; all of one length. ``None`` becomes ``<NA>`` where
        the column's dtype allows it.

    Examples
    --------
    >>> frame("sentences", {"paragraph_id": [0], "start": [0], "end": [3], "text": ["Yes"],
    ...                     "n_words": [1]})
       paragraph_id  start  end text  n_words
    0             0      0    3  Yes        1
    """
    header, makers = _layout(table)
    arrays = [make(columns[name]) for name, make in makers]
    lengths = {len(array) for array in arrays}
    if len(lengths) > 1:
        raise ValueError(f"columns of {table!r} are of different length: {sorted(lengths)}")
    # What pd.DataFrame(dict of the arrays) comes to without its look at each: that takes a tenth
    # of the time of all tables.
    index = pd.RangeIndex.from_range(range(lengths.pop()))
    return pd.DataFrame._from_arrays(  # type: ignore[attr-defined]
        arrays, header.view(), index, verify_integrity=False
    )


def _columns_of(table: str) -> tuple[Column, ...]:
    return TABLES[table] if table in TABLES else OF_TWO[table]


@cache
def _layout(table: str) -> tuple[pd.Index, list[tuple[str, Callable[[Any], Any]]]]:
    makers = [(column.name, _ARRAY[str(column.dtype)]) for column in _columns_of(table)]
    return pd.Index([name for name, _ in makers]), makers


def absent(n: int) -> pd.arrays.IntegerArray:
    """A column of `n` optional integers, all ``<NA>``."""
    return pd.arrays.IntegerArray(np.zeros(n, "int64"), np.ones(n, bool))


def _objects(values: Sequence[Any]) -> Any:
    if isinstance(values, np.ndarray):
        return values.copy()
    return np.fromiter(values, object, len(values))


def _lists(values: Sequence[list[Any]]) -> Any:
    """The lists again, so that who changes one in a table changes no other table.

    >>> pieces = [(0, 4)]
    >>> _lists([pieces])[0].clear(), pieces
    (None, [(0, 4)])
    """
    return np.fromiter(map(list, values), object, len(values))


def _text(values: Sequence[str | None]) -> Any:
    return _STRINGS(_objects(values), dtype=TEXT)  # None becomes <NA>


def _integers(values: Sequence[int]) -> Any:
    return np.array(values, "int64")


def _floats(values: Sequence[float]) -> Any:
    return np.array(values, "float64")


def _booleans(values: Sequence[bool]) -> Any:
    return np.array(values, "bool")


def _optional_integers(values: Any) -> pd.arrays.IntegerArray:
    if isinstance(values, pd.arrays.IntegerArray):
        return values
    is_absent = np.array([value is None for value in values], bool)
    return pd.arrays.IntegerArray(np.array([value or 0 for value in values], "int64"), is_absent)


_ARRAY: Mapping[str, Callable[[Any], Any]] = {
    "string": _text,
    INTEGER: _integers,
    OPTIONAL_INTEGER: _optional_integers,
    FLOAT: _floats,
    BOOLEAN: _booleans,
    OBJECT: _lists,
}
"""What makes a column's array of its values, by the name of the column's dtype."""


def array(values: Sequence[Any], dtype: Any) -> Any:
    """The values of a column of that dtype, for a DataFrame.

    Examples
    --------
    >>> array(["Ada", None], OPTIONAL_TEXT).tolist()
    ['Ada', <NA>]
    """
    return _ARRAY[str(dtype)](values)


def empty(table: str) -> pd.DataFrame:
    """The table without rows."""
    return frame(table, {column.name: [] for column in _columns_of(table)})


def dictionary(table: str) -> pd.DataFrame:
    """The data dictionary of a table: one row per column with its dtype and its meaning."""
    rows = [(column.name, str(column.dtype), column.meaning) for column in _columns_of(table)]
    return pd.DataFrame(rows, columns=["column", "dtype", "meaning"])


def of_text(table: pd.DataFrame, source: pd.DataFrame) -> pd.DataFrame:
    """A table made of another, with the text that the other knows."""
    table.attrs.update(source.attrs)
    return table
