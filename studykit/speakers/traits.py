"""Which traits a phrase gives a person: a noun such as senator, a place such as Elbonia."""

from collections.abc import Sequence
from functools import cache

from studykit.names import lists
from studykit.speakers.nouns import person_nouns, told


def traits(words: Sequence[str]) -> set[str]:
    """Nouns for a person and places among words.

    Examples
    --------
    >>> sorted(traits("the Norwegian leader".split())), sorted(traits(["Vermont", "Sen."]))
    (['Norway', 'leader'], ['Vermont', 'senator'])
    """
    found: set[str] = set()
    at = 0
    while at < len(words):
        size, trait = _trait_at(words, at)
        found.add(trait)
        at += size
    return found - {""}


def _trait_at(words: Sequence[str], at: int) -> tuple[int, str]:
    """How many words the trait at a place takes, and the trait; empty where there is none.

    Examples
    --------
    >>> _trait_at(["New", "Zealand"], 0), _trait_at(["former", "senator"], 0)
    ((2, 'New Zealand'), (2, 'former senator'))
    """
    word = words[at]
    if at + 1 < len(words):
        if place := _places().get(f"{word} {words[at + 1]}"):
            return 2, place
        if word.lower() in told("former"):
            size, trait = _trait_at(words, at + 1)
            return size + 1, f"former {trait}" if trait[:1].islower() else trait
    return 1, _trait_of(word)


def _trait_of(word: str) -> str:
    """The place or the person's noun that a word stands for; empty where it is neither.

    Examples
    --------
    >>> _trait_of("Sen."), _trait_of("Norwegian"), _trait_of("lake")
    ('senator', 'Norway', '')
    """
    word = word.rstrip(".")
    if place := _places().get(word):
        return place
    noun = word.lower()
    noun = told("same as").get(noun, noun)
    return noun if noun in person_nouns() else ""


@cache
def _places() -> dict[str, str]:
    """The place that a name or a nationality stands for: Elbonia, Elbonian."""
    places = {form: name for form, (name, kind) in lists.known().items() if kind == "place"}
    return places | {word: place for word, place in lists.nationalities().items() if place}
