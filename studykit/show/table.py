"""Tables to be read: texts in full, numbers to the right."""

from html import escape
from typing import Any

import pandas as pd
from pandas.api.types import is_numeric_dtype

from studykit.show.page import Page


def show_table(table: pd.DataFrame) -> Page:
    """The table for reading: texts in full and to the left, numbers to the right, “–” for absent.

    A time that is midnight is a day.

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
    css = f"text-align: {side}; vertical-align: top; white-space: normal; max-width: 36em"
    return f'<{tag} style="{css}">{escape(content)}</{tag}>'


def _written(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(map(_written, value))
    if pd.isna(value):
        return "–"
    if isinstance(value, pd.Timestamp) and value == value.normalize():
        return str(value.date())
    return f"{value:,.3g}" if isinstance(value, float) else str(value)
