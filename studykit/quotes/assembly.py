"""The table `quotes`: cues and quotation marks put together."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
import pandas as pd

from studykit import schema, segment
from studykit.quotes import speakers
from studykit.quotes.attributions import attributions
from studykit.quotes.leftovers import with_leftovers
from studykit.quotes.marks import Span
from studykit.quotes.rows import Attribution
from studykit.quotes.sheet import Sheet
from studykit.schema import Columns


def quotes(
    text: str,
    paragraphs: pd.DataFrame,
    sentences: pd.DataFrame,
    tokens: pd.DataFrame,
    names: pd.DataFrame,
) -> pd.DataFrame:
    """The table `quotes`: one row per attribution, in text order.

    Direct, mixed and indirect speech, thoughts and intentions, with the source and the cue
    beside what is credited. A quotation that nobody is credited with and that is no title is
    kept without a source. Nothing is learned from annotated texts: the rules read word lists
    and the places of words.

    Parameters
    ----------
    text : str
        The article.
    paragraphs, sentences, tokens, names : DataFrame
        Its tables of those names.

    Returns
    -------
    DataFrame
        Columns as in `schema.TABLES["quotes"]`.

    References
    ----------
    Newell, E., Margolin, D. & Ruths, D. (2018). An attribution relations corpus for political
    news. LREC.

    Examples
    --------
    >>> from studykit import Article
    >>> table = Article("“It rained,” said Ada Lane. She said the road was “gone.”").quotes
    >>> table[["kind", "source", "cue", "content"]].values.tolist()
    [['direct', 'Ada Lane', 'said', '“It rained,”'],
     ['mixed', 'She', 'said', 'the road was “gone.”']]
    """
    return schema.frame(
        "quotes",
        columns(
            text,
            schema.columns(paragraphs, "start", "end"),
            schema.columns(sentences, "paragraph_id", "start", "end"),
            segment.token_columns(tokens),
            schema.columns(names, *speakers.COLUMNS),
        ),
    )


def columns(
    text: str, paragraphs: Columns, sentences: Columns, tokens: Columns, names: Columns
) -> dict[str, list[Any]]:
    """The columns of the table `quotes`, from columns of the tables it is built on."""
    sheet = Sheet(text, paragraphs, sentences, tokens)
    rows = with_leftovers(sheet, attributions(sheet))
    spans = [sheet.offsets(row.content) for row in rows]
    starts = [pieces[0][0] for pieces in spans]
    ends = [pieces[-1][1] for pieces in spans]
    in_sentence = _places(starts, sentences["start"])
    in_paragraph = sentences["paragraph_id"]
    sources = [sheet.offset(row.source) for row in rows]
    found: dict[str, list[Any]] = {
        "paragraph_id": [in_paragraph[sentence] for sentence in in_sentence],
        "sentence_id": in_sentence,
        "kind": [_kind(sheet.letters, row.content) for row in rows],
        "content": [text[start:end] for start, end in zip(starts, ends, strict=True)],
        "rule": [row.rule for row in rows],
        "start": starts,
        "end": ends,
        "spans": spans,
        "n_words": _n_words(rows, tokens["is_word"]),
        **_optional("source", text, sources),
        **_optional("cue", text, [sheet.offset(row.cue) for row in rows]),
    }
    context = speakers.Context(text, sentences, names, spans)
    found["speaker"], found["source_type"] = context.resolved(sources, spans)
    return found


def _places(starts: Iterable[int], borders: Sequence[int]) -> list[int]:
    return [bisect_right(borders, start) - 1 for start in starts]


def _optional(name: str, text: str, spans: Iterable[Span | None]) -> dict[str, list[Any]]:
    """The three columns of a span that may be absent."""
    found = list(spans)
    return {
        name: [text[span[0] : span[1]] if span else None for span in found],
        f"{name}_start": [span[0] if span else None for span in found],
        f"{name}_end": [span[1] if span else None for span in found],
    }


def _kind(letters: str, content: Iterable[Span]) -> str:
    """Whether all, some or none of the content is in quotation marks."""
    pieces = "".join(letters[start:end] for start, end in content)
    if "Q" not in pieces:
        return "indirect"
    return "mixed" if pieces.strip("Q") else "direct"


def _n_words(rows: Iterable[Attribution], is_word: np.ndarray[Any, Any]) -> list[int]:
    before = [0, *np.cumsum(is_word).tolist()]
    return [sum(before[end] - before[start] for start, end in row.content) for row in rows]
