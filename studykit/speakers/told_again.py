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
from studykit.speakers.traits import traits

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
    name = _speaking(context, at) or _only_named(context, at)
    if name is None or not _is_principal(context, name, at):
        return None
    if is_somebody_else(context, described, name) or not _fits(context, described, name):
        return None
    context.called[described.noun] = name
    return name


def _tells_again(noun: str) -> bool:
    return noun in told("only") or noun in told("again")


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


def _is_principal(context: Context, name: str, at: int) -> bool:
    """Whether two sentences have named the person: whom a text names once it does not tell again.

    >>> credited("Democrat Ann Roe left. The Ohio senator said it rained.")
    The Ohio senator = –
    """
    before = context.names_before(at)
    return len({other.sentence for other in before if other.name == name}) > 1


def _fits(context: Context, described: Phrase, name: str) -> bool:
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
    if described.noun in told("again") and not _may_hold(known, _said_of(context, name)):
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


def _may_hold(known: set[str], theirs: set[str]) -> bool:
    """Whether who is in politics may hold an office whose place or party is told: not “the mayor”.

    >>> credited("Ann Roe rowed. Roe said no. The Ohio senator said it rained.")
    Roe = Ann Roe
    The Ohio senator = –
    >>> credited("Democrat Ann Roe rowed. Roe said no. The senator said it rained.")
    Roe = Ann Roe
    The senator = –
    """
    is_told = len(known) > 1
    politics = {*told("party").values(), *told("in politics"), *offices()}
    return is_told and not theirs.isdisjoint(politics)


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
