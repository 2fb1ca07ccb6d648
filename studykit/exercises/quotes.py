"""Checks of the exercises in 05_quotes."""

from typing import Any

import pandas as pd

from studykit import corrections, speech
from studykit.article import Article
from studykit.exercises._check import Expected, check

__all__ = [
    "check_correction",
    "check_first_speaker",
    "check_n_direct",
    "check_n_loaded",
    "check_share_unnamed",
]


@check
def check_n_direct(article: Article) -> Expected:
    """How many attributions are in quotation marks as a whole: an int."""
    return Expected(
        int((article.quotes["kind"] == "direct").sum()),
        hint='Compare the column kind of article.quotes with "direct" and take the sum.',
    )


@check
def check_first_speaker(article: Article) -> Expected:
    """The speaker with a name who is heard first: the name, or None if nobody has one."""
    shares = speech.share_of_voice(article.quotes, article.tokens)
    known = shares[shares["is_named"]].sort_values("first_start")
    names = set(known["voice"][known["first_start"] == known["first_start"].min()])
    return Expected(
        known["voice"].iloc[0] if len(known) else None,
        hint="Keep the rows whose is_named is True, then sort by first_start.",
        accepts=lambda answer: answer in names if names else answer is None,
    )


@check
def check_share_unnamed(article: Article) -> Expected:
    """The share of the attributed words that no speaker with a name gets: 0 to 1."""
    shares = speech.share_of_voice(article.quotes, article.tokens)
    return Expected(
        float(shares["share_words"][~shares["is_named"]].sum()),
        hint="`~shares['is_named']` finds the voices without a name; sum their share_words.",
        tolerance=0.0051,
    )


@check
def check_n_loaded(article: Article) -> Expected:
    """How many attributions a loaded verb introduces: an int."""
    table = speech.introductions(article.quotes, article.tokens)
    is_loaded = table["stance"].eq("loaded").fillna(False).to_numpy(dtype=bool)
    return Expected(
        int(table["n_quotes"][is_loaded].sum()),
        hint='Keep the rows of introductions whose stance is "loaded" and sum n_quotes.',
    )


@check
def check_correction(article: Article) -> Expected:
    """A correction that fits this article: a dict with `action`, `content` and what to change."""
    return Expected(
        None,
        hint="`action` must be fix, drop or add, and the words of `content` must be in the"
        " article (for add) or in one row of article.quotes (for fix and drop).",
        accepts=lambda answer: _is_applied(answer, article),
    )


def _is_applied(answer: dict[str, Any], article: Article) -> bool:
    row = dict.fromkeys(corrections.CORRECTION_COLUMNS, "") | answer
    asked = pd.DataFrame([{"line": 2, **{name: str(cell) for name, cell in row.items()}}])
    _, report = corrections.corrected(
        article.text, article.sentences, article.tokens, article.quotes, asked
    )
    return len(report) == 1 and bool(report["applied"].all())
