"""Who the text calls so: "the senator", "the former president"."""

from studykit.quotes.sentence.tagged_text import FARTHEST
from studykit.speakers.context import Context
from studykit.speakers.noun_phrase import Phrase
from studykit.speakers.nouns import told
from studykit.speakers.person_traits import apposition_end


def persons_that_are(context: Context, trait: str) -> set[str]:
    """The persons of whom the text says this, or what fits it: a president is a leader.

    >>> credited("President Ann Roe met the sailor Bob Lund. The leader said it rained.")
    The leader = Ann Roe
    >>> credited("President Ann Roe met the sailor Bob Lund. The former president said it rained.")
    The former president = –
    """
    fit = [trait, *(word for word, noun in told("is a").items() if noun == trait)]
    if trait.startswith("former ") and trait != "former president":
        fit.append(trait.removeprefix("former "))
    return {name for one in fit for name in context.persons_by_trait.get(one, ())}


def is_brought_in(context: Context, described: Phrase, name: str) -> bool:
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
