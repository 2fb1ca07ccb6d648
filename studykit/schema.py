"""The columns of every table: names, dtypes and meanings, written once.

Docstrings, the data dictionary in the notebooks and the tests all read from here.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple

import numpy as np
import pandas as pd
from pandas.api.internals import create_dataframe_from_blocks

Array = np.ndarray[Any, Any]

TEXT = pd.StringDtype("python", na_value=pd.NA)
OPTIONAL_TEXT = pd.StringDtype("python", na_value=pd.NA)  # the same dtype; may hold <NA>
INTEGER = "int64"
OPTIONAL_INTEGER = "Int64"
FLOAT = "float64"
BOOLEAN = "bool"
OBJECT = "object"


class Column(NamedTuple):
    """One column of a table: its name, its dtype and what it means."""

    name: str
    dtype: Any
    meaning: str


START = Column("start", INTEGER, "offset of the first character in article.text")
END = Column("end", INTEGER, "offset behind the last character in article.text")
PARAGRAPH = Column("paragraph_id", INTEGER, "row of the paragraph it stands in")
SENTENCE = Column(
    "sentence_id", INTEGER, "row of the sentence it (or its first character) stands in"
)

_QUOTE = (
    PARAGRAPH,
    SENTENCE,
    Column("kind", TEXT, "direct (all in quotation marks), mixed (partly) or indirect (none)"),
    Column(
        "content",
        TEXT,
        "what is credited, as printed; \" … \" where other words are between two pieces",
    ),
    Column("source", OPTIONAL_TEXT, "who is credited, as printed; <NA> if nobody is"),
    Column("cue", OPTIONAL_TEXT, "the words that credit, as printed; <NA> if none do"),
    Column(
        "speaker",
        OPTIONAL_TEXT,
        "full name of the bearer the source stands for; <NA> if not known",
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
    Column(
        "spans", OBJECT, "list of (start, end) of the pieces of the content, marks included"
    ),
    Column("source_start", OPTIONAL_INTEGER, "offset of the source's first character"),
    Column("source_end", OPTIONAL_INTEGER, "offset behind the source's last character"),
    Column("cue_start", OPTIONAL_INTEGER, "offset of the cue's first character"),
    Column("cue_end", OPTIONAL_INTEGER, "offset behind the cue's last character"),
    Column("n_words", INTEGER, "number of tokens of kind word or number within the spans"),
)

TABLES: dict[str, tuple[Column, ...]] = {
    "paragraphs": (
        START,
        END,
        Column("text", TEXT, "the paragraph, as printed"),
        Column("kind", TEXT, "headline, byline, dateline (alone on its line) or body"),
        Column("n_sentences", INTEGER, "number of sentences"),
        Column("n_words", INTEGER, "number of tokens of kind word or number"),
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
        Column("type", TEXT, "the token in lower case with straight apostrophes"),
        Column("lemma", TEXT, "the type's dictionary form"),
        Column("kind", TEXT, "word, number, punctuation or symbol"),
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


def frame(table: str, columns: Columns) -> pd.DataFrame:
    """A table with exactly the columns of the schema, in their order and dtypes.

    Parameters
    ----------
    table : str
        A name in `TABLES`.
    columns : mapping of str to sequence
        The values of each column; all of one length. ``None`` stands for ``<NA>`` where
        the column's dtype allows it.

    Examples
    --------
    >>> frame("sentences", {"paragraph_id": [0], "start": [0], "end": [3], "text": ["Yes"],
    ...                     "n_words": [1]})
       paragraph_id  start  end text  n_words
    0             0      0    3  Yes        1
    """
    layout = _layout(table)
    values = list(map(columns.__getitem__, layout.names))
    lengths = set(map(len, values))
    if len(lengths) > 1:
        raise ValueError(f"columns of {table!r} are of different length: {sorted(lengths)}")
    n = lengths.pop()
    # What pd.DataFrame(columns) comes to, without its guesses at what each column is: those
    # take a tenth of the time of all tables.
    blocks = [
        (_numbers([values[at] for at in positions], dtype, n), places)
        for dtype, positions, places in layout.numbers
    ]
    blocks += [(make(values[at], n), places) for make, at, places in layout.others]
    return create_dataframe_from_blocks(
        blocks, pd.RangeIndex.from_range(range(n)), layout.header.view()
    )


class _Layout(NamedTuple):
    """How pandas holds a table: numbers of one dtype as one array, other columns alone.

    Beside each: which columns these are, as a list and as pandas wants it.
    """

    names: list[str]
    header: pd.Index
    numbers: list[tuple[str, list[int], Array]]
    others: list[tuple[Callable[[Any, int], Any], int, Array]]


@cache
def _layout(table: str) -> _Layout:
    columns = TABLES[table]
    names = [column.name for column in columns]
    numbers: dict[str, list[int]] = {}
    for at, column in enumerate(columns):
        if column.dtype in _NUMBERS:
            numbers.setdefault(column.dtype, []).append(at)
    others = [
        (_maker(column.dtype), at, np.array([at]))
        for at, column in enumerate(columns)
        if column.dtype not in _NUMBERS
    ]
    stacked = [(dtype, positions, np.array(positions)) for dtype, positions in numbers.items()]
    return _Layout(names, pd.Index(names), stacked, others)


def optional_integers(numbers: Array, is_absent: Array) -> pd.arrays.IntegerArray:
    """A column of integers, ``<NA>`` where they are absent.

    Parameters
    ----------
    numbers : array of int64
        The values; what stands where they are absent does not matter.
    is_absent : array of bool
        Of the same length.
    """
    # What pd.arrays.IntegerArray(...) comes to without its look at the dtypes.
    return pd.arrays.IntegerArray._simple_new(numbers, is_absent)  # type: ignore[attr-defined]


def absent(n: int) -> pd.arrays.IntegerArray:
    """A column of `n` optional integers, all ``<NA>``."""
    return optional_integers(np.zeros(n, dtype="int64"), np.ones(n, dtype=bool))


def empty(table: str) -> pd.DataFrame:
    """The table without rows."""
    return frame(table, {column.name: [] for column in TABLES[table]})


def dictionary(table: str) -> pd.DataFrame:
    """The data dictionary of a table: one row per column with its dtype and its meaning."""
    rows = [(column.name, str(column.dtype), column.meaning) for column in TABLES[table]]
    return pd.DataFrame(rows, columns=["column", "dtype", "meaning"])


# ---------------------------------------------------------------- one block of a table

_NUMBERS = (INTEGER, FLOAT, BOOLEAN)
_STRINGS: Any = TEXT.construct_array_type()


def _numbers(columns: Sequence[Sequence[Any]], dtype: str, n: int) -> Array:
    block = np.empty((len(columns), n), dtype)
    for row, values in enumerate(columns):
        block[row] = values
    return block


def _maker(dtype: Any) -> Callable[[Any, int], Any]:
    """What makes a column of that dtype."""
    if dtype is OPTIONAL_TEXT:
        return _optional_text
    return {TEXT: _text, OPTIONAL_INTEGER: _optional_integers, OBJECT: _objects}[dtype]


def _text(values: Any, n: int) -> Any:
    is_array = isinstance(values, np.ndarray)
    strings = values.copy() if is_array else np.fromiter(values, object, n)
    return _STRINGS._simple_new(strings, TEXT)  # all strings: pandas need not look


def _optional_text(values: Any, n: int) -> Any:
    strings = [pd.NA if value is None else value for value in values]
    return _STRINGS._simple_new(np.fromiter(strings, object, n), TEXT)


def _objects(values: Any, n: int) -> Array:
    return np.fromiter(values, object, n).reshape(1, n)


def _optional_integers(values: Any, n: int) -> pd.arrays.IntegerArray:
    if isinstance(values, pd.arrays.IntegerArray):
        return values
    numbers = np.array(values, dtype="float64")  # None becomes NaN
    is_absent = np.isnan(numbers)
    numbers[is_absent] = 0
    return optional_integers(numbers.astype("int64"), is_absent)
