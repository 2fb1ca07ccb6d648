"""Checks of the exercises in 00_start_here."""

from studykit.article import Article
from studykit.exercises._check import Expected, check

__all__ = ["check_longest_paragraph", "check_n_types", "check_words_per_sentence"]


@check
def check_longest_paragraph(article: Article) -> Expected:
    """The `paragraph_id` of the paragraph with the most words: an int."""
    words = article.paragraphs["n_words"]
    ties = set(words.index[words == words.max()])
    return Expected(
        min(ties),
        hint="`idxmax` on the column n_words of article.paragraphs names the row.",
        accepts=lambda answer: int(answer) in ties,
    )


@check
def check_words_per_sentence(article: Article) -> Expected:
    """The mean number of words of a sentence: a number, to one decimal place."""
    return Expected(
        article.sentences["n_words"].mean(),
        hint="`mean` on the column n_words of article.sentences; one decimal place will do.",
        tolerance=0.051,
    )


@check
def check_n_types(article: Article) -> Expected:
    """The number of different words: an int."""
    words = article.tokens[article.tokens["kind"] == "word"]
    return Expected(
        words["type"].nunique(),
        hint="Keep the rows of kind word, then count the different values of the column type.",
    )
