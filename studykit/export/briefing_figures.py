"""An article's figures with the words around them, as the lines of a briefing."""

import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import groupby, pairwise
from operator import attrgetter
from typing import Any

import pandas as pd

from studykit.brief.tagged import records
from studykit.export.briefing_words import n_lines
from studykit.quotes.sentence.datelines import dateline_end

_WHOLE = 36  # words; a sentence of at most so many is whole
_MOST, _FEWEST = 16, 4  # words of a longer one on a side of its figures
_ENDS_CLAUSE = (",", ";", ":", "—", "–", "”")

Part = tuple[str, bool]  # words, and whether they are a figure


def figure_lines(text: str, sentences: pd.DataFrame, chosen: pd.DataFrame) -> list[dict[str, Any]]:
    """The sentences of figures, each once; one in which several voices give some is cut.

    Nobody's line holds a figure of another. A long sentence is cut too; what a text says again in
    the same words is told once.

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
    >>> for line in figure_lines(b.text, b.sentences, found):
    ...     "".join(words for words, _ in line["parts"])
    'Ada Lane said 3 ships sank …'
    '… and Bo Roe said 5 sank in May.'
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
    is_long = sentences["n_words"].reindex(is_of_several.index) > _WHOLE
    lines: dict[tuple[Any, ...], dict[str, Any]] = {}
    for before, group, after in zip([None, *groups], groups, [*groups[1:], None], strict=False):
        sentence = group[0].sentence_id
        parts = _parts(
            text,
            sentences.iloc[sentence],
            group,
            before[-1].end if before and before[-1].sentence_id == sentence else None,
            after[0].start if after and after[0].sentence_id == sentence else None,
            is_long=is_long[sentence],
        )
        voice = group[0].voice or None
        lines.setdefault((voice, *parts), {"parts": parts, "voice": voice, "sentence": sentence})
    return list(lines.values())


def plain_first(ranked: pd.Series, sentences: pd.DataFrame) -> pd.Series:
    """The numbers of sentences, each once, those last that begin with “he” or “that” alone.

    >>> a = sk.Article("He has 40 ships. Elm has 3. This year it had 5. That is 8 in all.")
    >>> plain_first(pd.Series([0, 0, 3, 2, 1]), a.sentences).tolist()
    [2, 1, 0, 3]
    """
    each = ranked.drop_duplicates()
    is_pointing = each.map(sentences["text"]).str.match(_POINTS)
    return each[is_pointing.sort_values(kind="stable").index]


_POINTS = re.compile(
    r"[“\"‘']?(?:and |but )?(?:he|she|they|it|his|her|their|its|(?:that|this|these|those)(?! (?:"
    r"week|month|year|morning|evening|spring|summer|autumn|fall|winter|season|time|century)))\b",
    re.IGNORECASE,
)


def heights(lines: Sequence[dict[str, Any]], width: int) -> dict[int, float]:
    """How much of a column the lines of each sentence take.

    >>> heights([{"parts": [("40", True), (" ships", False)], "voice": None, "sentence": 2}], 8)
    {2: 2.3}
    """
    found: dict[int, float] = defaultdict(float)
    for line in lines:
        words = "".join(words for words, _ in line["parts"])
        words += f" — {line['voice']} [00]" if line["voice"] else " [00]"
        found[line["sentence"]] += n_lines(words, width) + 0.3
    return dict(found)


def _parts(
    text: str,
    sentence: pd.Series,
    group: Sequence[Any],
    low: int | None,
    high: int | None,
    *,
    is_long: bool,
) -> list[Part]:
    """The words on both sides, with “…” where there are more, and those in between.

    `low` and `high` are where figures of another voice end and begin.
    """
    start = min(dateline_end(text, *sentence[["start", "end"]]), group[0].start)
    before = _on_one_line(text[low or start : group[0].start]).removeprefix("• ")
    after = _on_one_line(text[group[-1].end : high or sentence["end"]])
    if is_long or low:
        before = _end_of(before, is_cut=low is not None)
    if is_long or high:
        after = _start_of(after, is_cut=high is not None)
    parts = [(before, False)]
    for row, following in pairwise([*group, None]):
        parts.append((_on_one_line(text[row.start : row.end]), True))
        between = text[row.end : following.start] if following else ""
        parts.append((_on_one_line(between) if following else after, False))
    return [part for part in parts if part[0]]


def _on_one_line(words: str) -> str:
    """The words with a blank for each break, at their ends too."""
    flat = " ".join(words.split())
    if not flat:
        return " " if words else ""
    return " " * words[0].isspace() + flat + " " * words[-1].isspace()


def _end_of(words: str, *, is_cut: bool = False) -> str:
    """The last words, from where a clause begins if one does; also of a few that others precede.

    >>> _end_of("It rained, and in the old town of Elm it then rained and rained and rained for ")
    '… and in the old town of Elm it then rained and rained and rained for '
    >>> _end_of("In Elm it rained for "), _end_of(" ships sank, but Roe saw ", is_cut=True)
    ('In Elm it rained for ', '… but Roe saw ')
    """
    all_words = words.split(" ")
    kept = all_words[-_MOST - words.endswith(" ") :]
    if len(kept) == len(all_words) and not is_cut:
        return words
    fewest = 1 if is_cut else _FEWEST
    begins = [n for n, word in enumerate(kept[:-fewest], 1) if word.endswith(_ENDS_CLAUSE)]
    return "… " + " ".join(kept[begins[0] if begins else 0 :]).lstrip()


def _start_of(words: str, *, is_cut: bool = False) -> str:
    """The first words, to where a clause ends if one does; also of a few that others follow.

    >>> _start_of(" ships sank in the cold rain, so that all of the old town of Elm and Oak sat.")
    ' ships sank in the cold rain …'
    >>> _start_of(" ships sank, and so on."), _start_of(" ships sank, but Roe saw ", is_cut=True)
    (' ships sank, and so on.', ' ships sank …')
    """
    all_words = words.split(" ")
    kept = all_words[: _MOST + words.startswith(" ")]
    if len(kept) == len(all_words) and not is_cut:
        return words
    fewest = 0 if is_cut else _FEWEST
    ends = [n for n, word in enumerate(kept, 1) if n > fewest and word.endswith(_ENDS_CLAUSE)]
    return " ".join(kept[: ends[-1] if ends else None]).rstrip("".join((*_ENDS_CLAUSE, " "))) + " …"
