"""Whom a draft credits in forms that the tables of quotations have no row for."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from studykit.article import Article
from studykit.quotes.sentence.cues import plain_verbs
from studykit.verification.credit import PRONOUNS
from studykit.verification.words import words_of

NAME = r"(?:[A-Z][\w.'’-]*[\w’]\.?)(?:\s(?:de|van|von|der|al|[A-Z][\w.'’-]*[\w’]\.?)){0,4}"
ADVERB = r"(?:(?:too|also|again|further|likewise|still|then|even|now|later|first|once|[a-z]+ly)\s)?"
# “For | Ada Lane |, it rained”, “In | Lane |’s view it rained”
_FOR = re.compile(
    rf"(?:For|According\sto)\s(?P<for>{NAME}),\s(?!\d)|In\s(?P<view>{NAME})['’]s?\s"
    r"(?:view|opinion|eyes|words|account|telling|judgment|judgement|reading),?\s"
)
# “It was later reported by | Ada Lane | that it rained”
_BY = re.compile(
    rf"[Ii]t\s(?:is|was|has\sbeen|had\sbeen)\s{ADVERB}[a-z]+(?:ed|id|wn)\sby\s(?P<who>{NAME})\sthat\s"
)
_SUBJECT = 25  # characters of a sentence in which its subject begins
_END = re.compile(r";\s|[.!?](?:\s|$)")
# “And | Ada Lane |, in a letter, later: “…””
_COLON = re.compile(
    rf"(?:(?:But|And|Yet|Then)\s)?(?P<who>{NAME})(?:,\s[^.:;“”\"\n]{{2,60}}){{1,3}}:\s(?=[“\"'‘])"
)


class Phrased(NamedTuple):
    """What a draft says that somebody said, whom it credits by which words, and where."""

    start: int
    end: int
    who: str
    begin: int
    has_that: bool


@cache
def _tells() -> re.Pattern[str]:
    """“Lane, in contrast, | holds too that | it rained”, “Lane also | calls | it wet”."""
    return re.compile(
        rf"(?:(?:But|And|Yet|Then|Here|So|Finally|Later|Meanwhile|Instead),?\s)?(?P<who>{NAME})"
        rf"(?:\s(?:him|her|it)self)?(?:,\s[^,.;:“”\"\n]{{2,70}},)?\s{ADVERB}(?P<cue>[a-z]+)\s{ADVERB}(?P<that>that\s)?"
    )


def phrased(draft: Article) -> Iterator[Phrased]:
    """What the sentences of a draft report by their first words.

    >>> def told(text):
    ...     return [(one.who, text[one.start : one.end]) for one in phrased(sk.Article(text))]
    >>> told("Ada Lane, in contrast, holds that it rained. Roe claims too that it froze.")
    [('Ada Lane', 'it rained'), ('Roe', 'it froze')]
    >>> told("For Ada Lane, the fee is too high. In Roe’s view it is low. It rained, too.")
    [('Ada Lane', 'the fee is too high'), ('Roe', 'it is low')]
    >>> told("It was later reported by Ada Lane that it rained. The boat sank.")
    [('Ada Lane', 'it rained')]
    >>> told("Roe also calls the boat a wreck. Roe asked the others to stay.")
    [('Roe', 'the boat a wreck'), ('Roe', 'the others to stay')]
    """
    text, table = draft.text, draft.sentences
    before = (0, 0)
    for start, end in zip(table["start"].tolist(), table["end"].tolist(), strict=True):
        for begin in _begins(text, start, end):
            if (one := _phrased(text, begin, end)) and (who := _who(draft, one, before)):
                yield one._replace(who=who)
        before = (start, end)


def _who(draft: Article, one: Phrased, before: tuple[int, int]) -> str | None:
    """Who is credited: “she” is the one person of the sentence before, if it begins with her.

    >>> text = "Ada Lane left. She calls it wet. It rained. He calls it dry."
    >>> [one.who for one in phrased(sk.Article(text))]
    ['Ada Lane']
    """
    if one.who.split()[0].lower() not in PRONOUNS:
        return one.who
    names = draft.names
    is_there = names["start"].between(*before, inclusive="left") & names["kind"].eq("person")
    people = names[is_there]
    if one.who not in ("He", "She") or people["name"].nunique() != 1:
        return None
    return str(people["name"].iloc[0]) if people["start"].iloc[0] - before[0] < _SUBJECT else None


def _begins(text: str, start: int, end: int) -> Iterator[int]:
    """Where a sentence begins, and what comes after its label or a semicolon."""
    yield start
    for match in re.finditer(r"[;:]\s+(?=[A-Z])", text[start:end]):
        yield start + match.end()


def _phrased(text: str, start: int, end: int) -> Phrased | None:
    if (
        match := _FOR.match(text, start, end)
        or _BY.match(text, start, end)
        or _COLON.match(text, start, end)
    ):
        who = next(word for word in match.groups() if word)
        return Phrased(match.end(), _end(text, match.end(), end), who, start, True)
    return _first(text, start, end)


def _first(text: str, start: int, end: int) -> Phrased | None:
    """What comes after whoever says it."""
    match = _tells().match(text, start, end)
    if match is None:
        return None
    cue, has_that = match["cue"], bool(match["that"])
    if not (_is_saying(cue) if has_that else cue in words_of("naming") | words_of("asking")):
        return None
    return Phrased(match.end(), _end(text, match.end(), end), match["who"], start, has_that)


def _is_saying(cue: str) -> bool:
    return cue in plain_verbs() | words_of("claiming") or cue.endswith("ed")


def _end(text: str, start: int, end: int) -> int:
    match = _END.search(text, start, end)
    return match.start() if match else start + len(text[start:end].rstrip(" .!?\n"))


def credit_at(found: list[Phrased], place: int) -> Phrased | None:
    """Whom a draft credits with a place by the first words of its sentence."""
    at = bisect_right(found, (place, float("inf"))) - 1
    return found[at] if at >= 0 and place < found[at].end else None
