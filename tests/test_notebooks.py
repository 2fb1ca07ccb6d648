"""The notebooks: fresh as stored, sound on another article, their exercises solvable."""

import base64
import io
import re

import nbformat
import numpy as np
import pytest
from conftest import HARBOUR, ROOT
from PIL import Image

from studykit import classroom, kernels, study
from studykit.export.figures import figures

PATHS = study.stored_notebooks()
NAMES = [path.stem for path in PATHS]
TAGS = ("exercise", "check", "solution")
LARGEST = 1_000_000  # bytes


def read(path):
    return nbformat.read(path, as_version=4)


def tagged(notebook, tag):
    return [cell for cell in notebook.cells if tag in cell.metadata.get("tags", [])]


def code_cells(notebook):
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def run_all(notebooks, folder):
    """Run changed notebooks from a folder of their own."""
    paths = []
    for name, notebook in notebooks.items():
        paths.append(folder / f"{name}.ipynb")
        nbformat.write(notebook, paths[-1])
    runs = kernels.run_all(paths, None, folder)
    return {run.name: run for run in runs}


@pytest.fixture(scope="module")
def fresh():
    """Each stored notebook, run again as it is."""
    return {run.name: run for run in study.render(PATHS)}


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory):
    """Each notebook on the invented article, with the solutions pasted in."""
    folder = tmp_path_factory.mktemp("elsewhere")
    return run_all({path.stem: answered(path) for path in PATHS}, folder)


def answered(path):
    notebook = classroom.solved(read(path))
    assert all(cell.source.startswith("# Solution\n") for cell in tagged(notebook, "solution"))
    kernels.set_article(notebook, str(HARBOUR))
    return notebook


def texts(output):
    data = dict(output.get("data", {}), stream=output.get("text", ""))
    return {kind: value for kind, value in data.items() if not kind.startswith("image/")}


def picture(output):
    png = output.get("data", {}).get("image/png")
    if png is None:
        return None
    return np.asarray(Image.open(io.BytesIO(base64.b64decode(png))).convert("L"), dtype=float)


def look_alike(stored, fresh):
    """The same size, and hardly a pixel apart: another machine may smooth an edge differently."""
    return stored.shape == fresh.shape and np.abs(stored - fresh).mean() < 2


@pytest.mark.parametrize("path", PATHS, ids=NAMES)
def test_stored_outputs_are_fresh(path, fresh):
    run = fresh[path.stem]
    assert run.error is None
    for old, new in zip(read(path).cells, run.notebook.cells, strict=True):
        assert old.source == new.source
        assert len(old.get("outputs", [])) == len(new.get("outputs", [])), old.source
        for before, after in zip(old.get("outputs", []), new.get("outputs", []), strict=True):
            assert texts(before) == texts(after), old.source
            assert before.get("metadata") == after.get("metadata"), old.source
            if picture(before) is not None:
                assert look_alike(picture(before), picture(after)), old.source


@pytest.mark.parametrize("path", PATHS, ids=NAMES)
def test_stored_notebooks_are_a_clean_run(path):
    notebook = read(path)
    code = code_cells(notebook)
    assert [cell.execution_count for cell in code] == list(range(1, len(code) + 1))
    outputs = [output for cell in code for output in cell.outputs]
    assert not [o for o in outputs if o.output_type == "error" or o.get("name") == "stderr"]
    assert "widgets" not in notebook.metadata
    assert path.stat().st_size < LARGEST
    stored = path.read_text(encoding="utf-8")
    assert str(ROOT) not in stored
    assert not re.search(r" at 0x[0-9a-f]{6,}", stored)


@pytest.mark.parametrize("path", PATHS, ids=NAMES)
def test_notebooks_keep_the_house_form(path):
    notebook = read(path)
    code = code_cells(notebook)
    parameters = tagged(notebook, "parameters")
    assert parameters == [code[0]]
    assert re.fullmatch(r'article_path = r"[^"]+"(\nother_path = None  # .+)?', code[0].source)
    assert notebook.cells[0].source.startswith("# ")
    assert "## Limits" in "".join(cell.source for cell in notebook.cells)
    assert all(len(line) <= 79 for cell in code for line in cell.source.splitlines())


@pytest.mark.parametrize("path", PATHS, ids=NAMES)
def test_dollars_in_outputs_are_money(path):
    """What stands between two of them is no formula, in the kit's HTML and in pandas' own."""
    cells = read(path).cells
    code = "\n".join(cell.source for cell in cells if cell.cell_type == "code")
    assert "\npd.options.display.html.use_mathjax = False" in code
    assert "\npd.options.styler.html.mathjax = False" in code
    outputs = [output for cell in cells for output in cell.get("outputs", [])]
    pages = [html for output in outputs if (html := output.get("data", {}).get("text/html"))]
    assert pages
    assert all(re.search(r'<(div|table) [^>]*class="[^"]*\bmathjax_ignore"', p) for p in pages)
    assert not any(
        set(output.get("data", {})) & {"text/markdown", "text/latex"} for output in outputs
    )


@pytest.mark.parametrize("name", NAMES)
def test_every_figure_has_a_sentence(name, fresh):
    drawn = list(figures(fresh[name].notebook))
    assert drawn
    assert all(len(figure.alt.split()) > 3 for figure in drawn)


@pytest.mark.parametrize("path", PATHS, ids=NAMES)
def test_checks_wait_for_an_answer(path, fresh):
    cells = tagged(fresh[path.stem].notebook, "check")
    assert all(cell.outputs[0].text.startswith("Try it") for cell in cells)


@pytest.mark.parametrize("name", NAMES)
def test_notebooks_run_on_another_article(name, elsewhere):
    assert elsewhere[name].error is None
    outputs = [o for cell in elsewhere[name].notebook.cells for o in cell.get("outputs", [])]
    assert not [o for o in outputs if o.get("name") == "stderr"]


@pytest.mark.parametrize("name", NAMES)
def test_solutions_are_right(name, elsewhere):
    lines = [cell.outputs[0].text for cell in tagged(elsewhere[name].notebook, "check")]
    assert [line for line in lines if not line.startswith("Right")] == []


@pytest.mark.parametrize("path", PATHS, ids=NAMES)
def test_prose_states_nothing_about_the_article(path, article):
    """No name of the article in the prose or code."""
    prose = " ".join(cell.source for cell in read(path).cells)
    for name in set(article.names["mention"]) - {"U.S."}:
        assert not re.search(rf"\b{re.escape(name)}\b", prose), name
