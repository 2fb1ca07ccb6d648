"""Who is who, as the briefing's pages lay it out."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import pandas as pd

from studykit.brief.spoken_for import Through
from studykit.brief.tagged import records
from studykit.export.briefing_words import n_lines, small
from studykit.wording import marked

_NAME, _ROLE, _HEARD, _THROUGH = 16, 18, 11, 20  # letters that a line of these columns has room for
_MOST = 2  # voices that speak for somebody


def through(voices: Sequence[Through]) -> list[dict[str, Any]]:
    """Those through whom somebody is heard, each once, with where.

    >>> through([Through("Lane’s office", 1), Through("Bo Roe", 2), Through("Lane’s office", 4)])
    [{'words': '“Lane’s office”', 'places': [1, 4]}, {'words': '“Bo Roe”', 'places': [2]}]
    """
    places: dict[str, list[int]] = {}
    for voice in voices:
        places.setdefault(voice.words, []).append(voice.sentence)
    return [
        {"words": marked(small(words)), "places": list(dict.fromkeys(found))}
        for words, found in [*places.items()][:_MOST]
    ]


def people_heights(people: pd.DataFrame, spoken: Mapping[str, Sequence[Through]]) -> list[float]:
    """How many lines each row takes.

    >>> table = pd.DataFrame({"name": ["Ada Lane"], "role": [pd.NA], "quote_ids": [[]]})
    >>> people_heights(table, {}), people_heights(table, {"Ada Lane": [Through("an aide", 1)]})
    ([1.4], [3.4])
    """
    return [
        max(
            n_lines(row.name, _NAME) + n_lines(_told(through(spoken.get(row.name, ()))), _THROUGH),
            n_lines("" if pd.isna(row.role) else row.role, _ROLE),
            n_lines("[00] " * min(len(row.quote_ids), 8), _HEARD),
        )
        + 0.4
        for row in records(people)
    ]


def _told(others: Iterable[Mapping[str, Any]]) -> str:
    """What is under a name, as long as it is printed."""
    told = [f"{one['words']} {'[00] ' * len(one['places'])}" for one in others]
    return f"through {' '.join(told)}" if told else ""
