"""Concordance lines under each other, aligned on the keyword."""

from html import escape

import pandas as pd

from studykit.show.page import Page

_CELL = "padding: 1px 5px; white-space: pre; font-family: monospace; font-size: 0.92em"


def show_concordance(lines: pd.DataFrame) -> Page:
    """Concordance lines under each other, aligned on the keyword.

    Parameters
    ----------
    lines : DataFrame
        What `concordance` gives. A line end within a line is shown as ¶.

    Examples
    --------
    >>> article = sk.Article("War is war.")
    >>> show_concordance(sk.concordance(article.text, article.tokens, "war"))
    0 · 0         War  is war.
    0 · 0 War is  war .
    """
    columns = ("sentence_id", "paragraph_id", "left", "keyword", "right")
    rows = [
        (f"{sentence} · {paragraph}", _on_one_line(left), _on_one_line(key), _on_one_line(right))
        for sentence, paragraph, left, key, right in zip(
            *(lines[name].tolist() for name in columns), strict=True
        )
    ]
    return Page(_concordance_html(rows), _concordance_text(rows))


def _on_one_line(text: str) -> str:
    """The text with its line ends shown as a mark.

    Examples
    --------
    >>> _on_one_line("the end.\\n\\nThe start")
    'the end. ¶ The start'
    """
    paragraphs = [" ".join(part.split(" ")) for part in text.splitlines()]
    joined = " ¶ ".join(part for part in paragraphs if part.strip())
    before = " ¶ " if text[:1] in "\r\n" and text.strip() else ""
    after = " ¶ " if text[-1:] in "\r\n" and text.strip() else ""
    return f"{before}{joined}{after}".replace("\t", " ")


def _concordance_html(rows: list[tuple[str, str, str, str]]) -> str:
    sides = ("right", "right", "center", "left")
    looks = ("opacity: 0.75", "", "font-weight: bold", "")
    head = "".join(
        f'<th style="text-align: {side}; padding: 2px 8px">{name}</th>'
        for side, name in zip(
            sides, ("sentence ·<br>paragraph", "left", "keyword", "right"), strict=True
        )
    )
    body = "".join(
        "<tr>"
        + "".join(
            f'<td style="{_CELL}; text-align: {side}; {look}">{escape(cell)}</td>'
            for cell, side, look in zip(row, sides, looks, strict=True)
        )
        + "</tr>"
        for row in rows
    )
    return (
        f'<div style="overflow-x: auto"><table style="width: auto; border-collapse: collapse">'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def _concordance_text(rows: list[tuple[str, str, str, str]]) -> str:
    places, lefts, keys = (max((len(row[i]) for row in rows), default=0) for i in range(3))
    return "\n".join(
        f"{place:{places}} {left:>{lefts}} {key:^{keys}} {right}".rstrip()
        for place, left, key, right in rows
    )
