"""The command line: run the study, write a briefing or the tables, store the notebooks.

Exit status 0: done. 1: it could not be done; one sentence on standard error says why. 2: the call
was wrong. 130: stopped by Ctrl-C, which leaves nothing behind.
"""

import hashlib
import os
import signal
import sys
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from pathlib import Path
from typing import Any

import click

from studykit.article import read
from studykit.export.briefing import write_briefing
from studykit.export.folders import StudyError, adding, results_folder
from studykit.export.pdf import PrintError, print_pdf
from studykit.export.tables import FORMATS
from studykit.reading import ReadingError, found, printable, read_text
from studykit.study import render, store, stored_notebooks
from studykit.study import study as run_study
from studykit.study import tables as write_tables

_STANDARD_INPUT = "-"
_LONGEST_INPUT = 50_000_000  # bytes

_EPILOG = """\b
Examples:
  studykit study news.txt
  studykit brief news.txt --pdf
  studykit tables news.txt --format xlsx
  pbpaste | studykit study -

\b
To complete commands and names with the tab key, put the line for your shell where it starts up:
  eval "$(_STUDYKIT_COMPLETE=bash_source studykit)"                 (~/.bashrc)
  eval "$(_STUDYKIT_COMPLETE=zsh_source studykit)"                  (~/.zshrc)
  _STUDYKIT_COMPLETE=fish_source studykit | source                  (config.fish)"""


class _Path(click.Path):
    """A path, for a shell's completion; `reading` says what is wrong with it."""

    def convert(self, value: Any, param: Any, ctx: Any) -> Any:
        return value


_PATH = _Path(allow_dash=True)


class _Command(click.Command):
    """A command that takes a file whose name begins with a dash for one."""

    def parse_args(self, context: click.Context, args: list[str]) -> list[str]:
        known = [name for option in self.params for name in option.opts] + ["--", "-h", "--help"]
        end = args.index("--") if "--" in args else len(args)
        for i, arg in enumerate(args[:end]):
            is_option = arg == _STANDARD_INPUT or arg.partition("=")[0] in known
            if arg.startswith("-") and not is_option and os.path.isfile(arg):
                args[i] = os.path.join(os.curdir, arg)
        return super().parse_args(context, args)


@click.group(context_settings={"help_option_names": ["-h", "--help"]}, epilog=_EPILOG)
@click.version_option(package_name="studykit", message="studykit %(version)s")
def main() -> None:
    """A study kit for reading one news article closely."""
    # A library's advice to programmers is no help to somebody who reads an article.
    warnings.simplefilter("ignore")


def _in_a_sentence(command: Callable[..., None]) -> Callable[..., None]:
    """The command, with what is wrong said in one sentence, and Ctrl-C in one word."""

    @wraps(command)
    def run(*args: Any, **kwargs: Any) -> None:
        try:
            command(*args, **kwargs)
        except (ReadingError, StudyError, PrintError) as error:
            raise click.ClickException(printable(str(error))) from None
        except KeyboardInterrupt:
            click.echo("Stopped.", err=True)
            sys.exit(128 + signal.SIGINT)

    return run


_article = click.argument("article", type=_PATH)
_out = click.option(
    "--out", default="out", show_default=True, type=_PATH, help="Folder for the results."
)


@main.command(
    cls=_Command,
    epilog="""\b
Examples:
  studykit study news.txt
  studykit study 'My article.txt' --out results
  studykit study news.txt --all
  pbpaste | studykit study -""",
)
@_article
@_out
@click.option(
    "--all",
    "everything",
    is_flag=True,
    help="Tables in every format, figures as PNG and SVG, and one zip of it all.",
)
@_in_a_sentence
def study(article: str, out: str, everything: bool) -> None:
    """Run all notebooks on ARTICLE (a file, or - for standard input); write pages and tables."""
    with _file_of(article, out) as path:
        read_text(path)  # a bad file is refused before anything starts
        with _progress("Running the notebooks", len(stored_notebooks())) as advance:
            done = run_study(path, out, progress=advance, everything=everything)
    _report(done.errors)
    click.echo(printable(f"Open {done.index} in a browser."))
    if everything:
        click.echo(printable(f"All of it is in {done.archive}."))
    sys.exit(1 if done.errors else 0)


@main.command(
    cls=_Command,
    epilog="""\b
Examples:
  studykit brief news.txt
  studykit brief news.txt --pdf""",
)
@_article
@_out
@click.option("--pdf", is_flag=True, help="Print the page to a PDF too, with a browser found here.")
@_in_a_sentence
def brief(article: str, out: str, pdf: bool) -> None:
    """Write a briefing on ARTICLE (a file, or - for standard input): a page, and slides."""
    with _file_of(article, out) as path:
        results = results_folder(path, out)
        with adding(results, Path(path)) as new:
            page = write_briefing(read(path), new)
            printed = [print_pdf(page)] if pdf else []
    page = results / page.name
    click.echo(printable(f"Open {page} in a browser; slides.html beside it is for a screen."))
    for file in printed:
        click.echo(printable(f"Printed: {results / file.name}"))


@main.command(
    cls=_Command,
    epilog="""\b
Examples:
  studykit tables news.txt
  studykit tables news.txt --format xlsx
  studykit tables news.txt --all
  studykit tables - --format json < news.txt

\b
In Python, sk.read_tables reads any of them again.""",
)
@_article
@_out
@click.option(
    "--format",
    type=click.Choice(FORMATS, case_sensitive=False),
    default=FORMATS[0],
    show_default=True,
    help="Of the files; xlsx is one workbook, a sheet a table.",
)
@click.option(
    "--all",
    "everything",
    is_flag=True,
    help="The whole study, every format, the figures, and one zip of it all.",
)
@click.pass_context
@_in_a_sentence
def tables(context: click.Context, article: str, out: str, format: str, everything: bool) -> None:
    """Write the tables of ARTICLE (a file, or - for standard input) as files."""
    if everything:
        context.invoke(study, article=article, out=out, everything=True)
    with _file_of(article, out) as path:
        folder = write_tables(path, out, format)
    click.echo(printable(f"The tables are in {folder}."))


@main.command(
    cls=_Command,
    epilog="""\b
Examples:
  studykit check news.html
  pbpaste | studykit check -""",
)
@_article
@_in_a_sentence
def check(article: str) -> None:
    """Say what to know about ARTICLE before it is studied.

    Its language, length and marks, what was taken for boilerplate, and which steps have too
    little to work on. ARTICLE is a file of text, a saved page, a document or a PDF; - is
    standard input.
    """
    from studykit.preflight import preflight

    checks = preflight(read(article))
    for check, finding, is_notice in checks.itertuples(index=False):
        click.echo(f"{'!' if is_notice else ' '} {check:9}  {printable(finding)}")


@main.command(
    cls=_Command,
    epilog="""\b
Examples:
  studykit corpus articles/ --out archive
  studykit corpus news.jsonl.gz --out archive --text body --date published
  studykit corpus news.parquet --out archive --scheduler tcp://10.0.0.5:8786

\b
pandas.read_parquet("archive/quotes") reads a table, as DuckDB, polars and Spark do.""",
)
@click.argument("source", type=_PATH)
@click.option("--out", required=True, type=_PATH, help="Folder for the tables, a folder each.")
@click.option("--workers", type=click.IntRange(0), help="Processes; as many as there are cores.")
@click.option("--scheduler", metavar="ADDRESS", help="Of a Dask cluster that does the work.")
@click.option("--dashboard", metavar="ADDRESS", help="Where Dask shows its work; needs bokeh.")
@click.option("--text", metavar="COLUMN", help="Which column of SOURCE holds the articles.")
@click.option("--id", metavar="COLUMN", help="Likewise.")
@click.option("--date", metavar="COLUMN", help="Likewise.")
@click.option("--outlet", metavar="COLUMN", help="Likewise.")
@click.option("--title", metavar="COLUMN", help="Likewise.")
@_in_a_sentence
def corpus(
    source: str,
    out: str,
    workers: int | None,
    scheduler: str | None,
    dashboard: str | None,
    **named: str | None,
) -> None:
    """Write the tables of all articles in SOURCE as Parquet.

    SOURCE is a folder of articles of any kind, or a file of them: JSON Lines, CSV or Parquet
    with a column text and, if they are known, id, date, outlet and title. What was stopped goes
    on when it is started again.
    """
    from studykit.corpus import write_corpus
    from studykit.corpus.telling import say_corpus, told

    columns = {field: column for field, column in named.items() if column is not None}
    with told() as progress:
        done = write_corpus(
            source,
            out,
            workers=workers,
            scheduler=scheduler,
            dashboard=dashboard,
            columns=columns,
            progress=progress,
        )
    click.echo(say_corpus(done))


@main.command(
    epilog="""\b
Example:
  studykit notebooks"""
)
@_in_a_sentence
def notebooks() -> None:
    """Run the stored notebooks again and store what comes out (for those who change the kit)."""
    paths = stored_notebooks()
    with _progress("Rendering the notebooks", len(paths)) as advance:
        errors = store(render(paths, progress=advance))
    _report(errors)
    sys.exit(1 if errors else 0)


@contextmanager
def _file_of(article: str, out: str) -> Iterator[str]:
    """The article's file; what comes by standard input is kept beside its results."""
    if article != _STANDARD_INPUT:
        yield str(found(article))
        return
    data = _standard_input()
    file = Path(out) / f"standard-input-{hashlib.sha256(data).hexdigest()[:6]}.txt"
    is_new, made = not file.exists(), not Path(out).exists()
    is_done = False
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
        yield str(file)
        is_done = True
    except OSError as error:
        raise StudyError(
            f"{out} cannot be written ({error.strerror or error}); name another folder with --out."
        ) from None
    finally:
        if is_new and not is_done:
            file.unlink(missing_ok=True)
            if made and Path(out).is_dir() and not any(Path(out).iterdir()):
                Path(out).rmdir()


def _standard_input() -> bytes:
    if sys.stdin is None or sys.stdin.isatty():
        raise click.UsageError("- reads standard input, and nothing comes there; pipe it in.")
    data = sys.stdin.buffer.read(_LONGEST_INPUT + 1)
    if len(data) > _LONGEST_INPUT:
        raise StudyError(
            f"Standard input is longer than {_LONGEST_INPUT // 1_000_000} MB; name one article."
        )
    return data


@contextmanager
def _progress(label: str, length: int) -> Iterator[Callable[[str], None]]:
    """A bar on a terminal; in a pipe nothing."""
    if not sys.stderr.isatty():
        yield lambda name: None
        return
    bar = click.progressbar(
        length=length, label=label, show_eta=False, show_pos=True, file=sys.stderr
    )
    with bar:
        yield lambda name: bar.update(1)


def _report(errors: dict[str, str]) -> None:
    for name, error in errors.items():
        click.echo(printable(f"{name} stopped at {error}"), err=True)


if __name__ == "__main__":
    main()
