"""What is known of an article where a source is met."""

from bisect import bisect
from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

from studykit.names.labels import Label
from studykit.speakers.deaths import is_dead
from studykit.speakers.genders import EITHER, genders
from studykit.speakers.named_text import NamedText, Span
from studykit.speakers.person_traits import (
    ages_of,
    bearers_by,
    is_called_they,
    nouns_of,
    traits_of,
)
from studykit.speakers.speaker import Speaker

ADDS = frozenset(
    ("added", "adds", "adding", "continued", "continues", "reiterated", "reiterates", "went on")
)  # what somebody does who has just spoken


class Last(NamedTuple):
    """The source before: where it and its content end, whom it stands for, its gender, its words.

    The gender is empty where the source is not one person, or one with a name.
    """

    at: int
    speaker: Speaker
    gender: str = ""
    word: str = ""


class Context(NamedText):
    """An article, what it says of each person, and the source before."""

    last: Last | None = None
    cue: str | None = None  # of the source that is met
    _turns: Sequence[Span] = ()

    @cached_property
    def heard(self) -> list[tuple[int, Last]]:
        """Each source so far, by where it starts, until `documents.last_in` has looked at it."""
        return []

    @cached_property
    def last_in(self) -> dict[str, Last]:
        """What `documents.last_in` has found."""
        return {}

    @cached_property
    def called(self) -> dict[str, str]:
        """Whom nouns were found to stand for: the candidate."""
        return {}

    def may_be(self, name: str, gender: str) -> bool:
        """Whether a pronoun of a gender fits a person."""
        return self._genders[name] in (gender, EITHER)

    @cached_property
    def _genders(self) -> dict[str, str]:
        return genders(self)

    @cached_property
    def persons_by_trait(self) -> dict[str, set[str]]:
        """The persons of whom the text says a trait, by trait."""
        return bearers_by(self, self.persons, traits_of)

    @cached_property
    def called_they(self) -> set[str]:
        """The persons of whom the text says that they is their pronoun."""
        return {name.name for name in self.persons if is_called_they(self, name)}

    @cached_property
    def dead(self) -> set[str]:
        """The persons of whom the text says that they are dead; not whom it begins with.

        >>> credited("The late Bob Lund built the bridge. “It is ours,” he said.")
        he = Bob Lund
        """
        dead = {name.name for name in self.persons if is_dead(self.tagged, name)}
        return dead - {name.name for name in self.persons if name.sentence == 0}

    @cached_property
    def interviewee(self) -> str | None:
        """Whom “A:” stands for: the one person that two paragraphs name before the first “Q:”.

        >>> credited("Ann Roe on rain\\n\\nAnn Roe met Bob Lund.\\n\\nQ: Rain?\\n\\nA: It rained.")
        – = –
        A = Ann Roe
        >>> credited("Rain\\n\\nAnn Roe met Bob Lund.\\n\\nQ: Rain?\\n\\nA: It rained.")
        – = –
        A = –
        """
        tagged = self.tagged
        asks = (a for a, _ in tagged.units if tagged.tokens[a : a + 2] in (["Q", ":"], ["A", ":"]))
        first = next(asks, 0)
        named_in: dict[str, set[int]] = {}
        for name in self.persons:
            if name.first < first:
                named_in.setdefault(name.name, set()).add(self.paragraph_of[name.sentence])
        twice = [name for name, paragraphs in named_in.items() if len(paragraphs) > 1]
        return twice[0] if len(twice) == 1 else None

    @cached_property
    def labels(self) -> dict[int, Label]:
        """The labels of a transcript's turns, by where they start."""
        return {label.start: label for label in self.tagged.labels.values() if label.is_turn}

    def note_turns(self, starts: Sequence[int | None], contents: Sequence[Sequence[Span]]) -> None:
        """Keep where the turns are, among contents by where their sources start."""
        rows = zip(starts, contents, strict=True) if self.labels else ()
        self._turns = sorted(s for start, spans in rows if start in self.labels for s in spans)

    def is_in_turn(self, at: int) -> bool:
        """Whether a place is in a turn of a transcript."""
        before = bisect(self._turns, (at, len(self.tagged.text)))
        return before > 0 and at < self._turns[before - 1][1]

    @cached_property
    def taking_part(self) -> set[str]:
        """The persons whom the labels of a transcript name."""
        spans = (label.name for label in self.labels.values() if label.name)
        return {name.name for span in spans for name in self.names_in(*span)}

    @cached_property
    def bodies_by_noun(self) -> dict[str, set[str]]:
        """The organizations that the text calls something, by what it calls them: a union."""
        bodies = [name for name in self.names if name.kind == "organization"]
        return bearers_by(self, bodies, nouns_of)

    @cached_property
    def persons_by_age(self) -> dict[str, set[str]]:
        """The persons whose age the text gives, by age."""
        return bearers_by(self, self.persons, ages_of)
