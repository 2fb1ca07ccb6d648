"""Quotations with a signature: “...” — Ada Lane, mayor of Elm."""

from studykit.quotes.rules.attribution import Attribution
from studykit.quotes.sentence.marks import Span
from studykit.quotes.sentence.tagged_text import TaggedText
from studykit.quotes.sentence.word_classes import (
    CAPITALISED,
    DASH,
    DETERMINER,
    MARK,
    NAME_PART,
    STOP,
)

_LONGEST = 16  # tokens of a signature


def signed(tagged: TaggedText, unit: int, content: Span) -> Attribution | None:
    """“...” | — Ada Lane, mayor of Elm.

    >>> attributed("“Elm has had enough.” — Ada Lane")
    Ada Lane | — | “Elm has had enough.”
    """
    return _with_dash(tagged, content, content[1], tagged.units[unit][1])


def signed_below(tagged: TaggedText, unit: int, content: Span) -> Attribution | None:
    """“...” on one line, “— Ada Lane” on the next, or a pull quote with the name in its marks.

    >>> attributed("“Elm has had enough.”\\n\\n— Ada Lane")
    Ada Lane | — | “Elm has had enough.”
    >>> attributed("“Elm has had enough.\\n\\nAda Lane, mayor of Elm”")
    Ada Lane, mayor of Elm | – | “Elm has had enough.
    """
    if unit + 1 >= len(tagged.units):
        return None
    low, high = tagged.units[unit + 1]
    if tagged.classes[high - 1] != MARK:
        return _with_dash(tagged, content, low, high)
    name = _name(tagged.classes, low, high - 1)
    return Attribution("signed", None, name, [content]) if name else None


def _with_dash(tagged: TaggedText, content: Span, dash: int, high: int) -> Attribution | None:
    """“| — | Ada Lane |”: a dash, and nothing but a name after it.

    >>> attributed("“Elm has had enough.” — Ada Lane")
    Ada Lane | — | “Elm has had enough.”
    >>> attributed("“Elm has had enough.” — was on the wall")
    """
    if tagged.class_at(dash) != DASH or tagged.class_at(dash + 1) not in CAPITALISED + DETERMINER:
        return None
    name = _name(tagged.classes, dash + 1, high)
    return Attribution("signed", (dash, dash + 1), name, [content]) if name else None


def _name(classes: str, start: int, high: int) -> Span | None:
    """“| Ada Lane, mayor of Elm |.”: a name up to the end and nothing else.

    >>> attributed("“Elm has had enough.” — Ada Lane.")
    Ada Lane | — | “Elm has had enough.”
    >>> attributed("“Elm has had enough.” — Ada Lane left")
    Ada Lane left | — | “Elm has had enough.”
    """
    end = high - (classes[high - 1] == STOP)
    is_name = 0 < end - start < _LONGEST and not classes[start:end].strip(NAME_PART + DASH)
    return (start, end) if is_name else None
