"""The kind of a name by another beside it: Ada Roe and Quorl."""

from collections.abc import Sequence

from studykit.names import lists
from studykit.names.kinds.words_after import next_word
from studykit.names.runs.mention import Mention
from studykit.names.runs.pieces import BARE
from studykit.names.words.own_kind import FORMED, GUESSED

_ANDS = (" and ", " or ", ", and ", " & ")


def is_rare(name: str) -> bool:
    """One word that no dictionary has, and that is not made up of one: Quorl; not Quorlism.

    >>> named("It was about Ada Roe and Quorl.")
    Ada Roe = Ada Roe (person)
    Quorl = Quorl (person)
    >>> named("It was about Ada Roe and Quorlism.")
    Ada Roe = Ada Roe (person)
    Quorlism = Quorlism (other)
    """
    is_coined = name.endswith(("ism", "esque", "ish", "mania"))
    return " " not in name and not is_coined and not lists.is_ordinary(name)


def follow_neighbours(text: str, found: Sequence[Mention], i: int) -> None:
    """Where nothing tells a word's kind, it is taken to be of its neighbour's: Ann Roe and Quorl.

    >>> named("It was about Ada Roe and Quorl.")
    Ada Roe = Ada Roe (person)
    Quorl = Quorl (person)
    >>> named("It was about Quorl or Norway.")
    Quorl = Quorl (place)
    Norway = Norway (place)
    """
    for left, right in ((i - 1, i), (i, i + 1)):
        if left >= 0 and right < len(found):
            _follow(text, found[left], found[right], found[i])


def _follow(text: str, left: Mention, right: Mention, unknown: Mention) -> None:
    """Give an unknown name the kind of the other, if only “and” is between them.

    >>> named("It was about Quorl and Norway.")
    Quorl = Quorl (place)
    Norway = Norway (place)
    """
    known = left if unknown is right else right
    if text[left.end : right.start] not in _ANDS or _is_plural_head(next_word(text, right.end)):
        return
    if known.strength >= FORMED and known.sort is not BARE:
        unknown.kind, unknown.strength = known.kind, GUESSED


def _is_plural_head(word: str) -> bool:
    """Counties, streets: “Roe and Elm counties” are no persons.

    >>> named("It was about Ada and Quorl counties.")
    Ada = Ada (person)
    Quorl = Quorl (other)
    """
    singular = word[:-3] + "y" if word.endswith("ies") else word[:-1]
    return word.endswith("s") and singular.capitalize() in lists.heads()
