"""Running notebooks: what is written, and what stays when one stops."""

import nbformat
import pytest
from click.testing import CliRunner
from conftest import SEED
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from studykit import schema
from studykit.cli import main
from studykit.study import StudyError, clean, figures, question, study, title, to_html

DRAWS = (
    "import matplotlib.pyplot as plt\n"
    "from studykit import show_figure\n"
    "ax = plt.subplots()[1]\n"
    "ax.bar([1], [2])\n"
    "show_figure(ax, 'One <bar> & no more.')"
)


def notebook(*sources: str, heading: str = "A heading"):
    cells = [new_markdown_cell(f"# {heading}\n\nWhat is *asked*?\n\nMore.")]
    cells += [new_code_cell('article_path = "x"', metadata={"tags": ["parameters"]})]
    return new_notebook(cells=cells + [new_code_cell(source) for source in sources])


@pytest.fixture
def stored(tmp_path):
    def write(name: str, *sources: str):
        path = tmp_path / f"{name}.ipynb"
        nbformat.write(notebook(*sources, heading=name), path)
        return path

    return write


def test_a_study_writes_pages_notebooks_and_tables(stored, tmp_path):
    done = study(
        SEED,
        tmp_path / "out",
        notebooks=[stored("one", "import studykit", "print(article_path)"), stored("two", DRAWS)],
    )
    assert done.errors == {}
    assert {path.name for path in (done.folder / "tables").iterdir()} == {
        f"{table}.csv" for table in schema.TABLES
    }
    executed = nbformat.read(done.folder / "one.ipynb", as_version=4)
    assert (done.folder / executed.cells[-1].outputs[0].text.strip()).resolve() == SEED
    index = done.index.read_text(encoding="utf-8")
    assert 'href="one.html"' in index
    assert "data:image/png;base64," in index
    page = (done.folder / "two.html").read_text(encoding="utf-8")
    assert 'alt="One &lt;bar&gt; &amp; no more."' in page
    assert "<p" in page
    assert not list(done.folder.rglob("*.part"))


def test_when_one_notebook_stops_the_others_finish_and_its_old_page_stays(stored, tmp_path):
    good, bad = stored("good", "1 + 1"), stored("bad", "2 + 2")
    folder = study(SEED, tmp_path / "out", notebooks=[bad]).folder
    before = (folder / "bad.html").read_bytes()
    bad_notebook = notebook("1 + 1", "x = 0\n1 / x", "a = 1")
    for count, cell in enumerate(bad_notebook.cells[1:], start=1):
        cell.execution_count = count  # as stored by an earlier run
    nbformat.write(bad_notebook, bad)
    done = study(SEED, tmp_path / "out", notebooks=[good, bad])
    assert done.errors == {"bad": "cell [3] (x = 0): ZeroDivisionError: division by zero"}
    assert (folder / "bad.html").read_bytes() == before
    assert "ZeroDivisionError" in done.index.read_text(encoding="utf-8")


def test_a_kernel_that_dies_is_an_error_of_its_notebook(stored, tmp_path):
    done = study(SEED, tmp_path / "out", notebooks=[stored("dies", "import os", "os._exit(3)")])
    assert "died" in done.errors["dies"].lower()


def test_a_page_loads_nothing_from_outside():
    page = to_html(notebook("1"))
    assert "<script src" not in page
    assert "cdn" not in page.lower()


def test_the_heading_and_the_question_are_read():
    assert title(notebook(heading="Words")) == "Words"
    assert question(notebook()) == "What is asked?"


def test_figures_come_with_their_alternative_text():
    cell = new_code_cell("")
    cell.outputs = [
        new_output("display_data", {"image/png": "QUJD\n"}, metadata={"image/png": {"alt": "A."}})
    ]
    assert list(figures(new_notebook(cells=[cell]))) == [{"png": "QUJD", "alt": "A."}]


def test_cleaning_removes_what_differs_from_run_to_run():
    live = new_output("display_data", {"application/vnd.jupyter.widget-view+json": {}})
    styled = new_output("display_data", {"text/html": '<table id="T_0a1b2"></table>'})
    cell = new_code_cell("x", metadata={"tags": ["t"], "execution": {"start": "1"}})
    cell.outputs = [live, styled]
    cleaned = clean(
        new_notebook(
            cells=[cell],
            metadata={"widgets": {}, "language_info": {"name": "python", "version": "3"}},
        )
    )
    assert "widgets" not in cleaned.metadata
    assert cleaned.cells[0].metadata == {"tags": ["t"]}
    assert [o.data["text/html"] for o in cleaned.cells[0].outputs] == [
        '<table id="T_table"></table>'
    ]


@pytest.mark.parametrize("command", ["study", "tables"])
def test_the_command_line_refuses_in_one_sentence(command, tmp_path):
    done = CliRunner().invoke(main, [command, str(tmp_path / "no.txt"), "--out", str(tmp_path)])
    assert done.exit_code == 1
    assert done.output.strip().endswith("no.txt does not exist; check the spelling and the folder.")
    assert "Traceback" not in done.output


def test_tables_are_written_from_the_command_line(tmp_path):
    done = CliRunner().invoke(main, ["tables", str(SEED), "--out", str(tmp_path)])
    assert done.exit_code == 0
    assert (tmp_path / SEED.stem / "tables" / "quotes.csv").is_file()


def test_a_folder_that_cannot_be_made_is_named(tmp_path):
    (tmp_path / "out").write_text("a file")
    with pytest.raises(StudyError, match="cannot be made"):
        study(SEED, tmp_path / "out")
