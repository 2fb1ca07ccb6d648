"""What a run over an archive says of itself: how far it is, and what came of it."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from studykit.corpus.run import Corpus, Progress
from studykit.reading import printable
from studykit.wording import agree, counted, percent


def say_progress(progress: Progress) -> str:
    """How far a run has come, on one line.

    Examples
    --------
    >>> say_progress(Progress(4500, 2, 0, 0.25, 60, 180.4))
    '25%: 4,502 articles, 75 a second, 3:00 left'
    >>> say_progress(Progress(500, 0, 500, 0.5))
    '50%: 500 articles'
    """
    n_articles = progress.n_articles + progress.n_failures
    said = f"{percent(progress.share)}: {_articles(n_articles)}"
    if progress.rate:
        said += f", {_pace(progress.rate)}"
    if progress.seconds_left is not None:
        said += f", {clock(progress.seconds_left)} left"
    return said


_SELDOM = 60  # seconds between two lines where they are kept


@contextmanager
def told() -> Iterator[Callable[[Progress], None]]:
    """What writes on standard error how far a run is: in place, or by the minute in a pipe."""
    is_terminal = sys.stderr.isatty()
    last = time.monotonic()

    def tell(progress: Progress) -> None:
        nonlocal last
        now = time.monotonic()
        if is_terminal:
            print(f"\r{say_progress(progress):60}", end="", file=sys.stderr, flush=True)
        elif now - last >= _SELDOM:
            print(say_progress(progress), file=sys.stderr, flush=True)
            last = now

    try:
        yield tell
    finally:
        if is_terminal:
            print(file=sys.stderr)


def clock(seconds: float) -> str:
    """A duration in minutes and seconds, with hours if there are any.

    >>> clock(59.7), clock(3661)
    ('1:00', '1:01:01')
    """
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def say_corpus(corpus: Corpus) -> str:
    """What came of a run over an archive.

    >>> say_corpus(Corpus("out", Progress(1), 0))
    'The tables of 1 article are in out. This run took 0:00 for 1 article.'
    >>> say_corpus(Corpus("out", Progress(), 0))
    'No tables are in out. No article was found.'
    """
    progress = corpus.progress
    n_now = progress.n_articles + progress.n_failures - progress.n_before
    tables = (
        f"The tables of {_articles(progress.n_articles)}" if progress.n_articles else "No tables"
    )
    said = [f"{tables} are in {corpus.folder}."]
    if n_now:
        pace = f", {_pace(progress.rate)}" if progress.rate else ""
        said.append(f"This run took {clock(progress.seconds)} for {_articles(n_now)}{pace}.")
    elif progress.n_before:
        said.append("All were there already.")
    else:
        said.append("No article was found.")
    if progress.n_failures:
        said.append(
            f"{_articles(progress.n_failures)} could not be read: the table failures says which,"
            " and why."
        )
    if n := corpus.n_near_duplicates:
        said.append(
            f"{_articles(n)} {agree(n, 'is')} nearly the same as an earlier one: see the"
            " table near_duplicates."
        )
    return printable(" ".join(said))


def _articles(n: int) -> str:
    return counted(n, "article")


def _pace(rate: float) -> str:
    """How fast a run goes, in whole articles.

    >>> _pace(75.2), _pace(0.5), _pace(0.003)
    ('75 a second', '30 a minute', '11 an hour')
    """
    if rate >= 1:
        return f"{rate:,.0f} a second"
    return f"{60 * rate:.0f} a minute" if rate >= 1 / 60 else f"{3600 * rate:.0f} an hour"
