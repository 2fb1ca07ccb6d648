"""Quotations without a cue of their own: continued, introduced, signed, or nobody's."""

from bisect import bisect_left
from functools import cached_property

from studykit import lexicons
from studykit.quotes.grammar.phrases import clause_end, last_mark
from studykit.quotes.rules.acts import SPEECH, act
from studykit.quotes.rules.attribution import Attribution
from studykit.quotes.rules.colons import introduced
from studykit.quotes.rules.nouns import before_quotation
from studykit.quotes.rules.signatures import signed, signed_below
from studykit.quotes.rules.unlisted_verbs import (
    after_gesture,
    any_verb,
    between_dashes,
    credited_by_next,
)
from studykit.quotes.sentence.cues import verb_cues
from studykit.quotes.sentence.marks import Span
from studykit.quotes.sentence.tagged_text import FARTHEST, TaggedText
from studykit.quotes.sentence.word_classes import (
    ADVERB,
    COLON,
    COMMA,
    COORDINATOR,
    DASH,
    QUOTED,
    STOP,
    pattern,
)

_LONGEST_NAME = 5  # tokens of a title alone on its line, the marks included
_SHORTEST_REPORT = 9  # tokens of a quotation that begins a paragraph and is no name
_ACTION = pattern("<ACTION>")
# “It was dead, | he | said”, in a quotation without an end.
_CREDIT = pattern("<COMMA>(<PRONOUN>|<CAPITALISED>+)(<VERB|ED_FORM>)")
# “It was dead, | said | Ada Lane”.
_INVERTED = pattern("<COMMA>(<VERB>)(<CAPITALISED>+)")
_REPORTS = frozenset(
    ("that", "clause", "quote", "np", "as", "wh", "around", "inverted", "after", "according to")
)


def with_leftovers(tagged: TaggedText, found: dict[int, list[Attribution]]) -> list[Attribution]:
    """The attributions and the quotations they leave over, in text order.

    >>> attributed("“It rained.” “It froze,” Lane said.")
    Lane | said | “It rained.” … “It froze,”
    """
    rows = _Leftovers(tagged, found).rows()
    return sorted(rows, key=lambda row: (min(row.content)[0], row.cue or (0, 0)))


class _Leftovers:
    """Walks over the quotations in text order and gives each that is not yet covered a row.

    `waiting` has the rows, by unit, whose content is to follow in the next ("Lane said:");
    `pending` quotations whose source may follow ("“A.” “B,” said Lane").
    """

    def __init__(self, tagged: TaggedText, found: dict[int, list[Attribution]]) -> None:
        self.tagged = tagged
        self.found = found
        self.extra: list[Attribution] = []
        self.every = [row for rows in found.values() for row in rows]
        self.holder = _holders(tagged, self.every)
        self.waiting = {n: row for n, rows in found.items() for row in rows if not row.content}
        self.last: Attribution | None = None
        self.last_unit = -9
        self.pending: list[Span] = []
        self.pending_unit = -9

    @cached_property
    def spoken(self) -> dict[int, Attribution]:
        """The last row of each unit that reports what somebody said."""
        return {n: row for n, rows in self.found.items() for row in rows if _is_spoken(row)}

    def rows(self) -> list[Attribution]:
        for content in self.tagged.quoted_tokens:
            unit = self.tagged.unit_at(content[0])
            row = self.holder.get(content[0])
            if row is not None:
                self._take_pending(row, unit)
            else:
                row = self._row(unit, content)
            if row is not None:
                self.last, self.last_unit = row, unit
        self._keep_pending()
        return [row for row in self.every + self.extra if row.content]

    def _take_pending(self, row: Attribution, unit: int) -> None:
        """“It rained.” “It froze,” Lane said: a quotation alone shares the next source.

        >>> attributed("“It rained.” “It froze,” Lane said.")
        Lane | said | “It rained.” … “It froze,”
        """
        if unit - self.pending_unit == 1 and row.sort in ("around", "inverted"):
            row.content[:0] = self.pending
            self.pending = []
        self._keep_pending()

    def _keep_pending(self) -> None:
        """Quotations whose source stays unknown.

        >>> attributed("“It rained all day here.”")
        – | – | “It rained all day here.”
        >>> attributed("“The Rain”")
        """
        for start, end in self.pending:
            if end - start > _LONGEST_NAME and not _is_title(self.tagged, start, end):
                self.extra.append(Attribution("nobody", None, None, [(start, end)]))
        self.pending = []

    def _row(self, unit: int, content: Span) -> Attribution | None:
        """The row that a quotation belongs to, new or not; None if it has none yet.

        >>> attributed("Lane said it rained. It was “dead” there.")
        Lane | said | it rained
        >>> attributed("Lane’s answer was: “Is Elm Rowing?”")
        Lane | answer was: | “Is Elm Rowing?”
        """
        (low, high), (start, end) = self.tagged.units[unit], content
        classes = self.tagged.classes
        if start - low < 9 and not classes[low:start].strip(COORDINATOR + ADVERB + COMMA + DASH):
            if classes[end:high].strip(STOP + COMMA + QUOTED):
                return self._first(unit, content)
            return self._alone(unit, content)
        is_named = _is_title(self.tagged, start, end) and last_mark(self.tagged, end) != "?"
        if classes[start - 1] == COLON and is_named:
            return None
        if classes[start - 1] == COLON or _follows_document(self.tagged, low, start):
            return self._new(introduced(self.tagged, low, start, content))
        return self._new(
            before_quotation(self.tagged, low, start, end)
            or between_dashes(self.tagged, low, content)
        )

    def _alone(self, unit: int, content: Span) -> Attribution | None:
        """A quotation that is all its unit.

        >>> attributed("“Elm has had enough.” — Ada Lane")
        Ada Lane | — | “Elm has had enough.”
        """
        return (
            self._new(_never_closed(self.tagged, *content))
            or self._awaited(unit, content, is_alone=True)
            or self._new(
                signed_below(self.tagged, unit, content)
                or credited_by_next(self.tagged, unit, content)
                or after_gesture(self.tagged, unit, content)
            )
            or self._continued(unit, content)
        )

    def _first(self, unit: int, content: Span) -> Attribution | None:
        """A quotation that begins its unit.

        >>> attributed("“It rained,” Lane tooted.")
        Lane | tooted | “It rained,”
        """
        return (
            self._awaited(unit, content, is_alone=False)
            or self._new(
                _never_closed(self.tagged, *content)
                or signed(self.tagged, unit, content)
                or any_verb(self.tagged, unit, content)
            )
            or self._with_rest(unit, *content)
        )

    def _new(self, row: Attribution | None) -> Attribution | None:
        if row is not None:
            self.extra.append(row)
        return row

    def _awaited(self, unit: int, content: Span, *, is_alone: bool) -> Attribution | None:
        """“Lane said:”, and the quotation begins the next unit or the next paragraph.

        >>> attributed("Lane said:\\n\\n“It rained.”")
        Lane | said | “It rained.”
        >>> attributed("Lane agreed. “It rained” all day.")
        """
        row = self.waiting.get(unit - 1)
        if row is not None and (is_alone or row.sort != "before"):
            row.content.append(content)
        elif unit and self._ends_in_colon(unit - 1):
            row = introduced(self.tagged, *self.tagged.units[unit - 1], content)
            self.extra.append(row)
        else:
            return None
        self.waiting[unit] = row
        return row

    def _ends_in_colon(self, unit: int) -> bool:
        """“Here is what Lane had: |”, right before the quotation.

        >>> attributed("Here is what Lane had on the wall:\\n\\n“It rained.”")
        Lane | had on the wall: | “It rained.”
        """
        return self.tagged.classes[self.tagged.units[unit][1] - 1] == COLON

    def _continued(self, unit: int, content: Span) -> Attribution | None:
        """A quotation that is alone goes on with the one before it, or waits.

        >>> attributed("“It rained,” Lane said.\\n\\n“It froze.”")
        Lane | said | “It rained,” … “It froze.”
        """
        row = self._spoken_before(unit) if self.last_unit < unit - 1 else None
        row = row or (self.last if self._follows_last(unit) else self._spoken_before(unit))
        if row is not None:
            return self._went_on(row, content)
        if unit - self.pending_unit != 1:
            self._keep_pending()
        self.pending.append(content)
        self.pending_unit = unit
        return None

    def _went_on(self, row: Attribution, content: Span) -> Attribution | None:
        """The row with a quotation more; a new row where the last one reports no words.

        >>> attributed("Lane wants tea. “We all saw it rain.”")
        Lane | wants | tea
        Lane | wants | “We all saw it rain.”
        >>> attributed("“It was cold and wet,” recalled Lane. “It froze.”")
        Lane | recalled | “It was cold and wet,” … “It froze.”
        """
        is_marked = self.tagged.classes[row.content[0][0]] == QUOTED
        if act(self.tagged, row, is_marked=is_marked) != SPEECH:
            return self._new(Attribution("before", row.cue, row.source, [content]))
        row.content.append(content)
        return row

    def _with_rest(self, unit: int, start: int, end: int) -> Attribution | None:
        """“A,” Lane said. | “B” for the rest of us. |: a sentence that only begins in marks.

        >>> attributed("“It rained,” Lane said. “It froze” for the rest of us.")
        Lane | said | “It rained,” … “It froze” for the rest of us
        >>> attributed("“It rained,” Lane said.\\n\\n“Rain of Elm” filled the house.")
        Lane | said | “It rained,”
        """
        if unit in self.found or self.last is None or not self._follows_last(unit):
            return None
        paragraphs = self.tagged.paragraph_of
        if end - start < _SHORTEST_REPORT and paragraphs[unit] != paragraphs[self.last_unit]:
            return None
        end = clause_end(self.tagged, start, self.tagged.units[unit][1])
        return self._went_on(self.last, (start, end))

    def _follows_last(self, unit: int) -> bool:
        """Whether nothing but the last quotation's credit is between.

        >>> attributed("“It rained,” Lane said. “It froze.”")
        Lane | said | “It rained,” … “It froze.”
        >>> attributed("“It rained,” Lane said.\\n\\nIt was late.\\n\\n“We all saw it rain.”")
        Lane | said | “It rained,”
        – | – | “We all saw it rain.”
        """
        if self.last is None:
            return False
        is_quoted = any(self.tagged.classes[end - 1] == QUOTED for _, end in self.last.content[-3:])
        of = self.tagged.paragraph_of
        return is_quoted and (of[unit] == of[self.last_unit] or unit - self.last_unit == 1)

    def _spoken_before(self, unit: int) -> Attribution | None:
        """“Lane said it rained. | “It poured.””: the report goes on in the speaker's words.

        >>> attributed("Lane said hello. “We all saw it rain.”")
        Lane | said | hello … “We all saw it rain.”
        """
        return self.spoken.get(unit - 1)


def _is_title(tagged: TaggedText, start: int, end: int) -> bool:
    """“The Long Road to Elm”: every longer word has a capital.

    >>> attributed("“The Long Road Home to the Elm.”")
    >>> attributed("The club has a rival: “Monday Night Rowing.”")
    >>> attributed("Lane had an answer: “Elm Rows.”")
    Lane | had an answer: | “Elm Rows.”
    """
    n_words = 0
    for word in tagged.tokens[start:end]:
        if len(word) > 3:
            if not word[0].isupper():
                return False
            n_words += 1
    return n_words > 2


def _follows_document(tagged: TaggedText, low: int, start: int) -> bool:
    """“issued a statement, | “...””.

    >>> attributed("Lane handed out a statement, “It rained.”")
    Lane | handed out a statement, | “It rained.”
    >>> attributed("Lane handed out a plan, “It rained.”")
    """
    return (
        tagged.classes[start - 1] == COMMA
        and bool(_ACTION.search(tagged.classes, max(low, start - FARTHEST), start))
        and tagged.types[start - 2] in lexicons.words("document_nouns")
        and any(token[0].isupper() for token in tagged.tokens[start + 1 : start + 2])
    )


def _is_spoken(row: Attribution) -> bool:
    """Whether the row reports what somebody said, and not in another's words.

    >>> attributed("Lane said hello. “We all saw it rain.”")
    Lane | said | hello … “We all saw it rain.”
    >>> attributed("Lane wants tea. “We all saw it rain.”")
    Lane | wants | tea
    Lane | wants | “We all saw it rain.”
    >>> attributed("Lane wants to leave. “We all saw it rain.”")
    Lane | wants | to leave
    – | – | “We all saw it rain.”
    """
    is_report = row.sort in _REPORTS and row.use != "infinitive"
    return is_report and not row.is_nested and bool(row.content) and row.source is not None


def _holders(tagged: TaggedText, found: list[Attribution]) -> dict[int, Attribution]:
    """Which row holds the quotation that begins at a token: of two, whose words hold the other's.

    >>> attributed("Friends sang, calling Roe “a cheat,” Lane said.\\n\\n“But he is our cheat!”")
    Lane | said | Friends sang, calling Roe “a cheat,” … “But he is our cheat!”
    Friends | calling | Roe “a cheat,”
    """
    starts = [*(start for start, _ in tagged.quoted_tokens), len(tagged.tokens)]
    holder: dict[int, Attribution] = {}
    for row in sorted(found, key=_is_within) if tagged.quoted_tokens else ():
        for low, high in row.content:
            k = bisect_left(starts, low)
            while starts[k] < high:
                holder.setdefault(starts[k], row)
                k += 1
    return holder


def _is_within(row: Attribution) -> bool:
    """Whether a row may be told in the words of another: all but “..., Lane said”."""
    return row.sort not in ("around", "inverted")


def _never_closed(tagged: TaggedText, start: int, end: int) -> Attribution | None:
    """“It was dead, | he said. |: the credit comes before the mark that is missing.

    >>> attributed("“It was dead, Lane said.")
    Lane | said | “It was dead
    >>> attributed("“It was dead, said Ada Lane, who left.")
    Ada Lane | said | “It was dead
    >>> attributed("“It was dead, Lane left.")
    – | – | “It was dead, Lane left.
    """
    number = bisect_left(tagged.quoted_tokens, (start, start))
    mark, following = tagged.marks[number], tagged.marks[number + 1 : number + 2]
    is_open = tagged.text[mark.end - 1] not in "”\"'’»"
    if not is_open or mark.continues or any(other.continues for other in following):
        return None
    last = min(end, start + FARTHEST)
    for credit, source, cue in ((_CREDIT, 1, 2), (_INVERTED, 2, 1)):
        found = credit.search(tagged.unmasked, start, last)
        verb = verb_cues().get(tagged.types[found.start(cue)]) if found else None
        if found and verb and "quote" in verb.frames:
            content = [(start, found.start())]
            return Attribution("never closed", found.span(cue), found.span(source), content)
    return None
