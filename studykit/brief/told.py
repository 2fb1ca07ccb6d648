"""What somebody else tells of a voice: in an answer of an interview, in a question."""

import re
from typing import NamedTuple

import pandas as pd

from studykit.brief.tagged import records

_MARKED = re.compile(r"“[^”]+”|\"[^\"]+\"|(?<!\w)‘(?:[^’]|’\w)+’")


class Told(NamedTuple):
    """Who tells it, and where its own words in marks are, with them; None without such words."""

    where: str
    words: tuple[int, int, str] | None


def told_by_others(text: str, sentences: pd.DataFrame, quotes: pd.DataFrame) -> dict[int, Told]:
    r"""The rows of the quotes table that are within another voice's words, or in a question.

    What the sentence itself says of who tells it needs no more: “Lane said that Roe had said no”.

    Parameters
    ----------
    text : str
        The article's text.
    sentences, quotes : DataFrame
        Its tables of these names.

    Returns
    -------
    dict
        For such rows, who tells it, and the words in quotation marks.

    Examples
    --------
    >>> ask = "Rain\n\nBo Roe met Ada Lane.\n\nAn interview with Ada Lane:\n\nCan you row?\n\n"
    >>> a = sk.Article(ask + "I can. Eve Lund said I was “a gift”.\n\nAl Fay said you “row”. Do "
    ...                "you sing?\n\nI do.\n\nWill you row?\n\nI will.\n\nAda Lane: I am old.")
    >>> for told in told_by_others(a.text, a.sentences, a.quotes).values():
    ...     print(told.where, "|", told.words[2])
    as Ada Lane tells it | “a gift”
    quoted in a question | “row”
    """
    starts = sentences["start"].to_numpy()
    asked = questions(sentences) if quotes["rule"].eq("answer").any() else set()
    told = {}
    for row in records(quotes[quotes["voice"].notna()]):
        is_around = (quotes["start"] <= row.start) & (row.end <= quotes["end"])
        around = quotes[is_around & quotes["voice"].notna() & (quotes["voice"] != row.voice)]
        at = starts.searchsorted(around["source_start"].fillna(0).to_numpy("int64"), "right") - 1
        others = around[around["cue"].isna() | (at != row.sentence_id)]["voice"].tolist()
        if others or int(sentences["paragraph_id"].iloc[row.sentence_id]) in asked:
            where = f"as {others[-1]} tells it" if others else "quoted in a question"
            told[row.Index] = Told(where, _marked(text, row.start, row.end))
    return told


def questions(sentences: pd.DataFrame) -> set[int]:
    """The paragraphs that end in a question."""
    last = sentences.drop_duplicates("paragraph_id", keep="last")
    return set(last.loc[last["text"].str.endswith("?"), "paragraph_id"].tolist())


def _marked(text: str, start: int, end: int) -> tuple[int, int, str] | None:
    """The longest words in marks."""
    pieces = [*_MARKED.finditer(text, start, end)]
    piece = max(pieces, key=lambda found: len(found[0]), default=None)
    return (*piece.span(), " ".join(piece[0].split())) if piece else None
