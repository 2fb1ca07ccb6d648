"""Computed sentences about who speaks in an article, how much and how introduced."""

import pandas as pd

from studykit.findings.called import agree_with, is_many, small
from studykit.wording import (
    MANY,
    agree,
    closed,
    correction_note,
    counted,
    first_up,
    leaders,
    listed,
    marked,
    number,
    of_all,
    percent,
    portion,
    portion_of,
    shorten,
    tied,
    with_portion,
)

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
_MOST = 3  # voices of a kind that a sentence names
_ORDER = 6  # voices whose order it tells


def _called(voice: str) -> str:
    return small(shorten(voice))


def say_attributions(quotes: pd.DataFrame) -> str:
    """How many attributions there are, of which kind, and whose voices have a name.

    Examples
    --------
    >>> say_attributions(sk.Article("It rained.").quotes)
    'The article has no attribution of speech.'
    >>> print(say_attributions(sk.Article("Ada Lane said it rained.").quotes))
    The article has 1 attribution of speech: indirect; to a speaker with a name.
    """
    if quotes.empty:
        return "The article has no attribution of speech."
    counts, total = quotes["kind"].value_counts(), len(quotes)
    kinds = [(int(counts.get(kind, 0)), kind) for kind in ("direct", "mixed", "indirect")]
    nobody, named = int(quotes["voice"].isna().sum()), int(quotes["speaker"].notna().sum())
    unnamed = total - named - nobody
    whose = [
        (named, f"to {agree(named, 'a speaker', 'speakers')} with a name"),
        (unnamed, f"to {agree(unnamed, 'a voice', 'voices')} without a name"),
        (nobody, "to nobody"),
    ]
    many = counted(total, "attribution")
    return f"The article has {many} of speech: {_divided(kinds)}; {_divided(whose)}."


def _divided(parts: list[tuple[int, str]]) -> str:
    """How a whole divides: “all indirect”, “1 direct and 2 mixed”.

    >>> _divided([(0, "direct"), (3, "indirect")]), _divided([(1, "direct"), (2, "mixed")])
    ('all indirect', '1 direct and 2 mixed')
    """
    parts = [(n, what) for n, what in parts if n]
    if len(parts) == 1:
        n, what = parts[0]
        return {1: what, 2: f"both {what}"}.get(n, f"all {what}")
    return listed([f"{n:,} {what}" for n, what in parts])


def say_acts(attributions: pd.DataFrame) -> str:
    """How many attributions are speech, thoughts and deeds.

    Examples
    --------
    >>> say_acts(sk.Article("Lane said it rained. Lane hopes to win.").attributions)
    'Of 2 attributions, 1 is speech and 1 is a thought.'
    """
    if attributions.empty:
        return "The article has no attribution."
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
        return f"{first_up(of_all(n, n, 'attribution'))} {called}."
    return f"Of {counted(len(attributions), 'attribution')}, {listed(parts)}."


# ---------------------------------------------------------------- how much


def title_share_of_voice(shares: pd.DataFrame) -> str:
    """Which speaker gets how much, and how much goes to voices without a name and to nobody."""
    total = int(shares["n_words"].sum())
    if not total:
        return "What is attributed holds no word"
    parts = []
    named = shares[shares["is_named"]]
    if len(named):
        top = leaders(named["voice"], named["n_words"])
        who = tied([shorten(voice) for voice in top], "speaker")
        most, each = int(named["n_words"].max()), " each" * (len(top) > 1)
        parts.append((who, agree_with(top, "gets", "get"), most, each))
    unnamed = shares["n_words"][~shares["is_named"] & shares["voice"].notna()]
    if n := int(unnamed.sum()):
        who = "a voice without a name" if len(unnamed) == 1 else "voices without a name"
        parts.append((who, agree(len(unnamed), "gets", "get"), n, ""))
    if n := int(shares["n_words"][shares["voice"].isna()].sum()):
        parts.append(("nobody", "is credited with", n, ""))
    (who, verb, n, each), *rest = parts
    told = [f"{who} {verb} {portion_of(n, total, 'attributed words')}{each}"]
    told += [f"{who} {verb} {portion(n, total)}" for who, verb, n, _ in rest]
    opening = "" if len(named) else "no speaker is named; "
    return first_up(opening + "; ".join(told))


def say_share_of_voice(shares: pd.DataFrame, *, corrections: pd.DataFrame | None = None) -> str:
    """Who gets the most words, which voices have no name, and what nobody is credited with.

    Examples
    --------
    >>> say_share_of_voice(pd.DataFrame({"voice": ["Ada Lane", "Experts"], "n_words": [6, 2],
    ...                                  "is_named": [True, False], "share_words": [0.75, 0.25]}))
    'Of 8 attributed words, Ada Lane gets 6; without a name: experts with 2.'
    """
    if shares.empty:
        return _NOBODY
    named, nobody = shares[shares["is_named"]], shares[shares["voice"].isna()]
    unnamed = shares[~shares["is_named"] & shares["voice"].notna()]
    total = int(shares["n_words"].sum())
    if not total:
        return _noted("What is attributed holds no word.", corrections)
    if len(shares) == 1 and len(named):
        return _noted(f"{title_share_of_voice(shares)}: {total:,}.", corrections)
    told = [
        _first_voices(named, total, "{} gets {}", "speaker"),
        _first_voices(unnamed, total, "{} with {}", "voice"),
        *[f"nobody is credited with {with_portion(int(n), total)}" for n in nobody["n_words"]],
    ]
    if told[1] and told[0]:
        told[1] = f"without a name: {told[1]}"
    elif told[1]:
        who = agree(len(unnamed), "a voice without a name gets", "voices without a name get")
        told[1] = f"{who} {with_portion(int(unnamed['n_words'].sum()), total)}: {told[1]}"
    said = "; ".join(part for part in told if part)
    return _noted(f"Of {counted(total, 'attributed word')}, {said}.", corrections)


def _first_voices(shares: pd.DataFrame, total: int, form: str, noun: str) -> str:
    """The voices with the most words of their kind, and how many words the others have."""
    heard = shares[shares["n_words"] > 0]  # all words of the others are inside another's
    rows = list(zip(heard["voice"], heard["n_words"].tolist(), strict=True))
    plural = form.replace("gets", "get")
    told = [
        (plural if is_many(voice) else form).format(_called(voice), with_portion(n, total))
        for voice, n in rows[:_MOST]
    ]
    if rest := rows[_MOST:]:
        n_words = with_portion(sum(n for _, n in rest), total)
        more = f"{len(rest):,} more {agree(len(rest), noun)}"
        told.append((plural if len(rest) > 1 else form).format(more, n_words))
    return listed(told)


# ---------------------------------------------------------------- where


def title_quoted_passages(passages: pd.DataFrame) -> str:
    """Who is heard first, and where."""
    first = passages.iloc[0]
    who = "words credited to nobody" if pd.isna(first["voice"]) else _called(first["voice"])
    share = first["from_share"]
    where = f"after {percent(share)} of the article" if share >= 0.005 else "at the beginning"
    return f"First to be heard, {where}: {who}"


def say_quoted_passages(passages: pd.DataFrame, *, corrections: pd.DataFrame | None = None) -> str:
    """Who is heard first, and in what order the others follow."""
    if passages.empty:
        return _NOBODY
    sentence = closed(title_quoted_passages(passages))
    order = [_called(voice) for voice in dict.fromkeys(passages["voice"].dropna().tolist())]
    if len(order) > 1:
        sentence += closed(f" In order of appearance: {listed(order, most=_ORDER)}")
    return _noted(sentence, corrections)


# ---------------------------------------------------------------- how introduced


def _is_loaded(introductions: pd.DataFrame) -> pd.Series:
    return introductions["stance"].eq("loaded").fillna(False).astype(bool)


def drawn_introductions(introductions: pd.DataFrame, n: int) -> pd.DataFrame:
    """The n most frequent cues, and all that are loaded."""
    is_first = pd.Series(range(len(introductions)), index=introductions.index) < n
    return introductions[is_first | _is_loaded(introductions)]


def cue_label(cue: str) -> str:
    """The cue as a label names it.

    Examples
    --------
    >>> cue_label("say"), cue_label(":")
    ('“say”', 'the mark “:”')
    """
    return marked(shorten(cue)) if any(map(str.isalnum, cue)) else f"the mark “{cue}”"


def title_introductions(introductions: pd.DataFrame) -> str:
    """Which words introduce most, and how often a loaded verb does."""
    total = int(introductions["n_quotes"].sum())
    loaded = int(introductions["n_quotes"][_is_loaded(introductions)].sum())
    top, most = leaders(introductions["cue"], introductions["n_quotes"]), 0
    most = int(introductions["n_quotes"].max())
    who = tied([cue_label(cue) for cue in top], "cue")
    part = of_all(most, total, "attribution")
    if len(top) > 1:
        part = f"{most:,} each of the {counted(total, 'attribution')}"
    does = agree(len(top), "introduces", "introduce")
    if total == 1:
        return first_up(f"{who} introduces the one attribution") + (", and is loaded" * loaded)
    often = f"{who} {does} {part} with a cue"
    if len(top) > 1 == most:
        are = f"{number(loaded, 'none')} {agree(loaded or 1, 'is')} loaded"
        return f"{first_up(of_all(0, len(top), 'cue'))} comes back; {are}"
    many = number(loaded, "none") if loaded < total else "both" if total == 2 else "all"
    return first_up(f"{often}; {many} {agree(loaded or 1, 'comes', 'come')} with a loaded verb")


def say_introductions(
    introductions: pd.DataFrame, *, corrections: pd.DataFrame | None = None
) -> str:
    """Which words introduce speakers most often, and which of them are loaded."""
    if introductions.empty:
        return "No words introduce a speaker in this article."
    loaded = introductions[_is_loaded(introductions)]
    words = [
        f"{marked(cue)} ({_whom(voices)})"
        for cue, voices in zip(loaded["cue"], loaded["voices"], strict=True)
    ]
    said = [f"{title_introductions(introductions)}."]
    if words:
        said.append(f"Loaded: {listed(words)}.")
    return _noted(" ".join(said), corrections)


def _whom(voices: list[str]) -> str:
    return listed([_called(voice) for voice in voices], most=_MOST) or "nobody credited"


# ---------------------------------------------------------------- kinds of source


_CALLED = {
    "named person": "named people",
    "unnamed person": "single people without a name",
    "unnamed group": "groups without a name",
    "organization": "organizations",
    "document": "documents",
    "other": "others without a name",
    "unclear": "nobody that can be told",
    "none": "no clear source",
}


def title_source_kinds(kinds: pd.DataFrame) -> str:
    """Which kind of source gets the most words."""
    total, most = int(kinds["n_words"].sum()), int(kinds["n_words"].max())
    top = leaders(kinds["source_type"], kinds["n_words"])
    part = portion_of(most, total, "attributed words")
    if top == ["none"]:
        return f"{first_up(part)} {agree(most, 'has')} no clear source"
    each = " each" * (len(top) > 1)
    who = listed([_CALLED[kind] for kind in top])
    return first_up(f"{who} get {part}{each}")


def say_source_kinds(kinds: pd.DataFrame, *, corrections: pd.DataFrame | None = None) -> str:
    """How the attributed words divide by kind of source."""
    if not kinds["n_words"].any():
        return _NOBODY
    total = int(kinds["n_words"].sum())
    order = kinds.sort_values("n_words", ascending=False, kind="stable")
    parts = [
        (int(n), _CALLED[kind])
        for kind, n in zip(order["source_type"], order["n_words"], strict=True)
        if n
    ]
    if len(parts) == 1:
        return _noted(f"{title_source_kinds(kinds)}.", corrections)
    (first, called), *rest = parts
    counts = [f"{_amount(first, total)} {agree(first, 'goes', 'go')} to {called}"]
    counts += [f"{_amount(n, total)} to {called}" for n, called in rest]
    of = f"Of {counted(total, 'attributed word')}"
    return _noted(f"{of}, {listed(counts)}.", corrections)


def _amount(n: int, total: int) -> str:
    return percent(n / total) if total >= MANY else number(n)


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


def _noted(sentence: str, corrections: pd.DataFrame | None) -> str:
    note = correction_note(corrections)
    return f"{sentence} ({note}.)" if note else sentence
