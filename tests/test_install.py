"""The kit as others get it: installed from its wheel, and as Binder installs it."""

import os
import shutil
import subprocess
import sys
import tomllib
import zipfile

import pytest
from conftest import HARBOUR, ROOT

from studykit.study import stored_notebooks


@pytest.fixture(scope="module")
def installed(tmp_path_factory):
    """A folder with what a wheel holds, as an installer lays it out."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    with zipfile.ZipFile(next(folder.glob("*.whl"))) as wheel:
        wheel.extractall(folder / "site")
    return folder / "site"


def run(installed, folder, *command):
    """A command with the kit as installed; `-P` keeps a checkout around the folder out of it."""
    done = subprocess.run(
        [sys.executable, "-P", *command],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": f"{installed}{os.pathsep}{os.environ['PYTHONPATH']}"},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    return done.stdout


def test_a_study_works_where_there_is_no_checkout(installed, tmp_path):
    shutil.copy(HARBOUR, tmp_path / "news.txt")
    said = run(installed, tmp_path, "-m", "studykit", "study", "news.txt")
    assert said == f"Open {os.path.join('out', 'news', 'index.html')} in a browser.\n"
    pages = {path.stem for path in (tmp_path / "out" / "news").glob("*.html")}
    lessons = {path.stem for path in stored_notebooks()}
    assert pages == lessons | {"index", "briefing", "slides", "explorer", "glossary"}
    assert {path.name for path in tmp_path.iterdir()} == {"news.txt", "out"}


WHERE = """
import studykit as sk
print(sk.__file__, "zyzzyva" in set(sk.word_list("stop_words").iloc[:, 0]))
"""


def test_an_edited_list_of_the_checkout_counts_for_an_installed_kit(installed, tmp_path):
    for part in ("data", "studykit", "notebooks"):
        shutil.copytree(ROOT / part, tmp_path / part, ignore=shutil.ignore_patterns("__pycache__"))
    before = run(installed, tmp_path / "notebooks", "-c", WHERE).split()
    stop_words = next((tmp_path / "data").rglob("stop_words.csv"))
    with stop_words.open("a", encoding="utf-8") as file:
        file.write("zyzzyva\n")
    after = run(installed, tmp_path / "notebooks", "-c", WHERE).split()
    assert before == [str(installed / "studykit" / "__init__.py"), "False"]
    assert after == [before[0], "True"]
    assert run(installed, installed.parent, "-c", WHERE).split() == before


def test_binder_takes_a_python_on_which_the_kit_runs():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    least = project["requires-python"].removeprefix(">=")
    # Without the file it takes 3.10.
    taken = (ROOT / "runtime.txt").read_text(encoding="utf-8").strip().removeprefix("python-")
    assert [int(part) for part in taken.split(".")] >= [int(part) for part in least.split(".")]
