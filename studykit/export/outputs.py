"""What a notebook shows, as parts of a page: HTML made by machines, brought to one form.

The tables of pandas and of the kit come with inline looks, and with an empty head over the row
numbers. Here each look becomes a class, each column has a head, and each cell knows its column's
name, so that a table can turn into cards on a narrow screen.
"""

import re
from html import escape, unescape

from studykit.ipynb import NotebookNode

_TABLE = re.compile(r"<table\b[^>]*>(.*?)</table>", re.DOTALL)
_HEAD = re.compile(r"<thead>(.*?)</thead>", re.DOTALL)
_ROW = re.compile(r"<tr\b[^>]*>(.*?)</tr>", re.DOTALL)
_CELL = re.compile(r"<(t[hd])\b([^>]*)>(.*?)</t[hd]>", re.DOTALL)
_SPANNING = re.compile(r"\bcolspan=")
_ROWSPAN = re.compile(r'\s*rowspan="(\d+)"')
# The style that pandas puts before each table.
_SCOPED = re.compile(r"<style scoped>.*?</style>", re.DOTALL)
_TAG = re.compile(r"<[a-z][^>]*>")
_LOOK = re.compile(r'\sstyle="([^"]*)"')
_CLASS = re.compile(r'\sclass="')
_MARKUP = re.compile(r"<[^>]*>")
# A cell that pandas has cut at so many characters, within a word.
_CUT = re.compile(r"^(.{20,}) \S*\.\.\.$", re.DOTALL)
# The last line of a printed column of pandas.
_TYPE_LINE = re.compile(r"\n(?:Name: [^\n]*, )?(?:Length: \d+, )?dtype: \w+\s*$")

_CONCORDANCE = ["left", "keyword", "right"]
_WIDE = 7  # columns; a wider table may have to be scrolled, and a keyboard must reach it
_SMALL = 44  # letters that a telephone's screen has room for, one a column for the gap
# “-0.79”, “1,234”, “71 %”, “–” for none: what is set flush right, units under units.
_NUMBER = re.compile(r"[-+−]?\d[\d,]*(?:\.\d+)?(?:e[-+]\d+)?(?: ?%)?|[-–—]|NaN|<NA>")

Cells = list[tuple[str, str, str]]


class Looks:
    """The inline looks of a page, each a class of its own.

    Examples
    --------
    >>> looks = Looks()
    >>> looks.lifted('<b style="color: red">x</b>'), looks.sheet()
    ('<b class="look0">x</b>', '.look0 { color: red }')
    """

    def __init__(self) -> None:
        self.names: dict[str, str] = {}

    def lifted(self, html: str) -> str:
        """The HTML with classes in place of inline looks."""
        return _TAG.sub(self._classed, html)

    def _classed(self, tag: re.Match[str]) -> str:
        look = _LOOK.search(tag[0])
        if look is None:
            return tag[0]
        css = unescape(look[1]).strip().rstrip(";")
        name = self.names.setdefault(css, f"look{len(self.names)}")
        html = _LOOK.sub("", tag[0])
        if _CLASS.search(html):
            return _CLASS.sub(rf"\g<0>{name} ", html, count=1)
        return re.sub(r"^<[a-z0-9]+", rf'\g<0> class="{name}"', html)

    def sheet(self) -> str:
        """The classes as a style sheet."""
        return "\n".join(f".{name} {{ {css} }}" for css, name in self.names.items())


def tidy(html: str, looks: Looks) -> str:
    """The HTML of an output in the form of the pages."""
    html = _SCOPED.sub("", html)
    return looks.lifted(_TABLE.sub(_headed, html))


def _headed(table: re.Match[str]) -> str:
    """The table with a head over each column, and the head's words at each cell.

    >>> head = "<table><thead><tr><th></th><th>n</th></tr></thead>"
    >>> page = _headed(_TABLE.match(head + "<tr><th>0</th><td>7</td></tr></table>"))
    >>> '<th scope="col">row</th>' in page, '<td data-label="n" class="n">7</td>' in page
    (True, True)
    >>> "no rows" in _headed(_TABLE.match(f"{head}</table>"))
    True
    """
    head = _HEAD.search(table[1])
    if head is None or _SPANNING.search(table[1]):
        return table[0]
    rows = _filled(_rows(table[1][head.end() :]))
    names = _names(_rows(head[1]), rows)
    plain = [_plain(name) for _, name in names]
    columns = [[row[place] for row in rows if place < len(row)] for place in range(len(names))]
    numbers = [place for place, cells in enumerate(columns) if _are_numbers(cells)]
    body = [_body_row(cells, plain, numbers) for cells in rows]
    body = body or [f'<tr><td colspan="{len(names)}">no rows</td></tr>']
    heads = "".join(
        f'<th scope="col"{_number(attributes, place in numbers)}>{name}</th>'
        for place, (attributes, name) in enumerate(names)
    )
    reach = ' tabindex="0" role="region" aria-label="table"' if len(names) > _WIDE else ""
    return (
        f'<div class="table{_sort(plain, columns)}"{reach}><table><thead><tr>{heads}'
        f"</tr></thead><tbody>{''.join(body)}</tbody></table></div>"
    )


def _sort(names: list[str], columns: list[Cells]) -> str:
    """The class of a concordance, and of a table that a telephone has room for."""
    if names[-3:] == _CONCORDANCE:
        return " lines"
    widest = (
        max(len(name), *(len(_plain(content)) for *_, content in cells), 0)
        for name, cells in zip(names, columns, strict=True)
    )
    return " small" if sum(widest) + len(names) <= _SMALL else ""


def _plain(html: str) -> str:
    return unescape(_MARKUP.sub(" ", html)).strip()


def _are_numbers(column: Cells) -> bool:
    """Whether a column holds numbers, and not only signs that one is missing.

    >>> [_are_numbers([("td", "", one), ("td", "", "–")]) for one in ("−0.5", "–", "Elm")]
    [True, False, False]
    """
    values = [_plain(content) for tag, _, content in column if tag == "td"]
    return all(map(_NUMBER.fullmatch, values)) and any(map(str.isdigit, "".join(values)))


def _number(attributes: str, is_number: bool) -> str:
    if not is_number:
        return attributes
    if _CLASS.search(attributes):
        return _CLASS.sub(r"\g<0>n ", attributes, count=1)
    return f'{attributes} class="n"'


def _rows(html: str) -> list[Cells]:
    return [_CELL.findall(row) for row in _ROW.findall(html)]


def _names(rows: list[Cells], body: list[Cells]) -> list[tuple[str, str]]:
    """Each column's head; a second row of heads has what the rows are called.

    >>> [name for _, name in _names([[("th", "", "kind"), ("th", "", "direct")],
    ...                              [("th", "", "act"), ("th", "", "")]], [])]
    ['act', 'direct']
    >>> _names([[("th", "", "")]], [[("th", "", "Ada Lane")]])
    [('', 'what')]
    """
    first, *more = rows or [[]]
    heads = []
    for place, (_, attributes, name) in enumerate(first):
        below = next((row[place][2] for row in more if place < len(row) and row[place][2]), "")
        head = below or name.replace("&nbsp;", "").strip()
        heads.append((attributes, head or _head([row[place] for row in body if place < len(row)])))
    return heads


def _head(column: Cells) -> str:
    """What to call a column that has no name."""
    if any(tag == "td" for tag, *_ in column):
        return "–"
    return "row" if all(content.strip().isdigit() for *_, content in column) else "what"


def _filled(rows: list[Cells]) -> list[Cells]:
    """The rows, with a cell that goes over several in each of them.

    >>> _filled([[("th", ' rowspan="2"', "Elm"), ("td", "", "7")], [("td", "", "8")]])[1]
    [('th', '', 'Elm'), ('td', '', '8')]
    """
    filled: list[Cells] = []
    going_on: dict[int, int] = {}  # how many more rows the cell above is for, by its place
    for row in rows:
        cells = list(row)
        for place in [place for place, more in going_on.items() if more and filled]:
            cells.insert(place, filled[-1][place])
            going_on[place] -= 1
        for place, (tag, attributes, content) in enumerate(cells):
            if span := _ROWSPAN.search(attributes):
                going_on[place] = int(span[1]) - 1
                cells[place] = (tag, _ROWSPAN.sub("", attributes), content)
        filled.append(cells)
    return filled


def _body_row(cells: Cells, names: list[str], numbers: list[int]) -> str:
    html = []
    for place, (tag, attributes, content) in enumerate(cells):
        name = names[place] if place < len(names) else ""
        scope = ' scope="row"' if tag == "th" else ""
        label = "" if tag == "th" and name == "what" else f' data-label="{escape(name)}"'
        whole = _CUT.sub(r"\1 …", content)
        look = _number(attributes, place in numbers)
        html.append(f"<{tag}{scope}{label}{look}>{whole}</{tag}>")
    return f"<tr>{''.join(html)}</tr>"


def text_of(output: NotebookNode) -> str:
    """What an output says in plain text, without pandas' line on the type of a column.

    >>> from nbformat.v4 import new_output
    >>> text_of(new_output("stream", text="war    2\\nName: count, dtype: int64"))
    'war    2'
    """
    if output.output_type == "error":
        return f"{output.ename}: {output.evalue}"
    text = output.get("text", output.get("data", {}).get("text/plain", ""))
    return _TYPE_LINE.sub("", text)
