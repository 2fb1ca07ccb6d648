"""Who the text calls so: "the senator", "the former president"."""

from collections.abc import Collection

from studykit.names import lists
from studykit.quotes.sentence.tagged_text import FARTHEST
from studykit.speakers.context import Context
from studykit.speakers.noun_phrase import Phrase
from studykit.speakers.nouns import narrower, offices, told
from studykit.speakers.person_traits import apposition_end
from studykit.speakers.traits import traits, untold

_BARE = 2  # tokens of “the captain”
_NEUTRAL_ENDS = ("-term", "-time", "-old", "-born")  # “the three-term governor”


def persons_that_are(context: Context, trait: str) -> set[str]:
    """The persons of whom the text says this, or what fits it: a president is a leader.

    >>> credited("President Ann Roe met the sailor Bob Lund. The leader said it rained.")
    The leader = Ann Roe
    >>> credited("President Ann Roe met the sailor Bob Lund. The former president said it rained.")
    The former president = –
    >>> credited("Gov. Ann Roe met Bob Lund. Roe left. The former governor said it rained.")
    The former governor = Ann Roe
    >>> credited("Gov. Ann Roe met Bob Lund. The former governor said it rained.")
    The former governor = –
    >>> credited("Mayor Ann Roe met Bob Lund. Roe left. The former mayor said it rained.")
    The former mayor = –
    >>> both = "Gov. Ann Roe met former Gov. Bob Lund. Roe left. "
    >>> credited(both + "The former governor said it rained.")
    The former governor = Bob Lund
    """
    fit = [trait, *narrower().get(trait, ())]
    found = {name for one in fit for name in context.persons_by_trait.get(one, ())}
    if found or not trait.startswith("former ") or trait == "former president":
        return found
    office = trait.removeprefix("former ")
    held = context.persons_by_trait.get(office, set()) if office in told("keeps") else set()
    return {name for name in held if context.is_principal(name)}


def is_somebody_else(
    context: Context, described: Phrase, name: str, fitting: Collection[str] = ()
) -> bool:
    """Whether a description is of another person than the one whom the text calls so.

    Words that fit whoever it is tell nobody apart.
    """
    return (
        _is_brought_in(context, described, name)
        or is_told_apart(context, described, name, fitting)
        or _has_just_spoken(context, described)
    )


def _has_just_spoken(context: Context, described: Phrase) -> bool:
    """“the captain of the other ship | said”: the captain is whoever that is.

    >>> credited("Captain Ann Roe rowed. The captain of the Eel said yes. The captain said no.")
    The captain of the Eel = –
    The captain = –
    >>> credited("Elm captain Ann Roe rowed. The Oak captain said yes. The Elm captain said no.")
    The Oak captain = –
    The Elm captain = Ann Roe
    >>> credited("Mayor Ann Roe rowed. The former mayor said yes. The mayor said no.")
    The former mayor = –
    The mayor = Ann Roe
    """
    last = context.last
    is_bare = described.high - described.low == _BARE
    if not is_bare or last is None or last.speaker.name is not None:
        return False
    words = last.word.split()
    return len(words) > _BARE and described.noun in traits(words)


def is_told_apart(
    context: Context, described: Phrase, name: str, fitting: Collection[str] = ()
) -> bool:
    """“the health minister”, “the minister for rail”: what the text does not say of the person.

    >>> credited("Minister Ann Roe met Bob Lund. The rail minister said it rained.")
    The rail minister = –
    >>> credited("Minister Ann Roe met Bob Lund. The wealthy two-term minister said it rained.")
    The wealthy two-term minister = Ann Roe
    >>> credited("Ann Roe came. The timber tycoon said it rained. The Oak tycoon said it froze.")
    The timber tycoon = Ann Roe
    The Oak tycoon = –
    >>> credited("President Ann Roe came. The president of the choir said it rained.")
    The president of the choir = –
    >>> credited("Ann Roe, president of the choir, came. The choir president said it froze.")
    The choir president = Ann Roe
    >>> credited("Minister Ann Roe met Bob Lund. The minister for rail said it rained.")
    The minister for rail = –
    >>> credited("President Ann Roe of Norway came. The president of Norway said it rained.")
    The president of Norway = Ann Roe
    """
    low, high, head_end = described.low, described.high, described.head_end
    words = context.words(low + described.is_definite, head_end)
    if described.noun in told("field"):
        words = [word for word in words if word[0].isupper()]
    is_office = described.noun in offices() and described.noun not in told("only")
    before = ("of", "for") if is_office else ("of",)
    if head_end < high and context.tagged.types[head_end] in before:
        words = [*words, *context.words(head_end + 1, high)]
    return any(
        word not in told("neutral")
        and word not in fitting
        and word not in lists.stops()
        and not word.endswith(_NEUTRAL_ENDS)
        and name not in context.persons_by_word.get(word, ())
        for word in untold(words)
    )


def _is_brought_in(context: Context, described: Phrase, name: str) -> bool:
    """Whether a person without a name is called so after the last that the text named.

    >>> credited("Sen. Ann Roe came. A young senator sang. The senator said it rained.")
    The senator = –
    >>> credited("A senator sang. Sen. Ann Roe came. The senator said it rained.")
    The senator = Ann Roe
    """
    noun = described.head_end - 1
    before = context.names_before(context.tagged.starts[noun])
    last = [apposition_end(context, other) for other in before if other.name == name]
    return any(
        context.tagged.types[k] == described.noun and context.is_new(k)
        for k in range(max([*last[-1:], noun - FARTHEST, 0]), noun)
    )
