"""Titles before a name (President, Sen., Home Secretary) and nouns that say who somebody is."""

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from studykit.names import lists


class Title(NamedTuple):
    """Where a title begins and ends among words, and the gender that it tells."""

    begin: int
    end: int
    gender: str


def title_kind(word: str) -> str:
    """Kind of a capitalised title, as `data/names/titles.csv` has it; ``""`` for other words.

    >>> title_kind("Sen."), title_kind("Prime"), title_kind("Pope"), title_kind("Oakham")
    ('office', 'modifier', 'noble', '')
    >>> title_kind("Vice-Admiral"), title_kind("Lt-Gen"), title_kind("Roe-Major")
    ('office', 'office', '')
    """
    kind = lists.titles().get(word, ("",))[0]
    return kind or ("office" if "-" in word and _is_joined_title(word) else "")


def _is_joined_title(word: str) -> bool:
    """Vice-Admiral, Co-Chair: titles with hyphens between, the last of them an office."""
    *before, last = word.split("-")
    kinds = [lists.titles().get(part, ("",))[0] for part in before if part != "Co"]
    is_office = lists.titles().get(last, ("",))[0] == "office"
    return is_office and set(kinds) <= {"office", "modifier"}


@lru_cache(maxsize=1 << 14)
def is_title(word: str) -> bool:
    """Whether a capitalised word is a title by itself.

    >>> is_title("Sen."), is_title("Then-President"), is_title("Foreign")
    (True, True, False)
    >>> is_title("Then-candidate"), is_title("Then-ally")
    (True, False)
    """
    bare = word.removeprefix("Then-").removeprefix("Ex-") if "-" in word else word
    if bare != word and bare.islower():
        bare = bare.title()
    return title_kind(bare) not in ("", "modifier")


def find_title(words: Sequence[str], first: int) -> Title | None:
    """Florida | Governor | Ann Roe: the title among words, if there is one.

    >>> named("She met Home Secretary Ada Roe.")
    Ada Roe = Ada Roe (person)
    >>> named("She met Pope Adalan.")  # the title is part of the name
    Pope Adalan = Pope Adalan (person)
    >>> named("She met Stephen Major.")  # the last word is the family name
    Stephen Major = Stephen Major (person)
    >>> named("“Rain,” said Dean Roe to Sardar Vex and Sardar Bo Quill.")  # given names
    Dean Roe = Dean Roe (person)
    Sardar Vex = Sardar Vex (person)
    Bo Quill = Bo Quill (person)
    >>> named("She met Lord Justice Quorl and Lord Quill.")
    Quorl = Quorl (person)
    Lord Quill = Lord Quill (person)
    >>> named("She met DCP Quorl Vex and Wg Cdr Quorl.")
    Quorl Vex = Quorl Vex (person)
    Quorl = Quorl Vex (person)
    >>> named("She met Det Garda Quorl Vex of the Garda Press Office and Alhaji Musa Quill.")
    Quorl Vex = Quorl Vex (person)
    Garda Press Office = Garda Press Office (organization)
    Musa Quill = Musa Quill (person)
    """
    places = range(first, len(words))
    titles = (i for i in places if is_title(words[i]))
    at = next((i for i in titles if not _ends_a_name(words, first, i)), None)
    if at is None or _names_a_body(words, at):
        return None
    if title_kind(words[at]) == "noble" and not _is_before_office(words, at):
        return None if len(words) - first > 1 else Title(at, at + 1, "")
    begin, end = _title_begin(words, first, at), _title_end(words, at)
    if _follows_given_name(words, first, at, end):
        return None
    genders = (lists.titles().get(word, ("", ""))[1] for word in words[at:end])
    return Title(begin, end, next(filter(None, genders), ""))


def _follows_given_name(words: Sequence[str], first: int, at: int, end: int) -> bool:
    """Stephen Major, Dean Roe: what looks like a title is a name."""
    if words[first] in lists.context("title or given name") and len(words) - first == 2:
        return True  # no list tells it from a title
    return end == len(words) and at > first and words[first] in lists.first_names()


def _is_before_office(words: Sequence[str], at: int) -> bool:
    """Lord | Justice Roe: a noble title that is part of an office, and a person after it."""
    return at + 2 < len(words) and title_kind(words[at + 1]) == "office"


def _ends_a_name(words: Sequence[str], first: int, at: int) -> bool:
    """House of Representatives, Quorla Begum: a title that is the last word of a name.

    >>> named("She met House of Representatives Speaker Ada Roe.")
    House of Representatives = House of Representatives (organization)
    Ada Roe = Ada Roe (person)
    >>> named("She met Begum Quorla Vex and Quorla Begum.")
    Quorla Vex = Quorla Vex (person)
    Quorla Begum = Quorla Begum (person)
    >>> named("The Recorder of Oslo Ada Roe left the Quorl Recorder. The Recorder sat.")
    Oslo = Oslo (place)
    Ada Roe = Ada Roe (person)
    Quorl Recorder = Quorl Recorder (organization)
    Recorder = Ada Roe (person)
    """
    if first < at == len(words) - 1 and words[at] in lists.context("also a last name"):
        return True
    if _is_in_known(words, at):
        return True
    is_after_of = at > 1 and words[at - 1] == "of"
    return is_after_of and " ".join(words[at - 2 : at + 1]) in lists.known()


def _is_in_known(words: Sequence[str], at: int) -> bool:
    """Lake Garda, An Garda Síochána: a title within a listed name.

    >>> named("She left Lake Garda and told An Garda Síochána.")
    Lake Garda = Lake Garda (place)
    An Garda Síochána = An Garda Síochána (organization)
    """
    beside = (words[at - 1 : at + 1] if at else [], words[at : at + 2])
    return any(" ".join(name) in lists.known() for name in beside)


def _title_begin(words: Sequence[str], first: int, at: int) -> int:
    """Oslo | Deputy Home Secretary: the words for a rank or field belong to the title.

    >>> named("It was Oslo Prime Minister Ada Roe. The Prime Minister sat.")
    Oslo = Oslo (place)
    Ada Roe = Ada Roe (person)
    Prime Minister = Ada Roe (person)
    >>> named("It was Lane County Sheriff Ada Roe.")  # the county is no rank
    Lane County = Lane County (place)
    Ada Roe = Ada Roe (person)
    >>> named("It was Labour MP Ada Roe, not the Labour Secretary Bo Lund.")
    Labour = Labour (organization)
    Ada Roe = Ada Roe (person)
    Bo Lund = Bo Lund (person)
    """
    while at > first and title_kind(words[at - 1]) == "modifier":
        if words[at - 1] == "County" and at - 1 > first:
            break
        if words[at - 1] in lists.known() and words[at] in lists.context("sits for a party"):
            break
        at -= 1
    return at


def _title_end(words: Sequence[str], at: int) -> int:
    """Senator Dr. | Roe, Judge | Dean: titles in a row, but the last word may be a given name.

    >>> named("She met Senator Dr. Quorl and Judge Dean.")
    Quorl = Quorl (person)
    Dean = Dean (person)
    """
    end = at + 1
    while end < len(words) and title_kind(words[end]) not in ("", "noble"):
        is_last = end == len(words) - 1
        if is_last and (words[end] in lists.first_names() or _is_surname(words, end)):
            break
        end += 1
    return end


def _is_surname(words: Sequence[str], at: int) -> bool:
    """Mr. | Singer, Ms | Judge: the last word after a form of address; not Mr. | Speaker.

    >>> named("Mr Singer sat. Ms. Judge ate. Mrs Field left.")
    Singer = Singer (person)
    Judge = Judge (person)
    Field = Field (person)
    >>> named("Thank you, Mr. Speaker. Vice Admiral Quorl sat; the Vice Admiral ate.")
    Quorl = Quorl (person)
    Vice Admiral = Quorl (person)
    >>> named("Ann Bishop sat. Mr. Bishop and Ms Bishop of Oslo ate.")
    Ann Bishop = Ann Bishop (person)
    Bishop = Bishop (person)
    Bishop = Ann Bishop (person)
    Oslo = Oslo (place)
    """
    is_addressed = words[at - 1] in lists.context("address")
    return is_addressed and words[at] not in lists.context("addressed")


def _names_a_body(words: Sequence[str], at: int) -> bool:
    """Justice Department, General Assembly: the title is part of an organization's name.

    >>> named("He left the General Quorl Assembly.")
    General Quorl Assembly = General Quorl Assembly (organization)
    >>> named("He saw Judge Ada Hill.")  # a family name
    Ada Hill = Ada Hill (person)
    >>> named("He left Quorl Pvt. Ltd. and Pvt. Vex.")
    Quorl Pvt. Ltd = Quorl Pvt. Ltd (organization)
    Vex = Vex (person)
    """
    if at and words[at] in lists.context("company middle") and words[-1].startswith("Ltd"):
        return True
    of = words.index("of") if "of" in words else len(words)
    last = words[of - 1]
    if words[at].endswith(".") or at >= of - 1 or last not in lists.heads() or is_title(last):
        return False
    is_person = last in lists.surname_heads() or last in lists.family_names_first()
    return not (is_person and of - at in (2, 3))


def can_stand_alone(title: Sequence[str]) -> bool:
    """Whether a title may be used for its bearer.

    >>> can_stand_alone(["Home", "Secretary"]), can_stand_alone(["Pope"])
    (True, True)
    >>> [can_stand_alone([title]) for title in ("Presidents", "CEO", "Sen.", "St.", "Mr.")]
    [False, False, False, False, False]
    >>> named("Home Secretary Ada Roe sat. The Home Secretary ate.")
    Ada Roe = Ada Roe (person)
    Home Secretary = Ada Roe (person)
    >>> named("CEO Ada Roe sat. The CEO ate.")
    Ada Roe = Ada Roe (person)
    """
    last = title[-1]
    if title_kind(last) == "noble":
        return len(title) == 1 and not last.endswith(".")
    is_one_office = not last.endswith((".", "s")) and not last.isupper()
    return is_one_office and all(title_kind(word) in ("office", "modifier") for word in title)


def begins_with_role(words: Sequence[str]) -> bool:
    """Actor | Ann Roe: a noun for a person, capitalised only because it begins a sentence.

    >>> named("Fisherman Quorl Vex left.")
    Quorl Vex = Quorl Vex (person)
    >>> named("Fisherman Bank shut. QC Quorl left.")  # initials
    Fisherman Bank = Fisherman Bank (organization)
    QC Quorl = QC Quorl (person)
    >>> named("Insurgent Democratic men left.")
    Insurgent Democratic = Insurgent Democratic (other)
    >>> named("Mother-of-two Quorl Vex left. Captain-to-be Quorl sat. Vice-captain Bo Hill ate.")
    Quorl Vex = Quorl Vex (person)
    Captain-to-be Quorl = Captain-to-be Quorl (person)
    Bo Hill = Bo Hill (person)
    >>> named("Ally Rose left. Ally Bo Vex sat.")  # a given name, and a friend
    Ally Rose = Ally Rose (person)
    Bo Vex = Bo Vex (person)
    >>> named("Sailor Quiet Hill was dry.")
    Sailor Quiet Hill = Sailor Quiet Hill (place)
    """
    if len(words) < 2 or words[0] in lists.titles():
        return False
    if len(words) == 2 and words[0] in lists.first_names():
        return False
    is_person = words[1] in lists.first_names() and words[-1] in lists.surname_heads()
    if words[-1] in lists.heads() and not is_person:
        return False
    if words[0].isupper() or words[1] in lists.nationalities():
        return False
    return role(words[0]) in lists.roles() and not is_title(words[1])


def role(word: str) -> str:
    """The noun for a person as `data/names/titles.csv` has it: author for Co-author.

    >>> role("Co-author"), role("Author"), role("Mother-of-two")
    ('author', 'author', 'mother')
    """
    return word.lower().removeprefix("co-").partition("-of-")[0]
