"""Whether a share is what one of an article's counts is of another."""

from collections.abc import Iterator, Sequence

from studykit.verification.amounts import Amount
from studykit.verification.measures import measure

_FAR = 240  # characters between two counts that are told together
_NEXT = 3  # counts up to the one that another may be held to
_FEWEST = 10  # things of which anybody gives a share that was worked out
_NEAR = 0.03  # how far a share may be from the true one
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
    >>> told("less than half"), told("70%"), told("58 boats"), told("nearly 57%")
    (False, False, False, False)
    >>> half, *given = amounts("Over half of 43,000; of 9,000")
    >>> is_ratio(half, known, given), is_ratio(half, known, given[1:])
    (True, False)
    """
    if amount.unit not in ("%", "share") or not amount.value or amount.high:
        return False
    share = amount.value / (100 if amount.unit == "%" else 1)
    return any(_is_near(share, true, amount.hedge) for true in _ratios(known, given))


def _ratios(known: Sequence[Amount], given: Sequence[Amount] | None) -> Iterator[float]:
    """What each count is of another near it, and what is left."""
    counts = [one for one in known if _is_count(one)]
    for k, one in enumerate(counts):
        for other in counts[k + 1 : k + 1 + _NEXT]:
            low, high = sorted((one.value, other.value))
            if given is not None and not {low, high} & {item.value for item in given}:
                continue
            if other.start - one.end <= _FAR and 0 < low < high and high >= _FEWEST:
                yield low / high
                yield 1 - low / high


def _is_count(amount: Amount) -> bool:
    is_plain = not (amount.unit or amount.is_ordinal or amount.high)
    return is_plain and amount.counted != "age" and not measure(amount.counted)


def _is_near(share: float, true: float, hedge: str) -> bool:
    if hedge == "over":
        return share <= true <= _OVER * share
    if hedge == "under":
        return _UNDER * share <= true <= share
    return abs(share - true) <= max(_NEAR * true, _POINT)
