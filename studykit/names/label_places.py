"""Where the labels of a transcript's turns are: before a paragraph, or within one."""

import re
from bisect import bisect
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from studykit import lexicons
from studykit.names import lists

_LONGEST = 160  # characters
_MOST_WORDS = 5  # of a name
UPPER = "A-ZÀ-ÖØ-Þ"
# What every label ends in: a first look that passes over all but colons.
_END = re.compile(rf":(?<=[{UPPER}0-9)\].]:)(?!\S)")
_FEWEST = 2
_WORD = rf"(?:Ma?c|De|Di|La|Le|[OD]['’])?[{UPPER}0-9#][{UPPER}0-9.'’#-]*(?![a-z])"
# “Mr. VANE (via phone), HOST:”, “VANE of Elm:”, “VANE, painter:”: a name, then what somebody is.
_LABEL = re.compile(
    rf"(?P<name>(?:(?:The|M[rsx]s?|Dr|Sen|Rep|Gov|Gen)\.? )?{_WORD}"
    rf"(?: (?:{_WORD}|d[eu]|v[ao]n|der))*)"
    rf"(?P<more>(?: ?[(\[][^()\[\]\n:]*[)\]]|, ?[{UPPER}0-9 .'’&/#-]+"
    rf"| of(?: [{UPPER}][\w'’-]*)+|, [a-z][\w '’-]{{2,40}}\b)*) ?:(?!\S)"
)
# “Ada Lane (by phone):”, “Speaker 2:”: what is a label if it comes again.
_TITLED_END = re.compile(r":(?<=[\w.)\]]:)(?!\S)")
_FEWEST_TITLED = 4
_TITLED = re.compile(
    rf"(?P<name>[{UPPER}][\w.'’-]*(?: (?:[{UPPER}][\w.'’-]*|d[eu]|v[ao]n|der|\d+)){{0,4}})"
    r"(?P<more>(?: ?[(\[][^()\[\]\n:]*[)\]])?) ?:(?!\S)"
)
# Where a turn within a paragraph may begin: after a stop, a bracket, a mark, a label, a dash.
_BORDER = re.compile(
    rf"(?:(?<=[.?!…\"”’)\]:*–—-])\s+|(?<=[–—])|(?<=--))(?=[{UPPER}]|Ma?c|De|Di|La|Le)"
)
_INITIALS = re.compile(rf"(?:[{UPPER}]\.)+")


class Place(NamedTuple):
    """A label that may be one: its paragraph, whether it opens it, and its parts."""

    paragraph: int
    is_opening: bool
    match: re.Match[str]

    @property
    def is_titled(self) -> bool:
        """Whether it is in capitals only where names are: Ada Lane."""
        return self.match.re is _TITLED


def label_places(text: str, starts: Sequence[int], paragraphs: Sequence[int]) -> list[Place]:
    r"""What may be labels, in text order; `starts` and `paragraphs` say where each sentence is.

    >>> attributed("ANA VOSS, HOST: No? LEO PELL (KLM): Well, it rained. It froze. VOSS: Yes.")
    ANA VOSS, HOST | : | No
    LEO PELL (KLM) | : | Well, it rained. It froze
    VOSS | : | Yes
    """
    ends = [end.end() for end in _END.finditer(text)]
    titled = [end.end() for end in _TITLED_END.finditer(text)]
    if len(titled) < _FEWEST or (not ends and len(titled) < _FEWEST_TITLED):
        return []
    first_in = sorted(dict(zip(reversed(paragraphs), reversed(starts), strict=True)).items())
    found = _in_capitals(text, ends, first_in) if ends else []
    if len(titled) >= _FEWEST_TITLED and len(titled) > 2 * len(found):
        found += _titled(text, titled, first_in)
    return sorted(found, key=lambda place: place.match.start())


def _in_capitals(
    text: str, ends: Sequence[int], first_in: Sequence[tuple[int, int]]
) -> list[Place]:
    openings = [
        Place(paragraph, is_opening=True, match=match)
        for paragraph, start in first_in
        if (match := _LABEL.match(text, start, start + _LONGEST))
    ]
    return [*openings, *_within(text, ends, first_in, openings)]


def _titled(text: str, ends: Sequence[int], first_in: Sequence[tuple[int, int]]) -> list[Place]:
    r"""What may be labels in small letters, if two of them come again and somebody asks.

    Where all but the first paragraph open with one, they are known as headlines are.

    >>> attributed("Ivo Roe: You ran? Ada Lane: I did. It was hot. Ivo Roe: So? Ada Lane: Ask Bo.")
    Ivo Roe | : | You ran
    Ada Lane | : | I did. It was hot
    Ivo Roe | : | So
    Ada Lane | : | Ask Bo
    >>> attributed("Quorl: It ran. Dun: It sat. It ate. Quorl: It ran. Dun: It ran. It ate.")
    Quorl | : | It ran
    Dun | : | It sat
    Quorl | : | It ran
    Dun | : | It ran
    """
    found = list(_titled_one_by_one(text, ends, first_in))
    n_places = Counter(place.match["name"] for place in found)
    kept = [place for place in found if n_places[place.match["name"]] > 1]
    if len({place.match["name"] for place in kept}) < _FEWEST:
        return []
    is_asked = text.find("?", kept[0].match.end()) >= 0
    is_first = kept[0].match.start() == first_in[0][1]
    is_all_opening = all(place.is_opening for place in kept)
    return kept if is_asked and (is_first or not is_all_opening) else []


def _titled_one_by_one(
    text: str, ends: Sequence[int], first_in: Sequence[tuple[int, int]]
) -> Iterator[Place]:
    firsts = [start for _, start in first_in]
    before = 0
    for end in ends:
        number, first = first_in[max(0, bisect(firsts, end - 1) - 1)]
        low = max(before, first, end - _LONGEST)
        match = _TITLED.match(text, first, end) if low == first else None
        is_opening = match is not None and match.end() == end
        if not is_opening:
            match = _after_border(text, low, end, _TITLED)
        if match and not match["name"].isupper():
            yield Place(number, is_opening=is_opening, match=match)
            before = end


def _within(
    text: str, ends: Sequence[int], first_in: Sequence[tuple[int, int]], openings: list[Place]
) -> list[Place]:
    """What may be labels within paragraphs; what is none by its place may be one by its words."""
    firsts = [start for _, start in first_in]
    taken = {place.match.end() for place in openings}
    found: list[Place] = []
    left: list[tuple[int, int, int]] = []
    before = 0
    for end in ends:
        number, first = first_in[max(0, bisect(firsts, end - 1) - 1)]
        low = max(before, first, end - _LONGEST)
        match = None if end in taken else _after_border(text, low, end)
        if match:
            found.append(Place(number, is_opening=False, match=match))
        elif end not in taken:
            left.append((number, low, end))
        before = end if match or end in taken else before
    known = {place.match["name"] for place in (*openings, *found)}
    for number, low, end in left:
        if match := _known_before(text, low, end, known):
            found.append(Place(number, is_opening=False, match=match))
    return found


def _after_border(
    text: str, low: int, end: int, label: re.Pattern[str] = _LABEL
) -> re.Match[str] | None:
    r"""The label up to a colon from the first border on; none of whose words ends a sentence.

    >>> attributed("ANA VOSS: It is an ELM. LEO PELL: No. I met KLM. VOSS: I--DR. PELL: No.")
    ANA VOSS | : | It is an ELM
    LEO PELL | : | No. I met KLM
    VOSS | : | I--
    DR. PELL | : | No
    """
    for border in _BORDER.finditer(text, low, end):
        match = label.match(text, border.end(), end)
        if match and match.end() == end and not _has_stop(match["name"].split(" ")):
            return match
    return None


def _has_stop(words: Sequence[str]) -> bool:
    return any(
        word.endswith(".") and not (_INITIALS.fullmatch(word) or is_rank(word))
        for word in words[:-1]
    )


def _known_before(text: str, low: int, end: int, known: set[str]) -> re.Match[str] | None:
    r"""The label up to a colon that is one elsewhere: “I was | VOSS:”.

    >>> attributed("ANA VOSS: It is.\n\nLEO PELL: I was ANA VOSS: No, see ELM: it is.")
    ANA VOSS | : | It is
    LEO PELL | : | I was
    ANA VOSS | : | No, see ELM: it is
    """
    at, first = end - 1, None
    for _ in range(_MOST_WORDS):
        at = text.rfind(" ", low, at)
        if at < 0:
            break
        if text[at + 1 : end - 1] in known:
            first = at + 1
    return _LABEL.match(text, first, end) if first is not None else None


def is_rank(word: str) -> bool:
    """Whether a word of a label is a title or comes before one: MR., FMR., The."""
    title = word.title()
    if word.rstrip(".").lower() in label_words("rank") or word == "The":
        return True
    is_title = any(form in lists.titles() for form in (title, f"{title}.", title.split("-")[0]))
    return is_title and title not in lists.first_names()


@cache
def label_words(tells: str) -> frozenset[str]:
    """The words of `data/names/turn_labels.csv` that tell something."""
    rows = lexicons.word_list("turn_labels")
    return frozenset(rows["word"][rows["tells"] == tells])
