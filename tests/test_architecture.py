"""Imports go one way, importing does nothing else, and the project speaks of itself alone."""

import ast
import os
import subprocess
import sys
from functools import cache
from itertools import zip_longest

import pytest
from conftest import ROOT

PACKAGE = ROOT / "studykit"

# From the ground up. A line of siblings is a string; a room with floors of its own is a key with
# these floors as value. A module imports from below its own line, in its room and in the house.
HOUSE = [
    "cells home memory numerals schema style wording",
    "lexicons",
    "furniture",
    {
        "reading": [
            "about errors",
            "encodings files heads",
            "tags",
            "formats",
            {
                "pdf": ["lines", "order", "paragraphs"],
                "web": ["tree", "metadata prose", "cleaning refusals", "page"],
            },
            "documents mail markdown",
        ]
    },
    {"segment": ["kinds", "paragraphs tokens", "gaps", "sentences"]},
    {
        "names": [
            "lists tables",
            "label_places",
            "labels",
            "letters",
            {"words": ["stops titles", "bodies own_kind", "persons"]},
            {
                "runs": [
                    "patterns pieces",
                    "cutting edges fields mention",
                    "addressees",
                    "joining",
                    "headlines",
                    "mentions",
                ]
            },
            {
                "kinds": [
                    "words_after words_before",
                    "datelines neighbours teams",
                    "firms",
                    "judging",
                ]
            },
            {"bearers": ["bearer", "offices persons", "bodies chambers families firms", "join"]},
        ]
    },
    {
        "quotes": [
            {"sentence": ["cues datelines marks time_words", "word_classes", "tagged_text"]},
            {
                "grammar": [
                    "lone_subjects",
                    "frames phrases verbs",
                    "clauses",
                    "adverbials appositions edges",
                    "objects subjects_before",
                    "verb_subjects",
                    "complements subjects",
                ]
            },
            {
                "rules": [
                    "attribution",
                    "acts passives said_content",
                    "colons content_after fixed_phrases interviews overlaps signatures sources"
                    " unlisted_verbs",
                    "adjectives content_before nouns transcripts",
                    "by_cue left_over",
                ]
            },
            "table",
        ]
    },
    {
        "speakers": [
            "name noun_phrase nouns speaker",
            "deaths",
            "surnames traits",
            "named_text",
            "genders phrases",
            "person_traits things voices",
            "context",
            "antecedents head_names",
            "bodies documents",
            "called_so",
            "heard_before told_again",
            "descriptions",
            "relatives",
            "pronouns",
            "turns",
            "table",
        ]
    },
    {
        "words": [
            "_table",
            "diversity frequency hits keyness phrases readability",
            "collocations concordance dispersion",
        ],
        "sentiment": [
            "dictionary tags trust",
            "places rules",
            "turns vader",
            "phrases",
            "news",
            "tables",
            "opinion voices",
        ],
        "speech": [],
    },
    {
        "accounts": [
            "account columns",
            "passages people quoted",
            "groups told",
            "quotations",
            "measures only",
        ]
    },
    {"corrections": ["file matching", "applied"]},
    "article",
    {
        "exercises": [
            "_check",
            "_reason",
            "archive compare names quotes sentiment structure trust words",
        ],
        "findings": [
            "called",
            "tone_means",
            "attributions compare compare_voices names opinions quotes sentiment structure words",
            "dispersion phrases",
        ],
    },
    {
        "plots": [
            "_axes leads letters",
            "compare dispersion names phrases quotes sentiment structure words",
        ]
    },
    {
        "show": [
            "page pieces voices",
            "article concordance figure guess labels passages table",
        ]
    },
    {
        "brief": [
            "story tagged",
            "about credited noun_places polls readable role_words told verses who_is_meant",
            "owners",
            "after_names alone before_comma before_names headline quantities reporters spoken_for",
            "summary topics",
            "lines pull_quotes",
            "roles",
            "briefing",
        ]
    },
    {
        "verification": [
            "measures plain row sizes words",
            "amounts claims dates marked passages",
            "alike cast clock contexts derived places ratios spans told",
            "ages apart bands credit doubts frames likely listed names ranks stamps stems turned",
            "aligned bindings calls directions near phrased",
            "heard worded",
            "edited holders owned rates retold",
            "opposed",
            "held quotations reports",
            "figures intervals",
            "table",
            "shown",
        ]
    },
    "comparison glossary index ipynb nursery preflight",
    "kernels",
    {
        "export": [
            "briefing_words figures folders one_file outputs pdf places",
            "briefing_figures briefing_people",
            {
                "briefing_view": [],
                "notebook": [],
                "tables": [],
                "verified": [],
                "explorer": ["marked packed", "data", "page", "frame shorten"],
            },
            "briefing compared",
            "compared_files pages",
        ]
    },
    {
        "corpus": [
            "errors invented likeness",
            "items",
            "gathered rows",
            "making sources",
            "storing",
            "running",
            "run",
            "telling",
        ],
        "study": [],
    },
    "classroom",
    {"cli": ["shared", "one_article several_texts stored"]},
    "__main__",
]


def floors(levels, room=()):
    """Each path that the list names, with the number of its line from the ground up."""
    for level, line in enumerate(levels):
        for name in line.split() if isinstance(line, str) else line:
            yield (*room, name), level
            if isinstance(line, dict):
                yield from floors(line[name], (*room, name))


LEVEL = dict(floors(HOUSE))
# A package is its folder; the face of the whole and what only tests read are on no floor.
PATHS = {
    path.parts[:-1] if path.name == "__init__.py" else path.with_suffix("").parts: PACKAGE / path
    for path in sorted(path.relative_to(PACKAGE) for path in PACKAGE.rglob("*.py"))
    if path.parts not in (("__init__.py",), ("conftest.py",))
}
EACH = pytest.mark.parametrize("module", PATHS, ids="/".join)


@cache
def parsed(module):
    return ast.parse(PATHS[module].read_text(encoding="utf-8"))


def imported(module):
    """The modules of the package that a module imports."""
    for node in ast.walk(parsed(module)):
        if isinstance(node, ast.Import):
            found = [(alias.name, "") for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports say where from in full"
            found = [(node.module, alias.name) for alias in node.names]
        else:
            continue
        for origin, name in found:
            first, *parts = origin.split(".")
            if first == "studykit":
                yield (*parts, name) if (*parts, name) in PATHS else tuple(parts)


def is_below(other, module):
    """Whether a module may be imported: from a lower line where their ways part."""
    ways = list(zip_longest(module, other))
    parting = next((i for i, (one, two) in enumerate(ways) if one != two), None)
    if parting is None or parting == len(other):  # itself, or a package that holds it
        return False
    if parting == len(module):  # what a package holds
        return True
    return LEVEL[other[: parting + 1]] < LEVEL[module[: parting + 1]]


@EACH
def test_imports_go_downwards(module):
    # The index reads what users find in the whole, when it is asked; the nursery loads it all.
    known = {()} if module in (("index",), ("nursery",)) else set()
    upwards = [other for other in set(imported(module)) - known if not is_below(other, module)]
    assert upwards == []


def test_every_module_has_its_floor():
    assert set(PATHS) == set(LEVEL)


def test_a_module_may_import_from_below_alone():
    assert is_below(("names", "lists"), ("names", "runs"))
    assert is_below(("names", "lists"), ("quotes", "table"))
    assert is_below(("quotes", "table"), ("quotes",))
    assert not is_below(("names", "runs"), ("names", "lists"))
    assert not is_below(("quotes", "rules", "nouns"), ("quotes", "rules", "adjectives"))
    assert not is_below(("quotes",), ("quotes", "table"))
    assert not is_below(("quotes", "table"), ("names", "lists"))
    assert not is_below((), ("names", "lists"))


def run(code: str) -> str:
    done = subprocess.run(
        [sys.executable, "-W", "error::UserWarning", "-c", code],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
    )
    return done.stdout + done.stderr


def test_importing_does_nothing_else():
    """No line printed, no slow library loaded, no socket opened, no file written."""
    slow = "matplotlib, wordfreq, simplemma, nbclient, mistune, jinja2, ipywidgets, IPython, "
    slow += "lxml, trafilatura, pdfminer, ftfy, striprtf, dask, distributed"
    found = run(
        "import sys\n"
        "def watch(event, args):\n"
        "    mode = args[1] if event == 'open' else ''\n"
        "    writing = isinstance(mode, str) and set(mode) & set('wax+')\n"
        "    if writing and '__pycache__' not in str(args[0]) or event == 'socket.connect':\n"
        "        raise SystemExit(f'{event} {args}')\n"
        "sys.addaudithook(watch)\n"
        "import studykit\n"
        f"print([m for m in '{slow}'.split(', ') if m in sys.modules])\n"
    )
    assert found == "[]\n"


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
