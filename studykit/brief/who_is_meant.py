"""Whether a passage that is taken out of its place says whom it means by “he” or “she”."""

import re

import pandas as pd

from studykit.brief.tagged import told_by
from studykit.speakers.nouns import person_nouns

_PRONOUN = re.compile(r"\b(?:he|him|his|she|her|hers)\b", re.IGNORECASE)
_THEY = re.compile(r"[“\"‘']?(?:they|them|their)\b", re.IGNORECASE)
# “| everyone | has his boat”, “| whoever | rows knows his boat”
_ANYBODY = re.compile(
    r"\b(?:every|any|some|no)(?:one|body)\b|\bno one\b|\beach\b|\bwhoever\b|^[“\"‘']?who\b",
    re.IGNORECASE,
)
_NOUN = re.compile(r"\b(?:an?|the|my|our|every|each|one) (?:[a-z-]+ )?([a-z]+)\b", re.IGNORECASE)


def unknown_pronoun(text: str, names: pd.DataFrame, start: int, end: int) -> str | None:
    """The first “he” or “she” of a passage, as printed, of whom it does not say who that is.

    That is clear where one person, and no more, is named or described before it in the passage;
    of “they”, where the passage does not begin so.

    Parameters
    ----------
    text : str
        The article's text.
    names : DataFrame
        Its table of this name.
    start, end : int
        Where the passage is.

    Examples
    --------
    >>> def meant(text):
    ...     return unknown_pronoun(text, sk.Article(text).names, 0, len(text))
    >>> meant("He will row to Elm."), meant("Beside Ada Lane and Bo Roe, he will row.")
    ('He', 'he')
    >>> meant("Bo Roe is old, but he rows."), meant("My old father said he rows."), meant("I row.")
    (None, None, None)
    >>> meant("Everyone has his boat."), meant("Who rows knows his boat."), meant("No, he rows.")
    (None, None, 'he')
    >>> meant("They row."), meant("Boats sink if they leak.")
    ('They', None)
    """
    passage = text[start:end]
    if they := _THEY.match(passage):
        return they[0].strip("“\"‘'")
    pronoun = _PRONOUN.search(passage)
    if not pronoun:
        return None
    is_before = (names["start"] >= start) & (names["end"] <= start + pronoun.start())
    people = names.loc[is_before & (names["kind"] == "person"), "name"].nunique()
    before = passage[: pronoun.start()]
    if _ANYBODY.search(before) and not people:
        return None
    nouns = {noun.lower() for noun in _NOUN.findall(before)}
    known = person_nouns() | told_by("kin", "somebody", "relation")
    return None if people == 1 or (not people and nouns & known) else pronoun[0]
