"""What a notebook shows beside plain tables: figures with a sentence, rows to be read."""

from html import escape
from typing import TYPE_CHECKING

import pandas as pd
from pandas.api.types import is_numeric_dtype

if TYPE_CHECKING:
    import matplotlib.figure
    from matplotlib.axes import Axes


def show_figure(drawn: "Axes | matplotlib.figure.Figure", sentence: str) -> None:
    """Show a chart with a sentence that says the same in words.

    The sentence stands under the figure and is its alternative text, for those who
    cannot see it. The figure is closed, so that it is not shown twice.

    Parameters
    ----------
    drawn : Axes or Figure
        What a plot function (or ``df.plot``) returned.
    sentence : str
        What the chart shows, computed from the same table.
    """
    from IPython.display import display
    from matplotlib import pyplot as plt
    from matplotlib.figure import Figure

    figure = drawn if isinstance(drawn, Figure) else drawn.get_figure(root=True)
    display(figure, metadata={"image/png": {"alt": sentence}})
    html = f'<p style="font-size: 1.05em; max-width: 60em"><em>{escape(sentence)}</em></p>'
    display({"text/html": html, "text/plain": sentence}, raw=True)
    plt.close(figure)


class Page:
    """HTML that a notebook shows, with plain text for where there is no HTML."""

    def __init__(self, html: str, text: str) -> None:
        self._html = html
        self._text = text

    def _repr_html_(self) -> str:
        return self._html

    def __repr__(self) -> str:
        return self._text


def show_table(table: pd.DataFrame) -> Page:
    """The table for reading: texts in full and to the left, numbers to the right.

    Parameters
    ----------
    table : DataFrame
        Any table; its row numbers are shown first.

    Examples
    --------
    >>> show_table(pd.DataFrame({"word": ["rain"], "n": [2]}))
       word  n
    0  rain  2
    """
    head = "".join(_cell("th", str(name), column) for name, column in table.items())
    rows = "".join(_row(table, i) for i in range(len(table)))
    html = (
        f'<table style="width: auto"><thead><tr><th></th>{head}</tr></thead>'
        f"<tbody>{rows}</tbody></table>"
    )
    return Page(html, repr(table))


def _row(table: pd.DataFrame, i: int) -> str:
    cells = [_cell("td", _written(column.iloc[i]), column) for _, column in table.items()]
    return f"<tr><th>{escape(str(table.index[i]))}</th>{''.join(cells)}</tr>"


def _cell(tag: str, content: str, column: pd.Series) -> str:
    side = "right" if is_numeric_dtype(column) else "left"
    style = f"text-align: {side}; vertical-align: top; white-space: normal; max-width: 36em"
    return f'<{tag} style="{style}">{escape(content)}</{tag}>'


def _written(value: object) -> str:
    return f"{value:,.3g}" if isinstance(value, float) else str(value)
