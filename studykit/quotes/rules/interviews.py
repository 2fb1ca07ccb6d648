"""The answers of an interview whose questions and answers are paragraphs in turn."""

from collections.abc import Iterator

from studykit.quotes.rules.attribution import Attribution
from studykit.quotes.sentence.marks import Span
from studykit.quotes.sentence.tagged_text import TaggedText
from studykit.quotes.sentence.word_classes import QUOTED, STOP, pattern

_FEWEST = 3  # questions
_TOLD = frozenset(("interview", "interviewed", "interviewer", "conversation"))
_YOU = frozenset(("you", "your", "yours"))
SELF = frozenset(("i", "we", "my", "me", "our", "us", "myself"))
_LABEL = pattern("<CAPITALISED>{1,4} <COLON>")  # “| Ada Lane: | It rained.”


def with_answers(tagged: TaggedText, found: dict[int, list[Attribution]]) -> None:
    r"""“Did you row? | I did. |”: the paragraph after a question of an interview, and its like.

    >>> ask = "Rain\n\nBo Roe met Ada Lane.\n\nAn interview with Ada Lane:\n\nDid you row?\n\n"
    >>> reply = "I did. I say it rained.\n\n"
    >>> attributed(ask + reply + "Are you well?\n\nWell.\n\nI am old.\n\nWill you row?\n\nI will.")
    – | – | I did. I say it rained
    – | – | Well … I am old
    – | – | I will

    A statement that follows an answer can be the interviewer's; so can any of a column.

    >>> attributed(ask + reply + "Are you well?\n\nYes.\n\nIt is late.\n\nWill you row?\n\nI may.")
    – | – | I did. I say it rained
    – | – | Yes
    – | – | I may
    >>> attributed("An interview.\n\nQ: You?\n\nI did.\n\n" + "Are you?\n\nI am.\n\n" * 3)
    – | : | You
    >>> attributed("Rain\n\nDid you row?\n\nI did.\n\nAre you well?\n\nI am.\n\nCan you?\n\nI can.")
    """
    if tagged.text.count("?") < _FEWEST or _TOLD.isdisjoint(tagged.types):
        return
    paragraphs = _paragraphs(tagged)
    if any(tagged.tokens[low : low + 2] in (["Q", ":"], ["Q", "."]) for low, _ in paragraphs):
        return
    asks = [_asks(tagged, *span) for span in paragraphs]
    answers = [
        pieces
        for k in range(len(asks) - 1)
        if asks[k] and (pieces := list(_answer(tagged, paragraphs, asks, k + 1)))
    ]
    if not _is_interview(tagged, paragraphs, asks, answers):
        return
    label = _answering(tagged, paragraphs, asks)
    for pieces in [*answers, *_after_statements(tagged, paragraphs, asks, answers)]:
        if not _LABEL.match(tagged.classes, *pieces[0]):
            _credit(tagged, found, Attribution("answer", None, label, pieces))


def _after_statements(
    tagged: TaggedText, paragraphs: list[Span], asks: list[bool], answers: list[list[Span]]
) -> Iterator[list[Span]]:
    r"""The second of two paragraphs between an answer and the next question, where turns are short.

    >>> ask = "Rain\n\nAn interview.\n\n" + "Can you row?\n\nI can.\n\n" * 3
    >>> attributed(ask + "It may rain.\n\nIt does.\n\nAre you well?\n\nI am.")
    – | – | I can
    – | – | I can
    – | – | I can
    – | – | It does
    – | – | I am
    """
    if any(len(pieces) > 1 for pieces in answers):
        return
    answered = {pieces[0][0] for pieces in answers}
    for k, (low, _) in enumerate(paragraphs[:-3]):
        statement, (start, end) = paragraphs[k + 1], paragraphs[k + 2]
        is_between = low in answered and asks[k + 3] and not (asks[k + 1] or asks[k + 2])
        if is_between and not _LABEL.match(tagged.classes, *statement):
            yield [(start, start + len(tagged.classes[start:end].rstrip(STOP)))]


def _paragraphs(tagged: TaggedText) -> list[Span]:
    """The paragraphs after the first as token ranges, without bylines."""
    spans: dict[int, Span] = {}
    for (low, high), number in zip(tagged.units, tagged.paragraph_of, strict=True):
        spans[number] = (spans.get(number, (low, high))[0], high)
    return [
        span for span in list(spans.values())[1:] if not tagged.is_aside(tagged.starts[span[0]])
    ]


def _asks(tagged: TaggedText, low: int, high: int) -> bool:
    """Whether a paragraph ends in a question that is in no quotation marks."""
    return tagged.tokens[high - 1] == "?" and tagged.classes[high - 1] != QUOTED


def _answer(
    tagged: TaggedText, paragraphs: list[Span], asks: list[bool], first: int
) -> Iterator[Span]:
    """The paragraph after a question, and those after it in which somebody speaks of himself."""
    for k in range(first, len(paragraphs)):
        low, high = paragraphs[k]
        is_labelled = k > first and _LABEL.match(tagged.classes, low, high)
        if asks[k] or is_labelled or (k > first and not has_word(tagged, low, high, SELF)):
            return
        yield low, low + len(tagged.classes[low:high].rstrip(STOP))


def has_word(tagged: TaggedText, low: int, high: int, words: frozenset[str]) -> bool:
    """Whether one of the words is in a paragraph, outside quotation marks."""
    return any(tagged.types[k] in words and tagged.classes[k] != QUOTED for k in range(low, high))


def _is_interview(
    tagged: TaggedText, paragraphs: list[Span], asks: list[bool], answers: list[list[Span]]
) -> bool:
    r"""Whether the questions are put to somebody, and the answers speak of oneself.

    >>> attributed("Rain\n\nAn interview.\n\n" + "Will it snow?\n\nIt may.\n\n" * 3)
    """
    questions = [span for span, is_asked in zip(paragraphs, asks, strict=True) if is_asked]
    put = sum(has_word(tagged, *span, _YOU) for span in questions)
    own = sum(has_word(tagged, *pieces[0], SELF) for pieces in answers)
    return len(answers) >= _FEWEST and 2 * put >= len(questions) and 2 * own >= len(answers)


def _answering(tagged: TaggedText, paragraphs: list[Span], asks: list[bool]) -> Span | None:
    r"""The first label of whoever answers, where the labels of the others only ask.

    >>> ask = "Rain\n\nAn interview.\n\nAda Lane: Did you row?\n\nBo Roe: I did.\n\n"
    >>> attributed(ask + "Are you well?\n\nI am.\n\nWill you row?\n\nI will.")
    Ada Lane | : | Did you row
    Bo Roe | : | I did
    Bo Roe | – | I am
    Bo Roe | – | I will
    """
    labels: dict[str, Span] = {}
    for (low, high), is_asked in zip(paragraphs, asks, strict=True):
        if (found := _LABEL.match(tagged.classes, low, high)) and not is_asked:
            label = low, found.end() - 1
            labels.setdefault(" ".join(tagged.types[slice(*label)]), label)
    return next(iter(labels.values())) if len(labels) == 1 else None


def _credit(tagged: TaggedText, found: dict[int, list[Attribution]], row: Attribution) -> None:
    r"""Put an answer before what it tells of others; what it says of itself is all its own.

    >>> ask = "Rain\n\nAn interview.\n\n" + "Can you row?\n\nI can.\n\n" * 2
    >>> attributed(ask + "And you?\n\nI say yes. Bo Roe said it rained.")
    – | – | I can
    – | – | I can
    – | – | I say yes. Bo Roe said it rained
    Bo Roe | said | it rained
    """
    low, high = row.content[0][0], row.content[-1][1]
    units = range(tagged.unit_at(low), tagged.unit_at(high - 1) + 1)
    for unit in units:
        others = [r for r in found.get(unit, ()) if not _is_own(tagged, r)]
        found[unit] = [row, *others] if unit == units[0] else others


def _is_own(tagged: TaggedText, row: Attribution) -> bool:
    return row.source is not None and tagged.types[row.source[0]] in SELF
