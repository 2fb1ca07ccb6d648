"""Attributions whose content stands before the cue: “..., Lane said”, “..., said Lane”."""

import re

from studykit.quotes.grammar.complements import Complement
from studykit.quotes.grammar.phrases import clause_end, last_mark
from studykit.quotes.grammar.subjects import subject_after, subject_before
from studykit.quotes.grammar.verbs import Verb
from studykit.quotes.rules.attribution import Attribution
from studykit.quotes.sentence.marks import Span
from studykit.quotes.sentence.tagged_text import TaggedText

_REPORTING = frozenset(("quote", "that", "clause"))
_REPORTING_SOMEHOW = _REPORTING | {"addressee"}
# “Lane will win, | she said”: a clause, not “In May, | she said”.
_HAS_VERB = re.compile(r"[VMBHDepQS]")


def inverted(tagged: TaggedText, low: int, high: int, verb: Verb) -> Attribution | None:
    """“..., said Lane”: verb before source, behind what was said.

    The verb has no auxiliary, and stands at the start or behind a comma, quotation or dash.
    """
    i = verb.at
    if verb.cue.frames.isdisjoint(_REPORTING) or (i > low and not _may_be_inverted(tagged, low, i)):
        return None
    source = subject_after(tagged, i + 1, high)
    if source is None:
        return None
    if i == low:
        return _behind_sentence(tagged, low, (i, i + 1), source)
    if tagged.classes[i - 1] == "," and tagged.classes[source[1] : source[1] + 1] in tuple(
        "VMBHDeQ"
    ):
        return None
    return _with_content(tagged, low, high, i, (i, i + 1), source, source[1], "inverted")


def _may_be_inverted(tagged: TaggedText, low: int, i: int) -> bool:
    """“..., | said | Lane”, and not “Lane, the mayor, | said | the plan”."""
    classes = tagged.classes
    before, follows = classes[i - 1], classes[i + 1 : i + 2]
    if not follows:
        return False
    if before == "," and i - low < 3:
        return classes[low] in "cur" and follows in "dsX"
    if before == "-" and classes[i - 2] != "Q":
        return False
    if follows not in "pdsX0n" and not (follows in "eg" and before == "Q"):
        return False
    if follows == "p" and classes[i + 2 : i + 3] not in ("", ",", ".", ";", "Q", "-"):
        return False
    if before == "," and _ends_apposition(tagged, low, i):
        return False
    return ",w" not in classes[low : tagged.quotation_before.get(i, low)]


def _ends_apposition(tagged: TaggedText, low: int, i: int) -> bool:
    """“Lane, the mayor, | said the plan”: the comma ends an apposition."""
    span = subject_before(tagged, low, i)
    return span is not None and (span[0] == low or tagged.classes[span[0] - 1] in "tuc,Q")


def _behind_sentence(tagged: TaggedText, low: int, cue: Span, source: Span) -> Attribution | None:
    """“So it is.” | said Lane, at the start of a unit in the same paragraph."""
    start = tagged.quotation_before.get(low, -1)
    if start not in tagged.begins or "\n" in tagged.text[tagged.ends[low - 1] : tagged.starts[low]]:
        return None
    return Attribution("after", cue, source, [(start, low)])


def around(
    tagged: TaggedText, low: int, high: int, verb: Verb, source: Span, complement: Complement | None
) -> Attribution | None:
    """“..., Lane said”: what was said stands before, and perhaps goes on behind."""
    classes, left = tagged.classes, source[0]
    before = classes[left - 1] if left > low else "^"
    if before not in "^u,Q-" or verb.cue.frames.isdisjoint(_REPORTING_SOMEHOW):
        return None
    if before == "^":
        is_alone = complement is None or complement.start == complement.cue_end
        return _after_sentence(tagged, low, high, verb, source) if is_alone else None
    if tagged.types[left - 1] == "as":
        return _as_said(tagged, low, high, verb, source, complement)
    if before == "u" or classes[left] == "w":
        return None
    if before != "Q" and not _HAS_VERB.search(classes, low, left):
        return _behind_adverbial(tagged, low, high, verb, source)
    if complement is not None and not (
        _is_behind_quotation(tagged, low, left, complement)
        or _is_interruption(tagged, left, complement)
    ):
        return None
    return _with_content(tagged, low, high, left, verb.span, source, verb.at + 1, "around")


def _as_said(
    tagged: TaggedText, low: int, high: int, verb: Verb, source: Span, complement: Complement | None
) -> Attribution | None:
    """“As | Lane said, | it rained” and “It rained, as | Lane said”."""
    classes, left = tagged.classes, source[0] - 1
    comma = verb.at + 1
    while classes[comma : comma + 1] == "r":
        comma += 1
    if left <= low + 1 and classes[low] in "uc":
        end = clause_end(tagged, comma + 1, high)
        is_said = classes[comma : comma + 1] == "," and end > comma + 1
        return Attribution("as said", verb.span, source, [(comma + 1, end)]) if is_said else None
    if complement is None and left > low and classes[left - 1] in ",Q":
        return _with_content(tagged, low, high, left, verb.span, source, verb.at + 1, "around")
    return None


def _after_sentence(
    tagged: TaggedText, low: int, high: int, verb: Verb, source: Span
) -> Attribution | None:
    """“So it is.” | Lane said."""
    behind = tagged.classes[verb.at + 1 : high]
    if (behind[:1] == "," and "t" in behind) or "quote" not in verb.cue.frames:
        return None
    if behind[:1] not in ("", ".", ",", "i", "u", "X", "r"):
        return None
    return _behind_sentence(tagged, low, verb.span, source)


def _behind_adverbial(
    tagged: TaggedText, low: int, high: int, verb: Verb, source: Span
) -> Attribution | None:
    """“In both cases, Lane said, | it rained”, “| The mayor, | Lane said, | had left”."""
    classes, start = tagged.classes, verb.at + 2
    if classes[start - 1 : start] != "," or start >= high:
        return None
    content = [(start, clause_end(tagged, start, high))]
    is_torn = classes[start] == "Q" and tagged.tokens[start + 1 : start + 2] > ["a"]
    if classes[start] in "VMBHDe" or is_torn:
        content.insert(0, (low, source[0] - 1))
    return Attribution("around", verb.span, source, content) if content[-1][1] > start else None


def _is_interruption(tagged: TaggedText, left: int, complement: Complement) -> bool:
    """“A, | Lane said, “is B”: the quotation goes on with a small letter."""
    start = complement.start
    if complement.sort != "quote" or tagged.classes[left - 1] + tagged.classes[start - 1] != ",,":
        return False
    return any(token[0].islower() for token in tagged.tokens[start + 1 : start + 2])


def _is_behind_quotation(tagged: TaggedText, low: int, at: int, complement: Complement) -> bool:
    """“...,” | Lane told: behind a quotation that begins a sentence but does not end it."""
    start = tagged.quotation_before.get(at)
    if start is None or (
        tagged.classes[low:start].strip("cr,-") and tagged.classes[start - 1] != ":"
    ):
        return False
    return last_mark(tagged, at) in ("", ",", "?", "!", "-", "—", "–")


def _with_content(
    tagged: TaggedText,
    low: int,
    high: int,
    left: int,
    cue: Span,
    source: Span,
    right: int,
    rule: str,
) -> Attribution | None:
    """The attribution with what stands before `left` and what goes on behind `right`."""
    end = left
    while end > low and tagged.classes[end - 1] in ",-":
        end -= 1
    low = _content_start(tagged, low, left)
    content = [(low, end)] if end > low else []
    start = _where_it_goes_on(tagged, left, right, high)
    if start is not None and (stop := clause_end(tagged, start, high)) > start:
        content.append((start, stop))
    return Attribution(rule, cue, source, content) if content else None


def _content_start(tagged: TaggedText, low: int, left: int) -> int:
    """Where what was said begins: behind a colon or bracket right before the quotation."""
    start = tagged.quotation_before.get(left, low)
    return start if start > low and tagged.classes[start - 1] in ":(" else low


def _where_it_goes_on(tagged: TaggedText, left: int, right: int, high: int) -> int | None:
    """“A,” Lane said, | “B” and “A, Lane said, | B”."""
    classes = tagged.classes
    k = right
    while k < high and classes[k] not in ",Q:":
        k += 1
    start = k + (k < high and classes[k] in ",:")
    if start >= high:
        return None
    if classes[start] == "Q" and (
        classes[start - 1] in ",:-" or (k == right and classes[k - 1] not in "fids")
    ):
        return start
    is_enclosed = classes[left - 1] == "," and classes[k] == ","
    return start if is_enclosed and classes[start] not in "gwuc" else None
