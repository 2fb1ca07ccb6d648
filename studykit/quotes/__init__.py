"""Attributions: who is credited with what, by which words."""

import numpy as np
import pandas as pd

from studykit.quotes.assembly import quotes

__all__ = ["mark_tokens", "quotes"]


def mark_tokens(tokens: pd.DataFrame, quotes: pd.DataFrame) -> pd.DataFrame:
    """The token table with `quote_id`: the innermost attribution whose content holds the token."""
    starts = tokens["start"].to_numpy()
    ids = np.full(len(tokens), -1)
    by_size = [
        (end - start, start, end, row)
        for row, spans in enumerate(quotes["spans"])
        for start, end in spans
    ]
    for _, start, end, row in sorted(by_size, reverse=True):
        left, right = np.searchsorted(starts, (start, end))
        ids[left:right] = row
    return tokens.assign(quote_id=pd.arrays.IntegerArray(ids.astype("int64"), ids < 0))
