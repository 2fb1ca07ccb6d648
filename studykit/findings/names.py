"""Computed sentences about who and what is named."""

import calendar

import pandas as pd

from studykit.findings.called import agree_with, text_of, within
from studykit.names.tables import counted_mentions
from studykit.wording import (
    agree,
    counted,
    first_up,
    leaders,
    listed,
    number,
    of_all,
    tied,
    times,
)

__all__ = ["say_bearers", "say_co_mentions", "say_name_timeline"]

_KINDS = {  # one and several, as what the rules take a name for
    "person": ("a person", "people"),
    "place": ("a place", "places"),
    "organization": ("an organization", "organizations"),
    "other": ("something else", "something else"),
}
_CALENDAR = frozenset((*calendar.day_name, *calendar.month_name, *calendar.month_abbr))
_NO_NAME = "There is no name to count."  # the table may be a part


def _of_kind(kind: str, n: int) -> str:
    """The noun for names of one kind, which may be all that a table holds.

    >>> _of_kind("person", 1), _of_kind("place", 2), _of_kind("other", 2)
    ('person', 'places', 'names')
    """
    return agree(n, "name" if kind == "other" else kind)


def _only_kind(table: pd.DataFrame) -> str | None:
    """The kind of all rows, if they have one: others may have been left out."""
    return str(table["kind"].iloc[0]) if table["kind"].nunique() == 1 else None


def _nobody_again(kind: str | None, n: int) -> str:
    """That none of so many comes back.

    >>> _nobody_again("person", 3), _nobody_again("other", 2), _nobody_again(None, 4)
    ('None of the 3 people comes back', 'Neither name comes back', 'None of the 4 names comes back')
    """
    noun = _of_kind(kind, 1) if kind else "name"
    return f"{first_up(of_all(0, n, noun))} comes back"


def _names(names: list[str], text: str) -> str:
    return tied([within(name, text) for name in names], "name")


# ---------------------------------------------------------------- how often


def title_bearers(bearers: pd.DataFrame) -> str:
    """Who is named most often, with those who share the count."""
    most, total = int(bearers["n_mentions"].max()), int(bearers["n_mentions"].sum())
    top = leaders(bearers["name"], bearers["n_mentions"])
    kind, text = _only_kind(bearers), text_of(bearers)
    if len(bearers) == 1:
        noun = _of_kind(str(kind), 1)
        return f"One {noun} is found: {within(top[0], text)}, mentioned {times(most)}"
    if most == 1:
        return _nobody_again(kind, len(bearers))
    each = " each" * (len(top) > 1)
    are = agree_with(top, "is", text=text)
    if len(top) == len(bearers):
        return first_up(f"{_names(top, text)} are named equally often: {times(most)} each")
    of = f"of {len(bearers):,} {_of_kind(kind, len(bearers))}, " if kind else ""
    often = "most often" if len(bearers) > 2 else "more often"
    said = f"{of}{_names(top, text)} {are} named {often}: {most:,} of {total:,} mentions{each}"
    return first_up(said)


def say_bearers(bearers: pd.DataFrame) -> str:
    """Who is named most, and of how many names the rules take for what.

    A name may be taken for the wrong thing, and a person with two names that nothing joins is two.

    Examples
    --------
    >>> table = sk.bearers(sk.Article("Ann Roe left Oslo. Roe met Bo Lund. Oslo, Oslo!").names)
    >>> for sentence in say_bearers(table).split(". "):
    ...     print(sentence)
    Oslo is named most often: 3 of 6 mentions
    Of 3 names the rules take 2 for people and 1 for a place.
    >>> days = sk.bearers(sk.Article("Ann Roe left on Monday. Roe smiled.").names)
    >>> print(say_bearers(days).partition(". ")[2])
    Of 2 names the rules take 1 for a person and 1 for something else (a day or month).

    Of a part of the table nothing is said that would be untrue of the whole.

    >>> print(say_bearers(table[table["kind"] == "person"]))
    Of 2 people, Ann Roe is named more often: 2 of 3 mentions.
    >>> print(say_bearers(table[table["kind"] == "place"]))
    One place is found: Oslo, mentioned 3 times.
    """
    if bearers.empty:
        return _NO_NAME
    said, kinds = title_bearers(bearers), bearers["kind"].value_counts()
    if len(kinds) == 1:
        return f"{said}."
    taken = {kind: int(kinds[kind]) for kind in _KINDS if kind in kinds}
    parts = [f"{n:,} for {agree(n, *_KINDS[kind])}" for kind, n in taken.items()]
    others = bearers["name"][bearers["kind"] == "other"]
    is_dated = len(others) > 0 and others.isin(_CALENDAR).all()
    rest = f" ({agree(len(others), 'a day or month', 'days or months')})" * bool(is_dated)
    return f"{said}. Of {len(bearers):,} names the rules take {listed(parts)}{rest}."


# ---------------------------------------------------------------- where


def most_named(names: pd.DataFrame, n: int) -> list[str]:
    """The bearers mentioned most, in the order of their first mention."""
    counts = counted_mentions(names)["name"].value_counts(sort=False)
    kept = set(counts.sort_values(ascending=False, kind="stable").index[:n])
    return [name for name in dict.fromkeys(names["name"].tolist()) if name in kept]


def _farthest(names: pd.DataFrame, shown: list[str]) -> list[str]:
    """Who is named over the longest stretch; nobody where none is named twice."""
    starts = names.groupby("name", sort=False)["start"].agg(["min", "max"]).loc[shown]
    reach = (starts["max"] - starts["min"]).tolist()
    return leaders(shown, reach) if max(reach) else []


def title_name_timeline(names: pd.DataFrame, shown: list[str]) -> str:
    """Who is named over the longest stretch of the text."""
    text = text_of(names)
    if len(shown) == 1:
        n_mentions = int((counted_mentions(names)["name"] == shown[0]).sum())
        are = agree_with(shown, "is", text=text)
        return first_up(f"{within(shown[0], text)} {are} mentioned {times(n_mentions)}")
    farthest = _farthest(names, shown)
    if not farthest:
        return _nobody_again(_only_kind(names), names["name"].nunique())
    are = agree_with(farthest, "is", text=text)
    of_these = _of_these(names, shown)
    longest = "longest" if len(shown) > 2 else "longer"
    return first_up(f"{of_these}{_names(farthest, text)} {are} named over the {longest} stretch")


def _of_these(names: pd.DataFrame, shown: list[str]) -> str:
    """That others are named as well, who may be over a longer stretch; or others of other kinds.

    >>> names = sk.Article("Ann Roe met Bo Lund in Oslo. Roe smiled.").names
    >>> _of_these(names, ["Ann Roe", "Oslo"]), _of_these(names, ["Ann Roe", "Bo Lund", "Oslo"])
    ('Of the 2 names drawn, ', '')
    >>> _of_these(names[names["kind"] == "person"], ["Ann Roe", "Bo Lund"])
    'Of the 2 people drawn, '
    """
    kind = _only_kind(names[names["name"].isin(shown)])
    if kind is None and names["name"].nunique() == len(shown):
        return ""
    noun = _of_kind(kind, len(shown)) if kind else agree(len(shown), "name")
    return f"Of the {len(shown):,} {noun} drawn, "


def say_name_timeline(names: pd.DataFrame, *, n: int = 12) -> str:
    """Who is named over the longest stretch, who first, and who comes in last, of those drawn.

    Examples
    --------
    >>> text = "Ann Roe left. Roe met Bo Lund in the end, and Lund smiled."
    >>> for sentence in say_name_timeline(sk.Article(text).names).split(". "):
    ...     print(sentence)
    Of the 2 people drawn, Bo Lund is named over the longer stretch
    Of these, Ann Roe is named first; Bo Lund enters last.
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
    text = text_of(names)
    first = f"{within(shown[0], text)} {agree_with(shown[:1], 'is', text=text)} named first"
    first = first if of_these else first_up(first)
    enters = agree_with(shown[-1:], "enters", "enter", text)
    last = f"{within(shown[-1], text)} {enters} last"
    return f"{said} {of_these}{first}; {last}."


# ---------------------------------------------------------------- with whom


def title_co_mentions(pairs: pd.DataFrame) -> str:
    """Which pair has the highest count; with how many share it."""
    (a, b), most = pairs[["name_a", "name_b"]].iloc[0], int(pairs["n"].max())
    if most == 1:
        return "No two names occur together more than once"
    others = int((pairs["n"] == most).sum()) - 1
    both = f"{within(a, text_of(pairs))} and {within(b, text_of(pairs))}"
    if others:
        both += f", like {counted(others, 'other pair') if others > 1 else 'one other pair'},"
    return f"{first_up(both)} are named together most often: {times(most)}"


def say_co_mentions(pairs: pd.DataFrame) -> str:
    """Which two are named together most often, and how many pairs meet only once.

    Examples
    --------
    >>> say_co_mentions(sk.co_mentions(sk.Article("Ann Roe left Oslo.").names))
    'No two names occur together more than once; 1 pair does so once.'
    """
    if pairs.empty:
        return "No two names occur together."
    once = int((pairs["n"] == 1).sum())
    if once == len(pairs):
        do = agree(once, "does", "do")
        return f"{title_co_mentions(pairs)}; {counted(once, 'pair')} {do} so once."
    if len(pairs) == 1:
        return f"{title_co_mentions(pairs)}; there is no other pair."
    return (
        f"{title_co_mentions(pairs)}. Of {counted(len(pairs), 'pair')}, {number(once, 'none')} "
        f"{'are' if once > 1 else 'is'} named together only once."
    )
