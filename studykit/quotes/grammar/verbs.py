"""Whether a word that may be a cue verb is one here, and how it is used."""

from functools import cache
from typing import NamedTuple

from studykit.quotes.sentence.cues import BASE, ING, PARTICIPLE, PAST, PRESENT, Cue
from studykit.quotes.sentence.marks import Span
from studykit.quotes.sentence.tagged_text import TaggedText

# "several said", "all agree": quantifiers that can be a subject alone.
STANDS_ALONE = frozenset(
    "several some many all most both few others none each another this these those one".split()
)
_POINTING = frozenset(("one", "another", "this", "these", "those", "each", "none"))
_TANKS = frozenset(("tank", "tanks"))  # “a think | tank”
_HELPERS = "rMBHDT"  # the classes of auxiliaries and of adverbs between them
# What a form is behind an auxiliary: “has | said”, “is | saying”, “was | told”, “to | say”.
_USE_BEHIND: dict[str, tuple[tuple[int, str], ...]] = {
    "S": ((PARTICIPLE | ING, "finite"),),
    "B": ((ING, "finite"), (PARTICIPLE, "passive")),
    "H": ((PARTICIPLE, "finite"),),
    "M": ((BASE, "finite"),),
    "D": ((BASE, "finite"),),
    "T": ((BASE, "infinitive"),),
}


class Verb(NamedTuple):
    """A cue verb with its auxiliaries: where it begins and ends, and how it is used.

    `use` is finite, infinitive, participle or passive; `before` is the class of the token that
    stands before it, "^" at the start of a unit.
    """

    start: int
    at: int
    use: str
    cue: Cue
    before: str

    @property
    def span(self) -> Span:
        return (self.start, self.at + 1)


def verb_at(tagged: TaggedText, low: int, high: int, i: int, cue: Cue) -> Verb | None:
    """The verb with its auxiliaries, or None where the word is no verb here."""
    classes = tagged.classes
    before = classes[i - 1] if i > low else "^"
    if before in "rMBHDTS":
        start, helper = _helpers(classes, low, i)
        use = _use_behind(helper, cue.forms) if helper else _bare_use(tagged, low, i, before, cue)
        before = classes[start - 1] if start > low else "^"
    else:
        start, use = i, _bare_use(tagged, low, i, before, cue)
    if not use:
        return None
    if cue.lemma == "think" and i + 1 < high and tagged.types[i + 1] in _TANKS:
        return None
    if "it" in cue.frames:  # "puts it"
        if tagged.types[i + 1 : i + 2] != ["it"]:
            return None
        i += 1
    return Verb(start, i, use, cue, before)


@cache
def _use_behind(helper: str, forms: int) -> str:
    """The use of a form behind an auxiliary; empty where it cannot stand there."""
    return next((use for allowed, use in _USE_BEHIND[helper] if forms & allowed), "")


def _helpers(classes: str, low: int, i: int) -> tuple[int, str]:
    """Where “has never been | seen” begins, and the last auxiliary; empty if there is none."""
    kept = classes[low:i].rstrip(_HELPERS)
    while kept.endswith(("pS", "wS")):
        kept = kept[:-1].rstrip(_HELPERS)  # “he | 's | said”
    helpers = classes[low + len(kept) : i]
    return i - len(helpers.lstrip("r")), helpers.rstrip("r")[-1:]


def _bare_use(tagged: TaggedText, low: int, i: int, before: str, cue: Cue) -> str:
    """The use of a form without an auxiliary, behind a token of the word_class `before`."""
    classes, forms = tagged.classes, cue.forms
    if before == "d" and _stands_alone(tagged.types[i - 1], cue):
        before = "p"
    if forms & ING:
        return "" if before in "dsS" else "participle"
    if forms & (PAST | PARTICIPLE):  # “Lane | said”; not “the | alleged | plot”
        if before in "sifbdS":
            return ""
        if forms & PARTICIPLE and classes[i + 1 : i + 2] == "b":
            return ""  # “a poll | conducted | by”
        if forms & PAST:
            return "finite"
        if not forms & BASE:
            return ""
    return _present_use(tagged, low, i, before, cue)


def _stands_alone(word: str, cue: Cue) -> bool:
    """“many | say”, “one | said”; not “one | point”."""
    return word in STANDS_ALONE and not (cue.is_noun and cue.forms & BASE and word in _POINTING)


def _present_use(tagged: TaggedText, low: int, i: int, before: str, cue: Cue) -> str:
    """“Lane | says”, “they | plan to”; not “the | plans of”."""
    if before in "dsifbS(0BH^":
        return ""
    if before in "pw":
        return "finite"
    if tagged.types[i] == "like":
        return ""  # “voters | like | these”
    if (
        not cue.is_noun
        or _ends_credit(tagged, low, i, before, cue)
        or _suits_verb(tagged, i, before, cue)
    ):
        return "finite"
    return ""


def _ends_credit(tagged: TaggedText, low: int, i: int, before: str, cue: Cue) -> bool:
    """“...,” Lane | notes: nothing but a noun phrase between a quotation and the verb."""
    classes = tagged.classes
    behind = i + 1 + (tagged.types[i + 1 : i + 2] == ["out"])
    is_end = classes[behind : behind + 1] in (".", ",", "", "i")
    if before not in "X)n," or not cue.forms & PRESENT or not is_end:
        return False
    k = classes.rfind("Q", low, i)
    return k >= 0 and not classes[k + 1 : i].strip("Xnds0)(S,fi")


def _suits_verb(tagged: TaggedText, i: int, before: str, cue: Cue) -> bool:
    """Whether a word that may be a noun is a verb by what stands around it."""
    follows = tagged.classes[i + 1 : i + 2]
    if before not in "X)n,0c" or not follows or not _may_follow(tagged, i, follows, before, cue):
        return False
    if before == "c":
        return bool(cue.forms & PRESENT) and follows not in "if"
    is_plural = tagged.types[i - 1].endswith("s")
    if cue.forms & PRESENT:
        return before in "X)," or not is_plural
    return bool(cue.forms & BASE) and is_plural and before != ","


def _may_follow(tagged: TaggedText, i: int, follows: str, before: str, cue: Cue) -> bool:
    """“calls | for”, “claims | that”, “backs | Lane”, “claims | “it is so””."""
    if follows in "if":
        return tagged.types[i + 1] in cue.frames
    if follows == "X":
        return bool(cue.frames & {"np", "clause"})
    if follows == "Q":
        return "quote" in cue.frames or ("np" in cue.frames and before == "X")
    return follows in "tTdspoh"
