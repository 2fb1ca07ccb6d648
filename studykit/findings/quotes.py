"""Computed sentences about who speaks in an article, how much and how introduced."""

from typing import Any

import pandas as pd

from studykit.findings.called import is_many, small, text_of, within
from studykit.speech import HOLDS_NAME, SOURCES, UNNAMED, pronouns
from studykit.wording import (
    MANY,
    agree,
    closed,
    correction_note,
    counted,
    first_up,
    how_many_of_them,
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
    without_doubles,
)

__all__ = [
    "say_introductions",
    "say_quoted_passages",
    "say_share_of_voice",
    "say_source_kinds",
]

_SPEECH = "attribution of speech"  # thoughts and deeds are attributions, too
_NOBODY = "No attribution of speech was found."
_UNNAMED = "without a name"
_PRONOUN = "a pronoun alone"
_MOST = 3  # voices of a kind that a sentence names
_ORDER = 6  # voices whose order it tells


def _called(voice: str, text: str = "") -> str:
    return small(shorten(voice), text)


# ---------------------------------------------------------------- how much


def title_share_of_voice(shares: pd.DataFrame) -> str:
    """Which speaker gets how much, and how much goes to voices without a name and to nobody."""
    total = int(shares["n_words"].sum())
    if not total:
        return "What is attributed holds no word"
    chief, unnamed, others, pronoun = _apart(shares[shares["n_words"] > 0])
    told: list[str] = []
    if len(chief):
        most = int(chief["n_words"].max())
        top = chief[chief["n_words"] == most]
        who = tied(_called_in(top), "speaker")
        get = agree(1 + any(_are_many(top)) if len(top) == 1 else 2, "gets", "get")
        told.append(f"{who} {get} {_first_part(most, total)}{' each' * (len(top) > 1)}")
    for rows, called in ((unnamed, _voices), (others, _others), (pronoun, _pronouns)):
        if n := int(rows["n_words"].sum()):
            part = portion(n, total) if told else _first_part(n, total)
            told.append(f"{called(rows)} {agree(len(rows), 'gets', 'get')} {part}")
    if n := int(shares["n_words"][shares["voice"].isna()].sum()):
        part = portion(n, total) if told else _first_part(n, total)
        told.append(f"{part} {agree(n, 'is')} credited to nobody")
    return first_up("; ".join(told))


def _apart(shares: pd.DataFrame) -> list[pd.DataFrame]:
    """The speakers, voices without a name, other sources (a document, two persons) and pronouns.

    Where there are other sources or pronouns only, they are told as speakers are.
    """
    others = shares[~shares["is_named"] & shares["voice"].notna()]
    is_unnamed, is_pronoun = others["source_type"].isin(UNNAMED), others["source_type"] == "unclear"
    named, unnamed = shares[shares["is_named"]], others[is_unnamed]
    others, pronoun = others[~is_unnamed & ~is_pronoun], others[is_pronoun]
    if len(named) or len(unnamed):
        return [named, unnamed, others, pronoun]
    return [others, unnamed, named, pronoun] if len(others) else [pronoun, unnamed, named, others]


def _first_part(n: int, total: int) -> str:
    return portion_of(n, total, "attributed word")


def _unnamed(rows: pd.DataFrame) -> str:
    """“without a name”; of those whose words hold another's, “without a name of their own”.

    >>> _unnamed(pd.DataFrame({"voice": ["analysts", "Aides to Lane"]}))
    'without a name of their own'
    >>> _unnamed(pd.DataFrame({"voice": ["Elm Bank’s tracker"]}))
    'without a name of its own'
    """
    is_near_one = any(map(HOLDS_NAME.search, rows["voice"].dropna()))
    return _UNNAMED + f" of {agree(len(rows), 'its', 'their')} own" * is_near_one


def _voices(rows: pd.DataFrame) -> str:
    return f"{agree(len(rows), 'a voice', 'voices')} {_unnamed(rows)}"


def _others(rows: pd.DataFrame) -> str:
    return agree(len(rows), "another source", "other sources")


def _pronouns(rows: pd.DataFrame) -> str:
    return agree(len(rows), _PRONOUN, "pronouns alone")


def say_share_of_voice(shares: pd.DataFrame, *, corrections: pd.DataFrame | None = None) -> str:
    """Who gets the most words, which voices have no name, and what nobody is credited with.

    Examples
    --------
    >>> def said(text):
    ...     article = sk.Article(text)
    ...     return say_share_of_voice(sk.share_of_voice(article.quotes, article.tokens))
    >>> said("Ada Lane said it rained all day. Experts said it froze.")
    'Of 6 attributed words, Ada Lane gets 4; without a name: experts with 2.'
    >>> said("Ada Lane said it rained all day. They said it froze.")
    'Of 6 attributed words, Ada Lane gets 4; known by a pronoun alone: “They” with 2.'
    >>> said("Experts said it rained. A report said it froze.")
    'Of 4 attributed words, a voice without a name, experts, gets 2; another source: a \
report with 2.'
    >>> said("Ada Lane and Bo Roe said it rained.")
    'Ada Lane and Bo Roe get all the attributed words: 2.'
    >>> said("“It rained here.” Experts said it froze.")
    'Of 5 attributed words, a voice without a name, experts, gets 2; 3 are credited to nobody.'
    """
    if shares.empty:
        return _NOBODY
    total = int(shares["n_words"].sum())
    if not total:
        return _noted("What is attributed holds no word.", corrections)
    if len(shares) == len(_apart(shares)[0]) == 1:
        return _noted(f"{title_share_of_voice(shares)}: {total:,}.", corrections)
    return _noted(f"{_said_of_shares(shares[shares['n_words'] > 0], total)}.", corrections)


def _said_of_shares(heard: pd.DataFrame, total: int) -> str:
    """Who gets how much; voices whose words are all inside another's are not heard."""
    nobody = int(heard["n_words"][heard["voice"].isna()].sum())
    chief, unnamed, others, pronoun = _apart(heard)
    whole = first_up(of_all(total, total, "attributed word"))
    if nobody == total:
        return f"{whole} {agree(total, 'is')} credited to nobody"
    without = _first_voices(unnamed, total, "{} with {}", "voice")
    if int(unnamed["n_words"].sum()) == total:
        whom = _called_in(unnamed)[0] if len(unnamed) == 1 else without
        return f"{whole} {agree(total, 'goes', 'go')} to {_voices(unnamed)}: {whom}"
    told = [_first_voices(chief, total, "{} gets {}", "speaker")]
    if len(unnamed) and len(chief):
        told.append(f"{_unnamed(unnamed)}: {without}")
    elif len(unnamed):
        n = with_portion(int(unnamed["n_words"].sum()), total)
        get = agree(len(unnamed), "gets", "get")
        one = f", {_called_in(unnamed)[0]}," if len(unnamed) == 1 else ""
        told.append(f"{_voices(unnamed)}{one} {get} {n}" + ("" if one else f": {without}"))
    if len(others):
        told.append(f"{_others(others)}: {_first_voices(others, total, '{} with {}', 'source')}")
    if len(pronoun):
        words = _first_voices(pronoun, total, "{} with {}", "pronoun")
        told.append(f"known by a pronoun alone: {words}")
    if nobody:
        told.append(f"{with_portion(nobody, total)} {agree(nobody, 'is')} credited to nobody")
    return f"Of {counted(total, 'attributed word')}, {'; '.join(filter(None, told))}"


def _first_voices(shares: pd.DataFrame, total: int, form: str, noun: str) -> str:
    """The voices with the most words of their kind, and how many words the others have."""
    rows = list(zip(_called_in(shares), shares["n_words"].tolist(), _are_many(shares), strict=True))
    plural = form.replace("gets", "get")
    told = [
        (plural if are_many else form).format(voice, with_portion(n, total))
        for voice, n, are_many in rows[:_MOST]
    ]
    if rest := rows[_MOST:]:
        n_words = with_portion(sum(n for _, n, _ in rest), total)
        more = f"{len(rest):,} more {agree(len(rest), noun)}"
        told.append((plural if len(rest) > 1 else form).format(more, n_words))
    return listed(told)


def _are_many(shares: pd.DataFrame) -> list[bool]:
    """Which voices are plurals: also persons with a name who are no one speaker."""
    are_joint = ~shares["is_named"] & (shares["source_type"] == "named person")
    return [
        joint or is_many(voice, text_of(shares) * bool(is_named))
        for voice, joint, is_named in zip(
            shares["voice"], are_joint, shares["is_named"], strict=True
        )
    ]


# ---------------------------------------------------------------- where


def title_quoted_passages(passages: pd.DataFrame) -> str:
    """Who is heard first, and where."""
    first = passages.iloc[0]
    who = _called_in(passages.head(1))[0]
    share = first["from_share"]
    where = f"after {percent(share)} of the article" if share >= 0.005 else "at the beginning"
    return f"First to be heard, {where}: {who}"


def say_quoted_passages(passages: pd.DataFrame, *, corrections: pd.DataFrame | None = None) -> str:
    """Who is heard first, and in what order the others follow."""
    if passages.empty:
        return _NOBODY
    sentence = closed(title_quoted_passages(passages))
    heard = passages[passages["voice"].notna()]
    order = without_doubles(_called_in(heard))
    if len(order) > 1:
        sentence += closed(f" In order of appearance: {listed(order, most=_ORDER)}")
    return _noted(sentence, corrections)


def _called_in(rows: pd.DataFrame) -> list[str]:
    """How the voices of a table are told, each row's."""
    voices = zip(rows["voice"], rows["is_named"], strict=True)
    return [_heard_as(voice, is_named, text_of(rows)) for voice, is_named in voices]


def _heard_as(voice: Any, is_named: bool, text: str = "") -> str:
    """How whoever is heard is told; a pronoun only as it is printed.

    >>> _heard_as("A sailor", False), _heard_as("She", False)
    ('a sailor', '“She”')
    """
    if pd.isna(voice):
        return "words credited to nobody"
    if voice.lower() in pronouns():
        return marked(voice)
    return within(voice, text) if is_named else _called(voice, text)


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
    part = of_all(most, total, _SPEECH)
    if len(top) > 1:
        part = f"{most:,} of the {counted(total, _SPEECH)}"
    does = agree(len(top), "introduces", "each introduce")
    many = how_many_of_them(loaded, total)
    if total == 1:
        listed_too = ", and is listed as loaded" * loaded
        return first_up(f"{who} introduces {part} with a cue{listed_too}")
    if len(top) > 1 == most:
        are = f"{many} {agree(loaded or 1, 'is')} listed as loaded"
        return f"{first_up(of_all(0, len(top), 'cue'))} comes back; {are}"
    come = f"{agree(loaded or 1, 'comes', 'come')} with a verb listed as loaded"
    return first_up(f"{who} {does} {part} with a cue; {many} {come}")


def say_introductions(
    introductions: pd.DataFrame, *, corrections: pd.DataFrame | None = None
) -> str:
    """Which words introduce speakers most often, and which of them are loaded.

    Examples
    --------
    >>> a = sk.Article("Lane said it rained. Bo Roe said it froze. Lane hopes to win.")
    >>> say_introductions(sk.introductions(a.quotes, a.tokens))
    '“say” introduces both attributions of speech with a cue; neither comes with a verb listed \
as loaded.'
    """
    if introductions.empty:
        return "No word that introduces a speaker was found."
    loaded = introductions[_is_loaded(introductions)]
    words = [
        f"{marked(cue)} ({_whom(voices, text_of(introductions))})"
        for cue, voices in zip(loaded["cue"], loaded["voices"], strict=True)
    ]
    said = [f"{title_introductions(introductions)}."]
    if words:
        said.append(f"Loaded: {listed(words)}.")
    return _noted(" ".join(said), corrections)


def _whom(voices: list[str], text: str = "") -> str:
    """The voices that a cue introduces.

    >>> _whom(["Ada Lane", "The sailors", "She", "he"])
    'Ada Lane, the sailors and a pronoun alone'
    """
    told = without_doubles(
        _PRONOUN if voice.lower() in pronouns() else within(_called(voice, text), text)
        for voice in voices
    )
    return listed(told, most=_MOST) or "nobody credited"


# ---------------------------------------------------------------- kinds of source


def title_source_kinds(kinds: pd.DataFrame) -> str:
    """Which kind of source gets the most words.

    >>> kinds = pd.DataFrame({"source_type": ["document", "unclear"], "n_words": [4, 4]})
    >>> title_source_kinds(kinds)
    'Documents get 4 of 8 attributed words; for as many it is not clear who speaks'
    >>> title_source_kinds(kinds.tail(1))
    'For all the attributed words it is not clear who speaks'
    """
    total, most = int(kinds["n_words"].sum()), int(kinds["n_words"].max())
    top = leaders(kinds["source_type"], kinds["n_words"])
    part = portion_of(most, total, "attributed word")
    who = [SOURCES[kind] for kind in top if kind != "unclear"]
    said = [f"{listed(who)} get {part}{' each' * (len(who) > 1)}"] if who else []
    if "unclear" in top:
        said.append(f"for {'as many' if who else part} it is not clear who speaks")
    return first_up("; ".join(said))


def say_source_kinds(kinds: pd.DataFrame, *, corrections: pd.DataFrame | None = None) -> str:
    """How the attributed words divide by kind of source."""
    if not kinds["n_words"].any():
        return _NOBODY
    total = int(kinds["n_words"].sum())
    order = kinds[kinds["n_words"] > 0].sort_values("n_words", ascending=False, kind="stable")
    parts = [
        f"{SOURCES[kind]} ({_amount(n, total)})"
        for kind, n in zip(order["source_type"], order["n_words"].tolist(), strict=True)
    ]
    if len(parts) == 1:
        return _noted(f"{title_source_kinds(kinds)}.", corrections)
    of = f"The {counted(total, 'attributed word')} by kind of source"
    return _noted(f"{of}: {listed(parts)}.", corrections)


def _amount(n: int, total: int) -> str:
    return percent(n / total) if total >= MANY else number(n)


def _noted(sentence: str, corrections: pd.DataFrame | None) -> str:
    note = correction_note(corrections)
    return f"{sentence} ({note}.)" if note else sentence
