"""Attributions whose content comes before the cue: “..., Lane said”, “..., said Lane”."""

from collections.abc import Sequence

from studykit.quotes.grammar.appositions import with_quoted_apposition
from studykit.quotes.grammar.clauses import is_clause
from studykit.quotes.grammar.complements import Complement
from studykit.quotes.grammar.phrases import clause_end, last_mark
from studykit.quotes.grammar.subjects import subject_after, subject_before
from studykit.quotes.grammar.verbs import Verb
from studykit.quotes.rules.attribution import Attribution, by_verb
from studykit.quotes.rules.fixed_phrases import as_said
from studykit.quotes.rules.said_content import HAS_VERB, said_content
from studykit.quotes.sentence.marks import Span
from studykit.quotes.sentence.tagged_text import TaggedText
from studykit.quotes.sentence.word_classes import (
    ADVERB,
    CAPITALISED,
    COLON,
    COMMA,
    COORDINATOR,
    CREDIT_START,
    DASH,
    DETERMINING,
    ED_FORM,
    ING_FORM,
    MARK,
    QUOTED,
    RELATIVE,
    SENTENCE_START,
    START,
    STOP,
    SUBORDINATOR,
    THAT,
    VERBAL,
    pattern,
)

_REPORTING = frozenset(("quote", "that", "clause"))
_REPORTING_SOMEHOW = _REPORTING | {"addressee"}
# “said | Lane”, “said | he |.”: what can be the source after its verb, and not “said | he was”.
_SOURCE = pattern("<DETERMINING|HEAD> | <PRONOUN>(?=$|<COMMA|STOP|SEMICOLON|QUOTED|DASH>)")
# “So it is.” Lane said | on Monday: what can follow where the content is the sentence before.
_AFTER_CREDIT = pattern("$|<STOP|COMMA|PREPOSITION|SUBORDINATOR|CAPITALISED|ADVERB>")
# “his luck | is”, and not “the man who | is”.
_OWN_VERB = pattern("<^RELATIVE|SUBORDINATOR|COMMA>*<PLAIN_VERB>")
_FULL_NAME = pattern("<CAPITALISED>{2,3} <COMMA|STOP>")
_BEFORE_APPOSITION = START + THAT + SUBORDINATOR + COORDINATOR + COMMA + QUOTED


def inverted(tagged: TaggedText, low: int, high: int, verb: Verb) -> Attribution | None:
    """“..., said Lane”: verb before source, after what was said.

    The verb has no auxiliary, and comes first or after a comma, quotation or dash; before it may
    be an adverb.

    >>> attributed("“It rained,” said Lane.")
    Lane | said | “It rained,”
    >>> attributed("“It rained,” quietly added Lane.")
    Lane | added | “It rained,”
    >>> attributed("It rained, said Lane “the boss.”")
    It | said | Lane “the boss.”
    >>> attributed("It rained, praised Lane.")
    It | praised | Lane
    >>> attributed("Lane, host of “Elm,” on the river, said the plan had failed.")
    Lane, host of “Elm,” on the river, | said | the plan had failed
    """
    i = verb.at
    if verb.start != i or verb.before not in CREDIT_START + ADVERB + MARK:
        return None
    left = i - (tagged.classes[max(low, i - 2) : i] == QUOTED + ADVERB)
    if not _may_begin_credit(tagged, low, left):
        return None
    if verb.cue.frames.isdisjoint(_REPORTING) or (
        left > low and not _may_be_inverted(tagged, low, left, i)
    ):
        return None
    source = subject_after(tagged, i + 1, high)
    if source is None:
        return None
    if left == low:
        return _after_sentence(tagged, low, verb, source)
    if with_quoted_apposition(tagged, low, left):
        return None
    if verb.before == COMMA and (
        tagged.class_at(source[1]) in VERBAL + QUOTED
        or _begins_clause(tagged, low, *source)
        or not _is_said(tagged, low, verb, source)
    ):
        return None
    content = said_content(tagged, low, high, left, source[1])
    return by_verb("inverted", verb, source, content) if content else None


def _is_said(tagged: TaggedText, low: int, verb: Verb, source: Span) -> bool:
    """“It rained, | said the mayor”: without marks another verb comes before a full name only.

    >>> attributed("It rained, explained Ada Lane, the mayor.")
    Ada Lane, the mayor | explained | It rained
    >>> attributed("In Elm, explained Lane, “it rained.”")
    Lane | explained | In Elm … “it rained.”
    >>> attributed("Ada Lane left the bank to Bo Roe, explained the plan.")
    Ada Lane left the bank to Bo Roe | explained | the plan
    """
    end = source[1]
    is_quoted = QUOTED in tagged.classes[low : verb.at] + tagged.classes[end + 1 : end + 2]
    if verb.cue.lemma == "say" or is_quoted:
        return True
    return _FULL_NAME.match(tagged.classes, source[0]) is not None


def _begins_clause(tagged: TaggedText, low: int, start: int, end: int) -> bool:
    """“A manager, Lane, says | his luck is out”: what is said, and not who says it.

    >>> attributed("A manager, Lane, says his luck is out.")
    A manager, Lane, | says | his luck is out
    >>> attributed("A witness said the owner, Ada Roe, instructed crews not to disclose the leak.")
    A witness | said | the owner, Ada Roe, instructed crews not to disclose the leak
    >>> attributed("Even the best rowers, like Roe and Lund, say the bulk of the boats is old.")
    the best rowers, like Roe and Lund, | say | the bulk of the boats is old
    >>> attributed("It rained, said the man who was late.")
    the man who was late | said | It rained
    >>> attributed("The rain in Elm, said Ada Lane, was odd.")
    Ada Lane | said | The rain in Elm … was odd
    >>> attributed("“It rained,” said the man has.")
    the man has | said | “It rained,”
    """
    if QUOTED in tagged.classes[low:start]:
        return False
    return bool(_OWN_VERB.match(tagged.classes, start, end))


def _may_begin_credit(tagged: TaggedText, low: int, at: int, others: str = "") -> bool:
    """“...,” | Lane said; also where the opening mark is lost.

    >>> attributed("The wheel is gone,” said Lane. The boat is gone,” Lane said.")
    Lane | said | The wheel is gone,”
    Lane | said | The boat is gone,”
    >>> attributed("The ” Lane said.")
    """
    before = tagged.class_before(at, low)
    is_lost = before == MARK and tagged.classes[at - 2 : at - 1] in (COMMA, STOP)
    return before in CREDIT_START + others or is_lost


def _may_be_inverted(tagged: TaggedText, low: int, left: int, i: int) -> bool:
    """“..., | said | Lane”, and not “Lane, the mayor, | said | the plan”.

    >>> attributed("But, said Lane, it rained.")
    Lane | said | But … it rained
    >>> attributed("It rained — said Lane.")
    It | said | Lane
    >>> attributed("It rained, said Lane.")
    Lane | said | It rained
    >>> attributed("“It rained,” said he.")
    he | said | “It rained,”
    >>> attributed("“It rained,” said he was late.")
    he | said | “It rained,”
    – | said | he was late
    >>> attributed("“It rained” — it froze — said Lane.")
    it | said | Lane
    >>> attributed("It rained, said assembled voters.")
    It | said | assembled voters
    """
    classes = tagged.classes
    before, follows = classes[left - 1], tagged.class_at(i + 1)
    if before == COMMA and left - low < 3:  # “But, | said | Lane”
        return classes[low] in SENTENCE_START and follows in DETERMINING + CAPITALISED
    if before == DASH and classes[left - 2] != QUOTED:
        return False
    is_source = _SOURCE.match(classes, i + 1)
    if not is_source and not (before == QUOTED and follows in ED_FORM + ING_FORM):
        return False
    if before == COMMA and _ends_apposition(tagged, low, left):
        return False
    return COMMA + RELATIVE not in classes[low : tagged.quotation_before.get(left, low)]


def _ends_apposition(tagged: TaggedText, low: int, i: int) -> bool:
    """“Lane, the mayor, | said the plan”: the comma ends an apposition.

    >>> attributed("Lane, the mayor, said the plan is dead.")
    Lane, the mayor, | said | the plan is dead
    >>> attributed("It rained, said the mayor.")
    the mayor | said | It rained
    """
    span = subject_before(tagged, low, i)
    return span is not None and tagged.class_before(span[0], low) in _BEFORE_APPOSITION


def _after_sentence(tagged: TaggedText, low: int, verb: Verb, source: Span) -> Attribution | None:
    """“So it is.” | said Lane, at the start of a unit in the same paragraph.

    >>> attributed("“It rained.” Lane said.")
    Lane | said | “It rained.”
    >>> attributed("“It rained.”\\n\\nLane said.")
    """
    start = tagged.quotation_before.get(low, -1)
    is_whole = tagged.units[tagged.unit_at(start)][0] == start
    if not is_whole or "\n" in tagged.text[tagged.ends[low - 1] : tagged.starts[low]]:
        return None
    return by_verb("after", verb, source, [(start, low)])


def around(
    tagged: TaggedText, low: int, high: int, verb: Verb, source: Span, complement: Complement | None
) -> Attribution | None:
    """“..., Lane said”: what was said comes before, and perhaps goes on after.

    >>> attributed("“It rained,” Lane said.")
    Lane | said | “It rained,”
    >>> attributed("It rained because Lane said it did.")
    Lane | said | it did
    """
    classes, left = tagged.classes, source[0]
    before = tagged.class_before(left, low)
    reports = not verb.cue.frames.isdisjoint(_REPORTING_SOMEHOW)
    if not reports or not _may_begin_credit(tagged, low, left, SUBORDINATOR):
        return None
    if before == START:
        is_alone = _is_alone(tagged, high, verb, complement)
        return _credit_of_sentence(tagged, low, high, verb, source) if is_alone else None
    if tagged.types[left - 1] == "as":
        return as_said(tagged, low, high, verb, source, complement)
    if before == SUBORDINATOR or classes[left] == RELATIVE:
        return None
    if before != QUOTED and not HAS_VERB.search(classes, low, left):
        return _after_adverbial(tagged, low, high, verb, source)
    if complement is not None and not (
        _is_after_quotation(tagged, low, left) or _is_interruption(tagged, low, left, complement)
    ):
        return None
    content = said_content(tagged, low, high, left, verb.at + 1)
    is_setting = _is_setting(tagged, low, content, verb.at + 1)
    return None if is_setting else by_verb("around", verb, source, content)


def _is_alone(tagged: TaggedText, high: int, verb: Verb, complement: Complement | None) -> bool:
    """“It rained.” | Lane said |: nothing after the verb is what was said."""
    is_alone = complement is None or complement.start in (verb.at + 1, complement.cue_end)
    return is_alone and not _is_report(tagged, high, complement)


def _is_setting(tagged: TaggedText, low: int, content: Sequence[Span], after: int) -> bool:
    """“| Even as it rained, | Lane wrote to us”: when or why, and nothing that is said.

    >>> attributed("Even as it rained, Lane wrote to reporters.")
    >>> attributed("Even as it rained, Lane wrote, the boats were out.")
    Lane | wrote | Even as it rained … the boats were out
    """
    if not content:
        return True
    end = content[0][1]
    if len(content) > 1 or tagged.class_at(end) != COMMA or tagged.class_at(after) in COMMA + STOP:
        return False
    opening = range(low, min(low + 6, end))
    when = next((k for k in opening if tagged.types[k] in _WHEN), None)
    if when is None or (tagged.types[when] == "as" and tagged.types[when - 1] != "even"):
        return False
    is_first = not set(tagged.classes[low:when]) & set(VERBAL + QUOTED)
    return is_first and COMMA not in tagged.classes[when:end]


_WHEN = frozenset("after before since until when while once as because although though".split())


def _is_report(tagged: TaggedText, high: int, complement: Complement | None) -> bool:
    """“So it is.” Lane said | Roe had left: a name that has a verb, and no time or place.

    >>> attributed("“It rained,” said Lund. “It froze.” Lane said Elm’s boats were old.")
    Lund | said | “It rained,” … “It froze.”
    Lane | said | Elm’s boats were old
    >>> attributed("“It rained.” Lane said Monday. “It froze.” Lane said Sunday in Elm.")
    Lane | said | “It rained.”
    Lane | said | “It froze.”
    """
    if complement is None or complement.sort != "clause":
        return False
    return is_clause(tagged, complement.start, high)


def _credit_of_sentence(
    tagged: TaggedText, low: int, high: int, verb: Verb, source: Span
) -> Attribution | None:
    """“So it is.” | Lane said.

    >>> attributed("“It rained.” Lane said on Monday.")
    Lane | said | “It rained.”
    >>> attributed("“It rained.” Lane said, that it froze.")
    Lane | said | that it froze
    """
    after = tagged.classes[verb.at + 1 : high]
    is_that = after.startswith(COMMA) and THAT in after
    if is_that or "quote" not in verb.cue.frames or not _AFTER_CREDIT.match(after):
        return None
    return _after_sentence(tagged, low, verb, source)


def _after_adverbial(
    tagged: TaggedText, low: int, high: int, verb: Verb, source: Span
) -> Attribution | None:
    """“In both cases, Lane said, | it rained”, “| The mayor, | Lane said, | had left”.

    >>> attributed("In Elm, Lane said, it rained.")
    Lane | said | it rained
    >>> attributed("The mayor, Lane said, had left.")
    Lane | said | The mayor … had left
    >>> attributed("The mayor, Lane said, “had left.”")
    Lane | said | The mayor … “had left.”
    >>> attributed("In Elm, Lane said it rained.")
    Lane | said | it rained
    >>> attributed("The plan fell.\\n\\n, Lane said, “and it is dead.”")
    Lane | said | “and it is dead.”
    """
    classes, start = tagged.classes, verb.at + 2
    if classes[start - 1 : start] != COMMA or start >= high:
        return None
    content = [(start, clause_end(tagged, start, high))]
    is_torn = classes[start] == QUOTED and tagged.tokens[start + 1 : start + 2] > ["a"]
    if (classes[start] in VERBAL or is_torn) and low < source[0] - 1:
        content.insert(0, (low, source[0] - 1))
    return by_verb("around", verb, source, content) if content[-1][1] > start else None


def _is_interruption(tagged: TaggedText, low: int, left: int, complement: Complement) -> bool:
    """“A, | Lane said, “is B”: the quotation goes on with a small letter.

    >>> attributed("The plan fell, Lane said, “and it is dead.”")
    Lane | said | The plan fell … “and it is dead.”
    >>> attributed("The plan fell, Lane said, “It is dead.”")
    Lane | said | “It is dead.”
    >>> attributed("The plan fell, Lane said, ''and it is dead.''")
    Lane | said | The plan fell … ''and it is dead.''
    >>> attributed("Lane spoke at noon, saying it was “so cold” and Roe, she said, “bold.”")
    Lane | saying | it was “so cold” and Roe, she said, “bold.”
    she | said | “bold.”
    >>> attributed("“If it froze” all day in Elm, Lane said in May, “we would row.”")
    Lane | said | “If it froze” all day in Elm … “we would row.”
    """
    start = complement.start
    if complement.sort != "quote" or not (
        tagged.classes[left - 1] == tagged.classes[start - 1] == COMMA
    ):
        return False
    if tagged.classes[low] != QUOTED and QUOTED in tagged.classes[low:left]:
        return False
    words = (token for token in tagged.tokens[start + 1 : start + 3] if token != "'")
    return next(words, "")[:1].islower()


def _is_after_quotation(tagged: TaggedText, low: int, at: int) -> bool:
    """“...,” | Lane told: after a quotation that begins a sentence but does not end it.

    >>> attributed("“It rained,” Lane told reporters it froze.")
    Lane | told | “It rained,”
    >>> attributed("“It rained.” Lane told reporters it froze.")
    Lane | told | it froze
    >>> attributed("The answer: “It rained,” Lane told reporters it froze.")
    Lane | told | “It rained,”
    >>> attributed("It was “gone,” Lane told reporters it froze.")
    Lane | told | it froze
    """
    start = tagged.quotation_before.get(at)
    if start is None or (
        tagged.classes[low:start].strip(COORDINATOR + ADVERB + COMMA + DASH)
        and tagged.classes[start - 1] != COLON
    ):
        return False
    return last_mark(tagged, at) in ("", ",", "?", "!", "-", "—", "–")
