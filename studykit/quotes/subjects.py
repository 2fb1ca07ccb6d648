"""Who is credited: the noun phrase before or behind a cue."""

import re

from studykit import lexicons
from studykit.quotes.lexicon import BASE, PAST, PRESENT
from studykit.quotes.marks import Span
from studykit.quotes.phrases import past
from studykit.quotes.rows import FARTHEST, Attribution, Verb
from studykit.quotes.sheet import Sheet

# The letters of what a noun phrase is made of, read from its end to its start.
_IN_SUBJECT = "ds0nXSficgr("
# “(and that) the mayor of Elm (R)”: a noun phrase and nothing else, without a verb.
_PURE = re.compile(r"[uct]*r?[ds0nXeg](?:[ds0nXSegficQ]|\([^()]*\))*")
_DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
_TIME = _DAYS | frozenset(
    "today yesterday tomorrow tonight earlier last this recently later".split()
)
_PERIODS = frozenset("week month year night fall spring summer winter weekend".split())
_ENDS_TIME = _DAYS | _PERIODS
_RECENT = 12  # attributions of the sentence that a verb can share its source with
_REPORTING_PLACE = frozenset("in on during after before at via when as while through until".split())


# ---------------------------------------------------------------- before the cue


def subject_before(sheet: Sheet, low: int, high: int) -> Span | None:
    """The noun phrase that ends before `high`, not reaching below `low`.

    For “..., Ada Lane, the mayor of Elm, ” it is the name with what is said of it.
    """
    if high - low > FARTHEST:
        low = high - FARTHEST
    if high <= low:
        return None
    last = sheet.letters[high - 1]
    if last in "pw":
        return (high - 1, high)
    if last in "ro" or sheet.types[high - 1] in _ENDS_TIME:
        high = _before_time(sheet, low, high)
        if high <= low:
            return None
        last = sheet.letters[high - 1]
    if last in "nX0gdSes":
        return _walk_back(sheet, low, high)
    if last == "o" and high - low > 2 and sheet.letters[high - 2] == "f":
        span = _walk_back(sheet, low, high - 1)
        return (span[0], high) if span else None
    if last in "pwo":
        return (high - 1, high)
    return _with_apposition(sheet, low, high) if last in ",)-" else None


def _with_relative(sheet: Sheet, low: int, start: int, high: int) -> Span | None:
    """“| two officials who asked not to be named | said”: past a clause without commas."""
    letters = sheet.letters
    who = letters.rfind("w", max(low, start - 14), start)
    if who <= low or letters[who - 1] not in "nX0)d" or letters[who:start].strip("wVMBHDeTrnXdsi"):
        return None
    span = _walk_back(sheet, low, who)
    return (span[0], high) if span else None


def _before_time(sheet: Sheet, low: int, high: int) -> int:
    """Back over adverbs and times: “Lane | two weeks ago | said”, “Lane | on Monday | said”."""
    letters, types = sheet.letters, sheet.types
    k = high
    while k > low:
        word, letter = types[k - 1], letters[k - 1]
        if letter == "r":
            k -= 3 if word == "ago" else 1
        elif word in _PERIODS and types[k - 2] in ("last", "this", "next"):
            k -= 2
        elif word in _DAYS and k - 1 > low:
            k -= 2 if letters[k - 2] == "i" else 1
        elif letter == "o" and word.endswith(("self", "selves")):
            k -= 1
        else:
            break
    return k


def _walk_back(sheet: Sheet, low: int, high: int) -> Span | None:
    letters = sheet.letters
    k = high
    while (k := low + len(letters[low:k].rstrip(_IN_SUBJECT))) > low:
        last = letters[k - 1]
        if last == ")":
            opening = letters.rfind("(", max(low, k - 12), k)
            if opening < 0:
                break
            k = opening
        elif last in "-eTb" and (
            _may_be_in_phrase(letters, k - 1, low) or _is_recipient(sheet, k - 1)
        ):
            k -= 1
        else:
            break
    if sheet.tokens[low].isupper():
        k = max(k, _dateline_end(sheet, low, high))
    if k > low:
        last = letters[k - 1]
        if last in "VMBHDeT" and (whole := _with_relative(sheet, low, k, high)):
            return whole
        if last in "VeBMHDQpo":
            k = _after_coordination(letters, k, high)
    if k < high and letters[k] in "cr-(ifb":
        k = _behind_opening(letters, k, high)
    end = _before_times(sheet, k, high) if sheet.types[high - 1] in _TIME else high
    return (k, end) if k < end else None


def _dateline_end(sheet: Sheet, low: int, high: int) -> int:
    """“OAKHAM, Elbonia — | Ada Lane”: behind the place that a report begins with."""
    dash = sheet.letters.find("-", low, high)
    return dash + 1 if dash > low and not sheet.letters[low:dash].strip("X,.()nf") else low


def _may_be_in_phrase(letters: str, at: int, low: int) -> bool:
    """Whether a dash, a word in -ed, “to” or “by” belongs to a noun phrase that goes on behind."""
    letter = letters[at]
    if letter == "-":
        return at > low and letters[at - 1] in "nX0"
    if letter == "e":
        return at == low or (letters[at - 1] in "dsrficn0XS" and letters[at + 1] in "nXbi0e")
    if letter == "T":
        return letters[at + 1] in "dsX"
    return letter == "b" and letters[at - 1 : at] == "e"


def _is_recipient(sheet: Sheet, at: int) -> bool:
    """“an email | to reporters”."""
    return sheet.letters[at] == "T" and sheet.types[at + 1].endswith("ers")


def _after_coordination(letters: str, start: int, high: int) -> int:
    """Past “and”, as what stands before belongs to a verb: “won Iowa and | Lane said”."""
    cut = letters.rfind("c", start, high)
    return cut + 1 if cut >= 0 else start


def _behind_opening(letters: str, start: int, high: int) -> int:
    """Behind “and”, “in a statement” and dashes at the start of a noun phrase."""
    start = past(letters, start, high, "cr-(")
    if start < high and letters[start] in "ifb":
        return _after_preposition(letters, start, high)
    return start


def _before_times(sheet: Sheet, start: int, high: int) -> int:
    """Before the times at the end of a noun phrase, which keeps one token."""
    letters, end = sheet.letters, high
    while end - start > 1 and sheet.types[end - 1] in _TIME:
        end -= 1
        if end - start > 1 and letters[end - 1] in "id":
            end -= 1
    return end


def _after_preposition(letters: str, start: int, high: int) -> int:
    """The last run of capitalised words or the last determiner: “In a statement | Lane”."""
    k = high
    while k > start + 1 and letters[k - 1] in "X0S":
        k -= 1
    if start + 1 < k < high:
        return k
    cut = max(letters.rfind("d", start + 2, high), letters.rfind("s", start + 2, high))
    return cut if cut > 0 else start + 1


def _with_apposition(sheet: Sheet, low: int, high: int) -> Span | None:
    """“Ada Lane, 40, who was hurt,”: the first pure noun phrase before the last comma."""
    letters = sheet.letters
    quoted = letters.rfind("Q", low, high)
    if quoted == high - 2:
        return _with_name(sheet, low, high)
    low = max(low, quoted + 1)
    if letters[high - 2 : high] == "r," and "," in letters[max(low, high - 5) : high - 2]:
        return subject_before(sheet, low, letters.rindex(",", low, high - 2))
    opening = "(" if letters[high - 1] == ")" else letters[high - 1]
    cuts = [k for k in range(low, high - 1) if letters[k] == opening]
    if not cuts:
        return None
    if cuts[-1] > low and letters[cuts[-1] - 1] in "pw":
        return (cuts[-1] - 1, cuts[-1])
    return _first_pure_phrase(sheet, low, high, cuts) or _walk_back(sheet, low, cuts[-1])


def _with_name(sheet: Sheet, low: int, high: int) -> Span | None:
    """“The ad, titled “Elm First”,”: the noun phrase before a name in quotation marks."""
    comma = sheet.letters.rfind(",", low, high - 1)
    span = _walk_back(sheet, low, comma) if comma > low else None
    return (span[0], high) if span else None


def _first_pure_phrase(sheet: Sheet, low: int, high: int, cuts: list[int]) -> Span | None:
    letters, start = sheet.letters, low
    for cut in cuts:
        if (
            cut > start
            and letters[cut - 1] in "nX)S0"
            and _PURE.fullmatch(letters, start, cut)
            and (span := _walk_back(sheet, start, cut))
        ):
            return (span[0], high)
        start = cut + 1
    return None


# ---------------------------------------------------------------- behind the cue


def subject_after(sheet: Sheet, start: int, high: int) -> Span | None:
    """The noun phrase behind an inverted verb: “said | Ada Lane, the mayor, | on Monday”."""
    letters, types = sheet.letters, sheet.types
    high = min(high, start + FARTHEST)
    while start < high and letters[start] == "r":
        start += 1
    if start >= high:
        return None
    if letters[start] in "po":
        return (start, start + 1)
    if letters[start] not in "dsnX0eg" or types[start] in _TIME - {"last", "this"}:
        return None
    k = start + 1
    while k < high and not _ends_inverted(letters, types, k, start):
        k += 1
    while k > start + 1 and letters[k - 1] in ",-cir(":
        k -= 1
    return (start, k)


def _ends_inverted(letters: str, types: list[str], k: int, start: int) -> bool:
    letter = letters[k]
    if letter in '.;:"Quh':
        return True
    if letter == ",":
        return letters[k + 1 : k + 2] in ("g", "p", "t", "h", "u", "w")
    if types[k] in _TIME and letters[k - 1] != "d":
        return True
    return types[k] in _REPORTING_PLACE and "," not in letters[start:k]


# ---------------------------------------------------------------- of a verb


def subject_of(
    sheet: Sheet, low: int, verb: Verb, nearest: Span | None, found: list[Attribution]
) -> Span | None:
    """Whom a verb speaks of: the noun phrase before it, or that of the verb before.

    `nearest` is the noun phrase before a finite verb.
    """
    before = verb.before
    if nearest and before not in "cQ":
        return nearest
    if verb.use == "participle":
        if before == "^":
            return _subject_behind_comma(sheet, low)
        span = subject_before(sheet, low, verb.start) if before in "nX)p" else None
        if span and not _is_document_of_subject(sheet, low, span):
            return span
    if _is_opening(sheet, low, verb) and (span := _subject_behind_comma(sheet, low)):
        return span
    if verb.use == "infinitive" and (span := _subject_of_infinitive(sheet, low, verb.start)):
        return span
    earlier = _earlier(verb, found)
    if verb.use == "finite" and before == "c":
        after = earlier.cue[1] if earlier and earlier.cue else low
        if (span := _coordinated_subject(sheet, after, verb.start)) is not None:
            return span
    return earlier.source if earlier and earlier.source else first_subject(sheet, low, verb.start)


def _subject_behind_comma(sheet: Sheet, low: int) -> Span | None:
    """“Recalling the night, | Ada Lane | said”."""
    letters, comma = sheet.letters, sheet.letters.find(",", low, low + FARTHEST)
    for k in range(comma + 2, min(len(letters), comma + 20) if comma > 0 else 0):
        if letters[k] in "VMBHDe":
            return subject_before(sheet, comma + 1, k)
    return None


def _coordinated_subject(sheet: Sheet, low: int, high: int) -> Span | None:
    """“when I asked him, | he | laughed and said”: whose verb the “and” goes on with."""
    letters = sheet.letters
    for k in range(high - 2, max(low, high - 25), -1):
        if letters[k] in "VeMBHD" and letters[k - 2 : k] == ",p":
            return (k - 1, k)
    return None


def _is_opening(sheet: Sheet, low: int, verb: Verb) -> bool:
    """“Continuing | to explain | it, Lane said”: before the comma of a clause in -ing."""
    return opens_in_ing(sheet, low) and sheet.letters.find(",", low, verb.start) < 0


def opens_in_ing(sheet: Sheet, low: int) -> bool:
    """“| Continuing to | ...”, and not “Sterling rose.”."""
    return sheet.types[low].endswith("ing") and sheet.letters[low + 1 : low + 2] in tuple("Tdspot")


def _subject_of_infinitive(sheet: Sheet, low: int, start: int) -> Span | None:
    """“| officials | began to portray”, “for | accounts | to portray”."""
    letters, k = sheet.letters, start
    if k - 1 > low and letters[k - 1] in "Ve":
        k -= 1
        while k > low and letters[k - 1] in "rMBHD":
            k -= 1
        return subject_before(sheet, low, k) if letters[k - 1] in "nX)p" else None
    phrase = letters[max(low, start - 8) : start]
    k = start - len(phrase) + len(phrase.rstrip("dsnX0gS"))
    is_for = low < k < start and sheet.types[k - 1] == "for"
    return (k, start) if is_for else None


def _is_document_of_subject(sheet: Sheet, low: int, span: Span) -> bool:
    """“Lane issued | a statement | saying”: the words are Lane's."""
    nouns = lexicons.words("document_nouns")
    if nouns.isdisjoint(sheet.types[max(low, span[0] - 8) : span[1]]):
        return False
    before = sheet.letters[max(low, span[0] - FARTHEST) : span[0]]
    return "V" in before or "e" in before or "M" in before


def _earlier(verb: Verb, found: list[Attribution]) -> Attribution | None:
    """The attribution whose source a verb without its own subject shares."""
    recent = [row for row in found[: -_RECENT - 1 : -1] if not row.rule.startswith("noun")]
    if verb.use == "finite":
        forms = verb.cue.forms & (PAST | PRESENT | BASE)
        same = next((row for row in recent if row.tense & forms), None)
        return same or (found[-1] if found else None)
    return next((row for row in recent if not row.is_nested), None)


def first_subject(sheet: Sheet, low: int, high: int) -> Span | None:
    """The subject of the unit's first verb."""
    letters = sheet.letters
    if letters[low] in "uhg":
        low = max(low, letters.find(",", low, min(high, low + FARTHEST)) + 1)
    for k in range(low + 1, min(high, low + FARTHEST)):
        is_verb = letters[k] in "MBHDVe" or (letters[k] == "n" and letters[k - 1] == "p")
        if is_verb and (span := subject_before(sheet, low, k)):
            return span
    if low + 1 < high and letters[high - 1] == ",":
        high -= 1
    return subject_before(sheet, low, high) if low < high < low + FARTHEST else None
