"""A sentence as the rules read it: straight marks, emoji in words; and where its words are."""

import re
from collections.abc import Mapping
from functools import cache
from itertools import accumulate
from operator import add

from studykit.sentiment.dictionary import analyzer, stripped

Span = tuple[int, int]

# What str.split() would give, with its place.
_CHUNK = re.compile(r"\S+")
# A run of the marks that add emphasis: "!", "?!", "!!!".
_MARKS = re.compile(r"[!?]+")


def straight(text: str) -> str:
    """The text with curly quotation marks and apostrophes made straight, one for one.

    Examples
    --------
    >>> print(straight("“It’s”"))
    "It's"
    """
    return text.replace("“", '"').replace("”", '"').replace("‘", "'").replace("’", "'")


@cache
def emoji() -> Mapping[str, str]:
    """Each single character that the library reads as words, and those words."""
    return {sign: words for sign, words in analyzer().emojis.items() if len(sign) == 1}


@cache
def _emoji_signs() -> frozenset[str]:
    return frozenset(emoji())


def spelled(text: str) -> tuple[str, list[int] | None]:
    """The text with emoji put in words, and for each character where it came from if it has any.

    Examples
    --------
    >>> spelled("ok 💘!")
    ('ok heart with arrow!', [0, 1, 2, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 4])
    >>> spelled("Café")
    ('Café', None)
    """
    if text.isascii() or _emoji_signs().isdisjoint(text):
        return text, None
    pieces: list[str] = []
    origins: list[int] = []
    follows_space = True
    for at, character in enumerate(text):
        words = emoji().get(character)
        piece = character if words is None else words if follows_space else f" {words}"
        follows_space = character == " "
        pieces.append(piece)
        origins.extend([at] * len(piece))
    return "".join(pieces), origins


class Sentence:
    """A sentence as the rules read it, and where its words and marks are in the article.

    Parameters
    ----------
    text : str
        The sentence, as printed.
    start : int
        Where it begins in the article.

    Attributes
    ----------
    text, chunks
        The text with straight marks and emoji in words, and its pieces between white space.

    Examples
    --------
    >>> sentence = Sentence("“Good,” he said.", start=100)
    >>> sentence.chunks, sentence.chunk_span(0), sentence.word_span(0)
    (['"Good,"', 'he', 'said.'], (100, 107), (101, 105))
    """

    def __init__(self, text: str, start: int = 0) -> None:
        self.start = start
        # Where each character comes from, where emoji moved them.
        self.text, self._origins = (text, None) if text.isascii() else spelled(straight(text))
        self.chunks = self.text.split()
        self._starts: list[int] = []

    def chunk_span(self, i: int) -> Span:
        """Where the chunk of this number is."""
        at = self._chunk_starts()[i]
        return self._in_article(at, at + len(self.chunks[i]))

    def word_span(self, i: int) -> Span:
        """Where its word is, without the punctuation that the rules strip."""
        word = stripped(self.chunks[i])
        at = self._chunk_starts()[i] + self.chunks[i].index(word)
        return self._in_article(at, at + len(word))

    def mark_spans(self, marks: str) -> list[Span]:
        """Where the runs of exclamation and question marks are that hold one of these marks."""
        runs = [run for run in _MARKS.finditer(self.text) if not set(marks).isdisjoint(run[0])]
        return [self._in_article(*run.span()) for run in runs]

    def _chunk_starts(self) -> list[int]:
        if not self._starts:
            *before, length = accumulate(map(len, self.chunks), initial=0)
            if length + len(before) == len(self.text) + 1:  # one blank between any two
                self._starts = list(map(add, before, range(len(before))))
            else:
                self._starts = [match.start() for match in _CHUNK.finditer(self.text)]
        return self._starts

    def _in_article(self, start: int, end: int) -> Span:
        if self._origins is None:
            return self.start + start, self.start + end
        return self.start + self._origins[start], self.start + self._origins[end - 1] + 1
