"""The words of a text in a form in which two texts can be compared."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cache, cached_property

from studykit import lexicons
from studykit.numerals import SMALL_NUMBERS

# A number with its points and commas, or a word with its apostrophes; hyphens part words.
_WORD = re.compile(r"\d+(?:[.,:]\d+)*|[Pp]er\scent\b|[^\W\d_]+(?:['’‘][^\W\d_]+)*|(?<=\d)\s?%")
# What one house spells this way and another that way.
_SPELLINGS = (
    (re.compile(r"(?<=\w{3})our(?=$|s$|ed$|ing$|ful$|less$|able$|hood)"), "or"),
    (re.compile(r"(?<=\w{3})is(?=e$|es$|ed$|ing$|ation$|ations$)"), "iz"),
    (re.compile(r"(?<=\w\w)ll(?=ed$|ing$|er$)"), "l"),
    (re.compile(r"^(theat|cent|met|kilomet|fib|lit)re(?=s?$)"), r"\1er"),
    (re.compile(r"^(?:per\s?cent|pct|\s?%)$"), "percent"),
    (re.compile(r"^grey$"), "gray"),
)


@cache
def key(word: str) -> str:
    """What two spellings of one word share.

    >>> [key(word) for word in ("Harbour", "Limón", "isn’t", "Eleven", "1,200", "realise")]
    ['harbor', 'limon', "isn't", '11', '1200', 'realize']
    """
    folded = unicodedata.normalize("NFKD", word).casefold().replace("’", "'").replace("‘", "'")
    plain = "".join(letter for letter in folded if not unicodedata.combining(letter))
    if plain[:1].isdigit():
        return plain.replace(",", "")
    if plain in SMALL_NUMBERS:
        return str(SMALL_NUMBERS[plain])
    for spelling, common in _SPELLINGS:
        plain = spelling.sub(common, plain)
    return plain


@cache
def words_of(kind: str) -> frozenset[str]:
    """The words of a kind by which a draft is held to its article.

    >>> "never" in words_of("denial"), "never" in words_of("doubt")
    (True, False)
    """
    return frozenset(lexicons.words_where("verification_words", "kind", kind))


def any_of(kind: str) -> str:
    """The words of a kind as what a regular expression finds, the longest first."""
    return "|".join(map(re.escape, sorted(words_of(kind), key=lambda word: (-len(word), word))))


class Words:
    """The words of a text: where they are and their keys, with the places of each key."""

    def __init__(self, text: str, start: int = 0, end: int | None = None) -> None:
        self.text = text
        end = len(text) if end is None else end
        found = [match.span() for match in _WORD.finditer(text, start, end)]
        self.spans = found
        self.keys = [key(text[start:end]) for start, end in found]
        self.starts = [start for start, _ in found]

    def __len__(self) -> int:
        return len(self.keys)

    def between(self, first: int, last: int) -> str:
        """The text between two words: what parts them."""
        return self.text[self.spans[first][1] : self.spans[last][0]]

    def printed(self, first: int, end: int) -> str:
        """The words from one to before another, as printed, on one line."""
        if first >= end:
            return ""
        return " ".join(self.text[self.spans[first][0] : self.spans[end - 1][1]].split())


class Stream:
    """Some of the words of an article in a row, as if nothing was between them."""

    def __init__(self, words: Words, places: Sequence[int]) -> None:
        self.words, self.places = words, places
        self.keys = [words.keys[place] for place in places]

    @cached_property
    def at(self) -> dict[str, list[int]]:
        """Where each key is in the stream."""
        found = defaultdict(list)
        for place, word in enumerate(self.keys):
            found[word].append(place)
        return dict(found)

    def is_joined(self, end: int, start: int) -> bool:
        """Whether one word of the text follows another in the stream."""
        known = self._order
        return end in known and known.get(start, -1) == known[end] + 1

    @cached_property
    def _order(self) -> dict[int, int]:
        return {place: k for k, place in enumerate(self.places)}

    def occurrences(self, wanted: Sequence[str]) -> Iterable[int]:
        """Where the keys follow each other, found by the rarest of them.

        >>> words = Words("the boat is the boat")
        >>> list(Stream(words, range(len(words))).occurrences(["the", "boat"]))
        [0, 3]
        """
        rarest = min(range(len(wanted)), key=lambda k: len(self.at.get(wanted[k], ())))
        for place in self.at.get(wanted[rarest], ()):
            start = place - rarest
            if start >= 0 and self.keys[start : start + len(wanted)] == wanted:
                yield start


def has_somebody(text: str) -> bool:
    """Whether a text tells of somebody without a name, who may be “he” or “she” later on.

    >>> [has_somebody(text) for text in (
    ...     "An old sailor met Lane.", "The sailor met Ada Lane.", "She was a sailor.")]
    [True, False, False]
    """
    words = words_of("somebody")
    keys = Words(text).keys
    return any(
        key in ("a", "an", "one", "another")
        and keys[max(k - 1, 0)] not in _BE
        and not words.isdisjoint(keys[k + 1 : k + _FAR])
        for k, key in enumerate(keys)
    )


_BE = frozenset("is was are were be been".split())
_FAR = 4  # words up to the one that tells who it is: “a tall old | man |”
