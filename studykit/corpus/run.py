"""A whole archive into a folder of Parquet, from the first article or from where it stopped."""

import json
import os
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

import pandas as pd
import psutil

from studykit import schema
from studykit.corpus import running, storing
from studykit.corpus.errors import CorpusError
from studykit.corpus.gathered import CORPUS
from studykit.corpus.items import FIELDS
from studykit.corpus.sources import Part, Source, parts
from studykit.corpus.storing import RUN, Done
from studykit.home import home
from studykit.reading import printable

PER_PART = 500
"""Articles that are stored together: some 20 MB of tables in memory."""

_RECORD = f"{RUN}/archive.json"
_LOCK = f"{RUN}/lock"


class Progress(NamedTuple):
    """How far a run has come.

    Attributes
    ----------
    n_articles, n_failures : int
        Articles that are stored by now, and those that could not be read.
    n_before : int
        How many of them an earlier run had done.
    share : float
        Which share of the archive that is, 0 to 1.
    seconds : float
        How long this run has taken.
    seconds_left : float or None
        How long it will still take, once that can be said.
    """

    n_articles: int = 0
    n_failures: int = 0
    n_before: int = 0
    share: float = 0.0
    seconds: float = 0.0
    seconds_left: float | None = None

    @property
    def rate(self) -> float:
        """Articles a second of this run."""
        n_now = self.n_articles + self.n_failures - self.n_before
        return n_now / self.seconds if self.seconds else 0.0


@dataclass
class Corpus:
    """The tables of an archive in a folder, and what came of the run that made them.

    ``corpus.table("quotes")`` is one of them as a DataFrame.
    """

    folder: Path
    progress: Progress
    n_near_duplicates: int

    def table(self, table: str, columns: Iterable[str] | None = None) -> pd.DataFrame:
        """A table of the archive; see `read_corpus`."""
        return read_corpus(self.folder, table, columns)


def write_corpus(
    source: str | os.PathLike[str],
    out: str | os.PathLike[str],
    *,
    workers: int | None = None,
    scheduler: str | None = None,
    dashboard: str | None = None,
    columns: Mapping[str, str] | None = None,
    per_part: int = PER_PART,
    progress: Callable[[Progress], None] = lambda progress: None,
) -> Corpus:
    """The tables of all articles of an archive, as Parquet in a folder.

    A run that was stopped goes on where it was when it is started again in the same way. An
    article that cannot be read is listed in the table `failures`, with the reason; so is one that
    ended the process that worked on it three times.

    Parameters
    ----------
    source : path
        A folder of articles, of any kind that `read` takes; or a file of articles in JSON Lines,
        CSV or Parquet, with a column `text`; or a folder of such files. Packed with gzip or not.
    out : path
        The folder for the tables, one folder a table.
    workers : int, optional
        How many processes of this machine work on it: as many as it has cores. With 0 this
        process does it alone. In a script more than that needs ``if __name__ == "__main__":``.
    scheduler : str, optional
        The address of a Dask scheduler whose workers do it; they must see `source`, if it is a
        folder, and `out` under the same paths, and have the kit.
    dashboard : str, optional
        Where Dask shows what it does, such as ``127.0.0.1:8787``; needs bokeh.
    columns : mapping of str to str, optional
        Which columns of the file hold `text`, `id`, `date`, `outlet` and `title`, if they have
        other names.
    per_part : int
        How many articles are stored together.
    progress : callable
        Called with a `Progress` after each part.

    Returns
    -------
    Corpus
        Where the tables are, and how many articles they hold.

    Raises
    ------
    studykit.ReadingError
        When there is no such file or folder.
    StudyError
        When the archive cannot be read or the tables cannot be written; one plain sentence.
    """
    _need_libraries()
    named = _named(columns or {})
    folder = Path(out)
    archive = Source(source, named, folder)
    if os.path.realpath(folder) == os.path.realpath(archive.path):
        raise CorpusError(
            f"{printable(str(out))} is the archive itself; name another folder with --out."
        )
    with _writing(folder), _alone(folder):
        _claim(folder, archive)
        count = _Count(archive.size(), progress)
        waiting = count.without_stored(parts(archive.items(), per_part, _of_kit()), folder)
        with _worked_on(waiting, folder, workers, scheduler, dashboard) as done:
            for part in done:
                count.add(part)
        n_near_duplicates = storing.finish(folder, count.n_parts)
    return Corpus(folder, count.progress, n_near_duplicates)


def read_corpus(
    folder: str | os.PathLike[str], table: str, columns: Iterable[str] | None = None
) -> pd.DataFrame:
    """A table of an archive as a DataFrame, with the dtypes of the schema.

    Parameters
    ----------
    folder : path
        Where `write_corpus` or ``studykit corpus`` has put it.
    table : str
        `articles`, `failures`, `near_duplicates` or a table of an article.
    columns : iterable of str, optional
        Those to read; the others take no memory.

    Raises
    ------
    ValueError
        When there is no such table or column.
    StudyError
        When there are no tables of an archive.
    """
    if table not in CORPUS:
        raise ValueError(f"table={table!r} is unknown; allowed: {', '.join(CORPUS)}")
    _need_libraries()
    import pyarrow.parquet as pq

    chosen = {column.name: column.dtype for column in CORPUS[table]}
    if columns is not None:
        wanted = list(columns)
        if unknown := [name for name in wanted if name not in chosen]:
            raise ValueError(f"columns={unknown} are not in {table}; allowed: {', '.join(chosen)}")
        chosen = {name: chosen[name] for name in wanted}
    if not (Path(folder) / table).is_dir():
        raise CorpusError(f"{printable(str(folder))} holds no tables of an archive.")
    found = pq.read_table(Path(folder) / table, columns=list(chosen)).to_pandas(
        integer_object_nulls=True, date_as_object=False
    )
    arrays = {name: _array(found[name], dtype) for name, dtype in chosen.items()}
    return pd.DataFrame(arrays, index=found.index)


def _array(values: pd.Series, dtype: object) -> object:
    if dtype == schema.OBJECT:
        return [[tuple(span.tolist()) for span in spans] for spans in values]
    return values.astype("datetime64[s]" if dtype == "day" else dtype)  # type: ignore[call-overload]


# ---------------------------------------------------------------- one run


class _Count:
    """How many parts and articles there are, and how many are done."""

    def __init__(self, size: int, tell: Callable[[Progress], None]) -> None:
        self.n_parts = 0
        self.progress = Progress()
        self._size, self._tell = max(1, size), tell
        self._passed = self._passed_before = 0
        self._start = time.monotonic()

    def without_stored(self, found: Iterable[Part], out: Path) -> Iterator[Part]:
        """The parts that are still to be done."""
        for part in found:
            self.n_parts += 1
            done = storing.stored(out, part)
            if done is None:
                yield part
            else:
                self._passed_before += done.size
                n_before = self.progress.n_before + done.n_articles + done.n_failures
                self.progress = self.progress._replace(n_before=n_before)
                self.add(done)

    def add(self, done: Done) -> None:
        """Count a part that is done, and tell."""
        self._passed += done.size
        seconds = time.monotonic() - self._start
        share = min(1.0, self._passed / self._size)
        now = (self._passed - self._passed_before) / self._size
        self.progress = self.progress._replace(
            n_articles=self.progress.n_articles + done.n_articles,
            n_failures=self.progress.n_failures + done.n_failures,
            share=share,
            seconds=seconds,
            seconds_left=seconds * (1 - share) / now if now else None,
        )
        self._tell(self.progress)


@contextmanager
def _worked_on(
    waiting: Iterable[Part],
    folder: Path,
    workers: int | None,
    scheduler: str | None,
    dashboard: str | None,
) -> Iterator[Iterator[Done]]:
    n = running.cores() if workers is None else workers
    if n == 0 and scheduler is None:
        yield running.in_turn(waiting, folder)
        return
    with running.cluster(n, scheduler, dashboard) as client:
        # The workers may have another working folder.
        yield running.on_dask(waiting, folder.resolve(), client)


def _need_libraries() -> None:
    for name in ("pyarrow", "distributed"):
        if find_spec(name) is None:
            raise CorpusError(
                f"An archive needs {name}, which is not installed; install it with"
                " pip install 'studykit[corpus]'."
            )


def _named(columns: Mapping[str, str]) -> dict[str, str]:
    if unknown := set(columns) - set(FIELDS):
        raise ValueError(f"columns names {sorted(unknown)}; allowed: {', '.join(FIELDS)}")
    return dict(columns)


@cache
def _of_kit() -> bytes:
    """What changes when the kit or one of its word lists does."""
    mark = blake2b(version("studykit").encode())
    for path in sorted((home() / "data").rglob("*.csv")):
        mark.update(path.read_bytes())
    return mark.digest()


@contextmanager
def _writing(out: Path) -> Iterator[None]:
    try:
        storing.make_folders(out)
        yield
    except OSError as error:
        raise CorpusError(
            f"{printable(str(out))} cannot be written ({error.strerror or error}); make room there"
            " and run the command again: it goes on where it was."
        ) from None
    finally:
        if not storing.is_begun(out):
            with suppress(OSError):
                (out / _RECORD).unlink(missing_ok=True)
            storing.remove_folders(out)


def _claim(out: Path, archive: Source) -> None:
    """Say whose tables the folder holds, and refuse those of another archive."""
    record = out / _RECORD
    ours = {"archive": os.path.abspath(archive.path)}
    try:
        theirs = json.loads(record.read_bytes())
    except (OSError, ValueError):
        theirs = None
    if theirs is not None and theirs != ours and storing.is_begun(out):
        raise CorpusError(
            f"{printable(str(out))} holds the tables of another archive,"
            f" {printable(str(theirs.get('archive')))}; name another folder with --out."
        )
    record.write_text(json.dumps(ours), encoding="utf-8")


@contextmanager
def _alone(out: Path) -> Iterator[None]:
    """Refuse where another run writes into the folder."""
    lock = out / _LOCK
    me = psutil.Process()
    try:
        number, begun = lock.read_text().split()
        other = psutil.Process(int(number))
        is_at_work = other.create_time() == float(begun) and other != me
    except (OSError, ValueError, psutil.Error):
        is_at_work = False
    if is_at_work:
        raise CorpusError(
            f"Another run, process {number}, writes into {printable(str(out))}; wait for it or"
            " name another folder with --out."
        )
    lock.write_text(f"{me.pid} {me.create_time()}")
    try:
        yield
    finally:
        lock.unlink(missing_ok=True)
