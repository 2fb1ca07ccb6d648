"""A notebook as the parts of a page: prose, folded code, tables, figures that lead on."""

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from itertools import chain, count
from types import MappingProxyType
from typing import Any, NamedTuple

import mistune
from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import PythonLexer

from studykit.export.outputs import Looks, text_of, tidy
from studykit.ipynb import NotebookNode

PNG = "image/png"

_MOST_PLACES = 12  # of one part of a figure, in the list below it
# What is left out of a heading's address.
_NO_ADDRESS = re.compile(r"[^\w]+")
_NOTEBOOK = re.compile(r"^(?:\./)?([\w-]+)\.ipynb(#.*)?$")

OfChart = Callable[[Sequence[tuple[str, str]]], list[list[int]]]


def term_address(term: str) -> str:
    """Where the glossary has a term.

    Examples
    --------
    >>> term_address("Log ratio")
    'term-log-ratio'
    """
    return "term-" + _NO_ADDRESS.sub("-", term.casefold()).strip("-")


class Area(NamedTuple):
    """A part of a figure that leads to a sentence; its edges in thousandths."""

    label: str
    sentence: int
    left: int
    top: int
    width: int
    height: int


class _Prose(mistune.HTMLRenderer):
    """Markdown as HTML, with addresses for headings, and pages for notebooks."""

    def __init__(self, pages: Mapping[str, str], terms: Collection[str]) -> None:
        super().__init__(escape=False)
        self.pages = pages
        self.terms = {term.casefold() for term in terms}
        self.headings: list[tuple[int, str, str]] = []

    def heading(self, text: str, level: int, **attributes: Any) -> str:
        address = _NO_ADDRESS.sub("-", re.sub("<[^>]*>", "", text).lower()).strip("-") or "part"
        known = {name for _, name, _ in self.headings}
        again = (f"{address}-{n}" for n in count(2))
        address = next(name for name in chain([address], again) if name not in known)
        self.headings.append((level, address, text))
        return f'<h{level} id="{address}">{text}</h{level}>\n'

    def strong(self, text: str) -> str:
        if text.casefold() not in self.terms:
            return super().strong(text)
        return f'<strong><a href="glossary.html#{term_address(text)}">{text}</a></strong>'

    def link(self, text: str, url: str, title: str | None = None) -> str:
        notebook = _NOTEBOOK.match(url)
        if notebook and notebook[1] in self.pages:
            url = f"{notebook[1]}.html{notebook[2] or ''}"
            text = self.pages[notebook[1]] if text == notebook[1] else text
        return super().link(text, url, title)


# The explorer in a frame, which a page lets run nothing; the study has it as a page of its own.
_EXPLORER = re.compile(r'<iframe title="Explorer: .*?</iframe>', re.DOTALL)
_TO_EXPLORER = '<p class="go"><a href="explorer.html">Explore the article</a></p>'


class NotebookPage:
    """The parts of a notebook's page.

    Parameters
    ----------
    notebook : NotebookNode
        As it ran.
    pages : mapping of str to str
        The titles of the notebooks that have pages, by their names.
    of_chart : callable, optional
        The sentences of the article behind each part of a chart, from their kinds and keys.
    terms : collection of str
        What the glossary explains.
    """

    def __init__(
        self,
        notebook: NotebookNode,
        pages: Mapping[str, str] = MappingProxyType({}),
        of_chart: OfChart | None = None,
        terms: Collection[str] = (),
    ) -> None:
        self.looks = Looks()
        self.sentences: dict[int, str] = {}  # each sentence's first figure here
        self._of_chart = of_chart
        self._instead_of_explorer = _TO_EXPLORER if pages else ""
        self._n_figures = 0
        prose = _Prose(pages, terms)
        markdown = mistune.create_markdown(renderer=prose, plugins=["table", "strikethrough"])
        self.cells = _joined([self._cell(cell, markdown) for cell in notebook.cells])
        self.contents = [(address, text) for level, address, text in prose.headings if level == 2]

    def _cell(self, cell: NotebookNode, markdown: Callable[[str], Any]) -> dict[str, Any]:
        if cell.cell_type == "markdown":
            return {"kind": "prose", "html": self.looks.lifted(str(markdown(cell.source)))}
        if cell.cell_type != "code":
            return {"kind": "raw", "text": cell.source}
        return {
            "kind": "code",
            "html": highlight(cell.source, _LEXER, _FORMATTER).rstrip("\n"),
            "n_lines": len(cell.source.splitlines()),
            "is_solution": "solution" in cell.metadata.get("tags", []),
            "outputs": list(map(self._output, cell.get("outputs", []))),
        }

    def _output(self, output: NotebookNode) -> dict[str, Any]:
        data = output.get("data", {})
        if PNG in data:
            return self._figure(data[PNG], output.get("metadata", {}).get(PNG, {}))
        if "text/html" in data:
            html = _EXPLORER.sub(self._instead_of_explorer, data["text/html"])
            return {"kind": "html", "html": tidy(html, self.looks)}
        return {"kind": output.output_type, "text": text_of(output)}

    def _figure(self, png: str, metadata: dict[str, Any]) -> dict[str, Any]:
        self._n_figures += 1
        address = f"figure-{self._n_figures}"
        areas, places = self._led(metadata.get("areas", []))
        for sentences in places.values():
            for sentence in sentences:
                self.sentences.setdefault(sentence, address)
        return {
            "kind": "figure",
            "id": address,
            "png": png.replace("\n", ""),
            "alt": metadata.get("alt", ""),
            "areas": areas,
            "places": [
                (label, sentences[:_MOST_PLACES], len(sentences) - _MOST_PLACES)
                for label, sentences in places.items()
            ],
        }

    def _led(self, parts: Sequence[Sequence[Any]]) -> tuple[list[Area], dict[str, list[int]]]:
        """The parts of a figure as areas, and the sentences by what the parts are called."""
        if self._of_chart is None or not parts:
            return [], {}
        found = self._of_chart([(kind, key) for kind, key, *_ in parts])
        areas: list[Area] = []
        places: dict[str, list[int]] = {}
        for (_, _, label, left, top, right, bottom), sentences in zip(parts, found, strict=True):
            if sentences:
                areas.append(Area(label, sentences[0], left, top, right - left, bottom - top))
                places[label] = sorted({*places.get(label, ()), *sentences})
        return areas, places


def _joined(cells: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """The cells, with code that shows nothing put before the code that comes next.

    >>> first = {"kind": "code", "html": "a", "n_lines": 1, "is_solution": False, "outputs": []}
    >>> [(cell["html"], cell["n_lines"]) for cell in _joined([first, first | {"html": "b"}])]
    [('a\\n\\nb', 2)]
    """
    joined: list[dict[str, Any]] = []
    for cell in cells:
        if joined and _goes_on(joined[-1], cell):
            last = joined.pop()
            html = f"{last['html']}\n\n{cell['html']}"
            cell = cell | {"html": html, "n_lines": last["n_lines"] + cell["n_lines"]}
        joined.append(cell)
    return joined


def _goes_on(last: dict[str, Any], cell: dict[str, Any]) -> bool:
    are_code = last["kind"] == cell["kind"] == "code"
    return are_code and not (last["outputs"] or last["is_solution"] or cell["is_solution"])


_LEXER = PythonLexer()
_FORMATTER: HtmlFormatter[str] = HtmlFormatter(nowrap=True)
