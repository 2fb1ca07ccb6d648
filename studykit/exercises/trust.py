"""Checks of the exercises in 07_trust."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from studykit import corrections
from studykit.article import Article
from studykit.exercises._check import Expected, check
from studykit.sentiment import opinions
from studykit.sentiment.opinion import label
from studykit.wording import listed, of_all

__all__ = ["check_better_chart", "check_correction", "check_n_relabelled"]


@check
def check_n_relabelled(article: Article) -> Expected:
    """In how many sentences the news variant and VADER have different labels: an int."""
    news, vader = article.sentiment["compound"], opinions(article.sentences)["vader"]
    n_moved = int((news.to_numpy() != vader.to_numpy()).sum())
    return Expected(
        int((news.map(label).to_numpy() != vader.map(label).to_numpy()).sum()),
        "Map `label` over both columns, compare with != and take the sum.",
        one_more="is a score of just 0.05 neutral for you?",
        one_less="is a score of just 0.05 neutral for you?",
        slips=[(n_moved, "That counts all scores that differ; the label is asked.")],
        follows="They give the very same score to "
        f"{of_all(len(news) - n_moved, len(news), 'sentence')}.",
    )


@check
def check_better_chart(article: Article) -> Expected:
    """The chart that shows what the means rest on: "A" or "B"."""
    return Expected(
        "B",
        'Answer "A" or "B".',
        also=["chart B"],
        slips=[("A", "How many sentences does its longest bar stand for? The chart hides it.")],
        follows="It shows on how few sentences each rests and how far they spread; A hides both.",
    )


@check
def check_correction(article: Article) -> Expected:
    """A correction that fits this article: a dict with `action`, `content` and what to change."""
    return Expected(
        None,
        "`action` must be fix, drop or add, the words of `content` must be in the article (for "
        "add) or in one row of article.quotes (for fix and drop), and a fix must change something.",
        fault=lambda answer: _unfit(answer, article),
        follows="In the file beside the article it would be applied at each run.",
    )


def _unfit(answer: Mapping[str, Any], article: Article) -> str:
    """Why the correction does not fit the article, or that it leaves the table as it was.

    >>> lane = sk.Article("“It rained,” said Ada Lane.")
    >>> fix = {"action": "fix", "content": "It rained", "speaker": "Ada Lane"}
    >>> _unfit(fix, lane), _unfit(fix | {"speaker": "Bo Roe"}, lane)
    ('It fits, but it changes nothing.', '')
    >>> _unfit({"action": "drop", "content": "It snowed"}, lane)
    'It does not fit: no row of the table has this content.'
    """
    columns, given = corrections.CORRECTION_COLUMNS, dict(answer)
    if strange := [name for name in given if name not in columns]:
        return f"“{strange[0]}” is no part of a correction; they are {listed(columns)}."
    row = dict.fromkeys(columns, "") | given
    asked = pd.DataFrame([{"line": 2, **{name: str(cell) for name, cell in row.items()}}])
    table, report = corrections.corrected(
        article.text, article.sentences, article.tokens, article.quotes, asked
    )
    reasons = report["reason"].dropna().tolist()
    if reasons:
        return f"It does not fit: {reasons[0]}."
    if report.empty:
        return "It has no action: fix, drop or add."
    is_same = table.drop(columns="rule").equals(article.quotes.drop(columns="rule"))
    return "It fits, but it changes nothing." if is_same else ""
