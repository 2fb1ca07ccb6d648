"""Computed sentences about whose tone differs from whose, by voice and by name."""

import pandas as pd

from studykit.findings.called import agree_with, small, within
from studykit.sentiment.opinion import BOUND
from studykit.sentiment.trust import FEWEST
from studykit.sentiment.voices import REPORTER
from studykit.speech import NOBODY
from studykit.wording import (
    agree,
    closed,
    counted,
    first_up,
    listed,
    rounded,
    shorten,
    signed,
)

__all__ = ["say_tone_by_name", "say_tone_by_voice"]

OUTSIDE = "outside quotations"
"""What a chart calls the reporter's words, some of which may be another's: an answer, a letter."""


def between(low: float, high: float) -> str:
    return f"{signed(low)} to {signed(high)}"


def is_beyond_chance(low: float, high: float) -> bool:
    """Whether an interval, as it is printed, leaves 0 out.

    >>> is_beyond_chance(-0.15, -0.004), is_beyond_chance(-0.15, -0.006)
    (False, True)
    """
    return rounded(low, 2) > 0 or rounded(high, 2) < 0


def verdict(low: float, high: float) -> str:
    """What an interval allows to say.

    >>> verdict(0.1, 0.3), verdict(-0.1, 0.1)
    ('positive on average', 'neither positive nor negative beyond chance')
    """
    if not is_beyond_chance(low, high):
        return "neither positive nor negative beyond chance"
    return "positive on average" if low > 0 else "negative on average"


# ---------------------------------------------------------------- means with intervals


def title_means(tone: pd.DataFrame, noun: str) -> str:
    """Whose sentences have a lower mean than whose, where that is settled.

    Parameters
    ----------
    tone : DataFrame
        What `tone_by_voice` or `tone_by_name` gives, or its first rows.
    noun : {"voice", "name"}
        Which of the two.
    """
    known = tone[tone["is_enough"]]
    names = [_subject(name, noun) for name in known[noun]]
    if not names:
        return f"No {_KINDS[noun]} has enough {_sentences(tone)} to say how {_THEY[noun]}"
    if len(names) == 1:
        row = known.iloc[0]
        sounds = verdict(row["low"], row["high"])
        said = f"{names[0]} {_sounds(row[noun], noun)} {sounds}"
        drawn = "drawn " * (noun == "name")
        other = "other " * (row[noun] != NOBODY)
        others = f"no {other}{_KINDS[noun]} {drawn}has enough {_sentences(tone)} to say"
        is_alone = set(tone[noun]) <= {row[noun], NOBODY}
        return first_up(said if is_alone else f"{said}; {others}")
    called = dict(zip(known[noun], names, strict=True))
    order = known.sort_values("mean", kind="stable")
    for name, above in zip(order[noun], order["above"], strict=True):
        higher = [other for other in order[noun][::-1] if other in above]
        if higher:
            than = _object(higher[0], called[higher[0]], noun)
            is_negative = known.loc[known[noun].eq(higher[0]), "mean"].item() <= -BOUND
            compared = f"{_verb(name, noun, 'sounds', 'sound')} more negative"
            if not is_negative:
                compared = f"{_verb(name, noun, 'is', 'are')} lower in tone"
            return first_up(f"{called[name]} {compared} than {than}")
    if len(names) == 2:
        or_ = " or ".join(names).replace("or sentences that", "or those that")
        are = _verb(known[noun].iloc[-1], noun, "is", "are")
        return f"Whether {or_} {are} higher in tone is not settled"
    n, nobody = len(names), ""
    if noun == "voice" and NOBODY in called:
        n, nobody = n - 1, f" and {called[NOBODY]}"
    return f"No difference between {n:,} {noun}s{nobody} is settled by so few sentences"


def _object(name: str, called: str, noun: str) -> str:
    """What a voice's words are called after those of another."""
    if noun == "name":
        return called.replace("sentences that", "those that")
    is_words = name in (REPORTER, NOBODY)
    return called if is_words else f"what {called} {agree_with([name], 'says', 'say')}"


# A name's table has no organizations.
_KINDS = {"voice": "voice", "name": "person or place"}
_MANY = {"voice": "voices", "name": "people or places"}
_THEY = {"voice": "it sounds", "name": "they sound"}


def _sounds(name: str, noun: str) -> str:
    return _verb(name, noun, "sounds", "sound")


def _verb(name: str, noun: str, one: str, many: str) -> str:
    """The verb of a voice, or of the sentences that mention a name."""
    return agree_with([name], one, many) if noun == "voice" else many


def _sentences(tone: pd.DataFrame) -> str:
    """What is too few: sentences, or of many such as do not all have one score.

    >>> _sentences(pd.DataFrame({"n": [3, 9], "is_enough": [False, True]}))
    'sentences'
    >>> _sentences(pd.DataFrame({"n": [3, 9], "is_enough": [False, False]}))
    'sentences of different tone'
    """
    is_flat = (tone["n"] >= FEWEST) & ~tone["is_enough"].astype(bool)
    return "sentences" + " of different tone" * bool(is_flat.any())


def _subject(name: str, noun: str) -> str:
    if noun == "name":
        return f"sentences that mention {within(name)}"
    called = {REPORTER: f"what is {OUTSIDE}", NOBODY: "what nobody is credited with"}
    return called.get(name, within(small(name)))


def row_label(name: str) -> str:
    """What a row of means is called: in an interview not all such words are the reporter's.

    >>> row_label("reporter"), row_label("Ada Lane")
    ('outside quotations', 'Ada Lane')
    """
    return OUTSIDE if name == REPORTER else name


def say_tone_by_voice(tone: pd.DataFrame) -> str:
    """How the voices with enough sentences sound, and how many have too few.

    Examples
    --------
    >>> say_tone_by_voice(pd.DataFrame({"voice": ["reporter"], "n": [2], "mean": [0.1],
    ...     "low": [pd.NA], "high": [pd.NA], "is_enough": [False], "above": [[]]}))
    'No voice has enough sentences to say how it sounds.'
    >>> two = pd.DataFrame({"voice": ["reporter", "Ada Lane"], "n": [9, 9], "mean": [-0.22, 0.20],
    ...     "low": [-0.4, 0.1], "high": [0.0, 0.3], "is_enough": True, "above": [["Ada Lane"], []]})
    >>> say_tone_by_voice(two).partition(". ")[0]
    'What is outside quotations is lower in tone than what Ada Lane says'
    >>> say_tone_by_voice(two.assign(mean=[-0.4, -0.2])).partition(". ")[0]
    'What is outside quotations sounds more negative than what Ada Lane says'

    Words that nobody is credited with are of no voice.

    >>> some = two.assign(voice=["nobody credited", "Ada Lane"], above=[[], []])
    >>> say_tone_by_voice(some.assign(is_enough=[False, True]))
    'Ada Lane sounds positive on average. Mean score (95% interval): Ada Lane +0.20 ...+0.30).'
    >>> four = pd.concat([some, two.assign(voice=["Bo Roe", "Jo Kim"], above=[[], []])])
    >>> say_tone_by_voice(four).partition(". ")[0]
    'No difference between 3 voices and what nobody is credited with is settled by so few sentences'
    """
    return _say_means(tone, "voice")


def say_tone_by_name(tone: pd.DataFrame, *, n: int = 10) -> str:
    """How the sentences sound that mention the `n` most mentioned names."""
    return _say_means(tone.head(n), "name", of=len(tone))


def _say_means(tone: pd.DataFrame, noun: str, *, of: int = 0) -> str:
    said = [closed(title_means(tone, noun))]
    rows = [
        f"{shorten(row_label(row[noun]))} {signed(row['mean'])} "
        f"({between(row['low'], row['high'])})"
        for row in tone.to_dict("records")
        if row["is_enough"]
    ]
    if rows:
        few = int((~tone["is_enough"].astype(bool) & (tone[noun] != NOBODY)).sum())
        if of > len(tone):
            them = f"of the {len(tone):,} names drawn, {few}"
        else:
            them = counted(few, _KINDS[noun], _MANY[noun])
        rest = f"; {them} {agree(few, 'has')} too few {_sentences(tone)} to say"
        said.append(f"Mean score (95% interval): {listed(rows)}{rest if few else ''}.")
    return " ".join(said)
