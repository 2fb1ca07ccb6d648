"""Paragraphs, sentences and tokens, each with its place in the untouched text.

Where to add: an abbreviation that ends no sentence: `data/words/abbreviations.csv`; a rule for
where sentences end: `sentences`; a sort of token: `tokens`; a sort of paragraph: `paragraphs`.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np

from studykit.memory import Array
from studykit.segment.paragraphs import Span, paragraph_kinds, paragraph_spans
from studykit.segment.sentences import sentence_spans
from studykit.segment.tokens import WORDLIKE, describe, token_columns, token_spans

__all__ = [
    "WORDLIKE",
    "columns",
    "describe",
    "paragraph_kinds",
    "paragraph_spans",
    "sentence_spans",
    "token_columns",
    "token_spans",
]


def columns(text: str) -> dict[str, dict[str, Any]]:
    """The columns of the tables `paragraphs`, `sentences` and `tokens` (without `quote_id`).

    A sentence ends where the next begins at the latest; every token lies within one sentence.
    `tokens` has two columns more: `is_word` (of kind word or number) and `words`, what the
    tokens are in the kit's memory.

    References
    ----------
    Kiss, T. & Strunk, J. (2006). Unsupervised multilingual sentence boundary detection.
    Computational Linguistics 32(4).
    """
    paragraphs = paragraph_spans(text)
    by_paragraph = sentence_spans(text, paragraphs)
    sentences = [span for spans in by_paragraph for span in spans]
    paragraph_of = [i for i, spans in enumerate(by_paragraph) for _ in spans]
    tokens = token_columns(text)
    starts = np.array([start for start, _ in sentences], dtype="int64")
    sentence_id = starts.searchsorted(tokens["start"], side="right") - 1
    paragraph_id = np.array(paragraph_of, dtype="int64")[sentence_id]
    is_word = tokens["is_word"]
    in_paragraphs = _place(text, paragraphs)
    return {
        "paragraphs": {
            **in_paragraphs,
            "kind": paragraph_kinds(in_paragraphs["text"]),
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


def _place(text: str, spans: Sequence[Span]) -> dict[str, list[Any]]:
    return {
        "start": [start for start, _ in spans],
        "end": [end for _, end in spans],
        "text": [text[start:end] for start, end in spans],
    }


def _counts(ids: Array, n: int) -> list[int]:
    """How often each id from 0 to n - 1 occurs."""
    return np.bincount(ids, minlength=n).tolist()
