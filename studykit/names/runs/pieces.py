"""One name in a run, by its characters, and what is put to it or taken from it."""

from dataclasses import dataclass, replace
from enum import Enum, auto

from studykit.names.words import own_kind


class Sort(Enum):
    """What a run tells of a name in it."""

    PLAIN = auto()
    TITLED = auto()  # a title or a noun for a person is directly before it
    INITIAL = auto()  # one word that may be capitalised only because it begins a sentence
    BARE = auto()  # no name: a title that is used for its bearer
    SURNAME = auto()  # a title without "the": a family name if a person of the text has it


PLAIN, TITLED, INITIAL, BARE, SURNAME = Sort  # an Enum's own look-up is slow


@dataclass(frozen=True, slots=True)
class Piece:
    """One name in a run, by its characters, and what the run tells of it.

    Attributes
    ----------
    start, end : int
        Where in the run it is.
    text : str
        The name.
    kind, strength : str, int
        What its title or its own words tell, as in `own_kind`.
    sort : Sort
        What its place in the run tells.
    gender : str
        What its title says.
    title : str
        That of a person (Home Secretary); of a title that is used alone, its own words.
    """

    start: int
    end: int
    text: str
    kind: str
    strength: int
    sort: Sort = PLAIN
    gender: str = ""
    title: str = ""


def plain_piece(name: str) -> Piece:
    """A name by itself.

    >>> plain_piece("Oslo").kind
    'place'
    """
    return Piece(0, len(name), name, *own_kind.own_kind(name))


def widened(piece: Piece, before: str) -> Piece:
    """A name with the particles before it: (de) Blasio.

    >>> named("It was de Norway there.")
    de Norway = de Norway (other)
    """
    text = before + piece.text
    kind, strength = own_kind.own_kind(text)
    start = piece.start - len(before)
    return replace(piece, start=start, text=text, kind=kind, strength=strength)


def without_last(piece: Piece) -> Piece:
    """A name without its last word, which is none of it: Ada Roe (I).

    >>> named("It is Norway I know.")
    Norway = Norway (place)
    """
    text = piece.text.rpartition(" ")[0].removesuffix(" &")
    kind, strength = own_kind.own_kind(text)
    if piece.sort is TITLED:
        kind, strength = piece.kind, piece.strength
    end = piece.start + len(text)
    return replace(piece, end=end, text=text, kind=kind, strength=strength)


def without_counted(piece: Piece, first: str) -> Piece | None:
    """A name without its first word, which a number only counts: (Hours of) Oslo.

    >>> named("It sank in 24 Hours of Oslo, after 3 Weeks.")
    Oslo = Oslo (place)
    """
    rest = piece.text.removeprefix(first)
    if not rest.startswith(" of "):
        return piece if rest else None
    text = rest.removeprefix(" of ")
    kind, strength = own_kind.own_kind(text)
    start = piece.start + len(piece.text) - len(text)
    return replace(piece, start=start, text=text, kind=kind, strength=strength)


def with_ending(piece: Piece, after: str) -> Piece:
    """A name with its ’s and what else is a part of it.

    >>> named("It was a McDonald’s there. McDonald’s sales rose.")
    McDonald’s = McDonald’s (organization)
    McDonald’s = McDonald’s (organization)
    """
    text = piece.text + after
    kind, strength = own_kind.own_kind(text)
    return replace(
        piece, end=piece.end + len(after), text=text, kind=kind, strength=strength, sort=PLAIN
    )
