"""What is between a cue and its complement or its subject: adverbs, times, phrases.

“said | in a letter on Monday | that it rained”, “Lane | two weeks ago | said”.
"""

from functools import cache

from studykit.quotes.grammar.clauses import clause_behind_adverbial, is_clause
from studykit.quotes.grammar.frames import AFTER_ADVERBIALS, REPORTED, Complement, Frames
from studykit.quotes.grammar.phrases import quotation_end
from studykit.quotes.sentence.tagged_text import TaggedText
from studykit.quotes.sentence.time_words import days, periods, pointers, times
from studykit.quotes.sentence.word_classes import (
    ADVERB,
    BE,
    BY,
    CLITIC,
    COLON,
    COMMA,
    DO,
    ED_FORM,
    HAVE,
    HEAD,
    HELPER,
    ING_FORM,
    NOMINAL,
    NOUN,
    OBJECT_PRONOUN,
    PREPOSITION,
    PRONOUN,
    QUALIFIED_PART,
    QUESTION_WORD,
    QUOTED,
    RELATIVE,
    SUBORDINATOR,
    THAT,
    TO,
    VERB,
    VERBAL,
)

_IN_THE = ("past", "meantime", "end")  # “officials have | in the past | said”
PLACES = ("here", "there")  # “officials | there | said”
_LONGEST = 25  # tokens of adverbials
_ADVERBIAL_END = ADVERB + OBJECT_PRONOUN  # “Lane | never, herself | said”
_IN_ADVERBIAL = QUALIFIED_PART + ADVERB + TO + BY + SUBORDINATOR
_INFINITIVE = NOUN + VERB + BE + HAVE + DO + ADVERB + ED_FORM + ING_FORM + QUOTED
_SORT = {THAT: "that", PRONOUN: "clause", QUESTION_WORD: "wh"}


def is_infinitive(tagged: TaggedText, at: int) -> bool:
    """“to win” and not “to reporters”, “to Lane”.

    >>> attributed("Lane plans to win.")
    Lane | plans | to win
    >>> attributed("Lane promised to reporters that it rained.")
    Lane | promised to | reporters that it rained
    >>> attributed("Lane promised to Roe that it rained.")
    Lane | promised to | Roe that it rained
    >>> attributed("Lane promised to pass. Lane promised to focus. Lane referred to boats.")
    Lane | promised | to pass
    Lane | promised | to focus
    Lane | referred to | boats
    """
    word = tagged.types[at + 1] if tagged.class_at(at + 1) in _INFINITIVE else "s"
    return not word.endswith("s") or word.endswith("ss") or word == "focus"


def is_time(tagged: TaggedText, at: int) -> bool:
    """“Monday”, “last week”, and not “Monday’s vote”.

    >>> attributed("Lane said Monday the vote was lost.")
    Lane | said | the vote was lost
    >>> attributed("Lane said Monday’s vote was lost.")
    Lane | said | Monday’s vote was lost
    >>> attributed("Lane said last week the vote was lost.")
    Lane | said | the vote was lost
    """
    word = tagged.types[at]
    if word in days():
        return tagged.class_at(at + 1) != CLITIC
    return word in pointers() and not periods().isdisjoint(tagged.types[at + 1 : at + 2])


def after_adverbial(tagged: TaggedText, at: int, high: int, frames: Frames) -> Complement | None:
    """Past “in a statement”, “to reporters”, “on Monday” to “that”, a colon or a quotation.

    >>> attributed("Lane said in a statement that it rained.")
    Lane | said | that it rained
    >>> attributed("Lane promised on Monday to rebuild.")
    Lane | promised | to rebuild
    >>> attributed("Lane said in Elm it rained.")
    Lane | said | it rained
    >>> attributed("Lane asked in Elm how it rained.")
    Lane | asked | how it rained
    >>> attributed("Lane said in Elm: It rained.")
    Lane | said | It rained
    >>> attributed("Lane said in Elm, “It rained.”")
    Lane | said | “It rained.”
    >>> attributed("Lane said in May the boats had sunk. Lane voted in May the boats had sunk.")
    Lane | said | the boats had sunk
    """
    if frames.isdisjoint(AFTER_ADVERBIALS):
        return None
    classes, limit = tagged.classes, min(high, at + _LONGEST)
    k = at + 1
    while k < limit and classes[k] in _IN_ADVERBIAL:
        if classes[k] == TO and "to" in frames and is_infinitive(tagged, k):
            return Complement("to", k)
        k += 1
    k = _after_title(tagged, k, limit)
    found = _complement_at(tagged, k, high, frames) if k < limit else None
    if found or frames.isdisjoint(REPORTED):
        return found
    clause = clause_behind_adverbial(tagged, at, high)
    return None if clause is None else Complement("clause", clause)


def _complement_at(tagged: TaggedText, k: int, high: int, frames: Frames) -> Complement | None:
    """What begins at `k`: “that”, “it”, “how”, a colon, a quotation, a comma and a quotation.

    >>> attributed("Lane submitted to the court that it rained. Lane submitted in May.")
    Lane | submitted | that it rained
    >>> attributed("Lane submitted to the court that sank.")
    """
    word_class = tagged.classes[k]
    if word_class == COLON:
        return Complement("colon", k + 1)
    if word_class == QUOTED:
        return _quotation(tagged, k)
    if word_class == COMMA:
        return Complement("quote", k + 1) if tagged.class_at(k + 1) == QUOTED else None
    sort = _SORT.get(word_class)
    if sort == "that" and "that-clause" in frames:
        is_report = tagged.class_at(k + 1) not in VERBAL and is_clause(tagged, k + 1, high)
        return Complement(sort, k) if is_report else None
    return Complement(sort, k) if sort in frames else None


def _after_title(tagged: TaggedText, k: int, limit: int) -> int:
    """Past a title in quotation marks: “said on “Good Morning” | that”.

    >>> attributed("Lane said on “Good Morning” that it rained.")
    Lane | said | that it rained
    """
    stop = quotation_end(tagged, k, limit)
    return stop if tagged.class_at(stop) == THAT else k


def _quotation(tagged: TaggedText, k: int) -> Complement | None:
    """“said on Monday | “it is so””; not “on the | “Today” show”.

    >>> attributed("Lane said on Monday “it is so.”")
    Lane | said | “it is so.”
    >>> attributed("Lane said on Elm’s “Today” it rained.")
    >>> attributed("Lane said in the town “it is so.”")
    """
    word = tagged.types[k - 1]
    if word == "'s":
        return None
    is_time = word in times() or word in periods()
    return Complement("quote", k) if is_time or tagged.classes[k - 1] not in NOMINAL else None


def before_adverbials(tagged: TaggedText, low: int, high: int) -> int:
    """Back over adverbs and times: “Lane | two weeks ago | said”, “Lane | on Monday | said”.

    >>> attributed("Lane two weeks ago said it rained.")
    Lane | said | it rained
    >>> attributed("Lane last week said it rained.")
    Lane | said | it rained
    >>> attributed("Lane on Monday said it rained.")
    Lane | said | it rained
    >>> attributed("Lane herself said it rained.")
    Lane | said | it rained
    >>> attributed("Lane never said it rained.")
    Lane | said | it rained
    >>> attributed("Lane first said it rained. The sailors have in the past said it froze.")
    Lane | said | it rained
    The sailors | said | it froze
    """
    classes, types = tagged.classes, tagged.types
    k = high
    while k > low and (classes[k - 1] in _ADVERBIAL_END or types[k - 1] in _last_words()):
        word, word_class = types[k - 1], classes[k - 1]
        if word_class == ADVERB or _is_there(tagged, low, k):
            k -= 3 if word == "ago" else 1
        elif word_class == OBJECT_PRONOUN and word.endswith(("self", "selves")):
            k -= 1
        elif n_tokens := _time_before(tagged, low, k):
            k -= n_tokens
        elif word in _IN_THE and tuple(types[k - 3 : k - 1]) == ("in", "the"):
            k = low + len(classes[low : k - 3].rstrip(HELPER))
        else:
            break
    return k


@cache
def _last_words() -> frozenset[str]:
    """What an adverbial before a verb can end in that is no adverb: “last | week |”."""
    return days() | periods() | {"first", *_IN_THE, *PLACES}


def _time_before(tagged: TaggedText, low: int, k: int) -> int:
    """The tokens of a time before `k`: “last week”, “on Monday”, “first”.

    >>> attributed("The first said it rained. Lane first said it froze.")
    The first | said | it rained
    Lane | said | it froze
    """
    classes, types, word = tagged.classes, tagged.types, tagged.types[k - 1]
    if word in periods() and types[k - 2] in pointers():
        return 2
    if k - 1 > low and word in days():
        return 2 if classes[k - 2] == PREPOSITION else 1
    return int(k - 1 > low and word == "first" and classes[k - 2] in NOMINAL + RELATIVE)


def _is_there(tagged: TaggedText, low: int, k: int) -> bool:
    """“officials | there | said”.

    >>> attributed("Officials there said it rained.")
    Officials | said | it rained
    """
    return tagged.types[k - 1] in PLACES and k - 1 > low and tagged.classes[k - 2] in HEAD
