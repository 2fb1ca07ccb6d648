"""The table `quotes`: cues and quotation marks put together."""

from bisect import bisect
from collections.abc import Iterable
from itertools import repeat
from operator import attrgetter, itemgetter
from typing import Any

import pandas as pd

from studykit import schema, segment
from studykit.memory import Array
from studykit.quotes import speakers
from studykit.quotes.attributions import attributions
from studykit.quotes.leftovers import with_leftovers
from studykit.quotes.marks import Span
from studykit.quotes.rows import Attribution
from studykit.quotes.sheet import Sheet
from studykit.schema import Columns

_ABSENT = (None, None)


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
    spans, kinds, n_words = _contents(sheet, rows, tokens["is_word"])
    starts = [pieces[0][0] for pieces in spans]
    ends = [pieces[-1][1] for pieces in spans]
    in_sentence = list(map(bisect, repeat(sentences["end"]), starts))
    sources = sheet.offsets(map(attrgetter("source"), rows))
    found: dict[str, list[Any]] = {
        "paragraph_id": list(map(sentences["paragraph_id"].__getitem__, in_sentence)),
        "sentence_id": in_sentence,
        "kind": kinds,
        "content": list(map(text.__getitem__, map(slice, starts, ends))),
        "rule": list(map(attrgetter("rule"), rows)),
        "start": starts,
        "end": ends,
        "spans": spans,
        "n_words": n_words,
        **_optional("source", text, sources),
        **_optional("cue", text, sheet.offsets(map(attrgetter("cue"), rows))),
    }
    context = speakers.Context(text, sentences, names, spans)
    found["speaker"], found["source_type"] = context.resolved(sources, spans)
    return found


def _optional(name: str, text: str, spans: Iterable[Span | None]) -> dict[str, list[Any]]:
    """The three columns of a span that may be absent."""
    places = [span or _ABSENT for span in spans]
    return {
        name: [None if end is None else text[start:end] for start, end in places],
        f"{name}_start": list(map(itemgetter(0), places)),
        f"{name}_end": list(map(itemgetter(1), places)),
    }


def _contents(
    sheet: Sheet, rows: Iterable[Attribution], is_word: Array
) -> tuple[list[list[Span]], list[str], list[int]]:
    """The pieces of each content; whether all, some or none is in quotation marks; its words."""
    starts, ends, letters = sheet.starts, sheet.ends, sheet.letters
    words_in = is_word.tobytes().count
    spans, kinds, counts = [], [], []
    for content in map(sorted, map(attrgetter("content"), rows)):
        pieces, inside, n_words = [], "", 0
        for low, high in content:
            pieces.append((starts[low], ends[high - 1]))
            inside += letters[low:high]
            n_words += words_in(1, low, high)
        spans.append(pieces)
        is_plain = "Q" not in inside
        kinds.append("indirect" if is_plain else "mixed" if inside.strip("Q") else "direct")
        counts.append(n_words)
    return spans, kinds, counts
