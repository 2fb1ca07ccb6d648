"""Proper names, and whom they name.

The rooms, from the ground up: `lists` (what the word lists in `data/names` say), `words` (what a
name is made of, and what its own words tell), `runs` (where names are), `kinds` (what the words
around a name tell), `bearers` (whom it names), `tables` (who is named how often).

Where to add: a name, a title, a word that goes with names: a row of a list in `data/names`; a word
that tells a kind by coming before or after: `name_contexts.csv`; a rule for what belongs to a
name: `runs`; for its kind: `kinds`; for two forms of one bearer: `bearers`.

The examples of the rules print what is found, a line a mention, as ``mention = name (kind)``.

>>> named("Mayor Ada Lane met Mr. Roe in Oslo. Lane smiled.")
Ada Lane = Ada Lane (person)
Roe = Roe (person)
Oslo = Oslo (place)
Lane = Ada Lane (person)
"""

from collections.abc import Sequence
from itertools import compress
from typing import Any

from studykit.names.bearers.bearer import Bearer
from studykit.names.bearers.join import join
from studykit.names.kinds import judging, teams
from studykit.names.runs.mention import Mention
from studykit.names.runs.mentions import mentions
from studykit.schema import Columns

__all__ = ["columns"]


def columns(text: str, sentences: Columns, tokens: Columns) -> dict[str, list[Any]]:
    """The columns of the table `names`: one row per mention of a proper name.

    Names are found by their capitals, word lists and the words around them. Titles and
    possessive ’s are no part of a mention, and a nationality ("Russian") is none. A title that
    is used alone for the one person who bears it ("The President smiled") is a mention of
    that person.

    Parameters
    ----------
    text : str
        The article.
    sentences, tokens : dict
        The columns of its tables of those names.

    Returns
    -------
    dict
        `sentence_id`, `paragraph_id`, `start`, `end` (characters), `mention` (as printed),
        `name` (the full form all mentions of one bearer share), `kind` (person, place,
        organization, other); in text order.
    """
    paragraphs = sentences["paragraph_id"]
    spans = list(zip(sentences["start"], sentences["end"], strict=True))
    in_lower_case = frozenset(tokens["token"][tokens["words"].say(str.islower, "bool")].tolist())
    found = mentions(text, spans, sentences["n_words"], paragraphs, in_lower_case)
    judging.judge(text, found, in_lower_case)
    whose = join(text, found)
    if teams.is_sports_report(in_lower_case):
        _call_teams_organizations(text, found, whose)
    found = list(compress(found, whose))
    bearers = list(filter(None, whose))
    return {
        "sentence_id": [mention.sentence for mention in found],
        "paragraph_id": [paragraphs[mention.sentence] for mention in found],
        "start": [mention.start for mention in found],
        "end": [mention.end for mention in found],
        "mention": [mention.text for mention in found],
        "name": [bearer.name for bearer in bearers],
        "kind": [bearer.kind for bearer in bearers],
    }


def _call_teams_organizations(
    text: str, found: Sequence[Mention], whose: Sequence[Bearer | None]
) -> None:
    for mention, bearer in zip(found, whose, strict=True):
        if bearer is not None and teams.is_team(text, mention):
            bearer.kind = "organization"
