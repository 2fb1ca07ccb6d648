"""Computed sentences about words: how often they occur, here and in general English."""

from collections.abc import Sequence
from typing import Any

import pandas as pd

from studykit import lexicons
from studykit.wording import (
    MANY,
    agree,
    counted,
    first_up,
    leaders,
    listed,
    marked,
    number,
    of_all,
    percent,
    portion,
    rounded,
    tied,
    times,
    with_counts,
)

__all__ = [
    "say_cloud",
    "say_diversity",
    "say_frequency",
    "say_growth",
    "say_keyness",
    "say_rank_frequency",
    "say_readability",
    "say_stop_words",
]

_NO_WORD = "There is no word to count."
_NONE_LEFT = "No word is left to count."  # the text may be of stop words only
_FEW = 0.1  # of the words
_LEAST = 5
"""A word that stands out with fewer occurrences is not called the one that stands out most."""


def winners(words: Sequence[str], noun: str = "word") -> str:
    """Those that share the first place, as the subject of a sentence.

    >>> winners(["war"]), winners(list("abcd"))
    ('“war”', '4 words')
    """
    return tied([marked(word) for word in words], noun)


# ---------------------------------------------------------------- how often


def title_frequency(table: pd.DataFrame) -> str:
    """Which word is the most frequent; ties are said as such."""
    top, most = leaders(table["word"], table["n"]), int(table["n"].max())
    aside = "stop words aside, " * _lacks_stop_words(table)
    if most == 1:
        return first_up(f"{aside}{of_all(0, len(table), 'word')} occurs more than once")
    each = " each" * (len(top) > 1)
    are = agree(len(top), "is")
    return first_up(f"{aside}{winners(top)} {are} the most frequent: {times(most)}{each}")


def _lacks_stop_words(table: pd.DataFrame) -> bool:
    """Whether words of the text are left out, and hardly a stop word is listed.

    A lemma may be one where its words are none.

    >>> words = "Elm Oak rain sun toll ferry quay mast rope sail"
    >>> tokens = sk.Article(f"The toll takes {words}.").tokens
    >>> say_frequency(sk.frequency(tokens, by="lemma", stop_words=False), n=1)
    'Most frequent, stop words aside: “toll” (2).'
    """
    is_part = "share" in table and float(table["share"].sum()) < 1 - 1e-9
    return is_part and has_few_stop_words(table["word"].tolist())


def has_few_stop_words(words: Sequence[str]) -> bool:
    """Whether hardly one of the words is a stop word: of a whole text some fifth would be.

    >>> has_few_stop_words(["rain", "elm"]), has_few_stop_words(["rain", "the"])
    (True, False)
    """
    n_stop = sum(word in lexicons.words("stop_words") for word in words)
    return n_stop <= _FEW * len(words)


def say_frequency(table: pd.DataFrame, *, n: int = 5) -> str:
    """The most frequent words with their counts.

    Examples
    --------
    >>> say_frequency(sk.frequency(sk.Article("War is war.").tokens))
    'Most frequent: “war” (2); the other word occurs once.'
    >>> say_frequency(sk.frequency(sk.Article("War is bad.").tokens))
    'None of the 3 words occurs more than once.'
    >>> tokens = sk.Article("The war is the war.").tokens
    >>> say_frequency(sk.frequency(tokens, stop_words=False))
    'Most frequent, stop words aside: “war” (2).'
    >>> say_frequency(sk.frequency(sk.Article("The war is bad.").tokens, stop_words=False))
    'Stop words aside, neither word occurs more than once.'
    >>> say_frequency(sk.frequency(sk.Article("He is here.").tokens, stop_words=False))
    'No word is left to count.'
    """
    if table.empty:
        return _NONE_LEFT
    if table["n"].max() == 1:
        return f"{title_frequency(table)}."
    aside = ", stop words aside" * _lacks_stop_words(table)
    often, once = table[table["n"] > 1], int((table["n"] == 1).sum())
    shown = listed(with_counts(often["word"].tolist(), often["n"].tolist(), n))
    rest = f"; the other {agree(once, 'word occurs', 'words occur')} once" * bool(once)
    return f"Most frequent{aside}: {shown}{rest if len(often) < n else ''}."


def say_stop_words(tokens: pd.DataFrame) -> str:
    """How much of the text the stop list hides.

    Examples
    --------
    >>> say_stop_words(sk.Article("The end of the road").tokens)
    'The stop list hides 3 of 5 words: 2 different stop words.'
    """
    words = tokens[tokens["kind"].isin(["word", "number"])]
    hidden = words[words["is_stop"]]
    if words.empty:
        return _NO_WORD
    part = of_all(len(hidden), len(words), "word")
    if hidden.empty or len(words) == 1:
        return f"The stop list hides {part}."
    share = f" ({percent(len(hidden) / len(words))})" if len(words) >= MANY else ""
    return f"The stop list hides {part}{share}: {_different(hidden['type'].nunique())}."


def _different(n: int) -> str:
    return "one stop word" if n == 1 else f"{n:,} different stop words"


def title_rank_frequency(table: pd.DataFrame) -> str:
    """How many words occur only once."""
    once = int((table["n"] == 1).sum())
    part = of_all(once, len(table), "different word" if once or len(table) > 2 else "word")
    if len(table) == 1:
        return f"The text is one word, which occurs {times(int(table['n'].iloc[0]))}"
    if once == len(table):
        return f"Each of the {once:,} different words occurs only once"
    return f"{first_up(part)} {'occurs' if once in (0, 1) else 'occur'} only once"


def say_rank_frequency(table: pd.DataFrame) -> str:
    """How many words occur only once, and how much of the text the top ten make up.

    Examples
    --------
    >>> say_rank_frequency(sk.frequency(sk.Article("War is war.").tokens))
    '1 of 2 different words occurs only once.'
    """
    if table.empty:
        return _NO_WORD
    said = title_rank_frequency(table)
    if len(table) < MANY:
        return f"{said}."
    share = percent(float(table["share"].head(10).sum()))
    return f"{said}; the 10 most frequent make up {share} of the text."


def _halves(growth: pd.DataFrame) -> list[tuple[int, int]]:
    """For each half of the text, how many of its words are new, and how many it has."""
    is_new = growth["is_new"].tolist()
    half = (len(is_new) + 1) // 2
    return [(sum(part), len(part)) for part in (is_new[:half], is_new[half:])]


def title_growth(growth: pd.DataFrame) -> str:
    """How many different words the first half has, and how many more the second."""
    (first, _), (second, _) = _halves(growth)
    opening = counted(first, "different word") if first > 1 else "One word"
    return f"{opening} by the middle of the text, {number(second)} more after"


def say_growth(growth: pd.DataFrame) -> str:
    """How fast new words come at the beginning and at the end.

    Examples
    --------
    >>> print(say_growth(sk.vocabulary_growth(sk.Article("War is war. Peace is rare.").tokens)))
    2 different words by the middle of the text, 2 more after.
    """
    if growth.empty:
        return _NO_WORD
    if len(growth) == 1:
        return "A single word shows no growth."
    if len(growth) < 2 * MANY:
        return f"{title_growth(growth)}."
    first, second = (portion(*half) for half in _halves(growth))
    return (
        f"{title_growth(growth)}: {first} of the words in the first half are new, then "
        f"{'none' if second == '0%' else second}."
    )


def say_diversity(table: pd.DataFrame) -> str:
    """The type-token ratio, and the measure that can be compared between texts.

    Examples
    --------
    >>> say_diversity(sk.diversity(sk.Article("War is war.").tokens))
    '3 words, 2 different ones (a type-token ratio of 0.67); the text is too short for MATTR.'
    >>> say_diversity(sk.diversity(sk.Article("War, war.").tokens))
    '2 words, all the same (a type-token ratio of 0.50); the text is too short for MATTR.'
    """
    value = table.set_index("measure")["value"]
    if not value["words"]:
        return _NO_WORD
    window = int(table.set_index("measure")["needs"]["MATTR"])
    within = "the text is too short for MATTR"
    if pd.notna(value["MATTR"]):
        n = int(rounded(window * value["MATTR"]))
        differ = agree(n, "differs", "differ")
        within = f"of every {window} words in a row, {n} {differ}, on average"
    if value["words"] == 1:
        return "The text is one word."
    types = int(value["types"])
    different = f"{types:,} different ones" if types > 1 else "all the same"
    return (
        f"{counted(int(value['words']), 'word')}, {different} (a type-token ratio of "
        f"{rounded(value['type-token ratio'], 2):.2f}); {within}."
    )


def say_readability(table: pd.DataFrame) -> str:
    """Sentence length, Flesch's score in words, and the two grades side by side.

    Examples
    --------
    >>> article = sk.Article("The cat sat.")
    >>> say_readability(sk.readability(article.sentences, article.tokens))
    'The average sentence has 3.0 words; there are too few words or sentences for a formula.'
    """
    rows = table.set_index("measure")
    value = rows["value"]
    if pd.isna(value["words per sentence"]):
        return "No sentence has a word to measure."
    opening = f"The average sentence has {rounded(value['words per sentence'], 1):.1f} words"
    if pd.isna(value["Flesch reading ease"]):
        return f"{opening}; there are too few words or sentences for a formula."
    name = str(rows["says"]["Flesch reading ease"]).rsplit(": ", 1)[-1]
    grades = [
        int(rounded(value[f"{formula} grade"])) for formula in ("Flesch-Kincaid", "Coleman-Liau")
    ]
    return (
        f"{opening}; Flesch’s formula calls the text {marked(name)} "
        f"({signless(value['Flesch reading ease'])}), and the two grade formulas "
        f"{_schooling(*grades)}."
    )


def signless(value: float) -> str:
    """A number in whole figures, with a true minus sign.

    >>> signless(45.2), signless(-3.6), signless(82.5)
    ('45', '−4', '83')
    """
    return f"{rounded(value):.0f}".replace("-", "−")


def _schooling(first: int, second: int) -> str:
    """“ask for 13 and 12 years of school”.

    >>> _schooling(13, 12), _schooling(-2, -10)
    ('ask for 13 and 12 years of school', 'ask for no school at all')
    >>> _schooling(1, 1), _schooling(2, 1)
    ('both ask for 1 year of school', 'ask for 2 years and for 1 year of school')
    """
    if max(first, second) <= 0:
        return "ask for no school at all"
    if first == second:
        return f"both ask for {counted(first, 'year')} of school"
    years = " years and for" if second == 1 else " and"
    return f"ask for {max(first, 0)}{years} {max(second, 0)} {agree(second, 'year')} of school"


# ---------------------------------------------------------------- here and elsewhere


def standing_out(table: pd.DataFrame, verdict: str) -> pd.DataFrame:
    """The words with one verdict, the surest first, which is the order of a keyness table."""
    return table[table["verdict"] == verdict].sort_values(
        "log_likelihood", ascending=False, kind="stable"
    )


def title_keyness(table: pd.DataFrame, *, reference: str = "general English") -> str:
    """Which words stand out most clearly, and which fall short most."""
    over, under = (standing_out(table, verdict) for verdict in ("over", "under"))
    parts = []
    if len(over):
        top = leaders(over["word"], over["log_likelihood"])
        if over["n"].iloc[0] < _LEAST or len(top) > 1:
            parts.append(f"{counted(len(over), 'word')} {agree(len(over), 'stands', 'stand')} out")
        else:
            parts.append(f"{marked(top[0])} stands out most clearly")
    if len(under):
        top = leaders(under["word"], under["log_likelihood"])
        parts.append(f"{winners(top)} {agree(len(top), 'falls', 'fall')} short most clearly")
    if not parts:
        return f"No word is clearly more or less frequent than in {reference}"
    return f"Against {reference}, {listed(parts)}"


def say_keyness(table: pd.DataFrame, *, reference: str = "general English", n: int = 4) -> str:
    """The clearest over- and under-used words, and of how many the text says too little.

    Examples
    --------
    >>> print(say_keyness(sk.keyness(sk.Article("Summit, summit, summit. Rain.").tokens)))
    Clearly more often than in general English: “summit” (3). Too few occurrences to say: 1 word.
    >>> print(say_keyness(sk.keyness(sk.Article("Rain is toll-free.").tokens)))
    No word is clearly more or less frequent than in general English. Too few occurrences to say: \
2 words. Without a count for general English: 1 word.
    """
    if table.empty:
        return _NONE_LEFT
    parts = []
    for verdict, words in (("over", "more"), ("under", "less")):
        rows = standing_out(table, verdict)
        if len(rows):
            shown = _first_with_counts(rows, n)
            parts.append(f"Clearly {words} often than in {reference}: {shown}.")
    if not parts:
        parts.append(f"{title_keyness(table, reference=reference)}.")
    for verdict, called in (
        ("no clear difference", "No clear difference"),
        ("too few to say", "Too few occurrences to say"),
        ("not in the reference", f"Without a count for {reference}"),
    ):
        if n_words := int(((table["verdict"] == verdict) & (table["n"] > 0)).sum()):
            parts.append(f"{called}: {counted(n_words, 'word')}.")
    return " ".join(parts)


def _first_with_counts(rows: pd.DataFrame, n: int) -> str:
    pairs = zip(rows["word"], rows["n"].tolist(), strict=True)
    return listed([f"{marked(word)} ({count:,})" for word, count in pairs], most=n)


def in_cloud(table: pd.DataFrame, size: str, n: int) -> pd.DataFrame:
    """The rows of a cloud: `_label` (word or phrase, as `_noun` says) and `_size`."""
    values = pd.to_numeric(table[size]).astype(float)
    label = "phrase" if "phrase" in table else "word"
    shown = table.assign(_size=values)[values > 0].nlargest(n, "_size")
    return shown.rename(columns={label: "_label"}).assign(_noun=label)


def title_cloud(shown: pd.DataFrame, size: str) -> str:
    """Which word of a cloud is largest, and what its size shows."""
    top, noun = leaders(shown["_label"], shown["_size"]), shown["_noun"].iloc[0]
    if len(top) == len(shown) > 1:
        return f"All {noun}s are of one size, by {size}"
    return f"{winners(top, noun)} {agree(len(top), 'is')} largest; size shows {size}"


def say_cloud(table: pd.DataFrame, *, size: str = "n", n: int = 5) -> str:
    """The largest words of a cloud.

    Examples
    --------
    >>> say_cloud(sk.frequency(sk.Article("War.").tokens))
    'A word cloud of one word: “war”.'
    >>> say_cloud(sk.phrases(sk.Article("Cold war, cold war.").tokens))
    'A word cloud of one phrase: “cold war”.'
    >>> say_cloud(sk.frequency(sk.Article("War is war.").tokens))
    'A word cloud; its largest word is “war”.'
    >>> say_cloud(sk.frequency(sk.Article("War is war, war; rain is rain. Who? We.").tokens))
    'A word cloud; its largest words are “war”, “is” and “rain”; the other 2 are of one size.'
    """
    shown = in_cloud(table, size, len(table))
    if shown.empty:
        return _NONE_LEFT
    sizes: list[Any] = shown["_size"].tolist()
    noun = shown["_noun"].iloc[0]
    if len(sizes) == 1:
        return f"A word cloud of one {noun}: {marked(shown['_label'].iloc[0])}."
    if len(set(sizes)) == 1:
        return f"A word cloud of {counted(len(sizes), noun)} of one size."
    larger, rest = sum(size > sizes[-1] for size in sizes), ""
    if larger < n:  # a tie to the smallest word of all makes nothing large
        smaller = len(sizes) - larger
        rest = f"; the other {smaller:,} are of one size" * (smaller > 1)
    words = [marked(word) for word in shown["_label"].head(min(n, larger))]
    if more := sizes[n:].count(sizes[n - 1]) if larger > n else 0:
        words.append(f"{more:,} more as large as the last of these")
    are = agree(len(words), f"{noun} is", f"{noun}s are")
    return f"A word cloud; its largest {are} {listed(words)}{rest}."
