"""Names that two of a family share: the Lanes, the Lane brothers, Ada and Bo Lane."""

import re
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import pairwise

from studykit.names import lists
from studykit.names.bearers.bearer import Bearer
from studykit.names.bearers.persons import Persons, surname_of
from studykit.names.runs.mention import Mention
from studykit.names.words.own_kind import FORMED, GUESSED

_ANDS = (" and ", " & ")
_LONGEST_GAP = 6  # characters


def first_of_two(text: str, left: Mention, right: Mention) -> str:
    """Ada | and Bo Lane: the full name of the first; "" where it may be another's.

    >>> named("It was Ada and Bo Lane. Ada sat.")
    Ada = Ada Lane (person)
    Bo Lane = Bo Lane (person)
    Ada = Ada Lane (person)
    >>> named("It was about Walker and Bo Lane.")
    Walker = Walker (person)
    Bo Lane = Bo Lane (person)
    """
    given, words = left.text, tuple(right.text.split())
    if len(words) != 2 or right.kind != "person" or text[left.end : right.start] not in _ANDS:
        return ""
    firsts = lists.first_names()
    if given not in firsts or words[0] not in firsts or given in lists.surnames():
        return ""
    return "" if given in lists.known() else f"{given} {surname_of(words)}"


def with_first_of_two(text: str, found: Sequence[Mention], forms: dict[str, Bearer]) -> None:
    """Add who is named in full only with another: the Ada Lane of “Ada and Bo Lane”.

    A given name that the text has used before, or that ends a name of it, is left as it is.

    >>> named("Ada sat. Ada and Bo Lane ate.")
    Ada = Ada (person)
    Ada = Ada (person)
    Bo Lane = Bo Lane (person)
    >>> named("Rose Ada sat. Ada and Bo Lane ate.")
    Rose Ada = Rose Ada (person)
    Ada = Rose Ada (person)
    Bo Lane = Bo Lane (person)
    """
    for left, right in pairwise(found):
        is_near = right.start - left.end < _LONGEST_GAP
        if is_near and left.text in forms and forms[left.text].first == left.start:
            full = first_of_two(text, left, right)
            if full and full not in forms:
                forms[full] = _person(left, full)


def _person(mention: Mention, name: str) -> Bearer:
    bearer = Bearer(mention)
    bearer.name, bearer.words = name, tuple(name.split())
    bearer.kind, bearer.strength = "person", FORMED
    return bearer


def are_named(text: str, mention: Mention) -> bool:
    """Whether a family name is that of several here: the Lane | brothers.

    >>> named("Bo Lane sat. The Lane brothers and Lane’s brothers ate.")
    Bo Lane = Bo Lane (person)
    Lane = Lane (other)
    Lane = Bo Lane (person)
    """
    return _several().match(text, mention.end) is not None


@cache
def _several() -> re.Pattern[str]:
    """What follows a name that several share: " brothers", " family"."""
    return re.compile(rf" (?:{lists.pattern('family')})\b")


def call_other(forms: Iterable[Bearer], persons: Persons) -> None:
    """The Lanes, the Foxes: no body, where a person of the text has the name.

    >>> named("Bo Lane met Ada Vex. The Lanes and the Vexes sat, and so did the Elms.")
    Bo Lane = Bo Lane (person)
    Ada Vex = Ada Vex (person)
    Lanes = Lanes (other)
    Vexes = Vexes (other)
    Elms = Elms (organization)
    """
    for form in forms:
        if form.name[-1] in "sS" and form.strength <= GUESSED:
            name = form.name.casefold()
            if name[:-1] in persons.by_surname or name.removesuffix("es") in persons.by_surname:
                form.kind = "other"
