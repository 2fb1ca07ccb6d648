"""Computed sentences of the briefing. What an article lacks is said, or left out."""

import re
from collections.abc import Sequence
from math import ceil

import pandas as pd

from studykit.brief.alone import labelled
from studykit.brief.credited import n_unsigned
from studykit.findings.called import small
from studykit.speech import SOURCES
from studykit.wording import (
    agree,
    any_of,
    closed,
    counted,
    first_of,
    first_up,
    listed,
    marked,
    of_all,
    shorten,
    times,
    with_portion,
)

__all__ = [
    "say_also_named",
    "say_error_rates",
    "say_headline",
    "say_length",
    "say_reported",
    "say_sourcing",
    "say_topics",
    "say_unnamed",
]

WORDS_PER_MINUTE = 238
"""Silent reading of English non-fiction: Brysbaert, M. (2019). How many words do we read per
minute? Journal of Memory and Language, 109."""

_MOST = 6  # names in a sentence


def say_length(n_words: int) -> str:
    """How long an article is and how long it takes to read.

    >>> say_length(743), say_length(1)
    ('743 words, 4 minutes to read', '1 word, 1 minute to read')
    """
    if not n_words:
        return "no words to read"
    return (
        f"{counted(n_words, 'word')}, {counted(ceil(n_words / WORDS_PER_MINUTE), 'minute')} to read"
    )


def say_sourcing(kinds: pd.DataFrame, *, is_more: bool = False) -> str:
    """How the reported words divide by kind of source.

    Parameters
    ----------
    kinds : DataFrame
        `source_kinds` of a `Briefing`.
    is_more : bool
        Whether there are attributed words that it does not count.

    Examples
    --------
    >>> a = sk.Article("“It rained and rained,” said Ada Lane. Two sailors said it froze.")
    >>> print(say_sourcing(sk.source_kinds(a.quotes, a.tokens)))
    6 words are reported: 4 come from named people and 2 from groups of unnamed people.
    >>> kinds = pd.DataFrame({"source_type": ["named person", "unclear"], "n_words": [0, 12]})
    >>> say_sourcing(kinds)
    '12 words are reported: it is not clear whose they are.'

    Each share is rounded for itself, so that it is what the table has: of 824, 151 and 25 words
    are 82.4, 15.1 and 2.5 of 100.

    >>> kinds = pd.DataFrame({"source_type": ["named person", "organization", "document"]})
    >>> print(say_sourcing(kinds.assign(n_words=[824, 151, 25])))
    1,000 words are reported: 824 (82% of them) come from named people, 151 (15%) from ...
    """
    n = dict(zip(kinds["source_type"], kinds["n_words"].tolist(), strict=True))
    total = sum(n.values())
    if not total:
        return f"No reported words {'are counted' if is_more else 'were found'}."
    whose = [
        (n[kind], f"where it is {called}" if kind == "unclear" else f"from {called}")
        for kind, called in SOURCES.items()
        if n.get(kind)
    ]
    said = f"{counted(total, 'word')} {agree(total, 'is')} reported"
    if n.get("unclear") == total:
        return f"{said}: it is not clear whose {agree(total, 'it is', 'they are')}."
    if len(whose) == 1:
        return f"{said}, {'all ' * (total > 1)}{whose[0][1]}."
    first, *others = [(with_portion(k, total), called) for k, called in whose]
    come = agree(whose[0][0], "comes", "come")
    told = [f"{first[0].replace('%)', '% of them)')} {come} {first[1]}", *map(" ".join, others)]
    return f"{said}: {listed(told)}."


NO_VOICE = "of what seems to be no voice or no speech"


def say_left_out(n_words: int, of_polls: int = 0, where: Sequence[str] = ()) -> str:
    """How many attributed words a briefing does not count, and why; empty if it counts all.

    >>> say_left_out(1, where=["in the headline"]), say_left_out(0)
    ('Not counted: 1 attributed word in the headline.', '')
    >>> print(say_left_out(9, 3, ["in the headline", "in questions", NO_VOICE]))
    Not counted: 9 attributed words: 3 of shares of people and 6 in the headline, in questions or \
of what seems to be no voice or no speech.
    >>> say_left_out(3, 3)
    'Not counted: 3 attributed words of shares of people.'
    """
    if n_words < 1:
        return ""
    others = any_of(where or [NO_VOICE])
    rest, polls = n_words - min(of_polls, n_words), "of shares of people"
    why = f": {of_polls:,} {polls} and {rest:,} {others}" if of_polls else f" {others}"
    return f"Not counted: {counted(n_words, 'attributed word')}{why if rest else f' {polls}'}."


def say_by_way_of(n_words: int, told: Sequence[tuple[str, str]]) -> str:
    """How many words a speaker gives as those of another source, which a lesson tells apart.

    >>> say_by_way_of(3, [("the report", "water was rising")]), say_by_way_of(0, [])
    ('Of these words 3 pass on what another said, and count for whoever passes it on: “water was \
rising” (from “the report”).', '')
    """
    if n_words < 1 or not told:
        return ""
    which = [f"{marked(shorten(words))} (from {marked(voice)})" for voice, words in told]
    one, several = "passes on what another said, and counts", "pass on what another said, and count"
    pass_on = f"{agree(n_words, one, several)} for whoever passes it on"
    return f"Of these words {n_words:,} {pass_on}: {listed(which, most=_MOST)}."


def say_reported(kinds: pd.DataFrame, n_words: int) -> str:
    """How much of an article is reported, and how much its own.

    >>> say_reported(pd.DataFrame({"n_words": [3, 4]}), 40)
    '7 of 40 words report what somebody said or wrote; in the rest the kit found no such words.'
    >>> for n in (40, 1):
    ...     print(say_reported(pd.DataFrame({"n_words": [0]}), n))
    In the 40 words the kit found nothing that somebody is reported to have said or written.
    In the one word the kit found nothing that somebody is reported to have said or written.
    """
    n = int(kinds["n_words"].sum())
    if not n_words:
        return "There is no word to report."
    if not n:
        words = counted(n_words, "word") if n_words > 1 else "one word"
        nothing = "nothing that somebody is reported to have said or written"
        return f"In the {words} the kit found {nothing}."
    told = f"{agree(n, 'reports', 'report')} what somebody said or wrote"
    if n == n_words:
        return f"{first_up(of_all(n, n_words, 'word'))} {told}."
    return f"{n:,} of {n_words:,} words {told}; in the rest the kit found no such words."


def say_interview(quotes: pd.DataFrame) -> str:
    """Whose the answers of an interview are that no word credits; empty for other articles.

    >>> say_interview(pd.DataFrame({"rule": ["answer", "nobody"], "voice": ["Ada Lane", pd.NA]}))
    'An interview: the answers are those of Ada Lane.'
    >>> say_interview(pd.DataFrame({"rule": ["answer"], "voice": [pd.NA]}))
    'An interview: whose the answers are is not clear.'
    """
    voices = quotes.loc[quotes["rule"] == "answer", "voice"]
    if voices.empty:
        return ""
    if voices.isna().any():
        return "An interview: whose the answers are is not clear."
    return closed(f"An interview: the answers are those of {voices.iloc[0]}")


def say_unnamed(quotes: pd.DataFrame, *, is_more: bool = False) -> str:
    """What rests on one person, or on a group, without a name.

    Parameters
    ----------
    quotes : DataFrame
        The attributions that a briefing counts.
    is_more : bool
        Whether there are some of people without a name among those that it does not count.

    Examples
    --------
    >>> print(say_unnamed(sk.Article("A sailor said it rained. Lane said it froze.").quotes))
    One statement comes from a person who is not named: “a sailor”.
    >>> print(say_unnamed(sk.Article("One user said it rained. One user said it froze.").quotes))
    2 statements come from people who are not named: “one user”.

    Words that point back name nobody; whose words they are is not told, but that there are some.

    >>> both = sk.Article("One of them said it rained. A sailor said it froze.").quotes
    >>> print(say_unnamed(both.assign(source_type="unnamed person")))
    2 statements come from people who are not named, one of them “a sailor”.

    Two verbs of one subject make one statement.

    >>> print(say_unnamed(sk.Article("A sailor said it rained and added that it froze.").quotes))
    One statement comes from a person who is not named: “a sailor”.
    >>> say_unnamed(sk.Article("One tweet said it rained.").quotes)
    'One statement comes from a tweet whose writer is not named.'
    >>> say_unnamed(sk.Article("One tweet said it rained. A tweet said it froze.").quotes)
    '2 statements come from tweets whose writers are not named.'
    >>> say_unnamed(sk.Article("Ada Lane said it froze.").quotes)
    'No statement was found that comes from unnamed people, alone or in a group.'
    >>> say_unnamed(sk.Article("Ada Lane said it froze.").quotes, is_more=True)
    'No statement that is counted comes from unnamed people, alone or in a group.'
    """
    if quotes.empty:
        return ""
    told = []
    is_again = quotes["source_start"].notna() & quotes["source_start"].duplicated()
    for kind, one, several in (
        ("unnamed person", "a person who is not named", "people who are not named"),
        ("unnamed group", "a group of unnamed people", "groups of unnamed people"),
    ):
        rows = quotes[(quotes["source_type"] == kind) & ~is_again]
        if len(rows):
            told.append(_come_from(one, several, rows["voice"].dropna().tolist(), len(rows)))
    for written, (n, n_written) in n_unsigned(quotes[~is_again]).items():
        one, several = f"a {written} whose writer is", f"{written}s whose writers are"
        called = f"{agree(n_written, one, several)} not named"
        told.append(_come_from(called, called, [], n))
    if told or quotes["source_type"].isin(["none", "other", "unclear"]).any():
        return " ".join(told)
    which = "that is counted comes" if is_more else "was found that comes"
    return f"No statement {which} from unnamed people, alone or in a group."


def say_polls(shares: Sequence[str]) -> str:
    """What a briefing does not count: reports credited to shares of those whom a poll asked.

    >>> say_polls(["45 percent of voters"]), say_polls([])
    ('Not counted: what shares of people said (“45 percent of voters”).', '')
    """
    if not shares:
        return ""
    told = [marked(share) for share in dict.fromkeys(map(small, shares))]
    return f"Not counted: what shares of people said ({listed(told, most=_MOST)})."


def _come_from(one: str, several: str, heard: Sequence[str], n: int) -> str:
    """“One statement comes from a group of unnamed people: “two officials”.”

    >>> _come_from("a sailor", "sailors", ["Rowers", "Some of them", "Elm aides", "rowers"], 4)
    '4 statements come from sailors, among them “rowers” and “Elm aides”.'
    >>> _come_from("a sailor", "sailors", ["Some of them"], 1)
    'One statement comes from a sailor.'
    """
    voices = [small(voice) for voice in labelled(heard)]
    names = [marked(voice) for voice in dict.fromkeys(voices)]
    among = f", {'one of' if len(names) == 1 else 'among'} them" if len(voices) < n else ":"
    who = f"{among} {listed(names, most=_MOST)}" if names else ""
    is_one = n == 1 or (len(names) == 1 and len(voices) == n and not _ONE.match(voices[0]))
    come = agree(n, "statement comes", "statements come")
    return f"{'One' if n == 1 else f'{n:,}'} {come} from {one if is_one else several}{who}."


_ONE = re.compile(r"(?:an?|one)\b", re.IGNORECASE)


def say_also_named(people: pd.DataFrame, n_more: int = 0) -> str:
    """Who else is named: the rows of `who_is_who` that a table has no room for, and how many more.

    >>> table = pd.DataFrame({"name": ["Ada Lane", "Elm Bank"], "n_quotes": [2, 0]})
    >>> say_also_named(table), say_also_named(table.head(0))
    ('Also named: Ada Lane (heard) and Elm Bank.', '')
    >>> say_also_named(table.tail(1), 2)
    'Also named: Elm Bank and 2 more.'
    """
    told = zip(people["name"], people["n_quotes"], strict=True)
    found = [f"{name}{' (heard)' * (n > 0)}" for name, n in told]
    room = 2 * _MOST + (len(found) == 2 * _MOST + 1)
    names = first_of(found, room, len(found) + n_more)
    return closed(f"Also named: {listed(names)}") if found else ""


def in_room(names: Sequence[str], most: int) -> list[str]:
    """The names; beyond `most` how many more there are, but for one, which has room.

    >>> in_room(["Lane", "Roe"], 1), in_room(["Lane", "Roe", "Elm"], 1)
    (['Lane', 'Roe'], ['Lane', '2 more'])
    """
    return first_of(names, len(names) if len(names) == most + 1 else most)


def say_topics(topics: pd.DataFrame, n: int = 6) -> str:
    """What an article uses again and far more than others do, names aside.

    Other words may be as frequent: those that any article has, or no nouns.

    >>> table = pd.DataFrame({"topic": ["toll", "boat"], "n": [2, 3], "is_all": [False, True]})
    >>> say_topics(table), say_topics(table.head(0))
    ('Among the words more frequent than in general English, names aside: \
“boat” (3 times) and “toll” (at least twice).', '')
    """
    shown = topics.head(n).sort_values("n", ascending=False, kind="stable")
    words = [
        f"{marked(topic)} ({'at least ' * (not is_all)}{times(k)})"
        for topic, k, is_all in zip(shown["topic"], shown["n"], shown["is_all"], strict=True)
    ]
    forms = f" and in all {agree(len(words), 'its', 'their')} forms" * bool(shown["is_all"].all())
    more = f"Among the words more frequent than in general English, names aside{forms}"
    return f"{more}: {listed(words)}." if words else ""


def say_headline(check: pd.DataFrame) -> str:
    """Which of the headline's names, figures, quotations and words the body bears out.

    Parameters
    ----------
    check : DataFrame
        What `headline_check` gives.

    Examples
    --------
    >>> table = pd.DataFrame({"item": ["Lane", "3", "ports"], "kind": ["name", "figure", "word"],
    ...                       "in_body": [True, True, False]})
    >>> say_headline(table)
    'The body has the name and the figure of the headline; it does not have the word “ports”.'
    >>> say_headline(table.assign(in_body=[True, False, False]))
    'The body has the name of the headline; it does not have the figure “3” or the word “ports”.'
    """
    if check.empty:
        return "No headline is set apart from the text, so there is none to hold against the body."
    has, lacks = [], []
    for kind, rows in check.drop_duplicates(["kind", "item"]).groupby("kind", sort=False):
        found, missing = rows[rows["in_body"]], rows[~rows["in_body"]]
        if len(found):
            has.append(_whole(str(kind), len(found), bool(len(missing))))
        if len(missing):
            items = any_of([marked(item) for item in missing["item"]])
            lacks.append(f"the {agree(len(missing), str(kind))} {items}")
    if not has:
        return f"The body does not have {any_of(lacks)} of the headline."
    lacking = f"; it does not have {any_of(lacks)}" if lacks else ""
    return f"The body has {listed(has)} of the headline{lacking}."


def _whole(kind: str, n: int, is_part: bool) -> str:
    """“the name”, “all 3 figures”, “2 of the main words”: a headline has others, like “to”."""
    kind = "main word" if kind == "word" else kind
    if is_part:
        return f"{n:,} of the {kind}s"
    if n == 1:
        return "the one main word" if kind == "main word" else f"the {kind}"
    return f"{'both' if n == 2 else f'all {n:,}'} {kind}s"


def say_error_rates(rates: pd.DataFrame) -> str:
    """How often such figures are right on news that no rule was made on.

    Parameters
    ----------
    rates : DataFrame
        The list `error_rates`.

    Examples
    --------
    >>> print(say_error_rates(sk.word_list("error_rates")))  # doctest: +ELLIPSIS
    On news that no rule was made on: of 100 quotations that the kit finds, ... are quotations. Of \
100 speakers to whom it gives a name, ... get the right one; where the text has only a description \
(“the mayor”), ... of 100. Names with their kinds score ... of 100 (F1: 100 if none is missed and \
none is wrong).
    """
    kit = rates[rates["method"] == "the kit"]
    quotations = _rate(kit, "attributions", "precision")
    is_described = kit["texts"].str.contains("descriptions")
    speakers, described = (
        _rate(rows, "speakers", "named and right, precision")
        for rows in (kit[~is_described], kit[is_described])
    )
    names = _rate(kit[kit["texts"].str.contains("all three")], "names", "F1")
    return (
        f"On news that no rule was made on: of 100 quotations that the kit finds, {quotations} are "
        f"quotations. Of 100 speakers to whom it gives a name, {speakers} get the right one; where "
        f"the text has only a description (“the mayor”), {described} of 100. Names with their "
        f"kinds score {names} of 100 (F1: 100 if none is missed and none is wrong)."
    )


def _rate(rates: pd.DataFrame, what: str, measure: str) -> int:
    """The lowest figure measured, in whole numbers."""
    rows = rates[(rates["what"] == what) & (rates["measure"] == measure)]
    return int(rows["value"].astype(float).min())
