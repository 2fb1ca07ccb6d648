"""The pages of a study: one a notebook, and the overview that leads to them."""

import re
from collections.abc import Sequence
from itertools import islice
from pathlib import Path
from typing import Any

import nbformat
from nbformat import NotebookNode

from studykit import schema
from studykit.article import Article
from studykit.export.figures import figures
from studykit.kernels import Run

TEMPLATES = Path(__file__).parent.parent / "templates"

_MOST_FIGURES = 60  # of a notebook, on the overview
# The first level-one heading of a notebook.
_HEADING = re.compile(r"^# +(.+)$", re.MULTILINE)


def write_pages(runs: Sequence[Run], article: Article, folder: Path, file: str) -> None:
    """Write each notebook, its page and the overview into the folder; `file` names the article."""
    pages = [{"name": run.name, "title": title(run.notebook)} for run in runs]
    for run in runs:
        page = to_html(run.notebook, {"name": run.name, "pages": pages, "article": file})
        write(folder / f"{run.name}.ipynb", nbformat.writes(run.notebook) + "\n")
        write(folder / f"{run.name}.html", page)
    write(folder / "index.html", _overview(runs, article, file))


def to_html(notebook: NotebookNode, navigation: dict[str, Any] | None = None) -> str:
    """The notebook as one HTML page that loads nothing from outside the file."""
    from nbconvert import HTMLExporter  # slow to import

    exporter = HTMLExporter(
        template_name="study", extra_template_basedirs=[str(TEMPLATES)], embed_images=True
    )
    resources = {"study": navigation, "metadata": {"name": title(notebook)}}
    return exporter.from_notebook_node(notebook, resources)[0]


def write(path: Path, text: str) -> None:
    """Write a text as it is."""
    path.write_text(text, encoding="utf-8", newline="")


def title(notebook: NotebookNode) -> str:
    """The notebook's heading."""
    for cell in notebook.cells:
        if heading := _HEADING.search(cell.source):
            return heading.group(1).strip()
    return "Untitled"


def question(notebook: NotebookNode) -> str:
    """The sentence under the heading: the question that the notebook answers."""
    for cell in notebook.cells:
        if heading := _HEADING.search(cell.source):
            rest = cell.source[heading.end() :].strip()
            return re.sub(r"[*_`]", "", rest.split("\n\n")[0]).replace("\n", " ")
    return ""


def _overview(runs: Sequence[Run], article: Article, file: str) -> str:
    from jinja2 import Environment, FileSystemLoader

    environment = Environment(loader=FileSystemLoader(TEMPLATES), autoescape=True)
    return environment.get_template("overview.html.j2").render(
        article=article.title,
        file=file,
        n_words=f"{article.sentences['n_words'].sum():,}",
        n_sentences=f"{len(article.sentences):,}",
        n_paragraphs=f"{len(article.paragraphs):,}",
        tables=list(schema.TABLES),
        pages=[_entry(run) for run in runs],
    )


def _entry(run: Run) -> dict[str, Any]:
    """What the overview shows of one notebook."""
    return {
        "name": run.name,
        "title": title(run.notebook),
        "question": question(run.notebook),
        "error": run.error,
        "figures": list(islice(figures(run.notebook), _MOST_FIGURES)),
    }
