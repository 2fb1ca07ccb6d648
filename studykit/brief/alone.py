"""Words for somebody that need no other sentence: no “the company’s head”, no “its site”."""

import re
from collections.abc import Sequence
from functools import cache
from typing import Any

import pandas as pd

from studykit.brief.owners import GENDERS, gender, owner_before
from studykit.brief.role_words import body_nouns
from studykit.brief.tagged import records, told_by
from studykit.speech import pronouns

Span = tuple[int, int]

# “the economist | who led it |”, “a sailor | of their club |”: what needs another sentence.
_POINTS = re.compile(
    r"\b(?:it|them|him|her|his|its|their|theirs|this|these|those|there|here|me|us|my|our|your?)\b"
)
_PART = re.compile(
    r",? (?=(?:who|whom|whose|which|that|of|in|at|for|from|with|to|on|by|behind|under|during|since"
    r"|after|before|\w+ing|\w+ed)\b)"
)
_HOLDER = r"[Tt]h(?:e|is|at) (?P<noun>[a-z]+)"
_OF_SUCH = re.compile(rf"{_HOLDER}[’']s? ")  # “| the company’s | head”
_SUCH = re.compile(rf",? (?:of|at|for|with) {_HOLDER}$")  # “the head | of the company |”


def alone(text: str, span: Span) -> Span | None:
    """The part of a role that says who somebody is without another sentence; None if no part does.

    >>> lines = ("the economist who led it", "the company’s head of boats", "head of the firm",
    ...          "who led it", "a friend of the group", "head of the police", "the boat’s owner",
    ...          "a sailor in their club")
    >>> [span and line[slice(*span)] for line in lines for span in [alone(line, (0, len(line)))]]
    ['the economist', 'head of boats', 'head', None, None, 'head of the police', \
'the boat’s owner', 'a sailor']
    """
    start, end = span
    if (such := _OF_SUCH.match(text, start, end)) and _is_any(such["noun"]):
        start = such.end()
    if (such := _SUCH.search(text, start, end)) and _is_any(such["noun"]):
        end = such.start()
    if points := _POINTS.search(text, start, end):
        before = [part.start() for part in _PART.finditer(text, start, points.start())]
        if not before or text.startswith(("who ", "whose "), start):
            return None
        end = before[0] if " who" in text[start : before[-1] + 4] else before[-1]
    words = text[start:end].lower().split() or [""]
    is_bare = len(words) < 3 and words[-1] in told_by("kin", "relation", "somebody")
    return None if is_bare and (start, end) != span else (start, end)


def _is_any(noun: str) -> bool:
    """Whether a body is not known by its noun alone: the firm (which?), and not the police."""
    return noun in body_nouns() and noun not in told_by("known body")


# ---------------------------------------------------------------- voices


def points_back(voice: str) -> bool:
    """Whether words for a voice say who it is only beside others: “his team”, “one of them”.

    >>> points_back("Its annual plan"), points_back("One of them"), points_back("a sailor")
    (True, True, False)
    """
    words = voice.lower().split()
    return words[0] in told_by("pointing owner") or words[-1] in pronouns()


def told_alone(quotes: pd.DataFrame, sentences: pd.DataFrame, names: pd.DataFrame) -> pd.Series:
    """The voices; “her friends” as “Ada Lane’s friends”, “a woman” as “a woman who keeps a kiosk”.

    Whose they are is told where another's words hold theirs ("Her friends call it a gift, Ada Lane
    said"), where one body begins the sentence ("Elm Bank fell, according to its site"), and of an
    office or an aide where one person alone is spoken of before ("Ada Lane left, her office said").

    Parameters
    ----------
    quotes : DataFrame
        The attributions, as `with_voices` gives them.
    sentences, names : DataFrame
        The article's tables of these names.

    Returns
    -------
    Series
        A voice for each row of `quotes`.

    Examples
    --------
    >>> a = sk.Article("Her old friends have called it “a gift,” Ada Lane said. Bo Roe rowed.")
    >>> told_alone(a.quotes, a.sentences, a.names).tolist()
    ['Ada Lane', 'Ada Lane’s old friends']
    >>> b = sk.Article("Elm Bank fell, according to its website. Bo Roe of Elm Bank met its aides.")
    >>> told_alone(b.quotes, b.sentences, b.names).tolist()
    ['Elm Bank’s website']
    >>> d = sk.Article("Ada Lane met Mary Roe. It rained, her office said. “No,” aides say.")
    >>> told_alone(d.quotes, d.sentences, d.names).tolist()
    ['her office', 'aides']
    >>> e = sk.Article("Ada Lane left on Monday. Her office said it rained. Her friend said no.")
    >>> told_alone(e.quotes, e.sentences, e.names).tolist()
    ['Ada Lane’s office', 'Her friend']
    >>> c = sk.Article("A woman who keeps a kiosk said it rained. “No,” said a man who met us.")
    >>> told_alone(c.quotes, c.sentences, c.names).tolist()
    ['A woman who keeps a kiosk', 'a man']
    """
    found = [
        row.voice if pd.isna(row.voice) or pd.notna(row.speaker)
        else _of_owner(row, quotes, sentences, names) or _with_clause(row)
        for row in records(quotes)
    ]  # fmt: skip
    return pd.Series(found, index=quotes.index, dtype=quotes["voice"].dtype)


def _of_owner(
    row: Any, quotes: pd.DataFrame, sentences: pd.DataFrame, names: pd.DataFrame
) -> str | None:
    """“| Her | friends” with the name of whoever is meant; None where that is not safe."""
    first, *rest = row.voice.split()
    word = first.lower()
    if word not in (*GENDERS, "its") or not rest:
        return None
    is_around = (quotes["start"] <= row.start) & (row.end <= quotes["end"])
    around = quotes.loc[is_around & quotes["speaker"].notna(), "speaker"].unique().tolist()
    owner = around[0] if len(around) == 1 else None
    if word == "its":
        owner = _body_at_start(int(row.sentence_id), int(row.source_start), sentences, names)
    elif owner and (not names["name"].eq(owner).any() or gender(owner) != GENDERS[word]):
        owner = None
    elif not owner and rest[-1] in told_by("speaks for", "office"):
        owner = owner_before(word, names, sentences, int(row.sentence_id), int(row.source_start))
    return f"{owner}’s {' '.join(rest)}" if owner else None


def _body_at_start(
    sentence: int, before: int, sentences: pd.DataFrame, names: pd.DataFrame
) -> str | None:
    """“| Elm Bank | fell, according to its site”: the one body of a sentence, at its start."""
    here = names[(names["sentence_id"] == sentence) & (names["start"] < before)]
    here = here[here["kind"].isin(("organization", "place"))]
    is_first = len(here) == 1 and here["start"].iloc[0] == sentences["start"].iloc[sentence]
    return str(here["name"].iloc[0]) if is_first else None


_MOST_WORDS = 10  # of a voice with its clause


def _with_clause(row: Any) -> str:
    """“A woman | who keeps a kiosk |”: of whom the noun alone says nothing."""
    voice, source = row.voice, " ".join(str(row.source).split())
    clause = source.removeprefix(voice)
    is_bare = len(voice.split()) == 2 and voice.split()[1] in _bare()
    is_told = clause.startswith((" who ", " whose ")) and not _POINTS.search(clause)
    is_whole = is_bare and is_told and len(source.split()) <= _MOST_WORDS
    return source if is_whole else voice


@cache
def _bare() -> frozenset[str]:
    return told_by("somebody")


def labelled(voices: Sequence[str]) -> list[str]:
    """The voices that a list can name: none that points back."""
    return [voice for voice in voices if voice.lower() not in pronouns() and not points_back(voice)]
