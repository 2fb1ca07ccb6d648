"""Which place somebody or something has in a row: “the third summit”, “Lane came second”."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence, Set
from functools import cache
from typing import NamedTuple

from studykit import lexicons
from studykit.numerals import RANKS
from studykit.verification.contexts import Contexts, kin
from studykit.verification.row import ALTERED, Row
from studykit.verification.words import Words, words_of

_RANKS = {"first": 1, "second": 2, **RANKS}
_WORDS = "|".join(sorted(_RANKS, key=len, reverse=True))
# “third”, “4th”: not “a third of”, “twenty-third”, “a second”
_RANK = re.compile(
    rf"(?<![\w-])(?:(?P<word>{_WORDS})|(?P<figure>\d\d?)(?:st|nd|rd|th))\b", re.IGNORECASE
)
# “came in a distant | second |”: before a place in a contest.
_CAME = re.compile(
    r"\b(?:was|were|is|are|be|been|came|comes?|coming|finish(?:ed|es)?|rank(?:ed|s)?|placed|sits?|sat"
    r"|stood|stands?|remain(?:s|ed)?|mired|from|to|fell|ran|runs|running|polled|polling|lying|lies"
    r"|climbed|dropped|slipped|rose|moved|up|down)(?:\s(?:in|at|to|only|now))?(?:\s(?:a\s)?(?:distant"
    r"|close|strong))?\s$",
    re.IGNORECASE,
)
# “finished | first |”, not “was first to say”.
_WON = re.compile(
    r"\b(?:came|comes?|coming|finish(?:ed|es)?|rank(?:ed|s)?|placed)(?:\s(?:in|at))?\s$"
)
# What may come after such a place: no thing that is the third.
_PLACE = re.compile(
    r"(?:\s(?:place|position|spot))?(?=[.,;:)]|$|\n|\s(?:in|to|from|behind|among|with|at|after|ahead"
    r"|overall|and|but|on|by|nationally|there)\b)"
)
_THE = re.compile(r"(?:^|\s)(?:the|its|their|his|her)\s$", re.IGNORECASE)
# “a third-| place | showing | in Iowa”, “third | in Iowa”: the contest in which that place was won.
_SHOWING = re.compile(r"-place\s(?:finish|showing|result|spot)")
_IN = re.compile(r"\s(?:place\s)?in\s(?:the\s)?(?P<where>[A-Z][\w’'-]*(?:\s[A-Z][\w’'-]*)*)")
# “The third | is health care”, “health care is | second | on the list”, “his | fourth |.”
_IS = re.compile(r"\s(?:is|was|are|were)\s")
_ON_LIST = re.compile(r"\s(?:on|in)\s(?:the|their|its)\slist\b|[.,;](?=\s|$)")
_SUBJECT_IS = re.compile(
    r"\s(?:is|was|are|were|comes?|came)\s(?:(?:only|now)\s)?(?:(?:the|its|their|his|her)\s)?$"
)
_ADDED = frozenset(("new", "other", "he", "she", "it", "they"))
_NOUNS = 2  # words before “is” that tell what it is
_TERM = re.compile(r"-[a-z]+")
_BEFORE = 40  # characters before a rank that tell what it is of
_FAR = 6  # words from a name to its place; from a rank to its thing
_PRONOUN = re.compile(r"\b(?:he|she|they|his|her)\b", re.IGNORECASE)


class Rank(NamedTuple):
    """A rank in a text: its place, its value, what or who has it."""

    start: int
    end: int
    value: int
    of: frozenset[str]


def ranks(text: Contexts, surnames: Set[str]) -> Iterator[Rank]:
    """Every rank in a text of which it is clear who of some people, or what, has it.

    >>> text = "Ada Lane came second, though Bo Roe rose from third. It is the fourth old fair."
    >>> here = Contexts(text, sk.Article(text))
    >>> [(one.value, sorted(one.of)) for one in ranks(here, here.surnames)]
    [(2, ['lane']), (3, ['roe']), (4, ['fair', 'old'])]
    >>> text = "A first-term judge had a second-place showing in Elm and was first to leave."
    >>> here = Contexts(text, sk.Article(text))
    >>> [(one.value, sorted(one.of)) for one in ranks(here, here.surnames)]
    [(1, ['term']), (2, ['in elm'])]
    >>> text = "A third of them left. Lane won a second time. It took a second."
    >>> list(ranks(Contexts(text, sk.Article(text)), here.surnames))
    []
    """
    for match in _RANK.finditer(text.text):
        value = _RANKS[match["word"].lower()] if match["word"] else int(match["figure"])
        low, high = text.bounds(match.start())
        before = text.text[max(low, match.start() - _BEFORE) : match.start()]
        came = (_WON if value == 1 else _CAME).search(before)
        if came and (place := _PLACE.match(text.text, match.end(), high)):
            of, end = _holder(text, low, match.start(), surnames), place.end()
            of = of or _subject(text, low, match, value)
            of |= _contest(text.text, match.end())
        else:
            of, end = _counted_by(text, match, value, bool(_THE.search(before))), match.end()
        if of:
            yield Rank(match.start(), end, value, of)


def _counted_by(text: Contexts, match: re.Match[str], value: int, has_the: bool) -> frozenset[str]:
    """What a rank is of that no one came in: a showing, a term, “the third is health care”."""
    low, high = text.bounds(match.start())
    end = match.end()
    if shown := _SHOWING.match(text.text, end, high):
        return _contest(text.text, shown.end())
    if _TERM.match(text.text, end, high):
        return _things(text, end + 1, high, most=1) & _counted()
    if not has_the:
        return frozenset()
    if verb := _IS.match(text.text, end, high):
        return _things(text, verb.end(), high) if value > 1 else frozenset()
    if _ON_LIST.match(text.text, end):
        return _subject(text, low, match, value)
    of = _things(text, end, high) if text.text.startswith(" ", end) else frozenset()
    return of & _counted() if value == 1 else of


def _subject(text: Contexts, low: int, match: re.Match[str], value: int) -> frozenset[str]:
    """What has a place on a list: “| health care | is second on the list”.

    >>> for text in ("Health care is second on the list.", "The new book is her fourth."):
    ...     found = list(ranks(Contexts(text, sk.Article(text)), frozenset()))
    ...     print([(one.value, sorted(one.of)) for one in found])
    [(2, ['car', 'health'])]
    [(4, ['book'])]
    """
    verb = _SUBJECT_IS.search(text.text, low, match.start())
    if verb is None or value == 1 or not _ON_LIST.match(text.text, match.end()):
        return frozenset()
    words, stops = text.words, lexicons.words("stop_words") | _ADDED
    first, last = bisect_left(words.starts, low), bisect_left(words.starts, verb.start())
    keys = words.keys[max(first, last - _NOUNS) : last]
    is_named = any(
        text.text[words.starts[k]].isupper() for k in range(max(first + 1, last - _NOUNS), last)
    )
    return frozenset() if is_named else frozenset(kin(key) for key in keys if key not in stops)


def _contest(text: str, start: int) -> frozenset[str]:
    """Where the contest was in which somebody came third: “third | in Iowa”.

    >>> _contest("She came third in New Elm.", 14), _contest("third in May", 5)
    (frozenset({'in new elm'}), frozenset())
    """
    match = _IN.match(text, start)
    where = Words(match["where"]).keys if match else []
    is_time = not where or not lexicons.words("time_words", "word").isdisjoint(where)
    return frozenset() if is_time else frozenset({f"in {' '.join(where)}"})


@cache
def _counted() -> frozenset[str]:
    """What has a first one as a fact, and not only in the order of telling: a term, a ballot."""
    return frozenset(map(kin, words_of("counted")))


def _holder(text: Contexts, low: int, at: int, surnames: Set[str]) -> frozenset[str]:
    """The surname of whoever is named last before a place, near to it, with no “he” between."""
    words = text.words
    first, last = bisect_left(words.starts, low), bisect_left(words.starts, at)
    near = range(max(first, last - _FAR), last)
    found = [k for k in near if words.keys[k] in surnames and words.text[words.starts[k]].isupper()]
    if not found or _PRONOUN.search(text.text, words.starts[found[-1]], at):
        return frozenset()
    return frozenset({words.keys[found[-1]]})


def _things(text: Contexts, start: int, end: int, most: int = _FAR) -> frozenset[str]:
    """What a rank counts: the words up to where something else begins, without verbs."""
    words, stops = text.words, lexicons.words("stop_words")
    first, last = bisect_left(words.starts, start), bisect_left(words.starts, end)
    found: list[str] = []
    for k in range(first, min(last, first + most)):
        key = words.keys[k].removesuffix("'s")
        if key in stops or words.between(k - 1, k).strip(" -"):
            break
        if not key.endswith(("ed", "ing")) and key not in words_of("ranked"):
            found.append(kin(key))
    return frozenset(found)


def rank_rows(here: Contexts, there: Contexts, taken: Sequence[tuple[int, int]]) -> Iterator[Row]:
    """A row for each rank of a draft that surely is another one in the article.

    >>> def told(draft):
    ...     text = "Ada Lane came second in May. They met at the fourth Elm boat fair."
    ...     claims = sk.verify(draft, text)
    ...     return claims["text"][claims["verdict"] == "altered"].tolist()
    >>> told("Lane was third in May."), told("Lane was second in May.")
    (['third'], [])
    >>> told("They met at the third fair of boats."), told("It was the 4th fair.")
    (['third'], [])
    >>> told("It was their second term."), told("They were in their first talk.")
    ([], [])
    >>> told("They met a third time."), told("They left on the third day.")
    ([], [])
    """
    known = list(ranks(there, there.surnames))
    for one in ranks(here, there.surnames):
        if any(start < one.end and one.start < end for start, end in taken):
            continue
        near = [other for other in known if _are_of_same(one, other, there)]
        if near and all(other.value != one.value for other in near):
            place = near[0].start, near[0].end
            said = f"in the article: {there.text[slice(*place)]}"
            yield Row(one.start, one.end, "number", ALTERED, place, said)


def _are_of_same(one: Rank, other: Rank, article: Contexts) -> bool:
    """Whether a draft's rank and one of the article are of the same thing or contest.

    >>> def ranked(text):
    ...     here = Contexts(text, sk.Article(text))
    ...     return here, next(ranks(here, {"lane", "roe"}))
    >>> there, third = ranked("Ada Lane had a third-place showing in Elm. Bo Roe left.")
    >>> drafts = "Lane was second in Elm.", "Lane was second in Oak.", "Roe was second in Elm."
    >>> [_are_of_same(ranked(draft)[1], third, there) for draft in drafts]
    [True, False, False]
    """
    contests, others = ({of for of in rank.of if of.startswith("in ")} for rank in (one, other))
    if not contests or not others:
        return not one.of.isdisjoint(other.of)
    keys = Words(article.text, *article.bounds(other.start)).keys
    return contests == others and one.of - contests <= {*keys, *other.of}
