"""Attributions by their cues: who is credited with what, in a sentence."""

from bisect import bisect_left
from dataclasses import replace
from functools import cache

import numpy as np

from studykit import segment
from studykit.quotes.grammar.complements import complement, distant_quotation
from studykit.quotes.grammar.subjects import opens_in_ing, verb_subject
from studykit.quotes.grammar.verbs import Verb, verb_at
from studykit.quotes.rules import overlaps
from studykit.quotes.rules.adjectives import adjective_cues, by_adjective
from studykit.quotes.rules.attribution import Attribution, by_verb
from studykit.quotes.rules.colons import headline
from studykit.quotes.rules.content_after import after_verb, naming, relative
from studykit.quotes.rules.content_before import around, inverted
from studykit.quotes.rules.fixed_phrases import according_to
from studykit.quotes.rules.interviews import with_answers
from studykit.quotes.rules.nouns import by_noun, noun_cues
from studykit.quotes.rules.passives import heard, passive
from studykit.quotes.rules.sources import MAIN_CLAUSE, subject_of
from studykit.quotes.rules.transcripts import is_lettered, with_turns
from studykit.quotes.sentence.cues import Cue, verb_cues
from studykit.quotes.sentence.marks import Span
from studykit.quotes.sentence.tagged_text import TaggedText
from studykit.quotes.sentence.word_classes import (
    CAPITALISED,
    CLAUSE_OPENING,
    COLON,
    COMMA,
    ED_FORM,
    QUOTED,
    VERB,
    pattern,
)

_LONGEST = 500  # tokens on either side of a cue; keeps a text without stops linear
_LONGEST_BEFORE = 15  # tokens of a sentence that only says who speaks next
_SELF = frozenset(("i", "we"))
_FRONTING = frozenset(("when", "asked", "if", "told"))
# “Lane said | in a letter on Monday.”: nothing but place and time after the verb.
_NOTHING_SAID = pattern("<ADVERB>* (?:<PREPOSITION> <PHRASE_PART>*)? <STOP>?")
# “Asked whether it rained | , Lane laughed | and said, “No””: and no more commas.
_NO_MORE_COMMAS = pattern("<^COMMA|QUOTED>* (?: $ | <COMMA><QUOTED> )")


def attributions(tagged: TaggedText) -> dict[int, list[Attribution]]:
    """The attributions that a cue carries, by their units, in the order of their cues.

    >>> attributed("Lane said it rained.")
    Lane | said | it rained
    """
    found: dict[int, list[Attribution]] = {}
    places: list[int] = np.flatnonzero(tagged.words.say(_is_cue, "bool")).tolist()
    at = 0
    for number, (low, high) in enumerate(tagged.units):
        start, at = at, bisect_left(places, high, at)
        if start == at or tagged.is_aside(tagged.starts[low]):
            continue
        if rows := _in_unit(tagged, number, low, high, places[start:at]):
            if number - 1 in found and _goes_on(tagged, rows[0], number):
                rows[0].source = found[number - 1][-1].source
            found[number] = rows
    if tagged.labels:
        with_turns(tagged, found)
    if is_lettered(tagged):
        with_answers(tagged, found)
    return found


def _goes_on(tagged: TaggedText, row: Attribution, number: int) -> bool:
    """“Lane said it rained. | Adding, “It froze.””: a sentence without a subject of its own.

    >>> attributed("Lane said it rained. Adding, “It froze.”")
    Lane | said | it rained
    Lane | Adding | “It froze.”
    >>> attributed("Lane said it rained.\\n\\nAdding, “It froze.”")
    Lane | said | it rained
    – | Adding | “It froze.”
    >>> attributed("Lane said it rained. It was said that it froze.")
    Lane | said | it rained
    – | was said | that it froze
    """
    if row.source is not None or row.cue is None or row.cue[0] > tagged.units[number][0] + 1:
        return False
    of = tagged.paragraph_of
    return of[number] == of[number - 1] and row.use in ("participle", "finite")


def _in_unit(
    tagged: TaggedText, number: int, low: int, high: int, places: list[int]
) -> list[Attribution]:
    """The rows of one unit; a colon credits where no other cue does.

    >>> attributed("Lane: Roe says it rained")
    Roe | says | it rained
    """
    found: list[Attribution] = []
    start, end, is_long = low, high, high - low > _LONGEST
    for i in places:
        if not _may_be_cue(tagged, number, low, i):
            continue
        if is_long:
            start, end = max(low, i - _LONGEST), min(high, i + _LONGEST)
        row = _at_cue(tagged, start, end, i, found)
        if row and (not found or overlaps.makes_room(tagged, found, row, i)):
            found.append(row)
    if tagged.classes.find(COLON, low, high) < 0:
        return [heard(tagged, row) for row in found]
    row = headline(tagged, low, high)
    is_turn = row is not None and _speaks_of_self(tagged, found)
    return [row] if row and is_turn else [heard(tagged, row) for row in found]


def _speaks_of_self(tagged: TaggedText, found: list[Attribution]) -> bool:
    """“Lane: | I would consider it |”: what I do, if anything, is said by the one before the colon.

    >>> attributed("Ada Lane: I would consider the plan")
    Ada Lane | : | I would consider the plan
    """
    sources = [row.source for row in found]
    return all(source and tagged.types[source[0]] in _SELF for source in sources)


def _may_be_cue(tagged: TaggedText, number: int, low: int, i: int) -> bool:
    """Not what is quoted, nor a name that looks like a cue, nor the colon of a headline.

    >>> attributed("Elm Says No\\n\\nThe mayor backs the Hope Plan.")
    Elm | Says | No
    The mayor | backs | the Hope Plan
    >>> attributed("It rained.\\n\\nThe film Calls for Peace opened.")
    >>> attributed("Ada Says wrote twice.")
    """
    word_class = tagged.classes[i]
    if word_class != CAPITALISED or i == low:
        return word_class not in (QUOTED, COLON)
    return number == 0 and tagged.class_at(i + 1) not in VERB + ED_FORM


def _at_cue(
    tagged: TaggedText, low: int, high: int, i: int, found: list[Attribution]
) -> Attribution | None:
    """The attribution that the word at `i` carries: as a verb, noun, adjective or in a phrase.

    >>> attributed("Lane was sure of his promise to resign, according to Roe.")
    Roe | according to | Lane was sure of his promise to resign
    Lane | was sure of | his promise to resign
    >>> attributed("They hope that it rains.")
    They | hope | that it rains
    """
    word = tagged.types[i]
    cue, after_noun, after_adjective = cue_words()[word]
    row = _at_verb(tagged, low, high, i, cue, found) if cue else None
    if row is None and after_noun:
        row = by_noun(tagged, low, high, i, after_noun)
    if row is None and after_adjective:
        row = by_adjective(tagged, low, high, i, after_adjective)
    return according_to(tagged, low, high, i) if word == "according" else row


def _at_verb(
    tagged: TaggedText, low: int, high: int, i: int, cue: Cue, found: list[Attribution]
) -> Attribution | None:
    verb = verb_at(tagged, low, high, i, cue)
    if verb is None:
        return None
    if verb.use == "passive":
        return passive(tagged, low, high, verb)
    row = _by_verb(tagged, low, high, verb, found)
    if row is None:
        return None
    if i == low or _is_fronted(tagged, low, verb):
        row = replace(row, is_fronted=True, content=_before_main_clause(tagged, row, i))
    return row


def _by_verb(
    tagged: TaggedText, low: int, high: int, verb: Verb, found: list[Attribution]
) -> Attribution | None:
    """The first rule that finds what the verb credits.

    >>> attributed("Lane said it rained.")
    Lane | said | it rained
    >>> attributed("Lane said in the spring, when the story broke, “It rained.”")
    Lane | said | “It rained.”
    """
    at, frames, nearest = verb.at, verb.cue.frames, None
    follows = complement(tagged, at + 1, high, frames)
    if verb.use == "finite":
        row = naming(tagged, low, high, verb, follows) if follows else None
        row = row or inverted(tagged, low, high, verb)
        if row is None and (nearest := verb_subject(tagged, low, verb.start)):
            row = around(tagged, low, high, verb, nearest, follows)
            row = row or relative(tagged, low, high, verb, nearest)
        if row is not None:
            return row
    if follows is None:
        follows = distant_quotation(tagged, at + 1, high, frames)
    if follows is not None:
        source = subject_of(tagged, low, verb, nearest, found)
        if source is None and verb.before == COMMA and follows.sort in ("clause", "np"):
            return None  # “a web that has rowed, | posted | news”: whose verb is not known
        return after_verb(tagged, low, high, verb, follows, source)
    if _is_before_quotation(tagged, low, high, verb):
        return by_verb("before", verb, subject_of(tagged, low, verb, nearest, found))
    return None


def _is_before_quotation(tagged: TaggedText, low: int, high: int, verb: Verb) -> bool:
    """“Lane agreed. | ...”, “Lane said in a letter. | ...”: a short sentence without content.

    >>> attributed("Lane agreed in a letter. “It rained all day.”")
    Lane | agreed | “It rained all day.”
    >>> attributed("Lane agreed the plan. “It rained all day.”")
    – | – | “It rained all day.”
    >>> attributed("Lane agreed in a letter in the old hall on a hill in Elm. “It rained all day.”")
    – | – | “It rained all day.”
    """
    return (
        high - low < _LONGEST_BEFORE
        and "quote" in verb.cue.frames
        and bool(_NOTHING_SAID.fullmatch(tagged.classes, verb.at + 1, high))
        and tagged.class_at(high) == QUOTED
    )


def _is_fronted(tagged: TaggedText, low: int, verb: Verb) -> bool:
    """Whether the cue is in a clause at the start that depends on the next: “When asked ...,”.

    >>> attributed("Asked whether it rained, Lane laughed.")
    – | Asked | whether it rained
    >>> attributed("Lane asked whether it rained, Roe laughed.")
    Lane | asked | whether it rained, Roe laughed
    >>> attributed("Because Roe asked whether it rained, Lane laughed.")
    Roe | asked | whether it rained
    >>> attributed("With Roe saying that it rained, Lane laughed.")
    Roe | saying | that it rained
    """
    is_clause = tagged.classes[low] in CLAUSE_OPENING or tagged.types[low] in _FRONTING
    is_clause |= verb.use == "participle" and tagged.types[low] == "with"
    return (is_clause or opens_in_ing(tagged, low)) and COMMA not in tagged.classes[low : verb.at]


def _before_main_clause(tagged: TaggedText, row: Attribution, i: int) -> list[Span]:
    """“Asked whether it rained, | Lane laughed.”: what a fronted clause holds.

    >>> attributed("Asked whether it rained, Lane laughed.")
    – | Asked | whether it rained
    >>> attributed("Continuing to explain it, Lane fell asleep: it rained.")
    Lane | to explain | it
    >>> attributed("While Lane denied that it rained, the town was wet.")
    Lane | denied | that it rained
    >>> attributed("As Lane reported, even if it rained, the town was wet.")
    Lane | reported | even if it rained, the town was wet
    """
    if row.sort == "as said":
        return row.content
    *others, (start, end) = row.content or [(i, i)]
    for main in MAIN_CLAUSE.finditer(tagged.classes, start, end) if start > i else ():
        if _NO_MORE_COMMAS.match(tagged.classes[main.end() : end]):
            return [*others, (start, main.start())]
    if row.source and start < row.source[0] < end:
        n_tokens = len(tagged.classes[start : row.source[0]].rstrip(COMMA))
        return [*others, (start, start + max(1, n_tokens))]
    return row.content


def _is_cue(token: str) -> bool:
    return token == ":" or segment.describe(token)[0] in cue_words()


@cache
def cue_words() -> dict[str, tuple[Cue | None, frozenset[str], frozenset[str]]]:
    """Every word that may be a cue: as a verb, and what may follow it as noun and adjective."""
    verbs, nouns, adjectives = verb_cues(), noun_cues(), adjective_cues()
    nothing: frozenset[str] = frozenset()
    return {
        word: (verbs.get(word), nouns.get(word, nothing), adjectives.get(word, nothing))
        for word in (*verbs, *nouns, *adjectives, "according")
    }
