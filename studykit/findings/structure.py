"""Computed sentences about an article's build."""

from collections import Counter

import pandas as pd

from studykit.wording import beginning, closed, counted, first_up, listed, marked, of_all

__all__ = ["say_sentence_lengths", "say_structure"]

_NONE = "There is no sentence."


def say_structure(paragraphs: pd.DataFrame) -> str:
    """How many words, sentences and paragraphs there are, and what is not body text.

    Examples
    --------
    >>> say_structure(sk.Article("Rain came. It stayed.").paragraphs)
    'The article has 4 words in 2 sentences and 1 paragraph.'
    >>> print(say_structure(sk.Article("Rain came.\\n\\nShare").paragraphs))
    The article has 2 words in 1 sentence and 2 paragraphs. The words of 1 of these paragraphs \
are not counted: “Share”.
    """
    if not paragraphs["n_words"].any():
        return "The article has no words."
    total = (
        f"The article has {counted(int(paragraphs['n_words'].sum()), 'word')} in "
        f"{counted(int(paragraphs['n_sentences'].sum()), 'sentence')} and "
        f"{counted(len(paragraphs), 'paragraph')}."
    )
    return " ".join([total, *_said_of_head(paragraphs), *_said_of_rest(paragraphs)])


_HEAD = ("kicker", "headline", "byline", "dateline")


def _said_of_head(paragraphs: pd.DataFrame) -> list[str]:
    kinds = Counter(kind for kind in paragraphs["kind"].tolist() if kind in _HEAD)
    parts = [f"a {kind}" if n == 1 else counted(n, kind) for kind, n in kinds.items()]
    return [f"It has {listed(parts)}."] if kinds else []


_SHOWN = 3  # paragraphs that are told by their first words


def _said_of_rest(paragraphs: pd.DataFrame) -> list[str]:
    """What is not counted, as it is not the story.

    >>> times = "\\n\\n".join(f"1{k}:00\\n\\nIt rained in Elm all day." for k in range(4))
    >>> _said_of_rest(sk.Article(times).paragraphs)
    ['The words of 4 of these paragraphs are not counted, among them “10:00”, “11:00” and “12:00”.']
    """
    left_out = paragraphs["text"][paragraphs["n_sentences"] == 0].tolist()
    if not left_out:
        return []
    begins = list(dict.fromkeys(marked(beginning(text, 6)) for text in left_out))
    among = ", among them" if len(begins) > _SHOWN else ":"
    said = f"The words of {len(left_out):,} of these paragraphs are not counted{among}"
    return [closed(f"{said} {listed(begins[:_SHOWN])}")]


def title_sentence_lengths(sentences: pd.DataFrame) -> str:
    """What the chart of the sentences' lengths shows."""
    lengths = sentences["n_words"].tolist()
    if len(lengths) == 1:
        return f"The one sentence has {counted(lengths[0], 'word')}"
    if len(set(lengths)) == 1:
        every = first_up(of_all(len(lengths), len(lengths), "sentence"))
        return f"{every} have {counted(lengths[0], 'word')}"
    median = sentences["n_words"].median()
    noun = "word" if median == 1 else "words"
    longest = f"the longest is {max(lengths):,}" if max(lengths) > median else "none is longer"
    return f"The median length is {median:g} {noun}; {longest}"


def say_sentence_lengths(sentences: pd.DataFrame) -> str:
    """The median length of a sentence, and how the longest one begins.

    Examples
    --------
    >>> print(say_sentence_lengths(sk.Article("Rain came. It stayed long.").sentences))
    The median length is 2.5 words; the longest is 3. It is “It stayed long.”
    >>> print(say_sentence_lengths(sk.Article("Rain came. It fell hard. It stayed on.").sentences))
    The median length is 3 words; none is longer. 2 sentences have that length: “It fell \
hard.” and “It stayed on.”
    """
    if sentences.empty:
        return _NONE
    lengths = sentences["n_words"].tolist()
    said = f"{title_sentence_lengths(sentences)}."
    longest = [
        text
        for text, n in zip(sentences["text"].tolist(), lengths, strict=True)
        if n == max(lengths)
    ]
    if len(set(lengths)) == 1 < len(lengths) or len(longest) > 3:
        return said
    begins = listed(list(dict.fromkeys(marked(beginning(text, 8)) for text in longest)))
    if len(longest) > 1:
        return closed(f"{said} {counted(len(longest), 'sentence')} have that length: {begins}")
    return closed(f"{said} It {'begins' if '…' in begins else 'is'} {begins}")
