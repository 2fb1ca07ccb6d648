"""An archive that is made up: for lessons, tests and measurements, as long as one likes."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from random import Random
from typing import NamedTuple

import pandas as pd

from studykit import lexicons

_BEFORE_VOWEL = re.compile(r"\ba(?= (?:[aeio]|u(?!se)|honest))")
_SLOT = re.compile(r"{(\w+?)(\d?)}")
_DAYS, _FIRST_DAY = 330, date(2031, 1, 6)
_PER_STORY = 25  # articles
_AGENCY = 0.12  # share of articles that print the story's agency report
_SPREAD = 0.3  # share of articles that have the story's best known quotation
# How often a paper lets its sources claim instead of say, and how often it leaves them unnamed.
_HABITS = ((0.05, 0.2), (0.35, 0.3), (0.1, 0.5), (0.2, 0.25), (0.6, 0.6), (0.05, 0.1))


class _Story(NamedTuple):
    """What goes on in a place for some weeks, and who is asked about it."""

    place: str
    noun: str
    org: str
    people: tuple[tuple[str, str, str], ...]  # full name, family name, role
    day: int
    quotation: str
    agency: tuple[str, ...]


def invented_archive(n: int = 150, *, seed: int = 1) -> pd.DataFrame:
    """An archive of news articles that a program made up: nobody and nothing in it exists.

    Its stories run for some weeks each; papers differ in whom they hear and by which verbs, some
    print an agency's report as it came, and one quotation of each story goes round.

    Parameters
    ----------
    n : int
        How many articles.
    seed : int
        Another number makes another archive; the same one the same.

    Returns
    -------
    DataFrame
        One row per article with `id`, `date` (as ``2031-03-14``), `outlet`, `title`, `text`; in
        the order of the days.

    Examples
    --------
    >>> archive = invented_archive(3)
    >>> archive.columns.tolist(), archive["id"].tolist()
    (['id', 'date', 'outlet', 'title', 'text'], ['invented-0', 'invented-1', 'invented-2'])
    """
    rows = sorted(invented_articles(n, seed=seed), key=lambda row: row["date"])
    table = pd.DataFrame(rows)
    return table.assign(id=[f"invented-{number}" for number in range(n)])


def invented_articles(n: int, *, seed: int = 1) -> Iterator[dict[str, str]]:
    """The articles of such an archive one after the other, in no order, for one of any size."""
    stories = max(4, n // _PER_STORY)
    for number in range(n):
        random = Random(f"{seed} article {number}")
        story = _story(seed, int(stories * random.random() ** 1.5))
        yield {"id": f"invented-{number}", **_article(random, story)}


def _article(random: Random, story: _Story) -> dict[str, str]:
    outlets = _words("outlet")
    paper = random.randrange(len(outlets))
    if random.random() < _AGENCY:
        kept = len(story.agency) - random.randrange(3)
        day, paragraphs = story.day + random.randrange(3), list(story.agency[:kept])
    else:
        day = story.day + min(int(random.expovariate(0.08)), 90)
        paragraphs = _paragraphs(random, story, *_HABITS[paper % len(_HABITS)])
    title = _Words(random, story).filled(random.choice(_sentences("headline")))
    return {
        "date": (_FIRST_DAY + timedelta(days=day)).isoformat(),
        "outlet": outlets[paper],
        "title": title[0].upper() + title[1:],
        "text": "\n\n".join(paragraphs),
    }


def _paragraphs(random: Random, story: _Story, loaded: float, unnamed: float) -> list[str]:
    """The paragraphs of an article, from a few to some forty."""
    words = _Words(random, story, loaded)
    said = [words.sentence("lead")]
    for _ in range(min(4 + int(random.expovariate(1 / 26)), 120)):
        kind = random.choices(("fact", "quoted", "reported", "unnamed"), (9, 5, 4, 8 * unnamed))[0]
        said.append(" ".join(words.sentence(kind) for _ in range(3 if kind == "fact" else 1)))
    if story.quotation and random.random() < _SPREAD:
        _, family, role = story.people[0]
        quotation = story.quotation
        if random.random() < 0.2:  # cut by a paper
            quotation = quotation.split(",")[0]
        name = family if random.random() < 0.3 else f"{story.people[0][0]}, {role}"
        said.insert(2, f"“{quotation},” said {name}.")
    return said


class _Words:
    """What is put where a sentence has curly brackets."""

    def __init__(self, random: Random, story: _Story, loaded: float = 0.0) -> None:
        self._random, self._story, self._loaded = random, story, loaded
        self._introduced: set[str] = set()

    def sentence(self, kind: str) -> str:
        """A sentence of a kind, with a capital."""
        made = self.filled(self._random.choice(_sentences(kind)))
        start = 1 if made[0] == "“" else 0
        return made[:start] + made[start].upper() + made[start + 1 :]

    def filled(self, text: str) -> str:
        """The text with its words."""
        self._person = self._random.choice(self._story.people)
        return _BEFORE_VOWEL.sub("an", self._put_in(text))

    def _put_in(self, text: str) -> str:
        return _SLOT.sub(lambda match: self._word(match[1], match[2]), text)

    def _word(self, kind: str, number: str) -> str:
        random, story = self._random, self._story
        full, family, role = self._person if not number else random.choice(story.people)
        if kind in ("person", "last", "pronoun"):
            return self._called(kind, full, family)
        fixed = {
            "Place": story.place if not number else _place(random),
            "PLACE": story.place.upper(),
            "role": role,
            "org": story.org,
        }
        if kind in fixed:
            return fixed[kind]
        if kind == "n":
            return str(random.randrange(2, 90))
        if kind == "noun" and not number and random.random() < 0.5:
            return story.noun
        if kind == "said":
            return random.choice(_words("loaded" if random.random() < self._loaded else "neutral"))
        if kind in ("quotable", "clause"):
            return self._put_in(random.choice(_sentences(kind)))
        word = random.choice(_words(kind))
        return self._put_in(word.lower() if kind == "group" and number else word)

    def _called(self, kind: str, full: str, family: str) -> str:
        """A person, in full where they are met for the first time."""
        is_known = full in self._introduced
        self._introduced.add(full)
        if kind == "person" or not is_known:
            return full
        if kind == "last":
            return family
        return "she" if sum(map(ord, full)) % 2 else "he"


@cache
def _story(seed: int, number: int) -> _Story:
    random = Random(f"{seed} story {number}")
    bare = _Story(_place(random), random.choice(_words("noun")), "", (("", "", ""),), 0, "", ())
    words = _Words(random, bare)
    roles = random.sample(_words("role"), 5)
    people = tuple((*_name(random), words.filled(role)) for role in roles)
    story = bare._replace(
        org=words.filled(random.choice(_words("org"))),
        people=people,
        day=random.randrange(_DAYS),
    )
    words = _Words(random, story)
    quotation = words.filled(random.choice(_sentences("saying")))
    return story._replace(quotation=quotation, agency=tuple(_paragraphs(random, story, 0.0, 0.2)))


def _name(random: Random) -> tuple[str, str]:
    family = random.choice(_words("name_stem")) + random.choice(_words("name_end"))
    return f"{random.choice(_words('given'))} {family}", family


def _place(random: Random) -> str:
    return random.choice(_words("place_stem")) + random.choice(_words("place_end"))


@cache
def _words(kind: str) -> tuple[str, ...]:
    return _of_kind("invented_words", "word", kind)


@cache
def _sentences(kind: str) -> tuple[str, ...]:
    return _of_kind("invented_sentences", "text", kind)


def _of_kind(name: str, column: str, kind: str) -> tuple[str, ...]:
    table = lexicons.word_list(name)
    return tuple(table[column][table["kind"] == kind])
