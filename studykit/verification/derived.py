"""Whether a draft's number may have been worked out from others."""

import re
from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise

from studykit.verification.amounts import Amount
from studykit.verification.measures import measure

# “fell by”, “in total”: a number that may have been worked out from two others.
_WORKED_OUT = re.compile(
    r"\b(?:more|less|fewer|rises?|rose|risen|fell|falls?|fallen|drop(?:s|ped)?|down|up(?!\sto)|difference|gap"
    r"|in\sall|all\stold|total|together|combined|altogether|increased?|decreased?|times|doubled|grew|grown|gained|lost"
    r"|margin|majority|wider|widened|later|earlier|ago|older|younger|senior|junior|all\sbut|higher|lower|longer"
    r"|cut|saved?|needed|required|missing|remaining|worse|better|ahead|behind|leaves|leaving|leads?|trail(?:s|ed)?)\b",
    re.IGNORECASE,
)
_PLAIN = frozenset("behind ahead lead leads needed required".split())  # of people as well
_OLDER = re.compile(r"\b(?:older|younger|senior|junior|elder|apart)\b", re.IGNORECASE)
_SHARED_OUT = re.compile(
    r"\b(?:each|apiece|times|average|per|an?\s(?:head|year|month|week|day)|-?fold)\b", re.IGNORECASE
)
_OF_THE = 12  # characters between a part and a whole: “11 | judges of the | 15”
_PART_OF = 30  # characters between a part and the whole: “20,000 of Elbonia’s 70,000”
_NEAR_SHARE = 0.15  # how far “a quarter” may be from what it is of
_IN_ALL = re.compile(r"\b(?:total|together|combined|altogether|in\sall|all\stold)\b", re.IGNORECASE)
_ROUNDED = 0.03  # how far a ratio may be from the true one
_HEDGED = 0.1  # how far a result with “over” or “nearly” may be from the true one
_SAME = 0.05  # how far a share may be from what it was reckoned as
_BESIDE = 120  # characters from a share to the points by which it changed
_MOST_SUMMED = 15  # numbers of which a few may have been summed up
_TELLING = 100  # from here on a number that is none in full hundreds is no sum by chance
_LARGE = 1000  # a number from which on the article's figures may have been multiplied


def says_worked_out(beside: str) -> bool:
    """Whether the words around a number tell that it was worked out.

    >>> says_worked_out("five more than Lane"), says_worked_out("five boats of Lane")
    (True, False)
    """
    found = {match[0].lower() for match in _WORKED_OUT.finditer(beside)}
    return bool(found - _PLAIN or _SHARED_OUT.search(beside))


def may_be_worked_out(
    amount: Amount, known: Sequence[Amount], beside: str, others: Sequence[Amount]
) -> bool:
    """Whether a number may be a sum, a difference, a share or a product of others.

    `known` are the article's numbers, `others` those of the draft's sentence, `beside` the words
    around the number.

    >>> from studykit.verification.amounts import amounts
    >>> one, *known = amounts("14 points; 30 percent and 16 percent")
    >>> one, other, *known = amounts("14 points, 16 points; 30 percent and 16 percent")
    >>> [may_be_worked_out(points, known, "by points", []) for points in (one, other)]
    [True, False]
    >>> one, *known = amounts("38 states; 35 states, three fewer than it takes")
    >>> [may_be_worked_out(one, known, words, []) for words in ("38 needed", "38 states")]
    [True, False]
    """
    if amount.unit == "share" and _is_part(amount, known):
        return True
    if _is_told_by_two(amount, known, beside, others):
        return True
    if _is_exact_sum(amount, known):
        return True
    if _IN_ALL.search(beside) and _is_total(amount, known):
        return True
    if amount.unit == "points" and _is_lead(amount, known):
        return True
    if _WORKED_OUT.search(beside) and _is_worked_out(amount, known, beside):
        return True
    pairs = pairwise(known) if amount.value >= _LARGE else ()
    is_product = any(_is_product(amount, factors) for factors in (others, *pairs))
    return is_product or _is_worked_out(amount, others, beside)


def _is_told_by_two(
    amount: Amount, known: Sequence[Amount], beside: str, others: Sequence[Amount]
) -> bool:
    """Whether two of the article's numbers that belong together tell it."""
    if _OLDER.search(beside) and _is_between_ages(amount, known):
        return True
    return _is_whole(amount, known, others) or _is_other_level(amount, known)


def _is_whole(amount: Amount, known: Sequence[Amount], others: Sequence[Amount]) -> bool:
    """Whether it is both of two numbers that are together, of which a draft gives one beside it.

    >>> from studykit.verification.amounts import amounts
    >>> one, whole, *known = amounts("11 of the 15 judges; it fell by 11 votes to 4")
    >>> _is_whole(whole, known, [one]), _is_whole(whole, known, [])
    (True, False)
    """
    given = {o.value for o in others if 0 < amount.start - o.end <= _OF_THE and o.value > 1}
    return any(
        a.value + b.value == amount.value
        and b.start - a.end < _PART_OF
        and given & {a.value, b.value}
        for a, b in pairwise(known)
    )


def _is_between_ages(amount: Amount, known: Sequence[Amount]) -> bool:
    """Whether it is by how much one of the article's people is older than another.

    >>> from studykit.verification.amounts import amounts
    >>> one, *known = amounts("4 years his senior; Ada Lane, 61, saw 9 boats of 65-year-old Bo Roe")
    >>> _is_between_ages(one, known), _is_between_ages(known[1], known)
    (True, False)
    """
    ages = {other.value for other in known if other.counted == "age"}
    return any(abs(one - other) == amount.value for one, other in combinations(ages, 2))


def _is_exact_sum(amount: Amount, known: Sequence[Amount]) -> bool:
    """Whether a number of three digits and more is exactly what two that are close make.

    >>> from studykit.verification.amounts import amounts
    >>> one, *known = amounts("454 boats; 265 boats and another 189, with 54 nets and 400 more")
    >>> _is_exact_sum(one, known), _is_exact_sum(amounts("600 boats")[0], known)
    (True, False)
    """
    if amount.value < _TELLING or not amount.value % _TELLING or amount.hedge:
        return False
    return any(
        amount.unit == one.unit == other.unit
        and min(one.value, other.value) > 1
        and amount.value in (one.value + other.value, abs(one.value - other.value))
        for k, one in enumerate(known)
        for other in known[max(0, k - 4) : k]
    )


def _is_lead(amount: Amount, known: Sequence[Amount]) -> bool:
    """Whether so many points lie between two of the article's shares."""
    shares = [other.value for other in known if other.unit == "%"]
    margin = 0.5 if amount.value % 1 == 0 and any(share % 1 for share in shares) else 0.05
    return any(
        abs(abs(one - other) - amount.value) <= margin
        for k, one in enumerate(shares)
        for other in shares[max(0, k - 4) : k]
    )


def _is_part(amount: Amount, known: Sequence[Amount]) -> bool:
    """Whether a share is that of one of the article's numbers in the one beside it.

    >>> from studykit.verification.amounts import amounts
    >>> one, *known = amounts("more than a quarter; 20,000 of 70,000 boats")
    >>> _is_part(one, known), _is_part(amounts("half")[0], known)
    (True, False)
    """
    pairs = [
        (a.value, b.value)
        for a, b in pairwise(known)
        if a.unit == b.unit == "" and 0 < b.start - a.end < _PART_OF and a.value and b.value
    ]
    shares = [min(pair) / max(pair) for pair in pairs]
    return any(abs(amount.value - share) <= _NEAR_SHARE * share for share in shares)


def _is_other_level(amount: Amount, known: Sequence[Amount]) -> bool:
    """Whether a share is what another was before it changed by so many points.

    >>> from studykit.verification.amounts import amounts
    >>> one, *known = amounts("31 percent; now it is 40 percent, nine points more than in May")
    >>> _is_other_level(one, known), _is_other_level(known[0], known)
    (True, False)
    """
    return amount.unit == "%" and any(
        abs(amount.value - level) < _SAME
        for a, b in pairwise(known)
        if (a.unit, b.unit) == ("%", "points") and b.start - a.end < _BESIDE
        for level in (a.value + b.value, abs(a.value - b.value))
    )


def _is_total(amount: Amount, known: Sequence[Amount]) -> bool:
    """Whether it is the sum of three to five of the article's numbers of its unit.

    >>> from studykit.verification.amounts import amounts
    >>> one, *known = amounts("23 percent in all; 10.5 percent, 9 percent, 3.5 percent")
    >>> _is_total(one, known), _is_total(one, known[:2])
    (True, False)
    """
    values = sorted({other.value for other in known if other.unit == amount.unit != ""})
    margin = (0.02 if amount.hedge else 0.005) * amount.value
    return len(values) <= _MOST_SUMMED and any(
        abs(amount.value - sum(some)) <= margin
        for n in range(3, 6)
        for some in combinations(values, n)
    )


def _is_product(amount: Amount, others: Sequence[Amount]) -> bool:
    """Whether it is one of a sentence's numbers times another: 900 halls at £11,000."""
    products = [
        a.value * b.value for k, a in enumerate(others) for b in others[:k] if a.unit != b.unit
    ]
    return any(abs(amount.value - product) <= 0.005 * amount.value for product in products)


def _is_worked_out(amount: Amount, known: Sequence[Amount], beside: str) -> bool:
    """Whether it is the sum, the difference or the ratio of two of the article's numbers."""
    return any(
        _is_fit(amount, result, is_ratio)
        for k, one in enumerate(known)
        for other in known[max(0, k - 4) : k]
        for result, is_ratio in _results(one, other, amount, bool(_SHARED_OUT.search(beside)))
    )


def _is_fit(amount: Amount, result: float, is_ratio: bool) -> bool:
    """Whether what was worked out may be told so: “over half a million” for 525,000.

    >>> from studykit.verification.amounts import amounts
    >>> texts = "over 500", "nearly 500", "about 500", "500", "nearly 550"
    >>> [_is_fit(amounts(text)[0], 525, False) for text in texts]
    [True, False, True, False, True]
    """
    far = (result - amount.value) / amount.value if amount.value else 1.0
    if amount.hedge in ("over", "under") and not is_ratio:
        return 0 <= (far if amount.hedge == "over" else -far) <= _HEDGED
    margin = _HEDGED / 2 if amount.hedge == "about" and not is_ratio else 0.005
    return abs(far) <= (_ROUNDED if is_ratio else margin)


def _results(
    one: Amount, other: Amount, meant: Amount, is_ratio: bool
) -> Iterator[tuple[float, bool]]:
    """What two numbers make, and whether that is a ratio: 449 is nearly 24 times 19.

    >>> from studykit.verification.amounts import amounts
    >>> one, *known = amounts("24 times; 449 boats, 19 boats")
    >>> _is_worked_out(one, known, "nearly 24 times as many")
    True
    """
    high, low = max(one.value, other.value), min(one.value, other.value)
    kinds = {measure(one.counted), measure(other.counted), measure(meant.counted)}
    if high == low or len(kinds - {""}) > 1:
        return
    is_lead = meant.unit == "points" and one.unit == "%"
    if one.unit == other.unit and (meant.unit == one.unit or is_lead):
        yield high - low, False
        if not is_lead:
            yield high + low, False
    if is_ratio and meant.unit in ("", one.unit, other.unit) and low:
        yield high / low, True
