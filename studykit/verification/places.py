"""Where the words of a quotation are in an article, whole, in parts or nearly."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import islice
from typing import NamedTuple

from studykit import lexicons
from studykit.verification.passages import Passages
from studykit.verification.words import Stream, Words

# “[T]he”: an editor's capital. “[sic]”: an editor's remark.
_CAPITAL = re.compile(r"\[(\w)\](?=['’]?\w)")
_REMARK = re.compile(r"[\[(]\s*(?:sic|emphasis (?:added|mine|in original))\s*[\])]", re.IGNORECASE)
# “…”, “[...]”, “. . .”, “(…)”: something was left out. “[her]”: something was put in its place.
_GAP = re.compile(
    r"(?P<omission>[\[(]\s*(?:…|\.{2,4}|\.(?:\s\.){2,3})\s*[\])]|…|\.{3,4}|\.(?:\s\.){2,3})"
    r"|\[(?P<words>[^\[\]]*)\](?:['’](?:s|ll|ve|re|d|m)\b)?"
)
_LONGEST = {"omission": 150, "words": 8}  # words of the article that an editor's mark stands for
_MOST_PLACES = 60  # at which a passage is looked at


class Part(NamedTuple):
    """Some words of a quotation in a row, and the editor's mark before them, if any."""

    keys: list[str]
    gap: str | None
    inserted: str


class Found(NamedTuple):
    """Where a quotation's words are: the article's words, those left out at editors' marks."""

    places: list[int]
    gaps: list[tuple[list[int], str]]


class Near(NamedTuple):
    """The passage most like a quotation, as places of words, and how like it is."""

    places: list[int]
    matched: int
    n_content: int


def without_remarks(text: str) -> str:
    """The quotation without what editors add to say that it is so: “[T]he boat [sic]”.

    >>> without_remarks("[T]he boat [sic] is")
    'The boat  is'
    """
    return _CAPITAL.sub(r"\1", _REMARK.sub("", text))


def parts(text: str) -> list[Part]:
    """The quotation in parts between the editor's marks.

    >>> [(part.keys, part.gap) for part in parts("[T]he boat … is [her] home")]
    [(['the', 'boat'], None), (['is'], 'omission'), (['home'], 'words')]
    >>> [part.keys for part in parts("[I]’ve seen [the boat]’s keel")]
    [["i've", 'seen'], ['keel']]
    """
    text = without_remarks(text)
    found: list[Part] = []
    at, gap, inserted = 0, None, ""
    for match in _GAP.finditer(text):
        keys = Words(text, at, match.start()).keys
        if keys:
            found.append(Part(keys, gap if found else None, inserted))
        if keys or gap != "omission":
            gap = "omission" if match["omission"] else "words"
            inserted = match["words"] or ""
        at = match.end()
    keys = Words(text, at).keys
    return [*found, Part(keys, gap if found else None, inserted)] if keys else found


def exact(text: str, passages: Passages) -> list[Found]:
    """Every place where a quotation is word for word, editors' marks allowed for.

    >>> passages = Passages(sk.Article("“The boat,” Roe said, “is not my home.”"))
    >>> len(exact("The boat is not [her] home", passages)), len(exact("The boat my home", passages))
    (1, 0)
    """
    divided = parts(text)
    whole = [key for key in Words(_plain(text)).keys]
    for stream in (passages.quoted, passages.all):
        for wanted in ([Part(whole, None, "")], divided):
            found = (
                list(islice(_all(wanted, stream), _MOST_PLACES))
                if wanted[:1] and wanted[0].keys
                else []
            )
            if found:
                return found
    return []


def _plain(text: str) -> str:
    """With the words in brackets and without the brackets: the article may have them too."""
    return _CAPITAL.sub(r"\1", text).replace("[", " ").replace("]", " ")


def _all(wanted: Sequence[Part], stream: Stream) -> Iterator[Found]:
    """Every place where the parts follow each other; of those that end in one, the shortest.

    >>> words = Words("the boat and the boat is old")
    >>> parted = [Part(["the", "boat"], None, ""), Part(["old"], "omission", "")]
    >>> [found.places for found in _all(parted, Stream(words, range(len(words))))]
    [[3, 4, 6]]
    """
    starts = islice(stream.occurrences(wanted[0].keys), _MOST_PLACES)
    every = [found for start in starts if (found := _from(wanted, stream, start))]
    shortest = {found.places[-1]: found for found in every}
    yield from (found for found in every if shortest[found.places[-1]] is found)


def _from(wanted: Sequence[Part], stream: Stream, start: int) -> Found | None:
    """The quotation that begins at a place of the stream, or None where the rest is missing."""
    end = start + len(wanted[0].keys)
    places, gaps = list(stream.places[start:end]), []
    for part in wanted[1:]:
        last = end + _LONGEST[part.gap or "words"] + len(part.keys)
        following = next(
            (at for at in range(end, min(last, len(stream.keys)))
             if stream.keys[at : at + len(part.keys)] == part.keys),
            None,
        )  # fmt: skip
        if following is None:
            return None
        gaps.append(
            ([place for place in stream.places[end:following] if place >= 0], part.inserted)
        )
        end = following + len(part.keys)
        places += stream.places[following:end]
    return Found(places, gaps)


# ---------------------------------------------------------------- nearly


def joined(keys: Sequence[str], passages: Passages) -> tuple[list[int], list[int]] | None:
    """The two passages, each word for word, of which a quotation was put together.

    >>> text = "“The boat is old.” It rained. Roe left. “That was a gift.”"
    >>> passages = Passages(sk.Article(text))
    >>> joined(Words("The boat is old. That was a gift").keys, passages)
    ([0, 1, 2, 3], [8, 9, 10, 11])
    """
    stream = passages.all
    low, high = 0, len(keys)
    while low < high:
        middle = (low + high + 1) // 2
        is_there = next(iter(stream.occurrences(keys[:middle])), None) is not None
        low, high = (middle, high) if is_there else (low, middle - 1)
    if min(low, len(keys) - low) < _FEWEST_JOINED:
        return None
    first = next(iter(stream.occurrences(keys[:low])))
    second = next(iter(stream.occurrences(keys[low:])), None)
    if second is None:
        return None
    return list(range(first, first + low)), list(range(second, second + len(keys) - low))


_FEWEST_JOINED = 3


def nearest(keys: Sequence[str], passages: Passages) -> Near | None:
    """The passage that shares most words with a quotation, in their order.

    >>> passages = Passages(sk.Article("It rained. The boat will stay here, Roe said."))
    >>> near = nearest(["the", "boat", "will", "go"], passages)
    >>> passages.words.printed(near.places[0], near.places[-1] + 1), near.matched
    ('The boat will', 3)
    """
    best = None
    for stream in (passages.all, passages.quoted):
        for low, high in _windows(keys, stream):
            blocks = SequenceMatcher(None, stream.keys[low:high], keys, autojunk=False)
            near = _near(keys, stream, low, blocks.get_matching_blocks())
            if near and (best is None or _likeness(near) > _likeness(best)):
                best = near
    return best


def _likeness(near: Near) -> tuple[int, int]:
    return near.matched, near.matched - len(near.places)


def _near(
    keys: Sequence[str], stream: Stream, low: int, blocks: Sequence[tuple[int, int, int]]
) -> Near | None:
    blocks = [block for block in blocks if block[2]]
    if not blocks:
        return None
    first, last = low + blocks[0][0], low + blocks[-1][0] + blocks[-1][2]
    first = _with_replaced(stream, first, blocks[0][1])
    places = [place for place in stream.places[first:last] if place >= 0]
    shared = [key for _, at, n in blocks for key in keys[at : at + n]]
    stops = lexicons.words("stop_words")
    return Near(places, len(shared), sum(key not in stops for key in shared))


def _with_replaced(stream: Stream, first: int, n: int) -> int:
    """Where a passage begins with the one or two words that others stand for: [-un-] likely.

    >>> words = Words("It froze. Rain is unlikely to fall.")
    >>> stream = Stream(words, range(len(words)))
    >>> _with_replaced(stream, 5, 1), _with_replaced(stream, 2, 1), _with_replaced(stream, 5, 4)
    (4, 2, 5)
    """
    start = first - n
    if not 0 < n <= _MOST_REPLACED or start < 0 or min(stream.places[start : first + 1]) < 0:
        return first
    between = stream.words.between(stream.places[start], stream.places[first])
    return first if re.search(r"[.!?“”\"]", between) else start


_MOST_REPLACED = 2


def _windows(keys: Sequence[str], stream: Stream) -> Iterator[tuple[int, int]]:
    """Where in the stream most of the keys are close together."""
    n, width = len(keys), max(4, len(keys) // 2)
    votes: Counter[int] = Counter()
    for at, word in enumerate(keys):
        places = stream.at.get(word, ())
        if len(places) <= _MOST_PLACES:
            for place in places:
                votes[(place - at) // width] += 1
    for window, _ in votes.most_common(_MOST_WINDOWS):
        yield max(0, window * width - n), min(len(stream.keys), (window + 2) * width + 2 * n)


_MOST_WINDOWS = 4


def difference(keys_text: str, near: Sequence[int], passages: Passages) -> str:
    """What a quotation makes of a passage, word by word: [-left out-] {+put in+}.

    >>> passages = Passages(sk.Article("The old boat will stay, Roe said."))
    >>> difference("The boat will go", range(5), passages)
    'The [-old-] boat will [-stay-] {+go+}'
    """
    theirs, words = Words(keys_text), passages.words
    ours = [words.keys[place] for place in near]
    said = []
    matcher = SequenceMatcher(None, ours, theirs.keys, autojunk=False)
    for tag, a, b, c, d in matcher.get_opcodes():
        left = " ".join(words.printed(place, place + 1) for place in near[a:b])
        if tag == "equal":
            said.append(left)
            continue
        if left:
            said.append(f"[-{left}-]")
        if c < d:
            said.append(f"{{+{theirs.printed(c, d)}+}}")
    return " ".join(said)
