"""Whether a word that may be a cue verb is one here, and how it is used.

A new cue verb goes into `data/quotes/cue_verbs.csv`; a rule on where such a word is no verb goes
here.
"""

from dataclasses import dataclass
from functools import cache

from studykit.quotes.grammar.lone_subjects import SINGULAR, is_lone_subject, lone_subjects
from studykit.quotes.sentence.cues import BASE, ING, PARTICIPLE, PAST, PRESENT, Cue
from studykit.quotes.sentence.marks import Span
from studykit.quotes.sentence.tagged_text import TaggedText
from studykit.quotes.sentence.word_classes import (
    ADVERB,
    BE,
    BY,
    CAPITALISED,
    CLITIC,
    CLOSING_BRACKET,
    COLON,
    COMMA,
    COORDINATOR,
    DASH,
    DETERMINER,
    DETERMINING,
    DO,
    END,
    HAVE,
    LINK,
    MODAL,
    NOMINAL,
    NOUN,
    NUMBER,
    OPENING_BRACKET,
    OPENS_COMPLEMENT,
    PHRASE_PART,
    PREPOSITION,
    PRONOUN,
    QUOTED,
    RELATIVE,
    START,
    STOP,
    SUBJECT_WORD,
    TO,
    VERB_PART,
    pattern,
)

_OF_SOMEONE = pattern("<OF> <CAPITALISED>+ <CLITIC> $")  # “a friend | of Ada Lane’s | said”
_PUT_AT = pattern("<DETERMINING|HEAD|CLITIC|LINK|ADVERB>{1,14} (?=<QUOTED>)")
# “a think | tank”, “charges related | to it”: no cue before these.
_NO_CUE_BEFORE = {"think": ("tank", "tanks"), "relate": ("to",)}
_NOUN_FOLLOWS = DETERMINING + LINK + BY  # “the | alleged plot”, “of | alleged plots”
# “the | plans”, “have | plans”: no subject, so that what follows is no verb in the present.
_NO_SUBJECT = _NOUN_FOLLOWS + CLITIC + OPENING_BRACKET + NUMBER + BE + HAVE + START
_PHRASE_END = NOMINAL + CLOSING_BRACKET + COMMA  # “Ada Lane (R), | says”
_BEFORE_NOUN_OR_VERB = _PHRASE_END + NUMBER + COORDINATOR
_NAME_END = CAPITALISED + CLOSING_BRACKET + COMMA
_PHRASE = PHRASE_PART + OPENING_BRACKET + CLOSING_BRACKET + COMMA
_THAT_HAS = pattern(
    "<THAT> (?: <PLAIN_VERB> | <ED_FORM> <PREPOSITION|DETERMINER> )"
)  # “claims | that cost”
_YEAR = 4  # figures
# “| Defending | champion Ada Lane won”: a participle that begins a name’s title.
_TITLE = pattern("<ING_FORM|CAPITALISED> <NOUN>{1,2} <CAPITALISED>+ <ADVERB>? <VERBAL>")
# “has 300 | pledged | delegates”: a participle between a figure and its noun.
_COUNTED = pattern("<^COMMA|NUMBER|PREPOSITION|DETERMINER> <NUMBER> <ED_FORM> <NOUN>")
_NUMBERS = frozenset("two three four five six seven eight nine ten dozen".split())
_CREDIT_END = STOP + COMMA + PREPOSITION + END  # “...,” Lane notes | in a letter.
# What a form is after an auxiliary: “has | said”, “is | saying”, “was | told”, “to | say”.
_USE_AFTER: dict[str, tuple[tuple[int, str], ...]] = {
    CLITIC: ((PARTICIPLE | ING, "finite"),),
    BE: ((ING, "finite"), (PARTICIPLE, "passive")),
    HAVE: ((PARTICIPLE, "finite"),),
    MODAL: ((BASE, "finite"),),
    DO: ((BASE, "finite"),),
    TO: ((BASE, "infinitive"),),
}


@dataclass(slots=True)
class Verb:
    """A cue verb with its auxiliaries: where it begins and ends, and how it is used.

    `use` is finite, infinitive, participle or passive; `before` is the class of the token
    before it, `START` at the start of a unit.
    """

    start: int
    at: int
    use: str
    cue: Cue
    before: str

    @property
    def span(self) -> Span:
        return (self.start, self.at + 1)


def verb_at(tagged: TaggedText, low: int, high: int, i: int, cue: Cue) -> Verb | None:
    """The verb with its auxiliaries, or None where the word is no verb here.

    >>> attributed("Lane has never been thinking of rain.")
    Lane | has never been thinking of | rain
    >>> attributed("The think tank opened in June. The so called “Elm Plan” failed at once.")
    >>> attributed("Other charges related to the flood that killed two fell.")
    >>> attributed("As Lane puts it, the road is gone.")
    Lane | puts it | the road is gone
    >>> attributed("As Lane puts the road, it is gone.")
    """
    before = tagged.class_before(i, low)
    if _is_adjective(tagged, low, i, cue.forms):
        return None
    if before in VERB_PART or before == CLITIC:
        start, helper = _helpers(tagged.classes, low, i)
        use = _use_after(helper, cue.forms) if helper else _bare_use(tagged, low, i, before, cue)
        before = tagged.class_before(start, low)
    else:
        start, use = i, _bare_use(tagged, low, i, before, cue)
    if not use or (cue.lemma == "call" and tagged.types[i - 1] == "so"):
        return None
    follows = tagged.types[i + 1] if i + 1 < high else ""
    if follows in _NO_CUE_BEFORE.get(cue.lemma, ()):
        return None
    if "it" in cue.frames and follows == "it":  # “puts it”
        i += 1
    elif "it" in cue.frames and not put_at(tagged, i + 1, high):
        return None
    return Verb(start, i, use, cue, before)


def put_at(tagged: TaggedText, at: int, high: int) -> int:
    """“put | the cost of a strike at | “some €6””: where the quotation begins; else 0.

    >>> attributed("Lane put the cost of a strike at “some €6.”")
    Lane | put | “some €6.”
    >>> attributed("Lane put the boat at Elm “some way off.” Lane put the boat at rest.")
    """
    put = _PUT_AT.match(tagged.classes, at, high)
    return put.end() if put and tagged.types[put.end() - 1] == "at" else 0


@cache
def _use_after(helper: str, forms: int) -> str:
    """The use of a form after an auxiliary; empty where it cannot be there.

    >>> _use_after(HAVE, PARTICIPLE), _use_after(BE, PARTICIPLE), _use_after(HAVE, BASE)
    ('finite', 'passive', '')
    >>> attributed("Lane will announce that it rained.")
    Lane | will announce | that it rained
    >>> attributed("Lane was told that it rained.")
    – | was told | that it rained
    """
    return next((use for allowed, use in _USE_AFTER[helper] if forms & allowed), "")


def _helpers(classes: str, low: int, i: int) -> tuple[int, str]:
    """Where “has never been | seen” begins, and the last auxiliary; empty if there is none.

    >>> attributed("Lane has never really said that it rained.")
    Lane | has never really said | that it rained
    >>> attributed("He’s never said that it rained.")
    He | ’s never said | that it rained
    """
    kept = classes[low:i].rstrip(VERB_PART)
    while kept.endswith((PRONOUN + CLITIC, RELATIVE + CLITIC)):
        kept = kept[:-1].rstrip(VERB_PART)  # “he | 's | said”
    helpers = classes[low + len(kept) : i]
    return i - len(helpers.lstrip(ADVERB)), helpers.rstrip(ADVERB)[-1:]


def _bare_use(tagged: TaggedText, low: int, i: int, before: str, cue: Cue) -> str:
    """The use of a form without an auxiliary, after a token of the class `before`.

    >>> attributed("Lane issued a note saying it rained.")
    Lane | saying | it rained
    >>> attributed("The alleged plot failed.")
    >>> attributed("A poll conducted by Lane failed.")
    >>> attributed("“It rained,” Lane said by telephone.")
    Lane | said | “It rained,”
    >>> attributed("Lane foresaw by May that it rained.")
    >>> attributed("A friend of Lane’s said it rained.")
    A friend of Lane’s | said | it rained
    >>> attributed("Lane denied the plot.")
    Lane | denied | the plot
    >>> attributed("The newly announced plan failed. Some newly announced that it rained.")
    Some | announced | that it rained
    """
    forms = cue.forms
    if before == ADVERB:
        before = _before_adverbs(tagged, low, i)
    elif before == DETERMINER and is_lone_subject(tagged, i, cue):
        before = PRONOUN
    if forms & ING:
        return "" if before in DETERMINING + CLITIC else "participle"
    if forms & (PAST | PARTICIPLE):  # “Lane | said”; not “the | alleged | plot”
        if before == CLITIC:
            is_owner = _OF_SOMEONE.search(tagged.classes, max(low, i - 6), i)
            return "finite" if is_owner and forms & PAST else ""
        if before in _NOUN_FOLLOWS:
            return ""
        if forms & PARTICIPLE and _is_before_agent(tagged, i):
            return ""  # “a poll | conducted | by”
        if forms & PAST:
            return "finite"
        if not forms & BASE:
            return ""
    return _present_use(tagged, low, i, before, cue)


def _is_adjective(tagged: TaggedText, low: int, i: int, forms: int) -> bool:
    """“300 | pledged | delegates”, “| Defending | champion Ada Lane won”.

    >>> attributed("Lane has 300 pledged delegates. Defending champion Ada Lane rowed.")
    >>> attributed("Lane, 30, pledged loyalty. Defending rowers, Lane said it rained.")
    Lane, 30, | pledged | loyalty
    Lane | Defending | rowers
    Lane | said | it rained
    """
    if forms & ING:
        return i == low and bool(_TITLE.match(tagged.classes, i))
    is_counted = tagged.classes[i - 1] == NUMBER
    return is_counted and bool(_COUNTED.match(tagged.classes, i - 2, i + 2))


def _before_adverbs(tagged: TaggedText, low: int, i: int) -> str:
    """The class of “the” in “the | previously | announced plan”; else that of the adverb.

    >>> attributed("The racially charged plan fell.")
    """
    k = low + len(tagged.classes[low:i].rstrip(ADVERB)) - 1
    is_noun_phrase = k >= low and tagged.classes[k] in DETERMINING
    return DETERMINER if is_noun_phrase and tagged.types[k] not in lone_subjects() else ADVERB


def _is_before_agent(tagged: TaggedText, i: int) -> bool:
    """“said | by Lane |”, and not “said | by telephone |”.

    >>> attributed("Elm shut the port, a step criticized by Lane.")
    """
    return tagged.class_at(i + 1) == BY and " ".join(tagged.types[i + 2 : i + 3]) not in _MEANS


_MEANS = frozenset(("phone", "telephone", "email", "e-mail", "text", "letter", "fax", "video"))


def _present_use(tagged: TaggedText, low: int, i: int, before: str, cue: Cue) -> str:
    """“Lane | says”, “they | plan to”; not “the | plans of”.

    >>> attributed("Lane thinks it rained.")
    Lane | thinks | it rained
    >>> attributed("They plan to leave.")
    They | plan | to leave
    >>> attributed("The plans of the town failed.")
    >>> attributed("Voters like these.")
    >>> attributed("— Think it rained.")
    """
    if before == QUOTED and "quote" in cue.frames and _credits_quotation(tagged, low, i):
        return "finite"
    if before in _NO_SUBJECT or (before == DASH and i - low == 1):
        return ""
    if before in SUBJECT_WORD or (before == ADVERB and _is_after_adverb(tagged, i, cue)):
        return "finite"
    if tagged.types[i] == "like":
        return ""  # “voters | like | these”
    if (
        not cue.is_noun
        or _ends_credit(tagged, low, i, before, cue)
        or _is_announced(tagged, low, i, cue)
        or _suits_verb(tagged, i, before, cue)
    ):
        return "finite"
    return ""


def _is_after_adverb(tagged: TaggedText, i: int, cue: Cue) -> bool:
    """“the mayor also | plans”: no noun, as an adverb is between it and the noun before.

    >>> attributed("The mayor also plans to leave. The newly plans to leave.")
    The mayor | plans | to leave
    >>> attributed("Of the mayor, only plans to leave came.")
    """
    return bool(cue.forms & PRESENT) and tagged.classes[i - 2 : i - 1] in tuple(NOMINAL)


def _credits_quotation(tagged: TaggedText, low: int, i: int) -> bool:
    """“It rained!” | reply | Ada and Tom; a noun phrase, if the quotation begins the sentence.

    >>> attributed("“It rained!” reply Ada and Tom.")
    Ada and Tom | reply | “It rained!”
    >>> attributed("“It rained,” jokes the mayor of Elm.")
    the mayor of Elm | jokes | “It rained,”
    >>> attributed("“It rained,” jokes about the mayor. The song “It rained” notes the cold.")
    """
    follows = tagged.class_at(i + 1)
    is_first = tagged.quotation_before.get(i) == low
    return follows == CAPITALISED or (is_first and follows in DETERMINING)


def _ends_credit(tagged: TaggedText, low: int, i: int, before: str, cue: Cue) -> bool:
    """“...,” Lane | notes: nothing but a noun phrase between a quotation and the verb.

    >>> attributed("“It rained,” Lane notes.")
    Lane | notes | “It rained,”
    >>> attributed("“It rained,” Lane points out.")
    Lane | points | “It rained,”
    """
    classes = tagged.classes
    after = i + 1 + (tagged.types[i + 1 : i + 2] == ["out"])
    is_end = tagged.class_at(after) in _CREDIT_END
    if before not in _PHRASE_END or not cue.forms & PRESENT or not is_end:
        return False
    k = classes.rfind(QUOTED, low, i)
    return k >= 0 and not classes[k + 1 : i].strip(_PHRASE)


def _is_announced(tagged: TaggedText, low: int, i: int, cue: Cue) -> bool:
    """“The Elm Post | reports:”: nothing but a name before it, and a colon after it.

    >>> attributed("The Elm Post reports: “It rained.” He broke Elm rules: “It froze.”")
    The Elm Post | reports | “It rained.”
    He | broke Elm rules: | “It froze.”
    """
    is_name = not tagged.classes[low:i].strip(CAPITALISED + DETERMINER)
    return is_name and tagged.class_at(i + 1) == COLON and bool(cue.forms & PRESENT)


def _suits_verb(tagged: TaggedText, i: int, before: str, cue: Cue) -> bool:
    """Whether a word that may be a noun is a verb by what is around it.

    >>> attributed("Lane claims that it rained.")
    Lane | claims | that it rained
    >>> attributed("The mayor claims that it rained.")
    The mayor | claims | that it rained
    >>> attributed("Voters claim that it rained.")
    Voters | claim | that it rained
    >>> attributed("Town claim that it rained failed.")
    – | claim | that it rained failed
    >>> attributed("Lane left and claims that it rained.")
    – | claims | that it rained
    >>> attributed("Lane won in hilly coastal states that have cost Elm.")
    >>> attributed("Old polls show that has changed.")
    Old polls | show | that has changed
    """
    follows = tagged.class_at(i + 1)
    if before not in _BEFORE_NOUN_OR_VERB or not _may_follow(tagged, i, follows, before, cue):
        return False
    if cue.forms & PRESENT and _THAT_HAS.match(tagged.classes, i + 1):
        return False
    if before == COORDINATOR:
        return bool(cue.forms & PRESENT) and follows not in LINK
    is_plural = tagged.types[i - 1].endswith("s")
    if cue.forms & PRESENT:
        return before in _NAME_END or not (is_plural or _is_counted(tagged, i))
    return is_plural


def _is_counted(tagged: TaggedText, i: int) -> bool:
    """“two coastal | states |”: nouns with a word for more than one before them.

    >>> attributed("Roe won in 72 coastal states that Lane lost.")
    >>> attributed("One work-related email claims that it rained.")
    One work-related email | claims | that it rained
    >>> attributed("The most recent poll claims that it rained. A 1999 email claims that it froze.")
    The most recent poll | claims | that it rained
    A 1999 email | claims | that it froze
    """
    k = len(tagged.classes[:i].rstrip(NOUN)) - 1
    if k < 0 or k == i - 1:
        return False
    word = tagged.types[k]
    if tagged.classes[k] == NUMBER:
        return word.isdigit() and len(word) != _YEAR
    is_superlative = word == "most" and tagged.types[k - 1] == "the"
    return word in _NUMBERS or (word in lone_subjects() and not is_superlative | (word in SINGULAR))


def _may_follow(tagged: TaggedText, i: int, follows: str, before: str, cue: Cue) -> bool:
    """“calls | for”, “claims | that”, “backs | Lane”, “claims | “it is so””.

    >>> attributed("Lane calls for rain.")
    Lane | calls for | rain
    >>> attributed("Lane calls in rain.")
    >>> attributed("A poll shows promise.")
    >>> attributed("Lane backs Roe.")
    Lane | backs | Roe
    >>> attributed("Lane claims “it is so.”")
    Lane | claims | “it is so.”
    >>> attributed("Lane claims how it rained.")
    Lane | claims | how it rained
    """
    if follows in LINK:
        return tagged.types[i + 1] in cue.frames
    if follows == CAPITALISED:
        return bool(cue.frames & {"np", "clause"})
    if follows == QUOTED:
        return "quote" in cue.frames or ("np" in cue.frames and before == CAPITALISED)
    return follows in OPENS_COMPLEMENT
