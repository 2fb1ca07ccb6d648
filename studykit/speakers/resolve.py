"""Whom a source stands for: "he", "the agency", "the 74-year-old", and of what type it is.

The nearest fitting bearer is taken only where no other fits as well; else the speaker stays
unknown.
"""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Collection, Sequence
from functools import cache, cached_property, lru_cache
from itertools import chain, compress, count, repeat, starmap
from operator import eq, itemgetter
from typing import Any, NamedTuple

from studykit import lexicons
from studykit.names import lists
from studykit.schema import Columns

Span = tuple[int, int]

NAMED, UNNAMED, ORGANIZATION, DOCUMENT, NONE = (
    "named person",
    "unnamed person",
    "organization",
    "document",
    "none",
)

_HE = frozenset(("he", "his", "him", "himself"))
_SHE = frozenset(("she", "her", "hers", "herself"))
_IT = frozenset(("it", "its", "itself"))
_RELATIVE = frozenset(("who", "whom", "whose", "which", "that"))
_FIRST_PERSON = frozenset(("i", "me", "my"))
_OTHER_PRONOUNS = frozenset(
    ("we", "us", "our", "you", "your", "they", "them", "their", "one", "himself")
)
_PRONOUNS = _HE | _SHE | _IT | _RELATIVE | _FIRST_PERSON | _OTHER_PRONOUNS
# "of", "for": what follows is no head of the source.
_PREPOSITION = re.compile(
    r"(?:^|\s)(?:of|for|from|in|at|with|by|to|on|about|near|under|against|among|like|within|behind"
    r"|inside|around|between|including)(?:\s+(?:the|a|an|his|her|its|their))?"
    r"(?:\s+[\w.’'-]+)?\s+$"
)
_POSSESSIVE_END = re.compile(r"[’']s\b")
_POSSESSIVE = re.compile(r"[’'](?:s\b)?(?!\w)")
_LOWER_CASE_WORD = re.compile(r"\s+(?:[A-Z][\w-]*\s+)?([a-z][\w-]*)")
_GOES_ON = frozenset(
    "and or who which that of in at from for with to on as is was has had himself herself itself "
    "after before during".split()
)
# Where a noun phrase's head noun stands: before the first of these.
_PHRASE_END = re.compile(
    r",|\s+(?:of|for|from|in|at|with|by|to|on|about|who|which|that|whose|near|under|against|familiar"
    r"|close|speaking|including|and|or|but|after|as)\b"
)
# "the Mexican government", "South Korean military".
_CALLED_BODY = re.compile(r"(?:[Tt]he )?((?!The )[A-Z]\w+(?: [A-Z]\w+)?) ([a-z]\w+)$")
_WORD = re.compile(r"[^\W\d_][\w.’'-]*[\w]|[^\W\d_]")
_AGED = re.compile(r"\b(\d{1,3})-year-old$")
_FORMER = frozenset(("former", "onetime", "ex", "then"))
_MOST_NAMES = 400  # looked back over, so that time stays linear
_LONGEST_QUOTATION = 20  # sentences
_REACH = 3  # sentences that a pronoun reaches back


# “Vermont’s | Ann Roe”: what stands between the two names.
_OWNING = ("’s ", "'s ")
# A mark that ends what can be said of a name behind it.
_STOP = re.compile(r"[,;:.“”\"(—–]")
# “Sen.”, “Gov.” at the end of a word.
_SHORTENED = re.compile(r"\b[A-Z]\w{1,4}\.$")
# How what is said of a name behind it begins, and where it ends.
_APPOSITION = re.compile(r"(?:the|a|an|[A-Z]\w+[’']s|who (?:is|was)|[a-z]\w+ of)\b")
_APPOSITION_END = re.compile(r"[,.;:“”\"(—–]|\s(?:who|which|that|said|says|told)\b")


class Name(NamedTuple):
    """One row of the table of names."""

    start: int
    end: int
    name: str
    kind: str
    sentence: int


_END = itemgetter(1)
COLUMNS = ("start", "end", "name", "kind", "sentence_id")  # those of `Name`, in its order


def columns(text: str, sentences: Columns, names: Columns, quotes: Columns) -> dict[str, list[Any]]:
    """The columns `speaker` and `source_type` of the table `quotes`.

    Parameters
    ----------
    text : str
        The article.
    sentences, names, quotes : dict of str to sequence
        The columns of its tables of those names.

    Returns
    -------
    dict of str to list
        `speaker`: the full name each source stands for, ``None`` where the text does not tell;
        `source_type`: named person, unnamed person, organization, document or none.

    Examples
    --------
    >>> from studykit import Article
    >>> article = Article("“It is late,” Ann Roe said. She said it rained.")
    >>> article.quotes[["source", "speaker", "source_type"]].values.tolist()
    [['Ann Roe', 'Ann Roe', 'named person'], ['She', 'Ann Roe', 'named person']]
    """
    places = zip(quotes["source_start"], quotes["source_end"], strict=True)
    sources = [None if end is None else (start, end) for start, end in places]
    speakers, types = resolve(text, sentences, names, sources, quotes["spans"])
    return {"speaker": speakers, "source_type": types}


def resolve(
    text: str,
    sentences: Columns,
    names: Columns,
    sources: Sequence[Span | None],
    contents: Sequence[Sequence[Span]],
) -> tuple[list[str | None], list[str]]:
    """The speaker and the type of each source, which is a span of the text or None.

    `contents` has the pieces of what each is credited with: a name in a quotation is no
    antecedent of a pronoun outside it.
    """
    return Context(text, sentences, names, contents).resolved(sources, contents)


class Context:
    """A text with its names, and the sources met so far."""

    def __init__(
        self,
        text: str,
        sentences: Columns,
        names: Columns,
        contents: Sequence[Sequence[Span]],
    ) -> None:
        self.text = text
        self.sentence_starts = sentences["start"]
        self.paragraph_of = sentences["paragraph_id"]
        self.rows = list(zip(*map(names.__getitem__, COLUMNS), strict=True))  # as of `Name`
        self.name_starts = names["start"]
        self.kinds = names["kind"]
        self.contents = contents
        self.last: tuple[int, str | None, str] | None = None  # the last source's place and bearer
        self._genders: dict[str, str] = {}
        self._ages: dict[str, set[str]] | None = None

    def resolved(
        self, sources: Sequence[Span | None], contents: Sequence[Sequence[Span]]
    ) -> tuple[list[str | None], list[str]]:
        """The speaker and the type of each source, worked out in text order."""
        speakers: list[str | None] = [None] * len(sources)
        types = [NONE] * len(sources)
        for span, i in sorted([(span, i) for i, span in enumerate(sources) if span is not None]):
            speakers[i], types[i] = speaker, source_type = self.speaker(*span)
            self.last = (max(map(_END, (span, *contents[i]))), speaker, source_type)
        return speakers, types

    # ------------------------------------------------------------ one source

    def speaker(self, start: int, end: int) -> tuple[str | None, str]:
        word = self.text[start:end].strip("“”\"'‘’ ").lower()
        if word in _PRONOUNS:
            return self._of_pronoun(word, start)
        return self._head_name(start, end) or self._description(start, end)

    def _of_pronoun(self, word: str, at: int) -> tuple[str | None, str]:
        if word in _HE or word in _SHE:
            return self._person(at, "male" if word in _HE else "female")
        if word in _RELATIVE:
            return self._relative(at)
        if word in _IT:
            return self._it(at)
        return self._first_person(at) if word in _FIRST_PERSON else (None, UNNAMED)

    # ------------------------------------------------------------ names within the source

    def _within(self, start: int, end: int) -> list[Name]:
        left, right = bisect_left(self.name_starts, start), bisect_left(self.name_starts, end)
        return list(starmap(Name, self.rows[left:right]))

    def _head_name(self, start: int, end: int) -> tuple[str | None, str] | None:
        """The name that the source itself is, not one that only describes it."""
        body = None
        left, right = bisect_left(self.name_starts, start), bisect_left(self.name_starts, end)
        for at, stop, name, kind, _ in self.rows[left:right]:
            if kind == "person":
                if self._is_head(at, stop, start, end):
                    return name, NAMED
            elif body is None and kind != "other" and self._is_head(at, stop, start, end):
                body = name
        return (body, ORGANIZATION) if body else None

    def _is_head(self, at: int, stop: int, start: int, end: int) -> bool:
        if at > start and _PREPOSITION.search(self.text, start, at):
            return False
        if _POSSESSIVE.match(self.text, stop, end):
            return False
        behind = _LOWER_CASE_WORD.match(self.text, stop, end)
        return behind is None or behind[1] in _GOES_ON

    # ------------------------------------------------------------ pronouns

    def _person(self, at: int, gender: str) -> tuple[str | None, str]:
        found = self._antecedent(at, gender)
        return (found, NAMED) if found else (None, UNNAMED)

    def _antecedent(self, at: int, gender: str) -> str | None:
        """The nearest person that fits: in this sentence, the last speaker, a subject before."""
        sentence = self._sentence(at)
        here = self._persons(sentence, gender, before=at)
        if here:
            return self._only(here) or self._subject(here, sentence) or self._last(at, gender)
        if (last := self._last(at, gender)) is not None:
            return last
        for earlier in range(sentence - 1, max(-1, sentence - 1 - _REACH), -1):
            found = self._persons(earlier, gender)
            if found:
                return self._only(found) or self._subject(found, earlier)
            if self._is_about_someone_else(earlier):
                return None
        return None

    def _is_about_someone_else(self, sentence: int) -> bool:
        """Whether a sentence begins with a person it does not name: Her son, The man."""
        start = self.sentence_starts[sentence]
        words = self.text[start : start + 40].lower().split()[:4]
        is_phrase = bool(words) and words[0] in ("his", "her", "their", "a", "an", "the", "one")
        return is_phrase and any(word.strip(",.") in lists.roles() for word in words[1:])

    def _persons(self, sentence: int, gender: str, *, before: int | None = None) -> list[Name]:
        start = self.sentence_starts[sentence]
        is_last = sentence + 1 == len(self.sentence_starts)
        end = len(self.text) if is_last else self.sentence_starts[sentence + 1]
        inside = self._is_quoted(before) if before is not None else False
        return [
            name
            for name in self._within(start, min(end, before) if before is not None else end)
            if name.kind == "person"
            and self._may_be(name.name, gender)
            and (inside or not self._is_quoted(name.start))
        ]

    def _only(self, found: Sequence[Name]) -> str | None:
        return found[0].name if len({name.name for name in found}) == 1 else None

    def _subject(self, found: Sequence[Name], sentence: int) -> str | None:
        """The first person, if nothing but a title or an opening stands before it."""
        first = found[0]
        if _POSSESSIVE.match(self.text, first.end):
            return None
        joined = self.text[first.end : first.end + 5]
        if joined == " and " and len(found) > 1 and found[1].start - first.end < 30:
            return None
        before = self.text[self.sentence_starts[sentence] : first.start]
        return first.name if len(before) <= 40 and "," not in before[-30:] else None

    def _last(self, at: int, gender: str) -> str | None:
        """The speaker of the source before, if he or she is near and fits."""
        place, name, source_type = self.last or (0, None, NONE)
        if name is None or source_type != NAMED:
            return None
        is_near = self._distance(place, at) <= _REACH
        return name if is_near and self._may_be(name, gender) else None

    def _first_person(self, at: int) -> tuple[str | None, str]:
        """I, within a quotation: the last speaker."""
        if self.last is not None and self.last[2] == NAMED and self._is_in_quoting_paragraph(at):
            return self.last[1], NAMED
        return None, UNNAMED

    def _is_in_quoting_paragraph(self, at: int) -> bool:
        """Whether a quotation mark stands before a place in its paragraph."""
        first = bisect_left(self.paragraph_of, self.paragraph_of[self._sentence(at)])
        start = max(self.sentence_starts[first], at - 500)
        return any(mark in self.text[start:at] for mark in '“‘"')

    def _distance(self, start: int, end: int) -> int:
        """Sentences between two places, but for paragraphs that go on with a quotation."""
        one, other = self._sentence(start), self._sentence(end)
        if other - one > _LONGEST_QUOTATION:
            return other - one
        between = range(one + 1, other + 1)
        return sum(not self._goes_on_quoting(sentence) for sentence in between)

    def _goes_on_quoting(self, sentence: int) -> bool:
        first = bisect_left(self.paragraph_of, self.paragraph_of[sentence])
        return self.text[self.sentence_starts[first]] in '“‘"'

    def _relative(self, at: int) -> tuple[str | None, str]:
        """Who, which: what stands directly before."""
        place = bisect_left(self.name_starts, at) - 1
        if place >= 0:
            _, end, name, kind, _ = self.rows[place]
            if kind in ("person", "organization") and self.text[end:at].strip() in ("", ","):
                return name, NAMED if kind == "person" else ORGANIZATION
        start = self.sentence_starts[self._sentence(at)]
        words = _WORD.findall(self.text, max(start, at - 40), at)
        noun = words[-1].lower() if words else ""
        kind = source_nouns().get(noun, UNNAMED)
        return None, UNNAMED if kind == "person" else kind

    def _it(self, at: int) -> tuple[str | None, str]:
        """The one body or place named in the sentence; else the last source, if no person."""
        start = self.sentence_starts[self._sentence(at)]
        here = [name for name in self._within(start, at) if name.kind in ("organization", "place")]
        if only := self._only(here) if here else None:
            return only, ORGANIZATION
        if self.last is None or self._sentence(at) - self._sentence(self.last[0]) > 2:
            return None, ORGANIZATION
        _, speaker, source_type = self.last
        is_thing = source_type in (ORGANIZATION, DOCUMENT)
        return (speaker, source_type) if is_thing else (None, ORGANIZATION)

    # ------------------------------------------------------------ descriptions

    def _description(self, start: int, end: int) -> tuple[str | None, str]:
        """Of a phrase without a name: "the agency", "the Russian leader", "two officials"."""
        phrase = self.text[start:end]
        stop = _PHRASE_END.search(phrase, 1)
        head_phrase = phrase[: stop.start()] if stop else phrase
        if "-year-old" in head_phrase and (aged := _AGED.search(head_phrase.rstrip())):
            return self._unique_person(self._aged(aged[1]))
        words = _WORD.findall(head_phrase)
        if not words:
            return None, UNNAMED
        first, noun = words[0].lower(), words[-1].lower()
        kind = source_nouns().get(noun, "")
        if kind == DOCUMENT:
            return None, DOCUMENT
        if kind == ORGANIZATION:
            return self._body(start, end, noun, first), ORGANIZATION
        if first == "the" and (body := self._called(start, noun)):
            return body, ORGANIZATION
        if not _is_definite(words[0]) or noun not in _person_nouns():
            return None, UNNAMED if _are_persons(noun, first) else NONE
        return self._described_person(start, phrase)

    def _body(self, start: int, end: int, noun: str, first: str) -> str | None:
        """The organization that "the agency" or "the Trump campaign" stands for."""
        modifiers = [n for n in self._within(start, end) if n.kind in ("person", "organization")]
        if modifiers:
            name = modifiers[-1]
            return f"{self.text[name.start : name.end]} {noun}"
        called = _CALLED_BODY.match(self.text[start:end])
        if called and called[2].lower() == noun:
            return f"{called[1]} {noun}"
        if first not in ("the", "this", "that"):
            return None
        before = self._bodies_before(start)
        fitting = [body for body in before if _is_called(body.name, noun)]
        if fitting:
            return self._nearest(fitting, start)
        near = self._sentence(start) - 2
        recent = [body for body in before if body.sentence >= near]
        is_vague = noun in ("agency", "company", "group", "organization", "organisation", "firm")
        return self._only(recent) if is_vague else None

    def _called(self, start: int, noun: str) -> str | None:
        """The organization with this noun in its name: the trust, after the Wendle Trust."""
        word = noun.capitalize()
        fitting = [
            body
            for body in self._bodies_before(start)
            if word in body.name and word in body.name.split()
        ]
        return self._nearest(fitting, start) if fitting else None

    def _nearest(self, fitting: Sequence[Name], at: int) -> str | None:
        """The one bearer, or the one alone in the last sentences; ``None`` if two are as near."""
        near = [name for name in fitting if name.sentence >= self._sentence(at) - _REACH]
        return self._only(fitting) or (self._only(near) if near else None)

    def _described_person(self, at: int, phrase: str) -> tuple[str | None, str]:
        """The person whom the text calls so, or the only one it has named yet."""
        fitting = [self._persons_that_are(trait) for trait in _traits(phrase)]
        if fitting and any(fitting):
            found = [name for name in fitting[0] if all(name in others for others in fitting[1:])]
            return self._unique_person(found, at)
        persons = {name for _, _, name, kind, _ in self._before(at) if kind == "person"}
        is_only = len(persons) == 1 and not self._is_quoted(at)
        return (persons.pop(), NAMED) if is_only else (None, UNNAMED)

    def _persons_that_are(self, trait: str) -> dict[str, None]:
        """The persons of whom the text says this, or what fits it: a president is a leader."""
        traits = [trait, *(_LEADERS if trait == "leader" else ())]
        if trait.startswith("former ") and trait != "former president":
            traits.append(trait.removeprefix("former "))
        described = self._described
        return {name: None for one in traits for name in described.get(one, ())}

    def _unique_person(self, found: Sequence[str], at: int | None = None) -> tuple[str | None, str]:
        """The one person, or the one of them that the last sentences name."""
        if len(found) == 1:
            return found[0], NAMED
        if found and at is not None:
            first = self.sentence_starts[max(0, self._sentence(at) - 2)]
            near = self._before(at, first)
            recent = {name for _, _, name, _, _ in near}.intersection(found)
            if len(recent) == 1:
                return recent.pop(), NAMED
        return None, UNNAMED

    def _before(self, at: int, start: int = 0) -> list[tuple[int, int, str, str, int]]:
        """The last rows of names before a place, from `start` on; further back nothing counts."""
        place = bisect_left(self.name_starts, at)
        first = bisect_left(self.name_starts, start)
        return self.rows[max(first, place - _MOST_NAMES) : place]

    def _of_kind(self, kind: str) -> list[int]:
        """The rows of the names of a kind."""
        return list(compress(count(), map(eq, self.kinds, repeat(kind))))

    @cached_property
    def _bodies(self) -> tuple[list[int], list[Name]]:
        """The organizations, with their rows."""
        rows = self._of_kind("organization")
        return rows, [Name(*self.rows[row]) for row in rows]

    def _bodies_before(self, at: int) -> list[Name]:
        """The organizations among the last names before a place."""
        place = bisect_left(self.name_starts, at)
        rows, bodies = self._bodies
        return bodies[bisect_left(rows, place - _MOST_NAMES) : bisect_left(rows, place)]

    @cached_property
    def _described(self) -> dict[str, list[str]]:
        """The persons by what the text says of each: titles, nouns, places."""
        described: dict[str, list[str]] = {}
        text, sentence_starts, stops = self.text, self.sentence_starts, lists.stops()
        for start, end, name, _, sentence in compress(self.rows, map("person".__eq__, self.kinds)):
            traits: Collection[str] = ()
            begin = sentence_starts[sentence]
            if start > begin:
                before = text[max(begin, start - 60) : start].rstrip()
                last = before.rpartition(" ")[2]
                if last and last.lower() not in stops:
                    traits = self._owner(start) or _traits_before(before)
            if text.startswith(", ", end):
                traits = (*traits, *self._traits_behind(end + 2))
            for trait in traits:
                described.setdefault(trait, []).append(name)
        return described

    def _owner(self, start: int) -> Collection[str]:
        """“| Elbonia’s | Ann Roe”: the name before, and what a country's person is."""
        if self.text[start - 3 : start] not in _OWNING:
            return ()
        row = bisect_left(self.name_starts, start) - 1
        if row < 0 or self.rows[row][1] != start - 3:
            return ()
        owner = self.rows[row][2]
        return (owner, "leader") if owner in lists.countries() else (owner,)

    def _traits_behind(self, start: int) -> Collection[str]:
        """The apposition: ", | the Vermont senator,"."""
        if not _APPOSITION.match(self.text, start):
            return ()
        stop = _APPOSITION_END.search(self.text, start + 8, start + 90)
        return _traits(self.text[start : stop.start() if stop else start + 90])

    def _aged(self, age: str) -> list[str]:
        """The persons of whom the text gives this age: "Ann Roe, 74,"."""
        if self._ages is None:
            self._ages = {}
            for row in self._of_kind("person"):
                start, end, name, _, _ = self.rows[row]
                match = re.match(r", (\d{1,3})\b", self.text[end : end + 6])
                before = re.search(r"(\d{1,3})-year-old\s$", self.text[start - 14 : start])
                for found in filter(None, (match, before)):
                    self._ages.setdefault(found[1], set()).add(name)
        return sorted(self._ages.get(age, ()))

    # ------------------------------------------------------------ places and genders

    def _sentence(self, at: int) -> int:
        return max(0, bisect_right(self.sentence_starts, at) - 1)

    @cached_property
    def _quoted(self) -> tuple[list[int], list[int]]:
        """Where what somebody is credited with begins and ends."""
        merged = _merged(self.contents)
        return [start for start, _ in merged], [end for _, end in merged]

    def _is_quoted(self, at: int) -> bool:
        starts, ends = self._quoted
        place = bisect_right(starts, at) - 1
        return place >= 0 and at < ends[place] and self.text[starts[place]] in "“\"‘'"

    def _may_be(self, name: str, gender: str) -> bool:
        own = self._genders.get(name)
        if own is None:
            own = self._genders[name] = self._gender(name)
        return own in (gender, "both")

    @cached_property
    def _starts_of(self) -> dict[str, list[int]]:
        """Where the mentions of each name start."""
        starts: defaultdict[str, list[int]] = defaultdict(list)
        for start, _, name, _, _ in self.rows:
            starts[name].append(start)
        return starts

    def _gender(self, name: str) -> str:
        """What the first name says, else what a title before a mention does."""
        words = name.split()
        first = words[0] if len(words) > 1 else ""
        own = lists.first_names().get(first, "both")
        if own != "both":
            return own
        for start in self._starts_of.get(name, ()):
            before = self.text[max(0, start - 14) : start].split()
            word = before[-1] if before else ""
            if title := lists.titles().get(word, ("", ""))[1] or lists.roles().get(word, ""):
                return title
        return "both"


def _merged(contents: Sequence[Sequence[Span]]) -> list[Span]:
    """The spans in order, those that overlap as one."""
    merged: list[Span] = []
    for start, end in sorted(chain.from_iterable(contents)):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


@cache
def source_nouns() -> dict[str, str]:
    """Whether a noun as a source is a document or an organization."""
    rows = lexicons.word_list("source_nouns")
    return dict(zip(rows["word"].tolist(), rows["kind"].tolist(), strict=True))


@cache
def _body_words() -> dict[str, frozenset[str]]:
    rows = lexicons.word_list("body_nouns")
    found: dict[str, set[str]] = {}
    for noun, word in zip(rows["noun"].tolist(), rows["word"].tolist(), strict=True):
        found.setdefault(noun, set()).add(word)
    return {noun: frozenset(group) for noun, group in found.items()}


@lru_cache(maxsize=1 << 14)
def _is_called(name: str, noun: str) -> bool:
    """Whether an organization's name fits a noun for it: the ministry, the newspaper."""
    words = name.split()
    called = _body_words().get(noun)
    if called is None:
        return noun.capitalize() in words
    return not called.isdisjoint(words)


@cache
def _person_nouns() -> frozenset[str]:
    """Nouns for one person: senator, painter."""
    return frozenset(lists.roles()) | _title_nouns()


def _are_persons(noun: str, first: str) -> bool:
    """Whether a source without a name is of people: two officials, many, voters in Oslo.

    Examples
    --------
    >>> _are_persons("officials", "two"), _are_persons("incident", "the")
    (True, False)
    """
    singular = noun.removesuffix("s") if not noun.endswith("ies") else noun[:-3] + "y"
    nouns, roles = source_nouns(), _person_nouns()
    if {nouns.get(noun), nouns.get(first)} & {"person"} or {noun, singular} & roles:
        return True
    return noun.endswith(("man", "men", "woman", "women")) or singular.endswith(
        ("er", "or", "ist", "ian", "ant")
    )


def _is_definite(first: str) -> bool:
    """The Vermont senator, Vermont senator; not a senator, senators."""
    return first.lower() in ("the", "this", "that") or (
        first[0].isupper() and first.lower() not in lists.stops()
    )


# ---------------------------------------------------------------- traits


def _traits_before(before: str) -> set[str]:
    """A title and the like at the end of a text: "the Vermont senator | Ann Roe"."""
    if before[-1] == ",":
        return _traits(before[:-1].rpartition(",")[2])
    return _traits(_phrase_at_end(before))


def _last_stop(word: str) -> int:
    """Behind the last mark in a word but the full stop of a shortened title; 0 without one."""
    marks = [match.end() for match in _STOP.finditer(word)]
    while marks and _SHORTENED.search(word, 0, marks[-1]):
        marks.pop()
    return marks[-1] if marks else 0


def _phrase_at_end(before: str) -> str:
    """The words behind a text's last mark that may be part of the phrase a name stands in."""
    stops = lists.stops()
    kept: list[str] = []
    for word in reversed(before.split()):
        stop = 0 if word.isalnum() else _last_stop(word)
        bare = word[stop:].strip("“”\"'‘’(").lower()
        if bare in stops or (bare.endswith("ed") and kept):
            break
        kept.append(word[stop:])
        if stop or len(kept) == 6:
            break
    return " ".join(reversed(kept))


def _traits(phrase: str) -> set[str]:
    """Nouns for a person and places in a phrase: {senator, Vermont}.

    Examples
    --------
    >>> sorted(_traits("the Russian leader")), sorted(_traits("Vermont Sen."))
    (['Russia', 'leader'], ['Vermont', 'senator'])
    """
    words = [word.strip(".,’'") for word in _POSSESSIVE_END.sub(" ", phrase).split()]
    found: set[str] = set()
    at = 0
    while at < len(words):
        size, trait = _trait_at(words, at)
        found.add(trait)
        at += size
    return found - {""}


def _trait_at(words: Sequence[str], at: int) -> tuple[int, str]:
    """How many words the trait at a place takes, and the trait; empty where there is none."""
    word = words[at]
    if at + 1 < len(words):
        if word in _first_words() and (place := _places().get(f"{word} {words[at + 1]}")):
            return 2, place
        if word.lower() in _FORMER and not _places().get(word):
            size, trait = _trait_at(words, at + 1)
            return size + 1, f"former {trait}" if trait[:1].islower() else trait
    return 1, _trait_of(word)


@lru_cache(maxsize=1 << 14)
def _trait_of(word: str) -> str:
    """The place or the person's noun that a word stands for; empty where it is neither."""
    if place := _places().get(word):
        return place
    noun = word.lower()
    noun = _SHORT_TITLES.get(noun, noun)
    return noun if noun in _person_nouns() else ""


@cache
def _first_words() -> frozenset[str]:
    """The first words of places of several words."""
    return frozenset(place.partition(" ")[0] for place in _places() if " " in place)


@cache
def _places() -> dict[str, str]:
    """The place that a name or a nationality stands for: Elbonia, Elbonian."""
    places = {form: name for form, (name, kind) in lists.known().items() if kind == "place"}
    return places | {word: place for word, place in lists.nationalities().items() if place}


_SHORT_TITLES = {
    "sen": "senator",
    "gov": "governor",
    "rep": "representative",
    "congressman": "representative",
    "congresswoman": "representative",
    "gen": "general",
    "prof": "professor",
    "dr": "doctor",
    "premier": "minister",
    "nominee": "candidate",
}


@cache
def _title_nouns() -> frozenset[str]:
    return frozenset(
        word.lower().rstrip(".") for word, (kind, _) in lists.titles().items() if kind == "office"
    )


_LEADERS = frozenset(
    (
        "president",
        "minister",
        "chancellor",
        "king",
        "queen",
        "emir",
        "sultan",
        "chairman",
        "dictator",
    )
)
