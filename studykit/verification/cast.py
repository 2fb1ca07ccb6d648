"""The people and bodies of an article, and whom of them a draft's words mean."""

import re
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from functools import cache, cached_property

import pandas as pd

from studykit import lexicons
from studykit.article import Article
from studykit.brief.roles import who_is_who
from studykit.verification.words import Words, any_of, words_of

_SENTENCE_END = re.compile(r"[\n.!?“”\"]")
# “| Lane’s | spokesman”: of whom somebody is something.
_POSSESSOR = re.compile(r"^(?:[\w.-]+\s)*?[\w.-]+(?:['’]s|s['’])\s(?=\w)")
_RANKS = ("jr", "sr", "ii", "iii", "iv")  # what may come after a surname
_PROPER = re.compile(r"(?<=\s)[A-Z][\w-]+")  # “the | French | president”
_FULL = re.compile(r"[A-Z][\w'’-]+(?:\s[A-Z]\.)?\s[A-Z][\w'’-]+")
_LIKE = 0.75  # how like two spellings of one surname are


@cache
def _introducing() -> re.Pattern[str]:
    """“, 31,”, “, a retired | teacher |”, “, president of”: what follows somebody’s name."""
    return re.compile(
        r",\s(?:(?:1[6-9]|[2-9]\d)\b[,.\s]|who\s"
        rf"|(?:an?\s)?(?:[a-z-]+\s){{0,2}}(?:{any_of('introduced')})\b)"
    )


def near(one: str, other: str) -> bool:
    """Whether two words are spellings of one name: Achterberg, Achterburg.

    >>> near("achterberg", "achterburg"), near("lane", "roe"), near("lane", "lane")
    (True, False, False)
    """
    if one == other or min(len(one), len(other)) < 4 or abs(len(one) - len(other)) > 2:
        return False
    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= _LIKE


def _without_rank(keys: list[str]) -> list[str]:
    """The words of a name up to its last: “Ada Lane”, not “Jr.”.

    >>> _without_rank(["bo", "roe", "jr"]), _without_rank(["elm"])
    (['bo', 'roe'], ['elm'])
    """
    return keys[:-1] if len(keys) > 1 and keys[-1] in _RANKS else keys


def is_full_name(words: str) -> bool:
    """Whether the words are somebody's first name and surname and no more.

    >>> is_full_name("Ada Lane"), is_full_name("The Trust"), is_full_name("Lane")
    (True, False, False)
    """
    parts = words.split()
    first_names = lexicons.words("first_names", "name")
    is_name = 2 <= len(parts) <= 3 and all(part[:1].isupper() for part in parts)
    return is_name and parts[0].lower() in first_names


def _introduced(names: pd.DataFrame, text: str) -> Iterator[str]:
    """Those of no known kind whom their age or their office tells as people.

    >>> text = "He met Ash Green, president of the club. It was in Oak Elm, a town."
    >>> list(_introduced(sk.Article(text).names, text))
    ['Ash Green']
    """
    others = names[names["kind"].eq("other")]
    for name, end in zip(others["name"], others["end"], strict=True):
        if _FULL.fullmatch(str(name)) and _introducing().match(text, end):
            yield name


class Cast:
    """Who is in an article: the words of each name, its kind, its role and its places."""

    def __init__(self, article: Article) -> None:
        self.article = article
        names = article.names
        self.kinds: dict[str, str] = {}
        self.places: dict[str, set[int]] = {}
        for name, kind, paragraph in zip(
            names["name"], names["kind"], names["paragraph_id"], strict=True
        ):
            self.kinds.setdefault(name, kind)
            self.places.setdefault(name, set()).add(paragraph)
        for name in _introduced(names, article.text):
            self.kinds[name] = "person"
        self.keys = {name: _without_rank(Words(name).keys) for name in self.kinds}
        surnames = {key[-1] for name, key in self.keys.items() if key and "-" not in name}
        for name in [name for name in self.kinds if "-" in name and " " not in name]:
            if set(self.keys[name]) <= surnames:  # “the Lane-Roe team”
                del self.kinds[name], self.places[name], self.keys[name]

    @cached_property
    def roles(self) -> dict[str, frozenset[str]]:
        """The words that say who each bearer is."""
        article = self.article
        table = who_is_who(article.text, article.tokens, article.names, article.quotes)
        found = dict.fromkeys(self.kinds, frozenset[str]())
        stops = lexicons.words("stop_words") | words_of("no role")
        for name, role in zip(table["name"], table["role"].fillna(""), strict=True):
            found[name] = frozenset(word for word in Words(role).keys if word not in stops)
        for name, told in self._sources():
            found[name] |= frozenset(word for word in Words(told).keys if word not in stops)
        return found

    def _sources(self) -> Iterator[tuple[str, str]]:
        """Who is credited by name, and what the words that credit say of them.

        >>> cast = Cast(sk.Article("“It rained,” said Bo Roe, Ada Lane's old deputy, in Elm."))
        >>> list(cast._sources())
        [('Bo Roe', 'old deputy')]
        """
        quotes = self.article.quotes.dropna(subset=["source", "speaker"])
        for source, speaker in zip(quotes["source"], quotes["speaker"], strict=True):
            named, _, told = source.partition(", ")
            keys = Words(named).keys
            if told and speaker in self.keys and keys[-1:] == self.keys[speaker][-1:]:
                yield speaker, _POSSESSOR.sub("", told.split(",")[0])

    @cached_property
    def titles(self) -> dict[str, frozenset[str]]:
        """The words right before each bearer's name: “Mayor”, “chief executive”."""
        names = self.article.names
        found: dict[str, set[str]] = {}
        for name, start in zip(names["name"], names["start"], strict=True):
            before = _SENTENCE_END.split(self.article.text[max(0, start - 40) : start])[-1]
            keys = Words(before).keys[-3:]
            found.setdefault(name, set()).update(keys)
        stops = lexicons.words("stop_words") | words_of("no role")
        return {name: frozenset(keys - stops) for name, keys in found.items()}

    def of_kind(self, kind: str) -> list[str]:
        """The bearers of a kind, in the order of their first mention."""
        return [name for name, found in self.kinds.items() if found == kind]

    def meant(self, words: str) -> set[str]:
        """Whom some words name or describe; several where they fit several, none where nobody.

        >>> text = "Mayor Ada Lane met Bo Roe, a sailor. Bo Kim, a judge, came. Lane left."
        >>> cast = Cast(sk.Article(text))
        >>> [cast.meant(who) for who in ("Lane", "the mayor", "ADA LANE (61)", "Kim Bo")]
        [{'Ada Lane'}, {'Ada Lane'}, {'Ada Lane'}, {'Bo Kim'}]
        >>> cast.meant("Lane’s backers"), cast.meant("Kim’s mayor"), cast.meant("Kim’s friend Roe")
        (set(), {'Ada Lane'}, {'Bo Roe'})
        >>> cast.meant("the nurse"), Cast(sk.Article("Roe, one of us, left.")).meant("one man")
        (set(), set())
        """
        keys = Words(_POSSESSOR.sub("", words).replace("-", " ")).keys
        whole = {name for name, own in self.keys.items() if len(own) > 1 and own == keys}
        if whole:
            return whole
        described = self._described(words, set(keys))
        for found in (self._people(keys), self._bodies(keys), described):
            if found:
                return found
        return set()

    def meant_in(self, words: str) -> set[str]:
        """The people whose surname is among some words."""
        have = set(Words(words).keys)
        return {name for name in self.of_kind("person") if set(self.keys[name][-1:]) & have}

    def _people(self, keys: Iterable[str]) -> set[str]:
        have = set(keys)
        scores = {
            name: 2 * (self.keys[name][-1] in have) + sum(k in have for k in self.keys[name][:-1])
            for name in self.of_kind("person")
            if self.keys[name]
        }
        scores = {name: score for name, score in scores.items() if score}
        best = max(scores.values(), default=0)
        found = {name for name, score in scores.items() if score == best}
        if best == 1 and len(have) > 1:  # a first name alone, beside other words
            given = {name for name in found if not self._is_first_alone(name, have)}
            return given
        return found

    def _is_first_alone(self, name: str, have: set[str]) -> bool:
        """Whether only the first name is shared: “Ada Roe” is not Ada Lane; “Kim Il Sun” is Kim."""
        shared = [k for k in self.keys[name] if k in have]
        others = [k for k in have if k not in self.keys[name]]
        return len(self.keys[name]) == 2 and shared == self.keys[name][:1] and bool(others)

    def _bodies(self, keys: Iterable[str]) -> set[str]:
        have = set(keys) - lexicons.words("stop_words")
        found = set()
        for kind in ("organization", "place", "other"):
            for name in self.of_kind(kind):
                own = [k for k in self.keys[name] if k not in lexicons.words("stop_words")]
                initials = "".join(k[0] for k in own)
                if own and (have >= set(own) or (len(own) > 1 and initials in have)):
                    found.add(name)
        longest = max((len(self.keys[name]) for name in found), default=0)
        return {name for name in found if len(self.keys[name]) == longest}

    def _described(self, words: str, core: set[str]) -> set[str]:
        """Those whose role or title has most of the words that describe somebody, and a core one.

        >>> cast = Cast(sk.Article("Ada Lane, an Elm sailor, left."))
        >>> cast.meant("Elm’s sailor"), cast.meant("Elm’s spies")
        ({'Ada Lane'}, set())
        >>> cast = Cast(sk.Article("President Ada Lane left."))
        >>> cast.meant("the president"), cast.meant("the Elbonian president")
        ({'Ada Lane'}, set())
        """
        stops = lexicons.words("stop_words") | words_of("no role")
        have = {key for key in Words(words).keys if key not in stops and not key.isdigit()}
        scores = {
            name: len(have & (self.roles[name] | self.titles.get(name, frozenset())))
            for name in self.of_kind("person")
        }
        best = max(scores.values(), default=0)
        found = {name for name, score in scores.items() if best and score == best}
        told = set(Words(" ".join(_PROPER.findall(words))).keys)
        return {
            name
            for name in found
            if core & (self.roles[name] | self.titles.get(name, set()))
            and not told - self.roles[name] - self.titles.get(name, set())
        }

    def misspelt(self, keys: Iterable[str]) -> set[str]:
        """The people whose surname is nearly one of the words."""
        have = list(keys)
        return {
            name
            for name in self.of_kind("person")
            if self.keys[name] and any(near(self.keys[name][-1], word) for word in have)
        }

    def are_linked(self, one: str, other: str) -> bool:
        """Whether two bearers may speak for each other: named side by side, or one in a role."""
        close = any(
            abs(a - b) <= 1 for a in self.places.get(one, ()) for b in self.places.get(other, ())
        )
        shares = set(self.keys[one]) & self.roles[other] or set(self.keys[other]) & self.roles[one]
        return close or bool(shares)

    def may_stand_for(self, one: str, other: str) -> bool:
        """Whether one of a person and a body may speak for the other.

        >>> cast = Cast(sk.Article(
        ...     "Ministry spokesman Bo Roe left. The Elm Ministry and the Oak Council lost."))
        >>> [cast.may_stand_for("Bo Roe", body) for body in ("Elm Ministry", "Oak Council")]
        [True, False]
        """
        if self.kinds[one] == self.kinds[other]:
            return bool(set(self.keys[one]) & set(self.keys[other]))
        person, body = (one, other) if self.kinds[one] == "person" else (other, one)
        described = self.roles[person] | self.titles.get(person, frozenset())
        if described & set(self.keys[body]):
            return True
        if any(described & self._told(name) for name in self.of_kind("organization")):
            return False  # of another body
        speaks = person == other or bool(described & words_of("office"))
        return speaks and self.are_linked(one, other)

    def _told(self, name: str) -> set[str]:
        """The words of a name that tell it from others."""
        return set(self.keys[name]) - lexicons.words("stop_words")
