"""Quotations credited by a verb that is in no list: “...,” Lane riffed, “Why?” Lane went on."""

from studykit import lexicons
from studykit.quotes.grammar.phrases import last_mark
from studykit.quotes.grammar.subjects import subject_after, subject_before
from studykit.quotes.rules.attribution import Attribution
from studykit.quotes.sentence.marks import Span
from studykit.quotes.sentence.tagged_text import FARTHEST, TaggedText
from studykit.quotes.sentence.word_classes import (
    DASH,
    ED_FORM,
    QUOTED,
    RELATIVE,
    VERB,
    VERBAL,
    pattern,
)

# “Why?” | Lane pressed.
_BARE_CREDIT = pattern("<DETERMINER>? <NOMINAL|PRONOUN>+ <VERB|ED_FORM> <ADVERB>? <STOP>?")
# “Lane | laughed |.”, “She | shook her head”: a verb without a report ends the sentence.
_GESTURE = pattern(
    "<CAPITALISED|PRONOUN>(<ED_FORM> | <ED_FORM|NOUN|VERB>(?=<POSSESSIVE>))"
    "<POSSESSIVE>?<NOUN>?<STOP>$"
)
# “Lane | riffs |.”: a plain word between a name and the end.
_PLAIN_VERB = pattern("<CAPITALISED|PRONOUN|ADVERB><NOUN>(?=$|<STOP|COMMA|PREPOSITION>)")
# “When | Roe | stopped — | “I will row!” — the boats left”.
_WHILE_SPEAKING = pattern(
    "<QUESTION_WORD|SUBORDINATOR> (<DETERMINER>? <CAPITALISED>+|<PRONOUN>)"
    "<ADVERB>? <VERB|ED_FORM> <ADVERB|PREPOSITION>{0,2} <DASH> $"
)
_LONGEST_GESTURE = 5  # tokens


def any_verb(tagged: TaggedText, unit: int, content: Span) -> Attribution | None:
    """“...,” | Lane riffed: whatever the verb is.

    >>> attributed("“It rained,” Lane tooted.")
    Lane | tooted | “It rained,”
    >>> attributed("“It rained,” Lane toots.")
    Lane | toots | “It rained,”
    >>> attributed("“It rained,” tooted Lane.")
    Lane | tooted | “It rained,”
    >>> attributed("“Rain in Elm,” a film that Lane tooted in spring, is back.")
    """
    classes, end, high = tagged.classes, content[1], tagged.units[unit][1]
    if not _is_open(tagged, end):
        return None
    if tagged.class_at(end) in VERB + ED_FORM:
        source = subject_after(tagged, end + 1, high)
        return Attribution("any verb", (end, end + 1), source, [content])
    for k in range(end + 1, min(high, end + 20)):
        if classes[k] in VERBAL or _PLAIN_VERB.match(classes, k - 1):
            source = subject_before(tagged, end, k)
            cue = (k, k + 1 + (k + 1 < high and _is_particle(tagged, k + 1)))
            if source is None or (_is_title(tagged, content) and _is_apart(tagged, source, end)):
                return None
            return Attribution("any verb", cue, source, [content])
    return None


def _is_apart(tagged: TaggedText, source: Span, end: int) -> bool:
    """Whether words are between a quotation and its source: “Rain in Elm,” | which | Lane.

    >>> attributed("“Rain Elm,” Lane tooted.")
    Lane | tooted | “Rain Elm,”
    """
    return source[0] > end or tagged.classes[source[0]] == RELATIVE


def _is_title(tagged: TaggedText, content: Span) -> bool:
    """Whether the longer words of a quotation have capitals, as those of a film's title.

    >>> attributed("“It rained there,” which Lane tooted.")
    Lane | tooted | “It rained there,”
    """
    words = [word for word in tagged.tokens[slice(*content)] if len(word) > 3]
    return bool(words) and all(word[0].isupper() for word in words)


def credited_by_next(tagged: TaggedText, unit: int, content: Span) -> Attribution | None:
    """“Why?” | Lane went on.

    >>> attributed("“Why now?” Lane pressed.")
    Lane | pressed | “Why now?”
    >>> attributed("“Why now?” Lane pressed the plan.")
    """
    if unit + 1 >= len(tagged.units) or not _is_open(tagged, content[1]):
        return None
    low, high = tagged.units[unit + 1]
    if tagged.paragraph_of[unit + 1] != tagged.paragraph_of[unit]:
        return None
    for k in range(low + 1, min(high - 1, low + 12)):
        if tagged.classes[k] not in VERB + ED_FORM:
            continue
        particle = _is_particle(tagged, k + 1)
        if particle or _BARE_CREDIT.fullmatch(tagged.classes, low, high):
            source = subject_before(tagged, low, k)
            return Attribution("any verb", (k, k + 1 + particle), source, [content])
    return None


def after_gesture(tagged: TaggedText, unit: int, content: Span) -> Attribution | None:
    """“Asked about it, | Lane | laughed. | “In the spring.””: nobody else is named between.

    >>> attributed("Lane laughed. “Ask me in the spring.”")
    Lane | – | “Ask me in the spring.”
    >>> attributed("Lane shook her head. “Ask me in the spring.”")
    Lane | – | “Ask me in the spring.”
    >>> attributed("Lane laughed.\\n\\n“Ask me in the spring.”")
    – | – | “Ask me in the spring.”
    >>> attributed("It rained. “Ask me in the spring.”")
    – | – | “Ask me in the spring.”
    """
    if unit == 0 or tagged.paragraph_of[unit] != tagged.paragraph_of[unit - 1]:
        return None
    low, high = tagged.units[unit - 1]
    gesture = _GESTURE.search(tagged.classes, max(low, high - _LONGEST_GESTURE), high)
    if gesture is None or QUOTED in tagged.classes[max(0, low - 1) : high]:
        return None
    source = subject_before(tagged, low, gesture.start(1))
    is_somebody = source is not None and tagged.types[source[0]] != "it"
    return Attribution("gesture", None, source, [content]) if is_somebody else None


def between_dashes(tagged: TaggedText, low: int, content: Span) -> Attribution | None:
    """“When | Roe | stopped — | “I will row!” | — the boats left”: what ends a speech.

    >>> attributed("When Roe finally wrapped up — “I will row!” — the boats left.")
    Roe | – | “I will row!”
    >>> attributed("When Roe rowed — “The Oar” — the boats left.")
    """
    start, end = content
    found = _WHILE_SPEAKING.search(tagged.classes, max(low, start - FARTHEST), start)
    is_sentence = last_mark(tagged, end) in ("!", "?", ".")
    if found is None or not is_sentence or tagged.class_at(end) != DASH:
        return None
    return Attribution("gesture", None, found.span(1), [content])


def _is_open(tagged: TaggedText, end: int) -> bool:
    """Whether the quotation ends as one does before its credit: “...,”, “...?”.

    >>> attributed("“Why now?” Lane pressed.")
    Lane | pressed | “Why now?”
    >>> attributed("“It rained.” Lane pressed.")
    >>> attributed("''It rained,'' Lane tooted.")
    Lane | tooted | ''It rained,''
    """
    return last_mark(tagged, end) in (",", "?", "!")


def _is_particle(tagged: TaggedText, at: int) -> bool:
    """“went | on |”, “shot | back |”.

    >>> attributed("“Why now?” Lane went on about it.")
    Lane | went on | “Why now?”
    >>> attributed("“Why now?” Lane went home.")
    """
    return tagged.types[at] in lexicons.words("particles")
