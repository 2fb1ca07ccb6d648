"""Runs of capitals that make one name with "of", "for", "and" or ’s between them."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from studykit.names import lists
from studykit.names.runs.cutting import AFTER_OFFICE, OPENING, WITHIN, is_acronym, split_words
from studykit.names.runs.edges import count_before
from studykit.names.runs.fields import (
    are_places,
    are_two_things,
    is_field,
    is_of_field,
    is_whole,
    n_places,
)
from studykit.names.runs.patterns import UPPER
from studykit.names.words.bodies import is_listed
from studykit.names.words.titles import is_title, title_kind

LONGEST_NAME = 120  # characters

_AND = (" and ", " & ", "&")
_AGAINST = " v. "
_IN_A_LIST = (", ", ", and ")
# Rowing, Sport and Dull Weather: the fields of a body after its first.
_FIELDS = re.compile(
    rf"(?:[{UPPER}]\w+(?: [{UPPER}]\w+)*, ){{0,5}}"
    rf"[{UPPER}]\w+(?: [{UPPER}]\w+)*,? and [{UPPER}]\w+(?: [{UPPER}]\w+)*"
)
_PLURAL_POSSESSIVE = ("’ ", "' ")
_POSSESSIVE = ("’s ", "'s ")
# "Power of Siberia 2": a number that is part of a name.
_NUMBER = re.compile(r" \d{1,2}(?= [a-z])")


@cache
def _between(tells: str) -> frozenset[str]:
    """Words between two names with the spaces around them."""
    return frozenset(f" {link} " for link in lists.context(tells))


class Run:
    """Capitalised words in a row, beside others that may belong to the same name."""

    __slots__ = (
        "end", "is_after_particle", "is_glued", "office", "position", "start", "text", "words",
    )  # fmt: skip

    def __init__(self, match: re.Match[str], first: int) -> None:
        self.start, self.end = match.span()
        self.text, opener, particle = match.group(0, "opener", "particle")
        is_initial = (self.start == first or opener is not None) and not is_acronym(self.text)
        self.position = OPENING if is_initial else WITHIN
        self.is_after_particle = particle is not None
        self.is_glued = False  # to one before it
        self.office = ""  # the title before "of", if it is borne now
        self.words = split_words(self.text)

    def extend(self, text: str, right: "Run") -> None:
        """Take in a run after it, with a number: Power | of Siberia 2.

        >>> named("She saw the Song of Norway 2 ferry.")
        Song of Norway 2 = Song of Norway 2 (organization)
        """
        number = _NUMBER.match(text, right.end)
        self.end = number.end() if number else right.end
        self.text = text[self.start : self.end]
        self.words = split_words(self.text)
        self.is_glued = True


def glued(text: str, runs: Sequence[Run]) -> Iterator[Run]:
    """The runs, those that make one name joined.

    >>> named("He met the Secretary of State Ada Roe at the Bank of Elm.")
    Ada Roe = Ada Roe (person)
    Bank of Elm = Bank of Elm (organization)
    """
    current = runs[0]
    for run in runs[1:]:
        gap = text[current.end : run.start]
        if run.end - current.start <= LONGEST_NAME and _is_one_name(text, current, run, gap):
            current.extend(text, run)
        else:
            if gap in _between("joins an office") and _is_office(current):
                run.position = AFTER_OFFICE
                run.office = "" if is_former(text, current.start) else current.words[-1]
            elif _is_field_more(current, run, gap):
                run.position, run.office = AFTER_OFFICE, current.office
            yield current
            current = run
    yield current


def _is_field_more(left: Run, right: Run, gap: str) -> bool:
    """Minister for Women | and | Equalities Ada Roe, Minister for Trade | , | Rowing and Sport.

    >>> named("Minister for Roads and Harbours Ada Roe sat. The Minister left.")
    Ada Roe = Ada Roe (person)
    Minister = Ada Roe (person)
    >>> named("Minister for Trade, Rowing and Sport Ada Roe sat. The Minister left.")
    Ada Roe = Ada Roe (person)
    Minister = Ada Roe (person)
    >>> named("Minister for Trade Ada Roe, Wind and Weather left.")
    Ada Roe = Ada Roe (person)
    Wind = Wind (other)
    Weather = Weather (other)
    """
    if left.position is not AFTER_OFFICE or not all(map(is_of_field, left.words)):
        return False
    first = right.words[0]
    if gap in _IN_A_LIST and len(right.words) < 3:
        return all(map(is_of_field, right.words))
    is_last = gap in (" and ", ", and ") and len(right.words) > 2
    return is_last and is_of_field(first) and first not in lists.first_names()


def is_former(text: str, at: int) -> bool:
    """Whether a title is no longer borne: former | President.

    >>> named("It was former Secretary of State Ada Roe. The Secretary left.")
    Ada Roe = Ada Roe (person)
    """
    return text[max(0, at - 7) : at].endswith(("former ", "Former ", "then-", "ex-"))


def _is_office(left: Run) -> bool:
    """Whether what follows "of" says of what: Secretary | of | State.

    >>> named("She met Secretary of State Ada Roe.")
    Ada Roe = Ada Roe (person)
    >>> named("She met Ada Roe of Sailing Weather.")
    Ada Roe = Ada Roe (person)
    Sailing Weather = Sailing Weather (other)
    """
    return title_kind(left.words[-1]) in ("office", "modifier")


def _is_one_name(text: str, left: Run, right: Run, gap: str) -> bool:
    """Whether the words between two runs make one name of them.

    >>> named("He studied at the University of Lund at Oslo on Women’s March.")
    University of Lund at Oslo = University of Lund at Oslo (organization)
    Women’s March = Women’s March (organization)
    >>> named("The Lane County Coroner’s Office shut.")
    Lane County Coroner’s Office = Lane County Coroner’s Office (organization)
    >>> named("He met Ada Roe and Bo Quill.")
    Ada Roe = Ada Roe (person)
    Bo Quill = Bo Quill (person)
    >>> named("It was as in Roe v. Norway there.")
    Roe v. Norway = Roe v. Norway (other)
    >>> named("The band 30 Days to Quorl sang in it. He gave days to Oslo, and Days to Norway.")
    30 Days to Quorl = 30 Days to Quorl (organization)
    Oslo = Oslo (place)
    Days = Days (other)
    Norway = Norway (place)
    """
    if gap == " to " and count_before(text, left.start, left.text):
        return True
    if gap == _AGAINST or _is_known(text, left, right):
        return True
    if gap in _between("joins a name"):
        return _takes_of(left, right, gap)
    if gap in _IN_A_LIST or "," in left.text:
        return left.is_glued and _takes_list(text, left, right)
    if gap in _AND:
        return _takes_and(left, right) if gap == " and " else not _are_two_persons(left, right)
    if gap in _POSSESSIVE:
        return _owns(left.words, right.words)
    if gap in _PLURAL_POSSESSIVE:
        return _is_of_members(left, right)
    return gap == " at " and left.words[0] == "University" and left.is_glued


def _is_known(text: str, left: Run, right: Run) -> bool:
    """Whether two runs make a listed name, the second with words after it or not.

    >>> named("He left the House of Representatives Committee on Trade.")
    House of Representatives Committee on Trade = \
House of Representatives Committee on Trade (organization)
    >>> named("The House of Representatives Speaker met Ada Roe.")
    House of Representatives = House of Representatives (organization)
    Ada Roe = Ada Roe (person)
    """
    known, both = lists.known(), text[left.start : right.end].removeprefix("The ")
    begin = text[left.start : right.start].removeprefix("The ") + right.words[0]
    return both in known or begin in known


def _owns(owner: Sequence[str], owned: Sequence[str]) -> bool:
    """Coroner’s | Office, St. Ann’s | Hospital, Women’s | March, Quorl’s | Diner.

    >>> named("She sat in Quorl’s Diner, St. Ann’s Hospital and Vexler’s Bank.")
    Quorl’s Diner = Quorl’s Diner (place)
    St. Ann’s Hospital = St. Ann’s Hospital (organization)
    Vexler = Vexler (person)
    Bank = Bank (organization)
    >>> named("St Ann’s School paid Ada Roe of King’s College. St Ann’s Bo Vex met Ada King’s dog.")
    St Ann’s School = St Ann’s School (organization)
    Ada Roe = Ada Roe (person)
    King’s College = King’s College (organization)
    St Ann = St Ann (person)
    Bo Vex = Bo Vex (person)
    Ada King = Ada King (person)
    >>> named("The St. Louis’s Police Department paid for St. Paul’s Church.")
    St. Louis = St. Louis (place)
    Police Department = Police Department (organization)
    St. Paul’s Church = St. Paul’s Church (organization)
    """
    is_office = owned == ["Office"] and is_title(owner[-1])
    founded = lists.context("founded")
    is_town = " ".join(owner) in lists.known()
    is_of_saint = _is_saint(owner) and owned[-1] in (founded if is_town else lists.heads())
    is_place = len(owner) == 1 and owned[-1] in lists.context("owned")
    return (
        is_office
        or is_of_saint
        or is_place
        or owner[-1] in lists.context("owner")
        or _is_founded(owner, owned)
    )


def _is_saint(words: Sequence[str]) -> bool:
    return words[0] in ("St.", "St", "Saint") and 1 < len(words) < 4


def _is_founded(owner: Sequence[str], owned: Sequence[str]) -> bool:
    """King’s | College, Queen’s | University Oslo; not King’s | Office."""
    founders, founded = lists.context("founder"), lists.context("founded")
    return len(owner) == 1 and owner[0] in founders and not founded.isdisjoint(owned)


def _is_of_members(left: Run, right: Run) -> bool:
    """Rowers’ | Guild: a body of those whom an ordinary plural names.

    >>> named("The Danish Rowers’ Guild met the Rowers’ Bank.")
    Danish Rowers’ Guild = Danish Rowers’ Guild (organization)
    Rowers’ Bank = Rowers’ Bank (organization)
    >>> named("He saw the Lunds’ Bank.")
    Lunds = Lunds (organization)
    Bank = Bank (organization)
    """
    members = left.words[-1]
    is_body = lists.heads().get(right.words[-1]) == "organization" and len(right.words) < 3
    return is_body and lists.is_ordinary(members) and members not in lists.nationalities()


def _takes_of(left: Run, right: Run, gap: str) -> bool:
    """Bank of England, Great Hall of the People, Power of Siberia; not President of France.

    >>> named("It was the Bank of Wendle and the Great Hall of the Sailors.")
    Bank of Wendle = Bank of Wendle (organization)
    Great Hall of the Sailors = Great Hall of the Sailors (place)
    >>> named("He asked the City Council on Friday.")
    City Council = City Council (organization)
    Friday = Friday (other)
    >>> named("She left the GOP for Oslo.")
    GOP = GOP (organization)
    Oslo = Oslo (place)
    >>> named("She swept the Oak Room for Oslo.")
    Oak Room = Oak Room (place)
    Oslo = Oslo (place)
    >>> named("It was the mayor of Oslo and the President of Norway.")
    Oslo = Oslo (place)
    Norway = Norway (place)
    >>> named("The Ministry of Foreign Affairs of Norway met the Deputy of Norway.")
    Ministry of Foreign Affairs of Norway = Ministry of Foreign Affairs of Norway (organization)
    Norway = Norway (place)
    """
    last, after = left.words[-1], right.words[0]
    is_field = left.is_glued and title_kind(last) == "modifier"
    if is_title(after) or (last in lists.titles() and not is_field):
        return False
    if is_acronym(last) and last in lists.known():
        return False
    if after in lists.context("day"):  # the Council on Friday
        return False
    if last in lists.heads() and last not in lists.nationalities():
        if gap == " for ":
            return lists.heads()[last] != "place"
        return gap != " on " or last in lists.context("takes on")
    return gap.startswith(" of") and _may_be_head(left, last)


def _may_be_head(left: Run, last: str) -> bool:
    """Power of Siberia: an ordinary word, with its capital though "of" follows.

    >>> named("She saw the Centre for Control of Dull Weather.")
    Centre for Control of Dull Weather = Centre for Control of Dull Weather (organization)
    >>> named("It was about Power of Wendle.")
    Power of Wendle = Power of Wendle (other)
    >>> named("Power of Wendle was gone.")
    Wendle = Wendle (person)
    """
    if left.is_glued and lists.is_ordinary(last):  # Centre for Control (of Weather)
        return True
    if left.position is OPENING or len(left.words) > 2 or is_acronym(last):
        return False
    return lists.is_ordinary(last) and not is_listed(left.words)


def _are_two_persons(left: Run, right: Run) -> bool:
    """Ada Lane & Bo Roe; not Ann & Bo.

    >>> named("It was Ada Lane & Bo Roe.")
    Ada Lane = Ada Lane (person)
    Bo Roe = Bo Roe (person)
    """
    firsts = lists.first_names()
    return min(len(left.words), len(right.words)) > 1 and (
        left.words[0] in firsts and right.words[0] in firsts
    )


def _takes_and(left: Run, right: Run) -> bool:
    """Department of Wind and Quiet Weather; Wind and Weather Administration; not Ada and Bo.

    >>> named("The Wind and Weather Administration met.")
    Wind and Weather Administration = Wind and Weather Administration (organization)
    >>> named("The Department of Wind and Quiet Weather met.")
    Department of Wind and Quiet Weather = Department of Wind and Quiet Weather (organization)
    >>> named("The Department of Wind and Budget met Ada Quorl and Company.")
    Department of Wind and Budget = Department of Wind and Budget (organization)
    Ada Quorl and Company = Ada Quorl and Company (organization)
    >>> named("He met Ada and Sailor Bank.")
    Ada = Ada (person)
    Sailor Bank = Sailor Bank (organization)
    >>> named("Wendle Fire and Rescue Service met Kent and Surrey Police.")
    Wendle Fire and Rescue Service = Wendle Fire and Rescue Service (organization)
    Kent and Surrey Police = Kent and Surrey Police (organization)
    >>> named("Avon and Somerset Police met Brighton and Hove City Council.")
    Avon and Somerset Police = Avon and Somerset Police (organization)
    Brighton and Hove City Council = Brighton and Hove City Council (organization)
    >>> named("Ada Fire and Rescue Service left Ada Lane and Surrey Police.")
    Ada Fire = Ada Fire (person)
    Rescue Service = Rescue Service (organization)
    Ada Lane = Ada Lane (person)
    Surrey Police = Surrey Police (organization)
    """
    words = right.words
    if words[-1] in lists.context("serves two") and are_places(left.words, words[:-1]):
        return True
    if len(words) == 1 and words[0] in lists.context("closes a firm"):
        return left.words[-1] not in lists.heads().keys() - lists.surname_heads()
    if not all(map(lists.is_ordinary, words)) or is_listed(words):
        return False
    return not is_whole(words) if left.is_glued else _is_field_before(left, words)


def _is_field_before(left: Run, words: Sequence[str]) -> bool:
    """Wind | and | Weather Administration, The Ship | and | Anchor."""
    before = [word for word in left.words if word != "The"]
    if left.words[0] == "The" and left.position is not OPENING:
        return are_two_things([*before, *words])
    may_be_opener = left.position is OPENING and not (
        left.words[0] == "The" or (len(before) > 1 and n_places(before))
    )
    is_body = len(words) > 1 and lists.heads().get(words[-1]) == "organization"
    return is_body and not may_be_opener and is_field(before)


def _takes_list(text: str, left: Run, right: Run) -> bool:
    """Ministry of Trade | , | Rowing and Sport: ordinary words to the last, and it has a list.

    >>> named("The House Committee on Trade, Rowing, and Dull Weather met.")
    House Committee on Trade, Rowing, and Dull Weather = \
House Committee on Trade, Rowing, and Dull Weather (organization)
    >>> named("He left the Ministry of Trade, Oslo and Sport.")
    Ministry of Trade = Ministry of Trade (organization)
    Oslo = Oslo (place)
    Sport = Sport (other)
    >>> named("He left the Bank of Trade, Rowing and Sport.")
    Bank of Trade = Bank of Trade (organization)
    Rowing = Rowing (other)
    Sport = Sport (other)
    """
    if "," in left.text:  # looked through at its first comma
        return " and " not in left.text.partition(",")[2]
    if lists.context("takes a list").isdisjoint(left.words):
        return False
    fields = _FIELDS.match(text, right.start)
    words = fields[0].replace(",", "").replace(" and ", " ").split() if fields else []
    return bool(words) and all(map(is_of_field, words))
