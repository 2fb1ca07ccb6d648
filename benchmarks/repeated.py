"""How all tables of one thing said over and over grow: time and memory up to 200 KB.

    python benchmarks/repeated.py [UNIT ...]

A rule that searches all that came before shows here, where an article hides it. Each unit has a
process of its own; the time is processor time of the tables alone, the memory what the process
takes above that of a short article.
"""

import resource
import subprocess
import sys
import time
from pathlib import Path

import studykit as sk
from studykit import schema

ROOT = Path(__file__).parent.parent
UNITS = [
    "“a,” she said. ",
    "“a” b. ",
    "said. “",
    "said Ann, ",
    '"',
    "“",
    "'a ",
    "according to ",
    "Ann Lane, ",
    "the mayor of ",
    "a",
    "! ",
    "\n\nAnn Lane: ",
    "Q: Why?\n\nA: No.\n\n",
    "Lane said Roe said that ",
    "The official said it rained. ",
    "Elm Bank fell. The company said no. Company men said so. ",
    "not very good, ",
]
SIZES = (25_000, 50_000, 100_000, 200_000)


def all_tables(text: str) -> float:
    """The seconds that all tables take."""
    start = time.process_time()
    article = sk.Article(text)
    for table in schema.TABLES:
        getattr(article, table)
    return time.process_time() - start


def peak() -> float:
    """The most memory that this process has had, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def measure(unit: str) -> None:
    """Print a line on one unit."""
    all_tables("“It rained,” Mayor Ada Lane said. “Was it good?” she asked Ben Roe of Elm.")
    before = peak()
    times = [all_tables((unit * (size // len(unit) + 1))[:size]) for size in SIZES]
    growth = times[-1] / times[-2]
    cells = "".join(f"{seconds:9.2f}" for seconds in times)
    print(f"{unit!r:28}{cells}{growth:9.1f}{peak() - before:9.0f}", flush=True)


def main() -> None:
    """One process a unit, so that memory is its own."""
    if sys.argv[1:2] == ["--one"]:
        return measure(sys.argv[2])
    sizes = "".join(f"{size // 1000:6} KB" for size in SIZES)
    units = "".join(f"{unit:>9}" for unit in (*"ssssx", "MB"))
    print(f"{'unit':28}{sizes}   growth   memory\n{'':28}{units}")
    for unit in sys.argv[1:] or UNITS:
        subprocess.run([sys.executable, __file__, "--one", unit], check=True)


if __name__ == "__main__":
    main()
