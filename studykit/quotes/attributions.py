"""Attributions by their cues: who is credited with what, in a sentence."""

import re
from bisect import bisect_left
from functools import cache

import numpy as np

from studykit import segment
from studykit.quotes import nominal
from studykit.quotes.ahead import NAMING, ahead, naming, passive, relative
from studykit.quotes.around import around, inverted
from studykit.quotes.complements import complement, distant_quotation
from studykit.quotes.lexicon import ING, Cue, verb_cues
from studykit.quotes.marks import Span
from studykit.quotes.overlaps import take
from studykit.quotes.rows import Attribution, Verb
from studykit.quotes.sheet import Sheet
from studykit.quotes.subjects import opens_in_ing, subject_before, subject_of
from studykit.quotes.verbs import verb_at

_LONGEST = 4000  # tokens on either side of a cue; keeps the time linear in a text without stops
# “Lane said | in a letter on Monday.”: nothing but place and time behind the verb.
_NOTHING_SAID = re.compile(r"r*(?:i[dsnX0fSi]*)?\.?")
# “Asked whether it rained | , Lane laughed”: a subject and its verb, and no more commas.
_MAIN_CLAUSE = re.compile(r",(?:p|d?n?X+)r?[eV](?=[^,Q]*$)")
_FRONTING = frozenset(("when", "asked", "if", "told"))
_LONGEST_BEFORE = 15  # tokens of a sentence that only says who speaks next


def attributions(sheet: Sheet) -> list[Attribution]:
    """All attributions that a cue carries, in the order of their cues."""
    found: list[Attribution] = []
    places: list[int] = np.flatnonzero(sheet.words.say(_is_cue, "bool")).tolist()
    at = 0
    for number, (low, high) in enumerate(sheet.units):
        start, at = at, bisect_left(places, high, at)
        if start < at and (rows := _in_unit(sheet, number, low, high, places[start:at])):
            if rows[0].source is None and found and _goes_on(sheet, rows[0], found[-1], low):
                rows[0].source = found[-1].source
            found += rows
    return found


def _goes_on(sheet: Sheet, row: Attribution, before: Attribution, low: int) -> bool:
    """“Lane said it rained. | Adding, “It froze.””: a sentence without a subject of its own."""
    if row.cue is None or row.cue[0] > low + 1:
        return False
    of = sheet.paragraph_of
    is_next = row.unit - before.unit == 1 and of[row.unit] == of[before.unit]
    return is_next and row.rule.endswith(("/participle", "/finite"))


def _in_unit(
    sheet: Sheet, number: int, low: int, high: int, places: list[int]
) -> list[Attribution]:
    found: list[Attribution] = []
    letters, types, words = sheet.letters, sheet.types, cue_words()
    is_long = high - low > _LONGEST
    start, end = low, high
    for i in places:
        letter = letters[i]
        if letter in "Q:X" and (letter != "X" or (i > low and number > 0)):
            continue  # quoted, or a name that looks like a cue
        if is_long:
            start, end = max(low, i - _LONGEST), min(high, i + _LONGEST)
        cue, nouns, adjectives = words[types[i]]
        row = _by_verb(sheet, start, end, i, cue, found) if cue else None
        if row is None and (nouns or adjectives or not cue):
            row = _by_other_word(sheet, start, end, i, nouns, adjectives)
        if row is not None:
            row.unit = number
            if found:
                take(sheet, found, row, i)
            else:
                found.append(row)
    if not found and (row := nominal.headline(sheet, low, high)) is not None:
        row.unit = number
        found.append(row)
    return found


def _by_other_word(
    sheet: Sheet, low: int, high: int, i: int, nouns: frozenset[str], adjectives: frozenset[str]
) -> Attribution | None:
    """The attribution that the word at `i` carries as a noun, an adjective or in a phrase."""
    row = nominal.by_noun(sheet, low, high, i, nouns) if nouns else None
    if row is None and adjectives:
        row = nominal.by_adjective(sheet, low, high, i, adjectives)
    return nominal.according_to(sheet, low, high, i) if sheet.types[i] == "according" else row


def _by_verb(
    sheet: Sheet, low: int, high: int, i: int, cue: Cue, found: list[Attribution]
) -> Attribution | None:
    verb = verb_at(sheet, low, high, i, cue)
    if verb is None:
        return None
    if verb.use == "passive":
        return passive(sheet, low, high, verb)
    row = _before_or_behind(sheet, low, high, verb, found)
    if row is not None and row.rule != "named":
        row.tense = ING if verb.use == "participle" else cue.forms
        if i == low or _is_fronted(sheet, low, i):
            row.is_fronted = True
            if row.content and row.content[-1][0] > i:
                row.content[-1] = _before_main_clause(sheet, row.content[-1])
    return row


def _before_or_behind(
    sheet: Sheet, low: int, high: int, verb: Verb, found: list[Attribution]
) -> Attribution | None:
    """The first rule that finds what the verb credits."""
    start, at, use, cue, before = verb
    source = None
    follows = complement(sheet, at + 1, high, cue.frames)
    if use == "finite":
        row = None
        if follows is not None and not cue.frames.isdisjoint(NAMING):
            row = naming(sheet, low, high, verb, follows)
        if row is None and start == at and before in "^,Q-":
            row = inverted(sheet, low, high, verb)
        if row is None and (source := subject_before(sheet, low, start)) is not None:
            row = around(sheet, low, high, verb, source, follows)
            if row is None and follows is None:
                row = relative(sheet, low, high, verb, source)
        if row is not None:
            return row
    if follows is None and use != "infinitive":
        follows = distant_quotation(sheet, at + 1, high, cue.frames)
    if follows is not None:
        return ahead(sheet, low, high, verb, follows, subject_of(sheet, low, verb, source, found))
    if use == "finite" and _stands_before(sheet, low, high, verb):
        return Attribution("before", verb.span, subject_of(sheet, low, verb, source, found))
    return None


def _stands_before(sheet: Sheet, low: int, high: int, verb: Verb) -> bool:
    """“Lane agreed. | ...”, “Lane said in a letter. | ...”: a short sentence without content."""
    return (
        high - low < _LONGEST_BEFORE
        and "quote" in verb.cue.frames
        and bool(_NOTHING_SAID.fullmatch(sheet.letters, verb.at + 1, high))
        and sheet.letters[high : high + 1] == "Q"
    )


def _is_fronted(sheet: Sheet, low: int, i: int) -> bool:
    """Whether the cue is in a clause at the start that depends on the next: “When asked ...,”."""
    if sheet.letters.find(",", low, i) >= 0:
        return False
    is_clause = sheet.letters[low] in "ueg" or sheet.types[low] in _FRONTING
    return is_clause or opens_in_ing(sheet, low)


def _before_main_clause(sheet: Sheet, content: Span) -> Span:
    """“Asked whether it rained, | Lane laughed.”: what a fronted clause holds."""
    main = _MAIN_CLAUSE.search(sheet.letters, *content)
    return (content[0], main.start()) if main else content


def _is_cue(token: str) -> bool:
    return token == ":" or segment.describe(token)[0] in cue_words()


@cache
def cue_words() -> dict[str, tuple[Cue | None, frozenset[str], frozenset[str]]]:
    """Every word that may be a cue: as a verb, and what may follow it as noun and adjective."""
    verbs, nouns, adjectives = verb_cues(), nominal.noun_cues(), nominal.adjective_cues()
    nothing: frozenset[str] = frozenset()
    return {
        word: (verbs.get(word), nouns.get(word, nothing), adjectives.get(word, nothing))
        for word in (*verbs, *nouns, *adjectives, "according")
    }
