"""What only says who speaks: “said Ada Lane.” beside her words."""

import re

import numpy as np
import pandas as pd

_WORD = re.compile(r"\w[\w’'-]*")
FEWEST_OWN = 3
"""Words beside names and reporting verbs from which a piece has a tone of its own."""


def are_tags(
    heard: pd.DataFrame, text: str, quotes: pd.DataFrame, names: pd.DataFrame | None
) -> np.ndarray:
    """For each piece whether it is beside another's words and hardly says more than whose.

    Parameters
    ----------
    heard : DataFrame
        The pieces: `sentence_id`, `voice`, `spans`, `compound`.
    text : str
        The article.
    quotes, names : DataFrame
        The tables of those names.

    Returns
    -------
    array of bool
        True for a piece of the reporter without tone, with fewer than three words that are no name
        and no reporting verb, in a sentence in which somebody else is heard.

    Examples
    --------
    >>> a = sk.Article("“It rained,” said Ada Lane. “No,” Bo Roe said, in a boat full of water. "
    ...                "He left.")
    >>> table = sk.voices(a.text, a.sentences, a.quotes, a.names)
    >>> table.loc[are_tags(table, a.text, a.quotes, a.names), "text"].tolist()
    ['said Ada Lane.']
    >>> b = sk.Article("Bo Roe accused Ada Lane of “murder”. “It rained,” the furious Lane said. "
    ...                "“No,” said a thief. “It froze,” Ada Lane sobbed.")
    >>> bool(sk.voices(b.text, b.sentences, b.quotes, b.names)["is_tag"].any())
    False
    """
    is_other = heard["voice"].eq("quoted").to_numpy(dtype=bool)
    beside = set(heard["sentence_id"][is_other].tolist())
    is_beside = ~is_other & heard["compound"].eq(0).to_numpy(dtype=bool)
    is_beside &= heard["sentence_id"].isin(beside).to_numpy(dtype=bool)
    if not is_beside.any():
        return is_beside
    known = np.zeros(len(text), dtype=bool)
    for start, end in _known_places(quotes, names):
        known[start:end] = True
    for row in np.flatnonzero(is_beside).tolist():
        spans = heard["spans"].iloc[row]
        words = (word for a, b in spans for word in _WORD.finditer(text, a, b))
        is_beside[row] = sum(not known[word.start()] for word in words) < FEWEST_OWN
    return is_beside


def _known_places(quotes: pd.DataFrame, names: pd.DataFrame | None) -> list[tuple[int, int]]:
    """Where the reporting verbs and the names are."""
    cues = quotes[["cue_start", "cue_end"]].dropna().astype("int64")
    places = [*cues.itertuples(index=False, name=None)]
    if names is not None:
        places += zip(names["start"].tolist(), names["end"].tolist(), strict=True)
    return places
