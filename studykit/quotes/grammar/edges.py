"""Where a noun phrase that was read backwards begins and ends: “In a statement | Lane | now”."""

from studykit.quotes.grammar.phrases import past
from studykit.quotes.sentence.tagged_text import TaggedText
from studykit.quotes.sentence.time_words import days, months, periods, pointers, times
from studykit.quotes.sentence.word_classes import (
    ADVERB,
    BY,
    CAPITALISED,
    CLITIC,
    CLOSING_BRACKET,
    COMMA,
    COORDINATOR,
    DASH,
    DETERMINER,
    DETERMINING,
    LINK,
    NOMINAL,
    NUMBER,
    OF,
    OPENING_BRACKET,
    PREPOSITION,
    STOP,
)

_IN_DATELINE = NOMINAL + COMMA + STOP + OPENING_BRACKET + CLOSING_BRACKET + OF
_NAME = CAPITALISED + NUMBER + CLITIC
_OPENING = COORDINATOR + ADVERB + DASH + OPENING_BRACKET  # what no noun phrase begins with
_INTRODUCING = LINK + BY  # “| in a statement Lane”


def dateline_end(tagged: TaggedText, low: int, high: int) -> int:
    """“OAKHAM, Elbonia — | Ada Lane”: after the place that a report begins with.

    >>> attributed("OAKHAM — Ada Lane said it rained.")
    Ada Lane | said | it rained
    """
    dash = tagged.classes.find(DASH, low, high)
    return dash + 1 if dash > low and not tagged.classes[low:dash].strip(_IN_DATELINE) else low


def after_coordination(classes: str, start: int, high: int) -> int:
    """Past “and”, as what is before it belongs to a verb: “won Elm and | Lane said”.

    >>> attributed("Roe met him and Lane said it rained.")
    Lane | said | it rained
    """
    return classes.rfind(COORDINATOR, start, high) + 1 or start


def after_opening(classes: str, start: int, high: int) -> int:
    """After “and”, “in a statement” and dashes at the start of a noun phrase.

    >>> attributed("And then in a statement Lane said it rained.")
    Lane | said | it rained
    """
    start = past(classes, start, high, _OPENING)
    if start < high and classes[start] in _INTRODUCING:
        return _after_preposition(classes, start, high)
    return start


def _after_preposition(classes: str, start: int, high: int) -> int:
    """The last run of capitalised words or the last determiner: “In a statement | Lane”.

    >>> attributed("In a statement Ada Lane said it rained.")
    Ada Lane | said | it rained
    >>> attributed("In a statement the mayor said it rained.")
    the mayor | said | it rained
    >>> attributed("In Elm mayors said it rained.")
    Elm mayors | said | it rained
    """
    k = start + len(classes[start:high].rstrip(_NAME))
    if start + 1 < k < high:
        return k
    cut = max(classes.rfind(begins, start + 2, high) for begins in DETERMINING)
    return cut if cut > 0 else start + 1


def after_first_time(tagged: TaggedText, start: int, high: int) -> int:
    """“On Monday | Ada Lane said”, “Last week, | the mayor said”: past a time and its comma.

    >>> attributed("On Monday Ada Lane said it rained. In 2015, Roe, who left, said it froze.")
    Ada Lane | said | it rained
    Roe, who left, | said | it froze
    >>> attributed("Last week Ada Lane said it rained. Last year’s memo said it froze.")
    Ada Lane | said | it rained
    Last year’s memo | said | it froze
    >>> attributed("Last month, the Elm Post, a paper, said it rained. April Lane said it froze.")
    the Elm Post, a paper, | said | it rained
    April Lane | said | it froze
    >>> attributed("The report of 2013 said it rained. In 2013 reports said it froze.")
    The report of 2013 | said | it rained
    2013 reports | said | it froze
    """
    end, is_led = _first_time(tagged, start, high)
    if end == start or end >= high or not is_led:
        return start
    if tagged.classes[end] == COMMA:
        return end + 1 if end + 1 < high else start
    return end if tagged.classes[end] in CAPITALISED + DETERMINING else start


def _first_time(tagged: TaggedText, start: int, high: int) -> tuple[int, bool]:
    """The end of what may be a time at a place, and whether it surely is: June also rows.

    >>> attributed("“It rained,” June, the coach, said. On Friday, the coach, June, said it froze.")
    June, the coach, | said | “It rained,”
    the coach, June, | said | it froze
    """
    first, *rest = tagged.types[start : min(start + 2, high)]
    if rest and first in pointers():
        return (start + 2, True) if rest[0] in periods() | days() else (start, False)
    is_year = len(first) == 4 and first.isdigit()
    is_time = is_year or first in days() or first in months()
    return start + is_time, start > 0 and tagged.classes[start - 1] == PREPOSITION


def before_last_times(tagged: TaggedText, start: int, high: int) -> int:
    """Before the times at the end of a noun phrase, which keeps one token.

    >>> attributed("The mayor on this said it rained.")
    The mayor | said | it rained
    """
    classes, end = tagged.classes, high
    while end - start > 1 and tagged.types[end - 1] in times():
        end -= 1
        if end - start > 1 and classes[end - 1] in (PREPOSITION, DETERMINER):
            end -= 1
    return end
