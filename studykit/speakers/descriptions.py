"""Whom a description stands for: "the agency", "the Russian leader", "two officials"."""

from studykit.names import lists
from studykit.quotes.sentence.word_classes import ED_FORM, ING_FORM, RELATIVE, VERB
from studykit.speakers.bodies import body, the_body_called
from studykit.speakers.called_so import is_somebody_else, is_told_apart, persons_that_are
from studykit.speakers.context import ADDS, Context
from studykit.speakers.documents import issuer
from studykit.speakers.genders import EITHER
from studykit.speakers.noun_phrase import Phrase
from studykit.speakers.nouns import are_persons, offices, person_nouns, source_kinds, told
from studykit.speakers.person_traits import age_in
from studykit.speakers.phrases import phrase
from studykit.speakers.speaker import (
    DOCUMENT,
    NAMED,
    NOBODY_NAMED,
    NONE,
    ORGANIZATION,
    Speaker,
    named,
)
from studykit.speakers.told_again import contradicts_nothing, is_bare, of_an_age, told_again
from studykit.speakers.traits import traits

_RECENT = 2  # sentences
_OF_ALL = ("sh", "ch", "ese", "ss", "s")
# “the senator | holding the flag”, “the senator | known as Roe”, “the senator | who left”.
_TELLS_APART = VERB + ED_FORM + ING_FORM + RELATIVE


def description(context: Context, low: int, high: int) -> Speaker:
    """Whom a source stands for that is neither a pronoun nor a name.

    >>> from studykit import Article
    >>> article = Article("Voters say it rained. A report said it froze. The lake said it hailed.")
    >>> article.quotes["source_type"].tolist()
    ['unnamed group', 'document', 'none']
    >>> heard("Banners said it rained.")
    Banners (document)
    >>> credited("Sen. Ann Roe came. The senator holding the flag said it rained.")
    The senator holding the flag = –
    >>> credited("Sen. Ann Roe came. The senator elected in Elm said it rained.")
    The senator elected in Elm = –
    """
    found = phrase(context, low, high)
    if found is None:
        return NOBODY_NAMED
    if name := _given_name(context, low, high):
        return named(name)
    if age := age_in(context.tagged.tokens[found.head_end - 1]):
        start = context.tagged.starts[low]
        held = context.persons_by_age.get(age, set())
        return named(_only_one(held) if held else of_an_age(context, found, start))
    kind = source_kinds().get(found.noun)
    if kind == DOCUMENT:
        return issuer(context, found) or Speaker(None, DOCUMENT)
    if kind == ORGANIZATION:
        return Speaker(body(context, found), ORGANIZATION)
    start = context.tagged.starts[low]
    if found.first.lower() == "the" and (name := the_body_called(context, found)):
        return Speaker(name, ORGANIZATION)
    if name := _only_person(context, found, start):
        return named(name)
    if _is_one_person(found):
        return named(_one_person(context, found, high))
    is_person = are_persons(found.noun, found.first.lower())
    return NOBODY_NAMED if is_person else Speaker(None, NONE)


def _one_person(context: Context, found: Phrase, high: int) -> str | None:
    """Whom a description of one person stands for, if nothing after it tells him or her apart."""
    start = context.tagged.starts[found.low]
    after = context.tagged.unmasked[found.head_end : high]
    if after != "" and after[0] in _TELLS_APART:
        return None
    return (
        _person(context, found, start)
        or _same_person(context, found, start)
        or told_again(context, found, start)
    )


def _given_name(context: Context, low: int, high: int) -> str | None:
    """“a sailor | who rowed and gave his name only as | Bob”.

    >>> credited("A sailor who rowed, and who gave his name only as Bob, said it rained.")
    A sailor who rowed = Bob
    >>> credited("A sailor said the rower gave his name as Bob.")
    A sailor = –
    """
    tagged = context.tagged
    if tagged.unmasked[low + 1 : high + 1].find(RELATIVE) < 0:
        return None
    _, end = context.sentence_span(context.sentence(tagged.starts[low]))
    names = context.names_in(tagged.starts[low], end)
    before = tagged.types[names[0].first - 3 : names[0].first] if names else []
    return names[0].name if "name" in before and before[-1] == "as" else None


def description_gender(context: Context, low: int, high: int) -> str:
    """Which pronoun fits a description of one person; empty for others.

    >>> credited("Bob Lund came. In Elm a sailor said it froze. He said it rained.")
    a sailor = –
    He = –
    >>> credited("Bob Lund came. In Elm an aunt said it froze. He said it rained.")
    an aunt = –
    He = Bob Lund
    """
    found = phrase(context, low, high)
    is_person = found is not None and found.noun in person_nouns()
    return (lists.roles().get(found.noun) or EITHER) if found and is_person else ""


def _is_one_person(found: Phrase) -> bool:
    """“the senator”, “Vermont senator”; not “a senator”, “senators”.

    >>> credited("Ann Roe came. A senator said it rained. Two sailors said it froze.")
    A senator = –
    Two sailors = –
    >>> credited("Ann Roe, the Elm hopeful, met Bob Lund. The Elm hopeful said it rained.")
    The Elm hopeful = Ann Roe
    >>> credited("Norway’s Ann Roe met Bob Lund. The Norwegian said it rained.")
    The Norwegian = Ann Roe
    >>> credited("Britain’s Ann Roe met Bob Lund. The British said it rained.")
    The British = –
    """
    begins_with_name = found.first[0].isupper() and found.first.lower() not in lists.stops()
    noun = told("same as").get(found.noun, found.noun)
    is_one = noun in person_nouns() or _is_of_a_people(noun)
    return (found.is_definite or begins_with_name) and is_one


def _is_of_a_people(noun: str) -> bool:
    """“the Norwegian”; not “the Dutch”, who are all of them."""
    return noun.capitalize() in lists.nationalities() and not noun.endswith(_OF_ALL)


def _only_person(context: Context, described: Phrase, at: int) -> str | None:
    """“the candidate”, “the tycoon”: the one person whom the text named before it.

    >>> credited("Ann Roe rowed. The rich tycoon said it rained.")
    The rich tycoon = Ann Roe
    >>> credited("Ann Roe rowed with Bob Lund. The tycoon said it rained.")
    The tycoon = –
    >>> credited("Ann Roe rowed. An old tycoon sang. The tycoon said it rained.")
    The tycoon = –
    >>> credited("Ann Roe rowed. The Elm Club’s hopeful said it rained.")
    The Elm Club’s hopeful = –
    """
    if not is_bare(context, described) or described.noun not in told("only"):
        return None
    name = _only_one({name.name for name in context.names_before(at) if name.kind == "person"})
    if name is None or is_somebody_else(context, described, name):
        return None
    return name if contradicts_nothing(context, described, name) else None


def _person(context: Context, described: Phrase, at: int) -> str | None:
    """The person whom the text calls so.

    >>> credited("Sen. Ann Roe rowed with Bob Lund. The senator said it rained.")
    The senator = Ann Roe
    >>> credited("Ann Roe came. The senator said it rained.")
    The senator = –
    >>> credited("The senator said it rained. It froze. Sen. Ann Roe came.")
    The senator = –
    >>> credited("The young senator, Ann Roe, says it rained.")
    The young senator, Ann Roe, = Ann Roe
    >>> credited("Ann Roe’s aide Bob Lund came. Ida Fay’s aide said it rained.")
    Ida Fay’s aide = –
    >>> both = "Rail Minister Ann Roe met Finance Minister Ida Fay. "
    >>> credited(both + "Fay said no. Fay left. The rail minister said it rained.")
    Fay = Ida Fay
    The rail minister = Ann Roe
    """
    fitting = [
        persons_that_are(context, trait)
        for trait in traits(context.words(described.low, described.high))
    ]
    if not fitting:
        return None
    found = fitting[0].intersection(*fitting[1:])
    if len(found) > 1:
        found = {name for name in found if not is_told_apart(context, described, name)}
    if len(found) > 1:
        found &= _last_heard(context, at, found) or _named_lately(context, at)
    name = _only_one(found)
    end = context.sentence_span(context.sentence(at))[1]
    is_named = any(before.name == name for before in context.names_in(0, end))
    return name if name and is_named and not is_somebody_else(context, described, name) else None


def _same_person(context: Context, described: Phrase, at: int) -> str | None:
    """“The candidate | added |”: whoever spoke just before; then “the candidate” by itself.

    >>> credited("Ann Roe met Bob Lund, Lund said. The candidate added it froze.")
    Lund = Bob Lund
    The candidate = Bob Lund
    >>> credited("Ann Roe met Bob Lund, Lund said. The candidate noted it froze.")
    Lund = Bob Lund
    The candidate = –
    >>> credited("Ann Roe said it rained. It froze. Bob Lund left. The candidate added it hailed.")
    Ann Roe = Ann Roe
    The candidate = –
    >>> credited("Ann Roe met Bob Lund, Lund said. The sailor added it froze.")
    Lund = Bob Lund
    The sailor = –
    >>> credited("A candidate sang. Ann Roe met Bob Lund, Lund said. The candidate added it froze.")
    Lund = Bob Lund
    The candidate = –
    >>> credited("Sen. Ida Fay met Sen. Eve Lane, Bo Lund said. The senator added it froze.")
    Bo Lund = Bo Lund
    The senator = –
    >>> credited("Bo Roe met Ida. Roe said no. The candidate added: “No.” The candidate said no.")
    Roe = Bo Roe
    The candidate = Bo Roe
    The candidate = Bo Roe
    """
    noun, last = described.noun, context.last
    if noun not in told("only") and noun not in offices():
        return None
    if described.high - described.low == 2 and noun in context.called:
        return context.called[noun]
    if last is None or context.cue not in ADDS or last.speaker.type != NAMED:
        return None
    tagged, name = context.tagged, last.speaker.name
    is_near = context.sentence(at) - context.sentence(last.at) < 2
    is_other = context.persons_by_trait.get(noun, {name}) != {name} or any(
        tagged.types[k] == noun and context.is_new(k) for k in range(described.head_end - 1)
    )
    if is_near and not is_other and name:
        context.called[noun] = name
        return name
    return None


def _last_heard(context: Context, at: int, found: set[str]) -> set[str]:
    """Who has just spoken, of some who may be meant, unless another of them was named since.

    >>> both = "Norway captain Ann Roe met Iceland captain Ida Fay. Fay said no. "
    >>> credited(both + "The Norway captain said yes. The captain said it rained.")
    Fay = Ida Fay
    The Norway captain = Ann Roe
    The captain = Ann Roe
    >>> credited(both + "The Norway captain said yes. Fay left. The captain said it rained.")
    Fay = Ida Fay
    The Norway captain = Ann Roe
    The captain = Ida Fay
    """
    last = context.last
    if last is None or context.sentence(at) - context.sentence(last.at) > _RECENT:
        return set()
    since = {name.name for name in context.names_in(last.at, at)}
    return {name for name in found if name == last.speaker.name} if not since & found else set()


def _named_lately(context: Context, at: int) -> set[str]:
    """Who and what the last sentences before a place name.

    >>> credited("Sen. Ann Roe left. Sen. Bob Lund came. The senator said it rained.")
    The senator = –
    >>> credited("Sen. Ann Roe left. It rained. Sen. Bob Lund came. The senator said no.")
    The senator = Bob Lund
    """
    first, _ = context.sentence_span(max(0, context.sentence(at) - _RECENT))
    return {name.name for name in context.names_before(at) if name.start >= first}


def _only_one(found: set[str]) -> str | None:
    return next(iter(found)) if len(found) == 1 else None
