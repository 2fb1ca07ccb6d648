"""Whether a share is what one of an article's counts is of another."""

from collections.abc import Iterator, Sequence

from studykit.verification.amounts import Amount
from studykit.verification.measures import measure

_FAR = 240  # characters between two counts that are told together
_NEXT = 3  # counts up to the one that another may be held to
_FEWEST = 10  # things of which anybody gives a share that was worked out
_NEAR = 0.03  # how far a share may be from the true one
_IN_WORDS = 0.06  # and one in words: “three in five”
_LEFT = 0.03  # how far a difference may be from the true one
_OVER, _UNDER = 1.35, 0.85  # how far “more than half” may be above it, “nearly half” below
_POINT = 0.005  # what a share without decimals may be off


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
    near = _IN_WORDS if amount.unit == "share" else _NEAR
    return any(_is_near(share, true, amount.hedge, near) for true in _ratios(known, given))


def is_remainder(amount: Amount, known: Sequence[Amount], given: Sequence[Amount]) -> bool:
    """Whether a count is what is left of one that the draft gives, of which the article tells part.

    >>> from studykit.verification.amounts import amounts
    >>> known = amounts("Of 43,000 boats so far, roughly 25,000 are old.")
    >>> one, *given = amounts("18,000 of the 43,000")
    >>> is_remainder(one, known, given), is_remainder(one, known, [])
    (True, False)
    """
    return _is_count(amount) and any(
        abs(high - low - amount.value) <= (_LEFT if min(low, high) > _FEWEST else 0) * amount.value
        and {low, high} & {item.value for item in given}
        for low, high in _pairs(known)
    )


def _ratios(known: Sequence[Amount], given: Sequence[Amount] | None) -> Iterator[float]:
    """What each count is of another near it, and what is left."""
    for low, high in _pairs(known):
        if high < _FEWEST or (
            given is not None and not {low, high} & {item.value for item in given}
        ):
            continue
        yield low / high
        yield 1 - low / high


def _pairs(known: Sequence[Amount]) -> Iterator[tuple[float, float]]:
    """Every two counts that are told together, the lower first."""
    counts = [one for one in known if _is_count(one)]
    for k, one in enumerate(counts):
        for other in counts[k + 1 : k + 1 + _NEXT]:
            low, high = sorted((one.value, other.value))
            if other.start - one.end <= _FAR and 0 < low < high:
                yield low, high


def _is_count(amount: Amount) -> bool:
    is_plain = not (amount.unit or amount.is_ordinal or amount.high)
    return is_plain and amount.counted != "age" and not measure(amount.counted)


def _is_near(share: float, true: float, hedge: str, near: float) -> bool:
    if hedge == "over":
        return share <= true <= _OVER * share
    if hedge == "under":
        return _UNDER * share <= true <= share
    return abs(share - true) <= max(near * true, _POINT)
