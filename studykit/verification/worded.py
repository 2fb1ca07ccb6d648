"""Whom the words right beside a quotation of a draft credit: “was called “wet” by Lane”."""

import re

from studykit.quotes.sentence.cues import plain_verbs
from studykit.verification.phrased import ADVERB, NAME
from studykit.verification.words import words_of

_BEFORE = 120  # characters before a quotation in which there is whose it is
_A = r"(?:(?:an?|the|such\san?)\s)?"
_OBJECT = r"(?:it|him|her|them|this|that|(?:the|an?|his|its|their|all)\s[a-z]+(?:\s[a-z]+)?)"
# “| Ada Lane | dismissed the plan as “wet””, “Lane thought it “wet””
_AS = re.compile(rf"(?P<who>{NAME})\s{ADVERB}(?P<cue>[a-z]+)\s{_OBJECT}\s(?P<as>as\s)?{_A}$")
# “| Ada Lane | raged about a “wet” boat”, “Lane accused him of a “crime””
_OF = re.compile(rf"(?P<who>{NAME})\s{ADVERB}(?P<cue>[a-z]+)\s(?:{_OBJECT}\s)?(?:of|about)\s{_A}$")
# “was described by | Ada Lane | as “wet””
_BY = re.compile(rf"\b(?P<cue>[a-z]+)\sby\s(?P<who>{NAME})\s(?:as\s)?{_A}$")
# “was described as | “wet” | by Ada Lane”, “the boat, called | “wet” | by Ada Lane”
_CUE_BEFORE = re.compile(
    r"(?:\b(?:is|are|was|were|be|been|being|got|gets)\s|[,(—–]\s?)"
    rf"{ADVERB}(?P<cue>[a-z]+)\s(?:as\s)?{_A}$"
)
_BY_AFTER = re.compile(rf"\sby\s(?P<who>{NAME})\b")
# ““wet” is | what Ada Lane called it”
_WHAT = re.compile(
    rf"[,:]?\s(?:(?:that|this|it)\s)?(?:is|was)\s(?:what|how)\s(?P<who>{NAME})\s(?P<cue>[a-z]+)\b"
)
# ““wet”, | in Ada Lane’s words”, “in the eyes of Ada Lane, it is “wet””
_VIEW = "(?:words|view|eyes|opinion|telling|account)"
_IN_VIEW = rf"[Ii]n\s(?:the\s{_VIEW}\sof\s(?P<of>{NAME})|(?P<own>{NAME})['’]s?\s{_VIEW})"
_VIEW_AFTER = re.compile(rf",?\s{_IN_VIEW}(?=[,.;])")
_VIEW_BEFORE = re.compile(rf"\b{_IN_VIEW},\s[^“”\",.;:]{{0,40}}$")


def worded(text: str, start: int, end: int, low: int) -> str | None:
    """The name that the words right before or after a quotation credit with it.

    >>> def who(draft):
    ...     start, end = draft.index("“"), draft.index("”") + 1
    ...     return worded(draft, start, end, 0)
    >>> who("In May, Ada Lane dismissed it as “wet”."), who("Lane thought it “wet”.")
    ('Ada Lane', 'Lane')
    >>> who("Lane raged about a “wet” boat."), who("Lane accused them of “sloth”.")
    ('Lane', 'Lane')
    >>> who("It was described by Lane as “wet”."), who("It was called “wet” by Ada Lane.")
    ('Lane', 'Ada Lane')
    >>> who("The boat, called “wet” by Lane, sank."), who("What Roe called “wet” by Lane sank.")
    ('Lane', None)
    >>> who("“Wet” is what Lane called it."), who("It was “wet”, in Lane’s words.")
    ('Lane', 'Lane')
    >>> who("In the eyes of Lane, the boat is “wet”."), who("Lane sold it as “wet”.")
    ('Lane', None)
    """
    begin = max(low, start - _BEFORE)
    for rule in (_led, _passive, _after, _viewed):
        if name := rule(text, begin, start, end):
            return name
    return None


def _led(text: str, begin: int, start: int, end: int) -> str | None:
    """The name before a verb of naming, or one of speaking “of”."""
    match = _AS.search(text, begin, start)
    if match and match["cue"] in words_of("branding" if match["as"] else "naming"):
        return match["who"]
    match = _OF.search(text, begin, start)
    return match["who"] if match and match["cue"] in words_of("speaking of") else None


def _passive(text: str, begin: int, start: int, end: int) -> str | None:
    """The name after “by”."""
    match = _BY.search(text, begin, start)
    if match is None and (after := _BY_AFTER.match(text, end)):
        cue = _CUE_BEFORE.search(text, begin, start)
        return after["who"] if cue and _is_naming(cue["cue"]) else None
    return match["who"] if match and _is_naming(match["cue"]) else None


def _after(text: str, begin: int, start: int, end: int) -> str | None:
    """The name after “is what”."""
    match = _WHAT.match(text, end)
    is_said = match and (_is_naming(match["cue"]) or match["cue"] in plain_verbs())
    return match["who"] if match and is_said else None


def _viewed(text: str, begin: int, start: int, end: int) -> str | None:
    """The name of whose words or view it is."""
    match = _VIEW_AFTER.match(text, end) or _VIEW_BEFORE.search(text, begin, start)
    return (match["of"] or match["own"]) if match else None


def _is_naming(cue: str) -> bool:
    return cue in words_of("naming") | words_of("branding")
