"""Checks of the exercises in 04_names."""

from studykit.article import Article
from studykit.exercises._check import Expected, check
from studykit.names.tables import bearers, co_mentions

__all__ = ["check_company", "check_most_named", "check_n_persons", "check_once_named"]


@check
def check_n_persons(article: Article) -> Expected:
    """The number of different persons that the article names: an int."""
    names = article.names
    return Expected(
        names.loc[names["kind"] == "person", "name"].nunique(),
        hint="Keep the rows of kind person, then count the different values of the column name.",
    )


@check
def check_most_named(article: Article) -> Expected:
    """The full name of the bearer, of any kind but other, that is mentioned most: a str."""
    table = bearers(article.names[article.names["kind"] != "other"])
    ties = set(table.loc[table["n_mentions"] == table["n_mentions"].max(), "name"])
    return Expected(
        ties,
        hint="Leave out the kind other, then value_counts on the column name.",
        accepts=lambda answer: answer in ties or (not ties and answer is None),
    )


@check
def check_once_named(article: Article) -> Expected:
    """The share of bearers that are mentioned only once: a number from 0 to 1."""
    counts = article.names["name"].value_counts()
    share = float((counts == 1).mean()) if len(counts) else 0.0
    return Expected(
        share,
        hint="Count the mentions of each name, ask which counts equal 1, and take the mean.",
        tolerance=0.0051,
    )


@check
def check_company(article: Article) -> Expected:
    """Two persons that the same sentences name most often: a set of two full names."""
    names = article.names
    pairs = co_mentions(names[names["kind"] == "person"])
    top = pairs[pairs["n"] == pairs["n"].max()]
    right = {frozenset(pair) for pair in zip(top["name_a"], top["name_b"], strict=True)}
    return Expected(
        right,
        hint="sk.co_mentions of the rows of kind person; its first row names the pair.",
        accepts=lambda answer: frozenset(answer) in right or (not right and not answer),
    )
