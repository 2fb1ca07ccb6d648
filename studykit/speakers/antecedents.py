"""Whom “he” and “she” stand for: the nearest person that fits, where it is the only one."""

from collections.abc import Sequence
from itertools import pairwise

from studykit.names import lists
from studykit.quotes.sentence.word_classes import CLITIC, pattern
from studykit.speakers.context import Context
from studykit.speakers.genders import EITHER
from studykit.speakers.named_text import Name
from studykit.speakers.nouns import person_nouns
from studykit.speakers.person_traits import apposition_end
from studykit.speakers.speaker import NAMED

REACH = 3  # sentences that a pronoun reaches back
_FARTHEST_HEAD = 4  # tokens
# “Yesterday the mayor | Ann Roe |”: what may be before a subject.
_OPENING = pattern(
    "(?: <CLAUSE_END|MARK|ADVERB|COORDINATOR> )* <DETERMINER>? <HEAD|CLITIC|ADVERB>{0,6} <COMMA>?"
)
# “In his letter on Monday, | Roe |”: what speaks of a subject before naming it.
_OWN_OPENING = pattern("<PREPOSITION> <POSSESSIVE> <HEAD|LINK>{1,6} <COMMA> <HEAD>{0,3}")
# “a | Roe | plan”.
_MODIFIER = pattern("<DETERMINER> <CAPITALISED>{1,3} <NOUN>")
_OPENS_PHRASE = ("his", "her", "their", "a", "an", "the", "one")


def antecedent(context: Context, at: int, gender: str) -> str | None:
    """The nearest person that fits: in this sentence, the last speaker, a subject before.

    >>> credited("Ann Roe sang. Eve Lund rowed until she said it rained.")
    she = Eve Lund
    >>> credited("Ann Roe sang. It rained. It froze. She said it was cold.")
    She = Ann Roe
    >>> credited("Ann Roe sang. It rained. It froze. It was cold. She said it was dark.")
    She = –
    >>> credited("He met Bob Lund. He said it rained.")
    He = –
    """
    sentence = context.sentence(at)
    if name := _said_again(context, sentence, gender):
        return name
    if here := _persons(context, sentence, gender, before=at):
        return only(here) or _subject(context, here) or _last_speaker(context, at, gender)
    if name := _subject_before(context, sentence, gender) or _brought_in(context, sentence, gender):
        return name
    if last := _last_speaker(context, at, gender):
        return last
    source = _unnamed(context, gender)
    for earlier in range(sentence - 1, max(source, sentence - 1 - REACH), -1):
        if found := _persons(context, earlier, gender):
            is_other = _begins_with_pronoun(context, earlier, gender)
            return None if is_other else only(found) or _subject(context, found)
        if _is_about_someone_else(context, earlier, gender):
            return None
    return None


def _said_again(context: Context, sentence: int, gender: str) -> str | None:
    """Whom the same pronoun stands for earlier in the sentence: “he said …, because | he | said”.

    >>> credited("Ann Roe sang. She told Eve Lund it rained, because she said it froze.")
    She = Ann Roe
    she = Ann Roe
    """
    last = context.last
    is_same = last and last.word == _WORDS[gender] and context.sentence(last.at) == sentence
    return last.speaker.name if last and is_same else None


_WORDS = {"male": "he", "female": "she"}


def _subject_before(context: Context, sentence: int, gender: str) -> str | None:
    """The subject of the sentence before, if no source comes between.

    >>> credited("“It rained,” Ann Roe said. Eve Lund nodded. “It froze,” she said.")
    Ann Roe = Ann Roe
    she = Eve Lund
    """
    before = _before_pronouns(context, sentence, gender)
    found = _persons_without_source(context, before, gender)
    return _subject(context, found) if found else None


def _persons_without_source(context: Context, sentence: int, gender: str) -> list[Name]:
    """The persons that a sentence names, if no source is in it or comes after it.

    >>> credited("“Ida Fay rowed,” Ann Roe said. “It froze,” she said.")
    Ann Roe = Ann Roe
    she = Ann Roe
    """
    if sentence < 0 or (context.last and context.sentence(context.last.at) >= sentence):
        return []
    return _persons(context, sentence, gender)


def _brought_in(context: Context, sentence: int, gender: str) -> str | None:
    """“The boat was that of | Bob Lund, a sailor |.”: the one whom the sentence before brings in.

    >>> credited("Tim Roe said it rained. Ann Roe met Bob Lund, a sailor. “It froze,” he said.")
    Tim Roe = Tim Roe
    he = Bob Lund
    >>> credited("Tim Roe said it rained. Ann Roe met Bob Lund. “It froze,” he said.")
    Tim Roe = Tim Roe
    he = Tim Roe
    >>> credited("Bob Lund left. Tim Roe said no. Ann Roe met Bob Lund, a cook. “I do,” he said.")
    Tim Roe = Tim Roe
    he = Tim Roe
    >>> credited("Tim Roe said it rained. He met Bob Lund, a sailor. “It froze,” he said.")
    Tim Roe = Tim Roe
    he = Tim Roe
    """
    before = sentence - 1
    found = _persons_without_source(context, before, gender)
    if only(found) is None or _begins_with_pronoun(context, before, gender):
        return None
    is_new = all(name.name != found[0].name for name in context.names_before(found[0].start))
    return found[0].name if is_new and apposition_end(context, found[0]) > found[0].after else None


def _before_pronouns(context: Context, sentence: int, gender: str) -> int:
    """The sentence before, without those that begin with the same “he” or “she”.

    >>> credited("“It rained,” Ann Roe said. Eve Lund has a boat. She sails. “It froze,” she said.")
    Ann Roe = Ann Roe
    she = Eve Lund
    """
    before, least = sentence - 1, max(sentence - 1 - REACH, -1)
    while before > least:
        if not _begins_with_pronoun(context, before, gender) or _persons(context, before, gender):
            break
        before -= 1
    return before


def _begins_with_pronoun(context: Context, sentence: int, gender: str) -> bool:
    """“| He | met Bob Lund.”: whoever else it names is not whom “he” stands for."""
    word = context.tagged.types[context.sentence_start(sentence)]
    return word == _WORDS[gender]


def _unnamed(context: Context, gender: str) -> int:
    """The sentence of the source before, if that is one person without a name; else -1.

    >>> credited("Bob Lund came. A spokesman said it rained. It froze. He said it was cold.")
    A spokesman = –
    He = –
    >>> credited("Bob Lund came. A spokeswoman said it rained. He said it was cold.")
    A spokeswoman = –
    He = Bob Lund
    """
    last = context.last
    is_one = last is not None and last.speaker.name is None and last.gender in (gender, EITHER)
    return context.sentence(last.at) if last and is_one else -1


def _persons(
    context: Context, sentence: int, gender: str, *, before: int | None = None
) -> list[Name]:
    """The persons named in a sentence that fit; those in a quotation only for a place in one.

    >>> credited("Ann Roe came. “Ida Lund rowed,” she said.")
    she = Ann Roe
    >>> credited("Sailors rowed by. The late Bob Lund built the bridge. “It is ours,” he said.")
    he = –
    """
    start, end = context.sentence_span(sentence)
    is_inside = before is not None and context.is_quoted(before)
    return [
        name
        for name in context.names_in(start, end if before is None else min(end, before))
        if name.kind == "person"
        and context.may_be(name.name, gender)
        and name.name not in context.dead
        and (is_inside or not context.is_quoted(name.start))
        and not (before is None and _is_modifier(context, name))
    ]


def _is_modifier(context: Context, name: Name) -> bool:
    """“a | Roe | plan”: a name that only tells of which sort something is.

    >>> credited("Bob Lund said it rained. It froze. A Tim Roe plan failed. He said it hailed.")
    Bob Lund = Bob Lund
    He = Bob Lund
    """
    return bool(_MODIFIER.fullmatch(context.tagged.unmasked, name.first - 1, name.after + 1))


def only(found: Sequence[Name]) -> str | None:
    """The one bearer of all these names; None where they are two.

    >>> credited("In Elm, Bob Lund sang. He said it rained.")
    He = Bob Lund
    >>> credited("In Elm, Bob Lund sang with Tim Roe. He said it rained.")
    He = –
    """
    bearers = {name.name for name in found}
    return bearers.pop() or None if len(bearers) == 1 else None


def _subject(context: Context, found: Sequence[Name]) -> str | None:
    """“Yesterday | Ann Roe | met Eve Lund”: the first person, if it begins the sentence alone.

    >>> credited("Yesterday Ann Roe met Eve Lund. She said it rained.")
    She = Ann Roe
    >>> credited("Ann Roe’s aide met Eve Lund. She said it rained.")
    She = –
    >>> credited("In Elm, Ann Roe met Eve Lund. She said it rained.")
    She = –
    >>> credited("In her boat, Ann Roe met Eve Lund. She said it rained.")
    She = Ann Roe
    >>> credited("The boat of Ann Roe passed Ida Fay. She said it rained.")
    She = –
    """
    first, tagged = _head(context, found), context.tagged
    if tagged.unmasked.startswith(CLITIC, first.after) or _is_joined(context, found):
        return None
    low = context.sentence_start(first.sentence)
    is_first = any(
        opening.fullmatch(tagged.unmasked, low, first.first) for opening in (_OPENING, _OWN_OPENING)
    )
    return first.name or None if is_first else None


def _head(context: Context, found: Sequence[Name]) -> Name:
    """“Roe aide | Eve Lund |”, “Roe’s mother, | Ida |”: the first person that no noun follows.

    >>> credited("Ann Roe aide Eve Lund nodded. She said it rained.")
    She = Eve Lund
    >>> credited("Ann Roe’s old aunt, Eve Lund, nodded. She said it rained.")
    She = Eve Lund
    """
    types = context.tagged.types
    heads = (
        name
        for name, after in pairwise(found)
        if after.first - name.after > _FARTHEST_HEAD
        or types[after.first - 1 - (types[after.first - 1] == ",")] not in person_nouns()
    )
    return next(heads, found[-1])


def _is_joined(context: Context, found: Sequence[Name]) -> bool:
    """“| Ann Roe and Eve Lund | met”.

    >>> credited("Ann Roe and Eve Lund met. She said it rained.")
    She = –
    """
    first = found[0]
    return len(found) > 1 and context.tagged.text.startswith(" and ", first.end)


def _is_about_someone_else(context: Context, sentence: int, gender: str) -> bool:
    """Whether a sentence begins with a person it does not name: Her son, The man.

    >>> credited("Bob Lund came. Her son sang. He said it rained.")
    He = –
    >>> credited("Bob Lund came. Her aunt sang. He said it rained.")
    He = Bob Lund
    >>> credited("Bob Lund came. Her boat sank. He said it rained.")
    He = Bob Lund
    """
    low = context.sentence_start(sentence)
    types, classes = context.tagged.types, context.tagged.unmasked
    return types[low] in _OPENS_PHRASE and any(
        lists.roles().get(word) in ("", gender) and not classes.startswith(CLITIC, low + k)
        for k, word in enumerate(types[low + 1 : low + 4], 2)
    )


# ---------------------------------------------------------------- the speaker before


def _last_speaker(context: Context, at: int, gender: str) -> str | None:
    """The speaker of the source before, if he or she is near and fits.

    >>> credited("Ann Roe said it rained. The boat of Eve Lund came. She said it froze.")
    Ann Roe = Ann Roe
    She = Ann Roe
    >>> credited("Ann Roe said it rained. Bob Lund came. He said it froze.")
    Ann Roe = Ann Roe
    He = Bob Lund
    """
    if context.last is None:
        return None
    place, (name, source_type), *_ = context.last
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
