"""How old a draft makes people, held to how old the article says they are."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from studykit.article import Article
from studykit.verification.amounts import Amount, amounts
from studykit.verification.cast import Cast
from studykit.verification.row import ALTERED, VERBATIM, Row

_NAME = r"(?P<name>[A-Z][\w'’-]+(?:\s(?:[A-Z]\.|[A-Z][\w'’-]+)){0,3})"
# “Lane|, |61”, “Lane| (|61)”, “Lane|, who is |61”, “Lane|, a man of |61”.
_BEFORE = re.compile(
    rf"\b{_NAME}(?:,\s|,?\s\(|,?\s(?:who\s)?(?:is|was|turned|turns)\s|,?\s(?=aged))"
    r"(?:and,\sat\s|at\s|now\s|only\s|just\s|already\s|then\s)?"
    r"(?:aged?\s|an?\s(?:(?:wo)?man|boy|girl)\sof\s|an?\s)?$"
)
_END = re.compile(r"[,.;:)]|[\s-]years?[\s-](?:old|of)|\s(?:when|and|now|then|from|on|at)\b|\s*$")
# “| 61 |-year-old sailor | Lane”, “Lane left. The | 61 |-year-old …”.
_OLD = re.compile(rf"[\s-]years?[\s-]old(?:\s[a-z][\w'’-]*){{0,3}}\s(?:{_NAME})?")
_THEN = re.compile(r"\s(?:when|then|at|on|in)\b")
_THE = re.compile(r"\b[Tt]he\s(?:[\w-]+,?\s){0,2}$")
_I_AM = re.compile(r"\bI(?:['’]m| am) $")
_OLDEST, _FAR = 115, 80

Age = tuple[str, Amount]


def age_rows(draft: Article, cast: Cast, taken: Sequence[tuple[int, int]]) -> Iterator[Row]:
    """A row for each age in a draft of somebody whose age the article tells.

    >>> def told(draft):
    ...     cast = Cast(sk.Article("Ada Lane, 61, met 63-year-old Bo Roe. Jo Kim was 35."))
    ...     return [row.verdict for row in age_rows(sk.Article(draft), cast, [])]
    >>> told("Lane (61) met Roe, who is 63."), told("Ada Lane is 63 years old. Bo Roe, 16, left.")
    (['verbatim', 'verbatim'], ['altered', 'altered'])
    >>> [row.verdict for row in age_rows(sk.Article("Ada Lane (16) left."), Cast(sk.Article(
    ...     "“I am 61, and I row,” said Ada Lane.")), [])]
    ['altered']
    >>> told("Lane, who was 16 when it sank, left.")
    []
    >>> told("Lane, 63 votes ahead, met Roe (aged 63).")
    ['verbatim']
    >>> told("Kim, 61, left."), told("Kim, 35, left."), told("Al Park, 61, left.")
    (['altered'], ['verbatim'], [])
    >>> text = "Ada Lane, 61, met Jo Kim. Kim rowed 63 boats. Bo Roe, 63, left."
    >>> [[row.difference for row in age_rows(sk.Article(one), Cast(sk.Article(text)), [])]
    ...     for one in ("Jo Kim, 61, left.", "Jo Kim, 63, left.")]
    [['in the article: Ada Lane is 61'], []]
    """
    known: dict[str, list[Amount]] = {}
    for who, amount in _ages(cast.article, cast):
        known.setdefault(who, []).append(amount)
    counts = Counter(amount.value for amount in amounts(cast.article.text))
    for who, amount in _ages(draft, cast):
        if any(a < amount.end and amount.start < b for a, b in taken):
            continue
        if who not in known:
            yield from _of_another(amount, known, counts[amount.value])
            continue
        theirs = next((o for o in known[who] if o.value == amount.value), None)
        if theirs is None and _THEN.match(draft.text, amount.end):
            continue  # how old they were then
        said = cast.article.text[known[who][0].start : known[who][0].end]
        held = theirs or known[who][0]
        verdict, difference = (VERBATIM, None) if theirs else (ALTERED, f"in the article: {said}")
        place = held.start, held.end
        yield Row(amount.start, amount.end, "number", verdict, place, difference)


def _of_another(amount: Amount, known: dict[str, list[Amount]], n: int) -> Iterator[Row]:
    """A row for an age that the article has only as somebody else's; `n`: how often it has it."""
    owners = [(o, name) for name, ages in known.items() for o in ages if o.value == amount.value]
    if owners and n == len(owners):
        other, name = owners[0]
        said = f"in the article: {name} is {amount.value:g}"
        place = other.start, other.end
        yield Row(amount.start, amount.end, "number", ALTERED, place, said)


def _ages(text: Article, cast: Cast) -> Iterator[Age]:
    """Who is how old in a text, of the people of the article."""
    for amount in amounts(text.text):
        if amount.unit or not 0 < amount.value <= _OLDEST or amount.value % 1:
            continue
        owner = _owner(text, amount)
        meant = cast.meant(owner) if owner else set()
        if len(meant) == 1 and cast.kinds[min(meant)] == "person":
            yield min(meant), amount


def _owner(text: Article, amount: Amount) -> str | None:
    """The name of whoever a number is the age of."""
    before = text.text[max(0, amount.start - _FAR) : amount.start]
    if _I_AM.search(before):
        return _speaker(text, amount.start)
    named, old = _BEFORE.search(before), _OLD.match(text.text, amount.end)
    if named and _END.match(text.text, amount.end):
        return named["name"]
    if old and old["name"]:
        return old["name"]
    if old and _THE.search(before):
        names = text.names[(text.names["kind"] == "person") & (text.names["end"] <= amount.start)]
        return names["mention"].iloc[-1] if len(names) else None
    return None


def _speaker(text: Article, place: int) -> str | None:
    """Who says what holds a place."""
    quotes = text.quotes.dropna(subset=["speaker"])
    for spans, speaker in zip(quotes["spans"], quotes["speaker"], strict=True):
        if any(start <= place < end for start, end in spans):
            return str(speaker)
    return None
