"""An article's figures with the words around them, as the lines of a briefing."""

from collections.abc import Sequence
from itertools import groupby, pairwise
from operator import attrgetter
from typing import Any

import pandas as pd

from studykit.brief.tagged import records
from studykit.quotes.sentence.datelines import dateline_end

_WHOLE = 36  # words; a sentence of at most so many stands whole
_MOST, _FEWEST = 16, 4  # words of a longer one on a side of its figures
_ENDS_CLAUSE = (",", ";", ":", "—", "–", "”")

Part = tuple[str, bool]  # words, and whether they are a figure


def figure_lines(text: str, sentences: pd.DataFrame, chosen: pd.DataFrame) -> list[dict[str, Any]]:
    """The sentences of figures, each once; one in which several voices give some is cut.

    So is a long one.

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
    >>> b = sk.Article("Ada Lane said 3 ships sank, and Bo Roe said 5 sank in May.")
    >>> found = sk.quantities(b.text, b.sentences, b.tokens, b.names, b.quotes)
    >>> [line["voice"] for line in figure_lines(b.text, b.sentences, found)]
    ['Ada Lane', 'Bo Roe']
    >>> c = sk.Article("ELM (EP) — Some 40 ships sank.")
    >>> found = sk.quantities(c.text, c.sentences, c.tokens, c.names, c.quotes)
    >>> figure_lines(c.text, c.sentences, found)[0]["parts"][0]
    ('Some 40', True)
    """
    voices = chosen.groupby("sentence_id")["voice"]
    is_of_several = voices.nunique() > 1
    only = chosen["voice"].where(
        chosen["sentence_id"].map(is_of_several), voices.transform("first")
    )
    rows = records(chosen.assign(voice=only.fillna("")))
    groups = [list(group) for _, group in groupby(rows, key=attrgetter("sentence_id", "voice"))]
    is_cut = is_of_several | (sentences["n_words"].reindex(is_of_several.index) > _WHOLE)
    return [
        {
            "parts": _parts(text, sentences, group, is_cut[group[0].sentence_id]),
            "voice": group[0].voice or None,
            "sentence": group[0].sentence_id,
        }
        for group in groups
    ]


def _parts(text: str, sentences: pd.DataFrame, group: Sequence[Any], is_cut: bool) -> list[Part]:
    """The words on both sides, with “…” where there are more, and those in between."""
    sentence = sentences.iloc[group[0].sentence_id]
    start = min(dateline_end(text, *sentence[["start", "end"]]), group[0].start)
    before = _on_one_line(text[start : group[0].start]).removeprefix("• ")
    after = _on_one_line(text[group[-1].end : sentence["end"]])
    parts = [(_end_of(before) if is_cut else before, False)]
    for row, following in pairwise([*group, None]):
        parts.append((_on_one_line(text[row.start : row.end]), True))
        between = text[row.end : following.start] if following else ""
        last = _start_of(after) if is_cut else after
        parts.append((_on_one_line(between) if following else last, False))
    return [part for part in parts if part[0]]


def _on_one_line(words: str) -> str:
    """The words with a blank for each break, at their ends too."""
    flat = " ".join(words.split())
    if not flat:
        return " " if words else ""
    return " " * words[0].isspace() + flat + " " * words[-1].isspace()


def _end_of(words: str) -> str:
    """The last words, from where a clause begins if one does.

    >>> _end_of("It rained, and in the old town of Elm it then rained and rained and rained for ")
    '… and in the old town of Elm it then rained and rained and rained for '
    >>> _end_of("In Elm it rained for ")
    'In Elm it rained for '
    """
    all_words = words.split(" ")
    kept = all_words[-_MOST - words.endswith(" ") :]
    if len(kept) == len(all_words):
        return words
    begins = [n for n, word in enumerate(kept[:-_FEWEST], 1) if word.endswith(_ENDS_CLAUSE)]
    return "… " + " ".join(kept[begins[0] if begins else 0 :]).lstrip()


def _start_of(words: str) -> str:
    """The first words, to where a clause ends if one does.

    >>> _start_of(" ships sank in the cold rain, so that all of the old town of Elm and Oak sat.")
    ' ships sank in the cold rain …'
    >>> _start_of(" ships sank, and so on.")
    ' ships sank, and so on.'
    """
    all_words = words.split(" ")
    kept = all_words[: _MOST + words.startswith(" ")]
    if len(kept) == len(all_words):
        return words
    ends = [n for n, word in enumerate(kept, 1) if n > _FEWEST and word.endswith(_ENDS_CLAUSE)]
    return " ".join(kept[: ends[-1] if ends else None]).rstrip("".join(_ENDS_CLAUSE)) + " …"
