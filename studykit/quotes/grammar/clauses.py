"""Clauses without “that” that follow a verb: “feared | it had failed”, “told MPs | it rained”."""

from collections.abc import Callable
from functools import cache

from studykit import lexicons
from studykit.names import lists
from studykit.numerals import SMALL_NUMBERS
from studykit.quotes.grammar.phrases import past
from studykit.quotes.sentence.cues import verb_cues
from studykit.quotes.sentence.tagged_text import TaggedText
from studykit.quotes.sentence.time_words import days, moments, months, periods, pointers
from studykit.quotes.sentence.word_classes import (
    ADVERB,
    BY,
    CAPITALISED,
    CLOSING_BRACKET,
    COMMA,
    COORDINATOR,
    DASH,
    DETERMINING,
    ED_FORM,
    HEAD,
    ING_FORM,
    NOMINAL,
    NOUN,
    NUMBER,
    OPENING_BRACKET,
    PHRASE_PART,
    PLAIN_VERB,
    PREPOSITION,
    PRONOUN,
    QUOTED,
    RELATIVE,
    SUBORDINATOR,
    TO,
    pattern,
)

_FARTHEST_VERB = 30  # tokens of a subject before its verb
# “the plan (as it was), which Roe drew, | failed”: what can be between a clause and its verb.
_BEFORE_VERB = (
    PHRASE_PART + COORDINATOR + OPENING_BRACKET + CLOSING_BRACKET + COMMA + ADVERB + ING_FORM
    + QUOTED + DASH + RELATIVE
)  # fmt: skip
# “the fight to save boats | is”: a subject with an infinitive, and its verb.
_WITH_INFINITIVE = pattern(
    "(?: <PHRASE_PART|ADVERB|ING_FORM> )+ (?<=<NOUN>) <TO> <ADVERB>? <NOUN|VERB>"
    "(?: <PHRASE_PART|COORDINATOR|ADVERB|ING_FORM|QUOTED> )* (?<!<COORDINATOR>) <AUXILIARY>"
)
# “MPs | the oldest boats of Elm | had sunk”: the same for a clause right after a noun phrase.
_IN_SUBJECT = PHRASE_PART + COORDINATOR + ING_FORM + ADVERB
_NO_GROUPS = frozenset(("news", "sports", "politics"))  # “news | editors”: end in -s, name nobody
# “said | at least | 12 boats had sunk”: what can be before a number.
_ABOUT = (
    ("about",),
    ("around",),
    ("over",),
    ("under",),
    ("at", "least"),
    ("at", "most"),
    ("up", "to"),
)
# “in | a note to the mayor of Elm”; not “in | a bid to win”.
_ADVERBIAL = pattern("(?: <PHRASE_PART> | <TO>(?=<DETERMINING|CAPITALISED>) )*")
_LONGEST_ADVERBIAL = 25  # tokens
_LONGEST_TIME = 4
_LONGEST_NEWSROOM = 5
_OCCASIONS = ("day", "moment", "time", "afternoon")  # “told Roe | the day | it rained”
# “added two boats | , the Elm Post reported |.”
_LAST_CREDIT = pattern("<COMMA> <DETERMINER>? <NOMINAL>{1,4} (?P<verb> <VERB|ED_FORM> ) <STOP>? $")

# Whether a new noun phrase begins at `k`, in what begins at `at` and goes on to `end`.
_Border = Callable[[TaggedText, int, int, int], bool]


def is_clause(tagged: TaggedText, at: int, high: int) -> bool:
    """Whether a subject with its verb follows: “it would rain”, “the plan failed”.

    >>> attributed("Lane feared it had failed.")
    Lane | feared | it had failed
    >>> attributed("Lane feared the plan drawn up in Elm had failed.")
    Lane | feared | the plan drawn up in Elm had failed
    >>> attributed("Lane feared the plan started by Roe in Elm.")
    Lane | feared | the plan started by Roe in Elm
    >>> attributed("Lane feared the failed plan. Lane feared the failed plan was dead.")
    Lane | feared | the failed plan
    Lane | feared | the failed plan was dead
    """
    classes = tagged.classes
    if classes[at] == PRONOUN:
        return True
    high = min(_credit_start(tagged, at, high), _clause_end(tagged, at, high))
    return _has_verb(classes, at, high, _BEFORE_VERB)


def _has_verb(classes: str, at: int, high: int, between: str) -> bool:
    """Whether a verb comes after the noun phrase at `at` and what may be `between`.

    >>> attributed("Lane argued the fight to save boats is lost.")
    Lane | argued | the fight to save boats is lost
    >>> attributed("Lane echoed the calls to super boats and has sunk.")
    Lane | echoed | the calls to super boats
    """
    high = min(high, at + _FARTHEST_VERB)
    if _WITH_INFINITIVE.match(classes, at, high):
        return True
    k = past(classes, at + 1, high, between)
    while k < high and classes[k] == ED_FORM:
        is_adjective = classes[k - 1] in DETERMINING
        if not is_adjective and classes[k + 1 : k + 2] not in (BY, PREPOSITION, TO):
            return True
        k = past(classes, k + 1, high, between)
    return k < high and classes[k] in PLAIN_VERB


def _credit_start(tagged: TaggedText, at: int, high: int) -> int:
    """“added two boats |, the Elm Post reported”: where the credit that ends a sentence begins.

    >>> attributed("Lane added two boats, the Elm Post reported.")
    the Elm Post | reported | Lane added two boats
    """
    credit = _LAST_CREDIT.search(tagged.classes, at, high)
    return credit.start() if credit and tagged.types[credit.start("verb")] in verb_cues() else high


def _clause_end(tagged: TaggedText, at: int, high: int) -> int:
    """“Though Lane feared the toll |, the boats left”, “feared the toll |, and the boats left”.

    >>> attributed("While Lane feared the toll in Elm, the town would laugh.")
    Lane | feared | the toll in Elm
    >>> attributed("Lane feared the toll in Elm, and the town would laugh.")
    Lane | feared | the toll in Elm
    >>> attributed("It rained when Lane mentioned the toll, and the town sang “Row! Row on!”")
    Lane | mentioned | the toll
    the town | sang | “Row! Row on!”
    """
    comma = tagged.classes.find(COMMA, at, high)
    if comma >= 0 and tagged.class_at(comma + 1) == COORDINATOR:
        return comma
    low = tagged.units[tagged.unit_at(at)][0]
    if tagged.classes[low] != SUBORDINATOR or COMMA in tagged.classes[low:at]:
        return high
    return comma if comma >= 0 else high


def opens_with_amount(tagged: TaggedText, at: int, high: int) -> bool:
    """“said | at least 12 boats had sunk”: a clause that begins with about how many.

    >>> attributed("Lane said at least 12 boats had sunk. Lane said about one boat had sunk.")
    Lane | said | at least 12 boats had sunk
    Lane | said | about one boat had sunk
    >>> attributed("Lane said about 12 boats. Lane said in 2012 boats had sunk.")
    Lane | said about | 12 boats
    """
    opening = next(
        (words for words in _ABOUT if tuple(tagged.types[at : at + len(words)]) == words), ()
    )
    k = at + len(opening)
    if not opening or k >= high:
        return False
    is_amount = tagged.classes[k] == NUMBER or tagged.types[k] in SMALL_NUMBERS
    return is_amount and _has_verb(tagged.classes, k, high, _IN_SUBJECT)


def clause_behind(tagged: TaggedText, at: int, end: int, high: int) -> int | None:
    """“told MPs | the boats had sunk”: where a clause begins after a noun phrase, if one does.

    The noun phrase begins at `at`; all up to `end` could be of it. The clause begins with “the”
    or a figure, else where a time, a name or a group is over.

    >>> attributed("Lane told MPs the boats had sunk. Lane told rowers 14 boats had sunk.")
    Lane | told | the boats had sunk
    Lane | told | 14 boats had sunk
    >>> attributed("Lane told the rowers of the town hall.")
    """
    return _border(
        tagged,
        at,
        end,
        high,
        (
            _opens_with_article,
            _opens_after_many,
            _opens_after_name,
            _opens_with_title,
            _opens_after_newsroom,
        ),
    )


def clause_behind_adverbial(tagged: TaggedText, at: int, high: int) -> int | None:
    """“said on Thursday | the boats had sunk”: the same after a preposition and its noun phrases.

    >>> attributed("Lane said on Thursday the boats had sunk. Lane said in a note a boat had sunk.")
    Lane | said | the boats had sunk
    Lane | said | a boat had sunk
    >>> attributed("Lane said on the boats in the harbour.")
    >>> attributed("Lane said in a bid to win the boat had.")
    >>> attributed("Lane said in a note to Roe a boat sank.")
    Lane | said | a boat sank
    """
    adverbial = _ADVERBIAL.match(tagged.classes, at + 1, min(high, at + _LONGEST_ADVERBIAL))
    end = adverbial.end() if adverbial else at + 1
    return _border(tagged, at + 1, end, high, (_opens_after_time, _opens_with_article))


def clause_behind_time(tagged: TaggedText, at: int, high: int) -> int | None:
    """“said Thursday | 14 boats had sunk”: the same after a time.

    >>> attributed("Lane said Thursday 14 boats had sunk. Lane said Monday night Roe had rowed.")
    Lane | said | 14 boats had sunk
    Lane | said | Roe had rowed
    >>> attributed("Lane said Monday that May Roe had rowed.")
    Lane | said | that May Roe had rowed
    """
    end = past(tagged.classes, at, min(high, at + _LONGEST_TIME), HEAD + DETERMINING)
    return _border(tagged, at, end, high, (_opens_after_time,))


def _border(
    tagged: TaggedText, at: int, end: int, high: int, borders: tuple[_Border, ...]
) -> int | None:
    """The first place where one noun phrase is over and another begins that has a verb.

    >>> attributed("Lane told Elm last fall. Lane told Roe the day boats had sunk.")
    """
    for is_border in borders:
        for k in range(at + 1, end):
            is_start = is_border(tagged, at, k, end) and not _is_occasion(tagged, k)
            if is_start and _has_verb(tagged.classes, k, high, _IN_SUBJECT):
                return k
    return None


def _is_occasion(tagged: TaggedText, k: int) -> bool:
    """“told Roe | last week”, “told Roe | the day | it rained”: a time, and no subject."""
    if tagged.types[k] in pointers() or tagged.types[k] in moments():
        return True
    word = tagged.types[k + 1]
    return tagged.classes[k] in DETERMINING and (word in periods() or word in _OCCASIONS)


def _opens_with_article(tagged: TaggedText, at: int, k: int, end: int) -> bool:
    """“MPs | the boats”, “rowers | 14 boats”.

    >>> attributed("Lane told MPs their boats had sunk.")
    Lane | told | their boats had sunk
    >>> attributed("Lane told the House of the Elm Row was old. Lane told Radio 4 was old.")
    """
    before, word_class = tagged.classes[k - 1], tagged.classes[k]
    if word_class == NUMBER:
        return before == NOUN
    return word_class in DETERMINING and before in NOMINAL + CLOSING_BRACKET


def _opens_after_many(tagged: TaggedText, at: int, k: int, end: int) -> bool:
    """“reporters | inflation”, “reporters | Roe”, “the court | Roe”: after a noun for many.

    >>> attributed("Lane told rowers rain would fall. Lane told rowers Roe had rowed.")
    Lane | told | rain would fall
    Lane | told | Roe had rowed
    >>> attributed("Lane told news editors rain would fall. Lane told a crowd Roe had rowed.")
    Lane | told | rain would fall
    Lane | told | Roe had rowed
    >>> attributed("Lane told the court money was short. Lane told the inquest boats had sunk.")
    Lane | told | money was short
    Lane | told | boats had sunk
    >>> attributed("Lane told the crew chief rain would fall. Lane told her boss Roe had rowed.")
    """
    word, word_class = tagged.types[k - 1], tagged.classes[k]
    if tagged.classes[k - 1] != NOUN or word_class not in NOMINAL:
        return False
    if word in _bodies():
        is_many = tagged.types[k].endswith("s") or word_class == CAPITALISED
        is_many |= tagged.class_at(k + 1) in tuple(PLAIN_VERB)
        return is_many and tagged.classes[at] in DETERMINING
    return word.endswith("s") and not word.endswith("ss") and word not in _NO_GROUPS


def _opens_after_name(tagged: TaggedText, at: int, k: int, end: int) -> bool:
    """“the BBC | voters”; not “BBC host Ada Roe”.

    >>> attributed("Lane told the Elm Post boats had sunk. Lane told Elm boss Ada Roe had rowed.")
    Lane | told | boats had sunk
    >>> attributed("It is a note that Lane told the Elbonian people was old.")
    """
    is_border = tagged.classes[k - 1 : k + 1] == CAPITALISED + NOUN
    is_border &= tagged.types[k] not in lexicons.words("group_nouns")
    return is_border and CAPITALISED not in tagged.classes[k:end]


def _opens_with_title(tagged: TaggedText, at: int, k: int, end: int) -> bool:
    """“the BBC | Mr Roe”, “the BBC | Roe”: after a name, or capital letters with “the”.

    >>> attributed("Lane told the BBC Mr Roe had rowed. Lane told the BBC Roe had rowed.")
    Lane | told | Mr Roe had rowed
    Lane | told | Roe had rowed
    >>> attributed("Lane told the Elm Post Mrs Roe had rowed.")
    Lane | told | Mrs Roe had rowed
    >>> attributed("Lane told the Rev. Dr. Roe had. Lane told the Rev Dr Roe had.")
    """
    if tagged.classes[k - 1 : k + 1] != CAPITALISED * 2:
        return False
    before = tagged.tokens[k - 1]
    if _is_honorific(tagged.tokens[k]):
        return before != "." and not _is_honorific(before)
    is_body = before.isupper() and len(before) > 1 and k - 2 == at
    return is_body and tagged.types[at] == "the"


def _opens_after_newsroom(tagged: TaggedText, at: int, k: int, end: int) -> bool:
    """“Sky News | Roe”, “Reuters | Elm”: after a listed newsroom.

    >>> attributed("Lane told Sky News Roe had rowed. Lane told the New York Times Bo Roe had.")
    Lane | told | Roe had rowed
    Lane | told | Bo Roe had
    >>> attributed("Lane told Sky News Radio had rowed. Lane told Sky News Sunday had rowed.")
    >>> attributed("Lane told BBC Scotland crews had rowed. Lane told BBC Scotland Roe had rowed.")
    Lane | told | crews had rowed
    Lane | told | Roe had rowed
    >>> attributed("Lane told BBC Wales police had come. Lane told BBC Wales staff jobs had gone.")
    Lane | told | police had come
    """
    is_name = tagged.classes[k - 1 : k + 1] == CAPITALISED * 2
    is_noun = tagged.classes[k - 1 : k + 1] == CAPITALISED + NOUN
    if not is_name and not (is_noun and tagged.class_at(k + 1) in PLAIN_VERB):
        return False
    if k - at > _LONGEST_NEWSROOM:
        return False
    low = at + (tagged.types[at] == "the")
    word = tagged.tokens[k]
    is_more = word in lists.heads() or word in lists.context("day")
    longer = (" ".join(tagged.tokens[low:j]) for j in range(k + 1, low + _LONGEST_NEWSROOM + 1))
    is_more = is_more or not lists.newsrooms().isdisjoint(longer)
    return not is_more and " ".join(tagged.tokens[low:k]) in lists.newsrooms()


def _is_honorific(word: str) -> bool:
    return lists.titles().get(word, ("", ""))[0] == "honorific"


def _opens_after_time(tagged: TaggedText, at: int, k: int, end: int) -> bool:
    """“on Monday | boats”, “in May | boats”, “last week | Roe”.

    >>> attributed("Lane said on Monday boats had sunk. Lane said in May Roe had rowed.")
    Lane | said | boats had sunk
    Lane | said | Roe had rowed
    >>> attributed("Lane said on Monday night boats had sunk. Lane said in May 2014 had been wet.")
    Lane | said | boats had sunk
    """
    word, word_class = tagged.types[k - 1], tagged.classes[k]
    if tagged.types[k] in periods() or word_class not in HEAD + DETERMINING:
        return False
    if word in months():
        return word_class != NUMBER
    return word in days() or (word in periods() and tagged.types[k - 2] in pointers() | days())


@cache
def _bodies() -> frozenset[str]:
    """Nouns for many that have no -s: crowd, council."""
    bodies = lexicons.words_where("source_nouns", "kind", "organization")
    return lexicons.words("group_nouns").union(bodies, ("jury", "inquest"))
