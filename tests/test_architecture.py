"""Imports go one way, importing does nothing else, and the project speaks of itself alone."""

import ast
import os
import subprocess
import sys

import pytest
from conftest import ROOT

PACKAGE = ROOT / "studykit"

# From the ground up; a module may import from lower levels and from its own package.
LEVELS = [
    ["schema", "lexicons", "memory", "reading", "style", "wording"],
    ["segment"],
    ["names"],
    ["quotes"],
    ["speakers"],
    ["words", "sentiment", "speech"],
    ["corrections"],
    ["article"],
    ["plots", "findings", "exercises"],
    ["show"],
    ["index"],
    ["study"],
    ["cli"],
]
LEVEL = {name: level for level, names in enumerate(LEVELS) for name in names}
MODULES = sorted(
    path
    for path in PACKAGE.rglob("*.py")
    if path.relative_to(PACKAGE).parts not in (("__init__.py",), ("conftest.py",))
)


def top(path):
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imported(path):
    """The parts of the package that a module imports."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module == "studykit":
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith("studykit."):
            yield node.module.split(".")[1]


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_imports_go_downwards(path):
    upwards = [
        name for name in imported(path) if name != top(path) and LEVEL[name] >= LEVEL[top(path)]
    ]
    assert upwards == []


def run(code: str) -> str:
    done = subprocess.run(
        [sys.executable, "-W", "error::UserWarning", "-c", code],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
    )
    return done.stdout + done.stderr


def test_importing_prints_nothing():
    assert run("import studykit") == ""


def test_importing_leaves_the_slow_libraries_alone():
    slow = "matplotlib, wordfreq, simplemma, nbclient, nbconvert, ipywidgets, IPython"
    code = f"import studykit, sys; print([m for m in '{slow}'.split(', ') if m in sys.modules])"
    assert run(code).strip() == "[]"


def test_importing_opens_no_socket_and_writes_no_file():
    run(
        "import sys\n"
        "def watch(event, args):\n"
        "    mode = args[1] if event == 'open' else ''\n"
        "    writing = isinstance(mode, str) and set(mode) & set('wax+')\n"
        "    if writing and '__pycache__' not in str(args[0]) or event == 'socket.connect':\n"
        "        raise SystemExit(f'{event} {args}')\n"
        "sys.addaudithook(watch)\n"
        "import studykit\n"
    )


def test_importing_changes_no_chart_settings():
    run(
        "import matplotlib\nbefore = dict(matplotlib.rcParams)\nimport studykit\n"
        "assert dict(matplotlib.rcParams) == before\n"
    )


@pytest.mark.parametrize("path", sorted((ROOT / "data").rglob("*.csv")), ids=lambda p: p.name)
def test_every_word_list_has_a_card(path):
    assert path.with_suffix(".md").is_file()


def test_the_lock_holds_no_addresses():
    assert "//" not in (ROOT / "constraints.txt").read_text(encoding="utf-8")


def test_the_style_sheet_and_the_list_of_colours_agree():
    from matplotlib import style as sheets

    from studykit import style

    cycle = sheets.library.get(style.STYLE) or _sheet(style.STYLE)
    colours = [f"#{colour.lstrip('#')}" for colour in cycle["axes.prop_cycle"].by_key()["color"]]
    assert tuple(colours) == style.COLOURS


def _sheet(name):
    from matplotlib import pyplot as plt

    with plt.style.context(name):
        return dict(plt.rcParams)


# Prints how many patterns the kit's own modules hand to `re`, and those with a possessive part.
PATTERNS = """
import importlib, pkgutil, sys
from re import _constants, _parser

parse, seen = _parser.parse, {}

def caller():
    frame = sys._getframe(2)
    while frame.f_globals["__name__"].split(".")[0] == "re":
        frame = frame.f_back
    return frame.f_globals["__name__"]

def record(pattern, flags=0, state=None):
    parsed = parse(pattern, flags, state)
    if caller().split(".")[0] == "studykit":
        seen[pattern] = parsed
    return parsed

def parts(parsed):
    yield parsed
    if isinstance(parsed, (_parser.SubPattern, tuple, list)):
        for part in parsed:
            yield from parts(part)

_parser.parse = record
import studykit as sk
for module in pkgutil.walk_packages(sk.__path__, "studykit."):
    importlib.import_module(module.name)
article = sk.read("tests/articles/harbour.txt")
for table in sk.schema.TABLES:
    getattr(article, table)
sk.readability(article.sentences, article.tokens)
print(len(seen))
print(*(p for p in seen if any(part is _constants.POSSESSIVE_REPEAT for part in parts(seen[p]))))
"""


def test_no_pattern_is_possessive():
    """Python 3.11.0 to 3.11.4 match them wrongly; an atomic group does the same and works."""
    n_patterns, possessive = run(PATTERNS).split("\n", 1)
    assert int(n_patterns) > 50
    assert possessive.strip() == ""


OFFLINE = """
import conftest, pytest, socket, sys
with pytest.raises(OSError, match="works without a network"):
    socket.create_connection(("192.0.2.1", 9), timeout=1)
sys.exit(pytest.main(["tests/test_reading.py", "tests/offline"]))
"""


def test_the_tests_run_offline_where_python_has_a_sitecustomize_of_its_own(tmp_path):
    (tmp_path / "sitecustomize.py").touch()
    done = subprocess.run(
        [sys.executable, "-c", OFFLINE],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": os.pathsep.join([str(tmp_path), str(ROOT / "tests")])},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout + done.stderr
