"""What follows a cue: a clause, a quotation, an infinitive, a noun phrase."""

import re
from collections.abc import Callable
from typing import NamedTuple

from studykit.quotes.grammar.phrases import past, quotation_end, short_object_end
from studykit.quotes.sentence.cues import verb_cues
from studykit.quotes.sentence.tagged_text import TaggedText
from studykit.quotes.sentence.time_words import days, periods, pointers, times

# What the lists of cues say may follow.
_REPORTED = frozenset(("that", "clause"))
_QUOTED = frozenset(("quote", "that", "clause"))
_JUDGED = frozenset(("np", "as", "np-as"))
_ASKED = frozenset(("wh", "np"))
_FAR_AHEAD = frozenset(("that", "quote", "to"))
_NP_START = "dspoX0neg("
_BEFORE_VERB = "dsX0nSfic(),rgQ-w"  # classes of a subject
# “said | , however, | that”, “said | , per a translator, | that”: an aside before the content.
_ASIDE = re.compile(r",(?:[ru]|[iub][dsnX0fSrge]{1,8}),(?=[tQr])")
_SORT_OF = {"t": "that", "T": "to", "h": "wh", ":": "colon", "Q": "quote"}


class Complement(NamedTuple):
    """What follows a cue: its sort, where the content begins, and where the cue ends."""

    sort: str
    start: int
    cue_end: int


Frames = frozenset[str]  # what may follow a cue: "that", "np", "to"
# Each rule reads the text from `at` to `high`, behind a cue that ended before `after`.
_Rule = Callable[[TaggedText, int, int, Frames, int], Complement | None]


def complement(tagged: TaggedText, at: int, high: int, frames: Frames) -> Complement | None:
    """What follows a cue that ends before `at`, if it is something the cue can take.

    `frames` says what that is: the words in the column `frames` of the lists of cues.
    """
    classes, after = tagged.classes, at
    while at < high and (word_class := classes[at]) == "r":
        at += 1
    if at >= high:
        return None
    if word_class == "," and (aside := _ASIDE.match(classes, at, high)):
        at = aside.end()
        word_class = classes[at]
    rule = _BY_LETTER.get(word_class)
    return rule(tagged, at, high, frames, after) if rule else None


def _that(tagged: TaggedText, at: int, high: int, frames: Frames, after: int) -> Complement | None:
    """“said | that it rained”, “called | that “absurd””."""
    if not frames.isdisjoint(_REPORTED):
        return Complement("that", at, after)
    if "np-as" in frames and tagged.classes[at + 1 : at + 2] in ("Q", "d", "n"):
        return Complement("as", at, after)
    return Complement("np", at, after) if "np" in frames else None


def _colon(tagged: TaggedText, at: int, high: int, frames: Frames, after: int) -> Complement | None:
    """“said: | ...”."""
    return Complement("colon", at + 1, after)


def _quotation(
    tagged: TaggedText, at: int, high: int, frames: Frames, after: int
) -> Complement | None:
    """“said | “So it is””, “praised | “a hero””."""
    if not frames.isdisjoint(_QUOTED):
        return Complement("quote", at, after)
    return None if frames.isdisjoint(_JUDGED) else Complement("np", at, after)


def _behind_comma(
    tagged: TaggedText, at: int, high: int, frames: Frames, after: int
) -> Complement | None:
    """“said, | “So it is””, “said, | that it rained”."""
    behind = tagged.classes[at + 1 : min(at + 2, high)]
    if behind == "Q" and "quote" in frames:
        return Complement("quote", at + 1, after)
    if behind == "t" and "that" in frames:
        return Complement("that", at + 1, after)
    return None


def _question(
    tagged: TaggedText, at: int, high: int, frames: Frames, after: int
) -> Complement | None:
    """“asked | whether it rained”."""
    return None if frames.isdisjoint(_ASKED) else Complement("wh", at, after)


def _subordinate(
    tagged: TaggedText, at: int, high: int, frames: Frames, after: int
) -> Complement | None:
    """“said | because it rained, ...”, “described | as a hero”."""
    word = tagged.types[at]
    if word in ("because", "although") and "clause" in frames:
        return Complement("clause", at, after)
    return Complement("as", at, after) if word == "as" and "as" in frames else None


def _preposition(
    tagged: TaggedText, at: int, high: int, frames: Frames, after: int
) -> Complement | None:
    """“plans | to win”, “calls for | peace”, “said in a letter | that”."""
    word_class = tagged.classes[at]
    if word_class == "T" and "to" in frames and is_infinitive(tagged, at):
        return Complement("to", at, after)
    if tagged.types[at] in frames:
        return Complement("np", at + 1, at + 1)
    return _beyond(tagged, at, high, frames, after) if word_class != "b" else None


def _noun_phrase(
    tagged: TaggedText, at: int, high: int, frames: Frames, after: int
) -> Complement | None:
    """What begins with a noun phrase: an addressee, a clause, an object, a time."""
    if tagged.types[at] in times() and _is_time(tagged, at):
        return _beyond_time(tagged, at, high, frames, after)
    found = None
    if "addressee" in frames:
        found = _addressee(tagged, at, high, frames, after)
    if found is None and "np-to" in frames:
        found = _object_with_infinitive(tagged, at, high, frames, after)
    return (
        found
        or _clause(tagged, at, high, frames, after)
        or _object_with_as(tagged, at, high, frames, after)
        or _object(tagged, at, high, frames, after)
    )


def _addressee(
    tagged: TaggedText, at: int, high: int, frames: Frames, after: int
) -> Complement | None:
    """“told | the two reporters | that it rained”, “asked | her | about the plan”."""
    classes = tagged.classes
    end = short_object_end(tagged, at, min(high, at + 16))
    begin = _where_content_begins(tagged, end, high)
    if begin is None:
        follows = classes[end : end + 1] if end < high else ""
        if "clause" in frames and follows and follows in "pdsX":
            return Complement("clause", end, after)
        is_about = follows and follows in "ifb" and tagged.types[end] in frames
        return Complement("np", end + 1, after) if is_about else None
    word_class = classes[begin]
    if word_class == "T" and (classes[end:begin].strip("r") or "to" not in frames):
        return None
    return Complement(_SORT_OF[word_class], begin + (word_class == ":"), after)


def _where_content_begins(tagged: TaggedText, end: int, high: int) -> int | None:
    """The first “that”, “to”, question word, colon or quotation behind an addressee."""
    classes, limit = tagged.classes, min(high, end + 16)
    k = end
    while k < limit and classes[k] not in 'tTh:Q.;"w':
        k += 1
    if k >= limit or classes[k] not in "tTh:Q":
        return None
    if classes[k] == "Q":
        return _quotation_or_title(tagged, end, k, high)
    if classes[k] != "t" and "," in classes[end : k - 1]:
        return None
    return k


def _quotation_or_title(tagged: TaggedText, end: int, k: int, high: int) -> int | None:
    """“told | “Good Morning” | that”: a title belongs to the addressee."""
    classes = tagged.classes
    stop = quotation_end(tagged, k, high)
    if classes[k - 1] in "XSi" and classes[stop : stop + 1] and classes[stop] in "tTh":
        return stop
    return k if k == end or classes[k - 1] == "," else None


def _object_with_infinitive(
    tagged: TaggedText, at: int, high: int, frames: Frames, after: int
) -> Complement | None:
    """“wants | him to win”."""
    end = short_object_end(tagged, at, min(high, at + 16))
    return Complement("to", at, after) if end < high and tagged.classes[end] == "T" else None


def _clause(
    tagged: TaggedText, at: int, high: int, frames: Frames, after: int
) -> Complement | None:
    """“said | it rained”."""
    if frames.isdisjoint(_REPORTED) or "addressee" in frames:
        return None
    if "clause" in frames and "np" not in frames:
        return Complement("clause", at, after)
    return Complement("clause", at, after) if _is_clause(tagged.classes, at, high) else None


def _is_clause(classes: str, at: int, high: int) -> bool:
    """Whether a subject with its verb follows: “it would rain”, “the plan failed”."""
    if classes[at] == "p":
        return True
    high = min(high, at + 30)
    k = past(classes, at + 1, high, _BEFORE_VERB)
    while k < high and classes[k] == "e":
        if classes[k + 1 : k + 2] not in ("b", "i", "T"):
            return classes[k - 1] not in "ds"
        k = past(classes, k + 1, high, _BEFORE_VERB)
    return k < high and classes[k] in "MBHDV"


def _object_with_as(
    tagged: TaggedText, at: int, high: int, frames: Frames, after: int
) -> Complement | None:
    """“saw | him as a friend”, “called | the plan “absurd””."""
    if "only-as" in frames:
        return _only_behind_as(tagged, at, high, frames, after)
    if "as" in frames and "np" not in frames and _has_as(tagged, at, min(high, at + 14)):
        return Complement("as", at, after)
    if "np-as" not in frames or tagged.types[at] in times():
        return None
    if tagged.classes[at] == "g" and not frames & {"ing", "np", "clause"}:
        return None
    if _ends_in_quotation(tagged, at, high):
        return Complement("as", at, after)
    end = short_object_end(tagged, at, min(high, at + 14))
    is_two = tagged.classes[end : end + 1] in ("Q", "u") or "d" in tagged.classes[at + 1 : end]
    return Complement("as", at, after) if is_two or tagged.classes[at] in "po" else None


def _ends_in_quotation(tagged: TaggedText, at: int, high: int) -> bool:
    """“called | the people of the two towns “absurd””."""
    k = tagged.classes.find("Q", at + 1, min(high, at + 12))
    return k > 0 and tagged.classes[k - 1] in "nX" and not tagged.classes[at:k].strip("dsX0nSfieg")


def _only_behind_as(
    tagged: TaggedText, at: int, high: int, frames: Frames, after: int
) -> Complement | None:
    """“greeted him as a | “dear friend””."""
    types, classes = tagged.types, tagged.classes
    for k in range(at, min(high, at + 14) - 2):
        if types[k] == "as":
            start = k + 1 + (classes[k + 1] == "d")
            return Complement("as", start, after) if classes[start : start + 1] == "Q" else None
    return None


def _has_as(tagged: TaggedText, start: int, high: int) -> bool:
    """“saw | him as”: “as” before the noun phrase is over."""
    for k in range(start, high):
        if tagged.types[k] == "as":
            return True
        if tagged.classes[k] in ".;:VMBH":
            return False
    return False


def _object(
    tagged: TaggedText, at: int, high: int, frames: Frames, after: int
) -> Complement | None:
    """“praised | the plan”, “considered | leaving”."""
    if tagged.classes[at] == "g" and not frames & {"ing", "np", "clause"}:
        return None
    if "np" in frames and tagged.types[at] not in times():
        return Complement("np", at, after)
    return _beyond_time(tagged, at, high, frames, after)


def is_infinitive(tagged: TaggedText, at: int) -> bool:
    """“to win” and not “to reporters”, “to Lane”."""
    follows = tagged.classes[at + 1 : at + 2]
    return bool(follows) and follows in "nVBHDregQ" and not tagged.types[at + 1].endswith("ers")


def _beyond(
    tagged: TaggedText, at: int, high: int, frames: Frames, after: int
) -> Complement | None:
    """Past “in a statement”, “to reporters”, “on Monday” to “that”, a colon or a quotation."""
    if frames.isdisjoint(_FAR_AHEAD):
        return None
    classes, limit = tagged.classes, min(high, at + 25)
    k = at + 1
    while k < limit and classes[k] in "dsnX0fSrigeTbu":
        if classes[k] == "T" and "to" in frames and is_infinitive(tagged, k):
            return Complement("to", k, after)
        k += 1
    k = _past_title(tagged, k, limit)
    rule = _BEYOND.get(classes[k]) if k < limit else None
    return rule(tagged, k, high, frames, after) if rule else None


def _past_title(tagged: TaggedText, k: int, limit: int) -> int:
    """Past a title in quotation marks: “said on “Good Morning” | that”."""
    stop = quotation_end(tagged, k, limit)
    return stop if stop > k and tagged.classes[stop : stop + 1] == "t" else k


def _quotation_beyond(
    tagged: TaggedText, k: int, high: int, frames: Frames, after: int
) -> Complement | None:
    """“said on Monday | “it is so””; not “on the | “Today” show”."""
    word = tagged.types[k - 1]
    if word == "'s":
        return None
    is_time = word in times() or word in periods()
    return Complement("quote", k, after) if is_time or tagged.classes[k - 1] not in "nX" else None


_BEYOND: dict[str, _Rule] = {
    "t": lambda _, k, __, frames, after: Complement("that", k, after) if "that" in frames else None,
    ":": _colon,
    ",": lambda tagged, k, _, __, after: (
        Complement("quote", k + 1, after) if tagged.classes[k + 1 : k + 2] == "Q" else None
    ),
    "Q": _quotation_beyond,
    "p": lambda _, k, __, frames, after: (
        Complement("clause", k, after) if "clause" in frames else None
    ),
    "h": lambda _, k, __, frames, after: Complement("wh", k, after) if "wh" in frames else None,
}


def _is_time(tagged: TaggedText, at: int) -> bool:
    """“Monday”, “last week”, and not “Monday's vote”."""
    word = tagged.types[at]
    if word in days():
        return tagged.classes[at + 1 : at + 2] != "S"
    return word in pointers() and any(w in periods() for w in tagged.types[at + 1 : at + 2])


def _beyond_time(
    tagged: TaggedText, at: int, high: int, frames: Frames, after: int
) -> Complement | None:
    """Past a time: “said Monday | that”."""
    classes, k = tagged.classes, at + 1
    if tagged.types[at] not in times():
        return None
    while k < min(high, at + 4) and classes[k] in "r0n":
        k += 1
    if k >= high:
        return None
    if classes[k] in "tT:Qpds" or classes[k : k + 2] == ",Q":
        found = complement(tagged, k, high, frames)
        return found._replace(cue_end=after) if found and found.cue_end == k else found
    return _beyond(tagged, k, high, frames, after) if classes[k] == "i" else None


def distant_quotation(tagged: TaggedText, at: int, high: int, frames: Frames) -> Complement | None:
    """“said in the spring, when the story broke, | “It is so””: a whole sentence in marks."""
    if "quote" not in frames:
        return None
    k = tagged.classes.find(",Q", at, min(high, at + 40))
    if k < 0 or k + 2 >= high or not tagged.tokens[k + 2][:1].isupper():
        return None
    return None if _has_nearer_cue(tagged, at, k) else Complement("quote", k + 1, at)


def _has_nearer_cue(tagged: TaggedText, start: int, high: int) -> bool:
    """“asked why, Roe | replied, | “It is so””: the quotation belongs to the later verb."""
    cues = verb_cues()
    for k in range(start, high):
        cue = cues.get(tagged.types[k]) if tagged.classes[k] in "Veg" else None
        if cue is not None and "quote" in cue.frames:
            return True
    return False


_BY_LETTER: dict[str, _Rule] = {
    "t": _that,
    ":": _colon,
    "Q": _quotation,
    ",": _behind_comma,
    "h": _question,
    "w": _question,
    "u": _subordinate,
    **dict.fromkeys("Tifb", _preposition),
    **dict.fromkeys(_NP_START, _noun_phrase),
}
