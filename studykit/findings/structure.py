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
    >>> print(say_structure(sk.Article("Rain came.\\n\\nShare").paragraphs))
    The article has 2 words in 1 sentence and 2 paragraphs. 1 paragraph is not counted: “Share”.
    """
    total = (
        f"The article has {counted(int(paragraphs['n_words'].sum()), 'word')} in "
        f"{counted(int(paragraphs['n_sentences'].sum()), 'sentence')} and "
        f"{counted(len(paragraphs), 'paragraph')}."
    )
    return " ".join([total, *_said_of_head(paragraphs), *_said_of_rest(paragraphs)])


_HEAD = ("kicker", "headline", "byline", "dateline")


def _said_of_head(paragraphs: pd.DataFrame) -> list[str]:
    kinds = [kind for kind in paragraphs["kind"].tolist() if kind in _HEAD]
    return [f"It opens with {listed([f'a {kind}' for kind in kinds])}."] if kinds else []


def _said_of_rest(paragraphs: pd.DataFrame) -> list[str]:
    """What is not counted, as it is not the story."""
    left_out = paragraphs[paragraphs["n_sentences"] == 0]
    if left_out.empty:
        return []
    begins = [f"“{_short(text)}”" for text in left_out["text"].head(3)]
    rest = len(left_out) - len(begins)
    more = [f"{rest} more"] if rest else []
    are = "is" if len(left_out) == 1 else "are"
    return [f"{counted(len(left_out), 'paragraph')} {are} not counted: {listed([*begins, *more])}."]


def _short(text: str) -> str:
    words = text.split()
    return " ".join(words[:6]) + (" …" if len(words) > 6 else "")


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
