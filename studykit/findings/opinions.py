"""Computed sentences about two opinions of the same sentences: of dictionaries, of people."""

import pandas as pd

from studykit.sentiment import agreement
from studykit.wording import counted, leaders, of_all, percent, rounded, signed

__all__ = ["say_agreement", "say_opinions"]


def title_opinions(opinions: pd.DataFrame) -> str:
    """How many sentences two dictionaries label differently."""
    n = int(opinions["disagree"].sum())
    return f"VADER and AFINN label {of_all(n, len(opinions), 'sentence')} differently"


def say_opinions(opinions: pd.DataFrame) -> str:
    """On how many sentences two dictionaries disagree, and where they lie furthest apart."""
    if opinions.empty:
        return "There is no sentence to compare."
    if len(opinions) == 1:
        vader, afinn = (signed(opinions[name].iloc[0]) for name in ("vader", "afinn"))
        return f"VADER scores the one sentence {vader}, AFINN {afinn}."
    difference = (opinions["vader"] - opinions["afinn"]).abs()
    apart = [rounded(value, 2) for value in difference]
    if not max(apart):
        return f"{title_opinions(opinions)}; both give {_each(len(apart))} the same score."
    furthest = leaders(range(len(apart)), apart)
    row = opinions.iloc[furthest[0]]
    scores = f"(VADER {signed(row['vader'])}, AFINN {signed(row['afinn'])})"
    if len(furthest) > 1:
        where = (
            f"in each their scores are {max(apart):.2f} apart"
            if len(furthest) == len(apart)
            else f"their scores are furthest apart, by {max(apart):.2f}, in "
            f"{counted(len(furthest), 'sentence')}"
        )
        return f"{title_opinions(opinions)}; {where}."
    which = f"sentence {furthest[0]} {scores}"
    said = f"{title_opinions(opinions)}; their scores are furthest apart in {which}."
    return f"{said} Sentences are counted from 0."


def _each(n: int) -> str:
    return "both sentences" if n == 2 else "every sentence"


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
    'The two agree on both sentences; of all sentences ... 34% to 100% (95% interval). ...'
    >>> say_agreement(ann.head(1), ann)  # doctest: +ELLIPSIS
    'The two agree on the one sentence; of all sentences like this they may agree on ...'
    >>> say_agreement(ann.tail(1).assign(label="neutral"), ann)  # doctest: +ELLIPSIS
    'The two disagree on the one sentence; of all sentences like this they may agree on ...'
    >>> say_agreement(ann, ann.head(0))
    'No sentence has two labels yet.'
    """
    both = first.merge(second, on="sentence_id")
    if both.empty:
        return "No sentence has two labels yet."
    row = agreement(both["label_x"].tolist(), both["label_y"].tolist())
    n_equal = int((both["label_x"] == both["label_y"]).sum())
    these = "this" if len(both) == 1 else "these"
    on = f"agree on {of_all(n_equal, len(both), 'sentence')}"
    if len(both) == 1 and not n_equal:
        on = "disagree on the one sentence"
    equal = (
        f"The two {on}; of all sentences like "
        f"{these} they may agree on anything from {percent(row['share_low'])} to "
        f"{percent(row['share_high'])} (95% interval)"
    )
    if min(both["label_x"].nunique(), both["label_y"].nunique()) == 1:
        return f"{equal}. Where one gives the same label throughout, Cohen’s kappa says nothing."
    return (
        f"{equal}. Cohen’s kappa is {signed(row['kappa'])}, between {signed(row['low'])} and "
        f"{signed(row['high'])}."
    )
