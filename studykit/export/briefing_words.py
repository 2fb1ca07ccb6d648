"""How the pages of a briefing choose and word what its tables hold."""

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import accumulate
from math import ceil
from typing import Any

import pandas as pd

from studykit.findings.called import small


def written(day: date) -> str:
    """A date in words.

    >>> written(date(2026, 3, 1))
    '1 March 2026'
    """
    return f"{day.day} {day:%B %Y}"


def capital(words: str) -> str:
    """The words with a capital, as a label begins.

    >>> capital("a sailor"), capital("eBay")
    ('A sailor', 'eBay')
    """
    first = words.split(" ")[0]
    return words[:1].upper() + words[1:] if first.islower() else words


def once(sentences: Iterable[int]) -> list[int]:
    """The numbers of sentences, each once.

    >>> once([3, 1, 3])
    [3, 1]
    """
    return list(dict.fromkeys(int(sentence) for sentence in sentences))


_ORDER = {"money": 0, "percent": 0, "count": 1, "date": 2, "age": 3}


def weightiest(quantities: pd.DataFrame) -> pd.DataFrame:
    """Money and percentages first, then counts with a unit, dates (each once), ages.

    A second figure of a sentence, a small number in words and a weekday come later.
    """
    words = quantities["quantity"]
    rank = quantities["kind"].map(_ORDER) + quantities["unit"].isna() * 0.5
    rank += words.str.fullmatch("[a-z]+", case=False).fillna(False) * 1.0
    rank += 4 * (quantities.duplicated(["quantity", "unit"]) & (quantities["kind"] == "date"))
    ordered = quantities.assign(rank=rank).sort_values("rank", kind="stable")
    ordered["rank"] += 0.75 * ordered.groupby("sentence_id").cumcount()
    return ordered.sort_values("rank", kind="stable")


def verdict(low: float, high: float) -> str:
    """What an interval lets one say, as it is printed, in hundredths.

    >>> verdict(0.01, 0.2), verdict(0.004, 0.2)
    ('more positive than negative', 'neither positive nor negative beyond what chance explains')
    """
    if low >= 0.005:
        return "more positive than negative"
    if high <= -0.005:
        return "more negative than positive"
    return "neither positive nor negative beyond what chance explains"


def is_shown(people: pd.DataFrame) -> pd.Series:
    """Whoever is heard, is named twice or has a role (more than whose it is: “the town’s”)."""
    has_role = people["role"].notna() & ~people["role"].str.contains(r"[’']s$").fillna(False)
    return (people["n_quotes"] > 0) | (people["n_mentions"] > 1) | has_role


def listed(name: str, role: Any) -> dict[str, Any]:
    """A name with its role; “South Korea’s” is no role and comes before the name."""
    if pd.isna(role):
        return {"name": name, "role": None}
    if role.endswith(("’s", "'s")):
        return {"name": f"{capital(role)} {name}", "role": None}
    return {"name": name, "role": role}


def called(voice: str, role: Any, is_before: bool) -> dict[str, Any]:
    """A voice with its role as printed: before the name, or after it with a comma.

    >>> called("Ada Lane", "mayor", True)
    {'voice': 'Ada Lane', 'before': 'Mayor', 'role': None}
    >>> called("Ada Lane", "The owner", False)
    {'voice': 'Ada Lane', 'before': None, 'role': 'the owner'}
    """
    if pd.isna(role):
        return {"voice": capital(voice), "before": None, "role": None}
    if is_before:
        return {"voice": voice, "before": capital(role), "role": None}
    return {"voice": capital(voice), "before": None, "role": small(role)}


# ---------------------------------------------------------------- what a printed sheet has room for


def n_lines(words: str, width: int) -> int:
    """How many lines words take.

    >>> n_lines("It rained in Elm.", 10), n_lines("", 10)
    (2, 0)
    """
    return ceil(len(words) / width)


def n_fitting(heights: Sequence[float], room: float) -> int:
    """How many of the first things fit into the room.

    >>> n_fitting([2, 3, 4], 5), n_fitting([], 5)
    (2, 0)
    """
    return sum(height <= room for height in accumulate(heights))
