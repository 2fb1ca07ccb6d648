"""The subject of a verb: the noun phrase before it, where that can be one."""

from studykit.names import lists
from studykit.quotes.grammar.subjects_before import subject_before
from studykit.quotes.sentence.cues import verb_cues
from studykit.quotes.sentence.marks import Span
from studykit.quotes.sentence.tagged_text import TaggedText
from studykit.quotes.sentence.word_classes import (
    ADVERB,
    BE,
    COMMA,
    DASH,
    PREPOSITION,
    START,
    SUBORDINATOR,
    THAT,
    pattern,
)

_GERUND = pattern("<ING_FORM|CAPITALISED> (?=<DETERMINING|PREPOSITION>)")  # “| rowing | the boat”
# “| Elm Bank | responded in May”: a name has no participle after it.
_NAME_WITH_VERB = pattern("(<DETERMINER>? <CAPITALISED>+) <ED_FORM> <ADVERB|LINK|DETERMINING|HEAD>")
_OF_PLACE = frozenset(("of", "in", "from"))
_NAMES = pattern("<CAPITALISED>+ (?: <COORDINATOR> <CAPITALISED>+ )?")
# “Ada Lane | of Elm | , Elbonia”, “voters | in Wendle, Elm | and Oakham”.
_WITH_PLACE = pattern(
    "<DETERMINER>? <HEAD|COORDINATOR>*"
    "(?: <CAPITALISED> <LINK> <DETERMINER>? <CAPITALISED>+ <COMMA> <CAPITALISED>+"
    "| <NOMINAL> <LINK> <CAPITALISED>+ <COMMA> <CAPITALISED>+ <COORDINATOR> <CAPITALISED>+ )"
)


def verb_subject(tagged: TaggedText, low: int, high: int) -> Span | None:
    """The noun phrase before a verb; no clause in -ing is one: “| Rowing the boat | has helped”.

    >>> attributed("Rowing the old boat has encouraged reading.")
    – | has encouraged | reading
    """
    span = subject_before(tagged, low, high)
    if span is None:
        return None
    is_ing = tagged.types[span[0]].endswith("ing")
    if is_ing and (gerund := _GERUND.match(tagged.classes, *span)):
        return _beside_gerund(tagged, low, *span, gerund.end())
    return _with_list(tagged, low, *span)


def participle_subject(tagged: TaggedText, low: int, high: int) -> Span | None:
    """Whom a participle speaks of: “| Elm Bank | responded with a letter saying”.

    >>> attributed("Oakham turned in May to an old song saying that it rained.")
    Oakham | saying | that it rained
    >>> attributed("People tired of the old song saying that it rained left.")
    People tired of the old song | saying | that it rained left
    """
    span = verb_subject(tagged, low, high)
    verb = _NAME_WITH_VERB.match(tagged.classes, *span) if span else None
    if verb is None:
        return span
    noun = tagged.tokens[verb.end(1) - 1]
    is_noun = noun.endswith("s") or (lists.is_ordinary(noun) and not noun.isupper())
    return span if is_noun else verb.span(1)


def _with_list(tagged: TaggedText, low: int, start: int, high: int) -> Span:
    """“| Ada Lane of Elm, | Elbonia | said”, “| voters in Elm, Oakham | and Ely | said”.

    >>> attributed("Ada Lane of Elm, Elbonia said it rained.")
    Ada Lane of Elm, Elbonia | said | it rained
    >>> attributed("Most voters in Wendle, Elm and Oakham said it rained.")
    Most voters in Wendle, Elm and Oakham | said | it rained
    >>> attributed("The day after the vote in Elm, Lane said it rained.")
    Lane | said | it rained
    >>> attributed("The boats will be left in Wendle and Oakham on Monday, Lane reported.")
    Lane | reported | The boats will be left in Wendle and Oakham on Monday
    """
    classes = tagged.classes
    is_after_comma = start - 2 > low and classes[start - 1] == COMMA
    if not is_after_comma or not _NAMES.fullmatch(classes, start, high):
        return start, high
    first, _ = subject_before(tagged, low, start - 1) or (start, high)
    is_first = tagged.class_before(first, low) in START + COMMA + SUBORDINATOR + THAT
    is_placed = not _OF_PLACE.isdisjoint(tagged.types[first:start])
    is_whole = is_first and is_placed and _WITH_PLACE.fullmatch(classes, first, high)
    return (first if is_whole else start), high


def _beside_gerund(tagged: TaggedText, low: int, start: int, high: int, after: int) -> Span | None:
    """“was | rowing the boat |”: no subject is in it; “saying | the mayor |”: that is one.

    >>> attributed("The mayor was rowing the old boat praising Roe.")
    The mayor | praising | Roe
    >>> attributed("The mayor was rowing for an old man praising Roe.")
    The mayor | praising | Roe
    >>> attributed("Lane left, saying the old mayor has proven that it rained.")
    Lane left | saying | the old mayor has proven that it rained
    the old mayor | has proven | that it rained
    >>> attributed("He did something the old mayor said he would not.")
    the old mayor | said | he would not
    """
    word, dash = tagged.types[start], tagged.classes.rfind(DASH, after, high)
    if dash > 0 or word.endswith("thing") or "clause" in _frames(word):
        return (max(dash, start) + 1, high) if max(dash, start) + 1 < high else None
    kept = low + len(tagged.classes[low:start].rstrip(ADVERB))
    if kept > low and tagged.classes[kept - 1] == BE:
        return subject_before(tagged, low, kept - 1)
    return (start, high) if tagged.classes[after] == PREPOSITION else None


def _frames(word: str) -> frozenset[str]:
    cue = verb_cues().get(word)
    return cue.frames if cue else frozenset()
