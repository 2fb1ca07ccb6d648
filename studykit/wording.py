"""The grammar of computed sentences and titles: counts, lists, shares, ties and notes in words.

A library for plurals was tried: importing `inflect` takes two seconds, and the kit counts some
forty nouns, all but a few of them regular.
"""

import re
from collections.abc import Hashable, Iterable, Sequence
from decimal import ROUND_HALF_UP, Decimal
from math import isclose, isfinite
from typing import Any

import pandas as pd

_PLURALS = {
    "person": "people",
    "country": "countries",
    "is": "are",
    "has": "have",
    "attribution of speech": "attributions of speech",
}
MANY = 20
"""Of fewer than this, a count is given and no percentage."""


def listed(words: Sequence[str], *, most: int | None = None) -> str:
    """The words as English lists them; beyond `most`, the rest is counted.

    Examples
    --------
    >>> listed(["war", "peace", "talks"]), listed(["war", "peace", "talks"], most=1)
    ('war, peace and talks', 'war and 2 more')
    >>> listed(["Lane", "Elm and its port"]), listed(["Elm and its port", "Lane"])
    ('Lane, and Elm and its port', 'Elm and its port, and Lane')
    >>> listed(["“war and peace”", "“rain”"])
    '“war and peace” and “rain”'
    """
    if most is not None:
        words = first_of(words, most)
    if len(words) < 2:
        return "".join(words)
    is_apart = any(" and " in _QUOTED.sub("", word) for word in words)
    return ", ".join(words[:-1]) + (", and " if is_apart else " and ") + words[-1]


_QUOTED = re.compile("“[^”]*”")  # in which an “and” joins nothing of the sentence


def any_of(words: Sequence[str]) -> str:
    """What is denied of several words.

    >>> any_of(["war", "peace", "talks"]), any_of(["war"])
    ('war, peace or talks', 'war')
    """
    return " or ".join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else "".join(words)


def first_of(names: Sequence[str], n: int, total: int = 0) -> list[str]:
    """The first `n` names, and how many there are more; in `total`, with those left unnamed.

    >>> first_of(["Lane", "Roe", "Elm"], 2), first_of(["Lane"], 2)
    (['Lane', 'Roe', '1 more'], ['Lane'])
    >>> first_of(["Lane"], 2, 3), first_of([], 2, 1)
    (['Lane', '2 more'], ['1 more'])
    """
    shown = names[:n]
    more = max(len(names), total) - len(shown)
    return [*shown, *[f"{more:,} more"] * (more > 0)]


def agree(n: int, one: str, many: str | None = None) -> str:
    """A noun or a verb in the form that goes with a number.

    Examples
    --------
    >>> agree(1, "is"), agree(2, "is"), agree(2, "quote"), agree(1, "holds", "hold")
    ('is', 'are', 'quotes', 'holds')
    """
    return one if n == 1 else many or _PLURALS.get(one, f"{one}s")


def counted(n: int, one: str, many: str | None = None) -> str:
    """The number with its noun in the right form; the last word is the noun.

    Examples
    --------
    >>> counted(1, "quote"), counted(1200, "quote"), counted(2, "country"), counted(0, "quote")
    ('1 quote', '1,200 quotes', '2 countries', 'no quotes')
    """
    return f"{number(n)} {agree(n, one, many)}"


def number(n: int, none: str = "no") -> str:
    """A count; 0 is a word.

    Examples
    --------
    >>> number(1200), number(0), number(0, "none")
    ('1,200', 'no', 'none')
    """
    return f"{n:,}" if n else none


def times(n: int) -> str:
    """How often.

    Examples
    --------
    >>> times(1), times(2), times(1000)
    ('once', 'twice', '1,000 times')
    """
    return {1: "once", 2: "twice"}.get(n, f"{n:,} times")


def marked(word: str) -> str:
    """A word in quotation marks; those within it become single ones.

    >>> marked("the “old” town"), marked('the "old" town')
    ('“the ‘old’ town”', "“the 'old' town”")
    """
    return f"“{word.translate(_INNER)}”"


_INNER = str.maketrans('“”"', "‘’'")


def rounded(value: float, places: int = 0) -> float:
    """A number to so many decimal places, halves up, as whoever holds it to the table rounds it.

    Python rounds halves to the even number, and what is no half in binary only (2.675) down.
    Shares of a whole are each rounded for themselves, though they may come to 99 or 101 in all.

    Examples
    --------
    >>> rounded(82.5), rounded(20.25, 1), rounded(2.675, 2), rounded(-0.125, 2), rounded(-0.3)
    (83.0, 20.3, 2.68, -0.13, 0.0)
    """
    if not isfinite(value):
        return value
    shown = Decimal(f"{value:.{_SURE}f}")
    return float(shown.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)) + 0.0  # no −0


_SURE = 9  # decimal places beyond which a mean is not sure of its own


def percent(share: float) -> str:
    """A share of 0 to 1 as a percentage; what is not nothing, or not all, is not made so.

    Examples
    --------
    >>> percent(0.256), percent(0.001), percent(0.999), percent(1.0), percent(57 / 200)
    ('26%', 'under 1%', 'over 99%', '100%', '29%')
    """
    if 0 < share < 0.005:
        return "under 1%"
    return "over 99%" if 0.995 <= share < 1 else f"{rounded(100 * share):.0f}%"


def portion(n: int, total: int) -> str:
    """A part of a whole: as a percentage, unless the whole is small.

    Examples
    --------
    >>> portion(3, 8), portion(50, 200)
    ('3 of 8', '25%')
    """
    return percent(n / total) if total >= MANY else f"{n:,} of {total:,}"


def portion_of(n: int, total: int, noun: str) -> str:
    """A part of things, after a verb.

    Examples
    --------
    >>> portion_of(3, 8, "word"), portion_of(50, 200, "word"), portion_of(8, 8, "word")
    ('3 of 8 words', '25% of the words', 'all the words')
    >>> portion_of(1, 1, "word")
    'the one word'
    """
    if n == total:
        return f"all the {noun}s" if total > 1 else f"the one {noun}"
    return f"{portion(n, total)} {'of the ' * (total >= MANY)}{noun}s"


def with_portion(n: int, total: int) -> str:
    """A count, with its percentage unless the whole is small.

    Examples
    --------
    >>> with_portion(3, 8), with_portion(50, 200)
    ('3', '50 (25%)')
    """
    return f"{n:,} ({percent(n / total)})" if total >= MANY else f"{n:,}"


def of_all(n: int, total: int, noun: str) -> str:
    """A part of things that are counted, the subject of a sentence.

    Examples
    --------
    >>> of_all(2, 3, "word"), of_all(3, 3, "word"), of_all(0, 3, "word"), of_all(1, 1, "word")
    ('2 of 3 words', 'all 3 words', 'none of the 3 words', 'the one word')
    >>> of_all(2, 2, "word"), of_all(0, 2, "word")
    ('both words', 'neither word')
    """
    if total == 1:
        return f"{'the one' if n else 'no'} {noun}"
    if total == 2 and n != 1:
        return f"both {agree(2, noun)}" if n else f"neither {noun}"
    if n == total:
        return f"all {n:,} {agree(n, noun)}"
    return f"{n:,} of {counted(total, noun)}" if n else f"none of the {counted(total, noun)}"


def divided(parts: list[tuple[int, str]]) -> str:
    """How a whole divides: “all indirect”, “1 direct and 2 mixed”.

    >>> divided([(0, "direct"), (3, "indirect")]), divided([(1, "direct"), (2, "mixed")])
    ('all indirect', '1 direct and 2 mixed')
    """
    parts = [(n, what) for n, what in parts if n]
    if len(parts) == 1:
        n, what = parts[0]
        return {1: what, 2: f"both {what}"}.get(n, f"all {what}")
    return listed([f"{n:,} {what}" for n, what in parts])


def how_many_of_them(n: int, total: int) -> str:
    """How many of what was just counted.

    >>> [how_many_of_them(n, total) for n, total in ((0, 3), (0, 2), (2, 3), (2, 2), (3, 3))]
    ['none', 'neither', '2', 'both', 'all']
    """
    if n == 0:
        return "neither" if total == 2 else "none"
    return f"{n:,}" if n < total else "both" if total == 2 else "all"


def closed(sentence: str) -> str:
    """A sentence with its full stop, which an abbreviation or a quotation at its end has already.

    >>> closed("It rained"), closed("Also named: the F.B.I."), closed("It is “Rain.”")
    ('It rained.', 'Also named: the F.B.I.', 'It is “Rain.”')
    >>> closed("It is “‘Rain.’”"), closed("It is “it rained …”")
    ('It is “‘Rain.’”', 'It is “it rained …”.')
    """
    return sentence if sentence.rstrip("’”").endswith((".", "!", "?")) else f"{sentence}."


def first_up(sentence: str) -> str:
    """A sentence that begins with a capital."""
    return sentence[:1].upper() + sentence[1:]


def signed(value: float) -> str:
    """A number with its sign and two decimal places; zero has no sign.

    Examples
    --------
    >>> signed(-0.5), signed(1.25), signed(0.0), signed(-0.125), signed(-0.004)
    ('−0.50', '+1.25', '0.00', '−0.13', '0.00')
    """
    shown = rounded(value, 2)
    sign = "" if shown == 0 else "+" if shown > 0 else "−"
    return f"{sign}{abs(shown):.2f}"


def leaders(labels: Iterable[Any], values: Iterable[float]) -> list[Any]:
    """Those that share the highest value, in the order given: one is a winner, several a tie.

    Examples
    --------
    >>> leaders(["war", "peace", "talks"], [2, 1, 2]), leaders([], [])
    (['war', 'talks'], [])

    What comes out of a subtraction may differ in the last decimal place.

    >>> leaders(["war", "peace"], [11 / 22 - 7 / 22, 12 / 22 - 8 / 22])
    ['war', 'peace']
    """
    rows = list(zip(labels, values, strict=True))
    highest = max((value for _, value in rows), default=0)
    return [label for label, value in rows if isclose(value, highest, abs_tol=_ALIKE)]


_ALIKE = 1e-9


def tied(labels: Sequence[str], noun: str, *, most: int = 3) -> str:
    """Those that share a place, as the subject of a sentence: by name, or counted if many.

    Examples
    --------
    >>> tied(["war", "peace"], "word"), tied(["a", "b", "c", "d"], "word")
    ('war and peace', '4 words')
    """
    return listed(labels) if len(labels) <= most else counted(len(labels), noun)


def with_counts(
    labels: Sequence[str], counts: list[int], n: int, *, wrap: str = "“{}”"
) -> list[str]:
    """The first n labels with their counts, and how many more have the last one's count.

    Examples
    --------
    >>> listed(with_counts(["war", "peace", "talks"], [3, 1, 1], 2))
    '“war” (3), “peace” (1) and 1 more (1)'
    """
    shown = [
        f"{wrap.format(label)} ({count:,})"
        for label, count in zip(labels[:n], counts[:n], strict=True)
    ]
    if rest := counts[n:].count(counts[n - 1]) if len(counts) > n else 0:
        shown.append(f"{rest:,} more ({counts[n - 1]:,})")
    return shown


def without_doubles(values: Iterable[Hashable]) -> list[Any]:
    """Each value once, in the order of its first place."""
    return list(dict.fromkeys(values))


def shorten(text: str, longest: int = 60) -> str:
    """A text on one line, of some `longest` characters, cut between two words where it has two.

    Examples
    --------
    >>> shorten("the  people of\\nthe town", 12), shorten("the townspeople", 12)
    ('the people …', 'the …')
    """
    flat = " ".join(text.split())
    if len(flat) <= longest:
        return flat
    whole, blank, _ = flat[:longest].rpartition(" ")
    return f"{whole if blank else flat[: longest - 1]} …"


def beginning(text: str, n_words: int) -> str:
    """The first words of a text, with a sign that more follow."""
    words = text.split()
    return " ".join(words[:n_words]) + (" …" if len(words) > n_words else "")


def correction_note(report: pd.DataFrame | None) -> str:
    """How many attributions a person corrected, for the foot of a chart; empty if none.

    Parameters
    ----------
    report : DataFrame or None
        `article.corrections`.

    Examples
    --------
    >>> correction_note(pd.DataFrame({"line": [2, 5], "applied": [True, False]}))
    '1 attribution corrected by hand; 1 correction not applied (line 5)'
    """
    if report is None or report.empty:
        return ""
    note = f"{counted(int(report['applied'].sum()), 'attribution')} corrected by hand"
    lines = report["line"][~report["applied"]].astype(str).tolist()
    if not lines:
        return note
    which = f"{agree(len(lines), 'line')} {listed(lines)}"
    return f"{note}; {counted(len(lines), 'correction')} not applied ({which})"
