"""The turns of a transcript: “ANA VOSS, HOST: | Good evening. It rained. |”."""

from collections.abc import Iterator

from studykit.names.labels import is_direction
from studykit.quotes.rules.attribution import Attribution
from studykit.quotes.rules.interviews import SELF, has_word
from studykit.quotes.sentence.marks import Span
from studykit.quotes.sentence.tagged_text import TaggedText
from studykit.quotes.sentence.word_classes import CAPITALISED, COMMA, NUMBER, QUOTED, STOP


def with_turns(tagged: TaggedText, found: dict[int, list[Attribution]]) -> None:
    r"""“VOSS: | Great. It rained. |”: a turn to the end of its paragraph, before what it tells.

    >>> ask = "ANA VOSS, HOST: Good evening.\n\nLEO PELL (via phone): Good evening.\n\n"
    >>> attributed(ask + "VOSS: Great.\n\nPELL: I say it rained. Bo Roe said it froze. I left.")
    ANA VOSS, HOST | : | Good evening
    LEO PELL (via phone) | : | Good evening
    VOSS | : | Great
    PELL | : | I say it rained. Bo Roe said it froze. I left
    Bo Roe | said | it froze
    """
    spans = _paragraphs(tagged)
    last = max(tagged.labels)
    goes_on = _is_dense(tagged, spans, last)
    for number, label in tagged.labels.items():
        if number not in spans:
            continue
        (low, high), (colon, _) = spans[number], tagged.token_range(label.colon, label.colon + 1)
        if not label.is_turn:
            _drop(tagged, found, low, colon)
            continue
        pieces = list(_without_stops(tagged, colon + 1, high))
        if goes_on:
            pieces += _going_on(tagged, spans, number, last, is_begun=bool(pieces))
        if pieces and not _is_in_marks(tagged, *pieces[0]) and not _is_entry(tagged, high, pieces):
            row = Attribution("headline", (colon, colon + 1), (low, colon), pieces)
            _credit(tagged, found, row)


def _drop(tagged: TaggedText, found: dict[int, list[Attribution]], low: int, colon: int) -> None:
    r"""Take away what a heading among turns would say.

    >>> attributed("ANA VOSS: It is.\n\nTHE OLD PIER: It is not so.\n\nLEO PELL: It is.")
    ANA VOSS | : | It is
    LEO PELL | : | It is
    """
    unit = tagged.unit_at(low)
    found[unit] = [row for row in found.get(unit, ()) if row.cue is None or row.cue[0] != colon]


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
    """
    for after in range(number + 1, last):
        span = spans.get(after)
        if span is None or after in tagged.labels or _is_direction(tagged, *span):
            return
        if is_begun and not has_word(tagged, *span, SELF):
            return
        is_begun = True
        yield from _without_stops(tagged, *span)


def _is_direction(tagged: TaggedText, low: int, high: int) -> bool:
    r"""Whether a paragraph is “(APPLAUSE)”.

    >>> attributed("ANA VOSS: It is.\n\n(WE LAUGH)\n\nLEO PELL: No.")
    ANA VOSS | : | It is
    LEO PELL | : | No
    """
    return is_direction(tagged.text, tagged.starts[low] + 1, tagged.ends[high - 1] - 1)


def _is_in_marks(tagged: TaggedText, low: int, high: int) -> bool:
    r"""“VOSS: | “Great.””: what other rules find.

    >>> attributed("ANA VOSS: “It rained,” said Bo Roe.\n\nLEO PELL: “It froze all day here.”")
    Bo Roe | said | “It rained,”
    LEO PELL | : | “It froze all day here.”
    """
    quoted = len(tagged.classes[low:high]) - len(tagged.classes[low:high].lstrip(QUOTED))
    return 2 * quoted >= high - low


def _is_entry(tagged: TaggedText, high: int, pieces: list[Span]) -> bool:
    r"""“DIRECTOR: | Ada Lane |”: only a name, and no sentence.

    >>> attributed("LEO PELL: It is.\n\nSINGER: Ada Lane\n\nVOSS: Yes.")
    LEO PELL | : | It is
    VOSS | : | Yes
    """
    low, end = pieces[0]
    return end == high and not tagged.classes[low:end].strip(CAPITALISED + NUMBER + COMMA)


def _without_stops(tagged: TaggedText, low: int, high: int) -> Iterator[Span]:
    end = low + len(tagged.classes[low:high].rstrip(STOP))
    if low < end:
        yield low, end


def _credit(tagged: TaggedText, found: dict[int, list[Attribution]], row: Attribution) -> None:
    """Put a turn before what it tells of others; what it says of itself is all its own."""
    low, high = row.content[0][0], row.content[-1][1]
    units = range(tagged.unit_at(low), tagged.unit_at(high - 1) + 1)
    for unit in units:
        others = [r for r in found.get(unit, ()) if _is_of_others(tagged, r, low)]
        found[unit] = [row, *others] if unit == units[0] else others


def _is_of_others(tagged: TaggedText, row: Attribution, low: int) -> bool:
    r"""Whether a row is neither the turn's own nor begins in its label.

    >>> attributed("LEO PELL: I say no.\n\nVOSS: Ask Bo Roe, who said it rained.\n\nPELL: I do.")
    LEO PELL | : | I say no
    VOSS | : | Ask Bo Roe, who said it rained
    who | said | it rained
    PELL | : | I do
    """
    if row.cue is not None and row.cue[0] < low:
        return False
    return row.source is None or (row.source[0] >= low and tagged.types[row.source[0]] not in SELF)
