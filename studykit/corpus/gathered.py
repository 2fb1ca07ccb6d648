"""The tables of many articles put together, as DataFrames or for Parquet."""

from collections.abc import Mapping, Sequence
from itertools import accumulate, chain
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from studykit import schema
from studykit.corpus.items import Item
from studykit.memory import Words
from studykit.schema import FLOAT, INTEGER, OPTIONAL_INTEGER, OPTIONAL_TEXT, TEXT, Column

if TYPE_CHECKING:
    import pyarrow as pa

ARTICLE_ID = Column("article_id", TEXT, "which article of the archive")
DAY = "day"

_OWN: dict[str, tuple[Column, ...]] = {
    "articles": (
        Column("place", TEXT, "where it is: a path, or a file and the number of the row"),
        Column("title", OPTIONAL_TEXT, "its title in the archive, else its headline"),
        Column("outlet", OPTIONAL_TEXT, "who published it; <NA> if nothing says so"),
        Column("date", DAY, "the day it was published; <NA> if nothing names one in full"),
        Column("n_characters", INTEGER, "length of the text"),
        Column("n_paragraphs", INTEGER, "number of paragraphs"),
        Column("n_sentences", INTEGER, "number of sentences"),
        Column("n_words", INTEGER, "number of tokens of kind word or number"),
        Column("text", TEXT, "the article, into which the offsets of all tables point"),
    ),
    "failures": (
        Column("place", TEXT, "where it is: a path, or a file and the number of the row"),
        Column("reason", TEXT, "why there is no row of it in the other tables"),
    ),
    "near_duplicates": (
        Column("like", TEXT, "the first article of the archive that is nearly the same"),
        Column("similarity", FLOAT, "share of word sequences in both that are in each, about"),
    ),
}


def _columns(table: str) -> tuple[Column, ...]:
    if table in _OWN:
        return ARTICLE_ID, *_OWN[table]
    row = Column(schema.ROW_ID[table], INTEGER, "row of the table of this article")
    return ARTICLE_ID, row, *schema.TABLES[table]


CORPUS = {table: _columns(table) for table in ("articles", *schema.TABLES, *list(_OWN)[1:])}
"""The columns of an archive's tables."""


class Gathered:
    """The tables of the articles that were added so far.

    Examples
    --------
    >>> gathered = Gathered()
    >>> from studykit import Article
    >>> gathered.add("a", {"sentences": Article("It rained. It froze.").columns("sentences")})
    >>> gathered.frame("sentences")[["article_id", "sentence_id", "text"]]
      article_id  sentence_id        text
    0          a            0  It rained.
    1          a            1   It froze.
    """

    def __init__(self) -> None:
        self._pieces: dict[str, dict[str, list[Any]]] = {
            table: {column.name: [] for column in columns} for table, columns in CORPUS.items()
        }
        self._ids: dict[str, list[tuple[str, int]]] = {table: [] for table in CORPUS}
        self._words: list[Words] = []  # the tokens of each article

    def add(self, id: str, made: Mapping[str, schema.Columns]) -> None:
        """Put the tables of an article below those that are there."""
        for table, columns in made.items():
            self._append(table, id, columns)

    def fail(self, item: Item, reason: str) -> None:
        """Say of an article why its tables cannot be made."""
        self._append("failures", item.id, {"place": [item.place], "reason": [reason]})

    def add_likeness(self, ids: Sequence[str], found: Sequence[tuple[int, int, float]]) -> None:
        """Say which articles are nearly the same, given as rows of `ids`."""
        for row, first, similarity in found:
            self._append(
                "near_duplicates", ids[row], {"like": [ids[first]], "similarity": [similarity]}
            )

    def _append(self, table: str, id: str, columns: schema.Columns) -> None:
        pieces = self._pieces[table]
        n = len(columns[CORPUS[table][-1].name])
        if table == "tokens":
            self._words.append(columns["words"])
        if table in schema.TABLES:
            columns = {**columns, schema.ROW_ID[table]: np.arange(n)}
        self._ids[table].append((id, n))
        for column in CORPUS[table][1:]:
            pieces[column.name].append(columns[column.name])

    def n_rows(self, table: str) -> int:
        """How many rows a table has by now."""
        return sum(n for _, n in self._ids[table])

    def frame(self, table: str) -> pd.DataFrame:
        """A table as a DataFrame, with the dtypes of the schema."""
        ids, counts = zip(*self._ids[table], strict=True) if self._ids[table] else ((), ())
        arrays = {"article_id": pd.array(np.repeat(np.array(ids, object), counts), dtype=TEXT)}
        for column in CORPUS[table][1:]:
            arrays[column.name] = _for_pandas(self._pieces[table][column.name], column.dtype)
        return pd.DataFrame(arrays)

    def arrow(self, table: str) -> "pa.Table":
        """A table for Parquet; ids, and the strings that say what a token is, as dictionaries.

        Parquet keeps such columns as dictionaries anyway, and to find each string of some hundred
        thousand takes longer than to pick it by the number that the stages know it by.
        """
        import pyarrow as pa

        ids, counts = zip(*self._ids[table], strict=True) if self._ids[table] else ((), ())
        each = np.repeat(np.arange(len(ids), dtype="int32"), np.array(counts, "int64"))
        arrays = [pa.DictionaryArray.from_arrays(each, pa.array(ids, pa.string()))]
        words = _Numbered(self._words) if table == "tokens" else None
        for column in CORPUS[table][1:]:
            values = _joined(self._pieces[table][column.name])
            if words is not None and column.dtype == TEXT:
                arrays.append(words.dictionary(np.asarray(values, object)))
            else:
                arrays.append(pa.array(values, arrow_type(column), from_pandas=False))
        return pa.Table.from_arrays(arrays, [column.name for column in CORPUS[table]])


class _Numbered:
    """The tokens of some articles by numbers, from 0, the same for the same token."""

    def __init__(self, words: Sequence[Words]) -> None:
        vocabularies = {id(one.vocabulary): one.vocabulary for one in words}
        sizes = list(map(len, vocabularies.values()))
        first = dict(zip(vocabularies, accumulate(sizes, initial=0), strict=False))
        numbers = [one.numbers + first[id(one.vocabulary)] for one in words]
        found = np.concatenate([np.empty(0, "int64"), *numbers])
        place = np.full(sum(sizes), -1)
        place[found] = np.arange(len(found))
        is_used = place >= 0
        self._numbers = (is_used.cumsum() - 1)[found]
        self._places = place[is_used]  # of one token of each number

    def dictionary(self, values: "np.ndarray[Any, Any]") -> "pa.DictionaryArray":
        """Strings, one a token, most of which are the same wherever their token is."""
        import pyarrow as pa

        usual = values[self._places]
        others = np.flatnonzero(values != usual[self._numbers])
        numbers = self._numbers.copy()
        numbers[others] = len(usual) + np.arange(len(others))
        strings = pa.array(np.concatenate((usual, values[others])), pa.string()).dictionary_encode()
        codes = strings.indices.take(pa.array(numbers))
        return pa.DictionaryArray.from_arrays(codes, strings.dictionary)


def arrow_schema(table: str) -> "pa.Schema":
    """The columns of an archive's table in Parquet, each with its meaning."""
    import pyarrow as pa

    return pa.schema(
        [
            pa.field(column.name, arrow_type(column), metadata={"meaning": column.meaning})
            for column in CORPUS[table]
        ]
    )


def arrow_type(column: Column) -> "pa.DataType":
    """The type of a column in Parquet, one that every reader knows."""
    import pyarrow as pa

    types = {
        "string": pa.string(),
        INTEGER: pa.int64(),
        OPTIONAL_INTEGER: pa.int64(),
        FLOAT: pa.float64(),
        schema.BOOLEAN: pa.bool_(),
        schema.OBJECT: pa.list_(pa.list_(pa.int64())),  # pieces, each with its start and end
        DAY: pa.date32(),
    }
    return types[str(column.dtype)]


def _joined(pieces: Sequence[Any]) -> Any:
    """The pieces of a column as one: an array if they are arrays, else a list."""
    if pieces and all(isinstance(piece, np.ndarray) for piece in pieces):
        return np.concatenate(pieces)
    if pieces and isinstance(pieces[0], pd.api.extensions.ExtensionArray):
        return type(pieces[0])._concat_same_type(pieces)  # type: ignore[attr-defined]
    return list(chain.from_iterable(pieces))


def _for_pandas(pieces: Sequence[Any], dtype: Any) -> Any:
    values = _joined(pieces)
    if dtype == DAY:
        return pd.to_datetime(pd.Series(values, dtype=object)).astype("datetime64[s]")
    return schema.array(values, dtype)
