"""Whether the numbers of a draft are the article's, and of the same thing there."""

import re
from collections.abc import Iterator, Sequence

from studykit.article import Article
from studykit.verify.amounts import Amount, amounts, is_fair, is_same, is_same_unit
from studykit.verify.contexts import Contexts, likeness
from studykit.verify.row import ALTERED, NOT_FOUND, UNDECIDED, VERBATIM, Row
from studykit.verify.words import Words

Span = tuple[int, int]
# “chapter 3”, “p. 47”, “Class 9b”, “No. 3”: a number that names something.
_LABEL = re.compile(
    r"\b(?:chapter|ch\.|pages?|pp?\.|class|grade|question|exercise|essay|part|section|no\.|nos\."
    r"|number|note|notes|step|figure|fig\.|table|paragraphs?|para|lines?|period|unit|lesson|draft|version"
    r"|photo|picture|image|slide|tweet|point|room|level|article|week|day|report|item|appendix|footnote"
    r"|group|team|task|text|source|document|module|course|band|route|channel|local|form|stage|phase"
    r"|business|english|history|version|vol\.|volume|issue|episode|season|rule|step|tip|reason|quote)"
    r"\s*#?\s*$|[#§@]\s?$|\bof\s+$",
    re.IGNORECASE,
)
# “187 words”, “6 voices”, “three key points”: what a draft says of itself.
_OF_ITSELF = re.compile(
    r"[\s-](?:\w+\s)?(?:words?|pages?|paragraphs?|sentences?|marks?|bullets?|bullet points|points?:"
    r"|characters|quotes|quotations|sources|voices|takeaways|key\s\w+|reasons|things|questions"
    r"|parts|sections|steps|examples|checks|minutes? read|minute read|min read|lines|tweets|slides)\b",
    re.IGNORECASE,
)
_OWN = frozenset("i my me our us we you your please im ive".split())
# “more”, “fell by”: a number that may have been worked out from two others.
_WORKED_OUT = re.compile(
    r"\b(?:more|less|fewer|rise|rose|risen|fell|fall|fallen|drop|dropped|down|up|by|difference|gap"
    r"|total|together|combined|altogether|increase[ds]?|decrease[ds]?|overall|remaining|other|rest"
    r"|times|double[ds]?|grew|grown|gain|lost|margin|majority|average|ratio|twice|half|wider?n?e?d?)\b",
    re.IGNORECASE,
)
_SMALL = 3  # a number up to this one in words may count what the text only shows
_MOVED = 1.6  # how much more alike the place of another number must be
_TELLING = 0.75  # and how alike at least


class Figures:
    """The numbers of an article, to hold a draft's numbers to."""

    def __init__(self, article: Article, contexts: Contexts, taken: Sequence[Span]) -> None:
        self.article, self.contexts = article, contexts
        self.amounts = [a for a in amounts(article.text) if not _is_in(a, taken)]
        self._around: dict[int, dict[str, float]] = {}

    def around(self, amount: Amount) -> dict[str, float]:
        """The words around one of the article's numbers."""
        if amount.start not in self._around:
            self._around[amount.start] = self.contexts.around(amount.start, amount.end)
        return self._around[amount.start]

    def rows(self, text: str, draft: Contexts, taken: Sequence[Span]) -> Iterator[Row]:
        """A row for each number of a draft that claims something."""
        for amount in amounts(text):
            if not _is_in(amount, taken) and _claims(text, amount):
                row = self.row(text, amount, draft)
                if row:
                    yield row

    def row(self, text: str, amount: Amount, draft: Contexts) -> Row | None:
        """What the article says to one number."""
        same = [other for other in self.amounts if is_same(amount, other)]
        fair = same or [other for other in self.amounts if is_fair(amount, other)]
        here = draft.around(amount.start, amount.end)
        rivals = [o for o in self.amounts if o not in fair and is_same_unit(amount, o)]
        rival, rival_like = self._most_alike(here, rivals)
        if fair:
            best, like = self._most_alike(here, fair)
            assert best is not None
            if rival and rival_like >= max(_MOVED * like, _TELLING, like + 0.5):
                return self._as(amount, ALTERED, rival, f"in the article: {self._printed(rival)}")
            return self._as(amount, VERBATIM, best, None)
        if self._is_open(text, amount, draft):
            return self._as(amount, UNDECIDED, None, None)
        if rival and rival_like > 0:
            return self._as(amount, ALTERED, rival, f"in the article: {self._printed(rival)}")
        return self._as(amount, NOT_FOUND, None, None)

    def _most_alike(
        self, here: dict[str, float], others: Sequence[Amount]
    ) -> tuple[Amount | None, float]:
        best, most = None, -1.0
        for other in others:
            like = likeness(here, self.around(other), self.contexts.n)
            if like > most:
                best, most = other, like
        return best, max(most, 0.0)

    def _is_open(self, text: str, amount: Amount, draft: Contexts) -> bool:
        """Whether a number that the article does not have may still be right."""
        start, end = draft.bounds(amount.start)
        sentence = text[start:end]
        if set(Words(sentence).keys) & _OWN or amount.is_ordinal:
            return True
        is_word = not text[amount.start : amount.end][-1:].isdigit() and amount.unit == ""
        if is_word and amount.value <= _SMALL:
            return True
        return bool(_WORKED_OUT.search(sentence)) and self._is_worked_out(amount)

    def _is_worked_out(self, amount: Amount) -> bool:
        """Whether it is the sum, the difference or the ratio of two of the article's numbers."""
        for k, one in enumerate(self.amounts):
            for other in self.amounts[max(0, k - 4) : k]:
                if one.unit != other.unit or one.value == other.value:
                    continue
                high, low = max(one.value, other.value), min(one.value, other.value)
                results = [high + low, high - low]
                if amount.unit in ("", "share") and low:
                    results.append(high / low)
                if any(abs(amount.value - result) <= 0.005 * amount.value for result in results):
                    return True
        return False

    def _printed(self, amount: Amount) -> str:
        return self.article.text[amount.start : amount.end]

    def _as(self, amount: Amount, verdict: str, other: Amount | None, said: str | None) -> Row:
        place = (other.start, other.end) if other else None
        return Row(amount.start, amount.end, "number", verdict, place, said)


def _is_in(amount: Amount, taken: Sequence[Span]) -> bool:
    return any(start < amount.end and amount.start < end for start, end in taken)


def _claims(text: str, amount: Amount) -> bool:
    """Whether a number says how many, and does not name or count the draft's own parts.

    >>> def claimed(text):
    ...     return [text[a.start : a.end] for a in amounts(text) if _claims(text, a)]
    >>> claimed("Chapter 3 (200 words): 40 boats, p. 47, 2/5, one of them in Class 9b.")
    ['40']
    """
    before, after = text[max(0, amount.start - 24) : amount.start], text[amount.end : amount.end + 24]
    if _LABEL.search(before.rpartition("\n")[2]) and amount.unit == "":
        return False
    if _OF_ITSELF.match(after) or re.match(r"\s?/\s?\d|[a-z]\b|\)", after) and amount.unit == "" and not re.match(r"\)", after):
        return False
    if re.search(r"\d\s?[/]$", before):
        return False
    return text[amount.start : amount.end].lower() not in ("one", "a", "an", "zero", "once")
