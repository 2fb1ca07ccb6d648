"""Whom a verb speaks of: the noun phrase beside it, or the source of the verb before."""

from studykit import lexicons
from studykit.quotes.grammar.subjects import first_subject, opens_in_ing, subject_before
from studykit.quotes.grammar.verbs import Verb
from studykit.quotes.rules.attribution import Attribution
from studykit.quotes.sentence.cues import BASE, PAST, PRESENT
from studykit.quotes.sentence.marks import Span
from studykit.quotes.sentence.tagged_text import FARTHEST, TaggedText

_RECENT = 12  # attributions of the sentence that a verb can share its source with


def subject_of(
    tagged: TaggedText, low: int, verb: Verb, nearest: Span | None, found: list[Attribution]
) -> Span | None:
    """Whom a verb speaks of: the noun phrase before it, or that of the verb before.

    `nearest` is the noun phrase before a finite verb.
    """
    before = verb.before
    if nearest and before not in "cQ":
        return nearest
    if verb.use == "participle":
        if before == "^":
            return _subject_behind_comma(tagged, low)
        span = subject_before(tagged, low, verb.start) if before in "nX)p" else None
        if span and not _is_document_of_subject(tagged, low, span):
            return span
    if _is_opening(tagged, low, verb) and (span := _subject_behind_comma(tagged, low)):
        return span
    if verb.use == "infinitive" and (span := _subject_of_infinitive(tagged, low, verb.start)):
        return span
    earlier = _earlier(verb, found)
    if verb.use == "finite" and before == "c":
        after = earlier.cue[1] if earlier and earlier.cue else low
        if (span := _coordinated_subject(tagged, after, verb.start)) is not None:
            return span
    return earlier.source if earlier and earlier.source else first_subject(tagged, low, verb.start)


def _subject_behind_comma(tagged: TaggedText, low: int) -> Span | None:
    """“Recalling the night, | Ada Lane | said”."""
    classes, comma = tagged.classes, tagged.classes.find(",", low, low + FARTHEST)
    for k in range(comma + 2, min(len(classes), comma + 20) if comma > 0 else 0):
        if classes[k] in "VMBHDe":
            return subject_before(tagged, comma + 1, k)
    return None


def _coordinated_subject(tagged: TaggedText, low: int, high: int) -> Span | None:
    """“when I asked him, | he | laughed and said”: whose verb the “and” goes on with."""
    classes = tagged.classes
    for k in range(high - 2, max(low, high - 25), -1):
        if classes[k] in "VeMBHD" and classes[k - 2 : k] == ",p":
            return (k - 1, k)
    return None


def _is_opening(tagged: TaggedText, low: int, verb: Verb) -> bool:
    """“Continuing | to explain | it, Lane said”: before the comma of a clause in -ing."""
    return opens_in_ing(tagged, low) and tagged.classes.find(",", low, verb.start) < 0


def _subject_of_infinitive(tagged: TaggedText, low: int, start: int) -> Span | None:
    """“| officials | began to portray”, “for | accounts | to portray”."""
    classes, k = tagged.classes, start
    if k - 1 > low and classes[k - 1] in "Ve":
        k -= 1
        while k > low and classes[k - 1] in "rMBHD":
            k -= 1
        return subject_before(tagged, low, k) if classes[k - 1] in "nX)p" else None
    phrase = classes[max(low, start - 8) : start]
    k = start - len(phrase) + len(phrase.rstrip("dsnX0gS"))
    is_for = low < k < start and tagged.types[k - 1] == "for"
    return (k, start) if is_for else None


def _is_document_of_subject(tagged: TaggedText, low: int, span: Span) -> bool:
    """“Lane issued | a statement | saying”: the words are Lane's."""
    nouns = lexicons.words("document_nouns")
    if nouns.isdisjoint(tagged.types[max(low, span[0] - 8) : span[1]]):
        return False
    before = tagged.classes[max(low, span[0] - FARTHEST) : span[0]]
    return "V" in before or "e" in before or "M" in before


def _earlier(verb: Verb, found: list[Attribution]) -> Attribution | None:
    """The attribution whose source a verb without its own subject shares."""
    recent = [row for row in found[: -_RECENT - 1 : -1] if not row.rule.startswith("noun")]
    if verb.use == "finite":
        forms = verb.cue.forms & (PAST | PRESENT | BASE)
        same = next((row for row in recent if row.tense & forms), None)
        return same or (found[-1] if found else None)
    return next((row for row in recent if not row.is_nested), None)
