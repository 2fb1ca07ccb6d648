"""The commands that take more than one text: verify, compare, corpus."""

import sys
from pathlib import Path

import click
import pandas as pd

from studykit.accounts import LETTERS
from studykit.article import read
from studykit.cli.shared import (
    PATH,
    STANDARD_INPUT,
    article_argument,
    command,
    file_of,
    out_option,
)
from studykit.export import compared_files
from studykit.export.folders import StudyError, adding, results_folder
from studykit.reading import ReadingError, found, printable, read_as_written
from studykit.verification import is_right, say_claims
from studykit.verification import verify as find_claims
from studykit.verification.row import WRONG


@command(
    "studykit verify summary.md news.txt",
    "pbpaste | studykit verify - news.txt",
    more="\n\n\b\nExit status: 0 nothing is wrong, 1 something is altered, another's or not"
    "\nfound, 2 a file cannot be read.",
)
@click.argument("draft", type=PATH)
@article_argument
@out_option
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

    if draft == article == STANDARD_INPUT:
        raise click.UsageError("- is one text; name a file for the draft or for the article.")
    held_to = read(article)
    with file_of(draft, out) as path:
        text = read_as_written(path).text
        claims = find_claims(text, held_to)
        results = results_folder(path, out)
        with adding(results, Path(path)) as new:
            title = Path(path).name if draft != STANDARD_INPUT else "Standard input"
            page = write_verified(text, held_to, claims, new, title)
    return claims, results / page.name


@command(
    "studykit compare ours.txt theirs.html",
    "studykit compare news/*.txt --format xlsx",
)
@click.argument("articles", type=PATH, nargs=-1, required=True)
@out_option
@click.option(
    "--format",
    type=click.Choice(compared_files.FORMATS, case_sensitive=False),
    default=compared_files.FORMATS[0],
    show_default=True,
    help="Of the tables; xlsx is one workbook, a sheet a table.",
)
def compare(articles: tuple[str, ...], out: str, format: str) -> None:
    """Compare two to ten ARTICLES on one event; write a page and the tables."""
    if not 2 <= len(articles) <= len(LETTERS):
        raise click.UsageError(f"{len(articles)} given; compare takes 2 to {len(LETTERS)} files.")
    page = compared_files.compare_files([found(article) for article in articles], out, format)
    click.echo(printable(f"Open {page} in a browser; its tables are beside it."))


@command(
    "studykit corpus articles/ --out archive",
    "studykit corpus news.jsonl.gz --out archive --text body --date published",
    "studykit corpus news.parquet --out archive --scheduler tcp://10.0.0.5:8786",
    more='\n\n\b\npandas.read_parquet("archive/quotes") reads a table, as DuckDB, polars and'
    " Spark do.",
)
@click.argument("source", type=PATH)
@click.option("--out", required=True, type=PATH, help="Folder for the tables, a folder each.")
@click.option("--workers", type=click.IntRange(0), help="Processes; as many as there are cores.")
@click.option("--scheduler", metavar="ADDRESS", help="Of a Dask cluster that does the work.")
@click.option("--dashboard", metavar="ADDRESS", help="Where Dask shows its work; needs bokeh.")
@click.option("--text", metavar="COLUMN", help="Which column of SOURCE holds the articles.")
@click.option("--id", metavar="COLUMN", help="Likewise.")
@click.option("--date", metavar="COLUMN", help="Likewise.")
@click.option("--outlet", metavar="COLUMN", help="Likewise.")
@click.option("--title", metavar="COLUMN", help="Likewise.")
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
