"""What an article reports as said, and whom it credits with it."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from studykit.article import Article
from studykit.quotes.rules.acts import SPEECH, THOUGHT
from studykit.verification.words import words_of

# “something which | Ada Lane calls”: what may come before whom a sentence credits.
_WHICH = re.compile(r"^(?:[a-z]+\s){1,3}(?:which|that|whom)\s(?=[A-Z\w])")
_RELATIVES = frozenset("who which that whom".split())
_CLOSE = 3  # characters between whoever speaks and “who”
# “Ada Lane | , a sailor, | said that”: what leads from a name to what is said.
_SAYS = re.compile(
    r"(?:\s\([^()]{1,30}\))?(?:,\s[^,.;:“”\"\n]{2,90},)?\s(?:(?:has|had|also|later|once|[a-z]+ly)\s)?"
    r"(?P<cue>[a-z]+)\s(?:(?P<of>of|about|on|for)\s|that\s)?(?=\S)"
)
# “Ada Lane | ’s ‘harbour of fools’ | speech”
_OWNED = re.compile(r"['’]s?\s(?P<said>(?:''|[“\"‘'])[^“”\"\n]{3,200}?(?:''|[”\"’']))(?!\w)")
# “was called | “wet” | by Ada Lane”
_CALLED_BY = re.compile(
    r"\b(?:called|described\sas|dubbed|termed|labell?ed)\s(?P<said>[“\"][^“”\"\n]{3,200}[”\"])\sby\s$"
)
_LOWER = re.compile(r"\s[a-z]")  # in words that are said, not in a title: “The Old Mill”
_FARTHEST = 220
_QUOTED = re.compile(r"[“”\"]|''")
_FIRST_WORD = re.compile(r"\w+")


class Told(NamedTuple):
    """What the article reports as said: where, whom it credits, of what type, and where."""

    spans: list[tuple[int, int]]
    source: str | None
    speaker: str | None
    source_type: str
    source_start: object


def told_rows(article: Article) -> list[Told]:
    """What the article reports as said, with whom it credits."""
    found = article.attributions
    is_said = found["act"].eq(SPEECH) | (found["act"].eq(THOUGHT) & found["speaker"].notna())
    table = found[is_said].astype(object)
    names = ("spans", "source", "speaker", "source_type", "source_start", "source_end")
    rows: list[Told] = []
    end_before: object = None
    for spans, source, speaker, kind, start, end in zip(*(table[c] for c in names), strict=True):
        row = Told(spans, _led(source), _text(speaker), kind, start)
        if rows and _is_of_before(row, end_before):
            row = rows[-1]._replace(spans=spans)
        rows.append(row)
        end_before = end
    known = [span for row in rows for span in row.spans]
    more = [row for row in _named(article) if not _is_known(row, known)]
    return sorted([*rows, *more], key=lambda row: row.spans[0]) if more else rows


def _led(source: object) -> str | None:
    """Who is credited, without what leads up to it: “one which | Ada Lane”.

    >>> _led("one which Ada Lane"), _led("a sailor who left")
    ('Ada Lane', 'a sailor who left')
    """
    return _WHICH.sub("", source) if isinstance(source, str) else None


def _is_of_before(row: Told, end: object) -> bool:
    """Whether it is the one who is credited just before: “said a sailor, | who | asked”."""
    is_relative = (row.source or "").lower() in _RELATIVES
    places = row.source_start, end
    if not is_relative or row.speaker or not all(isinstance(place, int) for place in places):
        return False
    return 0 <= row.source_start - end <= _CLOSE  # type: ignore[operator]


def _named(article: Article) -> Iterator[Told]:
    """What comes after a name and a verb of saying, in marks that are a name's, or before it.

    >>> def told(text):
    ...     article = sk.Article(text)
    ...     return [(row.speaker, text[slice(*row.spans[0])]) for row in _named(article)]
    >>> told("It cited a letter in which Ada Lane said the boat leaks. Bo Roe left.")
    [('Ada Lane', 'the boat leaks')]
    >>> told("A sailor, Ada Lane complained of the cold harbour.")
    [('Ada Lane', 'the cold harbour')]
    >>> told("He stepped into Ada Lane’s “You are no sailor” trap.")
    [('Ada Lane', '“You are no sailor”')]
    >>> told("It has been called “a wet place” by Ada Lane, a sailor.")
    [('Ada Lane', '“a wet place”')]
    """
    text, names = article.text, article.names
    people = names[names["kind"].eq("person")]
    ends = article.sentences["end"].tolist()
    for start, end, name in zip(people["start"], people["end"], people["name"], strict=True):
        said = _said(text, start, end, ends)
        if said:
            yield Told([said], text[start:end], str(name), "named person", start)


def _said(text: str, start: int, end: int, ends: list[int]) -> tuple[int, int] | None:
    """What somebody who is named in a place is said to have said, by the words around it."""
    row = bisect_right(ends, start)
    last = ends[row] if row < len(ends) else len(text)
    match = _OWNED.match(text, end, last)
    if match and _LOWER.search(match["said"]):
        return match.span("said")
    if match := _CALLED_BY.search(text, max(0, start - _FARTHEST), start):
        return match.span("said")
    match = _SAYS.match(text, end, last)
    if match is None or _QUOTED.search(text, ends[row - 1] if row else 0, start):
        return None
    if match["cue"] not in words_of("claiming of" if match["of"] else "claiming"):
        return None
    if (first := _FIRST_WORD.match(text, match.end())) and first[0] in words_of("beside saying"):
        return None  # “said | in Elm”
    return match.end(), match.end() + len(text[match.end() : last].rstrip(" .\n"))


def _is_known(row: Told, known: list[tuple[int, int]]) -> bool:
    """Whether something that is said already holds a passage or is in it."""
    (start, end) = row.spans[0]
    return any(low < end and start < high for low, high in known)


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None
