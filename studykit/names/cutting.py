"""A run of capitalised words cut into names: titles, nationalities and stop words off."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from studykit.names import forms, lists

# "Scientology-related", "Japanese-occupied": the name ends at the hyphen.
_COMPOUND = re.compile(r"[-‐‑][a-z]\w*$")
_LONGEST_GIVEN_NAME = 12
_SHORTEST_OPENER = 7


class Part(NamedTuple):
    """One name within a run, by its words."""

    begin: int
    end: int
    is_titled: bool = False
    gender: str = ""
    is_initial: bool = False
    title: str = ""  # that of a person; of a title that stands alone, its own words
    is_bare: bool = False  # a title that stands alone


@dataclass(frozen=True, slots=True)
class Piece:
    """One name within a run, by its characters, and what the run tells of it.

    Attributes
    ----------
    start, end : int
        Where in the run it stands.
    text : str
        The name.
    kind, strength : str, int
        What its title or its own words tell, as in `forms`.
    gender : str
        What its title says.
    title : str
        That of a person (Home Secretary); of a title that stands alone, its own words.
    is_titled : bool
        Whether a title or a noun for a person stands directly before it.
    is_initial : bool
        Whether it is one word that may have its capital from its position.
    is_bare : bool
        Whether it is a title that stands for its bearer.
    is_plain : bool
        Whether it is none of these three.
    """

    start: int
    end: int
    text: str
    kind: str
    strength: int
    gender: str = ""
    title: str = ""
    is_titled: bool = False
    is_initial: bool = False
    is_bare: bool = False
    is_plain: bool = True


def pieces(run: str, is_initial: bool, is_of_office: bool) -> tuple[Piece, ...]:
    """The names in a run of capitalised words.

    Parameters
    ----------
    run : str
        The words, single spaces between.
    is_initial : bool
        Whether the first has its capital from its position.
    is_of_office : bool
        Whether they follow a title and "of": (Secretary of) State Ann Roe.

    Examples
    --------
    >>> def cut(run):
    ...     return [piece.text for piece in pieces(run, True, False)]
    >>> cut("Yesterday Indian Prime Minister Ann Roe"), cut("U.S. Department of Labor")
    (['Ann Roe'], ['U.S.', 'Department of Labor'])
    """
    words = run.replace("\u00a0", " ").split(" ")
    starts = [0]
    for word in words:
        starts.append(starts[-1] + len(word) + 1)
    parts = _of_office(words) if is_of_office else _parts(words, is_initial)
    return tuple(_piece(run, starts[part.begin], _end(words, starts, part), part) for part in parts)


def _piece(run: str, start: int, end: int, part: Part) -> Piece:
    text = run[start:end]
    kind, strength = "", forms.UNKNOWN
    if part.is_titled:
        kind, strength = "person", forms.SURE
    elif not part.is_bare:
        kind, strength = forms.form(text)
    return Piece(
        start, end, text, kind, strength, part.gender, part.title,
        part.is_titled, part.is_initial, part.is_bare,
        is_plain=not (part.is_titled or part.is_initial or part.is_bare),
    )  # fmt: skip


def plain_piece(name: str) -> Piece:
    """A name by itself."""
    return Piece(0, len(name), name, *forms.form(name))


def widened(piece: Piece, before: str) -> Piece:
    """A name with particles that stand before it: (de) Blasio."""
    text = before + piece.text
    kind, strength = forms.form(text)
    start = piece.start - len(before)
    return replace(piece, start=start, text=text, kind=kind, strength=strength)


def _end(words: Sequence[str], starts: Sequence[int], part: Part) -> int:
    """Where a name ends in its run: at its last word's end, or at a hyphen in it."""
    last = words[part.end - 1]
    compound = _COMPOUND.search(last)
    is_cut = compound is not None and not _is_given_name(words, part)
    length = compound.start() if compound is not None and is_cut else len(last)
    return starts[part.end - 1] + length


def _is_given_name(words: Sequence[str], part: Part) -> bool:
    """Whether the last word's hyphen is within a given name: Ban Ki-moon."""
    before = words[part.end - 2] if part.end - part.begin > 1 else ""
    if not before or (before in lists.known() and before not in lists.family_names_first()):
        return False
    return len(words[part.end - 1]) < _LONGEST_GIVEN_NAME


def _parts(words: Sequence[str], is_initial: bool) -> Iterator[Part]:
    first = _n_stops(words, is_initial)
    is_initial = is_initial and first == 0
    if first == len(words) or (words[-1] == "I" and words[first].islower()):  # But do I
        return
    if words[first] in lists.titles() and " ".join(words[first:]) in lists.known():
        yield Part(first, len(words))  # Captain America
        return
    if is_initial and _begins_with_role(words):
        yield Part(1, len(words), is_titled=True, gender=lists.roles()[_role(words[0])])
        return
    title = _title(words, first)
    if title is None:
        yield from _plain(words, first, len(words), is_initial)
        return
    begin, end, gender = title
    if begin > first:
        yield from _before_title(words, first, begin)
    title_words = " ".join(words[begin:end])
    if end < len(words):
        yield from _person(words, end, gender, title_words)
    elif _can_stand_alone(words[begin:end]):
        yield Part(begin, end, gender=gender, title=title_words, is_bare=True)


# ---------------------------------------------------------------- what is no name


def _n_stops(words: Sequence[str], is_initial: bool) -> int:
    """How many words at the beginning are no name: Yesterday, The, I."""
    n = 0
    while n < len(words) and _is_stop(words, n, is_initial and n == 0):
        n += 1
    return n


def _is_stop(words: Sequence[str], at: int, is_initial: bool) -> bool:
    word = words[at]
    if is_initial and at + 1 < len(words) and _opens_sentence(word, words[at + 1 :]):
        return True
    if len(words) == 1 and (len(word.rstrip(".")) == 1 or word.startswith(("R-", "D-", "I-"))):
        return True  # a letter by itself; (R-Texas)
    if word.isupper() and len(word) > 1:
        if word in lists.stop_capitals():
            return True
        is_shouted = word.lower() in lists.stops() and word not in lists.known()
        return is_shouted and not _are_initials(words, at)
    if word.lower() not in lists.stops():
        return False
    if at + 1 == len(words):
        return True
    behind = words[at + 1]
    if word == "New" or f"{word} {behind}" in lists.known() or word in lists.first_names():
        return False
    return is_initial or word in ("The", "A", "An", "I")


def _opens_sentence(word: str, behind: Sequence[str]) -> bool:
    """Interestingly Roe, Addressing Ann Roe; not Daily Herald, Manning Roe."""
    if not word.endswith(("ly", "ing")) or len(word) < _SHORTEST_OPENER:
        return False
    if word in lists.titles() or word in lists.first_names() or not lists.is_ordinary(word):
        return False
    is_person = behind[0] in lists.first_names() and len(behind) > 1
    return is_person or " ".join(behind) in lists.known() or not lists.is_ordinary(behind[0])


def _are_initials(words: Sequence[str], at: int) -> bool:
    """Whether two capitals that spell a word are a person's: AS Roe; not IN Oslo."""
    if at > 0 or len(words) == 1 or len(words[0]) > 2:
        return False
    name = words[1]
    return name[1:].islower() and not lists.is_ordinary(name) and name not in lists.known()


def _begins_with_role(words: Sequence[str]) -> bool:
    """A sentence that begins "Actor Ann Roe"."""
    if len(words) < 2 or words[0] in lists.titles() or words[-1] in lists.heads():
        return False
    return _role(words[0]) in lists.roles() and not is_title(words[1])


def _role(word: str) -> str:
    return word.lower().removeprefix("co-")


def _nationality(words: Sequence[str], begin: int, end: int) -> int:
    """How many words at the beginning say a nationality: Russian 1, North Korean 2."""
    nationalities = lists.nationalities()
    if begin + 1 < end and f"{words[begin]} {words[begin + 1]}" in nationalities:
        return 2
    if " ".join(words[begin:end]) in lists.known():
        return 0
    first = words[begin]
    if "-" in first:  # Japanese-occupied, Israeli-American
        first = _COMPOUND.sub("", first).rpartition("-")[2]
    return int(first in nationalities)


# ---------------------------------------------------------------- titles


def _title(words: Sequence[str], first: int) -> tuple[int, int, str] | None:
    """Where the title in a run begins and ends and the gender it tells, if there is one."""
    at = next((i for i in range(first, len(words)) if is_title(words[i])), None)
    if at is None or _names_a_body(words, at):
        return None
    if _kind(words[at]) == "noble":
        return None if len(words) - first > 1 else (at, at + 1, "")
    begin, end = _title_begin(words, first, at), _title_end(words, at)
    if end == len(words) and at > first and words[first] in lists.first_names():
        return None  # Stephen Major, Ann Judge: the last word is the family name
    genders = (lists.titles().get(word, ("", ""))[1] for word in words[at:end])
    return begin, end, next(filter(None, genders), "")


def _kind(word: str) -> str:
    return lists.titles().get(word, ("",))[0]


def is_title(word: str) -> bool:
    """Whether a capitalised word stands before a person's name.

    Examples
    --------
    >>> is_title("Sen."), is_title("Then-President"), is_title("Foreign")
    (True, True, False)
    """
    bare = word.removeprefix("Then-").removeprefix("Ex-") if "-" in word else word
    return _kind(bare) not in ("", "modifier")


def _title_begin(words: Sequence[str], first: int, at: int) -> int:
    while at > first and _kind(words[at - 1]) == "modifier":
        at -= 1
    return at


def _title_end(words: Sequence[str], at: int) -> int:
    end = at + 1
    while end < len(words) and _kind(words[end]) not in ("", "noble"):
        if end == len(words) - 1 and words[end] in lists.first_names():
            break  # Judge Dean: the last word is the name
        end += 1
    return end


def _names_a_body(words: Sequence[str], at: int) -> bool:
    """Justice Department, General Assembly: the title is part of an organization's name."""
    of = words.index("of") if "of" in words else len(words)
    last = words[of - 1]
    if words[at].endswith(".") or at >= of - 1 or last not in lists.heads() or is_title(last):
        return False
    is_person = last in lists.surname_heads() or last in lists.family_names_first()
    return not (is_person and of - at in (2, 3))


def _can_stand_alone(title: Sequence[str]) -> bool:
    """President, Home Secretary, Pope; not Mr. President, Presidents, CEO, Sen., St."""
    last = title[-1]
    if _kind(last) == "noble":
        return len(title) == 1 and not last.endswith(".")
    is_one_office = not last.endswith((".", "s")) and not last.isupper()
    return is_one_office and all(_kind(word) in ("office", "modifier") for word in title)


def _person(words: Sequence[str], begin: int, gender: str, title: str = "") -> Iterator[Part]:
    """The person behind a title; Minister of Education Ann Roe has its "of" within the run."""
    lower = (i for i in range(begin, len(words)) if not words[i][:1].isupper())
    end = next((i for i in lower if words[i] in ("of", "for", "and")), len(words))
    if begin < end:
        yield Part(begin, end, is_titled=True, gender=gender, title=title)


def _before_title(words: Sequence[str], begin: int, end: int) -> Iterator[Part]:
    """Florida (Governor Ann Roe), House (Speaker Ann Roe): a listed name or a body, or nothing."""
    size = _nationality(words, begin, end)
    if size and not is_body(words[begin + size : end]):
        begin += size
    if begin < end and (is_listed(words[begin:end]) or words[end - 1] in lists.heads()):
        yield Part(begin, _before_party(words, begin, end))


def _of_office(words: Sequence[str]) -> Iterator[Part]:
    """(Secretary of) State Ann Roe: the department is no name of its own, a place is."""
    person, gender = _person_in_office(words)
    stop = next((i for i in range(person) if _kind(words[i]) == "honorific"), person)
    if stop and (" ".join(words[:stop]) in lists.known() or words[stop - 1] in lists.heads()):
        yield Part(0, stop)
    if person < len(words):
        yield from _person(words, person, gender)


def _person_in_office(words: Sequence[str]) -> tuple[int, str]:
    for i in range(1, len(words)):
        if _kind(words[i - 1]) == "honorific":
            return i, lists.titles()[words[i - 1]][1]
        if words[i] in lists.first_names() and i < len(words) - 1:
            return i, ""
    return _rare_at_end(words), ""


def _rare_at_end(words: Sequence[str]) -> int:
    """Where two rare words begin that end an office: (CEO of the) Sailing Council Quorl Roe."""
    cut = len(words) - 2
    is_office = cut > 0 and words[cut - 1][:1].isupper() and lists.is_ordinary(words[cut - 1])
    if not is_office or _is_familiar(words[cut]) or words[-1] in lists.heads():
        return len(words)
    is_behind_body = words[cut - 1] in lists.heads()
    return cut if is_behind_body or not _is_familiar(words[-1]) else len(words)


def _is_familiar(word: str) -> bool:
    return lists.is_ordinary(word) or word in lists.known() or word in lists.heads()


# ---------------------------------------------------------------- names without a title


def _plain(words: Sequence[str], begin: int, end: int, is_initial: bool) -> Iterator[Part]:
    start = _behind_nationality(words, begin, end)
    is_initial = is_initial and start == begin
    if start == end or _is_shouted(words[start:end]):
        return
    if end - start > 1 and _is_compound(words[start]):
        yield Part(start, start + 1)
        yield from _plain(words, start + 1, end, False)
        return
    day = _day_at_an_end(words, start, end) if end - start > 1 else None
    if day is not None:
        yield from _around_day(words, start, end, day)
    else:
        yield from _names_in(words, start, _before_party(words, start, end), is_initial)


def _is_compound(word: str) -> bool:
    """Oslo-based, Oslo-born; not Ki-lund, a given name."""
    return "-" in word and word.rpartition("-")[2] in lists.context("compound")


def _behind_nationality(words: Sequence[str], begin: int, end: int) -> int:
    """Where words go on behind nationalities; before a body they stay: (Chinese) Ministry."""
    while begin < end and (size := _nationality(words, begin, end)):
        if (
            begin + size < end
            and is_body(words[begin + size : end])
            and not _is_compound(words[begin])
        ):
            break
        begin += size
        begin += _n_stops(words[begin:end], False)
    return begin


def _before_party(words: Sequence[str], begin: int, end: int) -> int:
    """Where a place or body ends that a party stands behind: Iowa (Republican), Senate."""
    before = lists.known().get(" ".join(words[begin : end - 1]), ("", "person"))
    is_place = before[1] != "person"
    return end - 1 if is_place and words[end - 1] in lists.nationalities() else end


def _names_in(words: Sequence[str], begin: int, end: int, is_initial: bool) -> Iterator[Part]:
    cut = _country_before_body(words, begin, end) or _before_person(words, begin, end)
    if cut is not None:
        if is_listed(words[begin:cut]) or words[cut - 1] in lists.heads() or cut - begin > 1:
            yield Part(begin, _before_party(words, begin, cut))
        begin, is_initial = cut, False
    yield Part(begin, end, is_initial=is_initial and end - begin == 1)


def _day_at_an_end(words: Sequence[str], begin: int, end: int) -> int | None:
    """Where a weekday or month stands that is no part of a name: Friday Ann Roe."""
    if " ".join(words[begin:end]) in lists.known() or words[begin] in lists.context("day of"):
        return None
    return next((i for i in (begin, end - 1) if words[i] in lists.context("day")), None)


def _around_day(words: Sequence[str], begin: int, end: int, day: int) -> Iterator[Part]:
    if day > begin:
        yield from _plain(words, begin, day, False)
    yield Part(day, day + 1)
    if day + 1 < end:
        yield from _plain(words, day + 1, end, False)


def _is_shouted(words: Sequence[str]) -> bool:
    """FULL TEXT: ordinary words in capitals for effect."""
    if len(words) < 2 or not all(map(str.isupper, words)):
        return False
    return all(map(lists.is_ordinary, words)) and " ".join(words).title() not in lists.known()


def is_listed(words: Sequence[str]) -> bool:
    """Whether words are a listed name or part of a person's."""
    return (
        " ".join(words) in lists.known()
        or words[0] in lists.first_names()
        or words[-1] in lists.nationalities()
        or words[-1] in lists.family_names_first()
    )


def is_body(words: Sequence[str]) -> bool:
    """Whether a nationality before these words is part of the name: (Chinese) Foreign Ministry."""
    if not words:
        return False
    if len(words) == 1 and words[0] not in lists.heads():
        return False
    return words[-1] in lists.heads() or any(word in ("of", "for") for word in words)


def _country_before_body(words: Sequence[str], begin: int, end: int) -> int | None:
    """Where the body begins in "U.S. Department of Labor", "UK Home Office"."""
    known = lists.known()
    for cut in (begin + 2, begin + 1):
        if cut < end and " ".join(words[begin:cut]) in lists.countries():
            rest = " ".join(words[cut:end])
            if " ".join(words[begin:end]) in known or (end - cut < 2 and rest not in known):
                return None
            links = (i for i in range(cut + 1, end) if words[i] in ("of", "for", "on"))
            head = words[next(links, end) - 1]
            return cut if lists.heads().get(head) == "organization" or rest in known else None
    return None


def _before_person(words: Sequence[str], begin: int, end: int) -> int | None:
    """Where the person begins in "Texas Ann Roe" and "Refugee Council Enver Roe"."""
    if end - begin < 3 or (words[end - 1] in lists.heads() and not _is_surname(words[end - 1])):
        return None
    for cut in range(begin + 1, end - 1):
        if words[cut][:1].isupper() and _is_person_from(words, begin, cut, end):
            return cut
    return None


def _is_surname(word: str) -> bool:
    return word in lists.surname_heads()


def _is_person_from(words: Sequence[str], begin: int, cut: int, end: int) -> bool:
    firsts, heads = lists.first_names(), lists.heads()
    if words[cut - 1][:1].islower() or words[begin] in firsts or end - cut > 3:
        return False
    before = " ".join(words[begin:cut])
    if words[cut] in firsts:
        return before in lists.known() or cut - begin > 1 or _is_common_noun(before)
    is_behind_body = words[cut - 1] in heads and cut - begin > 1 and end - cut == 2
    return is_behind_body and not any(map(lists.is_ordinary, words[cut:end]))


def _is_common_noun(word: str) -> bool:
    """Scientologist, Relations: what stands before a name and is no part of it."""
    return word.endswith(("ist", "ian", "er")) or lists.is_ordinary(word)
