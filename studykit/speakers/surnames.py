"""Whom a bare surname stands for where two persons have it."""

from collections import Counter
from collections.abc import Sequence

from studykit.names import lists
from studykit.quotes import TaggedText
from studykit.quotes.sentence.word_classes import pattern
from studykit.speakers.deaths import may_be_dead
from studykit.speakers.name import Name

NOBODY = ""  # what a surname stands for that may be either's
# “Ann Roe | and her brother Tom |”: somebody of the same surname.
_RELATIVE = pattern(
    "<COORDINATOR> <POSSESSIVE> <NOUN>{1,2} <COMMA>? <CAPITALISED> (?!<CAPITALISED>)"
)


def with_surnames(tagged: TaggedText, names: list[Name], paragraph_of: Sequence[int]) -> list[Name]:
    """The names, a bare surname that two persons have as that of the one an article is about.

    >>> credited("Ann Roe came. Roe sang. Her son Bob Roe slept. Roe said it rained.")
    Roe = Ann Roe
    >>> credited("Ann Roe came. Her son Bob Roe slept. Roe said it rained.")
    Roe = –
    >>> credited("Rain drowned Bob Roe. Bob Roe died at noon. Ann Roe wept. Roe said it rained.")
    Roe = –
    """
    full = [name for name in names if name.kind == "person" and name.after - name.first > 1]
    bearers = _bearers(tagged, full)
    if not bearers:
        return names
    about = {surname: _main(found, paragraph_of) for surname, found in bearers.items()}
    shared_from = {surname: _shared_from(found) for surname, found in bearers.items()}
    known: dict[str, str] = {}
    dead = _dead(tagged, bearers)
    found = []
    for name in names:
        surname = tagged.types[name.after - 1]
        if surname in bearers and name.kind == "person" and _is_bare(tagged, name):
            one = bearers[surname][0].name if name.start <= shared_from[surname] else NOBODY
            known.setdefault(surname, one or about[surname])
            is_over = known[surname] in dead and not one
            name = name._replace(name=NOBODY if is_over else known[surname])
        found.append(name)
    return found


def _dead(tagged: TaggedText, bearers: dict[str, list[Name]]) -> set[str]:
    """Those of a shared surname who are dead, or may be.

    >>> credited("Bob Roe rowed. Bob Roe, who died in May, was old. Ann Roe wept. Roe said no.")
    Roe = –
    """
    names = (name for found in bearers.values() for name in found)
    return {name.name for name in names if may_be_dead(tagged, name)}


def _bearers(tagged: TaggedText, full: Sequence[Name]) -> dict[str, list[Name]]:
    """The full names of persons with a surname that others have too.

    >>> credited("Ann Roe and her brother Tom came. Roe said it rained.")
    Roe = –
    >>> credited("Ann Roe and her lawyer Tom Fay came. Roe said it rained.")
    Roe = Ann Roe
    """
    found: dict[str, list[Name]] = {}
    for name in full:
        of_surname = found.setdefault(tagged.types[name.after - 1], [])
        of_surname.append(name)
        if _RELATIVE.match(tagged.unmasked, name.after):
            of_surname.append(name._replace(name=NOBODY))
    return {
        surname: names for surname, names in found.items() if len({name.name for name in names}) > 1
    }


def _is_bare(tagged: TaggedText, name: Name) -> bool:
    """“| Roe |”, and not “Mrs. | Roe |”.

    >>> credited("Ann Roe and Bob Roe came. Mrs. Roe said it rained.")
    Mrs. Roe = Ann Roe
    """
    is_titled = tagged.tokens[max(0, name.first - 1)] in lists.titles()
    return name.after - name.first == 1 and not is_titled


def _shared_from(bearers: Sequence[Name]) -> int:
    """Where a second one of a surname is named: up to there it is the first one’s.

    >>> credited("Roe rowed. Ann Roe and Bob Roe came. Roe said it rained.")
    Roe = Ann Roe
    """
    return next(name.start for name in bearers if name.name != bearers[0].name)


def _main(bearers: Sequence[Name], paragraph_of: Sequence[int]) -> str:
    """The one that the first paragraph names alone, or that is named twice as often as others.

    >>> credited("Ann Roe wins\\n\\nTom Roe is her son. Roe said it rained.")
    Roe = Ann Roe
    >>> credited("Ann Roe and Bob Roe came. Ann Roe sang. Roe said it rained.")
    Roe = Ann Roe
    """
    first = {name.name for name in bearers if paragraph_of[name.sentence] == 0}
    is_later = any(paragraph_of[name.sentence] > 0 for name in bearers)
    if len(first) == 1 and is_later:
        return first.pop()
    counts = Counter(name.name for name in bearers).most_common()
    (name, most), others = counts[0], counts[1:]
    return name if most >= 2 * sum(count for _, count in others) else NOBODY
