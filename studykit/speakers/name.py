"""A row of the table of names with its tokens."""

from typing import NamedTuple


class Name(NamedTuple):
    """One row of the table of names, and its tokens: those from `first` on, before `after`."""

    start: int
    end: int
    name: str
    kind: str
    sentence: int
    first: int
    after: int
