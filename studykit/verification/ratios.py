"""Whether a share is what one of an article's counts is of another."""

from collections.abc import Iterator, Sequence

from studykit.verification.amounts import Amount
from studykit.verification.measures import measure

_FAR = 240  # characters between two counts that are told together
_MOST = 12  # and up to the one that it may be held to where the draft gives one of them
_LARGE = 1000  # a count from which on both may be far from each other
_PART_OF = 20  # characters from a part to its whole: “49 | out of the | 54”
_FAR_MONEY = 120  # and between two sums of money, of which there are many
_NEXT = 3  # counts up to the one that another may be held to
_FEWEST = 10  # things of which anybody gives a share that was worked out
_NEAR = 0.03  # how far a share may be from the true one
_IN_WORDS = 0.06  # and one in words: “three in five”
_LEFT = 0.03  # how far a difference may be from the true one
_OVER, _UNDER = 1.35, 0.85  # how far “more than half” may be above it, “nearly half” below
_POINT = 0.0055  # what a share without decimals may be off


def is_ratio(
    amount: Amount, known: Sequence[Amount], given: Sequence[Amount] | None = None
) -> bool:
    """Whether a share is that of one of the article's counts in another near it.

    `given` are counts of the draft, of which the share must be of one.

    >>> from studykit.verification.amounts import amounts
    >>> known = amounts("Of 43,000 boats so far, roughly 25,000 are old. It has 850,000 nets.")
    >>> def told(text):
    ...     return is_ratio(amounts(text)[0], known)
    >>> told("more than half"), told("nearly 60%"), told("about 3%"), told("42 percent")
    (True, True, True, True)
    >>> told("three in five"), told("60 percent")
    (True, False)
    >>> told("less than half"), told("70%"), told("58 boats"), told("nearly 57%")
    (False, False, False, False)
    >>> half, *given = amounts("Over half of 43,000; of 9,000")
    >>> is_ratio(half, known, given), is_ratio(half, known, given[1:])
    (True, False)
    """
    if amount.unit not in ("%", "share") or not amount.value or amount.high:
        return False
    share = amount.value / (100 if amount.unit == "%" else 1)
    return any(_is_near(share, true, amount) for true in _ratios(known, given))


def is_remainder(amount: Amount, known: Sequence[Amount], given: Sequence[Amount]) -> bool:
    """Whether a count is what is left of one that the draft gives, of which the article tells part.

    Where the article tells the part right before the whole, the draft need not give either.

    >>> from studykit.verification.amounts import amounts
    >>> known = amounts("Of 43,000 boats so far, roughly 25,000 are old. It won 49 of 54 races.")
    >>> one, *given = amounts("18,000 of the 43,000")
    >>> is_remainder(one, known, given), is_remainder(one, known, [])
    (True, False)
    >>> [is_remainder(amounts(text)[0], known, []) for text in ("five races", "six races")]
    [True, False]
    """
    return _is_count(amount) and any(
        _is_left(amount.value, one, other)
        and (_is_given((one, other), given) or 0 < other.start - one.end <= _PART_OF)
        for one, other in _pairs(known, _FAR)
        if one.unit == amount.unit
    )


def _is_left(value: float, one: Amount, other: Amount) -> bool:
    """Whether a value lies between two counts."""
    low, high = sorted((one.value, other.value))
    margin = _LEFT if min(low, high - low) > _FEWEST else 0
    return abs(high - low - value) <= margin * value


def _is_given(pair: tuple[Amount, Amount], given: Sequence[Amount]) -> bool:
    """Whether the draft gives one of two counts."""
    return not {one.value for one in pair}.isdisjoint(item.value for item in given)


def _ratios(known: Sequence[Amount], given: Sequence[Amount] | None) -> Iterator[float]:
    """What each count is of another near it, and what is left."""
    far = _FAR if given is None else None
    for pair in _pairs(known, far):
        low, high = sorted(one.value for one in pair)
        if high >= _FEWEST and (given is None or _is_given(pair, given)):
            yield low / high
            yield 1 - low / high


def _pairs(known: Sequence[Amount], far: int | None) -> Iterator[tuple[Amount, Amount]]:
    """Every two counts of one unit that are told together; large ones however `far`."""
    counts = [one for one in known if _is_count(one)]
    for k, one in enumerate(counts):
        last = k + 1 + (_NEXT if far else _MOST)
        for other in counts[k + 1 : last]:
            is_near = other.start - one.end <= (_FAR_MONEY if one.unit else far or _FAR)
            is_large = far is None and (one.unit or min(one.value, other.value) >= _LARGE)
            if one.unit == other.unit and (is_near or is_large) and one.value != other.value:
                yield one, other


def _is_count(amount: Amount) -> bool:
    is_plain = amount.unit not in ("%", "share", "points") and amount.value > 0
    is_plain = is_plain and not (amount.is_ordinal or amount.high)
    return is_plain and amount.counted != "age" and not measure(amount.counted)


def _is_near(share: float, true: float, amount: Amount) -> bool:
    if amount.hedge == "over":
        return share < true <= _OVER * share
    if amount.hedge == "under":
        return _UNDER * share <= true < share
    if amount.unit == "share":
        return abs(share - true) <= _IN_WORDS * true
    is_exact = amount.value % 1 > 0
    near = _NEAR * true if amount.hedge and not is_exact else 0.0
    return abs(share - true) <= max(near, _POINT / 10 if is_exact else _POINT)
