"""What a noun says of a source: that it is a person, a body or a document."""

from functools import cache

from studykit import lexicons
from studykit.names import lists

_ANY, _WITH_ANY = "*", "+"


@cache
def source_kinds() -> dict[str, str]:
    """Whether a noun as a source is a document, an organization or a person."""
    rows = lexicons.word_list("source_nouns")
    return dict(zip(rows["word"].tolist(), rows["kind"].tolist(), strict=True))


@cache
def _name_words() -> dict[str, frozenset[str]]:
    rows = lexicons.word_list("body_nouns")
    return {str(noun): frozenset(words) for noun, words in rows.groupby("noun")["word"]}


def is_any_body(noun: str) -> bool:
    """Whether any organization may be called so: the agency, the group.

    >>> credited("The Wendle Bank fell. The group said it rained. The union said it froze.")
    The group = Wendle Bank
    The union = –
    """
    return _ANY in _name_words().get(noun, ())


def may_follow_any_word(noun: str) -> bool:
    """Whether a word before the noun for a body only describes it: the social media company.

    Examples
    --------
    >>> may_follow_any_word("company"), may_follow_any_word("bank")
    (True, False)
    """
    return _WITH_ANY in _name_words().get(noun, ())


def is_called(name: str, noun: str) -> bool:
    """Whether an organization's name fits a noun for it.

    Examples
    --------
    >>> is_called("Elm Ministry", "ministry"), is_called("Elm Gazette", "newspaper")
    (True, True)
    >>> is_called("Elm Gazette", "ministry")
    False
    """
    words = name.split()
    return noun.capitalize() in words or not _name_words().get(noun, frozenset()).isdisjoint(words)


@cache
def told(tells: str) -> dict[str, str]:
    """The words that tell one thing of a person, with the noun each goes with."""
    rows = lexicons.word_list("person_words")
    rows = rows[rows["tells"] == tells]
    return dict(zip(rows["word"].tolist(), rows["noun"].tolist(), strict=True))


@cache
def narrower() -> dict[str, frozenset[str]]:
    """The words for who is also called by a wider noun: a president is a leader.

    Examples
    --------
    >>> "president" in narrower()["leader"], "sailor" in narrower()
    (True, False)
    """
    rows = lexicons.word_list("person_words")
    rows = rows[rows["tells"] == "is a"]
    return {str(noun): frozenset(words) for noun, words in rows.groupby("noun")["word"]}


@cache
def person_nouns() -> frozenset[str]:
    """Nouns for one person: senator, painter.

    Examples
    --------
    >>> "mayor" in person_nouns(), "mayors" in person_nouns()
    (True, False)
    """
    words = offices().union(lists.roles(), told("only"))
    return frozenset(word for word in words if word.removesuffix("s") not in words - {word})


@cache
def offices() -> frozenset[str]:
    """Nouns for an office: senator, speaker, prime minister."""
    titles = lists.titles().items()
    words = {word.lower().rstrip(".") for word, (kind, _) in titles if kind == "office"}
    return frozenset(words.union(told("one noun")))


def are_persons(noun: str, first: str) -> bool:
    """Whether a source without a name is of people: two officials, many, voters in Oslo.

    Examples
    --------
    >>> are_persons("officials", "two"), are_persons("sailors", "the"), are_persons("few", "few")
    (True, True, True)
    >>> are_persons("incident", "the")
    False
    """
    if "person" in (source_kinds().get(noun), source_kinds().get(first)):
        return True
    singular = noun[:-3] + "y" if noun.endswith("ies") else noun.removesuffix("s")
    return not person_nouns().isdisjoint((noun, singular)) or noun.endswith(tuple(told("ending")))
