"""The CSV word lists in `data/`, each read once."""

import os
import sys
from functools import cache
from pathlib import Path

import pandas as pd

from studykit.home import home


@cache
def _files() -> dict[str, Path]:
    """Every list by its name, in whichever folder of `data/` it is."""
    return {path.stem: path for path in sorted((home() / "data").rglob("*.csv"))}


@cache
def _stamps() -> tuple[tuple[int, int], ...]:
    """When each list was changed last, and its size, as of the first look at any."""
    return _stamps_now()


def _stamps_now() -> tuple[tuple[int, int], ...]:
    stats = map(os.stat, _files().values())
    return tuple((stat.st_mtime_ns, stat.st_size) for stat in stats)


def read_again() -> bool:
    """Whether a list was edited since it was read; if so, all that came of the lists is forgotten.

    Every function that remembers (`functools.cache`) would else give what the old list said.
    """
    if _stamps() == _stamps_now():
        return False
    own = [module for name, module in sys.modules.items() if name.split(".")[0] == "studykit"]
    for function in {
        value for module in own for value in vars(module).values() if _is_cached(value)
    }:
        function.cache_clear()
    return True


def _is_cached(value: object) -> bool:
    return callable(getattr(value, "cache_clear", None)) and not isinstance(value, type)


@cache
def word_list(name: str) -> pd.DataFrame:
    """The list of that name in `data/` as a table of text columns; empty cells are ``""``.

    Raises
    ------
    ValueError
        When there is no such list; the message names those there are. When its file is broken.
    """
    files = _files()
    _stamps()
    if name not in files:
        raise ValueError(f"name={name!r} is no word list; allowed: {', '.join(sorted(files))}")
    try:
        return pd.read_csv(files[name], dtype=str, keep_default_na=False, encoding="utf-8-sig")
    except (pd.errors.ParserError, UnicodeDecodeError) as error:
        what = " ".join(str(error).split())
        raise ValueError(f"{files[name]} is no CSV in UTF-8: {what}; mend or restore it") from None


@cache
def words(name: str, column: str = "word") -> frozenset[str]:
    """The entries of one column of a list, in lower case with straight apostrophes."""
    entries = word_list(name)[column]
    return frozenset(entry.strip().lower().replace("’", "'") for entry in entries) - {""}


@cache
def words_where(name: str, column: str, value: str) -> tuple[str, ...]:
    """The words (the first column) of a list that have this value in a column, in their order.

    Examples
    --------
    >>> words_where("time_words", "kind", "month")[:2]
    ('january', 'february')
    """
    table = word_list(name)
    return tuple(table[table.columns[0]][table[column] == value])
