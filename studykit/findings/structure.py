"""Computed sentences about an article's build."""

import pandas as pd

from studykit.wording import counted, listed

__all__ = ["say_sentence_lengths", "say_structure"]


def say_structure(paragraphs: pd.DataFrame) -> str:
    """How many words, sentences and paragraphs there are, and what is not body text.

    Examples
    --------
    >>> say_structure(sk.Article("Rain came. It stayed.").paragraphs)
    'The article has 4 words in 2 sentences and 1 paragraph.'
    """
    total = (
        f"The article has {counted(int(paragraphs['n_words'].sum()), 'word')} in "
        f"{counted(int(paragraphs['n_sentences'].sum()), 'sentence')} and "
        f"{counted(len(paragraphs), 'paragraph')}."
    )
    other = paragraphs.loc[paragraphs["kind"] != "body", "kind"].tolist()
    return f"{total} It opens with {listed([f'a {kind}' for kind in other])}." if other else total


def say_sentence_lengths(sentences: pd.DataFrame) -> str:
    """The median length of a sentence, and how the longest one begins.

    Examples
    --------
    >>> say_sentence_lengths(sk.Article("Rain came. It stayed for two days.").sentences)
    'The median sentence has 3.5 words; the longest has 5 and begins “It stayed for two days.”.'
    """
    if sentences.empty:
        return "There is no sentence."
    longest = sentences.iloc[int(sentences["n_words"].to_numpy().argmax())]
    words = longest["text"].split()
    begins = " ".join(words[:8]) + (" …" if len(words) > 8 else "")
    return (
        f"The median sentence has {sentences['n_words'].median():g} words; the longest has "
        f"{longest['n_words']} and begins “{begins}”."
    )
