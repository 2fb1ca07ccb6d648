"""The fields that a body is for, and whose it is: House | Transportation and Infrastructure."""

from collections.abc import Sequence

from studykit.names import lists
from studykit.names.words.bodies import is_listed
from studykit.names.words.titles import is_title


def is_of_field(word: str) -> bool:
    """A word for what a body is for: Rowing; not Oslo, President.

    >>> named("He met the Council on Trade, Governor Ada Roe and Bo Vex.")
    Council on Trade = Council on Trade (organization)
    Ada Roe = Ada Roe (person)
    Bo Vex = Bo Vex (person)
    """
    return lists.is_ordinary(word) and not is_listed([word]) and not is_title(word)


def is_whole(words: Sequence[str]) -> bool:
    """National Rowing Guild, Attorney General: no second field of a body; Quiet Weather is one.

    >>> named("The Guild of Quiet Sailors and National Rowing Guild met.")
    Guild of Quiet Sailors = Guild of Quiet Sailors (organization)
    National Rowing Guild = National Rowing Guild (organization)
    """
    has_rank = not lists.titles().keys().isdisjoint(words)
    is_body = lists.heads().get(words[-1]) == "organization"
    return (is_body and has_rank) or any(map(is_title, words))


def is_field(words: Sequence[str]) -> bool:
    """What a body is for, with its chamber before it or not: (House) Transportation.

    >>> named("It was the House Transportation and Infrastructure Committee.")
    House Transportation and Infrastructure Committee = \
House Transportation and Infrastructure Committee (organization)
    >>> named("The White House and Justice Department sat.")
    White House = White House (organization)
    Justice Department = Justice Department (organization)
    """
    if is_listed(words):
        return False
    field = words[n_places(words) :]
    is_plain = all(map(lists.is_ordinary, field)) and lists.surnames().isdisjoint(field)
    return len(field) < 3 and is_plain and field[-1] not in lists.heads()


def n_places(words: Sequence[str]) -> int:
    """How many words before a field say whose it is: House, Greater Oslo, Wendle.

    >>> named("Greater Oslo Fire and Rescue Service met the Quiet Harbour Sea and Rescue Unit.")
    Greater Oslo Fire and Rescue Service = Greater Oslo Fire and Rescue Service (organization)
    Quiet Harbour Sea = Quiet Harbour Sea (place)
    Rescue Unit = Rescue Unit (organization)
    """
    is_part = words[0] in lists.context("part of place")
    if len(words) > 2 and (is_part or is_listed(words[:2])):
        return 2
    first = words[0]
    is_place = is_listed(words[:1]) or not lists.is_ordinary(first)
    return int(len(words) > 1 and is_place and first not in lists.first_names())


def are_two_things(words: Sequence[str]) -> bool:
    """The Ship and Anchor: two ordinary words.

    >>> named("He told The Ship and Anchor that.")
    Ship and Anchor = Ship and Anchor (other)
    >>> named("He told The Ship and Judge that.")
    Ship = Ship (other)
    """
    return len(words) == 2 and all(map(lists.is_ordinary, words)) and not any(map(is_title, words))


def are_places(*names: Sequence[str]) -> bool:
    """Kent, Surrey: listed places each.

    >>> named("Kent and Surrey Police left Wendle and Surrey Police.")
    Kent and Surrey Police = Kent and Surrey Police (organization)
    Wendle = Wendle (organization)
    Surrey Police = Surrey Police (organization)
    """
    known = (lists.known().get(" ".join(words), ("", ""))[1] for words in names)
    return all(kind == "place" for kind in known)
