"""Attributions: who is credited with what, by which words."""

from collections.abc import Iterable, Sequence

import numpy as np
import pandas as pd

from studykit import schema
from studykit.quotes.table import columns

__all__ = ["columns", "quote_ids"]


def quote_ids(
    starts: Sequence[int], quotes: Iterable[Sequence[tuple[int, int]]]
) -> pd.arrays.IntegerArray:
    """For each token the row of the innermost attribution whose content holds it, or ``<NA>``.

    Parameters
    ----------
    starts : sequence of int
        Where the tokens start.
    quotes : iterable of sequences of (start, end)
        The column `spans` of the table `quotes`.

    Examples
    --------
    >>> quote_ids([0, 4, 9], [[(4, 8)]]).tolist()
    [<NA>, 0, <NA>]
    """
    pieces = [
        (end - start, start, end, row) for row, spans in enumerate(quotes) for start, end in spans
    ]
    pieces.sort(reverse=True)
    ids = np.full(len(starts), -1, dtype="int64")
    if pieces:
        _, lefts, rights, rows = zip(*pieces, strict=True)
        borders = np.searchsorted(starts, (lefts, rights)).tolist()
        for left, right, row in zip(*borders, rows, strict=True):
            ids[left:right] = row
    return schema.optional_integers(ids, ids < 0)
