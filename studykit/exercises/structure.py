"""Checks of the exercises in 00_start_here."""

from studykit.article import Article
from studykit.exercises._check import Expected, check
from studykit.wording import counted

__all__ = ["check_longest_paragraph", "check_n_types"]


@check
def check_longest_paragraph(article: Article) -> Expected:
    """The `paragraph_id` of the paragraph with the most words: an int."""
    words = article.paragraphs["n_words"]
    ties = words.index[words == words.max()].tolist()
    return Expected(
        ties[0] if ties else None,
        "`idxmax` on the column n_words of article.paragraphs names the row.",
        also=ties[1:],
        is_number_from_0=True,
        slips=[(words.max(), "That is how many words it has; which row is it?")] if ties else (),
        follows=f"It has {words.max():,} of {counted(int(words.sum()), 'word')}." if ties else "",
    )


@check
def check_n_types(article: Article) -> Expected:
    """The number of different words: an int."""
    words = article.tokens[article.tokens["kind"] == "word"]
    n_types = words["type"].nunique()
    return Expected(
        n_types,
        "Keep the rows of kind word, then count the different values of the column type.",
        slips=[
            (words["token"].nunique(), "That takes “The” and “the” for two: use the column type."),
            (len(words), "That counts each word as often as it comes."),
            (
                article.tokens["type"].nunique(),
                "That counts marks and numbers too: keep the words.",
            ),
            (len(article.tokens), "That counts all tokens, with marks and as often as they come."),
        ],
        follows=f"{counted(len(words), 'word')} are {n_types:,} different ones.",
    )
