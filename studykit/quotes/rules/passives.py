"""Attributions by a passive: “was told to ...”, “was praised by Lane”, “accused of ...”."""

from studykit import lexicons
from studykit.quotes.grammar.clauses import is_clause
from studykit.quotes.grammar.phrases import clause_end, noun_phrase_end, past, said_end
from studykit.quotes.grammar.subjects import subject_before
from studykit.quotes.grammar.verbs import Verb
from studykit.quotes.rules.attribution import Attribution
from studykit.quotes.sentence.cues import BASE, PRESENT
from studykit.quotes.sentence.marks import Span
from studykit.quotes.sentence.tagged_text import TaggedText
from studykit.quotes.sentence.time_words import times
from studykit.quotes.sentence.word_classes import (
    BY,
    CAPITALISED,
    CLITIC,
    COMMA,
    COORDINATOR,
    DASH,
    DETERMINING,
    END,
    MODAL,
    NOMINAL,
    NUMBER,
    PRONOUN,
    QUESTION_WORD,
    QUOTED,
    RELATIVE,
    START,
    SUBORDINATOR,
    THAT,
    TO,
)

_BLAMING, _CHARGING = frozenset(("np", "for")), frozenset(("np", "with"))
_WISHING = frozenset(("to",))  # “demanded for”, “feared for”: without an object
_OPEN = frozenset(("advocate",))  # “advocated | for boats”: the same
_OPENS_CLAUSE = PRONOUN + DETERMINING + NOMINAL + NUMBER  # “was told | he had rowed”
_TOLD = frozenset(("that", "clause", "wh", "quote", "colon", "around"))
_OPENING = START + COMMA + SUBORDINATOR + COORDINATOR + DASH + QUOTED


def is_judged(tagged: TaggedText, low: int, verb: Verb, source: Span | None) -> bool:
    """“Ada Lane accused of lying”: who seems the source is the one of whom it is said.

    >>> attributed("Rower Ada Lane accused of lying")
    >>> attributed("Ada Lane, accused of lying, left. The rower was tried and accused of lying.")
    >>> attributed("Roe, whom Lane accused of lying, left. Lane advocated for boats.")
    Lane | accused of | whom … lying
    Lane | advocated for | boats
    """
    frames = verb.cue.frames
    takes_object = frames >= _BLAMING or frames >= _CHARGING
    if verb.use != "finite" or verb.start != verb.at or not takes_object:
        return False
    is_wish = not frames.isdisjoint(_WISHING) or verb.cue.lemma in _OPEN
    if is_wish or verb.cue.forms & (BASE | PRESENT):
        return False
    if source is None or verb.before in COMMA + COORDINATOR:
        return True
    return tagged.class_before(source[0], low) in _OPENING


def passive(tagged: TaggedText, low: int, high: int, verb: Verb) -> Attribution | None:
    """“was praised by Lane”: the source follows “by”; “is expected to win”: no source.

    >>> attributed("Lane is expected to resign.")
    – | is expected | Lane … to resign
    >>> attributed("Lane was told to resign.")
    – | was told | to resign
    >>> attributed("Lane is praised to win.")
    >>> attributed("Lane was told\\n\\nthat it rained.")
    """
    start = verb.at + 1
    follows = tagged.class_at(start) if start < high else END
    if follows == BY:
        return _by_source(tagged, low, high, verb)
    if follows == TO and verb.cue.frames & {"to", "np-to"}:
        content = [(start, clause_end(tagged, start, high))]
        subject = subject_before(tagged, low, verb.start)
        if subject and "addressee" not in verb.cue.frames:
            content.insert(0, subject)
        return Attribution("passive", verb.span, None, content)
    return _was_told(tagged, high, verb, follows)


def _by_source(tagged: TaggedText, low: int, high: int, verb: Verb) -> Attribution | None:
    """“The plan | was praised | by Lane”.

    >>> attributed("The plan was praised by Lane.")
    Lane | was praised | The plan
    >>> attributed("Lane was told by Roe that it rained.")
    Roe | was told | that it rained
    >>> attributed("The meeting was called by Lane.")
    """
    start = verb.at + 2
    subject = subject_before(tagged, low, verb.start)
    end = noun_phrase_end(tagged, start, min(high, start + 28))
    if subject is None or end <= start or verb.cue.lemma == "call":
        return None
    if "addressee" in verb.cue.frames and (that := tagged.classes.find(THAT, start + 1, end)) > 0:
        content = [(that, clause_end(tagged, that, high))]
        return Attribution("passive", verb.span, (start, that), content)
    return Attribution("passive", verb.span, (start, end), [subject])


def heard(tagged: TaggedText, row: Attribution) -> Attribution:
    """“The court heard | that ...”: said to the court, by somebody who is not named.

    >>> attributed("Elm Crown Court heard he had rowed. Coroner Ada Lane heard how he sank.")
    – | heard | he had rowed
    – | heard | how he sank
    >>> attributed("“It rained,” the inquest heard. He rowed, the jury in Elm heard.")
    – | heard | “It rained,”
    – | heard | He rowed
    >>> attributed("The court clerk heard that it rained. The mayor heard that it froze.")
    The court clerk | heard | that it rained
    The mayor | heard | that it froze
    """
    if row.cue is None or row.source is None or tagged.types[row.cue[1] - 1] != "heard":
        return row
    if row.sort not in _TOLD or row.use not in ("", "finite"):
        return row
    is_told = _is_hearing(tagged, *row.source) and tagged.classes[row.cue[0]] != MODAL
    return Attribution("heard", row.cue, None, row.content) if is_told else row


def _is_hearing(tagged: TaggedText, low: int, high: int) -> bool:
    """“Elm Crown Court”, “the jury in Elm”, “Coroner Ada Lane”; not “the court clerk”."""
    low += tagged.classes[low] in DETERMINING
    end = past(tagged.classes, low, high, NOMINAL + CLITIC)
    if low == end:
        return False
    hearings = lexicons.words("hearing_nouns")
    is_titled = tagged.classes[low:end].strip(CAPITALISED) == ""
    return tagged.types[end - 1] in hearings or (is_titled and tagged.types[low] in hearings)


def _was_told(tagged: TaggedText, high: int, verb: Verb, follows: str) -> Attribution | None:
    """“was asked, “Why?””, “was told that ...”, “was asked whether ...”.

    >>> attributed("Lane was asked, “Why?”")
    – | was asked | “Why?”
    >>> attributed("Lane was told that it rained.")
    – | was told | that it rained
    >>> attributed("Lane was asked whether it rained.")
    – | was asked | whether it rained
    >>> attributed("The court was told Mr Roe had rowed. Lane was told the plan of Roe.")
    – | was told | Mr Roe had rowed
    >>> attributed("Lane was called “a joke.”")
    >>> attributed("The plan was praised that it rained.")
    >>> attributed("Lane was known how it rained.")
    """
    frames = verb.cue.frames
    start = verb.at + 1 + (follows == COMMA)
    is_told = "addressee" in frames
    if is_told and tagged.class_at(start) == QUOTED:
        return Attribution("passive", verb.span, None, [(start, said_end(tagged, start, high))])
    is_asked = is_told and follows in (QUESTION_WORD, RELATIVE) and "wh" in frames
    if is_asked or (follows == THAT and "that" in frames):
        return Attribution("passive", verb.span, None, [(start, clause_end(tagged, start, high))])
    is_bare = is_told and "clause" in frames and follows in _OPENS_CLAUSE
    if not is_bare or tagged.types[start] in times() or not is_clause(tagged, start, high):
        return None
    return Attribution("heard", verb.span, None, [(start, clause_end(tagged, start, high))])
