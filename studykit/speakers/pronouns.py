"""Whom a pronoun stands for: he, she, who, it, I."""

from functools import cache

from studykit import lexicons
from studykit.quotes.sentence.word_classes import CLITIC, LINK, NOUN
from studykit.speakers.antecedents import REACH, antecedent, only
from studykit.speakers.context import Context
from studykit.speakers.documents import subject_before
from studykit.speakers.named_text import Name
from studykit.speakers.nouns import are_persons
from studykit.speakers.relatives import relative
from studykit.speakers.speaker import (
    DOCUMENT,
    NAMED,
    NOBODY_NAMED,
    ORGANIZATION,
    Speaker,
    named,
)

_THEY = ("they", "them", "their")
_LONGEST_PARAGRAPH = 500  # characters; keeps the time linear in the text


def pronoun(context: Context, word: str, at: int) -> Speaker | None:
    """Whom a pronoun at a place stands for; None where the word is no pronoun."""
    kind = _kinds().get(word)
    if kind is None:
        return None
    if kind in ("male", "female"):
        return named(antecedent(context, at, kind))
    if kind == "relative":
        return relative(context, word, at)
    if kind == "thing":
        return _thing(context, at)
    if kind == "first person":
        return _first_person(context, at)
    if word in _THEY:
        return named(_singular_they(context, at))
    return NOBODY_NAMED


def pronoun_gender(word: str) -> str:
    """Male for he, female for she; empty for others.

    Examples
    --------
    >>> pronoun_gender("he"), pronoun_gender("they")
    ('male', '')
    """
    kind = _kinds().get(word, "")
    return kind if kind in ("male", "female") else ""


@cache
def _kinds() -> dict[str, str]:
    rows = lexicons.word_list("pronouns")
    return dict(zip(rows["word"].tolist(), rows["kind"].tolist(), strict=True))


def _singular_they(context: Context, at: int) -> str | None:
    """They: the last person named, if the text says that it calls that person so.

    >>> credited("Jo Roe (they/them) keeps the light. “It was dark,” they said.")
    they = Jo Roe
    >>> credited("Jo Roe (they/them) met the voters of Oakham. “We won,” they said.")
    they = –
    """
    start, _ = context.sentence_span(max(0, context.sentence(at) - REACH))
    before = [name for name in context.names_in(start, at) if name.kind == "person"]
    is_one = bool(before) and before[-1].name in context.called_they
    return before[-1].name if is_one and not _is_group_before(context, before[-1], at) else None


def _is_group_before(context: Context, name: Name, at: int) -> bool:
    """Whether a place follows words for several persons: the voters.

    >>> credited("Jo Roe (they/them) came. Voters left. “It rained,” they said.")
    they = –
    """
    high, _ = context.tagged.token_range(at, at)
    nouns = context.tagged.types[name.after : high]
    return any(noun.endswith("s") and are_persons(noun, "") for noun in nouns)


def _thing(context: Context, at: int) -> Speaker:
    """It: the one body or place named in the sentence; else the last source, if no person.

    >>> credited("Wendle Bank rose when it said it would pay.")
    it = Wendle Bank
    >>> credited("Wendle Bank said it rained. Ann Roe came. It said it froze.")
    Wendle Bank = Wendle Bank
    It = Wendle Bank
    """
    start, _ = context.sentence_span(context.sentence(at))
    here = [name for name in context.names_in(start, at) if _may_be_it(context, name)]
    if name := only(here):
        return Speaker(name, ORGANIZATION)
    if subject_before(context, at):
        return Speaker(None, DOCUMENT)
    last = context.last
    if last is None or context.sentence(at) - context.sentence(last.at) > 2:
        return Speaker(None, ORGANIZATION)
    is_thing = last.speaker.type in (ORGANIZATION, DOCUMENT)
    return last.speaker if is_thing else Speaker(None, ORGANIZATION)


def _may_be_it(context: Context, name: Name) -> bool:
    """An organization, or a place that is no more than where or whose something is.

    >>> credited("In Norway a plan fell when it said it rained.")
    it = –
    >>> credited("“Norway’s plan fell,” it added. Norway fell when it said it rained.")
    it = –
    it = Norway
    """
    if name.kind != "place":
        return name.kind == "organization"
    classes = context.tagged.unmasked
    is_where = classes[name.first - 1 : name.first] in tuple(LINK)
    is_whose = classes[name.after : name.after + 1] in tuple(CLITIC + NOUN)
    return not (is_where or is_whose)


def _first_person(context: Context, at: int) -> Speaker:
    """I, in a paragraph that quotes: the last speaker.

    >>> credited("Ann Roe said it was “cold”. I said it rained.")
    Ann Roe = Ann Roe
    I = Ann Roe
    """
    last = context.last
    if last and last.speaker.type == NAMED and _is_in_quoting_paragraph(context, at):
        return last.speaker
    return NOBODY_NAMED


def _is_in_quoting_paragraph(context: Context, at: int) -> bool:
    r"""Whether a quotation mark comes before a place in its paragraph.

    >>> credited("Ann Roe said it was “cold”.\n\nI said it rained.")
    Ann Roe = Ann Roe
    I = –
    """
    start = max(context.paragraph_start(context.sentence(at)), at - _LONGEST_PARAGRAPH)
    return any(mark in context.tagged.text[start:at] for mark in '“‘"')
