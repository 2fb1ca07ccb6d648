"""The study of an article: its tables, its notebooks as they ran, their pages and figures."""

import base64
import os
import zipfile
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path

from studykit import ipynb
from studykit.article import Article, read
from studykit.export.figures import figures, without_areas, without_svg, write_figures
from studykit.export.folders import (
    StudyError,
    keep_own_files,
    portable,
    replacing,
    results_folder,
    write_record,
)
from studykit.export.pages import TEMPLATES, worked_out, write, write_pages
from studykit.export.tables import FORMATS, write_tables
from studykit.home import home
from studykit.ipynb import NotebookNode
from studykit.kernels import Run, run_all, warm_nursery
from studykit.reading import printable

PICTURED = "08_briefing"  # the notebook, and the place of its figure, that the README shows
PICTURED_FIGURE = 1

_NEEDS = {"xlsx": "xlsxwriter", "parquet": "pyarrow"}


@dataclass
class Study:
    """What a study wrote, and the notebooks that stopped with the reason."""

    folder: Path
    errors: dict[str, str] = field(default_factory=dict)

    @property
    def index(self) -> Path:
        """The page to open first."""
        return self.folder / "index.html"

    @property
    def archive(self) -> Path:
        """The zip of everything, if there is one."""
        return self.folder.with_name(f"{self.folder.name}.zip")


def study(
    path: str | os.PathLike[str],
    out: str | os.PathLike[str] = "out",
    *,
    notebooks: Sequence[Path] | None = None,
    progress: Callable[[str], None] = lambda name: None,
    everything: bool = False,
) -> Study:
    """Run every notebook on an article and write pages, notebooks and tables.

    All is written into a new folder, which takes the place of the last run's when it is
    complete: whatever happens, what is there is of one run. What a person has put there stays.

    Parameters
    ----------
    path : path
        The article's file.
    out : path
        A folder; the results go to its folder named after the article's file.
    notebooks : sequence of Path, optional
        The notebooks to run; those of the kit without it.
    progress : callable
        Called with each notebook's name when it has ended.
    everything : bool
        Whether to write the tables in every format that can be written here, the figures as
        PNG and SVG, and one zip of it all.

    Returns
    -------
    Study
        Where the results are, and the error of each notebook that stopped. Its page shows how
        far it came.

    Raises
    ------
    studykit.ReadingError
        When the article cannot be read.
    StudyError
        When the notebooks or the folder for the results cannot be used.
    """
    chosen = list(notebooks) if notebooks is not None else stored_notebooks()
    done = Study(results_folder(path, out))
    with warm_nursery() as nursery, ThreadPoolExecutor() as thread, replacing(done.folder) as new:
        article = read(path)
        parameter = portable(Path(path), new)
        formats = ("png", "svg") if everything else ("png",)
        _write_tables(article, new, FORMATS if everything else ("csv",))
        briefing = thread.submit(worked_out, article)  # while the notebooks run
        runs = run_all(chosen, parameter, new, progress, figure_formats=formats, nursery=nursery)
        if everything:
            _write_figures(runs, new)
        write_pages(runs, briefing.result(), new, printable(Path(path).name))
        write_record(new, parameter)
        keep_own_files(done.folder, new)
        if everything:
            _write_archive(new, done.archive)
    done.errors = {run.name: run.error for run in runs if run.error}
    return done


def _write_tables(article: Article, folder: Path, formats: Sequence[str]) -> None:
    for name in formats:
        if name not in _NEEDS or find_spec(_NEEDS[name]):
            tables = tables_folder(folder, name)
            tables.mkdir()
            write_tables(article, tables, name)


def _write_figures(runs: Sequence[Run], folder: Path) -> None:
    (folder / "figures").mkdir()
    for run in runs:
        write_figures(run.name, run.notebook, folder / "figures")
        without_svg(run.notebook)


def _write_archive(folder: Path, archive: Path) -> None:
    """All that is in the folder as one zip, the same bytes for the same files."""
    part = folder / ".zip"
    with zipfile.ZipFile(part, "w", zipfile.ZIP_DEFLATED) as file:
        for path in sorted(folder.rglob("*")):
            if path.is_file() and path != part:
                place = f"{archive.stem}/{path.relative_to(folder).as_posix()}"
                file.writestr(zipfile.ZipInfo(place), path.read_bytes(), zipfile.ZIP_DEFLATED)
    os.replace(part, archive)


def tables_folder(results: Path, format: str) -> Path:
    """Where the tables of one format are in a folder of results."""
    return results / ("tables" if format == "csv" else f"tables-{format}")


def tables(path: str | os.PathLike[str], out: str | os.PathLike[str], format: str) -> Path:
    """Write the tables of an article in one format alone; where they are.

    Raises
    ------
    studykit.ReadingError
        When the article cannot be read.
    StudyError
        When they cannot be written.
    """
    article = read(path)
    results = results_folder(path, out)
    folder = tables_folder(results, format)
    if os.path.exists(results):
        with replacing(folder) as new:
            write_tables(article, new, format)
        return folder
    with replacing(results) as new:
        write_record(new, portable(Path(path), new))
        tables_folder(new, format).mkdir()
        write_tables(article, tables_folder(new, format), format)
    return folder


# ---------------------------------------------------------------- the stored notebooks


def stored_notebooks() -> list[Path]:
    """The kit's notebooks, in reading order."""
    folder = home() / "notebooks"
    found = sorted(folder.glob("[0-9][0-9]_*.ipynb"))
    if not found:
        raise StudyError(f"{folder} holds no notebooks; install the kit again.")
    return found


def render(paths: Sequence[Path], progress: Callable[[str], None] = lambda name: None) -> list[Run]:
    """The notebooks run again, top to bottom, as they are to be stored; nothing is written."""
    runs = run_all(paths, None, home() / "notebooks", progress)
    for run in runs:
        without_areas(run.notebook)
    return runs


def store(runs: Sequence[Run]) -> dict[str, str]:
    """Write the runs where they came from; the errors of those that stopped are given back."""
    for run in runs:
        if run.error is None:
            text = ipynb.writes(run.notebook) + "\n"
            write(home() / "notebooks" / f"{run.name}.ipynb", text)
        if run.error is None and run.name == PICTURED:
            _store_picture(run.notebook)
    return {run.name: run.error for run in runs if run.error}


def _store_picture(notebook: NotebookNode) -> None:
    """Keep one figure as a file of its own, for the README: the one on who speaks."""
    pictures = [figure.png for figure in figures(notebook)]
    if len(pictures) > PICTURED_FIGURE:
        (TEMPLATES / "picture.png").write_bytes(base64.b64decode(pictures[PICTURED_FIGURE]))
