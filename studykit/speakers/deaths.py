"""Who is dead, as far as the words beside a name tell."""

from itertools import pairwise

from studykit.quotes import TaggedText
from studykit.speakers.name import Name

_LONGEST_TITLE = 4  # tokens: “the late Sen.”
_BEFORE_DEAD = ("killed", "victim", "death of", "deaths of", "killing of", "murder of")
_AFTER_DEAD = ("died ", ", who was killed ", "was killed ", "was shot dead ")


def is_dead(tagged: TaggedText, name: Name) -> bool:
    r"""“the | late | Sen. Bob Lund”, “Bob Lund, | who died | in 1950”.

    >>> credited("Rain\n\nThe late Sen. Bob Lund built the bridge. “It is ours,” he said.")
    he = –
    >>> credited("Rain\n\nBob Lund, who died in May, built the bridge. “It is ours,” he said.")
    he = –
    >>> credited("Rain\n\nOf late Bob Lund rowed. “It is ours,” he said.")
    he = Bob Lund
    """
    types, first, after = tagged.types, name.first, name.after
    before = types[max(0, first - _LONGEST_TITLE) : first]
    is_late = "late" in before and ("the", "late") in pairwise(before)
    return is_late or types[after : after + 3] == [",", "who", "died"]


def may_be_dead(tagged: TaggedText, name: Name) -> bool:
    """“the | killing of | Bob Roe”, “Bob Roe | was killed |”: enough not to take his surname.

    >>> credited("It killed Bob Roe. Bob Roe rowed. Ann Roe wept. Roe said it rained.")
    Roe = –
    >>> credited("Bob Roe was killed. Bob Roe rowed. Ann Roe wept. Roe said it rained.")
    Roe = –
    """
    before = " ".join(tagged.types[max(0, name.first - 2) : name.first])
    after = " ".join(tagged.types[name.after : name.after + 5])
    is_told = before.endswith(_BEFORE_DEAD) or after.startswith(_AFTER_DEAD)
    return is_told or is_dead(tagged, name)
