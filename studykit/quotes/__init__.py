"""Attributions: who is credited with what, by which words.

The rooms, from the ground up: `sentence` (what a sentence is made of: quotation marks, word
classes, the lists of cues), `grammar` (verbs, subjects, complements, phrases), `rules` (what
credits, one file a way of crediting), `table`.

How to read a rule
------------------
The first line of a rule's docstring shows what it finds, with ``|`` where the place is that it
gives: “Lane said | that it rained”. Below stand lines that are run as tests. `attributed` prints
what the rules find in a text, one line a row, as ``source | cue | content``, with ``–`` for what
is absent and `` … `` between the pieces of a content; where nothing is credited it prints
nothing.

>>> attributed("“It rained,” said Lane, “and it froze.”")
Lane | said | “It rained,” … “and it froze.”
>>> attributed("It rained in Elm.")
"""

from collections.abc import Iterable, Sequence

import numpy as np
import pandas as pd

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
    return pd.arrays.IntegerArray(ids, ids < 0)
