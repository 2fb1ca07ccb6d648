"""Noun phrases and clauses, found by walking over the letters of a sheet."""

import re

from studykit.quotes.marks import Span
from studykit.quotes.sheet import Sheet

# What a noun phrase is made of, read from its end to its start.
_IN_SUBJECT = frozenset("ds0nXSfic-gr(")
_NOMINAL = frozenset("nX0goesS)Q")
# "In Iowa", "By Monday", "After the vote": what stands before the subject of a sentence.
_PURE = re.compile(r"[uct]*r?[ds0nXeg](?:[ds0nXSegficQ]|\([^()]*\))*")
_TIME = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow tonight "
    "earlier last this recently later".split()
)
_PERIODS = frozenset("week month year night fall spring summer winter weekend".split())
_STOPS_INVERTED = frozenset('.;:"Quh')
_REPORTING_PLACE = frozenset("in on during after before at via when as while through until".split())


def subject_before(sheet: Sheet, low: int, high: int) -> Span | None:
    """The noun phrase that ends before `high`, not reaching below `low`.

    For “..., Ada Lane, the mayor of Elm, ” it is the name with what is said of it.
    """
    letters = sheet.letters
    k = _before_time(sheet, low, high)
    if k == low:
        return None
    last = letters[k - 1]
    if last in "pwo":
        return (k - 1, k)
    if last in ",)-":
        return _with_apposition(sheet, low, k)
    if last not in "nX0gdSes":
        return None
    return _walk_back(sheet, low, k)


def _before_time(sheet: Sheet, low: int, high: int) -> int:
    """Back over adverbs and times: “Lane | two weeks ago | said”, “Lane | last week | said”."""
    letters, types = sheet.letters, sheet.types
    k = high
    while k > low:
        word = types[k - 1]
        if word == "ago":
            k -= 3
        elif word in _PERIODS and types[k - 2] in ("last", "this", "next"):
            k -= 2
        elif letters[k - 1] == "r" or word.endswith(("self", "selves")):
            k -= 1
        else:
            break
    return max(k, low)


def _walk_back(sheet: Sheet, low: int, high: int) -> Span | None:
    letters = sheet.letters
    k = high
    while k > low:
        if letters[k - 1] == ")":
            k = max(low, letters.rfind("(", max(low, k - 12), k), k - 12)
            if letters[k] != "(":
                break
        elif _continues_back(letters, k - 1, low) or _is_recipient(sheet, k - 1):
            k -= 1
        else:
            break
    k = _after_coordination(letters, low, k, high)
    return _trimmed(sheet, k, high)


def _continues_back(letters: str, at: int, low: int) -> bool:
    """Whether the token at `at` can belong to a noun phrase that goes on behind it."""
    letter = letters[at]
    if letter in _IN_SUBJECT:
        return letter != "-" or (at > low and letters[at - 1] in "nX0")
    if letter == "e":
        return at == low or letters[at - 1] in "dsrficn0XS" and letters[at + 1] in "nXbi0e"
    if letter == "T":
        return letters[at + 1] in "dsX"
    return letter == "b" and letters[at - 1 : at] == "e"


def _is_recipient(sheet: Sheet, at: int) -> bool:
    """“an email | to reporters”."""
    return sheet.letters[at] == "T" and sheet.types[at + 1].endswith("ers")


def _after_coordination(letters: str, low: int, start: int, high: int) -> int:
    """Past “and” where what stands before belongs to a verb: “won Iowa and | Lane said”."""
    if start > low and letters[start - 1] in "VeBMHDTQpo":
        cut = letters.rfind("c", start, high)
        if cut >= 0 and letters[start - 1] != "T":
            return cut + 1
    return start


def _trimmed(sheet: Sheet, start: int, high: int) -> Span | None:
    """Without “and”, “in a statement”, adverbs and dashes at its start, and times at its end."""
    letters = sheet.letters
    while start < high and letters[start] in "cr-(":
        start += 1
    if start < high and letters[start] in "ifb":
        start = _after_preposition(letters, start, high)
    end = high
    while end - start > 1 and sheet.types[end - 1] in _TIME:
        end -= 1
        if end - start > 1 and letters[end - 1] in "id":
            end -= 1
    return (start, end) if start < end else None


def _after_preposition(letters: str, start: int, high: int) -> int:
    """The last run of capitalised words or the last determiner: “In a statement | Lane”."""
    k = high
    while k > start + 1 and letters[k - 1] in "X0S":
        k -= 1
    if k < high and k > start + 1:
        return k
    cut = max(letters.rfind("d", start + 2, high), letters.rfind("s", start + 2, high))
    return cut if cut > 0 else start + 1


def _with_apposition(sheet: Sheet, low: int, high: int) -> Span | None:
    """“Ada Lane, 40, who was hurt,”: the first pure noun phrase before the last comma."""
    letters = sheet.letters
    low = max(low, letters.rfind("Q", low, high) + 1)
    closing = letters[high - 1]
    if closing == "," and high - 3 > low and letters[high - 2] == "r" and "," in letters[max(low, high - 5) : high - 2]:
        return subject_before(sheet, low, letters.rindex(",", low, high - 2))
    opening = "(" if closing == ")" else closing
    cuts = [k for k in range(max(low, high - 60), high - 1) if letters[k] == opening]
    if not cuts:
        return None
    if letters[cuts[-1] - 1] in "pw":
        return (cuts[-1] - 1, cuts[-1])
    start = low
    for cut in cuts:
        if cut > start and _is_subject_like(letters, start, cut):
            span = _walk_back(sheet, start, cut)
            if span:
                return (span[0], high if closing == ")" else high)
        start = cut + 1
    return _walk_back(sheet, low, cuts[-1])


def _is_subject_like(letters: str, start: int, cut: int) -> bool:
    return letters[cut - 1] in "nX)S0" and bool(_PURE.fullmatch(letters, start, cut))


def subject_after(sheet: Sheet, start: int, high: int) -> Span | None:
    """The noun phrase behind an inverted verb: “said | Ada Lane, the mayor, | on Monday”."""
    letters, types = sheet.letters, sheet.types
    while start < high and letters[start] == "r":
        start += 1
    if start >= high:
        return None
    if letters[start] in "po":
        return (start, start + 1)
    if letters[start] not in "dsnX0eg" or types[start] in _TIME and types[start] not in ("last", "this"):
        return None
    k = start + 1
    while k < high and not _ends_inverted(letters, types, k, start):
        k += 1
    while k > start + 1 and letters[k - 1] in ",-cir(":
        k -= 1
    return (start, k)


def _ends_inverted(letters: str, types: list[str], k: int, start: int) -> bool:
    letter = letters[k]
    if letter in _STOPS_INVERTED:
        return True
    if types[k] in _TIME and letters[k - 1] not in "d":
        return True
    if types[k] in _REPORTING_PLACE and "," not in letters[start:k]:
        return True
    return letter == "," and letters[k + 1 : k + 2] in ("g", "p", "t", "h", "u", "w")


def noun_phrase_end(sheet: Sheet, start: int, high: int, *, with_as: bool = False) -> int:
    """Where the noun phrase that begins at `start` ends, with what is attached to it.

    `with_as` goes on over one “as”: “portrayed | him as a friend of the city”.
    """
    letters, types = sheet.letters, sheet.types
    k = start
    while k < high and not _ends_object(letters, types, k, start):
        k += 1
    if k < high and types[k] == "as" and (with_as or letters[k + 1 : k + 2] in ("Q", "d")):
        k = noun_phrase_end(sheet, k + 1, high)
    while k > start and letters[k - 1] in ",-cr(":
        k -= 1
    return k


def _ends_object(letters: str, types: list[str], k: int, start: int) -> bool:
    letter = letters[k]
    if letter == "u":
        return types[k] not in ("because", "than")
    if letter in ".;:":
        return True
    if letter == ",":
        return not (letters[k + 1 : k + 2] in ("X", "Q") or _is_list(letters, k))
    if letter in "VMBHD":
        return (
            k > start
            and letters[k - 1] not in "TrM"
            and not any(c in "wthpu" for c in letters[start:k])
        )
    if letter == "b":
        return letters[k + 1 : k + 2] == "g"
    if letter == "c":
        return letters[k + 1 : k + 2] in ("V", "e", "M", "B", "H", "D", "p") and k > start
    return False


def _is_list(letters: str, k: int) -> bool:
    ahead = letters[k + 1 : k + 9]
    return ahead[:1] == "c" or ("," in ahead or "c" in ahead) and ahead[:1] in ("d", "n", "s")


def short_object_end(sheet: Sheet, start: int, high: int) -> int:
    """Where an addressee ends: “told | the two reporters | that”."""
    letters = sheet.letters
    if start < high and letters[start] in "po":
        return start + 1
    k = start
    while k < high and letters[k] in "ds0nXSefcg" and k - start < 14:
        if letters[k] == "g" and letters[k + 1 : k + 2] not in ("n", "X"):
            break
        k += 1
    return k


def clause_end(sheet: Sheet, start: int, high: int) -> int:
    """Where a reported clause ends: at the end of the unit, before its full stop."""
    k = high
    while k > start and sheet.letters[k - 1] in '.:;-,':
        k -= 1
    return k
