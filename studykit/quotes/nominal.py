"""Attributions whose cue is a noun, an adjective, a fixed phrase or a headline's colon."""

from functools import cache

from studykit.quotes import lexicon
from studykit.quotes.marks import Span
from studykit.quotes.phrases import clause_end, noun_phrase_end
from studykit.quotes.rows import Attribution
from studykit.quotes.sheet import Sheet
from studykit.quotes.subjects import subject_before

_FEELING = frozenset(
    "feel feels felt seem seems seemed became become grew remain remains remained".split()
)
_MADE_SO = frozenset(("clear", "known", "plain"))
_MAKE = frozenset(("make", "makes", "made", "making"))
# “Contributing: ...”, “The Latest: ...”: words before a colon that nobody is called by.
_LABELS = frozenset(
    "answer breaking contact contributing correction credit email facebook follow instagram "
    "latest note photo photos phone plus related source sources twitter update video".split()
)
_LONGEST_TITLE = 10  # tokens before the colon of “Ada Lane, mayor of Elm: ...”


@cache
def noun_cues() -> dict[str, frozenset[str]]:
    """Every cue noun in singular and plural, with what may follow it."""
    cues = {}
    for word, frames in lexicon.complements("cue_nouns").items():
        cues[word] = cues[lexicon.with_s(word)] = frames
    return cues


@cache
def adjective_cues() -> dict[str, frozenset[str]]:
    """Every cue adjective, with what may follow it."""
    return lexicon.complements("cue_adjectives")


# ---------------------------------------------------------------- nouns


def by_noun(
    sheet: Sheet, low: int, high: int, i: int, frames: frozenset[str]
) -> Attribution | None:
    """“Lane's promise | to resign”, “his criticism | of the plan”, “the claim | that ...”."""
    letters, j = sheet.letters, i + 1
    if j >= high or letters[i] == "X":
        return None
    source = _owner(sheet, low, i)
    if letters[j] == "b":
        end = _maker_end(letters, j + 1, high)
        if end:
            source, j = (j + 1, end), end
    if letters[j] == "t" and "that" in frames:
        return Attribution("noun/that", (i, i + 1), source, [(j, clause_end(sheet, j, high))])
    return _of_owner(sheet, high, i, j, source, frames) if source else None


def _of_owner(
    sheet: Sheet, high: int, i: int, j: int, source: Span, frames: frozenset[str]
) -> Attribution | None:
    """“his plan | to win”, “her fear | of the dark”."""
    letters = sheet.letters
    if letters[j] == "T" and "to" in frames and letters[j + 1 : j + 2] in tuple("nVBHDr"):
        return Attribution(
            "noun/to", (i, i + 1), source, [(j, noun_phrase_end(sheet, j + 2, high))]
        )
    if letters[j] not in "ifbT" or sheet.types[j] not in frames:
        return None
    end = noun_phrase_end(sheet, j + 1, high)
    return Attribution("noun/of", (i, j + 1), source, [(j + 1, end)]) if end > j + 1 else None


def _owner(sheet: Sheet, low: int, i: int) -> Span | None:
    """“| his | promise”, “| Lane |'s promise”, “| Lane | made a promise”."""
    letters, g = sheet.letters, i
    while g > low and i - g < 4 and letters[g - 1] in "negXr0":
        g -= 1
    before = letters[g - 1] if g > low else "^"
    if before == "s":
        return (g - 1, g)
    if before == "S":
        return subject_before(sheet, low, g - 1)
    if before == "d":
        return _giver(sheet, low, g - 1)
    return _giver(sheet, low, g) if before in "eV" else None


def _giver(sheet: Sheet, low: int, at: int) -> Span | None:
    """Whoever makes, has or gives the noun: “| Lane | made the claim that”."""
    letters, k = sheet.letters, at - 1
    if k <= low or letters[k] not in "Ve":
        return None
    while k > low and letters[k - 1] in "rMBHD":
        k -= 1
    return subject_before(sheet, low, k)


def _maker_end(letters: str, start: int, high: int) -> int:
    """“a claim by | Ada Lane | that”; 0 where nothing of the kind stands there."""
    end = start
    while end < high and letters[end] in "dsXn0So":
        end += 1
    return end if start < end < high and letters[end] in "tT" else 0


# ---------------------------------------------------------------- adjectives


def by_adjective(
    sheet: Sheet, low: int, high: int, i: int, frames: frozenset[str]
) -> Attribution | None:
    """“Lane is sure | that ...”, “they were critical | of ...”, “it made clear | that ...”."""
    letters, types, j = sheet.letters, sheet.types, i + 1
    if j >= high:
        return None
    if types[i] in _MADE_SO:
        return _made_so(sheet, low, high, i)
    start = _copula(sheet, low, i)
    sort = {"t": "that", "T": "to"}.get(letters[j], types[j])
    if not start or (sort not in frames and not (letters[j] == "p" and "that" in frames)):
        return None
    source = subject_before(sheet, low, start)
    if source is None:
        return None
    if letters[j] in "tTp":
        return Attribution("adjective", (start, j), source, [(j, clause_end(sheet, j, high))])
    end = noun_phrase_end(sheet, j + 1, high)
    return Attribution("adjective", (start, j + 1), source, [(j + 1, end)]) if end > j + 1 else None


def _copula(sheet: Sheet, low: int, i: int) -> int:
    """Where “has never been” of “has never been sure” begins; 0 without such a verb."""
    letters, g = sheet.letters, i
    while g > low and letters[g - 1] == "r":
        g -= 1
    if g == low or (letters[g - 1] != "B" and sheet.types[g - 1] not in _FEELING):
        return 0
    g -= 1
    while g > low and letters[g - 1] in "rMBHD":
        g -= 1
    return g


def _made_so(sheet: Sheet, low: int, high: int, i: int) -> Attribution | None:
    """“Lane | made it clear | that ...”."""
    types, g = sheet.types, i
    while g > low and (sheet.letters[g - 1] == "r" or types[g - 1] == "it"):
        g -= 1
    if g == low or types[g - 1] not in _MAKE or sheet.letters[i + 1] != "t":
        return None
    source = subject_before(sheet, low, g - 1)
    if source is None:
        return None
    content = [(i + 1, clause_end(sheet, i + 1, high))]
    return Attribution("adjective", (g - 1, i + 1), source, content)


# ---------------------------------------------------------------- according to


def according_to(sheet: Sheet, low: int, high: int, i: int) -> Attribution | None:
    """“According to Lane, | ...” and “| ..., according to Lane”."""
    start = i + 2
    if start >= high or sheet.types[i + 1] != "to":
        return None
    end = _source_end(sheet, start, high)
    cue, source = (i, start), (start, end)
    if sheet.letters[low:i].strip("cru,"):
        content = _said_before(sheet, low, high, i, end)
    else:
        begin = end
        while begin < high and sheet.letters[begin] in ",:":
            begin += 1
        if begin >= high or sheet.letters[high - 1] == ":":
            return Attribution("colon", cue, source)
        content = [(begin, clause_end(sheet, begin, high))]
    is_said = content[0][1] > content[0][0]
    return Attribution("according to", cue, source, content) if is_said else None


def _said_before(sheet: Sheet, low: int, high: int, i: int, end: int) -> list[Span]:
    """“| A, | according to Lane, | B”."""
    letters, stop = sheet.letters, i
    while stop > low and letters[stop - 1] in ",-":
        stop -= 1
    content = [(low, stop)]
    if letters[end : end + 1] == "," and letters[i - 1] == ",":
        more = clause_end(sheet, end + 1, high)
        if more > end + 1 and letters[end + 1] != "g":
            content.append((end + 1, more))
    return content


def _source_end(sheet: Sheet, start: int, high: int) -> int:
    """Where the source of “according to” ends, with its appositions."""
    letters, k = sheet.letters, start
    while k < high and letters[k] not in '.;:"Q':
        if letters[k] == ",":
            length = _apposition(letters, k, high) if k > start else 0
            if not length:
                break
            k += length
        k += 1
    while k > start + 1 and letters[k - 1] in ",-c":
        k -= 1
    return k


def _apposition(letters: str, comma: int, high: int) -> int:
    """How far “, the mayor of Elm” reaches if a comma closes it; else 0."""
    part, closing, _ = letters[comma + 1 : min(high, comma + 25)].partition(",")
    if not closing or part[:1] not in ("d", "X", "w", "0") or len(part) > 20:
        return 0
    if part[0] == "w":
        return len(part)
    return 0 if any(verb in part for verb in ("VBHM" if part[0] == "d" else "V")) else len(part)


# ---------------------------------------------------------------- headlines


def headline(sheet: Sheet, low: int, high: int) -> Attribution | None:
    """“Lane: | The bridge will stand”, in a headline or a transcript."""
    letters = sheet.letters
    colon = letters.find(":", low, min(high, low + _LONGEST_TITLE + 1))
    if colon <= low or colon + 2 >= high:
        return None
    title = letters[low:colon]
    if "X" not in title or title[0] == "c" or title.strip("X0dSfinc(),r."):
        return None
    if sheet.types[low] in _LABELS or sheet.types[colon - 1] in _LABELS:
        return None
    end = high
    while end > colon + 1 and letters[end - 1] == ".":
        end -= 1
    return Attribution("headline", (colon, colon + 1), (low, colon), [(colon + 1, end)])
