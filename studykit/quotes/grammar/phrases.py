"""Where what is credited ends: noun phrases, clauses and quotations.

A new rule on where a phrase is over goes here.
"""

from studykit.quotes.sentence.tagged_text import TaggedText
from studykit.quotes.sentence.word_classes import (
    ADVERB,
    BY,
    CAPITALISED,
    CLAUSE_END,
    COMMA,
    COORDINATOR,
    DASH,
    DETERMINER,
    ED_FORM,
    ING_FORM,
    LOOSE_END,
    MODAL,
    NOMINAL,
    PERSONAL,
    PHRASE_PART,
    PLAIN_VERB,
    PREPOSITION,
    PRONOUN,
    QUOTED,
    RELATIVE,
    SUBORDINATOR,
    TO,
    VERBAL,
    pattern,
)

_LONGEST_PHRASE = 80  # tokens
_LONGEST_ADDRESSEE = 14  # tokens
_ADDRESSEE_PART = PHRASE_PART.replace(PREPOSITION, "") + ED_FORM + COORDINATOR
# What can be after a noun phrase: “the plan | , the mayor said”, “a ban | makes him sad”.
_BORDER = pattern("<SUBORDINATOR|COMMA|PLAIN_VERB|BY|COORDINATOR|CLAUSE_END>")
# “said it was “so,” | while she ...”: what can turn to something else.
_GOES_OFF = SUBORDINATOR + PREPOSITION + ING_FORM + CAPITALISED
_AFTER_TO = TO + ADVERB + MODAL  # “an offer to | make”: before a verb that is not the main one
_QUOTATION = pattern("<QUOTED>+")
# “If it rained,” | Roe “would not row”: words between two pieces of a quotation.
_TORN = pattern("<CAPITALISED>{1,3} <QUOTED>")
# “roads, | schools and bridges”: what follows the comma of a list.
_LIST = pattern(
    "<COORDINATOR> | <DETERMINER|POSSESSIVE|NOUN> <^COMMA|COORDINATOR>{0,6} <COMMA|COORDINATOR>"
)
# “praised it, | and a few rowers have left”: what follows the comma of a clause.
_CLAUSE = pattern("<COORDINATOR> <DETERMINING>* <HEAD>+ <ADVERB>? <PLAIN_VERB>")
# “a ban on what | makes him ...”: what makes the next verb one of a clause within the phrase.
_CLAUSE_WITHIN = pattern("<RELATIVE|THAT|QUESTION_WORD|PRONOUN|SUBORDINATOR>")
# “said it was “so” there | , which she denied”, “ | - a charge she denied”, “ | , and Roe agreed”.
_REMARK = pattern(
    "<COMMA> (?=<RELATIVE|ING_FORM|QUESTION_WORD>) | <DASH> | <COMMA> (?=<COORDINATOR>"
    "<DETERMINER|NOUN>? <NOMINAL> <PHRASE_PART>* <ADVERB>? <VERB|ED_FORM>$)"
)
# “who says it is dead, | was”: the main verb after a relative clause.
_MAIN_VERB = pattern("<COMMA|QUOTED> <ADVERB>? <VERBAL>")


def past(classes: str, start: int, high: int, passed: str) -> int:
    """Where a run of tokens with these classes that begins at `start` ends."""
    rest = classes[start:high]
    return start + len(rest) - len(rest.lstrip(passed))


def without_loose_end(classes: str, start: int, end: int) -> int:
    """Where a phrase ends that has no comma, “and” or “in” hanging at its end."""
    return start + len(classes[start:end].rstrip(LOOSE_END))


def noun_phrase_end(tagged: TaggedText, start: int, high: int, *, with_as: bool = False) -> int:
    """Where the noun phrase that begins at `start` ends, with what is attached to it.

    >>> attributed("Lane portrayed the mayor as friend of the city.")
    Lane | portrayed | the mayor as friend of the city
    >>> attributed("Lane praised the mayor as a friend.")
    Lane | praised | the mayor as a friend
    >>> attributed("Lane praised the mayor as he left.")
    Lane | praised | the mayor as he left

    `with_as` goes on over one “as”: “portrayed | him as a friend of the city”.
    """
    high = min(high, start + _LONGEST_PHRASE)
    classes = tagged.classes
    borders = (border.start() for border in _BORDER.finditer(classes, start, high))
    k = next((k for k in borders if _ends_object(tagged, k, start)), high)
    is_as = k < high and tagged.types[k] == "as"
    if is_as and (with_as or tagged.class_at(k + 1) in (QUOTED, DETERMINER)):
        return noun_phrase_end(tagged, k + 1, high)
    return without_loose_end(classes, start, k)


def _ends_object(tagged: TaggedText, k: int, start: int) -> bool:
    """Whether a noun phrase that begins at `start` is over at `k`.

    >>> attributed("Lane praised the plan because it worked.")
    Lane | praised | the plan because it worked
    >>> attributed("Lane praised the plan while Roe ate.")
    Lane | praised | the plan
    >>> attributed("Lane praised the man hurt by flying glass and asked for help.")
    Lane | praised | the man hurt
    Lane | asked for | help
    >>> attributed("Lane praised the plan drawn up by Roe.")
    Lane | praised | the plan
    >>> attributed("Lane praised the plan and went home.")
    Lane | praised | the plan
    >>> attributed("Lane praised the plan and he won.")
    Lane | praised | the plan
    >>> attributed("Lane praised the plan and the town.")
    Lane | praised | the plan and the town
    >>> attributed("Lane praised the plan, and a friend of Roe.")
    Lane | praised | the plan, and a friend of Roe
    >>> attributed("Lane praised the plan, and a few rowers have left.")
    Lane | praised | the plan
    >>> attributed("Lane praised the plan, the town said.")
    the town | said | Lane praised the plan
    Lane | praised | the plan
    """
    word_class, follows = tagged.classes[k], tagged.class_at(k + 1)
    if word_class == SUBORDINATOR:
        return tagged.types[k] not in ("because", "than")
    if word_class == COMMA:
        if _CLAUSE.match(tagged.classes, k + 1):
            return True
        return follows not in (CAPITALISED, QUOTED) and not _LIST.match(tagged.classes, k + 1)
    if word_class in PLAIN_VERB:
        return k > start and _is_main_verb(tagged.classes, k, start)
    if word_class == BY:
        return follows == ING_FORM
    if word_class == COORDINATOR:
        return k > start and (follows in VERBAL or follows == PRONOUN)
    return word_class in CLAUSE_END


def _is_main_verb(classes: str, k: int, start: int) -> bool:
    """“a ban | makes him”; not “an offer to | make”, “a plan that | makes”.

    >>> attributed("Lane said the fear of a ban makes him sad.")
    Lane | said | the fear of a ban makes him sad
    >>> attributed("Lane called the plan that makes him rich “absurd.”")
    """
    return classes[k - 1] not in _AFTER_TO and not _CLAUSE_WITHIN.search(classes, start, k)


def short_object_end(tagged: TaggedText, start: int, high: int) -> int:
    """Where an addressee ends: “told | the two reporters | that”, “told | a weeping man | that”.

    >>> attributed("Lane told the two reporters that it rained.")
    Lane | told | that it rained
    >>> attributed("Lane told them it rained.")
    Lane | told | it rained
    >>> attributed("Lane told a weeping man it rained.")
    Lane | told | it rained
    """
    classes = tagged.classes
    if start < high and classes[start] in PERSONAL:
        return start + 1
    high = min(high, start + _LONGEST_ADDRESSEE)
    k = past(classes, start, high, _ADDRESSEE_PART)
    while k < high and classes[k] == ING_FORM and tagged.class_at(k + 1) in NOMINAL:
        k = past(classes, k + 1, high, _ADDRESSEE_PART)
    return k


def clause_end(tagged: TaggedText, start: int, high: int) -> int:
    """Where a reported clause ends: at the end of the unit, before its full stop.

    >>> attributed("Lane said it rained -- .")
    Lane | said | it rained
    """
    return start + len(tagged.classes[start:high].rstrip(CLAUSE_END + COMMA + DASH))


def quotation_end(tagged: TaggedText, start: int, high: int) -> int:
    """Where the run of quoted tokens that begins at `start` ends."""
    quoted = _QUOTATION.match(tagged.classes, start, high)
    return quoted.end() if quoted else start


def last_mark(tagged: TaggedText, end: int) -> str:
    """The mark before the closing quotation mark of the quotation that ends at `end`.

    >>> attributed("Lane said “so,” when it rained.")
    Lane | said | “so,”
    >>> attributed("Lane said “so” when it rained.")
    Lane | said | “so” when it rained
    """
    at = tagged.starts[end - 1]
    return tagged.text[max(0, at - 8) : at].rstrip(" '’‘\"”")[-1:]


def whole_quotation_end(tagged: TaggedText, start: int, high: int) -> int:
    """Where a quotation that is the whole content ends; else 0.

    >>> attributed("Lane said, “It rained,” as she left.")
    Lane | said | “It rained,”
    >>> attributed("Lane said “the whole town” in tears.")
    Lane | said | “the whole town” in tears
    >>> attributed("Lane said “It rained all over” as she left.")
    Lane | said | “It rained all over”
    >>> attributed("Lane said “it rained all over the town” as she left.")
    Lane | said | “it rained all over the town”
    >>> attributed("Lane said, “If it rained,” Roe “would not row.”")
    Lane | said | “If it rained,” Roe “would not row.”
    """
    if tagged.class_at(start) != QUOTED:
        return 0
    end = quotation_end(tagged, start, high)
    follows = tagged.class_at(end)
    if last_mark(tagged, end) in (".", ",", "!", "?"):
        goes_on = _TORN.match(tagged.classes, end, high)
        return end if follows not in (COORDINATOR, QUOTED) and not goes_on else 0
    is_sentence = end - start > 3 and tagged.tokens[start + 1][:1].isupper()
    is_whole = is_sentence or end - start > 6
    return end if is_whole and follows in (PREPOSITION, SUBORDINATOR, DASH) else 0


def said_end(tagged: TaggedText, start: int, high: int) -> int:
    """Where a quotation ends that is all that was said, else the clause.

    >>> attributed("Lane said, “It rained all day.” as she left.")
    Lane | said | “It rained all day.”
    """
    return whole_quotation_end(tagged, start, high) or clause_end(tagged, start, high)


def comma_quotation_end(tagged: TaggedText, start: int, end: int) -> int:
    """Where a content ends whose quotation ends in a comma: said it was “so,” | while she ...

    >>> attributed("Lane said it was “so,” while the town slept.")
    Lane | said | it was “so,”
    """
    k = tagged.classes.find(QUOTED, start, end)
    while 0 <= k < end:
        k = quotation_end(tagged, k, end)
        if k < end and tagged.text[tagged.starts[k - 1] - 1] == "," and _goes_off(tagged, k, end):
            return k
        k = tagged.classes.find(QUOTED, k, end)
    return end


def _goes_off(tagged: TaggedText, k: int, end: int) -> bool:
    """After “so,”: “while she”, “Roe said”; not “because”, not “a “liar” and worse”.

    >>> attributed("Lane said it was “so,” Roe left town.")
    Lane | said | it was “so,”
    >>> attributed("Lane said it was “so,” because it rained.")
    Lane | said | it was “so,” because it rained
    >>> attributed("Lane said it was “so,” a “lie” and worse.")
    Lane | said | it was “so,” a “lie” and worse
    """
    word_class = tagged.classes[k]
    if _TORN.match(tagged.classes, k, end):
        return False
    if word_class in (DETERMINER, RELATIVE):
        return QUOTED not in tagged.classes[k:end]
    return word_class in _GOES_OFF and tagged.types[k] != "because"


def before_remark(tagged: TaggedText, start: int, end: int) -> int:
    """Where a remark on the quoted words begins: said it was “so” there, | which she denied.

    >>> attributed("Lane said it was “so” there, which the town denied.")
    Lane | said | it was “so” there
    """
    quoted = tagged.classes.rfind(QUOTED, start, end)
    remark = _REMARK.search(tagged.classes, quoted + 1, end) if 0 <= quoted < end - 1 else None
    return remark.start() if remark else end


def relative_clause_end(tagged: TaggedText, start: int, end: int) -> int:
    """Where a relative clause ends: “Lane, who says it is dead | , was happy”.

    >>> attributed("Lane, who says the plan is dead, was happy.")
    who | says | the plan is dead
    """
    main = _MAIN_VERB.search(tagged.classes, start + 1, end)
    return main.start() + (tagged.classes[main.start()] == QUOTED) if main else end
