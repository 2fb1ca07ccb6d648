"""Where the report itself begins: after a dateline, and not in a byline."""

import re
from functools import cache

from studykit import lexicons
from studykit.names import lists
from studykit.names.kinds.datelines import is_place_label

# “OAKHAM — ”, “ELM, Oakland (AP) — ”, “OAKHAM, May 3 - ”, “Oakham (Reuters) - ”.
# A word is taken whole: what comes after it is in no word.
_CAPITALS = r"(?>[A-Z][A-Z.’'-]+)"
_WORD = r"(?>[A-Z][\w’'.-]+)"
_PLACE = rf"{_CAPITALS}(?: {_CAPITALS}){{0,3}}"
_REGION = r"(?:, (?>[A-Z][\w.]+)(?: (?>[A-Z][\w.]+))?)?"
_AGENCY = r" \([A-Z][\w ./]{1,30}\)"
_DAY = r"(?:,? [A-Z][a-z]{2,8}\.? \d{1,2})?"
_INLINE = re.compile(
    rf"(?:{_PLACE}{_REGION}(?:{_AGENCY})?{_DAY}(?:{_AGENCY})?"
    rf"|{_WORD}(?: {_WORD}){{0,3}}{_REGION}{_AGENCY}{_DAY})"
    r"\s*(?:[—–]|(?<=\s)--?)\s*(?=\S)"
)

# “MUMBAI: ”, “NEW DELHI, May 3: ”.
_WITH_COLON = re.compile(rf"(?P<place>{_PLACE})(?P<region>{_REGION}){_DAY}:\s+(?=\S)")

ASIDE = frozenset(("byline", "dateline"))
"""The kinds of paragraph in which nobody is heard."""


def dateline_end(text: str, start: int, end: int) -> int:
    """Where a dateline ends that opens a paragraph; `start` where there is none.

    >>> attributed("OAKHAM — It rained, Lane said.")
    Lane | said | It rained
    >>> attributed("Oakham, Elbonia (EP) - The road is gone, said Lane.")
    Lane | said | The road is gone
    >>> attributed("ELM, May 3 (EP) — It rained, Lane said.")
    Lane | said | It rained
    >>> attributed("The road — it was new — is gone, said Lane.")
    Lane | said | The road — it was new — is gone
    """
    found = _INLINE.match(text, start, end)
    return found.end() if found else start


def place_label_end(text: str, start: int, end: int) -> int:
    r"""Where a place with a colon ends that opens a report; `start` where it is none.

    >>> attributed("MUMBAI: A leopard left the well. NEW DELHI: It rained.")
    NEW DELHI | : | It rained
    >>> attributed("Leopard in a well\n\nMUMBAI, May 3: It left, Lane said. MUMBAI Roe: It rained.")
    Lane | said | It left
    MUMBAI Roe | : | It rained
    >>> attributed("Leopard in a well\n\nQUORLER: It left, Lane said. It froze.")
    Lane | said | It left
    >>> attributed("JACKSON: It rained.")
    JACKSON | : | It rained
    >>> attributed("LONDON: Yes.\n\nANA VOSS: No.\n\nLEO LONDON: It rained.\n\nANA VOSS: Yes.")
    LONDON | : | Yes
    ANA VOSS | : | No
    LEO LONDON | : | It rained
    ANA VOSS | : | Yes
    """
    found = _WITH_COLON.match(text, start, end)
    return found.end() if found and _is_place(text, *found.group("place", "region")) else start


def _is_place(text: str, place: str, region: str) -> bool:
    """Whether words in capitals are a listed place, or one by what the text has of them.

    >>> attributed("QUORLER, Norway: It rained, Lane said.")
    Lane | said | It rained
    >>> attributed("QUORLER, Mayor: It rained.")
    QUORLER, Mayor | : | It rained
    """
    if place in _places():
        return True
    is_located = not region or region.removeprefix(", ") in lists.known()
    return is_located and is_place_label(text, place)


@cache
def _places() -> frozenset[str]:
    """Listed places in capital letters, but those that people are called by."""
    people = lists.surnames() | lists.first_names().keys()
    return frozenset(
        place.upper() for place in lexicons.words("places", "place") if place.title() not in people
    )
