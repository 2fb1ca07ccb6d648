"""How sure a number must be found elsewhere before a draft's is called wrong."""

import re
from collections.abc import Sequence
from functools import lru_cache

from studykit.verification.alike import is_contrary, is_same
from studykit.verification.amounts import Amount, amounts
from studykit.verification.contexts import Contexts, stem
from studykit.verification.dates import moments
from studykit.verification.derived import may_be_worked_out
from studykit.verification.measures import counts_things, measure
from studykit.verification.ratios import is_ratio, is_remainder
from studykit.verification.row import ASIDE, OPEN, Item, near

# Whoever wrote the draft, or reads it: not “US”, not “I-Vt.”
_OWN = re.compile(
    r"\b(?:I(?:['’](?:m|ve|d|ll))?|[Mm]y|[Mm]e|[Oo]ur|us|[Ww]e|[Yy]ou|[Yy]our|[Pp]lease)\b(?![-.]\w)"
)
_DAYS_AGO = re.compile(r"\s(?:hour|day|week)s\sago\b")  # before which day, who knows
APART = re.compile(r"\s(?:day|week|month|year)s?\s(?:before|after|earlier|later|ago|since)\b")
"""From one day to another: “twelve | months before |”, “two | days after | the vote”."""
# “fell | to | 30”, “less | than the | 30”: what is named so, the article has.
_LEVEL = re.compile(r".*\sto\s$|\w+\sthan\s(?:the\s)?$", re.DOTALL)
# “three | times as many |”, not “he came three | times |”
_COMPARED = re.compile(
    r"\stimes\s(?:as|more|less|the|that|those|its|their|what|over|[a-z]+er)\b", re.IGNORECASE
)
_ROUGHLY = 2  # how many a dozen may be off
_IN_ALL = re.compile(r"\s(?:in\sall|all\stold|altogether|in\stotal)\b")
_AHEAD, _FARTHER = 24, 48  # characters after a number in which there is that it is “in all”
_LONG = 3  # digits of which two may have been exchanged
_SMALL = 3  # a number up to this one in words may count what the text only shows
_SMALL_DOUBT = 0.5  # how alike the place of another must be where such a number measures
WEAK = 0.3
"""How alike the places of two numbers must be of which only one says what it measures."""


def doubt_of(
    amount: Amount, same: Sequence[Amount], here: Contexts, known: Sequence[Amount]
) -> float:
    """How much must speak for another number where the article does not have this one."""
    if any(_is_surely_other(amount, other, same) for other in known):
        return 0.0
    if _is_open(amount, here, known):
        return OPEN
    is_rank = amount.is_ordinal and not any(o.is_ordinal and is_of_a_sort(amount, o) for o in known)
    if is_rank or is_own(amount, here):
        return ASIDE
    if amount.high:
        return WEAK / 2 if amount.unit else WEAK
    if amount.counted == "times":
        return WEAK
    return _SMALL_DOUBT if is_small_word(amount) and not same else 0.0


def _is_surely_other(amount: Amount, other: Amount, same: Sequence[Amount]) -> bool:
    """Whether one of the article's numbers shows that the draft's is wrong."""
    if is_contrary(amount, other) and amount.value == other.value:
        return True
    return not same and _is_slip(amount, other)


def _is_slip(amount: Amount, other: Amount) -> bool:
    """Whether a number is another with two digits exchanged: 1,273 for 1,237.

    >>> one, *known = amounts("1,273 boats; 1,237 men, 2,137 men, 1,238 men, $1,237")
    >>> [_is_slip(one, other) for other in known]
    [True, False, False, False]
    """
    digits, others = f"{amount.value:.10g}", f"{other.value:.10g}"
    if amount.unit != other.unit or len(digits) != len(others) or len(digits) < _LONG:
        return False
    changed = [pair for pair in zip(digits, others, strict=True) if pair[0] != pair[1]]
    return len(changed) == 2 and changed[0] == changed[1][::-1]


def _is_open(amount: Amount, here: Contexts, known: Sequence[Amount]) -> bool:
    """Whether a number that the article does not have may still be right."""
    if amount.high or _is_within_sizes(amount, known):
        return not amount.high
    known = [other for other in known if not other.high]
    if amount.is_spelt and amount.unit == "" and amount.counted == "":
        return amount.value <= _SMALL
    if "dozen" in here.text[amount.start : amount.end]:
        return _may_be_dozens(amount, known)
    if amount.counted == "times" and not _COMPARED.match(here.text, amount.end):
        return False
    before = _LEVEL.sub("", here.text[max(0, amount.start - 30) : amount.start])
    beside = before + here.text[amount.start : amount.end + _AHEAD]
    beside += "".join(_IN_ALL.findall(here.text, amount.end, amount.end + _FARTHER))
    beside_it = _in_sentence(amount, here)
    if _is_between_days(amount, here, known) or _is_span_to_now(amount, here):
        return True
    if is_ratio(amount, known):
        return True
    if is_remainder(amount, known, beside_it):
        return True
    return may_be_worked_out(amount, known, beside, beside_it)


def is_part_of_given(amount: Amount, here: Contexts, known: Sequence[Amount]) -> bool:
    """Whether a share is one of a count that the draft gives beside it.

    >>> known = amounts("Of 43 boats, 25 are old.")
    >>> texts = "Of the 43 boats most, over half, are old.", "Half are old."
    >>> [is_part_of_given(amounts(text)[-1], Contexts(text, sk.Article(text)), known)
    ...  for text in texts]
    [True, False]
    """
    return amount.unit in ("%", "share") and is_ratio(amount, known, _in_sentence(amount, here))


def _may_be_dozens(amount: Amount, known: Sequence[Amount]) -> bool:
    """Whether dozens may stand for what the article counts: of no such things, or of as many.

    >>> one, *known = amounts("a dozen reasons; 11 reasons, nine reasons, 9 boats")
    >>> _may_be_dozens(one, known), _may_be_dozens(one, known[1:]), _may_be_dozens(one, known[2:])
    (True, False, True)
    """
    kin = [o for o in known if is_of_a_sort(amount, o) and o.counted != "people"]
    if kin and not any(abs(other.value - amount.value) <= _ROUGHLY for other in kin):
        return False
    return not any(o.is_spelt and o.value % 12 == 0 and o.value > 12 for o in known)


def _is_within_sizes(amount: Amount, known: Sequence[Amount]) -> bool:
    """Whether the article tells a number only as a size: 40 boats as “dozens of boats”.

    >>> one, *known = amounts("40 boats; dozens of boats; 7 boats")
    >>> _is_within_sizes(one, known[:1]), _is_within_sizes(one, known)
    (True, False)
    """
    kin = [other for other in known if is_of_a_sort(amount, other)]
    return all(other.high for other in kin) and any(is_same(other, amount) for other in kin)


def _is_between_days(amount: Amount, here: Contexts, known: Sequence[Amount]) -> bool:
    """Whether a number tells how far apart two days are, and the article counts no such spans.

    >>> text = "Two months before, it sank."
    >>> here, [one] = Contexts(text, sk.Article(text)), amounts(text)
    >>> known = amounts("five months; 3 years")
    >>> _is_between_days(one, here, known), _is_between_days(one, here, known[1:])
    (False, True)
    """
    return bool(APART.match(here.text, amount.end)) and not any(
        measure(other.counted) == measure(amount.counted) for other in known
    )


def _is_span_to_now(amount: Amount, here: Contexts) -> bool:
    """Whether a number reaches up to a day that nobody knows: “two days ago”, “in 2019, 6 years”.

    >>> texts = "He left two days ago.", "He left in 2019, 6 years ago.", "He left 6 boats."
    >>> for text in texts:
    ...     _is_span_to_now(amounts(text)[-1], Contexts(text, sk.Article(text)))
    True
    True
    False
    """
    if _DAYS_AGO.match(here.text, amount.end):
        return True
    start, end = here.bounds(amount.start)
    found = moments(here.text[start:end]) if amount.counted.startswith("year") else []
    return any(moment.grain == "year" for moment in found)


def _in_sentence(amount: Amount, here: Contexts) -> list[Amount]:
    """The other numbers of a draft's sentence, from which one may have been worked out.

    >>> text = ", ".join(map(str, range(30))) + " boats."
    >>> here, row = Contexts(text, sk.Article(text)), amounts(text)
    >>> [int(other.value) for other in _in_sentence(row[20], here)][::10]
    [8, 18, 29]
    """
    found = _amounts_in(here.text, *here.bounds(amount.start))
    return near(found, amount.start, lambda other: other.start)


@lru_cache(maxsize=1)
def _amounts_in(text: str, start: int, end: int) -> list[Amount]:
    """The numbers of a sentence, which one after another asks for."""
    return amounts(text, start, end)


def is_own(item: Item, here: Contexts) -> bool:
    """Whether whoever wrote the draft, or reads it, is in the sentence, in no quotation.

    >>> text = "“I left in 5 boats,” he said."
    >>> here, [item] = Contexts(text, sk.Article(text), quoted=[(0, 20)]), amounts(text)
    >>> is_own(item, here), is_own(item, Contexts(text, sk.Article(text)))
    (False, True)
    """
    found = _OWN.finditer(here.text, *here.bounds(item.start))
    return any(not any(a <= own.start() < b for a, b in here.quoted) for own in found)


def is_of_a_sort(amount: Amount, other: Amount) -> bool:
    """Whether two numbers are both of money or shares, or count the same things."""
    if amount.unit or other.unit:
        return amount.unit == other.unit
    return bool(amount.counted) and stem(amount.counted) == stem(other.counted)


def is_small_word(amount: Amount) -> bool:
    """Whether a number counts what a text may only show: “two of them”, “3 boats”."""
    is_count = amount.is_spelt or counts_things(amount.counted)
    return is_count and amount.unit == "" and amount.value <= _SMALL
