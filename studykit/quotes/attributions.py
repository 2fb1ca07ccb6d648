"""Attributions by their cues: who is credited with what, in a sentence."""

import re
from dataclasses import dataclass, field

from studykit import lexicons
from studykit.quotes import lexicon
from studykit.quotes.lexicon import BASE, ING, PARTICIPLE, PAST, PRESENT, Cue
from studykit.quotes.marks import Span
from studykit.quotes.phrases import (
    clause_end,
    noun_phrase_end,
    short_object_end,
    subject_after,
    subject_before,
)
from studykit.quotes.sheet import Sheet

_FARTHEST = 60
# What is counted inside another attribution's content: reported speech, not wishes and views.
_KEPT_WITHIN = frozenset(("that", "quote", "colon", "as", "around", "inverted", "according to"))
_ANYTHING = "dspoX0neghwQBHMDr(t"
_ALONE = frozenset("several some many all most both few others none each another this these those one".split())
_NP_START = "dspoX0negQ("


@dataclass(slots=True)
class Attribution:
    """One row in the making; all spans are token ranges."""

    rule: str
    cue: Span | None
    source: Span | None
    content: list[Span] = field(default_factory=list)
    unit: int = 0
    tense: int = 0
    is_nested: bool = False
    is_fronted: bool = False


@dataclass(slots=True)
class Group:
    """A verb with its auxiliaries: where it begins, and how it is used."""

    start: int
    at: int
    use: str
    cue: Cue


def attributions_in(sheet: Sheet, number: int) -> list[Attribution]:
    """All attributions of one unit that a cue verb carries."""
    low, high = sheet.units[number]
    from studykit.quotes import nominal

    cues = lexicon.verb_cues()
    nouns, adjectives = nominal.noun_cues(), nominal.adjective_cues()
    types, letters = sheet.types, sheet.letters
    found: list[Attribution] = []
    is_title_case = number == 0
    for i in range(low, high):
        letter = letters[i]
        if letter == "Q" or (letter == "X" and i > low and not is_title_case):
            continue
        word = types[i]
        cue = cues.get(word)
        row = None
        if cue is not None:
            row = _attribution(sheet, low, high, i, cue, found)
        if row is None and word in nouns:
            row = nominal.noun_attribution(sheet, low, high, i, nouns[word])
        if row is None and word in adjectives:
            row = nominal.adjective_attribution(sheet, low, high, i, adjectives[word])
        if word == "according" and types[i + 1 : i + 2] == ["to"]:
            row = nominal.according_to(sheet, low, high, i)
        if row is not None:
            _take(sheet, found, row, i, number)
    if not found:
        row = nominal.headline(sheet, low, high)
        if row is not None:
            row.unit = number
            found.append(row)
    return found


def _take(sheet: Sheet, found: list[Attribution], row: Attribution, i: int, number: int) -> None:
    """Add the row, and end the contents before it that it cuts short."""
    row.unit = number
    letters = sheet.letters
    first = min(row.cue[0], row.source[0]) if row.source and row.source[1] <= row.cue[0] else row.cue[0]
    shared = any(row.source == other.source for other in found) and row.source is not None
    if shared:
        first = row.cue[0]
    cut = _cut(letters, first, shared, row)
    if row.rule in ("around", "inverted", "according to") and row.content[0][0] <= first:
        _cut_before(found, row.content[0][1], i)
    for other in found:
        if other.content and other.content[-1][0] < i < other.content[-1][1]:
            start, end = other.content[-1]
            if other.is_fronted and not shared and letters[first - 1] in ",Q" and row.tense != ING:
                other.content[-1] = (start, first - (letters[first - 1] == ","))
                continue
            if letters[first - 1] == "c" and not shared and other.rule[:2] in ("np", "as"):
                other.content[-1] = (start, first - 1)
                continue
            if row.tense == other.tense == ING and letters[first - 1] == "c":
                other.content[-1] = (start, first - 1)
                continue
            if cut and cut > start and (not shared or other.source == row.source or other.is_nested):
                other.content[-1] = (start, cut)
            else:
                row.is_nested = True
    if _repeats(found, row):
        return
    if not row.is_nested or _is_kept_within(sheet, row):
        found.append(row)


def _repeats(found: list[Attribution], row: Attribution) -> bool:
    """Whether the content already has a cue: “said in a statement that”."""
    if not row.rule.startswith("noun"):
        return False
    return any(other.content and other.content[0][0] == row.content[0][0] for other in found)


def _is_kept_within(sheet: Sheet, row: Attribution) -> bool:
    sort = row.rule.split("/")[0]
    if sort == "quote":
        start = row.content[0][0]
        return sheet.letters[start - 1] == "," or sheet.tokens[start + 1][0].isupper()
    return sort in _KEPT_WITHIN


def _cut_before(found: list[Attribution], end: int, i: int) -> None:
    """End what was found before at the comma of “..., Lane said”."""
    for other in found:
        if other.content and other.content[-1][0] < end < other.content[-1][1]:
            other.content[-1] = (other.content[-1][0], end)


def _cut(letters: str, first: int, shared: bool, row: Attribution) -> int:
    """Where an earlier content ends: before “, adding”, “and called”, “, but Lane said”."""
    k = first
    while k > 0 and letters[k - 1] == "r":
        k -= 1
    if row.tense == ING:
        return k - 1 if letters[k - 1] in ",-" else k - 2 if letters[k - 2 : k] in (",u", ",c") else 0
    if shared and letters[k - 1] == "c":
        return k - 2 if letters[k - 2] == "," else k - 1
    if letters[k - 1] in "cu" and letters[k - 2] in ",-":
        return k - 2
    return k - 1 if letters[k - 1] == ";" else 0


def _attribution(
    sheet: Sheet, low: int, high: int, i: int, cue: Cue, found: list[Attribution]
) -> Attribution | None:
    group = _group(sheet, low, high, i, cue)
    if group is None:
        return None
    if "it" in cue.frames:
        if sheet.types[i + 1 : i + 2] != ["it"]:
            return None
        group.at = i = i + 1
    if group.use == "passive":
        return _passive(sheet, low, high, group)
    complement = _complement(sheet, i + 1, high, cue.frames)
    if complement and _is_naming(sheet, low, group, complement):
        return _naming(sheet, low, high, group, complement)
    row = None
    if group.use == "finite":
        row = _inverted(sheet, low, high, group) or _around(sheet, low, high, group, complement)
    if row is None and group.use == "finite" and letters_follow_relative(sheet, low, group):
        row = _relative(sheet, low, high, group)
    if row is None and complement is not None:
        row = _ahead(sheet, low, high, group, complement, found)
    if row is None and complement is None and group.use in ("finite", "participle"):
        distant = _distant_quotation(sheet, i + 1, high, cue.frames)
        if distant:
            row = _ahead(sheet, low, high, group, distant, found)
    if row is None and complement is None and _stands_before(sheet, low, high, group):
        row = Attribution("before", (group.start, i + 1), _subject(sheet, low, group, found), [])
    if row is not None:
        row.tense = ING if group.use == "participle" else cue.forms
        row.is_fronted = i <= low + 3 and letters_front(sheet, low)
    return row


def _group(sheet: Sheet, low: int, high: int, i: int, cue: Cue) -> Group | None:
    """The verb with its auxiliaries, or None where the word is no verb here."""
    letters = sheet.letters
    if i + 1 < high and sheet.types[i + 1] in ("tank", "tanks"):
        return None
    g = i
    while g > low and (
        letters[g - 1] in "rMBHDT" or letters[g - 1] == "S" and letters[g - 2] in "pw"
    ):
        g -= 1
    helpers = letters[g:i].replace("r", "")
    last = helpers[-1:]
    while g < i and letters[g] == "r":
        g += 1
    use = _use(letters, low, i, g, last, cue, sheet.types)
    return Group(g, i, use, cue) if use else None


def _use(letters: str, low: int, i: int, g: int, last: str, cue: Cue, types: list[str]) -> str:
    forms = cue.forms
    if last == "S":
        return "finite" if forms & (PARTICIPLE | ING) else ""
    if last == "B":
        return "finite" if forms & ING else "passive" if forms & PARTICIPLE else ""
    if last == "H":
        return "finite" if forms & PARTICIPLE else ""
    if last in ("M", "D"):
        return "finite" if forms & BASE else ""
    if last == "T":
        return "infinitive" if forms & BASE else ""
    before = letters[g - 1] if g > low else "^"
    if before == "d" and types[g - 1] in _ALONE:
        before = "p"
    if forms & ING:
        return "" if before in "dsS" else "participle"
    if forms & (PAST | PARTICIPLE):
        if before in "sifb" or before == "d" and types[i - 1] not in _ALONE:
            return ""
        if before == "S" and not (letters[g - 2 : g - 1] in ("p", "w") and forms & PARTICIPLE):
            return ""
        if forms & PARTICIPLE and letters[i + 1 : i + 2] == "b":
            return "reduced"
        if forms & PAST:
            return "finite"
        if not forms & BASE:
            return ""
    if before in "dsifbS(0" or before in "BH":
        return ""
    if before in "pw" or not cue.is_noun:
        return "finite" if before != "^" else ""
    follows = letters[i + 1 : i + 2]
    if before in "X)n," and forms & PRESENT and follows in (".", ",", "") and _ends_credit(letters, low, i):
        return "finite"
    if before in "X)n,0c" and follows in "tTdspohQXn0if" and follows:
        if follows == "Q" and "quote" not in cue.frames and not ("np" in cue.frames and before == "X"):
            return ""
        if follows in "Xn0if" and not _fits(types[i + 1], follows, cue):
            return ""
        if before == "c":
            return "finite" if forms & PRESENT and follows not in "if" else ""
        plural = types[i - 1].endswith("s")
        if forms & PRESENT and (before in "X)," or not plural):
            return "finite"
        if forms & BASE and not forms & PRESENT and plural and before != ",":
            return "finite"
    return ""


def _ends_credit(letters: str, low: int, i: int) -> bool:
    """“...,” Lane | notes: nothing but a noun phrase between a quotation and the verb."""
    k = letters.rfind("Q", low, i)
    return k >= 0 and letters[k + 1 : i].strip("Xnds0)(S,fi") == ""


def _fits(word: str, letter: str, cue: Cue) -> bool:
    """Whether the word behind a word that may be a noun suits it as a verb: “calls for”."""
    return word in cue.frames if letter in "if" else bool(cue.frames & {"np", "clause"}) and letter == "X"


def _passive(sheet: Sheet, low: int, high: int, group: Group) -> Attribution | None:
    """“was praised by Lane”: source behind “by”; “is expected to win”: no source."""
    letters, i, frames = sheet.letters, group.at, group.cue.frames
    subject = subject_before(sheet, max(low, group.start - _FARTHEST), group.start)
    follows = letters[i + 1 : i + 2]
    if follows == "b":
        end = noun_phrase_end(sheet, i + 2, min(high, i + 30))
        if subject is None or end <= i + 2:
            return None
        return Attribution("passive", (group.start, i + 1), (i + 2, end), [subject])
    if follows == "T" and frames & {"to", "np-to"}:
        content = [(i + 1, clause_end(sheet, i + 1, high))]
        if "addressee" not in frames and subject:
            content.insert(0, subject)
        return Attribution("passive", (group.start, i + 1), None, content)
    quote = i + 1 + (follows == ",")
    if "addressee" in frames and letters[quote : quote + 1] == "Q":
        end = _quotation_end(sheet, quote, high) or clause_end(sheet, quote, high)
        return Attribution("passive", (group.start, i + 1), None, [(quote, end)])
    if follows == "t" and "that" in frames:
        return Attribution("passive", (group.start, i + 1), None, [(i + 1, clause_end(sheet, i + 1, high))])
    if follows in "hw" and follows and "wh" in frames and "addressee" in frames:
        return Attribution("passive", (group.start, i + 1), None, [(i + 1, clause_end(sheet, i + 1, high))])
    return None


# “said | , however, | that”, “said | , per a translator, | that”: an aside before the content.
_ASIDE = re.compile(r",(?:[ru]|[iub][dsnX0fSrge]{1,8}),(?=[tQr])")


def _complement(sheet: Sheet, j: int, high: int, frames: frozenset[str]) -> tuple[str, int, int] | None:
    """What follows a cue: its sort, where the content begins, where the cue ends."""
    letters, types = sheet.letters, sheet.types
    after = j
    while j < high and letters[j] == "r":
        j += 1
    aside = _ASIDE.match(letters, j, high)
    if aside:
        j = aside.end()
    if j >= high:
        return None
    letter = letters[j]
    if letter == "t":
        if "that" in frames or "clause" in frames:
            return ("that", j, after)
        if "np-as" in frames and letters[j + 1 : j + 2] in ("Q", "d"):
            return ("as", j, after)
        return ("np", j, after) if "np" in frames else None
    if letter == ":":
        return ("colon", j + 1, after)
    if letter == "Q":
        if frames & {"quote", "that", "clause"}:
            return ("quote", j, after)
        return ("np", j, after) if frames & {"np", "as", "np-as"} else None
    if letter == "," and j + 1 < high and letters[j + 1] == "Q" and "quote" in frames:
        return ("quote", j + 1, after)
    if letter == "," and j + 1 < high and letters[j + 1] == "t" and "that" in frames:
        return ("that", j + 1, after)
    if letter in "hw":
        return ("wh", j, after) if frames & {"wh", "np"} else None
    if letter == "u":
        if types[j] in ("because", "although") and "clause" in frames:
            return ("clause", j, after)
        return ("as", j, after) if types[j] == "as" and "as" in frames else None
    if letter == "T" and "to" in frames and _is_infinitive(sheet, j):
        return ("to", j, after)
    if types[j] in frames and letter in "ifbT":
        return ("np", j + 1, j + 1)
    if letter in "Tif":
        return _beyond(sheet, j, high, frames, after)
    if _is_time(sheet, j):
        return _beyond_time(sheet, j, high, frames, after)
    if letter in _NP_START:
        if frames & {"addressee"}:
            found = _beyond_addressee(sheet, j, high, frames, after)
            if found:
                return found
        if "np-to" in frames:
            end = short_object_end(sheet, j, min(high, j + 16))
            if end < high and letters[end] == "T":
                return ("to", j, after)
        if _takes_clause(frames) and (_must_be_clause(frames) or _is_clause(letters, j, high)):
            return ("clause", j, after)
        if "as" in frames and "np" not in frames and _has_as(sheet, j, min(high, j + 14)):
            return ("as", j, after)
        if letter == "g" and not frames & {"ing", "np", "clause"}:
            return None
        if "np-as" in frames and types[j] not in _WHEN:
            end = short_object_end(sheet, j, min(high, j + 14))
            if letters[end : end + 1] == "Q" or "d" in letters[j + 1 : end] or letters[j] in "po" or letters[end : end + 1] == "u":
                return ("as", j, after)
        if "np" in frames and not (types[j] in _WHEN):
            return ("np", j, after)
        return _beyond_time(sheet, j, high, frames, after)
    return None


def _is_infinitive(sheet: Sheet, j: int) -> bool:
    """“to win” and not “to reporters”, “to Lane”."""
    following = sheet.letters[j + 1 : j + 2]
    return following in ("n", "V", "B", "H", "D", "r", "e", "g", "Q") and not sheet.types[j + 1].endswith("ers")


_WHEN = frozenset("monday tuesday wednesday thursday friday saturday sunday last this earlier".split())


def _has_as(sheet: Sheet, start: int, high: int) -> bool:
    """“saw | him as”: “as” before the noun phrase is over."""
    for k in range(start, high):
        if sheet.types[k] == "as":
            return True
        if sheet.letters[k] in ".;:VMBH":
            return False
    return False


def _takes_clause(frames: frozenset[str]) -> bool:
    return bool(frames & {"clause", "that"}) and "addressee" not in frames


def _must_be_clause(frames: frozenset[str]) -> bool:
    return "clause" in frames and "np" not in frames


def _is_clause(letters: str, j: int, high: int) -> bool:
    """Whether a subject with its verb follows: “it would rain”, “the plan failed”."""
    if letters[j] == "p":
        return True
    for k in range(j + 1, min(high, j + 30)):
        letter = letters[k]
        if letter in "MBHDV":
            return True
        if letter == "e":
            if letters[k + 1 : k + 2] not in ("b", "i", "T"):
                return letters[k - 1] not in "ds"
        elif letter not in "dsX0nSfic(),rgQ-w":
            return False
    return False


def _beyond_addressee(
    sheet: Sheet, j: int, high: int, frames: frozenset[str], after: int
) -> tuple[str, int, int] | None:
    letters = sheet.letters
    end = short_object_end(sheet, j, min(high, j + 16))
    limit = min(high, end + 16)
    k = end
    while k < limit and letters[k] not in 'tTh:Q.;"w':
        k += 1
    if k < limit and letters[k] == "Q" and letters[k - 1] in "XSi":
        stop = k
        while stop < high and letters[stop] == "Q":
            stop += 1
        if letters[stop : stop + 1] and letters[stop] in "tTh":
            k, limit = stop, stop + 1
    if k < limit and letters[k] == "Q" and k != end and letters[k - 1] != ",":
        k = limit
    if k >= limit or letters[k] not in "tTh:Q" or letters[k] not in "tQ" and "," in letters[end : k - 1]:
        if "clause" in frames and letters[end : end + 1] and letters[end : end + 1] in "pdsX" :
            return ("clause", end, after)
        if end < high and sheet.types[end] in frames and letters[end] in "ifb":
            return ("np", end + 1, after)
        return None
    if letters[k] == "T" and (letters[end:k].strip("r") or "to" not in frames):
        return None
    return ({"t": "that", "T": "to", "h": "wh", ":": "colon", "Q": "quote"}[letters[k]], k + (letters[k] == ":"), after)


def _beyond(
    sheet: Sheet, j: int, high: int, frames: frozenset[str], after: int
) -> tuple[str, int, int] | None:
    """Past “in a statement”, “to reporters”, “on Monday” to “that”, a colon or a quotation."""
    letters = sheet.letters
    if not frames & {"that", "quote", "to"}:
        return None
    limit = min(high, j + 25)
    k = j + 1
    while k < limit and letters[k] in "dsnX0fSrigeTbu":
        if letters[k] == "T" and "to" in frames and _is_infinitive(sheet, k):
            return ("to", k, after)
        k += 1
    k = _past_title(sheet, k, limit)
    if k < limit:
        if letters[k] == "t" and "that" in frames:
            return ("that", k, after)
        if letters[k] == ":":
            return ("colon", k + 1, after)
        if letters[k] == "," and letters[k + 1 : k + 2] == "Q":
            return ("quote", k + 1, after)
        if letters[k] == "Q" and sheet.types[k - 1] not in ("'s",):
            is_time = sheet.types[k - 1] in _WHEN or sheet.types[k - 1] in ("night", "morning", "week")
            return ("quote", k, after) if is_time or letters[k - 1] not in "nX" else None
        if letters[k] in "p" and "clause" in frames:
            return ("clause", k, after)
        if letters[k] == "h" and "wh" in frames:
            return ("wh", k, after)
    return None


_DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
_PERIODS = frozenset("week month year night morning fall spring summer winter weekend".split())


def _is_time(sheet: Sheet, j: int) -> bool:
    """“Monday”, “last week”, and not “Monday's vote”."""
    if sheet.types[j] in _DAYS:
        return sheet.letters[j + 1 : j + 2] != "S"
    return sheet.types[j] in ("last", "this") and sheet.types[j + 1 : j + 2] != [] and sheet.types[j + 1] in _PERIODS


def _past_title(sheet: Sheet, k: int, limit: int) -> int:
    """Past a title in quotation marks: “said on “Good Morning” | that”."""
    letters, stop = sheet.letters, k
    while stop < limit and letters[stop] == "Q":
        stop += 1
    return stop if stop > k and letters[stop : stop + 1] == "t" else k


def _beyond_time(
    sheet: Sheet, j: int, high: int, frames: frozenset[str], after: int
) -> tuple[str, int, int] | None:
    """Past a weekday: “said Monday that”."""
    if sheet.types[j] not in _WHEN:
        return None
    k = j + 1
    letters = sheet.letters
    while k < high and letters[k] in "r0n" and k < j + 4:
        k += 1
    if k < high and letters[k] in "tT:Q" + _NP_START or letters[k : k + 2] == ",Q":
        if letters[k] in _NP_START and letters[k] not in "pds":
            return None
        return _complement(sheet, k, high, frames)
    return _beyond(sheet, k, high, frames, after) if k < high and letters[k] == "i" else None


def _subject(sheet: Sheet, low: int, group: Group, found: list[Attribution]) -> Span | None:
    """Whom a verb speaks of: the noun phrase before it, or that of the verb before."""
    letters = sheet.letters
    g = group.start
    before = letters[g - 1] if g > low else "^"
    if group.use == "finite" and before not in "c^Q":
        span = subject_before(sheet, max(low, g - _FARTHEST), g)
        if span:
            return span
    if group.use == "participle" and before in "nX)p" and before:
        span = subject_before(sheet, max(low, g - _FARTHEST), g)
        if span and not _is_document_of_subject(sheet, low, span):
            return span
    earlier = _earlier(group, found)
    if earlier is not None and earlier.source:
        return earlier.source
    return _first_subject(sheet, low, g)


def _is_document_of_subject(sheet: Sheet, low: int, span: Span) -> bool:
    """“Lane issued | a statement | saying”: the words are Lane's."""
    nouns = lexicons.words("document_nouns")
    start = max(low, span[0] - 8)
    return any(word in nouns for word in sheet.types[start : span[1]]) and any(
        letter in "VeM" for letter in sheet.letters[low : span[0]]
    )


def _earlier(group: Group, found: list[Attribution]) -> Attribution | None:
    """The attribution whose source a verb without its own subject shares."""
    if group.use == "finite":
        same = [row for row in found if row.tense & group.cue.forms & (PAST | PRESENT | BASE)]
        return same[-1] if same else (found[-1] if found else None)
    outer = [row for row in found if not row.is_nested]
    return outer[-1] if outer else None


def _first_subject(sheet: Sheet, low: int, high: int) -> Span | None:
    """The subject of the unit's first verb."""
    letters = sheet.letters
    if letters[low] in "uhg":
        low = max(low, letters.find(",", low, min(high, low + _FARTHEST)) + 1)
    for k in range(low + 1, min(high, low + _FARTHEST)):
        if letters[k] in "MBHDVe" or letters[k] == "n" and letters[k - 1] == "p":
            span = subject_before(sheet, low, k)
            if span:
                return span
    if high < low + _FARTHEST and high > low:
        return subject_before(sheet, low, high)
    return None


def _ahead(
    sheet: Sheet,
    low: int,
    high: int,
    group: Group,
    complement: tuple[str, int, int],
    found: list[Attribution],
) -> Attribution | None:
    """“Lane said that ...”: the content follows the cue."""
    sort, start, cue_end = complement
    if group.use == "reduced":
        return None
    source = _subject(sheet, low, group, found)
    if sort in ("np", "weak", "as"):
        end = noun_phrase_end(
            sheet, start, min(high, start + 80), with_as="as" in group.cue.frames
        )
        end = _with_charge(sheet, end, high, group.cue.frames)
    else:
        end = _quotation_end(sheet, start, high) or clause_end(sheet, start, high)
        end = _comma_quotation_end(sheet, start, end)
        if source and sheet.letters[source[0]] == "w":
            end = _relative_end(sheet, start, end)
    if end <= start:
        if sort == "colon":
            return Attribution("colon", (group.start, cue_end), source, [])
        return None
    content = [(start, end)]
    if _is_fronted_object(sheet, low, source) and sort in ("np", "as", "quote"):
        assert source is not None
        content.insert(0, (source[0] - 1, source[0]))
    start_cue = group.start if group.use != "participle" else group.at
    return Attribution(sort + "/" + group.use, (start_cue, max(cue_end, group.at + 1)), source, content)


def _with_charge(sheet: Sheet, end: int, high: int, frames: frozenset[str]) -> int:
    """“accused Lane, the mayor, | of lying”: past an apposition to “of” or “for”."""
    letters, types = sheet.letters, sheet.types
    for k in range(end + 1, min(high, end + 20)):
        if letters[k - 1] == "," and types[k] in ("of", "for", "as") and types[k] in frames:
            return noun_phrase_end(sheet, k + 1, min(high, k + 60))
        if letters[k] in ".;:V":
            break
    return end


def _is_fronted_object(sheet: Sheet, low: int, source: Span | None) -> bool:
    """“what | Lane called ...”, and not “in which | Lane said ...”."""
    if source is None or source[0] <= low or sheet.letters[source[0] - 2] == "i":
        return False
    return sheet.types[source[0] - 1] in ("what", "whom", "which", "who")


# “who says it is dead, | was”: the main verb behind a relative clause.
_MAIN_VERB = re.compile(r"[,Q]r?[VeMBHD]")


def _comma_quotation_end(sheet: Sheet, start: int, end: int) -> int:
    """Where a content ends whose quotation ends in a comma: said it was “so,” | while she ..."""
    letters = sheet.letters
    k = letters.find("Q", start, end)
    while 0 <= k < end:
        while k < end and letters[k] == "Q":
            k += 1
        if k < end and letters[k] in "uiwgdX" and sheet.text[sheet.starts[k - 1] - 1] == ",":
            return k
        k = letters.find("Q", k, end)
    return end


def _relative_end(sheet: Sheet, start: int, end: int) -> int:
    """Where a relative clause ends: before the comma and the main verb."""
    match = _MAIN_VERB.search(sheet.letters, start + 1, end)
    return match.start() + (sheet.letters[match.start()] == "Q") if match else end


def _quotation_end(sheet: Sheet, start: int, high: int) -> int:
    """Where a quotation that is the whole content ends: “... so.” | as he left; else 0."""
    letters = sheet.letters
    if letters[start : start + 1] != "Q":
        return 0
    k = start
    while k < high and letters[k] == "Q":
        k += 1
    last = sheet.text[sheet.starts[k - 1] - 2 : sheet.starts[k - 1]].rstrip(" '’”\"")[-1:]
    if last in (".", ",", "!", "?"):
        return k if letters[k : k + 1] not in ("c", "Q") else 0
    return k if k - start > 6 and letters[k : k + 1] in ("i", "u", "-") else 0


def _inverted(sheet: Sheet, low: int, high: int, group: Group) -> Attribution | None:
    """“..., said Lane”: verb before source, behind what was said."""
    letters, i = sheet.letters, group.at
    if group.start != i or not group.cue.frames & {"quote", "that", "clause"}:
        return None
    if i == low:
        return _inverted_sentence(sheet, low, high, i)
    if letters[i - 1] not in ",Q-" or (letters[i - 1] == "," and i - low < 3):
        return None
    follows = letters[i + 1 : i + 2]
    if follows not in tuple("pdsX0n") and not (follows and follows in "eg" and letters[i - 1] == "Q"):
        return None
    if follows == "p" and letters[i + 2 : i + 3] not in ("", ",", ".", ";", "Q", "-"):
        return None
    if letters[i - 1] == "," and _subject_before_comma(sheet, low, i):
        return None
    if ",w" in letters[low : sheet.quotation_before.get(i, low)]:
        return None
    source = subject_after(sheet, i + 1, min(high, i + _FARTHEST))
    if source is None:
        return None
    if letters[i - 1] == "," and letters[source[1] : source[1] + 1] in tuple("VMBHDeQ"):
        return None
    return _with_content_around(sheet, low, high, i, (i, i + 1), source, source[1], "inverted")


def _is_behind_sentence(sheet: Sheet, low: int) -> bool:
    """Whether the unit follows a quotation in the same paragraph."""
    if low not in sheet.quotation_before:
        return False
    return "\n" not in sheet.text[sheet.ends[low - 1] : sheet.starts[low]]


def _inverted_sentence(sheet: Sheet, low: int, high: int, i: int) -> Attribution | None:
    """“So it is.” | said Lane, at the start of a unit."""
    if not _is_behind_sentence(sheet, low):
        return None
    source = subject_after(sheet, i + 1, min(high, i + _FARTHEST))
    if source is None:
        return None
    return Attribution("after", (i, i + 1), source, [(sheet.quotation_before[low], low)])


def _subject_before_comma(sheet: Sheet, low: int, i: int) -> bool:
    """“Lane, the mayor, said the plan”: the comma ends an apposition."""
    span = subject_before(sheet, max(low, i - _FARTHEST), i)
    return span is not None and (span[0] == low or sheet.letters[span[0] - 1] in "tuc,Q")


def _around(
    sheet: Sheet, low: int, high: int, group: Group, complement: tuple[str, int, int] | None
) -> Attribution | None:
    """“..., Lane said”: what was said stands before, and perhaps goes on behind."""
    if not group.cue.frames & {"quote", "that", "clause", "addressee"}:
        return None
    letters = sheet.letters
    source = subject_before(sheet, max(low, group.start - _FARTHEST), group.start)
    comma = group.at + 1
    while letters[comma : comma + 1] == "r":
        comma += 1
    if source is not None and _is_fronted_as(sheet, low, source[0]) and letters[comma : comma + 1] == ",":
        start = comma + 1
        end = clause_end(sheet, start, high)
        if end > start:
            return Attribution("as", (group.start, group.at + 1), source, [(start, end)])
    if source is not None and sheet.types[source[0] - 1] == "as" and letters[source[0] - 2 : source[0]] in (",u", "Qu") and complement is None:
        return _with_content_around(sheet, low, high, source[0] - 1, (group.start, group.at + 1), source, group.at + 1, "around")
    if source is not None and source[0] == low and complement is None:
        return _after_sentence(sheet, low, high, group, source)
    if source is None or source[0] <= low or letters[source[0]] == "w":
        return None
    left = source[0]
    i = group.at
    cue = (group.start, i + 1)
    if left == low:
        return None
    if letters[left - 1] not in ",Q-":
        return None
    if letters[left - 1] != "Q" and not _HAS_VERB.search(letters, low, left):
        return _behind_adverbial(sheet, low, high, left, group, source)
    if complement is not None and not _is_behind_quotation(sheet, low, left) and not _is_interruption(sheet, left, i, complement):
        return None
    return _with_content_around(sheet, low, high, left, cue, source, i + 1, "around")


def _behind_adverbial(
    sheet: Sheet, low: int, high: int, left: int, group: Group, source: Span
) -> Attribution | None:
    """“In both cases, Lane said, | it rained”, “| The mayor, | Lane said, | had left”."""
    letters, start = sheet.letters, group.at + 2
    if letters[start - 1 : start] != "," or start >= high:
        return None
    content = [(start, clause_end(sheet, start, high))]
    if letters[start] in "VMBHDe":
        content.insert(0, (low, left - 1))
    if content[-1][1] <= start:
        return None
    return Attribution("around", (group.start, group.at + 1), source, content)


# “Lane will win, | she said”: a clause, not “In May, | she said”.
_HAS_VERB = re.compile(r"[VMBHDepQS]")


def _is_interruption(sheet: Sheet, left: int, i: int, complement: tuple[str, int, int]) -> bool:
    """“A, | Lane said, “is B”: the quotation goes on with a small letter."""
    sort, start, _ = complement
    if sort != "quote" or sheet.letters[left - 1] != "," or sheet.letters[start - 1] != ",":
        return False
    return start + 1 < len(sheet.tokens) and sheet.tokens[start + 1][0].islower()


def _after_sentence(sheet: Sheet, low: int, high: int, group: Group, source: Span | None) -> Attribution | None:
    """“So it is.” | Lane said."""
    i = group.at
    if source is None or source[0] != low or not _is_behind_sentence(sheet, low):
        return None
    if sheet.letters[i + 1 : i + 2] == "," and "t" in sheet.letters[i + 1 : high]:
        return None
    if sheet.letters[i + 1 : i + 2] not in ("", ".", ",", "i", "u", "X", "r") or "quote" not in group.cue.frames:
        return None
    return Attribution("after", (group.start, i + 1), source, [(sheet.quotation_before[low], low)])


def _is_naming(sheet: Sheet, low: int, group: Group, complement: tuple[str, int, int]) -> bool:
    """“a group | called “Elm First””: the quotation is a name."""
    i = group.at
    if sheet.letters[complement[1]] != "Q" or not {"np-as", "as"} & group.cue.frames or group.start != i or group.use != "finite":
        return False
    k = i - (sheet.letters[i - 1] == ",")
    return sheet.letters[k - 1 : k] == "n" and any(
        word in ("a", "an", "so") for word in sheet.types[max(low, k - 6) : i]
    )


def _naming(sheet: Sheet, low: int, high: int, group: Group, complement: tuple[str, int, int]) -> Attribution:
    i, start = group.at, complement[1]
    k = i - (sheet.letters[i - 1] == ",")
    begin = k
    while begin > low and sheet.types[begin] not in ("a", "an", "so"):
        begin -= 1
    end = start
    while end < high and sheet.letters[end] == "Q":
        end += 1
    return Attribution("named", (i, i + 1), None, [(begin, k), (start, end)])


def _distant_quotation(
    sheet: Sheet, j: int, high: int, frames: frozenset[str]
) -> tuple[str, int, int] | None:
    """“said in the spring, when the story broke, | ...”: a whole quotation behind a comma."""
    if "quote" not in frames:
        return None
    k = sheet.letters.find(",Q", j, min(high, j + 40))
    if k < 0 or k + 2 >= high or not sheet.tokens[k + 2][:1].isupper():
        return None
    return ("quote", k + 1, j)


def _stands_before(sheet: Sheet, low: int, high: int, group: Group) -> bool:
    """“Lane agreed. | ...”: a short sentence that ends with its verb."""
    return (
        group.use == "finite"
        and "quote" in group.cue.frames
        and high - low < 15
        and not sheet.letters[group.at + 1 : high].strip(".r")
        and sheet.letters[high : high + 1] == "Q"
    )


def letters_front(sheet: Sheet, low: int) -> bool:
    """Whether the unit begins with a clause that depends on the next: “When asked ...,”."""
    return sheet.letters[low] in "ueg" or sheet.types[low] in ("when", "asked", "if", "told")


def letters_follow_relative(sheet: Sheet, low: int, group: Group) -> bool:
    """“which Lane said | was”: a second finite verb behind the cue."""
    follows = sheet.letters[group.at + 1 : group.at + 2]
    return follows != "" and follows in "BMHDV" and "clause" in group.cue.frames


def _relative(sheet: Sheet, low: int, high: int, group: Group) -> Attribution | None:
    """“the plan, | which | Lane said | was dead |”."""
    source = subject_before(sheet, max(low, group.start - _FARTHEST), group.start)
    if source is None or source[0] <= low or sheet.letters[source[0] - 1] not in "wht":
        return None
    i = group.at
    content = [(source[0] - 1, source[0]), (i + 1, clause_end(sheet, i + 1, high))]
    return Attribution("relative", (group.start, i + 1), source, content)


def _is_fronted_as(sheet: Sheet, low: int, at: int) -> bool:
    """“As | Lane said, ...” or “But as | Lane said, ...” at the start of a unit."""
    return low < at <= low + 2 and sheet.types[at - 1] == "as" and sheet.letters[low] in "uc"


def _is_behind_quotation(sheet: Sheet, low: int, at: int) -> bool:
    """“...,” | Lane told: before `at` is a quotation that begins a sentence but does not end it."""
    start = sheet.quotation_before.get(at)
    if start is None or sheet.letters[low:start].strip("cr,-") and sheet.letters[start - 1] != ":":
        return False
    inner = sheet.text[max(0, sheet.starts[at - 1] - 8) : sheet.starts[at - 1]].rstrip(" '’‘\"”")
    return inner[-1:] in ("", ",", "?", "!", "-", "—", "–")


def _content_start(sheet: Sheet, low: int, left: int) -> int:
    """Where what was said begins: behind a colon that stands right before the quotation."""
    start = sheet.quotation_before.get(left, low)
    return start if start > low and sheet.letters[start - 1] == ":" else low


def _with_content_around(
    sheet: Sheet, low: int, high: int, left: int, cue: Span, source: Span, right: int, rule: str
) -> Attribution | None:
    letters = sheet.letters
    end = left
    while end > low and letters[end - 1] in ",-":
        end -= 1
    low = _content_start(sheet, low, left)
    content = [(low, end)] if end > low else []
    k = right
    while k < high and letters[k] not in ",Q:":
        k += 1
    if k < high:
        start = k + (letters[k] in ",:")
        goes_on = letters[start : start + 1] == "Q" and (
            letters[start - 1] in ",:-" or k == right and letters[k - 1] not in "fids"
        )
        if start < high and (goes_on or (letters[left - 1] == "," and letters[k] == ",") and letters[start] not in "gwuc"):
            stop = clause_end(sheet, start, high)
            if stop > start:
                content.append((start, stop))
    return Attribution(rule, cue, source, content) if content else None
