"""Attributions: who is credited with what, by which words."""

import numpy as np
import pandas as pd

from studykit.quotes.assembly import quotes

__all__ = ["mark_tokens", "quotes"]


def mark_tokens(tokens: pd.DataFrame, quotes: pd.DataFrame) -> pd.DataFrame:
    """The token table with `quote_id`: the innermost attribution whose content holds the token."""
    pieces = [
        (end - start, start, end, row)
        for row, spans in enumerate(quotes["spans"])
        for start, end in spans
    ]
    pieces.sort(reverse=True)
    edges = np.array([piece[1:3] for piece in pieces], dtype="int64").reshape(-1, 2)
    places = np.searchsorted(tokens["start"].to_numpy(), edges).tolist()
    ids = np.full(len(tokens), -1)
    for (left, right), piece in zip(places, pieces, strict=True):
        ids[left:right] = piece[3]
    return tokens.assign(quote_id=pd.arrays.IntegerArray(ids.astype("int64"), ids < 0))
