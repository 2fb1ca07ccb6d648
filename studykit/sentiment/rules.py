"""VADER's rules (Hutto & Gilbert 2014), worked out word by word with the reason for each step.

They are written for this kit so that they can say what they did, and so that a word is looked up
once however often it occurs.
"""

from collections import defaultdict
from collections.abc import Sequence
from heapq import heappop, heappush
from itertools import compress
from operator import attrgetter, itemgetter
from typing import NamedTuple

from vaderSentiment import vaderSentiment as published  # type: ignore[import-untyped]

from studykit.sentiment.dictionary import BOOSTERS, IDIOMS, PHRASE_WORDS, SO, Word

BUT_BEFORE, BUT_AFTER = 0.5, 1.5
DISTANCE = (1.0, 0.95, 0.9)  # weight of a booster one, two and three words before

_lower, _is_upper = attrgetter("lower"), attrgetter("is_upper")
_is_noted = itemgetter(Word._fields.index("is_noted"))  # in half the time of the attribute


class Step(NamedTuple):
    """A dictionary word of a sentence: its place among the words, and what became of it."""

    place: int
    value: float
    adjusted: float
    reasons: tuple[str, ...]


def steps(words: Sequence[Word]) -> list[Step]:
    """What became of each dictionary word of a sentence, in the order of the text.

    >>> toned("It was not a very good plan.")
    good 1.9 → -1.623 (boosted by “very”; negated by “not”); compound -0.39
    """
    return steps_at(words, noted(words))


def noted(words: Sequence[Word]) -> list[int]:
    """The places of the words on which a score may turn: few, and no rule looks at the others."""
    return list(compress(range(len(words)), map(_is_noted, words)))


def steps_at(words: Sequence[Word], noted: Sequence[int]) -> list[Step]:
    """The steps of a sentence whose words to note are known."""
    hits = [i for i in noted if words[i].counts]
    if not hits:
        return []
    taken = _taken(words, hits, [i for i in noted if words[i].is_special])
    lower = [words[i].lower for i in noted]
    return _weighed_around_but(taken, noted[lower.index("but")]) if "but" in lower else taken


def _taken(words: Sequence[Word], hits: Sequence[int], special: Sequence[int]) -> list[Step]:
    """The dictionary words as their neighbours leave them; most have none that matters.

    >>> toned("It was not good and then it was good.")
    good 1.9 → -1.406 (negated by “not”); good 1.9; compound 0.13
    """
    near = {i for k in special for i in range(k - 2, k + 4)}  # where a rule may turn on k
    turned = {i for i in hits if i in near or words[i].is_upper}
    is_mixed = bool(turned) and _is_mixed_case(words)
    return [
        _step(words, i, is_mixed) if i in turned else _unchanged(words, i)
        for i in hits
        if i not in turned or not _is_kind_of(words, i)
    ]


def _unchanged(words: Sequence[Word], i: int) -> Step:
    value = words[i].value or 0.0
    return Step(i, value, value, ())


def _is_mixed_case(words: Sequence[Word]) -> bool:
    """Whether some words are in capitals and some are not, so that capitals mean something.

    >>> toned("A GOOD plan.")
    GOOD 1.9 → 2.633 (in capitals); compound 0.56
    >>> toned("GOOD PLAN.")
    GOOD 1.9; compound 0.44
    """
    return 0 < sum(map(_is_upper, words)) < len(words)


def _is_kind_of(words: Sequence[Word], i: int) -> bool:
    """Whether “kind” is half of “kind of” and says nothing of its own.

    >>> toned("It was a kind of plan.")
    compound 0.00
    >>> toned("It was kind.")
    kind 2.4; compound 0.53
    """
    return words[i].lower == "kind" and i + 1 < len(words) and words[i + 1].lower == "of"


def _step(words: Sequence[Word], i: int, is_mixed: bool) -> Step:
    """What became of one word, its neighbours looked at.

    >>> toned("A not very GOOD plan.")
    GOOD 1.9 → -2.165 (in capitals; boosted by “very”; negated by “not”); compound -0.49
    """
    word = words[i]
    reasons: list[str] = []
    value = _with_no(words, i, reasons)
    if word.is_upper and is_mixed:
        value += published.C_INCR if value > 0 else -published.C_INCR
        reasons.append("in capitals")
    for distance in range(min(i, 3)):
        if words[i - distance - 1].value is None:
            value = _boosted(value, words[i - distance - 1], distance, is_mixed, reasons)
            value = _negated(value, words, i, distance, reasons)
            if distance == 2:
                value = _in_idiom(value, words, i, reasons)
    value = _with_least(value, words, i, reasons)
    return Step(i, word.value or 0.0, value, tuple(reasons))


def _with_no(words: Sequence[Word], i: int, reasons: list[str]) -> float:
    """The dictionary value; 0 for a “no” before a dictionary word, turned by a “no” before it.

    >>> toned("It was no good plan.")
    no -1.2 → 0 (only turns the next word); good 1.9 → -1.406 (negated by “no”); compound -0.34
    >>> toned("It was no.")
    compound 0.00
    """
    value = words[i].value or 0.0
    if words[i].lower == "no" and i + 1 < len(words) and words[i + 1].value is not None:
        value = 0.0
        reasons.append("only turns the next word")
    if _has_no_ahead(words, i):
        value = (words[i].value or 0.0) * published.N_SCALAR
        reasons[:] = ["negated by “no”"]
    return value


def _has_no_ahead(words: Sequence[Word], i: int) -> bool:
    """“no good”, “no very good”, “no plan or good”: one or two words before, three with “or”.

    >>> toned("There was no very good plan.")
    no -1.2; good 1.9 → -1.699 (negated by “no”; boosted by “very”); compound -0.60
    >>> toned("There was no plan or hope.")
    no -1.2; hope 1.9 → -1.406 (negated by “no”); compound -0.56
    >>> toned("There was no plan of hope.")
    no -1.2; hope 1.9; compound 0.18
    """
    if "no" in map(_lower, words[max(0, i - 2) : i]):
        return True
    return i > 2 and words[i - 3].lower == "no" and words[i - 1].lower in ("or", "nor")


def _boosted(value: float, word: Word, distance: int, is_mixed: bool, reasons: list[str]) -> float:
    """More or less for a word such as “very” up to three words ahead, more in capitals.

    >>> toned("It was very bad.")
    bad -2.5 → -2.793 (boosted by “very”); compound -0.58
    >>> toned("It was slightly bad.")
    bad -2.5 → -2.207 (dampened by “slightly”); compound -0.50
    >>> toned("A very big and good plan.")
    good 1.9 → 2.164 (boosted by “very”); compound 0.49
    >>> toned("A VERY good plan.")
    good 1.9 → 2.926 (boosted by “very”); compound 0.60
    """
    if not word.booster:
        return value
    change = -word.booster if value < 0 else word.booster
    if word.is_upper and is_mixed:
        change += published.C_INCR if value > 0 else -published.C_INCR
    change *= DISTANCE[distance]
    reasons.append(_turned(value, change, word.lower))
    return value + change


def _turned(value: float, change: float, by: str) -> str:
    """Whether the value's size grew or shrank, and which word did it.

    >>> _turned(1.9, -0.3, "slightly"), _turned(-2.5, -0.3, "very")
    ('dampened by “slightly”', 'boosted by “very”')
    """
    return f"{'boosted' if value * change >= 0 else 'dampened'} by “{by}”"


def _negated(
    value: float, words: Sequence[Word], i: int, distance: int, reasons: list[str]
) -> float:
    """Turned by “not” and the like up to three words ahead, but not by “without doubt”.

    >>> toned("It isn’t a good plan.")
    good 1.9 → -1.406 (negated by “isn't”); compound -0.34
    >>> toned("It was without hope.")
    hope 1.9 → -1.406 (negated by “without”); compound -0.34
    >>> toned("It was without doubt good.")
    doubt -1.5 → 1.11 (negated by “without”); good 1.9; compound 0.61
    """
    far, near = words[i - distance - 1], words[i - distance : i]
    if _is_never_so(far, near):
        reasons.append("boosted by “{}”".format(" ".join(_never_so(far, near))))
        return value * 1.25
    if not far.negates or (far.lower == "without" and "doubt" in map(_lower, near)):
        return value
    reasons.append(f"negated by “{far.lower}”")
    return value * published.N_SCALAR


def _is_never_so(far: Word, near: Sequence[Word]) -> bool:
    """“never so good”; as published, “so” or “this” just ahead is enough three words in.

    >>> toned("Never so good.")
    good 1.9 → 2.741 (boosted by “so”; boosted by “never so”); compound 0.58
    >>> toned("It was in all this good.")
    good 1.9 → 2.375 (boosted by “this”); compound 0.52
    >>> toned("It was never good.")
    good 1.9 → -1.406 (negated by “never”); compound -0.34
    """
    if len(near) == 2 and near[1].lower in SO:
        return True
    return far.lower == "never" and bool(near) and near[0].lower in SO


def _never_so(far: Word, near: Sequence[Word]) -> list[str]:
    return [word.lower for word in (far, *near) if word.lower in ("never", *SO)]


def _in_idiom(value: float, words: Sequence[Word], i: int, reasons: list[str]) -> float:
    """The value of a set phrase around the word, if there is one; “sort of” and the like added.

    >>> toned("Mind you, it was the bomb.")
    bomb -2.2 → 3 (set phrase “the bomb”); compound 0.61
    >>> toned("The plan was sort of good.")
    good 1.9 → 1.607 (dampened by “sort of”); compound 0.38
    """
    lower = list(map(_lower, words[i - 3 : i + 3]))
    if PHRASE_WORDS.isdisjoint(lower):
        return value
    phrases = {
        (a, b): " ".join(lower[a:b])
        for a, b in ((2, 4), (1, 4), (1, 3), (0, 3), (0, 2), (3, 5), (3, 6))
        if b <= len(lower)
    }
    ahead = [p for (a, _), p in phrases.items() if a < 3 and p in IDIOMS]
    after = [p for (a, _), p in phrases.items() if a == 3 and p in IDIOMS]
    for phrase in [*ahead[:1], *after]:
        value = IDIOMS[phrase]
        reasons[:] = [f"set phrase “{phrase}”"]
    for phrase in (phrases[0, 3], phrases[0, 2], phrases[1, 3]):
        if phrase in BOOSTERS:
            reasons.append(_turned(value, BOOSTERS[phrase], phrase))
            value = value + BOOSTERS[phrase]
    return value


def _with_least(value: float, words: Sequence[Word], i: int, reasons: list[str]) -> float:
    """Turned by “least” just ahead, but not by “at least” or “very least”.

    >>> toned("It was the least good plan.")
    good 1.9 → -1.406 (negated by “least”); compound -0.34
    >>> toned("It was at least good.")
    good 1.9; compound 0.44
    """
    if i == 0 or words[i - 1].lower != "least" or words[i - 1].value is not None:
        return value
    if i > 1 and words[i - 2].lower in ("at", "very"):
        return value
    reasons.append("negated by “least”")
    return value * published.N_SCALAR


def _weighed_around_but(taken: list[Step], at: int) -> list[Step]:
    """Halved before the first “but”, half as much again after it.

    As published: the library finds each value by its size, so that of two equal values the
    first is weighed in place of the second. Scores stay equal to the library's this way.

    >>> toned("A good plan, but a bad one.")
    good 1.9 → 0.95 (before “but”); bad -2.5 → -3.75 (after “but”); compound -0.59
    >>> toned("Good but good.")
    Good 1.9 → 0.95 (before “but”); good 1.9 → 2.85 (after “but”); compound 0.70
    """
    places: dict[float, list[int]] = defaultdict(list)  # a heap for each value
    for k, step in enumerate(taken):
        places[step.adjusted].append(k)
    for k in range(len(taken)):
        first = places[taken[k].adjusted][0]
        if taken[first].adjusted and taken[first].place != at:
            heappop(places[taken[first].adjusted])
            taken[first] = _weighed(taken[first], at)
            heappush(places[taken[first].adjusted], first)
    return taken


def _weighed(step: Step, at: int) -> Step:
    side, weight = ("before", BUT_BEFORE) if step.place < at else ("after", BUT_AFTER)
    reasons = (*step.reasons, f"{side} “but”")
    return Step(step.place, step.value, step.adjusted * weight, reasons)
