"""Attributions whose cue is an adjective: “Lane is sure that”, “she made it clear that”.

An adjective that credits is a row of `data/quotes/cue_adjectives.csv`.
"""

from functools import cache

from studykit import lexicons
from studykit.quotes.grammar.phrases import clause_end, noun_phrase_end
from studykit.quotes.grammar.subjects import subject_before
from studykit.quotes.rules.attribution import Attribution
from studykit.quotes.rules.sources import verb_start
from studykit.quotes.sentence.cues import complements
from studykit.quotes.sentence.tagged_text import TaggedText
from studykit.quotes.sentence.word_classes import ADVERB, BE, PRONOUN, THAT, TO

_SORT_OF = {THAT: "that", TO: "to", PRONOUN: "that"}  # “sure | it rained” is as “sure | that”


@cache
def adjective_cues() -> dict[str, frozenset[str]]:
    """Every cue adjective, with what may follow it.

    >>> attributed("Lane is adamant that it rained.")
    Lane | is adamant | that it rained
    """
    return complements("cue_adjectives")


def by_adjective(
    tagged: TaggedText, low: int, high: int, i: int, frames: frozenset[str]
) -> Attribution | None:
    """“Lane is sure | that ...”, “they were critical | of ...”, “it made clear | that ...”.

    >>> attributed("They were sure it rained.")
    They | were sure | it rained
    >>> attributed("They were critical of the plan.")
    They | were critical of | the plan
    >>> attributed("They were critical to us.")
    """
    j = i + 1
    if j >= high:
        return None
    follows = tagged.classes[j]
    if "make-that" in frames:
        start = _made_so(tagged, low, i) if follows == THAT else 0
    else:
        is_taken = _SORT_OF.get(follows, tagged.types[j]) in frames
        start = _copula(tagged, low, i) if is_taken else 0
    source = subject_before(tagged, low, start) if start else None
    if source is None:
        return None
    if follows in _SORT_OF:
        return Attribution("adjective", (start, j), source, [(j, clause_end(tagged, j, high))])
    end = noun_phrase_end(tagged, j + 1, high)
    return Attribution("adjective", (start, j + 1), source, [(j + 1, end)]) if end > j + 1 else None


def _copula(tagged: TaggedText, low: int, i: int) -> int:
    """Where “has never been” of “has never been sure” begins; 0 without such a verb.

    >>> attributed("Lane has never been sure that it rained.")
    Lane | has never been sure | that it rained
    >>> attributed("Lane grew sure that it rained.")
    Lane | grew sure | that it rained
    >>> attributed("Roe met Lane, sure that it rained.")
    """
    at = low + len(tagged.classes[low:i].rstrip(ADVERB)) - 1
    is_copula = tagged.classes[at] == BE or tagged.types[at] in _verbs("linking")
    return verb_start(tagged, low, at) if at >= low and is_copula else 0


def _made_so(tagged: TaggedText, low: int, i: int) -> int:
    """Where “made it clear” begins; 0 without such a verb.

    >>> attributed("She made it very clear that it rained.")
    She | made it very clear | that it rained
    >>> attributed("It was clear that it rained.")
    """
    at = i - 1
    while at > low and (tagged.classes[at] == ADVERB or tagged.types[at] == "it"):
        at -= 1
    return at if tagged.types[at] in _verbs("making") else 0


@cache
def _verbs(kind: str) -> frozenset[str]:
    """Forms of verbs beside an adjective, linking or making."""
    table = lexicons.word_list("adjective_verbs")
    return frozenset(table["word"][table["kind"] == kind])
