"""Where words are in a text, whatever has become of its quotation marks and white space."""

import re
from collections.abc import Iterator

# Quotation marks of any form, which a spreadsheet or a keyboard may have changed.
_MARKS = str.maketrans("“”„‟«»‘’‚‛", '""""""\'\'\'\'')
_OPENING, _CLOSING = "\"“‘'«", "\"”’'»"
# An article's own text in any form of its marks and white space: one piece of a pattern each.
_PIECE = re.compile(r"\s+|[\"“”„‟«»]|['‘’‚‛]|[^\s\"“”„‟«»'‘’‚‛]+")
# What may come between the last word of a quote and its closing mark.
_BEFORE_CLOSING_MARK = re.compile(r"[.,!?…]?[\"”’'»]")


def plain(content: str) -> str:
    """The content in one line with straight marks, and without those around it.

    Examples
    --------
    >>> plain("“We’ll  go,”")
    "We'll go"
    """
    return " ".join(content.translate(_MARKS).split()).strip("\"' ,")


def holds(content: str, part: str) -> bool:
    """Whether the words of `part` are in the content, not within other words."""
    return bool(part) and bool(re.search(rf"(?<!\w){re.escape(part)}(?!\w)", content))


def occurrences(
    text: str, words: str, start: int = 0, end: int | None = None
) -> Iterator[tuple[int, int]]:
    """Where the words are in the text, whatever its quotation marks and white space.

    Examples
    --------
    >>> list(occurrences("“It’s\\n on,” he said.", "It's on"))
    [(1, 9)]
    """
    pattern = "".join(map(_pattern, _PIECE.findall(words.strip())))
    whole = rf"(?<!\w){pattern}(?!\w)" if pattern else r"(?!)"
    for match in re.compile(whole).finditer(text, start, len(text) if end is None else end):
        yield match.span()


def _pattern(piece: str) -> str:
    if piece.isspace():
        return r"\s+"
    if piece in '"“”„‟«»':
        return '["“”„‟«»]'
    return "['‘’‚‛]" if piece in "'‘’‚‛" else re.escape(piece)


def with_marks(text: str, begin: int, end: int) -> tuple[int, int]:
    """The words with the quotation marks right around them, if both are there."""
    closing = _BEFORE_CLOSING_MARK.match(text, end)
    if closing and begin > 0 and text[begin - 1] in _OPENING:
        return begin - 1, closing.end()
    return begin, end


def kind_of(content: str) -> str:
    if content[0] in _OPENING and content[-1] in _CLOSING and len(content) > 1:
        return "direct"
    return "mixed" if any(mark in content for mark in '"“”') else "indirect"
