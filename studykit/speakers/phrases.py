"""A source that is neither a name nor a pronoun: its head noun, and what is around that."""

from studykit.names import lists
from studykit.quotes.sentence.word_classes import DETERMINER, NOUN, NUMBER, OF, pattern
from studykit.speakers.named_text import NamedText
from studykit.speakers.noun_phrase import Phrase
from studykit.speakers.nouns import offices

# What a head noun is before: “two officials | of the bank”.
_HEAD_END = pattern(
    "<COMMA|OF|BY|TO|PREPOSITION|RELATIVE|THAT|COORDINATOR|SUBORDINATOR>"
    "| (?<=<NOMINAL>) (?: <VERB|ED_FORM>(?=<LINK|BY|TO>|$) | <ING_FORM>(?=<DETERMINING|LINK|TO>) )"
)
# “three current | and former | sailors”: more adjectives before the head.
_ADJECTIVES = pattern("<COORDINATOR> <NOUN|ED_FORM> <NOUN|CAPITALISED>")
_IN = ["in"]
_AFTER_NOUN = ("familiar", "close", "speaking")
# “the report | the sailors wrote”.
_OPENS_CLAUSE = frozenset(("the", "a", "an", "his", "her", "their", "its", "our", "my", "your"))


def phrase(text: NamedText, low: int, high: int) -> Phrase | None:
    """The noun phrase between two tokens; None where it has no word or is a share: “6 in 10”."""
    if (low, high) not in text.phrases:
        text.phrases[low, high] = _read(text, low, high)
    return text.phrases[low, high]


def _read(text: NamedText, low: int, high: int) -> Phrase | None:
    head_end = _head_end(text, low, high)
    words = [] if _is_share(text, head_end) else text.words(low, head_end)
    head = words[: words.index("of")] if "of" in words[1:] else words
    return Phrase(low, high, head_end, words[0], head[-1].lower()) if words else None


def _is_share(text: NamedText, end: int) -> bool:
    """“four in 10 voters”: how many of them, and so people.

    >>> heard("Four in 10 eels said it rained. A man in five boats said it froze.")
    Four in 10 eels (unnamed group)
    A man in five boats (unnamed person)
    """
    classes = text.tagged.unmasked
    if classes[end - 1] not in DETERMINER + NUMBER or text.tagged.types[end : end + 1] != _IN:
        return False
    return text.tagged.class_at(end + 1) in DETERMINER + NUMBER


def _head_end(text: NamedText, low: int, high: int) -> int:
    """Where the head noun ends: “two officials | close to Roe”, “the sailor | from Elm”.

    >>> credited("The sailor Ann Roe rowed with Bob Lund. The sailor from Elm said it rained.")
    The sailor from Elm = Ann Roe
    >>> credited("The sailor Ann Roe rowed with Bob Lund. The sailor close to Elm said it rained.")
    The sailor close to Elm = Ann Roe
    >>> heard("Current and former sailors said it rained.")
    Current and former sailors (unnamed group)
    >>> heard("A report drafted for the sailors of Elm said it rained.")
    A report (document)
    >>> heard("A secret report seen by two Elm sailors said it rained.")
    A secret report (document)
    >>> heard("A report filed on Monday said it rained.")
    A report (document)
    >>> heard("Research conducted for Elm said no. A report relating to Elm said no.")
    Research conducted for Elm (document)
    A report relating to Elm (document)
    >>> heard("The long report the sailors wrote said it rained.")
    The long report the sailors (document)
    >>> heard("The new secretary of state of the Elbonian island republic said it rained.")
    The new secretary of state (unnamed person)
    """
    classes = text.tagged.unmasked
    border = _HEAD_END.search(classes, low + 1, high)
    if border and (more := _ADJECTIVES.match(classes, border.start(), high)):
        border = _HEAD_END.search(classes, more.end() - 1, high)
    while border and _names_office(text, border.start()):
        border = _HEAD_END.search(classes, border.start() + 2, high)
    end = border.start() if border else high
    for k in range(low + 1, end):
        word = text.tagged.types[k]
        if word in _AFTER_NOUN or (word in _OPENS_CLAUSE and classes[k - 1] == NOUN):
            return k
    return end


def _names_office(text: NamedText, of: int) -> bool:
    """“secretary | of | state”, and not “secretary | of | the union”."""
    return text.tagged.unmasked[of] == OF and (
        text.tagged.types[of - 1] in offices()
        and " ".join(text.tagged.types[of + 1 : of + 2]).title() in lists.context("field")
    )
