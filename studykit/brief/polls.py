"""Who gives a figure that nobody is credited with: “31% voted no in an Elm poll”."""

import re

import pandas as pd

from studykit.brief.tagged import Tagged, told_by
from studykit.quotes.sentence.word_classes import pattern

# “| an Elm Post | poll”, “| the last | survey”.
_PHRASE = pattern("<DETERMINER> <HEAD|ING_FORM>{0,8} $")
_LONGEST = 10  # tokens before the noun
# “Lane | put the cost of a strike at “ | 6mn”.
_PUTS = re.compile(r"(?: has| have|) puts? (?:the|its|his|her|their) [^,;.\n]{3,50} at [“\"‘]?$")


def with_estimates(found: pd.DataFrame, text: str, names: pd.DataFrame) -> pd.DataFrame:
    """The quantities; one that somebody “put the cost at” has that voice.

    Parameters
    ----------
    found : DataFrame
        What `quantities` gives.
    text : str
        The article's text.
    names : DataFrame
        Its table of this name.

    Returns
    -------
    DataFrame
        `found`, with more of `voice`.

    Examples
    --------
    >>> a = sk.Article("Ada Lane put the cost of the rain at €6mn. It fell at 6 degrees.")
    >>> table = sk.quantities(a.text, a.sentences, a.tokens, a.names, a.quotes)
    >>> with_estimates(table, a.text, a.names)["voice"].tolist()
    ['Ada Lane', <NA>]
    """
    name_at = dict(zip(names["end"].tolist(), names["name"].tolist(), strict=True))
    givers = []
    for voice, start in zip(found["voice"], found["start"], strict=True):
        puts = _PUTS.search(text, max(0, start - _WIDEST), start) if pd.isna(voice) else None
        givers.append(name_at.get(puts.start(), voice) if puts else voice)
    return found.assign(voice=pd.array(givers, dtype="string"))


_WIDEST = 80  # characters between a giver and a figure


def with_polls(found: pd.DataFrame, sentences: pd.DataFrame, tokens: pd.DataFrame) -> pd.DataFrame:
    """The quantities; a percentage without a voice has that of the one poll its sentence names.

    Parameters
    ----------
    found : DataFrame
        What `quantities` gives.
    sentences, tokens : DataFrame
        The article's tables of these names.

    Returns
    -------
    DataFrame
        `found`, with more of `voice`.

    Examples
    --------
    >>> a = sk.Article("A poll shows Lane at 5 percent. In a new Elm survey, 6 percent rowed. "
    ...                "It rained on 7 percent. Which poll has 8 percent?")
    >>> table = sk.quantities(a.text, a.sentences, a.tokens, a.names, a.quotes)
    >>> with_polls(table, a.sentences, a.tokens)["voice"].tolist()
    ['A poll', 'a new Elm survey', <NA>, <NA>]

    "The poll" is the one named in the sentences before, or it is not said whose.

    >>> b = sk.Article("An Elm Post/Oak poll came. The poll has 5 percent. The tally has 6%.")
    >>> table = sk.quantities(b.text, b.sentences, b.tokens, b.names, b.quotes)
    >>> with_polls(table, b.sentences, b.tokens)["voice"].tolist()
    ['An Elm Post/Oak poll', <NA>]
    """
    tagged = Tagged("", tokens)
    is_free = found["voice"].isna() & (found["kind"] == "percent")
    polls = {row: _named_poll(tagged, sentences, row) for row in set(found["sentence_id"][is_free])}
    return found.assign(voice=found["voice"].mask(is_free, found["sentence_id"].map(polls)))


_REACH = 3  # sentences that “the poll” reaches back


def _named_poll(tagged: Tagged, sentences: pd.DataFrame, sentence: int) -> str | None:
    """The poll of a sentence; “the poll” as it is called where it was last named."""
    poll = _poll(tagged, sentences, sentence)
    first, *rest = poll.split() if poll else [""]
    if len(rest) != 1 or first.lower() not in ("the", *told_by("pointing owner")):
        return poll
    for row in range(sentence - 1, max(-1, sentence - 1 - _REACH), -1):
        if before := _polls_in(tagged, sentences, row):
            named = _called(tagged, sentences, row, before[-1])
            is_same = tagged.tokens[before[-1]] == rest[-1]
            return named if is_same and named and len(named.split()) > 2 else None
    return None


def _polls_in(tagged: Tagged, sentences: pd.DataFrame, sentence: int) -> list[int]:
    """The nouns for a poll in a sentence."""
    low = tagged.token_at(int(sentences["start"].iloc[sentence]))
    high = tagged.token_at(int(sentences["end"].iloc[sentence]))
    return [k for k in range(low, high) if tagged.tokens[k].lower() in told_by("poll")]


def _poll(tagged: Tagged, sentences: pd.DataFrame, sentence: int) -> str | None:
    """The one phrase for a poll in a sentence; None where there is none or more."""
    polls = _polls_in(tagged, sentences, sentence)
    return _called(tagged, sentences, sentence, polls[0]) if len(polls) == 1 else None


def _called(tagged: Tagged, sentences: pd.DataFrame, sentence: int, noun: int) -> str | None:
    """The words that call a poll: “| an Elm Post/Oak Bank | poll”."""
    low = max(tagged.token_at(int(sentences["start"].iloc[sentence])), noun - _LONGEST)
    phrase = _PHRASE.search(tagged.classes[low:noun])
    words = tagged.tokens[low + phrase.start() : noun + 1] if phrase else []
    return " ".join(words).replace(" / ", "/") if words else None
