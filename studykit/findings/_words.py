"""Numbers and lists in words, for computed sentences."""

from collections.abc import Sequence


def listed(words: Sequence[str]) -> str:
    """The words as English lists them.

    Examples
    --------
    >>> listed(["war", "peace", "talks"])
    'war, peace and talks'
    """
    if len(words) < 2:
        return "".join(words)
    return ", ".join(words[:-1]) + " and " + words[-1]


def counted(n: int, one: str, many: str | None = None) -> str:
    """The number with its noun in the right form.

    Examples
    --------
    >>> counted(1, "quote"), counted(1200, "quote"), counted(2, "country", "countries")
    ('1 quote', '1,200 quotes', '2 countries')
    """
    return f"{n:,} {one if n == 1 else many or one + 's'}"


def percent(share: float) -> str:
    """A share of 0 to 1 as a percentage.

    Examples
    --------
    >>> percent(0.256)
    '26%'
    """
    return f"{100 * share:.0f}%"
