"""Where the report itself begins: after a dateline, and not in a byline."""

import re

# “OAKHAM — ”, “ELM, Oakland (AP) — ”, “OAKHAM, May 3 - ”, “Oakham (Reuters) - ”.
# A word is taken whole: what comes after it is in no word.
_CAPITALS = r"(?>[A-Z][A-Z.’'-]+)"
_WORD = r"(?>[A-Z][\w’'.-]+)"
_PLACE = rf"{_CAPITALS}(?: {_CAPITALS}){{0,3}}"
_REGION = r"(?:, (?>[A-Z][\w.]+)(?: (?>[A-Z][\w.]+))?)?"
_AGENCY = r" \([A-Z][\w ./]{1,30}\)"
_DAY = r"(?:,? [A-Z][a-z]{2,8}\.? \d{1,2})?"
_INLINE = re.compile(
    rf"(?:{_PLACE}{_REGION}(?:{_AGENCY})?{_DAY}(?:{_AGENCY})?"
    rf"|{_WORD}(?: {_WORD}){{0,3}}{_REGION}{_AGENCY}{_DAY})"
    r"\s*(?:[—–]|(?<=\s)--?)\s*(?=\S)"
)

ASIDE = frozenset(("byline", "dateline"))
"""The kinds of paragraph in which nobody is heard."""


def dateline_end(text: str, start: int, end: int) -> int:
    """Where a dateline ends that opens a paragraph; `start` where there is none.

    >>> attributed("OAKHAM — It rained, Lane said.")
    Lane | said | It rained
    >>> attributed("Oakham, Elbonia (EP) - The road is gone, said Lane.")
    Lane | said | The road is gone
    >>> attributed("ELM, May 3 (EP) — It rained, Lane said.")
    Lane | said | It rained
    >>> attributed("The road — it was new — is gone, said Lane.")
    Lane | said | The road — it was new — is gone
    """
    found = _INLINE.match(text, start, end)
    return found.end() if found else start
