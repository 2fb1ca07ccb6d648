"""A draft without the marks of its layout, and where each of its characters was."""

import re
from bisect import bisect_right
from functools import cached_property
from itertools import accumulate

# “> ”, “## ”, “- ”, “• ”, “1. ”, “(a) ”, “2/5 ”: what comes before the words of a line.
_LINE_START = re.compile(
    r"^[ \t]*(?:(?P<block>(?:>[ \t]?)+)|#{1,6}[ \t]+|(?:[-*+•▪◦‣·][ \t]+|[–—][ \t]+(?=\w.*[“\"]))"
    r"|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)][ \t]+|\d{1,2}/(?:\d{1,2}|n)?(?=\s)[ \t]*)+",
    re.MULTILINE,
)
# “**bold**”, “*slanted*”, “_slanted_”, “`code`”: the marks, not what is between them.
_PAIRS = re.compile(
    r"(?P<bold>\*\*\*?|(?<!\w)__|~~)(?=\S)(?P<bolded>[^\n]+?)(?<=\S)(?P=bold)"
    r"|(?<![\w*])(?P<mark>[*_`])(?=[^\s*])(?P<within>[^\n*`]+?)(?<=[^\s*])(?P=mark)(?![\w*])"
)
# “[words](address)”: all but the words. “[1]”, “[^2]”, “¹”: the number of a note.
_LINK = re.compile(r"!?\[(?P<words>[^\[\]\n]*)\]\((?:https?:|/|#|mailto:)[^)\s]*\)")
# “**| 1. |Roe**”: the number of a heading in bold.
_BOLD_NUMBER = re.compile(r"^[ \t]*(?:\*\*|__)(?P<number>\(?\d{1,2}[.)][ \t]+)", re.MULTILINE)
# What nobody sees: where a word may be parted, in which direction it is written.
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]+")
_NOTE = re.compile(r"\[\^?\d{1,3}\]|[¹²³⁴-⁹]+")


_NOTES = re.compile(
    r"^(?:(?:end|foot)?notes|references|bibliography|works cited|literature|further reading)\W*$",
    re.IGNORECASE | re.MULTILINE,
)


class Plain:
    """A draft's words without Markdown, bullets and the numbers of lists and notes.

    Examples
    --------
    >>> plain = Plain("## One\\n\\n1. **Roe** said [so](https://elm.example).\\n> It rained.")
    >>> plain.text
    'One\\n\\nRoe said so.\\nIt rained.'
    >>> plain.origin(plain.text.index("so"), plain.text.index("so") + 2)
    (25, 27)
    >>> [plain.text[start:end] for start, end in plain.blocks]
    ['It rained.']
    >>> Plain("The har\\u00adbour \\u200bwas\\u202c full.").text
    'The harbour was full.'
    """

    def __init__(self, raw: str) -> None:
        self.raw = raw
        left_out = _merged(_left_out(raw))
        kept = []
        at = 0
        for start, end in left_out:
            kept.append((at, start))
            at = end
        kept.append((at, len(raw)))
        self._kept = [(start, end) for start, end in kept if start < end]
        self._starts = [0, *accumulate(end - start for start, end in self._kept)]
        self.text = "".join(raw[start:end] for start, end in self._kept)

    def _at(self, place: int) -> int:
        piece = min(bisect_right(self._starts, place) - 1, len(self._kept) - 1)
        return self._kept[piece][0] + place - self._starts[piece]

    def origin(self, start: int, end: int) -> tuple[int, int]:
        """Where a stretch of the plain text is in the draft as it came."""
        if start >= end:
            return self._at(start), self._at(start)
        return self._at(start), self._at(end - 1) + 1

    @cached_property
    def blocks(self) -> list[tuple[int, int]]:
        """The stretches of the plain text that are set off as quotations (“> ”)."""
        found: list[tuple[int, int]] = []
        is_open = False
        place = 0
        for line in self.text.split("\n"):
            start, end = place, place + len(line)
            place = end + 1
            is_block = bool(line.strip()) and self._is_set_off(start)
            if is_block and is_open:
                found[-1] = (found[-1][0], end)
            elif is_block:
                found.append((start, end))
            is_open = is_block
        return found

    @cached_property
    def notes(self) -> int:
        """Where the draft's notes and references begin; its length where it has none.

        >>> plain = Plain("It rained for days, and the boat sank.\\n\\n## Notes\\n1. A book.")
        >>> plain.text[plain.notes :]
        'Notes\\nA book.'
        """
        found = [m.start() for m in _NOTES.finditer(self.text) if m.start() > len(self.text) / 2]
        return found[0] if found else len(self.text)

    def _is_set_off(self, start: int) -> bool:
        at = self._at(start)
        begin = self.raw.rfind("\n", 0, at) + 1
        return self.raw[begin:at].lstrip().startswith(">")


def _left_out(raw: str) -> list[tuple[int, int]]:
    found = [match.span() for match in _LINE_START.finditer(raw)]
    found += [match.span() for match in _NOTE.finditer(raw)]
    found += [match.span() for match in _UNSEEN.finditer(raw)]
    found += [match.span("number") for match in _BOLD_NUMBER.finditer(raw)]
    for match in _LINK.finditer(raw):
        found += [(match.start(), match.start("words")), (match.end("words"), match.end())]
    for group, mark in (("bolded", "bold"), ("within", "mark")):
        for match in _PAIRS.finditer(raw):
            if match[mark]:
                found += [(match.start(), match.start(group)), (match.end(group), match.end())]
                found += _inner(raw, *match.span(group))
    return found


def _inner(raw: str, start: int, end: int) -> list[tuple[int, int]]:
    """Marks within marks: “**bold and *slanted***”."""
    found = []
    for match in _PAIRS.finditer(raw, start, end):
        group = "bolded" if match["bold"] else "within"
        found += [(match.start(), match.start(group)), (match.end(group), match.end())]
    return found


def _merged(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The spans in order, those that touch or overlap as one."""
    found: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found
