"""The CSV word lists in `data/`, each read once."""

from functools import cache
from pathlib import Path

import pandas as pd

_PACKAGE = Path(__file__).parent
FOLDER = _PACKAGE / "data" if (_PACKAGE / "data").is_dir() else _PACKAGE.parent / "data"


@cache
def word_list(name: str) -> pd.DataFrame:
    """The list `data/<name>.csv` as a table of text columns; empty cells are ``""``.

    Raises
    ------
    ValueError
        When there is no such list; the message names those there are.
    """
    path = FOLDER / f"{name}.csv"
    if not path.is_file():
        known = ", ".join(sorted(p.stem for p in FOLDER.glob("*.csv")))
        raise ValueError(f"name={name!r} is no word list; allowed: {known}")
    return pd.read_csv(path, dtype=str, keep_default_na=False, encoding="utf-8-sig")


@cache
def words(name: str, column: str = "word") -> frozenset[str]:
    """The entries of one column of a list, in lower case with straight apostrophes."""
    entries = word_list(name)[column]
    return frozenset(entry.strip().lower().replace("’", "'") for entry in entries) - {""}
