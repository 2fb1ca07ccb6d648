"""The folder of an archive's tables: part after part, each stored whole or not at all.

``OUT/<table>/part-000000.parquet`` holds the rows of the first articles, and so on; what a run
needs to go on is in ``OUT/_run``, which Spark and the other readers of Parquet leave out.
"""

import gc
import json
import os
import shutil
from base64 import b64encode
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from mmap import mmap
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from studykit.corpus.gathered import CORPUS, Gathered, arrow_schema
from studykit.corpus.items import Item
from studykit.corpus.likeness import LENGTH, nearly_same
from studykit.corpus.making import Making
from studykit.corpus.sources import Part

if TYPE_CHECKING:
    import pyarrow as pa

RUN = "_run"
TRIES = 3
"""How often an article may end the process that works on it before it is set aside."""

_STORED = [table for table in CORPUS if table != "near_duplicates"]
_SIGNATURES = f"{RUN}/signatures"
_BLANK = b" " * 10  # a try that has begun no article yet


class Done(NamedTuple):
    """A part that is stored: how many articles it has, and how many could not be read."""

    key: str
    n_articles: int
    n_failures: int
    size: int


def stored(out: Path, part: Part) -> Done | None:
    """What is known of a part if it is stored as it is now."""
    try:
        done = Done(**json.loads((out / RUN / f"{part.name}.json").read_bytes()))
    except (OSError, ValueError, TypeError):
        return None
    return done if done.key == part.key else None


def store(part: Part, folder: str) -> Done:
    """Make the tables of a part and store them.

    Whenever it is stopped, the part is not stored; it may be stored by two at once.
    """
    out = Path(folder)
    is_files = any(item.path is not None for item in part.items)
    # What the tables were made of is gone before it could be looked through.
    with _tried(part, out) as (start, set_aside), seldom_collected(400_000 if is_files else 0):
        items = [_set_aside(item) if n in set_aside else item for n, item in enumerate(part.items)]
        n_failures = _store(part, items, start, out)
    done = Done(part.key, len(part.items) - n_failures, n_failures, part.size)
    _put(out / RUN / f"{part.name}.json", json.dumps(done._asdict()).encode())
    return done


def _store(part: Part, items: list[Item], start: Callable[[int], None], out: Path) -> int:
    """Make and write the tables of some articles; how many could not be read."""
    making = Making()
    making.add(items, start)
    _write(making, part, out)
    return making.gathered.n_rows("failures")


@contextmanager
def seldom_collected(after: int) -> Iterator[None]:
    """Tables in the making are looked through for garbage after so many objects; with 0 never.

    That makes short articles a tenth faster, and one of 10 MB by two fifths. An article leaves no
    garbage of that kind; a saved web page does.
    """
    before = gc.get_threshold()
    gc.set_threshold(after, 50, 100)
    try:
        yield
    finally:
        gc.set_threshold(*before)


def _set_aside(item: Item) -> Item:
    why = f"was set aside: it ended the process that worked on it {TRIES} times."
    return item._replace(problem=f"{item.place} {why}")


@contextmanager
def _tried(part: Part, out: Path) -> Iterator[Any]:
    """What notes which article is begun, and those that ended their process too often.

    Each try has a line of the file, with the number of the article that was begun last. The file
    outlives a process that is killed, and no other. It is written to through memory, which outlives
    the process as well: an article takes a dozen steps, and each is noted.
    """
    path = out / RUN / f"{part.name}-{part.key}.tries"
    try:
        with path.open("a+b") as notes:
            notes.seek(0)
            last = Counter(map(int, notes.read().split()))
            notes.write(_BLANK + b"\n")
            notes.flush()
            end = notes.tell() - 1
            with mmap(notes.fileno(), 0) as memory:

                def start(number: int) -> None:
                    memory[end - len(_BLANK) : end] = b"%*d" % (len(_BLANK), number)

                yield start, {number for number, n in last.items() if n >= TRIES}
    finally:
        path.unlink(missing_ok=True)


def _write(making: Making, part: Part, out: Path) -> None:
    """Write a part's files aside, then put each in its place."""
    import pyarrow as pa

    aside = out / RUN / f"{part.name}-{part.key}-{os.getpid()}"
    try:
        aside.mkdir(exist_ok=True)
        for table in _STORED:
            _write_table(making.gathered.arrow(table), arrow_schema(table), aside / table)
        array = pa.FixedSizeListArray.from_arrays(making.array().ravel(), LENGTH)
        signatures = pa.table({"article_id": pa.array(making.ids, pa.string()), "numbers": array})
        _write_table(signatures, signatures.schema, aside / "signatures")
        for table in [*_STORED, "signatures"]:
            folder = out / (table if table in CORPUS else _SIGNATURES)
            os.replace(aside / table, folder / f"{part.name}.parquet")
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def _write_table(table: "pa.Table", kept: "pa.Schema", path: Path) -> None:
    """Write a file of Parquet that reads as of a schema, also what is a dictionary in memory.

    Whole numbers, most of which grow from row to row, are written as differences: a fifth smaller
    than without, and in four fifths of the time.
    """
    import pyarrow.parquet as pq

    grow = [field.name for field in kept if field.type == "int64"]
    with pq.ParquetWriter(
        path,
        table.schema,
        compression="zstd",
        column_encoding=dict.fromkeys(grow, "DELTA_BINARY_PACKED"),
        use_dictionary=[name for name in kept.names if name not in grow],
        write_statistics=["article_id", *grow],  # who asks for a word reads its column anyway
        store_schema=False,
    ) as file:
        file.write_table(table)
        named = b64encode(kept.serialize().to_pybytes()).decode()
        file.add_key_value_metadata({"ARROW:schema": named})


def _put(path: Path, data: bytes) -> None:
    """Write a file that is there whole or not at all."""
    aside = path.with_suffix(f".{os.getpid()}")
    aside.write_bytes(data)
    os.replace(aside, path)


def make_folders(out: Path) -> None:
    """The folders of all tables."""
    for folder in [*CORPUS, _SIGNATURES]:
        (out / folder).mkdir(parents=True, exist_ok=True)


def is_begun(out: Path) -> bool:
    """Whether a part is stored in the folder."""
    return next((out / RUN).glob("part-*.json"), None) is not None


def remove_folders(out: Path) -> None:
    """Take away the folders that have stayed empty."""
    for folder in [*CORPUS, _SIGNATURES, RUN, "."]:
        with suppress(OSError):
            (out / folder).rmdir()


def finish(out: Path, n_parts: int) -> int:
    """Write which articles are nearly the same, and clear away what an earlier run has left.

    Returns
    -------
    int
        How many articles are nearly the same as an earlier one.
    """
    import pyarrow.parquet as pq

    names = [f"part-{number:06}" for number in range(n_parts)]
    kept = {f"{name}{end}" for name in names for end in (".json", ".parquet")}
    for path in [*out.glob("*/part-*"), *out.glob(f"{_SIGNATURES}/*")]:
        if path.name not in kept:  # also what a worker had begun to write when it was killed
            _remove(path)
    ids: list[str] = []
    arrays = [np.empty((0, LENGTH), "uint32")]
    for name in names:
        found = pq.read_table(out / _SIGNATURES / f"{name}.parquet")
        ids += found["article_id"].to_pylist()
        arrays += [chunk.flatten().to_numpy() for chunk in found["numbers"].chunks]
    found = nearly_same(np.concatenate([array.reshape(-1, LENGTH) for array in arrays]))
    gathered = Gathered()
    gathered.add_likeness(ids, found)
    path = out / "near_duplicates" / "part-000000.parquet"
    schema = arrow_schema("near_duplicates")
    _write_table(gathered.arrow("near_duplicates"), schema, path.with_suffix(".new"))
    os.replace(path.with_suffix(".new"), path)
    return len(found)


def _remove(path: Path) -> None:
    """Take away a file or a folder, which somebody else may be doing as well."""
    if path.is_dir():
        shutil.rmtree(path, ignore_errors=True)
    else:
        path.unlink(missing_ok=True)
