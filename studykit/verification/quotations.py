"""Whether what a draft puts in marks is in the article, as it is there and whose it is."""

import re
from collections.abc import Iterator, Sequence
from functools import cached_property

from studykit.article import Article
from studykit.verification.claims import Claim, is_heading, is_title, quotations
from studykit.verification.credit import Credit, Credits, around, clause, is_pronoun, lines_before
from studykit.verification.edited import Edit, edited
from studykit.verification.heard import OF_ITSELF, Heard
from studykit.verification.passages import Passages
from studykit.verification.phrased import Phrased, credit_at, phrased
from studykit.verification.places import Found, difference, exact, joined, nearest, parts
from studykit.verification.plain import Plain
from studykit.verification.row import ALTERED, NOT_FOUND, OTHER, UNDECIDED, VERBATIM, Row
from studykit.verification.turned import Cut, is_turning, turned
from studykit.verification.worded import worded
from studykit.verification.words import Words, has_somebody, words_of

_OWN = frozenset("i me my we us our".split())  # whoever wrote the article may be meant
_TERM = 3  # words in marks that nobody says may be a term or a distance: ‘so-called’
_MARKED = 6  # words that two people do not say by chance: a passage that is printed twice
_FAR = 60  # characters between the parts of an interrupted quotation
# “One,” | Ada Lane said, | “two”: what is between two parts of a sentence.
_GOES_ON = re.compile(r",[”\"'’]\s[\w.'’ -]{3,50},\s")
_SUBJECT = 25  # characters of a sentence in which its subject is named
_NEAR = 8  # words before a quotation in which it is denied or refused
_LIKE = 0.5  # share of a quotation's words that the passage has which it was made from
_LIKENESS = 2  # of them words that carry meaning


class Quotations:
    """The quotations of a draft, held to an article."""

    def __init__(self, plain: Plain, draft: Article, passages: Passages, heard: Heard) -> None:
        self.plain, self.draft, self.passages, self.heard = plain, draft, passages, heard
        self.claims = quotations(plain, draft)
        self.credits = Credits(plain, draft)
        self._found: dict[Claim, list[Found]] = {}
        table = draft.sentences
        self._sentences = list(zip(table["start"].tolist(), table["end"].tolist(), strict=True))

    def rows(self) -> Iterator[Row]:
        """A row for each that is a claim, in text order."""
        for claim in self.claims:
            row = self._row(claim)
            if row is not None:
                yield row

    def _row(self, claim: Claim) -> Row | None:
        text = self.plain.text[claim.inner_start : claim.inner_end]
        credit = self._credit(claim)
        is_empty = not any(part.keys for part in parts(text))
        if is_empty or (credit is None and is_heading(self.plain.text, claim)):
            return None
        found = self._exact(claim)
        if found:
            return self._there(claim, credit, found)
        if not self._is_claim(claim, credit, text):
            return None
        return self._nearly(claim, credit, text)

    def _credit(self, claim: Claim) -> Credit | None:
        """Whom the draft credits: by the kit's rules, else by the first words of the sentence.

        >>> article = "“It was a cold old harbour,” said Ada Lane. Bo Roe left. Jo Kim ate."
        >>> drafts = (
        ...     "Roe also calls the place where they met “a cold old harbour”.",
        ...     "Kim, in a long letter, called it “a cold old harbour”.")
        >>> [sk.verify(draft, article)["verdict"].iloc[-1] for draft in drafts]
        ['other speaker', 'other speaker']
        """
        credit = self.credits.of(claim)
        if credit is not None and (credit.is_laid_out or not self._is_aside(claim, credit)):
            return self._with_name(claim, credit)
        low, _ = self._bounds(claim)
        found = credit_at(self._phrased, claim.start)
        who = worded(self.plain.text, claim.start, claim.end, low) or (found and found.who)
        return Credit(who, None, True) if who else credit

    def _with_name(self, claim: Claim, credit: Credit) -> Credit:
        """Whom a draft credits, “he” as the one person of the sentence before, if it begins so.

        >>> article = "“It was a cold night,” said Mayor Ada Lane. Bo Roe left. Jo Kim ate."
        >>> drafts = (
        ...     "Roe left. He called it “cold”.", "Roe met Kim. He called it “cold”.",
        ...     "Roe left. He and his men called it “cold”.")
        >>> [sk.verify(draft, article)["verdict"].iloc[-1] for draft in drafts]
        ['other speaker', 'verbatim', 'other speaker']
        """
        if credit.speaker or credit.words.split()[0] not in ("He", "She", "he", "she"):
            return credit
        low, _ = self._bounds(claim)
        before = max((span for span in self._sentences if span[1] <= low), default=None)
        text = self.plain.text
        if before is None or "\n" in text[before[1] : low].strip(" "):
            return credit
        people = self.heard.cast.meant_in(text[before[0] : low])
        if has_somebody(text[before[0] : low]):
            return credit
        is_first = people == self.heard.cast.meant_in(text[before[0] : before[0] + _SUBJECT])
        return credit._replace(speaker=people.pop()) if len(people) == 1 and is_first else credit

    def _is_aside(self, claim: Claim, credit: Credit) -> bool:
        """Whether words that seem to credit are no one: “Lane, in | a long letter |, said”."""
        return credit.words[:1].islower() and not self.heard.knows(credit)

    @cached_property
    def _phrased(self) -> list[Phrased]:
        return list(phrased(self.draft))

    # ------------------------------------------------------------ word for word

    def _there(self, claim: Claim, credit: Credit | None, found: Sequence[Found]) -> Row | None:
        """What to say where the words are all there: cut, somebody else's, or as they were."""
        if is_title(self.plain.text, claim) and len(found[0].places) < _TERM:
            return None
        own = self._own(claim)
        if apart := self._apart(claim, found):
            return self._as(claim, ALTERED, found[0].places, apart)
        edits = [edited(one, self.passages) for one in found]
        if edits[0] and all(edits):
            return self._as(claim, ALTERED, found[0].places, self._edit(edits[0], found[0]))
        found = [one for one, edit in zip(found, edits, strict=True) if edit is None]
        cuts = [(one, self._cut(claim, one, own)) for one in found]
        whole = [one for one, cut in cuts if cut is None]
        if not whole:
            one, cut = cuts[0]
            assert cut is not None
            return self._as(claim, ALTERED, one.places, self._said_of(cut))
        return self._whole(claim, credit, whole)

    def _whole(self, claim: Claim, credit: Credit | None, whole: Sequence[Found]) -> Row:
        """What to say where nothing is cut: as they were, or somebody else's words."""
        others = []
        for one in self._credited(whole):
            other = self._other(claim, credit, one) if credit else None
            if other is None:
                return self._as(claim, VERBATIM, one.places, None)
            others.append(other)
        return self._as(claim, OTHER, whole[0].places, f"in the article: {others[0]}")

    def _said_of(self, cut: Cut) -> str:
        """What to say of a cut that turns the words round."""
        where = {"before": "just before it", "after": "just after it", "within": "within it"}
        return f"left out {where[cut.side]}: [-{self._printed(cut.places)}-]"

    def _edit(self, edit: Edit, found: Found) -> str:
        """What to say of editors' marks that change what is said."""
        if edit.is_joined:
            parts = ([k for k in found.places if k < edit.places[0]], found.places[-1:])
            first, last = (self._printed(part) for part in parts)
            return f"two passages joined: “{first}” | “{last}”"
        left_out = f"[-{self._printed(edit.places)}-]"
        if edit.put_in:
            return f"put in: {left_out} {{+{edit.put_in}+}}"
        return f"left out within it: {left_out}"

    def _exact(self, claim: Claim) -> list[Found]:
        """Every place where a claim's words are in the article."""
        if claim not in self._found:
            text = self.plain.text[claim.inner_start : claim.inner_end]
            self._found[claim] = exact(text, self.passages)
        return self._found[claim]

    def _cut(self, claim: Claim, one: Found, own: str) -> Cut | None:
        """What was cut off that turns it round, if the draft does not quote that just beside it.

        >>> article = "“We will not sell the old boat,” said Ada Lane."
        >>> texts = "“We will not,” Lane said, “sell the old boat.”", "“Sell the old boat.”"
        >>> [sk.verify(text, article)["verdict"].iloc[0] for text in texts]
        ['verbatim', 'altered']
        """
        cut = turned(one, self.passages, own)
        if cut is None or cut.side == "within":
            return cut
        line = [other for other in self.claims if other != claim and self._is_beside(claim, other)]
        given = {place for other in line for found in self._exact(other) for place in found.places}
        turning = [k for k in cut.places if is_turning(self.passages.words.keys[k])]
        return None if turning and given.issuperset(turning) else cut

    def _is_beside(self, one: Claim, other: Claim) -> bool:
        """Whether two claims are in a line with little between them."""
        first, last = sorted([one, other])
        between = self.plain.text[first.end : last.start]
        return "\n" not in between and len(between) <= _FAR

    def _apart(self, claim: Claim, found: Sequence[Found]) -> str | None:
        """What to say of a quotation that goes on as another does not in the article.

        >>> article = "“We will sell the old boat. It is in Elm and it floats,” said Ada Lane."
        >>> texts = "“We will sell,” Lane said, “and it floats.”", "“We,” she said, “will sell.”"
        >>> [sk.verify(text, article)["verdict"].iloc[-1] for text in texts]
        ['altered', 'verbatim']
        """
        at = self.claims.index(claim)
        before = self.claims[at - 1] if at else None
        text = self.plain.text
        if before is None or not text[claim.inner_start].islower():
            return None
        if text[before.inner_end - 2] in "]…":
            return None
        if not _GOES_ON.fullmatch(text, before.inner_end - 1, claim.start):
            return None
        ends = {one.places[-1] for one in self._exact(before)}
        if not ends or any(one.places[0] - 1 in ends for one in found):
            return None
        gaps = [self.passages.quoted.is_joined(end, one.places[0]) for end in ends for one in found]
        said = self._printed(self._exact(before)[0].places), self._printed(found[0].places)
        return None if any(gaps) else f"two passages joined: “{said[0]}” | “{said[1]}”"

    def _credited(self, found: Sequence[Found]) -> Sequence[Found]:
        """The places where the article credits somebody, if the words are too many for chance."""
        if len(found) == 1 or len(found[0].places) < _MARKED:
            return found
        return [one for one in found if self.heard.credits(*self._span(one.places))] or found

    def _own(self, claim: Claim) -> str:
        """The draft's own words in a claim's sentence."""
        return around(self.plain.text, self.claims, claim, self._bounds(claim))

    def _before(self, claim: Claim) -> str:
        """What the draft says up to a claim, from two lines before on."""
        text = self.plain.text
        start = claim.start - len(lines_before(text, claim.start))
        return around(text, self.claims, claim, (start, claim.end))

    def _other(self, claim: Claim, credit: Credit, found: Found) -> str | None:
        text = self.plain.text
        bounds = clause(text, claim.start, claim.end, self._bounds(claim))
        beside = "" if credit.is_laid_out else around(text, self.claims, claim, bounds)
        start, _ = self._span(found.places)
        if self.passages.is_within_another(start) and (
            is_pronoun(credit.words)
            or self.heard.names_in_sentence(credit, (self.passages.sentence(start)[0], start))
        ):
            return None
        if is_pronoun(credit.words):  # “he” may be any of those named before it
            beside = self._before(claim)
            if has_somebody(beside) or self._has_unnamed(claim):
                return None
        if len(found.places) < _MARKED and self._is_denied(claim):
            return None
        other = self.heard.other(credit, *self._span(found.places), beside)
        return OF_ITSELF if other is None and self._is_own_words(credit, found) else other

    def _is_own_words(self, credit: Credit, found: Found) -> bool:
        """Whether the article says some words of itself, far from whom a draft credits."""
        start, end = self._span(found.places)
        if self.heard.credits(start, end) or not self._is_prose(found):
            return False
        n_words = len(found.places)
        is_silent = n_words >= _TERM and self.heard.is_silent(credit, start)
        return is_silent or (n_words >= _MARKED and self.heard.is_away(credit, start))

    def _is_denied(self, claim: Claim) -> bool:
        """Whether some words are of another whom the draft lets somebody contradict.

        >>> article = "“It was a cold night,” said Ada Lane. Bo Roe left."
        >>> drafts = "Roe denied that it was “cold”.", "Roe denied all. He said it was “cold”."
        >>> [sk.verify(draft, article)["verdict"].iloc[-1] for draft in drafts]
        ['verbatim', 'other speaker']
        """
        low, _ = self._bounds(claim)
        keys = Words(self.plain.text, low, claim.start).keys[-_NEAR:]
        return not words_of("denial").union(words_of("contradicting")).isdisjoint(keys)

    def _is_prose(self, found: Found) -> bool:
        """Whether words are in no marks in the article, which does not say “our” of itself.

        >>> far = "It was a long night, and nobody slept in it. " * 3
        >>> article = f"Ada Lane left. {far}The boats sank at night. Our boats sank twice. Roe ate."
        >>> drafts = "Lane said: “The boats sank at night.”", "Lane said: “Our boats sank twice.”"
        >>> [sk.verify(draft, article)["verdict"].iloc[-1] for draft in drafts]
        ['other speaker', 'verbatim']
        """
        start, _ = self._span(found.places)
        keys = Words(self.passages.words.text, *self.passages.sentence(start)).keys
        return self.passages.mark_at(start) is None and _OWN.isdisjoint(keys)

    def _has_unnamed(self, claim: Claim) -> bool:
        """Whether a claim's sentence credits somebody without a name before it, who may be “he”.

        >>> article = "“It was a great loss,” said Ada Lane. “It is cold,” said Bo Roe."
        >>> draft = (
        ...     "Roe says, “It is cold”. The sailor who left calls it “great”,"
        ...     " and he complains of “a great loss”.")
        >>> sk.verify(draft, article)["verdict"].iloc[-1]
        'verbatim'
        """
        low, _ = self._bounds(claim)
        return any(
            low <= spans[0][0] < claim.start
            and isinstance(source, str)
            and not is_pronoun(source)
            and not isinstance(speaker, str)
            for _, spans, source, _, speaker in self.credits.quotes
        )

    # ------------------------------------------------------------ not word for word

    def _is_claim(self, claim: Claim, credit: Credit | None, text: str) -> bool:
        """Whether words that are not in the article so were meant to be from it."""
        if is_title(self.plain.text, claim) or self.credits.is_own(credit):
            return False
        n_words = len(Words(text))
        is_credited = credit is not None and credit.is_said and self.heard.knows(credit)
        return is_credited or n_words > _TERM

    def _nearly(self, claim: Claim, credit: Credit | None, text: str) -> Row:
        keys = [key for part in parts(text) for key in part.keys]
        two = joined(keys, self.passages)
        if two:
            said = f"two passages joined: “{self._printed(two[0])}” | “{self._printed(two[1])}”"
            return self._as(claim, ALTERED, two[0], said)
        near = nearest(keys, self.passages)
        if (
            near
            and near.matched >= _LIKE * len(keys)
            and near.n_content >= min(_LIKENESS, len(keys))
        ):
            said = difference(text, near.places, self.passages)
            return self._as(claim, ALTERED, near.places, said)
        is_sentence = text[-1:] in ".!?," or text[:1].isupper()
        names_somebody = bool(self.heard.cast.meant_in(self._own(claim)))
        if credit is None and not claim.is_block and not is_sentence and not names_somebody:
            return self._as(claim, UNDECIDED, None, None)
        return self._as(claim, NOT_FOUND, None, None)

    # ------------------------------------------------------------ places

    def _as(
        self, claim: Claim, verdict: str, places: Sequence[int] | None, said: str | None
    ) -> Row:
        place = self._span(places) if places else None
        return Row(claim.start, claim.end, "quotation", verdict, place, said)

    def _span(self, places: Sequence[int]) -> tuple[int, int]:
        spans = self.passages.words.spans
        return spans[places[0]][0], spans[places[-1]][1]

    def _printed(self, places: Sequence[int]) -> str:
        return self.passages.words.printed(places[0], places[-1] + 1)

    def _bounds(self, claim: Claim) -> tuple[int, int]:
        """The draft's sentence around a claim."""
        for start, end in self._sentences:
            if start <= claim.start < end:
                return start, end
        return claim.start, claim.end
