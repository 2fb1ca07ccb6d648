"""Computed sentences about tone. None gives a mean without its spread."""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import pandas as pd

from studykit.findings.tone_means import between, verdict
from studykit.sentiment import label
from studykit.sentiment.opinion import BOUND
from studykit.sentiment.trust import FEWEST, mean_with_interval, means_above
from studykit.sentiment.vader import normalised
from studykit.wording import (
    agree,
    counted,
    first_up,
    leaders,
    listed,
    marked,
    number,
    of_all,
    signed,
    times,
)

__all__ = [
    "say_tone",
    "say_tone_along",
    "say_tone_by_paragraph",
    "say_working",
]


# ---------------------------------------------------------------- the whole article


def say_tone(sentiment: pd.DataFrame) -> str:
    """How many sentences are positive, negative and neutral, and the mean with its interval.

    Examples
    --------
    >>> say_tone(sk.Article("It was good. It was bad. It rained.").sentiment)
    'Of 3 sentences, 1 is positive, 1 negative and 1 neutral: too few for a mean.'
    """
    if sentiment.empty:
        return "There is no sentence to score."
    scores = sentiment["compound"].tolist()
    n = Counter(map(label, scores))
    if len(n) == 1:
        every = first_up(of_all(len(scores), len(scores), "sentence"))
        said = f"{every} {agree(len(scores), 'is')} {next(iter(n))}"
    else:
        first, *rest = ("positive", "negative", "neutral")
        of = f"Of {counted(len(scores), 'sentence')}"
        is_or_are = "are" if n[first] > 1 else "is"
        told = [f"{number(n[first], 'none')} {is_or_are} {first}"]
        told += [f"{number(n[kind], 'none')} {kind}" for kind in rest]
        said = f"{of}, {listed(told)}"
    mean = mean_with_interval(scores)
    if len(scores) < FEWEST:
        return f"{said}: too few for a mean."
    if not mean["is_enough"]:
        return f"{said}: each has a score of {signed(scores[0])}."
    return (
        f"{said}. The mean score is {signed(mean['mean'])} (95% interval "
        f"{between(mean['low'], mean['high'])}): {verdict(mean['low'], mean['high'])}."
    )


# ---------------------------------------------------------------- one sentence


def title_working(valence: pd.DataFrame) -> str:
    """What the words add up to."""
    if not valence["adjusted"].any():
        return "No word of the sentence counts, so its score is 0"
    total = float(valence["adjusted"].sum())
    return f"The words add up to {signed(total)}, a score of {signed(normalised(total))}"


def say_working(valence: pd.DataFrame) -> str:
    """How the rows of one sentence in `valence` come to its score.

    Examples
    --------
    >>> print(say_working(sk.Article("The plan is good.").valence))
    The words add up to +2.45, a score of +0.53: “good” (+2.45).
    """
    moved = valence[valence["adjusted"] != 0]
    if moved.empty:
        return f"{title_working(valence)}."
    entries = Counter(
        (row["token"], ", ".join([signed(row["adjusted"]), *_known(row["reason"])]))
        for row in moved.to_dict("records")
    )
    parts = [
        f"{marked(token)} ({why}{f', {times(n)}' if n > 1 else ''})"
        for (token, why), n in entries.items()
    ]
    return f"{title_working(valence)}: {listed(parts)}."


def _known(reason: Any) -> list[str]:
    return [] if pd.isna(reason) else [str(reason)]


# ---------------------------------------------------------------- along the article


def title_tone_along(tone: pd.DataFrame) -> str:
    """Which sentences are lowest and highest, as far as any is negative or positive."""
    scores, ids = tone["compound"].tolist(), tone["sentence_id"].tolist()
    low, high = min(scores), max(scores)
    if low == high:
        every = first_up(of_all(len(ids), len(ids), "sentence"))
        return f"{every} {agree(len(ids), 'has')} a score of {signed(low)}"
    lowest = _place("lowest", leaders(ids, [-score for score in scores]), low)
    highest = _place("highest", leaders(ids, scores), high)
    if low > -BOUND and high < BOUND:
        return "No sentence is positive, and none negative"
    if low > -BOUND:
        return f"The tone is {highest}; no sentence is negative"
    if high < BOUND:
        return f"The tone is {lowest}; no sentence is positive"
    return f"The tone is {lowest} and {highest}"


def _place(which: str, ids: list[int], score: float) -> str:
    where = f"{agree(len(ids), 'sentence')} {listed(list(map(str, ids)))}"
    return (
        f"{which} in {where if len(ids) < 4 else counted(len(ids), 'sentence')} ({signed(score)})"
    )


def say_tone_along(tone: pd.DataFrame) -> str:
    """Which sentences are lowest and highest, and whether one third of the article differs.

    Examples
    --------
    >>> print(say_tone_along(sk.tone_along(pd.DataFrame(
    ...     {"start": [0, 2, 4], "end": [1, 3, 5], "compound": [0.5, 0.0, -0.5]}))))
    The tone is lowest in sentence 2 (−0.50) and highest in sentence 0 (+0.50). \
Sentences are counted from 0.
    """
    if tone.empty:
        return "There is no sentence to score."
    said = f"{title_tone_along(tone)}."
    if " in sentence" in said:
        said += " Sentences are counted from 0."
    scores = tone["compound"].tolist()
    if len(scores) < 3 * FEWEST:
        return said
    return f"{said} {_thirds(scores)}"


def _thirds(scores: Sequence[float]) -> str:
    names = ("first", "middle", "last")
    cuts = [round(len(scores) * k / 3) for k in range(4)]
    group = [name for name, (a, b) in zip(names, pairwise(cuts), strict=True) for _ in range(a, b)]
    above = means_above(group, range(len(scores)), scores)
    mean = {
        name: sum(scores[a:b]) / (b - a) for name, (a, b) in zip(names, pairwise(cuts), strict=True)
    }
    told = [
        f"the mean score of the {low} third ({signed(mean[low])}) is lower than that of the "
        f"{' and of the '.join(f'{high} ({signed(mean[high])})' for high in highs)}"
        for low, highs in ((str(low), list(map(str, highs))) for low, highs in above.items())
        if highs
    ]
    if not told:
        return "No third of the article differs in its mean score from another beyond chance."
    return f"{first_up(', and '.join(told))}."


def title_tone_by_paragraph(tone: pd.DataFrame) -> str:
    """How many paragraphs are positive, and how many negative, in all their sentences."""
    n = len(tone)
    positive = int((tone["lowest"] >= BOUND).sum())
    negative = int((tone["highest"] <= -BOUND).sum())
    if n == 1:
        kind = "positive" if positive else "negative" if negative else None
        return (
            f"The one paragraph is {kind} throughout"
            if kind
            else ("The one paragraph is neither positive nor negative throughout")
        )
    part = first_up(of_all(positive, n, "paragraph"))
    are = agree(positive or 1, "is")
    if n == 2 and not positive and not negative:
        return f"{part} is positive throughout, and neither is negative"
    return (
        f"{part} {are} positive throughout, and {number(negative, 'none')} "
        f"{agree(negative or 1, 'is')} negative"
    )


def say_tone_by_paragraph(tone: pd.DataFrame) -> str:
    """How many paragraphs are of one tone, and how many hold both.

    >>> bad = pd.DataFrame({"lowest": [-0.5, -0.5], "highest": [-0.5, -0.5], "n": [1, 1]})
    >>> print(say_tone_by_paragraph(bad))
    Neither paragraph is positive throughout, and 2 are negative. No paragraph has more than one \
sentence.
    >>> title_tone_by_paragraph(bad.assign(lowest=0.0, highest=0.0))
    'Neither paragraph is positive throughout, and neither is negative'
    """
    if tone.empty:
        return "There is no paragraph to score."
    said = f"{title_tone_by_paragraph(tone)}."
    mixed = int(((tone["lowest"] <= -BOUND) & (tone["highest"] >= BOUND)).sum())
    several = int((tone["n"] > 1).sum())
    if len(tone) == 1:
        return f"{said[:-1]}; it holds both a positive and a negative sentence." if mixed else said
    if not several:
        return f"{said} No paragraph has more than one sentence."
    part = first_up(of_all(mixed, several, "paragraph"))
    holds = agree(mixed or 1, "holds", "hold")
    return f"{said} {part} with more than one sentence {holds} both a positive and a negative one."
