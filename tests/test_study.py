"""Running notebooks: what is written, and what stays when one stops."""

import os
import shutil
import subprocess

import nbformat
import pytest
from click.testing import CliRunner
from conftest import ROOT, SEED
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from studykit import schema
from studykit.cli import main
from studykit.export.figures import Figure, figures
from studykit.export.folders import StudyError, results_folder
from studykit.export.pages import question, title, to_html
from studykit.kernels import clean, set_article
from studykit.study import study

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
        f"{table}.csv" for table in (*schema.TABLES, "dictionary")
    }
    executed = nbformat.read(done.folder / "one.ipynb", as_version=4)
    assert (done.folder / executed.cells[-1].outputs[0].text.strip()).resolve() == SEED
    index = done.index.read_text(encoding="utf-8")
    assert 'href="one.html"' in index
    assert "data:image/png;base64," in index
    page = (done.folder / "two.html").read_text(encoding="utf-8")
    assert 'alt="One &lt;bar&gt; &amp; no more."' in page
    assert "<p" in page
    assert [path.name for path in done.folder.parent.iterdir()] == [SEED.stem]


def test_when_one_notebook_stops_the_others_finish_and_its_page_says_so(stored, tmp_path):
    good, bad = stored("good", "1 + 1"), stored("bad", "1 + 1", "x = 0\n1 / x", "a = 'never'\na")
    done = study(SEED, tmp_path / "out", notebooks=[bad, good])
    assert done.errors == {"bad": "cell [3] (x = 0): ZeroDivisionError: division by zero"}
    assert "ZeroDivisionError" in done.index.read_text(encoding="utf-8")
    executed = nbformat.read(done.folder / "bad.ipynb", as_version=4)
    assert [len(cell.outputs) for cell in executed.cells[1:]] == [0, 1, 1, 0]
    assert executed.cells[3].outputs[0].traceback == ["ZeroDivisionError: division by zero"]
    assert (done.folder / "good.html").is_file()


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
    assert list(figures(new_notebook(cells=[cell]))) == [Figure("QUJD", "", "A.")]


def test_cleaning_removes_what_differs_from_run_to_run():
    live = new_output("display_data", {"application/vnd.jupyter.widget-view+json": {}})
    still = new_output("display_data", {"text/html": "<p></p>"})
    cell = new_code_cell("x", metadata={"tags": ["t"], "execution": {"start": "1"}})
    cell.outputs = [live, still]
    cleaned = clean(
        new_notebook(
            cells=[cell],
            metadata={"widgets": {}, "language_info": {"name": "python", "version": "3"}},
        )
    )
    assert "widgets" not in cleaned.metadata
    assert cleaned.cells[0].metadata == {"tags": ["t"]}
    assert cleaned.cells[0].outputs == [still]


def test_cleaning_joins_what_is_printed_in_a_row():
    def printed(text, name="stdout"):
        return new_output("stream", name=name, text=text)

    table = new_output("display_data", {"text/plain": "a table"})
    cell = new_code_cell("x")
    cell.outputs = [printed("2"), printed("\n"), printed("!", "stderr"), table, printed("3\n")]
    outputs = clean(new_notebook(cells=[cell])).cells[0].outputs
    assert [output.get("text") for output in outputs] == ["2\n", "!", None, "3\n"]


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
    with pytest.raises(StudyError, match="cannot be written"):
        study(SEED, tmp_path / "out")


# Names of files that are code somewhere, or no text.
NAMES = [
    'He said "no".txt',
    'It\'s "no".txt',
    "a\\new.txt",
    'a"; import os; os.system("touch PWNED"); x = "b.txt',
    "`touch PWNED`.txt",
    "$(touch PWNED).txt",
    "$(shell touch PWNED).txt",
    "a\nb.txt",
    "a\n\ttouch PWNED\n.txt",
    "--help; #$$.txt",
    "<b>%41&amp;.txt",
    os.fsdecode(b"caf\xe9.txt"),
    f"{'x' * 250}.txt",
]
named = pytest.mark.parametrize("name", NAMES, ids=ascii)


@named
def test_a_name_is_data_in_a_notebook(name, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    lesson = notebook()
    set_article(lesson, name)
    found = {}
    exec(lesson.cells[1].source, found)
    assert found["article_path"] == name
    assert len(lesson.cells[1].source.splitlines()) == 1
    assert list(tmp_path.iterdir()) == []


@named
def test_a_study_of_any_name_gives_its_pages(name, stored, tmp_path):
    article = tmp_path / name
    try:
        article.write_text("It rained <all> night.")
    except (OSError, UnicodeError):
        pytest.skip("this system allows no such name")
    lesson = stored("one", "print(open(article_path).read())")
    before = set(tmp_path.iterdir())
    done = study(article, tmp_path / "out", notebooks=[lesson])
    assert done.errors == {}
    assert done.folder == tmp_path / "out" / article.stem[:200]
    executed = nbformat.read(done.folder / "one.ipynb", as_version=4)
    assert executed.cells[-1].outputs[0].text == "It rained <all> night.\n"
    for page in ("index.html", "one.html"):
        assert "<b>%41" not in (done.folder / page).read_text(encoding="utf-8")
    assert set(tmp_path.iterdir()) == before | {tmp_path / "out"}
    assert not list(tmp_path.rglob("PWNED"))


@pytest.mark.skipif(not shutil.which("make"), reason="make is not installed; this test needs it")
@pytest.mark.parametrize("is_argument", [True, False], ids=["argument", "environment"])
@named
def test_make_hands_a_name_on_as_it_is(name, is_argument, tmp_path):
    program = tmp_path / "studykit"
    program.write_text('#!/bin/sh\nprintf "%s|" "$@"\n')
    program.chmod(0o755)
    outside = {key: os.environ[key] for key in os.environ if not key.startswith("MAKE")}
    setting = f"ARTICLE={name}"
    done = subprocess.run(
        ["make", "-f", ROOT / "Makefile", "-o", ".venv/study.done", f"BIN={tmp_path}", "study"]
        + [setting] * is_argument,
        cwd=tmp_path,
        env=outside | ({} if is_argument else {"ARTICLE": name}),
        capture_output=True,
    )
    assert os.fsdecode(done.stdout) == f"study|--|{name}|"
    assert list(tmp_path.iterdir()) == [program]


@pytest.mark.parametrize("name", ["..txt", "...txt", ".txt"])
def test_the_results_stay_in_a_folder_of_their_own(name, tmp_path):
    assert results_folder(name, tmp_path).resolve() == tmp_path / name


def test_what_is_printed_of_a_name_is_one_line(tmp_path):
    done = CliRunner().invoke(main, ["tables", str(tmp_path / "a\nb.txt")])
    assert done.output == f"Error: {tmp_path}/a\\nb.txt does not exist; " + (
        "check the spelling and the folder.\n"
    )
