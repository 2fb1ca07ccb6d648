"""Whose a figure is: the names and the times in the part of a sentence that it is in."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from studykit import lexicons
from studykit.article import Article
from studykit.numerals import MONTH_NUMBERS
from studykit.verification.contexts import Contexts, kin, stem
from studykit.verification.frames import is_pairing
from studykit.verification.row import Item
from studykit.verification.words import Words, words_of

Span = tuple[int, int]
# Where one figure's part of a sentence ends and the next one's begins, the strongest first.
_CUTS = tuple(
    re.compile(cut)
    for cut in (
        r"[;\n•|]|\s[–-]\s|[.!?]\s",
        r",?\s(?:while|whereas|but|though|although|compared\s(?:with|to)|against|than)\s|\s?—\s?",
        r",\s(?:and|with|or|plus|then)\s",
        r"[,:)(]+\s?",
        r"\s(?:and|&|with)\s",
    )
)
_ANY_CUT = re.compile("|".join([*(cut.pattern for cut in _CUTS), r"\sto\s"]))
# “$3 | from Ada | Lane”, “nine | in Elm |”: the name right after a figure is of that one.
_GIVEN = re.compile(r"\s(?:from|by|for|in|to|at|of|on)\s(?:the\s)?(?=[A-Z])")
_NEAR = 40  # characters between a cut and the name that it makes way for
# “Lane | and | Roe have 3 | and | 4, respectively”
_IN_A_ROW = re.compile(r",?\s?(?:and\s|or\s|by\s|at\s)?(?:[A-Z][\w.]*\s)*")
_TIME = re.compile(
    r"\b(?:(?:1[89]|20)\d\d|Jan(?:uary)?|Feb(?:ruary)?|March|April|June|July|Aug(?:ust)?"
    r"|Sept(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\b"
)
_IT = re.compile(
    r"(?:It|(?:The|This)\s(?:company|firm|group|bank|agency|paper|party|club|council|union))\s"
)
# “All told, | the group | raised $4”: whoever was named before.
_BACK = re.compile(
    r"\b(?:it|its|they|their|he|she|his|her|the\s(?:company|firm|group|bank|agency|paper|party|club"
    r"|council|union|team|organi[sz]ation|campaign|committee|school|museum|charity|fund))\b",
    re.IGNORECASE,
)
_LED = 1  # words before the name with which a sentence begins
_PRONOUN = re.compile(r"\b(?:he|she|his|her|him)\b", re.IGNORECASE)
# What is before a word that has a capital only for being the first of a sentence.
_STARTS = re.compile(r"[.!?:“”\"\n—]")
_SHORTEST = 3  # letters of a name


class Binding(NamedTuple):
    """Whose a figure is: names in its own part of the sentence, `wide` with the subject's.

    `words` are the stems of that part, `times` its years and months; it `is_paired` where another
    figure shares them: “51 to 24”.
    """

    own: frozenset[str]
    wide: frozenset[str]
    times: frozenset[str]
    words: frozenset[str]
    sentence: Span
    is_paired: bool


class Bindings:
    """The parts of a text's sentences that belong to its figures, with the names in each.

    >>> owners("Ada Lane won 3 boats, Bo Roe 4 and Jo Park 5. It cost $6 in Elm and $7 in Oakham.")
    [['lan'], ['roe'], ['park'], ['elm'], ['oakham']]
    """

    def __init__(self, text: Contexts, items: Sequence[Item], names: "Names") -> None:
        self.text, self.names = text, names
        self.items = sorted(items, key=lambda item: item.start)
        self._starts = [item.start for item in self.items]
        self._known: dict[Span, Binding] = {}

    def of(self, item: Item) -> Binding:
        """Whose a figure is."""
        place = item.start, item.end
        if place not in self._known:
            self._known[place] = self._binding(item)
        return self._known[place]

    def _binding(self, item: Item) -> Binding:
        low, high = self.text.bounds(item.start)
        first, last = bisect_left(self._starts, low), bisect_left(self._starts, high)
        items = self.items[first:last]
        at = next((k for k, o in enumerate(items) if o.start <= item.start < o.end), None)
        part = (low, high) if at is None else self._part(items, at, low, high)
        own, wide = self._owners(item, items, at, part)
        if _PRONOUN.search(self.text.text, *part):
            latest, known = self.text.people_before(low)
            own, wide = own or self._keys(known), wide | self._keys([latest] if own else known)
        elif not own and _IT.match(self.text.text, low):
            own = self._subject_before(low)
            wide = wide | own
        around = items[max(0, (at or 0) - 1) : (at or 0) + 2]
        gaps = [(a.end, b.start) for a, b in pairwise(around)]
        is_paired = any(is_pairing(self.text.text, gap) for gap in gaps)
        stems, times = self._stems(part, item), self._times(part, item)
        return Binding(own, wide, times, stems, (low, high), is_paired)

    def _owners(
        self, item: Item, items: Sequence[Item], at: int | None, part: Span
    ) -> tuple[frozenset[str], frozenset[str]]:
        """The names in a figure's part, else in one before it; and with those of the subject."""
        low, high = self.text.bounds(item.start)
        if at is None:
            return self._names(part), self._names(part)
        if listed := self._respective(items, at, (low, high)):
            return listed, listed
        own = self._names(part)
        is_led = len(items) > 1 and bool(self._names((part[0], item.start)))
        wide = own if is_led else own | self._names((low, items[0].start))
        while not own and at > 0 and not self._is_parted(items[at - 1], items[at]):
            at -= 1
            own = self._names(self._part(items, at, low, high))
        return own, wide | own

    def _subject_before(self, place: int) -> frozenset[str]:
        """The name with which the sentence before begins, which may be “it” in the next one.

        >>> owners("Ada Lane left Elm. Elm has 84 ships. It sold six boats for $9.")
        [['elm'], ['elm'], ['elm']]
        """
        low, high = self.text.bounds(max(place - 2, 0))
        named = self.names.places(self.text, (low, min(high, place)))
        is_first = bool(named) and len(self.text.text[low : named[0][0]].split()) <= _LED
        return self._names((low, named[0][1])) if is_first else frozenset()

    def named_before(self, binding: Binding) -> frozenset[str]:
        """The names in the paragraph of a figure before its sentence, if that says “it”."""
        start = paragraph_before(self.text.text, binding.sentence)
        return self._names((start, binding.sentence[0]))

    def _is_parted(self, one: Item, other: Item) -> bool:
        """Whether a clause of its own begins between two figures: “; the mill”, “, while Roe”."""
        return any(cut.search(self.text.text, one.end, other.start) for cut in _CUTS[:2])

    def _part(self, items: Sequence[Item], at: int, low: int, high: int) -> Span:
        """From where up to where a sentence speaks of a figure."""
        is_led = bool(self._names((low, items[0].start))) or bool(
            _PRONOUN.search(self.text.text, low, items[0].start)
        )
        gaps = [(a.end, b.start) for a, b in pairwise(items)]
        before = (self._cut(gap, is_led=is_led) for gap in reversed(gaps[:at]))
        after = (self._cut(gap, is_led=is_led) for gap in gaps[at:])
        start = next((cut[1] for cut in before if cut), low)
        return start, next((cut[0] for cut in after if cut), high)

    def _cut(self, gap: Span, *, is_led: bool) -> Span | None:
        """Where a sentence goes from one figure to the next; None where both share their words.

        A name that leads its figure begins a part (`is_led`), else it ends one.
        """
        text = self.text.text
        if is_pairing(text, gap):
            return None
        named = self.names.places(self.text, gap)
        is_led = is_led and not _GIVEN.match(text, *gap)
        for low, high in named if is_led else named[::-1]:
            span = (max(gap[0], low - _NEAR), low) if is_led else (high, gap[1])
            found = [match.span() for match in _ANY_CUT.finditer(text, *span)]
            if found:
                return found[-1] if is_led else found[0]
        for cut in _CUTS:
            found = [match.span() for match in cut.finditer(text, *gap)]
            if found:
                return found[0] if is_led else found[-1]
        return None

    def _respective(self, items: Sequence[Item], at: int, bounds: Span) -> frozenset[str]:
        """The name that has a figure's place in a row.

        >>> owners("Ada Lane and Bo Roe won 3 and 4, respectively.")
        [['lan'], ['roe']]
        """
        text = self.text.text
        if "respectively" not in text[slice(*bounds)]:
            return frozenset()
        first = last = at
        while first and _IN_A_ROW.fullmatch(text, items[first - 1].end, items[first].start):
            first -= 1
        while last < len(items) - 1 and _IN_A_ROW.fullmatch(
            text, items[last].end, items[last + 1].start
        ):
            last += 1
        n = last - first + 1
        mentions = self.names.mentions(self.text, (bounds[0], items[first].start))
        for k in range(len(mentions) - n, -1, -1):
            row = mentions[k : k + n]
            if all(_IN_A_ROW.fullmatch(text, a[1], b[0]) for a, b in pairwise(row)):
                return self._names(row[at - first])
        return frozenset()

    def _keys(self, people: Iterable[str]) -> frozenset[str]:
        return frozenset(owner_key(key) for key in people if key)

    def _names(self, span: Span) -> frozenset[str]:
        return self.names.within(self.text, span)

    def _times(self, span: Span, item: Item) -> frozenset[str]:
        """The years and months in a part of a text: “2011”, “Oct”."""
        found = [m for m in _TIME.finditer(self.text.text, *span) if m.start() != item.start]
        return frozenset(match[0] if match[0].isdigit() else match[0][:3] for match in found)

    def _stems(self, span: Span, item: Item) -> frozenset[str]:
        words, stops = self.text.words, lexicons.words("stop_words")
        first, last = (bisect_left(words.starts, at) for at in span)
        places = [k for k in range(first, last) if not item.start <= words.starts[k] < item.end]
        keys = [words.keys[k] for k in places if words.keys[k] not in stops]
        return frozenset(kin(key) for key in keys if not key[0].isdigit())


class Names:
    """The words that stand for somebody or something in an article, in whatever text they are.

    >>> text = "The man was Senator Ada Lane. Most Democrats like Ada Lane. They met in May."
    >>> article = sk.Article(text)
    >>> here = Contexts(text, article)
    >>> sorted(Names(article, here).within(here, (0, len(text))))
    ['democrat', 'lan']
    """

    def __init__(self, article: Article, text: Contexts) -> None:
        people = article.names[article.names["kind"] == "person"]["name"].unique()
        named = [[owner_key(key) for key in Words(str(name)).keys] for name in people]
        last = {key for keys in named for key in keys[-1:]}
        self._given = {key for keys in named for key in keys[:-1]} - last
        named = article.names.loc[article.names["kind"] != "other", "name"].unique()
        self._known = last | self._capital(text, named)

    def _capital(self, text: Contexts, named: Iterable[str]) -> set[str]:
        """The words that have a capital within a sentence, and those of names; none in small."""
        words = text.words
        found = {
            owner_key(words.keys[k])
            for k, (start, end) in enumerate(words.spans)
            if k
            and text.text[start].isupper()
            and end - start >= _SHORTEST
            and not _STARTS.search(words.between(k - 1, k))
        }
        plain = {
            owner_key(words.keys[k])
            for k, (start, _) in enumerate(words.spans)
            if text.text[start].islower()
        }
        parts = {owner_key(key) for name in named for key in Words(name).keys if len(key) > 2}
        return (found | parts) - plain - _no_names()

    def within(self, text: Contexts, span: Span) -> frozenset[str]:
        """The names in a part of a text."""
        return frozenset(owner_key(text.words.keys[k]) for k in self._places(text, span))

    def places(self, text: Contexts, span: Span) -> list[Span]:
        """Where the names in a part of a text are."""
        return [text.words.spans[k] for k in self._places(text, span)]

    def _places(self, text: Contexts, span: Span) -> Iterator[int]:
        words = text.words
        for k in range(*(bisect_left(words.starts, at) for at in span)):
            key = owner_key(words.keys[k])
            is_name = text.text[words.starts[k]].isupper() and key in self._known
            if is_name and key not in self._given:
                yield k

    def mentions(self, text: Contexts, span: Span) -> list[Span]:
        """Where the whole names in a part of a text are."""
        within = [(a, b) for a, b in text.mentions if span[0] <= a and b <= span[1]]
        return [mention for mention in within if self.within(text, mention)]


def paragraph_before(text: str, sentence: Span) -> int:
    """Where the paragraph of a sentence begins; at the sentence if it refers to none before.

    >>> text = "One.\\nThe club met. It won 40. Roe won 50."
    >>> paragraph_before(text, (19, 29)), paragraph_before(text, (30, 41))
    (5, 30)
    """
    return text.rfind("\n", 0, sentence[0]) + 1 if _BACK.search(text, *sentence) else sentence[0]


def owner_key(key: str) -> str:
    """What the forms of a name share: Democrats, Democratic.

    >>> [owner_key(key) for key in ("democrats", "democratic", "lane's")]
    ['democrat', 'democrat', 'lan']
    """
    found = stem(key)
    return found.removesuffix("ic") if len(found) > len("public") else found


@cache
def _no_names() -> frozenset[str]:
    """Titles, days and months, and words that only begin a name: New, San."""
    parts = words_of("name part")
    lists = (lexicons.words(name) for name in ("titles", "stop_words", "time_words"))
    words = {word.rstrip(".") for words in (parts, MONTH_NUMBERS, *lists) for word in words}
    return frozenset(map(stem, words))
