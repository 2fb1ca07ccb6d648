"""The article's tokens with a class each: what the rules of the briefing look at."""

from bisect import bisect_left
from collections.abc import Iterator
from functools import cache
from typing import Any

import pandas as pd

from studykit import lexicons
from studykit.memory import Vocabulary
from studykit.quotes.sentence.word_classes import CAPITALISED, NOMINAL, classes_of


@cache
def told_by(*tells: str) -> frozenset[str]:
    """The words that tell one thing or another, as `data/words/briefing_words.csv` has it.

    >>> "uncle" in told_by("kin"), "former" in told_by("kin", "state")
    (True, True)
    """
    table = lexicons.word_list("briefing_words")
    return frozenset(table["word"][table["tells"].isin(tells)])


def records(table: pd.DataFrame) -> Iterator[Any]:
    """The rows of a table, each with its cells by name; `Index` is the row's number."""
    return iter(table.itertuples())


class Tagged:
    """A text with its tokens, a class for each, and the words between two of them."""

    def __init__(self, text: str, tokens: pd.DataFrame) -> None:
        self.text = text
        self.starts: list[int] = tokens["start"].tolist()
        self.ends: list[int] = tokens["end"].tolist()
        self.tokens: list[str] = tokens["token"].tolist()
        self.lemmas: list[str] = tokens["lemma"].tolist()
        self.classes = classes_of(Vocabulary().words(self.tokens)) if self.tokens else ""

    def token_at(self, place: int) -> int:
        """The first token that starts at a place or after it."""
        return bisect_left(self.starts, place)

    def words(self, low: int, high: int) -> str:
        """The text of some tokens, on one line."""
        if high <= low:
            return ""
        return " ".join(self.text[self.starts[low] : self.ends[high - 1]].split())

    def is_noun(self, token: int) -> bool:
        """Whether a token can be the head of a noun phrase."""
        return self.classes[token] in NOMINAL

    def breaks_line(self, end: int, token: int) -> bool:
        """Whether a line ends between a place and a token, or the text does."""
        return token >= len(self.starts) or "\n" in self.text[end : self.starts[token]]

    def is_age(self, span: tuple[int, int]) -> bool:
        """“Ada Lane, | 61 |, said”: a bare number between commas after a word with a capital."""
        start, end = span
        token = self.token_at(start)
        if token < 2 or self.tokens[token - 1] != "," or not self.text[start:end].isdigit():
            return False
        after = self.tokens[token + 1 : token + 2]
        return (
            self.classes[token - 2] == CAPITALISED
            and after in ([","], ["."], [";"])
            and 0 < int(self.text[start:end]) < 120
        )
