"""Attributions whose content stands before the cue: “..., Lane said”, “..., said Lane”."""

import re

from studykit.quotes.marks import Span
from studykit.quotes.phrases import clause_end, last_mark
from studykit.quotes.rows import Attribution, Complement, Verb
from studykit.quotes.sheet import Sheet
from studykit.quotes.subjects import subject_after, subject_before

_REPORTING = frozenset(("quote", "that", "clause"))
_REPORTING_SOMEHOW = _REPORTING | {"addressee"}
# “Lane will win, | she said”: a clause, not “In May, | she said”.
_HAS_VERB = re.compile(r"[VMBHDepQS]")


def inverted(sheet: Sheet, low: int, high: int, verb: Verb) -> Attribution | None:
    """“..., said Lane”: verb before source, behind what was said.

    The verb has no auxiliary, and stands at the start or behind a comma, quotation or dash.
    """
    i = verb.at
    if verb.cue.frames.isdisjoint(_REPORTING) or (i > low and not _may_be_inverted(sheet, low, i)):
        return None
    source = subject_after(sheet, i + 1, high)
    if source is None:
        return None
    if i == low:
        return _behind_sentence(sheet, low, (i, i + 1), source)
    if sheet.letters[i - 1] == "," and sheet.letters[source[1] : source[1] + 1] in tuple("VMBHDeQ"):
        return None
    return _with_content(sheet, low, high, i, (i, i + 1), source, source[1], "inverted")


def _may_be_inverted(sheet: Sheet, low: int, i: int) -> bool:
    """“..., | said | Lane”, and not “Lane, the mayor, | said | the plan”."""
    letters = sheet.letters
    before, follows = letters[i - 1], letters[i + 1 : i + 2]
    if not follows:
        return False
    if before == "," and i - low < 3:
        return letters[low] in "cur" and follows in "dsX"
    if before == "-" and letters[i - 2] != "Q":
        return False
    if follows not in "pdsX0n" and not (follows in "eg" and before == "Q"):
        return False
    if follows == "p" and letters[i + 2 : i + 3] not in ("", ",", ".", ";", "Q", "-"):
        return False
    if before == "," and _ends_apposition(sheet, low, i):
        return False
    return ",w" not in letters[low : sheet.quotation_before.get(i, low)]


def _ends_apposition(sheet: Sheet, low: int, i: int) -> bool:
    """“Lane, the mayor, | said the plan”: the comma ends an apposition."""
    span = subject_before(sheet, low, i)
    return span is not None and (span[0] == low or sheet.letters[span[0] - 1] in "tuc,Q")


def _behind_sentence(sheet: Sheet, low: int, cue: Span, source: Span) -> Attribution | None:
    """“So it is.” | said Lane, at the start of a unit in the same paragraph."""
    start = sheet.quotation_before.get(low, -1)
    if start not in sheet.begins or "\n" in sheet.text[sheet.ends[low - 1] : sheet.starts[low]]:
        return None
    return Attribution("after", cue, source, [(start, low)])


def around(
    sheet: Sheet, low: int, high: int, verb: Verb, source: Span, complement: Complement | None
) -> Attribution | None:
    """“..., Lane said”: what was said stands before, and perhaps goes on behind."""
    letters, left = sheet.letters, source[0]
    before = letters[left - 1] if left > low else "^"
    if before not in "^u,Q-" or verb.cue.frames.isdisjoint(_REPORTING_SOMEHOW):
        return None
    if before == "^":
        is_alone = complement is None or complement.start == complement.cue_end
        return _after_sentence(sheet, low, high, verb, source) if is_alone else None
    if sheet.types[left - 1] == "as":
        return _as_said(sheet, low, high, verb, source, complement)
    if before == "u" or letters[left] == "w":
        return None
    if before != "Q" and not _HAS_VERB.search(letters, low, left):
        return _behind_adverbial(sheet, low, high, verb, source)
    if complement is not None and not (
        _is_behind_quotation(sheet, low, left, complement)
        or _is_interruption(sheet, left, complement)
    ):
        return None
    return _with_content(sheet, low, high, left, verb.span, source, verb.at + 1, "around")


def _as_said(
    sheet: Sheet, low: int, high: int, verb: Verb, source: Span, complement: Complement | None
) -> Attribution | None:
    """“As | Lane said, | it rained” and “It rained, as | Lane said”."""
    letters, left = sheet.letters, source[0] - 1
    comma = verb.at + 1
    while letters[comma : comma + 1] == "r":
        comma += 1
    if left <= low + 1 and letters[low] in "uc":
        end = clause_end(sheet, comma + 1, high)
        is_said = letters[comma : comma + 1] == "," and end > comma + 1
        return Attribution("as said", verb.span, source, [(comma + 1, end)]) if is_said else None
    if complement is None and left > low and letters[left - 1] in ",Q":
        return _with_content(sheet, low, high, left, verb.span, source, verb.at + 1, "around")
    return None


def _after_sentence(
    sheet: Sheet, low: int, high: int, verb: Verb, source: Span
) -> Attribution | None:
    """“So it is.” | Lane said."""
    behind = sheet.letters[verb.at + 1 : high]
    if (behind[:1] == "," and "t" in behind) or "quote" not in verb.cue.frames:
        return None
    if behind[:1] not in ("", ".", ",", "i", "u", "X", "r"):
        return None
    return _behind_sentence(sheet, low, verb.span, source)


def _behind_adverbial(
    sheet: Sheet, low: int, high: int, verb: Verb, source: Span
) -> Attribution | None:
    """“In both cases, Lane said, | it rained”, “| The mayor, | Lane said, | had left”."""
    letters, start = sheet.letters, verb.at + 2
    if letters[start - 1 : start] != "," or start >= high:
        return None
    content = [(start, clause_end(sheet, start, high))]
    is_torn = letters[start] == "Q" and sheet.tokens[start + 1 : start + 2] > ["a"]
    if letters[start] in "VMBHDe" or is_torn:
        content.insert(0, (low, source[0] - 1))
    return Attribution("around", verb.span, source, content) if content[-1][1] > start else None


def _is_interruption(sheet: Sheet, left: int, complement: Complement) -> bool:
    """“A, | Lane said, “is B”: the quotation goes on with a small letter."""
    start = complement.start
    if complement.sort != "quote" or sheet.letters[left - 1] + sheet.letters[start - 1] != ",,":
        return False
    return any(token[0].islower() for token in sheet.tokens[start + 1 : start + 2])


def _is_behind_quotation(sheet: Sheet, low: int, at: int, complement: Complement) -> bool:
    """“...,” | Lane told: behind a quotation that begins a sentence but does not end it."""
    start = sheet.quotation_before.get(at)
    if start is None or (
        sheet.letters[low:start].strip("cr,-") and sheet.letters[start - 1] != ":"
    ):
        return False
    return last_mark(sheet, at) in ("", ",", "?", "!", "-", "—", "–")


def _with_content(
    sheet: Sheet, low: int, high: int, left: int, cue: Span, source: Span, right: int, rule: str
) -> Attribution | None:
    """The attribution with what stands before `left` and what goes on behind `right`."""
    end = left
    while end > low and sheet.letters[end - 1] in ",-":
        end -= 1
    low = _content_start(sheet, low, left)
    content = [(low, end)] if end > low else []
    start = _where_it_goes_on(sheet, left, right, high)
    if start is not None and (stop := clause_end(sheet, start, high)) > start:
        content.append((start, stop))
    return Attribution(rule, cue, source, content) if content else None


def _content_start(sheet: Sheet, low: int, left: int) -> int:
    """Where what was said begins: behind a colon or bracket right before the quotation."""
    start = sheet.quotation_before.get(left, low)
    return start if start > low and sheet.letters[start - 1] in ":(" else low


def _where_it_goes_on(sheet: Sheet, left: int, right: int, high: int) -> int | None:
    """“A,” Lane said, | “B” and “A, Lane said, | B”."""
    letters = sheet.letters
    k = right
    while k < high and letters[k] not in ",Q:":
        k += 1
    start = k + (k < high and letters[k] in ",:")
    if start >= high:
        return None
    if letters[start] == "Q" and (
        letters[start - 1] in ",:-" or (k == right and letters[k - 1] not in "fids")
    ):
        return start
    is_enclosed = letters[left - 1] == "," and letters[k] == ","
    return start if is_enclosed and letters[start] not in "gwuc" else None
