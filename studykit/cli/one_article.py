"""The commands that take one article: study, brief, class, tables, check."""

import sys
from pathlib import Path

import click

from studykit import classroom
from studykit.article import read
from studykit.cli.shared import (
    article_argument,
    command,
    file_of,
    out_option,
    progress,
    report,
)
from studykit.export.briefing import write_briefing
from studykit.export.folders import adding, results_folder
from studykit.export.pdf import print_pdf
from studykit.export.tables import FORMATS
from studykit.reading import printable, read_text
from studykit.study import stored_notebooks
from studykit.study import study as run_study
from studykit.study import tables as write_tables


@command(
    "studykit study news.txt",
    "studykit study 'My article.txt' --out results",
    "studykit study news.txt --all",
    "pbpaste | studykit study -",
)
@article_argument
@out_option
@click.option(
    "--all",
    "everything",
    is_flag=True,
    help="Tables in every format, figures as PNG and SVG, and one zip of it all.",
)
def study(article: str, out: str, everything: bool) -> None:
    """Run all notebooks on ARTICLE (a file, or - for standard input); write pages and tables."""
    with file_of(article, out) as path:
        read_text(path)  # a bad file is refused before anything starts
        with progress("Running the notebooks", len(stored_notebooks())) as advance:
            done = run_study(path, out, progress=advance, everything=everything)
    report(done.errors)
    click.echo(printable(f"Open {done.index} in a browser."))
    if everything:
        click.echo(printable(f"All of it is in {done.archive}."))
    sys.exit(1 if done.errors else 0)


@command(
    "studykit brief news.txt",
    "studykit brief news.txt --pdf",
)
@article_argument
@out_option
@click.option("--pdf", is_flag=True, help="Print the page to a PDF too, with a browser found here.")
def brief(article: str, out: str, pdf: bool) -> None:
    """Write a briefing on ARTICLE (a file, or - for standard input): a page, and slides."""
    with file_of(article, out) as path:
        results = results_folder(path, out)
        with adding(results, Path(path)) as new:
            page = write_briefing(read(path), new, Path(path).name)
            printed = [print_pdf(page)] if pdf else []
    page = results / page.name
    click.echo(printable(f"Open {page} in a browser; slides.html beside it is for a screen."))
    for file in printed:
        click.echo(printable(f"Printed: {results / file.name}"))


@command("studykit class news.txt", name="class")
@article_argument
@out_option
def lessons(article: str, out: str) -> None:
    """Write the lessons on ARTICLE (a file, or - for standard input) for students and teacher.

    The students' notebooks have neither solutions nor outputs, and nbgrader can grade them; the
    teacher's have both, with questions to ask and what to do about likely wrong answers.
    """
    with file_of(article, out) as path:
        read_text(path)
        with progress("Running the lessons", len(stored_notebooks())) as advance:
            done = classroom.editions(path, out, progress=advance)
    report(done.errors)
    click.echo(printable(f"For students: {done.students}"))
    click.echo(printable(f"For the teacher: {done.teacher}"))
    sys.exit(1 if done.errors else 0)


@command(
    "studykit tables news.txt",
    "studykit tables news.txt --format xlsx",
    "studykit tables news.txt --all",
    "studykit tables - --format json < news.txt",
    more="\n\n\b\nIn Python, sk.read_tables reads any of them again.",
)
@article_argument
@out_option
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
    with file_of(article, out) as path:
        folder = write_tables(path, out, format)
    click.echo(printable(f"The tables are in {folder}."))


@command(
    "studykit check news.html",
    "pbpaste | studykit check -",
)
@article_argument
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
