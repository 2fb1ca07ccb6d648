"""Attributions whose content follows the cue: “Lane said that ...”, “was told to ...”."""

from studykit import lexicons
from studykit.quotes.grammar.complements import Complement
from studykit.quotes.grammar.phrases import (
    before_remark,
    clause_end,
    comma_quotation_end,
    noun_phrase_end,
    quotation_end,
    relative_clause_end,
    short_object_end,
    whole_quotation_end,
)
from studykit.quotes.grammar.subjects import subject_before
from studykit.quotes.grammar.verbs import Verb
from studykit.quotes.rules.attribution import Attribution
from studykit.quotes.sentence.marks import Span
from studykit.quotes.sentence.tagged_text import TaggedText

_FRONTED_OBJECTS = frozenset(("what", "whom", "which", "who"))
_CHARGES = frozenset(("of", "for", "as"))
NAMING = frozenset(("np-as", "as"))  # what can follow a verb that names
_ARTICLES = ("a", "an", "so")


def ahead(
    tagged: TaggedText,
    low: int,
    high: int,
    verb: Verb,
    complement: Complement,
    source: Span | None,
) -> Attribution | None:
    """“Lane said | that ...”: the content follows the cue."""
    sort, start, cue_end = complement
    begin, at, use, _, _ = verb
    if sort == "np" and (document := _document_end(tagged, start, high)):
        return _with_document(tagged, high, verb, source, document)
    end = _content_end(tagged, start, high, verb, sort, source)
    if end <= start:
        return Attribution("colon", (begin, cue_end), source, []) if sort == "colon" else None
    content = [(start, end)]
    if source and sort in ("np", "as", "quote") and _is_fronted_object(tagged, low, source):
        content.insert(0, (source[0] - 1, source[0]))
    if use == "participle":
        begin = at
    return Attribution(f"{sort}/{use}", (begin, max(cue_end, at + 1)), source, content)


def _document_end(tagged: TaggedText, start: int, high: int) -> int:
    """Where “a statement” ends if its words follow; 0 for every other object."""
    end = short_object_end(tagged, start, high)
    if end == start or tagged.types[end - 1] not in lexicons.words("document_nouns"):
        return 0
    while end < min(high, start + 14) and tagged.classes[end] in "iTdsnXS0":
        end += 1
    behind = tagged.classes[end : min(high, end + 2)]
    return end if behind in (":Q", ",Q") or behind[:1] == "g" else 0


def _with_document(
    tagged: TaggedText, high: int, verb: Verb, source: Span | None, end: int
) -> Attribution | None:
    """“issued a statement: | “It rained””; with “saying”, that is the cue."""
    start = end + 1
    stop = whole_quotation_end(tagged, start, high) or clause_end(tagged, start, high)
    if tagged.classes[end] == "g" or stop <= start:
        return None
    return Attribution(f"colon/{verb.use}", (verb.start, start), source, [(start, stop)])


def _content_end(
    tagged: TaggedText, start: int, high: int, verb: Verb, sort: str, source: Span | None
) -> int:
    if sort in ("np", "as"):
        frames = verb.cue.frames
        end = noun_phrase_end(tagged, start, high, with_as="as" in frames)
        return _before_other_words(tagged, start, _with_charge(tagged, end, high, frames))
    end = whole_quotation_end(tagged, start, high) or clause_end(tagged, start, high)
    end = _before_other_words(tagged, start, end)
    if source and tagged.classes[source[0]] == "w":
        return relative_clause_end(tagged, start, end)
    return end


def _before_other_words(tagged: TaggedText, start: int, end: int) -> int:
    """Where words begin, behind the quoted ones, that are not the source's."""
    if tagged.classes.find("Q", start, end) < 0:
        return end
    return before_remark(tagged, start, comma_quotation_end(tagged, start, end))


def _with_charge(tagged: TaggedText, end: int, high: int, frames: frozenset[str]) -> int:
    """“accused Lane, the mayor, | of lying”: past an apposition to “of” or “for”."""
    classes, types = tagged.classes, tagged.types
    charges, limit = frames & _CHARGES, min(high, end + 20)
    if not charges or classes.find(",", end, limit - 1) < 0:
        return end
    for k in range(end + 1, limit):
        if classes[k - 1] == "," and types[k] in charges:
            return noun_phrase_end(tagged, k + 1, high)
        if classes[k] in ".;:V":
            break
    return end


def _is_fronted_object(tagged: TaggedText, low: int, source: Span) -> bool:
    """“what | Lane called ...”, and not “in which | Lane said ...”."""
    at = source[0] - 1
    if at < low or tagged.types[at] not in _FRONTED_OBJECTS:
        return False
    return at == low or tagged.classes[at - 1] != "i"


def relative(
    tagged: TaggedText, low: int, high: int, verb: Verb, source: Span
) -> Attribution | None:
    """“the plan, | which | Lane said | was dead |”."""
    follows = tagged.classes[verb.at + 1 : verb.at + 2]
    if not follows or follows not in "BMHDV" or "clause" not in verb.cue.frames:
        return None
    if source[0] <= low or tagged.classes[source[0] - 1] not in "wht":
        return None
    start = verb.at + 1
    content = [(source[0] - 1, source[0]), (start, clause_end(tagged, start, high))]
    return Attribution("relative", verb.span, source, content)


def naming(
    tagged: TaggedText, low: int, high: int, verb: Verb, complement: Complement
) -> Attribution | None:
    """“| a group | called | “Elm First””: the quotation is a name that nobody gave."""
    i, start = verb.at, complement.start
    if tagged.classes[start : start + 1] != "Q" or verb.start != i:
        return None
    end = i - (tagged.classes[i - 1] == ",")
    if tagged.classes[end - 1 : end] != "n":
        return None
    begin = next(
        (k for k in range(end, max(low, end - 7), -1) if tagged.types[k] in _ARTICLES), None
    )
    if begin is None:
        return None
    return Attribution(
        "named", (i, i + 1), None, [(begin, end), (start, quotation_end(tagged, start, high))]
    )


def passive(tagged: TaggedText, low: int, high: int, verb: Verb) -> Attribution | None:
    """“was praised by Lane”: source behind “by”; “is expected to win”: no source."""
    start = verb.at + 1
    follows = tagged.classes[start : start + 1]
    if follows == "b":
        return _by_source(tagged, low, high, verb)
    if follows == "T" and verb.cue.frames & {"to", "np-to"}:
        content = [(start, clause_end(tagged, start, high))]
        subject = subject_before(tagged, low, verb.start)
        if subject and "addressee" not in verb.cue.frames:
            content.insert(0, subject)
        return Attribution("passive", verb.span, None, content)
    return _was_told(tagged, high, verb, follows)


def _by_source(tagged: TaggedText, low: int, high: int, verb: Verb) -> Attribution | None:
    """“The plan | was praised | by Lane”."""
    start = verb.at + 2
    subject = subject_before(tagged, low, verb.start)
    end = noun_phrase_end(tagged, start, min(high, start + 28))
    if subject is None or end <= start:
        return None
    return Attribution("passive", verb.span, (start, end), [subject])


def _was_told(tagged: TaggedText, high: int, verb: Verb, follows: str) -> Attribution | None:
    """“was asked, “Why?””, “was told that ...”, “was asked whether ...”."""
    frames, classes = verb.cue.frames, tagged.classes
    start = verb.at + 1 + (follows == ",")
    is_told = "addressee" in frames
    if is_told and classes[start : start + 1] == "Q":
        end = whole_quotation_end(tagged, start, high) or clause_end(tagged, start, high)
        return Attribution("passive", verb.span, None, [(start, end)])
    is_asked = is_told and follows in ("h", "w") and "wh" in frames
    if is_asked or (follows == "t" and "that" in frames):
        return Attribution("passive", verb.span, None, [(start, clause_end(tagged, start, high))])
    return None
