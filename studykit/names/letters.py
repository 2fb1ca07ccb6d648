"""The labels of an interview that are letters: “Q:”, “A:”, “Q.”, “A.”."""

import re
from bisect import bisect
from collections.abc import Iterator, Sequence

from studykit.names.labels import Label

_ASKING = ("Q", "A")
_LABEL = re.compile(r"([A-Z])([:.])(?!\S)")
_GLUED = re.compile("Q(?=[A-Z][a-z])")  # “QDid it freeze?”, where scraping lost the colon
# Where a turn within a paragraph may begin.
_WITHIN = re.compile(r"(?<=[.?!…\"”’)\]:-])\s([A-Z])([:.])(?!\S)")
_SPACED = re.compile(r"(Q)(?=(?:  |\t|\xa0)\s*\S)")  # “Q    Mr. President, did it freeze?”
_FEWEST_STOPS = 3
_FEWEST_SPACED = 2
_SIGNS = ("Q:", "A:", "Q. ", "Q  ", "Q\t", "Q\xa0")


def letters(text: str, starts: Sequence[int], paragraphs: Sequence[int]) -> dict[int, list[Label]]:
    r"""The labels of a letter in each paragraph that has any, by its number.

    `starts` and `paragraphs` say of each sentence where it is.

    >>> attributed("Rain\n\nQ: Did it rain? A: It rained. It froze. Q: And? A: No.")
    – | : | Did it rain
    A | : | It rained. It froze
    – | : | And
    A | : | No
    >>> attributed("Rain\n\nA: It rained.\n\nQDid it freeze?\n\nA: It froze.")
    A | : | It rained
    A | : | It froze
    """
    if not any(sign in text for sign in _SIGNS):
        return {}
    first_in = sorted(dict(zip(reversed(paragraphs), reversed(starts), strict=True)).items())
    opening = [(number, match) for number, start in first_in if (match := _opening(text, start))]
    marks = _marks([match for _, match in opening])
    n_spaced = sum(match.re is _SPACED for _, match in opening)
    if not marks and n_spaced < _FEWEST_SPACED:
        return {}
    found: dict[int, list[Label]] = {}
    for number, match in sorted(
        [*opening, *_within(text, first_in)], key=lambda place: place[1].start()
    ):
        if match.re is _GLUED:
            found.setdefault(number, []).append(_label(match.start(), match.start(), "heading"))
        elif match.re is _SPACED or (match[2] == marks and (marks == ":" or match[1] in _ASKING)):
            found.setdefault(number, []).append(_label(*match.span(1), "unnamed"))
    return found


def _opening(text: str, start: int) -> re.Match[str] | None:
    r"""The letter that opens a paragraph.

    >>> attributed("ADA ROE: It is.\n\nQ   I ask, is it?\n\nROE: No.\n\nQ   And now?\n\nROE: No.")
    ADA ROE | : | It is
    – | – | I ask, is it
    ROE | : | No
    – | – | And now
    ROE | : | No
    """
    return _LABEL.match(text, start) or _GLUED.match(text, start) or _SPACED.match(text, start)


def _marks(opening: Sequence[re.Match[str]]) -> str:
    r"""What follows the letters: colons, or stops where there are several; empty for neither.

    >>> attributed("Rain\n\nQ. Did it rain?\n\nA. It rained.\n\nQ. And?")
    – | – | Did it rain
    A | – | It rained
    – | – | And
    >>> attributed("Rain\n\nA. Lane rowed.\n\nB. Roe sat.\n\nA. Lane left.")
    """
    letters = [match[0] for match in opening if match.re is _LABEL]
    if "Q:" in letters or "A:" in letters:
        return ":"
    n_asked, n_answered = letters.count("Q."), letters.count("A.")
    return "." if n_asked and n_answered and n_asked + n_answered >= _FEWEST_STOPS else ""


def _within(text: str, first_in: Sequence[tuple[int, int]]) -> Iterator[tuple[int, re.Match[str]]]:
    """What may be labels within paragraphs."""
    firsts = [start for _, start in first_in]
    for match in _WITHIN.finditer(text):
        at = match.start(1)
        number = bisect(firsts, at) - 1
        if number >= 0 and firsts[number] != at:
            yield first_in[number][0], match


def _label(start: int, colon: int, sort: str) -> Label:
    return Label(start, colon, (start, colon), None, "", sort)
