"""What follows a cue: a clause, a quotation, an infinitive, a noun phrase."""

import re
from collections.abc import Callable
from typing import NamedTuple

from studykit.quotes.lexicon import verb_cues
from studykit.quotes.phrases import past, quotation_end, short_object_end
from studykit.quotes.rows import Complement
from studykit.quotes.sheet import Sheet

# What the lists of cues say may follow.
_REPORTED = frozenset(("that", "clause"))
_QUOTED = frozenset(("quote", "that", "clause"))
_JUDGED = frozenset(("np", "as", "np-as"))
_ASKED = frozenset(("wh", "np"))
_FAR_AHEAD = frozenset(("that", "quote", "to"))
_NP_START = "dspoX0neg("
_BEFORE_VERB = "dsX0nSfic(),rgQ-w"  # letters of a subject
_DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
_WHEN = _DAYS | {"last", "this", "earlier"}
_PERIODS = frozenset("week month year night morning fall spring summer winter weekend".split())
# “said | , however, | that”, “said | , per a translator, | that”: an aside before the content.
_ASIDE = re.compile(r",(?:[ru]|[iub][dsnX0fSrge]{1,8}),(?=[tQr])")
_SORT_OF = {"t": "that", "T": "to", "h": "wh", ":": "colon", "Q": "quote"}


class Look(NamedTuple):
    """A place behind a cue: `at` it stands, the cue ended before `after`."""

    sheet: Sheet
    at: int
    high: int
    frames: frozenset[str]
    after: int

    def found(self, sort: str, start: int | None = None) -> Complement:
        return Complement(sort, self.at if start is None else start, self.after)


def complement(sheet: Sheet, at: int, high: int, frames: frozenset[str]) -> Complement | None:
    """What follows a cue that ends before `at`, if it is something the cue can take.

    `frames` says what that is: the words in the column `frames` of the lists of cues.
    """
    letters, after = sheet.letters, at
    while at < high and (letter := letters[at]) == "r":
        at += 1
    if at >= high:
        return None
    if letter == "," and (aside := _ASIDE.match(letters, at, high)):
        at = aside.end()
        letter = letters[at]
    rule = _BY_LETTER.get(letter)
    return rule(Look(sheet, at, high, frames, after)) if rule else None


def _that(look: Look) -> Complement | None:
    """“said | that it rained”, “called | that “absurd””."""
    if not look.frames.isdisjoint(_REPORTED):
        return look.found("that")
    if "np-as" in look.frames and look.sheet.letters[look.at + 1 : look.at + 2] in ("Q", "d", "n"):
        return look.found("as")
    return look.found("np") if "np" in look.frames else None


def _colon(look: Look) -> Complement | None:
    """“said: | ...”."""
    return look.found("colon", look.at + 1)


def _quotation(look: Look) -> Complement | None:
    """“said | “So it is””, “praised | “a hero””."""
    if not look.frames.isdisjoint(_QUOTED):
        return look.found("quote")
    return None if look.frames.isdisjoint(_JUDGED) else look.found("np")


def _behind_comma(look: Look) -> Complement | None:
    """“said, | “So it is””, “said, | that it rained”."""
    behind = look.sheet.letters[look.at + 1 : min(look.at + 2, look.high)]
    if behind == "Q" and "quote" in look.frames:
        return look.found("quote", look.at + 1)
    if behind == "t" and "that" in look.frames:
        return look.found("that", look.at + 1)
    return None


def _question(look: Look) -> Complement | None:
    """“asked | whether it rained”."""
    return None if look.frames.isdisjoint(_ASKED) else look.found("wh")


def _subordinate(look: Look) -> Complement | None:
    """“said | because it rained, ...”, “described | as a hero”."""
    word = look.sheet.types[look.at]
    if word in ("because", "although") and "clause" in look.frames:
        return look.found("clause")
    return look.found("as") if word == "as" and "as" in look.frames else None


def _preposition(look: Look) -> Complement | None:
    """“plans | to win”, “calls for | peace”, “said in a letter | that”."""
    letter = look.sheet.letters[look.at]
    if letter == "T" and "to" in look.frames and is_infinitive(look.sheet, look.at):
        return look.found("to")
    if look.sheet.types[look.at] in look.frames:
        return Complement("np", look.at + 1, look.at + 1)
    return _beyond(look) if letter != "b" else None


def _noun_phrase(look: Look) -> Complement | None:
    """What begins with a noun phrase: an addressee, a clause, an object, a time."""
    sheet, at = look.sheet, look.at
    if sheet.types[at] in _WHEN and _is_time(sheet, at):
        return _beyond_time(look)
    frames, found = look.frames, None
    if "addressee" in frames:
        found = _addressee(look)
    if found is None and "np-to" in frames:
        found = _object_with_infinitive(look)
    return found or _clause(look) or _object_with_as(look) or _object(look)


def _addressee(look: Look) -> Complement | None:
    """“told | the two reporters | that it rained”, “asked | her | about the plan”."""
    sheet, letters = look.sheet, look.sheet.letters
    end = short_object_end(sheet, look.at, min(look.high, look.at + 16))
    at = _where_content_begins(look, end)
    if at is None:
        follows = letters[end : end + 1] if end < look.high else ""
        if "clause" in look.frames and follows and follows in "pdsX":
            return look.found("clause", end)
        is_about = follows and follows in "ifb" and sheet.types[end] in look.frames
        return look.found("np", end + 1) if is_about else None
    letter = letters[at]
    if letter == "T" and (letters[end:at].strip("r") or "to" not in look.frames):
        return None
    return look.found(_SORT_OF[letter], at + (letter == ":"))


def _where_content_begins(look: Look, end: int) -> int | None:
    """The first “that”, “to”, question word, colon or quotation behind an addressee."""
    letters, limit = look.sheet.letters, min(look.high, end + 16)
    k = end
    while k < limit and letters[k] not in 'tTh:Q.;"w':
        k += 1
    if k >= limit or letters[k] not in "tTh:Q":
        return None
    if letters[k] == "Q":
        return _quotation_or_title(look, end, k)
    if letters[k] != "t" and "," in letters[end : k - 1]:
        return None
    return k


def _quotation_or_title(look: Look, end: int, k: int) -> int | None:
    """“told | “Good Morning” | that”: a title belongs to the addressee."""
    letters = look.sheet.letters
    stop = quotation_end(look.sheet, k, look.high)
    if letters[k - 1] in "XSi" and letters[stop : stop + 1] and letters[stop] in "tTh":
        return stop
    return k if k == end or letters[k - 1] == "," else None


def _object_with_infinitive(look: Look) -> Complement | None:
    """“wants | him to win”."""
    end = short_object_end(look.sheet, look.at, min(look.high, look.at + 16))
    return look.found("to") if end < look.high and look.sheet.letters[end] == "T" else None


def _clause(look: Look) -> Complement | None:
    """“said | it rained”."""
    frames = look.frames
    if frames.isdisjoint(_REPORTED) or "addressee" in frames:
        return None
    if "clause" in frames and "np" not in frames:
        return look.found("clause")
    return look.found("clause") if _is_clause(look.sheet.letters, look.at, look.high) else None


def _is_clause(letters: str, at: int, high: int) -> bool:
    """Whether a subject with its verb follows: “it would rain”, “the plan failed”."""
    if letters[at] == "p":
        return True
    high = min(high, at + 30)
    k = past(letters, at + 1, high, _BEFORE_VERB)
    while k < high and letters[k] == "e":
        if letters[k + 1 : k + 2] not in ("b", "i", "T"):
            return letters[k - 1] not in "ds"
        k = past(letters, k + 1, high, _BEFORE_VERB)
    return k < high and letters[k] in "MBHDV"


def _object_with_as(look: Look) -> Complement | None:
    """“saw | him as a friend”, “called | the plan “absurd””."""
    sheet, at, frames = look.sheet, look.at, look.frames
    if "only-as" in frames:
        return _only_behind_as(look)
    if "as" in frames and "np" not in frames and _has_as(sheet, at, min(look.high, at + 14)):
        return look.found("as")
    if "np-as" not in frames or sheet.types[at] in _WHEN:
        return None
    if sheet.letters[at] == "g" and not frames & {"ing", "np", "clause"}:
        return None
    if _ends_in_quotation(sheet, at, look.high):
        return look.found("as")
    end = short_object_end(sheet, at, min(look.high, at + 14))
    is_two = sheet.letters[end : end + 1] in ("Q", "u") or "d" in sheet.letters[at + 1 : end]
    return look.found("as") if is_two or sheet.letters[at] in "po" else None


def _ends_in_quotation(sheet: Sheet, at: int, high: int) -> bool:
    """“called | the people of the two towns “absurd””."""
    k = sheet.letters.find("Q", at + 1, min(high, at + 12))
    return k > 0 and sheet.letters[k - 1] in "nX" and not sheet.letters[at:k].strip("dsX0nSfieg")


def _only_behind_as(look: Look) -> Complement | None:
    """“greeted him as a | “dear friend””."""
    types, letters = look.sheet.types, look.sheet.letters
    for k in range(look.at, min(look.high, look.at + 14) - 2):
        if types[k] == "as":
            start = k + 1 + (letters[k + 1] == "d")
            return look.found("as", start) if letters[start : start + 1] == "Q" else None
    return None


def _has_as(sheet: Sheet, start: int, high: int) -> bool:
    """“saw | him as”: “as” before the noun phrase is over."""
    for k in range(start, high):
        if sheet.types[k] == "as":
            return True
        if sheet.letters[k] in ".;:VMBH":
            return False
    return False


def _object(look: Look) -> Complement | None:
    """“praised | the plan”, “considered | leaving”."""
    if look.sheet.letters[look.at] == "g" and not look.frames & {"ing", "np", "clause"}:
        return None
    if "np" in look.frames and look.sheet.types[look.at] not in _WHEN:
        return look.found("np")
    return _beyond_time(look)


def is_infinitive(sheet: Sheet, at: int) -> bool:
    """“to win” and not “to reporters”, “to Lane”."""
    follows = sheet.letters[at + 1 : at + 2]
    return bool(follows) and follows in "nVBHDregQ" and not sheet.types[at + 1].endswith("ers")


def _beyond(look: Look) -> Complement | None:
    """Past “in a statement”, “to reporters”, “on Monday” to “that”, a colon or a quotation."""
    if look.frames.isdisjoint(_FAR_AHEAD):
        return None
    letters, limit = look.sheet.letters, min(look.high, look.at + 25)
    k = look.at + 1
    while k < limit and letters[k] in "dsnX0fSrigeTbu":
        if letters[k] == "T" and "to" in look.frames and is_infinitive(look.sheet, k):
            return look.found("to", k)
        k += 1
    k = _past_title(look.sheet, k, limit)
    rule = _BEYOND.get(letters[k]) if k < limit else None
    return rule(look, k) if rule else None


def _past_title(sheet: Sheet, k: int, limit: int) -> int:
    """Past a title in quotation marks: “said on “Good Morning” | that”."""
    stop = quotation_end(sheet, k, limit)
    return stop if stop > k and sheet.letters[stop : stop + 1] == "t" else k


def _quotation_beyond(look: Look, k: int) -> Complement | None:
    """“said on Monday | “it is so””; not “on the | “Today” show”."""
    word = look.sheet.types[k - 1]
    if word == "'s":
        return None
    is_time = word in _WHEN or word in _PERIODS
    return look.found("quote", k) if is_time or look.sheet.letters[k - 1] not in "nX" else None


_BEYOND: dict[str, Callable[[Look, int], Complement | None]] = {
    "t": lambda look, k: look.found("that", k) if "that" in look.frames else None,
    ":": lambda look, k: look.found("colon", k + 1),
    ",": lambda look, k: (
        look.found("quote", k + 1) if look.sheet.letters[k + 1 : k + 2] == "Q" else None
    ),
    "Q": _quotation_beyond,
    "p": lambda look, k: look.found("clause", k) if "clause" in look.frames else None,
    "h": lambda look, k: look.found("wh", k) if "wh" in look.frames else None,
}


def _is_time(sheet: Sheet, at: int) -> bool:
    """“Monday”, “last week”, and not “Monday's vote”."""
    word = sheet.types[at]
    if word in _DAYS:
        return sheet.letters[at + 1 : at + 2] != "S"
    return word in ("last", "this") and any(w in _PERIODS for w in sheet.types[at + 1 : at + 2])


def _beyond_time(look: Look) -> Complement | None:
    """Past a time: “said Monday | that”."""
    letters, k = look.sheet.letters, look.at + 1
    if look.sheet.types[look.at] not in _WHEN:
        return None
    while k < min(look.high, look.at + 4) and letters[k] in "r0n":
        k += 1
    if k >= look.high:
        return None
    if letters[k] in "tT:Qpds" or letters[k : k + 2] == ",Q":
        found = complement(look.sheet, k, look.high, look.frames)
        return found._replace(cue_end=look.after) if found and found.cue_end == k else found
    return _beyond(look._replace(at=k)) if letters[k] == "i" else None


def distant_quotation(
    sheet: Sheet, at: int, high: int, frames: frozenset[str]
) -> Complement | None:
    """“said in the spring, when the story broke, | “It is so””: a whole sentence in marks."""
    if "quote" not in frames:
        return None
    k = sheet.letters.find(",Q", at, min(high, at + 40))
    if k < 0 or k + 2 >= high or not sheet.tokens[k + 2][:1].isupper():
        return None
    return None if _has_nearer_cue(sheet, at, k) else Complement("quote", k + 1, at)


def _has_nearer_cue(sheet: Sheet, start: int, high: int) -> bool:
    """“asked why, Roe | replied, | “It is so””: the quotation belongs to the later verb."""
    cues = verb_cues()
    for k in range(start, high):
        cue = cues.get(sheet.types[k]) if sheet.letters[k] in "Veg" else None
        if cue is not None and "quote" in cue.frames:
            return True
    return False


_BY_LETTER: dict[str, Callable[[Look], Complement | None]] = {
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
