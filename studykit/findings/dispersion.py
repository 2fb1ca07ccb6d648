"""Computed sentences about where along the text words occur, and how evenly."""

from collections.abc import Iterable, Sequence

import pandas as pd

from studykit.findings.words import winners
from studykit.wording import agree, any_of, counted, leaders, listed, marked, rounded, times

__all__ = ["say_concordance", "say_dispersion", "say_evenness", "say_trend"]

_MANY = 4  # parts that are not told one by one
_TOO_SELDOM = "No word occurs often enough to say how it is spread."


# ---------------------------------------------------------------- places


def say_concordance(lines: pd.DataFrame) -> str:
    """How many hits there are, and in how many sentences and paragraphs.

    Examples
    --------
    >>> article = sk.Article("War is war.")
    >>> say_concordance(sk.concordance(article.text, article.tokens, "war"))
    '2 hits in 1 sentence and 1 paragraph.'
    """
    if lines.empty:
        return "There is no hit."
    sentences = counted(lines["sentence_id"].nunique(), "sentence")
    paragraphs = counted(lines["paragraph_id"].nunique(), "paragraph")
    return f"{counted(len(lines), 'hit')} in {sentences} and {paragraphs}."


def places(hits: pd.DataFrame, words: Iterable[str] | None = None) -> dict[str, list[float]]:
    """Each word's places in percent of the way, also of words asked for that do not occur."""
    asked = [] if words is None else [word.strip() for word in words]
    found: dict[str, list[float]] = {word: [] for word in asked}
    for word, at in zip(hits["query"].tolist(), hits["at"].tolist(), strict=True):
        found.setdefault(word, []).append(100 * at)
    return found


def _reach(at: list[float]) -> str:
    first, last = (f"{rounded(place):.0f}%" for place in (min(at), max(at)))
    if first == last:
        return "at the beginning" if first == "0%" else f"at {first} of the way"
    return f"from {first} to {last} of the way"


def title_dispersion(found: dict[str, list[float]]) -> str:
    """Which word reaches farthest, or where the only one occurs."""
    there = {word: at for word, at in found.items() if at}
    if len(there) == 1:
        ((word, at),) = there.items()
        return f"{marked(word)} occurs {_reach(at)}"
    widths = [max(at) - min(at) for at in there.values()]
    top = leaders(there, widths)
    if max(widths) == 0:
        return "No word drawn occurs more than once"
    if len(top) > 1:
        return f"{winners(top)} reach farthest, and equally far"
    return f"{marked(top[0])} reaches farthest, {_reach(there[top[0]])}"


def say_dispersion(hits: pd.DataFrame, *, words: Iterable[str] | None = None) -> str:
    """From where to where the word occurs; of several, which reaches farthest.

    Parameters
    ----------
    hits : DataFrame
        What `hits` gives.
    words : iterable of str, optional
        What was asked for, so that words which do not occur are told as well.

    Examples
    --------
    >>> tokens = sk.Article("War is war, always and ever.").tokens
    >>> say_dispersion(sk.hits(tokens, "war"))
    '“war” occurs from 0% to 33% of the way (2).'
    >>> say_dispersion(sk.hits(tokens, ["war", "peace"]), words=["war", "peace"])
    '“war” occurs from 0% to 33% of the way (2). “peace” does not occur.'
    """
    found = places(hits, words)
    there = {word: at for word, at in found.items() if at}
    if not there:
        return "There is no word to place."
    said = title_dispersion(found)
    if len(there) == 1:
        said += f" ({len(next(iter(there.values()))):,})"
    else:
        widths = [max(at) - min(at) for at in there.values()]
        least = leaders(there, [-width for width in widths])
        if len(least) == 1:
            at = there[least[0]]
            does = "reaches least far," if min(widths) else "occurs only"
            said += f"; {marked(least[0])} ({len(at):,}) {does} {_reach(at)}"
    absent = [marked(word) for word, at in found.items() if not at]
    not_there = f" {listed(absent)} {agree(len(absent), 'does', 'do')} not occur." if absent else ""
    return f"{said}.{not_there}"


# ---------------------------------------------------------------- evenness


def of_known_spread(table: pd.DataFrame, n: int) -> pd.DataFrame:
    """The n most frequent words of which the spread is known, the evenest first."""
    return table.dropna(subset=["dp_norm"]).head(n).sort_values("dp_norm", kind="stable")


def title_evenness(shown: pd.DataFrame) -> str:
    """Which word is spread most evenly, and which least evenly of those that could be more so."""
    words, spread = shown["word"].tolist(), _as_told(shown).tolist()
    if len(words) == 1:
        n = int(shown["n_parts"].iloc[0])
        return f"{counted(n, 'part')} of the text {agree(n, 'has')} {marked(words[0])}"
    even = leaders(words, [-value for value in spread])
    if len(even) == len(words):
        return f"{winners(words)} are spread alike"
    if crowded(shown).empty:
        return f"Each of these {len(words):,} words is in as many parts as it has occurrences"
    drawn = f"Of the {len(words):,} words drawn, "
    if len(words) == 2:
        return f"{drawn}{winners(even)} is spread more evenly"
    most_evenly = f"{drawn}{winners(even)} {agree(len(even), 'is')} spread most evenly"
    dense = _uneven(shown)
    if dense.empty:
        return most_evenly
    packed = leaders(dense["word"], _as_told(dense))
    # A word that comes twice in no part may lie as far to the right, and could not lie elsewhere.
    are_beyond = _as_told(shown) >= _as_told(dense).max()
    of = " of those that come twice in a part" * bool(
        (are_beyond & ~shown.index.isin(dense.index)).any()
    )
    return f"{most_evenly}, and {winners(packed)} least evenly{of}"


def _uneven(shown: pd.DataFrame) -> pd.DataFrame:
    """The words of which one is spread least evenly; none where few could be spread otherwise.

    Of two that come twice in a part the last may be one of the evenest drawn.

    >>> table = pd.DataFrame({"word": ["war", "rain", "elm"], "n": 6, "n_parts": [5, 4, 3],
    ...                       "dp_norm": [0.2, 0.5, 0.6]})
    >>> _uneven(table)["word"].tolist(), _uneven(table.assign(n=[6, 4, 6])).empty
    (['war', 'rain', 'elm'], True)
    """
    dense, middle = crowded(shown), shown["dp_norm"].median()
    is_told = len(dense) > 2 and dense["dp_norm"].max() > middle
    return dense if is_told else dense.head(0)


def _as_told(shown: pd.DataFrame) -> pd.Series:
    """How each word is spread, as it is printed."""
    return shown["dp_norm"].map(lambda value: rounded(value, 2))


def crowded(shown: pd.DataFrame) -> pd.DataFrame:
    """The words that have a part twice: with three occurrences in three parts none is packed.

    >>> table = pd.DataFrame({"word": ["war", "rain"], "n": [3, 3], "n_parts": [3, 2]})
    >>> crowded(table)["word"].tolist()
    ['rain']
    """
    return shown[shown["n_parts"] < shown["n"]]


def say_evenness(table: pd.DataFrame, *, n: int = 15) -> str:
    """Of the n most frequent words, those spread most and least evenly.

    Examples
    --------
    >>> say_evenness(sk.dispersion(sk.Article("War.").tokens))
    'No word occurs often enough to say how it is spread.'
    >>> print(say_evenness(pd.DataFrame({"word": ["war", "rain"], "n": [6, 5], "n_parts": [5, 2],
    ...                                  "dp_norm": [0.3, 0.8]})))
    Of the 2 words drawn, “war” is spread more evenly (DPnorm 0.30 against 0.80).
    """
    shown = of_known_spread(table, n)
    if shown.empty:
        return _TOO_SELDOM
    said, values = title_evenness(shown), _as_told(shown)
    if "least evenly" in said or "more evenly" in said:
        most = _as_told(crowded(shown)).max() if "least evenly" in said else values.max()
        return f"{said} (DPnorm {values.iloc[0]:.2f} against {most:.2f})."
    if values.nunique() == 1:
        return f"{said} (DPnorm {values.iloc[0]:.2f})."
    return f"{said}."


# ---------------------------------------------------------------- parts


def _peaks(trend: pd.DataFrame) -> list[tuple[str, int, list[str]]]:
    """Each word with its highest count in a part and the parts that have it; highest first."""
    rows = []
    for word, part in trend.groupby("word", sort=False):
        most = int(part["n"].max())
        rows.append((str(word), most, (part["part"][part["n"] == most] + 1).astype(str).tolist()))
    return sorted(rows, key=lambda row: (-row[1], len(row[2])))


def title_trend(trend: pd.DataFrame) -> str:
    """Which word occurs most in which part."""
    peaks = _peaks(trend)
    word, most, parts = peaks[0]
    is_one = [count for _, count, _ in peaks].count(most) == 1 == len(parts)
    if is_one and most > 1:
        return f"{marked(word)} occurs most in part {parts[0]}: {times(most)}"
    words = marked(word) if len(peaks) == 1 else "one of these words"
    return f"No part has {words} more than {times(most)}"


def say_trend(trend: pd.DataFrame) -> str:
    """In which part of the text each word occurs most, beginning with the highest count.

    Examples
    --------
    >>> say_trend(sk.trend(sk.Article("war and rain. Rain, rain.").tokens, "rain", parts=2))
    'Of 2 parts, “rain” occurs most in part 2 (2).'
    """
    if trend.empty:
        return "There is no word to place."
    n_parts = int(trend["part"].max()) + 1
    alike: dict[tuple[int, tuple[str, ...]], list[str]] = {}
    for word, most, parts in _peaks(trend):
        told_at = tuple(parts) if most > 1 and len(parts) < _MANY else ()
        alike.setdefault((most, told_at), []).append(marked(word))
    seldom = [word for (most, _), words in alike.items() if most <= 1 for word in words]
    told = [
        f"{listed(words)} {agree(len(words), 'occurs', 'occur')} most in {_parts(parts)} "
        f"({most:,}{' each' * (len(words) > 1 or len(parts) != 1)})"
        for (most, parts), words in alike.items()
        if most > 1
    ]
    said = f"Of {counted(n_parts, 'part')}, {'; '.join(told)}." if told else ""
    once = f"No part has {any_of(seldom)} more than once." if seldom else ""
    return " ".join(part for part in (said, once) if part)


def _parts(parts: Sequence[str]) -> str:
    """“part 2”, “parts 2 and 3”."""
    return f"{agree(len(parts), 'part')} {listed(parts)}" if parts else "several parts"
