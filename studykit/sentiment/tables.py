"""The tables `sentiment` and `valence`: each sentence's score, and how it comes about."""

from collections.abc import Iterator
from itertools import chain

import pandas as pd

from studykit import schema
from studykit.sentiment import vader

Row = tuple[int, int, int, float, float, str | None]


def sentiment(sentences: pd.DataFrame) -> pd.DataFrame:
    """The scores of each sentence by vaderSentiment, curly quotes and apostrophes made straight.

    The sum x of the words' values, with the emphasis of exclamation marks, becomes
    ``compound = x / sqrt(x² + 15)``, from -1 (most negative) to 1 (most positive).
    A word counter, not a reader: on news it is right for about every second sentence.

    Parameters
    ----------
    sentences : DataFrame
        The table `sentences`.

    Returns
    -------
    DataFrame
        One row per sentence with the columns of `schema.TABLES["sentiment"]`.

    References
    ----------
    Hutto, C. J. & Gilbert, E. (2014). VADER: A parsimonious rule-based model for sentiment
    analysis of social media text. ICWSM 8.

    Examples
    --------
    >>> table = pd.DataFrame({"paragraph_id": [0], "start": [0], "end": [14],
    ...                       "text": ["It is not good"]})
    >>> sentiment(table)["compound"].tolist()
    [-0.3412]
    """
    found = [scores(text) for text in sentences["text"].tolist()]
    compound, positive, neutral, negative = zip(*found, strict=True) if found else ((),) * 4
    return schema.frame(
        "sentiment",
        {
            "paragraph_id": sentences["paragraph_id"].to_numpy(),
            "start": sentences["start"].to_numpy(),
            "end": sentences["end"].to_numpy(),
            "compound": compound,
            "positive": positive,
            "neutral": neutral,
            "negative": negative,
        },
    )


def scores(text: str) -> vader.Scores:
    """The scores of one sentence.

    Examples
    --------
    >>> scores("He called him a “dear friend”.").compound
    0.7003
    """
    text = vader.straight(text)
    if vader.has_emoji(text):
        text = vader.spelled(text)[0]
    words = list(map(vader.lookup(), text.split()))
    return vader.scores(text, len(words), [step.adjusted for step in vader.steps(words)])


def valence(sentences: pd.DataFrame) -> pd.DataFrame:
    """The words that moved each sentence's score, and what became of their values.

    The `adjusted` values of a sentence add up to the x of its compound score
    (see `sentiment`): ``compound == round(x / sqrt(x² + 15), 4)``. Exclamation marks, and
    question marks from two on, are rows too, with the emphasis they add as their value and
    reason “emphasis”. A dictionary word that lost its value stays as a row with `adjusted` 0.

    Returns
    -------
    DataFrame
        One row per word with the columns of `schema.TABLES["valence"]`, in text order; `reason`
        is ``<NA>`` where the dictionary value stands. An emoji has a row for each word of its
        description that counts.

    Examples
    --------
    >>> table = pd.DataFrame({"start": [0], "text": ["Not good!"]})
    >>> valence(table)[["token", "valence", "adjusted", "reason"]].values.tolist()
    [['good', 1.9, -1.406, 'negated by “not”'], ['!', 0.292, -0.292, 'emphasis']]
    """
    rows = chain.from_iterable(
        _working(sentence_id, start, text)
        for sentence_id, (start, text) in enumerate(
            zip(sentences["start"].tolist(), sentences["text"].tolist(), strict=True)
        )
    )
    return _valence_table(rows, sentences)


def _working(sentence_id: int, offset: int, text: str) -> list[Row]:
    """The rows of one sentence that begins at `offset`."""
    straight = vader.straight(text)
    if vader.has_emoji(straight):
        spelled, origins = vader.spelled(straight)
        return [
            (i, offset + origins[start], offset + origins[end - 1] + 1, value, adjusted, reason)
            for i, start, end, value, adjusted, reason in _working_of(sentence_id, 0, spelled)
        ]
    return _working_of(sentence_id, offset, straight)


def _working_of(sentence_id: int, offset: int, text: str) -> list[Row]:
    steps = vader.steps(list(map(vader.lookup(), text.split())))
    if not steps:
        return []
    spans = vader.word_spans(text, [step.place for step in steps])
    rows: list[Row] = [
        (sentence_id, offset + a, offset + b, value, adjusted, "; ".join(reasons) or None)
        for (a, b), (_, value, adjusted, reasons) in zip(spans, steps, strict=True)
    ]
    emphasis = vader.emphasis_of(text)
    total = sum(step.adjusted for step in steps)
    if emphasis and total:
        signed = emphasis if total > 0 else -emphasis
        rows += _emphasis(sentence_id, offset, text, emphasis, signed)
        rows.sort(key=lambda row: row[1:3])
    return rows


def _emphasis(
    sentence_id: int, offset: int, text: str, emphasis: float, signed: float
) -> Iterator[Row]:
    """A row for each run of marks that adds emphasis, by its number of marks."""
    marks = "!?" if text.count("?") > 1 else "!"
    runs = [(a, b) for a, b in vader.mark_spans(text) if any(m in text[a:b] for m in marks)]
    n_marks = sum(b - a for a, b in runs)
    for a, b in runs:
        share = (b - a) / n_marks
        yield (sentence_id, offset + a, offset + b, emphasis * share, signed * share, "emphasis")


def _valence_table(rows: Iterator[Row], sentences: pd.DataFrame) -> pd.DataFrame:
    columns = list(zip(*rows, strict=True)) or [()] * 6
    sentence_ids, starts, ends, values, adjusted, reasons = columns
    firsts, texts = sentences["start"].tolist(), sentences["text"].tolist()
    return schema.frame(
        "valence",
        {
            "sentence_id": sentence_ids,
            "start": starts,
            "end": ends,
            "token": [
                texts[i][a - firsts[i] : b - firsts[i]]
                for i, a, b in zip(sentence_ids, starts, ends, strict=True)
            ],
            "valence": values,
            "adjusted": adjusted,
            "reason": reasons,
        },
    )
