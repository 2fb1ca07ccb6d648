"""Attributions whose cue is a colon: “Lane: The bridge will hold”, “Lane had an answer: “...””."""

from bisect import bisect_left

from studykit import lexicons
from studykit.names import lists
from studykit.quotes.grammar.subjects import subject_before
from studykit.quotes.rules.attribution import Attribution
from studykit.quotes.sentence.marks import Span
from studykit.quotes.sentence.tagged_text import FARTHEST, TaggedText
from studykit.quotes.sentence.word_classes import (
    ADVERB,
    CAPITALISED,
    CLAUSE_OPENING,
    CLOSING_BRACKET,
    COLON,
    COMMA,
    COORDINATOR,
    DASH,
    NAME_PART,
    NUMBER,
    PREPOSITION,
    STOP,
    TO,
    pattern,
)

_LONGEST_TITLE = 10  # tokens before the colon of “Ada Lane, mayor of Elm: ...”
_NEAR = 30  # sentences in which another turn begins
_LABEL = pattern("<CAPITALISED>{1,4} <COLON>")  # “| Ada Lane: | It rained.”
_GIVING = ("from", "by", "for")  # “| From | the mayor: “…””
_VERB = pattern("<VERBAL>")
# A caption, a price, a place before: “Image: Elm Trust, 12”, “Ada Lane (last week: 2.)”.
_NAMED_ALONE = CAPITALISED + NUMBER + COMMA + STOP + CLOSING_BRACKET
# “Lane | ’s answer was: |”: what somebody owns, and nothing else.
_ANSWER = pattern("<CLITIC> <NOUN> <BE> <COLON> $")
# “Ada Lane | read out a letter:”: a word after a name that is a verb by what follows it.
_READ_OUT = pattern("(<CAPITALISED>+) <NOUN> <NOUN|ADVERB|PREPOSITION>? <DETERMINER>")


def headline(tagged: TaggedText, low: int, high: int) -> Attribution | None:
    """“Lane: | The bridge will hold”, in a headline or a transcript.

    >>> attributed("Lane: Elm will rebuild")
    Lane | : | Elm will rebuild
    >>> attributed("Contributing: Ada Lane rowed")
    >>> attributed("Elm: Oakham Harbour Trust, 12")
    >>> attributed("Ada Lane (Last week: 2.)")
    >>> attributed("It rained: we went home")
    >>> attributed("And Lane: Elm will rebuild")
    >>> attributed("Woman Steps Forward With Bombshell Claim: It Rained")
    """
    classes = tagged.classes
    colon = classes.find(COLON, low, min(high, low + _LONGEST_TITLE + 1))
    if colon <= low or colon + 2 >= high:
        return None
    title = classes[low:colon]
    if _READ_OUT.match(title):
        return None
    if CAPITALISED not in title or title.strip(NAME_PART + ADVERB + STOP):
        return None
    if (
        title[0] == COORDINATOR
        or _is_line(tagged, low, colon)
        or not lexicons.words("labels").isdisjoint((tagged.types[low], tagged.types[colon - 1]))
    ):
        return None
    is_shouted = len(tagged.tokens[low]) > 1 and tagged.tokens[low].isupper()
    high = _turn_end(tagged, high) if is_shouted or _is_turn(tagged, low) else high
    end = colon + 1 + len(classes[colon + 1 : high].rstrip(STOP))
    if not classes[colon + 1 : end].strip(_NAMED_ALONE):
        return None
    return Attribution("headline", (colon, colon + 1), (low, colon), [(colon + 1, end)])


def _is_line(tagged: TaggedText, low: int, colon: int) -> bool:
    """“| New Stone Bridge Opens |:”: four words or more, and each an ordinary one.

    >>> attributed("New Stone Bridge Opens: It Rained")
    >>> attributed("New Stone Bridge: It Rained")
    New Stone Bridge | : | It Rained
    """
    words = tagged.tokens[low:colon]
    return (
        len(words) > 3 and all(map(lists.is_ordinary, words)) and not any(map(str.isupper, words))
    )


def _is_turn(tagged: TaggedText, low: int) -> bool:
    """“Lane: | It rained. It froze. |”, “Roe: ...”: a paragraph of an interview.

    >>> attributed("Rain\\n\\nAda Lane: It rained. It froze.\\n\\nBo Roe: It thawed. I left.")
    Ada Lane | : | It rained. It froze
    Bo Roe | : | It thawed. I left
    >>> attributed("Rain\\n\\nAda Lane: It rained. It froze.")
    Ada Lane | : | It rained
    """
    unit = tagged.unit_at(low)
    of = tagged.paragraph_of
    if unit == 0 or of[unit] == of[unit - 1]:
        return False
    near = range(max(1, unit - _NEAR), min(len(of), unit + _NEAR))
    return any(
        k != unit and of[k] != of[k - 1] and _LABEL.match(tagged.classes, *tagged.units[k])
        for k in near
    )


def _turn_end(tagged: TaggedText, high: int) -> int:
    """Where a turn of a transcript ends: with its paragraph.

    >>> attributed("LANE: It rained. The roads are shut.")
    LANE | : | It rained. The roads are shut
    >>> attributed("Lane: It rained. The roads are shut.")
    Lane | : | It rained
    """
    of, units = tagged.paragraph_of, tagged.units
    unit = bisect_left(units, (high, high))
    while unit < len(units) and of[unit] == of[unit - 1]:
        if COLON in tagged.classes[slice(*units[unit])]:
            break
        unit += 1
    return units[unit - 1][1]


def introduced(tagged: TaggedText, low: int, high: int, content: Span) -> Attribution:
    """“Lane gave this answer: | ...”, “Lane: | ...”; the colon is the last token before `high`.

    >>> attributed("Lane had an answer: “It rained.”")
    Lane | had an answer: | “It rained.”
    >>> attributed("Lane’s answer was: “It rained.”")
    Lane | answer was: | “It rained.”
    >>> attributed("Ada Lane read out a letter: “It rained.”")
    Ada Lane | read out a letter: | “It rained.”
    >>> attributed("Here it is - Ada Lane: “It rained.”")
    Ada Lane | : | “It rained.”
    """
    classes, colon = tagged.classes, high - 1
    name = 1 + classes.rfind(DASH, low, colon)
    if 0 < name < colon and not classes[name:colon].strip(CAPITALISED + COORDINATOR + COMMA + STOP):
        return Attribution("colon", (colon, high), (name, colon), [content])
    low = _last_clause(classes, low, colon)
    if answer := _ANSWER.search(classes, low, high):
        owner = subject_before(tagged, low, answer.start())
        return Attribution("colon", (answer.start() + 1, high), owner, [content])
    for verb in _VERB.finditer(classes, low + 1, min(colon, low + 40)):
        if source := subject_before(tagged, low, verb.start()):
            return Attribution("colon", (verb.start(), high), source, [content])
    if read := _READ_OUT.match(classes, low, colon):
        return Attribution("colon", (read.end(1), high), read.span(1), [content])
    return Attribution("colon", (colon, high), _speaking(tagged, low, colon), [content])


def _speaking(tagged: TaggedText, low: int, colon: int) -> Span | None:
    """The noun phrase before a colon that is not only where or to whom it was said.

    >>> attributed("The mayor, at the harbour: “It rained.”")
    The mayor | : | “It rained.”
    >>> attributed("From the mayor: “It rained.”")
    the mayor | : | “It rained.”
    >>> attributed("To CNN: “It rained.” In a note to Elm: “It froze.”")
    – | : | “It rained.”
    – | : | “It froze.”
    """
    end = colon
    while source := subject_before(tagged, low, end):
        at = source[0] - (tagged.classes[source[0]] != TO)
        if at < low or tagged.classes[at] not in PREPOSITION + TO or tagged.types[at] in _GIVING:
            return source
        end = at - (tagged.classes[at - 1] == COMMA if at > low else 0)
    return None


def _last_clause(classes: str, low: int, colon: int) -> int:
    """Where the clause before the colon begins: “It was late, and | Lane had an answer:”.

    >>> attributed("It was late, and Lane had an answer: “It rained.”")
    Lane | had an answer: | “It rained.”
    >>> attributed("When it rained, Lane had an answer: “It rained.”")
    it | rained, Lane had an answer: | “It rained.”
    """
    low = max(low, colon - FARTHEST)
    cut = classes.rfind(COMMA + COORDINATOR, low, colon)
    if cut >= 0 and _VERB.search(classes, cut + 3, colon):
        return cut + 2
    comma = classes.find(COMMA, low, colon) if classes[low] in CLAUSE_OPENING else -1
    return comma + 1 if comma >= 0 and _VERB.search(classes, comma + 2, colon) else low
