"""What belongs to a name at the edges of a run of capitals: a number, particles, an ’s."""

import re

from studykit.names import lists
from studykit.names.runs import patterns
from studykit.names.runs.pieces import Piece, widened, with_ending

# What is called for a person: Lou Gehrig’s | disease.
_ILLNESS = re.compile(r" (?:disease|lymphoma|palsy|syndrome)\b")
_ORDINAL_ENDS = ("st ", "nd ", "rd ", "th ")
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


def with_number(text: str, left: int, piece: Piece) -> Piece:
    """A name with the number before it that is a part of it: (2nd) Amendment, (13) Hours.

    >>> named("She lives in the 9th Congressional District. On the 5th Oslo slept.")
    9th Congressional District = 9th Congressional District (place)
    Oslo = Oslo (place)
    >>> named("She leads the 5-Star Movement.")
    5-Star Movement = 5-Star Movement (organization)
    >>> named("It rained on March 3-April 4.")
    March = March (other)
    April = April (other)
    >>> named("Her film 13 Hours came out. The 12 Oslo hours sank.")
    13 Hours = 13 Hours (other)
    Oslo = Oslo (place)
    """
    first = piece.text.split(" ")[0]
    if count := count_before(text, left, first):
        return widened(piece, count)
    is_rank = text[left - 3 : left] in _ORDINAL_ENDS and text[left - 4].isdigit()
    if not is_rank and text[left - 1 : left] != "-":  # a first look: few names follow a number
        return piece
    number = _NUMBER.search(text, max(0, left - 7), left)
    is_glued = text[left - 1] == "-" and first not in lists.known()
    is_part = is_glued or first in lists.context("after a number")
    return widened(piece, number[0]) if number and is_part else piece


def count_before(text: str, left: int, word: str) -> str:
    """What a title counts, before its first word: “| 13 | Hours”; empty for other words.

    >>> named("It cost $13 Hours ago. It cost 2.5 Hours.")
    Hours = Hours (other)
    Hours = Hours (other)
    """
    if word not in lists.context("counted in a title"):
        return ""
    count = _COUNT.search(text, max(0, left - 5), left)
    return count[0] if count else ""


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
