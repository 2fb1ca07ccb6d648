"""Checks of the exercises in 05_quotes."""

import pandas as pd

from studykit import speech
from studykit.article import Article
from studykit.exercises._check import Expected, check
from studykit.exercises._reason import unreasoned

__all__ = ["check_last_voice", "check_share_unnamed", "check_wrong_attribution"]


@check
def check_last_voice(article: Article) -> Expected:
    """The voice that has the last word: as in the column voice, or None if nobody is heard."""
    heard = article.quotes.dropna(subset="voice")
    ends = {heard[side].idxmax() for side in ("start", "end")} if len(heard) else set()
    last = heard.loc[sorted(ends), ["voice", "source"]]
    voices = list(dict.fromkeys(last["voice"]))
    named = article.names.loc[article.names["name"].isin(voices), "mention"]
    short = dict.fromkeys([*last["source"].dropna(), *named])
    first = heard["voice"].iloc[0] if len(heard) else None
    firsts = article.names.loc[article.names["name"] == first, "mention"]
    return Expected(
        voices[0] if voices else None,
        "Look for the last coloured words of the article, or sort `article.quotes` by start.",
        also=voices[1:],
        slips=[
            *((source, "Give the voice as its tag has it.") for source in short),
            *(
                (name, "That is who has the first word.")
                for name in dict.fromkeys([first, *firsts])
            ),
        ],
        follows="With whose view does the article leave its readers?",
    )


@check
def check_share_unnamed(article: Article) -> Expected:
    """The share of the attributed words that no speaker with a name gets: 0 to 1."""
    shares = speech.share_of_voice(article.quotes, article.tokens)
    unnamed = float(shares["share_words"][~shares["is_named"]].sum())
    quotes, has_none = article.quotes, article.quotes["speaker"].isna()
    n_unnamed = int(shares["n_words"][~shares["is_named"]].sum())
    n_article = int(article.sentences["n_words"].sum())
    return Expected(
        unnamed,
        "In the table that `sk.share_of_voice(article.quotes, article.tokens)` gives, keep the "
        "rows whose is_named is False, and sum their share_words.",
        also=[_share_unnamed(quotes)],
        tolerance=0.0051,
        is_share=True,
        slips=[
            (1 - unnamed, "That is the share with a name."),
            (n_unnamed, "That is how many words; which share of all attributed words is it?"),
            (int(has_none.sum()), "That counts rows; which share of the words is it?"),
            (
                int(has_none.sum()) / max(1, len(quotes)),
                "That is the share of the rows, which are not equally long.",
            ),
            (
                _share_unnamed(quotes.dropna(subset="voice")),
                "That leaves out the words credited to nobody.",
            ),
            (
                n_unnamed / max(1, n_article),
                "That is the share of the whole article: divide by the attributed words.",
            ),
        ],
        follows=_whom_to_ask(unnamed, len(quotes)),
    )


def _share_unnamed(quotes: pd.DataFrame) -> float:
    """The same by hand: words inside another's attribution count twice."""
    total = int(quotes["n_words"].sum())
    return int(quotes["n_words"][quotes["speaker"].isna()].sum()) / total if total else 0.0


def _whom_to_ask(unnamed: float, n_quotes: int) -> str:
    if not n_quotes:
        return "Nobody is quoted here."
    if not unnamed:
        return "Every voice has a name."
    return "A reader who doubts these words finds no speaker to ask."


@check
def check_wrong_attribution(article: Article) -> Expected:
    """A row of `attributions` that is wrong: (number, column, reason); None if there is no row."""
    table = article.attributions
    return Expected(
        None,
        "Give the number of a row of article.attributions, one of its columns in quotation marks, "
        "and a reason of three words or more.",
        fault=lambda answer: unreasoned(
            answer, len(table), list(table.columns), example="she is the mayor, not her sister"
        ),
        follows="Would a neighbour call it wrong too? A later lesson shows how to correct it."
        if len(table)
        else "",
    )
