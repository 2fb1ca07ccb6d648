"""Computed sentences about who speaks in an article, how much and how introduced."""

from typing import Any

import pandas as pd

from studykit.wording import correction_note, counted, listed, percent

__all__ = [
    "say_acts",
    "say_attributions",
    "say_corrections",
    "say_introductions",
    "say_quoted_passages",
    "say_share_of_voice",
    "say_source_kinds",
]

_NOBODY = "Nobody is quoted in this article."


def say_attributions(quotes: pd.DataFrame) -> str:
    """How many attributions there are, of which kind, and whose voices have a name.

    Examples
    --------
    >>> say_attributions(sk.Article("It rained.").quotes)
    'The article has no attribution of speech.'
    """
    if quotes.empty:
        return "The article has no attribution of speech."
    counts = quotes["kind"].value_counts()
    kinds = [
        f"{counts[kind]:,} {kind}" for kind in ("direct", "mixed", "indirect") if kind in counts
    ]
    nobody = int(quotes["voice"].isna().sum())
    unnamed = int(quotes["speaker"].isna().sum()) - nobody
    told = [f"{counted(unnamed, 'voice')} without a name" if unnamed else "every voice has a name"]
    told += [f"nobody is credited with {nobody:,}"] * bool(nobody)
    many = counted(len(quotes), "attribution")
    return f"The article has {many} of speech: {listed(kinds)}; {listed(told)}."


def say_acts(attributions: pd.DataFrame) -> str:
    """How many attributions are speech, thoughts and deeds.

    Examples
    --------
    >>> say_acts(sk.Article("Lane said it rained. Lane hopes to win.").attributions)
    'Of 2 attributions, 1 is speech, 1 is a thought and 0 are deeds.'
    """
    if attributions.empty:
        return "The article has no attribution."
    n = {act: int((attributions["act"] == act).sum()) for act in ("speech", "thought", "deed")}
    parts = [f"{n['speech']:,} {'is' if n['speech'] == 1 else 'are'} speech"]
    parts += [
        f"{n[act]:,} is a {act}" if n[act] == 1 else f"{n[act]:,} are {act}s"
        for act in ("thought", "deed")
    ]
    return f"Of {counted(len(attributions), 'attribution')}, {listed(parts)}."


def say_share_of_voice(shares: pd.DataFrame, *, corrections: pd.DataFrame | None = None) -> str:
    """Who gets the most words, which voices have no name, and what nobody is credited with.

    Examples
    --------
    >>> say_share_of_voice(pd.DataFrame({"voice": ["Ada Lane", "Experts"], "n_words": [6, 2],
    ...                                  "is_named": [True, False], "share_words": [0.75, 0.25]}))
    'Of 8 attributed words, Ada Lane gets 6 (75%); without a name: Experts with 2 (25%).'
    """
    if shares.empty:
        return _NOBODY
    named, nobody = shares[shares["is_named"]], shares[shares["voice"].isna()]
    unnamed = shares[~shares["is_named"] & shares["voice"].notna()]
    total = int(shares["n_words"].sum())
    gets, has = "{} gets {:,} ({})", "{} with {:,} ({})"
    told = [
        listed([gets.format(name, n, percent(share)) for name, n, share in _words(named)]),
        listed([has.format(name, n, percent(share)) for name, n, share in _words(unnamed)]),
        *[f"nobody is credited with {n:,} ({percent(share)})" for _, n, share in _words(nobody)],
    ]
    if told[1]:
        told[1] = f"without a name: {told[1]}{_and_more(len(unnamed))}"
    said = "; ".join(part for part in told if part)
    return _noted(f"Of {counted(total, 'attributed word')}, {said}.", corrections)


_MOST = 3  # voices of a kind that a sentence names


def _words(shares: pd.DataFrame) -> list[tuple[Any, ...]]:
    return _rows(shares.head(_MOST), "voice", "n_words", "share_words")


def _and_more(n: int) -> str:
    return f", and {n - _MOST:,} more" if n > _MOST else ""


def say_quoted_passages(passages: pd.DataFrame, *, corrections: pd.DataFrame | None = None) -> str:
    """Who is heard first, and in what order the others follow."""
    if passages.empty:
        return _NOBODY
    first = passages.iloc[0]
    heard = "those of nobody who is credited" if pd.isna(first["voice"]) else _of(first["voice"])
    sentence = (
        f"The first attributed words come after {percent(first['from_share'])} of the article"
        f" and are {heard}."
    )
    order = passages["voice"].dropna().unique().tolist()
    if len(order) > 1:
        names = [*order[:6], *[f"{len(order) - 6:,} more"] * (len(order) > 6)]
        sentence += f" In order of appearance: {listed(names)}."
    return _noted(sentence, corrections)


def _of(voice: str) -> str:
    """“those of the operator”: a voice within a sentence keeps only the capitals of names."""
    first, _, rest = voice.partition(" ")
    is_article = first in ("The", "A", "An", "Two", "Some", "Many", "His", "Her", "Their")
    return f"those of {first.lower()} {rest}" if is_article else f"those of {voice}"


def say_introductions(
    introductions: pd.DataFrame, *, corrections: pd.DataFrame | None = None
) -> str:
    """Which words introduce speakers most often, and which of them are loaded."""
    if introductions.empty:
        return "No words introduce a speaker in this article."
    top = [f"“{cue}” ({n:,})" for cue, n in _rows(introductions.head(3), "cue", "n_quotes")]
    loaded = introductions[introductions["stance"].eq("loaded").fillna(False)]
    words = [f"“{cue}” ({_whom(names)})" for cue, names in _rows(loaded, "cue", "voices")]
    tells = f"Loaded: {listed(words)}." if words else "None of the verbs is listed as loaded."
    return _noted(f"Most often introduced by {listed(top)}. {tells}", corrections)


def say_source_kinds(kinds: pd.DataFrame, *, corrections: pd.DataFrame | None = None) -> str:
    """How the attributed words divide by kind of source."""
    if not kinds["n_words"].any():
        return _NOBODY
    called = {
        "named person": "named people",
        "unnamed person": "single people without a name",
        "unnamed group": "groups without a name",
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
    return listed(names) if names else "nobody credited"


def _noted(sentence: str, corrections: pd.DataFrame | None) -> str:
    note = correction_note(corrections)
    return f"{sentence} ({note}.)" if note else sentence
