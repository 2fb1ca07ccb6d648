"""Whom a noun tells again: “Roe said no. Roe left early, the Ohio senator said.”

News calls who has just been named by an office or a trade that the text may never have told.
"""

from itertools import takewhile

from studykit.names import lists
from studykit.quotes.sentence.word_classes import CLITIC, ING_FORM, LINK, TO, VERBAL
from studykit.speakers.called_so import is_somebody_else, persons_that_are
from studykit.speakers.context import Context
from studykit.speakers.name import Name
from studykit.speakers.noun_phrase import Phrase
from studykit.speakers.nouns import offices, told
from studykit.speakers.speaker import NAMED
from studykit.speakers.traits import traits, untold

_BEFORE_OBJECT = VERBAL + ING_FORM + LINK + TO
_ASKS = frozenset(("asked", "asks", "pressed", "presses"))


def is_bare(context: Context, described: Phrase) -> bool:
    """“the rich tycoon”; not “the tycoon from Elm”, “Roe’s tycoon”, “the tycoon’s aide”.

    >>> credited("Ohio Democrat Ann Roe rowed. Roe left. Ohio’s senator said it rained.")
    Ohio’s senator = –
    """
    is_whole = described.is_definite and described.head_end == described.high
    return is_whole and CLITIC not in context.tagged.unmasked[described.low : described.high + 1]


def told_again(context: Context, described: Phrase, at: int) -> str | None:
    """Whom a noun for an office or a trade tells again: who has just spoken or been named.

    >>> credited("Democrat Ann Roe rowed. Roe said no. “It rained,” the Ohio senator said.")
    Roe = Ann Roe
    the Ohio senator = Ann Roe
    >>> credited("Democrat Ann Roe came. “It rained,” the Ohio senator said.")
    the Ohio senator = –
    >>> two = "Democrat Ann Roe met Bob Lund. Roe said no. The Ohio senator said yes. "
    >>> credited(two + "Lund left. The senator said it rained.")
    Roe = Ann Roe
    The Ohio senator = Ann Roe
    The senator = Ann Roe
    >>> credited("Ann Roe rowed. Roe said no. “It rained,” the sailor said.")
    Roe = Ann Roe
    the sailor = –
    >>> credited("Democrat Ann Roe rowed. Roe said no. “Yes,” the current Ohio senator said.")
    Roe = Ann Roe
    the current Ohio senator = –
    >>> credited("Democrat Ann Roe left. Roe added that the Ohio senator told us that it froze.")
    Roe = Ann Roe
    the Ohio senator = –
    """
    words = context.tagged.types[described.low : described.high]
    if not is_bare(context, described) or not _tells_again(described.noun):
        return None
    if context.is_credited(at) or not told("apart").keys().isdisjoint(words):
        return None
    name = _told_before(context, at)
    if name is None:
        return None
    seat = _seat(context, described, name)
    if is_somebody_else(context, described, name, seat):
        return None
    if not _fits(context, described, name, is_told=bool(seat)):
        return None
    context.called[described.noun] = name
    return name


def _tells_again(noun: str) -> bool:
    return noun in told("only") or noun in told("again")


def _told_before(context: Context, at: int) -> str | None:
    """Who may be told again: spoke last, or was named last, and is not who is spoken of.

    >>> credited("Democrat Ann Roe rowed. Roe left. It was wrong of Roe to, the Ohio senator said.")
    the Ohio senator = –
    """
    name = _speaking(context, at) or _only_named(context, at)
    if name is None or not context.is_principal(name):
        return None
    start, _ = context.sentence_span(context.sentence(at))
    named = _persons(context, start, at)
    is_spoken_of = any(one.name == name and context.is_credited(one.start) for one in named)
    return None if is_spoken_of else name


def _speaking(context: Context, at: int) -> str | None:
    """Who has just spoken, if nobody else was named since, nor asked.

    >>> credited("Democrat Ann Roe rowed. Roe said that Bob Lund sang. The Ohio senator said yes.")
    Roe = Ann Roe
    The Ohio senator = Ann Roe
    >>> credited("Democrat Ann Roe rowed. Roe said Bob sang. “No. No. No,” the Ohio senator said.")
    Roe = Ann Roe
    the Ohio senator = Ann Roe
    >>> credited("Elm Bank fell. Elm Bank said Ann Roe met Bob. The tycoon said it rained.")
    Elm Bank = Elm Bank
    The tycoon = –
    >>> credited("Democrat Ann Roe rowed. Roe said no. Bob Lund sang. The Ohio senator said yes.")
    Roe = Ann Roe
    The Ohio senator = –
    >>> credited("Democrat Ann Roe rowed. Roe asked if Bob Lund sang. The Ohio senator said no.")
    Roe = Ann Roe
    The Ohio senator = –
    """
    last = context.last
    if last is None or last.speaker.type != NAMED or last.cue in _ASKS:
        return None
    first, here = context.sentence(last.at), context.sentence(at)
    told_since = (
        sentence
        for sentence in range(first + 1, here + 1)
        if not context.is_quoted(context.sentence_starts[sentence])
    )
    is_near = sum(1 for _ in told_since) < 2
    others = {name.name for name in _persons(context, last.at, at)} - {last.speaker.name}
    return last.speaker.name if is_near and not others else None


def _only_named(context: Context, at: int) -> str | None:
    """The one person whom this sentence has named by then, or else the one before.

    >>> credited("Democrat Ann Roe rowed. Now Roe left. The Ohio senator said it rained.")
    The Ohio senator = Ann Roe
    >>> credited("Democrat Ann Roe rowed. Now Roe met Bob Lund. The Ohio senator said no.")
    The Ohio senator = –
    >>> credited("Democrat Ann Roe rowed. Roe left. It froze. The Ohio senator said it rained.")
    The Ohio senator = –
    >>> credited("Democrat Ann Roe rowed. Sailors saw Roe. The Ohio senator said it rained.")
    The Ohio senator = –
    """
    here = context.sentence(at)
    first = context.sentence_starts[here]
    quoted = takewhile(context.is_quoted, (context.sentence_starts[k] for k in range(here, 0, -1)))
    first = min([first, *quoted])
    found = _persons(context, first, at)
    if not found and (before := context.sentence(first) - 1) >= 0:
        found = _persons(context, context.sentence_starts[before], first)
    is_one = len({name.name for name in found}) == 1
    return found[0].name if is_one and not _is_object(context, found[0]) else None


def _is_object(context: Context, name: Name) -> bool:
    """“the sailors saw | Roe”, “a walk with | Roe”."""
    return context.tagged.unmasked[name.first - 1] in _BEFORE_OBJECT


def _persons(context: Context, start: int, end: int) -> list[Name]:
    """The names of persons between two places, outside what somebody says.

    >>> credited("Democrat Ann Roe rowed. Roe left. “Bob Lund sang,” the Ohio senator said.")
    the Ohio senator = Ann Roe
    """
    names = context.names_in(start, end)
    return [name for name in names if name.kind == "person" and not context.is_quoted(name.start)]


def _seat(context: Context, described: Phrase, name: str) -> list[str]:
    """“the | Elm | MP”: what may be the seat of somebody of whom the text tells none.

    >>> credited("Labour MP Ann Roe rowed. Roe said no. The Elmside MP said it rained.")
    Roe = Ann Roe
    The Elmside MP = Ann Roe
    >>> credited("Oakside MP Ann Roe rowed. Roe said no. The Elmside MP said it rained.")
    Roe = Ann Roe
    The Elmside MP = –
    """
    if described.noun not in told("again"):
        return []
    said = [word.capitalize() for word, held in context.persons_by_word.items() if name in held]
    if any(word not in lists.stops() and word not in told("neutral") for word in untold(said)):
        return []
    words = context.words(described.low + described.is_definite, described.head_end)
    return untold([word for word in words if word[0].isupper()])


def of_an_age(context: Context, described: Phrase, at: int) -> str | None:
    """“the 24-year-old”: who has just spoken or been named, where the text tells no age.

    >>> credited("Ann Roe rowed. Roe said no. The 24-year-old said it rained.")
    Roe = Ann Roe
    The 24-year-old = Ann Roe
    >>> credited("Ann Roe, 23, rowed. Roe said no. The 24-year-old said it rained.")
    Roe = Ann Roe
    The 24-year-old = –
    >>> credited("A 24-year-old sang. Ann Roe rowed. Roe said no. The 24-year-old said it rained.")
    Roe = Ann Roe
    The 24-year-old = –
    """
    if not is_bare(context, described) or context.is_credited(at):
        return None
    name = _told_before(context, at)
    if name is None:
        return None
    *before, age_told = context.tagged.types[: described.head_end]
    is_other = age_told in before or any(
        age and name in held for age, held in context.persons_by_age.items()
    )
    return None if is_other else name


def _fits(context: Context, described: Phrase, name: str, is_told: bool) -> bool:
    """Whether the text says nothing else of the person: another office, place, party or gender.

    >>> credited("Gov. Ann Roe rowed. Roe said no. The Ohio senator said it rained.")
    Roe = Ann Roe
    The Ohio senator = –
    >>> credited("Gov. Bo Lund met Democrat Ann Roe. Roe said no. The Ohio senator said yes.")
    Roe = Ann Roe
    The Ohio senator = Ann Roe
    >>> credited("Bob Lund met Ann Roe. Lund said no. The businesswoman said it rained.")
    Lund = Bob Lund
    The businesswoman = –
    >>> credited("Ann Roe (D-Elm) rowed. Roe said no. The Republican senator said it rained.")
    Roe = Ann Roe
    The Republican senator = –
    >>> credited("Iowa Democrat Ann Roe rowed. Roe said no. The Ohio senator said it rained.")
    Roe = Ann Roe
    The Ohio senator = –
    >>> both = "Ohio Sen. Bo Fay met Ohio Sen. Ed Fay. "
    >>> credited(both + "Democrat Ann Roe sat. Roe said no. The Ohio senator said it rained.")
    Roe = Ann Roe
    The Ohio senator = –
    """
    known = traits(context.words(described.low, described.high))
    bearers = [persons_that_are(context, trait) for trait in known]
    if bearers and (called := bearers[0].intersection(*bearers[1:])):
        return name in called and _is_of_gender(context, described, name)
    if described.noun in told("again") and not _may_hold(known, _said_of(context, name), is_told):
        return False
    return contradicts_nothing(context, described, name)


def contradicts_nothing(context: Context, described: Phrase, name: str) -> bool:
    """Whether a description has the gender, the office, the party and the place of a person.

    >>> credited("Labour hopeful Ann Roe rowed. The Tory hopeful said it rained.")
    The Tory hopeful = –
    >>> credited("Ms Ann Roe rowed. The businessman said it rained.")
    The businessman = –
    """
    known = traits(context.words(described.low, described.high))
    theirs = _said_of(context, name)
    parties = frozenset(told("party").values())
    places = frozenset(trait for trait in known | theirs if trait[0].isupper()) - parties
    kinds = (offices(), parties, places)
    is_agreed = all(_agree(known, theirs, kind) for kind in kinds)
    return is_agreed and _is_of_gender(context, described, name)


def _is_of_gender(context: Context, described: Phrase, name: str) -> bool:
    gender = lists.roles().get(described.noun, "")
    return not gender or context.may_be(name, gender)


def _said_of(context: Context, name: str) -> set[str]:
    return {trait for trait, held in context.persons_by_trait.items() if name in held}


def _may_hold(known: set[str], theirs: set[str], is_told: bool) -> bool:
    """Whether who is in politics may hold an office whose place or party is told: not “the mayor”.

    >>> credited("Ann Roe rowed. Roe said no. The Ohio senator said it rained.")
    Roe = Ann Roe
    The Ohio senator = –
    >>> credited("Democrat Ann Roe rowed. Roe said no. The senator said it rained.")
    Roe = Ann Roe
    The senator = –
    """
    politics = {*told("party").values(), *told("in politics"), *offices()}
    return (is_told or len(known) > 1) and not theirs.isdisjoint(politics)


def _agree(known: set[str], theirs: set[str], kind: frozenset[str]) -> bool:
    """Whether of one kind of trait both tell the same, or one tells nothing.

    >>> credited("Gov. Ann Roe rowed with Bob Lund. Roe said no. The tycoon said it rained.")
    Roe = Ann Roe
    The tycoon = Ann Roe
    >>> credited("Gov. Bob Lund sang. Sen. Ann Roe sat. Roe said no. The Ohio senator said yes.")
    Roe = Ann Roe
    The Ohio senator = Ann Roe
    """
    one, other = known & kind, theirs & kind
    return not one or not other or not one.isdisjoint(other)
