"""Computed sentences about who and what is named."""

import pandas as pd

from studykit.findings.called import agree_with, within
from studykit.wording import (
    agree,
    counted,
    first_up,
    leaders,
    listed,
    number,
    of_all,
    shorten,
    tied,
    times,
)

__all__ = ["say_bearers", "say_co_mentions", "say_name_timeline"]

_KINDS = {
    "person": "person",
    "place": "place",
    "organization": "organization",
    "other": "other name",
}
_NO_NAME = "No name was found."


def _names(names: list[str]) -> str:
    return tied([within(name) for name in names], "name")


# ---------------------------------------------------------------- how often


def title_bearers(bearers: pd.DataFrame) -> str:
    """Who is named most often, with those who share the count."""
    most, total = int(bearers["n_mentions"].max()), int(bearers["n_mentions"].sum())
    top = leaders(bearers["name"], bearers["n_mentions"])
    if len(bearers) == 1:
        return f"The one name found is {shorten(top[0])}, mentioned {times(most)}"
    if most == 1:
        return f"{first_up(of_all(0, len(bearers), 'name'))} comes back"
    each = " each" * (len(top) > 1)
    are = agree_with(top, "is")
    return first_up(f"{_names(top)} {are} named most often: {most:,} of {total:,} mentions{each}")


def say_bearers(bearers: pd.DataFrame) -> str:
    """How many bearers of each kind there are, and who is named most.

    Examples
    --------
    >>> print(say_bearers(sk.bearers(sk.Article("Ann Roe left Oslo. Roe smiled.").names)))
    Ann Roe is named most often: 2 of 3 mentions. Found: 1 person and 1 place.
    """
    if bearers.empty:
        return _NO_NAME
    if len(bearers) == 1:
        return f"{title_bearers(bearers)}."
    kinds = bearers["kind"].value_counts()
    parts = [counted(int(kinds[kind]), noun) for kind, noun in _KINDS.items() if kind in kinds]
    return f"{title_bearers(bearers)}. Found: {listed(parts)}."


# ---------------------------------------------------------------- where


def most_named(names: pd.DataFrame, n: int) -> list[str]:
    """The bearers mentioned most, in the order of their first mention."""
    counts = names["name"].value_counts(sort=False)
    kept = set(counts.sort_values(ascending=False, kind="stable").index[:n])
    return [name for name in dict.fromkeys(names["name"].tolist()) if name in kept]


def _farthest(names: pd.DataFrame, shown: list[str]) -> list[str]:
    """Who is named over the longest stretch; nobody where none is named twice."""
    starts = names.groupby("name", sort=False)["start"].agg(["min", "max"]).loc[shown]
    reach = (starts["max"] - starts["min"]).tolist()
    return leaders(shown, reach) if max(reach) else []


def title_name_timeline(names: pd.DataFrame, shown: list[str]) -> str:
    """Who is named over the longest stretch of the text."""
    farthest = _farthest(names, shown)
    if not farthest:
        return "The one name found is mentioned once" if len(shown) == 1 else "No name comes back"
    are = agree_with(farthest, "is")
    of_these = _of_these(names, shown)
    return first_up(f"{of_these}{_names(farthest)} {are} named over the longest stretch")


def _of_these(names: pd.DataFrame, shown: list[str]) -> str:
    """That others are named as well, who may be over a longer stretch.

    >>> names = sk.Article("Ann Roe met Bo Lund. Roe smiled.").names
    >>> _of_these(names, ["Ann Roe"]), _of_these(names, ["Ann Roe", "Bo Lund"])
    ('Of the 1 name drawn, ', '')
    """
    are_more = names["name"].nunique() > len(shown)
    return f"Of the {counted(len(shown), 'name')} drawn, " if are_more else ""


def say_name_timeline(names: pd.DataFrame, *, n: int = 12) -> str:
    """Who is named over the longest stretch, who first, and who comes in last, of those drawn.

    Examples
    --------
    >>> text = "Ann Roe left. Roe met Bo Lund in the end, and Lund smiled."
    >>> for sentence in say_name_timeline(sk.Article(text).names).split(". "):
    ...     print(sentence)
    Bo Lund is named over the longest stretch
    Ann Roe is named first; Bo Lund enters last.
    """
    if names.empty:
        return _NO_NAME
    shown = most_named(names, n)
    said = f"{title_name_timeline(names, shown)}."
    if len(shown) < 2:
        return said
    of_these = _of_these(names, shown)
    if of_these and said.startswith(of_these):
        of_these = "Of these, "
    first = f"{within(shown[0])} {agree_with(shown[:1], 'is')} named first"
    first = first if of_these else first_up(first)
    last = f"{within(shown[-1])} {agree_with(shown[-1:], 'enters', 'enter')} last"
    return f"{said} {of_these}{first}; {last}."


# ---------------------------------------------------------------- with whom


def title_co_mentions(pairs: pd.DataFrame) -> str:
    """Which pair has the highest count; with how many share it."""
    (a, b), most = pairs[["name_a", "name_b"]].iloc[0], int(pairs["n"].max())
    if most == 1:
        return "No two names occur together more than once"
    others = int((pairs["n"] == most).sum()) - 1
    both = f"{within(a)} and {within(b)}"
    if others:
        both += f", like {counted(others, 'other pair') if others > 1 else 'one other pair'},"
    return f"{first_up(both)} are named together most often: {times(most)}"


def say_co_mentions(pairs: pd.DataFrame) -> str:
    """Which two are named together most often, and how many pairs meet only once.

    Examples
    --------
    >>> say_co_mentions(sk.co_mentions(sk.Article("Ann Roe left Oslo.").names))
    'No two names occur together more than once; 1 pair does once.'
    """
    if pairs.empty:
        return "No two names occur together."
    once = int((pairs["n"] == 1).sum())
    if once == len(pairs):
        return (
            f"{title_co_mentions(pairs)}; {counted(once, 'pair')} {agree(once, 'does', 'do')} once."
        )
    if len(pairs) == 1:
        return f"{title_co_mentions(pairs)}; there is no other pair."
    return (
        f"{title_co_mentions(pairs)}. Of {counted(len(pairs), 'pair')}, {number(once, 'none')} "
        f"{'are' if once > 1 else 'is'} named together only once."
    )
