"""How fast the sentiment tables are, and how far they agree with people's judgements of news.

    python benchmarks/sentiment.py [FOLDER]

Speed is put beside vaderSentiment's in the same run. With a folder that holds
`nyt-editorials-dev.tsv.gz` (id, mean rating, text; VADER's ground truth, Hutto & Gilbert 2014)
and `newsmtsc-train.jsonl.gz` (sentences with the tone towards named targets; Hamborg & Donnay
2021) it prints, for the reference, for AFINN and for the news variant with each of its changes left
out: the correlation r with the mean rating, and macro-F1 over negative, neutral and positive
(bounds at -0.05 and 0.05). The data are not part of the project.
"""

import gzip
import json
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pandas as pd
from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

import studykit as sk
from studykit.sentiment import NEWS_CHANGES, opinions, sentiment_of, valence_of
from studykit.sentiment.tables import scores

SEED = Path(__file__).parent.parent / "seeds" / "000_01a596b34eb9c361.txt"
BOUND = 0.05
LABELS = (-1, 0, 1)
STRAIGHT = str.maketrans("“”‘’", "\"\"''")


class Rated(NamedTuple):
    """Texts with what people said of each: one number, or a label for each target."""

    articles: list[sk.Article]
    judgements: list[list[float]]


def side_by_side(works: dict[str, Callable[[], object]], rounds: int = 61) -> dict[str, float]:
    """The median time of each call in milliseconds, one after another in every round."""
    times: dict[str, list[float]] = {name: [] for name in works}
    for _ in range(rounds):
        for name, work in works.items():
            start = time.perf_counter()
            work()
            times[name].append(time.perf_counter() - start)
    return {name: 1000 * statistics.median(held) for name, held in times.items()}


def speed() -> None:
    """Print the time of the tables for one article, as a ratio to the library's own."""
    article = sk.read(SEED)
    sentences, names = article.sentences, article.names
    texts = sentences["text"].tolist()
    library = SentimentIntensityAnalyzer()
    times = side_by_side(
        {
            "vaderSentiment": lambda: [
                library.polarity_scores(text.translate(STRAIGHT)) for text in texts
            ],
            "scores alone": lambda: [scores(text) for text in texts],
            "table sentiment": lambda: sentiment_of(sentences, variant="reference"),
            "table valence": lambda: valence_of(sentences, variant="reference"),
            "sentiment, news variant": lambda: sentiment_of(sentences, variant="news", names=names),
        }
    )
    floor = times["vaderSentiment"]
    print(f"One article of {len(article.text):,} characters, warm:")
    for name, ms in times.items():
        print(f"  {name:30} {ms:6.2f} ms  ({floor / ms:.1f} times as fast as vaderSentiment)")


def rated_snippets(path: Path) -> Rated:
    with gzip.open(path, "rt", encoding="utf-8") as file:
        rows = [line.rstrip("\n").split("\t")[:3] for line in file]
    return Rated([sk.Article(row[2]) for row in rows], [[float(row[1])] for row in rows])


def rated_targets(path: Path) -> Rated:
    with gzip.open(path, "rt", encoding="utf-8") as file:
        rows = [json.loads(line) for line in file]
    return Rated(
        [sk.Article(row["sentence"]) for row in rows],
        [[target["polarity"] for target in row["targets"]] for row in rows],
    )


def correlation(rated: Rated, found: list[float]) -> float:
    return float(np.corrcoef([mean for (mean,) in rated.judgements], found)[0, 1])


def macro_f1(rated: Rated, found: list[float]) -> float:
    pairs = [
        (gold, 1 if score >= BOUND else -1 if score <= -BOUND else 0)
        for golds, score in zip(rated.judgements, found, strict=True)
        for gold in golds
    ]
    scores = []
    for label in LABELS:
        both = sum(gold == label == said for gold, said in pairs)
        either = sum(gold == label for gold, _ in pairs) + sum(said == label for _, said in pairs)
        scores.append(200 * both / either if either else 0.0)
    return statistics.mean(scores)


Scorer = Callable[[sk.Article], pd.Series]


def ways() -> dict[str, Scorer]:
    """Each way of scoring an article's sentences, by name."""

    def news(changes: list[str]) -> Scorer:
        return lambda article: sentiment_of(
            article.sentences, variant="news", names=article.names, changes=changes
        )["compound"]

    every = list(NEWS_CHANGES)
    named: dict[str, Scorer] = {
        "reference (VADER)": lambda article: sentiment_of(article.sentences, variant="reference")[
            "compound"
        ],
        "AFINN alone": lambda article: opinions(article.sentences)["afinn"],
        "news variant, all changes": news(every),
    }
    for change in every:
        named[f"news without {change}"] = news([other for other in every if other != change])
    for change in every:
        named[f"VADER with only {change}"] = news([change])
    return named


def accuracy(folder: Path) -> None:
    """Print r and macro-F1 for each way of scoring."""
    snippets = rated_snippets(folder / "nyt-editorials-dev.tsv.gz")
    targets = rated_targets(folder / "newsmtsc-train.jsonl.gz")
    print(f"{len(snippets.articles):,} snippets, {len(targets.articles):,} sentences:")
    for name, way in ways().items():
        r = correlation(snippets, [float(way(a).mean()) for a in snippets.articles])
        f1 = macro_f1(targets, [float(way(a).mean()) for a in targets.articles])
        print(f"  {name:32} r {r:.3f}   macro-F1 {f1:.1f}", flush=True)


def main(folder: str | None = None) -> None:
    speed()
    if folder is not None:
        accuracy(Path(folder))


if __name__ == "__main__":
    main(*sys.argv[1:2])
