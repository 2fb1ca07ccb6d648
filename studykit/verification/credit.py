"""Whom a draft credits with a claim."""

import re
from collections.abc import Iterable, Sequence
from functools import cache
from typing import NamedTuple

from studykit.article import Article
from studykit.verification.claims import Claim
from studykit.verification.plain import Plain
from studykit.verification.words import any_of

# “Name: “…””, “**Name** (mayor) – “…””: who comes before a quotation on its line.
_LABEL = re.compile(
    r"\s*(?P<who>[@A-Z][^\n:“”\"—–]{1,70}?|[Tt]he [^\n:“”\"—–]{2,60}?)\s*(?::|\s[—–-]{1,2}\s)"
)
# “Slide 3 – Lane”, “Ada Lane (mayor)”: a heading that is a name.
_NAME_ALONE = re.compile(
    r"(?:[A-Z]\w+ \d+\s?[:–—-]\s?)?(?P<who>[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,3})"
    r"(?:,? \([^()]*\))?:?"
)
_NO_LABEL = re.compile(
    r"(?:on|about|of|re|subject|note|quote|question|answer|q|a|ps|summary|key|best|my|voices?"
    r"|favou?rites?|speaking|asked|according|date|from|to|sent)\b",
    re.IGNORECASE,
)
# “…” — Name; “…” (Name): who comes after it, up to the end of the line or of the brackets.
_AFTER = re.compile(
    r"[.,;]?\s*\n?[ \t]*"
    r"(?:(?:[—–―]|--?|~)\s*(?P<who>[^\n—–“”\"]{2,90})|\((?P<within>[^()\n]{2,60})\))"
)
# “| Ada Lane | had the best line: “…””, “it was, as | Ada Lane | recalled, “…””
_TELLER = re.compile(
    r"(?:(?P<who>[A-Z][\w.-]*(?:\s[A-Z][\w.-]*){0,3}),?\s(?:had|has|gave|gives|offered|offers)\s(?:the|an?|this)\s"
    r"(?:[a-z]+\s)?(?:line|words?|quote|answer|verdict|summary|reply|retort)\s?:\s*"
    r"|\sas\s(?P<as>[A-Z][\w.-]*(?:\s[A-Z][\w.-]*){0,3})\s(?:[a-z]+ly\s)?"
    r"(?:recalled|recalls|put\sit|puts\sit|said|says|noted|notes|explained|explains|remembered"
    r"|remembers|told\sit|tells\sit|called\sit),\s*)$"
)
# Where a signature ends: not at “Sen.”
_SIGNATURE_END = re.compile(
    "".join(
        rf"(?<!\b{title})" for title in "Dr Mr Mrs Ms Sen Rep Gov Gen Col Lt Prof Rev St".split()
    )
    + r"(?<!\b[A-Z])[.]\s|;\s|, who\b"
)
# “Lane was glad|, whereas |Roe left”, “Lane left|;| Roe stayed”
_CONTRAST = re.compile(r";|,?\s(?:whereas|while)\s(?=[A-Z]|the\s)")
_BEFORE = 120  # characters before a quotation in which there is whose it is
_LINES = 3  # of a draft, among which there is the one whom “he” means
_SAYING = re.compile(r"\b(?:said|says?|told|wrote|writes|called|calls|it was|this is|that is)\b")
PRONOUNS = frozenset("he she they it we i you who his her their him them".split())
"""What stands for somebody who was named before."""


@cache
def _owning() -> re.Pattern[str]:
    """“| Ada Lane |’s view is that “…””: whose words they are."""
    return re.compile(
        r"(?P<who>[A-Z][\w.-]*(?:\s[A-Z][\w.-]*){0,3})['’]s?\s(?:[a-z]+\s)?"
        rf"(?:{any_of('owned words')})\s?"
        r"(?:(?:is|was|were)(?:\sthat)?|[:,]|that|to\s\w+(?:\swas)?)?[\s:,]*$"
    )


class Credit(NamedTuple):
    """Whom the draft credits: its words, the full name they mean in it, whether words say so."""

    words: str
    speaker: str | None
    is_said: bool
    is_laid_out: bool = False


class Credits:
    """Whom a draft credits with what it quotes and reports."""

    def __init__(self, plain: Plain, draft: Article) -> None:
        self.text, self.draft = plain.text, draft
        table = draft.quotes[["spans", "source", "cue", "speaker"]].astype(object)
        self.quotes = list(table.itertuples(name=None))

    def of(self, claim: Claim) -> Credit | None:
        """Whom the draft credits with a quotation, if anybody.

        >>> from studykit.verification.claims import quotations
        >>> def credit(text):
        ...     plain, draft = Plain(text), sk.Article(Plain(text).text)
        ...     found = map(Credits(plain, draft).of, quotations(plain, draft))
        ...     return [credit and credit.words for credit in found]
        >>> credit("“It rained,” said Roe.\\n- **Lane** (mayor): “It froze.”\\n> It blew.\\n> — Bo")
        ['Roe', 'Lane (mayor)', 'Bo']
        >>> credit("On rain: “It rained.” (Bo Roe)\\nOn ice: “It froze.”")
        ['Bo Roe', None]
        >>> credit("Ada Lane’s first answer was: “It rained.”\\nHis own view is “fair”.")
        ['Ada Lane', None]
        >>> credit("> It blew.\\n> — Sen. Bo Roe. The end.")
        ['Sen. Bo Roe']
        >>> credit("Slide 3 – Lane\\n- “It rained.”\\n- “It froze.”\\n\\nThe boat\\n“It blew.”")
        ['Lane', 'Lane', None]
        """
        if signed := self._signed(claim):
            return Credit(signed, None, True, True)
        if owner := self._owner(claim):
            return Credit(owner, None, True)
        said = None if self._has_topic(claim) else self._said(claim)
        label = self._label(claim) or (None if said else self._heading(claim))
        if said and (said.is_said or not label):
            return said
        label = label or self._bracketed(claim)
        return Credit(label, None, True, True) if label else None

    def _bracketed(self, claim: Claim) -> str | None:
        """The name in brackets after a quotation that ends its line: “On rain: “…” (Lane)”."""
        match = _AFTER.match(self.text, claim.end)
        name = match["within"] if match else None
        if not match or not name or self.text[match.end() : self._line(claim.end)[1]].strip(" ."):
            return None
        return name if _NAME_ALONE.fullmatch(name) else None

    def _owner(self, claim: Claim) -> str | None:
        """The name of the one whose view is what follows: “Lane’s answer was “…””.

        >>> from studykit.verification.claims import quotations
        >>> texts = "A sailor, Bo Roe, had the best line: “No.”", "It was, as Roe recalled, “wet”."
        >>> for text in texts:
        ...     draft = sk.Article(text)
        ...     print(Credits(Plain(text), draft)._owner(quotations(Plain(text), draft)[0]))
        Bo Roe
        Roe
        """
        line, _ = self._line(claim.start)
        span = max(line, claim.start - _BEFORE), claim.start
        match = _owning().search(self.text, *span) or _TELLER.search(self.text, *span)
        return (match["who"] or match.groupdict().get("as")) if match else None

    def _has_topic(self, claim: Claim) -> bool:
        """Whether only what it is about comes before a quotation on its line: “On rain:”."""
        start, _ = self._line(claim.start)
        match = _LABEL.match(self.text, start, claim.start)
        is_topic = bool(match and _NO_LABEL.match(match["who"].lstrip()))
        return is_topic and not self.text[match.end() if match else start : claim.start].strip()

    def _signed(self, claim: Claim) -> str | None:
        line = self.text.rfind("\n", 0, claim.start) + 1
        begins = not self.text[line : claim.start].strip(" \t“\"'‘*")
        match = _AFTER.match(self.text, claim.end)
        if match is None:
            return None
        who = match["who"] or match["within"]
        end = self.text.find("\n", claim.end)
        is_last = match.end() >= (end if end >= 0 else len(self.text)) - 1 or "\n" in match[0]
        if "\n" in match[0] and not claim.is_block and not begins:
            return None
        is_named = who[0].isupper() or who.startswith(("the ", "@"))
        if not is_named or _SAYING.search(who) or not (begins or (is_last and match["who"])):
            return None
        return " ".join(_SIGNATURE_END.split(who)[0].split())

    def _said(self, claim: Claim) -> Credit | None:
        """Whom the sentence credits, by the kit's own rules."""
        rows = [
            (-_overlap(spans, claim), spans[-1][1] - spans[0][0], row, source, cue, speaker)
            for row, spans, source, cue, speaker in self.quotes
            if spans and _overlap(spans, claim) and isinstance(source, str)
        ]
        if not rows:
            return None
        *_, source, cue, speaker = min(rows)
        named = speaker if isinstance(speaker, str) else None
        return Credit(source, named, isinstance(cue, str))

    def _label(self, claim: Claim) -> str | None:
        line = self.text.rfind("\n", 0, claim.start) + 1
        match = _LABEL.match(self.text, line, claim.start)
        if match is None or _NO_LABEL.match(match["who"].lstrip()):
            return None
        who = " ".join(match["who"].split())
        is_short = len(re.sub(r"\(.*?\)", "", who).split()) <= 9
        return who if is_short and len(who) > 1 and not _SAYING.search(who) else None

    def _heading(self, claim: Claim) -> str | None:
        """The name alone in the line above, where a quotation has its line to itself."""
        start, end = self._line(claim.start)
        if self.text[start : claim.start].strip() or len(self.text[claim.end : end].strip()) > 1:
            return None
        while start:
            start, end = self._line(start - 1)
            line = self.text[start:end].strip()
            if line and line[0] not in "“\"'‘":
                match = _NAME_ALONE.fullmatch(line)
                return match["who"] if match else None
        return None

    def _line(self, place: int) -> tuple[int, int]:
        end = self.text.find("\n", place)
        return self.text.rfind("\n", 0, place) + 1, end if end >= 0 else len(self.text)

    def is_own(self, credit: Credit | None) -> bool:
        """Whether the draft's author speaks: “I'd call it “a must””."""
        return credit is not None and credit.words.lower() in ("i", "we", "me", "you", "one")


def is_pronoun(words: str) -> bool:
    """Whether somebody is only called “he” or “she”.

    >>> [is_pronoun(words) for words in ("He", "she, on boats", "his wife")]
    [True, True, False]
    """
    return words.partition(",")[0].lower() in PRONOUNS


def clause(text: str, start: int, end: int, bounds: tuple[int, int]) -> tuple[int, int]:
    """The part of a sentence around some words, up to where it turns to somebody else.

    >>> text = "Lane left; Roe said it rained, whereas Kim said it froze."
    >>> text[slice(*clause(text, 20, 29, (0, len(text))))]
    ' Roe said it rained'
    """
    before = [match.end() for match in _CONTRAST.finditer(text, bounds[0], max(start, bounds[0]))]
    after = _CONTRAST.search(text, min(end, bounds[1]), bounds[1])
    return before[-1] if before else bounds[0], after.start() if after else bounds[1]


def lines_before(text: str, place: int) -> str:
    """A draft up to a place, from the line before the last one on: where “he” may be named.

    >>> lines_before("One\\nTwo\\n\\nThree\\nfour five", 19)
    'Two\\n\\nThree\\nfour'
    """
    lines = text[:place].split("\n")
    told = [k for k, line in enumerate(lines) if line.strip()]
    return "\n".join(lines[told[-_LINES] if len(told) >= _LINES else 0 :])


def _overlap(spans: Sequence[tuple[int, int]], claim: Claim) -> int:
    return shared(spans, claim.start, claim.end)


def shared(spans: Sequence[tuple[int, int]], start: int, end: int) -> int:
    """How many characters of a passage are in the spans."""
    return sum(max(0, min(b, end) - max(a, start)) for a, b in spans)


def around(text: str, claims: Iterable[Claim], claim: Claim, bounds: tuple[int, int]) -> str:
    """The draft's own words in a claim's sentence: without what is in marks."""
    start, end = min(bounds[0], claim.start), max(bounds[1], claim.end)
    kept, at = [], start
    for other in claims:
        if other.end <= start or other.start >= end:
            continue
        kept.append(text[at : max(at, other.start)])
        at = max(at, other.end)
    return " ".join([*kept, text[at:end]])
