"""Computed sentences about tone. None gives a mean without its spread."""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import pandas as pd

from studykit.findings.called import agree_with, small, within
from studykit.sentiment import label
from studykit.sentiment.opinion import BOUND
from studykit.sentiment.trust import FEWEST, mean_with_interval, means_above
from studykit.sentiment.vader import normalised
from studykit.sentiment.voices import REPORTER
from studykit.speech import NOBODY
from studykit.wording import (
    agree,
    closed,
    counted,
    first_up,
    leaders,
    listed,
    marked,
    number,
    of_all,
    shorten,
    signed,
    times,
)

OUTSIDE = "outside quotations"
"""What a chart calls the reporter's words, some of which may be another's: an answer, a letter."""

__all__ = [
    "say_tone",
    "say_tone_along",
    "say_tone_by_name",
    "say_tone_by_paragraph",
    "say_tone_by_voice",
    "say_working",
]


def _between(low: float, high: float) -> str:
    return f"{signed(low)} to {signed(high)}"


def is_beyond_chance(low: float, high: float) -> bool:
    """Whether an interval, as it is printed, leaves 0 out.

    >>> is_beyond_chance(-0.15, -0.004), is_beyond_chance(-0.15, -0.006)
    (False, True)
    """
    return bool(round(low, 2) > 0 or round(high, 2) < 0)


def _verdict(low: float, high: float) -> str:
    """What an interval allows to say.

    >>> _verdict(0.1, 0.3), _verdict(-0.1, 0.1)
    ('positive on average', 'neither positive nor negative beyond chance')
    """
    if not is_beyond_chance(low, high):
        return "neither positive nor negative beyond chance"
    return "positive on average" if low > 0 else "negative on average"


# ---------------------------------------------------------------- the whole article


def say_tone(sentiment: pd.DataFrame) -> str:
    """How many sentences are positive, negative and neutral, and the mean with its interval.

    Examples
    --------
    >>> say_tone(sk.Article("It was good. It was bad. It rained.").sentiment)
    'Of 3 sentences, 1 is positive, 1 negative and 1 neutral: too few for a mean.'
    """
    if sentiment.empty:
        return "There is no sentence to score."
    scores = sentiment["compound"].tolist()
    n = Counter(map(label, scores))
    if len(n) == 1:
        every = first_up(of_all(len(scores), len(scores), "sentence"))
        said = f"{every} {agree(len(scores), 'is')} {next(iter(n))}"
    else:
        first, *rest = ("positive", "negative", "neutral")
        of = f"Of {counted(len(scores), 'sentence')}"
        is_or_are = "are" if n[first] > 1 else "is"
        told = [f"{number(n[first], 'none')} {is_or_are} {first}"]
        told += [f"{number(n[kind], 'none')} {kind}" for kind in rest]
        said = f"{of}, {listed(told)}"
    mean = mean_with_interval(scores)
    if len(scores) < FEWEST:
        return f"{said}: too few for a mean."
    if not mean["is_enough"]:
        return f"{said}: each has a score of {signed(scores[0])}."
    return (
        f"{said}. The mean score is {signed(mean['mean'])} (95% interval "
        f"{_between(mean['low'], mean['high'])}): {_verdict(mean['low'], mean['high'])}."
    )


# ---------------------------------------------------------------- one sentence


def title_working(valence: pd.DataFrame) -> str:
    """What the words add up to."""
    if not valence["adjusted"].any():
        return "No word of the sentence counts, so its score is 0"
    total = float(valence["adjusted"].sum())
    return f"The words add up to {signed(total)}, a score of {signed(normalised(total))}"


def say_working(valence: pd.DataFrame) -> str:
    """How the rows of one sentence in `valence` come to its score.

    Examples
    --------
    >>> print(say_working(sk.Article("The plan is good.").valence))
    The words add up to +2.45, a score of +0.53: “good” (+2.45).
    """
    moved = valence[valence["adjusted"] != 0]
    if moved.empty:
        return f"{title_working(valence)}."
    entries = Counter(
        (row["token"], ", ".join([signed(row["adjusted"]), *_known(row["reason"])]))
        for row in moved.to_dict("records")
    )
    parts = [
        f"{marked(token)} ({why}{f', {times(n)}' if n > 1 else ''})"
        for (token, why), n in entries.items()
    ]
    return f"{title_working(valence)}: {listed(parts)}."


def _known(reason: Any) -> list[str]:
    return [] if pd.isna(reason) else [str(reason)]


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
        verdict = _verdict(row["low"], row["high"])
        said = f"{names[0]} {_sounds(row[noun], noun)} {verdict}"
        drawn = "drawn " * (noun == "name")
        others = f"no other {_KINDS[noun]} {drawn}has enough {_sentences(tone)} to say"
        return first_up(said if len(tone) == 1 else f"{said}; {others}")
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
    return f"No difference between {len(names):,} {noun}s is settled by so few sentences"


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
    """
    return _say_means(tone, "voice")


def say_tone_by_name(tone: pd.DataFrame, *, n: int = 10) -> str:
    """How the sentences sound that mention the `n` most mentioned names."""
    return _say_means(tone.head(n), "name", of=len(tone))


def _say_means(tone: pd.DataFrame, noun: str, *, of: int = 0) -> str:
    said = [closed(title_means(tone, noun))]
    rows = [
        f"{shorten(row_label(row[noun]))} {signed(row['mean'])} "
        f"({_between(row['low'], row['high'])})"
        for row in tone.to_dict("records")
        if row["is_enough"]
    ]
    if rows:
        few = len(tone) - len(rows)
        if of > len(tone):
            them = f"of the {len(tone):,} names drawn, {few}"
        else:
            them = counted(few, _KINDS[noun], _MANY[noun])
        rest = f"; {them} {agree(few, 'has')} too few {_sentences(tone)} to say"
        said.append(f"Mean score (95% interval): {listed(rows)}{rest if few else ''}.")
    return " ".join(said)


# ---------------------------------------------------------------- along the article


def title_tone_along(tone: pd.DataFrame) -> str:
    """Which sentences are lowest and highest, as far as any is negative or positive."""
    scores, ids = tone["compound"].tolist(), tone["sentence_id"].tolist()
    low, high = min(scores), max(scores)
    if low == high:
        every = first_up(of_all(len(ids), len(ids), "sentence"))
        return f"{every} {agree(len(ids), 'has')} a score of {signed(low)}"
    lowest = _place("lowest", leaders(ids, [-score for score in scores]), low)
    highest = _place("highest", leaders(ids, scores), high)
    if low > -BOUND and high < BOUND:
        return "No sentence is positive, and none negative"
    if low > -BOUND:
        return f"The tone is {highest}; no sentence is negative"
    if high < BOUND:
        return f"The tone is {lowest}; no sentence is positive"
    return f"The tone is {lowest} and {highest}"


def _place(which: str, ids: list[int], score: float) -> str:
    where = f"{agree(len(ids), 'sentence')} {listed(list(map(str, ids)))}"
    return (
        f"{which} in {where if len(ids) < 4 else counted(len(ids), 'sentence')} ({signed(score)})"
    )


def say_tone_along(tone: pd.DataFrame) -> str:
    """Which sentences are lowest and highest, and whether one third of the article differs.

    Examples
    --------
    >>> print(say_tone_along(sk.tone_along(pd.DataFrame(
    ...     {"start": [0, 2, 4], "end": [1, 3, 5], "compound": [0.5, 0.0, -0.5]}))))
    The tone is lowest in sentence 2 (−0.50) and highest in sentence 0 (+0.50). \
Sentences are counted from 0.
    """
    if tone.empty:
        return "There is no sentence to score."
    said = f"{title_tone_along(tone)}."
    if " in sentence" in said:
        said += " Sentences are counted from 0."
    scores = tone["compound"].tolist()
    if len(scores) < 3 * FEWEST:
        return said
    return f"{said} {_thirds(scores)}"


def _thirds(scores: Sequence[float]) -> str:
    names = ("first", "middle", "last")
    cuts = [round(len(scores) * k / 3) for k in range(4)]
    group = [name for name, (a, b) in zip(names, pairwise(cuts), strict=True) for _ in range(a, b)]
    above = means_above(group, range(len(scores)), scores)
    mean = {
        name: sum(scores[a:b]) / (b - a) for name, (a, b) in zip(names, pairwise(cuts), strict=True)
    }
    told = [
        f"the mean score of the {low} third ({signed(mean[low])}) is lower than that of the "
        f"{' and of the '.join(f'{high} ({signed(mean[high])})' for high in highs)}"
        for low, highs in ((str(low), list(map(str, highs))) for low, highs in above.items())
        if highs
    ]
    if not told:
        return "No third of the article differs in its mean score from another beyond chance."
    return f"{first_up(', and '.join(told))}."


def title_tone_by_paragraph(tone: pd.DataFrame) -> str:
    """How many paragraphs are positive, and how many negative, in all their sentences."""
    n = len(tone)
    positive = int((tone["lowest"] >= BOUND).sum())
    negative = int((tone["highest"] <= -BOUND).sum())
    if n == 1:
        kind = "positive" if positive else "negative" if negative else None
        return (
            f"The one paragraph is {kind} throughout"
            if kind
            else ("The one paragraph is neither positive nor negative throughout")
        )
    part = first_up(of_all(positive, n, "paragraph"))
    are = agree(positive or 1, "is")
    if n == 2 and not positive and not negative:
        return f"{part} is positive throughout, and neither is negative"
    return (
        f"{part} {are} positive throughout, and {number(negative, 'none')} "
        f"{agree(negative or 1, 'is')} negative"
    )


def say_tone_by_paragraph(tone: pd.DataFrame) -> str:
    """How many paragraphs are of one tone, and how many hold both.

    >>> bad = pd.DataFrame({"lowest": [-0.5, -0.5], "highest": [-0.5, -0.5], "n": [1, 1]})
    >>> print(say_tone_by_paragraph(bad))
    Neither paragraph is positive throughout, and 2 are negative. No paragraph has more than one \
sentence.
    >>> title_tone_by_paragraph(bad.assign(lowest=0.0, highest=0.0))
    'Neither paragraph is positive throughout, and neither is negative'
    """
    if tone.empty:
        return "There is no paragraph to score."
    said = f"{title_tone_by_paragraph(tone)}."
    mixed = int(((tone["lowest"] <= -BOUND) & (tone["highest"] >= BOUND)).sum())
    several = int((tone["n"] > 1).sum())
    if len(tone) == 1:
        return f"{said[:-1]}; it holds both a positive and a negative sentence." if mixed else said
    if not several:
        return f"{said} No paragraph has more than one sentence."
    part = first_up(of_all(mixed, several, "paragraph"))
    holds = agree(mixed or 1, "holds", "hold")
    return f"{said} {part} with more than one sentence {holds} both a positive and a negative one."
