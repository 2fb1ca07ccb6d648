"""Checks of the exercises in 04_names."""

import pandas as pd

from studykit.article import Article
from studykit.exercises._check import Expected, check
from studykit.exercises._reason import unreasoned
from studykit.names.tables import co_mentions, counted_mentions
from studykit.wording import counted, first_up, of_all, times

__all__ = ["check_n_persons", "check_once_named", "check_widest_company", "check_wrong_name"]

_FIRST = 10  # sentences


@check
def check_n_persons(article: Article) -> Expected:
    """The number of different persons that the first ten sentences name: an int."""
    names = article.names
    all_persons = names[names["kind"] == "person"]
    early = names[names["sentence_id"] < _FIRST]
    persons = early[early["kind"] == "person"]
    n_mentions, rows = len(persons), names.head(_FIRST)
    return Expected(
        int(persons["name"].nunique()),
        "Of the rows with a sentence_id below 10 keep the kind person, and count the different "
        "values of the column name.",
        one_more="did you count somebody twice, by a full name and by a surname, or a place as a "
        "person?",
        one_less="did you miss one that is named only once, or by a surname alone?",
        slips=[
            (n_mentions, "That counts mentions: count each person once."),
            (int(persons["mention"].nunique()), "That counts ways to write them: use `name`."),
            (int(early["name"].nunique()), "That counts places and bodies too: keep the persons."),
            (
                int(all_persons["name"].nunique()),
                "That counts the whole article: stop after ten sentences.",
            ),
            (
                int(all_persons.loc[all_persons["sentence_id"] <= _FIRST, "name"].nunique()),
                "That takes eleven sentences: the first has the number 0.",
            ),
            (
                int(rows.loc[rows["kind"] == "person", "name"].nunique()),
                "That takes the first ten rows of `names`; a sentence may have several rows.",
            ),
        ],
        follows=f"The same sentences mention them {times(n_mentions)}."
        if n_mentions
        else "They name nobody.",
    )


@check
def check_once_named(article: Article) -> Expected:
    """The share of bearers that are mentioned only once: a number from 0 to 1."""
    counts = counted_mentions(article.names)["name"].value_counts()
    in_rows = article.names["name"].value_counts()
    n_once, n_bearers = int((counts == 1).sum()), len(counts)
    return Expected(
        n_once / n_bearers if n_bearers else 0.0,
        "Count the mentions of each name, ask which counts equal 1, and take the mean.",
        tolerance=0.0051,
        is_share=True,
        slips=[
            (n_once, "That is how many; which share of all bearers is it?"),
            (
                int((in_rows == 1).sum()) / max(n_bearers, 1),
                "That counts letters in brackets after their name: use `sk.counted_mentions`.",
            ),
        ],
        follows=f"{first_up(of_all(n_once, n_bearers, 'bearer'))}: a chart of those named most "
        "leaves them out."
        if n_once
        else "",
    )


@check
def check_widest_company(article: Article) -> Expected:
    """The bearer that shares sentences with the most different others: a name, or None."""
    names = article.names[article.names["kind"] != "other"]
    pairs = co_mentions(names)
    met = pd.concat([pairs["name_a"], pairs["name_b"]]).value_counts()
    widest = sorted(met.index[met == met.max()])
    counts = names["name"].value_counts()
    most_named = counts.index[counts == counts.max()].tolist()
    asked = names[names["name"].isin([*widest, *most_named])]
    short = asked.loc[asked["mention"] != asked["name"], "mention"].unique().tolist()
    fewer = met.drop([*widest, *most_named], errors="ignore")
    return Expected(
        widest[0] if widest else None,
        "In the pairs of each sentence, count the different partners of each name (`nunique`).",
        also=widest[1:],
        slips=[
            *((mention, "Give the full name, as in the column name.") for mention in short),
            *(
                (name, "That is who is named most; who has the most partners?")
                for name in most_named
            ),
            *(
                (name, f"It shares a sentence with {counted(int(n), 'other')}; who with more?")
                for name, n in fewer.items()
            ),
        ],
        follows=f"It shares a sentence with {counted(int(met.max()), 'other')}."
        if widest
        else "No two share one.",
    )


@check
def check_wrong_name(article: Article) -> Expected:
    """A row of `names` that is wrong, with a reason: (number, text); None if there is no row."""
    n_rows = len(article.names)
    return Expected(
        None,
        "Give the number of a row of article.names and a reason of three words or more, in "
        "parentheses with a comma between.",
        fault=lambda answer: unreasoned(answer, n_rows, example="it is a ship, not a town"),
        follows="Ask a neighbour: would they call it wrong too? Such rows are what the error rates "
        "count."
        if n_rows
        else "",
    )
