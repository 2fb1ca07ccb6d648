"""What somebody said, told in other words: whose it is, where its rare words leave no doubt."""

from collections import Counter
from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from studykit.quotes.sentence.cues import plain_verbs
from studykit.verification.credit import Credit
from studykit.verification.heard import OF_ITSELF, Heard
from studykit.verification.passages import Passages
from studykit.verification.stems import stems
from studykit.verification.words import Words

_SURELY, _SHARED = 1.25, 2  # how much of it a sentence must have, rare words above common ones
_LIKELY, _LARGELY = 0.9, 0.45  # or this much, if it is so large a part of what is told
# Times as much as any sentence that may be of whom the draft credits, and as any of nobody.
_MORE, _ABOVE = 1.6, 1.3
_FAR_MORE, _FAR_ABOVE = 2.0, 1.6  # where it is only a large part
_NEARLY, _TOP = 0.8, 4  # of the weight of the most alike sentence; how many may be so


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
        return [_Sentence(span, frozenset(stems(text, *span))) for span in spans]

    @cached_property
    def _n(self) -> Counter[str]:
        """How often each word occurs."""
        return Counter(stems(self.passages.text, 0, len(self.passages.text)))

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
        told = set(stems(text, start, end, names))
        alike = [self._weight(told & one.stems) for one in self._sentences]
        order = self._order(credit, alike)
        if not order or not self._is_likely(told, told & self._sentences[order[0]].stems):
            return None
        best = self._sentences[order[0]]
        teller = self._teller(credit, best, around)
        if not teller or self._is_in(teller, text[start:end]):
            return None
        most = alike[order[0]]
        rest = [(self._sentences[k], most / alike[k]) for k in order[1:] if alike[k]]
        is_alone = all(
            self._is_out(credit, one, times, around, text[start:end], is_sure=most >= _SURELY)
            for one, times in rest
        )
        return Teller(teller, best.place) if is_alone else None

    def _order(self, credit: Credit, alike: list[float]) -> list[int]:
        """The sentences, the most alike first; what somebody says before what nobody does.

        A heading, or what the article says far from whom the draft credits, is not retold where
        a sentence that is nearly as like is somebody's.
        """
        order = sorted(range(len(alike)), key=lambda k: -alike[k])
        top = [k for k in order if alike[k] >= _NEARLY * alike[order[0]]][:_TOP] if order else []
        if len(top) < 2:
            return order
        passed = [k for k in top if self._is_passed(credit, self._sentences[k])]
        kept = [k for k in top if k not in passed]
        if not kept or not any(self._spans(self._sentences[kept[0]])):
            return order
        return [k for k in order if k not in passed]

    def _is_passed(self, credit: Credit, sentence: _Sentence) -> bool:
        """Whether a sentence is of nobody, and a heading or far from whom the draft credits."""
        if any(self._spans(sentence)):
            return False
        place = sentence.place[0]
        return self.heard.near.is_heading(place) or self.heard.is_away(credit, place)

    def _is_out(
        self,
        credit: Credit,
        sentence: _Sentence,
        times: float,
        around: str,
        said: str,
        *,
        is_sure: bool,
    ) -> bool:
        """Whether a sentence that another is so many times as like is not what is retold."""
        more, above = (_MORE, _ABOVE) if is_sure else (_FAR_MORE, _FAR_ABOVE)
        if times >= more or (times >= above and self._is_of_nobody(credit, sentence)):
            return True
        other = self._teller(credit, sentence, around)
        return bool(other) and not self._is_in(other, said)

    def _is_likely(self, told: set[str], shared: set[str]) -> bool:
        """Whether a sentence has enough of what is told to be what it retells.

        >>> from studykit.verification.cast import Cast
        >>> article = sk.Article("Fees drove off ships. Ships had no fees. Fees: $5 for ships.")
        >>> retold = Retold(Passages(article), Heard(article, Cast(article)))
        >>> told = {"fee", "ship", "driv"}
        >>> [retold._is_likely(told, shared) for shared in ({"fee", "ship"}, {"ship"})]
        [True, False]
        >>> retold._is_likely(told | {"oar", "net", "rope"}, {"fee", "ship"})
        False
        """
        alike = self._weight(shared)
        is_part = alike >= max(_LIKELY, _LARGELY * self._weight(told))
        return len(shared) >= _SHARED and (alike >= _SURELY or is_part)

    def _is_of_nobody(self, credit: Credit, sentence: _Sentence) -> bool:
        """Whether a sentence neither reports anything nor names whom the draft credits.

        >>> from studykit.verification.cast import Cast
        >>> article = sk.Article("It rained. Bo Roe left. “It froze,” Ada Lane said.")
        >>> retold = Retold(Passages(article), Heard(article, Cast(article)))
        >>> roe = Credit("Roe", None, True)
        >>> [retold._is_of_nobody(roe, sentence) for sentence in retold._sentences]
        [True, False, False]
        """
        is_named = self.heard.names_in_sentence(credit, sentence.place)
        return not is_named and not any(self._spans(sentence))

    def _weight(self, stems: set[str] | frozenset[str]) -> float:
        return sum(max(self._n[one], 1) ** -0.5 for one in stems)

    def _teller(self, credit: Credit, sentence: _Sentence, around: str) -> str | None:
        """Whom the article credits with a sentence, if each part surely is another's."""
        if self._is_named(credit, sentence.place):
            return None
        spans = list(self._spans(sentence))
        if not spans and self.heard.is_silent(credit, sentence.place[0]):
            return OF_ITSELF
        others = [self.heard.other(credit, *span, around) for span in spans]
        if not others or not all(others) or self.heard.are_linked(credit, others[0] or ""):
            return None
        return others[0]

    def _is_named(self, credit: Credit, place: tuple[int, int]) -> bool:
        """Whether a sentence names whom a draft credits other than in what another says of them.

        >>> from studykit.verification.cast import Cast
        >>> texts = "“Bo Roe has no boat,” Ada Lane said.", "“I met Bo Roe, who said so,” she said."
        >>> for text in texts:
        ...     article = sk.Article(text)
        ...     retold = Retold(Passages(article), Heard(article, Cast(article)))
        ...     print(retold._is_named(Credit("Bo Roe", None, True), (0, len(text))))
        False
        True
        """
        called, words = self.heard.called(credit), Words(self.passages.text, *place)
        if called.isdisjoint(words.keys):
            return False
        found = list(zip(words.keys, words.spans, strict=True))
        if not all(self._is_told(*span) for key, span in found if key in called):
            return True
        told = {key for key, (start, _) in found if self.passages.mark_at(start)}
        return not plain_verbs().isdisjoint(told)

    def _is_told(self, start: int, end: int) -> bool:
        """Whether words are in marks and somebody is credited with them."""
        return bool(self.passages.mark_at(start) and self.heard.credits(start, end))

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
