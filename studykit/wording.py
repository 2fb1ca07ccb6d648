"""Numbers, lists and notes in words, for charts and computed sentences alike."""

from collections.abc import Sequence

import pandas as pd


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


def part(share: float) -> str:
    """The share that something there has of all, which is neither nothing nor everything.

    Examples
    --------
    >>> part(0.256), part(0.001), part(0.999), part(1)
    ('26%', 'under 1%', 'over 99%', '100%')
    """
    if share < 0.005:
        return "under 1%"
    return "over 99%" if 0.995 <= share < 1 else percent(share)


def signed(value: float) -> str:
    """A number with its sign and two decimal places; zero has no sign.

    Examples
    --------
    >>> signed(-0.5), signed(1.25), signed(0.0)
    ('−0.50', '+1.25', '0.00')
    """
    sign = "" if round(value, 2) == 0 else "+" if value > 0 else "−"
    return f"{sign}{abs(value):.2f}"


def correction_note(report: pd.DataFrame | None) -> str:
    """How many attributions a person corrected, for the foot of a chart; empty if none.

    Parameters
    ----------
    report : DataFrame or None
        `article.corrections`.

    Examples
    --------
    >>> correction_note(pd.DataFrame({"line": [2, 5], "applied": [True, False]}))
    '1 attribution corrected by hand; 1 correction not applied (line 5)'
    """
    if report is None or report.empty:
        return ""
    note = f"{counted(int(report['applied'].sum()), 'attribution')} corrected by hand"
    lines = report["line"][~report["applied"]].astype(str).tolist()
    if not lines:
        return note
    which = f"line{'s' * (len(lines) > 1)} {', '.join(lines)}"
    return f"{note}; {counted(len(lines), 'correction')} not applied ({which})"
