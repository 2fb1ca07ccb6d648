"""What the rules pass to each other: verbs, complements and attributions in the making."""

from dataclasses import dataclass, field
from typing import NamedTuple

from studykit.quotes.lexicon import Cue
from studykit.quotes.marks import Span

FARTHEST = 60  # tokens that a rule looks back or ahead; keeps the time linear in the text


@dataclass(slots=True)
class Attribution:
    """One row in the making; all spans are token ranges.

    `tense` has the forms its cue can be in; `is_nested` says that it lies within another's
    content, `is_fronted` that it opens the sentence as a clause of its own ("Asked why, ...").
    """

    rule: str
    cue: Span | None
    source: Span | None
    content: list[Span] = field(default_factory=list)
    unit: int = 0
    tense: int = 0
    is_nested: bool = False
    is_fronted: bool = False


class Verb(NamedTuple):
    """A cue verb with its auxiliaries: where it begins and ends, and how it is used.

    `use` is finite, infinitive, participle or passive; `before` is the letter of the token that
    stands before it, "^" at the start of a unit.
    """

    start: int
    at: int
    use: str
    cue: Cue
    before: str

    @property
    def span(self) -> Span:
        return (self.start, self.at + 1)


class Complement(NamedTuple):
    """What follows a cue: its sort, where the content begins, and where the cue ends."""

    sort: str
    start: int
    cue_end: int
