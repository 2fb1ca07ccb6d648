"""What leaves the kit: folders that are whole, tables that run nothing, one zip."""

import os
import signal
import subprocess
import sys
import zipfile
from concurrent.futures import ThreadPoolExecutor

import nbformat
import pandas as pd
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

import studykit as sk
from studykit import schema
from studykit.export import folders
from studykit.export.folders import StudyError, replacing
from studykit.export.tables import FORMATS
from studykit.study import study

HOSTILE = (
    '=HYPERLINK("http://oakham.example","Elm"), said Ada Lane.\r\n\r\n'
    "“+1;=2\x1b[31m and \\u001b _x001B_,” said Ben Roe. “It was\r\nvery bad,” he said.\r\n\r\n"
    "@SUM(A1)\r\n\r\n-5 degrees\r\n\r\n'=1+1\r\n\r\n＝1\r\n\r\n\t=2"
)
LONG = "It rained. " * 6000


# ---------------------------------------------------------------- folders


def test_a_folder_is_replaced_as_one(tmp_path):
    place = tmp_path / "deep" / "out"
    for number in "12":
        with replacing(place) as new:
            (new / number).write_text(number)
            assert not (place / number).exists()
    assert [path.name for path in place.iterdir()] == ["2"]
    assert [path.name for path in place.parent.iterdir()] == ["out"]


def write_and_fail(place, error):
    with replacing(place) as new:
        (new / "b").touch()
        raise error


@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), KeyboardInterrupt()])
def test_a_folder_stays_where_writing_ends_early(error, tmp_path):
    with replacing(tmp_path / "old") as new:
        (new / "a").touch()
    for place in (tmp_path / "old", tmp_path / "never" / "there"):
        with pytest.raises((StudyError, KeyboardInterrupt)):
            write_and_fail(place, error)
    assert [path.name for path in tmp_path.rglob("*")] == ["old", "a"]


def test_a_folder_is_replaced_where_the_system_exchanges_none(tmp_path, monkeypatch):
    monkeypatch.setattr(folders, "_exchanged", lambda one, other: False)
    test_a_folder_is_replaced_as_one(tmp_path)


def test_runs_at_once_do_not_mix(tmp_path):
    def write(number):
        for _ in range(20):
            with replacing(tmp_path / "out") as new:
                for name in "abc":
                    (new / name).write_text(str(number))
        return {path.read_text() for path in (tmp_path / "out").iterdir()}

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(write, range(4)))
    assert len({path.read_text() for path in (tmp_path / "out").iterdir()}) == 1
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


KILLED = """
import os, signal
from pathlib import Path
from studykit.export.folders import replacing
with replacing(Path("out")) as new:
    for name in range(200):
        (new / str(name)).write_text("new")
        if name == int(os.environ["MOMENT"]):
            os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such signal")
@pytest.mark.parametrize("moment", ["0", "100", "199"])
def test_killed_at_any_moment_the_last_results_are_whole(moment, tmp_path):
    with replacing(tmp_path / "out") as new:
        (new / "a").write_text("old")
    command = [sys.executable, "-c", KILLED]
    done = subprocess.run(command, cwd=tmp_path, env=os.environ | {"MOMENT": moment})
    assert done.returncode == -signal.SIGKILL
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["a"]
    assert len(list(tmp_path.iterdir())) == 2
    with replacing(tmp_path / "out") as new:
        (new / "b").touch()
    assert [path.name for path in tmp_path.rglob("*")] == ["out", "b"]


def test_what_a_person_has_put_among_the_results_stays(tmp_path):
    (tmp_path / "news.txt").write_text("It rained.")
    results = study(tmp_path / "news.txt", tmp_path / "out", notebooks=[]).folder
    (results / "mine").mkdir()
    (results / "mine" / "notes.txt").write_text("mine")
    (results / "essay.txt").write_text("mine")
    study(tmp_path / "news.txt", tmp_path / "out", notebooks=[])
    assert (results / "mine" / "notes.txt").read_text() == "mine"
    assert (results / "essay.txt").read_text() == "mine"


# ---------------------------------------------------------------- tables


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("text", [HOSTILE, LONG], ids=["hostile", "long"])
def test_tables_come_back_as_they_were(text, format, tmp_path):
    article = sk.Article(text)
    sk.write_tables(article, tmp_path, format)
    found = sk.read_tables(tmp_path)
    assert list(found) == list(schema.TABLES)
    for name, table in found.items():
        pd.testing.assert_frame_equal(table, getattr(article, name), rtol=1e-14)


def test_no_cell_of_a_csv_is_a_formula(tmp_path):
    sk.write_tables(sk.Article(HOSTILE), tmp_path)
    for path in tmp_path.iterdir():
        data = path.read_bytes()
        assert data.startswith(b"\xef\xbb\xbf")
        assert not any(code in data for code in (*range(9), 11, 12, 13, 27))
        for delimiter in ",;\t":
            lines = pd.read_csv(
                path,
                sep=delimiter,
                dtype=str,
                engine="python",
                quotechar='"',
                on_bad_lines="skip",
                keep_default_na=False,
            )
            cells = [str(cell).lstrip() for cell in lines.to_numpy().ravel()]
            assert not [
                cell
                for cell in cells
                if cell.startswith(tuple("=+-@＝"))
                and not cell.lstrip("-").replace(".", "").isdigit()
            ]


def test_a_workbook_has_its_sheets_filters_and_no_formula(tmp_path):
    openpyxl = pytest.importorskip("openpyxl")
    sk.write_tables(sk.Article(HOSTILE), tmp_path, "xlsx")
    book = openpyxl.load_workbook(tmp_path / "tables.xlsx")
    assert book.sheetnames == [*schema.TABLES, "dictionary"]
    for sheet in book:
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref.startswith("A1:")
        kinds = {cell.data_type for row in sheet.iter_rows() for cell in row}
        assert kinds <= {"s", "n", "b"}
        assert not any(cell.hyperlink for row in sheet.iter_rows() for cell in row)
    meanings = {(row[0].value, row[1].value) for row in book["dictionary"].iter_rows(min_row=2)}
    assert len(meanings) == sum(map(len, schema.TABLES.values()))


def test_the_same_article_gives_the_same_files(tmp_path):
    for name in "ab":
        (tmp_path / name).mkdir()
        sk.write_tables(sk.Article(HOSTILE), tmp_path / name, "xlsx")
    assert len({(tmp_path / name / "tables.xlsx").read_bytes() for name in "ab"}) == 1


def test_a_format_or_a_folder_that_is_unknown_is_named(tmp_path):
    with pytest.raises(ValueError, match="format='pdf' is unknown; allowed: csv, xlsx"):
        sk.write_tables(sk.Article("It rained."), tmp_path, "pdf")
    with pytest.raises(ValueError, match="holds no tables that studykit has written"):
        sk.read_tables(tmp_path)


# ---------------------------------------------------------------- everything

DRAWS = """
import matplotlib.pyplot as plt
from studykit import show_figure
ax = plt.subplots()[1]
ax.set_title("Rain <in> Elm & Oakham")
show_figure(ax, "It <rained> & rained.")
"""


def test_everything_is_one_zip(tmp_path):
    lesson = tmp_path / "01_rain.ipynb"
    nbformat.write(new_notebook(cells=[new_markdown_cell("# Rain"), new_code_cell(DRAWS)]), lesson)
    (tmp_path / "news.txt").write_text(HOSTILE, encoding="utf-8", newline="")
    done = study(tmp_path / "news.txt", tmp_path / "out", notebooks=[lesson], everything=True)
    assert done.errors == {}
    assert sorted(path.name for path in done.folder.parent.iterdir()) == ["news", "news.zip"]
    with zipfile.ZipFile(done.archive) as archive:
        names = set(archive.namelist())
        svg = archive.read("news/figures/01_rain_01.svg").decode()
    there = {path for path in done.folder.rglob("*") if path.is_file()}
    assert names == {f"news/{path.relative_to(done.folder).as_posix()}" for path in there}
    assert {"news/index.html", "news/01_rain.html", "news/figures/01_rain_01.png"} <= names
    assert {f"news/tables{part}" for part in ("/quotes.csv", "-xlsx/tables.xlsx")} <= names
    assert "<title>It &lt;rained&gt; &amp; rained.</title>" in svg
    assert ">Rain &lt;in&gt; Elm &amp; Oakham</text>" in svg
    found = sk.read_tables(done.archive)
    pd.testing.assert_frame_equal(found["quotes"], sk.read(tmp_path / "news.txt").quotes)
    assert "svg" not in nbformat.writes(nbformat.read(done.folder / "01_rain.ipynb", 4))
