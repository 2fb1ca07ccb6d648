"""A sentence as the rules read it: straight marks, emoji in words; and where its words are."""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from itertools import accumulate

from studykit.sentiment.dictionary import analyzer, stripped

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
    if text.isascii():
        return text
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


def word_spans(text: str, chunks: Sequence[str], indexes: Iterable[int]) -> list[tuple[int, int]]:
    """Where the words of these numbers are, without the punctuation that the rules strip.

    Examples
    --------
    >>> text = '"Good," he said.'
    >>> word_spans(text, text.split(), [0, 2])
    [(1, 5), (11, 15)]
    """
    starts = chunk_starts(text, chunks)
    return [_bare_span(starts[index], chunks[index]) for index in indexes]


def chunk_starts(text: str, chunks: Sequence[str]) -> list[int]:
    """Where the pieces between white space start, which ``text.split()`` gives.

    Examples
    --------
    >>> chunk_starts(" It  rained", ["It", "rained"])
    [1, 5]
    """
    *starts, end = accumulate([len(chunk) + 1 for chunk in chunks], initial=0)
    if end == len(text) + 1:  # one blank between any two, none around
        return starts
    return [match.start() for match in _CHUNK.finditer(text)]


def _bare_span(start: int, chunk: str) -> tuple[int, int]:
    bare = stripped(chunk)
    start += chunk.index(bare)
    return start, start + len(bare)


def mark_spans(text: str) -> list[tuple[int, int]]:
    """Where the runs of exclamation and question marks are."""
    return [match.span() for match in _MARKS.finditer(text)]
