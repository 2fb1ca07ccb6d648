"""The attributions as a briefing takes them: who cannot be told is nobody."""

from typing import Any

import pandas as pd

from studykit import lexicons
from studykit.brief.tagged import Tagged, records
from studykit.speech import NOBODY, share_of_voice, source_kinds

SOURCES = {
    "named person": "named people",
    "organization": "organizations",
    "document": "documents",
    "unnamed group": "groups without a name",
    "unnamed person": "single people without a name",
    "other": "others without a name",
    "none": NOBODY,
}
"""The kinds of source as a briefing calls and orders them, from what is best known."""

_SPEAKS = frozenset("say tell add warn announce insist write argue note explain claim deny".split())


def with_voices(quotes: pd.DataFrame, tokens: pd.DataFrame) -> pd.DataFrame:
    """The attributions; where no reader could tell whose they are, with nobody for a voice.

    Parameters
    ----------
    quotes, tokens : DataFrame
        The article's tables of these names.

    Returns
    -------
    DataFrame
        `quotes` with `voice` ``<NA>`` and `source_type` *none* for what only a pronoun, a number
        or an adverb is credited with, and for reports by what is not known to be a source and does
        not say, tell or write ("the hall shows what it is worth").

    Examples
    --------
    >>> a = sk.Article("The hall shows that it rained. The coastguard said that it froze.")
    >>> with_voices(a.quotes, a.tokens)["voice"].tolist()[-1]
    'The coastguard'
    """
    tagged = Tagged("", tokens)
    pronouns = set(lexicons.word_list("pronouns")["word"])
    told = [
        pd.notna(row.speaker) or (pd.notna(row.voice) and _is_voice(tagged, row, pronouns))
        for row in records(quotes)
    ]
    is_told = pd.Series(told, index=quotes.index, dtype=bool)
    return quotes.assign(
        voice=quotes["voice"].where(is_told),
        source_type=quotes["source_type"].where(is_told, "none"),
    )


def _is_voice(tagged: Tagged, row: Any, pronouns: set[str]) -> bool:
    """Whether the source of a row is a phrase with a noun, and no pronoun."""
    if row.voice.lower() in pronouns or pd.isna(row.source_start):
        return False
    source = range(tagged.token_at(int(row.source_start)), tagged.token_at(int(row.source_end)))
    if row.source_type != "none":
        return any(tagged.tokens[k][0].isalpha() for k in source)
    if not any(tagged.is_noun(k) and tagged.tokens[k][0].isalpha() for k in source):
        return False
    if row.voice.islower() and row.voice.isalpha() and not row.voice.endswith("s"):
        return False  # “first”, “available”: no phrase that a source could have
    return row.kind == "direct" or _says(tagged, row)


def _says(tagged: Tagged, row: Any) -> bool:
    if pd.isna(row.cue_start):
        return False
    cue = range(tagged.token_at(int(row.cue_start)), tagged.token_at(int(row.cue_end)))
    return any(tagged.lemmas[k].lower() in _SPEAKS for k in cue)


def kinds_of_source(quotes: pd.DataFrame, tokens: pd.DataFrame) -> pd.DataFrame:
    """The words by kind of source, with a row *other* for sources of no known kind.

    Parameters
    ----------
    quotes, tokens : DataFrame
        What `with_voices` gives, and the article's tokens.

    Returns
    -------
    DataFrame
        As `source_kinds` gives it, in the order of `SOURCES`; in *none* is only what nobody is
        credited with.

    Examples
    --------
    >>> a = sk.Article("The coastguard said that it froze.")
    >>> kinds_of_source(a.quotes, a.tokens).query("n_words > 0")["source_type"].tolist()
    ['other']
    """
    kinds = source_kinds(quotes, tokens)
    shares = share_of_voice(quotes, tokens)
    of_none = quotes[quotes["source_type"] == "none"]
    is_other = shares["voice"].isin(of_none["voice"].dropna()) & ~shares["is_named"]
    is_none = kinds["source_type"] == "none"
    n_none = int(kinds.loc[is_none, "n_words"].iloc[0])
    n_other = min(int(shares.loc[is_other, "n_words"].sum()), n_none)
    other = kinds[is_none].assign(
        source_type="other", n_words=n_other, n_quotes=int(of_none["voice"].notna().sum())
    )
    kinds.loc[is_none, "n_words"] = n_none - n_other
    kinds.loc[is_none, "n_quotes"] = int(of_none["voice"].isna().sum())
    kinds = pd.concat([kinds, other]).set_index("source_type").loc[list(SOURCES)].reset_index()
    total = int(kinds["n_words"].sum())
    return kinds.assign(share_words=kinds["n_words"] / total) if total else kinds
