"""Which traits a phrase gives a person: a noun such as senator, a place such as Elbonia."""

from collections.abc import Sequence
from functools import cache, lru_cache

from studykit.names import lists
from studykit.speakers.nouns import person_nouns, told

_OWNS = ("’s", "'s", "’", "'")
_LEADS_ON = ("of", "to", "for")  # “a friend | of | the mayor”: somebody else follows


def traits(words: Sequence[str]) -> set[str]:
    """Nouns for a person and places among words; with ’s those of somebody else.

    Examples
    --------
    >>> sorted(traits("the Norwegian leader".split())), sorted(traits(["Vermont", "Sen."]))
    (['Norway', 'leader'], ['Vermont', 'senator'])
    >>> sorted(traits("a friend of the mayor".split())), sorted(traits(["mayor", "’s", "friend"]))
    (['friend', 'mayor’s'], ['friend', 'mayor’s'])
    >>> credited("Ann Roe, the Norwegian king’s aunt, came. The Norwegian said it rained.")
    The Norwegian = –
    """
    found: set[str] = set()
    at, is_other = 0, False
    while at < len(words):
        size, trait = _trait_at(words, at)
        if trait[:1].islower():
            is_owner = words[at + size - 1] in _OWNS
            found = {f"{one}’s" for one in found} if is_owner else found
            trait += "’s" * (is_owner or is_other)
        is_other = is_other or (bool(found) and words[at] in _LEADS_ON)
        if trait:
            found.add(trait)
        at += size
    return found


def untold(words: Sequence[str]) -> list[str]:
    """The words that give no trait, in lower case.

    Examples
    --------
    >>> untold("the old Norwegian prime minister".split())
    ['the', 'old']
    """
    found: list[str] = []
    at = 0
    while at < len(words):
        size, trait = _trait_at(words, at)
        found += [] if trait else [word.lower() for word in words[at : at + size]]
        at += size
    return found


def _trait_at(words: Sequence[str], at: int) -> tuple[int, str]:
    """How many words the trait at a place takes, and the trait; empty where there is none.

    Examples
    --------
    >>> _trait_at(["New", "Zealand"], 0), _trait_at(["former", "senator"], 0)
    ((2, 'New Zealand'), (2, 'former senator'))
    >>> _trait_at(["vice", "president"], 0), _trait_at(["Roe", "’s", "sailor"], 0)
    ((2, 'deputy president'), (2, 'Roe'))
    >>> _trait_at("former prime minister".split(), 0)
    (3, 'former prime minister')
    """
    word = words[at]
    if at + 1 < len(words):
        if place := _places().get(f"{word} {words[at + 1]}"):
            return 2, place
        if (noun := f"{word} {words[at + 1]}".lower()) in told("one noun"):
            return 2, noun
        if words[at + 1].lower() in _OWNS:
            return 2, _trait_of(word) or word
        if grade := _grades().get(word.lower()):
            size, trait = _trait_at(words, at + 1)
            return size + 1, f"{grade} {trait}" if trait[:1].islower() else trait
    return 1, _trait_of(word)


@cache
def _grades() -> dict[str, str]:
    """What makes another office of the noun after it: former, vice, minority."""
    grades = {word: tells for tells in ("former", "deputy") for word in told(tells)}
    return grades | {word: word for word in told("grade")}


@lru_cache(maxsize=1 << 14)
def _trait_of(word: str) -> str:
    """The place, the party or the person's noun that a word stands for; empty for others.

    Examples
    --------
    >>> _trait_of("Sen."), _trait_of("Norwegian"), _trait_of("Democratic"), _trait_of("lake")
    ('senator', 'Norway', 'Democrat', '')
    """
    word = word.rstrip(".")
    noun = word.lower()
    if group := _places().get(word) or (word[:1].isupper() and told("party").get(noun)):
        return group
    noun = told("same as").get(noun, noun)
    return noun if noun in person_nouns() else ""


@cache
def _places() -> dict[str, str]:
    """The place that a name or a nationality stands for: Elbonia, Elbonian."""
    places = {form: name for form, (name, kind) in lists.known().items() if kind == "place"}
    return places | {word: place for word, place in lists.nationalities().items() if place}
