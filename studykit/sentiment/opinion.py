"""A second opinion: the same sentences by another dictionary, and where the two disagree."""

import pandas as pd

from studykit.sentiment import dictionary, news, rules, tables
from studykit.sentiment.dictionary import Lookup

BOUND = 0.05
"""A compound score of this size or more is called positive or negative (VADER's own bound)."""


def opinions(sentences: pd.DataFrame) -> pd.DataFrame:
    """Each sentence's score by two dictionaries, under the same rules and normalisation.

    VADER's values are the mean of ten raters' judgements of single words, AFINN's one person's
    (Nielsen 2011; the list used is the later AFINN-en-165, of 2015). The rules on negation,
    boosters and the rest are VADER's for both, so that what differs is the dictionary alone.

    Returns
    -------
    DataFrame
        `vader`, `afinn`: compound scores, -1 to 1; `disagree`: whether one calls the sentence
        positive and the other not, or negative and the other not (bounds at -0.05 and 0.05).

    References
    ----------
    Nielsen, F. Å. (2011). A new ANEW: Evaluation of a word list for sentiment analysis in
    microblogs. ESWC workshop on Making Sense of Microposts.

    Examples
    --------
    >>> table = pd.DataFrame({"start": [0], "text": ["The party took a disputed town."]})
    >>> opinions(table).values.tolist()
    [[0.0772, -0.4588, True]]
    """
    lookup = dictionary.by_chunk(dictionary.lookup_in(news.afinn()))
    texts = sentences["text"].tolist()
    first = [tables.scores(text).compound for text in texts]
    second = [_compound(text, lookup) for text in texts]
    return pd.DataFrame(
        {
            "vader": pd.Series(first, dtype="float64"),
            "afinn": pd.Series(second, dtype="float64"),
            "disagree": [label(a) != label(b) for a, b in zip(first, second, strict=True)],
        }
    ).astype({"disagree": "bool"})


def _compound(text: str, lookup: Lookup) -> float:
    return tables.scores(
        text, lambda sentence: rules.steps(list(map(lookup, sentence.chunks)))
    ).compound


def label(compound: float) -> str:
    """What a score is called: negative, neutral or positive.

    Examples
    --------
    >>> label(0.3), label(-0.01)
    ('positive', 'neutral')
    """
    if compound >= BOUND:
        return "positive"
    return "negative" if compound <= -BOUND else "neutral"
