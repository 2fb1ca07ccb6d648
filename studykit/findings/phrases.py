"""Computed sentences about phrases and words that keep company."""

import pandas as pd

from studykit.findings.words import has_few_stop_words, winners
from studykit.wording import agree, counted, first_up, leaders, listed, marked, times, with_counts

__all__ = ["say_collocates", "say_phrases"]

_NO_PHRASE = "No phrase of the table comes back"
_LEAST_LOG_LIKELIHOOD = 3.84  # p < 0.05


def whole_phrases(table: pd.DataFrame) -> pd.DataFrame:
    """The phrases without those that occur only within a longer one that is listed as well.

    Examples
    --------
    >>> table = pd.DataFrame({"phrase": ["clean power plan", "clean power", "power"],
    ...                       "n": [2, 2, 3]})
    >>> whole_phrases(table)["phrase"].tolist()
    ['clean power plan', 'power']
    """
    rows = list(zip(table["phrase"], table["n"].tolist(), strict=True))
    by_count: dict[int, list[str]] = {}
    for phrase, n in rows:
        by_count.setdefault(n, []).append(f" {phrase} ")
    keep = [
        not any(f" {phrase} " in other != f" {phrase} " for other in by_count[n])
        for phrase, n in rows
    ]
    return table[keep]


def title_phrases(table: pd.DataFrame) -> str:
    """Which phrase is the most frequent."""
    whole = whole_phrases(table)
    top, most = leaders(whole["phrase"], whole["n"]), int(whole["n"].max())
    each = " each" * (len(top) > 1)
    if most == 1:
        return _NO_PHRASE
    are = agree(len(top), "is")
    aside = "Stop words at the ends aside, " * _lacks_stop_words(table)
    return f"{aside}{winners(top, 'phrase')} {are} the most frequent: {times(most)}{each}"


def _lacks_stop_words(table: pd.DataFrame) -> bool:
    """Whether hardly a phrase begins or ends with a stop word: most tables have none of those."""
    return has_few_stop_words(
        [end for phrase in table["phrase"] for end in (phrase.split()[0], phrase.split()[-1])]
    )


def say_phrases(table: pd.DataFrame, *, n: int = 4) -> str:
    """The most frequent phrases; none that is a part of another one named.

    Examples
    --------
    >>> say_phrases(sk.phrases(sk.Article("Cold war. Cold war.").tokens))
    'The most frequent phrase, stop words at the ends aside: “cold war” (2).'
    >>> tokens = sk.Article("The war. The war.").tokens
    >>> say_phrases(sk.phrases(tokens, stop_words="keep"))
    'The most frequent phrase: “the war” (2).'
    >>> say_phrases(sk.phrases(sk.Article("The war.").tokens, stop_words="keep"))
    'No phrase of the table comes back.'
    """
    if table.empty or table["n"].max() == 1:
        return f"{_NO_PHRASE}."
    told: list[tuple[str, int]] = []
    within = ""
    whole = whole_phrases(table[table["n"] > 1])
    for phrase, count in zip(whole["phrase"], whole["n"].tolist(), strict=True):
        if len(told) >= n and count < told[n - 1][1]:
            break
        padded = f" {phrase} "
        if any(padded in f" {other} " or f" {other} " in padded for other, _ in told):
            within = ", none within another"
        else:
            told.append((phrase, count))
    within = within if len(told) > 1 else ""
    shown = with_counts([marked(name) for name, _ in told], [k for _, k in told], n, wrap="{}")
    aside = ", stop words at the ends aside" * _lacks_stop_words(table)
    return f"The most frequent {agree(len(told), 'phrase')}{within}{aside}: {listed(shown)}."


def drawn_together(table: pd.DataFrame, measure: str = "log_likelihood") -> pd.DataFrame:
    """The pairs that occur together beyond chance, the strongest first.

    Those that do so once or twice come last: that is too rare to be first.

    >>> table = pd.DataFrame({"word": ["elm", "toll"], "n": [9, 3], "pmi": [0.1, 2.0],
    ...                       "log_likelihood": [0.2, 6.0]})
    >>> drawn_together(table)["word"].tolist()
    ['toll']
    """
    is_beyond = (table["pmi"] > 0) & (table["log_likelihood"] >= _LEAST_LOG_LIKELIHOOD)
    kept = table[is_beyond].assign(_often=lambda rows: rows["n"] > 2)
    order = ["_often", measure, "n"]
    return kept.sort_values(order, ascending=False, kind="stable").drop(columns="_often")


def pair_labels(table: pd.DataFrame) -> list[str]:
    """What the rows are called: the word, or both words."""
    is_pair = "first" in table
    return (table["first"] + " " + table["second"] if is_pair else table["word"]).tolist()


def title_collocates(together: pd.DataFrame, word: str, measure: str, spoken: str) -> str:
    """Which word has the strongest tie; twice together is too rare to name one.

    Words that are as common near it as anywhere, and stop words, have no tie.
    """
    often = together[together["n"] > 2]
    top = leaders(pair_labels(often), often[measure])
    most = int(together["n"].max())
    if most <= 2:
        to = f" to {marked(word)}" if word else ""
        aside = "stop words aside, " * has_few_stop_words(" ".join(pair_labels(together)).split())
        return first_up(f"{aside}no tie{to} rests on more than {counted(most, 'occurrence')}")
    tie = f"tie to {marked(word)}" if word else "tie"
    if len(top) > 1:
        tie = tie.replace("tie", "ties", 1)
    on = f" {_ON}" if _passed_over(together, measure, 1) else ""
    noun = "pair" if "first" in together else "word"
    return f"{winners(top, noun)} {agree(len(top), 'has')} the strongest {tie} by {spoken}{on}"


_ON = "on more than 2 occurrences"


def _passed_over(together: pd.DataFrame, measure: str, n: int) -> bool:
    """Whether a tie that is too rare would come before the n-th of the others, or beside it."""
    is_often = together["n"] > 2
    often, rare = (together.loc[chosen, measure] for chosen in (is_often, ~is_often))
    return bool((rare >= often.head(n).min()).any())


def say_collocates(
    table: pd.DataFrame, word: str = "", *, measure: str = "log_likelihood", n: int = 4
) -> str:
    """The words most strongly tied to one word, or to each other.

    Examples
    --------
    >>> tokens = sk.Article("The cold war ended. A cold war began. Cold war it was. It rained."
    ...                     "Rain fell on Elm and on Oakham. Twice it rained at Elm.").tokens
    >>> say_collocates(sk.collocates(tokens, "war"), "war")
    'Most strongly tied to “war”: “cold” (3).'
    >>> say_collocates(sk.collocates(tokens, "fell", window=1, min_count=1), "fell")
    'Stop words aside, no tie to “fell” rests on more than 1 occurrence; on 1: “rain”.'
    """
    together = drawn_together(table, measure) if len(table) else table
    if together.empty:
        return nothing_near(word)
    names, counts = pair_labels(together), together["n"].tolist()
    most = max(counts)
    if most <= 2:
        near = [marked(name) for name, count in zip(names, counts, strict=True) if count == most]
        said = title_collocates(together, word, measure, "")
        return f"{said}; on {most}: {listed(near, most=n)}."
    to = marked(word) if word else "each other"
    if _passed_over(together, measure, n):
        together = together[together["n"] > 2]
        to = f"{to} {_ON}"
    strength = together[measure].tolist()
    shown = [
        f"{marked(name)} ({count:,})"
        for name, count, _ in zip(names[:n], counts[:n], strength[:n], strict=False)
    ]
    if len(strength) > n and (alike := strength[n:].count(strength[n - 1])):
        shown.append(f"{alike:,} more as strongly as the last of these")
    return f"Most strongly tied to {to}: {listed(shown)}."


def nothing_near(word: str = "") -> str:
    """What is said where nothing keeps company; what a table leaves out may do so."""
    if word:
        return f"No word of the table comes near {marked(word)} at least twice and beyond chance."
    return "No two words of the table come together at least twice and beyond chance."
