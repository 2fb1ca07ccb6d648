"""Proper names and whom they stand for."""

from collections.abc import Iterable, Sequence
from itertools import compress
from operator import attrgetter
from typing import Any

import pandas as pd

from studykit import schema, segment
from studykit.names import bearers, kinds
from studykit.names.bearers import Bearer
from studykit.names.spans import Mention, mentions
from studykit.schema import Columns

__all__ = ["names"]

_OF_MENTION = attrgetter("sentence", "start", "end", "text")
_OF_BEARER = attrgetter("name", "kind")


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
            segment.token_columns(tokens),
        ),
    )


def columns(text: str, sentences: Columns, tokens: Columns) -> dict[str, Sequence[Any]]:
    """The columns of the table `names`, from columns of the tables it is built on."""
    paragraphs = sentences["paragraph_id"]
    spans = list(zip(sentences["start"], sentences["end"], strict=True))
    in_lower_case = frozenset(tokens["token"][tokens["words"].say(str.islower, "bool")].tolist())
    found = mentions(text, spans, sentences["n_words"], paragraphs, in_lower_case)
    kinds.judge(text, found, in_lower_case)
    whose = bearers.join(text, found)
    if kinds.is_sports_report(in_lower_case):
        _call_teams_organizations(text, found, whose)
    if None in whose:
        found = list(compress(found, whose))
    places, starts, ends, texts = _columns(map(_OF_MENTION, found), 4)
    full, kind = _columns(map(_OF_BEARER, filter(None, whose)), 2)
    return {
        "sentence_id": places,
        "paragraph_id": list(map(paragraphs.__getitem__, places)),
        "start": starts,
        "end": ends,
        "mention": texts,
        "name": full,
        "kind": kind,
    }


def _columns(rows: Iterable[tuple[Any, ...]], n: int) -> Iterable[Sequence[Any]]:
    return list(zip(*rows, strict=True)) or [()] * n


def _call_teams_organizations(text: str, found: list[Mention], whose: list[Bearer | None]) -> None:
    for mention, bearer in zip(found, whose, strict=True):
        if bearer is not None and kinds.is_team(text, mention):
            bearer.kind = "organization"
