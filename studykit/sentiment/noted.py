"""The words of an article on which a score may turn: few, and no rule looks at the others."""

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

import numpy as np

from studykit.memory import Array
from studykit.schema import Columns
from studykit.sentiment import news, phrases, triggers
from studykit.sentiment.dictionary import BOOSTERS, NAMED_BY_RULES, NEGATIONS, Lookup, Word
from studykit.sentiment.places import Sentence, emoji, straight


class Noted(NamedTuple):
    """Words on which a score may turn, and few others, in the order of the text."""

    words: list[Word]
    sentence: Array
    place: Array  # among the words of its sentence
    start: Array  # in the article
    end: Array
    n_words: Array  # of each sentence


def noted(
    sentences: Columns, lookup: Lookup, text: str | None = None, tokens: Columns | None = None
) -> Noted:
    """The noted words of sentences; with the article's text and tokens they are found faster."""
    if text is not None and tokens is not None and sentences["start"]:
        kinds = tokens["words"].say(_kind, "uint8")
        if (rarest := kinds.max()) < _EMOJI:
            start, end = tokens["start"], tokens["end"]
            if rarest == _SPACED:
                start, end, kinds = _without_blanks(start, end, kinds)
            return _by_tokens(straight(text), sentences["start"], lookup, start, end, kinds)
    return _in_sentences(sentences["text"], sentences["start"], lookup)


def _without_blanks(start: Array, end: Array, kinds: Array) -> tuple[Array, Array, Array]:
    """Where tokens start and end, and their kinds, those with blanks in them cut: “. . .”."""
    n = np.where(kinds == _SPACED, (end - start + 1) // 2, 1)
    row = np.arange(len(n)).repeat(n)
    start = start[row] + 2 * (np.arange(len(row)) - (n.cumsum() - n)[row])
    return start, np.where(kinds[row] == _SPACED, start + 1, end[row]), kinds[row]


def _in_sentences(texts: Sequence[str], starts: Sequence[int], lookup: Lookup) -> Noted:
    """The noted words, each word of the sentences looked at."""
    sentences = list(map(Sentence, texts, starts))
    found = [
        (k, i, word)
        for k, sentence in enumerate(sentences)
        for i, word in enumerate(map(lookup, sentence.chunks))
        if word.triggers
    ]
    places = [(k, i, *sentences[k].span(i, word.start, word.end)) for k, i, word in found]
    k, i, start, end = np.array(places, "int64").reshape(-1, 4).T
    n_words = np.array([len(sentence.chunks) for sentence in sentences], "int64")
    return Noted([word for _, _, word in found], k, i, start, end, n_words)


def _by_tokens(
    text: str, starts: Sequence[int], lookup: Lookup, start: Array, end: Array, kinds: Array
) -> Noted:
    """The same, found by what is known of an article's tokens.

    A chunk is what is between white space; it is looked up only if one of its tokens is a piece
    of a word that matters.
    """
    first_tokens = start.searchsorted(starts)
    opens = np.append(True, start[1:] > end[:-1])
    opens[first_tokens] = True
    opening = np.append(np.flatnonzero(opens), len(start))
    chunk_of = opens.cumsum() - 1  # each token's
    firsts = chunk_of[first_tokens]  # each sentence's
    chunk = chunk_of[kinds == _PIECE]
    chunk = chunk[np.append(True, chunk[1:] > chunk[:-1])[: len(chunk)]]
    sentence = firsts.searchsorted(chunk, "right") - 1
    start, end = start[opening[chunk]], end[opening[chunk + 1] - 1]
    words = [lookup(text[a:b]) for a, b in zip(start.tolist(), end.tolist(), strict=True)]
    return Noted(
        words,
        sentence,
        chunk - firsts[sentence],
        start + np.array([word.start for word in words], "int64"),
        start + np.array([word.end for word in words], "int64"),
        np.append(firsts[1:], chunk_of[-1] + 1) - firsts,
    )


_PIECE, _SPACED, _EMOJI = 1, 2, 3
_PIECES = re.compile(r"[^\W_]+|[^\w\s]|_")
_COMMON = frozenset(",.'\"()-")


def _kind(token: str) -> int:
    """Whether a token is a piece of a word that matters, has blanks in it, or is an emoji.

    >>> [_kind(token) for token in ("town", "Good", "war-torn", ". . .", "😀")]
    [0, 1, 1, 2, 3]
    """
    if " " in token:
        return _SPACED
    if not emoji().keys().isdisjoint(token):
        return _EMOJI
    return 0 if _known_pieces().isdisjoint(_pieces(token)) else _PIECE


@cache
def _known_pieces() -> frozenset[str]:
    """Of each word that matters one piece: the longest, or a mark that is rare."""
    of_rules = [*BOOSTERS, *NEGATIONS, *NAMED_BY_RULES, *phrases.by_longest_word()]
    far = triggers.known_words(frozenset(news.NEWS_CHANGES))
    words = [*news.lexicon(), *of_rules, *far, "t", "!", "?"]  # t: isn't
    return frozenset(max(_pieces(word), key=_telling) for word in words if " " not in word)


def _pieces(word: str) -> list[str]:
    """Runs of letters and digits, and single marks.

    >>> _pieces("War-torn")
    ['war', '-', 'torn']
    """
    return _PIECES.findall(straight(word).lower())


def _telling(piece: str) -> tuple[int, bool, bool]:
    """How much a piece tells of its word: a long one more, and a mark that news has little.

    >>> [max(_pieces(word), key=_telling) for word in ("war-torn", "o.o", ",-:", "d:")]
    ['torn', 'o', ':', ':']
    """
    is_long, is_word = len(piece) > 1, piece.isalnum()
    return is_long * len(piece), not is_word and piece not in _COMMON, is_word
