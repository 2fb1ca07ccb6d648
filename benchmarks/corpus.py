"""What an archive takes: articles a second, each table and all, beside plainer ways.

    python benchmarks/corpus.py [N | FILE.jsonl]

N articles (2,000 without one) of an archive that the kit makes up, or those of a file with a
field `text`. First one core and no Dask: each table alone, all of them, and all with Parquet,
as wall time and processor time; then the same archive through a plain loop, a process pool, one
worker and two; then one article from 1 KB to 10 MB. On a machine that others use too look at the
ratios: all ways are run one right after the other.
"""

import json
import shutil
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path

import psutil

import studykit as sk
from studykit import schema
from studykit.corpus.invented import invented_articles

SIZES = (1_000, 10_000, 100_000, 1_000_000, 10_000_000)  # characters
SAMPLE = 300  # articles that each table is timed on


def seconds(work: Callable[[], object]) -> tuple[float, float]:
    """Wall time and this process's own time of one call."""
    wall, own = time.perf_counter(), time.process_time()
    work()
    return time.perf_counter() - wall, time.process_time() - own


def one_table(texts: list[str], table: str) -> None:
    for text in texts:
        sk.Article(text).columns(table)


def one_article(text: str) -> None:
    article = sk.Article(text)
    for table in schema.TABLES:
        article.columns(table)


def all_tables(texts: list[str]) -> None:
    for text in texts:
        article = sk.Article(text)
        for table in schema.TABLES:
            getattr(article, table)


def plain_loop(texts: list[str], out: Path) -> None:
    """What one would write first: a DataFrame a table an article, put together at the end."""
    import pandas as pd

    pieces: dict[str, list[pd.DataFrame]] = {table: [] for table in schema.TABLES}
    for number, text in enumerate(texts):
        article = sk.Article(text)
        for table in schema.TABLES:
            pieces[table].append(getattr(article, table).assign(article_id=number))
    for table, frames in pieces.items():
        whole = pd.concat(frames)
        if "spans" in whole:
            whole["spans"] = [[list(span) for span in spans] for spans in whole["spans"]]
        whole.to_parquet(out / f"{table}-{id(texts)}.parquet")


def process_pool(texts: list[str], out: Path) -> None:
    """The plain loop on two processes, five hundred articles at a time."""
    pieces = [texts[start : start + 500] for start in range(0, len(texts), 500)]
    with ProcessPoolExecutor(2) as pool:
        list(pool.map(partial(plain_loop, out=out), pieces))


def peak_memory(work: Callable[[], object]) -> int:
    """The most memory that one process, this one or a child, has while it is done: MB."""
    most, is_done = [0], threading.Event()

    def watch() -> None:
        while not is_done.wait(0.2):
            for process in [(ours := psutil.Process()), *ours.children(recursive=True)]:
                try:
                    most[0] = max(most[0], process.memory_info().rss // 1_000_000)
                except psutil.Error:
                    continue

    thread = threading.Thread(target=watch)
    thread.start()
    try:
        work()
    finally:
        is_done.set()
        thread.join()
    return most[0]


def tables(texts: list[str]) -> None:
    sample = texts[:SAMPLE]
    all_tables(sample)
    print(f"{len(sample)} articles on one core: articles a second by the processor's time")
    for table in schema.TABLES:
        print(f"  {table:24}{len(sample) / seconds(partial(one_table, sample, table))[1]:8.0f}")
    print(f"  {'all as DataFrames':24}{len(sample) / seconds(partial(all_tables, sample))[1]:8.0f}")


def ways(texts: list[str], file: Path, folder: Path) -> None:
    print(f"{len(texts):,} articles, stored: articles a second, MB of the largest process")
    found: dict[str, float] = {}

    def tell(name: str, work: Callable[[], object]) -> None:
        took: list[float] = []
        memory = peak_memory(lambda: took.append(seconds(work)[0]))
        found[name] = len(texts) / took[0]
        print(f"  {name:24}{found[name]:8.0f}{memory:8}", flush=True)

    tell("plain loop", partial(plain_loop, texts, folder))
    tell("process pool of two", partial(process_pool, texts, folder))
    for workers in (0, 1, 2):
        name = ["no worker", "one worker", "two workers"][workers]
        tell(name, partial(sk.write_corpus, file, folder / name, workers=workers))
        shutil.rmtree(folder / name)
    print(f"  two workers for one: {found['two workers'] / found['one worker'] / 2:.2f} each")


def lengths(text: str) -> None:
    print("One article: s, s a MB")
    for size in SIZES:
        longer = (text + "\n\n") * (size // len(text) + 1)
        took = seconds(partial(one_article, longer[:size]))[0]
        print(f"  {size:>12,}{took:8.2f}{took / size * 1e6:8.2f}")


def main(what: str = "2000") -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if what.isdigit():
            file = folder / "news.jsonl"
            with file.open("w", encoding="utf-8") as lines:
                lines.writelines(json.dumps(a) + "\n" for a in invented_articles(int(what)))
        else:
            file = Path(what)
        texts = [json.loads(line)["text"] for line in file.open(encoding="utf-8")]
        print(f"{sum(map(len, texts)) / len(texts):,.0f} characters an article in the mean")
        tables(texts)
        ways(texts, file, folder)
        lengths(texts[0])


if __name__ == "__main__":
    main(*sys.argv[1:2])
