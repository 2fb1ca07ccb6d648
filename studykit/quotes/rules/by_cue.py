"""Attributions by their cues: who is credited with what, in a sentence."""

import re
from bisect import bisect_left
from functools import cache

import numpy as np

from studykit import segment
from studykit.quotes.grammar.complements import complement, distant_quotation
from studykit.quotes.grammar.subjects import opens_in_ing, subject_before
from studykit.quotes.grammar.verbs import Verb, verb_at
from studykit.quotes.rules import nouns
from studykit.quotes.rules.attribution import Attribution
from studykit.quotes.rules.content_after import NAMING, ahead, naming, passive, relative
from studykit.quotes.rules.content_before import around, inverted
from studykit.quotes.rules.overlaps import take
from studykit.quotes.rules.sources import subject_of
from studykit.quotes.sentence.cues import ING, Cue, verb_cues
from studykit.quotes.sentence.marks import Span
from studykit.quotes.sentence.tagged_text import TaggedText

_LONGEST = 4000  # tokens on either side of a cue; keeps the time linear in a text without stops
# “Lane said | in a letter on Monday.”: nothing but place and time behind the verb.
_NOTHING_SAID = re.compile(r"r*(?:i[dsnX0fSi]*)?\.?")
# “Asked whether it rained | , Lane laughed”: a subject and its verb, and no more commas.
_MAIN_CLAUSE = re.compile(r",(?:p|d?n?X+)r?[eV](?=[^,Q]*$)")
_FRONTING = frozenset(("when", "asked", "if", "told"))
_LONGEST_BEFORE = 15  # tokens of a sentence that only says who speaks next


def attributions(tagged: TaggedText) -> list[Attribution]:
    """All attributions that a cue carries, in the order of their cues."""
    found: list[Attribution] = []
    places: list[int] = np.flatnonzero(tagged.words.say(_is_cue, "bool")).tolist()
    at = 0
    for number, (low, high) in enumerate(tagged.units):
        start, at = at, bisect_left(places, high, at)
        if start < at and (rows := _in_unit(tagged, number, low, high, places[start:at])):
            if rows[0].source is None and found and _goes_on(tagged, rows[0], found[-1], low):
                rows[0].source = found[-1].source
            found += rows
    return found


def _goes_on(tagged: TaggedText, row: Attribution, before: Attribution, low: int) -> bool:
    """“Lane said it rained. | Adding, “It froze.””: a sentence without a subject of its own."""
    if row.cue is None or row.cue[0] > low + 1:
        return False
    of = tagged.paragraph_of
    is_next = row.unit - before.unit == 1 and of[row.unit] == of[before.unit]
    return is_next and row.rule.endswith(("/participle", "/finite"))


def _in_unit(
    tagged: TaggedText, number: int, low: int, high: int, places: list[int]
) -> list[Attribution]:
    found: list[Attribution] = []
    classes, types, words = tagged.classes, tagged.types, cue_words()
    is_long = high - low > _LONGEST
    start, end = low, high
    for i in places:
        word_class = classes[i]
        if word_class in "Q:X" and (word_class != "X" or (i > low and number > 0)):
            continue  # quoted, or a name that looks like a cue
        if is_long:
            start, end = max(low, i - _LONGEST), min(high, i + _LONGEST)
        cue, as_noun, as_adjective = words[types[i]]
        row = _by_verb(tagged, start, end, i, cue, found) if cue else None
        if row is None and (as_noun or as_adjective or not cue):
            row = _by_other_word(tagged, start, end, i, as_noun, as_adjective)
        if row is not None:
            row.unit = number
            if found:
                take(tagged, found, row, i)
            else:
                found.append(row)
    if not found and (row := nouns.headline(tagged, low, high)) is not None:
        row.unit = number
        found.append(row)
    return found


def _by_other_word(
    tagged: TaggedText,
    low: int,
    high: int,
    i: int,
    as_noun: frozenset[str],
    as_adjective: frozenset[str],
) -> Attribution | None:
    """The attribution that the word at `i` carries as a noun, an adjective or in a phrase."""
    row = nouns.by_noun(tagged, low, high, i, as_noun) if as_noun else None
    if row is None and as_adjective:
        row = nouns.by_adjective(tagged, low, high, i, as_adjective)
    return nouns.according_to(tagged, low, high, i) if tagged.types[i] == "according" else row


def _by_verb(
    tagged: TaggedText, low: int, high: int, i: int, cue: Cue, found: list[Attribution]
) -> Attribution | None:
    verb = verb_at(tagged, low, high, i, cue)
    if verb is None:
        return None
    if verb.use == "passive":
        return passive(tagged, low, high, verb)
    row = _before_or_behind(tagged, low, high, verb, found)
    if row is not None and row.rule != "named":
        row.tense = ING if verb.use == "participle" else cue.forms
        if i == low or _is_fronted(tagged, low, i):
            row.is_fronted = True
            if row.content and row.content[-1][0] > i:
                row.content[-1] = _before_main_clause(tagged, row.content[-1])
    return row


def _before_or_behind(
    tagged: TaggedText, low: int, high: int, verb: Verb, found: list[Attribution]
) -> Attribution | None:
    """The first rule that finds what the verb credits."""
    start, at, use, cue, before = verb
    source = None
    follows = complement(tagged, at + 1, high, cue.frames)
    if use == "finite":
        row = None
        if follows is not None and not cue.frames.isdisjoint(NAMING):
            row = naming(tagged, low, high, verb, follows)
        if row is None and start == at and before in "^,Q-":
            row = inverted(tagged, low, high, verb)
        if row is None and (source := subject_before(tagged, low, start)) is not None:
            row = around(tagged, low, high, verb, source, follows)
            if row is None and follows is None:
                row = relative(tagged, low, high, verb, source)
        if row is not None:
            return row
    if follows is None and use != "infinitive":
        follows = distant_quotation(tagged, at + 1, high, cue.frames)
    if follows is not None:
        return ahead(tagged, low, high, verb, follows, subject_of(tagged, low, verb, source, found))
    if use == "finite" and _stands_before(tagged, low, high, verb):
        return Attribution("before", verb.span, subject_of(tagged, low, verb, source, found))
    return None


def _stands_before(tagged: TaggedText, low: int, high: int, verb: Verb) -> bool:
    """“Lane agreed. | ...”, “Lane said in a letter. | ...”: a short sentence without content."""
    return (
        high - low < _LONGEST_BEFORE
        and "quote" in verb.cue.frames
        and bool(_NOTHING_SAID.fullmatch(tagged.classes, verb.at + 1, high))
        and tagged.classes[high : high + 1] == "Q"
    )


def _is_fronted(tagged: TaggedText, low: int, i: int) -> bool:
    """Whether the cue is in a clause at the start that depends on the next: “When asked ...,”."""
    if tagged.classes.find(",", low, i) >= 0:
        return False
    is_clause = tagged.classes[low] in "ueg" or tagged.types[low] in _FRONTING
    return is_clause or opens_in_ing(tagged, low)


def _before_main_clause(tagged: TaggedText, content: Span) -> Span:
    """“Asked whether it rained, | Lane laughed.”: what a fronted clause holds."""
    main = _MAIN_CLAUSE.search(tagged.classes, *content)
    return (content[0], main.start()) if main else content


def _is_cue(token: str) -> bool:
    return token == ":" or segment.describe(token)[0] in cue_words()


@cache
def cue_words() -> dict[str, tuple[Cue | None, frozenset[str], frozenset[str]]]:
    """Every word that may be a cue: as a verb, and what may follow it as noun and adjective."""
    verbs, noun_cues, adjectives = verb_cues(), nouns.noun_cues(), nouns.adjective_cues()
    nothing: frozenset[str] = frozenset()
    return {
        word: (verbs.get(word), noun_cues.get(word, nothing), adjectives.get(word, nothing))
        for word in (*verbs, *noun_cues, *adjectives, "according")
    }
