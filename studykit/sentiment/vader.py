"""From the values of a sentence's words to its scores, as VADER does (Hutto & Gilbert 2014)."""

import math
from collections.abc import Sequence
from typing import NamedTuple

from studykit.sentiment.rules import Step

ALPHA = 15  # what the normalisation adds under the root
EXCLAMATION, MOST_EXCLAMATIONS = 0.292, 4
QUESTION, MOST_QUESTIONS, MANY_QUESTIONS = 0.18, 3, 0.96


class Scores(NamedTuple):
    """The four figures of a sentence, rounded as published."""

    compound: float
    positive: float
    neutral: float
    negative: float


NOTHING = Scores(0.0, 0.0, 0.0, 0.0)
NEUTRAL = Scores(0.0, 0.0, 1.0, 0.0)


def scores(text: str, n_words: int, taken: Sequence[Step]) -> Scores:
    """The scores of a sentence with so many words, some of which have a value."""
    if not n_words:
        return NOTHING
    adjusted = [step.adjusted for step in taken if step.adjusted]
    if not adjusted:
        return NEUTRAL
    emphasis = emphasis_of(text)
    compound = normalised(signed_sum(adjusted, emphasis))
    return Scores(round(compound, 4), *_shares(adjusted, n_words, emphasis))


def signed_sum(adjusted: Sequence[float], emphasis: float) -> float:
    """The sum of the values, its size increased by the emphasis."""
    total = float(sum(adjusted))
    return total + emphasis if total > 0 else total - emphasis if total < 0 else total


def _shares(adjusted: Sequence[float], n_words: int, emphasis: float) -> tuple[float, float, float]:
    positive = negative = 0.0
    neutral = n_words
    for value in adjusted:  # one more for each, as a neutral word counts one
        if value > 0:
            positive += value + 1
            neutral -= 1
        elif value < 0:
            negative += value - 1
            neutral -= 1
    if positive > -negative:
        positive += emphasis
    elif positive < -negative:
        negative -= emphasis
    total = positive - negative + neutral
    return round(positive / total, 3), round(neutral / total, 3), round(abs(negative) / total, 3)


def emphasis_of(text: str) -> float:
    """What exclamation and question marks add to the size of the sum.

    Examples
    --------
    >>> emphasis_of("Stop!"), emphasis_of("Why?"), emphasis_of("Why??")
    (0.292, 0.0, 0.36)
    """
    if "!" not in text and "?" not in text:
        return 0.0
    exclamations, questions = text.count("!"), text.count("?")
    asked = 0.0
    if questions > 1:
        asked = questions * QUESTION if questions <= MOST_QUESTIONS else MANY_QUESTIONS
    return min(exclamations, MOST_EXCLAMATIONS) * EXCLAMATION + asked


def normalised(total: float) -> float:
    """A sum of values as a compound score between -1 and 1.

    Examples
    --------
    >>> round(normalised(1.9), 4)
    0.4404
    """
    return total / math.sqrt(total * total + ALPHA)
