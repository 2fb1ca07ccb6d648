"""The people and bodies of an article: who they are, as the text says it, and who is heard."""

from bisect import bisect_left
from collections.abc import Sequence
from typing import Any, NamedTuple

import pandas as pd

from studykit import schema
from studykit.brief.after_names import apposition, person_clause
from studykit.brief.alone import alone
from studykit.brief.before_comma import before_comma
from studykit.brief.before_names import noun_before, title
from studykit.brief.tagged import Tagged
from studykit.names import lists
from studykit.names.tables import counted_mentions

FINDERS = {
    "person": (title, before_comma, apposition, person_clause),
    "organization": (noun_before,),
}
_DESCRIBED = 2.5  # a description serves better than a clause, not so well as an apposition


class Role(NamedTuple):
    """Words that say who a bearer is, by how well such words serve, best first."""

    rank: float
    start: int
    end: int


def who_is_who(
    text: str, tokens: pd.DataFrame, names: pd.DataFrame, quotes: pd.DataFrame
) -> pd.DataFrame:
    """The people and bodies of an article, with their role as printed.

    Parameters
    ----------
    text : str
        The article's text.
    tokens, names, quotes : DataFrame
        Its tables of these names.

    Returns
    -------
    DataFrame
        `name`, `kind` (person, organization; a place where it is heard), `role` (the words that say
        who it is, as printed; ``<NA>`` if the text has none), `role_start`, `role_end` (offsets),
        `n_mentions` (as `bearers` counts them), `n_quotes` (what is credited to it; 0: only
        spoken of), `quote_ids`, `start`, `end` (of the first mention). Those heard first, then the
        most named.

    Notes
    -----
    A role is what is printed right before or after a name: a title ("Prime Minister Ada Lane"), a
    description with a comma ("said the boat's owner, Ada Lane"; "Ada Lane, the mayor of Elm"), one
    that is credited in its stead ("the mayor"), or a clause ("Ada Lane, who leads the campaign"),
    in that order. Of one that says who it is only beside another sentence ("the company's head
    of boats") it is the part that does not.

    Examples
    --------
    >>> a = sk.Article("Mayor Ada Lane met Bo Roe, a sailor from Elm. “It rained,” Roe said.")
    >>> table = who_is_who(a.text, a.tokens, a.names, a.quotes)
    >>> table[["name", "role", "n_quotes"]].values.tolist()
    [['Bo Roe', 'a sailor from Elm', 1], ['Ada Lane', 'Mayor', 0]]

    >>> c = sk.Article("The company’s head of boats, Ada Lane, said it rained.")
    >>> who_is_who(c.text, c.tokens, c.names, c.quotes)["role"].tolist()
    ['head of boats']

    What comes before a body's short name does not go with its full one.

    >>> b = sk.Article("It was the High Court of Elbonia. The land’s High Court sat.")
    >>> who_is_who(b.text, b.tokens, b.names, b.quotes)[["name", "role"]].values.tolist()
    [['High Court of Elbonia', <NA>]]
    """
    tagged = Tagged(text, tokens)
    heard = _heard(quotes, names)
    mentions: dict[str, list[tuple[int, int]]] = {}
    kinds: dict[str, str] = {}
    for name, kind, start, end in zip(
        *(names[c] for c in ("name", "kind", "start", "end")), strict=True
    ):
        is_shown = kind == "person" or (kind == "organization" and not _is_letters(name))
        if is_shown or name in heard:
            mentions.setdefault(name, []).append((start, end))
            kinds[name] = kind
    people = [start for start, kind in zip(names["start"], names["kind"], strict=True)
              if kind == "person"]  # fmt: skip
    n_told = counted_mentions(names)["name"].value_counts().to_dict()
    sources = _descriptions(quotes)
    rows = []
    for name, places in mentions.items():
        described = _without_name([sources[k] for k in heard.get(name, ()) if k in sources], places)
        whole = [(start, end) for start, end in places if text[start:end] == name]
        shown = whole if kinds[name] == "organization" else places
        role = _role(tagged, kinds[name], shown, people, described)
        rows.append((name, kinds[name], role, places[0], heard.get(name, []), n_told[name]))
    rows.sort(key=lambda row: (not row[4], -row[5], row[3]))
    return _table(text, rows)


def _table(text: str, rows: Sequence[tuple[Any, ...]]) -> pd.DataFrame:
    roles = [role for _, _, role, *_ in rows]
    return pd.DataFrame(
        {
            "name": pd.array([row[0] for row in rows], dtype=schema.TEXT),
            "kind": pd.array([row[1] for row in rows], dtype=schema.TEXT),
            "role": pd.array(
                [role and " ".join(text[role.start : role.end].split()) for role in roles],
                dtype=schema.TEXT,
            ),
            "role_start": pd.array([role and role.start for role in roles], dtype="Int64"),
            "role_end": pd.array([role and role.end for role in roles], dtype="Int64"),
            "n_mentions": pd.array([row[5] for row in rows], dtype="int64"),
            "n_quotes": pd.array([len(row[4]) for row in rows], dtype="int64"),
            "quote_ids": pd.Series([list(row[4]) for row in rows], dtype="object"),
            "start": pd.array([row[3][0] for row in rows], dtype="int64"),
            "end": pd.array([row[3][1] for row in rows], dtype="int64"),
        }
    )


def _is_letters(name: str) -> bool:
    """“DACA”: letters that no list knows may shorten a body's name, or that of a plan or a pact.

    >>> a = sk.Article("Ada Lane left the QXR. It was about the QXR and NATO.")
    >>> who_is_who(a.text, a.tokens, a.names, a.quotes)["name"].tolist()
    ['Ada Lane', 'NATO']
    """
    letters = name.replace(".", "")
    return letters.isupper() and letters.isalpha() and name not in lists.known()


def _heard(quotes: pd.DataFrame, names: pd.DataFrame) -> dict[str, list[int]]:
    """The rows of the quotes table of each speaker, and of a group that is named: Democrats.

    >>> a = sk.Article("Democrats said it rained. Ada Lane met Democrats.")
    >>> who_is_who(a.text, a.tokens, a.names, a.quotes)[["name", "n_quotes"]].values.tolist()
    [['Democrats', 1], ['Ada Lane', 0]]
    """
    heard: dict[str, list[int]] = {}
    is_name = quotes["voice"].isin(set(names["name"]))
    known = quotes["speaker"].fillna(quotes["voice"].where(is_name)).dropna()
    for row, speaker in zip(known.index.tolist(), known.tolist(), strict=True):
        heard.setdefault(speaker, []).append(row)
    return heard


def _descriptions(quotes: pd.DataFrame) -> dict[int, tuple[int, int]]:
    """Where a source of each row is a description: “the Russian leader”."""
    sources = quotes[["source", "source_start", "source_end"]].dropna()
    return {
        row: (int(start), int(end))
        for row, source, start, end in sources.itertuples(name=None)
        if source.lower().startswith("the ")
    }


def _without_name(
    spans: Sequence[tuple[int, int]], places: Sequence[tuple[int, int]]
) -> list[tuple[int, int]]:
    """The spans in which none of the places, in text order, begins.

    >>> _without_name([(0, 5), (5, 9), (9, 12)], [(5, 8), (12, 14)])
    [(0, 5), (9, 12)]
    """
    starts = [start for start, _ in places]
    return [(a, b) for a, b in spans if bisect_left(starts, a) == bisect_left(starts, b)]


def _role(
    tagged: Tagged, kind: str, places: Sequence[tuple[int, int]], people: Sequence[int],
    descriptions: Sequence[tuple[int, int]],
) -> Role | None:  # fmt: skip
    """The best of the words that say who a bearer is; the first among equals."""
    finders = FINDERS.get(kind, ())
    found = [
        Role(rank, *span)
        for rank, finder in enumerate(finders)
        for place in places
        if (words := finder(tagged, place, people)) and (span := alone(tagged.text, words))
    ]
    if kind == "person":
        told = (alone(tagged.text, words) for words in descriptions)
        found += [Role(_DESCRIBED, *span) for span in told if span]
    return min(found, default=None)
