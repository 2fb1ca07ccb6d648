"""Proper names and whom they stand for."""

import pandas as pd

from studykit import schema


def names(text: str, sentences: pd.DataFrame, tokens: pd.DataFrame) -> pd.DataFrame:
    """The table `names`: one row per mention of a proper name."""
    return schema.empty("names")
