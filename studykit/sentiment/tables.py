"""The tables `sentiment` and `valence`: each sentence's score, and how it comes about."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Collection, Iterator, Sequence
from itertools import chain
from typing import Any, NamedTuple

import pandas as pd

from studykit import schema
from studykit.schema import Columns
from studykit.sentiment import dictionary, news, places, rules, vader
from studykit.sentiment.rules import Step

Row = tuple[int, int, int, float, float, str | None]
Span = tuple[int, int]
Reader = Callable[[str, list[str], Sequence[int] | None, int], list[Step]]
"""From a sentence (straight, emoji spelled), its pieces between blanks, its characters' origins
and its start to the steps."""

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


class Reading(NamedTuple):
    """A sentence as the rules read it, from which its scores and their working follow."""

    start: int  # where the sentence begins in the article
    text: str  # straight, emoji spelled
    origins: Sequence[int] | None  # where its characters come from, if that changed them
    n_words: int
    steps: list[Step]
    spans: Sequence[Sequence[int]]  # where the steps' words are in the article


def readings(sentences: Columns, starts: Sequence[int], ends: Sequence[int]) -> list[Reading]:
    """Each sentence read once by the news variant, for `score_columns` and `valence_columns`.

    Mentions of names are where they start and end.
    """
    mentions = sorted(zip(starts, ends, strict=True))
    return _readings(sentences, _news_reader(mentions, frozenset(news.NEWS_CHANGES)))


def _readings_of_table(
    sentences: pd.DataFrame, variant: str, names: pd.DataFrame | None, changes: Collection[str]
) -> list[Reading]:
    read = _reader(variant, names, changes)
    return _readings(schema.columns(sentences, "start", "text"), read)


def _readings(sentences: Columns, read: Reader) -> list[Reading]:
    rows = zip(sentences["start"], sentences["text"], strict=True)
    return [_reading(text, read, start) for start, text in rows]


def _reading(text: str, read: Reader, start: int) -> Reading:
    text, origins = _plain(text)
    chunks = text.split()
    steps = read(text, chunks, origins, start)
    inside = places.word_spans(text, chunks, [step.place for step in steps]) if steps else []
    spans = [_in_article(start, origins, a, b) for a, b in inside]
    return Reading(start, text, origins, len(chunks), steps, spans)


def _in_article(start: int, origins: Sequence[int] | None, a: int, b: int) -> Span:
    """Where a span of a sentence as it is read is in the article."""
    if origins is None:
        return start + a, start + b
    return start + origins[a], start + origins[b - 1] + 1


def score_columns(sentences: Columns, read: Sequence[Reading]) -> dict[str, Sequence[Any]]:
    """The columns of the table `sentiment`, of sentences that have been read."""
    found = [vader.scores(reading.text, reading.n_words, reading.steps) for reading in read]
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


def scores(text: str, read: Reader | None = None, start: int = 0) -> vader.Scores:
    """The scores of one sentence.

    Examples
    --------
    >>> scores("He called him a “dear friend”.").compound
    0.7003
    """
    text, origins = _plain(text)
    chunks = text.split()
    return vader.scores(text, len(chunks), (read or _reference)(text, chunks, origins, start))


def _plain(text: str) -> tuple[str, Sequence[int] | None]:
    """The text as the rules read it, and where its characters come from if that changed."""
    return places.spelled(places.straight(text))


def _reference(
    text: str, chunks: list[str], origins: Sequence[int] | None, start: int
) -> list[Step]:
    return rules.steps(list(map(dictionary.lookup(), chunks)))


def _reader(variant: str, names: pd.DataFrame | None, changes: Collection[str]) -> Reader:
    if variant not in VARIANTS:
        raise ValueError(f"variant={variant!r} is unknown; allowed: {', '.join(VARIANTS)}")
    if unknown := set(changes) - set(news.NEWS_CHANGES):
        raise ValueError(f"changes holds {unknown}; allowed: {', '.join(news.NEWS_CHANGES)}")
    if variant == "reference":
        return _reference
    mentions = [] if names is None else _sorted_spans(names)
    return _news_reader(mentions, frozenset(changes))


def _news_reader(mentions: Sequence[Span], changes: frozenset[str]) -> Reader:
    firsts = [start for start, _ in mentions]

    def read(text: str, chunks: list[str], origins: Sequence[int] | None, start: int) -> list[Step]:
        length = (len(text) if origins is None else origins[-1] + 1) if text else 0
        here = slice(bisect_left(firsts, start), bisect_left(firsts, start + length))
        spans = [(a - start, b - start) for a, b in mentions[here]]
        in_names = _places_within(text, chunks, origins, spans)
        return news.steps(text, chunks, in_names, changes)

    return read


def _sorted_spans(table: pd.DataFrame) -> list[Span]:
    return sorted(zip(table["start"].tolist(), table["end"].tolist(), strict=True))


def _places_within(
    text: str, chunks: Sequence[str], origins: Sequence[int] | None, spans: list[Span]
) -> set[int]:
    """The numbers of the words that share a character with one of the spans."""
    if not spans:
        return set()
    starts = places.chunk_starts(text, chunks)
    ends = [a + len(chunk) for a, chunk in zip(starts, chunks, strict=True)]
    if origins is not None:
        starts, ends = [origins[a] for a in starts], [origins[b - 1] + 1 for b in ends]
    found = (range(bisect_right(ends, a), bisect_left(starts, b)) for a, b in spans)
    return set(chain.from_iterable(found))


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
        (sentence_id, a, b, value, adjusted, "; ".join(reasons) if reasons else None)
        for sentence_id, reading in enumerate(read)
        for (a, b), (_, value, adjusted, reasons) in zip(reading.spans, reading.steps, strict=True)
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
    for sentence_id, (start, text, origins, _, steps, _) in enumerate(read):
        emphasis = vader.emphasis_of(text) if steps else 0.0
        total = sum(step.adjusted for step in steps) if emphasis else 0.0
        if total:
            marks = "!?" if text.count("?") > 1 else "!"
            runs = [
                (a, b) for a, b in places.mark_spans(text) if any(m in text[a:b] for m in marks)
            ]
            n_marks = sum(b - a for a, b in runs)
            for a, b in runs:
                value = emphasis * ((b - a) / n_marks)
                span = _in_article(start, origins, a, b)
                yield (sentence_id, *span, value, value if total > 0 else -value, "emphasis")
