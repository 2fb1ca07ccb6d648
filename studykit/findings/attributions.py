"""Computed sentences about the attributions found: how many, of which kind, and what was mended."""

import pandas as pd

from studykit.speech import UNNAMED
from studykit.wording import agree, correction_note, counted, divided, first_up, listed, of_all

__all__ = ["say_acts", "say_attributions", "say_corrections"]


def say_attributions(quotes: pd.DataFrame) -> str:
    """How many attributions there are, of which kind, and whose voices have a name.

    Examples
    --------
    >>> say_attributions(sk.Article("It rained.").quotes)
    'No attribution of speech was found.'
    >>> print(say_attributions(sk.Article("Ada Lane said it rained.").quotes))
    1 attribution of speech was found: indirect; to a speaker with a name.
    >>> print(say_attributions(sk.Article("The ministry said it rained.").quotes))
    1 attribution of speech was found: indirect; to an organization.
    """
    if quotes.empty:
        return "No attribution of speech was found."
    counts, total = quotes["kind"].value_counts(), len(quotes)
    kinds = [(int(counts.get(kind, 0)), kind) for kind in ("direct", "mixed", "indirect")]
    nobody, named = int(quotes["voice"].isna().sum()), int(quotes["speaker"].notna().sum())
    is_unnamed = quotes["source_type"].isin(UNNAMED) & quotes["speaker"].isna()
    unnamed = int((is_unnamed & quotes["voice"].notna()).sum())
    is_other = quotes["speaker"].isna() & quotes["voice"].notna() & ~is_unnamed
    others = quotes["source_type"][is_other].value_counts()
    whose = [
        (named, f"to {agree(named, 'a speaker', 'speakers')} with a name"),
        (unnamed, f"to {agree(unnamed, 'a voice', 'voices')} not called by name"),
        *[(n, f"to {agree(n, *_OTHERS[str(kind)])}") for kind, n in others.items()],
        (nobody, "to nobody"),
    ]
    found = f"{counted(total, 'attribution')} of speech {agree(total, 'was', 'were')} found"
    return f"{found}: {divided(kinds)}; {divided(whose)}."


_OTHERS = {
    "named person": ("two or more together",) * 2,
    "organization": ("an organization", "organizations"),
    "document": ("a document", "documents"),
    "none": ("a source of unknown kind", "sources of unknown kind"),
}


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
