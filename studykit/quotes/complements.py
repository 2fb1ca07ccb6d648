"""What follows a cue: a clause, a quotation, an infinitive, a noun phrase."""

import re
from collections.abc import Callable

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

Frames = frozenset[str]  # what may follow a cue: "that", "np", "to"
# Each rule reads the sheet from `at` to `high`, behind a cue that ended before `after`.
_Rule = Callable[[Sheet, int, int, Frames, int], Complement | None]


def complement(sheet: Sheet, at: int, high: int, frames: Frames) -> Complement | None:
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
    return rule(sheet, at, high, frames, after) if rule else None


def _that(sheet: Sheet, at: int, high: int, frames: Frames, after: int) -> Complement | None:
    """“said | that it rained”, “called | that “absurd””."""
    if not frames.isdisjoint(_REPORTED):
        return Complement("that", at, after)
    if "np-as" in frames and sheet.letters[at + 1 : at + 2] in ("Q", "d", "n"):
        return Complement("as", at, after)
    return Complement("np", at, after) if "np" in frames else None


def _colon(sheet: Sheet, at: int, high: int, frames: Frames, after: int) -> Complement | None:
    """“said: | ...”."""
    return Complement("colon", at + 1, after)


def _quotation(sheet: Sheet, at: int, high: int, frames: Frames, after: int) -> Complement | None:
    """“said | “So it is””, “praised | “a hero””."""
    if not frames.isdisjoint(_QUOTED):
        return Complement("quote", at, after)
    return None if frames.isdisjoint(_JUDGED) else Complement("np", at, after)


def _behind_comma(
    sheet: Sheet, at: int, high: int, frames: Frames, after: int
) -> Complement | None:
    """“said, | “So it is””, “said, | that it rained”."""
    behind = sheet.letters[at + 1 : min(at + 2, high)]
    if behind == "Q" and "quote" in frames:
        return Complement("quote", at + 1, after)
    if behind == "t" and "that" in frames:
        return Complement("that", at + 1, after)
    return None


def _question(sheet: Sheet, at: int, high: int, frames: Frames, after: int) -> Complement | None:
    """“asked | whether it rained”."""
    return None if frames.isdisjoint(_ASKED) else Complement("wh", at, after)


def _subordinate(sheet: Sheet, at: int, high: int, frames: Frames, after: int) -> Complement | None:
    """“said | because it rained, ...”, “described | as a hero”."""
    word = sheet.types[at]
    if word in ("because", "although") and "clause" in frames:
        return Complement("clause", at, after)
    return Complement("as", at, after) if word == "as" and "as" in frames else None


def _preposition(sheet: Sheet, at: int, high: int, frames: Frames, after: int) -> Complement | None:
    """“plans | to win”, “calls for | peace”, “said in a letter | that”."""
    letter = sheet.letters[at]
    if letter == "T" and "to" in frames and is_infinitive(sheet, at):
        return Complement("to", at, after)
    if sheet.types[at] in frames:
        return Complement("np", at + 1, at + 1)
    return _beyond(sheet, at, high, frames, after) if letter != "b" else None


def _noun_phrase(sheet: Sheet, at: int, high: int, frames: Frames, after: int) -> Complement | None:
    """What begins with a noun phrase: an addressee, a clause, an object, a time."""
    if sheet.types[at] in _WHEN and _is_time(sheet, at):
        return _beyond_time(sheet, at, high, frames, after)
    found = None
    if "addressee" in frames:
        found = _addressee(sheet, at, high, frames, after)
    if found is None and "np-to" in frames:
        found = _object_with_infinitive(sheet, at, high, frames, after)
    return (
        found
        or _clause(sheet, at, high, frames, after)
        or _object_with_as(sheet, at, high, frames, after)
        or _object(sheet, at, high, frames, after)
    )


def _addressee(sheet: Sheet, at: int, high: int, frames: Frames, after: int) -> Complement | None:
    """“told | the two reporters | that it rained”, “asked | her | about the plan”."""
    letters = sheet.letters
    end = short_object_end(sheet, at, min(high, at + 16))
    begin = _where_content_begins(sheet, end, high)
    if begin is None:
        follows = letters[end : end + 1] if end < high else ""
        if "clause" in frames and follows and follows in "pdsX":
            return Complement("clause", end, after)
        is_about = follows and follows in "ifb" and sheet.types[end] in frames
        return Complement("np", end + 1, after) if is_about else None
    letter = letters[begin]
    if letter == "T" and (letters[end:begin].strip("r") or "to" not in frames):
        return None
    return Complement(_SORT_OF[letter], begin + (letter == ":"), after)


def _where_content_begins(sheet: Sheet, end: int, high: int) -> int | None:
    """The first “that”, “to”, question word, colon or quotation behind an addressee."""
    letters, limit = sheet.letters, min(high, end + 16)
    k = end
    while k < limit and letters[k] not in 'tTh:Q.;"w':
        k += 1
    if k >= limit or letters[k] not in "tTh:Q":
        return None
    if letters[k] == "Q":
        return _quotation_or_title(sheet, end, k, high)
    if letters[k] != "t" and "," in letters[end : k - 1]:
        return None
    return k


def _quotation_or_title(sheet: Sheet, end: int, k: int, high: int) -> int | None:
    """“told | “Good Morning” | that”: a title belongs to the addressee."""
    letters = sheet.letters
    stop = quotation_end(sheet, k, high)
    if letters[k - 1] in "XSi" and letters[stop : stop + 1] and letters[stop] in "tTh":
        return stop
    return k if k == end or letters[k - 1] == "," else None


def _object_with_infinitive(
    sheet: Sheet, at: int, high: int, frames: Frames, after: int
) -> Complement | None:
    """“wants | him to win”."""
    end = short_object_end(sheet, at, min(high, at + 16))
    return Complement("to", at, after) if end < high and sheet.letters[end] == "T" else None


def _clause(sheet: Sheet, at: int, high: int, frames: Frames, after: int) -> Complement | None:
    """“said | it rained”."""
    if frames.isdisjoint(_REPORTED) or "addressee" in frames:
        return None
    if "clause" in frames and "np" not in frames:
        return Complement("clause", at, after)
    return Complement("clause", at, after) if _is_clause(sheet.letters, at, high) else None


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


def _object_with_as(
    sheet: Sheet, at: int, high: int, frames: Frames, after: int
) -> Complement | None:
    """“saw | him as a friend”, “called | the plan “absurd””."""
    if "only-as" in frames:
        return _only_behind_as(sheet, at, high, frames, after)
    if "as" in frames and "np" not in frames and _has_as(sheet, at, min(high, at + 14)):
        return Complement("as", at, after)
    if "np-as" not in frames or sheet.types[at] in _WHEN:
        return None
    if sheet.letters[at] == "g" and not frames & {"ing", "np", "clause"}:
        return None
    if _ends_in_quotation(sheet, at, high):
        return Complement("as", at, after)
    end = short_object_end(sheet, at, min(high, at + 14))
    is_two = sheet.letters[end : end + 1] in ("Q", "u") or "d" in sheet.letters[at + 1 : end]
    return Complement("as", at, after) if is_two or sheet.letters[at] in "po" else None


def _ends_in_quotation(sheet: Sheet, at: int, high: int) -> bool:
    """“called | the people of the two towns “absurd””."""
    k = sheet.letters.find("Q", at + 1, min(high, at + 12))
    return k > 0 and sheet.letters[k - 1] in "nX" and not sheet.letters[at:k].strip("dsX0nSfieg")


def _only_behind_as(
    sheet: Sheet, at: int, high: int, frames: Frames, after: int
) -> Complement | None:
    """“greeted him as a | “dear friend””."""
    types, letters = sheet.types, sheet.letters
    for k in range(at, min(high, at + 14) - 2):
        if types[k] == "as":
            start = k + 1 + (letters[k + 1] == "d")
            return Complement("as", start, after) if letters[start : start + 1] == "Q" else None
    return None


def _has_as(sheet: Sheet, start: int, high: int) -> bool:
    """“saw | him as”: “as” before the noun phrase is over."""
    for k in range(start, high):
        if sheet.types[k] == "as":
            return True
        if sheet.letters[k] in ".;:VMBH":
            return False
    return False


def _object(sheet: Sheet, at: int, high: int, frames: Frames, after: int) -> Complement | None:
    """“praised | the plan”, “considered | leaving”."""
    if sheet.letters[at] == "g" and not frames & {"ing", "np", "clause"}:
        return None
    if "np" in frames and sheet.types[at] not in _WHEN:
        return Complement("np", at, after)
    return _beyond_time(sheet, at, high, frames, after)


def is_infinitive(sheet: Sheet, at: int) -> bool:
    """“to win” and not “to reporters”, “to Lane”."""
    follows = sheet.letters[at + 1 : at + 2]
    return bool(follows) and follows in "nVBHDregQ" and not sheet.types[at + 1].endswith("ers")


def _beyond(sheet: Sheet, at: int, high: int, frames: Frames, after: int) -> Complement | None:
    """Past “in a statement”, “to reporters”, “on Monday” to “that”, a colon or a quotation."""
    if frames.isdisjoint(_FAR_AHEAD):
        return None
    letters, limit = sheet.letters, min(high, at + 25)
    k = at + 1
    while k < limit and letters[k] in "dsnX0fSrigeTbu":
        if letters[k] == "T" and "to" in frames and is_infinitive(sheet, k):
            return Complement("to", k, after)
        k += 1
    k = _past_title(sheet, k, limit)
    rule = _BEYOND.get(letters[k]) if k < limit else None
    return rule(sheet, k, high, frames, after) if rule else None


def _past_title(sheet: Sheet, k: int, limit: int) -> int:
    """Past a title in quotation marks: “said on “Good Morning” | that”."""
    stop = quotation_end(sheet, k, limit)
    return stop if stop > k and sheet.letters[stop : stop + 1] == "t" else k


def _quotation_beyond(
    sheet: Sheet, k: int, high: int, frames: Frames, after: int
) -> Complement | None:
    """“said on Monday | “it is so””; not “on the | “Today” show”."""
    word = sheet.types[k - 1]
    if word == "'s":
        return None
    is_time = word in _WHEN or word in _PERIODS
    return Complement("quote", k, after) if is_time or sheet.letters[k - 1] not in "nX" else None


_BEYOND: dict[str, _Rule] = {
    "t": lambda _, k, __, frames, after: Complement("that", k, after) if "that" in frames else None,
    ":": _colon,
    ",": lambda sheet, k, _, __, after: (
        Complement("quote", k + 1, after) if sheet.letters[k + 1 : k + 2] == "Q" else None
    ),
    "Q": _quotation_beyond,
    "p": lambda _, k, __, frames, after: (
        Complement("clause", k, after) if "clause" in frames else None
    ),
    "h": lambda _, k, __, frames, after: Complement("wh", k, after) if "wh" in frames else None,
}


def _is_time(sheet: Sheet, at: int) -> bool:
    """“Monday”, “last week”, and not “Monday's vote”."""
    word = sheet.types[at]
    if word in _DAYS:
        return sheet.letters[at + 1 : at + 2] != "S"
    return word in ("last", "this") and any(w in _PERIODS for w in sheet.types[at + 1 : at + 2])


def _beyond_time(sheet: Sheet, at: int, high: int, frames: Frames, after: int) -> Complement | None:
    """Past a time: “said Monday | that”."""
    letters, k = sheet.letters, at + 1
    if sheet.types[at] not in _WHEN:
        return None
    while k < min(high, at + 4) and letters[k] in "r0n":
        k += 1
    if k >= high:
        return None
    if letters[k] in "tT:Qpds" or letters[k : k + 2] == ",Q":
        found = complement(sheet, k, high, frames)
        return found._replace(cue_end=after) if found and found.cue_end == k else found
    return _beyond(sheet, k, high, frames, after) if letters[k] == "i" else None


def distant_quotation(sheet: Sheet, at: int, high: int, frames: Frames) -> Complement | None:
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
