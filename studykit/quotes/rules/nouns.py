"""Attributions whose cue is a noun, an adjective, a fixed phrase or a headline's colon."""

from functools import cache

from studykit.quotes.grammar.phrases import clause_end, noun_phrase_end
from studykit.quotes.grammar.subjects import subject_before
from studykit.quotes.rules.attribution import Attribution
from studykit.quotes.sentence.cues import complements, with_s
from studykit.quotes.sentence.marks import Span
from studykit.quotes.sentence.tagged_text import TaggedText

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
    found = {}
    for word, frames in complements("cue_nouns").items():
        found[word] = found[with_s(word)] = frames
    return found


@cache
def adjective_cues() -> dict[str, frozenset[str]]:
    """Every cue adjective, with what may follow it."""
    return complements("cue_adjectives")


# ---------------------------------------------------------------- nouns


def by_noun(
    tagged: TaggedText, low: int, high: int, i: int, frames: frozenset[str]
) -> Attribution | None:
    """“Lane's promise | to resign”, “his criticism | of the plan”, “the claim | that ...”."""
    classes, j = tagged.classes, i + 1
    if j >= high or classes[i] == "X":
        return None
    source = _owner(tagged, low, i)
    if classes[j] == "b":
        end = _maker_end(classes, j + 1, high)
        if end:
            source, j = (j + 1, end), end
    if classes[j] == "t" and "that" in frames:
        return Attribution("noun/that", (i, i + 1), source, [(j, clause_end(tagged, j, high))])
    return _of_owner(tagged, high, i, j, source, frames) if source else None


def _of_owner(
    tagged: TaggedText, high: int, i: int, j: int, source: Span, frames: frozenset[str]
) -> Attribution | None:
    """“his plan | to win”, “her fear | of the dark”."""
    classes = tagged.classes
    if classes[j] == "T" and "to" in frames and classes[j + 1 : j + 2] in tuple("nVBHDr"):
        return Attribution(
            "noun/to", (i, i + 1), source, [(j, noun_phrase_end(tagged, j + 2, high))]
        )
    if classes[j] not in "ifbT" or tagged.types[j] not in frames:
        return None
    end = noun_phrase_end(tagged, j + 1, high)
    return Attribution("noun/of", (i, j + 1), source, [(j + 1, end)]) if end > j + 1 else None


def _owner(tagged: TaggedText, low: int, i: int) -> Span | None:
    """“| his | promise”, “| Lane |'s promise”, “| Lane | made a promise”."""
    classes, g = tagged.classes, i
    while g > low and i - g < 4 and classes[g - 1] in "negXr0":
        g -= 1
    before = classes[g - 1] if g > low else "^"
    if before == "s":
        return (g - 1, g)
    if before == "S":
        return subject_before(tagged, low, g - 1)
    if before == "d":
        return _giver(tagged, low, g - 1)
    return _giver(tagged, low, g) if before in "eV" else None


def _giver(tagged: TaggedText, low: int, at: int) -> Span | None:
    """Whoever makes, has or gives the noun: “| Lane | made the claim that”."""
    classes, k = tagged.classes, at - 1
    if k <= low or classes[k] not in "Ve":
        return None
    while k > low and classes[k - 1] in "rMBHD":
        k -= 1
    return subject_before(tagged, low, k)


def _maker_end(classes: str, start: int, high: int) -> int:
    """“a claim by | Ada Lane | that”; 0 where nothing of the kind stands there."""
    end = start
    while end < high and classes[end] in "dsXn0So":
        end += 1
    return end if start < end < high and classes[end] in "tT" else 0


# ---------------------------------------------------------------- adjectives


def by_adjective(
    tagged: TaggedText, low: int, high: int, i: int, frames: frozenset[str]
) -> Attribution | None:
    """“Lane is sure | that ...”, “they were critical | of ...”, “it made clear | that ...”."""
    classes, types, j = tagged.classes, tagged.types, i + 1
    if j >= high:
        return None
    if types[i] in _MADE_SO:
        return _made_so(tagged, low, high, i)
    start = _copula(tagged, low, i)
    sort = {"t": "that", "T": "to"}.get(classes[j], types[j])
    if not start or (sort not in frames and not (classes[j] == "p" and "that" in frames)):
        return None
    source = subject_before(tagged, low, start)
    if source is None:
        return None
    if classes[j] in "tTp":
        return Attribution("adjective", (start, j), source, [(j, clause_end(tagged, j, high))])
    end = noun_phrase_end(tagged, j + 1, high)
    return Attribution("adjective", (start, j + 1), source, [(j + 1, end)]) if end > j + 1 else None


def _copula(tagged: TaggedText, low: int, i: int) -> int:
    """Where “has never been” of “has never been sure” begins; 0 without such a verb."""
    classes, g = tagged.classes, i
    while g > low and classes[g - 1] == "r":
        g -= 1
    if g == low or (classes[g - 1] != "B" and tagged.types[g - 1] not in _FEELING):
        return 0
    g -= 1
    while g > low and classes[g - 1] in "rMBHD":
        g -= 1
    return g


def _made_so(tagged: TaggedText, low: int, high: int, i: int) -> Attribution | None:
    """“Lane | made it clear | that ...”."""
    types, g = tagged.types, i
    while g > low and (tagged.classes[g - 1] == "r" or types[g - 1] == "it"):
        g -= 1
    if g == low or types[g - 1] not in _MAKE or tagged.classes[i + 1] != "t":
        return None
    source = subject_before(tagged, low, g - 1)
    if source is None:
        return None
    content = [(i + 1, clause_end(tagged, i + 1, high))]
    return Attribution("adjective", (g - 1, i + 1), source, content)


# ---------------------------------------------------------------- according to


def according_to(tagged: TaggedText, low: int, high: int, i: int) -> Attribution | None:
    """“According to Lane, | ...” and “| ..., according to Lane”."""
    start = i + 2
    if start >= high or tagged.types[i + 1] != "to":
        return None
    end = _source_end(tagged, start, high)
    cue, source = (i, start), (start, end)
    if tagged.classes[low:i].strip("cru,"):
        content = _said_before(tagged, low, high, i, end)
    else:
        begin = end
        while begin < high and tagged.classes[begin] in ",:":
            begin += 1
        if begin >= high or tagged.classes[high - 1] == ":":
            return Attribution("colon", cue, source)
        content = [(begin, clause_end(tagged, begin, high))]
    is_said = content[0][1] > content[0][0]
    return Attribution("according to", cue, source, content) if is_said else None


def _said_before(tagged: TaggedText, low: int, high: int, i: int, end: int) -> list[Span]:
    """“| A, | according to Lane, | B”."""
    classes, stop = tagged.classes, i
    while stop > low and classes[stop - 1] in ",-":
        stop -= 1
    content = [(low, stop)]
    if classes[end : end + 1] == "," and classes[i - 1] == ",":
        more = clause_end(tagged, end + 1, high)
        if more > end + 1 and classes[end + 1] != "g":
            content.append((end + 1, more))
    return content


def _source_end(tagged: TaggedText, start: int, high: int) -> int:
    """Where the source of “according to” ends, with its appositions."""
    classes, k = tagged.classes, start
    while k < high and classes[k] not in '.;:"Q':
        if classes[k] == ",":
            length = _apposition(classes, k, high) if k > start else 0
            if not length:
                break
            k += length
        k += 1
    while k > start + 1 and classes[k - 1] in ",-c":
        k -= 1
    return k


def _apposition(classes: str, comma: int, high: int) -> int:
    """How far “, the mayor of Elm” reaches if a comma closes it; else 0."""
    part, closing, _ = classes[comma + 1 : min(high, comma + 25)].partition(",")
    if not closing or part[:1] not in ("d", "X", "w", "0") or len(part) > 20:
        return 0
    if part[0] == "w":
        return len(part)
    return 0 if any(verb in part for verb in ("VBHM" if part[0] == "d" else "V")) else len(part)


# ---------------------------------------------------------------- headlines


def headline(tagged: TaggedText, low: int, high: int) -> Attribution | None:
    """“Lane: | The bridge will stand”, in a headline or a transcript."""
    classes = tagged.classes
    colon = classes.find(":", low, min(high, low + _LONGEST_TITLE + 1))
    if colon <= low or colon + 2 >= high:
        return None
    title = classes[low:colon]
    if "X" not in title or title[0] == "c" or title.strip("X0dSfinc(),r."):
        return None
    if tagged.types[low] in _LABELS or tagged.types[colon - 1] in _LABELS:
        return None
    end = high
    while end > colon + 1 and classes[end - 1] == ".":
        end -= 1
    return Attribution("headline", (colon, colon + 1), (low, colon), [(colon + 1, end)])
