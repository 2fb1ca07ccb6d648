"""Where what is credited ends: noun phrases, clauses and quotations."""

import re

from studykit.quotes.sheet import Sheet

_LONGEST_PHRASE = 80
_IN_OBJECT = "dsnX0Sfi"  # letters that always go on with a noun phrase
_IN_ADDRESSEE = "ds0nXSefc"
_QUOTED = re.compile("Q+")  # a run of quoted tokens
# “said it was “so” there | , which she denied”, “ | - a charge she denied”, “ | , and Roe agreed”.
_REMARK = re.compile(r",(?=[wgh])|-|,(?=c[dn]?[nX][dsnX0fSi]*r?[eV]$)")
# “who says it is dead, | was”: the main verb behind a relative clause.
_MAIN_VERB = re.compile(r"[,Q]r?[VeMBHD]")


def past(letters: str, start: int, high: int, passed: str) -> int:
    """Where a run of tokens with these letters that begins at `start` ends."""
    rest = letters[start:high]
    return start + len(rest) - len(rest.lstrip(passed))


def noun_phrase_end(sheet: Sheet, start: int, high: int, *, with_as: bool = False) -> int:
    """Where the noun phrase that begins at `start` ends, with what is attached to it.

    `with_as` goes on over one “as”: “portrayed | him as a friend of the city”.
    """
    high = min(high, start + _LONGEST_PHRASE)
    letters, types = sheet.letters, sheet.types
    k = past(letters, start, high, _IN_OBJECT)
    while k < high and not _ends_object(letters, types, k, start):
        k = past(letters, k + 1, high, _IN_OBJECT)
    if k < high and types[k] == "as" and (with_as or letters[k + 1 : k + 2] in ("Q", "d")):
        return noun_phrase_end(sheet, k + 1, high)
    while k > start and letters[k - 1] in ",-cr(":
        k -= 1
    return k


def _ends_object(letters: str, types: list[str], k: int, start: int) -> bool:
    letter = letters[k]
    if letter == "u":
        return types[k] not in ("because", "than")
    if letter == ",":
        return letters[k + 1 : k + 2] not in ("X", "Q") and not _is_list(letters, k)
    if letter in "VMBHD":
        return k > start and _is_main_verb(letters, k, start)
    if letter == "b":
        return letters[k + 1 : k + 2] == "g"
    if letter == "c":
        return letters[k + 1 : k + 2] in ("V", "e", "M", "B", "H", "D", "p") and k > start
    return letter in ".;:"


def _is_main_verb(letters: str, k: int, start: int) -> bool:
    """“a ban | makes him”; not “an offer to | make”, “a plan that | makes”."""
    return letters[k - 1] not in "TrM" and not any(c in "wthpu" for c in letters[start:k])


def _is_list(letters: str, k: int) -> bool:
    """“roads, | schools and bridges”."""
    ahead = letters[k + 1 : k + 9]
    return ahead[:1] == "c" or (("," in ahead or "c" in ahead) and ahead[:1] in ("d", "n", "s"))


def short_object_end(sheet: Sheet, start: int, high: int) -> int:
    """Where an addressee ends: “told | the two reporters | that”."""
    letters = sheet.letters
    if start < high and letters[start] in "po":
        return start + 1
    high = min(high, start + 14)
    k = past(letters, start, high, _IN_ADDRESSEE)
    while k < high and letters[k] == "g" and letters[k + 1 : k + 2] in ("n", "X"):
        k = past(letters, k + 1, high, _IN_ADDRESSEE)
    return k


def clause_end(sheet: Sheet, start: int, high: int) -> int:
    """Where a reported clause ends: at the end of the unit, before its full stop."""
    if start >= high:
        return high
    return start + len(sheet.letters[start:high].rstrip(".:;-,"))


def quotation_end(sheet: Sheet, start: int, high: int) -> int:
    """Where the run of quoted tokens that begins at `start` ends."""
    quoted = _QUOTED.match(sheet.letters, start, high)
    return quoted.end() if quoted else start


def last_mark(sheet: Sheet, end: int) -> str:
    """The mark before the closing quotation mark of the quotation that ends at `end`."""
    at = sheet.starts[end - 1]
    return sheet.text[max(0, at - 8) : at].rstrip(" '’‘\"”")[-1:]


def whole_quotation_end(sheet: Sheet, start: int, high: int) -> int:
    """Where a quotation that is the whole content ends: “... so.” | as he left; else 0."""
    letters = sheet.letters
    if letters[start : start + 1] != "Q":
        return 0
    end = quotation_end(sheet, start, high)
    behind = letters[end : end + 1]
    if last_mark(sheet, end) in (".", ",", "!", "?"):
        return end if behind not in ("c", "Q") else 0
    is_whole = end - start > 6 or (end - start > 3 and sheet.tokens[start + 1][:1].isupper())
    return end if is_whole and behind in ("i", "u", "-") else 0


def comma_quotation_end(sheet: Sheet, start: int, end: int) -> int:
    """Where a content ends whose quotation ends in a comma: said it was “so,” | while she ..."""
    letters = sheet.letters
    k = letters.find("Q", start, end)
    while 0 <= k < end:
        k = quotation_end(sheet, k, end)
        if k < end and sheet.text[sheet.starts[k - 1] - 1] == "," and _goes_off(sheet, k, end):
            return k
        k = letters.find("Q", k, end)
    return end


def _goes_off(sheet: Sheet, k: int, end: int) -> bool:
    """Behind “so,”: “while she”, “Roe said”; not “because”, not “a “liar” and worse”."""
    letter = sheet.letters[k]
    if letter in "dw":
        return "Q" not in sheet.letters[k:end]
    return letter in "uigX" and sheet.types[k] != "because"


def before_remark(sheet: Sheet, start: int, end: int) -> int:
    """Where a remark on the quoted words begins: said it was “so” there, | which she denied."""
    quoted = sheet.letters.rfind("Q", start, end)
    remark = _REMARK.search(sheet.letters, quoted + 1, end) if 0 <= quoted < end - 1 else None
    return remark.start() if remark else end


def relative_clause_end(sheet: Sheet, start: int, end: int) -> int:
    """Where a relative clause ends: before the comma and the main verb."""
    match = _MAIN_VERB.search(sheet.letters, start + 1, end)
    return match.start() + (sheet.letters[match.start()] == "Q") if match else end
