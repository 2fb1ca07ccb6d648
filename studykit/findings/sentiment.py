"""Computed sentences about tone. None gives a mean without its spread."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import pandas as pd

from studykit.sentiment import agreement, label, mean_with_interval
from studykit.sentiment.vader import normalised
from studykit.wording import counted, listed, percent, signed

__all__ = [
    "say_agreement",
    "say_opinions",
    "say_tone",
    "say_tone_along",
    "say_tone_by_name",
    "say_tone_by_paragraph",
    "say_tone_by_voice",
    "say_working",
]


def say_tone(sentiment: pd.DataFrame) -> str:
    """How many sentences are positive, negative and neutral, and the mean with its interval.

    Examples
    --------
    >>> say_tone(sk.Article("It was good. It was bad. It rained.").sentiment)
    'Of 3 sentences 1 is positive, 1 negative and 1 neutral: too few sentences for a mean.'
    """
    if sentiment.empty:
        return "There is no sentence to score."
    labels = [label(score) for score in sentiment["compound"].tolist()]
    n_positive, n_negative = labels.count("positive"), labels.count("negative")
    counts = (
        f"Of {counted(len(labels), 'sentence')} {n_positive} {'is' if n_positive == 1 else 'are'} "
        f"positive, {n_negative} negative and {labels.count('neutral')} neutral"
    )
    mean = mean_with_interval(sentiment["compound"].tolist())
    if not mean["is_enough"]:
        return f"{counts}: too few sentences for a mean."
    return (
        f"{counts}. The mean score is {signed(mean['mean'])}; "
        f"95 of 100 resamples lie between {signed(mean['low'])} and {signed(mean['high'])}."
    )


def say_working(valence: pd.DataFrame) -> str:
    """How the rows of one sentence in `valence` come to its score.

    Examples
    --------
    >>> print(say_working(sk.Article("The plan is good.").valence))
    The one word that counts is “good” (+2.45); the sum of +2.45 is a score of +0.53.
    """
    moved = valence[valence["adjusted"] != 0]
    if moved.empty:
        return "No word of the sentence counts, so its score is 0."
    parts = [
        f"“{row['token']}” ({', '.join([signed(row['adjusted']), *_known(row['reason'])])})"
        for row in moved.to_dict("records")
    ]
    total = float(valence["adjusted"].sum())
    opening = "The one word that counts is" if len(parts) == 1 else "What counts is"
    return (
        f"{opening} {listed(parts)}; the sum of {signed(total)} is a score of "
        f"{signed(normalised(total))}."
    )


def _known(reason: Any) -> list[str]:
    return [] if pd.isna(reason) else [str(reason)]


def say_tone_by_voice(tone: pd.DataFrame) -> str:
    """How the voices with enough sentences sound, and how many have too few.

    Examples
    --------
    >>> say_tone_by_voice(pd.DataFrame({"voice": ["reporter"], "n": [2], "mean": [0.1],
    ...     "low": [pd.NA], "high": [pd.NA], "is_enough": [False]}))
    'No voice has enough sentences to say anything about its tone.'
    """
    return _say_means(tone, tone["voice"].tolist(), "voice")


def say_tone_by_name(tone: pd.DataFrame, *, n: int = 10) -> str:
    """How the sentences sound that mention the `n` most mentioned names."""
    tone = tone.head(n)
    return _say_means(tone, tone["name"].tolist(), "name")


def _say_means(tone: pd.DataFrame, labels: Sequence[str], noun: str) -> str:
    rows = [
        f"{name} {signed(row['mean'])} (between {signed(row['low'])} and {signed(row['high'])})"
        for name, row in zip(labels, tone.to_dict("records"), strict=True)
        if row["is_enough"]
    ]
    few = len(tone) - len(rows)
    if not rows:
        return f"No {noun} has enough sentences to say anything about its tone."
    rest = f"; {counted(few, noun)} {'has' if few == 1 else 'have'} too few sentences to say"
    return f"Mean score by {noun}: {listed(rows)}{rest if few else ''}."


def say_tone_along(tone: pd.DataFrame) -> str:
    """Which third of the article has the lowest, which the highest mean score.

    Examples
    --------
    >>> say_tone_along(pd.DataFrame({"compound": [0.5, 0.0, -0.5]}))
    'The first third has the highest mean score (+0.50), the last third the lowest (−0.50).'
    """
    scores = tone["compound"].tolist()
    if len(scores) < 3:
        return "There are too few sentences to follow the tone along the article."
    names = ("first", "middle", "last")
    cuts = [round(len(scores) * k / 3) for k in range(4)]
    means = [sum(scores[a:b]) / (b - a) for a, b in pairwise(cuts)]
    low, high = means.index(min(means)), means.index(max(means))
    if means[low] == means[high]:
        return f"All thirds of the article have the same mean score, {signed(means[low])}."
    return (
        f"The {names[high]} third has the highest mean score ({signed(means[high])}), "
        f"the {names[low]} third the lowest ({signed(means[low])})."
    )


def say_tone_by_paragraph(tone: pd.DataFrame) -> str:
    """How many paragraphs hold both a positive and a negative sentence."""
    if tone.empty:
        return "There is no paragraph to score."
    mixed = int(((tone["lowest"] <= -0.05) & (tone["highest"] >= 0.05)).sum())
    several = int((tone["n"] > 1).sum())
    return (
        f"Of {counted(several, 'paragraph')} with more than one sentence, {mixed} "
        f"{'holds' if mixed == 1 else 'hold'} both a positive and a negative one."
    )


def say_opinions(opinions: pd.DataFrame) -> str:
    """On how many sentences two dictionaries disagree, and where they lie furthest apart."""
    if opinions.empty:
        return "There is no sentence to compare."
    apart = (opinions["vader"] - opinions["afinn"]).abs()
    furthest = int(apart.argmax())
    row = opinions.iloc[furthest]
    n = int(opinions["disagree"].sum())
    return (
        f"VADER and AFINN label {n} of {counted(len(opinions), 'sentence')} differently; furthest "
        f"apart is sentence {furthest} ({signed(row['vader'])} against {signed(row['afinn'])})."
    )


def say_agreement(first: pd.DataFrame, second: pd.DataFrame) -> str:
    """How far two judges agree on the sentences that both have labelled.

    Parameters
    ----------
    first, second : DataFrame
        Any two tables with `sentence_id` and `label` (negative, neutral or positive).

    Examples
    --------
    >>> ann = pd.DataFrame({"sentence_id": [0, 1], "label": ["positive", "negative"]})
    >>> say_agreement(ann, ann)  # doctest: +ELLIPSIS
    'The two agree on 2 of 2 sentences; for all sentences like these ... from 34% to 100%. ...'
    >>> say_agreement(ann, ann.head(0))
    'No sentence has two labels yet.'
    """
    both = first.merge(second, on="sentence_id")
    if both.empty:
        return "No sentence has two labels yet."
    row = agreement(both["label_x"].tolist(), both["label_y"].tolist())
    n_equal = int((both["label_x"] == both["label_y"]).sum())
    equal = (
        f"The two agree on {n_equal:,} of {counted(len(both), 'sentence')}; for all sentences like "
        f"these that may be anything from {percent(row['share_low'])} to "
        f"{percent(row['share_high'])}"
    )
    if pd.isna(row["kappa"]):
        return f"{equal}. With one label throughout, Cohen’s kappa is not defined."
    return (
        f"{equal}. Cohen’s kappa is {signed(row['kappa'])}, between {signed(row['low'])} and "
        f"{signed(row['high'])}."
    )
