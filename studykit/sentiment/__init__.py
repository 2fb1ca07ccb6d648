"""Sentiment by dictionary, with its working."""

from studykit.sentiment.news import CHANGES
from studykit.sentiment.opinion import label, opinions
from studykit.sentiment.tables import sentiment, valence

__all__ = ["CHANGES", "label", "opinions", "sentiment", "valence"]
