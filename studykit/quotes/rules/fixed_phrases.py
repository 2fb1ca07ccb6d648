"""Attributions by a fixed phrase: “according to Lane”, “as Lane put it”."""

from studykit import lexicons
from studykit.names import lists
from studykit.quotes.grammar.complements import Complement
from studykit.quotes.grammar.phrases import clause_end, past, quotation_end
from studykit.quotes.grammar.verbs import Verb
from studykit.quotes.rules.attribution import Attribution, by_verb
from studykit.quotes.rules.said_content import HAS_VERB, said_content
from studykit.quotes.sentence.marks import Span
from studykit.quotes.sentence.tagged_text import TaggedText
from studykit.quotes.sentence.word_classes import (
    ADVERB,
    CAPITALISED,
    CLAUSE_END,
    CLOSING_BRACKET,
    COLON,
    COMMA,
    COORDINATOR,
    DASH,
    ING_FORM,
    MARK,
    OPENING_BRACKET,
    PHRASE_START,
    QUOTED,
    RELATIVE,
    SENTENCE_START,
    SUBORDINATOR,
    TO,
    pattern,
)

_LONGEST_APPOSITION = 20  # tokens
# “, | the mayor of Elm |,”, “, | who left |,”: an apposition up to the comma that closes it.
_APPOSITION = pattern(
    "<RELATIVE> <^COMMA>* (?=<COMMA>)"
    "| <DETERMINER> <^COMMA|PLAIN_VERB>* (?=<COMMA>)"
    "| <CAPITALISED> <^COMMA|VERB>* (?=<COMMA>) | <NUMBER> (?=<COMMA>)"
)

# “, | one of the unions | at the port”, “, | a retired sailor | who”: without a verb of its own.
_NOUN_OF_APPOSITION = pattern(
    "<DETERMINER> (?: <OF><DETERMINER> )? <MODIFIER>* (?<=<NOUN>)"
    "(?= $ | <ING_FORM|COMMA|RELATIVE|THAT>"
    "| <LINK|TO> <PHRASE_PART|ING_FORM|COORDINATOR|COMMA>* (?: $|<RELATIVE|THAT> ) )"
)


def according_to(tagged: TaggedText, low: int, high: int, i: int) -> Attribution | None:
    """“According to Lane, | ...” and “| ..., according to Lane”.

    >>> attributed("According to Lane, it rained.")
    Lane | According to | it rained
    >>> attributed("It rained, according the mayor.")
    >>> attributed("It rained, according to.")
    >>> attributed("It rained, according to; it froze.")
    """
    start = i + 2
    if start >= high or tagged.types[i + 1] != "to":
        return None
    if (end := _source_end(tagged, start, high)) <= start:
        return None
    cue, source = (i, start), (start, end)
    if tagged.classes[low:i].strip(SENTENCE_START + COMMA):
        content = _said_before(tagged, low, high, i, end)
    else:
        begin = past(tagged.classes, end, high, COMMA + COLON)
        if begin >= high or tagged.classes[high - 1] == COLON:
            return Attribution("colon", cue, source)
        content = [(begin, clause_end(tagged, begin, high))]
    is_said = content[0][1] > content[0][0]
    return Attribution("according to", cue, source, content) if is_said else None


def _said_before(tagged: TaggedText, low: int, high: int, i: int, end: int) -> list[Span]:
    """“| A, | according to Lane, | B”.

    >>> attributed("It rained, according to Lane, and froze.")
    Lane | according to | It rained … and froze
    >>> attributed("It rained (according to Lane). It froze.")
    Lane | according to | It rained
    >>> attributed("It rained, according to Lane, adding water.")
    Lane | according to | It rained
    """
    classes = tagged.classes
    content = [(low, low + len(classes[low:i].rstrip(COMMA + DASH + OPENING_BRACKET)))]
    if classes[end : end + 1] == classes[i - 1] == COMMA:
        more = clause_end(tagged, end + 1, high)
        is_else = classes[end + 1] == ING_FORM or _tells_of_source(tagged, low, i, end, more)
        if more > end + 1 and not is_else:
            content.append((end + 1, more))
    return content


def _tells_of_source(tagged: TaggedText, low: int, i: int, end: int, high: int) -> bool:
    """“according to Lane, | who left early”, “, | one of the owners”: what tells who that is.

    >>> attributed("It rained, according to Lane, who left early.")
    Lane | according to | It rained
    >>> attributed("It rained, according to three studies, including one from Elm.")
    three studies | according to | It rained
    >>> attributed("It rained, according to Ada Lane, a retired sailor at Elm.")
    Ada Lane | according to | It rained
    >>> attributed("It rained, according to the Elm Union, one of the unions at the port.")
    the Elm Union | according to | It rained
    >>> attributed("It rose to 60, according to Ada Lane, a rise of 5.")
    Ada Lane | according to | It rose to 60 … a rise of 5
    >>> attributed("In May, according to Ada Lane, the mayor of Elm")
    Ada Lane | according to | In May … the mayor of Elm
    >>> attributed("In May, according to Ada Lane, a retired sailor voted in Elm.")
    Ada Lane | according to | In May … a retired sailor voted in Elm
    """
    classes, types, start = tagged.classes, tagged.types, end + 1
    if classes[start] == RELATIVE or types[start] == "including":
        return True
    noun = _NOUN_OF_APPOSITION.match(classes, start, high)
    is_clause = classes[low] in PHRASE_START or HAS_VERB.search(classes, low, i)
    if noun is None or classes[end - 1] != CAPITALISED or not is_clause:
        return False
    word = types[noun.end() - 1]
    return word in lists.roles() or word in lexicons.words("source_nouns")


def _source_end(tagged: TaggedText, start: int, high: int) -> int:
    """Where the source of “according to” ends, with its appositions.

    >>> attributed("It rained, according to Lane, the mayor of Elm, and froze.")
    Lane, the mayor of Elm | according to | It rained … and froze
    >>> attributed("It rained, according to Lane, it froze, and thawed.")
    Lane | according to | It rained … it froze, and thawed
    >>> attributed("It rained, according to “Elm Week.”")
    “Elm Week.” | according to | It rained
    >>> attributed("It rained all day (according to the mayor).")
    the mayor | according to | It rained all day
    >>> attributed("According to city data, 70 lamps failed, a rise.")
    city data | According to | 70 lamps failed, a rise
    """
    classes, k = tagged.classes, start
    if classes[k] == QUOTED:
        return quotation_end(tagged, k, high)
    ends = CLAUSE_END + MARK + QUOTED
    if classes[start - 3 : start - 2] == OPENING_BRACKET:
        ends += CLOSING_BRACKET
    while k < high and classes[k] not in ends:
        if classes[k] == COMMA:
            apposition = _APPOSITION.match(classes, k + 1, min(high, k + 2 + _LONGEST_APPOSITION))
            if k == start or apposition is None:
                break
            k = apposition.end()
        else:
            k += 1
    return min(k, start + max(1, len(classes[start:k].rstrip(COMMA + DASH + COORDINATOR))))


def as_said(
    tagged: TaggedText, low: int, high: int, verb: Verb, source: Span, complement: Complement | None
) -> Attribution | None:
    """“As | Lane said, | it rained” and “It rained, as | Lane said”.

    >>> attributed("As Lane put it, it rained.")
    Lane | put it | it rained
    >>> attributed("It rained, as Lane said.")
    Lane | said | It rained
    >>> attributed("As Lane said it rained.")
    Lane | said | it rained
    >>> attributed("It rained, as Lane said it froze.")
    Lane | said | it froze
    >>> attributed("It rained, as Lane continued to row.")
    """
    classes, left = tagged.classes, source[0] - 1
    if left <= low + 1 and classes[low] in SUBORDINATOR + COORDINATOR:
        start = past(classes, verb.at + 1, high, ADVERB) + 1
        end = clause_end(tagged, start, high)
        is_said = classes[start - 1 : start] == COMMA and end > start
        return by_verb("as said", verb, source, [(start, end)]) if is_said else None
    if complement is not None or tagged.class_at(verb.at + 1) == TO:
        return None
    if left > low and classes[left - 1] in COMMA + QUOTED:
        content = said_content(tagged, low, high, left, verb.at + 1)
        return by_verb("around", verb, source, content) if content else None
    return None
