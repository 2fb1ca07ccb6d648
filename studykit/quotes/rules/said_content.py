"""What was said where a credit interrupts it or follows it: “A,” Lane said, “B”."""

from studykit.quotes.grammar.phrases import last_mark, quotation_end, said_end
from studykit.quotes.sentence.cues import verb_cues
from studykit.quotes.sentence.marks import Span
from studykit.quotes.sentence.tagged_text import TaggedText
from studykit.quotes.sentence.word_classes import (
    COLON,
    COMMA,
    COORDINATOR,
    DASH,
    DETERMINING,
    ING_FORM,
    LINK,
    NOUN,
    OPENING_BRACKET,
    PLAIN_VERB,
    QUOTED,
    RELATIVE,
    SUBORDINATOR,
    THAT,
    pattern,
)

# “Lane will win, | she said”: a clause, not “In May, | she said”.
HAS_VERB = pattern("<VERBAL|PRONOUN|QUOTED|CLITIC>")
_GOES_ON = COMMA + QUOTED + COLON
_ELSE = ING_FORM + RELATIVE + SUBORDINATOR + COORDINATOR  # “, Lane said, | who left early”


def said_content(tagged: TaggedText, low: int, high: int, left: int, right: int) -> list[Span]:
    """What comes before a credit that begins at `left`, and what goes on after its `right` end.

    >>> attributed("“It rained,” Lane said, “and it froze.”")
    Lane | said | “It rained,” … “and it froze.”
    >>> attributed("In “Rain,” Lane said, “it rained.”")
    Lane | said | “it rained.”
    >>> attributed("“It rained,” Lane said, “and it froze all day and night,” after the vote.")
    Lane | said | “It rained,” … “and it froze all day and night,”
    """
    classes, start = tagged.classes, _content_start(tagged, low, left)
    end = low + len(classes[low:left].rstrip(COMMA + DASH))
    content = [(start, end)] if end > start else []
    more = _where_it_goes_on(tagged, left, right, high)
    if more is not None and (stop := said_end(tagged, more, high)) > more:
        content.append((more, stop))
    return content


def _content_start(tagged: TaggedText, low: int, left: int) -> int:
    """Where what was said begins: after a colon or bracket right before the quotation.

    >>> attributed("She had an answer: “It rained,” Lane said.")
    Lane | said | “It rained,”
    >>> attributed("The “plan,” Lane said.")
    Lane | said | The “plan,”
    """
    start = tagged.quotation_before.get(left, low)
    if start == low:
        return low
    is_apart = tagged.classes[start - 1] in COLON + OPENING_BRACKET
    return start if is_apart or _is_second(tagged, low, start) else low


def _is_second(tagged: TaggedText, low: int, start: int) -> bool:
    """“A,” Lane said, and | “B,” Roe said: a quotation after another with its own credit.

    >>> attributed("“It rained,” Lane said, and “it froze,” Roe said.")
    Lane | said | “It rained,”
    Roe | said | “it froze,”
    >>> attributed("“So,” in a word, and “it froze,” Roe said. “Rain” came and “ice,” Roe said.")
    Roe | said | “So,” in a word, and “it froze,”
    Roe | said | “Rain” came and “ice,”
    """
    classes, end = tagged.classes, quotation_end(tagged, low, start)
    return (
        low < end < start
        and classes[start - 1] == COORDINATOR
        and last_mark(tagged, end) == ","
        and HAS_VERB.search(classes, end, start) is not None
    )


def _where_it_goes_on(tagged: TaggedText, left: int, right: int, high: int) -> int | None:
    """“A,” Lane said, | “B” and “A, Lane said, | B”.

    >>> attributed("“It rained,” Lane said: “It froze.”")
    Lane | said | “It rained,” … “It froze.”
    >>> attributed("“It rained,” Lane said of the “plan.”")
    Lane | said | “It rained,”
    >>> attributed("It rained, Lane said, for three days.")
    Lane | said | It rained … for three days
    >>> attributed("It rained, Lane said, and froze.")
    Lane | said | It rained
    >>> attributed("“Only Roe,” Lane said, would row. “It froze,” Lane said, that it was late.")
    Lane | said | “Only Roe,” … would row
    Lane | said | “It froze,” … that it was late
    """
    classes = tagged.classes
    k = right
    while k < high and classes[k] not in _GOES_ON:
        k += 1
    start = k + (k < high and classes[k] in COMMA + COLON)
    if start >= high:
        return None
    if classes[start] == QUOTED and (
        classes[start - 1] in COMMA + COLON + DASH
        or (k == right and _may_go_on_at_once(tagged, k - 1))
    ):
        return start
    if classes[k] == COMMA and classes[left - 1] == COMMA:
        return start if classes[start] not in _ELSE else None
    is_torn = classes[left - 1] == QUOTED and last_mark(tagged, left) == ","
    return start if is_torn and _takes_up(tagged, start) else None


def _takes_up(tagged: TaggedText, start: int) -> bool:
    """“Only Roe,” Lane said, | would row: the verb of what was said, and not another credit.

    >>> attributed("“Only Roe,” replied Lane, would row. “Only Roe,” replied Lane, said simply.")
    Lane | replied | “Only Roe,” … would row
    Lane | replied | “Only Roe,”
    """
    is_cue = tagged.types[start] in verb_cues()
    return tagged.classes[start] in THAT + PLAIN_VERB and not is_cue


def _may_go_on_at_once(tagged: TaggedText, last: int) -> bool:
    """“A,” Lane said | “B” without a comma; not after “told”, whose quotation is a title.

    >>> attributed("“It rained,” Lane said “and froze.” “It hailed,” Lane told “Elm and Friends.”")
    Lane | said | “It rained,” … “and froze.”
    Lane | told | “It hailed,”
    >>> attributed("“It rained,” said a man who goes by the name “Elmer.”")
    a man who goes by the name | said | “It rained,”
    """
    cue = verb_cues().get(tagged.types[last])
    is_told = cue is not None and "addressee" in cue.frames
    return tagged.classes[last] not in LINK + DETERMINING + NOUN and not is_told
