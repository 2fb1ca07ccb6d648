"""Paragraphs, sentences and tokens, each with its place in the untouched text."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd

from studykit import schema
from studykit.segment.paragraphs import Span, paragraph_kinds, paragraph_spans
from studykit.segment.sentences import sentence_spans
from studykit.segment.tokens import TOKEN, Offsets, describe, token_spans, tokens_of

__all__ = [
    "TOKEN",
    "columns",
    "describe",
    "paragraph_kinds",
    "paragraph_spans",
    "segment",
    "sentence_spans",
    "token_spans",
]


def segment(text: str) -> dict[str, pd.DataFrame]:
    """The tables `paragraphs`, `sentences` and `tokens` (its `quote_id` all ``<NA>``).

    Returns
    -------
    dict of str to DataFrame
        Columns as in `schema.TABLES`. A sentence ends where the next begins at the latest;
        every token lies within one sentence.

    References
    ----------
    Kiss, T. & Strunk, J. (2006). Unsupervised multilingual sentence boundary detection.
    Computational Linguistics 32(4).
    """
    found = columns(text)
    found["tokens"] |= {"quote_id": schema.absent(len(found["tokens"]["start"]))}
    return {name: schema.frame(name, values) for name, values in found.items()}


_WORDLIKE = frozenset({"word", "number"})


def columns(text: str) -> dict[str, dict[str, Any]]:
    """The columns of the three tables as plain lists, without `quote_id`."""
    paragraphs = paragraph_spans(text)
    by_paragraph = sentence_spans(text, paragraphs)
    sentences = [span for spans in by_paragraph for span in spans]
    paragraph_of = [i for i, spans in enumerate(by_paragraph) for _ in spans]
    tokens = _token_columns(text, [start for start, _ in sentences], paragraph_of)
    place = _place(text, paragraphs)
    words = np.fromiter(map(_WORDLIKE.__contains__, tokens["kind"]), bool, len(tokens["kind"]))
    return {
        "paragraphs": {
            **place,
            "kind": paragraph_kinds(place["text"]),
            "n_sentences": list(map(len, by_paragraph)),
            "n_words": _counts(tokens["paragraph_id"][words], len(paragraphs)),
        },
        "sentences": {
            "paragraph_id": paragraph_of,
            **_place(text, sentences),
            "n_words": _counts(tokens["sentence_id"][words], len(sentences)),
        },
        "tokens": tokens,
    }


def _place(text: str, spans: Sequence[Span]) -> dict[str, list[Any]]:
    return {
        "start": [start for start, _ in spans],
        "end": [end for _, end in spans],
        "text": [text[start:end] for start, end in spans],
    }


def _counts(ids: Offsets, n: int) -> list[int]:
    """How often each id from 0 to n - 1 occurs."""
    return np.bincount(ids, minlength=n).tolist()


def _token_columns(
    text: str, sentence_starts: Sequence[int], paragraph_of: Sequence[int]
) -> dict[str, Any]:
    tokens, starts, ends = tokens_of(text)
    strings, _, _, types, lemmas, kinds, stops = zip(*tokens, strict=True) if tokens else ((),) * 7
    sentence_of = np.searchsorted(sentence_starts, starts, side="right") - 1
    return {
        "sentence_id": sentence_of,
        "paragraph_id": np.array(paragraph_of, dtype="int64")[sentence_of],
        "start": starts.tolist(),
        "end": ends.tolist(),
        "token": strings,
        "type": types,
        "lemma": lemmas,
        "kind": kinds,
        "is_stop": stops,
    }
