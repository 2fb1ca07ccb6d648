"""Whom “he” and “she” stand for: the nearest person that fits, where it is the only one."""

from collections.abc import Sequence

from studykit.names import lists
from studykit.quotes.sentence.word_classes import CLITIC
from studykit.speakers.context import Context
from studykit.speakers.named_text import Name
from studykit.speakers.speaker import NAMED

REACH = 3  # sentences that a pronoun reaches back
_LONGEST_OPENING = 40  # characters before a subject
_OPENS_PHRASE = ("his", "her", "their", "a", "an", "the", "one")


def antecedent(context: Context, at: int, gender: str) -> str | None:
    """The nearest person that fits: in this sentence, the last speaker, a subject before.

    >>> credited("Ann Roe sang. Eve Lund rowed until she said it rained.")
    she = Eve Lund
    >>> credited("Ann Roe sang. It rained. It froze. She said it was cold.")
    She = Ann Roe
    >>> credited("Ann Roe sang. It rained. It froze. It was cold. She said it was dark.")
    She = –
    """
    sentence = context.sentence(at)
    if here := _persons(context, sentence, gender, before=at):
        return only(here) or _subject(context, here) or _last_speaker(context, at, gender)
    if last := _last_speaker(context, at, gender):
        return last
    for earlier in range(sentence - 1, max(-1, sentence - 1 - REACH), -1):
        if found := _persons(context, earlier, gender):
            return only(found) or _subject(context, found)
        if _is_about_someone_else(context, earlier):
            return None
    return None


def _persons(
    context: Context, sentence: int, gender: str, *, before: int | None = None
) -> list[Name]:
    """The persons named in a sentence that fit; those in a quotation only for a place in one.

    >>> credited("Ann Roe came. “Ida Lund rowed,” she said.")
    she = Ann Roe
    """
    start, end = context.sentence_span(sentence)
    is_inside = before is not None and context.is_quoted(before)
    return [
        name
        for name in context.names_in(start, end if before is None else min(end, before))
        if name.kind == "person"
        and context.may_be(name.name, gender)
        and (is_inside or not context.is_quoted(name.start))
    ]


def only(found: Sequence[Name]) -> str | None:
    """The one bearer of all these names; None where they are two.

    >>> credited("In Elm, Bob Lund sang. He said it rained.")
    He = Bob Lund
    >>> credited("In Elm, Bob Lund sang with Tim Roe. He said it rained.")
    He = –
    """
    bearers = {name.name for name in found}
    return bearers.pop() if len(bearers) == 1 else None


def _subject(context: Context, found: Sequence[Name]) -> str | None:
    """“Yesterday | Ann Roe | met Eve Lund”: the first person, if it begins the sentence alone.

    >>> credited("Yesterday Ann Roe met Eve Lund. She said it rained.")
    She = Ann Roe
    >>> credited("Ann Roe’s aide met Eve Lund. She said it rained.")
    She = –
    >>> credited("In Elm, Ann Roe met Eve Lund. She said it rained.")
    She = –
    >>> credited("It froze on the old boat on that lake of Ann Roe or Ida Fay. She said it rained.")
    She = –
    """
    first, tagged = found[0], context.tagged
    if tagged.unmasked.startswith(CLITIC, first.after) or _is_joined(context, found):
        return None
    before = tagged.text[context.sentence_starts[first.sentence] : first.start]
    return first.name if len(before) <= _LONGEST_OPENING and "," not in before else None


def _is_joined(context: Context, found: Sequence[Name]) -> bool:
    """“| Ann Roe and Eve Lund | met”.

    >>> credited("Ann Roe and Eve Lund met. She said it rained.")
    She = –
    """
    first = found[0]
    return len(found) > 1 and context.tagged.text.startswith(" and ", first.end)


def _is_about_someone_else(context: Context, sentence: int) -> bool:
    """Whether a sentence begins with a person it does not name: Her son, The man.

    >>> credited("Bob Lund came. Her son sang. He said it rained.")
    He = –
    >>> credited("Bob Lund came. Her boat sank. He said it rained.")
    He = Bob Lund
    """
    low = context.sentence_start(sentence)
    types, classes = context.tagged.types, context.tagged.unmasked
    return types[low] in _OPENS_PHRASE and any(
        word in lists.roles() and not classes.startswith(CLITIC, low + k)
        for k, word in enumerate(types[low + 1 : low + 4], 2)
    )


# ---------------------------------------------------------------- the speaker before


def _last_speaker(context: Context, at: int, gender: str) -> str | None:
    """The speaker of the source before, if he or she is near and fits.

    >>> credited("Ann Roe said it rained. Eve Lund came. She said it froze.")
    Ann Roe = Ann Roe
    She = Ann Roe
    >>> credited("Ann Roe said it rained. Bob Lund came. He said it froze.")
    Ann Roe = Ann Roe
    He = Bob Lund
    """
    if context.last is None:
        return None
    place, (name, source_type) = context.last
    if name is None or source_type != NAMED or not context.may_be(name, gender):
        return None
    return name if _distance(context, place, at) <= REACH else None


def _distance(context: Context, start: int, end: int) -> int:
    """Sentences between two places, without paragraphs that go on with a quotation.

    >>> credited("Ann Roe said it rained. It froze. It snowed. She said it was cold.")
    Ann Roe = Ann Roe
    She = Ann Roe
    >>> credited("Ann Roe said it rained. It froze. It snowed. It hailed. She said it was cold.")
    Ann Roe = Ann Roe
    She = –
    """
    between = range(context.sentence(start) + 1, context.sentence(end) + 1)
    return sum(not _goes_on_quoting(context, sentence) for sentence in between)


def _goes_on_quoting(context: Context, sentence: int) -> bool:
    r"""Whether a sentence is in a paragraph that begins with a quotation mark.

    >>> credited("Ann Roe said no.\n\n“It froze. It snowed. It hailed. It was cold,” she said.")
    Ann Roe = Ann Roe
    she = Ann Roe
    """
    return context.tagged.text[context.paragraph_start(sentence)] in '“‘"'
