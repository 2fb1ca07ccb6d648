"""Of what span of time a figure is told, and whether a change begins or ends with it."""

import re

from studykit.verification.contexts import Contexts
from studykit.verification.directions import Directed, Place, ways
from studykit.verification.row import Item

_NEAR = 60  # characters around a figure in which its other end may be
_ADVERB = "annually|yearly|monthly|weekly|daily|hourly"
# “$5 | a week |”, “5 boats | each year |”; not “5 boats a week ago”.
_EACH = re.compile(
    r"(?:\s[a-z’'-]+){0,4}?\s(?:(?:an?|per|each|every)\s(?P<span>hour|day|week|month|year)\b"
    r"(?!\s(?:ago|later|earlier|before|after|old|in|from|and|long|of|when|since))"
    rf"|(?P<adverb>{_ADVERB})\b)"
)
_EACH_BEFORE = re.compile(rf"\b(?P<adverb>annual|{_ADVERB})\s[^,;:.]{{0,24}}$")
_HEDGED = (
    r"\s(?:(?:the|about|some|nearly|almost|just|around|over|only|roughly|an?|more than|less than"
    r"|at least)\s)*$"
)
_UP_TO = r"(?:to|until|till|through)"
# “from | 3 |”, “to | 5 |”; then “| 3 | boats to”, “| 5 | boats, up from”; “from 3 to | 5 |”
_FROM, _TO = re.compile(rf"\bfrom{_HEDGED}"), re.compile(rf"\b{_UP_TO}{_HEDGED}")
_THEN_TO = re.compile(rf"(?:\s[\w%-]+){{0,4}}?,?\s{_UP_TO}\s")
_SINCE = r"(?:(?:(?:up|down)\s)?from|having\sbeen)"
_THEN_FROM = re.compile(rf"(?:\s[\w%-]+){{0,4}}?,?\s{_SINCE}\s")
# “| 5 | boats, down sharply from”; “down from | 9 |”; “now | 5 |”; “had been | 9 |”
_CHANGED = r"(?:up|down)(?:\s\w+ly)?\sfrom"
_THEN_CHANGED = re.compile(rf"(?:\s[\w%-]+){{0,5}}?,?\s{_CHANGED}\s")
_BEFORE = re.compile(rf"\b(?:{_CHANGED}|ha[ds]\s(?:once\s)?been|used\sto\sbe){_HEDGED}")
_NOW_AFTER = re.compile(r"(?:\s[a-z]+){0,2}\snow\b")
# “fell | by | 30 boats”: by how much something changed.
_BY = re.compile(
    r"\b(?:fell|fallen|fall|rose|risen|rise|grew|grown|dropped|climbed|cut|down|up)\sby\s(?:about\s|some\s|nearly\s)?$"
)
_NOW = re.compile(rf"\b(?:now|today|currently)(?:\s(?:is|are|has|have|stands?|at))*{_HEDGED}")
_FROM_TO = re.compile(rf"\bfrom\s(?:[\w$£€%.,-]+\s){{1,6}}{_UP_TO}{_HEDGED}")
_TO_FROM = re.compile(rf"\bto\s(?:[\w$£€%.,-]+\s){{1,6}}{_SINCE}{_HEDGED}")


def period(text: Contexts, item: Item) -> Directed | None:
    """Of what span of time a figure is told: “$5 | a week |”, “| monthly | $5”.

    >>> def told(text):
    ...     place = Place(text.index("5"), text.index("5") + 1)
    ...     found = period(Contexts(text, sk.Article(text)), place)
    ...     return found and found.up
    >>> told("It costs 5 pounds a month."), told("The annual fee is 5 pounds.")
    ('month', 'year')
    >>> told("It cost 5 pounds a month ago.")
    """
    low, _ = text.bounds(item.start)
    before = text.text[max(low, item.start - _NEAR) : item.start]
    match = _EACH.match(text.text, item.end) or _EACH_BEFORE.search(before)
    if match is None:
        return None
    span = match.groupdict().get("span") or ways("period")[match["adverb"]]
    return Directed(Place(item.start, item.end), span, "")


def end(text: Contexts, item: Item) -> Directed | None:
    """Whether a change or a span of time begins with a figure, or ends with it.

    >>> def told(text):
    ...     place = Place(text.index("44"), text.index("44") + 2)
    ...     found = end(Contexts(text, sk.Article(text)), place)
    ...     return found and found.up
    >>> told("It went from 44 percent to 54."), told("It fell to 44 percent, from 54.")
    ('from', 'to')
    >>> told("It fell from 54 to about 44."), told("It fell to 54 from 44.")
    ('to', 'from')
    >>> told("It fell to 54, having been 44."), told("It gave 44, down sharply from the 54 of May.")
    ('from', 'to')
    >>> told("The share is now 44 percent."), told("The share had been about 44 percent.")
    ('to', 'from')
    >>> told("It fell by 44 boats."), told("There are 44 boats now.")
    ('by', 'to')
    >>> told("She wrote to 44 sailors.")
    """
    low, high = text.bounds(item.start)
    before = text.text[max(low, item.start - _NEAR) : item.start]
    after = text.text[item.end : min(high, item.end + _NEAR)]
    begins = _TO_FROM.search(before) or (_FROM.search(before) and _THEN_TO.match(after))
    ends = _FROM_TO.search(before) or (_TO.search(before) and _THEN_FROM.match(after))
    if not begins and not ends:
        begins = _BEFORE.search(before)
        ends = _NOW.search(before) or _THEN_CHANGED.match(after) or _NOW_AFTER.match(after)
    if not begins and not ends and _BY.search(before):
        return Directed(Place(item.start, item.end), "by", "")
    if bool(begins) == bool(ends):
        return None
    return Directed(Place(item.start, item.end), "from" if begins else "to", "")


def is_another(one: Directed, other: Directed) -> bool:
    """Whether two figures are told of different spans, or one begins what the other ends."""
    return one.up != other.up
