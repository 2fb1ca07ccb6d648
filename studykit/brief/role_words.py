"""Words that say what somebody or some body is."""

from functools import cache

from studykit import lexicons
from studykit.brief.tagged import told_by
from studykit.names import lists
from studykit.speakers.nouns import person_nouns, source_kinds


def is_role_word(word: str) -> bool:
    """Whether a word says what somebody is: mayor, Sen., sailor."""
    normal = word.lower().rstrip(".")
    return (
        word in lists.titles() or normal in person_nouns() or source_kinds().get(normal) == "person"
    ) and normal not in told_by("address", "kin")


@cache
def body_nouns() -> frozenset[str]:
    """The nouns for bodies of people: agency, bank."""
    nouns = lexicons.word_list("body_nouns")["noun"].tolist()
    return frozenset((*nouns, *(n for n, kind in source_kinds().items() if kind == "organization")))
