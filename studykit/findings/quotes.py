"""Computed sentences about who speaks in an article, how much and how introduced."""

from typing import Any

import pandas as pd

from studykit.wording import correction_note, counted, listed, percent

__all__ = [
    "say_attributions",
    "say_corrections",
    "say_introductions",
    "say_quoted_passages",
    "say_share_of_voice",
    "say_source_kinds",
]

_NOBODY = "Nobody is quoted in this article."


def say_attributions(quotes: pd.DataFrame) -> str:
    """How many attributions there are, of which kind, and how many have no known speaker.

    Examples
    --------
    >>> say_attributions(sk.Article("It rained.").quotes)
    'The article has no attribution.'
    """
    if quotes.empty:
        return "The article has no attribution."
    counts = quotes["kind"].value_counts()
    kinds = [
        f"{counts[kind]:,} {kind}" for kind in ("direct", "mixed", "indirect") if kind in counts
    ]
    unknown = int(quotes["speaker"].isna().sum())
    known = f"the speaker of {unknown:,} is not known" if unknown else "every speaker is known"
    return f"The article has {counted(len(quotes), 'attribution')}: {listed(kinds)}; {known}."


def say_share_of_voice(shares: pd.DataFrame, *, corrections: pd.DataFrame | None = None) -> str:
    """Who gets the most words, and how many have no known speaker.

    Examples
    --------
    >>> say_share_of_voice(pd.DataFrame({"speaker": ["Ada Lane", pd.NA], "n_words": [6, 2],
    ...                                  "share_words": [0.75, 0.25], "n_quotes": [2, 1]}))
    'Of 8 attributed words, Ada Lane gets 6 (75%); the speaker of 2 (25%) is not known.'
    """
    if shares.empty:
        return _NOBODY
    known, unknown = shares[shares["speaker"].notna()], shares[shares["speaker"].isna()]
    total = int(shares["n_words"].sum())
    parts = [
        f"{name} gets {n:,} ({percent(share)})"
        for name, n, share in _rows(known.head(3), "speaker", "n_words", "share_words")
    ]
    rest = [
        f"the speaker of {n:,} ({percent(share)}) is not known"
        for n, share in _rows(unknown, "n_words", "share_words")
    ]
    told = "; ".join([listed(parts), *rest] if parts else rest)
    return _noted(f"Of {counted(total, 'attributed word')}, {told}.", corrections)


def say_quoted_passages(passages: pd.DataFrame, *, corrections: pd.DataFrame | None = None) -> str:
    """Who is heard first, and in what order the others follow."""
    if passages.empty:
        return _NOBODY
    first = passages.iloc[0]
    who = "a speaker who is not known" if pd.isna(first["speaker"]) else first["speaker"]
    sentence = (
        f"The first words of a speaker come after {percent(first['from_share'])} of the article"
        f" and are those of {who}."
    )
    order = passages["speaker"].dropna().unique().tolist()
    if len(order) > 1:
        names = [*order[:6], *[f"{len(order) - 6:,} more"] * (len(order) > 6)]
        sentence += f" In order of appearance: {listed(names)}."
    return _noted(sentence, corrections)


def say_introductions(
    introductions: pd.DataFrame, *, corrections: pd.DataFrame | None = None
) -> str:
    """Which words introduce speakers most often, and which of them are loaded."""
    if introductions.empty:
        return "No words introduce a speaker in this article."
    top = [f"“{cue}” ({n:,})" for cue, n in _rows(introductions.head(3), "cue", "n_quotes")]
    loaded = introductions[introductions["stance"].eq("loaded").fillna(False)]
    words = [f"“{cue}” ({_whom(names)})" for cue, names in _rows(loaded, "cue", "speakers")]
    tells = f"Loaded: {listed(words)}." if words else "None of the verbs is listed as loaded."
    return _noted(f"Most often introduced by {listed(top)}. {tells}", corrections)


def say_source_kinds(kinds: pd.DataFrame, *, corrections: pd.DataFrame | None = None) -> str:
    """How the attributed words divide by kind of source."""
    if not kinds["n_words"].any():
        return _NOBODY
    called = {
        "named person": "named people",
        "unnamed person": "unnamed people",
        "organization": "organizations",
        "document": "documents",
        "none": "nobody who is credited",
    }
    order = kinds.sort_values("n_words", ascending=False, kind="stable")
    parts = [
        f"{percent(share)} to {called[kind]}"
        for kind, share, n in _rows(order, "source_type", "share_words", "n_words")
        if n
    ]
    return _noted(f"Of the attributed words, {listed(parts)}.".replace("%", "% go", 1), corrections)


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
    return " ".join([f"{correction_note(corrections)}.", *why])


def _rows(table: pd.DataFrame, *columns: str) -> list[tuple[Any, ...]]:
    return list(zip(*(table[column] for column in columns), strict=True))


def _whom(names: list[str]) -> str:
    return listed(names) if names else "speaker not known"


def _noted(sentence: str, corrections: pd.DataFrame | None) -> str:
    note = correction_note(corrections)
    return f"{sentence} ({note}.)" if note else sentence
