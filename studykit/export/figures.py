"""The figures of notebooks that were run: with their text, and as files."""

import base64
import re
from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import NamedTuple

from studykit.ipynb import NotebookNode

PNG, SVG = "image/png", "image/svg+xml"
# What an SVG begins with, up to the end of its first tag.
_HEAD = re.compile(r"<svg\b[^>]*>")
# Control characters, which XML has no place for.
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")


class Figure(NamedTuple):
    """A figure of a notebook: its PNG in base 64, its SVG, and its alternative text."""

    png: str
    svg: str
    alt: str


def figures(notebook: NotebookNode) -> Iterator[Figure]:
    """The figures that a notebook shows, in their order."""
    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            data, metadata = output.get("data", {}), output.get("metadata", {})
            if PNG in data:
                alt = metadata.get(PNG, {}).get("alt", "")
                yield Figure(data[PNG].replace("\n", ""), data.get(SVG, ""), alt)


def write_figures(name: str, notebook: NotebookNode, folder: Path) -> None:
    """Write the figures of a notebook as PNG and SVG into a folder that is there.

    The text in an SVG is text, to be searched, copied and read out; what the figure shows is
    its title.
    """
    for number, figure in enumerate(figures(notebook), start=1):
        path = folder / f"{name}_{number:02d}"
        path.with_suffix(".png").write_bytes(base64.b64decode(figure.png))
        if figure.svg:
            path.with_suffix(".svg").write_text(_titled(figure), encoding="utf-8")


def _titled(figure: Figure) -> str:
    title = f"<title>{escape(figure.alt)}</title>"
    return _CONTROL.sub("", _HEAD.sub(lambda head: head[0] + title, figure.svg, count=1))


def without_areas(notebook: NotebookNode) -> NotebookNode:
    """The notebook without what only its page needs: the parts of figures that lead on."""
    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            output.get("metadata", {}).get(PNG, {}).pop("areas", None)
    return notebook


def without_svg(notebook: NotebookNode) -> NotebookNode:
    """The notebook with one picture of each figure, the PNG."""
    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            if PNG in output.get("data", {}):
                output.data.pop(SVG, None)
                output.metadata.pop(SVG, None)
    return notebook
