"""Who is credited: the noun phrase before or behind a cue."""

import re

from studykit.quotes.grammar.phrases import past
from studykit.quotes.sentence.marks import Span
from studykit.quotes.sentence.tagged_text import FARTHEST, TaggedText
from studykit.quotes.sentence.time_words import days, moments, periods, pointers, times

# The classes of what a noun phrase is made of, read from its end to its start.
_IN_SUBJECT = "ds0nXSficgr("
# “(and that) the mayor of Elm (R)”: a noun phrase and nothing else, without a verb.
_PURE = re.compile(r"[uct]*r?[ds0nXeg](?:[ds0nXSegficQ]|\([^()]*\))*")
_REPORTING_PLACE = frozenset("in on during after before at via when as while through until".split())


# ---------------------------------------------------------------- before the cue


def subject_before(tagged: TaggedText, low: int, high: int) -> Span | None:
    """The noun phrase that ends before `high`, not reaching below `low`.

    For “..., Ada Lane, the mayor of Elm, ” it is the name with what is said of it.
    """
    if high - low > FARTHEST:
        low = high - FARTHEST
    if high <= low:
        return None
    last = tagged.classes[high - 1]
    if last in "pw":
        return (high - 1, high)
    if last in "ro" or tagged.types[high - 1] in days() | periods():
        high = _before_time(tagged, low, high)
        if high <= low:
            return None
        last = tagged.classes[high - 1]
    if last in "nX0gdSes":
        return _walk_back(tagged, low, high)
    if last == "o" and high - low > 2 and tagged.classes[high - 2] == "f":
        span = _walk_back(tagged, low, high - 1)
        return (span[0], high) if span else None
    if last in "pwo":
        return (high - 1, high)
    return _with_apposition(tagged, low, high) if last in ",)-" else None


def _with_relative(tagged: TaggedText, low: int, start: int, high: int) -> Span | None:
    """“| two officials who asked not to be named | said”: past a clause without commas."""
    classes = tagged.classes
    who = classes.rfind("w", max(low, start - 14), start)
    if who <= low or classes[who - 1] not in "nX0)d" or classes[who:start].strip("wVMBHDeTrnXdsi"):
        return None
    span = _walk_back(tagged, low, who)
    return (span[0], high) if span else None


def _before_time(tagged: TaggedText, low: int, high: int) -> int:
    """Back over adverbs and times: “Lane | two weeks ago | said”, “Lane | on Monday | said”."""
    classes, types = tagged.classes, tagged.types
    k = high
    while k > low:
        word, word_class = types[k - 1], classes[k - 1]
        if word_class == "r":
            k -= 3 if word == "ago" else 1
        elif word in periods() and types[k - 2] in pointers():
            k -= 2
        elif word in days() and k - 1 > low:
            k -= 2 if classes[k - 2] == "i" else 1
        elif word_class == "o" and word.endswith(("self", "selves")):
            k -= 1
        else:
            break
    return k


def _walk_back(tagged: TaggedText, low: int, high: int) -> Span | None:
    classes = tagged.classes
    k = high
    while (k := low + len(classes[low:k].rstrip(_IN_SUBJECT))) > low:
        last = classes[k - 1]
        if last == ")":
            opening = classes.rfind("(", max(low, k - 12), k)
            if opening < 0:
                break
            k = opening
        elif last in "-eTb" and (
            _may_be_in_phrase(classes, k - 1, low) or _is_recipient(tagged, k - 1)
        ):
            k -= 1
        else:
            break
    if tagged.tokens[low].isupper():
        k = max(k, _dateline_end(tagged, low, high))
    if k > low:
        last = classes[k - 1]
        if last in "VMBHDeT" and (whole := _with_relative(tagged, low, k, high)):
            return whole
        if last in "VeBMHDQpo":
            k = _after_coordination(classes, k, high)
    if k < high and classes[k] in "cr-(ifb":
        k = _behind_opening(classes, k, high)
    end = _before_times(tagged, k, high) if tagged.types[high - 1] in times() else high
    return (k, end) if k < end else None


def _dateline_end(tagged: TaggedText, low: int, high: int) -> int:
    """“OAKHAM, Elbonia — | Ada Lane”: behind the place that a report begins with."""
    dash = tagged.classes.find("-", low, high)
    return dash + 1 if dash > low and not tagged.classes[low:dash].strip("X,.()nf") else low


def _may_be_in_phrase(classes: str, at: int, low: int) -> bool:
    """Whether a dash, a word in -ed, “to” or “by” belongs to a noun phrase that goes on behind."""
    word_class = classes[at]
    if word_class == "-":
        return at > low and classes[at - 1] in "nX0"
    if word_class == "e":
        return at == low or (classes[at - 1] in "dsrficn0XS" and classes[at + 1] in "nXbi0e")
    if word_class == "T":
        return classes[at + 1] in "dsX"
    return word_class == "b" and classes[at - 1 : at] == "e"


def _is_recipient(tagged: TaggedText, at: int) -> bool:
    """“an email | to reporters”."""
    return tagged.classes[at] == "T" and tagged.types[at + 1].endswith("ers")


def _after_coordination(classes: str, start: int, high: int) -> int:
    """Past “and”, as what stands before belongs to a verb: “won Iowa and | Lane said”."""
    cut = classes.rfind("c", start, high)
    return cut + 1 if cut >= 0 else start


def _behind_opening(classes: str, start: int, high: int) -> int:
    """Behind “and”, “in a statement” and dashes at the start of a noun phrase."""
    start = past(classes, start, high, "cr-(")
    if start < high and classes[start] in "ifb":
        return _after_preposition(classes, start, high)
    return start


def _before_times(tagged: TaggedText, start: int, high: int) -> int:
    """Before the times at the end of a noun phrase, which keeps one token."""
    classes, end = tagged.classes, high
    while end - start > 1 and tagged.types[end - 1] in times():
        end -= 1
        if end - start > 1 and classes[end - 1] in "id":
            end -= 1
    return end


def _after_preposition(classes: str, start: int, high: int) -> int:
    """The last run of capitalised words or the last determiner: “In a statement | Lane”."""
    k = high
    while k > start + 1 and classes[k - 1] in "X0S":
        k -= 1
    if start + 1 < k < high:
        return k
    cut = max(classes.rfind("d", start + 2, high), classes.rfind("s", start + 2, high))
    return cut if cut > 0 else start + 1


def _with_apposition(tagged: TaggedText, low: int, high: int) -> Span | None:
    """“Ada Lane, 40, who was hurt,”: the first pure noun phrase before the last comma."""
    classes = tagged.classes
    quoted = classes.rfind("Q", low, high)
    if quoted == high - 2:
        return _with_name(tagged, low, high)
    low = max(low, quoted + 1)
    if classes[high - 2 : high] == "r," and "," in classes[max(low, high - 5) : high - 2]:
        return subject_before(tagged, low, classes.rindex(",", low, high - 2))
    opening = "(" if classes[high - 1] == ")" else classes[high - 1]
    cuts = [k for k in range(low, high - 1) if classes[k] == opening]
    if not cuts:
        return None
    if cuts[-1] > low and classes[cuts[-1] - 1] in "pw":
        return (cuts[-1] - 1, cuts[-1])
    return _first_pure_phrase(tagged, low, high, cuts) or _walk_back(tagged, low, cuts[-1])


def _with_name(tagged: TaggedText, low: int, high: int) -> Span | None:
    """“The ad, titled “Elm First”,”: the noun phrase before a name in quotation marks."""
    comma = tagged.classes.rfind(",", low, high - 1)
    span = _walk_back(tagged, low, comma) if comma > low else None
    return (span[0], high) if span else None


def _first_pure_phrase(tagged: TaggedText, low: int, high: int, cuts: list[int]) -> Span | None:
    classes, start = tagged.classes, low
    for cut in cuts:
        if (
            cut > start
            and classes[cut - 1] in "nX)S0"
            and _PURE.fullmatch(classes, start, cut)
            and (span := _walk_back(tagged, start, cut))
        ):
            return (span[0], high)
        start = cut + 1
    return None


# ---------------------------------------------------------------- behind the cue


def subject_after(tagged: TaggedText, start: int, high: int) -> Span | None:
    """The noun phrase behind an inverted verb: “said | Ada Lane, the mayor, | on Monday”."""
    classes, types = tagged.classes, tagged.types
    high = min(high, start + FARTHEST)
    while start < high and classes[start] == "r":
        start += 1
    if start >= high:
        return None
    if classes[start] in "po":
        return (start, start + 1)
    if classes[start] not in "dsnX0eg" or types[start] in moments():
        return None
    k = start + 1
    while k < high and not _ends_inverted(classes, types, k, start):
        k += 1
    while k > start + 1 and classes[k - 1] in ",-cir(":
        k -= 1
    return (start, k)


def _ends_inverted(classes: str, types: list[str], k: int, start: int) -> bool:
    word_class = classes[k]
    if word_class in '.;:"Quh':
        return True
    if word_class == ",":
        return classes[k + 1 : k + 2] in ("g", "p", "t", "h", "u", "w")
    if types[k] in times() and classes[k - 1] != "d":
        return True
    return types[k] in _REPORTING_PLACE and "," not in classes[start:k]


def opens_in_ing(tagged: TaggedText, low: int) -> bool:
    """“| Continuing to | ...”, and not “Sterling rose.”."""
    return tagged.types[low].endswith("ing") and tagged.classes[low + 1 : low + 2] in tuple(
        "Tdspot"
    )


def first_subject(tagged: TaggedText, low: int, high: int) -> Span | None:
    """The subject of the unit's first verb."""
    classes = tagged.classes
    if classes[low] in "uhg":
        low = max(low, classes.find(",", low, min(high, low + FARTHEST)) + 1)
    for k in range(low + 1, min(high, low + FARTHEST)):
        is_verb = classes[k] in "MBHDVe" or (classes[k] == "n" and classes[k - 1] == "p")
        if is_verb and (span := subject_before(tagged, low, k)):
            return span
    if low + 1 < high and classes[high - 1] == ",":
        high -= 1
    return subject_before(tagged, low, high) if low < high < low + FARTHEST else None
