"""The measures of single accounts side by side: words, sources by kind, tone."""

from collections.abc import Iterator, Sequence

import pandas as pd

from studykit import sentiment, speech, words
from studykit.accounts import columns
from studykit.accounts.account import Account, others
from studykit.accounts.people import People

_MOST_WORDS = 200  # of an account, those that differ most surely


def favoured(accounts: Sequence[Account], *, stop_words: bool = False) -> pd.DataFrame:
    """The words that each account favours: `keyness` against all the others together.

    Parameters
    ----------
    accounts : sequence of Account
        Which to compare.
    stop_words : bool
        Whether words such as "the" and "not" are listed too.

    Returns
    -------
    DataFrame
        One row per account and word that it has more often than the others, the surest first:
        see `columns`.

    Notes
    -----
    For the measures see `keyness`. Two accounts of one event are short and alike: for most words
    the verdict will be *too few to say*, and what is left is mostly what one account names and
    another does not.
    """
    rows: list[tuple[object, ...]] = []
    for account in accounts:
        rest = pd.concat([other.tokens for other in others(accounts, account)])
        table = words.keyness(account.tokens, rest)
        table = table[(table["log_ratio"] > 0) & (table["n"] > 0)]
        if not stop_words:
            stops = set(account.tokens.loc[account.tokens["is_stop"], "type"])
            table = table[~table["word"].isin(stops)]
        rows += [(account.letter, *row) for row in _rows(table.head(_MOST_WORDS), rest)]
    return columns.of_rows("words", rows)


def _rows(table: pd.DataFrame, rest: pd.DataFrame) -> Iterator[tuple[object, ...]]:
    size = int(rest["kind"].isin(("word", "number")).sum())
    for row in columns.records(table):
        there = float(row.per_million_reference)
        yield (
            row.word, row.n, round(there * size / 1e6), row.per_million / 1000, there / 1000,
            row.log_likelihood, row.log_ratio, row.low, row.high, row.verdict,
            None if pd.isna(row.start) else row.start, None if pd.isna(row.end) else row.end,
        )  # fmt: skip


def kinds(accounts: Sequence[Account]) -> pd.DataFrame:
    """The attributed words of each account by kind of source.

    Returns
    -------
    DataFrame
        One row per account and kind, as from `source_kinds`: see `columns`.
    """
    tables = [
        speech.source_kinds(account.quotes, account.tokens).assign(account=account.letter)
        for account in accounts
    ]
    table = pd.concat(tables, ignore_index=True)
    table["share_words"] = table["share_words"].astype("Float64").fillna(0.0)
    return columns.frame("kinds", table)


def tone(accounts: Sequence[Account], people: People) -> pd.DataFrame:
    """The mean tone of the reporter and of each voice, account by account.

    Returns
    -------
    DataFrame
        One row per account and voice, as from `tone_by_voice`: see `columns`.
    """
    tables = []
    for account in accounts:
        heard = sentiment.voices(account.text, account.sentences, account.quotes, account.names)
        table = sentiment.tone_by_voice(heard)
        named = set(heard["called"][heard["speaker"].notna()])
        table["voice"] = [
            people.name(account.letter, voice) if voice in named else voice
            for voice in table["voice"]
        ]
        tables.append(table.assign(account=account.letter))
    joined = pd.concat(tables, ignore_index=True)
    for name in ("low", "high"):
        joined[name] = joined[name].astype("Float64").to_numpy(dtype=float, na_value=float("nan"))
    return columns.frame("tone", joined)
