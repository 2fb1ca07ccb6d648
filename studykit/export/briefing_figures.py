"""An article's figures with the words around them, as the lines of a briefing."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import pandas as pd

from studykit.brief.tagged import records

_AROUND = 7  # words on each side of a figure

Part = tuple[str, bool]  # words, and whether they are a figure


def figure_lines(text: str, sentences: pd.DataFrame, chosen: pd.DataFrame) -> list[dict[str, Any]]:
    """Each figure in its words; figures that one voice gives close together share a line.

    Parameters
    ----------
    text, sentences
        Those of the article.
    chosen : DataFrame
        Rows of `quantities`, in text order.

    Returns
    -------
    list of dict
        `parts` (words, and whether they are a figure), `voice`, `sentence`.

    Examples
    --------
    >>> a = sk.Article("It rained for 3 days, and 40 ships sank.")
    >>> found = sk.quantities(a.text, a.sentences, a.tokens, a.names, a.quotes)
    >>> [line["parts"] for line in figure_lines(a.text, a.sentences, found)]
    [[('It rained for ', False), ('3', True), (' days, and ', False), ('40', True), \
(' ships sank.', False)]]
    """
    return [
        {
            "parts": _parts(text, sentences, group),
            "voice": None if pd.isna(group[0].voice) else group[0].voice,
            "sentence": group[0].sentence_id,
        }
        for group in _groups(text, chosen)
    ]


def _groups(text: str, chosen: pd.DataFrame) -> list[list[Any]]:
    groups: list[list[Any]] = []
    for row in records(chosen.assign(voice=chosen["voice"].fillna(""))):
        last = groups[-1][-1] if groups else None
        is_near = (
            last is not None
            and (row.sentence_id, row.voice) == (last.sentence_id, last.voice)
            and len(text[last.end : row.start].split()) <= _AROUND
        )
        if is_near:
            groups[-1].append(row)
        else:
            groups.append([row])
    return groups


def _parts(text: str, sentences: pd.DataFrame, group: Sequence[Any]) -> list[Part]:
    """The words on both sides, whole, with “…” where there are more, and those in between."""
    sentence = sentences.iloc[group[0].sentence_id]
    before = _on_one_line(text[sentence["start"] : group[0].start]).removeprefix("• ")
    after = _on_one_line(text[group[-1].end : sentence["end"]])
    parts = [(_end_of(before), False)]
    for row, following in pairwise([*group, None]):
        parts.append((_on_one_line(text[row.start : row.end]), True))
        between = text[row.end : following.start] if following else ""
        parts.append((_on_one_line(between) if following else _start_of(after), False))
    return [part for part in parts if part[0]]


def _on_one_line(words: str) -> str:
    """The words with a blank for each break, at their ends too."""
    flat = " ".join(words.split())
    if not flat:
        return " " if words else ""
    return " " * words[0].isspace() + flat + " " * words[-1].isspace()


def _end_of(words: str) -> str:
    """The last words; a piece of one counts as one.

    >>> _end_of("It rained and rained and rained all day for ")
    '… and rained and rained all day for '
    """
    kept = words.split(" ")[-_AROUND - words.endswith(" ") :]
    return ("" if len(kept) == len(words.split(" ")) else "… ") + " ".join(kept).lstrip()


def _start_of(words: str) -> str:
    """The first words; a piece of one counts as one.

    >>> _start_of(" ships sank in the rain of this cold May.")
    ' ships sank in the rain of this …'
    """
    kept = words.split(" ")[: _AROUND + words.startswith(" ")]
    return " ".join(kept) + ("" if len(kept) == len(words.split(" ")) else " …")
