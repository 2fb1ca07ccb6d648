"""Two editions of the lessons: the students' without solutions, the teacher's with all of them."""

import os
import re
import shutil
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from studykit import ipynb, kernels
from studykit.corrections import corrections_path
from studykit.export.folders import portable, replacing, results_folder, write_record
from studykit.home import home
from studykit.ipynb import NotebookNode
from studykit.reading import found
from studykit.study import stored_notebooks

GUIDE = "teaching.md"
"""The teacher's guide beside the lessons: a section a lesson."""

OPENING, OPEN = "Before you begin", "The open exercise"
"""The parts of a lesson's section."""

_LESSON = re.compile(r"^## `(\w+)`$", re.MULTILINE)
_PART = re.compile(r"^### `?([^`\n]+)`?$", re.MULTILINE)
# A check's call: what is called, its name, and what it is held against.
_CHECK = re.compile(r"^(sk\.check_(\w+))\(answer, (\w+)\)", re.MULTILINE)
_OPEN = re.compile(r"^\*\*\d+\.\*\* An open one", re.MULTILINE)
_SCHEMA = 3  # version of nbgrader's metadata


@dataclass
class Editions:
    """Where the two editions are, and the lessons that stopped with the reason."""

    students: Path
    teacher: Path
    errors: dict[str, str]


def editions(
    article: str | os.PathLike[str],
    out: str | os.PathLike[str] = "out",
    *,
    notebooks: Sequence[Path] | None = None,
    progress: Callable[[str], None] = lambda name: None,
) -> Editions:
    """Write the lessons on an article for a class: `class/students` and `class/teacher`.

    Both folders hold a copy of the article beside the notebooks, so that either can be handed
    on as it is.

    Parameters
    ----------
    article : path
        The article's file.
    out : path
        A folder; the editions go to its folder named after the article's file.
    notebooks : sequence of Path, optional
        The lessons; those of the kit without it.
    progress : callable
        Called with each lesson's name when the teacher's edition of it has run.

    Raises
    ------
    studykit.ReadingError
        When the article cannot be read.
    StudyError
        When the folder for the results cannot be used.
    """
    file = found(article)
    results = results_folder(file, out)
    chosen = list(notebooks) if notebooks is not None else stored_notebooks()
    target = results / "class"
    is_first = not os.path.exists(results)
    with replacing(results if is_first else target) as new:
        if is_first:
            write_record(new, portable(file, new))
        folder = new / "class" if is_first else new
        errors = _write(chosen, file, folder, progress)
    return Editions(target / "students", target / "teacher", errors)


def _write(
    paths: Sequence[Path], article: Path, folder: Path, progress: Callable[[str], None]
) -> dict[str, str]:
    for name in ("students", "teacher"):
        (folder / name).mkdir(parents=True)
        for file in (article, corrections_path(article)):
            if file.exists():
                shutil.copyfile(file, folder / name / file.name)
    for path in paths:
        lesson = students_edition(ipynb.read(path, as_version=4), path.stem)
        kernels.set_article(lesson, article.name)
        _store(lesson, folder / "students" / path.name)
    return _write_teachers(paths, article.name, folder / "teacher", progress)


def _write_teachers(
    paths: Sequence[Path], article: str, folder: Path, progress: Callable[[str], None]
) -> dict[str, str]:
    guides = guide()
    with TemporaryDirectory(prefix="class") as solved:
        copies = [Path(solved) / path.name for path in paths]
        for path, copy in zip(paths, copies, strict=True):
            lesson = teachers_edition(ipynb.read(path, as_version=4), guides.get(path.stem, {}))
            _store(lesson, copy)
        runs = kernels.run_all(copies, article, folder, progress)
    for run in runs:
        _store(run.notebook, folder / f"{run.name}.ipynb")
    return {run.name: run.error for run in runs if run.error}


def _store(notebook: NotebookNode, path: Path) -> None:
    path.write_text(ipynb.writes(notebook) + "\n", encoding="utf-8")


# ---------------------------------------------------------------- one lesson


def students_edition(lesson: NotebookNode, name: str) -> NotebookNode:
    """The lesson without solutions and outputs, and with what nbgrader asks of an assignment.

    An answer's cell is the student's own; the check below it is locked and worth a point. An open
    exercise has a cell for the answer, which a person grades.
    """
    kept = [cell for cell in lesson.cells if "solution" not in tags(cell)]
    pairs = pairwise([*kept, *kept[-1:]])
    cells = [part for cell, after in pairs for part in _with_room(cell, after, name)]
    for answer, cell in pairwise([*cells, *cells[-1:]]):
        if answer.cell_type == "code":
            answer.outputs, answer.execution_count = [], None
        if "check" in tags(cell) and "exercise" in tags(answer):
            _make_gradable(answer, cell, name)
    return ipynb.from_dict({**lesson, "cells": cells})


def _with_room(cell: NotebookNode, after: NotebookNode, lesson: str) -> list[NotebookNode]:
    """The cell; one that asks an open question, with a cell for the answer unless there is one."""
    parts = _open_parts(cell)
    if parts is None or "exercise" in tags(after):
        return [cell]
    room = _markdown("answer", "*Your answer:*")
    room.metadata["tags"] = ["open"]
    room.metadata["nbgrader"] = _for_nbgrader(f"{lesson}-open", grade=True, solution=True, points=1)
    return [parts[0], room, *parts[1:]]


def _open_parts(cell: NotebookNode) -> list[NotebookNode] | None:
    """A cell with an open exercise as one, or as two where the next section begins in it."""
    if cell.cell_type != "markdown" or not (asked := _OPEN.search(cell.source)):
        return None
    at = cell.source.find("\n## ", asked.end())
    if at < 0:
        return [cell]
    rest = _markdown("rest", cell.source[at + 1 :])
    return [ipynb.from_dict({**cell, "source": cell.source[:at].rstrip()}), rest]


def _make_gradable(answer: NotebookNode, check: NotebookNode, lesson: str) -> None:
    called = _CHECK.search(check.source)
    assert called is not None, check.source
    check.source = _CHECK.sub(r"\1.points(answer, \3)", check.source)
    name = f"{lesson}-{called[2]}"
    answer.metadata["nbgrader"] = _for_nbgrader(f"{name}-answer", solution=True)
    check.metadata["nbgrader"] = _for_nbgrader(name, grade=True, locked=True, points=1)


def _for_nbgrader(grade_id: str, **settings: bool | int) -> dict[str, Any]:
    none = {"grade": False, "solution": False, "locked": False, "task": False}
    return {**none, "schema_version": _SCHEMA, "grade_id": grade_id, **settings}


def teachers_edition(lesson: NotebookNode, notes: Mapping[str, str]) -> NotebookNode:
    """The lesson with its solutions in place of the answers, and what a teacher wants to know.

    Below each check are wrong answers that come easily, worked out from the article, with what
    the check says to them.

    Parameters
    ----------
    lesson : NotebookNode
        A lesson of the kit.
    notes : mapping of str to str
        The guide's notes on it: before it (`OPENING`), and on its open exercise (`OPEN`).
    """
    cells: list[NotebookNode] = []
    for cell in solved(lesson).cells:
        if "solution" in tags(cell):
            continue
        parts = _open_parts(cell)
        cells += parts or [cell]
        if parts and OPEN in notes:
            cells.insert(len(cells) - len(parts) + 1, _note("open", notes[OPEN]))
        if "check" in tags(cell):
            cells.append(_likely(cell))
    if OPENING in notes:
        cells.insert(1, _note("opening", notes[OPENING]))
    return ipynb.from_dict({**lesson, "cells": cells})


def _likely(check: NotebookNode) -> NotebookNode:
    called = _CHECK.search(check.source)
    assert called is not None, check.source
    return ipynb.from_dict(
        {
            "cell_type": "code",
            "id": f"likely-{called[2]}"[:64].replace("_", "-"),
            "metadata": {"tags": ["teacher"]},
            "source": f"# Wrong answers that come easily\n{called[1]}.likely({called[3]})",
            "outputs": [],
            "execution_count": None,
        }
    )


def solved(lesson: NotebookNode) -> NotebookNode:
    """The lesson with each solution in the cell of its exercise."""
    exercises, solutions = (
        [cell for cell in lesson.cells if tag in tags(cell)] for tag in ("exercise", "solution")
    )
    for exercise, solution in zip(exercises, solutions, strict=True):
        _, *lines = solution.source.splitlines()  # the first says what a folded cell holds
        exercise.source = "\n".join(re.sub(r"^# ?", "", line) for line in lines)
    return lesson


def tags(cell: NotebookNode) -> Sequence[str]:
    """The tags of a cell."""
    return cell.metadata.get("tags", [])


def _note(name: str, text: str) -> NotebookNode:
    lines = ["**For the teacher**", "", *text.splitlines()]
    note = _markdown(name, "\n".join(f"> {line}".rstrip() for line in lines))
    note.metadata["tags"] = ["teacher"]
    return note


def _markdown(name: str, source: str) -> NotebookNode:
    return ipynb.from_dict(
        {"cell_type": "markdown", "id": f"class-{name}", "metadata": {}, "source": source}
    )


# ---------------------------------------------------------------- the guide


def guide() -> dict[str, dict[str, str]]:
    """The notes for teachers by lesson and heading, out of the guide beside the lessons."""
    text = (home() / "notebooks" / GUIDE).read_text(encoding="utf-8")
    return {lesson: _parts(section, _PART) for lesson, section in _parts(text, _LESSON).items()}


def _parts(text: str, heading: re.Pattern[str]) -> dict[str, str]:
    """What is under each heading.

    >>> _parts("An opening.\\n### One\\nText.\\n### Two\\nMore.", _PART)
    {'One': 'Text.', 'Two': 'More.'}
    """
    _, *pieces = heading.split(text)
    return dict(zip(pieces[::2], map(str.strip, pieces[1::2]), strict=True))
