"""Two places with a figure each in nearly the same words: what tells a figure that was moved."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import takewhile

from studykit import lexicons
from studykit.verification.contexts import Contexts, stem

Span = tuple[int, int]
_UNITS = frozenset("percent points point percentage".split())
_LEAST_FRAME, _LEAST_CONTENT = 4, 2  # words around a figure that make a place known again
_FRAMED = 3  # more of them than around the same figure elsewhere
# “51 | to | 24”, “54–25”, “61 percent, against 30”.
_BESIDE = 3  # words between a figure and a name that says whose it is
_PARTED = re.compile(r"[,;.!?—–“”\"\n)\d]")
_PAIRING = re.compile(r",?\s?(?:to|versus|vs\.?|v\.?|against|[–-])\s?(?:just\s|only\s)?")
# “- Ada Lane: | 12% |”, “Lane’s | 12% |”, “Lane at | 12% |”; an item begins a line or a part.
_AT = r"(?:['’]s|\**[:,]?\**)\s\(?(?:(?:at|with|on|has|had)\s)?$"
_OWNER = re.compile(rf"\b(?P<name>[A-Z][\w-]+){_AT}")
_ITEM = re.compile(rf"(?:^|[\n;,])[\s•*–-]*(?:[A-Z][\w.-]+\s){{0,2}}(?P<name>[A-Z][\w-]+){_AT}")
_FAR = 60
_PARTS = re.compile(
    r"[;:—\n]|,?\s(?:while|whereas|but|than|compared (?:with|to))\s|,\s(?:and|with)\s"
)


def frame(draft: Contexts, item: Span, article: Contexts, other: Span) -> list[str]:
    """The words around a draft's figure that stand around one of the article as well.

    >>> def framed(one, other):
    ...     texts = [Contexts(text, sk.Article(text)) for text in (one, other)]
    ...     spans = [re.search(r"\\d+", text).span() for text in (one, other)]
    ...     return frame(texts[0], spans[0], texts[1], spans[1])
    >>> framed("Only 28 percent of the sailors fell ill.", "Only 24 of the sailors left.")
    ['only', 'of', 'the', 'sailors']
    """
    (left, right), (their_left, their_right) = _sides(draft, item), _sides(article, other)
    return [*_shared(left, their_left), *_shared(right, their_right)]


def _sides(text: Contexts, item: Span) -> tuple[list[str], list[str]]:
    """The words of a figure's sentence before it, the nearest first, and those after it."""
    words, (low, high) = text.words, text.bounds(item[0])
    first, last = bisect_left(words.starts, low), bisect_left(words.starts, high)
    at, after = bisect_left(words.starts, item[0]), bisect_left(words.starts, item[1])
    before, behind = words.keys[first:at][::-1], words.keys[after:last]
    return _without_units(before), _without_units(behind)


def _without_units(keys: Sequence[str]) -> list[str]:
    return [key for key in keys if key not in _UNITS]


def _shared(one: Sequence[str], other: Sequence[str]) -> list[str]:
    return [a for a, b in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False))]


def is_framed(frame_there: Sequence[str], frame_same: Sequence[str]) -> bool:
    """Whether the words around one figure make its place known, and far better than another's.

    >>> is_framed("only of the sailors ill".split(), ["only"]), is_framed(["of", "the"], [])
    (True, False)
    """
    stops = lexicons.words("stop_words")
    n_content = sum(key not in stops for key in frame_there)
    is_known = len(frame_there) >= _LEAST_FRAME and n_content >= _LEAST_CONTENT
    return is_known and len(frame_there) >= len(frame_same) + _FRAMED


def is_paired(text: str, one: Span, other: Span) -> bool:
    """Whether two figures are the sides of one result: “51 percent to 24”.

    >>> is_paired("11 to 4", (0, 2), (6, 7)), is_paired("11 men, 4", (0, 2), (8, 9))
    (True, False)
    """
    first, last = sorted([one, other])
    return first[1] <= last[0] and bool(_PAIRING.fullmatch(text, first[1], last[0]))


def label(text: Contexts, item: Span) -> list[str]:
    """The names right beside a figure: “Marines (| 51 |)”, “| 51 | percent of Elbonians”.

    >>> text = "The few young Marines (24) and 51 of the Elbonians, who sang, left."
    >>> [label(Contexts(text, sk.Article(text)), (at, at + 2)) for at in (23, 31)]
    [['marin'], ['elbonian']]
    """
    words = text.words
    at, after = bisect_left(words.starts, item[0]), bisect_left(words.starts, item[1])
    left = [
        k for k in range(max(0, at - _BESIDE), at)
        if not _PARTED.search(text.text, words.spans[k][1], item[0])
    ]  # fmt: skip
    right = [
        k for k in range(after, min(len(words), after + _BESIDE))
        if not _PARTED.search(text.text, item[1], words.starts[k])
    ]  # fmt: skip
    named = [k for k in (*left, *right) if text.text[words.starts[k]].isupper()]
    stops = lexicons.words("stop_words")
    return [stem(words.keys[k]) for k in named if words.keys[k] not in stops]


def owner(text: Contexts, start: int, *, in_list: bool = False) -> str:
    """The name right before a figure; only one that begins an item, where it is `in_list`.

    >>> text = "- Ada Lane: 12%\\n- He beat Roe at 13%"
    >>> here = Contexts(text, sk.Article(text))
    >>> [owner(here, at, in_list=is_item) for at in (12, 33) for is_item in (True, False)]
    ['lan', 'lan', '', 'roe']
    """
    found = (_ITEM if in_list else _OWNER).search(text.text[max(0, start - _FAR) : start])
    return stem(found["name"].lower()) if found else ""


def part(text: Contexts, item: Span) -> tuple[Span, list[str]]:
    """The part of a sentence that holds a figure, where it begins and ends, and its stems.

    >>> text = "The old men sang 51 songs, while the young sang 24."
    >>> part(Contexts(text, sk.Article(text)), (48, 50))
    ((33, 51), ['young', 'sang'])
    """
    low, high = text.bounds(item[0])
    for match in _PARTS.finditer(text.text, low, high):
        if match.end() <= item[0]:
            low = match.end()
        elif match.start() >= item[1]:
            high = match.start()
            break
    words, stops = text.words, lexicons.words("stop_words")
    keys = words.keys[bisect_left(words.starts, low) : bisect_left(words.starts, high)]
    kept = [key for key in keys if key not in stops and key not in _UNITS]
    return (low, high), [stem(key) for key in kept if not key[0].isdigit()]


def is_contrasted(here: Sequence[str], same: Sequence[str], rival: Sequence[str]) -> bool:
    """Whether a draft's words are those of one part of a sentence, and not of the part beside it.

    >>> same, rival = "young sailors sang".split(), "old sailors rowed home".split()
    >>> is_contrasted("old sailors sang home".split(), same, rival)
    True
    >>> is_contrasted("young sailors rowed home".split(), same, rival)
    False
    """
    own_same = [word for word in same if word not in rival]
    own_rival = [word for word in rival if word not in same]
    if not own_same or not own_rival:
        return False
    n_same, n_rival = len(set(here) & set(own_same)), len(set(here) & set(own_rival))
    is_its_subject = own_rival[0] in here and own_same[0] not in here
    return is_its_subject and n_rival >= _LEAST_CONTENT and n_rival > n_same
