"""Checks of the exercises in 10_many: these take the tables of an archive, not an article."""

from collections.abc import Mapping

import pandas as pd

from studykit.exercises._check import Expected, check
from studykit.wording import counted

__all__ = [
    "check_n_near_duplicates",
    "check_widest_voice",
]

Tables = Mapping[str, pd.DataFrame]


@check
def check_n_near_duplicates(tables: Tables) -> Expected:
    """How many different articles have a near-duplicate that came later: an int."""
    near = tables["near_duplicates"]
    return Expected(
        int(near["like"].nunique()),
        'The column like of tables["near_duplicates"] names them: count the different ones.',
        slips=[(len(near), "That counts the copies; of how many different articles are they?")],
        follows=f"{counted(len(near), 'article')} copied from them." if len(near) else "",
    )


@check
def check_widest_voice(tables: Tables) -> Expected:
    """The speaker who is heard in the most articles: the name."""
    quotes = tables["quotes"].dropna(subset="speaker")
    n_articles = quotes.groupby("speaker")["article_id"].nunique()
    names = n_articles.index[n_articles == n_articles.max()].tolist()
    fewer = {name: f"In {counted(n, 'article')}; who is in more?" for name, n in n_articles.items()}
    n_rows = quotes["speaker"].value_counts()
    most = dict.fromkeys(
        n_rows.index[n_rows == n_rows.max()],
        "That is who has the most quotes; who is in the most articles?",
    )
    return Expected(
        names[0] if names else None,
        'Group by speaker and count different articles: ["article_id"].nunique().',
        also=names[1:],
        slips=list((fewer | most).items()),
        follows=f"In {int(n_articles.max()):,} of {counted(len(tables['articles']), 'article')}."
        if names
        else "",
    )
