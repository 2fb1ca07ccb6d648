"""Attributions whose cue is a noun: “Lane's promise to resign”, “the claim that”.

A noun that credits is a row of `data/quotes/cue_nouns.csv`.
"""

from functools import cache

from studykit.quotes.grammar.phrases import clause_end, noun_phrase_end, past
from studykit.quotes.grammar.subjects import subject_before
from studykit.quotes.rules.attribution import Attribution
from studykit.quotes.rules.sources import subject_of_verb_before
from studykit.quotes.sentence.cues import complements, verb_cues, with_s
from studykit.quotes.sentence.marks import Span
from studykit.quotes.sentence.tagged_text import TaggedText
from studykit.quotes.sentence.word_classes import (
    BY,
    CAPITALISED,
    CLITIC,
    DETERMINER,
    ED_FORM,
    LINK,
    MODIFIER,
    NOUN,
    OBJECT_PRONOUN,
    PHRASE_PART,
    POSSESSIVE,
    THAT,
    TO,
    VERB,
    pattern,
)

# “to | win”, “to | really win”.
_INFINITIVE = pattern("<TO><NOUN|VERB|BE|HAVE|DO|ADVERB>")


@cache
def noun_cues() -> dict[str, frozenset[str]]:
    """Every cue noun in singular and plural, with what may follow it.

    >>> attributed("Lane heard the claims that it rained.")
    Lane | heard | the claims that it rained
    """
    found = {}
    for word, frames in complements("cue_nouns").items():
        found[word] = found[with_s(word)] = frames
    return found


def by_noun(
    tagged: TaggedText, low: int, high: int, i: int, frames: frozenset[str]
) -> Attribution | None:
    """“Lane's promise | to resign”, “his criticism | of the plan”, “the claim | that ...”.

    >>> attributed("His criticism of the plan hurt.")
    His | criticism of | the plan hurt
    >>> attributed("The claim by Roe that it rained hurt.")
    Roe | claim | that it rained hurt
    >>> attributed("The Promise that it rains failed.")
    """
    classes, j = tagged.classes, i + 1
    if j >= high or classes[i] == CAPITALISED:
        return None
    source = _owner(tagged, low, i)
    if classes[j] == BY and (end := _maker_end(classes, j + 1, high)):
        source, j = (j + 1, end), end
    if classes[j] == THAT and "that" in frames:
        content = [(j, clause_end(tagged, j, high))]
        return Attribution("noun", (i, i + 1), source, content, "that")
    return _of_owner(tagged, high, i, j, source, frames) if source else None


def _of_owner(
    tagged: TaggedText, high: int, i: int, j: int, source: Span, frames: frozenset[str]
) -> Attribution | None:
    """“his plan | to win”, “her fear | of the dark”.

    >>> attributed("Lane broke his promise to resign.")
    his | promise | to resign
    >>> attributed("Lane kept her fear of the dark.")
    her | fear of | the dark
    """
    if "to" in frames and tagged.classes[j] == TO and _INFINITIVE.match(tagged.classes, j):
        content = [(j, noun_phrase_end(tagged, j + 2, high))]
        return Attribution("noun", (i, i + 1), source, content, "to")
    if tagged.types[j] not in frames:
        return None
    end = noun_phrase_end(tagged, j + 1, high)
    return Attribution("noun", (i, j + 1), source, [(j + 1, end)], "of") if end > j + 1 else None


def _owner(tagged: TaggedText, low: int, i: int) -> Span | None:
    """“| his | promise”, “| Lane |'s promise”, “| Lane | made a promise”.

    >>> attributed("His first public promise to resign held.")
    His | promise | to resign held
    >>> attributed("Lane’s promise to resign held.")
    Lane | promise | to resign held
    >>> attributed("Lane made a promise to resign.")
    Lane | promise | to resign
    >>> attributed("Lane said demand for boats grew.")
    Lane | said | demand for boats grew
    """
    start = max(low, i - 4)
    k = start + len(tagged.classes[start:i].rstrip(MODIFIER))
    before = tagged.class_before(k, low)
    if before == POSSESSIVE:
        return (k - 1, k)
    if before == CLITIC:
        return subject_before(tagged, low, k - 1)
    is_reported = before in VERB + ED_FORM and _opens_report(tagged.types[k - 1])
    return None if is_reported else subject_of_verb_before(tagged, low, k - (before == DETERMINER))


def _opens_report(word: str) -> bool:
    """“Lane said | demand grew”: a verb that a clause follows, and no object.

    >>> attributed("Lane led calls for boats.")
    Lane | calls for | boats
    """
    cue = verb_cues().get(word)
    return cue is not None and "clause" in cue.frames and "np" not in cue.frames


def _maker_end(classes: str, start: int, high: int) -> int:
    """“a claim by | Ada Lane | that”; 0 where nothing of the kind follows.

    >>> attributed("The claim by Ada Lane that it rained hurt.")
    Ada Lane | claim | that it rained hurt
    >>> attributed("The claim by Ada Lane hurt.")
    """
    end = past(classes, start, high, PHRASE_PART + OBJECT_PRONOUN)
    return end if start < end < high and classes[end] in THAT + TO else 0


def before_quotation(tagged: TaggedText, low: int, start: int, end: int) -> Attribution | None:
    """“Lane's broadside against | “the plan””: whatever noun someone owns.

    >>> attributed("Lane’s broadside against “the plan” hurt.")
    Lane | broadside against | “the plan”
    >>> attributed("The broadside against “the plan” hurt.")
    """
    classes = tagged.classes
    k = start - 1
    if k - 2 <= low or classes[k] not in LINK + TO or classes[k - 1] != NOUN:
        return None
    owner = k - 2
    while owner > max(low, k - 5) and classes[owner] in NOUN + ED_FORM:
        owner -= 1
    source: Span | None = (owner, owner + 1)
    if classes[owner] == CLITIC:
        source = subject_before(tagged, low, owner)
    elif classes[owner] != POSSESSIVE:
        return None
    return Attribution("noun", (k - 1, start), source, [(start, end)])
