"""Who is credited: the noun phrase after a verb (“said | Ada Lane”), or the first of a sentence.

That before a verb (“| Ada Lane | said”) is in `subjects_before`.
"""

from studykit import lexicons
from studykit.quotes.grammar.phrases import past
from studykit.quotes.grammar.subjects_before import subject_before
from studykit.quotes.grammar.verb_subjects import verb_subject
from studykit.quotes.sentence.marks import Span
from studykit.quotes.sentence.tagged_text import FARTHEST, TaggedText
from studykit.quotes.sentence.time_words import moments, times
from studykit.quotes.sentence.word_classes import (
    ADVERB,
    COLON,
    COMMA,
    DETERMINER,
    ING_FORM,
    LOOSE_END,
    MARK,
    NOMINAL,
    OPENS_COMPLEMENT,
    PERSONAL,
    PHRASE_PART,
    PHRASE_START,
    PLAIN_VERB,
    PREPOSITION,
    PRONOUN,
    QUESTION_WORD,
    QUOTED,
    SEMICOLON,
    STOP,
    SUBJECT_WORD,
    SUBORDINATOR,
    THAT,
    pattern,
)

__all__ = ["first_subject", "opens_in_ing", "subject_after", "subject_before", "verb_subject"]

# What ends the noun phrase after an inverted verb, after a comma as well.
_ENDS_SOURCE = STOP + SEMICOLON + COLON + MARK + QUOTED + SUBORDINATOR + QUESTION_WORD
_NO_APPOSITION = (
    ING_FORM + SUBJECT_WORD + THAT + QUESTION_WORD + SUBORDINATOR + PLAIN_VERB
)  # “said Lane, | adding”, “The plan, said Lane, | is dead”
_OPENS_CLAUSE = SUBORDINATOR + QUESTION_WORD + ING_FORM  # “When asked”, “Asking”
_LONGEST_NICKNAME = 6  # tokens, the marks included
_FIRST_VERB = pattern("<VERBAL> | (?<=<PRONOUN>)<NOUN>")


def subject_after(tagged: TaggedText, start: int, high: int) -> Span | None:
    """The noun phrase after an inverted verb: “said | Ada Lane, the mayor, | on Monday”.

    >>> attributed("“It rained,” said Ada Lane, the mayor, on Monday.")
    Ada Lane, the mayor | said | “It rained,”
    >>> attributed("“It rained,” said she on Monday.")
    she | said | “It rained,”
    – | said | she on Monday
    >>> attributed("“It rained,” said again the mayor and.")
    the mayor | said | “It rained,”
    – | said | the mayor and
    """
    high = min(high, start + FARTHEST)
    start = past(tagged.classes, start, high, ADVERB)
    if start >= high:
        return None
    first = tagged.classes[start]
    if first in PERSONAL:
        return (start, start + 1)
    if first not in PHRASE_START or tagged.types[start] in moments():
        return None
    k = start + 1
    while k < high and not _ends_source(tagged, k, start):
        k += 1
    end = start + 1 + len(tagged.classes[start + 1 : k].rstrip(LOOSE_END + PREPOSITION))
    return (start, end)


def _ends_source(tagged: TaggedText, k: int, start: int) -> bool:
    """Whether the noun phrase that begins at `start` is over: “said Lane | in a letter”.

    >>> attributed("“It rained,” said the mayor of Elm in a letter.")
    the mayor of Elm | said | “It rained,”
    >>> attributed("“It rained,” said Lane, the mayor in May.")
    Lane, the mayor in May | said | “It rained,”
    >>> attributed("“It rained,” said Lane, adding that it froze.")
    Lane | said | “It rained,”
    Lane | adding | that it froze
    >>> attributed("“It rained,” said Lane yesterday.")
    Lane | said | “It rained,”
    >>> attributed("“It rained,” said the man who left.")
    the man who left | said | “It rained,”
    >>> attributed("“It rained,” said the man; it froze.")
    the man | said | “It rained,”
    """
    word, word_class = tagged.types[k], tagged.classes[k]
    if word_class == QUOTED and _is_nickname(tagged, k, start):
        return False
    if word_class in _ENDS_SOURCE:
        return True
    if word_class == COMMA:
        return tagged.class_at(k + 1) in _NO_APPOSITION
    if word in times() and tagged.classes[k - 1] != DETERMINER:
        return True
    return word in lexicons.words("source_ends") and COMMA not in tagged.classes[start:k]


def _is_nickname(tagged: TaggedText, k: int, start: int) -> bool:
    """“said Ada | “the boss” | Lane”, “said Lane, one of the | “big four” | rowers”.

    >>> attributed("“It rained,” said Ada “the boss” Lane of Elm.")
    Ada “the boss” Lane of Elm | said | “It rained,”
    >>> attributed("“It rained,” said Lane, one of the “big four” rowers. “It froze.”")
    Lane, one of the “big four” rowers | said | “It rained,” … “It froze.”
    >>> attributed("“It rained,” said Lane “and it froze” — as it was late.")
    Lane | said | “It rained,” … “and it froze” — as it was late
    """
    classes = tagged.classes
    first = start + len(classes[start:k].rstrip(QUOTED))
    end = past(classes, k, first + _LONGEST_NICKNAME, QUOTED)
    return first > start and classes[first - 1] in PHRASE_PART and tagged.class_at(end) in NOMINAL


def opens_in_ing(tagged: TaggedText, low: int) -> bool:
    """“| Continuing to | ...”, and not “Sterling rose.”.

    >>> attributed("Continuing to explain it, Lane said it rained.")
    Lane | to explain | it
    Lane | said | it rained
    >>> attributed("Lane went home to say it rained, Roe walked on.")
    Lane | to say | it rained, Roe walked on
    """
    return tagged.types[low].endswith("ing") and tagged.class_at(low + 1) in OPENS_COMPLEMENT


def _is_used_to(tagged: TaggedText, at: int) -> bool:
    """“Bo Roe | used | to row”, and not “the oar that is | used | to row”."""
    is_verb = tagged.classes[at - 1] in NOMINAL + PRONOUN
    return is_verb and list(tagged.types[at : at + 2]) == ["used", "to"]


def first_subject(tagged: TaggedText, low: int, high: int) -> Span | None:
    """The subject of the unit's first verb.

    >>> attributed("When it rained, Lane went home to say it froze.")
    Lane | to say | it froze
    >>> attributed("They go home to say it froze.")
    They | to say | it froze
    >>> attributed("Bo Roe used to row, but now said it rained.")
    Bo Roe | said | it rained
    >>> attributed("Bo Roe used to back Lund, but now said it rained.")
    Bo Roe | to back | Lund
    Bo Roe | said | it rained
    """
    classes = tagged.classes
    limit = min(high, low + FARTHEST)
    if classes[low] in _OPENS_CLAUSE:
        low = max(low, classes.find(COMMA, low, limit) + 1)
    places = range(low + 1, limit) if "used" in tagged.types[low:limit] else ()
    if used := next((k for k in places if _is_used_to(tagged, k)), 0):
        return verb_subject(tagged, low, used)
    for verb in _FIRST_VERB.finditer(classes, low + 1, min(high, low + FARTHEST)):
        if span := verb_subject(tagged, low, verb.start()):
            return span
    if low + 1 < high and classes[high - 1] == COMMA:
        high -= 1
    return verb_subject(tagged, low, high) if low < high < low + FARTHEST else None
