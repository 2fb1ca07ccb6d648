"""Noun phrases after a cue: whom somebody told, what somebody praised, and as what."""

from studykit.quotes.grammar.clauses import clause_behind, clause_behind_adverbial
from studykit.quotes.grammar.frames import DONE, REPORTED, Complement, Frames
from studykit.quotes.grammar.phrases import quotation_end, short_object_end
from studykit.quotes.sentence.tagged_text import TaggedText
from studykit.quotes.sentence.time_words import times
from studykit.quotes.sentence.word_classes import (
    ADVERB,
    BE,
    BY,
    CAPITALISED,
    CLAUSE_END,
    CLITIC,
    COLON,
    COMMA,
    DETERMINER,
    DETERMINING,
    HAVE,
    ING_FORM,
    LINK,
    MARK,
    MODAL,
    NOMINAL,
    NUMBER,
    OF,
    PERSONAL,
    PREPOSITION,
    PRONOUN,
    QUALIFIED_PART,
    QUESTION_WORD,
    QUOTED,
    RELATIVE,
    SEMICOLON,
    STOP,
    SUBORDINATOR,
    THAT,
    TO,
    VERB,
    pattern,
)

_LONGEST = 16  # tokens of an addressee with what is said of it
_LONGEST_OBJECT = 14
_SORT = {THAT: "that", TO: "to", QUESTION_WORD: "wh", COLON: "colon", QUOTED: "quote"}
_CONTENT_START = "".join(_SORT)
_ADDRESSEE_END = _CONTENT_START + STOP + SEMICOLON + MARK + RELATIVE
_SUBJECT_START = PRONOUN + DETERMINING + CAPITALISED
_BEFORE_TITLE = CAPITALISED + CLITIC + PREPOSITION
_AFTER_TITLE = THAT + TO + QUESTION_WORD
_ENDS_OBJECT = CLAUSE_END + VERB + MODAL + BE + HAVE


# “the ruling | disappointing”: a noun phrase, and a last word in -ing.
_JUDGED_BY_ING = pattern(
    "<DETERMINING> <NOMINAL|ING_FORM>+ <ADVERB>? <ING_FORM> (?=<STOP|COMMA|COORDINATOR>|$)"
)


def addressee(tagged: TaggedText, at: int, high: int, frames: Frames) -> Complement | None:
    """“told | the two reporters | that it rained”, “asked | her | about the plan”.

    >>> attributed("Lane told the two reporters that it rained.")
    Lane | told | that it rained
    >>> attributed("Lane asked her about the plan.")
    Lane | asked | the plan
    >>> attributed("Lane told her the road was gone.")
    >>> attributed("Lane told her never to leave. Lane left, advising Roe to $5.")
    Lane | told | never to leave
    """
    classes = tagged.classes
    end = short_object_end(tagged, at, min(high, at + _LONGEST))
    if (clause := _told_clause(tagged, at, end, high, frames)) is not None:
        return Complement("clause", clause)
    begin = _where_content_begins(tagged, end, high)
    if begin is None:
        return _after_addressee(tagged, end, frames) if end < high else None
    word_class = classes[begin]
    is_amount = tagged.class_at(begin + 1) == NUMBER
    if word_class == TO and ("to" not in frames or is_amount or classes[end:begin].strip(ADVERB)):
        return None
    return Complement(_SORT[word_class], begin + (word_class == COLON))


def _told_clause(tagged: TaggedText, at: int, end: int, high: int, frames: Frames) -> int | None:
    """Where a clause without “that” begins: “told MPs | he hoped to row”, “told MPs | boats sank”.

    >>> attributed("Lane told MPs he hoped to row.")
    Lane | told | he hoped to row
    >>> attributed("Lane warned MPs the boats had sunk. Lane asked MPs the rowers would trust.")
    Lane | warned | the boats had sunk
    >>> attributed("Lane reminded MPs of the year the boats had sunk.")
    >>> attributed("Lane told MPs in Elm a boat had sunk.")
    Lane | told | a boat had sunk
    >>> attributed("Lane told MPs about the boats the mayor has.")
    Lane | told | the boats the mayor
    """
    if frames.isdisjoint(REPORTED) or "np-to" in frames or end >= high:
        return None
    classes = tagged.classes
    if classes[end] == PRONOUN:
        return end
    if OF in classes[at:end] and "of" in frames:
        return None
    if classes[end] == PREPOSITION and tagged.types[end] not in frames:
        return clause_behind_adverbial(tagged, end, high)
    return clause_behind(tagged, at, end, high)


def _after_addressee(tagged: TaggedText, end: int, frames: Frames) -> Complement | None:
    """“told her | it rained”, “asked her about | the plan”.

    >>> attributed("Lane told her it rained.")
    Lane | told | it rained
    >>> attributed("Lane asked her about the plan.")
    Lane | asked | the plan
    >>> attributed("Lane told her in tears.")
    """
    follows = tagged.classes[end]
    if "clause" in frames and follows in _SUBJECT_START:
        return Complement("clause", end)
    is_about = (follows in LINK or follows == BY) and tagged.types[end] in frames
    return Complement("np", end + 1) if is_about else None


def _where_content_begins(tagged: TaggedText, end: int, high: int) -> int | None:
    """The first “that”, “to”, question word, colon or quotation after an addressee.

    >>> attributed("Lane told Roe, the mayor of Elm, that it rained.")
    Lane | told | that it rained
    >>> attributed("Lane told Roe, the mayor of Elm, to leave.")
    >>> attributed("Lane told Roe, who said that it rained.")
    who | said | that it rained
    """
    classes, limit = tagged.classes, min(high, end + _LONGEST)
    k = end
    while k < limit and classes[k] not in _ADDRESSEE_END:
        k += 1
    if k >= limit or classes[k] not in _CONTENT_START:
        return None
    if classes[k] == QUOTED:
        return _quotation_or_title(tagged, end, k, high)
    if classes[k] != THAT and COMMA in classes[end : k - 1]:
        return None
    return k


def _quotation_or_title(tagged: TaggedText, end: int, k: int, high: int) -> int | None:
    """“told | “Good Morning” | that”: a title belongs to the addressee.

    >>> attributed("Lane told Elm’s “Good Morning” that it rained.")
    Lane | told | that it rained
    >>> attributed("Lane told Roe “it rained.”")
    Lane | told | “it rained.”
    >>> attributed("Lane told Roe while in the “Good Morning” show.")
    """
    classes = tagged.classes
    stop = quotation_end(tagged, k, high)
    if classes[k - 1] in _BEFORE_TITLE and tagged.class_at(stop) in _AFTER_TITLE:
        return stop
    return k if k == end or classes[k - 1] == COMMA else None


def object_with_infinitive(tagged: TaggedText, at: int, high: int) -> Complement | None:
    """“wants | him to win”.

    >>> attributed("Lane wants him to win, if he can.")
    Lane | wants | him to win, if he can
    >>> attributed("Lane wants him back.")
    Lane | wants | him
    """
    end = short_object_end(tagged, at, min(high, at + _LONGEST))
    return Complement("to", at) if end < high and tagged.classes[end] == TO else None


def object_with_as(tagged: TaggedText, at: int, high: int, frames: Frames) -> Complement | None:
    """“saw | him as a friend”, “called | the plan “absurd””.

    >>> attributed("Lane saw him as a friend.")
    Lane | saw | him as a friend
    >>> attributed("Lane called the plan “absurd.”")
    Lane | called | the plan “absurd.”
    >>> attributed("Lane called Roe a liar.")
    Lane | called | Roe a liar
    >>> attributed("Lane called the town on Monday.")
    """
    if "only-as" in frames:
        return _only_after_as(tagged, at, high)
    if "as" in frames and "np" not in frames and _has_as(tagged, at, high):
        return Complement("as", at)
    if "np-as" not in frames or tagged.types[at] in times():
        return None
    if tagged.classes[at] == ING_FORM and frames.isdisjoint(DONE):
        return None
    is_named = _ends_in_quotation(tagged, at, high) or _is_two(tagged, at, high)
    return Complement("as", at) if is_named else None


def _is_two(tagged: TaggedText, at: int, high: int) -> bool:
    """“called | Roe a liar”, “called | it absurd”: whether two noun phrases follow.

    >>> attributed("Lane called Roe a liar.")
    Lane | called | Roe a liar
    >>> attributed("Lane called it absurd.")
    Lane | called | it absurd
    >>> attributed("Lane called the ruling disappointing.")
    Lane | called | the ruling disappointing
    >>> attributed("Lane called Elm hall. Lane called the meeting.")
    """
    if tagged.classes[at] in PERSONAL:
        return True
    end = short_object_end(tagged, at, min(high, at + _LONGEST_OBJECT))
    follows = tagged.class_at(end)
    if follows in (QUOTED, SUBORDINATOR) or DETERMINER in tagged.classes[at + 1 : end]:
        return True
    return bool(_JUDGED_BY_ING.match(tagged.classes, at, high))


def _ends_in_quotation(tagged: TaggedText, at: int, high: int) -> bool:
    """“called | the people in the two towns “absurd””.

    >>> attributed("Lane called people in ruined towns “absurd.”")
    Lane | called | people in ruined towns “absurd.”
    >>> attributed("Lane called the ruling “absurd.”")
    Lane | called | the ruling “absurd.”
    """
    k = tagged.classes.find(QUOTED, at + 1, min(high, at + 12))
    return (
        k > 0
        and (tagged.classes[k - 1] in NOMINAL or tagged.classes[at:k] == DETERMINER + ING_FORM)
        and not tagged.classes[at:k].strip(QUALIFIED_PART)
    )


def _only_after_as(tagged: TaggedText, at: int, high: int) -> Complement | None:
    """“greeted him as a | “dear friend””.

    >>> attributed("Lane greeted him as a “dear friend.”")
    Lane | greeted | “dear friend.”
    >>> attributed("Lane greeted him as a friend.")
    """
    for k in range(at, min(high, at + _LONGEST_OBJECT) - 2):
        if tagged.types[k] == "as":
            start = k + 1 + (tagged.classes[k + 1] == DETERMINER)
            return Complement("as", start) if tagged.class_at(start) == QUOTED else None
    return None


def _has_as(tagged: TaggedText, start: int, high: int) -> bool:
    """“saw | him as”: “as” before the noun phrase is over.

    >>> attributed("Lane saw the mayor of Elm as a friend.")
    Lane | saw | the mayor of Elm as a friend
    >>> attributed("Lane saw him; as a friend she left.")
    """
    for k in range(start, min(high, start + _LONGEST_OBJECT)):
        if tagged.types[k] == "as":
            return True
        if tagged.classes[k] in _ENDS_OBJECT:
            return False
    return False


def plain_object(tagged: TaggedText, at: int, frames: Frames) -> Complement | None:
    """“praised | the plan”, “considered | leaving”.

    >>> attributed("Lane praised the plan.")
    Lane | praised | the plan
    >>> attributed("Lane considered leaving.")
    Lane | considered | leaving
    >>> attributed("Lane praised last week’s plan.")
    """
    return Complement("np", at) if "np" in frames and tagged.types[at] not in times() else None
