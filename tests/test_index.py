"""The page of all that `sk` offers: complete, each name once, in full for those who ask."""

from types import ModuleType

import pytest

import studykit as sk
from studykit import index, schema

PUBLIC = sorted(
    name
    for name, value in vars(sk).items()
    if not name.startswith("_") and not isinstance(value, ModuleType)
)


def test_every_public_name_is_under_one_subject():
    listed = [entry.name for entry in index.entries() if not entry.name.startswith("article.")]
    assert sorted(listed) == PUBLIC


@pytest.mark.parametrize("entry", index.entries(), ids=lambda entry: entry.name)
def test_every_name_has_a_first_line(entry):
    assert entry.line.rstrip(".")
    assert len(entry.line) <= 100
    assert entry.subject in index.SUBJECTS


def test_every_subject_has_names_and_every_table_is_there():
    listed = index.entries()
    assert list(dict.fromkeys(entry.subject for entry in listed)) == list(index.SUBJECTS)
    assert {f"article.{name}" for name in schema.TABLES} <= {entry.name for entry in listed}


def test_the_page_lists_all_by_subject():
    text, html = repr(sk.help()), sk.help()._repr_html_()
    assert text.startswith("Reading\n  Article ")
    assert "\n\nSentences about the figures\n" in text
    assert all(f"<code>{name}</code>" in html for name in PUBLIC)


def test_a_name_gives_its_docstring_and_the_lines_that_have_it():
    text = repr(sk.help("keyness"))
    assert text == repr(sk.help(sk.keyness)) == repr(sk.help("sk.keyness"))
    assert text.startswith("keyness(tokens: ")
    assert "log2((a/c) / (b/d))" in text
    assert "plot_keyness" in text
    assert "<pre>" in sk.help("keyness").html


def test_a_subject_gives_its_lines():
    text = repr(sk.help("corrections"))
    assert "write_corrections" in text
    assert "plot_cloud" not in text


def test_nothing_found_is_said():
    assert repr(sk.help("zebra")).startswith("There is nothing of that name")
