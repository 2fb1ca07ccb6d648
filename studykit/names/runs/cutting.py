"""A run of capitalised words cut into names: titles, nationalities and stop words off."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from enum import IntEnum, auto
from functools import cache, partial
from typing import NamedTuple

from studykit import lexicons
from studykit.memory import Memory
from studykit.names import lists
from studykit.names.runs.pieces import BARE, INITIAL, PLAIN, TITLED, Piece, Sort
from studykit.names.words import own_kind
from studykit.names.words.bodies import (
    COMPOUND,
    before_party,
    compound_size,
    country_before_body,
    is_body,
    is_compound,
    is_listed,
    n_nationality,
    past_nationality,
)
from studykit.names.words.persons import (
    before_letters,
    before_person,
    is_body_with_office,
    person_in_office,
    place_after_person,
    without_noun,
)
from studykit.names.words.stops import are_shouted, n_shouted, n_stops
from studykit.names.words.titles import (
    Title,
    begins_with_role,
    can_stand_alone,
    find_title,
    role,
    title_kind,
)

_EX = "Ex-"
_LONGEST_GIVEN_NAME = 12  # letters


class Position(IntEnum):  # whose hash is quicker than an Enum's
    """Where a run is in its sentence."""

    WITHIN = auto()
    OPENING = auto()  # its first word may have its capital from there
    AFTER_OFFICE = auto()  # and after "of": (Secretary of) State Ann Roe


WITHIN, OPENING, AFTER_OFFICE = Position  # an Enum's own look-up is slow


class Part(NamedTuple):
    """One name in a run, by its words."""

    begin: int
    end: int
    sort: Sort = PLAIN
    gender: str = ""
    title: str = ""


def split_words(run: str) -> list[str]:
    """The words of a run, whose spaces may be hard ones.

    >>> named("He met Judge\u00a0Ada\u00a0Roe there. Roe sat.")
    Ada\u00a0Roe = Ada\u00a0Roe (person)
    Roe = Ada\u00a0Roe (person)
    """
    return run.replace("\u00a0", " ").split(" ")


def _cut(position: Position, run: str) -> tuple[Piece, ...]:
    """The names in a run of capitalised words, single spaces between.

    >>> [piece.text for piece in _cut(WITHIN, "Indian Prime Minister Ann Roe")]
    ['Ann Roe']
    >>> [piece.text for piece in _cut(WITHIN, "U.S. Department of Sailing")]
    ['U.S.', 'Department of Sailing']
    >>> [piece.text for piece in _cut(AFTER_OFFICE, "State Ann Roe")]
    ['Ann Roe']
    >>> _cut(WITHIN, "TV-friendly")
    ()
    >>> named("Ex-Sri Lanka captain Quorl met ex-Norway rower Ada Roe. Ex-Quorl Vex sat.")
    Sri Lanka = Sri Lanka (place)
    Quorl = Quorl (person)
    Norway = Norway (place)
    Ada Roe = Ada Roe (person)
    Ex-Quorl Vex = Ex-Quorl Vex (person)
    """
    if run.startswith(_EX) and run.removeprefix(_EX) in lists.known():
        size = len(_EX)
        return tuple(
            replace(piece, start=piece.start + size, end=piece.end + size)
            for piece in _cut(WITHIN, run.removeprefix(_EX))
        )
    words = split_words(run)
    if position is AFTER_OFFICE:
        parts = [*_after_office(words)]
    else:
        parts = [*_parts(words, position is OPENING and not is_acronym(run))]
    if not parts:
        return ()
    starts = [0]
    for word in words:
        starts.append(starts[-1] + len(word) + 1)
    found = [_piece(run, starts[part.begin], _end(words, starts, part), part) for part in parts]
    return tuple(piece for piece in found if piece.text not in lists.stops())


PIECES = {position: Memory(partial(_cut, position), most=1 << 14) for position in Position}
"""The names in a run, by where the run is and what it says."""


def is_acronym(word: str) -> bool:
    """NATO, OSLO: the capitals are a word's own wherever it is.

    >>> named("NATO met, a nato of sorts.")
    NATO = NATO (organization)
    """
    return len(word) > 1 and word.isupper()


def _piece(run: str, start: int, end: int, part: Part) -> Piece:
    """A part by its characters, with the kind that its title or its own words tell.

    >>> named("He met Mr. Oslo of Norway.")
    Oslo = Oslo (person)
    """
    text = run[start:end]
    kind, strength = own_kind.own_kind(text)
    if part.sort is TITLED:
        kind, strength = "person", own_kind.SURE
    elif part.sort is BARE:
        kind, strength = "", own_kind.UNKNOWN
    return Piece(start, end, text, kind, strength, part.sort, part.gender, part.title)


def _end(words: Sequence[str], starts: Sequence[int], part: Part) -> int:
    """Where a name ends in its run: at its last word's end, or at a hyphen in it.

    >>> named("An Oakham-trained crew came.")
    Oakham = Oakham (other)
    >>> named("He read “Mr. Roe Is Not Asleep” there. He read 'Mr. Lund Is Not Asleep' too.")
    Roe = Roe (person)
    Lund = Lund (person)
    """
    if verb := _verb(words, part):
        return starts[verb] - 1
    last = words[part.end - 1]
    compound = COMPOUND.search(last)
    is_cut = compound is not None and not _is_given_name(words[part.begin : part.end])
    length = compound.start() if compound is not None and is_cut else len(last)
    return starts[part.end - 1] + length


def _verb(words: Sequence[str], part: Part) -> int:
    """Where a verb in a title that is quoted ends the name; 0 where none does."""
    if part.sort is not TITLED and "Not" not in words:
        return 0
    rest = range(part.begin + 1, part.end)
    verb = next((k for k in rest if words[k].lower() in _auxiliaries()), 0)
    is_person = part.sort is TITLED or words[verb + 1 : verb + 2] == ["Not"]
    return verb if is_person else 0


@cache
def _auxiliaries() -> frozenset[str]:
    """The forms of *be* and *have*, which are in no person's name."""
    rows = lexicons.word_list("function_words")
    return frozenset(rows["word"][rows["class"].isin(("be", "have"))])


def _is_given_name(words: Sequence[str]) -> bool:
    """Whether the last word's hyphen is within a given name: Lund Ki-lund.

    >>> named("It was Lund Ki-lund.")
    Lund Ki-lund = Lund Ki-lund (person)
    >>> named("It was a Texas Senate-led group.")
    Texas Senate = Texas Senate (organization)
    """
    before = words[-2] if len(words) > 1 else ""
    if (
        not before
        or is_compound(words[-1])
        or (before in lists.known() and before not in lists.family_names_first())
    ):
        return False
    return len(words[-1]) < _LONGEST_GIVEN_NAME


def _parts(words: Sequence[str], is_initial: bool) -> Iterator[Part]:
    """The names among words: a listed one, or what is around a title.

    >>> named("He came as Captain Hook.")
    Captain Hook = Captain Hook (person)
    >>> named("Yesterday Quorl shut. But do I know?")
    Quorl = Quorl (other)
    """
    first = n_stops(words, is_initial)
    is_initial = is_initial and first == 0
    if first == len(words) or (words[-1] == "I" and words[first].islower()):  # (But) do I
        return
    words = words[: before_letters(words, first)]
    if words[first] in lists.titles() and " ".join(words[first:]) in lists.known():
        yield Part(first, len(words))  # Captain Hook
    elif is_initial and begins_with_role(words):
        yield Part(1, len(words), TITLED, lists.roles()[role(words[0])])
    elif (title := find_title(words, first)) is None:
        yield from _untitled(words, first, is_initial)
    else:
        yield from _around_title(words, first, title)


# ---------------------------------------------------------------- with a title


def _around_title(words: Sequence[str], first: int, title: Title) -> Iterator[Part]:
    """Texas | Governor | Ann Roe: what is before a title, and the person or the title itself.

    >>> named("It was Texas Governor Ada Roe. The Governor sat.")
    Texas = Texas (place)
    Ada Roe = Ada Roe (person)
    Governor = Ada Roe (person)
    """
    begin, end, gender = title
    if begin > first:
        yield from _before_title(words, first, begin)
    title_words = " ".join(words[begin:end])
    if end < len(words):
        yield from _person(words, end, gender, title_words)
    elif can_stand_alone(words[begin:end]):
        yield Part(begin, end, BARE, gender, title_words)


def _person(words: Sequence[str], begin: int, gender: str, title: str = "") -> Iterator[Part]:
    """The person after a title; Minister of Education Ann Roe has its "of" within the run.

    >>> named("He met Judge Quorl and Minister of Sailing Ada Roe.")
    Quorl = Quorl (person)
    Ada Roe = Ada Roe (person)
    """
    lower = (i for i in range(begin, len(words)) if not words[i][:1].isupper())
    end = next((i for i in lower if words[i] in ("of", "for", "and")), len(words))
    if begin < end:
        yield Part(begin, end, TITLED, gender, title)


def _before_title(words: Sequence[str], begin: int, end: int) -> Iterator[Part]:
    """Florida (Governor Ann Roe), House (Speaker Ann Roe): a listed name or a body, or nothing.

    >>> named("It was Texas Governor Ada Quorl with Danish Judge Bo Quill.")
    Texas = Texas (place)
    Ada Quorl = Ada Quorl (person)
    Bo Quill = Bo Quill (person)
    >>> named("It was Danish Senate President Bo Quill.")
    Danish Senate = Danish Senate (organization)
    Bo Quill = Bo Quill (person)
    >>> named("The Wendle Sailing Guild met. WSG President Bo Quill came.")
    Wendle Sailing Guild = Wendle Sailing Guild (organization)
    WSG = Wendle Sailing Guild (organization)
    Bo Quill = Bo Quill (person)
    >>> named("It was North Dakota QXR Governor Bo Quill with Quiet QXR Governor Ada Roe.")
    North Dakota = North Dakota (place)
    QXR = QXR (organization)
    Bo Quill = Bo Quill (person)
    Ada Roe = Ada Roe (person)
    >>> named("It was Oslo-based QXR Inspector Ada Roe.")
    Oslo = Oslo (place)
    QXR = QXR (organization)
    Ada Roe = Ada Roe (person)
    """
    if size := compound_size(words[:end], begin):
        yield Part(begin, begin + size)
        begin += size
    size = n_nationality(words[begin:end])
    if size and not is_body(words[begin + size : end]):
        begin += size
    last = words[end - 1]
    here = words[begin:end]
    is_abbreviation = len(here) == 1 and _is_abbreviation(last)
    if here and (is_abbreviation or is_listed(here) or last in lists.heads()):
        yield Part(begin, begin + before_party(here))
    elif len(here) > 1 and _is_abbreviation(last) and " ".join(here[:-1]) in lists.known():
        yield Part(begin, end - 1)
        yield Part(end - 1, end)


def _is_abbreviation(word: str) -> bool:
    return word.isupper() and own_kind.own_kind(word)[0] != ""


def _after_office(words: Sequence[str]) -> Iterator[Part]:
    """(Secretary of) State Ann Roe: the department is no name of its own, a place is.

    >>> named("She met Secretary of State Ada Roe and the Mayor of Oslo Mr. Quill.")
    Ada Roe = Ada Roe (person)
    Oslo = Oslo (place)
    Quill = Quill (person)
    """
    person, gender = person_in_office(words)
    stop = next((i for i in range(person) if title_kind(words[i]) == "honorific"), person)
    if stop and is_body_with_office(words[:stop], person < len(words)):
        yield Part(0, stop)
    if person < len(words):
        yield from _person(words, person, gender)


# ---------------------------------------------------------------- without a title


def _untitled(words: Sequence[str], begin: int, is_initial: bool) -> Iterator[Part]:
    """The names among words without a title, from a word on.

    >>> named("OLD OAKHAM BRIDGE FALLS As it was Danish Norwegian Quorl, and FULL TEXT.")
    Quorl = Quorl (other)
    """
    start, end = past_nationality(words, begin), len(words)
    is_initial = is_initial and start == begin
    if end - start == 1:
        yield Part(start, end, INITIAL if is_initial else PLAIN)
    if end - start < 2:
        return
    if words[start].isupper():
        heading = n_shouted(words[start:])
        start, is_initial = start + heading, is_initial or heading > 0
        if are_shouted(words[start:]):
            return
    if size := compound_size(words, start):
        yield Part(start, start + size)
        yield from _untitled(words, start + size, False)
    elif (day := _day_at_an_end(words, start)) is not None:
        yield from _around_day(words, start, day)
    else:
        yield from _names_in(words, start, start + before_party(words[start:]), is_initial)


def _day_at_an_end(words: Sequence[str], begin: int) -> int | None:
    """Where a weekday or month is that is no part of a name: Friday | Ann Roe.

    >>> named("They met Ada Roe Friday. It was Good Friday there.")
    Ada Roe = Ada Roe (person)
    Friday = Friday (other)
    Good Friday = Good Friday (organization)
    """
    days, last = lists.context("day"), len(words) - 1
    if begin == last or days.isdisjoint((words[begin], words[last])):
        return None
    if words[begin] in lists.context("day of") or " ".join(words[begin:]) in lists.known():
        return None  # Good Friday
    return begin if words[begin] in days else last


def _around_day(words: Sequence[str], begin: int, day: int) -> Iterator[Part]:
    """Ann Roe | Friday, Friday | Ann Roe: the day is a name of its own.

    >>> named("They met Ada Roe Friday.")
    Ada Roe = Ada Roe (person)
    Friday = Friday (other)
    >>> named("They met Friday Ada Roe.")
    Friday = Friday (other)
    Ada Roe = Ada Roe (person)
    """
    if day > begin:
        yield from _untitled(words[:day], begin, False)
    yield Part(day, day + 1)
    if day + 1 < len(words):
        yield from _untitled(words, day + 1, False)


def _names_in(words: Sequence[str], begin: int, end: int, is_initial: bool) -> Iterator[Part]:
    """One name, or two: U.S. | Department of Sailing, Sailing Council | Ada Roe.

    >>> named("It was the U.S. Department of Sailing and Sailing Council Ada Roe.")
    U.S. = United States (place)
    Department of Sailing = Department of Sailing (organization)
    Sailing Council = Sailing Council (organization)
    Ada Roe = Ada Roe (person)
    >>> named("It rained at the Ada Lane South Carolina party.")
    Ada Lane = Ada Lane (person)
    South Carolina = South Carolina (place)
    >>> named("It was about Image, no image. Image sank.")
    """
    here = words[begin:end]
    cut = country_before_body(here) or before_person(here) or place_after_person(here)
    if cut is not None:
        first = without_noun(here[:cut])
        if len(first) > 1 or (first and (is_listed(first) or first[-1] in lists.heads())):
            yield Part(begin, begin + before_party(first))
        begin, is_initial = begin + cut, False
    is_one_word = is_initial and end - begin == 1
    yield Part(begin, end, INITIAL if is_one_word else PLAIN)
