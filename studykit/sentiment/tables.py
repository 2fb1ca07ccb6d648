"""The tables `sentiment` and `valence`: each sentence's score, and how it comes about."""

from collections.abc import Callable, Collection, Iterator, Sequence
from typing import Any

import pandas as pd

from studykit import schema
from studykit.schema import Columns
from studykit.sentiment import dictionary, news, rules, vader
from studykit.sentiment.places import Sentence, Span
from studykit.sentiment.rules import Step

Row = tuple[int, int, int, float, float, str | None]
Reader = Callable[[Sentence], list[Step]]
"""What makes the steps of a sentence."""
Reading = tuple[Sentence, list[Step]]
"""A sentence as the rules read it, from which its scores and their working follow."""

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
    read = _readings_of_table(sentences, variant, names, changes)
    columns = schema.columns(sentences, "paragraph_id", "start", "end")
    return schema.frame("sentiment", score_columns(columns, read))


def readings(sentences: Columns, starts: Sequence[int], ends: Sequence[int]) -> list[Reading]:
    """Each sentence read once by the news variant, for `score_columns` and `valence_columns`.

    Mentions of names are where they start and end.
    """
    mentions = zip(starts, ends, strict=True)
    return _readings(sentences, _news_reader(list(mentions), frozenset(news.NEWS_CHANGES)))


def _readings_of_table(
    sentences: pd.DataFrame, variant: str, names: pd.DataFrame | None, changes: Collection[str]
) -> list[Reading]:
    read = _reader(variant, names, changes)
    return _readings(schema.columns(sentences, "start", "text"), read)


def _readings(sentences: Columns, read: Reader) -> list[Reading]:
    found = map(Sentence, sentences["text"], sentences["start"])
    return [(sentence, read(sentence)) for sentence in found]


def score_columns(sentences: Columns, read: Sequence[Reading]) -> dict[str, Sequence[Any]]:
    """The columns of the table `sentiment`, of sentences that have been read."""
    found = [vader.scores(sentence.text, len(sentence.chunks), steps) for sentence, steps in read]
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


def scores(text: str, read: Reader | None = None) -> vader.Scores:
    """The scores of one sentence.

    Examples
    --------
    >>> scores("He called him a “dear friend”.").compound
    0.7003
    """
    sentence = Sentence(text)
    return vader.scores(sentence.text, len(sentence.chunks), (read or _reference)(sentence))


def _reference(sentence: Sentence) -> list[Step]:
    return rules.steps(list(map(dictionary.lookup(), sentence.chunks)))


def _reader(variant: str, names: pd.DataFrame | None, changes: Collection[str]) -> Reader:
    if variant not in VARIANTS:
        raise ValueError(f"variant={variant!r} is unknown; allowed: {', '.join(VARIANTS)}")
    if unknown := set(changes) - set(news.NEWS_CHANGES):
        raise ValueError(f"changes holds {unknown}; allowed: {', '.join(news.NEWS_CHANGES)}")
    if variant == "reference":
        return _reference
    mentions = [] if names is None else list(zip(names["start"], names["end"], strict=True))
    return _news_reader(mentions, frozenset(changes))


def _news_reader(mentions: Sequence[Span], changes: frozenset[str]) -> Reader:
    named = bytearray(max((end for _, end in mentions), default=0))
    for start, end in mentions:
        named[start:end] = b"\1" * (end - start)
    return lambda sentence: news.steps(sentence, named, changes)


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
    read = _readings_of_table(sentences, variant, names, changes)
    columns = schema.columns(sentences, "start", "text")
    return schema.frame("valence", valence_columns(columns, read))


def valence_columns(sentences: Columns, read: Sequence[Reading]) -> dict[str, Sequence[Any]]:
    """The columns of the table `valence`, of sentences that have been read."""
    rows: list[Row] = [
        (sentence_id, *sentence.word_span(place), value, adjusted, "; ".join(reasons) or None)
        for sentence_id, (sentence, steps) in enumerate(read)
        for place, value, adjusted, reasons in steps
    ]
    if emphasis := list(_emphasis(read)):
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


def _emphasis(read: Sequence[Reading]) -> Iterator[Row]:
    """A row for each run of marks that adds emphasis, by its number of marks."""
    for sentence_id, (sentence, steps) in enumerate(read):
        emphasis = vader.emphasis_of(sentence.text) if steps else 0.0
        total = sum(step.adjusted for step in steps) if emphasis else 0.0
        if total:
            runs = sentence.mark_spans("!?" if sentence.text.count("?") > 1 else "!")
            n_marks = sum(b - a for a, b in runs)
            for a, b in runs:
                value = emphasis * ((b - a) / n_marks)
                yield (sentence_id, a, b, value, value if total > 0 else -value, "emphasis")
