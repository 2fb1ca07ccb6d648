"""Attributions whose content follows the cue: “Lane said that ...”, “was told to ...”."""

from studykit import lexicons
from studykit.quotes.grammar.complements import Complement
from studykit.quotes.grammar.phrases import (
    before_remark,
    clause_end,
    comma_quotation_end,
    noun_phrase_end,
    past,
    quotation_end,
    relative_clause_end,
    said_end,
    short_object_end,
)
from studykit.quotes.grammar.verbs import Verb
from studykit.quotes.rules.attribution import Attribution, by_verb
from studykit.quotes.rules.passives import is_judged
from studykit.quotes.sentence.marks import Span
from studykit.quotes.sentence.tagged_text import TaggedText
from studykit.quotes.sentence.word_classes import (
    CLAUSE_END,
    CLAUSE_OPENING,
    CLITIC,
    COMMA,
    DASH,
    DETERMINING,
    HEAD,
    ING_FORM,
    NOUN,
    OBJECT_PRONOUN,
    PLAIN_VERB,
    PREPOSITION,
    QUESTION_WORD,
    QUOTED,
    RELATIVE,
    SENTENCE_START,
    THAT,
    TO,
    VERB,
    pattern,
)

_FRONTED_OBJECTS = frozenset(("what", "whom", "which", "who"))
_WITHOUT_NAME = frozenset(("named", "identified"))  # “asked not | to be named”
_NEGATIONS = frozenset(("not", "never"))
_OFFERS = frozenset(("offer", "propose"))  # “what she | proposed | is real”: a plan
_CHARGES = frozenset(("of", "for", "as"))
_NAMING = frozenset(("np-as", "as"))  # what can follow a verb that names
_ARTICLES = ("a", "an", "so")
_AFTER_DOCUMENT = PREPOSITION + TO + DETERMINING + HEAD + CLITIC  # “a letter | to the mayor”
# “issued a statement | : “...””, “issued a statement | saying”: its words follow.
_WORDS_FOLLOW = pattern("<COLON|COMMA><QUOTED>|<ING_FORM>")
_WORDS_INSERTED = pattern("<COLON|COMMA|DASH><QUOTED>")  # “posted two words | - “So cold” -”
# “, Lane’s campaign | contended”: a subject after a comma, and its verb.
_MAIN_CLAUSE = pattern(
    "<COMMA> <PHRASE_START> <PHRASE_PART>* <ADVERB>?"
    "(?: <PLAIN_VERB> | <ED_FORM>(?!<BY|PREPOSITION>) )"
)


def after_verb(
    tagged: TaggedText,
    low: int,
    high: int,
    verb: Verb,
    complement: Complement,
    source: Span | None,
) -> Attribution | None:
    """“Lane said | that ...”: the content follows the cue.

    >>> attributed("Lane said that it rained.")
    Lane | said | that it rained
    >>> attributed("An aide, who asked not to be named because it is secret, left.")
    """
    sort, start, cue_end = complement
    cue_end = max(cue_end, verb.at + 1)
    if sort == "to" and _WITHOUT_NAME & set(tagged.types[start : start + 3]):
        return None
    start = _with_negation(tagged, verb, sort, start)
    if _is_said_of_subject(tagged, low, high, verb, complement, source):
        return None
    if sort == "np" and (document := _document_end(tagged, start, high)):
        return _with_document(tagged, high, verb, source, document)
    begin = verb.start
    end = _content_end(tagged, start, high, verb, sort, source)
    end = _before_closing_dash(tagged, low, (source or verb.span)[0], start, end)
    if source and sort not in ("np", "as"):
        end = _before_main_clause(tagged, low, source[0], start, end)
    if end <= start:
        return by_verb("colon", verb, source, cue=(begin, cue_end)) if sort == "colon" else None
    content = [(start, end)]
    if source and sort in ("np", "as", "quote") and _is_fronted_object(tagged, low, source):
        content.insert(0, (source[0] - 1, source[0]))
    if verb.use == "participle":
        begin = verb.at
    return by_verb(sort, verb, source, content, cue=(begin, cue_end), use=verb.use)


def _is_said_of_subject(
    tagged: TaggedText, low: int, high: int, verb: Verb, complement: Complement, source: Span | None
) -> bool:
    """Whether what seems the source or the verb's object is what is spoken of.

    >>> attributed("Rower Ada Lane accused of lying")
    """
    if complement.cue_end > verb.at + 1 and is_judged(tagged, low, verb, source):
        return True
    return source is None and _is_subject(tagged, low, high, verb, complement.sort)


def _with_negation(tagged: TaggedText, verb: Verb, sort: str, start: int) -> int:
    """“told Roe | not | to leave”: where an infinitive begins with its “not”.

    >>> attributed("Lane told Roe not to leave and vowed never to row.")
    Lane | told | not to leave
    Lane | vowed | never to row
    """
    is_negated = start > verb.at + 1 and tagged.types[start - 1] in _NEGATIONS
    return start - 1 if sort == "to" and is_negated else start


def _is_subject(tagged: TaggedText, low: int, high: int, verb: Verb, sort: str) -> bool:
    """“| Highlighting Roe | is no gift”: what somebody might do, of which the sentence tells.

    >>> attributed("So highlighting Roe is no gift.")
    >>> attributed("Hearing him say it rained is no gift.")
    – | Hearing | him say it rained is no gift
    >>> attributed("Lane said it rained. Adding it froze.")
    Lane | said | it rained
    Lane | Adding | it froze
    """
    is_first = not tagged.classes[low : verb.at].strip(SENTENCE_START)
    is_done = verb.use == "participle" and "np" in verb.cue.frames
    is_done &= tagged.class_at(verb.at + 1) != OBJECT_PRONOUN
    is_alone = sort == "clause" and tagged.classes.find(COMMA, low, high) < 0
    return is_first and is_done and is_alone


def _document_end(tagged: TaggedText, start: int, high: int) -> int:
    """Where “a statement” ends if its words follow; 0 for every other object.

    >>> attributed("Lane read it, then issued a statement to the mayor: “It rained.”")
    Lane | read | it, then issued a statement to the mayor: “It rained.”
    Lane | issued a statement to the mayor: | “It rained.”
    >>> attributed("Lane posted just two words on a wall - “So cold” - in red.")
    Lane | posted just two words on a wall | “So cold”
    >>> attributed("Lane praised Roe’s report—“the best in years.”")
    Lane | praised | Roe’s report—“the best in years.”
    >>> attributed("Lane announced the plan: “It rained.”")
    Lane | announced | the plan
    Lane | announced the plan: | “It rained.”
    """
    end = short_object_end(tagged, start, high)
    noun, follow = tagged.types[end - 1], _WORDS_FOLLOW
    if end == start or (noun != "words" and noun not in lexicons.words("document_nouns")):
        return 0
    if noun == "words":
        follow = _WORDS_INSERTED
    end = past(tagged.classes, end, min(high, start + 14), _AFTER_DOCUMENT)
    return end if follow.match(tagged.classes, end, high) else 0


def _with_document(
    tagged: TaggedText, high: int, verb: Verb, source: Span | None, end: int
) -> Attribution | None:
    """“issued a statement: | “It rained””; with “saying”, that is the cue.

    >>> attributed("Lane issued a statement: “It rained.”")
    Lane | issued a statement: | “It rained.”
    >>> attributed("Lane issued a statement saying it rained.")
    Lane | saying | it rained
    """
    if tagged.classes[end] == ING_FORM:
        return None
    start = end + 1
    is_inserted = tagged.classes[end] == DASH
    content = (start, (quotation_end if is_inserted else said_end)(tagged, start, high))
    cue = (verb.start, end if is_inserted else start)
    return by_verb("colon", verb, source, [content], cue=cue, use=verb.use)


def _content_end(
    tagged: TaggedText, start: int, high: int, verb: Verb, sort: str, source: Span | None
) -> int:
    """Where what follows the verb ends: “who said it rained | , was late”.

    >>> attributed("The mayor, who said it rained, was late.")
    who | said | it rained
    """
    if sort in ("np", "as"):
        frames = verb.cue.frames
        end = noun_phrase_end(tagged, start, high, with_as="as" in frames)
        return _before_other_words(tagged, start, _with_charge(tagged, end, high, frames))
    end = _before_other_words(tagged, start, said_end(tagged, start, high))
    if source and tagged.classes[source[0]] == RELATIVE:
        return relative_clause_end(tagged, start, end)
    return end


def _before_main_clause(tagged: TaggedText, low: int, who: int, start: int, end: int) -> int:
    """“After the report, which found that it rained | , the town slept”: where “which” is over.

    >>> attributed("After the report, which found that it rained, the town laughed all week.")
    which | found | that it rained
    >>> attributed("Lane saw the report, which found that it rained, the town laughed all week.")
    which | found | that it rained, the town laughed all week
    """
    classes = tagged.classes
    is_opening = classes[low] in PREPOSITION + CLAUSE_OPENING and classes[who] == RELATIVE
    if not is_opening or classes.find(COMMA, low, who) != who - 1:
        return end
    main = _MAIN_CLAUSE.search(classes, start, end)
    return main.start() if main else end


def _before_closing_dash(tagged: TaggedText, low: int, first: int, start: int, end: int) -> int:
    """“in Elm — a town | Lane hopes to win — | Roe rowed”: what begins between dashes ends there.

    >>> attributed("In Elm — a town Lane hopes to win — Roe saw the boats.")
    Lane | hopes | to win
    >>> attributed("Lane hopes to win — a town in Elm.")
    Lane | hopes | to win — a town in Elm
    """
    if tagged.classes.count(DASH, low, first) % 2 == 0:
        return end
    dash = tagged.classes.find(DASH, start, end)
    return end if dash < 0 else dash


def _before_other_words(tagged: TaggedText, start: int, end: int) -> int:
    """Where words begin, after the quoted ones, that are not the source's.

    >>> attributed("Lane said it was “gone,” while Roe stayed.")
    Lane | said | it was “gone,”
    >>> attributed("Lane said it was gone, while Roe stayed.")
    Lane | said | it was gone, while Roe stayed
    """
    if tagged.classes.find(QUOTED, start, end) < 0:
        return end
    return before_remark(tagged, start, comma_quotation_end(tagged, start, end))


def _with_charge(tagged: TaggedText, end: int, high: int, frames: frozenset[str]) -> int:
    """“accused Lane, the mayor, | of lying”: past an apposition to “of” or “for”.

    >>> attributed("Lane accused Roe, the mayor, of lying.")
    Lane | accused | Roe, the mayor, of lying
    >>> attributed("Lane accused Roe, who left, and spoke, of lying.")
    Lane | accused | Roe
    """
    classes, types = tagged.classes, tagged.types
    charges, limit = frames & _CHARGES, min(high, end + 20)
    if not charges or classes.find(COMMA, end, limit - 1) < 0:
        return end
    for k in range(end + 1, limit):
        if classes[k - 1] == COMMA and types[k] in charges:
            return noun_phrase_end(tagged, k + 1, high)
        if classes[k] in CLAUSE_END + VERB:
            break
    return end


def _is_fronted_object(tagged: TaggedText, low: int, source: Span) -> bool:
    """“what | Lane called ...”, and not “in which | Lane said ...”.

    >>> attributed("It is what Roe called “a joke.”")
    Roe | called | what … “a joke.”
    >>> attributed("It is a town in which Roe called for “peace.”")
    Roe | called for | “peace.”
    """
    at = source[0] - 1
    if at < low or tagged.types[at] not in _FRONTED_OBJECTS:
        return False
    return tagged.class_before(at, low) != PREPOSITION


def relative(
    tagged: TaggedText, low: int, high: int, verb: Verb, source: Span
) -> Attribution | None:
    """“the plan, | which | Lane said | was dead |”.

    >>> attributed("The plan, which Lane said was dead.")
    Lane | said | which … was dead
    >>> attributed("The plan, which Lane said\\n\\nwas dead.")
    >>> attributed("The plan, which Lane praised was odd.")
    >>> attributed("The plan Lane said was dead.")
    >>> attributed("Roe rowed after what he proposed was real.")
    """
    start = verb.at + 1
    if tagged.types[source[0] - 1] == "what" and verb.cue.lemma in _OFFERS:
        return None
    if start >= high or tagged.classes[start] not in PLAIN_VERB or "clause" not in verb.cue.frames:
        return None
    if tagged.class_before(source[0], low) not in (RELATIVE, QUESTION_WORD, THAT):
        return None
    content = [(source[0] - 1, source[0]), (start, clause_end(tagged, start, high))]
    return by_verb("relative", verb, source, content)


def naming(
    tagged: TaggedText, low: int, high: int, verb: Verb, complement: Complement
) -> Attribution | None:
    """“| a group | called | “Elm First””: the quotation is a name that nobody gave.

    >>> attributed("Lane leads a group called “Elm First.”")
    – | called | a group … “Elm First.”
    >>> attributed("Lane leads the group called “Elm First.”")
    the group | called | “Elm First.”
    >>> attributed("Lane leads a group saying “Elm First.”")
    a group | saying | “Elm First.”
    """
    i, start = verb.at, complement.start
    is_name = tagged.class_at(start) == QUOTED and not verb.cue.frames.isdisjoint(_NAMING)
    end = i - (tagged.classes[i - 1] == COMMA)
    if not is_name or verb.start != i or tagged.class_before(end, low) != NOUN:
        return None
    articles = (k for k in range(end, max(low, end - 7), -1) if tagged.types[k] in _ARTICLES)
    if (begin := next(articles, None)) is None:
        return None
    content = [(begin, end), (start, quotation_end(tagged, start, high))]
    return Attribution("named", verb.span, None, content)
