"""Determiners that are a subject by themselves: “many | say”, “one | said”."""

from functools import cache

from studykit import lexicons
from studykit.quotes.sentence.cues import BASE, PRESENT, Cue
from studykit.quotes.sentence.tagged_text import TaggedText
from studykit.quotes.sentence.word_classes import NOUN


def is_lone_subject(tagged: TaggedText, i: int, cue: Cue) -> bool:
    """“many | say”, “one | said”; not “one | point”, “many | state | offices”.

    >>> attributed("These agree that it rained.")
    These | agree | that it rained
    >>> attributed("Many say it rained.")
    Many | say | it rained
    >>> attributed("These claim that it rained.")
    – | claim | that it rained
    >>> attributed("One claims that it rained.")
    One | claims | that it rained
    >>> attributed("They dominate many state offices, spelled out in a plan.")
    >>> attributed("Those remarks fit Lane and Roe. Another rules committee gathers in Elm.")
    """
    followed = lone_subjects().get(tagged.types[i - 1])
    if followed is None or not cue.is_noun:
        return followed is not None
    if cue.forms & PRESENT and tagged.types[i - 1] not in SINGULAR:
        return False
    is_noun = followed and cue.forms & BASE
    return not (is_noun or (tagged.class_at(i + 1) == NOUN and cue.forms & (BASE | PRESENT)))


SINGULAR = frozenset(("one", "another", "each", "this", "that", "every", "the", "a", "an", "no"))


@cache
def lone_subjects() -> dict[str, bool]:
    """Determiners that can be a subject, each with whether a noun is more likely after it."""
    table = lexicons.word_list("lone_subjects")
    return dict(zip(table["word"], table["noun_follows"] == "yes", strict=True))
