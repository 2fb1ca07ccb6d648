"""Every place of a word, a phrase or a pattern of words."""

from collections.abc import Callable, Iterable
from difflib import get_close_matches
from functools import reduce

import numpy as np
import pandas as pd
import regex

from studykit import segment
from studykit.words import _table

__all__ = ["hits"]

MODES = ("words", "lemmas", "wildcard")

_LONGEST_QUERY = 200  # characters
_NOTHING = "There is nothing to look for: type a word."

Places = tuple[_table.Array, _table.Array]  # the first and the last token of each hit


def hits(
    tokens: pd.DataFrame,
    queries: str | Iterable[str],
    *,
    mode: str = "words",
    match_case: bool = False,
) -> pd.DataFrame:
    """Every place of one or several words or phrases, in text order for each.

    Parameters
    ----------
    tokens : DataFrame
        The token table.
    queries : str or iterable of str
        What to look for. Of several, those that do not occur give no rows.
    mode : {"words", "lemmas", "wildcard"}
        As for `concordance`.
    match_case : bool
        Whether capitals must agree.

    Returns
    -------
    DataFrame
        query; sentence_id, paragraph_id, start, end (``article.text[start:end]``);
        at (share of the article's words before it, 0 to 1).

    Raises
    ------
    ValueError
        When nothing is found; the message is one plain sentence.

    Examples
    --------
    >>> tokens = sk.Article("War is war.").tokens
    >>> hits(tokens, "war")[["start", "end", "at"]].round(2).values.tolist()
    [[0.0, 3.0, 0.0], [7.0, 10.0, 0.67]]
    """
    _table.allowed("mode", mode, MODES)
    wanted = [queries] if isinstance(queries, str) else list(queries)
    found = [(q, places) for q in wanted if (places := _places(tokens, q, mode, match_case))]
    if not found:
        if len(wanted) == 1:
            raise ValueError(_not_there(tokens, wanted[0], mode))
        raise ValueError("None of these words occurs in the text." if wanted else _NOTHING)
    first = np.concatenate([places[0] for _, places in found])
    last = np.concatenate([places[1] for _, places in found])
    before = np.cumsum(_table.is_word(tokens))
    labels = [[query.strip()] * len(places[0]) for query, places in found]
    return _table.frame(
        {
            "query": [label for group in labels for label in group],
            "sentence_id": _table.column(tokens, "sentence_id")[first],
            "paragraph_id": _table.column(tokens, "paragraph_id")[first],
            "start": _table.column(tokens, "start")[first],
            "end": _table.column(tokens, "end")[last],
            "at": (before[first] - 1) / max(int(before[-1]), 1),
        }
    )


def find(
    tokens: pd.DataFrame, query: str, *, mode: str = "words", match_case: bool = False
) -> Places:
    """The first and last token of each hit.

    Raises
    ------
    ValueError
        When there is none; the message is one plain sentence.
    """
    places = _places(tokens, query, mode, match_case)
    if places is None:
        raise ValueError(_not_there(tokens, query, mode))
    return places


def checked(query: object) -> str:
    """The query without the white space around it.

    Raises
    ------
    ValueError
        When there is nothing in it, or far too much; the message is one plain sentence.
    """
    if not isinstance(query, str):
        raise ValueError(f"{query!r} is not text: put the words to look for in quotation marks.")
    if not query.strip():
        raise ValueError(_NOTHING)
    if len(query) > _LONGEST_QUERY:
        raise ValueError(
            f"That is {len(query):,} characters long: look for {_LONGEST_QUERY} at most."
        )
    return query.strip()


def _places(tokens: pd.DataFrame, query: str, mode: str, match_case: bool) -> Places | None:
    """The first and last token of each hit; None if there is none."""
    query = checked(query)
    if not any(map(str.isalnum, query)):
        raise ValueError(f"{query} holds no letter and no digit: type a word.")
    if mode == "wildcard":
        masks = _wildcard_masks(tokens, query, match_case)
    else:
        masks = _word_masks(tokens, query, mode, match_case)
    n, length = len(tokens), len(masks)
    if n < length:
        return None
    # A phrase begins where its first word is followed by each of the others.
    there = reduce(np.logical_and, (mask[i : n - length + 1 + i] for i, mask in enumerate(masks)))
    first = np.flatnonzero(there)
    last = first + length - 1
    if length > 1:
        sentence = _table.column(tokens, "sentence_id")
        inside = sentence[first] == sentence[last]
        first, last = first[inside], last[inside]
    return (first, last) if len(first) else None


def _forms(tokens: pd.DataFrame, match_case: bool) -> _table.Array:
    """The tokens as they are compared: with straight apostrophes, and lower case if so wished."""
    if not match_case:
        return _table.column(tokens, "type")
    printed = _table.column(tokens, "token").tolist()
    return np.array([form.replace("’", "'") for form in printed], dtype=object)


def _word_masks(
    tokens: pd.DataFrame, query: str, mode: str, match_case: bool
) -> list[_table.Array]:
    """For each token of the query: where it occurs.

    A piece between blanks is one token if the text has it as one ("Mr."), else as many as
    it would be in a text ("war.", "Xi's").
    """
    match: Callable[[_table.Array, str], _table.Array]
    if mode == "lemmas":
        forms, match = _table.column(tokens, "lemma"), _lemma_mask
    elif match_case:
        forms, match = _forms(tokens, match_case), _case_mask
    else:
        forms, match = _forms(tokens, match_case), _type_mask
    masks: list[_table.Array] = []
    for chunk in query.split():
        whole, parts = match(forms, chunk), _tokens_of(chunk)
        is_one = len(parts) == 1 or whole.any()
        masks += [whole] if is_one else [match(forms, part) for part in parts]
    return masks


def _type_mask(types: _table.Array, word: str) -> _table.Array:
    return np.asarray(types == segment.describe(word)[0])


def _case_mask(forms: _table.Array, word: str) -> _table.Array:
    return np.asarray(forms == word.replace("’", "'"))


def _lemma_mask(lemmas: _table.Array, word: str) -> _table.Array:
    """Where a lemma occurs: the word's own if it is one here, else that of its form."""
    own, lemma, _, _ = segment.describe(word)
    there = np.asarray(lemmas == own)
    return there if there.any() else np.asarray(lemmas == lemma)


def _tokens_of(query: str) -> list[str]:
    return [query[a:b] for a, b in segment.token_spans(query)]


def _wildcard_masks(tokens: pd.DataFrame, query: str, match_case: bool) -> list[_table.Array]:
    forms = _forms(tokens, match_case)
    pattern = query.replace("’", "'") if match_case else segment.normalised(query)
    return [_fitting(forms, part) for part in _pattern_parts(pattern)]


def _pattern_parts(pattern: str) -> list[str]:
    """The wildcard pattern, token by token.

    Examples
    --------
    >>> _pattern_parts("the * of xi's w*r")
    ['the', '*', 'of', 'xi', "'s", 'w*r']
    """
    # Letters stand in for the wildcards while the pattern is cut as a text would be.
    masked = pattern.replace("*", "\u01c1").replace("?", "\u01c3")
    parts = [masked[a:b] for a, b in segment.token_spans(masked)]
    return [part.replace("\u01c1", "*").replace("\u01c3", "?") for part in parts]


def _fitting(forms: _table.Array, part: str) -> _table.Array:
    if part == "*":
        return np.array([any(map(str.isalnum, form)) for form in forms], dtype=bool)
    if not any(mark in part for mark in "*?"):
        return np.asarray(forms == part, dtype=bool)
    wild = regex.escape(part, special_only=True).replace(r"\*", r"\S*+").replace(r"\?", r"\S")
    if "*" in part[:-1]:
        wild = wild.replace(r"\S*+", r"\S*")  # something follows that must be given back
    fits = regex.compile(wild).fullmatch
    verdicts = {form: fits(form) is not None for form in dict.fromkeys(forms.tolist())}
    return np.array([verdicts[form] for form in forms.tolist()], dtype=bool)


def _not_there(tokens: pd.DataFrame, query: str, mode: str) -> str:
    """The sentence for a query that does not occur, with a word near it in spelling."""
    wanted = segment.normalised(query.strip())
    sentence = f"“{query.strip()}” does not occur in the text"
    if mode == "words" and " " not in wanted:
        types = dict.fromkeys(_table.column(tokens, "type")[_table.is_word(tokens)].tolist())
        close = get_close_matches(wanted, [word for word in types if word[0] == wanted[0]], n=1)
        if close:
            return f"{sentence}; “{close[0]}” does."
    return sentence + "."
