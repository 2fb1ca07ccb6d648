"""A source that is neither a name nor a pronoun, as its rules read it."""

from typing import NamedTuple


class Phrase(NamedTuple):
    """A noun phrase: its tokens, the end of its head, its first word, its noun in lower case."""

    low: int
    high: int
    head_end: int
    first: str
    noun: str

    @property
    def is_definite(self) -> bool:
        """Whether it begins as what is known already does: the agency."""
        return self.first.lower() in ("the", "this", "that")
