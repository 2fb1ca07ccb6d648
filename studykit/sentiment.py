"""Sentiment by dictionary, with its working."""

import pandas as pd

from studykit import schema


def sentiment(sentences: pd.DataFrame) -> pd.DataFrame:
    """The table `sentiment`: vaderSentiment's scores of each sentence."""
    return schema.empty("sentiment")


def valence(sentences: pd.DataFrame) -> pd.DataFrame:
    """The table `valence`: the words that moved a sentence's score."""
    return schema.empty("valence")
