"""What the commands share: their group, the article's file, errors in a sentence, a bar."""

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

from studykit.export.folders import StudyError
from studykit.export.pdf import PrintError
from studykit.reading import ReadingError, found, printable

STANDARD_INPUT = "-"
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


PATH = _Path(allow_dash=True)


class _Command(click.Command):
    """A command that takes a file whose name begins with a dash for one."""

    def parse_args(self, context: click.Context, args: list[str]) -> list[str]:
        known = [name for option in self.params for name in option.opts] + ["--", "-h", "--help"]
        end = args.index("--") if "--" in args else len(args)
        for i, arg in enumerate(args[:end]):
            is_option = arg == STANDARD_INPUT or arg.partition("=")[0] in known
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


def command(
    *examples: str, name: str | None = None, more: str = ""
) -> Callable[[Callable[..., None]], click.Command]:
    """A command of the kit, with examples of its call."""

    def declare(function: Callable[..., None]) -> click.Command:
        epilog = "\n  ".join(["\b\nExamples:", *examples]) + more
        return main.command(name, cls=_Command, epilog=epilog)(_in_a_sentence(function))

    return declare


article_argument = click.argument("article", type=PATH)
out_option = click.option(
    "--out", default="out", show_default=True, type=PATH, help="Folder for the results."
)


@contextmanager
def file_of(article: str, out: str) -> Iterator[str]:
    """The article's file; what comes by standard input is kept beside its results."""
    if article != STANDARD_INPUT:
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
def progress(label: str, length: int) -> Iterator[Callable[[str], None]]:
    """A bar on a terminal; in a pipe nothing."""
    if not sys.stderr.isatty():
        yield lambda name: None
        return
    bar = click.progressbar(
        length=length, label=label, show_eta=False, show_pos=True, file=sys.stderr
    )
    with bar:
        yield lambda name: bar.update(1)


def report(errors: dict[str, str]) -> None:
    for name, error in errors.items():
        click.echo(printable(f"{name} stopped at {error}"), err=True)
