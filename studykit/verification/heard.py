"""Whom the article credits with its passages, and whether that surely is somebody else."""

import re
from bisect import bisect_left, bisect_right
from functools import cached_property
from itertools import accumulate

from studykit import lexicons
from studykit.article import Article
from studykit.verification.calls import (
    INDEFINITE,
    in_company,
    is_deputy,
    is_nobody,
    is_other_gender,
    pronoun_of,
)
from studykit.verification.cast import Cast, is_full_name
from studykit.verification.credit import PRONOUNS, Credit, is_pronoun, shared
from studykit.verification.near import RELATIVE, Near
from studykit.verification.told import Told, told_rows
from studykit.verification.words import Words, words_of

# “the chair | of the Trust”, “the Elbonian | who leads the Trust”.
_HEAD_END = re.compile(r",|\s(?:who|whom|whose|that|which|of|at|for|in|from|on)\b")
_DESCRIBED = re.compile(r"(?:[Tt]he|[Aa]n?|[Ii]ts|[Tt]heir|[Oo]ne)\s")
_NEAR = 100  # characters before a sentence in which whoever it may be of is named
_LINE = 6  # words of a paragraph that may be the author's name
OF_ITSELF = "its own words"
"""What a passage is that the article credits nobody with."""
_MOST = 0.6  # of a passage, that whoever is credited with it must be credited with


class Heard:
    """Whom the article credits with each of its passages."""

    def __init__(self, article: Article, cast: Cast) -> None:
        self.article, self.cast, self.near = article, cast, Near(article, cast)

    @cached_property
    def rows(self) -> list[Told]:
        """What the article reports as said, with whom it credits."""
        return told_rows(self.article)

    @cached_property
    def _begins(self) -> list[int]:
        return list(accumulate((row.spans[0][0] for row in self.rows), max))

    @cached_property
    def _reach(self) -> list[int]:
        """Where all that is reported up to each row has ended."""
        return list(accumulate((row.spans[-1][1] for row in self.rows), max))

    def credits(self, start: int, end: int) -> list[Told]:
        """All that holds most of a passage."""
        near = self.rows[bisect_left(self._reach, start) : bisect_right(self._begins, end)]
        return [row for row in near if shared(row.spans, start, end) >= _MOST * (end - start)]

    def _beside(self, start: int) -> list[Told]:
        """What the one person says whom the sentence of a passage credits with its other words.

        >>> text = "It was late, Ada Lane said, but “the boat will not go without us.” Bo Roe left."
        >>> article = sk.Article(text)
        >>> heard = Heard(article, Cast(article))
        >>> [row.speaker for row in heard._beside(text.index("the boat"))]
        ['Ada Lane']
        """
        low, high = self.near.sentence(start)
        found = [
            told
            for told in self.rows
            if isinstance(told.source_start, int) and low <= told.source_start < high
        ]
        return found if len({told.speaker for told in found}) == 1 else []

    def other(self, credit: Credit, start: int, end: int, around: str = "") -> str | None:
        """Who said a passage in the article, if it surely is not whom the draft credits.

        `around` is the rest of the draft's sentence: whom it names there may be meant as well.

        >>> text = "“It rained,” said Ada Lane. “It froze,” a sailor said. Bo Roe left."
        >>> article = sk.Article(text)
        >>> heard = Heard(article, Cast(article))
        >>> heard.other(Credit("Bo Roe", None, True), 0, 13)
        'Ada Lane'
        >>> heard.other(Credit("a spokesman for Roe", None, True), 0, 13) is None
        True
        >>> heard.other(Credit("Roe", None, True), 28, 39)
        'a sailor'
        >>> article = sk.Article("“It rained,” said Ada Lane. Bo Roe’s father, Jo Roe, left.")
        >>> heard = Heard(article, Cast(article))
        >>> [heard.other(Credit(who, None, True), 0, 13) for who in ("a father", "Jo Roe", "Roe")]
        [None, 'Ada Lane', 'Ada Lane']
        """
        credited = self.credits(start, end) or self._beside(start)
        who, company = in_company(credit.words)
        if any(self._may_be_among(company, row.speaker or "") for row in credited if company):
            return None
        credit = credit._replace(words=who)
        if found := self._not_for(credit, credited):
            return found
        meant = self._meant(credit)
        if not credited or not meant:
            return None
        others = [self._differ(meant, row) for row in credited]
        if not all(others):
            return None
        return None if any(self._is_meant(credit, o, around) for o in others if o) else others[-1]

    def _may_be_among(self, others: list[str], name: str) -> bool:
        """Whether somebody may be one of those without a name, having no role, or theirs.

        >>> text = "Mayor Ada Lane met Bo Roe, a partner. Jo Kim left."
        >>> heard = Heard(article := sk.Article(text), Cast(article))
        >>> [heard._may_be_among(["partners"], name) for name in ("Ada Lane", "Bo Roe", "Jo Kim")]
        [False, True, True]
        """
        if self.cast.kinds.get(name) != "person":
            return True
        own = self.cast.roles[name] | self.cast.titles.get(name, frozenset())
        return not own or not own.isdisjoint({*others, *(key.removesuffix("s") for key in others)})

    def _not_for(self, credit: Credit, credited: list[Told]) -> str | None:
        """Who said some words, if a draft credits the spokesman of somebody whom none speaks for.

        >>> text = "“It rained,” said Ada Lane, mayor of Elm. “No,” said Jo Kim, an aide to Roe."
        >>> heard = Heard(article := sk.Article(text + "\\n\\nBo Roe left."), Cast(article))
        >>> credit = Credit("a spokesman for Bo Roe", None, True)
        >>> heard.other(credit, 0, 13), heard.other(credit, text.index("“No"), 45)
        ('Ada Lane', None)
        """
        keys = Words(credit.speaker or credit.words).keys
        if not (credited and keys and is_deputy(credit.words, keys)):
            return None
        principal = set(Words(credit.words).keys) - lexicons.words("stop_words")
        for row in credited:
            name = row.speaker
            if name is None or self.cast.kinds.get(name) != "person":
                return None
            told = self.cast.roles[name] | self.cast.titles.get(name, frozenset())
            near = Words(self.article.text, *self.near.sentence(row.spans[0][0])).keys
            if (
                not told
                or told & (principal | words_of("deputy"))
                or not principal.isdisjoint(near)
            ):
                return None
        return credited[0].speaker

    def _is_meant(self, credit: Credit, other: str, around: str) -> bool:
        """Whether a draft that names somebody may mean that one, too, not by “he” a woman.

        >>> article = sk.Article("“It rained,” said Ada Lane. Bo Roe left. Jo Kim left.")
        >>> heard = Heard(article, Cast(article))
        >>> [heard._is_meant(Credit(who, "Jo Kim", True), "Ada Lane", "Lane came.")
        ...     for who in ("She", "He", "Kim")]
        [True, False, True]
        """
        if other not in self.cast.keys or self.cast.keys[other][-1] not in Words(around).keys:
            return False
        return not is_other_gender(pronoun_of(credit), other)

    def names_in_sentence(self, credit: Credit, bounds: tuple[int, int]) -> bool:
        """Whether a sentence of the article names whom the draft credits."""
        return not self.called(credit).isdisjoint(Words(self.article.text, *bounds).keys)

    def called(self, credit: Credit) -> set[str]:
        """The words that name whom the draft credits."""
        return self._called(credit, self._meant(credit) - {""})

    def _called(self, credit: Credit, names: set[str]) -> set[str]:
        """The words that name bearers: their last names, and those by which a draft does."""
        own = set(Words(credit.words).keys)
        return {
            key
            for name in names
            for key in (*self.cast.keys[name][-1:], *own)
            if key in self.cast.keys[name]
        }

    @cached_property
    def _edges(self) -> set[int]:
        """Where an author is named: in paragraphs out of the body, in short ones, in the last."""
        table = self.article.paragraphs
        is_body = (table["kind"].eq("body") & table["n_words"].gt(_LINE)).tolist()
        last = len(is_body) - 1
        return {k for k, is_one in enumerate(is_body) if not is_one or 0 < k == last}

    def are_linked(self, credit: Credit, other: str) -> bool:
        """Whether a person and a body are named side by side, of whom a draft credits one."""
        kinds = self.cast.kinds
        meant = [name for name in self._meant(credit) if other in kinds and name in kinds]
        return any(kinds[n] != kinds[other] and self.cast.are_linked(n, other) for n in meant)

    def is_silent(self, credit: Credit, place: int) -> bool:
        """Whether the article has nothing of whom a draft credits, and names none before a place.

        >>> far = "It was a long night, and nobody slept in it. " * 3
        >>> text = f"Jo Kim left. {far}Bo Roe left. All was lost. It rained, Ada Lane said."
        >>> article = sk.Article(text)
        >>> heard, at = Heard(article, Cast(article)), text.index("All")
        >>> [heard.is_silent(Credit(one, None, True), at) for one in ("Kim", "Lane", "Roe")]
        [True, False, False]
        """
        meant = set() if is_pronoun(credit.words) else self._meant(credit) - {""}
        if not meant or any(self.cast.kinds[name] != "person" for name in meant):
            return False
        surnames = self._called(credit, meant)
        if any(self.cast.places[name] <= self._edges for name in meant):
            return False  # the author
        low, high = self.near.sentence(place)
        near = self.article.text[max(0, low - _NEAR) : high]
        told = [Words(f"{row.source} {row.speaker}").keys for row in self.rows]
        return surnames.isdisjoint(Words(near).keys) and not any(
            surnames.intersection(keys) for keys in told
        )

    def is_away(self, credit: Credit, place: int) -> bool:
        """Whether people whom a draft credits are named in no paragraph near a place."""
        meant = set() if is_pronoun(credit.words) else self._meant(credit) - {""}
        near = self.near.around(place)
        is_told = any(
            row.speaker in meant and self.near.paragraph(row.spans[0][0]) in near
            for row in self.rows
        )
        return (
            bool(meant)
            and not is_told
            and all(
                self.cast.kinds[name] == "person" and self.cast.places[name].isdisjoint(near)
                for name in meant
            )
        )

    def knows(self, credit: Credit) -> bool:
        """Whether the draft credits somebody of the article, or somebody it calls “he” or “she”."""
        return is_pronoun(credit.words) or bool(self.cast.meant(credit.speaker or credit.words))

    def _meant(self, credit: Credit) -> set[str]:
        """The bearer whom the draft means, or “” for somebody who is not in the article.

        Several where they share a surname.
        """
        words = credit.speaker or credit.words
        keys = Words(words).keys
        if is_deputy(credit.words, keys) or is_nobody(words, keys):
            return set()
        found = self.cast.meant(words) or (
            self.cast.meant(credit.words) if credit.speaker else set()
        )
        if self._is_role_of_another(credit.words, found):
            return set()
        if len(found) == 1 or self._is_one_surname(found, keys):
            return set() if self._are_others(found, credit) else found
        if found or self.cast.misspelt(keys):
            return set()
        return {""} if is_full_name(words) else set()

    def _is_role_of_another(self, words: str, names: set[str]) -> bool:
        """Whether the article calls so somebody who may be another.

        >>> text = "Mayor Ada Lane met Bo Roe. “It rained,” the mayor of Elm said. “No,” she said."
        >>> heard = Heard(article := sk.Article(text), Cast(article))
        >>> calls = "the mayor of Elm", "the mayor", "Lane"
        >>> [heard._is_role_of_another(words, {"Bo Roe"}) for words in calls]
        [True, False, False]
        """
        if not _DESCRIBED.match(words):
            return False
        keys = Words(words).keys
        called = (row for row in self.rows if Words(row.source or "").keys == keys)
        return any(row.speaker not in names for row in called)

    def _are_others(self, names: set[str], credit: Credit) -> bool:
        """Whether the draft's words or its pronoun are not of those whom they seem to name."""
        words, pronoun = credit.speaker or credit.words, pronoun_of(credit)
        return any(self._is_beside(words, one) or is_other_gender(pronoun, one) for one in names)

    def _is_one_surname(self, names: set[str], keys: list[str]) -> bool:
        """Whether names are of people who share the surname that some words give."""
        surnames = {key for name in names for key in self.cast.keys[name][-1:]}
        is_of_people = all(self.cast.kinds[name] == "person" for name in names)
        return is_of_people and len(surnames) == 1 and not surnames.isdisjoint(keys)

    def _is_beside(self, words: str, name: str) -> bool:
        """Whether words describe somebody else by one who is named: “the chair of the Trust”.

        >>> article = sk.Article("The Elm Boat Trust met Ada Lane.")
        >>> heard = Heard(article, Cast(article))
        >>> [heard._is_beside(words, "Elm Boat Trust") for words in (
        ...     "the chair of the Elm Boat Trust", "the Elm Boat Trust", "the mayor")]
        [True, False, False]
        """
        core, own = Words(_HEAD_END.split(words)[0]).keys, set(self.cast.keys[name])
        is_named = bool(own & set(Words(words).keys) - lexicons.words("stop_words"))
        return is_named and bool(_DESCRIBED.match(words)) and not own & set(core)

    def _differ(self, meant: set[str], row: Told) -> str | None:
        """What the article calls whoever it credits, if that is none of those who are meant."""
        others = [self._differs(one, row) for one in sorted(meant)]
        return others[0] if all(others) else None

    def _differs(self, one: str, row: Told) -> str | None:
        """What the article calls whoever it credits, if that surely is not who is meant."""
        source = row.source or ""
        if not source:
            return self.near.farther(one, row)
        other = row.speaker if row.speaker in self.cast.kinds else self._named_in(source)
        if other is None:
            is_other = self._is_unnamed_other(one, source, row)
            return source if is_other else self.near.farther(one, row)
        if self._is_nearer(one, other, row):
            return self.near.farther(one, row) if is_pronoun(source) else None
        if one == "":
            return other if self.cast.kinds[other] == "person" else None
        if one == other or set(self.cast.keys[one]) & set(Words(source).keys[-1:]):
            return None
        return None if self._may_be_one(one, other) else other

    def _may_be_one(self, one: str, other: str) -> bool:
        """Whether two bearers may be one, or speak for each other."""
        kinds = {self.cast.kinds[one], self.cast.kinds[other]}
        if kinds == {"person"}:
            return False
        return not kinds.isdisjoint(("place", "other")) or self.cast.may_stand_for(one, other)

    def _named_in(self, source: str) -> str | None:
        """The one person of the article whose whole name ends the words that credit somebody."""
        keys = Words(RELATIVE.split(source)[0]).keys
        people = self.cast.of_kind("person")
        found = [
            name for name in people if keys[-len(self.cast.keys[name]) :] == self.cast.keys[name]
        ]
        return found[0] if len(found) == 1 else None

    def _is_nearer(self, one: str, other: str, row: Told) -> bool:
        """Whether “he” may be whom the draft means: named last before the words."""
        keys = set(Words(row.source or "").keys)
        if self._is_named_within(other, row):
            return True
        if keys & set(self.cast.keys[other]) or is_other_gender(keys, one):
            return False
        if self._is_described(keys, one, other):
            return False
        names, place = self.article.names, row.spans[0][0]
        before = names[(names["start"] < place) & names["name"].isin([one, other])]
        return len(before) > 0 and before["name"].iloc[-1] == one

    def _is_described(self, keys: set[str], one: str, other: str) -> bool:
        """Whether a description fits another's role and not that of whom the draft means.

        >>> text = "Mayor Ada Lane met sailor Bo Roe. “It was a cold night,” the mayor said."
        >>> heard = Heard(article := sk.Article(text), Cast(article))
        >>> said = {"the", "mayor"}, {"the", "man"}
        >>> [heard._is_described(keys, "Bo Roe", "Ada Lane") for keys in said]
        [True, False]
        """
        told = keys - lexicons.words("stop_words")
        own = self.cast.roles[one] | self.cast.titles.get(one, frozenset())
        return bool(told and own) and told <= self.cast.roles[other] and told.isdisjoint(own)

    def _is_named_within(self, other: str, row: Told) -> bool:
        """Whether “he” would be speaking of himself by name: “Roe is our best man,” he said."""
        if not is_pronoun(row.source or ""):
            return False
        keys = [
            key for start, end in row.spans for key in Words(self.article.text, start, end).keys
        ]
        return self.cast.keys[other][-1] in keys

    def _is_unnamed_other(self, one: str, source: str, row: Told) -> bool:
        """Whether a source without a name surely is not a person who has one in the article."""
        if one == "" or self.cast.kinds[one] != "person":
            return False
        core = Words(RELATIVE.split(source)[0]).keys
        keys = set(core)
        if keys & set(self.cast.keys[one]) or keys & PRONOUNS:
            return False
        if keys & (self.cast.roles[one] | self.cast.titles.get(one, frozenset())):
            return False
        sentence = self.near.sentence(row.spans[0][0])
        if self.cast.keys[one][-1] in Words(self.article.text, *sentence).keys:
            return False
        is_unnamed = row.source_type in ("unnamed person", "unnamed group")
        return is_unnamed and bool(INDEFINITE.match(source) or core[-1:] in self._strangers)

    @cached_property
    def _strangers(self) -> list[list[str]]:
        """What the article calls those who have no name: “a tall sailor”, then “the sailor”."""
        sources = [row.source or "" for row in self.rows if row.source_type == "unnamed person"]
        cores = [RELATIVE.split(source)[0] for source in sources if INDEFINITE.match(source)]
        return [Words(core).keys[-1:] for core in cores]
