"""Checks of the exercises in 06_sentiment."""

from typing import Any

from studykit.article import Article
from studykit.exercises._check import Expected, check, number, plain
from studykit.exercises._reason import unreasoned
from studykit.sentiment import voices
from studykit.sentiment.opinion import label
from studykit.sentiment.trust import LABELS
from studykit.sentiment.vader import normalised
from studykit.wording import counted

__all__ = [
    "check_reporter_tone",
    "check_score_by_hand",
    "check_share_negative",
    "check_wrong_score",
]


@check
def check_share_negative(article: Article) -> Expected:
    """The share of sentences with a score of -0.05 or less: a number from 0 to 1."""
    scores = article.sentiment["compound"]
    n_negative = int((scores <= -0.05).sum())
    return Expected(
        n_negative / len(scores) if len(scores) else 0.0,
        "Compare the column compound with -0.05; the mean of True and False is a share.",
        tolerance=0.0051,
        is_share=True,
        slips=[
            (n_negative, "That is how many; which share of all sentences is it?"),
            (float((scores < 0).mean()), "That counts those just below 0 as well."),
            (float((scores >= 0.05).mean()), "That is the share of the positive ones."),
        ],
        follows=f"{n_negative:,} of {counted(len(scores), 'sentence')}: read two, and ask whether "
        "they judge or only report."
        if n_negative > 1
        else "",
    )


@check
def check_score_by_hand(article: Article) -> Expected:
    """The compound score of the sentence with the most rows in `valence`, from their sum."""
    sums = article.valence.groupby("sentence_id")["adjusted"].agg(["size", "sum"])
    ties = sums.loc[sums["size"] == sums["size"].max(), "sum"].tolist()
    truths = [normalised(total) for total in ties] or [0.0]
    return Expected(
        truths[0],
        "Sum the column adjusted of its rows to x, then work out x / (x * x + 15) ** 0.5.",
        also=truths[1:],
        tolerance=0.0051,
        slips=[(total, "That is the sum x: bring it between −1 and 1.") for total in ties],
        follows="These words are all that the score knows of the sentence.",
    )


@check
def check_reporter_tone(article: Article) -> Expected:
    """The mean compound score of the reporter's own words: a number."""
    heard = voices(article.text, article.sentences, article.quotes, article.names)
    own = heard.loc[heard["voice"] == "reporter", "compound"]
    whole = article.sentiment["compound"]
    return Expected(
        float(own.mean()) if len(own) else 0.0,
        "Keep the rows of `parts` whose voice is reporter; take the mean of compound.",
        tolerance=0.0051,
        slips=[
            (float(heard["compound"].mean()), "That is the mean of all voices."),
            (float(whole.mean()), "That is the mean of whole sentences, quotations included."),
            (float(own.sum()), "That is the sum; the mean is asked."),
        ],
        follows=f"It rests on {counted(len(own), 'piece')}; what chance does to such a mean is in "
        "the next lesson.",
    )


@check
def check_wrong_score(article: Article) -> Expected:
    """A sentence that the scores call by a wrong name: (number, label, reason)."""
    scores = article.sentiment["compound"].tolist()

    def fault(answer: Any) -> str:
        found = unreasoned(answer, len(scores), LABELS, example="it is meant as irony")
        if found or not scores:
            return found
        theirs = label(scores[int(number(answer[0]) or 0)])
        return f"The scores call it {theirs} too." if plain(answer[1]) == theirs else ""

    return Expected(
        None,
        "Give the number of a sentence, a label that the scores do not give it (negative, neutral "
        "or positive), and a reason of three words or more.",
        fault=fault,
        follows="Would a rule mend it? Which other sentences would that rule break?",
    )
