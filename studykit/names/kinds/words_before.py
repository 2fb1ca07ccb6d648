"""The kind of a name by the words before it: the company Quorl, dressed as Quorl."""

import re
from collections.abc import Callable
from functools import cache, lru_cache

from studykit.names import lists
from studykit.names.runs.mention import Mention
from studykit.names.words.own_kind import FORMED, GUESSED, LISTED, SURE, Told

Rule = Callable[[str, Mention, str, str], Told]  # of text, mention, and two words before


@cache
def _called() -> re.Pattern[str]:
    """What says a person's name or nickname: "a user called “", "goes by the name "."""
    return re.compile(
        rf"\b(?:{lists.pattern('alias')}|(?:by|under) the name(?: of)?"
        rf"|(?:{lists.pattern('someone')}) (?:{lists.pattern('calling')}|known as))"
        r"(?: only)? [\"“‘']?(?:[Tt]he )?$"
    )


@lru_cache(maxsize=1 << 14)
def rules(word: str) -> tuple[Rule, ...]:
    """The rules that may hold where this word is directly before a name.

    >>> named("It was the company Quorl.")
    Quorl = Quorl (organization)
    """
    tells = lists.tells(word)
    is_link = word in ("of", "as")
    ends_call = is_link or word in ("only", "name") or word.endswith(("the", "The"))
    may_hold = {
        _by_part_played: is_link or word in ("the", "The"),
        _by_calling: ends_call or not tells.isdisjoint(("calling", "alias")),
        _by_role: word in lists.roles() or word.endswith("-year-old"),
        _by_article: word == "The",
        _by_post: word in ("at", "At"),
        _by_share: word in ("in", "of"),
        _by_thing_called: word in ("called", "named"),
        _by_noun_or_verb: not tells.isdisjoint(_TOLD),
    }
    return tuple(rule for rule, may in may_hold.items() if may)


def _by_part_played(text: str, mention: Mention, first: str, word: str) -> Told:
    """The voice of | Quorl, dressed as | Quorl, played the | Quorl.

    >>> named("She is the voice of Quorl, dressed as Vex.")
    Quorl = Quorl (person)
    Vex = Vex (person)
    >>> named("He played the Quorl.")
    Quorl = Quorl (person)
    """
    if word in ("of", "as"):
        return ("person", FORMED) if f"person {word}" in lists.tells(first) else None
    is_part = "plays part" in lists.tells(first) and not mention.text.endswith("s")
    return ("person", FORMED) if is_part else None


def _by_calling(text: str, mention: Mention, first: str, word: str) -> Told:
    """A user called | Quorl, a man known as “The | Quorl”, by the name of | Quorl.

    >>> named("It was a man known as the Quorl.")
    Quorl = Quorl (person)
    >>> named("It was a bridge known as the Quorl.")
    Quorl = Quorl (other)
    """
    return ("person", SURE) if is_called(text, mention.start) else None


def is_called(text: str, start: int) -> bool:
    """Whether the words before say a name: “a girl named only “ | Quorl”.

    >>> named("It was a girl named only “Quorl” there.")
    Quorl = Quorl (person)
    """
    return _called().search(text, max(0, start - 40), start) is not None


def _by_role(text: str, mention: Mention, first: str, word: str) -> Told:
    """The actor | Quill Vex, a 40-year-old | Quorl.

    >>> named("It was the actor Quill Vex and a 40-year-old Quorl.")
    Quill Vex = Quill Vex (person)
    Quorl = Quorl (person)
    >>> named("It was the actor Quill & Vex.")
    Quill & Vex = Quill & Vex (other)
    """
    if _is_plural_noun(mention.text) or "&" in mention.text:
        return None
    mention.gender = lists.roles().get(word, "")
    return "person", SURE


def _is_plural_noun(word: str) -> bool:
    """Images, Officials: no name of a person even after a noun for one.

    >>> named("He saw actor Images.")
    Images = Images (other)
    """
    is_plural = " " not in word and word.endswith("s")
    return is_plural and lists.is_ordinary(word) and word not in lists.first_names()


def _by_thing_called(text: str, mention: Mention, first: str, word: str) -> Told:
    """A band called | Quorl, a novel called | Quorl.

    >>> named("It was a band called Quorl Vex and a novel called Quill Vex.")
    Quorl Vex = Quorl Vex (organization)
    Quill Vex = Quill Vex (other)
    """
    if "company" in lists.tells(first):
        return "organization", FORMED
    return ("other", FORMED) if "work" in lists.tells(first) else None


def _by_article(text: str, mention: Mention, first: str, word: str) -> Told:
    """Told The | Hill: a newspaper, whose article keeps its capital; not a place.

    >>> named("She told The Hill. “No,” The Street said.")
    Hill = Hill (organization)
    Street = Street (organization)
    >>> named("It rained. The Hill, wet, shone.")
    Hill = Hill (other)
    """
    is_inside = first[-1:].isalnum() or first.endswith((",”", '," '))
    is_place = lists.heads().get(mention.text) == "place"
    return ("organization", FORMED) if is_inside and is_place else None


def _by_post(text: str, mention: Mention, first: str, word: str) -> Told:
    """A lawyer at | Quorl, at | Quorl & Vex: where people work; a place or a firm otherwise.

    >>> named("A lawyer at Quorl sat. It was at Quorl Vex.")
    Quorl = Quorl (organization)
    Quorl Vex = Quorl Vex (organization)
    >>> named("It was at Quorl.")
    Quorl = Quorl (other)
    >>> named("It was the church at Quorl Vex.")
    Quorl Vex = Quorl Vex (place)
    """
    if first.lower() in lists.roles():
        return "organization", FORMED
    if "site" in lists.tells(first):
        return "place", FORMED
    return ("organization", GUESSED) if " " in mention.text else None


def _by_share(text: str, mention: Mention, first: str, word: str) -> Told:
    """Shares of | Quorl, a stake in | Quorl: a firm.

    >>> named("Shares of Quorl rose in Vex. He has a stake in Vex Quill.")
    Quorl = Quorl (organization)
    Vex = Vex (place)
    Vex Quill = Vex Quill (organization)
    """
    return ("organization", LISTED) if "share" in lists.tells(first.lower()) else None


def _by_noun_or_verb(text: str, mention: Mention, first: str, word: str) -> Told:
    """The company | Quorl, the novel | Quorl, arrested | Quorl, “No,” said | Quorl.

    >>> named("It was the company Quorl, the novel Rose Weather and the site Vex.")
    Quorl = Quorl (organization)
    Rose Weather = Rose Weather (other)
    Vex = Vex (organization)
    """
    tells = lists.tells(word)
    return next((told for tell, told in _TOLD.items() if tell in tells), None)


_TOLD = {
    "company": ("organization", LISTED),
    "body": ("organization", FORMED),
    "work": ("other", LISTED),
    "done to": ("person", GUESSED),
    "said by": ("person", FORMED),
}
