"""The attributions as a briefing takes them: who cannot be told is nobody."""

import re
from bisect import bisect_right
from collections.abc import Callable
from functools import cache, partial
from itertools import accumulate
from typing import Any

import numpy as np
import pandas as pd

from studykit.brief.tagged import Tagged, records, told_by
from studykit.numerals import SMALL_NUMBERS
from studykit.quotes.sentence.word_classes import ING_FORM, MODAL, STOP, TO, pattern
from studykit.speakers.nouns import are_persons
from studykit.speech import FROM, UNNAMED, one_line, pronouns, told_types

# “28 percent of voters”, “nearly two-thirds”, “six in 10 sailors”: what a poll counts.
_SHARE = re.compile(
    r"(?:(?:just|about|nearly|almost|only|some|roughly|over|more than|shy of|an?|the|vast|large"
    r"|another|mere|slim|full|whopping|solid|narrow|combined) )*"
    r"(?:(?:[\d.,]+ ?%|[\w.-]+ per ?cent)|half\b(?! a dozen)|\w+[- ](?:third|quarter|fifth)s?\b"
    r"|third\b|\w+ (?:in|out of) (?:\d+|ten|five|four|three)\b|majorit(?:y|ies) of )",
    re.IGNORECASE,
)


def with_voices(quotes: pd.DataFrame, tokens: pd.DataFrame) -> pd.DataFrame:
    """The attributions that a reader would call so; whose it is not clear has no voice.

    Parameters
    ----------
    quotes, tokens : DataFrame
        The article's tables of these names.

    Returns
    -------
    DataFrame
        `quotes` with `voice` on one line; it is ``<NA>``, and `source_type` *unclear*, for what
        only a pronoun, a number, a share of a poll's answers or a piece of words is credited with
        (*other* stays: nobody whom the kit knows is called so, and a lesson counts it as that).
        Without reports by what is not known to be a source and does not say, tell or write ("the
        hall shows what it is worth"). Whoever is called by a role as if named before ("the senator
        from Elm") is not *without a name*, but of type *other*.

    Examples
    --------
    >>> a = sk.Article("The hall shows that it rained. The coastguard said that it froze.")
    >>> with_voices(a.quotes, a.tokens)["voice"].tolist()
    ['The coastguard']
    >>> b = sk.Article("“It rained,” some said. Nearly half of the sailors said it froze.")
    >>> with_voices(b.quotes, b.tokens)["voice"].tolist()
    [<NA>]
    """
    tagged = Tagged("", tokens)
    orders = [_is_order(tagged, row) for row in records(quotes)]
    quotes = quotes[~pd.Series(orders, index=quotes.index, dtype=bool)]
    quotes = _of_polls(quotes.assign(voice=_with_groups(tagged, quotes, tokens)))
    told = [
        pd.notna(row.speaker) or (pd.notna(row.voice) and _is_voice(tagged, row))
        for row in records(quotes)
    ]
    is_told = pd.Series(told, index=quotes.index, dtype=bool)
    is_of_thing = (quotes["kind"] == "indirect") & quotes["voice"].notna()
    is_of_thing &= ~quotes["voice"].str.lower().isin(pronouns()).astype(bool)
    quotes, is_told = quotes[is_told | ~is_of_thing], is_told[is_told | ~is_of_thing]
    is_own = ~_are_within(tagged, quotes)
    quotes, is_told = quotes[is_own], is_told[is_own]
    voice = quotes["voice"].where(is_told)
    on_one_line = voice.map(one_line, na_action="ignore").astype(voice.dtype)
    on_one_line = _as_brought_in(on_one_line, partial(_is_met, tagged, quotes))
    types = _of_number(voice, told_types(quotes, tokens))
    return quotes.assign(
        voice=voice.where(quotes["speaker"].notna(), on_one_line),
        source_type=types.where(is_told | types.eq("other"), "unclear"),
    )


def _of_polls(quotes: pd.DataFrame) -> pd.DataFrame:
    """The attributions; a poll is called what it is, and no other's words are the poll's name.

    >>> a = sk.Article("According to an online University of Elm/Oak poll out Monday, it rained. "
    ...                "A survey director said no. The Elm survey, done in May, said it froze.")
    >>> with_voices(a.quotes, a.tokens)[["voice", "source_type"]].values.tolist()
    [['an online University of Elm/Oak poll', 'document'], ['A survey director', 'unnamed person'],\
 ['The Elm survey', 'document']]
    """
    is_free = quotes["speaker"].isna() & quotes["source"].notna()
    polls = quotes["source"].where(is_free).map(_poll, na_action="ignore")
    return quotes.assign(
        voice=quotes["voice"].mask(polls.notna(), polls),
        source_type=quotes["source_type"].mask(polls.notna(), "document"),
    )


def _poll(source: str) -> str | None:
    """“| a University of Elm poll | out Monday”; None for other sources."""
    found = _polls().match(one_line(source))
    return found[1] if found else None


@cache
def _polls() -> re.Pattern[str]:
    """“| an Elm Post/Oak Bank poll | out Monday”, and no “a poll director”."""
    nouns = "|".join(sorted(told_by("poll")))
    before = r"(?:(?!(?:by|in|for|from|on|at|with|to|who|that|and)\b)[\w’'.&-]+[ /]){0,9}?"
    after = r"(?=$|,| (?:out|of|by|from|in|on|for|taken|\w+ed)\b)"
    return re.compile(rf"((?:[Aa]n?|[Tt]he|[Oo]ne|[Aa]nother) {before}(?:{nouns})){after}")


def _of_number(voices: pd.Series, types: pd.Series) -> pd.Series:
    """The types; “six old and new clubs” are no person.

    >>> _of_number(pd.Series(["Six old and new clubs"]), pd.Series([UNNAMED[0]])).tolist()
    ['unnamed group']
    """
    first = voices.fillna("").str.lower().str.split().str[0]
    is_many = first.map(SMALL_NUMBERS).fillna(1) > 1
    return types.mask(is_many & types.eq(UNNAMED[0]), UNNAMED[1])


def unsigned(quotes: pd.DataFrame) -> pd.Series:
    """What one person writes whom nobody names: “one tweet” for each such row, else ``<NA>``.

    >>> a = sk.Article("One long tweet said it rained. A report said it froze.")
    >>> unsigned(a.quotes).tolist()
    ['tweet', <NA>]

    A newspaper may have such a name.

    >>> b = sk.Article("An Elm Post survey said no. It froze, according to an Oak Post.")
    >>> unsigned(b.quotes.assign(source_type="document")).dropna().tolist()
    []
    """
    words = quotes["voice"].astype("string").str.split()
    is_one = words.str[0].str.lower().isin(told_by("brings in"))
    is_one &= words.str[-1].isin(told_by("written by one"))
    return words.str[-1].where(is_one & quotes["source_type"].eq("document")).astype("string")


def n_unsigned(quotes: pd.DataFrame) -> dict[str, tuple[int, int]]:
    """Of each such kind how many rows there are, and how many writings are brought in.

    >>> a = sk.Article("A long tweet said it rained. The tweet said that it froze.")
    >>> n_unsigned(with_voices(a.quotes, a.tokens))
    {'tweet': (2, 1)}
    """
    written = unsigned(quotes)
    is_new = quotes["source"].str.lower().str.split().str[0].isin(told_by("brings in"))
    return {
        str(noun): (len(rows), max(int(is_new[rows.index].sum()), 1))
        for noun, rows in written.dropna().groupby(written, sort=False)
    }


# “many reports | and a |”, “a textbook | just published |”
_CUT_OFF = re.compile(r" (?:and|or)(?: (?:an?|the))?$| (?:just|newly|recently) \w+ed$")


def _as_brought_in(
    voices: pd.Series, is_met: Callable[[Any, Any], bool] | None = None
) -> pd.Series:
    """“The official” as “a Mexican official”, where one such voice alone comes before it.

    `is_met` tells of the rows of two voices whether nobody else is brought in between them.

    >>> _as_brought_in(pd.Series(["An Elm aide", "The aide", "An Oak aide", "the aide"])).tolist()
    ['An Elm aide', 'An Elm aide', 'An Oak aide', 'the aide']
    >>> _as_brought_in(pd.Series(["Many reports and a", "A book just printed"])).tolist()
    ['Many reports', 'A book']
    >>> a = sk.Article("An aide said no. An Oak aide came. “It rained,” the aide said.")
    >>> with_voices(a.quotes, a.tokens)["voice"].tolist()
    ['An aide', 'the aide']
    """
    voices = voices.astype("string").str.replace(_CUT_OFF, "", regex=True)
    called: dict[str, dict[str, Any]] = {}
    found = []
    for row, voice in voices.items():
        first, *words = FROM.split(voice)[0].lower().split() if isinstance(voice, str) else [""]
        before = called.get(" ".join(words), {})
        is_one = first == "the" and len(before) == 1
        is_one = is_one and (is_met is None or is_met(next(iter(before.values())), row))
        found.append(next(iter(before)) if is_one else voice)
        if words and first in told_by("brings in"):
            called.setdefault(words[-1], {}).setdefault(voice, row)
    return pd.Series(found, index=voices.index, dtype=voices.dtype)


def _is_met(tagged: Tagged, quotes: pd.DataFrame, first: Any, row: Any) -> bool:
    """Whether no “a Roe aide” comes between “an aide” and “the aide”."""
    low = tagged.token_at(int(quotes["source_end"][first]))
    high = tagged.token_at(int(quotes["source_end"][row])) - 1
    noun = tagged.tokens[high].lower()
    words = [token.lower() for token in tagged.tokens[max(0, low - 5) : high]]
    same = (k for k, word in enumerate(words) if word == noun and k >= min(low, 5))
    return all({"a", "an", "another"}.isdisjoint(words[max(0, k - 5) : k]) for k in same)


def _are_within(tagged: Tagged, quotes: pd.DataFrame) -> pd.Series:
    """What a thing “says”, or will be done, in another's words: “Elm | agreed to row |, Roe said”.

    >>> a = sk.Article("The hall signals “the end of it,” said Ada Lane. Bo Roe said “no, no.”")
    >>> with_voices(a.quotes, a.tokens)["voice"].tolist()
    ['Ada Lane', 'Bo Roe']
    >>> b = sk.Article("Bo Elm agreed to row to Oakham, said Ada Lane. Bo Roe agreed to row.")
    >>> with_voices(b.quotes, b.tokens)["voice"].tolist()
    ['Ada Lane', 'Bo Roe']
    """
    is_thing = quotes["source_type"].isin(["none", "document"]) & quotes["voice"].notna()
    is_mute = [row.kind == "indirect" or not _says(tagged, row) for row in records(quotes)]
    is_thing &= pd.Series(is_mute, index=quotes.index, dtype=bool)
    is_thing |= (quotes["kind"] == "indirect") & quotes["content"].str.startswith("to ")
    pieces = sorted(piece for spans in quotes.loc[~is_thing, "spans"] for piece in spans)
    starts = [start for start, _ in pieces]
    ends = list(accumulate((end for _, end in pieces), max, initial=0))
    around = [ends[bisect_right(starts, start)] for start in quotes["start"]]
    return is_thing & (quotes["end"] <= around)


def _is_order(tagged: Tagged, row: Any) -> bool:
    """“A judge | ordered | Roe to row”, “Elm | asks | each rower to row”: a deed, a rule.

    >>> a = sk.Article("A judge ordered Bo Roe to row. Elm Bank asks each rower to row home.")
    >>> with_voices(a.quotes, a.tokens).empty
    True
    >>> b = sk.Article("A judge asked Bo Roe to row. Elm Bank asked each rower to row home.")
    >>> with_voices(b.quotes, b.tokens)["voice"].tolist()
    ['A judge', 'Elm Bank']
    """
    if row.kind != "indirect" or pd.isna(row.cue) or "to" not in row.content.split():
        return False
    cue = tagged.token_at(int(row.cue_end)) - 1
    word, after = tagged.tokens[cue].lower(), tagged.tokens[cue + 1 : cue + 2]
    return tagged.lemmas[cue] in _ORDERS or (word.endswith("s") and after in _ANYBODY)


_ORDERS = frozenset(("order", "require", "compel", "oblige"))
_ANYBODY = (["each"], ["every"], ["all"], ["any"])
# “| The workers | objected”: who begins a sentence.
_SUBJECT = pattern("<DETERMINER>? <HEAD|ED_FORM>{0,2} <HEAD> (?=<VERBAL>)")


def _with_groups(tagged: Tagged, quotes: pd.DataFrame, tokens: pd.DataFrame) -> pd.Series:
    """The voices, with “they” as the people without a name who begin the sentence before.

    >>> a = sk.Article("Workers objected to the toll. They also said that it rained.")
    >>> with_voices(a.quotes, a.tokens)["voice"].tolist()
    ['Workers']
    >>> b = sk.Article("Boats sank off Elm. They said no. The mayor left. They said it rained.")
    >>> with_voices(b.quotes, b.tokens)["voice"].tolist()
    [<NA>, <NA>]
    """
    first = dict(zip(*np.unique(tokens["sentence_id"], return_index=True), strict=True))
    paragraphs = tokens["paragraph_id"].tolist()
    found = []
    for row in records(quotes):
        here, before = first.get(row.sentence_id, 0), first.get(row.sentence_id - 1, 0)
        is_they = str(row.source).lower() == "they" and pd.isna(row.speaker)
        is_next = is_they and before < here and paragraphs[before] == paragraphs[here]
        group = _SUBJECT.match(tagged.classes, before, here) if is_next else None
        noun = tagged.tokens[group.end() - 1].lower() if group else ""
        is_group = noun.endswith("s") and are_persons(noun, "")
        words = tagged.tokens[slice(*group.span())] if group and is_group else [row.voice]
        found.append(" ".join(words) if is_group else row.voice)
    return pd.Series(found, index=quotes.index, dtype=quotes["voice"].dtype)


def _is_voice(tagged: Tagged, row: Any) -> bool:
    """Whether the source of a row is a phrase with a noun, and no pronoun."""
    if row.voice.lower() in pronouns() or pd.isna(row.source_start) or row.voice[0] in "’'":
        return False  # “It | ’s another |”
    source = range(tagged.token_at(int(row.source_start)), tagged.token_at(int(row.source_end)))
    if _is_piece(tagged, row, source.start):
        return False
    if row.source_type != "none" and not _is_of_things(row):
        return any(tagged.tokens[k][0].isalpha() for k in source)
    if not any(tagged.is_noun(k) and tagged.tokens[k][0].isalpha() for k in source):
        return False
    if row.voice.islower() and row.voice.isalpha() and not row.voice.endswith("s"):
        return False  # “first”, “available”: no phrase that a source could have
    return row.kind == "direct" or _says(tagged, row)


def _is_piece(tagged: Tagged, row: Any, start: int) -> bool:
    """“would | regain control | say”, “| using it |, saying”, “| 5 percent | say”.

    >>> a = sk.Article("5 percent say it rained. It froze, according to rowers.")
    >>> with_voices(a.quotes, a.tokens)["voice"].tolist()
    ['rowers']
    >>> a = sk.Article("No sailors said it rained. A full 5 percent of rowers said it froze.")
    >>> with_voices(a.quotes, a.tokens)["voice"].dropna().tolist()
    []
    """
    if (
        _SHARE.match(row.voice)
        or _points_at(tagged, row, start)
        or row.voice.lower().startswith(("neither ", "no ", "nobody "))
    ):
        return True
    if pd.notna(row.cue_end) and row.cue_end == row.source_start - 1:
        return False  # “according to | rowers”
    before = tagged.classes[start - 1 : start] or STOP
    return before in TO + MODAL or tagged.classes[start] == ING_FORM


def _points_at(tagged: Tagged, row: Any, start: int) -> bool:
    """“| That | forecast”, “| Elm Bank published | a paper”: what a voice lacks or has too many of.

    >>> a = sk.Article("That forecast seemed right, and denied the change. Lane said it rained.")
    >>> with_voices(a.quotes, a.tokens)["voice"].dropna().tolist()
    ['Lane']
    >>> b = sk.Article("Elm Corps published research on behalf of Oak showing that it rained.")
    >>> with_voices(b.quotes, b.tokens)["voice"].dropna().empty
    True
    """
    is_cut = tagged.tokens[start].lower() in told_by("pointing owner") and not row.voice.startswith(
        tagged.tokens[start]
    )
    end = tagged.token_at(int(row.source_end))
    return is_cut or bool(_DOES.match(tagged.classes, start, end))


_DOES = pattern("<CAPITALISED>+ <ED_FORM> <NOUN>")


def _is_of_things(row: Any) -> bool:
    """“several chains”, “one point”: things that are counted as people are.

    >>> a = sk.Article("Several chains show that it rained. Several sailors said it froze.")
    >>> with_voices(a.quotes, a.tokens)["voice"].tolist()
    ['Several sailors']
    """
    first, *rest = FROM.split(row.voice)[0].split()
    if not row.source_type.startswith("unnamed") or first.lower() not in told_by("how many"):
        return False
    return rest[-1:] != [] and rest[-1].islower() and not are_persons(rest[-1], "")


def _says(tagged: Tagged, row: Any) -> bool:
    if pd.isna(row.cue_start):
        return False
    cue = range(tagged.token_at(int(row.cue_start)), tagged.token_at(int(row.cue_end)))
    return any(tagged.lemmas[k].lower() in told_by("speaks") for k in cue)


def shares_of_polls(quotes: pd.DataFrame) -> list[str]:
    """The shares of people that reports are credited to: “45 percent of voters”.

    >>> a = sk.Article("Nearly 45 percent of sailors said that it rained. Ada Lane said no.")
    >>> shares_of_polls(a.quotes)
    ['Nearly 45 percent of sailors']
    """
    voices = quotes.loc[quotes["speaker"].isna(), "voice"].dropna()
    return [one_line(voice) for voice in voices if _SHARE.match(voice)]
