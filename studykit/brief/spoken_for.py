"""Who is heard through others: an office, a spokesman, what somebody else retells."""

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

import pandas as pd

from studykit.brief.owners import GENDERS, owner_before
from studykit.brief.tagged import records, told_by
from studykit.speech import one_line


class Through(NamedTuple):
    """Words for whoever speaks for a name, and the sentence in which they do."""

    words: str
    sentence: int


def spoken_for(
    attributions: pd.DataFrame,
    quotes: pd.DataFrame,
    names: pd.DataFrame,
    sentences: pd.DataFrame,
) -> dict[str, list[Through]]:
    """Through whom each name is heard that is not credited itself.

    Parameters
    ----------
    attributions : DataFrame
        Those of the body.
    quotes : DataFrame
        Those of them that a briefing counts, with their voices.
    names, sentences : DataFrame
        The article's tables of these names.

    Returns
    -------
    dict
        For a name the words for each source that speaks for it ("Lane’s campaign", "an Elm Bank
        spokesman"; of one with a name that name), or for the voice that tells what it said.

    Examples
    --------
    >>> a = sk.Article("“It rained,” Bo Roe said, according to an Elm Bank readout. Lane’s campaign"
    ...                " said it froze. Critics of Ada Lane said no. Elm Post spokesman Al Fay said"
    ...                " it would. A report on Elm Hall said so.")
    >>> for name, through in spoken_for(a.attributions, a.quotes, a.names, a.sentences).items():
    ...     print(name, through)
    Elm Bank [Through(words='an Elm Bank readout', sentence=0)]
    Ada Lane [Through(words='Lane’s campaign', sentence=1)]
    Elm Post [Through(words='Al Fay', sentence=3)]
    >>> b = sk.Article("Elm Bank agreed to sell the port, Ada Lane said.")
    >>> spoken_for(b.attributions, b.quotes.iloc[:1], b.names, b.sentences)
    {'Elm Bank': [Through(words='Ada Lane', sentence=0)]}
    """
    found: dict[str, list[Through]] = {}
    heard = set(quotes["speaker"].dropna())
    for name, through in (
        *_offices(attributions, quotes, names, sentences),
        *_retold(attributions, quotes),
    ):
        if name not in heard and through not in found.setdefault(name, []):
            found[name].append(through)
    return {name: through for name, through in found.items() if through}


def _offices(
    attributions: pd.DataFrame,
    quotes: pd.DataFrame,
    names: pd.DataFrame,
    sentences: pd.DataFrame,
) -> Iterator[tuple[str, Through]]:
    """The names within a source, where that speaks for them."""
    is_said = (attributions["act"] == "speech") | attributions["cue"].str.lower().eq(_ACCORDING)
    rows = attributions[is_said & attributions["source_start"].notna()]
    starts = names["start"].to_numpy()
    voices = dict(zip(_places(quotes), quotes["voice"], strict=True))
    for row in records(rows):
        if owner := _owner(row, names, sentences):
            yield owner, Through(one_line(row.source), int(row.sentence_id))
        low, high = starts.searchsorted((row.source_start, row.source_end))
        for name in records(names.iloc[low:high]):
            first, last = name.start - row.source_start, name.end - row.source_start
            is_body = name.kind in ("person", "organization")
            if is_body and _speaks_for(row, row.source[:first], row.source[last:]):
                voice = voices.get((row.start, row.end, row.source_start), row.voice)
                words = row.voice if pd.isna(voice) else voice
                yield str(name.name), Through(one_line(words), int(row.sentence_id))


def _owner(row: Any, names: pd.DataFrame, sentences: pd.DataFrame) -> str | None:
    """The person for whom “| her office |” speaks; None where it is not clear who that is.

    >>> a = sk.Article("Ada Lane left. It rained, according to her office. It froze, she said.")
    >>> spoken_for(a.attributions, a.quotes.head(1), a.names, a.sentences)
    {'Ada Lane': [Through(words='her office', sentence=1)]}
    >>> b = sk.Article("Ada Lane left. Her old pals said it rained. Mary Roe sat.")
    >>> spoken_for(b.attributions, b.quotes, b.names, b.sentences)
    {}
    """
    first, *rest = row.source.lower().split()
    if first not in GENDERS or rest[-1:] == [] or rest[-1] not in told_by("speaks for", "office"):
        return None
    return owner_before(first, names, sentences, int(row.sentence_id), int(row.source_start))


def _places(quotes: pd.DataFrame) -> Iterator[tuple[int, int, int]]:
    """Where each attribution and its source are."""
    return zip(*(quotes[column].tolist() for column in _PLACE), strict=True)


_ACCORDING, _PLACE = "according to", ("start", "end", "source_start")


def _speaks_for(row: object, before: str, after: str) -> bool:
    """Whether “a | Kremlin | readout”, “a spokesman for | Elm Bank |” speaks for the name in it.

    >>> a = sk.Article("A sailor of Elm Bank said no. An aide to Ada Lane said it rained. Pals of "
    ...                "Elm Post’s office said so.")
    >>> spoken_for(a.attributions, a.quotes, a.names, a.sentences)
    {'Ada Lane': [Through(words='An aide to Ada Lane', sentence=1)]}
    >>> b = sk.Article("Elm Bank and the Oak Bank’s new office of law said it rained.")
    >>> "Elm Bank" in spoken_for(b.attributions, b.quotes, b.names, b.sentences)
    False
    >>> c = sk.Article("Al Fay, a spokesman for House Speaker Ada Lane, said it rained.")
    >>> [*spoken_for(c.attributions, c.quotes, c.names, c.sentences)]
    ['Ada Lane']
    >>> said = "An aide to Ada Lane’s rival", "A former spokesman for Ada Lane", "No foe suing Lane"
    >>> for source in said:
    ...     e = sk.Article(f"{source} said it rained. Ada Lane left.")
    ...     print(spoken_for(e.attributions, e.quotes, e.names, e.sentences))
    {}
    {}
    {}
    >>> d = sk.Article("Al Fay, an aide to Ada Lane, said it rained. His Elm Bank page said no.")
    >>> spoken_for(d.attributions, d.quotes, d.names, d.sentences)
    {}
    """
    if before.lower().split()[:1] in _OF_OTHERS or _NOT_FOR.search(before):
        return False  # “his Facebook page”
    is_named = pd.notna(row.speaker)  # type: ignore[attr-defined]
    heads = told_by("speaks for")
    heads = frozenset(filter(_SPOKES.match, heads)) if is_named else heads
    is_of_body = row.source_type in ("organization", "document")  # type: ignore[attr-defined]
    if (behind := _BEHIND.match(after)) and not _PHRASE.search(before):
        return behind["noun"].lower() in heads or (is_of_body and not is_named)
    of = _OF.search(before) if not _GOES_ON.match(after) else None
    return of is not None and (of["noun"].lower() in heads or (is_of_body and not is_named))


# “Lane | ’s campaign |”, “Elm Bank | spokesman |”; not “Ada Lane | , a sailor”
_NO_PART = r"(?!(?:and|or|of|in|at|for|from|on|to|by|with|who|that|which)\b)"
_BEHIND = re.compile(
    rf"(?:[’']s?)?(?: {_NO_PART}[\w’'-]+){{0,3}}? {_NO_PART}(?P<noun>spokes\w+|[a-z][\w-]+)"
)
# “pals of | Elm Post | ’s office”: the name belongs to what belongs to somebody else
_PHRASE = re.compile(r"\b(?:of|for|from|by|on|about|to|with|at|in|against)\b")
_OF_OTHERS = (["his"], ["her"], ["their"], ["its"], ["my"], ["our"])
_SPOKES = re.compile("spokes")  # an aide with a name may speak for nobody else
# “a spokesman for Mayor | Ada Lane |”; not “for | Elm | Mayor Ada Lane”
_OF = re.compile(r"\b(?P<noun>[\w-]+) (?:of|for|from|to) (?:[Tt]he )?(?:[A-Z][\w.]+ ){0,3}$")
_GOES_ON = re.compile(r" [A-Z]|[’']s?\b")  # “an aide to | Ada Lane |’s rival”
# “a man impersonating a spokesman”, “a former spokesman”
_NOT_FOR = re.compile(r"\b(?:former|once|neither|nor|\w+ing)\b|\bex-", re.IGNORECASE)


def _retold(attributions: pd.DataFrame, quotes: pd.DataFrame) -> Iterator[tuple[str, Through]]:
    """Speech that counts as that of the voice around it: “Elm agreed to row, Roe said”."""
    is_inner = (attributions["act"] == "speech") & attributions["speaker"].notna()
    counted = set(_places(quotes))
    is_counted = [place in counted for place in _places(attributions)]
    is_inner &= ~pd.Series(is_counted, index=attributions.index, dtype=bool)
    for row in records(attributions[is_inner]):
        is_around = (quotes["start"] <= row.start) & (row.end <= quotes["end"])
        around = quotes.loc[is_around & (quotes["voice"] != row.speaker), "voice"].dropna()
        for voice in around.tail(1):
            yield str(row.speaker), Through(one_line(voice), int(row.sentence_id))
