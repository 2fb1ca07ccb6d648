"""Sentiment by dictionary: its working, whose tone it is, and how far to trust it."""

from studykit.sentiment.news import CHANGES
from studykit.sentiment.opinion import label, opinions
from studykit.sentiment.tables import (
    readings,
    score_columns,
    sentiment,
    valence,
    valence_columns,
)
from studykit.sentiment.trust import agreement, error_rates, mean_with_interval, sample_to_label
from studykit.sentiment.voices import (
    extremes,
    tone_along,
    tone_by_name,
    tone_by_paragraph,
    tone_by_voice,
    voices,
)

__all__ = [
    "CHANGES",
    "agreement",
    "error_rates",
    "extremes",
    "label",
    "mean_with_interval",
    "opinions",
    "readings",
    "sample_to_label",
    "score_columns",
    "sentiment",
    "tone_along",
    "tone_by_name",
    "tone_by_paragraph",
    "tone_by_voice",
    "valence",
    "valence_columns",
    "voices",
]
