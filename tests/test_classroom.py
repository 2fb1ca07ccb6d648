"""A class's lessons: students see no solution, a teacher sees all, nbgrader grades them."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from click.testing import CliRunner
from conftest import HARBOUR
from nbgrader.api import Gradebook

from studykit import classroom, study
from studykit.cli import main

PATHS = study.stored_notebooks()
EACH = pytest.mark.parametrize("path", PATHS, ids=[path.stem for path in PATHS])
NAMES = [path.stem for path in PATHS]
LESSON = "06_sentiment"  # that nbgrader grades


def read(path):
    return nbformat.read(path, as_version=4)


@pytest.fixture(scope="module")
def editions(tmp_path_factory):
    return classroom.editions(HARBOUR, tmp_path_factory.mktemp("class"))


def tagged(notebook, tag):
    return [cell for cell in notebook.cells if tag in classroom.tags(cell)]


@EACH
def test_students_see_no_solution(path, editions):
    stored = read(editions.students / path.name)
    sources = "\n".join(cell.source for cell in stored.cells)
    solved = classroom.solved(read(path))
    assert "folded" not in sources
    for solution in tagged(solved, "exercise"):
        assert solution.source not in sources
        last = solution.source.splitlines()[-1]
        assert not last.startswith("answer") or last not in sources
    assert "# Solution" not in sources
    code = [cell for cell in stored.cells if "outputs" in cell]
    assert not any(cell.outputs or cell.execution_count for cell in code)
    assert all(cell.source == "answer = ..." for cell in tagged(stored, "exercise"))


@EACH
def test_the_teacher_sees_what_comes_out(path, editions):
    assert editions.errors == {}
    lesson = read(editions.teacher / path.name)
    checks = tagged(lesson, "check")
    assert len(checks) == len(tagged(read(path), "check"))
    assert all(cell.outputs[0].text.startswith("Right") for cell in checks)
    assert not tagged(lesson, "solution")


@EACH
def test_the_guide_has_notes_on_each_lesson(path, editions):
    assert set(classroom.guide()[path.stem]) == {classroom.OPENING, classroom.OPEN}
    notes = tagged(read(editions.teacher / path.name), "teacher")
    likely = [cell for cell in notes if cell.cell_type == "code"]
    assert len(likely) == len(tagged(read(path), "check"))
    has_open = any("An open one" in cell.source for cell in read(path).cells)
    assert len(notes) == len(likely) + 1 + has_open
    assert all("→ Not yet." in cell.outputs[0].text for cell in likely)


def test_the_article_lies_beside_the_notebooks(editions):
    for folder in (editions.students, editions.teacher):
        assert (folder / HARBOUR.name).read_bytes() == HARBOUR.read_bytes()
        assert tagged(read(folder / PATHS[0].name), "parameters")[0].source == (
            f'article_path = r"{HARBOUR.name}"'
        )


def test_the_command_writes_both(tmp_path, monkeypatch):
    monkeypatch.setattr(classroom, "stored_notebooks", lambda: PATHS[:1])
    result = CliRunner().invoke(main, ["class", str(HARBOUR), "--out", str(tmp_path)])
    assert result.exit_code == 0, result.output
    folder = tmp_path / "harbour" / "class"
    assert f"For students: {folder / 'students'}" in result.output
    assert sorted(path.name for path in (folder / "teacher").iterdir()) == [
        PATHS[0].name,
        HARBOUR.name,
    ]


def test_a_solution_of_the_comparison_runs_where_nobody_is_named(tmp_path):
    (tmp_path / "rain.txt").write_text("Rain.")
    compare = [path for path in PATHS if path.stem == "09_compare"]
    done = classroom.editions(tmp_path / "rain.txt", tmp_path / "out", notebooks=compare)
    assert not done.errors


def test_a_later_study_keeps_the_editions(tmp_path):
    done = classroom.editions(HARBOUR, tmp_path, notebooks=PATHS[:1])
    study.study(HARBOUR, tmp_path, notebooks=[])
    assert (done.students / PATHS[0].name).exists()


# ---------------------------------------------------------------- nbgrader


CONFIG = r"""
c = get_config()
c.CourseDirectory.course_id = "news"
c.FileNameCollectorPlugin.named_regexp = r".*/(?P<student_id>\w+)--(?P<file_id>\w+)\.ipynb"
"""


def nbgrader(folder, *arguments):
    """Run one of its commands as a teacher does."""
    command = [sys.executable, "-m", "nbgrader", *arguments]
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    done = subprocess.run(
        command, cwd=folder, env=os.environ | {"PATH": path}, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr


@pytest.fixture(scope="module")
def course(editions, tmp_path_factory):
    """A folder in which nbgrader has made an assignment of one lesson."""
    folder = tmp_path_factory.mktemp("course")
    (folder / "nbgrader_config.py").write_text(CONFIG, encoding="utf-8")
    (folder / "source" / "reading").mkdir(parents=True)
    for name in (f"{LESSON}.ipynb", HARBOUR.name):
        shutil.copy(editions.students / name, folder / "source" / "reading" / name)
    nbgrader(folder, "generate_assignment", "reading")
    return folder


def hand_in(course, student, n_right):
    """A student's lesson, with so many right answers, as a file that came by mail."""
    notebook = read(course / "release" / "reading" / f"{LESSON}.ipynb")
    solved = classroom.solved(read(PATHS[NAMES.index(LESSON)]))
    pairs = zip(tagged(notebook, "exercise"), tagged(solved, "exercise"), strict=True)
    for number, (answer, solution) in enumerate(pairs):
        answer.source = solution.source if number < n_right else "answer = 'no idea'"
    mail = course / "downloaded" / "reading" / "archive"
    mail.mkdir(parents=True, exist_ok=True)
    nbformat.write(notebook, mail / f"{student}--{LESSON}.ipynb")


def test_nbgrader_generates_collects_and_grades(course):
    n_exercises = len(tagged(read(course / "release" / "reading" / f"{LESSON}.ipynb"), "check"))
    n_open = len(tagged(read(course / "release" / "reading" / f"{LESSON}.ipynb"), "open"))
    n_right = {"ada": n_exercises, "ben": 1, "cleo": 0}
    for student, n in n_right.items():
        hand_in(course, student, n)
    nbgrader(course, "zip_collect", "reading")
    nbgrader(course, "autograde", "reading", "--create")
    with Gradebook(f"sqlite:///{course / 'gradebook.db'}") as gradebook:
        graded = gradebook.assignment_submissions("reading")
        assert {one.student.id: one.score for one in graded} == n_right
        assert {one.max_score for one in graded} == {n_exercises + n_open}
