"""Quotations that no cue stands beside: continued, introduced by a colon, signed, or nobody's."""

import re
from bisect import bisect_left, bisect_right
from functools import cached_property
from itertools import filterfalse
from operator import attrgetter, itemgetter

from studykit import lexicons
from studykit.quotes.grammar.phrases import clause_end
from studykit.quotes.grammar.subjects import subject_after, subject_before
from studykit.quotes.rules.attribution import Attribution
from studykit.quotes.sentence.cues import verb_cues
from studykit.quotes.sentence.marks import Span
from studykit.quotes.sentence.tagged_text import FARTHEST, TaggedText

_START = itemgetter(0)
_CONTENT = attrgetter("content")
_VERBAL = "VeMBHD"
_LONGEST_NAME = 5  # tokens of a title alone on its line, the marks included
_LONGEST_SIGNATURE = 16
_REPORTS = frozenset(
    ("that", "clause", "quote", "np", "as", "wh", "around", "inverted", "after", "according to")
)
# “Why?” | Lane pressed.
_BARE_CREDIT = re.compile(r"d?n?[Xp]+[eV]r?\.?")
# “Lane | laughed |.”, “She | shook her head”: a verb without a report ends the sentence.
_GESTURE = re.compile(r"[Xp](e)\.$")
# “It was dead, | he | said”, in a quotation without an end.
_CREDIT = re.compile(r",([p]|X+)([eV])(?=[.,diuXnT])")
_PARTICLES = frozenset(("on", "back", "in", "out"))


def with_leftovers(tagged: TaggedText, found: list[Attribution]) -> list[Attribution]:
    """The attributions and the quotations they leave over, in text order."""
    rows = _Leftovers(tagged, found).rows()
    return sorted(rows, key=lambda row: (min(row.content)[0], row.cue or (0, 0)))


class _Leftovers:
    """Walks over the quotations in text order and gives each that is not yet covered a row.

    `waiting` has rows whose content is to follow in the next unit ("Lane said:"); `pending`
    quotations whose source may follow ("“A.” “B,” said Lane").
    """

    def __init__(self, tagged: TaggedText, found: list[Attribution]) -> None:
        self.tagged = tagged
        self.found = found
        self.extra: list[Attribution] = []
        self.holder = _holders(tagged, found)
        self.waiting = {row.unit: row for row in filterfalse(_CONTENT, found)}
        self.last: Attribution | None = None
        self.last_unit = -9
        self.pending: list[Span] = []
        self.pending_unit = -9

    @cached_property
    def spoken(self) -> dict[int, Attribution]:
        """The last row of each unit that reports what somebody said."""
        return {row.unit: row for row in self.found if _is_spoken(row)}

    @cached_property
    def credited(self) -> set[int]:
        """The units with a cue that credits."""
        return {row.unit for row in self.found}

    def rows(self) -> list[Attribution]:
        starts = list(map(_START, self.tagged.units))
        for start, end in self.tagged.quoted_tokens:
            unit = bisect_right(starts, start) - 1
            row = self.holder.get(start)
            if row is not None:
                self._take_pending(row, unit)
            else:
                row = self._row(unit, start, end)
            if row is not None:
                self.last, self.last_unit = row, unit
        self._keep_pending()
        return list(filter(_CONTENT, self.found + self.extra))

    def _take_pending(self, row: Attribution, unit: int) -> None:
        """Quotations that stand alone belong to the source named behind the next one."""
        if self.pending and unit - self.pending_unit == 1 and row.rule in ("around", "inverted"):
            row.content[:0] = self.pending
            self.pending = []
        self._keep_pending()

    def _keep_pending(self) -> None:
        """Quotations whose source stays unknown."""
        for start, end in self.pending:
            if end - start > _LONGEST_NAME:
                self.extra.append(Attribution("nobody", None, None, [(start, end)]))
        self.pending = []

    def _row(self, unit: int, start: int, end: int) -> Attribution | None:
        low, high = self.tagged.units[unit]
        classes = self.tagged.classes
        if start - low < 9 and not classes[low:start].strip("-cr,"):
            is_alone = not classes[end:high].strip(".,Q")
            return self._first(unit, start, end, is_alone)
        if classes[start - 1] == ":" or self._follows_document(low, start):
            return self._introduced(unit, low, start, (start, end))
        return self._owned(unit, low, start, end)

    def _first(self, unit: int, start: int, end: int, is_alone: bool) -> Attribution | None:
        """A quotation that begins its unit."""
        row = self._awaited(unit, start, end, is_alone) or self._never_closed(unit, start, end)
        if row is None and is_alone:
            row = self._signed_below(unit, start, end) or self._credited_by_next(unit, start, end)
            return row or self._after_gesture(unit, start, end) or self._continued(unit, start, end)
        row = row or self._signed(unit, start, end) or self._any_verb(unit, start, end)
        return row or self._with_rest(unit, start)

    # ------------------------------------------------------------ what stood before

    def _awaited(self, unit: int, start: int, end: int, is_alone: bool) -> Attribution | None:
        """“Lane said:”, and the quotation begins the next unit or the next paragraph."""
        row = self.waiting.get(unit - 1)
        if row is not None and (is_alone or row.rule != "before"):
            row.content.append((start, end))
        elif unit and self._ends_in_colon(unit - 1):
            low, high = self.tagged.units[unit - 1]
            row = self._introduced(unit - 1, low, high, (start, end))
        else:
            return None
        self.waiting[unit] = row
        return row

    def _ends_in_colon(self, unit: int) -> bool:
        of = self.tagged.paragraph_of
        return (
            self.tagged.classes[self.tagged.units[unit][1] - 1] == ":"
            and of[unit + 1] - of[unit] < 2
        )

    def _introduced(self, unit: int, low: int, high: int, content: Span) -> Attribution:
        """“Lane gave this answer: | ...”, “Lane: | ...”; `high` is behind the colon."""
        tagged, colon = self.tagged, high - 1
        dash = tagged.classes.rfind("-", low, colon)
        if dash >= 0 and not tagged.classes[dash + 1 : colon].strip("Xc,.") and dash + 1 < colon:
            return self._add("colon", (colon, colon + 1), (dash + 1, colon), content, unit)
        low = self._last_clause(low, colon)
        for k in range(low + 1, min(colon, low + 40)):
            if tagged.classes[k] in _VERBAL and (source := subject_before(tagged, low, k)):
                return self._add("colon", (k, colon + 1), source, content, unit)
        source = subject_before(tagged, low, colon)
        return self._add("colon", (colon, colon + 1), source, content, unit)

    def _last_clause(self, low: int, colon: int) -> int:
        """Where the clause before the colon begins: “It was late, and | Lane had an answer:”."""
        classes = self.tagged.classes
        low = max(low, colon - FARTHEST)
        cut = classes.rfind(",c", low, colon)
        if cut >= 0 and any(word_class in _VERBAL for word_class in classes[cut + 3 : colon]):
            return cut + 2
        comma = classes.find(",", low, colon) if classes[low] in "uheg" else -1
        is_clause = any(word_class in _VERBAL for word_class in classes[comma + 2 : colon])
        return comma + 1 if comma >= 0 and is_clause else low

    def _follows_document(self, low: int, start: int) -> bool:
        """“issued a statement, | “...””."""
        tagged = self.tagged
        return (
            tagged.classes[start - 1] == ","
            and any(
                word_class in "VeM"
                for word_class in tagged.classes[max(low, start - FARTHEST) : start]
            )
            and tagged.types[start - 2] in lexicons.words("document_nouns")
            and any(token[0].isupper() for token in tagged.tokens[start + 1 : start + 2])
        )

    def _owned(self, unit: int, low: int, start: int, end: int) -> Attribution | None:
        """“Lane's broadside against | “the plan””: a noun that someone owns."""
        classes = self.tagged.classes
        k = start - 1
        if k - 2 <= low or classes[k] not in "ifT" or classes[k - 1] != "n":
            return None
        owner = k - 2
        while owner > max(low, k - 5) and classes[owner] in "ne":
            owner -= 1
        source: Span | None = (owner, owner + 1)
        if classes[owner] == "S":
            source = subject_before(self.tagged, low, owner)
        elif classes[owner] != "s":
            return None
        return self._add("noun", (k - 1, start), source, (start, end), unit)

    def _continued(self, unit: int, start: int, end: int) -> Attribution | None:
        """A quotation that stands alone goes on with the one before it, or waits."""
        row = self._spoken_before(unit) if self.last_unit < unit - 1 else None
        row = row or (self.last if self._follows_last(unit) else self._spoken_before(unit))
        if row is not None:
            row.content.append((start, end))
            return row
        if unit - self.pending_unit != 1:
            self._keep_pending()
        self.pending.append((start, end))
        self.pending_unit = unit
        return None

    def _with_rest(self, unit: int, start: int) -> Attribution | None:
        """“A,” Lane said. | “B” for the rest of us. |: a sentence that only begins in marks."""
        if unit in self.credited or self.last is None or not self._follows_last(unit):
            return None
        end = clause_end(self.tagged, start, self.tagged.units[unit][1])
        self.last.content.append((start, end))
        return self.last

    def _follows_last(self, unit: int) -> bool:
        """Whether nothing but the last quotation's credit stands between."""
        if self.last is None:
            return False
        is_quoted = any(self.tagged.classes[end - 1] == "Q" for _, end in self.last.content[-3:])
        of = self.tagged.paragraph_of
        return is_quoted and (of[unit] == of[self.last_unit] or unit - self.last_unit == 1)

    def _spoken_before(self, unit: int) -> Attribution | None:
        """“Lane said it rained. | “It poured.””: the report goes on in the speaker's words."""
        of = self.tagged.paragraph_of
        row = self.spoken.get(unit - 1)
        return row if row is not None and of[unit] - of[unit - 1] <= 1 else None

    # ------------------------------------------------------------ what stands behind

    def _any_verb(self, unit: int, start: int, end: int) -> Attribution | None:
        """“...,” | Lane riffed: whatever the verb is."""
        tagged, classes, high = self.tagged, self.tagged.classes, self.tagged.units[unit][1]
        if not self._is_open(end):
            return None
        if classes[end : end + 1] in ("V", "e"):
            source = subject_after(tagged, end + 1, high)
            return self._add("any verb", (end, end + 1), source, (start, end), unit)
        for k in range(end + 1, min(high, end + 20)):
            if classes[k] in _VERBAL or self._may_be_verb(k):
                source = subject_before(tagged, end, k)
                cue = (k, k + 1 + (k + 1 < high and tagged.types[k + 1] in _PARTICLES))
                return source and self._add("any verb", cue, source, (start, end), unit)
        return None

    def _may_be_verb(self, k: int) -> bool:
        """“Lane | riffs |.”: a plain word between a name and the end."""
        classes = self.tagged.classes
        is_last = classes[k + 1 : k + 2] in (".", "i", ",", "")
        return classes[k] == "n" and classes[k - 1] in "Xpr" and is_last

    def _is_open(self, end: int) -> bool:
        """Whether the quotation ends as one does before its credit: “...,”, “...?”."""
        at = self.tagged.starts[end - 1]
        return self.tagged.text[at - 1 : at] in (",", "?", "!")

    def _credited_by_next(self, unit: int, start: int, end: int) -> Attribution | None:
        """“Why?” | Lane went on."""
        tagged = self.tagged
        if unit + 1 >= len(tagged.units) or not self._is_open(end):
            return None
        low, high = tagged.units[unit + 1]
        if tagged.paragraph_of[unit + 1] != tagged.paragraph_of[unit]:
            return None
        for k in range(low + 1, min(high - 1, low + 12)):
            if tagged.classes[k] not in "Ve":
                continue
            particle = tagged.types[k + 1] in _PARTICLES
            if particle or _BARE_CREDIT.fullmatch(tagged.classes, low, high):
                source = subject_before(tagged, low, k)
                return self._add("any verb", (k, k + 1 + particle), source, (start, end), unit)
        return None

    def _after_gesture(self, unit: int, start: int, end: int) -> Attribution | None:
        """“Asked about it, | Lane | laughed. | “In the spring.””: nobody else is named between."""
        tagged = self.tagged
        if unit == 0 or tagged.paragraph_of[unit] != tagged.paragraph_of[unit - 1]:
            return None
        low, high = tagged.units[unit - 1]
        gesture = _GESTURE.search(tagged.classes, max(low, high - _LONGEST_NAME), high)
        if gesture is None or "Q" in tagged.classes[max(0, low - 1) : high]:
            return None
        source = subject_before(tagged, low, gesture.start(1))
        return self._add("gesture", None, source, (start, end), unit) if source else None

    def _never_closed(self, unit: int, start: int, end: int) -> Attribution | None:
        """“It was dead, | he said. |: the credit stands before the mark that is missing."""
        tagged = self.tagged
        number = bisect_left(tagged.quoted_tokens, (start, start))
        mark, following = tagged.marks[number], tagged.marks[number + 1 : number + 2]
        is_open = tagged.text[mark.end - 1] not in "”\"'’»"
        if not is_open or mark.continues or any(other.continues for other in following):
            return None
        plain = tagged.unmasked[start : min(end, start + FARTHEST)]
        credit = _CREDIT.search(plain)
        if credit is None:
            return None
        source, verb = (credit.start(1), credit.end(1)), credit.start(2)
        cue = verb_cues().get(tagged.types[start + verb])
        if cue is None or "quote" not in cue.frames:
            return None
        span = (start + source[0], start + source[1])
        content = (start, start + credit.start())
        return self._add("never closed", (start + verb, start + verb + 1), span, content, unit)

    def _signed(self, unit: int, start: int, end: int) -> Attribution | None:
        """“...” | — Ada Lane, mayor of Elm."""
        return self._with_signature(unit, (start, end), end, self.tagged.units[unit][1])

    def _signed_below(self, unit: int, start: int, end: int) -> Attribution | None:
        """“...” on one line, “— Ada Lane” on the next."""
        if unit + 1 >= len(self.tagged.units):
            return None
        low, high = self.tagged.units[unit + 1]
        if self.tagged.classes[high - 1] == '"':
            return self._set_apart(unit, (start, end), low, high - 1)
        return self._with_signature(unit, (start, end), low, high)

    def _set_apart(self, unit: int, content: Span, low: int, high: int) -> Attribution | None:
        """“It rained. | Ada Lane, mayor of Elm.”: a pull quote with its speaker in the marks."""
        classes = self.tagged.classes
        stop = high - (classes[high - 1] == ".")
        if not 0 < stop - low < _LONGEST_SIGNATURE or classes[low:stop].strip("X0dsnSfi,()c-"):
            return None
        row = Attribution("signed", None, (low, stop), [content], unit)
        self.extra.append(row)
        return row

    def _with_signature(self, unit: int, content: Span, dash: int, high: int) -> Attribution | None:
        classes = self.tagged.classes
        stop = high - (classes[high - 1] == ".")
        name = classes[dash + 1 : stop]
        if classes[dash : dash + 1] != "-" or not 0 < len(name) < _LONGEST_SIGNATURE:
            return None
        if name[0] not in "Xd" or name.strip("X0dsnSfi,()c-"):
            return None
        return self._add("signed", (dash, dash + 1), (dash + 1, stop), content, unit)

    def _add(
        self, rule: str, cue: Span | None, source: Span | None, content: Span, unit: int
    ) -> Attribution:
        row = Attribution(rule, cue, source, [content], unit)
        self.extra.append(row)
        return row


def _is_spoken(row: Attribution) -> bool:
    """Whether the row reports what somebody said, and not in another's words."""
    sort, _, use = row.rule.partition("/")
    is_report = sort in _REPORTS and use in ("", "finite", "participle")
    return is_report and not row.is_nested and bool(row.content) and row.source is not None


def _holders(tagged: TaggedText, found: list[Attribution]) -> dict[int, Attribution]:
    """Which row holds the quotation that begins at a token."""
    starts = [*map(_START, tagged.quoted_tokens), len(tagged.tokens)]
    holder: dict[int, Attribution] = {}
    for row in found if tagged.quoted_tokens else ():
        for low, high in row.content:
            k = bisect_left(starts, low)
            while starts[k] < high:
                holder.setdefault(starts[k], row)
                k += 1
    return holder
