"""What is known of an article where a source is met."""

from bisect import bisect
from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

from studykit.names.labels import Label
from studykit.quotes import TaggedText
from studykit.speakers.deaths import is_dead
from studykit.speakers.genders import EITHER, genders
from studykit.speakers.name import Name
from studykit.speakers.named_text import NamedText, Span
from studykit.speakers.person_traits import (
    ages_of,
    bearers_by,
    is_called_they,
    nouns_of,
    traits_of,
    words_of,
)
from studykit.speakers.speaker import Speaker

ADDS = frozenset(
    ("added", "adds", "adding", "continued", "continues", "reiterated", "reiterates", "went on")
)  # what somebody does who has just spoken


_ASKING = frozenset(("asked", "asks", "interviewed", "interviews", "questioned"))
Turn = tuple[int, int, Label | None]


class Last(NamedTuple):
    """The source before: where it and its content end, whom it stands for, gender, words, cue.

    The gender is empty where the source is not one person, or one with a name.
    """

    at: int
    speaker: Speaker
    gender: str = ""
    word: str = ""
    cue: str = ""


class Context(NamedText):
    """An article, what it says of each person, and the source before."""

    last: Last | None = None
    cue: str | None = None  # of the source that is met
    _turns: Sequence[Turn] = ()

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

    def is_principal(self, name: str) -> bool:
        """Whether two sentences name a person."""
        return len({other.sentence for other in self.persons if other.name == name}) > 1

    @cached_property
    def persons_by_word(self) -> dict[str, set[str]]:
        """The persons of whom the text says a word, by word in lower case."""
        return bearers_by(self, self.persons, words_of)

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
        """Whom “A:” stands for: the one person named before the first “Q:”, or there twice.

        >>> credited("Ann Roe on rain\\n\\nAnn Roe met Bob Lund.\\n\\nQ: Rain?\\n\\nA: It rained.")
        – = –
        A = Ann Roe
        >>> credited("Rain\\n\\nAnn Roe met Bob Lund.\\n\\nQ: Rain?\\n\\nA: It rained.")
        – = –
        A = –
        >>> credited("By Bob Lund\\n\\nAnn Roe met us.\\n\\nQ. Rain?\\n\\nA. Yes.\\n\\nQ. And?")
        – = –
        A = Ann Roe
        – = –
        >>> credited("Rain\\n\\nBob Lund asked the mayor.\\n\\nQ: Rain?\\n\\nA: It rained.")
        – = –
        A = –
        """
        if not self._asking:
            return None
        letters = (label for labels in self.tagged.labels.values() for label in labels)
        first = next((label.start for label in letters if label.is_letter), 0)
        named_in: dict[str, set[int]] = {}
        asking: set[str] = set()
        for name in self.persons:
            if name.start < first:
                named_in.setdefault(name.name, set()).add(self.paragraph_of[name.sentence])
                asking |= {name.name} if _asks(self.tagged, name) else set()
        twice = [name for name, paragraphs in named_in.items() if len(paragraphs) > 1]
        if len(twice) == 1 and twice[0] not in self.taking_part:
            return twice[0]
        is_one = len(named_in) == 1 and not self.taking_part
        return next(iter(set(named_in) - asking), None) if is_one else None

    @cached_property
    def _asking(self) -> str:
        r"""The letters that stand for whoever asks and answers; none where “A:” and “B:” talk.

        >>> heard("Rain\n\nA: It rained.\n\nB: It did.")
        A (unnamed person)
        B (unnamed person)
        """
        labels = [label for held in self.tagged.labels.values() for label in held]
        letters = {self.tagged.text[label.start] for label in labels if label.is_letter}
        return "QA" if "Q" in letters or letters <= {"A"} else ""

    @cached_property
    def labels(self) -> dict[int, Label]:
        """The labels of a transcript's turns, by where they start; none of “Q:” and “A:”."""
        return {
            label.start: label
            for labels in self.tagged.labels.values()
            for label in labels
            if label.is_turn
            and not (label.is_letter and self.tagged.text[label.start] in self._asking)
        }

    def note_turns(self, starts: Sequence[int | None], contents: Sequence[Sequence[Span]]) -> None:
        """Keep where the turns are, and whose they are if no row is theirs, as in “Yes,” he said.

        A row is told by where its source starts.
        """
        if not self.labels:
            return
        rows = zip(starts, contents, strict=True)
        turns: list[Turn] = [
            (*span, None) for start, spans in rows if start in self.labels for span in spans
        ]
        held = set(starts)
        for number, labels in self.tagged.labels.items():
            end = self.sentence_span(bisect(self.paragraph_of, number) - 1)[1]
            borders = [*(label.start for label in labels[1:]), end]
            for label, stop in zip(labels, borders, strict=True):
                if label.start not in held:
                    turns.append((label.colon, stop, label))
        self._turns = sorted(turns, key=lambda turn: turn[:2])

    def turn_at(self, at: int) -> Turn | None:
        """The turn of a transcript in which a place is."""
        before = bisect(self._turns, at, key=lambda turn: turn[0])
        return self._turns[before - 1] if before and at < self._turns[before - 1][1] else None

    @cached_property
    def taking_part(self) -> set[str]:
        """The persons whom the labels of a transcript name."""
        spans = (label.name for label in self.labels.values() if label.name)
        return {name.name for span in spans for name in self.names_in(*span)}

    @cached_property
    def bodies_by_noun(self) -> dict[str, set[str]]:
        """The organizations that the text calls something, by what it calls them: a union."""
        return bearers_by(self, self._bodies, nouns_of)

    @cached_property
    def bodies_by_word(self) -> dict[str, set[str]]:
        """The organizations of which the text says a word, by word in lower case."""
        return bearers_by(self, self._bodies, words_of)

    @cached_property
    def _bodies(self) -> list[Name]:
        return [name for name in self.names if name.kind == "organization"]

    @cached_property
    def persons_by_age(self) -> dict[str, set[str]]:
        """The persons whose age the text gives, by age."""
        return bearers_by(self, self.persons, ages_of)


def _asks(tagged: TaggedText, name: Name) -> bool:
    r"""Whether somebody asks, as “Bob Lund asked” and “by Bob Lund” tell.

    >>> credited("Rain\n\nThe mayor was interviewed by Bob Lund.\n\nQ: Rain?\n\nA: It rained.")
    – = –
    A = –
    """
    before, after = tagged.types[max(0, name.first - 1)], tagged.types[name.after : name.after + 1]
    return before == "by" or not _ASKING.isdisjoint(after)
