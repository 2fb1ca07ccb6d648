"""Computed sentences about the attributions found: how many, of which kind, and what was mended."""

import pandas as pd

from studykit.speech import SOURCES, told_types
from studykit.wording import agree, correction_note, counted, divided, first_up, listed, of_all

__all__ = ["say_acts", "say_attributions", "say_corrections"]


def say_attributions(quotes: pd.DataFrame, tokens: pd.DataFrame) -> str:
    """How many attributions there are, of which kind, and of which kinds of source.

    Examples
    --------
    >>> a = sk.Article("It rained.")
    >>> say_attributions(a.quotes, a.tokens)
    'No attribution of speech was found.'
    >>> a = sk.Article("Ada Lane said it rained. The ministry said it froze. “No,” she said.")
    >>> print(say_attributions(a.quotes, a.tokens))
    3 attributions of speech were found: 1 direct and 2 indirect. By kind of source: named \
people (2) and organizations (1).
    >>> a = sk.Article("They said it rained.")
    >>> print(say_attributions(a.quotes, a.tokens))
    1 attribution of speech was found: indirect. By kind of source: not clear who (1).
    >>> a = sk.Article("Ada Lane hopes to win.")
    >>> print(say_attributions(a.attributions, a.tokens))
    1 attribution was found: indirect. By kind of source: named people (1).
    """
    if quotes.empty:
        return "No attribution of speech was found."
    counts, total = quotes["kind"].value_counts(), len(quotes)
    kinds = [(int(counts.get(kind, 0)), kind) for kind in ("direct", "mixed", "indirect")]
    is_speech = "act" not in quotes or quotes["act"].eq("speech").all()
    what = f"{counted(total, 'attribution')}{' of speech' * bool(is_speech)}"
    found = f"{what} {agree(total, 'was', 'were')} found"
    types = told_types(quotes, tokens).value_counts()
    sources = [f"{called} ({types[kind]:,})" for kind, called in SOURCES.items() if kind in types]
    return f"{found}: {divided(kinds)}. By kind of source: {listed(sources)}."


def say_acts(attributions: pd.DataFrame) -> str:
    """How many attributions are speech, thoughts and deeds.

    Examples
    --------
    >>> say_acts(sk.Article("Lane said it rained. Lane hopes to win.").attributions)
    'Of 2 attributions found, 1 is speech and 1 is a thought.'
    """
    if attributions.empty:
        return "No attribution was found."
    parts = []
    for act, one, many in (
        ("speech", "speech", "speech"),
        ("thought", "a thought", "thoughts"),
        ("deed", "a deed", "deeds"),
    ):
        if n := int((attributions["act"] == act).sum()):
            parts.append(f"{n:,} {agree(n, 'is')} {agree(n, one, many)}")
    if len(parts) == 1:
        n = len(attributions)
        called = parts[0].split(" ", 1)[1]
        return f"{first_up(of_all(n, n, 'attribution'))} found {called}."
    return f"Of {counted(len(attributions), 'attribution')} found, {listed(parts)}."


def say_corrections(corrections: pd.DataFrame) -> str:
    """What became of each correction in the file beside the article.

    Examples
    --------
    >>> say_corrections(sk.Article("It rained.").corrections)
    'No attribution was corrected by hand.'
    """
    if corrections.empty:
        return "No attribution was corrected by hand."
    failed = corrections[~corrections["applied"]]
    why = [f"Line {row.line}: {row.reason}." for row in failed.itertuples()]
    return " ".join([f"{first_up(correction_note(corrections))}.", *why])
