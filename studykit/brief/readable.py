"""Which sentences can be read out of their place."""

import re
from collections.abc import Iterable, Mapping, Sequence, Set

import pandas as pd

from studykit.brief.tagged import told_by

_FEWEST_WORDS = 10  # of a sentence that can be taken out of its place
_LONGEST_DECK = 16  # words of a line that goes on with the headline


def whole_sentences(sentences: pd.DataFrame, names: pd.DataFrame, body: Sequence[int]) -> list[int]:
    """Those that state something, and do not just go on with the headline."""
    n_words, text = sentences["n_words"], sentences["text"]
    whole = [row for row in body if n_words[row] >= _FEWEST_WORDS and _is_whole(text[row])]
    return [row for row in whole if not _is_deck(sentences, names, body, row)] or whole


def _is_deck(sentences: pd.DataFrame, names: pd.DataFrame, body: Sequence[int], row: int) -> bool:
    """Whether a sentence goes on with the headline: short, first, apart, and it names nobody.

    >>> a = sk.Article("A toll\\n\\nIt would end one of the longest fights in history.\\n\\n"
    ...                "Mayor Ada Lane of Elm has found a new toll.")
    >>> [_is_deck(a.sentences, a.names, [1, 2], row) for row in (1, 2)]
    [True, False]
    """
    if row != body[0] or len(body) < 2 or sentences["n_words"].iloc[row] > _LONGEST_DECK:
        return False
    at, after = sentences["paragraph_id"].iloc[[row, body[1]]]
    named = set(names["sentence_id"][names["kind"] != "place"])
    has_figure = any(map(str.isdigit, sentences["text"].iloc[row]))
    return at != after and row not in named and body[1] in named and not has_figure


def strangers(names: pd.DataFrame, start: int) -> dict[int, str]:
    """Whom a sentence names first, where that is by one word for want of a full name: “Lane won”.

    Not those whose full name comes before the story, which begins at the sentence `start`.

    >>> a = sk.Article("Lane rowed to Elm. It rained. Ada Lane rows there. Lane is old.")
    >>> strangers(a.names, 0), strangers(a.names, 3)
    ({0: '@Ada Lane', 3: '@Ada Lane'}, {})
    """
    people = names[names["kind"] == "person"]
    is_full = people["mention"].str.contains(" ")
    first_full = people[is_full].groupby("name")["sentence_id"].min()
    comes_first = ~people["sentence_id"].duplicated()
    is_known = people["name"].map(first_full).fillna(-1) < start
    found = people[comes_first & ~is_full & ~is_known]
    return dict(zip(found["sentence_id"], "@" + found["name"], strict=True))


# “with | the hashtag | in ten hours”, and not “the hashtag of the day”, “the sail maker”
_THE_NOUN = re.compile(
    r"\b[Tt]he ([a-z]{4,})(?= (?:in|on|at|by|with|from|into|over|after|before|during|and|or|is|was"
    r"|are|were|has|had|have|will|would|said)\b|[,.;])"
)
# “| a bucket |”, “| the same old bucket |”, “| the hashtag | #Elm”
_BRINGS_IN = re.compile(
    r"\b(?:an?|one|another|same) ([a-z-]+)(?: ([a-z]+))?|\bthe ([a-z]+) (?=#)", re.I
)
_TELLS_WHO = re.compile(r" is (?:an?|the) ")  # “| Elm Bank | is a bank in Oak”


def pointing(
    sentences: pd.DataFrame,
    names: pd.DataFrame,
    things: Mapping[int, Set[str]],
    body: Sequence[int],
) -> dict[int, set[str]]:
    """What a sentence speaks of as if it had been brought in: “the hashtag”, of one just named.

    So does one that tells who a name is that comes before it: “Lane is a sailor”.

    >>> a = sk.Article("One hashtag was #Elm. Later the hashtag, she said, was old. Elm Bank fell. "
    ...                "Elm Bank is a bank.")
    >>> pointing(a.sentences, a.names, {0: {"hashtag"}, 2: {"@Elm Bank"}}, range(4))
    {1: {'hashtag'}, 3: {'@Elm Bank'}}
    """
    found: dict[int, set[str]] = {}
    seen: set[str] = set()
    starts = dict(zip(names["start"], zip(names["end"], names["name"], strict=True), strict=True))
    for row in body:
        text, start = sentences["text"].iloc[row], sentences["start"].iloc[row]
        found[row] = {noun.lower() for noun in _THE_NOUN.findall(text)}
        end, name = starts.get(start, (start, ""))
        if _TELLS_WHO.match(text, end - start):
            found[row].add(f"@{name}")
        found[row] &= seen
        brought = {noun.lower() for nouns in _BRINGS_IN.findall(text) for noun in nouns}
        seen |= {thing for thing in things.get(row, set()) if thing[0] == "@" or thing in brought}
    return {row: nouns for row, nouns in found.items() if nouns}


def readable_alone(
    sentences: pd.DataFrame, can: Iterable[int], names: pd.DataFrame, opening: int
) -> set[int]:
    """The sentences that can be read without the one before them, which the opening has not."""
    text, starts = sentences["text"].tolist(), sentences["start"].tolist()
    first_names = {**names.groupby("sentence_id")["start"].min(), opening: starts[opening]}
    return {
        row
        for row in {opening, *can}
        if _stands_alone(text[row], first_names.get(row, starts[row] + 10**6) - starts[row])
    }


def _stands_alone(text: str, first_name: int) -> bool:
    """Whether a sentence can be read out of its place; a pronoun needs a name before it.

    >>> _stands_alone("Ada Lane said she rowed.", 0), _stands_alone("She rowed to Elm.", 13)
    (True, False)
    >>> _stands_alone("Ada Lane called that plan a gift.", 0), _stands_alone("There is rain.", 99)
    (False, True)
    >>> _stands_alone("As the paper said, it rained.", 99), _stands_alone("Elm did that again.", 0)
    (False, False)
    >>> _stands_alone("Ada Lane met those rowing to Elm.", 0), _stands_alone("Lane can do that.", 0)
    (True, False)
    """
    words = _WORD.findall(text.lower())
    if words[:1] == ["there"] and words[1:2] and words[1] in ("is", "are", "was", "were"):
        words = words[1:]
    if not words or words[0] in told_by("points back"):
        return False
    if _TO_WHAT_IS_NEAR.search(_QUOTED.sub("", text)):
        return False
    pronoun = _PRONOUN.search(text)
    return pronoun is None or pronoun.start() > first_name


def _is_whole(text: str) -> bool:
    """Whether a sentence states something, and every quotation that it opens ends in it.

    >>> _is_whole("“It rained,” she said."), _is_whole("“It rained, it froze.")
    (True, False)
    >>> _is_whole("Who rowed to Elm?"), _is_whole("Q: You rowed to Elm.")
    (False, False)
    >>> _is_whole("“Who rowed to Elm?” Ada Lane asked.")
    False
    """
    if text.startswith(("Q:", "A:")) or _ASKED.search(text):
        return False
    is_balanced = text.count("“") == text.count("”") and text.count('"') % 2 == 0
    return is_balanced and not text.rstrip("”’\"')").endswith(("?", ":"))


_ASKED = re.compile(r"^[“\"‘'][^”\"]*\?[”\"’']|\basked\.$")
_WORD = re.compile(r"[^\W\d_]+")
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"")
# “called | that plan | a gift”, “| these ships |”, “last year | you | dissented”: said to somebody,
# or of what is in another sentence.
_TO_WHAT_IS_NEAR = re.compile(
    r"^(?:first|second|third|next|finally|last)(?:,| and\b| is\b| comes\b)"
    r"|^as [^,]*, (?:it|this)\b|\b(?:do|does|did|done|doing|gets?|got|getting) that\b"
    r"|\b(?:in|on|at|to|for|with|by|from|about|over|of) that[,.;]"
    r"|\b(?:called|of|in|on|at|to|for|with|by|from|about|over) that [a-z]"
    r"|\b(?:this|these|those)\b(?! (?:week|month|year|morning|evening|spring|summer|autumn|fall"
    r"|winter|season|time|century)\b)(?<!\bthose(?= (?:who|whose|with|without|of|in|[a-z]+ing)\b))"
    r"|\byour?\b",
    re.IGNORECASE,
)
_PRONOUN = re.compile(r"\b(?:he|she|they|him|his|her|them|their)\b", re.IGNORECASE)
