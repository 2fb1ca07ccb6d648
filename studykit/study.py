"""Run the notebooks on an article, several at once, and lay out what they made."""

import base64
import os
import re
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any

import nbformat
from nbformat import NotebookNode

from studykit import schema
from studykit.article import Article, read
from studykit.kernels import Run, run_all
from studykit.reading import printable

NOTEBOOKS = Path(__file__).parent.parent / "notebooks"
TEMPLATES = Path(__file__).parent / "templates"

PICTURED = "05_briefing"  # the notebook, and the place of its figure, that the README shows
PICTURED_FIGURE = 2

# The first level-one heading of a notebook.
_HEADING = re.compile(r"^# +(.+)$", re.MULTILINE)


class StudyError(RuntimeError):
    """A study that cannot begin; the message is one plain sentence."""


@dataclass
class Study:
    """What a study wrote, and the notebooks that stopped with the reason."""

    folder: Path
    errors: dict[str, str] = field(default_factory=dict)

    @property
    def index(self) -> Path:
        """The page to open first."""
        return self.folder / "index.html"


# ---------------------------------------------------------------- the study


def study(
    path: str | os.PathLike[str],
    out: str | os.PathLike[str] = "out",
    *,
    notebooks: Sequence[Path] | None = None,
    progress: Callable[[str], None] = lambda name: None,
) -> Study:
    """Run every notebook on an article and write pages, notebooks and tables.

    Parameters
    ----------
    path : path
        The article's plain-text file.
    out : path
        A folder; the results go to its folder named after the article's file.
    notebooks : sequence of Path, optional
        The notebooks to run; those of the kit without it.
    progress : callable
        Called with each notebook's name when it has ended.

    Returns
    -------
    Study
        Where the results are, and the error of each notebook that stopped. The pages
        that such a notebook made before stay as they were.

    Raises
    ------
    studykit.ReadingError
        When the article cannot be read.
    StudyError
        When the notebooks or the folder for the results cannot be used.
    """
    article = read(path)
    chosen = list(notebooks) if notebooks is not None else stored_notebooks()
    folder = made_folder(results_folder(path, out))
    write_tables(article, folder / "tables")
    parameter = _portable(Path(path), folder)
    runs = run_all(chosen, parameter, folder, progress)
    _write_pages(runs, article, folder, printable(Path(path).name))
    return Study(folder, {run.name: run.error for run in runs if run.error})


def results_folder(path: str | os.PathLike[str], out: str | os.PathLike[str]) -> Path:
    """Where the results of an article go: the folder in `out` that is named after its file.

    Examples
    --------
    >>> results_folder("news/harbour.txt", "out").as_posix()
    'out/harbour'
    >>> results_folder("news/...txt", "out").as_posix()  # its stem is a folder's parent
    'out/...txt'
    """
    file = Path(path)
    return Path(out) / (file.stem if file.stem.strip(".") else file.name)


def stored_notebooks() -> list[Path]:
    """The kit's notebooks, in reading order."""
    found = sorted(NOTEBOOKS.glob("[0-9][0-9]_*.ipynb"))
    if not found:
        raise StudyError(f"{NOTEBOOKS} holds no notebooks; run this in a checkout of the kit.")
    return found


def write_tables(article: Article, folder: Path) -> None:
    """Write each table of the article as `<name>.csv` into the folder."""
    made_folder(folder)
    for name in schema.TABLES:
        table = getattr(article, name).rename_axis(schema.ROW_ID[name])
        write_whole(folder / f"{name}.csv", table.to_csv(lineterminator="\n"))


def made_folder(path: Path) -> Path:
    """The folder, made if it was not there."""
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StudyError(
            f"{path} cannot be made ({error.strerror}); name another folder."
        ) from None
    return path


def _portable(path: Path, folder: Path) -> str:
    """The path as seen from the folder, so that a notebook there can be run again."""
    try:
        return Path(os.path.relpath(path, folder)).as_posix()
    except ValueError:  # another drive
        return path.resolve().as_posix()


def write_whole(path: Path, text: str) -> None:
    """Write a whole file or nothing."""
    with tempfile.NamedTemporaryFile(
        "w", encoding="utf-8", newline="", dir=path.parent, suffix=".part", delete=False
    ) as file:
        file.write(text)
    os.chmod(file.name, 0o644)
    os.replace(file.name, path)


# ---------------------------------------------------------------- storing notebooks


def render(paths: Sequence[Path], progress: Callable[[str], None] = lambda name: None) -> list[Run]:
    """The notebooks run again, top to bottom, as they are to be stored; nothing is written."""
    return run_all(paths, None, NOTEBOOKS, progress)


def store(runs: Sequence[Run]) -> dict[str, str]:
    """Write the runs where they came from; the errors of those that stopped are given back."""
    for run in runs:
        if run.error is None:
            write_whole(NOTEBOOKS / f"{run.name}.ipynb", nbformat.writes(run.notebook) + "\n")
        if run.error is None and run.name == PICTURED:
            _store_picture(run.notebook)
    return {run.name: run.error for run in runs if run.error}


def _store_picture(notebook: NotebookNode) -> None:
    """Keep one figure as a file of its own, for the README: the one on who speaks."""
    pictures = [figure["png"] for figure in figures(notebook)]
    if len(pictures) > PICTURED_FIGURE:
        (TEMPLATES / "picture.png").write_bytes(base64.b64decode(pictures[PICTURED_FIGURE]))


# ---------------------------------------------------------------- pages


def _write_pages(runs: Sequence[Run], article: Article, folder: Path, file: str) -> None:
    pages = [{"name": run.name, "title": title(run.notebook)} for run in runs]
    for run in runs:
        if run.error is None:
            page = to_html(run.notebook, {"name": run.name, "pages": pages, "article": file})
            write_whole(folder / f"{run.name}.ipynb", nbformat.writes(run.notebook) + "\n")
            write_whole(folder / f"{run.name}.html", page)
    write_whole(folder / "index.html", _overview(runs, article, folder, file))


def to_html(notebook: NotebookNode, navigation: dict[str, Any] | None = None) -> str:
    """The notebook as one HTML page that loads nothing from outside the file."""
    from nbconvert import HTMLExporter  # slow to import

    exporter = HTMLExporter(
        template_name="study", extra_template_basedirs=[str(TEMPLATES)], embed_images=True
    )
    resources = {"study": navigation, "metadata": {"name": title(notebook)}}
    return exporter.from_notebook_node(notebook, resources)[0]


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


def figures(notebook: NotebookNode) -> Iterator[dict[str, str]]:
    """The notebook's figures: each with its PNG in base 64 and its alternative text."""
    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            if png := output.get("data", {}).get("image/png"):
                alt = output.get("metadata", {}).get("image/png", {}).get("alt", "")
                yield {"png": png.replace("\n", ""), "alt": alt}


def _overview(runs: Sequence[Run], article: Article, folder: Path, file: str) -> str:
    from jinja2 import Environment, FileSystemLoader

    environment = Environment(loader=FileSystemLoader(TEMPLATES), autoescape=True)
    return environment.get_template("overview.html.j2").render(
        article=article.title,
        file=file,
        n_words=f"{article.sentences['n_words'].sum():,}",
        n_sentences=f"{len(article.sentences):,}",
        n_paragraphs=f"{len(article.paragraphs):,}",
        tables=list(schema.TABLES),
        pages=[_entry(run, folder) for run in runs],
    )


def _entry(run: Run, folder: Path) -> dict[str, Any]:
    """What the overview shows of one notebook."""
    return {
        "name": run.name,
        "title": title(run.notebook),
        "question": question(run.notebook),
        "error": run.error,
        "exists": (folder / f"{run.name}.html").is_file(),
        "figures": [] if run.error else list(islice(figures(run.notebook), 60)),
    }
