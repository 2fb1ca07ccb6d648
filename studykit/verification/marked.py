"""A draft cut into pieces wherever a claim begins or ends."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

import pandas as pd

from studykit.verification.row import ALTERED, NOT_FOUND, OTHER, UNDECIDED, VERBATIM, WRONG

SIGNS = {VERBATIM: "✓", ALTERED: "≠", OTHER: "⇄", NOT_FOUND: "✗", UNDECIDED: "?"}
"""What tells the verdicts apart beside colour."""
_CHANGE = re.compile(r"\[-(?P<cut>.*?)-\]|\{\+(?P<put>.*?)\+\}", re.DOTALL)


class Piece(NamedTuple):
    """A stretch of a draft: the claim it is in, if any, and the claims that end with it."""

    text: str
    claim: int | None
    ends: list[int]


def pieces(draft: str, claims: pd.DataFrame) -> Iterator[Piece]:
    """The draft in pieces; where claims overlap, what is wrong shows, then the shortest.

    >>> claims = sk.verify("Roe, 16, left.", "Bo Roe, 61, left.")
    >>> [(piece.text, piece.claim) for piece in pieces("Roe, 16, left.", claims)]
    [('Roe', 0), (', ', None), ('16', 1), (', left.', None)]
    """
    rows = sorted(
        (verdict not in WRONG, end - start, start, end, int(row))
        for row, start, end, verdict in zip(
            claims.index, claims["start"], claims["end"], claims["verdict"], strict=True
        )
    )
    edges = sorted({0, len(draft), *(edge for row in rows for edge in row[2:4])})
    ends: dict[int, list[int]] = {}
    for *_, end, row in rows:
        ends.setdefault(end, []).append(row)
    shown = _shown(rows, edges)
    for start, end in pairwise(edges):
        yield Piece(draft[start:end], shown.get(start), sorted(ends.get(end, [])))


def _shown(rows: list[tuple[bool, int, int, int, int]], edges: list[int]) -> dict[int, int]:
    """The claim that each piece shows, by where the piece begins."""
    at = {edge: k for k, edge in enumerate(edges)}
    shown: dict[int, int] = {}
    for *_, start, end, row in rows:
        for edge in edges[at[start] : at[end]]:
            shown.setdefault(edge, row)
    return shown


def changes(difference: str) -> Iterator[tuple[str, str]]:
    """What a difference says, in parts: ("cut" | "put" | "", the words).

    >>> list(changes("the [-old-] {+new+} boat"))
    [('', 'the '), ('cut', 'old'), ('', ' '), ('put', 'new'), ('', ' boat')]
    """
    at = 0
    for match in _CHANGE.finditer(difference):
        if at < match.start():
            yield "", difference[at : match.start()]
        yield (match.lastgroup or ""), match[match.lastgroup or 0]
        at = match.end()
    if at < len(difference):
        yield "", difference[at:]
