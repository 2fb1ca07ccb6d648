"""Checks of the exercises in 10_many: these take the tables of an archive, not an article."""

from collections.abc import Mapping

import pandas as pd

from studykit.exercises._check import Expected, check

__all__ = [
    "check_n_near_duplicates",
    "check_widest_voice",
]

Tables = Mapping[str, pd.DataFrame]


@check
def check_n_near_duplicates(tables: Tables) -> Expected:
    """How many articles are nearly the same as an earlier one of the archive: an int."""
    return Expected(
        len(tables["near_duplicates"]),
        hint='Every row of tables["near_duplicates"] is one such article: count them with len().',
    )


@check
def check_widest_voice(tables: Tables) -> Expected:
    """The speaker who is heard in the most articles: the name."""
    quotes = tables["quotes"].dropna(subset="speaker")
    n_articles = quotes.groupby("speaker")["article_id"].nunique()
    names = set(n_articles.index[n_articles == n_articles.max()])
    return Expected(
        n_articles.idxmax() if len(n_articles) else None,
        hint='Group by speaker and count different articles: ["article_id"].nunique().',
        accepts=lambda answer: answer in names if names else answer is None,
    )
