"""Sentiment by dictionary: its working, whose tone it is, and how far to trust it.

Where to add: a word's tone in news: `data/tone/news_tone.csv`, each form of it a row; a rule of the
news variant: `news`. The rules of the reference are those of the published tool and stay so.
"""

from studykit.sentiment.news import NEWS_CHANGES
from studykit.sentiment.opinion import label, opinions
from studykit.sentiment.tables import (
    readings,
    score_columns,
    sentiment_of,
    valence_columns,
    valence_of,
)
from studykit.sentiment.trust import (
    agreement,
    error_rates,
    mean_with_interval,
    sample_to_label,
    share_interval,
)
from studykit.sentiment.voices import (
    extremes,
    tone_along,
    tone_by_name,
    tone_by_paragraph,
    tone_by_voice,
    voices,
)

# What users need; the rest is for the stages of an Article.
__all__ = [
    "NEWS_CHANGES",
    "agreement",
    "error_rates",
    "extremes",
    "mean_with_interval",
    "opinions",
    "sample_to_label",
    "sentiment_of",
    "share_interval",
    "tone_along",
    "tone_by_name",
    "tone_by_paragraph",
    "tone_by_voice",
    "valence_of",
    "voices",
]

sentiment = sentiment_of  # the name that it has for programs outside the kit
