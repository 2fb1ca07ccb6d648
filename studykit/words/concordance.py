"""Every place of a word, phrase or pattern with its surroundings (KWIC)."""

import numpy as np
import pandas as pd
import regex

from studykit.words import _table
from studykit.words.hits import MODES as WORD_MODES
from studykit.words.hits import checked, find

__all__ = ["concordance"]

MODES = (*WORD_MODES, "regex")
SORTS = ("position", "left", "right", "keyword")

_LONGEST_SEARCH = 10.0  # seconds that a regular expression may take
_WORDS_SORTED_BY = 5  # words on a side that decide the order of lines


def concordance(
    text: str,
    tokens: pd.DataFrame,
    query: str,
    *,
    mode: str = "words",
    match_case: bool = False,
    width: int = 50,
    sort: str = "position",
) -> pd.DataFrame:
    """Every hit of a query with the text to its left and right (KWIC).

    Parameters
    ----------
    text : str
        The article's text.
    tokens : DataFrame
        Its token table.
    query : str
        What to look for.
    mode : {"words", "lemmas", "wildcard", "regex"}
        How to read it. ``words``: a word or phrase as it is written, never across a
        sentence end. ``lemmas``: the same in all forms ("talk" finds "talks").
        ``wildcard``: ``*`` stands for any characters within a word (alone: for any
        word), ``?`` for one. ``regex``: a regular expression over the text itself.
    match_case : bool
        Whether capitals must agree. Curly and straight apostrophes always do.
    width : int
        Characters of context on each side, at most; words are not cut.
    sort : {"position", "left", "right", "keyword"}
        ``left`` and ``right`` sort by the words on that side, the nearest first.

    Returns
    -------
    DataFrame
        One row per hit, none left out: sentence_id, paragraph_id, start, end (of the
        keyword: ``text[start:end]``), left, keyword, right. All three are cut from the
        text and keep its spacing and line ends.

    Raises
    ------
    ValueError
        When there is nothing to look for or it does not occur; the message is one plain
        sentence.

    References
    ----------
    Luhn, H. P. (1960). Key word-in-context index for technical literature. American
    Documentation 11(4).

    Examples
    --------
    >>> article = sk.Article("War is war. No one won the war.")
    >>> concordance(article.text, article.tokens, "war", width=8)[["left", "right"]].values.tolist()
    [['', ' is war.'], ['War is ', '. No one'], ['won the ', '.']]
    """
    _table.allowed("mode", mode, MODES)
    _table.allowed("sort", sort, SORTS)
    _table.at_least("width", width, 0)
    starts, ends = _table.column(tokens, "start"), _table.column(tokens, "end")
    if mode == "regex":
        start, end = _matches(text, query, match_case=match_case)
        token = np.maximum(starts.searchsorted(start, side="right") - 1, 0)
    else:
        token, last = find(tokens, query, mode=mode, match_case=match_case)
        start, end = starts[token], ends[last]
    left = np.append(starts, len(text))[starts.searchsorted(start - width)]
    right = np.append(ends, 0)[ends.searchsorted(end + width, side="right") - 1]
    lines = _lines(text, tokens, token, (left, start, end, right))
    return lines if sort == "position" else _sorted_lines(lines, tokens, sort)


def _lines(
    text: str, tokens: pd.DataFrame, token: _table.Array, edges: tuple[_table.Array, ...]
) -> pd.DataFrame:
    _, start, end, _ = edges
    cuts = list(zip(*(edge.tolist() for edge in edges), strict=True))
    return _table.frame(
        {
            "sentence_id": _table.column(tokens, "sentence_id")[token],
            "paragraph_id": _table.column(tokens, "paragraph_id")[token],
            "start": start,
            "end": end,
            "left": [text[left:a] for left, a, _, _ in cuts],
            "keyword": [text[a:b] for _, a, b, _ in cuts],
            "right": [text[b:right] for _, _, b, right in cuts],
        }
    )


def _sorted_lines(lines: pd.DataFrame, tokens: pd.DataFrame, sort: str) -> pd.DataFrame:
    if sort == "keyword":
        keys = [[keyword.lower()] for keyword in lines["keyword"].tolist()]
    else:
        keys = _neighbours(lines, tokens, sort)
    order = sorted(range(len(keys)), key=lambda i: keys[i])
    return lines.iloc[order].reset_index(drop=True)


def _neighbours(lines: pd.DataFrame, tokens: pd.DataFrame, side: str) -> list[list[str]]:
    """The types of the words next to each keyword, the nearest first."""
    is_word = _table.is_word(tokens)
    types = _table.column(tokens, "type")[is_word].tolist()
    if side == "right":
        places = _table.column(tokens, "start")[is_word].searchsorted(_table.column(lines, "end"))
        return [types[i : i + _WORDS_SORTED_BY] for i in places.tolist()]
    ends = _table.column(tokens, "end")[is_word]
    places = ends.searchsorted(_table.column(lines, "start"), side="right")
    return [types[max(i - _WORDS_SORTED_BY, 0) : i][::-1] for i in places.tolist()]


def _matches(text: str, query: str, *, match_case: bool) -> tuple[_table.Array, _table.Array]:
    pattern = checked(query)
    try:
        compiled = regex.compile(pattern, 0 if match_case else regex.IGNORECASE)
        found = compiled.finditer(text, timeout=_LONGEST_SEARCH)
        spans = [match.span() for match in found if match.end() > match.start()]
    except regex.error as error:
        raise ValueError(f"{pattern} is not a regular expression: {error}.") from None
    except TimeoutError:
        raise ValueError(
            f"{pattern} took longer than {_LONGEST_SEARCH:.0f} seconds: make it simpler."
        ) from None
    if not spans:
        raise ValueError(f"{pattern} does not occur in the text.")
    array = np.array(spans, dtype="int64")
    return array[:, 0].copy(), array[:, 1].copy()
