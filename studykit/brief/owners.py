"""Whose “her office” is, where one person alone can be meant."""

import re

import pandas as pd

from studykit import lexicons
from studykit.brief.role_words import is_role_word
from studykit.brief.tagged import told_by
from studykit.names import lists
from studykit.speakers.nouns import told

GENDERS = {"her": "female", "his": "male"}

_WORD = re.compile(r"[A-Za-z][\w-]*")
_SUBJECT = re.compile(r" (?!and\b|or\b|of\b|in\b|at\b|for\b)[a-z]|, (?![A-Z])")  # “Ada Lane | left”
# “hit | a | young wrestler |”
_PHRASE = re.compile(r"\b(?:an?|the|his|her|its|their|this|that|another) ((?:[\w-]+ ?){1,3})")


def gender(name: str) -> str | None:
    """“female” or “male”, as the lists have the first name; None where they do not."""
    return lists.first_names().get(name.split()[0])


def owner_before(
    word: str, names: pd.DataFrame, sentences: pd.DataFrame, sentence: int, place: int
) -> str | None:
    """The one person of whom a sentence speaks before a place, or else the sentence before it.

    Parameters
    ----------
    word : {"her", "his"}
        As it is at the place.
    names, sentences : DataFrame
        The article's tables of these names.
    sentence, place : int
        The sentence of the word, and where it starts.

    Returns
    -------
    str or None
        None unless the name begins its sentence as its subject, fits the word, and no other person
        is named or called by a noun or by “him” up to the place.

    Examples
    --------
    >>> def whose(text):
    ...     a = sk.Article(text)
    ...     place = text.lower().index("her office")
    ...     sentence = int(a.sentences["start"].searchsorted(place, side="right")) - 1
    ...     return owner_before("her", a.names, a.sentences, sentence, place)
    >>> [whose(f"{who} left on Monday. It sank, her office said.") for who in ("Mayor Lane", "Al")]
    ['Lane', None]
    >>> others = (
    ...     "John Roe left. Her office sat.", "Ada Lane left. It rained. Her office sat.",
    ...     "The queen praised Ada Lane, her office said.", "Ada Lane met a queen. Her office sat.",
    ...     "Ada Lane met John Roe. Her office sat.", "Ada Lane’s boat sank. Her office sat.",
    ...     "In Elm sat Ada Lane. Her office sat.", "Ada Lane wrote to her. Her office sat.",
    ... )
    >>> [text for text in others if whose(text)]
    []
    """
    first = max(0, sentence - 1)
    is_near = names["sentence_id"].between(first, sentence) & (names["end"] <= place)
    near = names[is_near & ~names["kind"].isin(("place", "organization"))]
    near = near[~near["name"].str.lower().isin(lexicons.words("time_words"))]
    people = near["name"].unique().tolist()
    if len(people) != 1 or gender(people[0]) not in (None, GENDERS[word]):
        return None
    last = int(near["sentence_id"].iloc[-1])
    here = near[near["sentence_id"] == last]
    starts = sentences["start"].iloc[last : sentence + 1].tolist()
    texts = sentences["text"].iloc[last : sentence + 1].tolist()
    begin, end = int(here["start"].iloc[0]) - starts[0], int(here["end"].iloc[0]) - starts[0]
    is_first = all(map(_is_title, texts[0][:begin].split()))
    between = [text[: place - start] for start, text in zip(starts, texts, strict=True)]
    if not is_first or not _SUBJECT.match(texts[0], end):
        return None
    return None if _tells_of_another(" ".join(between)[end:]) else str(people[0])


def _is_title(word: str) -> bool:
    """“| Mayor | Ada Lane”, “| Ms. | Lane”."""
    return word[0].isupper() and (is_role_word(word) or word.rstrip(".") in lists.titles())


def _tells_of_another(words: str) -> bool:
    """“Ada Lane, | who wrote to the queen |”, “| wrote to her |”: whether it may be another’s.

    >>> [_tells_of_another(words) for words in ("met the pope", "hit a wrestler", "sat on a boat")]
    [True, True, False]
    """
    if any(map(_is_person, _WORD.findall(words))):
        return True
    nouns = (word for phrase in _PHRASE.findall(words) for word in phrase.split())
    return any(len(word) > 4 and word.endswith(tuple(told("ending"))) for word in nouns)


def _is_person(word: str) -> bool:
    normal = word.lower()
    return (
        is_role_word(normal)
        or normal in ("him", "her", "someone", "somebody", "who", "whom")
        or lists.titles().get(normal.capitalize(), ("",))[0] in ("noble", "honorific")
        or normal in told_by("kin", "relation", "somebody")
    )
