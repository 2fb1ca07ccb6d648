"""Computed sentences about several accounts of one event."""

import pandas as pd

from studykit.accounts.columns import records
from studykit.wording import (
    MANY,
    agree,
    counted,
    listed,
    of_all,
    percent,
    portion,
    signed,
    times,
)

__all__ = [
    "say_accounts",
    "say_favoured",
    "say_only",
    "say_same_quotations",
    "say_source_kinds_in",
    "say_told",
    "say_tone_in",
]

_MOST = 3  # items of a kind that a sentence names
_HARDLY = 0.1  # of the sentences; where fewer have a counterpart, the event may be another
_ANYTHING = 0.005  # of the words in shared runs: a quotation that both print
_NEARLY = 0.9  # of the words in shared runs
_FEWEST = 8  # words of an account that a run of words can lie in


def say_accounts(accounts: pd.DataFrame) -> str:
    """How long the accounts are, and whether they tell of one event at all.

    Examples
    --------
    >>> table = pd.DataFrame({"account": ["A", "B"], "n_words": [700, 90], "n_sentences": [40, 20],
    ...                       "n_quotes": [1, 2], "share_told": [0.0, 0.05], "share_copied": 0.0})
    >>> say_accounts(table.assign(share_copied=[1.0, 0.95])).partition(". ")[2]
    'Nearly all of their words are the same: it is one text, printed more than once.'
    >>> say_accounts(table.assign(share_copied=1.0)).partition(". ")[2]
    'All of their words are the same: it is one text, printed more than once.'
    >>> say_accounts(table.assign(n_words=[700, 2])).partition(". ")[2]
    'In so few words nothing shows whether they tell of one event.'
    >>> print(say_accounts(table))
    A has 700 words and 1 attribution of speech; B has 90 words and 2 attributions of speech. \
Hardly a sentence of one has a full counterpart in the other: do they tell of one event?
    """
    parts = [
        f"{row.account} has {counted(row.n_words, 'word')} and"
        f" {counted(row.n_quotes, 'attribution of speech')}"
        for row in records(accounts)
    ]
    copied = accounts["share_copied"]
    if (copied > _NEARLY).all():
        nearly = "All" if (copied == 1).all() else "Nearly all"
        told = f"{nearly} of their words are the same: it is one text, printed more than once."
    elif (accounts["share_told"] < _HARDLY).all() and (copied < _ANYTHING).all():
        other = agree(len(accounts) - 1, "the other", "another")
        hardly = f"Hardly a sentence of one has a full counterpart in {other}"
        told = f"{hardly}: do they tell of one event?"
        if (accounts["n_words"] < _FEWEST).any():
            told = "In so few words nothing shows whether they tell of one event."
    else:
        shares = [
            f"{_sentences(row.share_told, row.n_sentences)} of {row.account}"
            for row in records(accounts)
        ]
        told = f"With a full counterpart elsewhere, by their words: {listed(shares)}."
    return f"{'; '.join(parts)}. {told}"


def _sentences(share: float, n: int) -> str:
    """Which part of the sentences, as a percentage unless they are few.

    >>> _sentences(0.25, 40), _sentences(0.5, 4), _sentences(1.0, 2)
    ('25% of the sentences', '2 of 4 sentences', 'both sentences')
    >>> _sentences(0.0, 40), _sentences(1.0, 40)
    ('none of the 40 sentences', 'all 40 sentences')
    """
    is_part = n >= MANY and 0 < share < 1
    return (
        f"{percent(share)} of the sentences" if is_part else of_all(round(share * n), n, "sentence")
    )


def say_same_quotations(quotations: pd.DataFrame) -> str:
    """How many quotations that are credited several accounts print, and what became of them.

    The words of one attribution in one sentence are one, be it a sentence or a part of it.

    Examples
    --------
    >>> a = sk.Article("“We will not go. We will not pay the toll,” said Ada Lane.")
    >>> say_same_quotations(sk.compare([a, a]).quotations)
    '2 attributed quotations, counted by the sentence, are in more than one account, word for word.'
    >>> say_only(sk.compare([a, sk.Article("It rained.")]).only)
    'Found only in A: 1 name and 2 attributed quotations, counted by the sentence.'
    >>> table = pd.DataFrame({"quotation": [0, 0, 1, 1], "how": ["fullest", "cut"] * 2,
    ...                       "voice": ["Ada Lane"] * 4, "lost": [None, "not", None, None]})
    >>> say_same_quotations(table)
    '2 attributed quotations, counted by the sentence, are in more than one account. Held against \
the fullest version of each, \
both other versions are cut. What is cut holds “not” once.'
    >>> say_same_quotations(table.assign(how=["fullest", "cut", "fullest", "altered"], lost=None))
    '2 attributed quotations, counted by the sentence, are in more than one account. Held against \
the fullest version of each, \
of the 2 other versions 1 is cut and 1 is altered.'
    >>> say_same_quotations(table.head(2))
    '1 attributed quotation is in more than one account. Held against the fullest \
version, the other is cut. What is cut holds “not” once.'
    """
    if quotations.empty:
        return "No attributed quotation was found in more than one account."
    n = quotations["quotation"].nunique()
    counts = quotations["how"].value_counts()
    sentence = f"{_quotations(n)} {agree(n, 'is')} in more than one account"
    sentence += _became(counts[counts.index != "fullest"], n)
    voices = quotations.dropna(subset=["voice"]).groupby("quotation")["voice"].nunique()
    if differ := int((voices > 1).sum()):
        sentence += f" {differ:,} {agree(differ, 'is')} credited in other words or to others."
    return sentence + _lost(quotations["lost"])


def _quotations(n: int) -> str:
    by = ", counted by the sentence," if n > 1 else ""
    return f"{counted(n, 'attributed quotation')}{by}"


def _became(counts: pd.Series, n: int) -> str:
    """What the other versions of the quotations made of the fullest one."""
    total = int(counts.sum())
    if list(counts.index) == ["word for word"]:
        return ", word for word."
    full = f". Held against the fullest version{' of each' * (n > 1)}, "
    if len(counts) == 1:
        whole = {1: "the other", 2: "both other versions"}.get(
            total, f"all {total:,} other versions"
        )
        return f"{full}{whole} {agree(total, 'is')} {counts.index[0]}."
    order = [how for how in ("word for word", "cut", "altered", "without marks") if how in counts]
    told = [f"{counts[how]:,} {agree(counts[how], 'is')} {how}" for how in order]
    return f"{full}of the {total:,} other versions {listed(told)}."


def _lost(column: pd.Series) -> str:
    words = [word for cell in column.dropna() for word in cell.split(", ")]
    if not words:
        return ""
    counts = pd.Series(words).value_counts(sort=False)
    often = [f"“{word}” {times(n)}" for word, n in counts.items()]
    return f" What is cut holds {listed(often)}."


def say_favoured(words: pd.DataFrame) -> str:
    """The words that each account clearly favours, and how many are too few to say.

    Examples
    --------
    >>> table = pd.DataFrame({"account": ["A", "B"], "word": ["rain", "sun"], "n": [20, 2],
    ...                       "n_others": [1, 0], "verdict": ["over", "too few to say"]})
    >>> say_favoured(table)
    'Clearly favoured: in A “rain” (20 against 1). In B no word is clearly favoured.'
    >>> five = pd.DataFrame({"account": "A", "word": list("vwxyz"), "n": 9, "n_others": 0,
    ...                      "verdict": "over"})
    >>> say_favoured(five)
    'Clearly favoured: in A “v” (9 against 0), “w” (9 against 0), “x” (9 against 0) and 2 more.'
    """
    clear = words[words["verdict"] == "over"]
    parts, none = [], []
    for letter in dict.fromkeys(words["account"]):
        mine = clear[clear["account"] == letter]
        found = [
            f"“{word}” ({n:,} against {there:,})"
            for word, n, there in zip(mine["word"], mine["n"], mine["n_others"], strict=True)
        ]
        if found:
            parts.append(f"in {letter} {listed(found, most=_MOST)}")
        else:
            none.append(str(letter))
    if not parts:
        return (
            f"No word is clearly more frequent in one account than in {others(words)}:"
            " they are too short or too much alike for that."
        )
    rest = f" In {listed(none)} no word is clearly favoured." if none else ""
    return f"Clearly favoured: {'; '.join(parts)}.{rest}"


def others(table: pd.DataFrame) -> str:
    """What an account is held against: “the other”, “the others”.

    >>> table = pd.DataFrame({"account": list("ABC")})
    >>> others(table.head(2)), others(table), others(table.head(0))
    ('the other', 'the others', 'the other')
    """
    return f"the {agree(max(table['account'].nunique() - 1, 1), 'other')}"


def say_source_kinds_in(kinds: pd.DataFrame) -> str:
    """How much of the attributed words of each account goes to sources with a name.

    Examples
    --------
    >>> table = pd.DataFrame({"account": ["A", "A", "B"], "n_words": [5, 5, 0],
    ...                       "source_type": ["named person", "none", "none"]})
    >>> say_source_kinds_in(table)
    'Of the attributed words, named people get 5 of 10 in A. In B no attributed words \
were found.'
    """
    totals = kinds.groupby("account", sort=False)["n_words"].sum()
    people = kinds[kinds["source_type"] == "named person"].set_index("account")["n_words"]
    shares = [
        f"{_part(int(people.get(letter, 0)), int(n))} in {letter}"
        for letter, n in totals.items()
        if n
    ]
    silent = [str(letter) for letter, n in totals.items() if not n]
    said = f"Of the attributed words, named people get {listed(shares)}." if shares else ""
    silence = f"In {listed(silent)} no attributed words were found." if silent else ""
    return " ".join(filter(None, (said, silence)))


def _part(n: int, total: int) -> str:
    """“all”, “none”, “5 of 10”, “50%”."""
    return {total: "all", 0: "none"}.get(n) or portion(n, total)


def say_tone_in(tone: pd.DataFrame) -> str:
    """The tone of each account outside quotations, and whether chance leaves a difference.

    Examples
    --------
    >>> table = pd.DataFrame({"account": ["A", "B"], "voice": ["reporter"] * 2, "mean": [0.1, 0.2],
    ...                       "low": [0.0, 0.0], "high": [0.2, 0.3], "is_enough": [True, True]})
    >>> say_tone_in(table)
    'The mean tone outside quotations is +0.10 in A and +0.20 in B; no difference is \
settled by so few sentences.'
    """
    mine = tone[(tone["voice"] == "reporter") & tone["is_enough"]]
    if len(mine) < 2:
        having = f"Only {mine['account'].iloc[0]}" if len(mine) else "No account"
        return f"{having} has enough sentences of different tone outside quotations to compare."
    means = [f"{signed(row.mean)} in {row.account}" for row in records(mine)]
    order = mine.sort_values("mean", kind="stable")
    lowest, highest = order.iloc[0], order.iloc[-1]
    told = (
        f"{lowest['account']} is lower than {highest['account']} beyond chance"
        if highest["mean"] - lowest["mean"] > _reach(lowest, highest, len(mine))
        else "no difference is settled by so few sentences"
    )
    few = [
        letter for letter in dict.fromkeys(tone["account"]) if letter not in set(mine["account"])
    ]
    rest = f" In {listed(few)} there are too few sentences of different tone." if few else ""
    return f"The mean tone outside quotations is {listed(means)}; {told}.{rest}"


def _reach(one: pd.Series, other: pd.Series, n: int) -> float:
    """How far two means may lie apart by chance; of several accounts the extremes lie farther."""
    reaches = [(row["high"] - row["low"]) / 2 for row in (one, other)]
    return sum(reaches) if n > 2 else sum(reach**2 for reach in reaches) ** 0.5


def say_told(sentences: pd.DataFrame) -> str:
    """How many sentences of each account have no counterpart in another.

    Examples
    --------
    >>> table = pd.DataFrame({"account": ["A", "A", "B"], "verdict": ["told", "only here", "told"]})
    >>> say_told(table)
    'Without a counterpart by their words: 1 of 2 sentences in A and no sentence in B.'
    >>> say_told(table.assign(verdict=["only here", "told", "too short"]))
    'Without a counterpart by their words: 1 of 2 sentences in A. Too short to say: B.'
    >>> say_told(table.assign(verdict=["only here", "too short", "told"]))
    'Without a counterpart ...: 1 of 2 sentences in A ... Too short to say: 1 sentence in A.'
    """
    parts, short = [], []
    for letter, verdicts in sentences.groupby("account", sort=False)["verdict"]:
        n_short, n = int((verdicts == "too short").sum()), int((verdicts == "only here").sum())
        if n_short:
            all_of_it = n_short == len(verdicts)
            short.append(
                str(letter) if all_of_it else f"{counted(n_short, 'sentence')} in {letter}"
            )
        if n_short < len(verdicts):
            is_none = n_short > 0 == n
            which = "no sentence" if is_none else of_all(n, len(verdicts), "sentence")
            parts.append(f"{which} in {letter}")
    said = f"Without a counterpart by their words: {listed(parts)}." if parts else ""
    return " ".join([said, f"Too short to say: {listed(short)}." * bool(short)]).strip()


_CALLED = {"date": ("date or time", "dates or times")}


def say_only(only: pd.DataFrame) -> str:
    """What one account alone names, counts and quotes.

    Examples
    --------
    >>> a, b = sk.Article("It rained at 5 p.m. in Elm."), sk.Article("It rained in Elm.")
    >>> say_only(sk.compare([a, b]).only)
    'Found only in A: 1 date or time.'
    """
    if only.empty:
        return "No name, figure, date or quotation was found in one account alone."
    parts = []
    for letter, rows in only.groupby("account", sort=False):
        counts = rows["kind"].value_counts()
        kinds = [
            _quotations(counts[kind]).rstrip(",")
            if kind == "quotation"
            else counted(counts[kind], *_CALLED.get(kind, (kind,)))
            for kind in ("name", "figure", "date", "quotation")
            if kind in counts
        ]
        parts.append(f"Found only in {letter}: {listed(kinds)}.")
    return " ".join(parts)
