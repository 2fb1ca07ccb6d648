"""What somebody said, told in other words: whose it is, where its rare words leave no doubt."""

from collections import Counter
from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from studykit import lexicons
from studykit.verification.contexts import kin, stem
from studykit.verification.credit import Credit
from studykit.verification.heard import OF_ITSELF, Heard
from studykit.verification.passages import Passages
from studykit.verification.words import Words

_LONG = 3  # letters of a stem that has two alike at its end
_SURELY, _SHARED = 1.25, 2  # how much of it a sentence must have, rare words above common ones
_WHOLLY, _MORE = 0.8, 1.6  # a sentence with nearly all of it, and how far it must be ahead
_FAR_MORE = 2.0  # times as much as any sentence that may be of whom the draft credits
_SAYING = frozenset("say says said saying tell tells told".split())


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

    def other(
        self, text: str, start: int, end: int, credit: Credit, around: str = ""
    ) -> Teller | None:
        """Who said what a draft reports in other words, if that surely is not whom it credits.

        `around` is the draft's sentence: whom it names there may be meant as well.

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
        >>> teller("Bo Roe", "that the winter harbour was tired"), teller("Lane", "small boats fee")
        (None, None)
        """
        names = set(Words(f"{credit.words} {credit.speaker or ''}").keys)
        near = self._near(set(_stems(text, start, end, names)))
        tellers = [self._teller(credit, one, around) for one in near]
        if not tellers or not all(tellers):
            return None
        if any(self._is_in(teller, text[start:end]) for teller in tellers):
            return None
        return Teller(tellers[0] or "", near[0].place)

    def _near(self, told: set[str]) -> list[_Sentence]:
        """The sentences that may be retold, the likeliest first; none where none is likely."""
        shares = [told & one.stems for one in self._sentences]
        alike = [self._weight(share) for share in shares]
        best = max(range(len(alike)), key=alike.__getitem__, default=None)
        if best is None or alike[best] < _SURELY or len(shares[best]) < _SHARED:
            return []
        is_whole = alike[best] >= _WHOLLY * self._weight(told)
        times = _MORE if is_whole else _FAR_MORE
        near = [k for k, like in enumerate(alike) if like * times > alike[best]]
        near.sort(key=lambda k: (-alike[k], k))
        return [self._sentences[k] for k in near]

    def _weight(self, stems: set[str] | frozenset[str]) -> float:
        return sum(max(self._n[one], 1) ** -0.5 for one in stems)

    def _teller(self, credit: Credit, sentence: _Sentence, around: str) -> str | None:
        """Whom the article credits with a sentence, if each part surely is another's."""
        if self.heard.names_in_sentence(credit, sentence.place):
            return None
        spans = list(self._spans(sentence))
        if not spans and self.heard.is_silent(credit, sentence.place[0]):
            return OF_ITSELF
        others = [self.heard.other(credit, *span, around) for span in spans]
        if not others or not all(others) or self.heard.are_linked(credit, others[0] or ""):
            return None
        return others[0]

    def _is_in(self, teller: str | None, said: str) -> bool:
        """Whether a report names whom it may be of: “Lane is ill, she said”."""
        keys = self.heard.cast.keys.get(teller or "", [])
        return not set(keys[-1:]).isdisjoint(Words(said).keys)

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
    """A word that carries meaning without its endings; “” for another, and for a name.

    >>> [_stem(key) for key in ("company", "companies", "the", "said")]
    ['firm', 'firm', '', '']
    >>> [_stem(key) for key in ("brave", "bravely", "humble", "humbly", "win", "winners")]
    ['brav', 'brav', 'humbl', 'humbl', 'win', 'win']
    """
    if key in names or key.removesuffix("'s") in lexicons.words("stop_words") or key in _SAYING:
        return ""
    found = stem(kin(f"{key[:-1]}e" if key.endswith("bly") else key)).rstrip("iy")
    return found[:-1] if len(found) > _LONG and found[-1] == found[-2] else found
