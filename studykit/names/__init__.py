"""Proper names and whom they stand for."""

from itertools import compress
from typing import Any

import pandas as pd

from studykit import schema, segment
from studykit.names import bearers, kinds
from studykit.names.bearers import Bearer
from studykit.names.spans import Mention, mentions
from studykit.schema import Columns

__all__ = ["names"]


def names(text: str, sentences: pd.DataFrame, tokens: pd.DataFrame) -> pd.DataFrame:
    """The table `names`: one row per mention of a proper name.

    Names are found by their capitals, word lists and the words around them. Titles and
    possessive ’s are no part of a mention, and a nationality ("Russian") is none. A title that
    stands alone for the one person who bears it ("The President smiled") is a mention of
    that person.

    Parameters
    ----------
    text : str
        The article.
    sentences, tokens : DataFrame
        Its tables of those names.

    Returns
    -------
    DataFrame
        `sentence_id`, `paragraph_id`, `start`, `end` (characters), `mention` (as printed),
        `name` (the full form all mentions of one bearer share), `kind` (person, place,
        organization, other); in text order.

    Examples
    --------
    >>> from studykit import Article
    >>> article = Article("Mayor Ada Lane met Mr. Roe in Oslo. Lane smiled.")
    >>> article.names[["mention", "name", "kind"]].to_numpy().tolist()
    [['Ada Lane', 'Ada Lane', 'person'], ['Roe', 'Roe', 'person'], ['Oslo', 'Oslo', 'place'],
     ['Lane', 'Ada Lane', 'person']]
    """
    return schema.frame(
        "names",
        columns(
            text,
            schema.columns(sentences, "paragraph_id", "start", "end", "n_words"),
            segment.token_columns(text),
        ),
    )


def columns(text: str, sentences: Columns, tokens: Columns) -> dict[str, list[Any]]:
    """The columns of the table `names`, from columns of the tables it is built on."""
    paragraphs = sentences["paragraph_id"]
    spans = list(zip(sentences["start"], sentences["end"], strict=True))
    in_lower_case = frozenset(tokens["token"][tokens["words"].say(str.islower, "bool")].tolist())
    found = mentions(text, spans, sentences["n_words"], paragraphs, in_lower_case)
    kinds.judge(text, found, in_lower_case)
    whose = bearers.join(text, found)
    if kinds.is_sports_report(in_lower_case):
        _call_teams_organizations(text, found, whose)
    named = list(filter(None, whose))
    if len(named) < len(whose):
        found = list(compress(found, whose))
    places = [mention.sentence for mention in found]
    return {
        "sentence_id": places,
        "paragraph_id": [paragraphs[place] for place in places],
        "start": [mention.start for mention in found],
        "end": [mention.end for mention in found],
        "mention": [mention.text for mention in found],
        "name": [bearer.name for bearer in named],
        "kind": [bearer.kind for bearer in named],
    }


def _call_teams_organizations(text: str, found: list[Mention], whose: list[Bearer | None]) -> None:
    for mention, bearer in zip(found, whose, strict=True):
        if bearer is not None and kinds.is_team(text, mention):
            bearer.kind = "organization"
