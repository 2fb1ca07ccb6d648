"""An attribution in the making."""

from dataclasses import dataclass, field

from studykit.quotes.sentence.marks import Span


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
