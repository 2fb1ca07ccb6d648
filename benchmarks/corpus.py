"""What an archive takes: articles a second, each table and all, beside plainer ways.

    python benchmarks/corpus.py [N | FILE.jsonl]

N articles (2,000 without one) of an archive that the kit makes up, or those of a file with a
field `text`. First one core and no Dask: each table alone, and all of them, by the processor's
time. Then the same archive stored in several ways, each in a process of its own, all in turn and
three times over: a plain loop, the kit's own parts on a process pool, and `write_corpus` with no
worker, one and two; the best of each. Then one article from 1 KB to 10 MB.

On a machine that others use too look at the processor's time: the wall's is theirs as well.
"""

import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path
from typing import NamedTuple

import psutil

import studykit as sk
from studykit import schema
from studykit.corpus import storing
from studykit.corpus.invented import invented_articles
from studykit.corpus.run import PER_PART
from studykit.corpus.sources import Source, parts

SIZES = (1_000, 10_000, 100_000, 1_000_000, 10_000_000)  # characters
SAMPLE = 300  # articles that each table is timed on
TURNS = 3


# ---------------------------------------------------------------- tables


def seconds(work: Callable[[], object]) -> float:
    """The time that one call takes of the processor."""
    start = time.process_time()
    work()
    return time.process_time() - start


def one_table(texts: list[str], table: str) -> None:
    for text in texts:
        sk.Article(text).columns(table)


def all_columns(texts: list[str]) -> None:
    with storing.seldom_collected(0):
        for text in texts:
            article = sk.Article(text)
            for table in schema.TABLES:
                article.columns(table)


def all_frames(texts: list[str]) -> None:
    for text in texts:
        article = sk.Article(text)
        for table in schema.TABLES:
            getattr(article, table)


def tables(texts: list[str]) -> None:
    sample = texts[:SAMPLE]
    all_frames(sample)
    print(f"{len(sample)} articles on one core: articles a second by the processor's time")
    works = {table: partial(one_table, sample, table) for table in schema.TABLES}
    works |= {
        "all, no DataFrame": partial(all_columns, sample),
        "all as DataFrames": partial(all_frames, sample),
    }
    for name, work in works.items():
        took = min(seconds(work) for _ in range(TURNS))
        print(f"  {name:24}{len(sample) / took:8.0f}", flush=True)


# ---------------------------------------------------------------- ways


def plain_loop(file: str, out: str) -> None:
    """What one would write first: a DataFrame a table an article, put together at the end."""
    import pandas as pd

    pieces: dict[str, list[pd.DataFrame]] = {table: [] for table in schema.TABLES}
    for number, text in enumerate(texts_of(file)):
        article = sk.Article(text)
        for table in schema.TABLES:
            pieces[table].append(getattr(article, table).assign(article_id=number))
    for table, frames in pieces.items():
        whole = pd.concat(frames)
        if "spans" in whole:
            whole["spans"] = [[list(span) for span in spans] for spans in whole["spans"]]
        whole.to_parquet(f"{out}-{table}.parquet")


def process_pool(file: str, out: str, n: int) -> None:
    """The kit's own parts on some processes, without Dask: what the machine can do."""
    folder = Path(out)
    storing.make_folders(folder)
    with ProcessPoolExecutor(n) as pool:
        found = parts(Source(file, {}, folder).items(), PER_PART, b"")
        list(pool.map(partial(storing.store, folder=out), found))


def on_dask(file: str, out: str, workers: int) -> None:
    sk.write_corpus(file, out, workers=workers)


WAYS: dict[str, Callable[[str, str], None]] = {
    "plain loop": plain_loop,
    "process pool of one": partial(process_pool, n=1),
    "process pool of two": partial(process_pool, n=2),
    "no worker": partial(on_dask, workers=0),
    "one worker": partial(on_dask, workers=1),
    "two workers": partial(on_dask, workers=2),
}


class Taken(NamedTuple):
    """What one way took: seconds from its first article on, and MB."""

    wall: float
    own: float  # the processor's time of the process that hands the articles out
    workers: float  # and of its workers
    most: float  # memory of the process that had most


def one_way(way: str, file: str, out: str) -> None:
    """Print what it takes, for `taken`."""
    begun = time.perf_counter(), time.process_time()
    WAYS[way](file, out)
    wall, own = time.perf_counter() - begun[0], time.process_time() - begun[1]
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    print(json.dumps([wall, own, children.ru_utime + children.ru_stime]))


def taken(way: str, file: Path) -> Taken:
    """What a way takes in a process of its own."""
    with tempfile.TemporaryDirectory() as out:
        command = [sys.executable, __file__, way, str(file), out]
        process = psutil.Popen(command, stdout=subprocess.PIPE, text=True)
        most = 0
        while process.poll() is None:
            most = max(most, *map(memory, [process, *process.children(recursive=True)]))
            time.sleep(0.2)
        return Taken(*json.loads(process.stdout.read()), most / 1e6)


def memory(process: psutil.Process) -> int:
    try:
        return int(process.memory_info().rss)
    except psutil.Error:
        return 0


def ways(n: int, file: Path) -> None:
    print(f"{n:,} articles, stored: articles a second; ms of processors an article, of which")
    print("where they are handed out; MB of the largest process")
    found: dict[str, list[Taken]] = {way: [] for way in WAYS}
    for _ in range(TURNS):
        for way in WAYS:
            found[way].append(taken(way, file))
    best = {way: Taken(*map(min, zip(*all_of_it, strict=True))) for way, all_of_it in found.items()}
    for way, took in best.items():
        each = 1000 / n
        spent = f"{(took.own + took.workers) * each:8.2f}{took.own * each:8.2f}"
        print(f"  {way:24}{n / took.wall:8.0f}{spent}{took.most:8.0f}", flush=True)
    for one, two in (("process pool of one", "process pool of two"), ("one worker", "two workers")):
        print(f"  {two} for {one}: {best[one].wall / best[two].wall / 2:.2f} each")


# ---------------------------------------------------------------- lengths


def lengths(text: str) -> None:
    print("One article: s, s a MB, by the processor's time")
    for size in SIZES:
        longer = (text + "\n\n") * (size // len(text) + 1)
        took = seconds(partial(all_columns, [longer[:size]]))
        print(f"  {size:>12,}{took:8.2f}{took / size * 1e6:8.2f}", flush=True)


def texts_of(file: str | Path) -> list[str]:
    with open(file, encoding="utf-8") as lines:
        return [json.loads(line)["text"] for line in lines]


def main(what: str = "2000") -> None:
    with tempfile.TemporaryDirectory() as name:
        file = Path(what)
        if what.isdigit():
            file = Path(name) / "news.jsonl"
            with file.open("w", encoding="utf-8") as lines:
                lines.writelines(json.dumps(a) + "\n" for a in invented_articles(int(what)))
        texts = texts_of(file)
        print(f"{sum(map(len, texts)) / len(texts):,.0f} characters an article in the mean")
        tables(texts)
        ways(len(texts), file)
        lengths(texts[0])


if __name__ == "__main__":
    one_way(*sys.argv[1:]) if len(sys.argv) == 4 else main(*sys.argv[1:])
