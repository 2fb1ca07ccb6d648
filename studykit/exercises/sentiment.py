"""Checks of the exercises in 06_sentiment."""

from studykit.article import Article
from studykit.exercises._check import Expected, check
from studykit.sentiment import voices
from studykit.sentiment.vader import normalised

__all__ = [
    "check_lowest_sentence",
    "check_reporter_tone",
    "check_score_by_hand",
    "check_share_negative",
]


@check
def check_lowest_sentence(article: Article) -> Expected:
    """The number of the sentence with the lowest compound score: an int."""
    scores = article.sentiment["compound"]
    ties = set(scores.index[scores == scores.min()])
    return Expected(
        min(ties),
        hint="`idxmin` on the column compound of article.sentiment names the row.",
        accepts=lambda answer: int(answer) in ties,
    )


@check
def check_share_negative(article: Article) -> Expected:
    """The share of sentences with a score of -0.05 or less: a number from 0 to 1."""
    return Expected(
        float((article.sentiment["compound"] <= -0.05).mean()),
        hint="Compare the column compound with -0.05; the mean of True and False is a share.",
        tolerance=0.0051,
    )


@check
def check_score_by_hand(article: Article) -> Expected:
    """The compound score of the sentence with the most rows in `valence`, from their sum."""
    sums = article.valence.groupby("sentence_id")["adjusted"].agg(["size", "sum"])
    ties = sums.loc[sums["size"] == sums["size"].max(), "sum"]
    truths = [normalised(total) for total in ties.tolist()] or [0.0]
    return Expected(
        truths[0],
        hint="Sum the column adjusted of its rows to x, then work out x / (x * x + 15) ** 0.5.",
        accepts=lambda answer: any(abs(float(answer) - truth) < 0.0051 for truth in truths),
    )


@check
def check_reporter_tone(article: Article) -> Expected:
    """The mean compound score of the reporter's own words: a number."""
    heard = voices(article.text, article.sentences, article.quotes, article.names)
    own = heard.loc[heard["voice"] == "reporter", "compound"]
    return Expected(
        float(own.mean()) if len(own) else 0.0,
        hint="Keep the rows of `voices` whose voice is reporter; take the mean of compound.",
        tolerance=0.0051,
    )
