"""Attributions whose cue is a noun, an adjective or a fixed phrase."""

from functools import cache

from studykit.quotes import lexicon
from studykit.quotes.attributions import Attribution, _FARTHEST, _first_subject
from studykit.quotes.marks import Span
from studykit.quotes.phrases import clause_end, noun_phrase_end, subject_after, subject_before
from studykit.quotes.sheet import Sheet


@cache
def noun_cues() -> dict[str, frozenset[str]]:
    """Every cue noun in singular and plural, with what may follow it."""
    cues = {}
    for word, frames in lexicon.complements("cue_nouns").items():
        cues[word] = cues[lexicon._with_s(word)] = frames
    return cues


@cache
def adjective_cues() -> dict[str, frozenset[str]]:
    return lexicon.complements("cue_adjectives")


def noun_attribution(sheet: Sheet, low: int, high: int, i: int, frames: frozenset[str]) -> Attribution | None:
    """“Lane's promise to resign”, “his criticism of the plan”, “the claim that ...”."""
    letters, types = sheet.letters, sheet.types
    j = i + 1
    if j >= high or letters[i] == "X":
        return None
    g = i
    while g > low and letters[g - 1] in "negXr0" and i - g < 4:
        g -= 1
    before = letters[g - 1] if g > low else "^"
    source = None
    if before == "s":
        source = (g - 1, g)
    elif before == "S" and g - 1 > low:
        source = subject_before(sheet, max(low, g - 1 - _FARTHEST), g - 1)
    elif before == "d" and g - 2 > low:
        source = _giver(sheet, low, g - 1)
    elif before in "eV" and g - 1 > low:
        source = _giver(sheet, low, g)
    if letters[j] == "b" and letters[j + 1 : j + 2] and letters[j + 1] in "dsX0no":
        end = j + 1
        while end < high and letters[end] in "dsXn0S":
            end += 1
        if end < high and letters[end] in "tT":
            source, j = (j + 1, end), end
    letter = letters[j] if j < high else ""
    if letter == "t" and "that" in frames:
        return Attribution("noun/that", (i, i + 1), source, [(j, clause_end(sheet, j, high))])
    if letter == "T" and "to" in frames and letters[j + 1 : j + 2] in ("n", "V", "B", "H", "D", "r"):
        if source is None: return None
        return Attribution("noun/to", (i, i + 1), source, [(j, noun_phrase_end(sheet, j + 2, min(high, j + 80)))])
    if types[j] in frames and letter in "ifbT" and j + 1 < high:
        if source is None: return None
        end = noun_phrase_end(sheet, j + 1, min(high, j + 60))
        return Attribution("noun/of", (i, j + 1), source, [(j + 1, end)]) if end > j + 1 else None
    return None


def _giver(sheet: Sheet, low: int, at: int) -> Span | None:
    """Whoever makes, has or gives the noun: “Lane made the claim that”."""
    letters = sheet.letters
    if letters[at - 1] in "Ve" :
        k = at - 1
        while k > low and letters[k - 1] in "rMBHD":
            k -= 1
        return subject_before(sheet, max(low, k - _FARTHEST), k)
    return None


_MADE_SO = frozenset(("clear", "known", "plain"))
_MAKE = frozenset(("make", "makes", "made", "making"))


def adjective_attribution(sheet: Sheet, low: int, high: int, i: int, frames: frozenset[str]) -> Attribution | None:
    """“Lane is sure that ...”, “they were critical of ...”."""
    letters, types = sheet.letters, sheet.types
    j = i + 1
    g = i
    while g > low and letters[g - 1] == "r":
        g -= 1
    made = g - (types[g - 1] == "it")
    if types[i] in _MADE_SO:
        if types[made - 1] not in _MAKE or letters[j : j + 1] != "t":
            return None
        source = subject_before(sheet, max(low, made - 1 - _FARTHEST), made - 1)
        if source is None:
            return None
        return Attribution("adjective", (made - 1, i + 1), source, [(j, clause_end(sheet, j, high))])
    if j >= high or g == low or letters[g - 1] != "B" and types[g-1] not in ("feel","felt","feels","seem","seems","seemed","became","grew","become","remain","remains","remained"):
        return None
    g -= 1
    while g > low and letters[g - 1] in "rMBHD":
        g -= 1
    letter = letters[j]
    sort = {"t": "that", "T": "to"}.get(letter, types[j])
    if sort not in frames and not (letter == "p" and "that" in frames):
        return None
    source = subject_before(sheet, max(low, g - _FARTHEST), g)
    if source is None:
        return None
    if letter in "tTp":
        return Attribution("adjective", (g, i + 1), source, [(j, clause_end(sheet, j, high))])
    end = noun_phrase_end(sheet, j + 1, min(high, j + 60))
    return Attribution("adjective", (g, j + 1), source, [(j + 1, end)]) if end > j + 1 else None


def according_to(sheet: Sheet, low: int, high: int, i: int) -> Attribution | None:
    """“According to Lane, ...” and “..., according to Lane”."""
    letters = sheet.letters
    start = i + 2
    if start >= high:
        return None
    end = _source_end(sheet, start, high)
    source = (start, end)
    if i == low or not letters[low:i].strip("cru,"):
        begin = end
        while begin < high and letters[begin] in ",:":
            begin += 1
        content = [(begin, clause_end(sheet, begin, high))]
        if begin >= high or letters[high - 1] == ":":
            return Attribution("colon", (i, i + 2), source, [])
    else:
        stop = i
        while stop > low and letters[stop - 1] in ",-":
            stop -= 1
        content = [(low, stop)]
        if end < high and letters[end] == "," and letters[i - 1] == ",":
            more = clause_end(sheet, end + 1, high)
            if more > end + 1 and letters[end + 1] not in "g":
                content.append((end + 1, more))
    if content[0][1] <= content[0][0]:
        return None
    return Attribution("according to", (i, i + 2), source, content)


def _source_end(sheet: Sheet, start: int, high: int) -> int:
    letters = sheet.letters
    k = start
    while k < high and letters[k] not in '.;:"Q':
        if letters[k] == ",":
            ahead = letters[k + 1 : k + 25]
            if not (ahead[:1] in ("d", "X", "w", "0") and "," in ahead[:20]) or start == k:
                break
            if ahead[:1] == "d" and any(v in ahead.split(",")[0] for v in "VBHM"):
                break
            if ahead[:1] == "X" and "V" in ahead.split(",")[0]:
                break
            if ahead[:1] == "w":
                k += 1 + ahead.index(",")
                break
        k += 1
    while k > start + 1 and letters[k - 1] in ",-c":
        k -= 1
    return k


def headline(sheet: Sheet, low: int, high: int) -> Attribution | None:
    """“Lane: The bridge will stand”, “The bridge will stand: Lane” in a headline or a transcript."""
    letters = sheet.letters
    k = letters.find(":", low, min(high, low + 14))
    if k <= low or k + 2 >= high:
        return None
    if not all(c in "X0dSfinc(),r" for c in letters[low:k]) or "X" not in letters[low:k] or k - low > 10:
        return None
    end = high
    while end > k + 1 and letters[end - 1] in ".":
        end -= 1
    return Attribution("headline", (k, k + 1), (low, k), [(k + 1, end)])
