"""What somebody said, told in other words: whose it is, where its rare words leave no doubt."""

from collections import Counter
from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from studykit import lexicons
from studykit.verification.contexts import stem
from studykit.verification.credit import Credit, is_pronoun
from studykit.verification.heard import Heard
from studykit.verification.passages import Passages
from studykit.verification.words import Words

_MOSTLY, _FEWEST = 0.7, 3  # of a report's words, rare ones above common ones; how many at least
_SAYING = frozenset("say says said saying tell tells told".split())
_HALF = 0.5  # so much of that in what the credited one says, and it may be from there


class Teller(NamedTuple):
    """Who said in the article what a draft tells, and where."""

    name: str
    place: tuple[int, int]


class _Sentence(NamedTuple):
    place: tuple[int, int]
    stems: frozenset[str]


class Retold:
    """The sentences of an article by their words, to find those that a draft retells."""

    def __init__(self, passages: Passages, heard: Heard) -> None:
        self.passages, self.heard = passages, heard

    @cached_property
    def _sentences(self) -> list[_Sentence]:
        table, text = self.passages.article.sentences, self.passages.text
        spans = zip(table["start"].tolist(), table["end"].tolist(), strict=True)
        return [_Sentence(span, frozenset(_stems(text, *span))) for span in spans]

    @cached_property
    def _n(self) -> Counter[str]:
        """How often each word occurs."""
        return Counter(_stems(self.passages.text, 0, len(self.passages.text)))

    def other(self, text: str, start: int, end: int, credit: Credit) -> Teller | None:
        """Who said what a draft reports in other words, if that surely is not whom it credits.

        >>> from studykit.verification.cast import Cast
        >>> article = sk.Article(
        ...     "“The harbour fee drove small boats away,” said Ada Lane. Bo Roe, a sailor, said"
        ...     " that he was tired. “It was a cold winter,” he said. Jo Kim left.")
        >>> passages, heard = Passages(article), Heard(article, Cast(article))
        >>> def teller(who, said):
        ...     found = Retold(passages, heard).other(said, 0, len(said), Credit(who, None, True))
        ...     return found and found.name
        >>> teller("Bo Roe", "that fees at the harbour had driven the small boats off")
        'Ada Lane'
        >>> teller("Bo Roe", "that the small harbour was shut"), teller("Lane", "small boats fee")
        (None, None)
        """
        names = set(Words(credit.words).keys)
        told = set(_stems(text, start, end, names))
        if len(told) < _FEWEST or is_pronoun(credit.words):
            return None
        whole = self._weight(told)
        alike = [(self._weight(told & one.stems) / whole, one) for one in self._sentences]
        found = [one for like, one in alike if like >= _MOSTLY and len(told & one.stems) >= _FEWEST]
        tellers = [self._teller(credit, one) for one in found]
        may_be = (self._may_say(credit, one) for like, one in alike if like >= _HALF * _MOSTLY)
        if not tellers or not all(tellers) or any(may_be):
            return None
        return Teller(tellers[0] or "", found[0].place)

    def _weight(self, stems: set[str] | frozenset[str]) -> float:
        return sum(max(self._n[one], 1) ** -0.5 for one in stems)

    def _teller(self, credit: Credit, sentence: _Sentence) -> str | None:
        """Whom the article credits with a sentence, if each part surely is another's."""
        if self.heard.names_in_sentence(credit, sentence.place):
            return None
        others = [self.heard.other(credit, *span) for span in self._spans(sentence)]
        return others[0] if others and all(others) else None

    def _may_say(self, credit: Credit, sentence: _Sentence) -> bool:
        """Whether a part of a sentence may be said by whom the draft credits."""
        return any(self.heard.other(credit, *span) is None for span in self._spans(sentence))

    def _spans(self, sentence: _Sentence) -> Iterator[tuple[int, int]]:
        """What is said in a sentence."""
        low, high = sentence.place
        for row in self.heard.rows:
            for start, end in row.spans:
                if start < high and low < end:
                    yield max(start, low), min(end, high)


def _stems(
    text: str, start: int, end: int, names: set[str] | frozenset[str] = frozenset()
) -> Iterator[str]:
    return (one for key in Words(text, start, end).keys if (one := _stem(key, names)))


def _stem(key: str, names: set[str] | frozenset[str] = frozenset()) -> str:
    """A word that carries meaning without its ending; “” for another, and for a name.

    >>> [_stem(key) for key in ("company", "companies", "the", "said")]
    ['compan', 'compan', '', '']
    """
    is_left_out = key in names or key.removesuffix("'s") in lexicons.words("stop_words")
    return "" if is_left_out or key in _SAYING else stem(key).removesuffix("y")
