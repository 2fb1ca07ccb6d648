"""Whose words a document has: “Elm Bank said in a statement”, “the statement said”."""

from studykit import lexicons
from studykit.speakers.context import Context
from studykit.speakers.phrases import Phrase
from studykit.speakers.speaker import Speaker

_REACH = 3  # paragraphs


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


def issuer(context: Context, described: Phrase) -> Speaker | None:
    r"""“The statement”: whoever spoke in one just before.

    >>> credited("Elm Bank said in a letter it rained. The letter of Bob Lund said it froze.")
    Elm Bank = Elm Bank
    The letter of Bob Lund = –
    >>> credited("Elm said in a letter it rained.\n\n1\n\n2\n\n3\n\nThe letter said it froze.")
    Elm = Elm
    The letter = –
    """
    source = context.last_in.get(described.noun)
    if source is None or described.first.lower() != "the" or described.high - described.low > 2:
        return None
    of = context.paragraph_of
    here = context.sentence(context.tagged.starts[described.low])
    is_near = of[here] - of[context.sentence(source.at)] <= _REACH
    return source.speaker if is_near and source.speaker.name else None
