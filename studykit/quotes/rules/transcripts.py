"""The turns of a transcript: “ANA VOSS, HOST: | Good evening. It rained. |”."""

from bisect import bisect
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from studykit.names.labels import Label, directions, is_direction
from studykit.quotes.rules.attribution import Attribution
from studykit.quotes.rules.interviews import SELF, has_word
from studykit.quotes.sentence.marks import Span
from studykit.quotes.sentence.tagged_text import TaggedText
from studykit.quotes.sentence.word_classes import (
    CAPITALISED,
    CLOSING_BRACKET,
    COMMA,
    NUMBER,
    QUOTED,
    STOP,
)

_LONGEST_ANSWER = 60  # sentences


class _Turn(NamedTuple):
    """Where a turn, its colon and its end are, as tokens; what is said in it.

    `row` is none where other rules find what is said, or nothing is: `is_empty`.
    """

    low: int
    colon: int
    high: int
    row: Attribution | None
    is_empty: bool = False
    is_letter: bool = False


def with_turns(tagged: TaggedText, found: dict[int, list[Attribution]]) -> None:
    r"""“VOSS: | Great. It rained. |”: a turn to the next one, before what it tells.

    >>> ask = "ANA VOSS, HOST: Good evening.\n\nLEO PELL (via phone): Good evening.\n\n"
    >>> attributed(ask + "VOSS: Great.\n\nPELL: I say it rained. Bo Roe said it froze. I left.")
    ANA VOSS, HOST | : | Good evening
    LEO PELL (via phone) | : | Good evening
    VOSS | : | Great
    PELL | : | I say it rained. Bo Roe said it froze. I left
    Bo Roe | said | it froze
    >>> attributed("ANA VOSS: Bo Roe said it-- LEO PELL: It froze, she said. VOSS: It did.")
    ANA VOSS | : | Bo Roe said it--
    Bo Roe | said | it--
    LEO PELL | : | It froze, she said
    she | said | It froze
    VOSS | : | It did
    """
    turns = list(_turns(tagged))
    starts = [turn.low for turn in turns]
    rows: dict[int, list[Attribution]] = {}
    units: set[int] = set()
    for turn in turns:
        units.update(range(tagged.unit_at(turn.low), tagged.unit_at(turn.high - 1) + 1))
        if turn.row:
            rows.setdefault(tagged.unit_at(turn.row.content[0][0]), []).append(turn.row)
    for unit in sorted(units):
        told: list[Attribution | None] = []
        for row in found.get(unit, ()):
            place = _place(row)
            turn = turns[max(0, bisect(starts, place) - 1)]
            told.append(_told(tagged, turn, row) if turn.low <= place < turn.high else row)
        found[unit] = [*rows.get(unit, ()), *filter(None, told)]


def is_lettered(tagged: TaggedText) -> bool:
    r"""Whether no label is more than a letter; what has none is answered all the same.

    >>> attributed("Rain\n\nAn interview.\n\nA: I sat.\n\n" + "Can you row?\n\nI can.\n\n" * 3)
    A | : | I sat
    – | – | I can
    – | – | I can
    – | – | I can
    """
    return all(label.is_letter for labels in tagged.labels.values() for label in labels)


def _turns(tagged: TaggedText) -> Iterator[_Turn]:
    """The turns in text order."""
    spans = _paragraphs(tagged)
    numbers = [number for number in tagged.labels if number in spans]
    last, is_letters = max(numbers, default=0), is_lettered(tagged)
    goes_on = not is_letters and _is_dense(tagged, spans, last)
    for number, after in zip(numbers, [*numbers[1:], None], strict=True):
        labels, (low, end) = tagged.labels[number], spans[number]
        if is_letters and after is not None:
            end = _answer_end(tagged, end, _start(tagged, after))
        lows = [max(low, _token(tagged, label.start)) for label in labels]
        for label, (start, high) in zip(labels, pairwise([*lows, end]), strict=True):
            colon = _token(tagged, label.colon + 1) - 1  # of “Q   And?” the letter
            if label.start == label.colon:
                continue
            own = list(_said(tagged, colon + 1, high))
            more: list[Span] = []
            if goes_on and high == end and label.is_turn:
                more = list(_going_on(tagged, spans, number, last, is_begun=bool(own)))
            yield _turn(tagged, label, (start, colon, high), own, more)


def _turn(
    tagged: TaggedText, label: Label, at: tuple[int, int, int], own: list[Span], more: list[Span]
) -> _Turn:
    r"""A turn and what is said in it: nothing by a heading, nor between two labels.

    >>> attributed("ANA VOSS: It is.\n\nTHE OLD PIER: It is not so.\n\nLEO PELL: It is.")
    ANA VOSS | : | It is
    LEO PELL | : | It is
    >>> attributed("Rain\n\nA: ... B: Yes. A: C: No. B: (LAUGHTER)")
    B | : | Yes
    C | : | No
    """
    low, colon, high = at
    pieces = own + more
    if label.is_titled and not label.is_turn:
        return _Turn(low, colon, high, None)
    if not label.is_turn or not pieces:
        return _Turn(low, colon, high, None, is_empty=True)
    if _is_in_marks(tagged, pieces[0][0], (own or pieces)[-1][1]) or _is_entry(
        tagged, high, pieces
    ):
        return _Turn(low, colon, high, None)
    is_colon = tagged.tokens[colon] == ":"
    sort = "headline" if is_colon or tagged.tokens[low] != "A" else "answer"
    cue, source = ((colon, colon + 1) if is_colon else None), (low, max(low + 1, colon))
    row = Attribution(sort, cue, source, pieces)
    return _Turn(low, colon, max(high, pieces[-1][1]), row, is_letter=label.is_letter)


def _token(tagged: TaggedText, at: int) -> int:
    return tagged.token_range(at, at)[0]


def _start(tagged: TaggedText, number: int) -> int:
    return _token(tagged, tagged.labels[number][0].start)


def _answer_end(tagged: TaggedText, end: int, after: int) -> int:
    r"""Where an answer ends: with the next label, if it is near.

    >>> attributed("Rain\n\nQ: Did it rain?\n\nA: It rained.\n\nIt froze.\n\nQ: And now?")
    – | : | Did it rain
    A | : | It rained.
    <BLANKLINE>
    It froze
    – | : | And now
    """
    is_near = tagged.unit_at(after) - tagged.unit_at(end - 1) < _LONGEST_ANSWER
    return after if is_near else end


def _paragraphs(tagged: TaggedText) -> dict[int, Span]:
    """The paragraphs as token ranges, by their numbers, without bylines."""
    spans: dict[int, Span] = {}
    for (low, high), number in zip(tagged.units, tagged.paragraph_of, strict=True):
        if not tagged.is_aside(tagged.starts[low]):
            spans[number] = (spans.get(number, (low, high))[0], high)
    return spans


def _is_dense(tagged: TaggedText, spans: dict[int, Span], last: int) -> bool:
    r"""Whether most paragraphs between labels have one, so that others go on with a turn.

    >>> told = "We sat.\n\nWe rowed.\n\nI fell.\n\n"
    >>> attributed("ANA VOSS: It is.\n\n" + told + "LEO PELL: No.")
    ANA VOSS | : | It is
    LEO PELL | : | No
    """
    first = min(tagged.labels)
    between = [number for number in spans if first <= number <= last]
    n_labelled = sum(number in tagged.labels for number in between)
    n_directions = sum(_is_direction(tagged, *spans[number]) for number in between)
    return 2 * n_labelled >= len(between) - n_directions


def _going_on(
    tagged: TaggedText, spans: dict[int, Span], number: int, last: int, *, is_begun: bool
) -> Iterator[Span]:
    r"""“VOSS: It rained.” | “I fell.” |: what goes on with a turn and speaks of oneself.

    >>> ask = "ANA VOSS: It rained.\n\nI fell.\n\nAll fell.\n\n(LAUGHTER)\n\nLEO PELL: And?\n\n"
    >>> attributed(ask + "VOSS:\n\nIt froze.\n\nPELL: Great.\n\nI write for Elm News.")
    ANA VOSS | : | It rained … I fell
    LEO PELL | : | And
    VOSS | : | It froze
    PELL | : | Great
    >>> attributed("ANA VOSS: It rained.\n\nI fell. LEO PELL: And?\n\nVOSS: It froze.")
    ANA VOSS | : | It rained … I fell
    LEO PELL | : | And
    VOSS | : | It froze
    """
    for after in range(number + 1, last + 1):
        span = spans.get(after)
        is_labelled = after in tagged.labels
        if span and is_labelled:
            span = span[0], _start(tagged, after)
        if span is None or span[0] >= span[1] or _is_direction(tagged, *span):
            return
        if is_begun and not has_word(tagged, *span, SELF):
            return
        is_begun = True
        yield from _said(tagged, *span)
        if is_labelled:
            return


def _is_direction(tagged: TaggedText, low: int, high: int) -> bool:
    r"""Whether a paragraph is “(APPLAUSE)”.

    >>> attributed("ANA VOSS: It is.\n\nI fell.\n\n" + "(APPLAUSE)\n\n" * 2 + "LEO PELL: No.")
    ANA VOSS | : | It is … I fell
    LEO PELL | : | No
    """
    return is_direction(tagged.text, tagged.starts[low] + 1, tagged.ends[high - 1] - 1)


def _is_in_marks(tagged: TaggedText, low: int, high: int) -> bool:
    r"""“VOSS: | “Great.””: what other rules find.

    >>> attributed("ANA VOSS: “It rained,” said Bo Roe.\n\nLEO PELL: “It froze all day here.”")
    Bo Roe | said | “It rained,”
    LEO PELL | : | “It froze all day here.”
    >>> attributed("ANA VOSS: “It rained,” she said. “It froze.”\n\nLEO PELL: It is.")
    she | said | “It rained,” … “It froze.”
    LEO PELL | : | It is
    """
    is_opening = tagged.classes[low] == QUOTED
    return is_opening and 2 * tagged.classes.count(QUOTED, low, high) >= high - low


def _is_entry(tagged: TaggedText, high: int, pieces: list[Span]) -> bool:
    r"""“DIRECTOR: | Ada Lane |”: only a name, and no sentence.

    >>> attributed("LEO PELL: It is.\n\nSINGER: Ada Lane\n\nVOSS: Yes.")
    LEO PELL | : | It is
    VOSS | : | Yes
    """
    low, end = pieces[0]
    return end == high and not tagged.classes[low:end].strip(CAPITALISED + NUMBER + COMMA)


def _said(tagged: TaggedText, low: int, high: int) -> Iterator[Span]:
    r"""The pieces of what is said, without what happens: (CROSSTALK), [inaudible].

    >>> attributed("ANA VOSS: It (CROSSTALK), is.\n\nLEO PELL: [laughs] Bo said (PH) no.")
    ANA VOSS | : | It … is
    LEO PELL | : | Bo said … no
    Bo | said | no
    """
    if low >= high:
        return
    for start, end in directions(tagged.text, tagged.starts[low], tagged.ends[high - 1]):
        left, right = tagged.token_range(start, end)
        yield from _without_stops(tagged, low, left)
        low = (
            right
            + len(tagged.classes[right:high])
            - len(tagged.classes[right:high].lstrip(STOP + COMMA))
        )
    yield from _without_stops(tagged, low, high)


def _without_stops(tagged: TaggedText, low: int, high: int) -> Iterator[Span]:
    end = low + len(tagged.classes[low:high].rstrip(STOP))
    if any(word[0].isalnum() for word in tagged.types[low:end]):
        yield low, end


def _place(row: Attribution) -> int:
    """The token that tells whose turn a row is in."""
    if row.cue is not None:
        return row.cue[0]
    return row.content[0][0] if row.content else -1


def _told(tagged: TaggedText, turn: _Turn, row: Attribution) -> Attribution | None:
    r"""A row that others make in a turn, without what is not in it; none if it is the turn's own.

    >>> attributed("LEO PELL: I say no.\n\nVOSS: Ask Bo Roe, who said it rained.\n\nPELL: I do.")
    LEO PELL | : | I say no
    VOSS | : | Ask Bo Roe, who said it rained
    who | said | it rained
    PELL | : | I do
    >>> attributed("LEO PELL: It rained, she said.\n\nVOSS: It (LAUGHTER) froze, he said.")
    LEO PELL | : | It rained, she said
    she | said | It rained
    VOSS | : | It … froze, he said
    he | said | It … froze
    """
    is_by_label = row.cue is not None and row.cue[0] <= turn.colon
    if is_by_label and (turn.row or turn.is_empty):
        return None
    if turn.row and not turn.is_letter and row.source is not None:
        is_own = row.source[0] <= turn.colon or tagged.types[row.source[0]] in SELF
        if is_own or row.source[0] >= turn.high:
            return None
    content = list(_within(tagged, turn, row.content))
    source = _bare(tagged, row.source)
    if content == row.content and source == row.source:
        return row
    return replace(row, content=content, source=source) if content else None


def _bare(tagged: TaggedText, source: Span | None) -> Span | None:
    """A source without what happens: [laughs] | Bo | said."""
    if source is None or CLOSING_BRACKET not in tagged.classes[slice(*source)]:
        return source
    low, high = source
    *_, last = [(low, high), *_said(tagged, low - (tagged.tokens[low - 1] in "[("), high)]
    return last


def _within(tagged: TaggedText, turn: _Turn, content: Sequence[Span]) -> Iterator[Span]:
    """The pieces of a content that are said in a turn."""
    for low, high in content:
        start, end = max(low, turn.colon + 1), min(high, turn.high)
        pieces = list(_said(tagged, start, end))
        is_whole = (start, end) == (low, high) and len(pieces) == 1
        yield from [(low, high)] if is_whole and pieces[0][0] == low else pieces
