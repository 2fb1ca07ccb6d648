"""Quotations that no cue stands beside: continued, introduced by a colon, or nobody's."""

from bisect import bisect_right

from studykit import lexicons
from studykit.quotes.rows import Attribution
from studykit.quotes.sheet import Sheet
from studykit.quotes.subjects import subject_after, subject_before

_VERBAL = "VeMBHD"


class Leftovers:
    """Walks over the quotations in text order and gives each that is not yet covered a row."""

    def __init__(self, sheet: Sheet, found: list[Attribution]) -> None:
        self.sheet = sheet
        self.found = found
        self.extra: list[Attribution] = []
        self.holder = _holders(sheet, found)
        self.waiting = {row.unit: row for row in found if not row.content}
        self.last: Attribution | None = None
        self.last_unit = -9
        self.pending: list[tuple[int, int]] = []
        self.pending_unit = -9

    def rows(self) -> list[Attribution]:
        sheet = self.sheet
        starts = [a for a, _ in sheet.units]
        for number, (start, end) in enumerate(sheet.quoted_tokens):
            unit = bisect_right(starts, start) - 1
            row = self.holder.get(start)
            if row is not None:
                self._take_pending(row, unit)
            else:
                row = self._row(number, unit, start, end)
            if row is not None:
                self.last, self.last_unit = row, unit
        rows = [row for row in self.found + self.extra if row.content]
        return sorted(rows, key=lambda row: (row.content[0][0], row.cue or (0, 0)))

    def _take_pending(self, row: Attribution, unit: int) -> None:
        """Quotations that stand alone belong to the source named behind the next one."""
        if self.pending and unit - self.pending_unit == 1 and row.rule in ("around", "inverted"):
            row.content[:0] = self.pending
        self.pending = []

    def _row(self, number: int, unit: int, start: int, end: int) -> Attribution | None:
        sheet = self.sheet
        low, high = sheet.units[unit]
        letters = sheet.letters
        is_first = not letters[low:start].strip("-cr,")
        is_alone = is_first and not letters[end:high].strip(".,Q")
        if is_first:
            waiting = self.waiting.get(unit - 1)
            if waiting is not None and (is_alone or waiting.rule != "before"):
                waiting.content.append((start, end))
                self.waiting[unit] = waiting
                return waiting
            if unit and letters[low - 1] == ":" and self.sheet.paragraph_of[unit] - self.sheet.paragraph_of[unit - 1] <= 1:
                before = sheet.units[unit - 1][0]
                row = self._introduced(unit - 1, before, low, end)
                row.content = [(start, end)]
                self.waiting[unit] = row
                return row
        if is_alone and letters[high : high + 1] == "-":
            row = self._signed(unit, start, end)
            if row is not None:
                return row
        if is_alone:
            row = self._credited_by_next(unit, start, end)
            if row is not None:
                return row
            return self._continued(number, unit, start, end)
        if is_first and letters[end : end + 1] == "-" and letters[end + 1 : end + 2] == "X":
            stop = high - (letters[high - 1] == ".")
            if stop - end < 16 and not letters[end + 1 : stop].strip("X0dsnSfi,()c-"):
                return self._add(Attribution("signed", (end, end + 1), (end + 1, stop), [(start, end)], unit))
        if is_first:
            return self._credited_by_any_verb(unit, start, end, high)
        if letters[start - 1] == ":" or self._follows_document(low, start):
            return self._introduced(unit, low, start, end)
        return self._named_by_noun(unit, low, start, end)

    def _named_by_noun(self, unit: int, low: int, start: int, end: int) -> Attribution | None:
        """“Lane's broadside against “the plan””: a noun that someone owns, then the quotation."""
        letters = self.sheet.letters
        k = start - 1
        if k - 2 <= low or letters[k] not in "ifT" or letters[k - 1] != "n":
            return None
        owner = k - 2
        while owner > low and letters[owner] in "ne" and k - owner < 5:
            owner -= 1
        if letters[owner] == "s":
            source = (owner, owner + 1)
        elif letters[owner] == "S" and owner > low:
            source = subject_before(self.sheet, low, owner)
        else:
            return None
        return self._add(Attribution("noun", (k - 1, start), source, [(start, end)], unit))

    def _signed(self, unit: int, start: int, end: int) -> Attribution | None:
        """“...” on one line, “— Ada Lane” on the next."""
        low, high = self.sheet.units[unit + 1]
        letters = self.sheet.letters
        stop = high - (letters[high - 1] == ".")
        if stop - low > 20 or letters[low + 1 : low + 2] not in ("X", "d") or letters[low + 1 : stop].strip("X0dsnSfi,()c-"):
            return None
        source = (low + 1, stop)
        return self._add(Attribution("signed", (low, low + 1), source, [(start, end)], unit))

    def _credited_by_next(self, unit: int, start: int, end: int) -> Attribution | None:
        """“Why?” | Lane went on."""
        sheet = self.sheet
        if unit + 1 >= len(sheet.units) or sheet.paragraph_of[unit + 1] != sheet.paragraph_of[unit]:
            return None
        if sheet.text[sheet.starts[end - 1] - 1 : sheet.starts[end - 1]] not in (",", "?", "!"):
            return None
        low, high = sheet.units[unit + 1]
        for k in range(low + 1, min(high, low + 12)):
            if sheet.letters[k] in "Ve" and sheet.types[k + 1 : k + 2] in (["on"], ["back"], ["in"], ["out"]):
                source = subject_before(sheet, low, k)
                return self._add(Attribution("any verb", (k, k + 2), source, [(start, end)], unit))
        return None

    def _follows_document(self, low: int, start: int) -> bool:
        """“issued a statement, | ...”."""
        types = self.sheet.types
        return (
            self.sheet.letters[start - 1] == ","
            and any(letter in "VeM" for letter in self.sheet.letters[low:start])
            and types[start - 2] in lexicons.words("document_nouns")
            and self.sheet.tokens[start + 1 : start + 2] != []
            and self.sheet.tokens[start + 1][0].isupper()
        )

    def _continued(self, number: int, unit: int, start: int, end: int) -> Attribution | None:
        """A quotation that stands alone goes on with the one before it."""
        last = self.last
        if last is None or not self._ends_in_quotation(last) or not self._follows(unit):
            if unit - self.pending_unit != 1:
                self.pending = []
            self.pending.append((start, end))
            self.pending_unit = unit
            return None
        last.content.append((start, end))
        return last

    def _follows(self, unit: int) -> bool:
        if self.sheet.paragraph_of[unit] == self.sheet.paragraph_of[self.last_unit]:
            return True
        return unit - self.last_unit == 1

    def _ends_in_quotation(self, row: Attribution) -> bool:
        return any(self.sheet.letters[b - 1] == "Q" for _, b in row.content)

    def _credited_by_any_verb(self, unit: int, start: int, end: int, high: int) -> Attribution | None:
        """“...,” Lane riffed: whatever the verb is."""
        sheet, letters = self.sheet, self.sheet.letters
        if sheet.text[sheet.starts[end - 1] - 1 : sheet.starts[end - 1]] not in ",?!":
            return None
        if letters[end : end + 1] in ("V", "e"):
            source = subject_after(sheet, end + 1, high)
            return self._add(Attribution("any verb", (end, end + 1), source, [(start, end)], unit))
        for k in range(end + 1, min(high, end + 20)):
            if letters[k] in _VERBAL or (letters[k] == "n" and letters[k - 1] in "Xpr" and letters[k+1:k+2] in (".", "i", ",", "")):
                source = subject_before(sheet, end, k)
                if source is None:
                    return None
                return self._add(Attribution("any verb", (k, k + 1), source, [(start, end)], unit))
        return None

    def _introduced(self, unit: int, low: int, start: int, end: int) -> Attribution:
        """“Lane gave this answer: ...”, “Lane: ...”."""
        sheet, letters = self.sheet, self.sheet.letters
        colon = start - 1
        for k in range(low + 1, min(colon, low + 40)):
            if letters[k] in _VERBAL:
                source = subject_before(sheet, low, k)
                if source is not None:
                    return self._add(Attribution("colon", (k, colon + 1), source, [(start, end)], unit))
        source = subject_before(sheet, low, colon)
        return self._add(Attribution("colon", (colon, colon + 1), source, [(start, end)], unit))

    def _add(self, row: Attribution) -> Attribution:
        self.extra.append(row)
        return row


def _holders(sheet: Sheet, found: list[Attribution]) -> dict[int, Attribution]:
    """Which row holds the quotation that begins at a token."""
    starts = [a for a, _ in sheet.quoted_tokens]
    holder: dict[int, Attribution] = {}
    for row in found:
        for a, b in row.content:
            for start in starts[bisect_right(starts, a - 1) : bisect_right(starts, b - 1)]:
                holder.setdefault(start, row)
    return holder

