"""Whether a draft's figure is given to somebody whose figure is another one in the article."""

from studykit.verification.amounts import Amount
from studykit.verification.bindings import Binding, Bindings
from studykit.verification.row import Figure, Item

_OFTEN = 3  # times that an article may have a name by which a figure is told from another
_SCALE = 20  # how many times larger the figure that is meant may be
_TOLD = 2  # words of one part of a sentence that tell it from another
_NEXT = 3  # characters between two sentences with nothing between them


class Owned:
    """The owners of an article's figures, and those that a draft gives them.

    >>> def verdicts(draft, article):
    ...     claims = sk.verify(draft, article)
    ...     return claims["verdict"][claims["kind"] == "number"].tolist()
    >>> text = "Ada Lane won 34 percent, Bo Roe 28 percent and the rest went to Jo Park."
    >>> verdicts("Lane got 28 percent.", text), verdicts("Roe got 28 percent.", text)
    (['altered'], ['verbatim'])
    >>> text = "In 2011 the fair cost $34. It cost $28 in 2012, and the old mill rotted."
    >>> verdicts("In 2011 it paid $28.", text), verdicts("In 2012 it paid $28.", text)
    (['altered'], ['verbatim'])
    >>> text = "The Elm Club met. All told, it won $40 in Oakham.\\n\\nRoe paid the Elm Club $50."
    >>> verdicts("The Elm Club won $40.", text), verdicts("Roe paid $40.", text)
    (['verbatim'], ['altered'])
    >>> text = "Ada Lane came third. Bo Roe came second. Whoever is 3rd may speak."
    >>> verdicts("Roe was 3rd.", text), verdicts("Lane was 3rd.", text)
    (['altered'], ['verbatim'])
    """

    def __init__(self, article: Bindings, draft: Bindings) -> None:
        self.article, self.draft = article, draft

    def rivals(self, figure: Figure) -> list[Item]:
        """The figures of those whom the draft names in this one's part of the sentence."""
        here = self.draft.of(figure.item)
        return [other for other in figure.rivals if self._is_meant(figure, here, other)]

    def _is_meant(self, figure: Figure, here: Binding, item: Item) -> bool:
        rival = self.article.of(item)
        found = [(one, self.article.of(one)) for one in figure.same]
        is_rank = isinstance(figure.item, Amount) and figure.item.is_ordinal
        theirs = [(one, same) for one, same in found if same.own or not is_rank]
        return bool(theirs) and all(
            is_near(item, one)
            and (item in figure.kin or (_is_bare(figure.item) and _is_next(rival, same)))
            and (self._is_rivals(here, same, rival) or _is_contrasted(here, same, rival))
            for one, same in theirs
        )

    def _is_rivals(self, here: Binding, same: Binding, rival: Binding) -> bool:
        """Whether what a draft says is of the rival's owner, not of that of the same figure."""
        mine = here.own & rival.own - same.wide
        theirs = same.own - rival.own - here.wide
        if not mine or not theirs or (here.own | here.wide) & same.own - rival.own:
            return False
        if rival.sentence == same.sentence:
            return True
        if mine <= self.article.named_before(same):
            return False  # “The club met. All told, | it | has 40.”
        names = here.wide | rival.wide | same.wide
        n_rival, n_same = (len((here.words & one.words) - names) for one in (rival, same))
        n = min(self.article.text.n[name] for name in mine)
        is_told = n <= _OFTEN or (bool(here.words) and here.words <= names)
        if _is_next(rival, same):
            return is_told or n_rival >= max(n_same, 1)
        return n_rival >= max(n_same, 0 if is_told else 2)

    def are_crossed(self, one: tuple[Item, Item], other: tuple[Item, Item]) -> bool:
        """Whether each of two figures of a draft is, in the article, of the owner of the other.

        Each is given with the same figure of the article.
        """
        (here, there), (beside, rival) = (
            (self.draft.of(item), self.article.of(same)) for item, same in (one, other)
        )
        if _is_crossed(here.own, there.own, beside.own, rival.own):
            return True
        is_plain = not (here.is_paired or there.is_paired) and _is_next(there, rival)
        return is_plain and _is_crossed(here.words, there.words, beside.words, rival.words)

    def is_next(self, one: Item, other: Item) -> bool:
        """Whether two of the article's figures are in one sentence, or in two in a row."""
        return _is_next(self.article.of(one), self.article.of(other))

    def is_kept(self, figure: Figure, rival: Item, *, is_close: bool) -> bool:
        """Whether the draft names the owner or the time of the same figure, not of another's.

        Where it `is_close`, it is enough that those whom the draft names own the same figure too.
        """
        here, other = self.draft.of(figure.item), self.article.of(rival)
        return any(
            here.own & one.own - other.wide
            or here.times & one.times - other.times
            or (is_close and here.own and here.own <= one.own)
            for one in map(self.article.of, figure.same)
        )


def _is_crossed(
    here: frozenset[str], there: frozenset[str], beside: frozenset[str], rival: frozenset[str]
) -> bool:
    """Whether each of two has something of the other in the article, and nothing of its own.

    >>> union, bosses = frozenset({"union"}), frozenset({"boss"})
    >>> _is_crossed(union, bosses, bosses, union), _is_crossed(union, union, bosses, bosses)
    (True, False)
    """
    is_kept = here & there - rival or beside & rival - there
    return not is_kept and bool(here & rival - there and beside & there - rival)


def _is_contrasted(here: Binding, same: Binding, rival: Binding) -> bool:
    """Whether a draft has the time or the words of a rival's part of a sentence, not this one's."""
    is_kept = here.own & same.own - rival.own or here.times & same.times - rival.times
    if is_kept or here.is_paired or same.is_paired or not _is_next(rival, same):
        return False
    is_beside = rival.sentence == same.sentence
    if here.words & same.words - rival.words:
        return False
    times = here.times & rival.times - same.times
    if times and not here.times & same.times and (is_beside or same.times):
        return True
    return is_beside and len(here.words & rival.words - same.words) >= _TOLD


def _is_bare(item: Item) -> bool:
    """Whether a number says nothing of what it counts."""
    return isinstance(item, Amount) and not (item.unit or item.counted)


def is_near(item: Item, other: Item, times: float = _SCALE) -> bool:
    """Whether two figures are of one order: $5 is no slip for $5 billion."""
    if not (isinstance(item, Amount) and isinstance(other, Amount)):
        return True
    low, high = sorted((item.value, other.value))
    return high <= times * max(low, 1 / times)


def _is_next(one: Binding, other: Binding) -> bool:
    """Whether two figures are in one sentence, or in two with nothing between them."""
    first, last = sorted([one.sentence, other.sentence])
    return last[0] - first[1] < _NEXT
