"""Checks of the exercises in 01_words."""

from studykit import words
from studykit.article import Article
from studykit.exercises._check import Expected, check

__all__ = [
    "check_hapax_share",
    "check_most_even_word",
    "check_n_overused",
    "check_top_phrase",
    "check_top_word",
]


def _one_of(right: set[str], hint: str) -> Expected:
    return Expected(
        sorted(right), hint, accepts=lambda answer: str(answer).strip().lower() in right
    )


@check
def check_top_word(article: Article) -> Expected:
    """The most frequent word that is no stop word: a str."""
    table = words.frequency(article.tokens, stop_words=False)
    return _one_of(
        set(table["word"][table["rank"] == 1]),
        "`sk.frequency(article.tokens, stop_words=False)` has it in its first row.",
    )


@check
def check_hapax_share(article: Article) -> Expected:
    """The share of types that occur once: a number of 0 to 1."""
    table = words.frequency(article.tokens)
    return Expected(
        (table["n"] == 1).mean(),
        "Of the rows of `sk.frequency(article.tokens)`, what share has n equal to 1?",
        tolerance=0.0051,
    )


@check
def check_top_phrase(article: Article) -> Expected:
    """The most frequent phrase of two words, neither of them a stop word: a str."""
    table = words.phrases(article.tokens, 2, min_count=1, stop_words="drop")
    return _one_of(
        set(table["phrase"][table["rank"] == 1]),
        '`sk.phrases(article.tokens, 2, stop_words="drop")` has it in its first row.',
    )


@check
def check_n_overused(article: Article) -> Expected:
    """The number of words whose verdict against general English is over: an int."""
    return Expected(
        int((words.keyness(article.tokens)["verdict"] == "over").sum()),
        "Count the rows of `sk.keyness(article.tokens)` whose verdict is over.",
    )


@check
def check_most_even_word(article: Article) -> Expected:
    """The word with the smallest DPnorm among those that occur five times or more: a str."""
    table = words.dispersion(article.tokens, min_count=5, stop_words=True)
    best = table["dp_norm"] == table["dp_norm"].min()
    return _one_of(
        set(table["word"][best]),
        "Set min_count=5 and stop_words=True in `sk.dispersion`, then `nsmallest` on dp_norm.",
    )
