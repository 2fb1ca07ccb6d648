"""Who speaks, how much, and how each one is introduced: measures over the quotes table."""

from collections.abc import Sequence
from functools import cache

import numpy as np
import pandas as pd

from studykit import lexicons, schema

__all__ = [
    "introductions",
    "quoted_passages",
    "reported_speech",
    "share_of_voice",
    "source_kinds",
]

UNKNOWN_SPEAKER = "unknown speaker"
"""What charts and labels write where a speaker is ``<NA>``: a bar of its own, never a person."""

SOURCE_TYPES = ("named person", "unnamed person", "organization", "document", "none")
"""The kinds of source, in the order in which tables and charts give them."""

BY_HAND = ("corrected by hand", "added by hand")
"""The rules of rows that a person put right or added."""


def reported_speech(quotes: pd.DataFrame, tokens: pd.DataFrame) -> pd.DataFrame:
    """The attributions that report words, with their row ids: a part of the quotes table.

    Left out are thoughts and intentions ("she hopes to win", "he sought a deal") and mere
    topics ("they discussed the war"). A row stays if its content holds quotation marks, or if
    its cue is a verb of speech (`type` in `data/quotes/cue_verbs.csv`) or none of the listed verbs
    ("according to") and a clause follows it.

    Parameters
    ----------
    quotes, tokens : DataFrame
        The tables of these names.

    Returns
    -------
    DataFrame
        The columns of `quotes`; the index keeps the rows' numbers.

    Notes
    -----
    Which verbs report speech is a judgement, open to all in the list; "agreed" may be either.
    """
    lemmas = _cue_lemmas(quotes, tokens)
    keep = [
        kind != "indirect" or rule in BY_HAND or (_is_of_speech(lemma) and _can_report(rule))
        for kind, lemma, rule in zip(quotes["kind"], lemmas, quotes["rule"], strict=True)
    ]
    return quotes[np.array(keep, dtype=bool)]


def share_of_voice(quotes: pd.DataFrame, tokens: pd.DataFrame) -> pd.DataFrame:
    """The words that each speaker gets: one row per speaker, the unknown one last.

    Each word counts once: within a quote inside a quote it is the inner speaker's.

    Parameters
    ----------
    quotes, tokens : DataFrame
        The tables of these names; `quotes` may be a part of its table (`reported_speech`).

    Returns
    -------
    DataFrame
        `speaker` (``<NA>``: all attributions whose speaker is not known, together),
        `n_words` (tokens of kind word or number), `share_words` (of all attributed words,
        0 to 1), `n_quotes` (attributions), `n_marked` (those with quotation marks),
        `first_start` (offset of the first attributed character), `first_position` (the share
        of the article's words that come before it, 0 to 1). Most words first; ties by place.

    Notes
    -----
    A share says how much room a speaker gets, not how much they said, nor how well it is kept.

    Examples
    --------
    >>> article = sk.Article("It rained.")
    >>> len(share_of_voice(article.quotes, article.tokens))
    0
    """
    frame = _per_group(quotes, tokens, [_key(name) or "" for name in quotes["speaker"]])
    frame.insert(0, "speaker", _texts([key or None for key in frame.index], frame.index))
    frame["_last"] = frame["speaker"].isna()
    frame = frame.sort_values(["_last", "n_words", "first_start"], ascending=[True, False, True])
    return frame.drop(columns="_last").reset_index(drop=True)


def source_kinds(quotes: pd.DataFrame, tokens: pd.DataFrame) -> pd.DataFrame:
    """The words by kind of source: one row per kind, in a fixed order.

    Parameters
    ----------
    quotes, tokens : DataFrame
        The tables of these names; `quotes` may be a part of its table (`reported_speech`).

    Returns
    -------
    DataFrame
        `source_type` (named person, unnamed person, organization, document, none), `n_words`,
        `share_words` (of all attributed words, 0 to 1; ``<NA>`` if there are none), `n_quotes`.
    """
    frame = _per_group(quotes, tokens, quotes["source_type"].tolist())
    frame = frame.reindex(SOURCE_TYPES, fill_value=0)[["n_words", "share_words", "n_quotes"]]
    if not frame["n_words"].any():
        frame["share_words"] = pd.array([None] * len(frame), dtype="Float64")
    frame.insert(0, "source_type", _texts(SOURCE_TYPES, frame.index))
    return frame.reset_index(drop=True)


def introductions(quotes: pd.DataFrame, tokens: pd.DataFrame) -> pd.DataFrame:
    """The words that introduce speakers: one row per cue verb in its dictionary form.

    Parameters
    ----------
    quotes, tokens : DataFrame
        The tables of these names; `quotes` may be a part of its table (`reported_speech`).

    Returns
    -------
    DataFrame
        `cue` (the verb's lemma; a cue without a listed verb as it is printed, in lower case),
        `stance` (neutral or loaded, from `data/quotes/cue_verbs.csv`; ``<NA>`` if not listed),
        `n_quotes`, `speakers` (their names in order of appearance, the unknown not among them),
        `quote_ids` (the rows in the quotes table), `first_start`. Most frequent first; ties by
        place. Rows without a cue are not counted.

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
    speakers, starts = quotes["speaker"].tolist(), quotes["start"].tolist()
    ids = quotes.index.tolist()
    order = sorted(rows, key=lambda lemma: (-len(rows[lemma]), min(starts[r] for r in rows[lemma])))
    return pd.DataFrame(
        {
            "cue": pd.array(order, dtype=schema.TEXT),
            "stance": pd.array([stances.get(lemma) for lemma in order], dtype=schema.TEXT),
            "n_quotes": np.array([len(rows[lemma]) for lemma in order], dtype="int64"),
            "speakers": pd.Series([_known(speakers, rows[x]) for x in order], dtype="object"),
            "quote_ids": pd.Series([[ids[r] for r in rows[x]] for x in order], dtype="object"),
            "first_start": np.array(
                [min(starts[r] for r in rows[lemma]) for lemma in order], dtype="int64"
            ),
        }
    )


def quoted_passages(quotes: pd.DataFrame, tokens: pd.DataFrame) -> pd.DataFrame:
    """Where in the article each speaker's words are: one row per piece of an attribution.

    Returns
    -------
    DataFrame
        `quote_id` (row in the quotes table), `speaker`, `start`, `end` (offsets), and the
        same as shares of the article's words, 0 to 1: `from_share`, `to_share`. In text order.
    """
    speakers = [_key(speaker) for speaker in quotes["speaker"]]
    pieces = sorted(
        (
            (start, end, row, speaker)
            for row, speaker, spans in zip(quotes.index, speakers, quotes["spans"], strict=True)
            for start, end in spans
        ),
        key=lambda piece: piece[:3],
    )
    starts = _word_starts(tokens)
    total = max(len(starts), 1)
    begin = np.array([piece[0] for piece in pieces], dtype="int64")
    end = np.array([piece[1] for piece in pieces], dtype="int64")
    return pd.DataFrame(
        {
            "quote_id": np.array([piece[2] for piece in pieces], dtype="int64"),
            "speaker": pd.array([piece[3] for piece in pieces], dtype=schema.TEXT),
            "start": begin,
            "end": end,
            "from_share": np.searchsorted(starts, begin) / total,
            "to_share": np.searchsorted(starts, end) / total,
        }
    )


def _per_group(quotes: pd.DataFrame, tokens: pd.DataFrame, keys: Sequence[str]) -> pd.DataFrame:
    """Words, attributions and first place by group, in order of the groups' first rows."""
    groups: dict[str, int] = {}
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
        index=pd.Index(list(groups), dtype=object),
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
    starts, lemmas = tokens["start"].to_numpy(), tokens["lemma"].tolist()
    found: list[str | None] = []
    for cue, start, end in zip(quotes["cue"], quotes["cue_start"], quotes["cue_end"], strict=True):
        if _key(cue) is None:
            found.append(None)
            continue
        left, right = np.searchsorted(starts, (start, end))
        found.append(_main_verb(lemmas[left:right]) or " ".join(cue.lower().split()))
    return found


def _main_verb(lemmas: Sequence[str]) -> str | None:
    """The last listed verb of a cue: "say" in "went on to say", "add" in "has added".

    Examples
    --------
    >>> _main_verb(["go", "on", "to", "say"]), _main_verb(["according", "to"])
    ('say', None)
    """
    verbs = _types_of_cues()
    return next((lemma for lemma in reversed(lemmas) if lemma in verbs), None)


def _is_of_speech(lemma: str | None) -> bool:
    """Whether a cue reports words: a verb of speech, or no listed verb ("according to")."""
    return _types_of_cues().get(lemma or "", "speech") == "speech"


def _can_report(rule: str) -> bool:
    """Whether the rule finds words that were said, not what is named or intended.

    >>> _can_report("that/finite"), _can_report("np/finite"), _can_report("noun/of")
    (True, False, False)
    """
    return rule not in _rules_of_topics()


@cache
def _rules_of_topics() -> frozenset[str]:
    rules = lexicons.word_list("rules")
    return frozenset(rules["rule"][rules["reports"] == "no"])


@cache
def _types_of_cues() -> dict[str, str]:
    return dict(zip(*_columns("lemma", "type"), strict=True))


def _columns(*names: str) -> list[list[str]]:
    table = lexicons.word_list("cue_verbs")
    return [table[name].tolist() for name in names]


def _texts(values: Sequence[str | None], index: pd.Index) -> pd.Series:
    return pd.Series(list(values), index=index, dtype=schema.TEXT)


def _known(speakers: Sequence[object], rows: Sequence[int]) -> list[str]:
    return list(dict.fromkeys(name for r in rows if (name := _key(speakers[r])) is not None))


def _key(value: object) -> str | None:
    return value if isinstance(value, str) else None
