"""Computed sentences about who and what is named."""

import pandas as pd

from studykit.wording import counted, listed, percent

__all__ = ["say_bearers", "say_co_mentions", "say_name_timeline"]

_PLURALS = {
    "person": "persons",
    "place": "places",
    "organization": "organizations",
    "other": "other names",
}


def say_bearers(bearers: pd.DataFrame) -> str:
    """How many bearers of each kind there are, and who is named most.

    Examples
    --------
    >>> say_bearers(sk.bearers(sk.Article("Ann Roe left Oslo. Roe smiled.").names))
    '3 mentions name 2 bearers: 1 person and 1 place. Ann Roe is named most, 2 times.'
    """
    if bearers.empty:
        return "No name was found."
    kinds = bearers["kind"].value_counts()
    parts = [
        counted(int(kinds[kind]), "other name" if kind == "other" else kind, plural)
        for kind, plural in _PLURALS.items()
        if kind in kinds
    ]
    total = int(bearers["n_mentions"].sum())
    most = int(bearers["n_mentions"].max())
    leaders = bearers.loc[bearers["n_mentions"] == most, "name"].tolist()
    return (
        f"{counted(total, 'mention')} name{'s' if total == 1 else ''} "
        f"{counted(len(bearers), 'bearer')}: {listed(parts)}. {_named_most(leaders, most)}"
    )


def _named_most(leaders: list[str], most: int) -> str:
    times = "once" if most == 1 else f"{most:,} times"
    if len(leaders) > 3:
        return f"{len(leaders):,} of them share the highest count: named {times} each."
    if len(leaders) > 1:
        return f"{listed(leaders)} are named most, {times} each."
    return f"{leaders[0]} is named most, {times}."


def say_name_timeline(names: pd.DataFrame) -> str:
    """Who is named first, and which of those named twice or more comes in last.

    Examples
    --------
    >>> text = "Ann Roe left. Roe met Bo Lund in the end, and Lund smiled."
    >>> say_name_timeline(sk.Article(text).names)  # doctest: +ELLIPSIS
    'Ann Roe is named first. Of those named more than once, Bo Lund enters last, at 44% of ...'
    """
    if names.empty:
        return "No name was found."
    first = names["name"].iloc[0]
    starts = names.groupby("name", sort=False)["start"].agg(["min", "size"])
    again = starts[starts["size"] > 1]
    if len(again) < 2:
        return f"{first} is named first; no two bearers are named more than once."
    share = int(again["min"].max()) / int(names["end"].max())
    return (
        f"{first} is named first. Of those named more than once, {again['min'].idxmax()} enters "
        f"last, at {percent(share)} of the way to the last name."
    )


def say_co_mentions(pairs: pd.DataFrame) -> str:
    """Which two are named together most often, and how many pairs meet only once.

    Examples
    --------
    >>> say_co_mentions(sk.co_mentions(sk.Article("Ann Roe left Oslo.").names))
    'No two names occur together more than once; 1 pair does once.'
    """
    if pairs.empty:
        return "No two names occur together."
    (a, b), times = pairs[["name_a", "name_b"]].iloc[0], pairs["n"].tolist()[0]
    if times == 1:
        do = "does" if len(pairs) == 1 else "do"
        return (
            f"No two names occur together more than once; {counted(len(pairs), 'pair')} {do} once."
        )
    once, others = int((pairs["n"] == 1).sum()), int((pairs["n"] == times).sum()) - 1
    like = f", like {counted(others, 'other pair')}," if others else ""
    is_are = "is" if once == 1 else "are"
    return (
        f"{a} and {b}{like} are named together most often, {times:,} times. "
        f"{once:,} of {counted(len(pairs), 'pair')} {is_are} named together only once."
    )
