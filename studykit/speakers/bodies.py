"""Which body a description stands for: the agency, the Roe campaign, the Norwegian government."""

from collections.abc import Sequence

from studykit.names import lists
from studykit.quotes.sentence.word_classes import pattern
from studykit.speakers.antecedents import REACH, only
from studykit.speakers.context import Context
from studykit.speakers.named_text import Name
from studykit.speakers.noun_phrase import Phrase
from studykit.speakers.nouns import is_any_body, is_called, may_follow_any_word, told

# “the | South Korean military”.
_CAPITALS_AND_NOUN = pattern("<CAPITALISED>{1,2} <NOUN>")
_NEUTRAL_ENDS = ("-based", "-old")


def body(context: Context, phrase: Phrase) -> str | None:
    """The body that a phrase with a noun for one stands for."""
    if name := _in_capitals(context, phrase):
        return name
    return the_body_called(context, phrase) if phrase.is_definite else None


def the_body_called(context: Context, phrase: Phrase) -> str | None:
    """The body that “the” and a noun for one stand for, if no word between tells it apart.

    >>> credited("Wendle Bank fell. The central bank said it rained. The bank said it froze.")
    The central bank = –
    The bank = Wendle Bank
    >>> credited("Elm Bank, an old savings bank, fell. The savings bank said it rained.")
    The savings bank = Elm Bank
    >>> credited("Elm Harbour Trust fell. The troubled harbour trust said it rained.")
    The troubled harbour trust = Elm Harbour Trust
    >>> credited("Elm Harbour Ltd fell. The crab company said it rained.")
    The crab company = Elm Harbour Ltd
    >>> credited("Elm Rail Group left. The trade group for the bus lines said it rained.")
    The trade group for the bus lines = –
    """
    name = body_called(context, context.tagged.starts[phrase.low], phrase.noun)
    if name is None or may_follow_any_word(phrase.noun):
        return None if context.words(phrase.head_end, phrase.head_end + 1) == ["for"] else name
    between = context.words(phrase.low + phrase.is_definite, phrase.head_end - 1)
    said = {word.lower() for word in name.split()}
    is_apart = any(
        word not in said
        and word not in told("neutral")
        and not word.endswith(_NEUTRAL_ENDS)
        and name not in context.bodies_by_word.get(word, ())
        for word in map(str.lower, between)
    )
    return None if is_apart else name


def _in_capitals(context: Context, phrase: Phrase) -> str | None:
    """“the | Norwegian government |”: the words themselves.

    >>> credited("The Norwegian government said it rained.")
    The Norwegian government = Norwegian government
    >>> credited("A Norwegian company said it rained.")
    A Norwegian company = –
    >>> credited("The Roe campaign said it rained. Roe’s office said it froze.")
    The Roe campaign = Roe campaign
    Roe’s office = –
    >>> credited("The Wendle Sailing Bank (WSB) sank. The WSB group said it rained.")
    The WSB group = Wendle Sailing Bank
    >>> credited("Local media said it rained. Norwegian media said it froze.")
    Local media = –
    Norwegian media = Norwegian media
    """
    tagged = context.tagged
    low = phrase.low + (phrase.first.lower() == "the")
    if not _CAPITALS_AND_NOUN.fullmatch(tagged.unmasked, low, phrase.high):
        return None
    names = context.names_in(tagged.starts[low], tagged.ends[phrase.high - 1])
    if not names and _opens_sentence(context, phrase):
        return None
    if is_any_body(phrase.noun) and names and names[0].kind == "organization":
        return names[0].name
    return tagged.text[tagged.starts[low] : tagged.ends[phrase.high - 1]]


def _opens_sentence(context: Context, phrase: Phrase) -> bool:
    """“| Local | media”: whether the one capital is from its place alone."""
    tagged, low = context.tagged, phrase.low
    word = tagged.tokens[low]
    is_opening = tagged.units[tagged.unit_at(low)][0] == low
    is_one = phrase.high - low == 2 and word not in lists.nationalities()
    return is_opening and is_one and lists.is_ordinary(word)


def body_called(context: Context, at: int, noun: str) -> str | None:
    """The organization named before a place that a noun fits: the ministry, the trust.

    >>> credited("The Wendle Harbour Trust met Elm Bank. The trust said it rained.")
    The trust = Wendle Harbour Trust
    >>> credited("The Elm Ministry met the Oak Ministry. The ministry said it rained.")
    The ministry = –
    >>> credited("Ferrymen United, a union in Elm, met Elm Bank. The union said it rained.")
    The union = Ferrymen United
    >>> credited("Elm Bank fell. It rained. It froze. It snowed. The company said it hailed.")
    The company = Elm Bank
    """
    described = context.bodies_by_noun.get(noun, set())
    before = [name for name in context.names_before(at) if name.kind == "organization"]
    if fitting := [name for name in before if name.name in described or is_called(name.name, noun)]:
        return only(fitting) or only(_near(context, fitting, at, REACH))
    return (only(_near(context, before, at, 2)) or only(before)) if is_any_body(noun) else None


def _near(context: Context, names: Sequence[Name], at: int, reach: int) -> list[Name]:
    """The names in the last sentences before a place.

    >>> credited("Elm Agency met. It rained. Oak Agency met. The agency said it froze.")
    The agency = –
    >>> credited("Elm Agency met. It rained. It froze. Oak Agency met. The agency said no.")
    The agency = Oak Agency
    """
    first = context.sentence(at) - reach
    return [name for name in names if name.sentence >= first]
