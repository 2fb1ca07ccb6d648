"""The sentence of an article that a draft's sentence surely retells, and its figure there."""

import re
from collections import Counter
from collections.abc import Sequence
from functools import cached_property

from studykit.verification.amounts import Amount
from studykit.verification.contexts import Contexts
from studykit.verification.derived import says_worked_out
from studykit.verification.doubts import is_of_a_sort
from studykit.verification.row import Figure, Item
from studykit.verification.stems import stems

_SURELY, _PART = 1.9, 0.5  # how much of it a sentence must have, and what part of it
_DATED = 0.6  # and what part where a date is held to it
_MORE = 2.3  # times as much as any other sentence
_TWO_DIGITS = 100  # up to here a number may be held to the only one of its sort
_PLACED, _AROUND = 0.3, 60  # how alike another's place is; characters that tell of reckoning
_CLAUSE = re.compile(r"[;:]\s")


class Aligned:
    """The sentences of an article by their words."""

    def __init__(self, article: Contexts, draft: Contexts) -> None:
        self.article, self.draft = article, draft

    @cached_property
    def _sentences(self) -> list[tuple[int, int]]:
        return self.article.sentences

    @cached_property
    def _stems(self) -> list[frozenset[str]]:
        return [frozenset(stems(self.article.text, *span)) for span in self._sentences]

    @cached_property
    def _n(self) -> Counter[str]:
        return Counter(stems(self.article.text, 0, len(self.article.text)))

    def rival(self, figure: Figure, rivals: Sequence[Item]) -> Item | None:
        """The one figure of its sort in the sentence that is retold, if that has not this one.

        >>> def verdict(draft, article):
        ...     claims = sk.verify(draft, article)
        ...     return claims.loc[claims["kind"].isin(["number", "date"]), "verdict"].tolist()
        >>> text = "In eight years Ada Lane never sold a boat. Bo Roe left after four years in Elm."
        >>> verdict("In four years Lane sold no single boat.", text)
        ['altered']
        >>> text = "Ada Lane told the harbour crew twice that ships would sink. Bo Roe left."
        >>> verdict("Lane told the harbour crew three times that ships would sink.", text)
        ['altered']
        >>> text = "On Friday Ada Lane sold the old boat. On Sunday Bo Roe left Elm."
        >>> verdict("The old boat was sold by Lane on Sunday.", text)
        ['altered']
        """
        item = figure.item
        if isinstance(item, Amount) and not _is_small_count(item):
            return None
        span = self._span(item)
        if isinstance(item, Amount) and says_worked_out(self._beside(item, span)):
            return None
        low, high = self._retold(item, span)
        if any(low <= one.start < high for one in figure.same):
            return None
        there = [one for one in rivals if low <= one.start < high]
        if isinstance(item, Amount):
            there = [one for one in there if isinstance(one, Amount) and is_of_a_sort(item, one)]
        return there[0] if len(there) == 1 else None

    def _beside(self, item: Amount, span: tuple[int, int]) -> str:
        """The words of a clause around a number; “times” is its own."""
        text = self.draft.text
        after = text[item.end : span[1]]
        return f"{text[span[0] : item.start]} {after.removeprefix(' times')}"

    def _span(self, item: Item) -> tuple[int, int]:
        """The clause of the draft that holds a figure."""
        low, high = self.draft.bounds(item.start)
        before = [match.end() for match in _CLAUSE.finditer(self.draft.text, low, item.start)]
        after = _CLAUSE.search(self.draft.text, item.end, high)
        return before[-1] if before else low, after.start() if after else high

    def _retold(self, item: Item, span: tuple[int, int]) -> tuple[int, int]:
        """The bounds of the sentence that surely is retold around a figure; empty for none."""
        text = self.draft.text
        told = {*stems(text, span[0], item.start), *stems(text, item.end, span[1])}
        alike = [self._weight(told & one) for one in self._stems]
        most, *rest = sorted(alike, reverse=True)[:2] or [0.0]
        part = _PART if isinstance(item, Amount) else _DATED
        if most < max(_SURELY, part * self._weight(told)) or most < _MORE * max(rest, default=0.0):
            return 0, 0
        return self._sentences[alike.index(most)]

    def _weight(self, some: set[str] | frozenset[str]) -> float:
        return sum(max(self._n[one], 1) ** -0.5 for one in some)


def _is_small_count(amount: Amount) -> bool:
    """Whether a number counts or measures a few of something: “four years”, not “$4”."""
    return amount.unit == "" and bool(amount.counted) and amount.value < _TWO_DIGITS


def is_placed(figure: Figure, rival: Item | None, like: float, draft: Contexts) -> bool:
    """Whether a small number that nothing says was worked out is where another does.

    >>> text = "Of 12 boats 9 sank. Bo Roe gave money to four clubs in Elm. Jo Kim has 3 cats."
    >>> drafts = "Roe gave money to five clubs in Elm.", "Roe gave to five clubs more in Elm."
    >>> claims = [sk.verify(draft, text) for draft in drafts]
    >>> [one.loc[one["kind"].eq("number"), "verdict"].item() for one in claims]
    ['altered', 'undecided']
    """
    amount = figure.item
    if not (isinstance(amount, Amount) and isinstance(rival, Amount)) or like < _PLACED:
        return False
    if figure.same or max(amount.value, rival.value) >= _TWO_DIGITS:
        return False
    if not is_of_a_sort(amount, rival) or amount.unit not in ("", "%"):
        return False
    low, high = draft.bounds(amount.start)
    low, high = max(low, amount.start - _AROUND), min(high, amount.end + _AROUND)
    return not says_worked_out(draft.text[low:high])
