"""Chunks, which stand between white space, and the tokens in them: each cut once for all texts."""

from collections.abc import Sequence
from functools import cache
from typing import Any, NamedTuple

import numpy as np

from studykit.memory import Array, Shelf, Vocabulary, Words
from studykit.segment.tokens import WORDLIKE, describe, token_spans


class Chunks(NamedTuple):
    """The chunks of a text: where each starts, what it is, and what it is in the memory.

    Attributes
    ----------
    starts : array of int64
        Characters; one for each chunk, ascending.
    strings : list of str
        The chunks.
    words : Words
        Their numbers in the kit's memory.
    """

    starts: Array
    strings: list[str]
    words: Words


def chunks_of(text: str) -> Chunks:
    """What ``text.split()`` gives, with its places.

    Examples
    --------
    >>> chunks_of(" It  rained.").starts.tolist()
    [1, 5]
    """
    strings = text.split()
    return Chunks(_starts(text), strings, _known().words(strings))


def tokens_of(text: str, chunks: Chunks) -> dict[str, Any]:
    """The tokens with all that is said of each: as `token_spans` and `describe`, but quicker.

    Returns
    -------
    dict of str to array
        `start`, `end`, `token`, `type`, `lemma`, `kind`, `is_stop`, as in
        `schema.TABLES["tokens"]`; `is_word` (of kind word or number); `words`, what they are
        in the kit's memory.
    """
    known, words = _known(), chunks.words
    if words.vocabulary is not known:  # begun anew meanwhile
        words = known.words(chunks.strings)
    if text.endswith(".") and chunks.strings:
        words = Words(known, words.numbers.copy())
        words.numbers[-1] = known[chunks.strings[-1] + _AT_END]
    firsts, n_tokens = words.say(known.cut, "int64", 2).T
    places = (firsts - n_tokens.cumsum() + n_tokens).repeat(n_tokens)
    places += np.arange(len(places))
    starts, ends, numbers = known.parts(places).T
    offsets = chunks.starts.repeat(n_tokens)
    return {
        "start": starts + offsets,
        "end": ends + offsets,
        **described(Words(known.tokens, numbers)),
    }


def words_of(tokens: Sequence[str]) -> Words:
    """What tokens are in the kit's memory."""
    return _known().tokens.words(tokens)


def described(words: Words) -> dict[str, Any]:
    """The columns that say what a token is, wherever it stands."""
    strings = words.say(_strings, "object", 4)
    flags = words.say(_flags, "bool", 2)
    return {
        **dict(zip(("token", "type", "lemma", "kind"), strings.T, strict=True)),
        "is_stop": flags[:, 0],
        "is_word": flags[:, 1],
        "words": words,
    }


def _strings(token: str) -> tuple[str, str, str, str]:
    return (token, *describe(token)[:3])


def _flags(token: str) -> tuple[bool, bool]:
    _, _, kind, is_stop = describe(token)
    return is_stop, kind in WORDLIKE


# ---------------------------------------------------------------- the memory of chunks

_MOST_KNOWN = 1 << 16
# Marks a chunk with nothing behind it: "Mr." is one token only before white space.
_AT_END = "\n"


class _Known(Vocabulary):
    """The chunks met so far, and their tokens."""

    def __init__(self) -> None:
        super().__init__()
        self.tokens = Vocabulary()
        self._parts = Shelf("int64", 3)
        self._new: list[tuple[int, int, int]] = []

    def cut(self, chunk: str) -> tuple[int, int]:
        """Put a chunk's tokens behind those that are there: the first's place, and how many."""
        bare = chunk.removesuffix(_AT_END)
        spans = token_spans(bare if chunk.endswith(_AT_END) else f"{chunk} ")
        first = self._parts.size + len(self._new)
        self._new += [(start, end, self.tokens[bare[start:end]]) for start, end in spans]
        return first, len(spans)

    def parts(self, places: Array) -> Array:
        """Where the tokens at these places start and end in their chunk, and their numbers."""
        with self.lock:
            if self._new:
                self._parts.add(self._new)
                self._new = []
        return self._parts.rows.take(places, axis=0)


@cache
def _vocabulary() -> _Known:
    return _Known()


def _known() -> _Known:
    """The memory; begun anew when it is full."""
    if max(len(_vocabulary()), len(_vocabulary().tokens)) > _MOST_KNOWN:
        _vocabulary.cache_clear()
    return _vocabulary()


# ---------------------------------------------------------------- white space


def _starts(text: str) -> Array:
    """Where a character that is not white space follows white space or nothing."""
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), "<u4")
    is_space = _white_space().take(codes, mode="clip")
    is_start = ~is_space
    is_start[1:] &= is_space[:-1]
    return is_start.nonzero()[0]


_LAST_SPACE = 0x3000  # the highest code of a character that is white space


@cache
def _white_space() -> Array:
    """Whether a character is white space, by its code."""
    return np.array([chr(code).isspace() for code in range(_LAST_SPACE + 2)])
