"""The README is short, and what it names is there."""

import re

from conftest import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_it_is_short():
    assert len(README.split()) < 450


def test_every_make_command_it_names_is_a_target():
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z]+):", makefile, re.MULTILINE))
    assert set(re.findall(r"`?make ([a-z]+)", README)) <= targets


def test_every_notebook_has_its_line():
    stored = {path.stem for path in (ROOT / "notebooks").glob("[0-9]*.ipynb")}
    assert stored == set(re.findall(r"`(\d\d_\w+)`", README))


def test_its_picture_is_there():
    for picture in re.findall(r"!\[[^]]+\]\(([^)]+)\)", README):
        assert (ROOT / picture).is_file()
