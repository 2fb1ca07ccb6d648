"""Paragraphs, sentences and tokens, each with its place in the untouched text.

Where to add: an abbreviation that ends no sentence: `data/words/abbreviations.csv`; a rule for
where sentences end: `sentences`; a sort of token: `tokens`; a sort of paragraph: `kinds`.
"""

from collections.abc import Mapping, Sequence
from itertools import compress
from typing import Any

import numpy as np

from studykit.memory import Array
from studykit.segment.kinds import is_counted, paragraph_kinds
from studykit.segment.paragraphs import Span, paragraph_spans, without_time_codes
from studykit.segment.sentences import sentence_spans
from studykit.segment.tokens import (
    WORDLIKE,
    describe,
    keep_surnames,
    normalised,
    token_columns,
    token_spans,
)

__all__ = [
    "WORDLIKE",
    "columns",
    "describe",
    "normalised",
    "paragraph_kinds",
    "paragraph_spans",
    "sentence_spans",
    "story",
    "token_columns",
    "token_spans",
]


def columns(text: str, *, whole: bool = False) -> dict[str, dict[str, Any]]:
    """The columns of the tables `paragraphs`, `sentences` and `tokens` (without `quote_id`).

    Paragraphs that are not the story (`kinds.is_counted`) are in `paragraphs` alone, with no
    sentence and no word, unless the `whole` text is asked for.

    A sentence ends where the next begins at the latest; every token lies within one sentence.
    `tokens` has more columns than the table: those of `token_columns`.

    References
    ----------
    Kiss, T. & Strunk, J. (2006). Unsupervised multilingual sentence boundary detection.
    Computational Linguistics 32(4).
    """
    text = without_time_codes(text)
    paragraphs = paragraph_spans(text)
    in_paragraphs = _place(text, paragraphs)
    kinds = paragraph_kinds(in_paragraphs["text"])
    counted = [whole or is_counted(*row) for row in zip(kinds, in_paragraphs["text"], strict=True)]
    text = _blanked(
        text, [span for span, is_in in zip(paragraphs, counted, strict=True) if not is_in]
    )
    found = iter(sentence_spans(text, list(compress(paragraphs, counted))))
    by_paragraph = [next(found) if is_in else [] for is_in in counted]
    sentences = [span for spans in by_paragraph for span in spans]
    paragraph_of = [i for i, spans in enumerate(by_paragraph) for _ in spans]
    tokens = token_columns(text)
    starts = np.array([start for start, _ in sentences], dtype="int64")
    sentence_id = starts.searchsorted(tokens["start"], side="right") - 1
    keep_surnames(tokens, sentence_id)
    paragraph_id = np.array(paragraph_of, dtype="int64")[sentence_id]
    is_word = tokens["is_word"]
    return {
        "paragraphs": {
            **in_paragraphs,
            "kind": kinds,
            "n_sentences": list(map(len, by_paragraph)),
            "n_words": _counts(paragraph_id[is_word], len(paragraphs)),
        },
        "sentences": {
            "paragraph_id": paragraph_of,
            **_place(text, sentences),
            "n_words": _counts(sentence_id[is_word], len(sentences)),
        },
        "tokens": {"sentence_id": sentence_id, "paragraph_id": paragraph_id, **tokens},
    }


def story(text: str, paragraphs: Mapping[str, Any]) -> str:
    """The text with blanks for the paragraphs that are not counted, so that places stay true.

    >>> story("Ad\\nIt rained.", {"start": [0, 3], "end": [2, 13], "n_sentences": [0, 1]})
    '  \\nIt rained.'
    """
    rows = zip(paragraphs["start"], paragraphs["end"], paragraphs["n_sentences"], strict=True)
    return _blanked(text, [(start, end) for start, end, n in rows if not n])


def _blanked(text: str, spans: Sequence[Span]) -> str:
    """The text with blanks in some places.

    >>> _blanked("Ad. It froze.", [(0, 3)])
    '    It froze.'
    """
    pieces, at = [], 0
    for start, end in spans:
        pieces += [text[at:start], " " * (end - start)]
        at = end
    return "".join([*pieces, text[at:]]) if pieces else text


def _place(text: str, spans: Sequence[Span]) -> dict[str, list[Any]]:
    return {
        "start": [start for start, _ in spans],
        "end": [end for _, end in spans],
        "text": [text[start:end] for start, end in spans],
    }


def _counts(ids: Array, n: int) -> list[int]:
    """How often each id from 0 to n - 1 occurs."""
    return np.bincount(ids, minlength=n).tolist()
