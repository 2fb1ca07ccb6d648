"""A subject with a title or a few quoted words in what is said of it: “Lane, host of “Elm,””."""

from studykit.quotes.sentence.marks import Span
from studykit.quotes.sentence.tagged_text import TaggedText
from studykit.quotes.sentence.word_classes import QUOTED, VERBAL, pattern

# “Ada Lane, | the host of”: a name or a noun, and what is said of it without a verb.
_BEFORE_TITLE = pattern(
    "(?: <SENTENCE_START|PREPOSITION> <PHRASE_PART>{0,5} <COMMA> | <SENTENCE_START> )?"
    "(<DETERMINER>? <HEAD>+) <COMMA>"
    "(?: <RELATIVE> <PLAIN_VERB>+ | <DETERMINER|HEAD|ING_FORM> )"
    "<QUALIFIED_PART|COORDINATOR|COMMA|RELATIVE|ADVERB>*"
)
_LONGEST = 30  # tokens


def with_quoted_apposition(tagged: TaggedText, low: int, at: int) -> Span | None:
    """“| Lane, host of “Elm Now,” | reminded the crew”: the subject that ends in it.

    >>> attributed("Ada Lane, the host of “Elm Now,” reminded the crew that it rained.")
    Ada Lane, the host of “Elm Now,” | reminded | that it rained
    >>> attributed("Lane, citing “the rain,” said the mayor could be ill.")
    Lane | citing | “the rain,”
    Lane | said | the mayor could be ill
    >>> attributed("In a letter, “It rained,” said Lane.")
    Lane | said | In a letter, “It rained,”
    """
    first = tagged.classes.find(QUOTED, low, at)
    if first < 0 or at - low > _LONGEST:
        return None
    subject = _BEFORE_TITLE.fullmatch(tagged.classes, low, first)
    is_pure = not set(tagged.classes[first:at]) & set(VERBAL)
    return (subject.start(1), at) if subject and is_pure else None
