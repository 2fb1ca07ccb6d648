"""An article as what quotations are looked for in: its words, and those in its marks."""

from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property

from studykit.article import Article
from studykit.quotes.sentence.marks import Quoted, quoted
from studykit.verification.words import Stream, Words

_APART = "\0"  # the key of what is between two quotations: no word has it


class Passages:
    """The words of an article, with their sentences and quotations."""

    def __init__(self, article: Article) -> None:
        self.article, self.text = article, article.text
        self.words = Words(article.text)
        self.all = Stream(self.words, range(len(self.words)))
        table = article.sentences
        self._starts, self._ends = table["start"].tolist(), table["end"].tolist()

    @cached_property
    def marks(self) -> list[Quoted]:
        """The article's quotations in marks."""
        table = self.article.paragraphs
        spans = list(zip(table["start"].tolist(), table["end"].tolist(), strict=True))
        return quoted(self.text, spans) if spans else []

    @cached_property
    def quoted(self) -> Stream:
        """The words in marks, those of one interrupted quotation as if nothing was between."""
        places: list[int] = []
        before: Quoted | None = None
        for mark in self.marks:
            if before and not self._goes_on(before, mark):
                places.append(-1)
            places += range(self._first(mark.start), self._first(mark.end))
            before = mark
        return _Parted(self.words, places)

    @cached_property
    def surnames(self) -> frozenset[str]:
        """The last words of the names of the article's people."""
        names = self.article.names
        people = names[names["kind"] == "person"]["name"].unique()
        return frozenset(key for name in people for key in Words(str(name)).keys[-1:])

    def _first(self, place: int) -> int:
        """The first word that begins at or after a place."""
        return bisect_right(self.words.starts, place - 1)

    def _goes_on(self, before: Quoted, mark: Quoted) -> bool:
        """Whether only whoever speaks is between two quotations: “One,” said Roe. “Two.”

        >>> def joined(text):
        ...     passages = Passages(sk.Article(text))
        ...     return list(passages.quoted.occurrences(["1", "2"]))
        >>> joined("“One,” said Roe. “Two.”"), joined("“One.” It rained. Lane came. “Two.”")
        ([0], [])
        """
        if mark.continues or (not before.closed and mark.paragraph == before.paragraph + 1):
            return True
        if mark.paragraph != before.paragraph:
            return False
        between = self.text[before.end : mark.start]
        n_ends = bisect_right(self._ends, mark.start) - bisect_right(self._ends, before.end)
        return n_ends <= 1 and len(between.split()) <= _LONGEST_CREDIT

    def sentence(self, place: int) -> tuple[int, int]:
        """The bounds of the sentence that holds a character."""
        row = max(bisect_right(self._starts, place) - 1, 0)
        if not self._starts:
            return 0, len(self.text)
        return self._starts[row], max(self._ends[row], place)

    def is_within_another(self, place: int) -> bool:
        """Whether words are quoted by somebody who is quoted: whose they are, nobody can tell.

        >>> text = "“He said, ‘It rained,’ and left,” Roe said."
        >>> [Passages(sk.Article(text)).is_within_another(text.index(w)) for w in ("It", "and")]
        [True, False]
        """
        mark = self.mark_at(place)
        if mark is None or self.text[place - 1] not in "“‘'\"":
            return False
        return any(map(str.isalnum, self.text[mark.start : place]))

    def mark_at(self, place: int) -> Quoted | None:
        """The quotation that holds a character, if any."""
        row = bisect_right([mark.start for mark in self.marks], place) - 1
        found = self.marks[row] if row >= 0 else None
        return found if found and place < found.end else None


_LONGEST_CREDIT = 40  # words between the parts of an interrupted quotation


class _Parted(Stream):
    """A stream in which a place of -1 parts what does not belong together."""

    def __init__(self, words: Words, places: Sequence[int]) -> None:
        self.words, self.places = words, places
        self.keys = [words.keys[place] if place >= 0 else _APART for place in places]
