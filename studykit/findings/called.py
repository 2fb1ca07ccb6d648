"""How whoever is named or heard is called within a sentence, and the verb that goes with it."""

import calendar
import re
from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import pairwise

import pandas as pd

from studykit import lexicons
from studykit.names import lists
from studykit.numerals import SMALL_NUMBERS
from studykit.speakers.nouns import person_nouns, source_kinds
from studykit.wording import agree, shorten


@cache
def _words(tells: str) -> frozenset[str]:
    return frozenset(lexicons.words_where("in_sentences", "tells", tells))


def small(words: str, text: str = "") -> str:
    """The words as they are within a sentence: what begins no name loses its capital.

    So does what their text prints with a small letter, and within a sentence with no capital.

    >>> text = "Harbour voters like a harbour. It froze, and harbour clubs and Rose clubs rose."
    >>> small("Harbour clubs", text), small("Rose clubs", text), small("Harbour clubs")
    ('harbour clubs', 'Rose clubs', 'Harbour clubs')
    >>> small("Rose", text), small("Voters", "All voters vote."), small("Harbour Bank", text)
    ('Rose', 'voters', 'Harbour Bank')

    Examples
    --------
    >>> small("A sailor"), small("Elm Bank"), small("Analysts"), small("Hundreds of sailors")
    ('a sailor', 'Elm Bank', 'analysts', 'hundreds of sailors')
    >>> small("Anyone"), small("Another"), small("Data"), small("Footage from the quay")
    ('anyone', 'another', 'data', 'footage from the quay')
    >>> small("Regional experts"), small("Elm experts"), small("Regional Bank experts")
    ('regional experts', 'Elm experts', 'Regional Bank experts')
    >>> small("Recent reports"), small("Court documents"), small("Patient groups")
    ('recent reports', 'court documents', 'patient groups')
    >>> small("Aides to Lane"), small("Twenty-four percent"), small("Last Post readers")
    ('aides to Lane', 'twenty-four percent', 'Last Post readers')
    >>> small("Half a dozen"), small("Half Moon Bay")
    ('half a dozen', 'Half Moon Bay')
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
        is_none = noun in _words("begins no name") | _words("alone no name")
        return noun if is_none or _are_many(noun) else words
    is_none = noun in _words("begins no name")
    if rest.split(" ")[0].islower():
        is_none |= _are_many(noun) or source_kinds().get(noun) in _KINDS
        is_none |= noun in _words("before a noun no name") or bool(_TENS.match(noun))
        is_none |= bool(text) and _is_small_in(text, first)
    return f"{noun} {rest}" if is_none else words


def _is_small_in(text: str, first: str) -> bool:
    """Whether a text prints a word with a small letter, and with a capital only where one must."""
    is_small = re.search(rf"(?<![\w’'-]){re.escape(first.lower())}(?![\w-])", text)
    return bool(is_small) and not re.search(rf"[a-z0-9,;]\s{re.escape(first)}\b", text)


_KINDS = ("document", "person")
_TENS = re.compile("(?:twen|thir|for|fif|six|seven|eigh|nine)ty-")


def _are_many(noun: str) -> bool:
    are_persons = noun.removesuffix("s") in person_nouns()
    return noun.endswith("s") and (are_persons or source_kinds().get(noun) in _KINDS)


def text_of(table: pd.DataFrame) -> str:
    """The text that a table tells of, as far as it still knows it."""
    return str(table.attrs.get("text", ""))


def within(name: str, text: str = "") -> str:
    """A name as it is within a sentence: of offices and unions with an article.

    So are names that their text hardly prints without one; before a noun it may be the noun's.

    >>> within("Gazette", "The Gazette, said to be old, is read. A boy met the Gazette’s owner.")
    'the Gazette'
    >>> within("Elm", "The Elm, Oakham, mill and the Elm and Oak mills shut.")
    'Elm'
    >>> within("Lane", "The Lane campaign won."), within("Gazette", "A Gazette of the Gazette.")
    ('Lane', 'Gazette')
    >>> within("Elm Ministry"), within("University of Elm"), within("United States")
    ('the Elm Ministry', 'the University of Elm', 'the United States')
    >>> within("Elm University"), within("Elm"), within("The Elm Post"), within("Lane’s Trust")
    ('Elm University', 'Elm', 'The Elm Post', 'Lane’s Trust')
    >>> within("Ada Post"), within("FBI"), within("Old Court of Elm")
    ('Ada Post', 'the FBI', 'the Old Court of Elm')
    >>> within("Senate"), within("Internet"), within("Church of Elm"), within("Lane campaign")
    ('the Senate', 'the Internet', 'the Church of Elm', 'the Lane campaign')
    >>> within("Elbonian government"), within("Elm police"), within("Elm officials")
    ('the Elbonian government', 'Elm police', 'Elm officials')
    >>> within("her campaign"), within("F.B.I."), within("State"), within("Congress")
    ('her campaign', 'the F.B.I.', 'the State', 'Congress')
    """
    words = name.split() or [name]
    heads = _words("begins a name with an article")
    is_of = any(one in heads and other in _LINKS for one, other in pairwise(words))
    head = {words[-1], words[-1][:1].upper() + words[-1][1:]}
    is_headed = len(words) > 1 and not head.isdisjoint(_words("ends a name with an article"))
    is_own = words[0].lower() in _words("begins no name")
    is_own |= any(word.endswith(_OWN) for word in words)
    is_person = len(words) == 2 and words[0] in lists.first_names()
    has_article = (is_of or is_headed) and not (is_own or is_person)
    has_article |= not {name, name.replace(".", "")}.isdisjoint(_words("name with an article"))
    has_article |= bool(text) and not is_person and _follows_article(name, text)
    return f"the {shorten(name)}" if has_article else shorten(name)


def _follows_article(name: str, text: str) -> bool:
    """Whether a text prints a name with “the” at least twice as often as without."""
    with_it = without = 0
    for match in _mentions(name).finditer(text):
        if match["the"]:
            with_it += bool(match["own"] or match["mark"] or _FOLLOWS.match(match["next"]))
        else:
            without += not match["before"]
    return with_it > 0 and with_it >= 2 * without


@lru_cache(maxsize=64)
def _mentions(name: str) -> re.Pattern[str]:
    return re.compile(
        rf"(?:(?P<the>\b[Tt]he\s)|(?P<before>\b(?!(?:{_SMALL})\s)[A-Z]\w+\s)|(?<![\w’'-])){re.escape(name)}(?![\w-])"
        r"(?=(?P<own>[’']s?\b)?(?P<mark>[^\w\s,/-]|,(?!\s[A-Z])|\s*\Z)?\s*(?P<next>\w*))"
    )


_SMALL = "And|As|At|But|By|For|From|If|In|On|Or|That|To|When|While|With"
# What may follow a name, and not a noun of which it tells more: “the Lane | campaign”.
_FOLLOWS = re.compile(
    r"(?:of|i[ns]|on|at|for|to|from|by|with|but|are|was|were|ha[sd]|have|will|would|could|can"
    r"|may|might|sa(?:id|ys?)|that|wh\w+|as|after|before|than|also|do|does|did|not|[a-z]+ed)\b"
)


_LINKS = ("for", "of", "on")
_OWN = ("’s", "'s", "s’")


def is_many(name: str, text: str = "") -> bool:
    """Whether a name or a voice is a plural: a people, a party, some sailors.

    A text tells of others by the verb of a name, or by the article of one in “-s”.

    >>> is_many("Rowers", "But Rowers are old."), is_many("Reuters", "Lane and Reuters are.")
    (True, False)
    >>> is_many("Oaks", "We met the Oaks."), is_many("Oaks", "The Oaks is a club of the Oaks.")
    (True, False)
    >>> is_many("Mondays"), is_many("Monday"), is_many("Times", "Roe of the Times rowed.")
    (True, False, False)
    >>> is_many("Republicans"), is_many("Elm Works"), is_many("Swiss")
    (True, False, False)
    >>> is_many("They"), is_many("Two sailors from Elm"), is_many("Elm Sailors")
    (True, True, False)
    >>> is_many("Three harbour towns"), is_many("One of the towns"), is_many("Three Rivers")
    (True, False, False)
    """
    if name in _ON_DAYS or (text and _are_in(text, name)):
        return True
    first, *rest = name.lower().split() or [""]
    if name.endswith("s") and name.removesuffix("s") in lists.nationalities():
        return True
    head = _AFTER_HEAD.split(name, maxsplit=1)[0].split(" ")[-1]
    is_counted = bool(rest) and (first in _COUNTED or SMALL_NUMBERS.get(first, 0) > 1)
    return name.lower() in _words("plural") or (
        (head == name or head.islower())
        and (_are_many(head.lower()) or (is_counted and head.endswith("s")))
    )


def _are_in(text: str, name: str) -> bool:
    """Whether a text uses a name in “-s” as a plural."""
    if not name.endswith("s") or name.endswith("ss") or name not in text:
        return False
    verb = rf"(?:the\s)?{re.escape(name)}\s"
    if re.search(rf"(?i:{verb})(?:is|was|has|does|says)\b", text):
        return False
    if re.search(rf"{_OPENS}(?i:{verb})(?:are|were|have|do|say|think|want|seem|tend)\b", text):
        return True
    return " " not in name and name not in _ONE_BODY and _follows_article(name, text)


_OPENS = r"(?:\A|[.!?”“]\s*|\n\s*|\b(?:[Bb]ut|[Tt]hat|[Ww]hen|[Ww]hile|[Ii]f|[Bb]ecause)\s)"
_ONE_BODY = ("Bahamas", "Commons", "Ganges", "Maldives", "Netherlands", "News", "Philippines",
             "Thames", "Times")  # fmt: skip
_ON_DAYS = [f"{day}s" for day in calendar.day_name]
_COUNTED = ("all", "both", "few", "many", "most", "numerous", "several", "some")


_AFTER_HEAD = re.compile(r" (?:at|close|for|from|in|of|on|who|with)\b")


def agree_with(names: Sequence[str], one: str, many: str | None = None, text: str = "") -> str:
    """A verb in the form that goes with the names before it.

    >>> agree_with(["Ada Lane"], "is"), agree_with(["Republicans"], "is")
    ('is', 'are')
    >>> agree_with(["Ada Lane", "Bo Roe"], "gets", "get")
    'get'
    """
    is_one = len(names) == 1 and not is_many(names[0], text)
    return agree(1 if is_one else 2, one, many)
