"""The article cut into pieces wherever an attribution, a name or a cue begins or ends."""

from bisect import bisect, bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import pandas as pd

if TYPE_CHECKING:
    from studykit.article import Article


class Piece(NamedTuple):
    """A stretch of text in which nothing changes."""

    text: str
    quote: int | None
    name: str | None
    is_cue: bool
    opens: Sequence[int]
    goes_on: bool


OMISSION = Piece("…", None, None, False, (), False)


class Layers:
    """What holds at each character of the text: the attribution, the name, the cue."""

    def __init__(self, article: "Article", quotes: pd.DataFrame, names: bool) -> None:
        self.text = article.text
        self.quote, self.name, self.cue = np.full((3, len(self.text) + 1), -1)
        self.opens: dict[int, list[int]] = {}
        for _, start, end, row in _by_size(quotes):
            self.quote[start:end] = row
        for _, row, spans in sorted(_sizes(quotes), reverse=True):
            self.opens.setdefault(spans[0][0], []).append(row)
        self.places = sorted(self.opens)
        for start, end in zip(*_offsets(quotes, "cue"), strict=True):
            self.cue[start:end] = 1
        self.full_names: list[str] = []
        if names:
            self._mark_names(article.names)

    def _mark_names(self, names: pd.DataFrame) -> None:
        for row, (start, end) in enumerate(zip(names["start"], names["end"], strict=True)):
            self.name[start:end] = row
        self.full_names = [
            f"{name} ({kind})" for name, kind in zip(names["name"], names["kind"], strict=True)
        ]

    def pieces(self, start: int, end: int) -> Iterator[Piece]:
        """The paragraph in pieces, each with what holds in it."""
        opens = self.places[bisect(self.places, start) : bisect_left(self.places, end)]
        changes = {start, end, *opens}
        for layer in (self.quote, self.name, self.cue):
            changes.update((np.flatnonzero(np.diff(layer[start:end])) + start + 1).tolist())
        places = sorted(changes)
        for left, right in pairwise(places):
            yield self._piece(left, right, left == start)

    def _piece(self, left: int, right: int, is_first: bool) -> Piece:
        quote, name = int(self.quote[left]), int(self.name[left])
        opens = self.opens.get(left, [])
        changed = is_first or self.quote[left - 1] != quote
        return Piece(
            text=self.text[left:right],
            quote=quote if quote >= 0 else None,
            name=self.full_names[name] if name >= 0 else None,
            is_cue=bool(self.cue[left] > 0),
            opens=opens,
            goes_on=changed and quote not in opens,
        )


def _by_size(quotes: pd.DataFrame) -> list[tuple[int, int, int, int]]:
    """The pieces of all attributions, the longest first, so that the inner ones come last."""
    return sorted(
        (
            (end - start, start, end, int(row))
            for row, spans in zip(quotes.index, quotes["spans"], strict=True)
            for start, end in spans
        ),
        reverse=True,
    )


def _sizes(quotes: pd.DataFrame) -> list[tuple[int, int, list[tuple[int, int]]]]:
    return [
        (spans[-1][1] - spans[0][0], int(row), spans)
        for row, spans in zip(quotes.index, quotes["spans"], strict=True)
        if len(spans)
    ]


def _offsets(table: pd.DataFrame, name: str) -> tuple[list[int], list[int]]:
    known = table.dropna(subset=f"{name}_start")
    return known[f"{name}_start"].tolist(), known[f"{name}_end"].tolist()


def runs(pieces: Iterable[Piece]) -> list[list[Piece]]:
    """The pieces in runs: each is of one attribution, or of none, and begins where one opens."""
    found: list[list[Piece]] = []
    for piece in pieces:
        if found and found[-1][-1].quote == piece.quote and not piece.opens:
            found[-1].append(piece)
        else:
            found.append([piece])
    return found
