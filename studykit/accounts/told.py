"""Which sentences have a counterpart in another account, and which only one account has."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from math import fsum, log
from typing import NamedTuple

import numpy as np
import pandas as pd

from studykit.accounts import columns
from studykit.accounts.account import Account, others
from studykit.accounts.passages import copied
from studykit.numerals import SMALL_NUMBERS

TOLD, PARTLY = 0.5, 0.3
"""From which likeness on a sentence is told elsewhere, or in part: see `sentences`."""

_COPIED = 0.8  # of a sentence's words, in runs of eight or more that another account has
_MOST_SENTENCES = 400  # of one word: a word in more says little about where to look
_FEWEST = 4  # different words of a sentence that is looked for in another
_FEWEST_SHARED = 2  # different words that a place must share: one word is in many sentences
_FEWEST_CONTENT = 3  # different words without which a sentence may be anywhere by chance
_FEWEST_ALIKE = 3  # words of a sentence that another account has as a whole
_LOOKED_AT = 6  # places of another account that are weighed in full


_FIGURES = {word: str(n) for word, n in SMALL_NUMBERS.items() if n > 1}


class _Place(NamedTuple):
    """A place of another account, and how much of one is in the other."""

    likeness: float  # weight of the sentence that the place has
    back: float  # weight of a sentence of the place that the sentence has
    letter: str | None
    sentence: int | None  # the one that has most of it
    is_same: bool = False  # word for word
    has_figure: bool = True  # one of those that the sentence has, if any


def sentences(accounts: Sequence[Account], passages: pd.DataFrame) -> pd.DataFrame:
    """Every sentence of every account with the most similar place in another.

    Parameters
    ----------
    accounts : sequence of Account
        Which to compare.
    passages : DataFrame
        As from `passages`.

    Returns
    -------
    DataFrame
        One row per sentence: see `columns`. `likeness` is the share of the sentence's words, each
        weighed by its rarity, that the most similar sentence of another account and the one after
        it have as well; a place that shares a single word is none. *copied*: another account has
        the sentence as it is, or most of it in runs of eight words; *told*: a likeness of 0.5 or
        more, and one of its figures if it has any; *partly*: a likeness of 0.3 or more, or half of
        a sentence of another account is in this one; *too short*: it has stop words only, or one
        or two words beside them, of which another account has one; *only here*: none of these.

    Notes
    -----
    Words are compared in their dictionary form, without stop words, numbers as figures; "soldiers"
    and "troops" are two words. So *only here* says that the words are only here, not that the fact
    is: read the sentence and the place beside it. Rarity is ``ln(1 + N / n)``, with N sentences in
    all and n that have the word.
    """
    bags = {account.letter: _Bags(account) for account in accounts}
    weights = _weights(list(bags.values()))
    rows = []
    for account in accounts:
        told = [bags[other.letter] for other in others(accounts, account)]
        is_copied = _is_copied(account, passages)
        for sentence, (words, start, end, text) in enumerate(bags[account.letter].rows()):
            alike = bags[account.letter].forms[sentence]
            # A short sentence is the same by chance, unless it lies in a run of words.
            fewest = 1 if is_copied[sentence] else _FEWEST_ALIKE
            place = max(
                (bag.same(alike, fewest) or _best(words, bag, weights) for bag in told), key=_rank
            )
            rows.append(
                (account.letter, sentence, start, end, text,
                 _verdict(words, place, is_copied[sentence]),
                 place.likeness, place.letter, place.sentence)
            )  # fmt: skip
    return columns.of_rows("sentences", rows)


class _Bags:
    """The words of each sentence of an account, and the sentences of each word."""

    def __init__(self, account: Account) -> None:
        self.account = account
        tokens = account.tokens
        is_told = tokens["kind"].isin(("word", "number"))
        is_told &= ~tokens["is_stop"] | tokens["lemma"].isin(list(_FIGURES))
        self.words: list[set[str]] = [set() for _ in range(len(account.sentences))]
        for lemma, sentence in zip(
            tokens.loc[is_told, "lemma"], tokens.loc[is_told, "sentence_id"], strict=True
        ):
            self.words[sentence].add(_FIGURES.get(lemma, lemma))
        self.forms: list[list[str]] = [[] for _ in range(len(account.sentences))]
        in_sentence = tokens["sentence_id"].to_numpy()[account.words.tokens].tolist()
        for form, sentence in zip(account.words.forms, in_sentence, strict=True):
            self.forms[sentence].append(form)

    def rows(self) -> Iterator[tuple[set[str], int, int, str]]:
        """The words, the place and the text of each sentence."""
        table = self.account.sentences
        columns = (table[name].tolist() for name in ("start", "end", "text"))
        return zip(self.words, *columns, strict=True)

    @cached_property
    def sentences_of(self) -> Mapping[str, Sequence[int]]:
        """In which sentences each word is, the first so many."""
        found: dict[str, list[int]] = defaultdict(list)
        for sentence, words in enumerate(self.words):
            for word in words:
                if len(found[word]) < _MOST_SENTENCES:
                    found[word].append(sentence)
        return found

    @cached_property
    def _first_of(self) -> Mapping[tuple[str, ...], int]:
        """Where each sentence is first, by all its words."""
        return {tuple(forms): i for i, forms in reversed(list(enumerate(self.forms)))}

    def same(self, forms: Sequence[str], fewest: int) -> _Place | None:
        """The place that has a sentence word for word, if it has so many words."""
        sentence = self._first_of.get(tuple(forms)) if len(forms) >= fewest else None
        if sentence is None:
            return None
        return _Place(1.0, 1.0, self.account.letter, sentence, is_same=True)

    def around(self, sentence: int) -> set[str]:
        """The words of a sentence and of the one after it."""
        return self.words[sentence].union(*self.words[sentence + 1 : sentence + 2])


def _weights(bags: Sequence[_Bags]) -> dict[str, float]:
    counts = Counter(word for bag in bags for words in bag.words for word in words)
    n = sum(len(bag.words) for bag in bags)
    return {word: log(1 + n / count) for word, count in counts.items()}


def _best(words: set[str], told: _Bags, weights: Mapping[str, float]) -> _Place:
    """The place of another account that has most of a sentence's weight."""
    total = _weight(words, weights)
    scores: Counter[int] = Counter()
    for word in sorted(words):
        for sentence in told.sentences_of.get(word, ()):
            scores[sentence] += weights[word]  # type: ignore[assignment]
    near = {max(s - back, 0) for s, _ in scores.most_common(_LOOKED_AT) for back in (0, 1)}
    found = [_place(words, told, s, weights, total) for s in sorted(near)]
    return max(found, key=_rank, default=_Place(0.0, 0.0, None, None))


def _place(
    words: set[str], told: _Bags, sentence: int, weights: Mapping[str, float], total: float
) -> _Place:
    """How a sentence and the one after it hold the words of another."""
    shared = words & told.around(sentence)
    likeness = _weight(shared, weights) / total if len(shared) >= _FEWEST_SHARED else 0.0
    back = _share_held(told.words[sentence], words, weights)
    nearest = max(
        range(sentence, min(sentence + 2, len(told.words))),
        key=lambda s: _weight(words & told.words[s], weights),
    )
    figures = {word for word in words if word[0].isdigit()}
    return _Place(
        likeness, back, told.account.letter, nearest if likeness >= back else sentence,
        has_figure=not figures or not figures.isdisjoint(shared),
    )  # fmt: skip


def _weight(words: set[str], weights: Mapping[str, float]) -> float:
    return fsum(weights[word] for word in words)


def _rank(place: _Place) -> tuple[bool, float, float]:
    return place.is_same, max(place.likeness, min(place.back, TOLD)), place.back


def _share_held(part: set[str], words: set[str], weights: Mapping[str, float]) -> float:
    """How much of a sentence's weight is in other words; 0 for a sentence of a few words."""
    return _weight(part & words, weights) / _weight(part, weights) if len(part) >= _FEWEST else 0.0


def _is_copied(account: Account, passages: pd.DataFrame) -> list[bool]:
    """For each sentence, whether most of its words lie in a run that another account has."""
    of_words = account.tokens["sentence_id"].to_numpy()[account.words.tokens]
    n = len(account.sentences)
    held = np.bincount(of_words, weights=copied(account, passages), minlength=n)
    return (held > _COPIED * np.bincount(of_words, minlength=n)).tolist()


def _verdict(words: set[str], place: _Place, is_copied: bool) -> str:
    if is_copied or place.is_same:
        return "copied"
    if not words or (len(words) < _FEWEST_CONTENT and place.letter):
        return "too short"
    if place.likeness >= TOLD and place.has_figure:
        return "told"
    return "partly" if place.likeness >= PARTLY or place.back >= TOLD else "only here"
