"""Whom a draft credits with a claim, and whether the article surely credits somebody else."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple

from studykit import lexicons
from studykit.article import Article
from studykit.names import lists
from studykit.verification.cast import Cast
from studykit.verification.claims import Claim
from studykit.verification.plain import Plain
from studykit.verification.words import Words

# “Name: “…””, “**Name** (mayor) – “…””: who stands before a quotation on its line.
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
# “…” — Name; “…” (Name): who stands after it, up to the end of the line or of the brackets.
_AFTER = re.compile(
    r"[.,;]?\s*\n?[ \t]*"
    r"(?:(?:[—–―]|--?|~)\s*(?P<who>[^\n—–“”\"]{2,90})|\((?P<within>[^()\n]{2,60})\))"
)
_SAYING = re.compile(r"\b(?:said|says?|told|wrote|writes|called|calls|it was|this is|that is)\b")
_PRONOUNS = frozenset("he she they it we i you who his her their him them".split())
_PRINTED = frozenset(
    "article author piece text newspaper paper reporter journalist writer story report source"
    " interviewer headline".split()
)
_INDEFINITE = re.compile(
    r"(?:an?|some|somebody|someone|one|two|three|several|many|most|few|another|others?|critics"
    r"|officials|residents|experts|people|supporters|opponents)\b",
    re.IGNORECASE,
)
_SPEAKING_FOR = frozenset(
    "spokesman spokeswoman spokesperson chief head director chairman chairwoman chair president"
    " minister secretary leader manager founder owner member executive representative ambassador"
    " prime senator governor commissioner boss".split()
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
        >>> credit("Slide 3 – Lane\\n- “It rained.”\\n- “It froze.”\\n\\nThe boat\\n“It blew.”")
        ['Lane', 'Lane', None]
        """
        signed = self._signed(claim)
        if signed:
            return Credit(signed, None, True, True)
        said = self._said(claim)
        label = self._label(claim) or (None if said else self._heading(claim))
        if said and (said.is_said or not label):
            return said
        return Credit(label, None, True, True) if label else None

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
        return " ".join(re.split(r"[.;]\s|, who\b", who)[0].split())

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


class _Told(NamedTuple):
    """What the article reports as said: where, whom it credits, and of what type they are."""

    spans: list[tuple[int, int]]
    source: str | None
    speaker: str | None
    source_type: str


def is_pronoun(words: str) -> bool:
    """Whether somebody is only called “he” or “she”."""
    return words.lower() in _PRONOUNS


def _overlap(spans: Sequence[tuple[int, int]], claim: Claim) -> int:
    return _shared(spans, claim.start, claim.end)


def _shared(spans: Sequence[tuple[int, int]], start: int, end: int) -> int:
    """How many characters of a passage are in the spans."""
    return sum(max(0, min(b, end) - max(a, start)) for a, b in spans)


_MOST = 0.6  # of a passage, that whoever is credited with it must be credited with


class Heard:
    """Whom the article credits with each of its passages."""

    def __init__(self, article: Article, cast: Cast) -> None:
        self.article, self.cast = article, cast

    @cached_property
    def rows(self) -> list["_Told"]:
        """What the article reports as said, with whom it credits."""
        table = self.article.quotes.astype(object)
        columns = (table[c] for c in ("spans", "source", "speaker", "source_type"))
        return [
            _Told(spans, _text(source), _text(speaker), kind)
            for spans, source, speaker, kind in zip(*columns, strict=True)
        ]

    @cached_property
    def _begins(self) -> list[int]:
        return list(accumulate((row.spans[0][0] for row in self.rows), max))

    @cached_property
    def _reach(self) -> list[int]:
        """Where all that is reported up to each row has ended."""
        return list(accumulate((row.spans[-1][1] for row in self.rows), max))

    def credits(self, start: int, end: int) -> list["_Told"]:
        """All that holds most of a passage."""
        near = self.rows[bisect_left(self._reach, start) : bisect_right(self._begins, end)]
        return [row for row in near if _shared(row.spans, start, end) >= _MOST * (end - start)]

    def other(self, credit: Credit, start: int, end: int, around: str = "") -> str | None:
        """Who said a passage in the article, if it surely is not whom the draft credits.

        `around` is the rest of the draft's sentence: whom it names there may be meant as well.

        >>> text = "“It rained,” said Ada Lane. “It froze,” a sailor said. Bo Roe left."
        >>> article = sk.Article(text)
        >>> heard = Heard(article, Cast(article))
        >>> heard.other(Credit("Bo Roe", None, True), 0, 13)
        'Ada Lane'
        >>> heard.other(Credit("Lane", None, True), 0, 13) is None
        True
        >>> heard.other(Credit("Roe", None, True), 28, 39)
        'a sailor'
        """
        credited = self.credits(start, end)
        meant = self._meant(credit)
        if not credited or not meant:
            return None
        others = [self._differs(meant, row) for row in credited]
        if not all(others):
            return None
        named = set(Words(around).keys)
        if any(other in self.cast.keys and self.cast.keys[other][-1] in named for other in others):
            return None
        return others[-1]

    def names_in_sentence(self, credit: Credit, bounds: tuple[int, int]) -> bool:
        """Whether a sentence of the article names whom the draft credits."""
        keys = set(Words(self.article.text, *bounds).keys)
        return any(self.cast.keys[name][-1] in keys for name in self._meant(credit) if name)

    def knows(self, credit: Credit) -> bool:
        """Whether the draft credits somebody of the article, or somebody it calls “he” or “she”."""
        return is_pronoun(credit.words) or bool(self.cast.meant(credit.speaker or credit.words))

    def _meant(self, credit: Credit) -> set[str]:
        """The one bearer whom the draft means, or “” for somebody who is not in the article."""
        words = credit.speaker or credit.words
        keys = Words(words).keys
        if not keys or set(keys) & _PRINTED or (keys[0] in _PRONOUNS and len(keys) == 1):
            return set()
        if re.search(r"\b(?:and|or)\b", words):
            return set()
        found = self.cast.meant(words) or (
            self.cast.meant(credit.words) if credit.speaker else set()
        )
        if len(found) == 1:
            return found
        if found or self.cast.misspelt(keys):
            return set()
        return {""} if _is_full_name(words) else set()

    def _differs(self, meant: set[str], row: "_Told") -> str | None:
        """What the article calls whoever it credits, if that surely is not who is meant."""
        (one,) = meant
        source = row.source or ""
        if not source:
            return None
        other = row.speaker if row.speaker in self.cast.kinds else None
        if other is None:
            return source if self._is_unnamed_other(one, source, row.source_type) else None
        if self._is_nearer(one, other, row):
            return None
        if one == "":
            return other if self.cast.kinds[other] == "person" else None
        if one == other or set(self.cast.keys[one]) & set(Words(source).keys[-1:]):
            return None
        kinds = {self.cast.kinds[one], self.cast.kinds[other]}
        if kinds == {"person"}:
            return other
        if "place" in kinds or "other" in kinds:
            return None
        return None if self._may_stand_for(one, other) else other

    def _is_nearer(self, one: str, other: str, row: "_Told") -> bool:
        """Whether “he” may be whom the draft means: named last before the words."""
        keys = set(Words(row.source or "").keys)
        if self._is_named_within(other, row):
            return True
        if keys & set(self.cast.keys[other]) or _is_other_gender(keys, one):
            return False
        names, place = self.article.names, row.spans[0][0]
        before = names[(names["start"] < place) & names["name"].isin([one, other])]
        return len(before) > 0 and before["name"].iloc[-1] == one

    def _is_named_within(self, other: str, row: "_Told") -> bool:
        """Whether “he” would be speaking of himself by name: “Roe is our best man,” he said."""
        if not is_pronoun(row.source or ""):
            return False
        keys = [
            key for start, end in row.spans for key in Words(self.article.text, start, end).keys
        ]
        return self.cast.keys[other][-1] in keys

    def _may_stand_for(self, one: str, other: str) -> bool:
        """Whether one of a person and a body may speak for the other."""
        person = one if self.cast.kinds[one] == "person" else other
        if self.cast.kinds[one] == self.cast.kinds[other]:
            return bool(set(self.cast.keys[one]) & set(self.cast.keys[other]))
        described = self.cast.roles[person] | self.cast.titles.get(person, frozenset())
        if self.cast.kinds[one] == "person":
            body = other
            shares = described & set(self.cast.keys[body])
            return bool(shares or (described & _SPEAKING_FOR and self.cast.are_linked(one, other)))
        return self.cast.are_linked(one, other)

    def _is_unnamed_other(self, one: str, source: str, kind: str) -> bool:
        """Whether a source without a name surely is not a person who has one in the article."""
        if one == "" or self.cast.kinds[one] != "person":
            return False
        keys = set(Words(source).keys)
        if keys & set(self.cast.keys[one]) or keys & _PRONOUNS:
            return False
        if keys & (self.cast.roles[one] | self.cast.titles.get(one, frozenset())):
            return False
        is_unnamed = kind in ("unnamed person", "unnamed group")
        return is_unnamed and bool(_INDEFINITE.match(source))


def _is_other_gender(pronoun: set[str], name: str) -> bool:
    """Whether “he” or “she” surely is not somebody, by the first name.

    >>> _is_other_gender({"he"}, "Ada Lane"), _is_other_gender({"she"}, "Ada Lane")
    (True, False)
    """
    first, _, rest = name.partition(" ")
    gender = lists.first_names().get(first) if rest else None
    return (gender == "female" and "he" in pronoun) or (gender == "male" and "she" in pronoun)


def _is_full_name(words: str) -> bool:
    """Whether the words are somebody's first name and surname and no more.

    >>> _is_full_name("Ada Lane"), _is_full_name("The Trust"), _is_full_name("Lane")
    (True, False, False)
    """
    parts = words.split()
    first_names = lexicons.words("first_names", "name")
    is_name = 2 <= len(parts) <= 3 and all(part[:1].isupper() for part in parts)
    return is_name and parts[0].lower() in first_names


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None


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
