"""Who works on the parts: this process, the cores of this machine, or a cluster, by Dask."""

import gc
import logging
import os
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from studykit.corpus.errors import CorpusError
from studykit.corpus.sources import Part
from studykit.corpus.storing import RUN, Done, store, stored

if TYPE_CHECKING:
    from distributed import Client

# By default Dask looks at itself up to a hundred times a second: a twentieth of all cores.
_SELDOM = {
    "distributed.admin.tick.interval": "1s",
    "distributed.admin.system-monitor.interval": "5s",
    "distributed.worker.memory.monitor-interval": "1s",
    "distributed.worker.profile.enabled": False,
}
_KEPT = 20  # parts that are done
_AHEAD = 2  # parts that wait for each worker
_PATIENCE = 5  # seconds
_MOST_WITHOUT = 300  # seconds without a worker on this machine, after which none will come
_MOST_DEATHS = 100  # of the workers on one part; its articles are set aside long before


def in_turn(parts: Iterable[Part], out: Path) -> Iterator[Done]:
    """Work on the parts here, one after the other."""
    for part in parts:
        yield store(part, str(out))


def on_dask(parts: Iterable[Part], out: Path, client: "Client") -> Iterator[Done]:
    """Have the workers of a client work on the parts; each is given back as it is done.

    Only so many parts are in memory at once that no worker waits.
    """
    from distributed import KilledWorker

    left = iter(parts)
    at_work: dict[Any, tuple[Part, int]] = {}
    last_seen = time.monotonic()

    def submit(part: Part, n_deaths: int = 0) -> None:
        if part.number % _KEPT == 0:
            gc.collect()  # Dask leaves tasks in circles, each with the articles of its part
        key = f"{part.name}-{part.key}-{n_deaths}"
        at_work[client.submit(store, part, str(out), key=key, pure=False)] = part, n_deaths

    while True:
        n_workers = _n_workers(client)
        for part in islice(left, max(0, _AHEAD * max(1, n_workers) - len(at_work))):
            submit(part)
        if not at_work:
            return
        last_seen = time.monotonic() if n_workers else last_seen
        # A cluster of others may hand out its workers late.
        if client.cluster is not None and time.monotonic() - last_seen > _MOST_WITHOUT:
            raise CorpusError(
                "No worker can be started any more; run the command again: it goes on where it was."
            )
        for future, done in _completed(at_work, out):
            part, n_deaths = at_work.pop(future)
            if done is not None:
                yield done
            elif isinstance(future.exception(), KilledWorker) and n_deaths < _MOST_DEATHS:
                submit(part, n_deaths + 1)  # which skips the article that has done it too often
            else:
                yield future.result()
                if not (out / RUN / f"{part.name}.json").exists():
                    raise CorpusError(f"{out} is not one folder for all workers; name one that is.")


def _completed(at_work: Mapping[Any, tuple[Part, int]], out: Path) -> list[tuple[Any, Done | None]]:
    """What is done by now, once something is.

    Where a worker's word that it is done gets lost with another worker, the folder has it.
    """
    from distributed import wait

    try:
        ended = wait(list(at_work), timeout=_PATIENCE, return_when="FIRST_COMPLETED").done
        return [(future, None) for future in at_work if future in ended]
    except TimeoutError:
        found = [(future, stored(out, part)) for future, (part, _) in at_work.items()]
        return [(future, done) for future, done in found if done is not None]


def _n_workers(client: "Client") -> int:
    return sum(client.nthreads().values())


@contextmanager
def cluster(workers: int, scheduler: str | None, dashboard: str | None) -> Iterator["Client"]:
    """A client of the scheduler at an address, or of new workers on this machine.

    What is started here listens on 127.0.0.1 alone, but for a dashboard at another address.

    Raises
    ------
    CorpusError
        When no scheduler answers.
    """
    import dask
    from distributed import Client, LocalCluster

    if scheduler is not None:
        try:
            client = Client(scheduler, timeout=10)
        except (OSError, ValueError) as error:
            raise CorpusError(
                f"No scheduler answers at {scheduler} ({' '.join(str(error).split())[:200]})."
            ) from None
        with client:
            yield client
        return
    settings = _SELDOM | {
        "distributed.scheduler.allowed-failures": _MOST_DEATHS,
        "distributed.admin.tick.limit": "1h",  # a long article holds a worker up, and that is all
        "distributed.scheduler.active-memory-manager.start": False,
        # By default a worker gives memory back as soon as it is free, and asks for it again.
        "distributed.nanny.pre-spawn-environ.MALLOC_TRIM_THRESHOLD_": 1 << 28,
        "distributed.nanny.pre-spawn-environ.MALLOC_MMAP_THRESHOLD_": 1 << 25,
        # A worker works in one thread: one heap is enough, and stays near the processor.
        "distributed.nanny.pre-spawn-environ.MALLOC_ARENA_MAX": 1,
        # By default a worker whose new process takes 15 seconds to start is given up for good.
        "distributed.deploy.lost-worker-timeout": "365 days",
    }
    with (
        dask.config.set(settings),
        LocalCluster(
            n_workers=workers,
            threads_per_worker=1,
            host="127.0.0.1",
            dashboard_address=dashboard or "127.0.0.1:0",
            worker_dashboard_address=None,
            silence_logs=logging.CRITICAL,
        ) as local,
        Client(local) as client,
    ):
        yield client


def cores() -> int:
    """The cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
