"""Titles that are used alone (the President), and who bears them."""

from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache

from studykit.names import lists
from studykit.names.bearers.bearer import Bearer
from studykit.names.runs.mention import Mention
from studykit.names.runs.pieces import BARE
from studykit.names.words.titles import title_kind


def fill_offices(found: Sequence[Mention], whose: list[Bearer | None]) -> None:
    """Give each title that is used alone its bearer: the one person the text has called so.

    >>> named("President Ada Roe sat. The President ate.")
    Ada Roe = Ada Roe (person)
    President = Ada Roe (person)
    >>> named("President Ada Roe met President Bo Quill. The President ate.")
    Ada Roe = Ada Roe (person)
    Bo Quill = Bo Quill (person)
    """
    bare = [i for i, mention in enumerate(found) if mention.sort is BARE]
    holders = _holders(found, whose) if bare else {}
    for i in bare:
        persons = holders.get(found[i].title, {})
        bearer, first = next(iter(persons.items()), (None, 0))
        whose[i] = bearer if len(persons) == 1 and first < found[i].start else None


def _holders(
    found: Sequence[Mention], whose: Sequence[Bearer | None]
) -> dict[str, dict[Bearer, int]]:
    """The persons that bear each title and where the text first says so.

    >>> named("The President sat. President Ada Roe came.")
    Ada Roe = Ada Roe (person)
    """
    holders: dict[str, dict[Bearer, int]] = defaultdict(dict)
    for mention, bearer in zip(found, whose, strict=True):
        if bearer is not None and bearer.kind == "person":
            title = mention.title or _noble_title(mention.text)
            for short in short_titles(title) if title else ():
                holders[short].setdefault(bearer, mention.start)
    return holders


def _noble_title(name: str) -> str:
    """The title that is part of a name: Pope Adalan.

    >>> named("Pope Adalan sat. The Pope ate.")
    Pope Adalan = Pope Adalan (person)
    Pope = Pope Adalan (person)
    """
    first, _, rest = name.partition(" ")
    return first if rest and title_kind(first) == "noble" else ""


@lru_cache(maxsize=1 << 12)
def short_titles(title: str) -> tuple[str, ...]:
    """A title and what is left of it without the words for a field.

    >>> short_titles("Home Secretary"), short_titles("Vice President"), short_titles("Gov.")
    (('Home Secretary', 'Secretary'), ('Vice President',), ('Governor',))
    """
    words = [lists.long_titles().get(word, word) for word in title.split(" ")]
    found = [" ".join(words)]
    while len(words) > 1 and words[0] in lists.context("field"):
        words = words[1:]
        found.append(" ".join(words))
    return tuple(found)
