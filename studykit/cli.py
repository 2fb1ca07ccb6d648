"""The command line: run the study, write a briefing, the tables or a class's lessons.

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
import pandas as pd

from studykit import classroom
from studykit.article import read
from studykit.compare import LETTERS
from studykit.export import compared
from studykit.export.briefing import write_briefing
from studykit.export.folders import StudyError, adding, results_folder
from studykit.export.pdf import PrintError, print_pdf
from studykit.export.tables import FORMATS
from studykit.reading import ReadingError, found, printable, read_as_written, read_text
from studykit.study import render, store, stored_notebooks
from studykit.study import study as run_study
from studykit.study import tables as write_tables
from studykit.verify import is_right, say_claims
from studykit.verify import verify as find_claims
from studykit.verify.row import WRONG

_STANDARD_INPUT = "-"
_LONGEST_INPUT = 50_000_000  # bytes

_EPILOG = """\b
Examples:
  studykit study news.txt
  studykit brief news.txt --pdf
  studykit tables news.txt --format xlsx
  studykit verify summary.md news.txt
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


def _command(
    *examples: str, name: str | None = None, more: str = ""
) -> Callable[[Callable[..., None]], click.Command]:
    """A command of the kit, with examples of its call."""

    def declare(function: Callable[..., None]) -> click.Command:
        epilog = "\n  ".join(["\b\nExamples:", *examples]) + more
        return main.command(name, cls=_Command, epilog=epilog)(_in_a_sentence(function))

    return declare


_article = click.argument("article", type=_PATH)
_out = click.option(
    "--out", default="out", show_default=True, type=_PATH, help="Folder for the results."
)


@_command(
    "studykit study news.txt",
    "studykit study 'My article.txt' --out results",
    "studykit study news.txt --all",
    "pbpaste | studykit study -",
)
@_article
@_out
@click.option(
    "--all",
    "everything",
    is_flag=True,
    help="Tables in every format, figures as PNG and SVG, and one zip of it all.",
)
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


@_command(
    "studykit brief news.txt",
    "studykit brief news.txt --pdf",
)
@_article
@_out
@click.option("--pdf", is_flag=True, help="Print the page to a PDF too, with a browser found here.")
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


@_command("studykit class news.txt", name="class")
@_article
@_out
def lessons(article: str, out: str) -> None:
    """Write the lessons on ARTICLE (a file, or - for standard input) for students and teacher.

    The students' notebooks have neither solutions nor outputs, and nbgrader can grade them; the
    teacher's have both, with questions to ask and what to do about likely wrong answers.
    """
    with _file_of(article, out) as path:
        read_text(path)
        with _progress("Running the lessons", len(stored_notebooks())) as advance:
            done = classroom.editions(path, out, progress=advance)
    _report(done.errors)
    click.echo(printable(f"For students: {done.students}"))
    click.echo(printable(f"For the teacher: {done.teacher}"))
    sys.exit(1 if done.errors else 0)


@_command(
    "studykit tables news.txt",
    "studykit tables news.txt --format xlsx",
    "studykit tables news.txt --all",
    "studykit tables - --format json < news.txt",
    more="\n\n\b\nIn Python, sk.read_tables reads any of them again.",
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
def tables(context: click.Context, article: str, out: str, format: str, everything: bool) -> None:
    """Write the tables of ARTICLE (a file, or - for standard input) as files."""
    if everything:
        context.invoke(study, article=article, out=out, everything=True)
    with _file_of(article, out) as path:
        folder = write_tables(path, out, format)
    click.echo(printable(f"The tables are in {folder}."))


@_command(
    "studykit compare ours.txt theirs.html",
    "studykit compare news/*.txt --format xlsx",
)
@click.argument("articles", type=_PATH, nargs=-1, required=True)
@_out
@click.option(
    "--format",
    type=click.Choice(compared.FORMATS, case_sensitive=False),
    default=compared.FORMATS[0],
    show_default=True,
    help="Of the tables; xlsx is one workbook, a sheet a table.",
)
def compare(articles: tuple[str, ...], out: str, format: str) -> None:
    """Compare two to ten ARTICLES on one event; write a page and the tables."""
    if not 2 <= len(articles) <= len(LETTERS):
        raise click.UsageError(f"{len(articles)} given; compare takes 2 to {len(LETTERS)} files.")
    page = compared.compare_files([found(article) for article in articles], out, format)
    click.echo(printable(f"Open {page} in a browser; its tables are beside it."))


@_command(
    "studykit check news.html",
    "pbpaste | studykit check -",
)
@_article
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


@_command(
    "studykit verify summary.md news.txt",
    "pbpaste | studykit verify - news.txt",
    more="\n\n\b\nExit status: 0 nothing is wrong, 1 something is altered, another's or not found,\n"
    "2 a file cannot be read.",
)
@click.argument("draft", type=_PATH)
@_article
@_out
def verify(draft: str, article: str, out: str) -> None:
    """Say whether what DRAFT quotes and counts is in ARTICLE; write a page that shows it.

    DRAFT is a summary, an essay, a press cutting or a chatbot's answer, in a file of any kind; -
    is standard input.
    """
    try:
        claims, page = _verified(draft, article, out)
    except (ReadingError, StudyError) as error:
        click.echo(printable(f"Error: {error}"), err=True)
        sys.exit(2)
    wrong = claims.loc[claims["verdict"].isin(WRONG), ["verdict", "text", "difference"]]
    for verdict, text, difference in wrong.fillna("").to_numpy().tolist():
        click.echo(printable(f"{verdict:13}  {' '.join(text.split())}  {difference}".rstrip()))
    click.echo(printable(say_claims(claims)))
    click.echo(printable(f"Open {page} in a browser."))
    sys.exit(0 if is_right(claims) else 1)


def _verified(draft: str, article: str, out: str) -> tuple[pd.DataFrame, Path]:
    """The claims of a draft, and the page about them among its results."""
    from studykit.export.verified import write_verified

    if draft == article == _STANDARD_INPUT:
        raise click.UsageError("- is one text; name a file for the draft or for the article.")
    held_to = read(article)
    with _file_of(draft, out) as path:
        text = read_as_written(path).text
        claims = find_claims(text, held_to)
        results = results_folder(path, out)
        with adding(results, Path(path)) as new:
            title = Path(path).name if draft != _STANDARD_INPUT else "Standard input"
            page = write_verified(text, held_to, claims, new, title)
    return claims, results / page.name


@_command(
    "studykit notebooks",
)
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
