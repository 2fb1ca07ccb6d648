"""The pages of a study: one a notebook, the briefing, and the overview that leads to them."""

import re
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import Any

from studykit import glossary, ipynb, schema
from studykit.article import Article
from studykit.brief.briefing import Briefing
from studykit.export.briefing import briefing_pages
from studykit.export.figures import Figure, figures
from studykit.export.notebook import NotebookPage, OfChart, term_address
from studykit.export.one_file import one_file
from studykit.export.places import Places
from studykit.ipynb import NotebookNode
from studykit.kernels import Run

TEMPLATES = Path(__file__).parent.parent / "templates"

# The first level-one heading of a notebook.
_HEADING = re.compile(r"^# +(.+)$", re.MULTILINE)


def worked_out(article: Article) -> Briefing:
    """The briefing on an article, with all that its pages show counted already."""
    briefing = Briefing(article)
    briefing_pages(briefing, "")
    return briefing


def write_pages(runs: Sequence[Run], briefing: Briefing, folder: Path, file: str) -> None:
    """Write each notebook, all pages and the overview into the folder; `file` names the article."""
    article = briefing.article
    pages = [{"name": run.name, "title": title(run.notebook)} for run in runs]
    terms = glossary.terms_of({run.name: prose(run.notebook) for run in runs})
    of_chart = Places(article).of_chart
    back: dict[int, dict[str, str]] = defaultdict(dict)
    for run, entry in zip(runs, pages, strict=True):
        page = _page_of(run.notebook, pages, of_chart, terms)
        for sentence, figure in page.sentences.items():
            back[sentence][f"{run.name}.html#{figure}"] = entry["title"]
        html = _html(page, {**entry, "pages": pages, "article": article.title, "error": run.error})
        write(folder / f"{run.name}.ipynb", ipynb.writes(run.notebook) + "\n")
        write(folder / f"{run.name}.html", html)
    for name, html in briefing_pages(briefing, file, back=back).items():
        write(folder / name, html)
    write(folder / "glossary.html", _glossary(terms, article.title, pages))
    write(folder / "index.html", _overview(runs, briefing, file))


def to_html(notebook: NotebookNode) -> str:
    """The notebook alone as one HTML page that loads nothing from outside the file."""
    return _html(_page_of(notebook), {"name": "", "title": title(notebook), "pages": []})


def _page_of(
    notebook: NotebookNode,
    pages: Sequence[Mapping[str, str]] = (),
    of_chart: OfChart | None = None,
    terms: Collection[str] = (),
) -> NotebookPage:
    titles = {page["name"]: page["title"] for page in pages}
    return NotebookPage(notebook, titles, of_chart, terms)


def _html(page: NotebookPage, navigation: Mapping[str, Any]) -> str:
    names = [entry["name"] for entry in navigation["pages"]]
    place = names.index(navigation["name"]) if navigation["name"] in names else None
    around = (None, None)
    if place is not None:
        entries = [None, *navigation["pages"], None]
        around = entries[place], entries[place + 2]
    return one_file(
        "notebook.html.j2",
        cells=page.cells,
        contents=page.contents,
        looks=page.looks.sheet(),
        previous=around[0],
        next=around[1],
        **{"article": None, "error": None, **navigation},
    )


def write(path: Path, text: str) -> None:
    """Write a text as it is."""
    path.write_text(text, encoding="utf-8", newline="")


def title(notebook: NotebookNode) -> str:
    """The notebook's heading."""
    for cell in notebook.cells:
        if heading := _HEADING.search(cell.source):
            return heading.group(1).strip()
    return "Untitled"


def prose(notebook: NotebookNode) -> str:
    """All that the notebook says in words of its own."""
    return "\n\n".join(cell.source for cell in notebook.cells if cell.cell_type == "markdown")


def question(notebook: NotebookNode) -> str:
    """The sentence under the heading: the question that the notebook answers."""
    for cell in notebook.cells:
        if heading := _HEADING.search(cell.source):
            rest = cell.source[heading.end() :].strip()
            return re.sub(r"[*_`]", "", rest.split("\n\n")[0]).replace("\n", " ")
    return ""


def _overview(runs: Sequence[Run], briefing: Briefing, file: str) -> str:
    from studykit.export.briefing_view import View

    article = briefing.article
    return one_file(
        "overview.html.j2",
        title=article.title,
        length=briefing.length,
        in_short=View(briefing).in_short(),
        file=file,
        n_sentences=f"{len(article.sentences):,}",
        n_paragraphs=f"{len(article.paragraphs):,}",
        tables=list(schema.TABLES),
        pages=[_entry(run) for run in runs],
    )


def _glossary(
    terms: Mapping[str, Sequence[glossary.Meaning]],
    article: str,
    pages: Sequence[Mapping[str, str]],
) -> str:
    return one_file(
        "glossary.html.j2",
        name="glossary",
        article=article,
        pages=pages,
        terms=[(term_address(name), name, meanings) for name, meanings in terms.items()],
        tables=schema.TABLES,
    )


def _entry(run: Run) -> dict[str, Any]:
    """What the overview shows of one notebook."""
    shown: list[Figure] = list(figures(run.notebook))
    return {
        "name": run.name,
        "title": title(run.notebook),
        "question": question(run.notebook),
        "error": run.error,
        "figures": shown,
    }
