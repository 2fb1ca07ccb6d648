"""Where tokens are, and what is said of each wherever it stands."""

import re
import unicodedata
from functools import cache, lru_cache
from itertools import chain
from operator import itemgetter
from typing import NamedTuple

import numpy as np

from studykit import lexicons
from studykit.memory import Memory
from studykit.segment.paragraphs import Span

Offsets = np.ndarray[tuple[int], np.dtype[np.int64]]

_LETTER = r"[\w\u0300-\u036f\u00ad]"  # a word's characters, combining accents and soft hyphens too
_CLITIC = r"(?:s|re|ve|ll|d|m)(?![\w])"  # what English hangs on a word behind an apostrophe

# One alternative per sort of token; the last takes whatever is left, so nothing is lost.
TOKEN = "|".join(
    (
        r"[A-Za-z]+(?=[\s,])",  # a plain word: two of three tokens
        r"(?:[A-Za-z]\.){2,}",  # U.S., a.m., J.F.
        r"(?:Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gov|Gen|Lt|Col|Jan|Feb|Sept|Oct|Nov|Dec|St|Jr|Sr|Inc|Co|Corp)"
        r"\.(?=\s)",  # Mr., Sept.
        # $1.5, 50%, 80th, 10-member
        rf"[$€£¥]?\d+(?:[.,:/]\d+)*(?:%|{_LETTER}+(?:-{_LETTER}+)*|(?:-{_LETTER}+)+)?",
        # words, O’Neill, so-called
        rf"{_LETTER}+(?:['’](?!(?i:{_CLITIC})){_LETTER}+|[-‐‑]{_LETTER}+)*",
        rf"['’](?i:{_CLITIC})",  # ’s, ’re
        r"\.{2,}",  # ...
        r"-{2,}",  # --
        r"\S",  # any other mark
    )
)
_TOKEN = re.compile(TOKEN)

_NUMBER = re.compile(r"[$€£¥]?\d+(?:[.,:/]\d+)*(?:%|st|nd|rd|th|s|bn|m|k)?", re.IGNORECASE)
_ACRONYM = re.compile(r"[A-Z]{2,3}")  # US, IT, WHO: no forms of “us”, “it” or “who”
_SOFT_HYPHEN = "\u00ad"


def token_spans(text: str) -> list[Span]:
    """Where the tokens are; every character that is not white space is in exactly one.

    Examples
    --------
    >>> text = "Xi’s 10-member U.S. team won $1.5."
    >>> [text[a:b] for a, b in token_spans(text)]
    ['Xi', '’s', '10-member', 'U.S.', 'team', 'won', '$1.5', '.']
    """
    return [match.span() for match in _TOKEN.finditer(text)]


class Token(NamedTuple):
    """A token of a chunk: its place in the chunk, and what is said of it wherever it stands."""

    text: str
    start: int
    end: int
    type: str
    lemma: str
    kind: str
    is_stop: bool


def _in_chunk(chunk: str, with_next: str) -> tuple[Token, ...]:
    """The tokens of a chunk, which is cut together with what stands behind it."""
    spans = (match.span() for match in _TOKEN.finditer(with_next))
    tokens = ((chunk[a:b], a, b) for a, b in spans)
    return tuple(Token(token, a, b, *describe(token)) for token, a, b in tokens)


_chunks = Memory(lambda chunk: _in_chunk(chunk, f"{chunk} "))


def tokens_of(text: str) -> tuple[list[Token], Offsets, Offsets]:
    """The tokens with their starts and ends: as `token_spans`, but quicker on a whole text."""
    chunks = text.split()
    by_chunk = list(map(_chunks.__getitem__, chunks))
    if chunks and text.endswith(chunks[-1]):  # "Mr." is one token only before white space
        by_chunk[-1] = _in_chunk(chunks[-1], chunks[-1])
    tokens = list(chain.from_iterable(by_chunk))
    n_tokens = np.fromiter(map(len, by_chunk), "int64", len(chunks))
    offsets = np.repeat(_chunk_starts(text), n_tokens)
    return (
        tokens,
        offsets + np.fromiter(map(itemgetter(1), tokens), "int64", len(tokens)),
        offsets + np.fromiter(map(itemgetter(2), tokens), "int64", len(tokens)),
    )


def _chunk_starts(text: str) -> Offsets:
    """Where a character that is not white space follows white space or nothing."""
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), "<u4")
    is_space = _white_space()[np.minimum(codes, _LAST_SPACE + 1)]
    is_start = ~is_space
    is_start[1:] &= is_space[:-1]
    return np.flatnonzero(is_start)


_LAST_SPACE = 0x3000  # the highest code of a character that is white space


@cache
def _white_space() -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """Whether a character is white space, by its code."""
    return np.array([chr(code).isspace() for code in range(_LAST_SPACE + 2)])


@lru_cache(maxsize=1 << 17)
def describe(token: str) -> tuple[str, str, str, bool]:
    """A token's type, lemma, kind, and whether it is a stop word.

    Examples
    --------
    >>> describe("Talks")
    ('talks', 'talk', 'word', False)
    """
    from simplemma import lemmatize  # loads its dictionary on first use

    kind = _kind(token)
    normal = token.replace("’", "'").replace(_SOFT_HYPHEN, "").lower() or token
    has_lemma = kind == "word" and normal.isalpha() and not _ACRONYM.fullmatch(token)
    lemma = lemmatize(normal, lang="en").lower() if has_lemma else normal
    # One string where they are the same: what lies together is read faster.
    normal = token if normal == token else normal
    lemma = normal if lemma == normal else lemma
    return normal, lemma, kind, normal in lexicons.words("stop_words")


def _kind(token: str) -> str:
    if _NUMBER.fullmatch(token):
        return "number"
    if any(c.isalnum() for c in token):
        return "word"
    return "punctuation" if unicodedata.category(token[0])[0] == "P" else "symbol"
