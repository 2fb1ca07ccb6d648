"""An article with its names: where names, sentences and quotations are."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cached_property
from itertools import chain

from studykit.quotes import TaggedText
from studykit.quotes.sentence.word_classes import MODIFIER
from studykit.schema import Columns
from studykit.speakers.name import Name
from studykit.speakers.noun_phrase import Phrase
from studykit.speakers.surnames import with_surnames

__all__ = ["Name", "NamedText", "Span"]

Span = tuple[int, int]

_COLUMNS = ("start", "end", "name", "kind", "sentence_id")
_LONGEST_PHRASE = 6  # tokens
_MOST_NAMES = 400  # looked back over, so that time stays linear


class NamedText:
    """A tagged text with its names, its sentences, and what somebody is credited with."""

    def __init__(
        self,
        tagged: TaggedText,
        sentences: Columns,
        names: Columns,
        contents: Sequence[Sequence[Span]],
    ) -> None:
        self.tagged = tagged
        self.sentence_starts = sentences["start"]
        self.paragraph_of = sentences["paragraph_id"]
        tokens = tagged.first_tokens(names["start"]), tagged.first_tokens(names["end"])
        rows = zip(*(names[column] for column in _COLUMNS), *tokens, strict=True)
        found = list(map(Name._make, rows))
        if tagged.asides:
            _, end = tagged.asides[-1]
            found = [name for name in found if name.start >= end or not tagged.is_aside(name.start)]
        self.names = with_surnames(tagged, found, sentences["paragraph_id"])
        self._name_starts = [name.start for name in self.names]
        self._contents = contents
        self.phrases: dict[Span, Phrase | None] = {}  # by their tokens, as they are asked for

    def sentence(self, at: int) -> int:
        """The sentence that holds a place."""
        return max(0, bisect_right(self.sentence_starts, at) - 1)

    def sentence_start(self, sentence: int) -> int:
        """The first token of a sentence."""
        return bisect_left(self.tagged.starts, self.sentence_starts[sentence])

    def sentence_span(self, sentence: int) -> Span:
        """Where a sentence starts, and where the next does."""
        starts = self.sentence_starts
        is_last = sentence + 1 == len(starts)
        return starts[sentence], len(self.tagged.text) if is_last else starts[sentence + 1]

    def paragraph_start(self, sentence: int) -> int:
        """Where the paragraph of a sentence starts."""
        first = bisect_left(self.paragraph_of, self.paragraph_of[sentence])
        return self.sentence_starts[first]

    def words(self, low: int, high: int) -> list[str]:
        """The words among tokens, without marks and numbers."""
        tokens = self.tagged.tokens[low:high]
        return [token for token in tokens if token.isalpha() or token.lstrip("’'")[:1].isalpha()]

    def names_in(self, start: int, end: int) -> list[Name]:
        """The names that start between two places."""
        starts = self._name_starts
        return self.names[bisect_left(starts, start) : bisect_left(starts, end)]

    def names_before(self, at: int) -> list[Name]:
        """The last names before a place; further back nothing counts."""
        last = bisect_left(self._name_starts, at)
        return self.names[max(0, last - _MOST_NAMES) : last]

    def name_before(self, at: int) -> Name | None:
        """The last name before a place."""
        last = bisect_left(self._name_starts, at)
        return self.names[last - 1] if last else None

    @cached_property
    def persons(self) -> list[Name]:
        """The names of persons."""
        return [name for name in self.names if name.kind == "person"]

    def is_new(self, noun: int) -> bool:
        """Whether a noun begins to speak of somebody: “a young senator”.

        >>> credited("Sen. Ann Roe came. A young senator sang. The senator said it rained.")
        The senator = –
        >>> credited("Sen. Ann Roe came. The senator sang. The senator said it rained.")
        The senator = Ann Roe
        """
        low = max(0, noun - _LONGEST_PHRASE)
        first = low + len(self.tagged.unmasked[low:noun].rstrip(MODIFIER))
        return self.tagged.types[first - 1] in ("a", "an", "another")

    def is_quoted(self, at: int) -> bool:
        """Whether a place is in a quotation that somebody is credited with."""
        starts, _ = self._credited
        place = bisect_right(starts, at) - 1
        return self.is_credited(at) and self.tagged.text[starts[place]] in "“\"‘'"

    def is_credited(self, at: int) -> bool:
        """Whether a place is in what somebody is credited with."""
        starts, ends = self._credited
        place = bisect_right(starts, at) - 1
        return place >= 0 and at < ends[place]

    @cached_property
    def _credited(self) -> tuple[list[int], list[int]]:
        """Where what somebody is credited with starts and ends; what overlaps is one."""
        starts: list[int] = []
        ends: list[int] = []
        for start, end in sorted(chain.from_iterable(self._contents)):
            if ends and start <= ends[-1]:
                ends[-1] = max(end, ends[-1])
            else:
                starts.append(start)
                ends.append(end)
        return starts, ends
