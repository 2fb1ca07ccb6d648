"""Verses of scripture: “Job 3:5” names nobody and counts nothing."""

import re
from collections.abc import Sequence

import pandas as pd

from studykit.brief.tagged import told_by

# “1 Samuel | 3:5-7 |”, “Job | 3:5, 8 |”: a word that may name a book, then chapter and verse; no
# time (“3:15 p.m.”), and no figure after it that counts something (“3:5, | 12 boats”).
_VERSE = re.compile(
    r"\b(?:[1-3] )?(?P<book>[A-Z][a-z]+) \d{1,3}:\d{1,3}(?![\d:])(?:[-–]\d{1,3}(?![\w.,-]*\w))?"
    r"(?:, ?\d{1,3}(?:[-–]\d{1,3})?(?= ?[.,;:)\]”](?!\d)|\s*$))*"
    r"(?! ?(?:[apAP]\.?[mM]\b|[A-Z]{1,3}T\b|o[’']clock))",
    re.MULTILINE,
)
_WORDS = re.compile(r"[a-z]+")
_ENDS = re.compile(r"[.!?] |\n")
# “… as one.” (| Job 3:5 |), | Job 3:5 | says: “…”
_AFTER_QUOTE, _BEFORE_QUOTE = (
    re.compile(r"[”\"] ?[(—–]$"),
    re.compile(r"(?: (?:says|reads))?[:,] [“\"]"),
)


def verses(text: str) -> list[tuple[int, int]]:
    """Where verses of scripture are, with the books' names.

    A book that is called like people is one only with a word such as “verse” in its sentence, or
    right beside a quotation in marks.

    >>> def found(text):
    ...     return [text[start:end] for start, end in verses(text)]
    >>> found("In 1 Corinthians 3:5-7 and Job 3:5, 12 boats sink. The Bible has it in Mark 3:5, 8.")
    ['1 Corinthians 3:5-7', 'Job 3:5', 'Mark 3:5, 8']
    >>> found("It reads “as one” (Mark 3:5). Luke 3:5 says: “Row.” Acts 2:38, 40 men sang.")
    ['Mark 3:5', 'Luke 3:5', 'Acts 2:38']
    >>> found("At Job 10:30 a.m. James 3:15 was his time. Kings 8:05. Daniel 6:4, 7:5 Titus.")
    []
    """
    return [match.span() for match in _VERSE.finditer(text) if _is_verse(text, match)]


def _is_verse(text: str, match: re.Match[str]) -> bool:
    """“| Romans 3:5 |”, “the Gospel of | Mark 3:5 |”, and no “| Mark 3:5 |” in a race."""
    if match["book"].lower() in told_by("scripture"):
        return True
    if match["book"].lower() not in told_by("scripture or name"):
        return False
    before = _ENDS.split(text[max(0, match.start() - _NEAR) : match.start()])[-1]
    after = _ENDS.split(text[match.end() : match.end() + _NEAR])[0]
    if _AFTER_QUOTE.search(before) or _BEFORE_QUOTE.match(after):
        return True
    return not told_by("scripture cue").isdisjoint(_WORDS.findall((before + after).lower()))


_NEAR = 80  # characters in which a word tells that a book is meant


def without_verses(names: pd.DataFrame, places: Sequence[tuple[int, int]]) -> pd.DataFrame:
    """The names but those in verses.

    >>> a = sk.Article("Ada Lane read a verse, Daniel 3:5.")
    >>> without_verses(a.names, verses(a.text))["name"].tolist()
    ['Ada Lane']
    """
    if not places:
        return names
    starts = names["start"].to_numpy()
    is_in = [(first <= starts) & (starts < last) for first, last in places]
    return names[~pd.DataFrame(is_in).any().to_numpy()]
