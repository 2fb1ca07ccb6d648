"""Who speaks, how much, and how each one is introduced: measures over the quotes table."""

import re
from collections.abc import Sequence
from functools import cache
from typing import Any

import numpy as np
import pandas as pd

from studykit import lexicons, schema
from studykit.segment.tokens import describe

__all__ = [
    "introductions",
    "quoted_passages",
    "share_of_voice",
    "source_kinds",
]

NOBODY = "nobody credited"
"""What charts and labels write where nobody is credited: a bar of its own."""

SOURCE_TYPES = (
    "named person",
    "unnamed person",
    "unnamed group",
    "organization",
    "document",
    "none",
)
"""The kinds of source in the table quotes."""

SOURCES = {
    "named person": "named people",
    "organization": "organizations",
    "document": "documents",
    "unnamed group": "groups of unnamed people",
    "unnamed person": "people without a name",
    "other": "others",
    "unclear": "not clear who",
}
"""The kinds of source as measures, charts and sentences order and call them.

Of *none* in the table quotes *other* is who or what is known by a phrase alone ("the harbour"),
*unclear* what nobody is credited with, or a pronoun.
"""

UNNAMED = ("unnamed person", "unnamed group")
"""Those of people whom the article leaves without a name."""

HOLDS_NAME = re.compile(r"^(?=.*[a-z]).*(?<= )[A-Z]\w|^[A-Z][\w-]+(?: [A-Z][\w.-]*)*(?:[’']s|s’) ")
"""A voice that has no name of its own, with another's in its words: “Lane’s aides”."""


def share_of_voice(quotes: pd.DataFrame, tokens: pd.DataFrame) -> pd.DataFrame:
    """The words that each voice gets: one row per voice, those with a name first.

    Each word counts once: within a quote inside a quote it is the inner speaker's.

    Parameters
    ----------
    quotes, tokens : DataFrame
        The tables of these names; `quotes` may be a part of its table.

    Returns
    -------
    DataFrame
        `voice` (``<NA>``: nobody is credited), `is_named` (whether it is a speaker's full name),
        `source_type` (that of its first attribution, as in `source_kinds`), `n_words` (tokens of
        kind word or number), `share_words` (of all attributed words, 0 to 1), `n_quotes`
        (attributions), `n_marked` (those with quotation marks),
        `first_start` (offset of the first attributed character), `first_position` (the share
        of the article's words that come before it, 0 to 1). Speakers with a name come first,
        then voices without one, then what nobody is credited with; most words first in each.

    Notes
    -----
    A share says how much room a speaker gets, not how much they said, nor how well it is kept.
    Voices without a name are not ranked among those with one: "officials" in two sentences need
    not be the same people.

    Examples
    --------
    >>> article = sk.Article("It rained.")
    >>> len(share_of_voice(article.quotes, article.tokens))
    0
    """
    keys = list(zip(*_voices(quotes), strict=True))
    frame = _per_group(quotes, tokens, keys)
    frame.insert(0, "voice", _texts([voice for voice, _ in frame.index], frame.index))
    frame.insert(1, "is_named", np.array([named for _, named in frame.index], dtype=bool))
    types: dict[Any, str] = {}
    for key, source_type in zip(keys, told_types(quotes, tokens).tolist(), strict=True):
        types.setdefault(key, source_type)
    frame.insert(2, "source_type", _texts([types[key] for key in frame.index], frame.index))
    frame["_last"] = 1 - frame["is_named"].astype("int64") + frame["voice"].isna()
    frame = frame.sort_values(["_last", "n_words", "first_start"], ascending=[True, False, True])
    return schema.of_text(frame.drop(columns="_last").reset_index(drop=True), quotes)


def source_kinds(quotes: pd.DataFrame, tokens: pd.DataFrame) -> pd.DataFrame:
    """The words by kind of source: one row per kind, in a fixed order.

    Parameters
    ----------
    quotes, tokens : DataFrame
        The tables of these names; `quotes` may be a part of its table.

    Returns
    -------
    DataFrame
        `source_type` (as in `SOURCES`), `n_words`,
        `share_words` (of all attributed words, 0 to 1; ``<NA>`` if there are none), `n_quotes`.

    Notes
    -----
    The kinds are those of the column `source_type`, but that *unclear* is also who is known by a
    pronoun alone ("he"), and *other* by a role as if named before ("the senator from Elm").
    """
    frame = _per_group(quotes, tokens, told_types(quotes, tokens).tolist())
    frame = frame.reindex(list(SOURCES), fill_value=0)[["n_words", "share_words", "n_quotes"]]
    if not frame["n_words"].any():
        frame["share_words"] = pd.array([None] * len(frame), dtype="Float64")
    frame.insert(0, "source_type", _texts(list(SOURCES), frame.index))
    return frame.reset_index(drop=True)


@cache
def pronouns() -> frozenset[str]:
    """The words that name nobody: “he”, “both”."""
    return frozenset((*_telling("no one person"), *lexicons.word_list("pronouns")["word"]))


def _telling(what: str) -> tuple[str, ...]:
    return lexicons.words_where("briefing_words", "tells", what)


def told_types(quotes: pd.DataFrame, tokens: pd.DataFrame) -> pd.Series:
    """The kind of each source, as in `SOURCES`.

    A pronoun is for somebody whom the article may name, and “the senator from Elm” for somebody
    whom it named; but not “the aide” after “an aide”.

    >>> a = sk.Article("Bo Roe came. The governor said it rained. A sailor, the sailor said, sank.")
    >>> told_types(a.quotes, a.tokens).tolist()
    ['other', 'unnamed person']
    >>> b = sk.Article("Spokesman Bo Roe sat. Ada Lane came. The mayor’s spokesman said no.")
    >>> told_types(b.quotes, b.tokens).tolist()
    ['other']
    >>> c = sk.Article("They said it rained. The harbour said it froze.")
    >>> told_types(c.quotes, c.tokens).tolist()
    ['unclear', 'other']
    """
    starts, printed = tokens["start"].to_numpy(), tokens["token"].tolist()
    columns = (
        quotes[name].tolist() for name in ("voice", "speaker", "source_type", "source_start")
    )
    types = []
    for voice, speaker, source_type, start in zip(*columns, strict=True):
        is_heard, is_named = isinstance(voice, str), isinstance(speaker, str)
        if is_heard and not is_named and voice.lower() in pronouns():
            source_type = "unclear"
        elif source_type == "none":
            source_type = "other" if is_heard else "unclear"
        elif source_type == UNNAMED[0] and not is_named and str(voice).lower().startswith("the "):
            is_met = _is_met(voice, printed[: int(np.searchsorted(starts, start)) + 1])
            source_type = "other" if is_met else source_type
        types.append(source_type)
    return _texts(types, quotes.index)


def _is_met(voice: str, before: list[str]) -> bool:
    noun = FROM.split(voice)[0].lower().split()[-1]
    lower = [token.lower() for token in before]
    places = [k for k, token in enumerate(lower[:-1]) if token == noun]
    if any(before[k + 1][0].isupper() for k in places):
        return True  # “spokesman | Bo Roe”
    is_new = any(not _INDEFINITE.isdisjoint(lower[max(0, k - 5) : k]) for k in places)
    return noun not in _telling("not met before") and not is_new


FROM = re.compile(r" (?:of|from|in|for|and)\b")
_INDEFINITE = frozenset("a an one another".split())


def introductions(quotes: pd.DataFrame, tokens: pd.DataFrame) -> pd.DataFrame:
    """The words that introduce speakers: one row per cue verb in its dictionary form.

    Parameters
    ----------
    quotes, tokens : DataFrame
        The tables of these names; `quotes` may be a part of its table.

    Returns
    -------
    DataFrame
        `cue` (the verb's lemma; a cue without a listed verb as it is printed, in lower case),
        `stance` (neutral or loaded, from `data/quotes/cue_verbs.csv`; ``<NA>`` if not listed),
        `n_quotes`, `voices` (who is heard, in order of appearance), `quote_ids` (the rows in the
        quotes table), `first_start`. Most frequent first; ties by place. Rows without a cue are
        not counted.

    Notes
    -----
    A loaded verb tells how the reporter takes the words ("admitted", "claimed"); whether it is
    fair only the passage shows.
    """
    stances = dict(zip(*_columns("lemma", "stance"), strict=True))
    rows: dict[str, list[int]] = {}
    for row, lemma in enumerate(_cue_lemmas(quotes, tokens)):
        if lemma is not None:
            rows.setdefault(lemma, []).append(row)
    heard, starts = quotes["voice"].tolist(), quotes["start"].tolist()
    ids = quotes.index.tolist()
    order = sorted(rows, key=lambda lemma: (-len(rows[lemma]), min(starts[r] for r in rows[lemma])))
    table = pd.DataFrame(
        {
            "cue": pd.array(order, dtype=schema.TEXT),
            "stance": pd.array([stances.get(lemma) for lemma in order], dtype=schema.TEXT),
            "n_quotes": np.array([len(rows[lemma]) for lemma in order], dtype="int64"),
            "voices": pd.Series([_known(heard, rows[x]) for x in order], dtype="object"),
            "quote_ids": pd.Series([[ids[r] for r in rows[x]] for x in order], dtype="object"),
            "first_start": np.array(
                [min(starts[r] for r in rows[lemma]) for lemma in order], dtype="int64"
            ),
        }
    )
    return schema.of_text(table, quotes)


def quoted_passages(quotes: pd.DataFrame, tokens: pd.DataFrame) -> pd.DataFrame:
    """Where in the article each voice is heard: one row per piece of an attribution.

    Returns
    -------
    DataFrame
        `quote_id` (row in the quotes table), `voice`, `is_named` (whether it is a speaker's full
        name), `start`, `end` (offsets), and these as shares of the article's words, 0 to 1:
        `from_share`, `to_share`. In text order.
    """
    pieces = sorted(
        (
            (start, end, row, voice, is_named)
            for row, voice, is_named, spans in zip(
                quotes.index, *_voices(quotes), quotes["spans"], strict=True
            )
            for start, end in spans
        ),
        key=lambda piece: piece[:3],
    )
    starts = _word_starts(tokens)
    total = max(len(starts), 1)
    begin = np.array([piece[0] for piece in pieces], dtype="int64")
    end = np.array([piece[1] for piece in pieces], dtype="int64")
    table = pd.DataFrame(
        {
            "quote_id": np.array([piece[2] for piece in pieces], dtype="int64"),
            "voice": pd.array([piece[3] for piece in pieces], dtype=schema.TEXT),
            "is_named": np.array([piece[4] for piece in pieces], dtype=bool),
            "start": begin,
            "end": end,
            "from_share": np.searchsorted(starts, begin) / total,
            "to_share": np.searchsorted(starts, end) / total,
        }
    )
    return schema.of_text(table, quotes)


def _per_group(quotes: pd.DataFrame, tokens: pd.DataFrame, keys: Sequence[Any]) -> pd.DataFrame:
    """Words, attributions and first place by group, in order of the groups' first rows."""
    groups: dict[Any, int] = {}
    group_of_row = np.array([groups.setdefault(key, len(groups)) for key in keys], dtype="int64")
    n_words = _sums(group_of_row, _words_of(quotes, tokens), len(groups))
    is_marked = (quotes["kind"] != "indirect").to_numpy(dtype=bool)
    first = np.full(len(groups), np.iinfo("int64").max)
    np.minimum.at(first, group_of_row, quotes["start"].to_numpy())
    starts = _word_starts(tokens)
    return pd.DataFrame(
        {
            "n_words": n_words,
            "share_words": n_words / max(n_words.sum(), 1),
            "n_quotes": np.bincount(group_of_row, minlength=len(groups)),
            "n_marked": _sums(group_of_row, is_marked, len(groups)),
            "first_start": first,
            "first_position": np.searchsorted(starts, first) / max(len(starts), 1),
        },
        index=pd.Index(list(groups), dtype=object, tupleize_cols=False),
    )


def _sums(groups: np.ndarray, values: np.ndarray, n: int) -> np.ndarray:
    return np.bincount(groups, weights=values, minlength=n).astype("int64")


def _words_of(quotes: pd.DataFrame, tokens: pd.DataFrame) -> np.ndarray:
    """How many words each attribution holds, a word in several counting for the shortest piece."""
    starts = _word_starts(tokens)
    owner = np.full(len(starts), -1)
    pieces = [
        (end - start, start, end, row)
        for row, spans in enumerate(quotes["spans"])
        for start, end in spans
    ]
    for _, start, end, row in sorted(pieces, reverse=True):
        left, right = np.searchsorted(starts, (start, end))
        owner[left:right] = row
    return np.bincount(owner[owner >= 0], minlength=len(quotes))


def _word_starts(tokens: pd.DataFrame) -> np.ndarray:
    is_word = tokens["kind"].isin(("word", "number")).to_numpy(dtype=bool)
    return tokens["start"].to_numpy()[is_word]


def _cue_lemmas(quotes: pd.DataFrame, tokens: pd.DataFrame) -> list[str | None]:
    """The dictionary form of each row's cue verb, else the cue in lower case, else None."""
    starts, printed = tokens["start"].to_numpy(), tokens["token"].tolist()
    found: list[str | None] = []
    for cue, start, end in zip(quotes["cue"], quotes["cue_start"], quotes["cue_end"], strict=True):
        if _key(cue) is None:
            found.append(None)
            continue
        left, right = np.searchsorted(starts, (start, end))
        # Not the column lemma: in a headline “Admits” looks like a name, which has no other form.
        lemmas = [describe(token)[1] for token in printed[left:right]]
        found.append(_main_verb(lemmas) or " ".join(cue.lower().split()))
    return found


def _main_verb(lemmas: Sequence[str]) -> str | None:
    """The last listed verb of a cue: "say" in "went on to say", "add" in "has added".

    Examples
    --------
    >>> _main_verb(["go", "on", "to", "say"]), _main_verb(["according", "to"])
    ('say', None)
    """
    verbs = _listed_verbs()
    return next((lemma for lemma in reversed(lemmas) if lemma in verbs), None)


@cache
def _listed_verbs() -> frozenset[str]:
    return frozenset(_columns("lemma")[0])


def _voices(quotes: pd.DataFrame) -> tuple[list[str | None], list[bool]]:
    """What each row's voice is called, and whether that is a name."""
    return [_key(voice) for voice in quotes["voice"]], quotes["speaker"].notna().tolist()


def _columns(*names: str) -> list[list[str]]:
    table = lexicons.word_list("cue_verbs")
    return [table[name].tolist() for name in names]


def _texts(values: Sequence[str | None], index: pd.Index) -> pd.Series:
    return pd.Series(list(values), index=index, dtype=schema.TEXT)


def _known(voices: Sequence[object], rows: Sequence[int]) -> list[str]:
    return list(dict.fromkeys(name for r in rows if (name := _key(voices[r])) is not None))


def _key(value: object) -> str | None:
    """A voice on one line: what is printed across two is no other one.

    >>> a = sk.Article("Ada Lane and Bo Roe said it rained. Ada Lane and  Bo Roe said it froze.")
    >>> share_of_voice(a.quotes, a.tokens)["voice"].tolist()
    ['Ada Lane and Bo Roe']
    """
    return one_line(value) if isinstance(value, str) else None


def one_line(words: str) -> str:
    """Words on one line; an article that is printed twice once.

    >>> one_line("The the Elm\\nreport"), one_line("a paper of the The Hague")
    ('The Elm report', 'a paper of The Hague')
    """
    return _TWICE.sub(lambda twice: max(twice[0].split(), key=str.istitle), " ".join(words.split()))


_TWICE = re.compile(r"\b(the|an?) \1\b", re.IGNORECASE)
