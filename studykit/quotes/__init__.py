"""Attributions: who is credited with what, by which words.

The rooms, from the ground up
-----------------------------
- `sentence`, what a sentence is made of: quotation marks, a class for each token, lists of cues.
- `grammar`: verbs, subjects, what follows a verb, where phrases end.
- `rules`, what credits: `by_cue` goes from cue to cue and asks a file for each way of crediting
  (`content_after` the verb, `content_before` it, `passives`, `nouns`, `adjectives`,
  `fixed_phrases`, `colons`); `sources` says whom a verb speaks of, `overlaps` what two
  attributions of a sentence share; `left_over` goes over the quotations that no cue has
  (`signatures`, `unlisted_verbs`).
- `table`, which puts the rows together.

How to read a rule
------------------
The first line of a rule's docstring shows what it finds, with ``|`` where the place is that it
gives: “Lane said | that it rained”. Below it are lines that are run as tests. `attributed` prints
what the rules find in a text, one line a row, as ``source | cue | content``, with ``–`` for what
is absent and `` … `` between the pieces of a content; where nothing is credited it prints
nothing.

>>> attributed("“It rained,” said Lane, “and it froze.”")
Lane | said | “It rained,” … “and it froze.”
>>> attributed("It rained in Elm.")

A pattern over classes is written as in NLTK's chunk grammars, ``<DETERMINER>?<NOMINAL>+``: see
`sentence.word_classes`.

Where to add
------------
- A cue verb: a row in `data/quotes/cue_verbs.csv`; its card says what the columns mean.
- A noun or an adjective that credits: a row in `cue_nouns.csv` or `cue_adjectives.csv`.
- A phrase such as “according to X” or “as X put it”: a function in `rules.fixed_phrases`.
- A rule about a verb: a function in `rules.content_after` or `rules.content_before`, called by
  the function for its kind of verb.
- Each rule: an example in its docstring that fails without it, and, if rows are to have a new
  name in the column `rule`, a line in `data/quotes/rules.csv`.
"""

from collections.abc import Iterable, Sequence

import numpy as np
import pandas as pd

from studykit.quotes.rules.acts import ACTS, SPEECH
from studykit.quotes.sentence.tagged_text import TaggedText
from studykit.quotes.table import columns

__all__ = ["ACTS", "SPEECH", "TaggedText", "columns", "quote_ids"]


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
