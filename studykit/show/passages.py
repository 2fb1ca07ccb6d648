"""Sentences or paragraphs in full, with what was found in them marked."""

from html import escape

import pandas as pd

from studykit.show.page import Page


def show_passages(
    text: str, units: pd.DataFrame, hits: pd.DataFrame, *, every: bool = False
) -> Page:
    """The sentences (or paragraphs) that hold hits, in full, with the hits marked.

    Parameters
    ----------
    text : str
        The article's text.
    units : DataFrame
        Its table of sentences or of paragraphs.
    hits : DataFrame
        Any table with start and end: of `hits`, `concordance`, `frequency` and others.
    every : bool
        Whether to show the units without a hit too: the whole article with its hits.

    Examples
    --------
    >>> article = sk.Article("It rained. War came.")
    >>> show_passages(article.text, article.sentences, sk.hits(article.tokens, "war"))
    1 · 0  [War] came.
    """
    marked = _by_unit(units, hits)
    html, plain = [], []
    for row in range(len(units)) if every else marked:
        place = _place(units, row)
        pieces = _pieces(
            text, int(units["start"].iloc[row]), int(units["end"].iloc[row]), marked.get(row, [])
        )
        html.append(
            f'<p style="max-width: 50em"><span style="opacity: 0.75">{place}</span>&ensp;'
            + "".join(
                f"<mark>{escape(words)}</mark>" if is_hit else escape(words)
                for words, is_hit in pieces
            )
            + "</p>"
        )
        plain.append(
            f"{place}  " + "".join(f"[{words}]" if is_hit else words for words, is_hit in pieces)
        )
    return Page("".join(html), "\n".join(plain))


def _by_unit(units: pd.DataFrame, hits: pd.DataFrame) -> dict[int, list[tuple[int, int]]]:
    """The places of the hits in each unit that has any, in text order."""
    spans = hits[["start", "end"]].dropna().astype("int64").sort_values(["start", "end"])
    starts = units["start"].to_numpy()
    found: dict[int, list[tuple[int, int]]] = {}
    for start, end in zip(spans["start"].tolist(), spans["end"].tolist(), strict=True):
        row = max(int(starts.searchsorted(start, side="right")) - 1, 0)
        found.setdefault(row, []).append((start, end))
    return found


def _place(units: pd.DataFrame, row: int) -> str:
    """The number of the unit, and of a sentence's paragraph."""
    return f"{row} · {units['paragraph_id'].iloc[row]}" if "paragraph_id" in units else str(row)


def _pieces(text: str, at: int, last: int, spans: list[tuple[int, int]]) -> list[tuple[str, bool]]:
    """A unit's text in pieces, each with whether it is a hit; a hit within another is left out."""
    pieces = []
    for start, end in spans:
        if start >= at:
            pieces += [(text[at:start], False), (text[start:end], True)]
            at = end
    return [*pieces, (text[at : max(at, last)], False)]
