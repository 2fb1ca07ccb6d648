"""VADER's rules (Hutto & Gilbert 2014), worked out word by word with the reason for each step.

The dictionary and the lists of negations and boosters are vaderSentiment's own, read from the
installed library; the rules are written anew so that they can say what they did, and so that a
word is looked up once however often it occurs.
"""

import math
import re
import string
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from heapq import heappop, heappush
from itertools import accumulate, count
from operator import add, attrgetter
from typing import NamedTuple

from vaderSentiment import vaderSentiment as published  # type: ignore[import-untyped]

from studykit.memory import Memory

ALPHA = 15  # what the normalisation adds under the root
BUT_BEFORE, BUT_AFTER = 0.5, 1.5
DISTANCE = (1.0, 0.95, 0.9)  # weight of a booster one, two and three words ahead
EXCLAMATION, MOST_EXCLAMATIONS = 0.292, 4
QUESTION, MOST_QUESTIONS, MANY_QUESTIONS = 0.18, 3, 0.96

_NEGATIONS = frozenset(published.NEGATE)
_BOOSTERS: Mapping[str, float] = published.BOOSTER_DICT
_IDIOMS: Mapping[str, float] = published.SPECIAL_CASES
_SO = frozenset({"so", "this"})

# What str.split() would give, with its place.
_CHUNK = re.compile(r"\S+")
# A run of the marks that add emphasis: "!", "?!", "!!!".
_MARKS = re.compile(r"[!?]+")


class Word(NamedTuple):
    """A word as the rules see it: stripped of punctuation, looked up once."""

    lower: str
    value: float | None  # dictionary value; None outside the dictionary
    counts: bool  # whether it carries a value of its own (boosters do not)
    booster: float  # what it adds to a word behind it; 0.0 for most
    negates: bool
    is_upper: bool
    is_special: bool  # whether a rule about its neighbours may turn on it
    is_noted: bool  # whether a score may turn on it: it counts, is special or “but”


class Step(NamedTuple):
    """A dictionary word of a sentence: its place among the words, and what became of it."""

    place: int
    value: float
    adjusted: float
    reasons: tuple[str, ...]


Lookup = Callable[[str], Word]

# Words without which no rule applies; of each set phrase its longest word will do.
_NAMED_BY_RULES = frozenset(
    {"no", "least", *_SO}
    | {max(phrase.split(), key=len) for phrase in (*_IDIOMS, *_BOOSTERS) if " " in phrase}
)

_lower, _is_upper = attrgetter("lower"), attrgetter("is_upper")


def straight(text: str) -> str:
    """The text with curly quotation marks and apostrophes made straight, one for one.

    Examples
    --------
    >>> print(straight("“It’s”"))
    "It's"
    """
    if text.isascii():
        return text
    return text.replace("“", '"').replace("”", '"').replace("‘", "'").replace("’", "'")


@cache
def analyzer() -> published.SentimentIntensityAnalyzer:
    """The installed library's own analyzer, loaded once."""
    return published.SentimentIntensityAnalyzer()


@cache
def lookup() -> Lookup:
    """The reference dictionary as a function from a chunk between spaces to its `Word`."""
    return lookup_in(analyzer().lexicon)


def lookup_in(lexicon: Mapping[str, float]) -> Lookup:
    """Any dictionary of lower-case words as a function from a chunk to its `Word`.

    Examples
    --------
    >>> word = lookup_in({"good": 1.9})
    >>> word('"GOOD",')[:3], word("well")[:3]
    (('good', 1.9, True), ('well', None, False))
    """

    def word(chunk: str) -> Word:
        bare = stripped(chunk)
        lower = bare.lower()
        booster, negates = _BOOSTERS.get(lower, 0.0), lower in _NEGATIONS or "n't" in lower
        value = lexicon.get(lower)
        counts = value is not None and lower not in _BOOSTERS
        is_special = bool(booster) or negates or lower in _NAMED_BY_RULES
        return Word(
            lower,
            value,
            counts,
            booster,
            negates,
            bare.isupper(),
            is_special,
            counts or is_special or lower == "but",
        )

    return Memory(word).__getitem__


@cache
def lookup_untouched() -> Lookup:
    """The reference dictionary for the chunks of a text whose quotes may be curly."""
    look_up = lookup()
    return Memory(lambda chunk: look_up(straight(chunk))).__getitem__


UNNOTED, PLAIN, SPECIAL, NOTED, SPELLED = range(5)


def sign(chunk: str) -> int:
    """What a chunk of an untouched text means to the reference.

    Nothing; a dictionary value that stands unless a special word is near; such a special word;
    more than that; or words to be spelled out.

    Examples
    --------
    >>> [sign(chunk) for chunk in ("house", "good,”", "not", "GOOD", "☹")]
    [0, 1, 2, 3, 4]
    """
    if has_emoji(chunk):
        return SPELLED
    word = lookup_untouched()(chunk)
    if not word.is_noted:
        return UNNOTED
    if word.counts:
        return NOTED if word.is_special or word.is_upper else PLAIN
    return SPECIAL if word.is_special else NOTED


def value(chunk: str) -> float:
    """The reference's value of a chunk of an untouched text; 0.0 outside the dictionary."""
    return lookup_untouched()(chunk).value or 0.0


def bare_span(chunk: str) -> tuple[int, int]:
    """Where the word stands in a chunk of an untouched text, without what the rules strip."""
    return _bare_span(0, straight(chunk))


def stripped(chunk: str) -> str:
    """The chunk without the punctuation around it, unless that leaves two characters or fewer.

    Examples
    --------
    >>> stripped('"great."'), stripped(":)")
    ('great', ':)')
    """
    bare = chunk.strip(string.punctuation)
    return bare if len(bare) > 2 else chunk


# ---------------------------------------------------------------- one sentence


def steps(words: Sequence[Word], noted: Sequence[int] | None = None) -> list[Step]:
    """What became of each dictionary word of a sentence, in the order of the text.

    Parameters
    ----------
    words : sequence of Word
        All words of the sentence.
    noted : sequence of int, optional
        The numbers of the noted ones, if they are known.

    Examples
    --------
    >>> [step.reasons for step in steps([lookup()(w) for w in "It was not very good.".split()])]
    [('boosted by “very”', 'negated by “not”')]
    """
    if noted is None:
        noted = [i for i, word in enumerate(words) if word.is_noted]
    hits = [i for i in noted if words[i].counts]
    if not hits:
        return []
    special = [i for i in noted if words[i].is_special]
    if len(noted) == len(hits) and not special and not any(words[i].is_upper for i in hits):
        return [_unchanged(words, i) for i in hits]
    plain = {i for i in hits if not words[i].is_upper and not has_company(special, i)}
    is_mixed = len(plain) < len(hits) and _is_mixed_case(words)
    taken = [
        _unchanged(words, i) if i in plain else _step(words, i, is_mixed)
        for i in hits
        if i in plain or not _is_kind_of(words, i)
    ]
    but = next((i for i in noted if words[i].lower == "but"), None)
    return taken if but is None else _weighed_around_but(taken, but)


def has_company(special: Sequence[int], i: int) -> bool:
    """Whether a rule may turn on the word itself or on one of its neighbours."""
    if not special:
        return False
    k = bisect_left(special, i - 3)
    return k < len(special) and special[k] < i + 3


def _unchanged(words: Sequence[Word], i: int) -> Step:
    value = words[i].value or 0.0
    return Step(i, value, value, ())


def _is_mixed_case(words: Sequence[Word]) -> bool:
    """Whether some words are in capitals and some are not, so that capitals mean something."""
    return 0 < sum(map(_is_upper, words)) < len(words)


def _is_kind_of(words: Sequence[Word], i: int) -> bool:
    """Whether “kind” is half of “kind of” and says nothing of its own."""
    return words[i].lower == "kind" and i + 1 < len(words) and words[i + 1].lower == "of"


def _step(words: Sequence[Word], i: int, is_mixed: bool) -> Step:
    word, reasons = words[i], list[str]()
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
    """The dictionary value; 0 for a “no” before a dictionary word, turned by a “no” ahead."""
    value = words[i].value or 0.0
    if words[i].lower == "no" and i + 1 < len(words) and words[i + 1].value is not None:
        value = 0.0
        reasons.append("only turns the next word")
    if _has_no_ahead(words, i):
        value = (words[i].value or 0.0) * published.N_SCALAR
        reasons[:] = ["negated by “no”"]
    return value


def _has_no_ahead(words: Sequence[Word], i: int) -> bool:
    if "no" in map(_lower, words[max(0, i - 2) : i]):
        return True
    return i > 2 and words[i - 3].lower == "no" and words[i - 1].lower in ("or", "nor")


def _boosted(value: float, word: Word, distance: int, is_mixed: bool, reasons: list[str]) -> float:
    if not word.booster:
        return value
    change = -word.booster if value < 0 else word.booster
    if word.is_upper and is_mixed:
        change += published.C_INCR if value > 0 else -published.C_INCR
    change *= DISTANCE[distance]
    reasons.append(_turned(value, change, word.lower))
    return value + change


def _turned(value: float, change: float, by: str) -> str:
    return f"{'boosted' if value * change >= 0 else 'dampened'} by “{by}”"


def _negated(
    value: float, words: Sequence[Word], i: int, distance: int, reasons: list[str]
) -> float:
    far, near = words[i - distance - 1].lower, list(map(_lower, words[i - distance : i]))
    if _is_never_so(far, near):
        reasons.append("boosted by “{}”".format(" ".join(_never_so(far, near))))
        return value * 1.25
    if far == "without" and "doubt" in near:
        return value
    if not words[i - distance - 1].negates:
        return value
    reasons.append(f"negated by “{far}”")
    return value * published.N_SCALAR


def _is_never_so(far: str, near: Sequence[str]) -> bool:
    """“never so good”; as published, “so” or “this” just ahead is enough three words in."""
    if len(near) == 2 and near[1] in _SO:
        return True
    return far == "never" and bool(near) and near[0] in _SO


def _never_so(far: str, near: Sequence[str]) -> list[str]:
    return [word for word in (far, *near) if word in ("never", *_SO)]


def _in_idiom(value: float, words: Sequence[Word], i: int, reasons: list[str]) -> float:
    """The value of a set phrase around the word, if there is one; “sort of” and the like added."""
    lower = list(map(_lower, words[i - 3 : i + 3]))
    phrases = {
        (a, b): " ".join(lower[a:b])
        for a, b in ((2, 4), (1, 4), (1, 3), (0, 3), (0, 2), (3, 5), (3, 6))
        if b <= len(lower)
    }
    ahead = [p for (a, _), p in phrases.items() if a < 3 and p in _IDIOMS]
    behind = [p for (a, _), p in phrases.items() if a == 3 and p in _IDIOMS]
    for phrase in [*ahead[:1], *behind]:
        value = _IDIOMS[phrase]
        reasons[:] = [f"set phrase “{phrase}”"]
    for phrase in (phrases[0, 3], phrases[0, 2], phrases[1, 3]):
        if phrase in _BOOSTERS:
            reasons.append(_turned(value, _BOOSTERS[phrase], phrase))
            value = value + _BOOSTERS[phrase]
    return value


def _with_least(value: float, words: Sequence[Word], i: int, reasons: list[str]) -> float:
    if i == 0 or words[i - 1].lower != "least" or words[i - 1].value is not None:
        return value
    if i > 1 and words[i - 2].lower in ("at", "very"):
        return value
    reasons.append("negated by “least”")
    return value * published.N_SCALAR


def _weighed_around_but(taken: list[Step], at: int) -> list[Step]:
    """Halved before the first “but”, half as much again behind it.

    As published: the library finds each value by its size, so that of two equal values the
    first is weighed in place of the second. Scores stay equal to the library's this way.
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


# ---------------------------------------------------------------- from words to the score


class Scores(NamedTuple):
    """The four figures of a sentence, rounded as published."""

    compound: float
    positive: float
    neutral: float
    negative: float


NOTHING = Scores(0.0, 0.0, 0.0, 0.0)
NEUTRAL = Scores(0.0, 0.0, 1.0, 0.0)


def scores(text: str, n_words: int, taken: Sequence[Step]) -> Scores:
    """The scores of a sentence with so many words, some of which have a value."""
    if not n_words:
        return NOTHING
    adjusted = [step.adjusted for step in taken] if taken else ()
    if not any(adjusted):
        return NEUTRAL
    emphasis = emphasis_of(text)
    compound = normalised(signed_sum(adjusted, emphasis))
    return Scores(round(compound, 4), *_shares(adjusted, n_words, emphasis))


def signed_sum(adjusted: Sequence[float], emphasis: float) -> float:
    """The sum of the values, its size increased by the emphasis."""
    total = float(sum(adjusted))
    return total + emphasis if total > 0 else total - emphasis if total < 0 else total


def _shares(adjusted: Sequence[float], n_words: int, emphasis: float) -> tuple[float, float, float]:
    positive = negative = 0.0
    neutral = n_words
    for value in adjusted:  # one more for each, as a neutral word counts one
        if value > 0:
            positive += value + 1
            neutral -= 1
        elif value < 0:
            negative += value - 1
            neutral -= 1
    if positive > -negative:
        positive += emphasis
    elif positive < -negative:
        negative -= emphasis
    total = positive - negative + neutral
    return round(positive / total, 3), round(neutral / total, 3), round(abs(negative) / total, 3)


def emphasis_of(text: str) -> float:
    """What exclamation and question marks add to the size of the sum.

    Examples
    --------
    >>> emphasis_of("Stop!"), emphasis_of("Why?"), emphasis_of("Why??")
    (0.292, 0.0, 0.36)
    """
    if "!" not in text and "?" not in text:
        return 0.0
    exclamations, questions = text.count("!"), text.count("?")
    asked = 0.0
    if questions > 1:
        asked = questions * QUESTION if questions <= MOST_QUESTIONS else MANY_QUESTIONS
    return min(exclamations, MOST_EXCLAMATIONS) * EXCLAMATION + asked


def normalised(total: float) -> float:
    """A sum of values as a compound score between -1 and 1.

    Examples
    --------
    >>> round(normalised(1.9), 4)
    0.4404
    """
    return total / math.sqrt(total * total + ALPHA)


# ---------------------------------------------------------------- emoji and places


@cache
def emoji() -> Mapping[str, str]:
    """Each single character that the library reads as words, and those words."""
    return {sign: words for sign, words in analyzer().emojis.items() if len(sign) == 1}


@cache
def _emoji_signs() -> frozenset[str]:
    return frozenset(emoji())


def has_emoji(text: str) -> bool:
    """Whether a character of the text is read as words."""
    return not text.isascii() and not _emoji_signs().isdisjoint(text)


def spelled(text: str) -> tuple[str, list[int]]:
    """The text with emoji put in words, and for each character where it came from.

    Examples
    --------
    >>> spelled("ok 💘!")
    ('ok heart with arrow!', [0, 1, 2, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 4])
    """
    pieces: list[str] = []
    origins: list[int] = []
    is_behind_space = True
    for at, character in enumerate(text):
        words = emoji().get(character)
        piece = character if words is None else words if is_behind_space else f" {words}"
        is_behind_space = character == " "
        pieces.append(piece)
        origins.extend([at] * len(piece))
    return "".join(pieces), origins


def word_spans(text: str, chunks: Sequence[str], indexes: Iterable[int]) -> list[tuple[int, int]]:
    """Where the words of these numbers stand, without the punctuation that the rules strip.

    Examples
    --------
    >>> text = '"Good," he said.'
    >>> word_spans(text, text.split(), [0, 2])
    [(1, 5), (11, 15)]
    """
    starts = chunk_starts(text, chunks)
    return [_bare_span(starts[index], chunks[index]) for index in indexes]


def chunk_starts(text: str, chunks: Sequence[str]) -> list[int]:
    """Where the pieces between white space start, which ``text.split()`` gives.

    Examples
    --------
    >>> chunk_starts(" It  rained", ["It", "rained"])
    [1, 5]
    """
    ends = list(accumulate(map(len, chunks), initial=0))
    if ends.pop() + len(chunks) - 1 == len(text):  # one blank between any two, none around
        return list(map(add, ends, count()))
    return [match.start() for match in _CHUNK.finditer(text)]


def _bare_span(start: int, chunk: str) -> tuple[int, int]:
    bare = stripped(chunk)
    start += chunk.index(bare)
    return start, start + len(bare)


def mark_spans(text: str) -> list[tuple[int, int]]:
    """Where the runs of exclamation and question marks stand."""
    return [match.span() for match in _MARKS.finditer(text)]
