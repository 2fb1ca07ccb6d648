"""Where what is credited ends: noun phrases, clauses and quotations."""

import re

from studykit.quotes.sentence.tagged_text import TaggedText

_LONGEST_PHRASE = 80
_IN_OBJECT = "dsnX0Sfi"  # classes that always go on with a noun phrase
_IN_ADDRESSEE = "ds0nXSefc"
_QUOTED = re.compile("Q+")  # a run of quoted tokens
# “said it was “so” there | , which she denied”, “ | - a charge she denied”, “ | , and Roe agreed”.
_REMARK = re.compile(r",(?=[wgh])|-|,(?=c[dn]?[nX][dsnX0fSi]*r?[eV]$)")
# “who says it is dead, | was”: the main verb behind a relative clause.
_MAIN_VERB = re.compile(r"[,Q]r?[VeMBHD]")


def past(classes: str, start: int, high: int, passed: str) -> int:
    """Where a run of tokens with these classes that begins at `start` ends."""
    rest = classes[start:high]
    return start + len(rest) - len(rest.lstrip(passed))


def noun_phrase_end(tagged: TaggedText, start: int, high: int, *, with_as: bool = False) -> int:
    """Where the noun phrase that begins at `start` ends, with what is attached to it.

    `with_as` goes on over one “as”: “portrayed | him as a friend of the city”.
    """
    high = min(high, start + _LONGEST_PHRASE)
    classes, types = tagged.classes, tagged.types
    k = past(classes, start, high, _IN_OBJECT)
    while k < high and not _ends_object(classes, types, k, start):
        k = past(classes, k + 1, high, _IN_OBJECT)
    if k < high and types[k] == "as" and (with_as or classes[k + 1 : k + 2] in ("Q", "d")):
        return noun_phrase_end(tagged, k + 1, high)
    while k > start and classes[k - 1] in ",-cr(":
        k -= 1
    return k


def _ends_object(classes: str, types: list[str], k: int, start: int) -> bool:
    word_class = classes[k]
    if word_class == "u":
        return types[k] not in ("because", "than")
    if word_class == ",":
        return classes[k + 1 : k + 2] not in ("X", "Q") and not _is_list(classes, k)
    if word_class in "VMBHD":
        return k > start and _is_main_verb(classes, k, start)
    if word_class == "b":
        return classes[k + 1 : k + 2] == "g"
    if word_class == "c":
        return classes[k + 1 : k + 2] in ("V", "e", "M", "B", "H", "D", "p") and k > start
    return word_class in ".;:"


def _is_main_verb(classes: str, k: int, start: int) -> bool:
    """“a ban | makes him”; not “an offer to | make”, “a plan that | makes”."""
    return classes[k - 1] not in "TrM" and not any(c in "wthpu" for c in classes[start:k])


def _is_list(classes: str, k: int) -> bool:
    """“roads, | schools and bridges”."""
    ahead = classes[k + 1 : k + 9]
    return ahead[:1] == "c" or (("," in ahead or "c" in ahead) and ahead[:1] in ("d", "n", "s"))


def short_object_end(tagged: TaggedText, start: int, high: int) -> int:
    """Where an addressee ends: “told | the two reporters | that”."""
    classes = tagged.classes
    if start < high and classes[start] in "po":
        return start + 1
    high = min(high, start + 14)
    k = past(classes, start, high, _IN_ADDRESSEE)
    while k < high and classes[k] == "g" and classes[k + 1 : k + 2] in ("n", "X"):
        k = past(classes, k + 1, high, _IN_ADDRESSEE)
    return k


def clause_end(tagged: TaggedText, start: int, high: int) -> int:
    """Where a reported clause ends: at the end of the unit, before its full stop."""
    if start >= high:
        return high
    return start + len(tagged.classes[start:high].rstrip(".:;-,"))


def quotation_end(tagged: TaggedText, start: int, high: int) -> int:
    """Where the run of quoted tokens that begins at `start` ends."""
    quoted = _QUOTED.match(tagged.classes, start, high)
    return quoted.end() if quoted else start


def last_mark(tagged: TaggedText, end: int) -> str:
    """The mark before the closing quotation mark of the quotation that ends at `end`."""
    at = tagged.starts[end - 1]
    return tagged.text[max(0, at - 8) : at].rstrip(" '’‘\"”")[-1:]


def whole_quotation_end(tagged: TaggedText, start: int, high: int) -> int:
    """Where a quotation that is the whole content ends: “... so.” | as he left; else 0."""
    classes = tagged.classes
    if classes[start : start + 1] != "Q":
        return 0
    end = quotation_end(tagged, start, high)
    behind = classes[end : end + 1]
    if last_mark(tagged, end) in (".", ",", "!", "?"):
        return end if behind not in ("c", "Q") else 0
    is_whole = end - start > 6 or (end - start > 3 and tagged.tokens[start + 1][:1].isupper())
    return end if is_whole and behind in ("i", "u", "-") else 0


def comma_quotation_end(tagged: TaggedText, start: int, end: int) -> int:
    """Where a content ends whose quotation ends in a comma: said it was “so,” | while she ..."""
    classes = tagged.classes
    k = classes.find("Q", start, end)
    while 0 <= k < end:
        k = quotation_end(tagged, k, end)
        if k < end and tagged.text[tagged.starts[k - 1] - 1] == "," and _goes_off(tagged, k, end):
            return k
        k = classes.find("Q", k, end)
    return end


def _goes_off(tagged: TaggedText, k: int, end: int) -> bool:
    """Behind “so,”: “while she”, “Roe said”; not “because”, not “a “liar” and worse”."""
    word_class = tagged.classes[k]
    if word_class in "dw":
        return "Q" not in tagged.classes[k:end]
    return word_class in "uigX" and tagged.types[k] != "because"


def before_remark(tagged: TaggedText, start: int, end: int) -> int:
    """Where a remark on the quoted words begins: said it was “so” there, | which she denied."""
    quoted = tagged.classes.rfind("Q", start, end)
    remark = _REMARK.search(tagged.classes, quoted + 1, end) if 0 <= quoted < end - 1 else None
    return remark.start() if remark else end


def relative_clause_end(tagged: TaggedText, start: int, end: int) -> int:
    """Where a relative clause ends: before the comma and the main verb."""
    match = _MAIN_VERB.search(tagged.classes, start + 1, end)
    return match.start() + (tagged.classes[match.start()] == "Q") if match else end
