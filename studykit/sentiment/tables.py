"""The tables `sentiment` and `valence`: each sentence's score, and how it comes about."""

from collections.abc import Collection, Iterator, Sequence
from itertools import chain, count, islice, repeat
from typing import Any

import pandas as pd

from studykit import schema
from studykit.schema import Columns
from studykit.sentiment import news, vader
from studykit.sentiment.places import Sentence
from studykit.sentiment.reading import Reader, Reading, reader

Row = tuple[int, int, int, float, float, str | None]

VARIANTS = ("reference", "news")


def sentiment_of(
    sentences: pd.DataFrame,
    *,
    variant: str = "news",
    names: pd.DataFrame | None = None,
    changes: Collection[str] = tuple(news.NEWS_CHANGES),
) -> pd.DataFrame:
    """The scores of each sentence by the news variant of VADER, or by VADER as published.

    The sum x of the words' values, with the emphasis of exclamation marks, becomes
    ``compound = x / sqrt(x² + 15)``, from -1 (most negative) to 1 (most positive).
    A word counter, not a reader: on news it is right for about every second sentence.

    Parameters
    ----------
    sentences : DataFrame
        The table `sentences`, or any with `paragraph_id`, `start`, `end` and `text`.
    variant : str
        ``"news"`` gives the scores of the variant made for news (`NEWS_CHANGES`), which the
        kit uses wherever it says nothing else; ``"reference"`` those of vaderSentiment, the
        published tool, curly quotes and apostrophes made straight.
    names : DataFrame, optional
        The table `names`, whose mentions carry no tone in the news variant. With it the scores
        are those of ``article.sentiment``.
    changes : collection of str
        Which of `NEWS_CHANGES` make up the news variant.

    Returns
    -------
    DataFrame
        One row per sentence with the columns of `schema.TABLES["sentiment"]`.

    Raises
    ------
    ValueError
        When `variant` or one of `changes` is not known.

    References
    ----------
    Hutto, C. J. & Gilbert, E. (2014). VADER: A parsimonious rule-based model for sentiment
    analysis of social media text. ICWSM 8.

    Examples
    --------
    >>> table = pd.DataFrame({"paragraph_id": [0], "start": [0], "end": [13],
    ...                       "text": ["The party won"]})
    >>> sentiment_of(table)["compound"].tolist()
    [0.5927]
    >>> sentiment_of(table, variant="reference")["compound"].tolist()
    [0.7506]
    """
    reading = _read_table(sentences, variant, names, changes)
    columns = schema.columns(sentences, "paragraph_id", "start", "end")
    return schema.frame("sentiment", score_columns(columns, reading))


def readings(text: str, sentences: Columns, tokens: Columns, names: Columns) -> Reading:
    """The sentences read once by the news variant, for `score_columns` and `valence_columns`."""
    mentions = sorted(zip(names["start"], names["end"], strict=True))
    return reader(frozenset(news.NEWS_CHANGES)).read(sentences, mentions, text, tokens)


def _read_table(
    sentences: pd.DataFrame, variant: str, names: pd.DataFrame | None, changes: Collection[str]
) -> Reading:
    if variant not in VARIANTS:
        raise ValueError(f"variant={variant!r} is unknown; allowed: {', '.join(VARIANTS)}")
    if unknown := set(changes) - set(news.NEWS_CHANGES):
        raise ValueError(f"changes holds {unknown}; allowed: {', '.join(news.NEWS_CHANGES)}")
    columns = schema.columns(sentences, "start", "text")
    if variant == "reference":
        return reader().read(columns)
    mentions = [] if names is None else zip(names["start"], names["end"], strict=True)
    return reader(frozenset(changes)).read(columns, sorted(mentions))


def score_columns(sentences: Columns, reading: Reading) -> dict[str, Sequence[Any]]:
    """The columns of the table `sentiment`, of sentences that have been read."""
    found = _scores(reading)
    compound, positive, neutral, negative = zip(*found, strict=True) if found else ((),) * 4
    return {
        "paragraph_id": sentences["paragraph_id"],
        "start": sentences["start"],
        "end": sentences["end"],
        "compound": compound,
        "positive": positive,
        "neutral": neutral,
        "negative": negative,
    }


def scores(texts: Sequence[str], by: Reader) -> list[vader.Scores]:
    """The scores of sentences by any dictionary.

    Examples
    --------
    >>> scores(["He called him a “dear friend”."], reader())[0].compound
    0.7003
    """
    return _scores(by.read({"text": texts, "start": [0] * len(texts)}))


def _scores(reading: Reading) -> list[vader.Scores]:
    steps = iter(reading.steps)
    return [
        vader.scores(n_words, list(islice(steps, n_steps)), reading.emphasis.get(k, 0.0))
        for k, (n_words, n_steps) in enumerate(zip(reading.n_words, reading.n_steps, strict=True))
    ]


def valence_of(
    sentences: pd.DataFrame,
    *,
    variant: str = "news",
    names: pd.DataFrame | None = None,
    changes: Collection[str] = tuple(news.NEWS_CHANGES),
) -> pd.DataFrame:
    """The words that moved each sentence's score, and what became of their values.

    The `adjusted` values of a sentence add up to the x of its compound score
    (see `sentiment_of`): ``compound == round(x / sqrt(x² + 15), 4)``. Exclamation marks, and
    question marks from two on, are rows too, with the emphasis they add as their value and
    reason “emphasis”. A dictionary word that lost its value stays as a row with `adjusted` 0.

    Parameters
    ----------
    sentences, variant, names, changes
        As in `sentiment_of`.

    Returns
    -------
    DataFrame
        One row per word with the columns of `schema.TABLES["valence"]`, in text order; `reason`
        is ``<NA>`` where the dictionary value is kept. An emoji has a row for each word of its
        description that counts.

    Examples
    --------
    >>> table = pd.DataFrame({"start": [0], "text": ["Not good!"]})
    >>> rows = valence_of(table, variant="reference")
    >>> rows[["token", "valence", "adjusted", "reason"]].values.tolist()
    [['good', 1.9, -1.406, 'negated by “not”'], ['!', 0.292, -0.292, 'emphasis']]
    """
    reading = _read_table(sentences, variant, names, changes)
    columns = schema.columns(sentences, "start", "text")
    return schema.frame("valence", valence_columns(columns, reading))


def valence_columns(sentences: Columns, reading: Reading) -> dict[str, Sequence[Any]]:
    """The columns of the table `valence`, of sentences that have been read."""
    ids = chain.from_iterable(map(repeat, count(), reading.n_steps))
    rows: list[Row] = [
        (k, *span, value, adjusted, "; ".join(reasons) or None)
        for k, span, (_, value, adjusted, reasons) in zip(
            ids, reading.spans, reading.steps, strict=True
        )
    ]
    if emphasis := list(_emphasis(reading)):
        rows = sorted([*rows, *emphasis], key=lambda row: row[:3])
    columns = list(zip(*rows, strict=True)) or [()] * 6
    sentence_ids, starts, ends, values, adjusted, reasons = columns
    firsts, texts = sentences["start"], sentences["text"]
    return {
        "sentence_id": sentence_ids,
        "start": starts,
        "end": ends,
        "token": [texts[i][a - firsts[i] : b - firsts[i]] for i, a, b, *_ in rows],
        "valence": values,
        "adjusted": adjusted,
        "reason": reasons,
    }


def _emphasis(reading: Reading) -> Iterator[Row]:
    """A row for each run of marks that adds emphasis, by its number of marks."""
    for k, emphasis in reading.emphasis.items():
        first = sum(reading.n_steps[:k])
        total = sum(step.adjusted for step in reading.steps[first : first + reading.n_steps[k]])
        if emphasis and total:
            sentence = Sentence(reading.texts[k], reading.starts[k])
            runs = sentence.mark_spans("!?" if sentence.text.count("?") > 1 else "!")
            n_marks = sum(b - a for a, b in runs)
            for a, b in runs:
                value = emphasis * ((b - a) / n_marks)
                yield (k, a, b, value, value if total > 0 else -value, "emphasis")
