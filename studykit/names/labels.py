"""The labels of a transcript's turns: “ANA VOSS, HOST: | Good evening.”."""

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from studykit import lexicons
from studykit.names import lists

Span = tuple[int, int]

_FEWEST = 2
_LONGEST = 160  # characters
_MOST_WORDS = 5  # of a name
_UPPER = "A-ZÀ-ÖØ-Þ"
# What every label ends in: a first look that passes over all but colons.
_END = re.compile(rf":(?<=[{_UPPER})\].]:)")
_WORD = rf"(?:Ma?c|De|Di|La|Le|[OD]['’])?[{_UPPER}0-9#][{_UPPER}0-9.'’#-]*(?![a-z])"
# “Mr. VANE (via phone), HOST:”, “Mr. VANE of Elm:”: a name, then what somebody is.
_LABEL = re.compile(
    rf"(?P<name>(?:(?:The|M[rsx]s?|Dr|Sen|Rep|Gov|Gen)\.? )?{_WORD}"
    rf"(?: (?:{_WORD}|d[eu]|v[ao]n|der))*)"
    rf"(?P<more>(?: ?[(\[][^()\[\]\n:]*[)\]]|, ?[{_UPPER}0-9 .'’&/#-]+"
    rf"| of(?: [{_UPPER}][\w'’-]*)+)*) ?:(?!\S)"
)
_LOWER = re.compile(r"\b[a-z]+\b")
_PAIR = re.compile(rf"\b([{_UPPER}][\w.]+) (?=([{_UPPER}][\w’'-]+))")  # “Otto | Vane”
# “(APPLAUSE)”, “[END VIDEO CLIP.]”: what happens, and nobody says.
_DIRECTION = re.compile(rf"[(\[](?P<words>[{_UPPER}][{_UPPER} ,.'’-]+)[)\]]")


class Label(NamedTuple):
    """What a paragraph of a transcript begins with.

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
    """

    start: int
    colon: int
    called: Span
    name: Span | None
    gender: str
    sort: str

    @property
    def is_turn(self) -> bool:
        """Whether somebody speaks."""
        return self.sort != "heading"


class _Words(NamedTuple):
    """Words in capitals: labels of one word, the last of others, family names in the text."""

    alone: Counter[str]
    last: set[str]
    families: set[str]


def labels(text: str, starts: Sequence[int], paragraphs: Sequence[int]) -> dict[int, Label]:
    r"""The label of each paragraph that has one, by its number; none where a text has no turns.

    `starts` and `paragraphs` say of each sentence where it is.

    >>> named("ANA VOSS, HOST: Good evening.\n\nLEO PELL (via phone): Great.\n\nPELL: Yes.")
    ANA VOSS = ANA VOSS (person)
    LEO PELL = LEO PELL (person)
    PELL = LEO PELL (person)
    >>> named("The talk.\n\nLEO PELL: It rained.")
    """
    if len(_END.findall(text)) < _FEWEST:
        return {}
    matches = _matches(text, dict(zip(reversed(paragraphs), reversed(starts), strict=True)))
    parts = {paragraph: _parts(match) for paragraph, match in matches.items()}
    if len(matches) < _FEWEST:
        return {}
    names = [name for _, _, name in parts.values()]
    words = _Words(
        _alone(text, names),
        {name[-1] for name in names if len(name) > 1},
        _families(text),
    )
    found = {
        paragraph: _label(match, *parts[paragraph], words) for paragraph, match in matches.items()
    }
    turns = [label for label in found.values() if label.sort in ("person", "unnamed")]
    is_named = any(label.colon - label.start > 1 for label in turns)  # not “Q:” and “A:” alone
    return found if is_named and len(turns) >= _FEWEST else {}


def _matches(text: str, starts: dict[int, int]) -> dict[int, re.Match[str]]:
    found = {
        paragraph: _LABEL.match(text, start, start + _LONGEST)
        for paragraph, start in sorted(starts.items())
    }
    return {paragraph: match for paragraph, match in found.items() if match}


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
    words = re.findall(r"[^\W\d_]{2,}", found["words"])
    return all(map(lists.is_ordinary, words)) or any(len(word) > 6 for word in words)


def _parts(match: re.Match[str]) -> tuple[list[str], str, list[str]]:
    r"""The titles, their gender and the name in a label, in capitals.

    >>> named("FMR. SEN. ADA ROE (R), ELM: It is.\n\nMs. ROE of Quill: It is.\n\nDR. ROE: No.")
    ADA ROE = ADA ROE (person)
    ROE = ADA ROE (person)
    ROE = ADA ROE (person)
    """
    words, n = match["name"].split(" "), 0
    while n < len(words) - 1 and _is_rank(words[n]):
        n += 1
    genders = (lists.titles().get(word.title(), ("", ""))[1] for word in words[:n])
    return words[:n], next(filter(None, genders), ""), [word.upper() for word in words[n:]]


def _is_rank(word: str) -> bool:
    title = word.title()
    if word.rstrip(".").lower() in _words("rank") or word == "The":
        return True
    is_title = any(form in lists.titles() for form in (title, f"{title}.", title.split("-")[0]))
    return is_title and title not in lists.first_names()


def _label(
    match: re.Match[str],
    titles: list[str],
    gender: str,
    name: list[str],
    words: _Words,
) -> Label:
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
    is_role = last in _words("unnamed") or last in lists.roles() or last.title() in lists.titles()
    is_role = is_role or last.removesuffix("s") in lists.roles()
    return is_role and (len(name) == 1 or name[0].title() not in lists.first_names())


def _is_heading(name: Sequence[str]) -> bool:
    r"""WATCH, WHERE TO ROW: what a paragraph is, or a question.

    >>> named("ADA ROE: It is.\n\nQUORL VIDEO: It is.\n\nQUORL AND HOW: It is.\n\nROE: No.")
    ADA ROE = ADA ROE (person)
    ROE = ADA ROE (person)
    """
    ends = {name[0].lower(), name[-1].lower()}
    return not ends.isdisjoint(lexicons.words("labels")) or not ends.isdisjoint(lists.stops())


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
    """
    if len(name) > _MOST_WORDS or not name[0][0].isalpha():
        return False
    if is_titled:
        return True
    titled = " ".join(name).title()
    if _is_heading(name):
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


@cache
def _words(tells: str) -> frozenset[str]:
    rows = lexicons.word_list("turn_labels")
    return frozenset(rows["word"][rows["tells"] == tells])
