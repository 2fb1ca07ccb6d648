"""Whose words a document has: “Elm Bank said in a statement”, “the statement said”."""

from studykit import lexicons
from studykit.quotes.sentence.word_classes import MODIFIER
from studykit.speakers.context import Context, Last
from studykit.speakers.noun_phrase import Phrase
from studykit.speakers.nouns import source_kinds
from studykit.speakers.speaker import DOCUMENT, Speaker

_REACH = 3  # paragraphs
_LONGEST = 4  # tokens after “the” that a document is called by


def document_of(context: Context, at: int) -> str:
    """“Elm Bank said | in a statement |”: the noun for where a source's words are, or nothing.

    >>> credited("Elm Bank said in a statement it rained. The statement said it froze.")
    Elm Bank = Elm Bank
    The statement = Elm Bank
    >>> credited("Elm Bank said in a hurry it rained. The statement said it froze.")
    Elm Bank = Elm Bank
    The statement = –
    """
    tagged, (_, end) = context.tagged, context.sentence_span(context.sentence(at))
    if tagged.text.find(" in a", at, end) < 0:  # for speed: few sentences hold it
        return ""
    types, (low, high) = tagged.types, tagged.token_range(at, end)
    nouns = lexicons.words("document_nouns")
    found = (
        types[k]
        for k in range(low + 2, high)
        if types[k - 2] == "in" and types[k - 1] in ("a", "an") and types[k] in nouns
    )
    return next(found, "")


def last_in(context: Context) -> dict[str, Last]:
    """The last source whose words are in a document, by the noun for it: a statement.

    Few articles ask for it, so that sources are looked at only then.

    >>> credited("Elm Bank said in a letter it rained. The letter said it froze.")
    Elm Bank = Elm Bank
    The letter = Elm Bank
    """
    for at, last in context.heard:
        if document := document_of(context, at):
            context.last_in[document] = last
    context.heard.clear()
    return context.last_in


def issuer(context: Context, described: Phrase) -> Speaker | None:
    r"""“The statement”: whoever spoke in one just before.

    >>> credited("Elm Bank said in a letter it rained. The letter of Bob Lund said it froze.")
    Elm Bank = Elm Bank
    The letter of Bob Lund = –
    >>> credited("Elm said in a letter it rained.\n\n1\n\n2\n\n3\n\nThe letter said it froze.")
    Elm = Elm
    The letter = –
    """
    source = last_in(context).get(described.noun)
    if source is None or described.first.lower() != "the" or described.high - described.low > 2:
        return None
    of = context.paragraph_of
    here = context.sentence(context.tagged.starts[described.low])
    is_near = of[here] - of[context.sentence(source.at)] <= _REACH
    return source.speaker if is_near and source.speaker.name else None


def subject_before(context: Context, at: int) -> str:
    """“The report gave details. | It | said”: the document that the sentence before is about.

    >>> heard("A harbour report said it rained. Men left. The report gave details. It said no.")
    A harbour report (document)
    A harbour report (document)
    >>> heard("A harbour report said it rained. Men left. The boats had a report. It said no.")
    A harbour report (document)
    It (organization)
    >>> heard("The Elm Post said it rained. Men left. The Post wrote more. It said no.")
    Elm Post (organization)
    Elm Post (organization)
    Elm Post (organization)
    """
    here = context.sentence(at)
    start, before = context.sentence_span(here)[0], context.sentence_span(max(0, here - 1))[0]
    if start != at or start == before or not context.tagged.text.startswith("The ", before):
        return ""
    tagged, (low, _) = context.tagged, context.tagged.token_range(before, at)
    for k in range(low + 1, low + 1 + _LONGEST):
        noun = tagged.tokens[k]
        if source_kinds().get(noun) == DOCUMENT:
            return "" if noun in last_in(context) else noun
        if tagged.unmasked[k] not in MODIFIER:
            break
    return ""
