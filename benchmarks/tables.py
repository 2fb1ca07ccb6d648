"""How long each table takes, per article and per megabyte, beside the bare library call.

    python benchmarks/tables.py [ARTICLE]

Warm, one core; each figure is the median of repeated runs and the least of them, which is nearer
to what the work costs on a machine that others use too; each floor is measured in the same run.
"""

import re
import statistics
import subprocess
import sys
import time
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import pandas as pd
from nltk.tokenize.punkt import PunktSentenceTokenizer
from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

import studykit as sk
from studykit import schema

SEED = Path(__file__).parent.parent / "seeds" / "000_01a596b34eb9c361.txt"
REPEATS = 201
# Each stage builds on those before it.
STAGES = {
    "paragraphs, sentences": ["paragraphs", "sentences"],
    "names": ["names"],
    "quotes": ["quotes"],
    "tokens with their quote_id": ["tokens"],
    "sentiment": ["sentiment"],
    "valence": ["valence"],
}


def times_ms(work: Callable[[], object], repeats: int = REPEATS) -> list[float]:
    """The times of a call, in milliseconds."""
    work()
    times = []
    for _ in range(repeats):
        start = time.perf_counter()
        result = work()
        times.append(1000 * (time.perf_counter() - start))
        del result
    return times


def median_ms(work: Callable[[], object], repeats: int = REPEATS) -> float:
    """The median time of a call, in milliseconds."""
    return statistics.median(times_ms(work, repeats))


def stages_ms(text: str, repeats: int = REPEATS) -> dict[str, list[float]]:
    """The times that each stage adds once those it builds on are there."""
    times: dict[str, list[float]] = {stage: [] for stage in STAGES}
    for _ in range(repeats):
        article = sk.Article(text)
        for stage, tables in STAGES.items():
            start = time.perf_counter()
            for table in tables:
                getattr(article, table)
            times[stage].append(1000 * (time.perf_counter() - start))
    return times


def all_tables(text: str) -> list[pd.DataFrame]:
    article = sk.Article(text)
    return [getattr(article, name) for name in schema.TABLES]


def floors(text: str) -> dict[str, float]:
    """What the bare libraries need for the same text, in milliseconds."""
    words = re.compile(r"\w+|[^\w\s]")
    columns = {"start": list(range(800)), "end": list(range(800)), "token": ["word"] * 800}
    sentences = sk.Article(text).sentences["text"].tolist()
    vader = SentimentIntensityAnalyzer()
    return {
        "one regular expression over the text": median_ms(lambda: words.findall(text)),
        "Punkt": median_ms(lambda: PunktSentenceTokenizer().tokenize(text)),
        "vaderSentiment": median_ms(lambda: [vader.polarity_scores(s) for s in sentences]),
        "seven empty DataFrames": median_ms(lambda: [pd.DataFrame(columns) for _ in range(7)]),
    }


def import_seconds(statement: str) -> float:
    """The median time of a fresh interpreter that runs the statement."""
    times = []
    for _ in range(7):
        start = time.perf_counter()
        subprocess.run([sys.executable, "-c", statement], check=True)
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def main(path: str | None = None) -> None:
    text = sk.read(path or SEED).text
    print(f"One article of {len(text):,} characters, warm:")
    for stage, times in stages_ms(text).items():
        print(f"  {stage:32}{statistics.median(times):8.2f} ms (least {min(times):.2f})")
    times = times_ms(lambda: all_tables(text))
    total = statistics.median(times)
    print(f"  {'all tables':32}{total:8.2f} ms (least {min(times):.2f}):", end=" ")
    print(f"{1000 / total:,.0f} articles a second")
    for name, ms in floors(text).items():
        print(f"  floor: {name:40}{ms:8.2f} ms  (all tables: {total / ms:.1f} times)")

    print("Growth with length:")
    for copies in (1, 20, 230, 2300):
        longer = "\n".join([text] * copies)
        start = time.perf_counter()
        all_tables(longer)
        seconds = time.perf_counter() - start
        size = len(longer.encode()) / 1e6
        print(f"  {size:8.3f} MB {seconds:8.2f} s {seconds / size:8.2f} s a MB")

    tracemalloc.start()
    all_tables("\n".join([text] * 230))
    print(f"  memory at 1 MB: {tracemalloc.get_traced_memory()[1] / 1e6:,.0f} MB at the peak")
    tracemalloc.stop()

    floor, ours = import_seconds("import pandas, nltk"), import_seconds("import studykit")
    print(
        f"Import: pandas and nltk {floor:.2f} s, studykit {ours:.2f} s ({ours / floor:.2f} times)"
    )


if __name__ == "__main__":
    main(*sys.argv[1:2])
