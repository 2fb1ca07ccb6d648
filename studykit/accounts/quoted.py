"""Quoted sentences: the words in marks of one sentence that are credited together."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from studykit.accounts.account import Account

Span = tuple[int, int]


class Quoted(NamedTuple):
    """The words in marks of one sentence and one attribution.

    Words that an editor has put in brackets are not among the forms.
    """

    account: Account
    quote_id: int
    words: tuple[int, ...]  # rows in `account.words`
    forms: tuple[str, ...]
    is_named: tuple[bool, ...]  # whether each word is one of a name's
    is_content: tuple[bool, ...]  # whether it is no stop word
    voice: str | None

    @property
    def n_content(self) -> int:
        """How many of its words are no stop words."""
        return sum(self.is_content)

    @property
    def places(self) -> Iterator[Span]:
        """Where each word is."""
        words = self.account.words
        return ((words.starts[row], words.ends[row]) for row in self.words)


def quoted_sentences(account: Account, voices: Sequence[str | None]) -> list[Quoted]:
    """All quoted sentences of an account, in text order.

    Parameters
    ----------
    account : Account
        Whose.
    voices : sequence of str
        Who is heard in each row of its quotes.
    """
    rows = account.words.tokens
    tokens = account.tokens
    owners = tokens["quote_id"].to_numpy(dtype="float64", na_value=-1)[rows].astype(int).tolist()
    sentences = tokens["sentence_id"].to_numpy()[rows].tolist()
    is_stop = tokens["is_stop"].to_numpy()[rows].tolist()
    found: dict[tuple[int, int], list[int]] = defaultdict(list)
    for word, (owner, sentence, is_marked, is_editors) in enumerate(
        zip(owners, sentences, account.is_marked, account.is_bracketed, strict=True)
    ):
        if owner >= 0 and is_marked and not is_editors:
            found[owner, sentence].append(word)
    return [
        Quoted(
            account,
            owner,
            tuple(words),
            tuple(account.words.forms[word] for word in words),
            tuple(account.is_named[word] for word in words),
            tuple(not is_stop[word] for word in words),
            voices[owner],
        )
        for (owner, _), words in sorted(found.items(), key=lambda item: item[1][0])
    ]


def pieces(words: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The stretches of words in a row, first and last.

    Examples
    --------
    >>> list(pieces([3, 4, 5, 9]))
    [(3, 5), (9, 9)]
    """
    first = last = None
    for word in words:
        if first is None or last is None:
            first = word
        elif word != last + 1:
            yield first, last
            first = word
        last = word
    if first is not None and last is not None:
        yield first, last


def spans(account: Account, words: Sequence[int]) -> list[Span]:
    """The places of stretches of words."""
    places = account.words
    return [(places.starts[first], places.ends[last]) for first, last in pieces(words)]


def printed(account: Account, words: Sequence[int]) -> str:
    """The words as printed, “ … ” between stretches."""
    found = pieces(words)
    return " … ".join(account.words.printed(account.text, first, last) for first, last in found)
