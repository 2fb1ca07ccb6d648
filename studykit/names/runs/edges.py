"""What belongs to a name at the edges of a run of capitals: a number, particles, an ’s."""

import re
from functools import cache, lru_cache

from studykit.names import lists
from studykit.names.runs import patterns
from studykit.names.runs.pieces import Piece, widened, with_ending, without_counted

# What is called for a person: Lou Gehrig’s | disease.
_ILLNESS = re.compile(r" (?:disease|lymphoma|palsy|syndrome)\b")
_ORDINAL_ENDS = ("st ", "nd ", "rd ", "th ")
_NEAR = 20  # characters before a count that tell whether it is a title
_MARKS = tuple("“”‘’\"'")
_COUNT = re.compile(r"(?<![\w.,:/$£€-])\d{1,3} $")
_NUMBER = re.compile(r"(?<![\w-])\d{1,3}(?:(?:st|nd|rd|th) |-)$")


def with_its_s(text: str, mark: int, piece: Piece) -> Piece:
    """A name with the ’s that is a part of it, an illness with its noun: Lou Gehrig’s disease.

    >>> named("It was a McDonald’s there. Alzheimer’s took him and Parkinson’s disease her.")
    McDonald’s = McDonald’s (organization)
    Alzheimer’s = Alzheimer’s (other)
    Parkinson’s disease = Parkinson’s disease (other)
    >>> named("It was Ada Parkinson’s dog.")
    Ada Parkinson = Ada Parkinson (person)
    """
    illness = _ILLNESS.match(text, mark + 2)
    for end in (illness.end(), mark + 2) if illness else (mark + 2,):
        if f"{piece.text}'{text[mark + 1 : end]}" in lists.known():
            return with_ending(piece, text[mark:end])
    return piece


def with_number(text: str, left: int, piece: Piece) -> Piece | None:
    """A name with the number before it that is a part of it: (2nd) Amendment, (13) Hours.

    None where the number only counts it.

    >>> named("She lives in the 9th Congressional District. On the 5th Oslo slept.")
    9th Congressional District = 9th Congressional District (place)
    Oslo = Oslo (place)
    >>> named("She leads the 5-Star Movement.")
    5-Star Movement = 5-Star Movement (organization)
    >>> named("It rained on March 3-April 4.")
    March = March (other)
    April = April (other)
    >>> named("Her film 13 Hours came out. The 12 Oslo hours sank, after 13 Hours.")
    13 Hours = 13 Hours (other)
    Oslo = Oslo (place)
    """
    first = piece.text.split(" ")[0]
    if plain_count(text, left, first):
        count = count_before(text, left, first)
        return widened(piece, count) if count else without_counted(piece, first)
    is_rank = text[left - 3 : left] in _ORDINAL_ENDS and text[left - 4].isdigit()
    if not is_rank and text[left - 1 : left] != "-":  # a first look: few names follow a number
        return piece
    number = _NUMBER.search(text, max(0, left - 7), left)
    is_glued = text[left - 1] == "-" and first not in lists.known()
    is_part = is_glued or first in lists.context("after a number")
    return widened(piece, number[0]) if number and is_part else piece


def count_before(text: str, left: int, word: str) -> str:
    """What a title counts, before its first word: “| 13 | Hours”; empty where it is no title.

    >>> named("He told 60 Minutes so. 60 Minutes sank 60 Minutes later, after 60 Minutes.")
    60 Minutes = 60 Minutes (other)
    60 Minutes = 60 Minutes (other)
    """
    count = plain_count(text, left, word)
    if not count or _is_mere(text, left - len(count), left + len(word)):
        return ""
    return count if count + word in _titles(text) else ""


def plain_count(text: str, left: int, word: str) -> str:
    """A number before what a title may count, be it one or no.

    >>> named("It cost $13 Hours ago. It cost 2.5 Hours, and 13 Hours more.")
    Hours = Hours (other)
    Hours = Hours (other)
    """
    if word not in lists.context("counted in a title"):
        return ""
    count = _COUNT.search(text, max(0, left - 5), left)
    return count[0] if count else ""


@lru_cache(maxsize=1)
def _titles(text: str) -> frozenset[str]:
    """The counts that are a title somewhere in a text, as the words beside them tell there.

    >>> named("Norway’s 60 Minutes ran. The band 30 Days sat on 20 Nights, and “48 Hours” sank.")
    Norway = Norway (place)
    60 Minutes = 60 Minutes (other)
    30 Days = 30 Days (organization)
    20 Nights = 20 Nights (other)
    48 Hours = 48 Hours (other)
    >>> named("It sang in any 30 Seconds to Oslo. It was jailed for 12 Years, and rowed 5 Miles.")
    30 Seconds to Oslo = 30 Seconds to Oslo (other)
    """
    return frozenset(
        count[0]
        for count in _counted().finditer(text)
        if not _is_mere(text, *count.span()) and _is_told(text, *count.span())
    )


def _is_told(text: str, start: int, end: int) -> bool:
    if _told_before().search(text, max(0, start - _NEAR), start) or _told_after().match(text, end):
        return True
    return text[start - 1 : start] in _MARKS and text[end : end + 2].lstrip(",.:")[:1] in _MARKS


def _is_mere(text: str, start: int, end: int) -> bool:
    """Whether the words beside a count tell that it is no title: (after) 13 Hours (later)."""
    before = _mere_before().search(text, max(0, start - _NEAR), start)
    return bool(before or _mere_after().match(text, end))


@cache
def _counted() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![\w.,:/$£€-])\d{{1,3}} (?:{lists.pattern('counted in a title')})(?![\w-])"
    )


@cache
def _told_before() -> re.Pattern[str]:
    """The film | 13 Hours; Norway’s | 60 Minutes; Ann’s book, “| 13 Hours."""
    words = lists.pattern("before a counted title")
    return re.compile(rf"(?:\b(?:{words}),?|\b[A-Z][\w.]*(?:['’]s|[sS]['’])) [\"'“‘’]{{0,2}}$")


@cache
def _told_after() -> re.Pattern[str]:
    """60 Minutes | said; any 30 Seconds | to Oslo."""
    return re.compile(rf" (?:{lists.pattern('said by')}|told|to [A-Z])")


@cache
def _mere_before() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{lists.pattern('before a mere count')}) $", re.IGNORECASE)


@cache
def _mere_after() -> re.Pattern[str]:
    return re.compile(rf",? (?:{lists.pattern('after a mere count')})\b", re.IGNORECASE)


def particle_size(text: str, start: int) -> int:
    """How many characters before a family name are its particles: (de) Blasio, (al-)Assad.

    >>> named("He met van der Quorl and al-Quorl.")
    van der Quorl = van der Quorl (other)
    al-Quorl = al-Quorl (other)
    >>> named("He went under Quorl.")
    Quorl = Quorl (other)
    """
    particles = patterns.leading_particles().search(text, max(0, start - 16), start)
    return start - particles.start() if particles else 0
