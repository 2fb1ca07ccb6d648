"""The people and bodies of an article: who they are, as the text says it, and who is heard."""

from bisect import bisect_left
from collections.abc import Sequence
from functools import cache
from typing import Any, NamedTuple

import pandas as pd

from studykit import lexicons, schema
from studykit.brief.tagged import Tagged
from studykit.names import lists
from studykit.quotes.sentence.word_classes import DETERMINER, NOUN, pattern
from studykit.speakers.nouns import person_nouns, source_kinds

_LONGEST = 10  # words of a role
# “| North Korean leader | Kim Jong Un”: what can be a title, read from its end.
_TITLE_PART = pattern("<HEAD|CLITIC|POSSESSIVE>")
# “Ada Lane, | the mayor of Elm |, said”.
_APPOSITION = pattern(
    "<COMMA> (?P<role> (?: <DETERMINING> | <NOUN> | <CAPITALISED> )"
    "<^COMMA|CLAUSE_END|MARK|BRACKET|DASH|RELATIVE|THAT|VERB>{0,13}"
    "(?: <RELATIVE> <^COMMA|CLAUSE_END|MARK|BRACKET|DASH|RELATIVE>{1,9} )? ) <COMMA|STOP|DASH>"
)
_RELATIVE = pattern("<RELATIVE>")
_TAKES_VERB = pattern("<TO|MODAL>")  # “should favor | Democratic nominee Ada Lane”
_CLAUSE = pattern(
    "<COMMA> (?P<role> <RELATIVE> <^COMMA|CLAUSE_END|MARK|BRACKET|DASH|RELATIVE>{2,12} )"
    "<COMMA|STOP|DASH>"
)


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
        `n_mentions`, `n_quotes` (what is credited to it; 0: only spoken of), `quote_ids`,
        `start`, `end` (of the first mention). Those heard first, then the most named.

    Notes
    -----
    A role is what is printed right before or after a name: a title ("Prime Minister Ada Lane"), an
    apposition ("Ada Lane, the mayor of Elm"), a description that is credited in its stead ("the
    mayor"), or a clause ("Ada Lane, who leads the campaign"), in that order.

    Examples
    --------
    >>> a = sk.Article("Mayor Ada Lane met Bo Roe, a sailor from Elm. “It rained,” Roe said.")
    >>> table = who_is_who(a.text, a.tokens, a.names, a.quotes)
    >>> table[["name", "role", "n_quotes"]].values.tolist()
    [['Bo Roe', 'a sailor from Elm', 1], ['Ada Lane', 'Mayor', 0]]
    """
    tagged = Tagged(text, tokens)
    heard = _heard(quotes)
    mentions: dict[str, list[tuple[int, int]]] = {}
    kinds: dict[str, str] = {}
    for name, kind, start, end in zip(
        *(names[c] for c in ("name", "kind", "start", "end")), strict=True
    ):
        if kind in ("person", "organization") or name in heard:
            mentions.setdefault(name, []).append((start, end))
            kinds[name] = kind
    people = [start for start, kind in zip(names["start"], names["kind"], strict=True)
              if kind == "person"]  # fmt: skip
    rows = []
    for name, places in mentions.items():
        described = _descriptions(quotes, heard.get(name, ()), places)
        role = _role(tagged, kinds[name], places, people, described)
        rows.append((name, kinds[name], role, places, heard.get(name, [])))
    rows.sort(key=lambda row: (not row[4], -len(row[3]), row[3][0]))
    return _table(text, rows)


def _table(text: str, rows: Sequence[tuple[Any, ...]]) -> pd.DataFrame:
    roles = [role for _, _, role, _, _ in rows]
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
            "n_mentions": pd.array([len(row[3]) for row in rows], dtype="int64"),
            "n_quotes": pd.array([len(row[4]) for row in rows], dtype="int64"),
            "quote_ids": pd.Series([list(row[4]) for row in rows], dtype="object"),
            "start": pd.array([row[3][0][0] for row in rows], dtype="int64"),
            "end": pd.array([row[3][0][1] for row in rows], dtype="int64"),
        }
    )


def _heard(quotes: pd.DataFrame) -> dict[str, list[int]]:
    """The rows of the quotes table of each speaker."""
    heard: dict[str, list[int]] = {}
    known = quotes["speaker"].dropna()
    for row, speaker in zip(known.index.tolist(), known.tolist(), strict=True):
        heard.setdefault(speaker, []).append(row)
    return heard


def _descriptions(
    quotes: pd.DataFrame, rows: Sequence[int], places: Sequence[tuple[int, int]]
) -> list[tuple[int, int]]:
    """The sources, without a name, that stand for a speaker: “the Russian leader”."""
    sources = quotes.loc[list(rows), ["source", "source_start", "source_end"]].dropna()
    return [
        (int(start), int(end))
        for source, start, end in sources.itertuples(index=False)
        if source.lower().startswith("the ")
        and not any(start <= place < end for place, _ in places)
    ]


def _role(
    tagged: Tagged, kind: str, places: Sequence[tuple[int, int]], people: Sequence[int],
    descriptions: Sequence[tuple[int, int]],
) -> Role | None:  # fmt: skip
    """The best of the words that say who a bearer is; the first among equals."""
    finders = _FINDERS.get(kind, ())
    found = [
        Role(rank, *span)
        for rank, finder in enumerate(finders)
        for place in places
        if (span := finder(tagged, place, people))
    ]
    if kind == "person":
        found += [Role(_DESCRIBED, *span) for span in descriptions]
    return min(found, default=None)


# ---------------------------------------------------------------- right before a name


def _title(tagged: Tagged, place: tuple[int, int], people: Sequence[int]) -> tuple[int, int] | None:
    """“| North Korean leader | Kim Jong Un”, “| ministry spokesperson | Ada Lane”."""
    first = tagged.token_at(place[0])
    low = _phrase_start(tagged, first)
    of = low - 1
    if (
        low < first
        and of > 0
        and tagged.tokens[of] == "of"
        and _is_role_word(tagged.tokens[of - 1])
    ):
        low = _phrase_start(tagged, of)  # “| Secretary of State | Ada Lane”
    elif low == first or not _is_role_word(tagged.tokens[first - 1]):
        return None
    return tagged.starts[low], tagged.ends[first - 1]


def _phrase_start(tagged: Tagged, first: int) -> int:
    """Where the words right before a name begin that belong to it."""
    low = first
    while (
        low
        and first - low < _LONGEST
        and _TITLE_PART.match(tagged.classes, low - 1)
        and not tagged.breaks_line(tagged.ends[low - 1], low)
        and not _is_shouted(tagged.tokens[low - 1])
    ):
        low -= 1
    while low < first and not tagged.tokens[low][0].isalnum():
        low += 1  # no “’s leader”
    is_verb = low < first and _TAKES_VERB.match(tagged.classes, max(low - 1, 0))
    return low + 1 if is_verb and tagged.tokens[low].islower() else low


def _is_shouted(word: str) -> bool:
    """“DEADLY EXPLOSION | Elbonian President Ada Lane”: a heading that runs on into its text."""
    return word.isupper() and len(word) > 4


def _is_role_word(word: str) -> bool:
    normal = word.lower().rstrip(".")
    return (
        word in lists.titles() or normal in person_nouns() or source_kinds().get(normal) == "person"
    ) and normal not in _FORMS_OF_ADDRESS


_FORMS_OF_ADDRESS = frozenset(("mr", "mrs", "ms", "miss", "dr", "sir", "madam"))


def _noun_before(
    tagged: Tagged, place: tuple[int, int], people: Sequence[int]
) -> tuple[int, int] | None:
    """“| energy giant | Gazprom”, “| South Korea’s | National Intelligence Service”."""
    first = tagged.token_at(place[0])
    low = _phrase_start(tagged, first)
    words = tagged.tokens[low:first]
    if not words or not (
        words[-1] in _body_nouns() or words[-1] in ("’s", "'s") or _is_compound(tagged, first)
    ):
        return None
    return tagged.starts[low], tagged.ends[first - 1]


def _is_compound(tagged: Tagged, first: int) -> bool:
    """“| energy giant | Gazprom”, and no “| former | Gazprom manager”."""
    words = tagged.tokens[max(0, first - 2) : first]
    return (
        tagged.classes[max(0, first - 2) : first] == NOUN * 2
        and all(word.islower() and word.isalpha() for word in words)
        and words[-1] not in ("former", "fellow", "dozen", "rival")
    )


@cache
def _body_nouns() -> frozenset[str]:
    nouns = lexicons.word_list("body_nouns")["noun"].tolist()
    return frozenset((*nouns, *(n for n, kind in source_kinds().items() if kind == "organization")))


# ---------------------------------------------------------------- right after a name


def _apposition(
    tagged: Tagged, place: tuple[int, int], people: Sequence[int]
) -> tuple[int, int] | None:
    """“Ada Lane, | the mayor of Elm |,”, “Ada Lane, 61, | a sailor |,”."""
    after = _after_age(tagged, tagged.token_at(place[1]))
    found = _APPOSITION.match(tagged.classes, after)
    if not found:
        return None
    low, high = found.span("role")
    if high - low > _LONGEST:  # without its clause: “a sailor | who in nine years …”
        relative = _RELATIVE.search(tagged.classes, low, high)
        high = relative.start() if relative else high
    start, end = tagged.starts[low], tagged.ends[high - 1]
    head = _head_end(tagged, low, high)
    at = bisect_left(people, start)
    if at < len(people) and people[at] < tagged.ends[head - 1]:
        return None  # “Ada Lane, Mayor Bo Roe and a sailor”
    if "\n" in tagged.text[place[1] : end] or not _names_a_role(tagged, low, head):
        return None
    return start, end


def _after_age(tagged: Tagged, token: int) -> int:
    """After “, 61” too."""
    if tagged.tokens[token : token + 1] == [","]:
        age = tagged.tokens[token + 1 : token + 2]
        if age and age[0].isdigit():
            return token + 2
    return token


def _head_end(tagged: Tagged, low: int, high: int) -> int:
    """“a sailor | from Elm”: where the head of a phrase ends."""
    border = _HEAD_END.search(tagged.classes, low + 1, high)
    return border.start() if border else high


def _names_a_role(tagged: Tagged, low: int, head: int) -> bool:
    """“a | sailor | from Elm”: whether the head of the phrase is a person's noun."""
    if tagged.classes[low] == DETERMINER and tagged.classes[head - 1] == NOUN:
        return True
    return any(map(_is_role_word, tagged.tokens[low:head]))


_HEAD_END = pattern("<OF|PREPOSITION|TO|BY|ING_FORM|ED_FORM|RELATIVE>")


def _clause(
    tagged: Tagged, place: tuple[int, int], people: Sequence[int]
) -> tuple[int, int] | None:
    """“Ada Lane, | who led the campaign |.”."""
    found = _CLAUSE.match(tagged.classes, _after_age(tagged, tagged.token_at(place[1])))
    if not found:
        return None
    low, high = found.span("role")
    start, end = tagged.starts[low], tagged.ends[high - 1]
    return None if "\n" in tagged.text[place[1] : end] else (start, end)


def _person_clause(
    tagged: Tagged, place: tuple[int, int], people: Sequence[int]
) -> tuple[int, int] | None:
    """“Ada Lane, | who led the campaign |.”; “which” is of a thing."""
    span = _clause(tagged, place, people)
    return span if span and tagged.text.startswith("who ", span[0]) else None


_DESCRIBED = 1.5  # a description serves better than a clause, not so well as an apposition
_FINDERS = {
    "person": (_title, _apposition, _person_clause),
    "organization": (_noun_before, _clause),
}
