"""Who wrote an article and when, as far as the lines around its story tell."""

import re
from collections.abc import Sequence

import pandas as pd

from studykit.numerals import MONTH_NUMBERS

_MOST_WORDS = 12  # of a line that names who wrote it, or when
_AROUND = 4  # paragraphs from where the story begins (with a summary, then who wrote it)
_JOINS = re.compile(r"\b(?:by|and|in|for|reporting|interview|words)\b|[^\w]+", re.IGNORECASE)
_BY = re.compile(r"By [A-Z][^.!?]+$")  # “By Ada Lane in Elm”
_DATE = re.compile(
    rf"\b(?:{'|'.join(MONTH_NUMBERS)})[a-z]*\b.*\d|\d{{1,4}}[-/.]\d\d?[-/.]\d",
    re.IGNORECASE,
)


def about(
    paragraphs: pd.DataFrame, sentences: pd.DataFrame, names: pd.DataFrame, story: Sequence[int]
) -> dict[str, str]:
    """What the lines before the story say of the article: who wrote it, and when.

    Parameters
    ----------
    paragraphs, sentences, names : DataFrame
        The article's tables of these names.
    story : sequence of int
        The sentences of the story.

    Returns
    -------
    dict
        `author` and `date`, as printed; without what no line tells.

    Examples
    --------
    >>> a = sk.Article("Rain\\n\\nBy Ada Lane\\n\\n3 May 2026\\n\\nIt rained in Elm.")
    >>> about(a.paragraphs, a.sentences, a.names, [3])
    {'author': 'By Ada Lane', 'date': '3 May 2026'}
    """
    if not story:
        return {}
    told = set(sentences["paragraph_id"].iloc[list(story)])
    found: dict[str, str] = {}
    for row in range(min(min(told) + _AROUND, len(paragraphs))):
        if row in told:
            continue
        text, kind = paragraphs["text"].iloc[row], paragraphs["kind"].iloc[row]
        if kind == "headline" or len(text.split()) > _MOST_WORDS:
            continue
        people = names[(names["paragraph_id"] == row) & (names["kind"] == "person")]
        if kind == "byline" or _BY.match(text) or _are_all(text, people["mention"].tolist()):
            found.setdefault("author", " ".join(text.split()))
        elif _DATE.search(text):
            found.setdefault("date", " ".join(text.split()))
    return found


def _are_all(text: str, mentions: Sequence[str]) -> bool:
    """Whether a line is names and what joins them.

    >>> _are_all("By Ada Lane and Bo Roe", ["Ada Lane", "Bo Roe"]), _are_all("Rain", [])
    (True, False)
    """
    for mention in mentions:
        text = text.replace(mention, "")
    return bool(mentions) and not _JOINS.sub("", text)
