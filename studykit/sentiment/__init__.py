"""Sentiment by dictionary, with its working."""

from studykit.sentiment.tables import sentiment, valence

__all__ = ["sentiment", "valence"]
