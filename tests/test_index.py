"""The page of all that `sk` offers: complete, each name once, in full for those who ask."""

import subprocess
import sys
from importlib import import_module

import pytest

import studykit as sk
from studykit import index, schema

PUBLIC = sorted(dir(sk))
# The rooms that offer all that is in their `__all__`.
OPEN_ROOMS = (
    "brief comparison corpus exercises findings plots preflight sentiment show speech"
    " verification words"
).split()


def test_every_public_name_is_under_one_subject():
    listed = [entry.name for entry in index.entries() if not entry.name.startswith("article.")]
    assert sorted(listed) == PUBLIC


@pytest.mark.parametrize("room", OPEN_ROOMS)
def test_what_a_room_offers_is_in_the_list(room):
    assert set(import_module(f"studykit.{room}").__all__) <= set(PUBLIC)


def test_the_import_leaves_charts_and_archives_for_later():
    loaded = "import sys, studykit; print(*sys.modules)"
    modules = subprocess.check_output([sys.executable, "-c", loaded], text=True).split()
    assert "studykit.article" in modules
    assert not {"matplotlib", "jinja2", "dask", "studykit.plots", "studykit.verification"} & set(
        modules
    )


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
