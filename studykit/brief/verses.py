"""Verses of scripture: “Job 3:5” names nobody and counts nothing."""

import re
from collections.abc import Sequence

import pandas as pd

from studykit.brief.tagged import told_by

# “1 Samuel | 3:5-7 |”, “Job | 3:5, 8 |”: a word that may name a book, then chapter and verse.
_VERSE = re.compile(
    r"\b(?:[1-3] )?([A-Z][a-z]+) \d{1,3}:\d{1,3}(?:(?:[-–]|, ?)\d{1,3}(?!\w))*(?! ?[ap]\.?m\b)"
)


def verses(text: str) -> list[tuple[int, int]]:
    """Where verses of scripture are, with the books' names.

    >>> text = "Ada Lane read 1 Samuel 3:5-7 and Job 3:5 at 9:30 p.m. on Monday 3:15."
    >>> [text[start:end] for start, end in verses(text)]
    ['1 Samuel 3:5-7', 'Job 3:5']
    """
    found = _VERSE.finditer(text)
    return [match.span() for match in found if match[1].lower() in told_by("scripture")]


def without_verses(names: pd.DataFrame, places: Sequence[tuple[int, int]]) -> pd.DataFrame:
    """The names but those in verses.

    >>> a = sk.Article("Ada Lane read Daniel 3:5.")
    >>> without_verses(a.names, verses(a.text))["name"].tolist()
    ['Ada Lane']
    """
    if not places:
        return names
    starts = names["start"].to_numpy()
    is_in = [(first <= starts) & (starts < last) for first, last in places]
    return names[~pd.DataFrame(is_in).any().to_numpy()]
