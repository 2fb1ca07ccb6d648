"""The CSV word lists in `data/`, each read once."""

from functools import cache
from pathlib import Path

import pandas as pd

from studykit.home import home


@cache
def _files() -> dict[str, Path]:
    """Every list by its name, in whichever folder of `data/` it is."""
    return {path.stem: path for path in sorted((home() / "data").rglob("*.csv"))}


@cache
def word_list(name: str) -> pd.DataFrame:
    """The list of that name in `data/` as a table of text columns; empty cells are ``""``.

    Raises
    ------
    ValueError
        When there is no such list; the message names those there are. When its file is broken.
    """
    files = _files()
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
