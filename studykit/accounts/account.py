"""One account of an event: its letter, its text and its tables."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

import numpy as np
import pandas as pd

from studykit import segment
from studykit.numerals import list_numbers
from studykit.quotes.sentence.marks import quoted

LETTERS = "ABCDEFGHIJ"
"""What accounts are called, in the order in which they are given."""


Places = Mapping[tuple[str, ...], Sequence[int]]
"""Where each run of so many words begins."""

_TOKEN = re.compile(r"[^\W_]+(?:[.’'-][^\W_]+)*")
_MOST_PLACES = 8  # of one run of words, so that a text that repeats itself costs no more


class Words(NamedTuple):
    """The words of a text in reading order, as they are compared."""

    forms: list[str]
    starts: list[int]
    ends: list[int]
    tokens: list[int]  # row of each in the table of tokens

    def printed(self, text: str, first: int, last: int) -> str:
        """What the text prints from one word to another."""
        return " ".join(text[self.starts[first] : self.ends[last]].split())


def _forms(name: str) -> list[str]:
    """The words of a name, as they are compared."""
    return [segment.normalised(word) for word in _TOKEN.findall(name)]


class Account:
    """A text and the tables that point into it, by the letter that the comparison calls it."""

    def __init__(
        self,
        letter: str,
        text: str,
        *,
        paragraphs: pd.DataFrame,
        sentences: pd.DataFrame,
        tokens: pd.DataFrame,
        names: pd.DataFrame,
        quotes: pd.DataFrame,
        quantities: pd.DataFrame,
    ) -> None:
        self.letter = letter
        self.text = text
        self.paragraphs = paragraphs
        self.sentences = sentences
        self.tokens = tokens
        self.names = names
        self.quotes = quotes
        self.quantities = quantities
        self._places: dict[int, Places] = {}

    @cached_property
    def words(self) -> Words:
        """Its words and numbers, and clitics: “it’s” and “it” are not the same."""
        rows = self.tokens["kind"].isin(("word", "number", "clitic")).to_numpy().nonzero()[0]
        chosen = self.tokens.iloc[rows]
        return Words(
            chosen["type"].tolist(), chosen["start"].tolist(), chosen["end"].tolist(), rows.tolist()
        )

    @cached_property
    def is_marked(self) -> list[bool]:
        """Whether each word is in quotation marks."""
        spans = zip(self.paragraphs["start"].tolist(), self.paragraphs["end"].tolist(), strict=True)
        marks = quoted(self.text, list(spans))
        return self._within([mark.start for mark in marks], [mark.end for mark in marks])

    @cached_property
    def is_named(self) -> list[bool]:
        """Whether each word is one of a name's."""
        return self._within(self.names["start"].tolist(), self.names["end"].tolist())

    def _within(self, starts: Sequence[int], ends: Sequence[int]) -> list[bool]:
        """Whether each word is in one of some stretches of the text."""
        found = np.zeros(len(self.words.starts), dtype=bool)
        for start, end in zip(starts, ends, strict=True):
            low, high = np.searchsorted(self.words.starts, (start, end))
            found[low:high] = True
        return found.tolist()

    @cached_property
    def is_bracketed(self) -> list[bool]:
        """Whether each word is between square brackets, as editors' words do."""
        text, words = self.text, self.words
        found = []
        for start, end in zip(words.starts, words.ends, strict=True):
            before = text.rfind("[", max(0, start - 80), start)
            is_open = before >= 0 and "]" not in text[before:start]
            found.append(is_open and "]" in text[end : end + 80])
        return found

    def places(self, n: int) -> Places:
        """Where each run of `n` words begins."""
        if n not in self._places:
            self._places[n] = places(self.words.forms, n)
        return self._places[n]

    @cached_property
    def _in_a_row(self) -> str:
        return f" {' '.join(self.words.forms)} "

    def has(self, forms: Sequence[str]) -> bool:
        """Whether it has these words in a row somewhere."""
        return f" {' '.join(forms)} " in self._in_a_row

    def prints(self, mention: str, name: str) -> bool:
        """Whether it has the words of a mention of a name somewhere.

        The full name counts in whatever other name; a short form only where it is not another's.
        """
        forms = _forms(mention)
        if not forms or forms == _forms(name) or not self.has(forms):
            return self.has(forms)
        return any(
            self.words.forms[at : at + len(forms)] == forms
            and all(self._bearers[k] in (None, forms) for k in range(at, at + len(forms)))
            for at, form in enumerate(self.words.forms)
            if form == forms[0]
        )

    @cached_property
    def _bearers(self) -> list[list[str] | None]:
        """The full name that each word is part of, if any."""
        found: list[list[str] | None] = [None] * len(self.words.starts)
        columns = (self.names[column].tolist() for column in ("start", "end", "name"))
        for start, end, name in zip(*columns, strict=True):
            low, high = np.searchsorted(self.words.starts, (start, end))
            found[low:high] = [_forms(name)] * (high - low)
        return found

    @cached_property
    def other_numbers(self) -> list[str]:
        """The words with a digit in them that are in no quantity and number no list."""
        columns = (self.quantities[column].tolist() for column in ("start", "end"))
        taken = self._within(*columns)
        spans = list_numbers(self.text)
        listed = self._within([start for start, _ in spans], [end for _, end in spans])
        return [
            form
            for form, is_told, is_listed in zip(self.words.forms, taken, listed, strict=True)
            if any(map(str.isdigit, form)) and not is_told and not is_listed
        ]

    @cached_property
    def n_words(self) -> int:
        """How many words and numbers it has."""
        return int(self.tokens["kind"].isin(("word", "number")).sum())

    def sentence_of(self, start: int) -> int:
        """The sentence that a character is in, or the last before it."""
        at = int(np.searchsorted(self.sentences["start"].to_numpy(), start, side="right"))
        return max(at - 1, 0)


def places(words: Sequence[str], n: int) -> Places:
    """Where each run of `n` words begins, the first eight places of each.

    Examples
    --------
    >>> places("to be or not to be".split(), 2)["to", "be"]
    [0, 4]
    """
    found: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for at in range(len(words) - n + 1):
        known = found[tuple(words[at : at + n])]
        if len(known) < _MOST_PLACES:
            known.append(at)
    return dict(found)


def others(accounts: Sequence[Account], account: Account) -> list[Account]:
    """All accounts but one."""
    return [other for other in accounts if other is not account]
