"""How whoever is named or heard is called within a sentence, and the verb that goes with it."""

import re
from collections.abc import Sequence

from studykit.names import lists
from studykit.speakers.nouns import person_nouns, source_kinds
from studykit.wording import agree, shorten

_BEGINNINGS = frozenset(
    "A All An Another Both Dozens Eight Eleven Few Five Former Four Her His Hundreds Its Many Most"
    " Multiple My Nearly Nine No Numerous One Other Others Our Seven Several Six Some Such Ten That"
    " The Their These This Those Thousands Three Twelve Twenty Two Various Your".split()
)

_ALONE = frozenset(
    "Anybody Anyone Data Everybody Everyone Evidence Footage He It None People Police Research She"
    " Somebody Someone Staff They We".split()
)

# Before a noun in small letters these begin no name: “Regional experts”, but “Elm experts”.
_BEFORE_NOUNS = frozenset(
    "academic administration anonymous budget business campaign civil community corporate current"
    " defense diplomatic economic election emergency environmental exit experienced federal"
    " financial foreign government health independent industry intelligence internal international"
    " leading legal local major medical military municipal national nuclear official opposition"
    " outside party political presidential prison private prominent public regional religious rival"
    " rural scientific security senior social top trade urban".split()
)


def small(words: str) -> str:
    """The words as they are within a sentence: what begins no name loses its capital.

    Examples
    --------
    >>> small("A sailor"), small("Elm Bank"), small("Analysts"), small("Hundreds of sailors")
    ('a sailor', 'Elm Bank', 'analysts', 'hundreds of sailors')
    >>> small("Anyone"), small("Another"), small("Data"), small("Footage from the quay")
    ('anyone', 'another', 'data', 'footage from the quay')
    >>> small("Regional experts"), small("Elm experts"), small("Regional Bank experts")
    ('regional experts', 'Elm experts', 'Regional Bank experts')
    >>> small("Republicans"), small("Republican voters"), small("Workers at the quay")
    ('Republicans', 'Republican voters', 'workers at the quay')

    One person's noun alone may be a surname, one document's a newspaper.

    >>> small("Baron"), small("Soldiers"), small("Post"), small("Projections"), small("Workers")
    ('Baron', 'soldiers', 'Post', 'projections', 'workers')
    """
    first, _, rest = words.partition(" ")
    noun = first.lower()
    if first in lists.nationalities():
        return words
    if not rest:
        return noun if first in _BEGINNINGS | _ALONE or _are_many(noun) else words
    is_common = noun in _BEFORE_NOUNS or _are_many(noun) or source_kinds().get(noun) in _KINDS
    if first in _BEGINNINGS or (is_common and rest.islower()):
        return f"{noun} {rest}"
    return words


_KINDS = ("document", "person")


def _are_many(noun: str) -> bool:
    are_persons = noun.removesuffix("s") in person_nouns()
    return noun.endswith("s") and (are_persons or source_kinds().get(noun) in _KINDS)


_HEADS = frozenset(
    "Act Administration Agency Amendment Association Authority Board Bureau Commission Committee"
    " Constitution Convention Court Department Emirates Federation Foundation Fund Institute"
    " Journal Kingdom Ministry Nations Netherlands Office Organization Party Philippines Post Press"
    " Republic Senate Service States Times Treasury Treaty Trust Union War".split()
)
_HEADS_OF = _HEADS | frozenset("Bank Council Gulf House Isle University".split())
_LINKS = frozenset("for of on".split())
_WITH_ARTICLE = frozenset(
    "BBC CIA EPA EU FBI GOP House IMF IRS Kremlin NBA NFL NHS NRA NSA Pentagon U.K. U.N. U.S. UK UN"
    " US USA Vatican WHO West".split()
) | {"European Union", "Federal Reserve", "Middle East", "White House"}


def within(name: str) -> str:
    """A name as it is within a sentence: of offices and unions with an article.

    >>> within("Elm Ministry"), within("University of Elm"), within("United States")
    ('the Elm Ministry', 'the University of Elm', 'the United States')
    >>> within("Elm University"), within("Elm"), within("The Elm Post"), within("Lane’s Trust")
    ('Elm University', 'Elm', 'The Elm Post', 'Lane’s Trust')
    """
    words = name.split() or [name]
    is_of = len(words) > 2 and words[0] in _HEADS_OF and words[1] in _LINKS
    is_headed = len(words) > 1 and words[-1] in _HEADS and words[0] not in ("A", "The")
    is_own = any(word.endswith(("’s", "'s", "s’")) for word in words)
    has_article = name in _WITH_ARTICLE or ((is_of or is_headed) and not is_own)
    return f"the {shorten(name)}" if has_article else shorten(name)


def is_many(name: str) -> bool:
    """Whether a name or a voice is a plural: a people, a party, some sailors.

    >>> is_many("Republicans"), is_many("Elm Works"), is_many("Swiss")
    (True, False, False)
    >>> is_many("They"), is_many("Two sailors from Elm"), is_many("Elm Sailors")
    (True, True, False)
    """
    if name.endswith("s") and name.removesuffix("s") in lists.nationalities():
        return True
    head = _AFTER_HEAD.split(name, maxsplit=1)[0].split(" ")[-1]
    return name.lower() in _PLURALS or (
        (head == name or head.islower()) and _are_many(head.lower())
    )


_AFTER_HEAD = re.compile(r" (?:at|close|for|from|in|of|on|who|with)\b")
_PLURALS = frozenset("both many others people police some they we".split())


def agree_with(names: Sequence[str], one: str, many: str | None = None) -> str:
    """A verb in the form that goes with the names before it.

    >>> agree_with(["Ada Lane"], "is"), agree_with(["Republicans"], "is")
    ('is', 'are')
    >>> agree_with(["Ada Lane", "Bo Roe"], "gets", "get")
    'get'
    """
    is_one = len(names) == 1 and not is_many(names[0])
    return agree(1 if is_one else 2, one, many)
