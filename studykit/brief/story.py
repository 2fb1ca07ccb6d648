"""Which sentences of an article are its story."""

import re

import numpy as np
import pandas as pd

from studykit.quotes.sentence.datelines import dateline_end


def story(sentences: pd.DataFrame, paragraphs: pd.DataFrame) -> list[int]:
    """The sentences of the story itself, without headline, byline and what surrounds it.

    What does not end as a sentence ends (a line below the headline, a label) is none, nor is a
    headline with a stop; nor what is above the words “Full text”, as an abstract does; nor a
    note by the editor.

    Examples
    --------
    >>> a = sk.Article("Rain.\\n\\nIt rained in Elm.\\n\\nFull text:\\n\\nIt rained all day.")
    >>> story(a.sentences, a.paragraphs)
    [2]
    >>> b = sk.Article("Rain.\\n\\nIt rained.\\n\\nEditor’s note: Ada Lane sells umbrellas.")
    >>> story(b.sentences, b.paragraphs)
    [1]
    >>> c = sk.Article("Rain;\\n\\nIt may fall again.\\n\\nIt rained all day in the town of Elm.")
    >>> story(c.sentences, c.paragraphs)
    [2]
    """
    is_body = (paragraphs["kind"] == "body").to_numpy(dtype=bool)
    labels = paragraphs.index[paragraphs["text"].str.fullmatch(_FULL_TEXT)]
    is_body[: labels.max() + 1 if len(labels) else 0] = False
    is_body &= ~paragraphs["text"].str.match(_NOTE).to_numpy(dtype=bool)
    is_body[deck(paragraphs)] = False
    is_body[: _n_above_dateline(paragraphs["text"].head(_MOST_ABOVE))] = False
    rows = np.flatnonzero(is_body[sentences["paragraph_id"].to_numpy()]).tolist()
    rows = [row for row in rows if sentences["n_words"].iloc[row]]
    whole = [row for row in rows if _is_sentence(sentences["text"].iloc[row])]
    if len(whole) > 1 and _is_heading(sentences, paragraphs, whole[0]):
        del whole[0]
    return whole or rows


_MOST_ABOVE = 4  # paragraphs from which a dateline tells where the story begins


def _n_above_dateline(texts: pd.Series) -> int:
    """How many of the first paragraphs are above the one that a dateline opens.

    >>> _n_above_dateline(pd.Series(["Rain.", "It may fall.", "ELM, May 3 (EP) — It rained."]))
    2
    """
    opens = [dateline_end(text, 0, len(text)) > 0 for text in texts]
    return opens.index(True) if any(opens) else 0


def deck(paragraphs: pd.DataFrame) -> list[int]:
    """The paragraph that goes on with a headline, which ends in a semicolon; none without."""
    heads = paragraphs.index[paragraphs["kind"] == "headline"].tolist()
    is_followed = heads and paragraphs["text"].iloc[heads[-1]].endswith(";")
    return [row for row in (heads[-1] + 1,) if row < len(paragraphs)] if is_followed else []


_FULL_TEXT = r"(?i)\W*full text\W*"
_NOTE = (
    r"(?i)\W{0,3}(?:editor[’'`]?s?[’'`]? note|correction|clarification|disclosure|disclaimer)\W*:"
)
_WORD = re.compile(r"[^\W\d_]+")


def _is_heading(sentences: pd.DataFrame, paragraphs: pd.DataFrame, row: int) -> bool:
    """Whether a sentence is what the article is called, for want of a headline."""
    first = paragraphs.iloc[0]
    is_first = row == 0 and first["n_sentences"] == 1
    return is_first and len(first["text"]) <= 80 and "headline" not in set(paragraphs["kind"])


def _is_sentence(text: str) -> bool:
    """Whether a text is a sentence, and no heading or label.

    >>> _is_sentence("It rained in Elm."), _is_sentence("Rain in Elm"), _is_sentence("FULL TEXT.")
    (True, False, False)
    >>> _is_sentence("Ada Lane Loses Her Two Old Boats in Elm."), _is_sentence("<p>It rained.")
    (False, False)
    """
    if text[0] in "-–—<" or text[0].islower():
        return False
    words = _WORD.findall(text)
    small = [word for word in words if word[0].islower() and len(word) > 3]
    return text.rstrip("”’\"')").endswith((".", "!", "?", ":")) and bool(small)
