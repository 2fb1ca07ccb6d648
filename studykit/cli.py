"""The command line: run the study, write the tables, store the notebooks."""

import sys
import warnings

import click

from studykit.reading import ReadingError, printable, read_text
from studykit.study import (
    StudyError,
    render,
    results_folder,
    store,
    stored_notebooks,
    write_tables,
)
from studykit.study import study as run_study


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """A study kit for reading one news article closely."""
    # A library's advice to programmers is no help to somebody who reads an article.
    warnings.simplefilter("ignore")


@main.command()
@click.argument("article")
@click.option("--out", default="out", show_default=True, help="Folder for the results.")
def study(article: str, out: str) -> None:
    """Run all notebooks on ARTICLE and write pages and tables."""
    try:
        read_text(article)  # a bad file is refused before anything starts
        with _progress("Running the notebooks", len(stored_notebooks())) as bar:
            done = run_study(article, out, progress=lambda name: bar.update(1))
    except (ReadingError, StudyError) as error:
        raise click.ClickException(printable(str(error))) from None
    _report(done.errors)
    click.echo(printable(f"Open {done.index} in a browser."))
    sys.exit(1 if done.errors else 0)


@main.command()
@click.argument("article")
@click.option("--out", default="out", show_default=True, help="Folder for the results.")
@click.option("--pdf", is_flag=True, help="Print the page to a PDF too, with a browser found here.")
def brief(article: str, out: str, pdf: bool) -> None:
    """Write a briefing on ARTICLE: a page of two sheets, and slides."""
    from studykit.article import read
    from studykit.export.briefing import write_briefing
    from studykit.export.pdf import PrintError, print_pdf

    try:
        page = write_briefing(read(article), results_folder(article, out))
        printed = [print_pdf(page)] if pdf else []
    except (ReadingError, StudyError, PrintError) as error:
        raise click.ClickException(printable(str(error))) from None
    click.echo(printable(f"Open {page} in a browser; slides.html beside it is for a screen."))
    for file in printed:
        click.echo(printable(f"Printed: {file}"))


@main.command()
@click.argument("article")
@click.option("--out", default="out", show_default=True, help="Folder for the results.")
def tables(article: str, out: str) -> None:
    """Write the tables of ARTICLE as CSV files."""
    from studykit.article import read

    folder = results_folder(article, out) / "tables"
    try:
        write_tables(read(article), folder)
    except (ReadingError, StudyError) as error:
        raise click.ClickException(printable(str(error))) from None
    click.echo(printable(f"The tables are in {folder}."))


@main.command()
@click.argument("article")
def check(article: str) -> None:
    """Say what to know about ARTICLE before it is studied.

    Its language, length and marks, what was taken for boilerplate, and which steps have too
    little to work on. ARTICLE is a file of text, a saved page, a document or a PDF; - is
    standard input.
    """
    from studykit.article import read
    from studykit.preflight import preflight

    try:
        checks = preflight(read(article))
    except ReadingError as error:
        raise click.ClickException(printable(str(error))) from None
    for check, finding, is_notice in checks.itertuples(index=False):
        click.echo(f"{'!' if is_notice else ' '} {check:9}  {printable(finding)}")


@main.command()
def notebooks() -> None:
    """Run the stored notebooks again and store what comes out."""
    paths = stored_notebooks()
    with _progress("Rendering the notebooks", len(paths)) as bar:
        errors = store(render(paths, progress=lambda name: bar.update(1)))
    _report(errors)
    sys.exit(1 if errors else 0)


def _progress(label: str, length: int) -> "click._termui_impl.ProgressBar[int]":
    return click.progressbar(length=length, label=label, show_eta=False, show_pos=True)


def _report(errors: dict[str, str]) -> None:
    for name, error in errors.items():
        click.echo(f"{name} stopped at {error}", err=True)


if __name__ == "__main__":
    main()
