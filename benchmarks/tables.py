"""How long the tables of an article take: many articles in turn, each one's best of several passes.

    python benchmarks/tables.py [FOLDER | FILE]

A folder of .txt files, or a .jsonl file (.gz as well) of articles with a field `text`; without
one, the article in seeds/ and those of the tests. One core, warm. The mean over the articles is
scaled to 4,500 characters, and a plain Python loop is timed beside it: on a machine that others
use too their ratio says more than either. Then the bare libraries on the same texts, growth with
length, memory and import. Times are processor time, but that of the import.
"""

import gzip
import json
import subprocess
import sys
import time
import tracemalloc
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path

import pandas as pd
from nltk.tokenize.punkt import PunktSentenceTokenizer
from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

import studykit as sk
from studykit import schema

ROOT = Path(__file__).parent.parent
HERE = [ROOT / "seeds", ROOT / "tests" / "articles"]
PASSES = 5  # or more, where there are few articles
SIZE = 4500  # characters that times are scaled to
# Each stage builds on those before it.
STAGES = {
    "paragraphs, sentences": ["paragraphs", "sentences"],
    "names": ["names"],
    "quotes": ["quotes"],
    "tokens with their quote_id": ["tokens"],
    "sentiment": ["sentiment"],
    "valence": ["valence"],
}


def read(path: Path) -> list[str]:
    """The articles of a folder or a file."""
    if path.is_dir():
        return [sk.read(file).text for file in sorted(path.glob("*.txt"))]
    if ".jsonl" not in path.suffixes:
        return [sk.read(path).text]
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line)["text"] for line in lines]


def seconds(work: Callable[[], object], clock: Callable[[], float] = time.process_time) -> float:
    """The time of one call."""
    start = clock()
    result = work()
    took = clock() - start
    del result
    return took


def stage_times(text: str) -> list[float]:
    """The time that each stage adds once those it builds on are there."""
    article = sk.Article(text)
    return [seconds(partial(built, article, tables)) for tables in STAGES.values()]


def built(article: sk.Article, tables: Iterable[str]) -> list[pd.DataFrame]:
    return [getattr(article, table) for table in tables]


def all_tables(text: str) -> list[pd.DataFrame]:
    return built(sk.Article(text), schema.TABLES)


def in_turn(texts: list[str], n_passes: int) -> list[list[float]]:
    """For each article the stages of its quickest pass; every pass goes through all articles."""
    passes = [[stage_times(text) for text in texts] for _ in range(n_passes)]
    return [min(times, key=sum) for times in zip(*passes, strict=True)]


def plain_loop() -> object:
    return [None for i in range(100_000) if i % 7]


def libraries() -> dict[str, Callable[[str], object]]:
    """What the bare libraries do with a text."""
    vader, punkt = SentimentIntensityAnalyzer(), PunktSentenceTokenizer()
    columns = {"start": list(range(800)), "end": list(range(800)), "token": ["word"] * 800}
    return {
        "Punkt": punkt.tokenize,
        "vaderSentiment by Punkt's sentences": lambda text: [
            vader.polarity_scores(sentence) for sentence in punkt.tokenize(text)
        ],
        "seven plain DataFrames": lambda text: [pd.DataFrame(columns) for _ in range(7)],
    }


def speed(texts: list[str]) -> None:
    """Print what the tables take, all and by stage, and what the libraries take."""
    scale = 1000 * SIZE / sum(map(len, texts))  # from seconds in all to ms for one of this size
    n_passes = max(PASSES, 200 // len(texts))
    kept = in_turn(texts, n_passes)
    loop = 1000 * min(seconds(plain_loop) for _ in range(20))
    total = scale * sum(map(sum, kept))
    print(f"{len(texts)} articles of {sum(map(len, texts)) / len(texts):,.0f} characters in the")
    print(f"mean, in turn, best of {n_passes} passes, for {SIZE:,} characters:")
    for name, times in zip(STAGES, zip(*kept, strict=True), strict=True):
        print(f"  {name:38}{scale * sum(times):8.2f} ms")
    print(f"  {'all tables':38}{total:8.2f} ms")
    print(f"  {'a plain loop':38}{loop:8.2f} ms; all tables: {total / loop:.2f} times")
    for name, work in libraries().items():
        ms = scale * sum(min(seconds(partial(work, text)) for _ in "12") for text in texts)
        print(f"  {name:38}{ms:8.2f} ms; all tables: {total / ms:.2f} times")


def growth(text: str) -> None:
    """Print time and memory for longer and longer texts."""
    print("Growth with length:")
    for copies in (1, 20, 230, 2300):
        longer = "\n".join([text] * copies)
        took, size = seconds(partial(all_tables, longer)), len(longer.encode()) / 1e6
        print(f"  {size:8.3f} MB {took:8.2f} s {took / size:8.2f} s a MB")
    tracemalloc.start()
    all_tables("\n".join([text] * 230))
    print(f"  memory at 1 MB: {tracemalloc.get_traced_memory()[1] / 1e6:,.0f} MB at the peak")
    tracemalloc.stop()


def imports() -> None:
    """Print how long a fresh interpreter takes to import the package."""
    commands = [[sys.executable, "-c", f"import {names}"] for names in ("pandas, nltk", "studykit")]
    runs = [partial(subprocess.run, command, check=True) for command in commands]
    floor, ours = (min(seconds(run, time.perf_counter) for _ in range(PASSES)) for run in runs)
    print(f"Import: pandas and nltk {floor:.2f} s, studykit {ours:.2f} s")


def main(path: str | None = None) -> None:
    texts = [text for place in ([Path(path)] if path else HERE) for text in read(place)]
    speed(texts)
    growth(texts[0])
    imports()


if __name__ == "__main__":
    main(*sys.argv[1:2])
