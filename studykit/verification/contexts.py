"""What a figure or a date is said of: the words around it, and how alike two such places are."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, cached_property
from itertools import accumulate

from studykit import lexicons
from studykit.article import Article
from studykit.numerals import SCALES
from studykit.verification.words import Words, has_somebody

_FADING = 0.12  # how much less a word counts with each word between
_PARTED = 0.4  # and what is left of it where a comma or another number is between
_HEARD = 0.5  # what the name of whoever gives a figure counts
_PARTING = re.compile(r"[,;:()—–“”\"\n]|\s-\s|[.!?]\s")
_ENDINGS = ("ies", "ing", "ers", "ed", "er", "es", "s", "e", "ly")
_SCALES = frozenset((*SCALES, "e", "ok"))
_SAYING = frozenset("say said says tell told accord percent per cent year new peopl".split())
# A number, unless it may be a year: “30”, not “2011”.
_NUMBER = re.compile(r"(?!(?:1[89]|20)\d\d$)\d")
_PRONOUN = re.compile(r"\b(?:[Hh]e|[Ss]he)\b")


def stem(key: str) -> str:
    """A word without its ending, so that “voted” and “votes” are one.

    >>> [stem(word) for word in ("voted", "votes", "voters", "cities", "bus")]
    ['vot', 'vot', 'vot', 'cit', 'bus']
    """
    if key == "feet":
        return "foot"
    key = key.removesuffix("'s").removesuffix("'")
    for ending in _ENDINGS:
        if key.endswith(ending) and len(key) - len(ending) >= 3:
            return key[: -len(ending)]
    return key


@cache
def kin(key: str) -> str:
    """The stem that a word shares with those that a retelling puts for it.

    >>> [kin(word) for word in ("nation", "countries", "won", "victory", "boats", "elm")]
    ['countr', 'countr', 'win', 'win', 'ship', 'elm']
    """
    plain = key.removesuffix("'s").removesuffix("'")
    likes = _likes()
    like = likes.get(plain) or likes.get(plain.removesuffix("ly"), plain)
    return stem(like).removesuffix("y")


@cache
def _likes() -> dict[str, str]:
    table = lexicons.word_list("like_words")
    return dict(zip(table["word"].tolist(), table["like"].tolist(), strict=True))


class Contexts:
    """The words of a text around its places, within the sentence, and who is heard there."""

    def __init__(
        self,
        text: str,
        article: Article,
        *,
        voices: bool = False,
        quoted: Sequence[tuple[int, int]] = (),
    ) -> None:
        """`quoted` is where the text gives the words of others."""
        self.quoted = quoted
        self.text = text
        table = article.sentences
        known = article.quotes.dropna(subset=["speaker"]) if voices else article.quotes[:0]
        self._heard = [
            ((spans[0][0], spans[-1][1]), str(speaker))
            for spans, speaker in zip(known["spans"], known["speaker"], strict=True)
        ]
        names = article.names[article.names["kind"] != "other"]
        people = names[names["kind"] == "person"]
        self._people = list(zip(people["start"], people["name"], strict=True))
        self._named = list(zip(names["start"], names["mention"], strict=True))
        self.mentions = list(zip(article.names["start"], article.names["end"], strict=True))
        self._starts, self._ends = table["start"].tolist(), table["end"].tolist()

    @cached_property
    def words(self) -> Words:
        """The words of the text."""
        return Words(self.text)

    @cached_property
    def _parts(self) -> list[int]:
        """How many commas and the like come before each word; a semicolon parts twice."""
        gaps = [self.words.between(k - 1, k) for k in range(1, len(self.words))]
        parts = [bool(_PARTING.search(gap)) + (";" in gap) for gap in gaps]
        return [0, *accumulate(parts)]

    @cached_property
    def _numbers(self) -> list[int]:
        """How many numbers there are up to each word, and with it."""
        return list(accumulate(key[0].isdigit() for key in self.words.keys))

    def _between(self, one: int, other: int) -> int:
        """How many commas and numbers are between two words."""
        if other >= len(self._parts) or one < 0:
            return 0
        n_numbers = max(self._numbers[other - 1] - self._numbers[one], 0)
        return self._parts[other] - self._parts[one] + n_numbers

    @cached_property
    def n(self) -> Counter[str]:
        """How often each stem occurs."""
        return Counter(kin(key) for key in self.words.keys)

    @property
    def sentences(self) -> list[tuple[int, int]]:
        """Where each sentence begins and ends."""
        return list(zip(self._starts, self._ends, strict=True))

    def bounds(self, place: int) -> tuple[int, int]:
        """The sentence that holds a character; its line where the text has none there."""
        row = bisect_right(self._starts, place) - 1
        if row >= 0 and place < self._ends[row]:
            return self._starts[row], self._ends[row]
        end = self.text.find("\n", place)
        return self.text.rfind("\n", 0, place) + 1, end if end >= 0 else len(self.text)

    def people(self, place: int) -> set[str]:
        """The surnames in the sentence of a place; of the one named before where it has “he”.

        >>> text = "Ada Lane left. She gave Bo Roe $5."
        >>> sorted(Contexts(text, sk.Article(text)).people(text.index("$")))
        ['lane', 'roe']
        """
        low, high = self.bounds(place)
        first, last = (bisect_left(self._people, (at, "")) for at in (low, high))
        if first and _PRONOUN.search(self.text, low, place) and self._is_last(first, low):
            first -= 1
        return set(_surnames(self._people[first:last]))

    def people_between(self, start: int, end: int) -> list[str]:
        """The surnames of those who are named in a part of the text."""
        first, last = (bisect_left(self._people, (at, "")) for at in (start, end))
        return _surnames(self._people[first:last])

    def named_between(self, start: int, end: int) -> list[str]:
        """The last words of the names in a part of the text."""
        first, last = (bisect_left(self._named, (at, "")) for at in (start, end))
        return _surnames(self._named[first:last])

    def _is_last(self, row: int, place: int) -> bool:
        """Whether nobody without a name comes between who is named last and a place.

        >>> texts = "Ada Lane left. She won.", "Ada Lane left. A tall old man sat there. He won."
        >>> [Contexts(text, sk.Article(text))._is_last(1, len(text) - 7) for text in texts]
        [True, False]
        """
        return not has_somebody(self.text[self._people[row - 1][0] : place])

    @cached_property
    def surnames(self) -> set[str]:
        """The last words of the names of all its people."""
        return set(_surnames(self._people))

    def people_before(self, place: int) -> tuple[str, list[str]]:
        """The surname of whoever is named last before a place, and all in that sentence.

        >>> text = "Bo Roe left. Ada Lane met Jo Kim. She won."
        >>> Contexts(text, sk.Article(text)).people_before(text.index("She"))
        ('kim', ['lane', 'kim'])
        """
        row = bisect_left(self._people, (place, ""))
        if row and not self._is_last(row, place):
            return "", []
        low, high = self.bounds(self._people[row - 1][0]) if row else (0, 0)
        found = self.people_between(low, min(high, place))
        return "".join(found[-1:]), found

    def named(self, place: int) -> set[str]:
        """The last words of the names in the sentence of a place.

        >>> text = "The fair in New Elm cost Ada Lane $5."
        >>> sorted(Contexts(text, sk.Article(text)).named(text.index("$")))
        ['elm', 'lane']
        """
        return set(self.named_between(*self.bounds(place)))

    def around(self, start: int, end: int, *, numbers: bool = False) -> dict[str, float]:
        """The stems in the sentence of a place, the nearer the weightier, and its `numbers`."""
        low, high = self.bounds(start)
        words = self.words
        first, last = bisect_left(words.starts, low), bisect_left(words.starts, high)
        at, after = bisect_left(words.starts, start), bisect_left(words.starts, end)
        stops = lexicons.words("stop_words")
        found: dict[str, float] = {}
        for k in range(first, last):
            key = words.keys[k]
            is_number = key in _SCALES or _NUMBER.match(key)
            if at <= k < after or key.removesuffix("'s") in stops or (is_number and not numbers):
                continue
            distance = at - k if k < at else k - after + 1
            n_parting = self._between(k, at) if k < at else self._between(after - 1, k)
            weight = _PARTED**n_parting / (1 + _FADING * (distance - 1))
            word = kin(key)
            found[word] = max(found.get(word, 0.0), weight)
        for voice in self._voices(start):
            found.setdefault(voice, _HEARD)
        return {word: weight for word, weight in found.items() if word not in _SAYING}

    def _voices(self, place: int) -> Iterator[str]:
        """The names of those whom the text credits with a place, and of “he” or “she” there.

        >>> text = "Ada Lane left. She gave $5."
        >>> list(Contexts(text, sk.Article(text))._voices(text.index("$")))
        ['ada', 'lan']
        """
        low, _ = self.bounds(place)
        row = bisect_left(self._people, (place, ""))
        is_before = bool(row) and self._people[row - 1][0] < low and self._is_last(row, low)
        if is_before and _PRONOUN.search(self.text, low, place):
            yield from (stem(key) for key in Words(self._people[row - 1][1]).keys)
        for (start, end), voice in self._heard:
            if start <= place < end:
                yield from (stem(key) for key in Words(voice).keys)


def _surnames(places: Iterable[tuple[int, str]]) -> list[str]:
    """The last word of each name."""
    return [key for _, name in places for key in Words(name).keys[-1:]]


def likeness(one: Mapping[str, float], other: Mapping[str, float], n: Mapping[str, int]) -> float:
    """How much two contexts share: the weight of their common words, rare ones above common ones.

    >>> likeness({"boat": 1.0, "old": 0.5}, {"boat": 1.0}, {"boat": 1})
    1.0
    """
    return sum(
        weight * other[word] / (max(n.get(word, 1), 1) ** 0.5)
        for word, weight in one.items()
        if word in other
    )
