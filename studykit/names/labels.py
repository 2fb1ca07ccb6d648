"""The labels of a transcript's turns: “ANA VOSS, HOST: | Good evening.”."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from studykit import lexicons
from studykit.names import lists
from studykit.names.label_places import UPPER, Place, is_rank, label_places, label_words

Span = tuple[int, int]

_FEWEST = 2
_FEWEST_WITHIN = 3  # where none opens a paragraph
_MOST_WORDS = 5  # of a name
_LOWER = re.compile(r"\b[a-z]+\b")
_PAIR = re.compile(rf"\b([{UPPER}][\w.]+) (?=([{UPPER}][\w’'-]+))")  # “Otto | Vane”
# “(APPLAUSE)”, “[END VIDEO CLIP.]”: what happens, and nobody says.
_DIRECTION = re.compile(rf"[(\[](?P<words>[{UPPER}][{UPPER} ,.'’-]+)[)\]]")
_IN_BRACKETS = re.compile(r"\([^()\[\]\n]{2,60}\)|\[[^()\[\]\n]{2,60}\]")
_LETTERS = re.compile(r"[^\W\d_]{2,}")
_MOST_LOWER = 4  # words of “[speaks off mic]”


class Label(NamedTuple):
    """What a turn of a transcript begins with.

    Attributes
    ----------
    start, colon : int
        Where it begins, and where its colon is.
    called : (int, int)
        The words for whoever speaks, without brackets and what follows a comma.
    name : (int, int) or None
        The name in them, without titles.
    gender : str
        What a title says.
    sort : str
        Who speaks: person, unnamed, body (“ELM NEWS: ...”), or nobody in a heading (“WATCH: ...”).
    is_titled : bool
        Whether it is no label by its capitals: “Ada Lane: ...”.
    """

    start: int
    colon: int
    called: Span
    name: Span | None
    gender: str
    sort: str
    is_titled: bool = False

    @property
    def is_turn(self) -> bool:
        """Whether somebody speaks."""
        return self.sort != "heading"

    @property
    def is_person(self) -> bool:
        """Whether it is somebody who speaks, and no body."""
        return self.sort in ("person", "unnamed")

    @property
    def is_letter(self) -> bool:
        """Whether it is “Q:” or “A:”."""
        return self.colon - self.start <= 1


class _Words(NamedTuple):
    """Words in capitals: labels of one word, the last of others, family names in the text."""

    alone: Counter[str]
    last: set[str]
    families: set[str]


def labels(text: str, starts: Sequence[int], paragraphs: Sequence[int]) -> dict[int, list[Label]]:
    r"""The labels in each paragraph that has any, by its number; none where a text has no turns.

    `starts` and `paragraphs` say of each sentence where it is.

    >>> named("ANA VOSS, HOST: Good evening.\n\nLEO PELL (via phone): Great.\n\nPELL: Yes.")
    ANA VOSS = ANA VOSS (person)
    LEO PELL = LEO PELL (person)
    PELL = LEO PELL (person)
    >>> named("The talk.\n\nLEO PELL: It rained.")
    >>> attributed("A talk. REUTERS: You row? LEO PELL: I do. REUTERS: And sing? PELL: I sing.")
    REUTERS | : | You row
    LEO PELL | : | I do
    REUTERS | : | And sing
    PELL | : | I sing
    """
    places = _with_people(label_places(text, starts, paragraphs))
    if len(places) < _FEWEST:
        return {}
    made = _made(text, places)
    found = _sure(places, made)
    turns = [label for label in made if label.is_person]
    is_named = any(not label.is_letter for label in turns)  # not “Q:” and “A:” alone
    is_enough = any(place.is_opening for place in places) or len(found) >= _FEWEST_WITHIN
    if not is_named or not is_enough or len(turns) < _FEWEST:
        return {}
    by_paragraph: dict[int, list[Label]] = {}
    for place, label in found:
        by_paragraph.setdefault(place.paragraph, []).append(label)
    return by_paragraph


def _made(text: str, places: Sequence[Place]) -> list[Label]:
    """The labels at places, each judged beside the others."""
    parts = [_parts(place.match) for place in places]
    names = [name for _, _, name in parts]
    words = _Words(
        _alone(text, names),
        {name[-1] for name in names if len(name) > 1},
        _families(text),
    )
    return [_label(place, *part, words) for place, part in zip(places, parts, strict=True)]


def _sure(places: Sequence[Place], made: Sequence[Label]) -> list[tuple[Place, Label]]:
    """The labels but those within a paragraph that come once and are neither person nor note."""
    n_places = Counter(place.match["name"] for place in places)
    opening = {place.match["name"] for place in places if place.is_opening}
    return [
        (place, label)
        for place, label in zip(places, made, strict=True)
        if label.is_person
        or (name := place.match["name"]) in opening
        or n_places[name] > 1
        or _is_note(name.split(" "))
    ]


def _with_people(places: list[Place]) -> list[Place]:
    r"""The places of labels, without those in small letters where they are no names.

    >>> attributed("Inside: It ran. Outside: Is it? Bo said no. Inside: It ran. Outside: It ate.")
    Bo | said | no
    """
    nothing = _Words(Counter(), set(), set())
    for place in places:
        if place.is_titled:
            titles, _, name = _parts(place.match)
            is_person = _is_name(name, bool(titles), has_more=False, words=nothing)
            if is_person or _is_unnamed([*titles, *name], name):
                return places
    return [place for place in places if not place.is_titled]


def _alone(text: str, names: Sequence[Sequence[str]]) -> Counter[str]:
    r"""How many labels are one word; where all are, one that is no word of the text counts more.

    >>> named("BENCH: It is.\n\nSTONE: It is.")
    BENCH = BENCH (person)
    STONE = STONE (person)
    >>> named("BENCH: Take a stone.\n\nSTONE: It is.\n\nREST: Sit on a bench.")
    BENCH = BENCH (other)
    STONE = STONE (other)
    REST = REST (other)
    """
    alone = Counter(name[0] for name in names if len(name) == 1)
    if len(alone) > 1 and alone.total() == len(names):
        said = set(_LOWER.findall(text))
        alone.update(word for word in [*alone] if word.lower() not in said)
    return alone


def _families(text: str) -> set[str]:
    r"""The words after given names and titles, in capitals: Otto | Vane.

    >>> told = "Yesterday we met Otto Vane at the old pier.\n\n"
    >>> named(told + "VANE: It is.\n\nBENCH: It is.\n\nADA ROE: No.")
    Otto Vane = Otto Vane (person)
    VANE = Otto Vane (person)
    ADA ROE = ADA ROE (person)
    """
    firsts, titles = lists.first_names(), lists.titles()
    return {
        pair[2].upper()
        for pair in _PAIR.finditer(text)
        if pair[1] in firsts or titles.get(pair[1], ("modifier",))[0] != "modifier"
    }


def is_direction(text: str, start: int, end: int) -> bool:
    r"""Whether a span is what happens, between brackets: (APPLAUSE).

    >>> named("ANA VOSS: Good.\n\n(APPLAUSE)\n\nVOSS: It was NATO (NATO) who rowed (LAUGHTER).")
    ANA VOSS = ANA VOSS (person)
    VOSS = ANA VOSS (person)
    NATO = NATO (organization)
    NATO = NATO (organization)
    """
    found = _DIRECTION.match(text, start - 1) if start else None
    if found is None or found.end() - 1 < end:
        return False
    words = _LETTERS.findall(found["words"])
    return all(map(lists.is_ordinary, words)) or any(len(word) > 6 for word in words)


def directions(text: str, start: int, end: int) -> Iterator[Span]:
    r"""What happens within a turn, and nobody says: (CROSSTALK), [inaudible]; not [the pier].

    >>> attributed("ANA VOSS: It [the pier] rained (CROSSTALK) all [off mic] day.\n\nLEO PELL: No.")
    ANA VOSS | : | It [the pier] rained … all … day
    LEO PELL | : | No
    """
    for found in _IN_BRACKETS.finditer(text, start, end):
        low, high = found.span()
        if is_direction(text, low + 1, high - 1) or _is_told_softly(found[0]):
            yield low, high


def _is_told_softly(bracket: str) -> bool:
    r"""Whether words in lower case are what happens: [laughs], (Long pause), (soft music plays).

    >>> attributed("ANA VOSS: No [laughs] (his music was on the pier then) yes.\n\nLEO PELL: No.")
    ANA VOSS | : | No … (his music was on the pier then) yes
    LEO PELL | : | No
    """
    words = _LETTERS.findall(bracket.lower())
    return len(words) <= _MOST_LOWER and not label_words("direction").isdisjoint(words)


def _parts(match: re.Match[str]) -> tuple[list[str], str, list[str]]:
    r"""The titles, their gender and the name in a label, in capitals.

    >>> named("FMR. SEN. ADA ROE (R), ELM: It is.\n\nMs. ROE of Quill: It is.\n\nDR. ROE: No.")
    ADA ROE = ADA ROE (person)
    ROE = ADA ROE (person)
    ROE = ADA ROE (person)
    """
    words, n = match["name"].split(" "), 0
    while n < len(words) - 1 and is_rank(words[n]):
        n += 1
    genders = (lists.titles().get(word.title(), ("", ""))[1] for word in words[:n])
    return words[:n], next(filter(None, genders), ""), [word.upper() for word in words[n:]]


def _label(
    place: Place,
    titles: list[str],
    gender: str,
    name: list[str],
    words: _Words,
) -> Label:
    match = place.match
    start, end = match.span("name")
    is_family = len(name) == 1 and name[0] in words.last
    if not is_family and _is_unnamed([*titles, *name], name):
        sort = "unnamed"
    elif is_family or _is_name(name, bool(titles), bool(match["more"]), words):
        sort = "person"
    else:
        sort = "body" if _is_body(name) else "heading"
    first = end - len(" ".join(name))
    return Label(
        match.start(),
        match.end() - 1,
        (start, end),
        (first, end) if sort == "person" else None,
        gender,
        sort,
        place.is_titled,
    )


def _is_unnamed(words: Sequence[str], name: Sequence[str]) -> bool:
    r"""REPORTER, UNIDENTIFIED FEMALE, THE PRESIDENT, FIRST BAKER: nobody's name.

    >>> named("REPORTER: And you?\n\nUNIDENTIFIED FEMALE: It is.\n\nTHE PRESIDENT: No.")
    >>> named("LEO BAKER: It is.\n\nBAKER: It is.\n\nA SINGER: It is.")
    LEO BAKER = LEO BAKER (person)
    BAKER = LEO BAKER (person)
    """
    lower = [word.rstrip(".0123456789#").lower() for word in words]
    lower = [word for word in lower if word] or ["q"]
    if lower in (["q"], ["a"]) or lower[0] in ("unidentified", "unknown", "unnamed"):
        return True
    last = lower[-1]
    is_role = (
        last in label_words("unnamed") or last in lists.roles() or last.title() in lists.titles()
    )
    is_role = is_role or last.removesuffix("s") in lists.roles()
    return is_role and (len(name) == 1 or name[0].title() not in lists.first_names())


def _is_heading(name: Sequence[str]) -> bool:
    r"""WATCH, WHERE TO ROW, ROW 1: what a paragraph is, or a question.

    >>> named("ADA ROE: It is.\n\nQUORL VIDEO: It is.\n\nQUORL AND HOW: It is.\n\nROE: No.")
    ADA ROE = ADA ROE (person)
    ROE = ADA ROE (person)
    >>> named("WILL ROE: It is.\n\nROE: No.")
    WILL ROE = WILL ROE (person)
    ROE = WILL ROE (person)
    """
    is_given = len(name) > 1 and name[0].title() in lists.first_names()
    ends = name[-1:] if is_given else [name[0], name[-1]]
    is_counted = any(map(str.isdigit, name))
    return is_counted or _is_note(name) or any(word.lower() in lists.stops() for word in ends)


def _is_note(name: Sequence[str]) -> bool:
    r"""WATCH, NOTE: what a paragraph is.

    >>> attributed("ADA ROE: It is. NOTE: It is not so.\n\nROE: No.")
    ADA ROE | : | It is
    ROE | : | No
    """
    return not {name[0].lower(), name[-1].lower()}.isdisjoint(lexicons.words("labels"))


def _is_name(name: Sequence[str], is_titled: bool, has_more: bool, words: _Words) -> bool:
    r"""Whether words are a person's name: MR. VANE, OTTO VANE; not FULL TEXT, NORWAY, WATCH.

    >>> named("OTTO VANE: It is.\n\nAPRIL: It is.\n\nROSE: It is.")
    OTTO VANE = OTTO VANE (person)
    APRIL = APRIL (other)
    ROSE = ROSE (person)
    >>> named("STONE: It is.\n\nBENCH: It is.\n\nSTONE: No.\n\nBENCH: It is.")
    STONE = STONE (person)
    BENCH = BENCH (person)
    STONE = STONE (person)
    BENCH = BENCH (person)
    >>> named("OTTO VANE: It is.\n\nNORWAY: It is.\n\nWATCH: The boat.\n\nVANE: No.")
    OTTO VANE = OTTO VANE (person)
    NORWAY = Norway (place)
    VANE = OTTO VANE (person)
    >>> heard("BBC: You row? OTTO VANE: No. BBC: No? ROW 1: boats. ROW 1: more. VANE: No.")
    BBC (organization)
    OTTO VANE (named person)
    BBC (organization)
    OTTO VANE (named person)
    """
    if len(name) > _MOST_WORDS or not name[0][0].isalpha():
        return False
    if is_titled:
        return True
    titled = " ".join(name).title()
    if _is_heading(name) or _is_body(name):
        return False
    if titled in lists.surnames():
        return True
    if lists.known().get(titled, ("", "person"))[1] != "person":
        return False
    if has_more or name[0].title() in lists.first_names():
        return True
    is_rare = not all(map(lists.is_ordinary, name))
    if len(name) == 1:
        return is_rare or name[0] in words.families or words.alone[name[0]] > 1
    return is_rare or (len(name) == 2 and name[-1] in words.alone)


def _is_body(name: Sequence[str]) -> bool:
    r"""Whether a newspaper or the like asks.

    >>> attributed("REUTERS: You row?\n\nADA ROE: I do.\n\nROE: It is.")
    REUTERS | : | You row
    ADA ROE | : | I do
    ROE | : | It is
    """
    known, words = lists.known(), " ".join(name)
    return known.get(words, known.get(words.title(), ("", "")))[1] == "organization"
