"""The lessons' measure, and that they run on texts of hardly anything."""

import ast
import builtins
import contextlib
import io
import re
import statistics

import nbformat
import pytest
from matplotlib import pyplot as plt

from studykit import classroom, study

PATHS = study.stored_notebooks()
EACH = pytest.mark.parametrize("path", PATHS, ids=[path.stem for path in PATHS])
FEWEST, MOST = 25, 45  # cells
TINY = {
    "word": "Rain.",
    "question": "Who?\n\nNobody.",
    "quotation": "“Yes,” she said.",
    "name": "Ada Lane left.",
    "equals": "“A,” said Ada Lane. “B,” said Bo Roe.",
    "again": "Good day. Bad night. Good day. Bad night.",
}
_BOLD = re.compile(r"\*\*([^*]+)\*\*")


def cells(path, kind):
    return [c for c in nbformat.read(path, as_version=4).cells if c.cell_type == kind]


def is_only_kit(source):
    """Whether all that a cell calls is of the kit."""
    calls = [node.func for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call)]
    return bool(calls) and all(ast.unparse(f).startswith("sk.") for f in calls)


@EACH
def test_the_rhythm(path):
    kinds = [cell.cell_type for cell in nbformat.read(path, as_version=4).cells]
    assert FEWEST <= len(kinds) <= MOST
    assert "code code code" not in " ".join(kinds)
    sources = [cell.source for cell in cells(path, "code")]
    lines = [len(re.findall(r"^ *[^ #\n]", source, re.MULTILINE)) for source in sources]
    assert statistics.median(lines) <= 3
    assert sum(map(is_only_kit, sources)) <= len(sources) / 3
    assert "plt.subplots(" in "".join(sources)


@EACH
def test_each_term_is_told_at_the_end(path):
    prose = "\n".join(cell.source for cell in cells(path, "markdown"))
    above, _, terms = re.sub(r"\*\*\d\.\*\*", "", prose).partition("## Terms")
    assert {*_BOLD.findall(above.lower())} == {*_BOLD.findall(terms.lower())}


@EACH
@pytest.mark.parametrize("text", TINY.values(), ids=TINY)
@pytest.mark.filterwarnings("error")
@pytest.mark.filterwarnings("ignore:FigureCanvasAgg is non-interactive")
def test_the_lesson_runs_on_hardly_anything(path, text, tmp_path, monkeypatch):
    """In this Python: a kernel for each would take minutes."""
    from IPython.display import display

    (tmp_path / "tiny.txt").write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(builtins, "display", display, raising=False)
    scope, solved = {}, classroom.solved(nbformat.read(path, as_version=4))
    with plt.rc_context():
        for cell in (cell for cell in solved.cells if cell.cell_type == "code"):
            is_path = "parameters" in classroom.tags(cell)
            said = io.StringIO()
            with contextlib.redirect_stdout(said):
                exec(cell.source + is_path * '\narticle_path = "tiny.txt"', scope)
            if "check" in classroom.tags(cell):
                assert said.getvalue().startswith("Right"), cell.source


def test_each_lesson_that_is_linked_exists():
    lessons = {path.name for path in study.stored_notebooks()}
    prose = "".join(path.read_text(encoding="utf-8") for path in study.stored_notebooks())
    assert set(re.findall(r"\]\((\w+\.ipynb)", prose)) <= lessons
