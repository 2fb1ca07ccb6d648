"""A draft's figure held to the article's: the same, moved from another thing, or changed."""

import re
from collections.abc import Sequence

from studykit.verification.aligned import Aligned, is_placed
from studykit.verification.alike import is_same
from studykit.verification.amounts import Amount
from studykit.verification.bindings import paragraph_before
from studykit.verification.contexts import Contexts, kin, likeness
from studykit.verification.doubts import is_small_word
from studykit.verification.frames import Frames, is_framed, is_paired
from studykit.verification.holders import another_holder
from studykit.verification.opposed import opposed
from studykit.verification.owned import Owned, is_near
from studykit.verification.row import (
    ALTERED,
    NOT_FOUND,
    OPEN,
    SOME,
    UNDECIDED,
    VERBATIM,
    Figure,
    Item,
    Row,
    near,
)
from studykit.verification.words import Words

_MOVED, _MORE = 1.6, 0.4  # how much more alike the place of another figure must be
# Where the place of the same figure has next to nothing of the draft's words.
_STRANGE, _TELLING, _FAR_MORE = 0.2, 0.25, 3.0
_ALONE = 0.03  # and so little, while another's has some, that nobody can tell
_SWAPPED = 1.5
_SURELY = 1.0  # how alike the place of another is that leaves no doubt
_LARGER = 100  # times that a count may be larger than another that is meant
_MOSTLY = 5  # words that a sentence has of another, by which it is known again
_ABOUT = 0.8  # and what of it is about as much
_TOLD = 2  # words of a figure's sentence without which nothing is like it: “All others had 39.”
_PLAIN = 0.75  # how alike another's place is where no figure worked out would be
_FEW = 20  # up to here a number that was worked out may by chance be another of the article
_COMPANY = 0.3  # what it counts that another figure of the draft's sentence is there too
_PLACES = 40  # of one figure in an article that are looked at
# “on Sunday, one more day | until | they vote”: the day of the vote is another.
_UNTIL = re.compile(
    r"\b(?:until|till|(?:days?|weeks?|hours?|months?|years?)\s(?:before|after|ahead|earlier|later))\b"
)
_BEFORE_VERB = frozenset("to will would can could may might must should not".split())


class Held:
    """An article's figures with the words around each, to which a draft's are held."""

    def __init__(
        self, article: Contexts, draft: Contexts, kind: str, owned: Owned | None = None
    ) -> None:
        self.owned = owned
        self.article, self.draft, self.kind = article, draft, kind
        self._known: tuple[dict[tuple[int, int], dict[str, float]], ...] = {}, {}
        self._frames, self._aligned = Frames(draft, article), Aligned(article, draft)

    def rows(self, figures: Sequence[Figure]) -> list[Row]:
        """A row for each figure of the draft."""
        some = [_with_most(figure) for figure in figures]
        return [self._row(figure, self._beside(figure, some)) for figure in some]

    def _beside(self, figure: Figure, figures: Sequence[Figure]) -> list[Figure]:
        """The draft's other figures in the same sentence."""
        start, end = self.draft.bounds(figure.item.start)
        found = [other for other in figures if start <= other.item.start < end]
        return near(found, figure.item.start, lambda other: other.item.start)

    def _row(self, figure: Figure, beside: Sequence[Figure]) -> Row:
        row = self._judged(figure, beside)
        if row.verdict not in (UNDECIDED, VERBATIM):
            return row
        rival = self._aligned.rival(figure, _plain(figure, self._free(figure, beside)))
        return self._as(figure, ALTERED, rival) if rival and not self._is_day_before(rival) else row

    def _judged(self, figure: Figure, beside: Sequence[Figure]) -> Row:
        here = self._here(figure.item)
        if figure.same:
            best, like = self._most_alike(here, figure.same, beside)
            if like >= figure.least:
                return self._there(figure, beside, here, best, like)
        if framed := self._framed(figure, beside):
            return self._as(figure, ALTERED, framed)
        free = _plain(figure, self._free(figure, beside) or figure.rivals)
        rival, like = self._most_alike(here, free)
        if like < figure.doubt and not is_placed(figure, rival, like, self.draft):
            return self._as(figure, UNDECIDED, None)
        return self._as(figure, ALTERED, rival) if like else self._as(figure, NOT_FOUND, None)

    def _there(
        self,
        figure: Figure,
        beside: Sequence[Figure],
        here: dict[str, float],
        best: Item | None,
        like: float,
    ) -> Row:
        """What to say of a figure that the article has, of this thing or of another."""
        free = self._free(figure, beside)
        likely = [item for item in free if self._may_be_meant(figure, item)]
        rival, other = self._most_alike(here, likely, beside, SOME)
        is_moved = (
            rival is not None
            and best is not None
            and _is_clearly_nearer(other, like)
            and not self._is_out(figure, best, like, rival, other)
            and not _is_by_chance(figure, like, other)
            and self._is_rivals(here, best, (like, other), rival, beside)
        )
        moved = rival if is_moved else self._moved(figure, beside)
        if moved:
            is_open = _may_be_reckoned(figure) or self._is_day_before(moved)
            verdict = UNDECIDED if is_open else ALTERED
            return self._as(figure, verdict, moved)
        is_doubtful = like <= _ALONE and other >= max(SOME, _FAR_MORE * like)
        return self._as(figure, UNDECIDED if is_doubtful else VERBATIM, best)

    def _is_day_before(self, item: Item) -> bool:
        """Whether a date is where the article says how far off another is.

        >>> text = "On Sunday, one day until Elm votes, Roe slept. On Tuesday it rained."
        >>> drafts = "On Tuesday Elm votes.", "Elm votes on Friday."
        >>> [sk.verify(draft, text)["verdict"].tolist() for draft in drafts]
        [['undecided', 'verbatim'], ['altered']]
        """
        return self.kind == "date" and bool(
            _UNTIL.search(self.article.text, *self.article.bounds(item.start))
        )

    def _is_out(self, figure: Figure, best: Item, like: float, rival: Item, other: float) -> bool:
        """Whether the words around another figure do not tell that the draft means that one."""
        if is_paired(self.article.text, _span(best), _span(rival)):
            return True  # “from 10.3 to 12.1”: the same words are around both
        if not is_near(figure.item, rival, _LARGER):
            return True
        is_close = not _ALONE < like < other / _FAR_MORE
        return len(self._around(best)) < _TOLD or self._is_kept(figure, rival, is_close=is_close)

    def _is_of_sentence(
        self, here: dict[str, float], best: Item, rival: Item, beside: Sequence[Figure]
    ) -> bool:
        """Whether a draft's sentence is from that of a figure, by its words or other figures."""
        if self._is_in_company(best, beside) and not self._is_in_company(rival, beside):
            return True
        n_best, n_rival = (len(here.keys() & self._around(item).keys()) for item in (best, rival))
        return n_best >= max(_MOSTLY, 2 * n_rival)

    def _is_rivals(
        self,
        here: dict[str, float],
        best: Item,
        likes: tuple[float, float],
        rival: Item,
        beside: Sequence[Figure],
    ) -> bool:
        """Whether a draft's sentence is rather that of a rival than of the same figure."""
        like, other = likes
        if self.kind == "date" and other >= max(_SURELY, _FAR_MORE * like):
            return True
        if self._is_of_sentence(here, best, rival, beside):
            return False
        if self.kind != "number":
            return True
        is_open = like <= _ALONE and self._is_told_before(here, best, rival)
        return not is_open and self._shares_more(here, rival, beside)

    def _is_told_before(self, here: dict[str, float], best: Item, rival: Item) -> bool:
        """Whether all that a draft shares with a rival is before the same figure as well.

        >>> text = "The Elm Club met. In all it won $40 in Oakham.\\n\\nRoe paid the Elm Club $50."
        >>> [sk.verify(draft, text)["verdict"].iloc[-1] for draft in ("Elm Club: $40", "Roe: $40")]
        ['undecided', 'altered']
        """
        shared = here.keys() & self._around(rival).keys()
        sentence = self.article.bounds(best.start)
        start = paragraph_before(self.article.text, sentence)
        return shared <= {kin(key) for key in Words(self.article.text, start, best.start).keys}

    def _free(self, figure: Figure, beside: Sequence[Figure]) -> list[Item]:
        """The rivals that the draft's sentence does not give as well."""
        return self._not_given(figure.rivals, beside)

    def _not_given(self, items: Sequence[Item], beside: Sequence[Figure]) -> list[Item]:
        taken = {_span(item) for other in beside for item in other.same}
        taken |= {_span(item) for o in beside if not o.same and (item := self._best(o))}
        return [item for item in items if _span(item) not in taken]

    def _best(self, figure: Figure) -> Item | None:
        """The article's figure that one which it does not have may have been made from."""
        here = self._here(figure.item)
        return self._most_alike(here, figure.rivals)[0]

    def _may_be_meant(self, figure: Figure, item: Item) -> bool:
        """Whether a figure may be meant: not 11 towns in the sentence of half a dozen sailors."""
        low, high = self.article.bounds(item.start)
        is_beside = any(low <= one.start < high for one in figure.same)
        return self.kind != "number" or not is_beside or item in figure.kin

    def _moved(self, figure: Figure, beside: Sequence[Figure]) -> Item | None:
        """The figure that the article has where the draft has this one, by what is beside."""
        swapped = next((o.same[0] for o in beside if self._are_swapped(figure, o)), None)
        owned = self._owned(figure, beside)
        held = another_holder(self.draft, self.article, figure)
        return swapped or owned or self._framed(figure, beside) or self._opposed(figure) or held

    def _owned(self, figure: Figure, beside: Sequence[Figure]) -> Item | None:
        """The figure of those whom the draft names, unless it tells both as the article does.

        >>> text = (
        ...     "Elm Boats paid 25 percent in Oakham in all these years, and it will pay 17 or 18."
        ...     " It rained. Roe slept. Lane Nets has 44 percent.")
        >>> draft = "Elm Boats paid 25 percent, with Lane Nets 17 percent."
        >>> sk.verify(draft, text)["verdict"].tolist()
        ['verbatim', 'verbatim', 'verbatim', 'verbatim']
        """
        rivals = self.owned.rivals(figure) if self.owned else []
        return next((rival for rival in rivals if not self._is_told(figure, rival, beside)), None)

    def _is_told(self, figure: Figure, rival: Item, beside: Sequence[Figure]) -> bool:
        """Whether a draft has a rival as well, or figures that are beside this one, far off."""
        assert self.owned is not None
        same = figure.same[0]
        holder = next((other for other in beside if rival in other.same), None)
        if holder:
            return same not in self.owned.rivals(holder) and not self.owned.are_crossed(
                (figure.item, same), (holder.item, rival)
            )
        is_kept = self._is_in_company(same, beside) and not self.owned.is_next(same, rival)
        return is_kept and not self._is_in_company(rival, beside)

    def _opposed(self, figure: Figure) -> Item | None:
        """Where the article says that what goes up in the draft goes down."""
        same = self._alike(self._here(figure.item), figure.same)
        return opposed(self.draft, figure.item, self.article, same)

    def _alike(self, here: dict[str, float], items: Sequence[Item]) -> list[Item]:
        """The items whose surroundings are about as like some words as those of any."""
        likes = [likeness(here, self._around(item), self.article.n) for item in items]
        return [o for o, like in zip(items, likes, strict=True) if like >= _ABOUT * max(likes)]

    def _is_kept(self, figure: Figure, rival: Item, *, is_close: bool = False) -> bool:
        return bool(self.owned and self.owned.is_kept(figure, rival, is_close=is_close))

    def _framed(self, figure: Figure, beside: Sequence[Figure]) -> Item | None:
        """The figure that is in the same words in the article as this one in the draft."""
        others = _plain(figure, self._not_given([*figure.rivals, *figure.others], beside))
        if figure.doubt == OPEN:  # what was worked out is none of “both”
            others = [one for one in others if not (isinstance(one, Amount) and is_small_word(one))]
        frames = {_span(item): self._frame(figure.item, item) for item in [*others, *figure.same]}
        same = max((frames[_span(item)] for item in figure.same), key=len, default=[])
        best = max(others, key=lambda item: len(frames[_span(item)]), default=None)
        return best if best and is_framed(frames[_span(best)], same) else None

    def _frame(self, item: Item, other: Item) -> list[str]:
        return self._frames.shared(_span(item), _span(other))

    def _are_swapped(self, one: Figure, other: Figure) -> bool:
        """Whether two figures of a sentence fit far better where the other one is."""
        if not other.same or other.least or not any(item in one.rivals for item in other.same):
            return False
        if self._is_kept(one, other.same[0]) or self._is_kept(other, one.same[0]):
            return False
        if is_paired(self.draft.text, _span(one.item), _span(other.item)):
            gap = other.same[0].start - one.same[0].start
            if (gap > 0) == (other.item.start > one.item.start):
                return False
        pairs = (one.item, one.same[0]), (other.item, other.same[0])
        is_sure = len(one.same) == len(other.same) == 1
        if is_sure and self.owned and self.owned.are_crossed(*pairs):
            return True
        here = self._here(one.item)
        there = self._here(other.item)
        kept = self._most_alike(here, one.same)[1] + self._most_alike(there, other.same)[1]
        swapped = self._most_alike(here, other.same)[1] + self._most_alike(there, one.same)[1]
        return swapped >= max(_SWAPPED * kept, kept + 0.5)

    def _here(self, item: Item) -> dict[str, float]:
        return self._words_around(self.draft, item)

    def _around(self, item: Item) -> dict[str, float]:
        return self._words_around(self.article, item)

    def _words_around(self, text: Contexts, item: Item) -> dict[str, float]:
        known, place = self._known[text is self.draft], _span(item)
        if place not in known:
            known[place] = text.around(*place, numbers=self.kind == "date")
        return known[place]

    def _most_alike(
        self,
        here: dict[str, float],
        items: Sequence[Item],
        beside: Sequence[Figure] = (),
        least: float = 0.0,
    ) -> tuple[Item | None, float]:
        """The item whose surroundings are most like some words, the first of equals."""
        best, most = None, -1.0
        for item in items:
            like = likeness(here, self._around(item), self.article.n)
            if like >= least:
                like += _COMPANY * self._is_in_company(item, beside)
            if like > most:
                best, most = item, like
        return best, max(most, 0.0)

    def _is_in_company(self, item: Item, beside: Sequence[Figure]) -> bool:
        """Whether another figure of the draft's sentence is in an item's sentence."""
        low, high = self.article.bounds(item.start)
        known = [one.start for other in beside for one in other.same]
        return any(low <= at < high and at != item.start for at in known)

    def _shares_more(self, here: dict[str, float], rival: Item, beside: Sequence[Figure]) -> bool:
        """Whether the place of another number has more in common than a verb: “will reach”."""
        shared = here.keys() & self._around(rival).keys()
        if len(shared) != 1 or self._is_in_company(rival, beside):
            return True
        keys = Words(self.article.text, *self.article.bounds(rival.start)).keys
        at = next((k for k, key in enumerate(keys) if kin(key) in shared), None)
        return at is None or not _is_verb(keys, at)

    def _as(self, figure: Figure, verdict: str, item: Item | None) -> Row:
        place = (item.start, item.end) if item and item.end else None
        said = None
        if place and verdict == ALTERED:
            said = f"in the article: {' '.join(self.article.text[slice(*place)].split())}"
        return Row(figure.item.start, figure.item.end, self.kind, verdict, place, said)


def _plain(figure: Figure, others: Sequence[Item]) -> Sequence[Item]:
    """The others, of one that may be right without the sizes that it fits: “dozens” for 60.

    >>> from studykit.verification.amounts import amounts
    >>> item, *known = amounts("60 boats; dozens of boats; hundreds of boats; 40 boats")
    >>> [int(one.value) for one in _plain(Figure(item, [], known, OPEN), known)]
    [200, 40]
    """
    item = figure.item
    if figure.doubt != OPEN or not isinstance(item, Amount):
        return others
    return [o for o in others if not (isinstance(o, Amount) and o.high and is_same(o, item))]


def _may_be_reckoned(figure: Figure) -> bool:
    """Whether a number that may be worked out is at best near one of the article.

    >>> from studykit.verification.amounts import amounts
    >>> one, *known = amounts("over $500,000; $600,000, over $500,000")
    >>> [_may_be_reckoned(Figure(one, [same], [], OPEN)) for same in known]
    [True, False]
    """
    amount = figure.item
    return (
        figure.doubt == OPEN
        and isinstance(amount, Amount)
        and all(isinstance(one, Amount) and one.value != amount.value for one in figure.same)
    )


def _is_by_chance(figure: Figure, like: float, other: float) -> bool:
    """Whether a small figure that may be worked out is in the article of something quite else."""
    is_small = isinstance(figure.item, Amount) and figure.item.value <= _FEW
    return figure.doubt == OPEN and is_small and like <= _ALONE and other < _PLAIN


def _with_most(figure: Figure) -> Figure:
    """A figure with so many of its places in the article as a story has at most."""
    return figure._replace(
        same=figure.same[:_PLACES], rivals=figure.rivals[:_PLACES], others=figure.others[:_PLACES]
    )


def _is_clearly_nearer(rival: float, same: float) -> bool:
    """Whether the place of another figure is so much more alike that the draft means that one.

    >>> _is_clearly_nearer(0.9, 0.4), _is_clearly_nearer(0.3, 0.05), _is_clearly_nearer(0.5, 0.4)
    (True, True, False)
    """
    is_strange = same <= _STRANGE and rival >= max(_TELLING, _FAR_MORE * same)
    return is_strange or rival >= max(_MOVED * same, same + _MORE)


def _is_verb(keys: Sequence[str], at: int) -> bool:
    """Whether a word surely is a verb, by its ending or what is before it.

    >>> [_is_verb(text.split(), 2) for text in ("it will reach", "a sum reaching", "a big boat")]
    [True, True, False]
    """
    return keys[at].endswith(("ing", "ed")) or keys[at - 1] in _BEFORE_VERB


def _span(item: Item) -> tuple[int, int]:
    return item.start, item.end
