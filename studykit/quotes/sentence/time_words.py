"""Words that say when: days, periods and times, as `data/words/time_words.csv` has them.

They belong to no source and to no content: “Lane said | Monday | that it rained”.
"""

from functools import cache

from studykit import lexicons


@cache
def days() -> frozenset[str]:
    """The days of the week: Monday.

    Examples
    --------
    >>> "monday" in days(), "week" in days()
    (True, False)
    """
    return _of_kind("day")


@cache
def months() -> frozenset[str]:
    """The months: January.

    Examples
    --------
    >>> "may" in months(), "monday" in months()
    (True, False)
    """
    return _of_kind("month")


@cache
def periods() -> frozenset[str]:
    """What follows “last”, “this” or “next”: week, spring.

    Examples
    --------
    >>> "week" in periods(), "today" in periods()
    (True, False)
    """
    return _of_kind("period")


@cache
def pointers() -> frozenset[str]:
    """What a period follows: last, this, next.

    Examples
    --------
    >>> "next" in pointers()
    True
    """
    return _of_kind("pointer")


@cache
def moments() -> frozenset[str]:
    """What says when by itself: Monday, yesterday.

    Examples
    --------
    >>> {"monday", "yesterday"} <= moments(), "last" in moments()
    (True, False)
    """
    return days() | _of_kind("time")


@cache
def times() -> frozenset[str]:
    """What a time can begin with: Monday, yesterday, last.

    Examples
    --------
    >>> {"monday", "yesterday", "last"} <= times(), "week" in times()
    (True, False)
    """
    return moments() | pointers()


def _of_kind(kind: str) -> frozenset[str]:
    table = lexicons.word_list("time_words")
    return frozenset(table["word"][table["kind"] == kind])
