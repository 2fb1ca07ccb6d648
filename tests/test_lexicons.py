"""Every list has a card of one form that agrees with it, and somebody who reads it."""

import csv
import re

import pytest
from conftest import ROOT

from studykit import lexicons

LISTS = sorted((ROOT / "data").rglob("*.csv"))
FIELDS = ["Columns", "Rows", "Made", "Source", "Licence", "Used by"]
READERS = [
    *(ROOT / "studykit").rglob("*.py"),
    *(ROOT / "notebooks").glob("*.ipynb"),
    *(ROOT / "tests").glob("*.py"),  # hand-made annotations are read by tests alone
]
# “- **Rows**: 12”, with what is indented below it.
FIELD = re.compile(r"^- \*\*([\w ]+)\*\*: (.+(?:\n  .+)*)", re.MULTILINE)
BRACKETS = re.compile(r"\([^()]*\)")


def rows(path):
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


def card(path):
    return path.with_suffix(".md").read_text(encoding="utf-8")


def fields(path):
    return dict(FIELD.findall(card(path)))


def columns(described):
    """The names in a card's line on columns; what is said of each in brackets is left out."""
    while BRACKETS.search(described):
        described = BRACKETS.sub("", described)
    return re.findall(r"`(\w+)`", described)


every_list = pytest.mark.parametrize("path", LISTS, ids=lambda path: path.stem)


@every_list
def test_a_card_has_the_one_form(path):
    title, blank, sentence = card(path).split("\n")[:3]
    assert (title, blank) == (f"# {path.name}", "")
    assert sentence
    assert [name for name, _ in FIELD.findall(card(path))] == FIELDS


@every_list
def test_a_card_names_the_columns(path):
    assert columns(fields(path)["Columns"]) == rows(path)[0]


@every_list
def test_a_card_counts_the_rows(path):
    assert fields(path)["Rows"] == f"{len(rows(path)) - 1:,}"


@every_list
def test_a_card_gives_licence_and_date(path):
    assert "MIT" in fields(path)["Licence"]
    assert re.search(r"\b20\d\d-\d\d-\d\d\b", fields(path)["Made"])


@every_list
def test_a_list_has_no_ragged_rows(path):
    assert {len(row) for row in rows(path)} == {len(rows(path)[0])}


@every_list
def test_a_list_has_a_reader(path):
    name = re.compile(rf"\b{path.stem}\b")
    assert any(name.search(reader.read_text(encoding="utf-8")) for reader in READERS)


def test_a_list_that_is_broken_is_named(tmp_path, monkeypatch):
    (tmp_path / "torn.csv").write_text('word\n"one\n')
    monkeypatch.setattr(lexicons, "_files", lambda: {"torn": tmp_path / "torn.csv"})
    with pytest.raises(ValueError, match=r"torn\.csv is no CSV in UTF-8: .*; mend or restore it"):
        lexicons.word_list("torn")
