"""The command line: each odd call and file with its one sentence or its right result."""

import os
import re
import resource
import signal
import subprocess
import sys
import time

import pandas as pd
import pytest
from click.testing import CliRunner

import studykit as sk
from studykit import study as study_module
from studykit.cli import main
from studykit.export import tables as tables_module

TEXT = "Harbour shut again\n\n“It will open,” said Mayor Ada Lane of Elm. “Soon.”\n"
PNG = b"\x89PNG\r\n\x1a\n" + bytes(40)


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    """An empty folder to work in, but for one article."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "news.txt").write_text(TEXT, encoding="utf-8")
    return tmp_path


def call(*args, stdin=b""):
    return CliRunner().invoke(main, args, input=stdin, prog_name="studykit")


# ---------------------------------------------------------------- wrong calls


@pytest.mark.parametrize(
    ("args", "says"),
    [
        (["study"], "Missing argument 'ARTICLE'."),
        (["tables"], "Missing argument 'ARTICLE'."),
        (["stduy", "news.txt"], "No such command 'stduy'."),
        (["study", "news.txt", "more.txt"], "Got unexpected extra argument (more.txt)"),
        (["tables", "news.txt", "--format", "pdf"], "'pdf' is not one of 'csv', 'xlsx',"),
        (["tables", "news.txt", "--format"], "Option '--format' requires an argument."),
        (["study", "news.txt", "--frmat"], "No such option"),
        (["study", "-no-such-file"], "No such option"),
        (["tables", "news.txt", "--out"], "Option '--out' requires an argument."),
        (["--no-such"], "No such option"),
        (["notebooks", "more"], "Got unexpected extra argument (more)"),
    ],
    ids=" ".join,
)
def test_a_wrong_call_is_answered_with_2(args, says, folder):
    done = call(*args)
    assert done.exit_code == 2
    assert says in done.output
    assert "Traceback" not in done.output
    assert [path.name for path in folder.iterdir()] == ["news.txt"]


def test_a_call_without_a_command_shows_the_help():
    done = call()
    assert done.exit_code == 2
    assert "Examples:" in done.output


# ---------------------------------------------------------------- failures


def missing(folder):
    return ["no.txt"], "no.txt does not exist"


def folder_for_an_article(folder):
    (folder / "some").mkdir()
    return ["some"], "some is a folder"


def empty(folder):
    (folder / "empty.txt").touch()
    return ["empty.txt"], "empty.txt holds no text"


def only_blanks(folder):
    (folder / "blank.txt").write_text("\u3000\u2028\n", encoding="utf-8")
    return ["blank.txt"], "blank.txt holds no text"


def too_long_a_name(folder):
    return ["x" * 300 + ".txt"], " does not exist"


def too_long_a_path(folder):
    return ["a/" * 3000 + "news.txt"], " does not exist"


def nul_in_a_name(folder):
    return ["a\0b.txt"], "a\\x00b.txt "


def link_to_nothing(folder):
    (folder / "link.txt").symlink_to("gone.txt")
    return ["link.txt"], "link.txt "


def link_to_itself(folder):
    (folder / "loop.txt").symlink_to("loop.txt")
    return ["loop.txt"], "loop.txt "


def article_below_a_file(folder):
    return ["news.txt/more.txt"], "news.txt/more.txt "


def file_for_results(folder):
    return ["news.txt", "--out", "news.txt"], "cannot be written"


def results_below_a_file(folder):
    return ["news.txt", "--out", "news.txt/deep/er"], "cannot be written"


def system_folder_for_results(folder):
    return ["news.txt", "--out", "/proc/none"], "cannot be written"


def too_long_a_folder(folder):
    return ["news.txt", "--out", "o" * 300], "cannot be written"


def broken_corrections(folder):
    (folder / "news.quotes.csv").write_text("nothing\n", encoding="utf-8")
    return ["news.txt"], "news.quotes.csv has no column action"


ONES = (missing, folder_for_an_article, empty, only_blanks, too_long_a_name, too_long_a_path)
ONES += (nul_in_a_name, link_to_nothing, link_to_itself, article_below_a_file, file_for_results)
ONES += (results_below_a_file, system_folder_for_results, too_long_a_folder, broken_corrections)


@pytest.mark.parametrize("command", ["tables", "study"])
@pytest.mark.parametrize("one", ONES, ids=lambda one: one.__name__)
def test_what_cannot_be_done_is_said_in_one_sentence(one, command, folder):
    args, says = one(folder)
    before = set(folder.iterdir())
    done = call(command, *args)
    assert done.exit_code == 1
    assert says in done.output
    assert re.fullmatch(r"Error: .*\.\n", done.output)
    assert set(folder.iterdir()) == before


@pytest.mark.parametrize(
    ("data", "says"), [(b"", "holds no text"), (b" \n", "holds no text"), (PNG, "is a picture")]
)
def test_standard_input_that_is_no_article_leaves_nothing(data, says, folder):
    done = call("tables", "-", stdin=data)
    assert done.exit_code == 1
    assert says in done.output
    assert [path.name for path in folder.iterdir()] == ["news.txt"]


@pytest.mark.parametrize(("format", "module"), [("xlsx", "xlsxwriter"), ("parquet", "pyarrow")])
def test_a_library_that_is_missing_is_named(format, module, folder, monkeypatch):
    for name in [name for name in sys.modules if name.split(".")[0] == module]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, module, None)
    done = call("tables", "news.txt", "--format", format)
    assert done.exit_code == 1
    assert re.fullmatch(r"Error: .*pip install 'studykit\[.*\]', or choose .*\.\n", done.output)
    assert [path.name for path in folder.iterdir()] == ["news.txt"]


def test_what_no_sheet_holds_is_said(monkeypatch):
    monkeypatch.setattr(tables_module, "_MOST_ROWS", 5)
    done = call("tables", "news.txt", "--format", "xlsx")
    assert done.exit_code == 1
    assert "rows, and a sheet holds 5; choose csv or parquet." in done.output


def test_a_kit_without_notebooks_says_so(folder, monkeypatch):
    monkeypatch.setattr(study_module, "home", lambda: folder)
    done = call("study", "news.txt")
    assert done.exit_code == 1
    assert "holds no notebooks; install the kit again." in done.output


def test_a_full_disk_leaves_the_last_results(folder):
    """A limit on the size of files is the full disk of this test."""
    assert call("tables", "news.txt").exit_code == 0
    before = {path: path.read_bytes() for path in folder.rglob("*.*") if path.is_file()}
    (folder / "news.txt").write_text(TEXT * 400, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "studykit", "tables", "news.txt"],
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (9000, 9000)),
        capture_output=True,
        text=True,
    )
    assert done.returncode == 1
    assert re.fullmatch(r"Error: .* cannot be written \(File too large\); .*\.\n", done.stderr)
    after = {path: path.read_bytes() for path in before}
    assert after | {folder / "news.txt": before[folder / "news.txt"]} == before
    assert {path for path in folder.rglob("*.*") if path.is_file()} == set(before)


# ---------------------------------------------------------------- right results

NAMES = [
    "-x.txt",
    "--out.txt",
    "--help.txt",
    "-.txt",
    "--",
    "news",
    "NEWS.TXT",
    ".txt",
    "...txt",
    " two  blanks .txt",
    "a\nb.txt",
    "=1+1.txt",
    "50%.txt",
    "$HOME.txt",
    "`x`;x&&x|x.txt",
    "*?[a].txt",
    "<img src=x>.txt",
    "con.txt",
    "caf\u00e9.txt",
    "cafe\u0301.txt",
    "\u202etxt.exe.txt",
    "\U0001f600.txt",
    "x" * 251 + ".txt",
    "\u00e9" * 125 + ".txt",
    "archive.tar.txt",
]


@pytest.mark.parametrize("name", NAMES, ids=ascii)
def test_the_tables_of_an_article_of_any_name_are_written(name, folder):
    try:
        (folder / name).write_text(TEXT, encoding="utf-8")
    except (OSError, UnicodeError):
        pytest.skip("this system allows no such name")
    done = call("tables", *(["--", name] if name == "--" else [name]))
    assert done.exit_code == 0, done.output
    assert done.output.count("\n") == 1
    (results,) = (folder / "out").iterdir()
    assert len(pd.read_csv(results / "tables" / "quotes.csv")) == 1
    assert {path.name for path in folder.iterdir()} == {"news.txt", name, "out"}


@pytest.mark.parametrize("format", ["csv", "CSV", "json", "parquet", "xlsx"])
def test_the_tables_can_be_read_again(format, folder):
    assert call("tables", "news.txt", "--format", format).exit_code == 0
    place = "tables" if format.lower() == "csv" else f"tables-{format}"
    found = sk.read_tables(folder / "out" / "news" / place)
    pd.testing.assert_frame_equal(found["quotes"], sk.read("news.txt").quotes)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_standard_input_is_kept_beside_its_results(encoding, folder):
    for _ in "twice":
        done = call("tables", "-", stdin=TEXT.encode(encoding))
        assert done.exit_code == 0
    kept, results = sorted((folder / "out").iterdir(), key=lambda path: path.is_dir())
    assert kept.read_bytes() == TEXT.encode(encoding)
    assert sk.read_tables(results / "tables")["quotes"]["speaker"].tolist() == ["Ada Lane"]


@pytest.mark.parametrize("other", ["elsewhere/news.txt", "news.md", "elsewhere/../News.txt"])
def test_two_articles_of_one_name_have_two_folders(other, folder):
    (folder / "elsewhere").mkdir()
    (folder / other).write_text("It rained.", encoding="utf-8")
    for article in ("news.txt", other, "news.txt", other):
        assert call("tables", article).exit_code == 0
    found = [sk.read_tables(path / "tables") for path in (folder / "out").iterdir()]
    assert sorted(len(tables["sentences"]) for tables in found) == [1, 3]


@pytest.mark.parametrize("is_folder", [True, False])
def test_what_is_not_the_kits_own_is_not_replaced(is_folder, folder):
    mine = folder / "out" / "news"
    mine.parent.mkdir()
    mine = mine / "homework.txt" if is_folder else mine
    mine.parent.mkdir(exist_ok=True)
    mine.write_text("mine")
    assert call("tables", "news.txt").exit_code == 0
    assert mine.read_text() == "mine"
    assert list((folder / "out").glob("news-*/tables/quotes.csv"))


def test_a_pipe_is_told_nothing_but_the_place(folder):
    command = [sys.executable, "-m", "studykit", "tables", "news.txt"]
    done = subprocess.run(command, capture_output=True, text=True)
    assert (done.stdout, done.stderr) == (
        f"The tables are in {os.path.join('out', 'news', 'tables')}.\n",
        "",
    )


def test_the_version_and_every_help_are_shown():
    assert re.fullmatch(r"studykit \d+\.\d+\.\d+\n", call("--version").output)
    assert "_STUDYKIT_COMPLETE" in call("--help").output
    for command in main.commands:
        done = call(command, "-h")
        assert done.exit_code == 0
        assert re.search(rf"Examples?:\n +studykit {command}", done.output)


def test_a_shell_can_complete(folder):
    done = subprocess.run(
        [sys.executable, "-m", "studykit"],
        env=os.environ
        | {"_STUDYKIT_COMPLETE": "bash_complete", "COMP_WORDS": "studykit ta", "COMP_CWORD": "1"},
        capture_output=True,
        text=True,
    )
    assert done.stdout == "plain,tables\n"


@pytest.mark.skipif(os.name == "nt", reason="Windows has no signals to send")
def test_ctrl_c_ends_in_one_line_and_leaves_nothing(folder):
    process = subprocess.Popen(
        [sys.executable, "-m", "studykit", "study", "news.txt"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    while not list(folder.glob("out/.studykit-*/tables/valence.csv")):
        assert process.poll() is None, process.stderr.read()
        time.sleep(0.05)
    time.sleep(1)
    process.send_signal(signal.SIGINT)
    assert process.communicate(timeout=60) == ("", "Stopped.\n")
    assert process.returncode == 130
    assert [path.name for path in folder.iterdir()] == ["news.txt"]


@pytest.mark.parametrize(
    "pasted", ['"news.txt"', "'news.txt'", "\u202anews.txt", " news.txt ", "news"]
)
def test_a_name_is_understood_as_it_is_pasted(pasted, folder):
    assert call("tables", pasted).exit_code == 0
    assert [path.name for path in (folder / "out").iterdir()] == ["news"]
