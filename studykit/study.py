"""Run the notebooks on an article, several at once, and lay out what they made."""

from __future__ import annotations

import asyncio
import base64
import os
import re
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from studykit import schema
from studykit.article import Article, read
from studykit.reading import printable

if TYPE_CHECKING:
    from nbformat import NotebookNode

NOTEBOOKS = Path(__file__).parent.parent / "notebooks"
TEMPLATES = Path(__file__).parent / "templates"

PICTURED = "08_briefing"  # the notebook, and the place of its figure, that the README shows
PICTURED_FIGURE = 1

_AT_ONCE = (os.cpu_count() or 1) + 1  # one kernel starts while the others compute
_SECONDS_PER_CELL = 600
_LONGEST_TITLE = 24

# Whatever the shell says, a notebook's figures belong into the notebook.
_INLINE_FIGURES = {"MPLBACKEND": "module://matplotlib_inline.backend_inline"}

# The first level-one heading of a notebook.
_HEADING = re.compile(r"^# +(.+)$", re.MULTILINE)


class StudyError(RuntimeError):
    """A study that cannot begin; the message is one plain sentence."""


@dataclass
class Run:
    """A notebook that was run: as executed, or what stopped it."""

    name: str
    notebook: NotebookNode
    error: str | None = None


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
    runs = asyncio.run(_run_all(chosen, parameter, folder, progress))
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


# ---------------------------------------------------------------- running notebooks


async def _run_all(
    paths: Sequence[Path],
    article_path: str | None,
    folder: Path,
    progress: Callable[[str], None],
) -> list[Run]:
    turn = asyncio.Semaphore(_AT_ONCE)

    async def run_in_turn(path: Path) -> Run:
        async with turn:
            run = await _run(path, article_path, folder)
        progress(path.stem)
        return run

    return await asyncio.gather(*map(run_in_turn, paths))


async def _run(path: Path, article_path: str | None, folder: Path) -> Run:
    from jupyter_client.manager import AsyncKernelManager
    from nbclient import NotebookClient  # with nbformat, as slow to import as all else together
    from nbclient.exceptions import CellExecutionError
    from nbformat import read as read_notebook

    notebook = _without_outputs(read_notebook(path, as_version=4))
    if article_path is not None:
        set_article(notebook, article_path)
    with tempfile.TemporaryDirectory(prefix="kernel") as sockets:
        manager = AsyncKernelManager(kernel_name="python3", **_connection(sockets))
        client = NotebookClient(
            notebook,
            km=manager,
            timeout=_SECONDS_PER_CELL,
            record_timing=False,
            coalesce_streams=True,  # a line printed may come in pieces from a busy machine
            resources={"metadata": {"path": str(folder)}},
        )
        try:
            await client.async_execute(env=os.environ | _INLINE_FIGURES)
        except CellExecutionError as error:
            return Run(path.stem, notebook, _place(notebook) + _cause(error))
        except Exception as error:  # a kernel that died: the other notebooks still finish
            return Run(path.stem, notebook, _place(notebook) + str(error).strip())
        finally:
            await manager.shutdown_kernel(now=True)
    return Run(path.stem, clean(notebook))


def _connection(sockets: str) -> dict[str, str]:
    """How to reach a kernel: by files in a folder of its own, where the system has such sockets."""
    return {} if os.name == "nt" else {"transport": "ipc", "ip": f"{sockets}/k"}


def _without_outputs(notebook: NotebookNode) -> NotebookNode:
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None
    return notebook


def set_article(notebook: NotebookNode, article_path: str) -> None:
    """Put the article's path into the notebook's cell tagged `parameters`."""
    for cell in notebook.cells:
        if "parameters" in cell.metadata.get("tags", []):
            cell.source = f"article_path = {_literal(article_path)}"


def _literal(text: str) -> str:
    """The text as Python code, in double quotation marks where it has none itself.

    Examples
    --------
    >>> print(_literal("a.txt"), _literal('a"b.txt'))
    "a.txt" 'a"b.txt'
    """
    literal = repr(text)
    return literal if '"' in literal else f'"{literal[1:-1]}"'


def _place(notebook: NotebookNode) -> str:
    """Where a run stopped: the last code cell that was begun."""
    begun = [cell for cell in notebook.cells if cell.get("execution_count")]
    if not begun:
        return "before the first cell: "
    line = next(iter(begun[-1].source.strip().splitlines()), "")
    return f"cell [{begun[-1].execution_count}] ({line}): "


def _cause(error: Any) -> str:
    value = " ".join(str(error.evalue).split())
    return f"{error.ename}: {value}" if value else error.ename


# ---------------------------------------------------------------- storing notebooks


def render(paths: Sequence[Path], progress: Callable[[str], None] = lambda name: None) -> list[Run]:
    """The notebooks run again, top to bottom, as they are to be stored; nothing is written."""
    return asyncio.run(_run_all(paths, None, NOTEBOOKS, progress))


def store(runs: Sequence[Run]) -> dict[str, str]:
    """Write the runs where they came from; the errors of those that stopped are given back."""
    import nbformat

    for run in (run for run in runs if run.error is None):
        write_whole(NOTEBOOKS / f"{run.name}.ipynb", nbformat.writes(run.notebook) + "\n")
        if run.name == PICTURED:
            _store_picture(run.notebook)
    return {run.name: run.error for run in runs if run.error}


def _store_picture(notebook: NotebookNode) -> None:
    """Keep one figure as a file of its own, for the README: the one on who speaks."""
    pictures = [figure["png"] for figure in figures(notebook)]
    if len(pictures) > PICTURED_FIGURE:
        (TEMPLATES / "picture.png").write_bytes(base64.b64decode(pictures[PICTURED_FIGURE]))


def clean(notebook: NotebookNode) -> NotebookNode:
    """The notebook without what differs from run to run or from machine to machine."""
    notebook.metadata = {
        "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
        "language_info": {"name": "python"},
    }
    for cell in notebook.cells:
        kept = {key: cell.metadata[key] for key in ("tags", "jupyter") if key in cell.metadata}
        cell.metadata = type(cell.metadata)(kept)
        if cell.cell_type == "code":
            outputs = _joined(cell.outputs)
            cell.outputs = [output for output in outputs if not _is_live_widget(output)]
    return notebook


def _joined(outputs: Sequence[NotebookNode]) -> list[NotebookNode]:
    """The outputs; what is printed in a row is one, however a busy kernel cut it."""
    joined: list[NotebookNode] = []
    for output in outputs:
        stream = output.get("name")
        if joined and stream is not None and joined[-1].get("name") == stream:
            joined[-1].text += output.text
        else:
            joined.append(output)
    return joined


def _is_live_widget(output: NotebookNode) -> bool:
    """Whether an output needs a running kernel; its static view is beside it."""
    return "application/vnd.jupyter.widget-view+json" in output.get("data", {})


# ---------------------------------------------------------------- pages


def _write_pages(runs: Sequence[Run], article: Article, folder: Path, file: str) -> None:
    import nbformat

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
