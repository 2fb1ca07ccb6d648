"""How whoever is named or heard is called within a sentence, and the verb that goes with it."""

from collections.abc import Sequence

from studykit.names import lists
from studykit.speakers.nouns import person_nouns, source_kinds
from studykit.wording import agree

_BEGINNINGS = frozenset(
    "A All An Another Both Dozens Few Five Four Her His Hundreds Its Many Most Multiple My Nearly"
    " No Numerous One Other Others Our Several Six Some Such Ten That The Their These This Those"
    " Thousands Three Two Various Your".split()
)

_ALONE = frozenset(
    "Anybody Anyone Everybody Everyone He It None She Somebody Someone They We".split()
)


def small(words: str) -> str:
    """The words as they are within a sentence: only an article loses its capital.

    Examples
    --------
    >>> small("A sailor"), small("Elm Bank"), small("Analysts"), small("Hundreds of sailors")
    ('a sailor', 'Elm Bank', 'analysts', 'hundreds of sailors')
    >>> small("Anyone"), small("Another")
    ('anyone', 'another')

    One person's noun alone may be a surname, one document's a newspaper.

    >>> small("Baron"), small("Soldiers"), small("Post"), small("Projections")
    ('Baron', 'soldiers', 'Post', 'projections')
    """
    if words in _BEGINNINGS | _ALONE:
        return words.lower()
    first, _, rest = words.partition(" ")
    if not rest and _are_many(first.lower()):
        return words.lower()
    return f"{first.lower()} {rest}" if first in _BEGINNINGS and rest else words


def _are_many(noun: str) -> bool:
    are_persons = noun.removesuffix("s") in person_nouns()
    return noun.endswith("s") and (are_persons or source_kinds().get(noun) == "document")


def is_many(name: str) -> bool:
    """Whether a name is a plural: a people or a party.

    >>> is_many("Republicans"), is_many("Elm Works"), is_many("Swiss")
    (True, False, False)
    """
    return name.endswith("s") and name.removesuffix("s") in lists.nationalities()


def agree_with(names: Sequence[str], one: str, many: str | None = None) -> str:
    """A verb in the form that goes with the names before it.

    >>> agree_with(["Ada Lane"], "is"), agree_with(["Republicans"], "is")
    ('is', 'are')
    >>> agree_with(["Ada Lane", "Bo Roe"], "gets", "get")
    'get'
    """
    is_one = len(names) == 1 and not is_many(names[0])
    return agree(1 if is_one else 2, one, many)
