"""Where the labels of a transcript's turns are: before a paragraph, or within one."""

import re
from bisect import bisect
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from studykit import lexicons
from studykit.names import lists

_LONGEST = 160  # characters
_MOST_WORDS = 5  # of a name
UPPER = "A-ZÀ-ÖØ-Þ"
# What every label ends in: a first look that passes over all but colons.
_END = re.compile(rf":(?<=[{UPPER}0-9)\].]:)(?!\S)")
_FEWEST = 2
_WORD = rf"(?:Ma?c|De|Di|La|Le|[OD]['’])?[{UPPER}0-9#][{UPPER}0-9.'’#-]*(?![a-z])"
# “Mr. VANE (via phone), HOST:”, “Mr. VANE of Elm:”: a name, then what somebody is.
_LABEL = re.compile(
    rf"(?P<name>(?:(?:The|M[rsx]s?|Dr|Sen|Rep|Gov|Gen)\.? )?{_WORD}"
    rf"(?: (?:{_WORD}|d[eu]|v[ao]n|der))*)"
    rf"(?P<more>(?: ?[(\[][^()\[\]\n:]*[)\]]|, ?[{UPPER}0-9 .'’&/#-]+"
    rf"| of(?: [{UPPER}][\w'’-]*)+)*) ?:(?!\S)"
)
# Where a turn within a paragraph may begin: after a stop, a bracket, a mark, a label, a dash.
_BORDER = re.compile(
    rf"(?:(?<=[.?!…\"”’)\]:*–—-])\s+|(?<=[–—])|(?<=--))(?=[{UPPER}]|Ma?c|De|Di|La|Le)"
)
_INITIALS = re.compile(rf"(?:[{UPPER}]\.)+")


class Place(NamedTuple):
    """A label that may be one: its paragraph, whether it opens it, and its parts."""

    paragraph: int
    is_opening: bool
    match: re.Match[str]


def label_places(text: str, starts: Sequence[int], paragraphs: Sequence[int]) -> list[Place]:
    r"""What may be labels, in text order; `starts` and `paragraphs` say where each sentence is.

    >>> attributed("ANA VOSS, HOST: No? LEO PELL (KLM): Well, it rained. It froze. VOSS: Yes.")
    ANA VOSS, HOST | : | No
    LEO PELL (KLM) | : | Well, it rained. It froze
    VOSS | : | Yes
    """
    ends = [end.end() for end in _END.finditer(text)]
    if len(ends) < _FEWEST:
        return []
    first_in = dict(zip(reversed(paragraphs), reversed(starts), strict=True))
    openings = [
        Place(paragraph, is_opening=True, match=match)
        for paragraph, start in sorted(first_in.items())
        if (match := _LABEL.match(text, start, start + _LONGEST))
    ]
    return sorted(
        [*openings, *_within(text, ends, sorted(first_in.items()), openings)],
        key=lambda place: place.match.start(),
    )


def _within(
    text: str, ends: Sequence[int], first_in: Sequence[tuple[int, int]], openings: list[Place]
) -> list[Place]:
    """What may be labels within paragraphs; what is none by its place may be one by its words."""
    firsts = [start for _, start in first_in]
    taken = {place.match.end() for place in openings}
    found: list[Place] = []
    left: list[tuple[int, int, int]] = []
    before = 0
    for end in ends:
        number, first = first_in[max(0, bisect(firsts, end - 1) - 1)]
        low = max(before, first, end - _LONGEST)
        match = None if end in taken else _after_border(text, low, end)
        if match:
            found.append(Place(number, is_opening=False, match=match))
        elif end not in taken:
            left.append((number, low, end))
        before = end if match or end in taken else before
    known = {place.match["name"] for place in (*openings, *found)}
    for number, low, end in left:
        if match := _known_before(text, low, end, known):
            found.append(Place(number, is_opening=False, match=match))
    return found


def _after_border(text: str, low: int, end: int) -> re.Match[str] | None:
    r"""The label up to a colon from the first border on; none of whose words ends a sentence.

    >>> attributed("ANA VOSS: It is an ELM. LEO PELL: No. I met KLM. VOSS: I--DR. PELL: No.")
    ANA VOSS | : | It is an ELM
    LEO PELL | : | No. I met KLM
    VOSS | : | I--
    DR. PELL | : | No
    """
    for border in _BORDER.finditer(text, low, end):
        match = _LABEL.match(text, border.end(), end)
        if match and match.end() == end and not _has_stop(match["name"].split(" ")):
            return match
    return None


def _has_stop(words: Sequence[str]) -> bool:
    return any(
        word.endswith(".") and not (_INITIALS.fullmatch(word) or is_rank(word))
        for word in words[:-1]
    )


def _known_before(text: str, low: int, end: int, known: set[str]) -> re.Match[str] | None:
    r"""The label up to a colon that is one elsewhere: “I was | VOSS:”.

    >>> attributed("ANA VOSS: It is.\n\nLEO PELL: I was ANA VOSS: No, see ELM: it is.")
    ANA VOSS | : | It is
    LEO PELL | : | I was
    ANA VOSS | : | No, see ELM: it is
    """
    at, first = end - 1, None
    for _ in range(_MOST_WORDS):
        at = text.rfind(" ", low, at)
        if at < 0:
            break
        if text[at + 1 : end - 1] in known:
            first = at + 1
    return _LABEL.match(text, first, end) if first is not None else None


def is_rank(word: str) -> bool:
    """Whether a word of a label is a title or stands before one: MR., FMR., The."""
    title = word.title()
    if word.rstrip(".").lower() in label_words("rank") or word == "The":
        return True
    is_title = any(form in lists.titles() for form in (title, f"{title}.", title.split("-")[0]))
    return is_title and title not in lists.first_names()


@cache
def label_words(tells: str) -> frozenset[str]:
    """The words of `data/names/turn_labels.csv` that tell something."""
    rows = lexicons.word_list("turn_labels")
    return frozenset(rows["word"][rows["tells"] == tells])
