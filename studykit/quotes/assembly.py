"""The table `quotes`: cues and quotation marks put together."""

import pandas as pd

from studykit import schema
from studykit.quotes import speakers
from studykit.quotes.attributions import attributions
from studykit.quotes.leftovers import Leftovers
from studykit.quotes.rows import Attribution
from studykit.quotes.sheet import Sheet


def quotes(
    text: str,
    paragraphs: pd.DataFrame,
    sentences: pd.DataFrame,
    tokens: pd.DataFrame,
    names: pd.DataFrame,
) -> pd.DataFrame:
    """The table `quotes`: one row per attribution."""
    sheet = Sheet(text, paragraphs, sentences, tokens)
    found = with_marks(sheet, attributions(sheet))
    return table(sheet, found, sentences, tokens, names)


def with_marks(sheet: Sheet, found: list[Attribution]) -> list[Attribution]:
    """The attributions, with the quotations that no cue stands beside."""
    return Leftovers(sheet, found).rows()


def table(
    sheet: Sheet,
    rows: list[Attribution],
    sentences: pd.DataFrame,
    tokens: pd.DataFrame,
    names: pd.DataFrame,
) -> pd.DataFrame:
    """The rows as the table of the contract."""
    import bisect

    text, starts, ends = sheet.text, sheet.starts, sheet.ends
    sentence_starts = sentences["start"].tolist()
    sentence_paragraphs = sentences["paragraph_id"].tolist()
    columns = {column.name: [] for column in schema.TABLES["quotes"]}
    for row in rows:
        spans = [(starts[a], ends[b - 1]) for a, b in row.content]
        sentence = bisect.bisect_right(sentence_starts, spans[0][0]) - 1
        start, end = min(a for a, _ in spans), max(b for _, b in spans)
        marked = [sheet.letters[a:b] for a, b in row.content]
        kind = "indirect" if not any("Q" in m for m in marked) else "direct" if all(set(m) == {"Q"} for m in marked) else "mixed"
        columns["paragraph_id"].append(sentence_paragraphs[sentence])
        columns["sentence_id"].append(sentence)
        columns["kind"].append(kind)
        columns["content"].append(text[start:end])
        for name, span in (("source", row.source), ("cue", row.cue)):
            a, b = (starts[span[0]], ends[span[1] - 1]) if span else (None, None)
            columns[name].append(text[a:b] if span else None)
            columns[name + "_start"].append(a)
            columns[name + "_end"].append(b)
        columns["rule"].append(row.rule)
        columns["start"].append(start)
        columns["end"].append(end)
        columns["spans"].append(spans)
        columns["n_words"].append(sum(b - a for a, b in row.content))
    sources = [
        None if start is None else (start, end)
        for start, end in zip(columns["source_start"], columns["source_end"], strict=True)
    ]
    columns["speaker"], columns["source_type"] = speakers.resolve(
        text, sentences, tokens, names, sources, columns["spans"]
    )
    return schema.frame("quotes", columns)
