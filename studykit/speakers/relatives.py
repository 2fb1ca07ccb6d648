"""Whom “who” and “which” stand for: the name or the noun phrase before."""

from studykit.quotes.grammar.subjects import first_subject, subject_before
from studykit.quotes.sentence.word_classes import (
    COLON,
    COMMA,
    COORDINATOR,
    LINK,
    TO,
    pattern,
)
from studykit.speakers.context import Context
from studykit.speakers.descriptions import description
from studykit.speakers.head_names import head_name
from studykit.speakers.named_text import Name, Span
from studykit.speakers.nouns import person_nouns
from studykit.speakers.speaker import NAMED, NOBODY_NAMED, ORGANIZATION, Speaker, named

# “Ann Roe | of Elm |, who”: what may be between a name and its clause.
_BETWEEN = pattern("(?: <LINK> <CAPITALISED>+ )? <COMMA>?")
# “Ann Roe | , 61, of Elm, Norway, |who”, “Bob Lund | , a sailor at Elm Bank | who”.
_IN_APPOSITION = pattern(
    "(?: <COMMA> <NUMBER> )? <COMMA> (?: <DETERMINER> <HEAD|CLITIC|LINK|DETERMINING>{1,11} )?"
    "<LINK> <DETERMINER>? <CAPITALISED>{1,5} (?: <COMMA> <CAPITALISED>{1,3} )? <COMMA>?"
)
# “Ann Roe | is an old liar and | thief who”: what makes a noun phrase a predicate.
_PREDICATE = pattern("<BE> <ADVERB>? <DETERMINER> <DETERMINING|MODIFIER|COMMA|COORDINATOR>* $")


def relative(context: Context, word: str, at: int) -> Speaker:
    """Whom a relative pronoun at a place stands for.

    >>> credited("Bob Lund met Ann Roe, who said it rained.")
    who = Ann Roe
    >>> credited("Bob Lund met the officials, who said it rained.")
    who = –
    >>> credited("Bob Lund met Elm Bank, which said it rained.")
    which = Elm Bank
    """
    kinds = ("person",) if word.startswith("who") else ("organization", "place")
    if name := _name_before(context, at, kinds):
        if _is_of_someone(context, name):
            return NOBODY_NAMED
        is_person = name.kind == "person"
        return named(name.name) if is_person else Speaker(name.name, ORGANIZATION)
    if (before := _phrase_before(context, at)) is None:
        return NOBODY_NAMED
    head = head_name(context, *before) if word.startswith("who") else None
    return head if head and head.type == NAMED else description(context, *before)


def _name_before(context: Context, at: int, kinds: tuple[str, ...]) -> Name | None:
    """“met | Ann Roe | of Elm, who”: the name that a clause follows.

    >>> credited("It rained on Bob Lund and Ann Roe of Norway, who said it froze.")
    who = Ann Roe
    >>> credited("It rained on Ann Roe of Bob Lund, who said it froze.")
    who = Bob Lund
    >>> credited("It rained on the Harbour Trust of Oakham, which said it froze.")
    which = Harbour Trust of Oakham
    >>> credited("Bob Lund thanked Ann Roe, Ida Fay and Tom Roe, who said it rained.")
    Bob Lund = Bob Lund
    who = Tom Roe
    """
    high, _ = context.tagged.token_range(at, at)
    classes = context.tagged.unmasked
    found = [
        name
        for name in context.names_before(at)[-2:]
        if name.kind in kinds and _BETWEEN.fullmatch(classes, name.after, high)
    ]
    if "person" in kinds:
        return found[-1] if found else _far_before(context, at, high)
    return found[0] if found else None


def _far_before(context: Context, at: int, high: int) -> Name | None:
    """“said | Ann Roe |, a sailor at Elm Bank who”: the person whom an apposition describes.

    >>> credited("“Rain,” said Ann Roe, a sailor at the Elm Bank of Oakham, who said it froze.")
    Ann Roe, a sailor at the Elm Bank of Oakham = Ann Roe
    who = Ann Roe
    >>> credited("“Rain,” said Ann Roe, 61, of Oakham, Norway, who said it froze.")
    Ann Roe, 61, of Oakham, Norway = Ann Roe
    who = Ann Roe
    """
    start, _ = context.sentence_span(context.sentence(at))
    before = context.names_in(start, at)
    if not before or before[-1].kind == "person":
        return None
    persons = (name for name in reversed(before) if name.kind == "person")
    classes = context.tagged.unmasked
    return next((n for n in persons if _IN_APPOSITION.fullmatch(classes, n.after, high)), None)


def _is_of_someone(context: Context, name: Name) -> bool:
    """“a friend of | Ann Roe |, who”: either may be meant.

    >>> credited("Bob Lund met a friend of Ann Roe, who said it rained.")
    who = –
    >>> credited("Bob Lund heard of Ann Roe, who said it rained.")
    who = Ann Roe
    """
    tagged, first = context.tagged, name.first
    is_linked = first > 1 and tagged.unmasked[first - 1] in LINK + TO
    return is_linked and tagged.types[first - 2] in person_nouns()


def _phrase_before(context: Context, at: int) -> Span | None:
    """“met | Ann Roe, a sailor, | who”, “| Ann Roe | is a sailor who”.

    >>> credited("Bob Lund met Ann Roe, a sailor, who said it rained.")
    who = Ann Roe
    >>> credited("Ann Roe is an old liar and thief who has said it rained.")
    who = Ann Roe
    >>> credited("Ann Roe is hiring the young men who have said it rained.")
    who = –
    """
    tagged, low = context.tagged, context.sentence_start(context.sentence(at))
    high, _ = tagged.token_range(at, at)
    span = subject_before(tagged, low, high) or subject_before(tagged, low, high - 1)
    if span and (verb := _PREDICATE.search(tagged.unmasked, low + 1, span[0])):
        be = verb.start()
        span = (
            _named_at_start(context, low, be)
            or subject_before(tagged, low, be)
            or first_subject(tagged, low, be)
        )
    return _last_of_several(tagged.unmasked, *span) if span else None


def _named_at_start(context: Context, low: int, be: int) -> Span | None:
    """“A note: | Ann Roe | rows well and | is a liar who”: of two verbs with “and” between.

    >>> credited("A note: Bob Lund regularly rows far and is a thief and liar who has said no.")
    who = Bob Lund
    >>> credited("A friend of Ann Roe keeps boats and is a sailor, thief and liar who has said no.")
    who = –
    >>> credited("Ann Roe keeps boats and Bob Lund is a sailor, thief and liar who has said no.")
    who = Bob Lund
    """
    tagged = context.tagged
    if tagged.unmasked[be - 1] != COORDINATOR:
        return None
    names = context.names_in(tagged.starts[low], tagged.starts[be])
    is_first = bool(names) and (
        names[0].first == low or tagged.unmasked[names[0].first - 1] == COLON
    )
    return (names[0].first, names[0].after) if is_first else None


def _last_of_several(classes: str, start: int, end: int) -> Span:
    """“Ann Roe and | others | who”; not “Ann Roe, a sailor and actor, who”.

    >>> credited("Ann Roe and others who said it rained came.")
    who = –
    >>> credited("Bob Lund met Ann Roe, a sailor and actor, who said it rained.")
    who = Ann Roe
    """
    cut = classes.rfind(COORDINATOR, start, end)
    return (start if cut < 0 or COMMA in classes[start:cut] else cut + 1), end
