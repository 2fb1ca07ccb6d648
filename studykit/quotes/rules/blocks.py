"""Block quotations that lost their indent: “Lane wrote:”, and the next paragraph has no marks."""

from collections.abc import Iterator
from itertools import takewhile

from studykit.quotes.grammar.verb_subjects import verb_subject
from studykit.quotes.grammar.verbs import Verb, verb_at
from studykit.quotes.rules.acts import names_speech
from studykit.quotes.rules.attribution import Attribution, by_verb
from studykit.quotes.rules.interviews import SELF, has_word
from studykit.quotes.rules.sources import subject_of
from studykit.quotes.sentence.cues import verb_cues
from studykit.quotes.sentence.marks import Span
from studykit.quotes.sentence.tagged_text import TaggedText
from studykit.quotes.sentence.word_classes import (
    CAPITALISED,
    COLON,
    PERSONAL,
    POSSESSIVE,
    QUOTED,
    STOP,
    THAT,
    pattern,
)

_FARTHEST = 12  # tokens between a verb and the colon
_SHORTEST = 4  # tokens
# “wrote | in a letter on Monday:”, “tweeted | the following:”.
_NOTHING_SAID = pattern(
    "<ADVERB>* (?: <OBJECT_PRONOUN> | <DETERMINER><ING_FORM>?(?=<COLON>) )?"
    "(?: <PREPOSITION|TO|OF|CAPITALISED> <PHRASE_PART>* )? <THAT>? <COLON>"
)
_TOLD = pattern("<DETERMINING>? <HEAD>+ (?: <LINK> <PHRASE_PART>* )? <COLON>")  # “told | the BBC:”
_LABEL = pattern("<CAPITALISED>{1,4} <COLON>")  # “| Ada Lane: | It rained.”
_BULLETS = "•◦▪·*–—->"
_SHOWN = frozenset(("watch", "see", "listen", "hear", "read"))  # “| Watch | what Lane said:”


def with_blocks(tagged: TaggedText, found: dict[int, list[Attribution]]) -> None:
    r"""“Lane wrote: | It rained. |”: the paragraph after a colon that ends its own.

    >>> attributed("Rain\n\nLane wrote in a letter:\n\nIt rained. The bridge is gone.\n\nIt froze.")
    Lane | wrote | It rained. The bridge is gone
    >>> attributed("Rain\n\nLane told the Elm Post:\n\nWe say that it froze.")
    Lane | told | We say that it froze
    >>> attributed("Rain\n\nLane wrote of the bridge:\n\nIt is gone, Roe says.\n\nIt froze.")
    Lane | wrote | It is gone, Roe says
    Roe | says | It is gone
    >>> attributed("Rain\n\nLane noted the old bridge:\n\nThe bridge of Elm is gone.")
    Lane | noted | the old bridge
    >>> attributed("Rain\n\nLane hopes:\n\nThe bridge of Elm is gone.")
    """
    if tagged.labels:
        return
    units, of = tagged.units, tagged.paragraph_of
    for unit in range(len(units) - 1):
        if tagged.classes[units[unit][1] - 1] == COLON and of[unit] != of[unit + 1]:
            _introduce(tagged, found, unit)


def _introduce(tagged: TaggedText, found: dict[int, list[Attribution]], unit: int) -> None:
    r"""A row for the block after a unit; “The report said | that |:” holds nothing by itself.

    >>> attributed("Rain\n\nA report found that:\n\n• The bridge is gone\n\n• It fell\n\nIt froze.")
    A report | found | • The bridge is gone … • It fell
    >>> attributed("Rain\n\nA report found that:\n\nThe bridge of Elm is gone.")
    >>> attributed("Watch what Lane said:\n\nThe bridge of Elm is gone.")
    """
    low, high = tagged.units[unit]
    is_list = tagged.classes[high - 2] == THAT
    rows = found.get(unit, [])
    if is_list:
        rows = found[unit] = [row for row in rows if row.content != [(high - 2, high - 1)]]
    verb = None if tagged.types[low] in _SHOWN else _verb(tagged, low, high)
    if verb is None:
        return
    nearest = verb_subject(tagged, low, verb.start) if verb.use == "finite" else None
    source = subject_of(tagged, low, verb, nearest, rows)
    blocks = list(_blocks(tagged, unit)) if source else []
    row = by_verb("block", verb, source, blocks)
    is_marked = bool(blocks) and bool(_mark(tagged, blocks[0][0]))
    if not blocks or not names_speech(tagged, row) or (is_list and not is_marked):
        return
    if is_marked or not _is_told(tagged, found, row):
        _credit(tagged, found, row)


def _verb(tagged: TaggedText, low: int, high: int) -> Verb | None:
    r"""The verb that only a place, a time or somebody addressed parts from the colon.

    >>> attributed("Rain\n\nLane spoke, adding:\n\nThe bridge of Elm is gone.")
    Lane | adding | The bridge of Elm is gone
    >>> attributed("Rain\n\nLane was told:\n\nThe bridge of Elm is gone.")
    """
    for i in range(high - 2, max(low, high - _FARTHEST), -1):
        cue = verb_cues().get(tagged.types[i])
        if cue is None or "quote" not in cue.frames or tagged.classes[i] in QUOTED + CAPITALISED:
            continue
        is_told = "addressee" in cue.frames and _TOLD.fullmatch(tagged.classes, i + 1, high)
        if is_told or _NOTHING_SAID.fullmatch(tagged.classes, i + 1, high):
            verb = verb_at(tagged, low, high, i, cue)
            if verb is not None:
                return None if verb.use == "passive" else verb
    return None


def _blocks(tagged: TaggedText, unit: int) -> Iterator[Span]:
    r"""The next paragraph, and those after it with the same indent or bullet, or no empty line.

    >>> attributed("Rain\n\nLane wrote:\n\n  The bridge is gone.\n\n  It was old.\n\nIt froze.")
    Lane | wrote | The bridge is gone … It was old
    >>> attributed("Rain\n\nLane said:\n\n- The bridge\n- The old hall of Elm\n\nIt froze.")
    Lane | said | - The bridge … - The old hall of Elm
    >>> attributed("Rain\n\nLane wrote:\n\nThe bridge is gone.\nIt was old.\n\nIt froze.")
    Lane | wrote | The bridge is gone … It was old
    >>> attributed("Rain\n\nLane wrote:\n\nThe bridge of Elm is gone\n\nIt froze.")
    >>> attributed("Rain\n\nLane wrote:\n\nThe bridge of Elm is this:\n\nIt froze.")
    >>> attributed("Rain\n\nLane wrote:\n\nIt froze.\n\nIt rained.")
    """
    opening = _mark(tagged, tagged.units[unit][0])
    first = _paragraph(tagged, unit + 1)
    mark = _mark(tagged, first[0])
    if mark == opening:
        mark = ""
    classes = tagged.classes[slice(*first)]
    is_ended = classes[-1] in STOP + QUOTED and len(classes) > _SHORTEST
    if tagged.is_aside(tagged.starts[first[0]]) or _LABEL.match(classes) or classes[0] == QUOTED:
        return
    if classes[-1] == COLON or not (mark or is_ended):
        return
    span = first
    while True:
        low, high = span
        yield low, low + max(1, len(tagged.classes[low:high].rstrip(STOP)))
        if high >= len(tagged.tokens):
            return
        span = _paragraph(tagged, tagged.unit_at(high))
        is_tight = _n_breaks(tagged, high) < _n_breaks(tagged, first[0])
        if not is_tight and not (mark and _mark(tagged, span[0]) == mark):
            return


def _n_breaks(tagged: TaggedText, low: int) -> int:
    """The line ends right before a token."""
    return tagged.text.count("\n", tagged.ends[low - 1], tagged.starts[low])


def _paragraph(tagged: TaggedText, unit: int) -> Span:
    """The tokens of the paragraph that a unit opens."""
    of, low = tagged.paragraph_of, tagged.units[unit][0]
    last = unit
    while last + 1 < len(of) and of[last + 1] == of[unit]:
        last += 1
    return low, tagged.units[last][1]


def _mark(tagged: TaggedText, low: int) -> str:
    """The white space before a paragraph on its line, or the bullet it begins with."""
    start = tagged.starts[low]
    line = tagged.text.rfind("\n", 0, start) + 1
    return tagged.text[line:start] or "".join(
        takewhile(_BULLETS.__contains__, tagged.text[start : start + 1])
    )


def _is_told(tagged: TaggedText, found: dict[int, list[Attribution]], row: Attribution) -> bool:
    r"""Whether the next paragraph is of the report, and what followed the colon is lost.

    It quotes somebody in marks, says what “he” said, or has the name of the one who spoke.

    >>> attributed("Rain\n\nLane wrote:\n\nThe bridge is “gone,” Roe told the Elm Post.")
    Roe | told | The bridge is “gone,”
    >>> attributed("Rain\n\nLane wrote:\n\nHe said later that it rained in Elm.")
    He | said | that it rained in Elm
    >>> attributed("Rain\n\nLane wrote:\n\nIn the end Lane sold the boat to Elm.")
    >>> attributed("Rain\n\nLane wrote:\n\nWe, the sons of old Lane, sold the boat.")
    Lane | wrote | We, the sons of old Lane, sold the boat
    """
    low, high = row.content[0]
    others = [other for unit in _units(tagged, low, high) for other in found.get(unit, ())]
    if has_word(tagged, low, high, SELF):
        return False
    if any(_has_pronoun(tagged, other) and names_speech(tagged, other) for other in others):
        return True
    names = {
        tagged.types[k] for k in range(*row.source or (0, 0)) if tagged.classes[k] == CAPITALISED
    }
    return not names.isdisjoint(tagged.types[low:high]) or any(
        QUOTED in tagged.classes[a:b] for other in others for a, b in other.content
    )


def _has_pronoun(tagged: TaggedText, row: Attribution) -> bool:
    """“| He | said”: whether a row's source is no name and no noun."""
    return row.source is not None and tagged.classes[row.source[0]] in PERSONAL + POSSESSIVE


def _units(tagged: TaggedText, low: int, high: int) -> range:
    """The numbers of the units from one token to before another."""
    return range(tagged.unit_at(low), tagged.unit_at(high - 1) + 1)


def _credit(tagged: TaggedText, found: dict[int, list[Attribution]], row: Attribution) -> None:
    r"""Put a block before what it tells of others; whom its “he” stands for is not known.

    >>> attributed("Rain\n\nLane wrote:\n\nI hope it rains. They think it froze. Roe denies it.")
    Lane | wrote | I hope it rains. They think it froze. Roe denies it
    Roe | denies | it
    """
    units = _units(tagged, row.content[0][0], row.content[-1][1])
    for unit in units:
        found[unit] = [r for r in found.get(unit, ()) if r.source and not _has_pronoun(tagged, r)]
    found[units[0]].insert(0, row)
