"""What every measure of words shares: columns as arrays, and tables built from arrays."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd

from studykit import schema

Array = np.ndarray[Any, Any]

GROUPINGS = ("type", "lemma")


def allowed(name: str, value: object, values: Sequence[object]) -> None:
    """Nothing, when the value is one of those allowed.

    Raises
    ------
    ValueError
        Otherwise; it names the parameter, the value and what is allowed.

    Examples
    --------
    >>> allowed("by", "stem", ("type", "lemma"))
    Traceback (most recent call last):
    ValueError: by='stem' is not allowed; allowed: 'type', 'lemma'
    """
    if value not in values:
        choice = ", ".join(repr(v) for v in values)
        raise ValueError(f"{name}={value!r} is not allowed; allowed: {choice}")


def at_least(name: str, value: object, least: int) -> None:
    """Nothing, when the value is a whole number of at least so much; else ValueError."""
    if isinstance(value, bool) or not isinstance(value, (int, np.integer)) or value < least:
        raise ValueError(f"{name}={value!r} is not allowed; allowed: a whole number from {least}")


def column(table: pd.DataFrame, name: str) -> Array:
    """A column as an array; it shares the table's memory, so it must not be written to."""
    return np.asarray(table[name].array)


def is_word(tokens: pd.DataFrame) -> Array:
    """Which tokens are counted as words: those of kind word or number."""
    kinds = column(tokens, "kind")
    return np.asarray((kinds == "word") | (kinds == "number"), dtype=bool)


def _is_mark(tokens: pd.DataFrame) -> Array:
    """Which tokens part the words on both sides: all but words, numbers and clitics.

    >>> words = Words(sk.Article("Xi’s plan, Xi’s town").tokens, "type")
    >>> words.names[words.code].tolist(), words.run.tolist()
    (['xi', 'plan', 'xi', 'town'], [0, 0, 1, 1])
    """
    return np.asarray(~is_word(tokens) & (column(tokens, "kind") != "clitic"), dtype=bool)


def first_places(codes: Array) -> Array:
    """Where each code comes first; codes count up from 0 in the order in which they come.

    Examples
    --------
    >>> first_places(np.array([0, 0, 1, 0, 2, 1])).tolist()
    [0, 2, 4]
    """
    if not len(codes):
        return np.array([], dtype="int64")
    highest = np.maximum.accumulate(codes)
    return np.append(0, np.flatnonzero(highest[1:] > highest[:-1]) + 1)


def text_array(values: Sequence[str] | Array) -> Any:
    """Strings as a column of the kit's text dtype."""
    array_type: Any = schema.TEXT.construct_array_type()
    return array_type._from_sequence(values, dtype=schema.TEXT)


def frame(columns: Mapping[str, Any]) -> pd.DataFrame:
    """A table from arrays; lists and arrays of strings become text columns."""
    return pd.DataFrame({name: _typed(values) for name, values in columns.items()}, copy=False)


def _typed(values: Any) -> Any:
    if isinstance(values, list) or (isinstance(values, np.ndarray) and values.dtype == object):
        return text_array(values)
    return values


def maybe(values: Array) -> Any:
    """Floats as a column in which what is not a number is ``<NA>``."""
    return pd.arrays.FloatingArray(np.nan_to_num(values, nan=0.0), np.isnan(values))


def measures(rows: Sequence[tuple[str, float, str, int]]) -> pd.DataFrame:
    """A table of measures: name, value (``<NA>`` if undefined), what it says, what it needs."""
    names, values, says, needs = zip(*rows, strict=True)
    return frame(
        {
            "measure": list(names),
            "value": maybe(np.array(values, dtype=float)),
            "says": list(says),
            "needs": np.array(needs, dtype="int64"),
        }
    )


class Words:
    """The words of a text as arrays: codes for what they are, and the runs they are in."""

    def __init__(self, tokens: pd.DataFrame, by: str, *, across_marks: bool = False) -> None:
        allowed("by", by, GROUPINGS)
        self.token = np.flatnonzero(is_word(tokens))
        self.form = column(tokens, by)[self.token]
        codes, names = pd.factorize(self.form)
        self.code = codes.astype("int64")
        self.names = np.asarray(names, dtype=object)
        self.is_stop = column(tokens, "is_stop")[self.token]
        self.start = column(tokens, "start")[self.token]
        self.end = column(tokens, "end")[self.token]
        sentence = column(tokens, "sentence_id")[self.token]
        breaks = np.diff(sentence, prepend=sentence[:1]) != 0
        if not across_marks:
            n_before = np.cumsum(_is_mark(tokens))[self.token]
            breaks |= np.diff(n_before, prepend=n_before[:1]) > 0
        self.run = np.cumsum(breaks)

    def __len__(self) -> int:
        return len(self.token)
