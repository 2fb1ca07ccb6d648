"""What a name's own words tell: person, place, organization, other, or nothing."""

import re
from collections.abc import Sequence
from functools import lru_cache

from studykit.names import lists
from studykit.names.words.titles import is_title, title_kind

# How sure a kind is: by a title (4), a list (3), the name's own words (2), those around it (1).
SURE, LISTED, FORMED, GUESSED, UNKNOWN = 4, 3, 2, 1, 0
Told = tuple[str, int] | None  # a kind and how sure it is, or nothing

_LONGEST_ABBREVIATION = 6  # letters
_LONGEST_INITIALS = 3  # that may spell a word
_SITES = (".com", ".org", ".net")
# Sailors, Rebels: persons, but no name of one.
_PLURAL_OF_PERSONS = ("ers", "ors", "ists", "ians", "ants")
# McRoe, O’Roe, FitzRoe, Roe-Lane, J.K.: capitals within a person's name.
_CAPITALS_OF_PERSON = re.compile(r"(?:Ma?c|[A-Z]['’]|De|La|Van|Fitz)[A-Z]|.*[-‐‑.]")


@lru_cache(maxsize=1 << 15)
def own_kind(name: str) -> tuple[str, int]:
    """The kind that a name's own words tell, and how sure that is.

    >>> own_kind("Ministry of Silence"), own_kind("Norway"), own_kind("Ann Roe")
    (('organization', 2), ('place', 3), ('person', 2))
    >>> named("He rows on 24 Hours of Quorl. He rows in Quorl.")
    24 Hours of Quorl = 24 Hours of Quorl (other)
    Quorl = Quorl (place)
    """
    known = known_as(name)
    if known:
        return known[1], LISTED
    words = name.split()
    if name.endswith((".com", ".org")):
        return "organization", FORMED
    if len(words) == 1:
        return _one_word(name)
    is_counted = words[0].isdigit() and words[1] in lists.context("counted in a title")
    if is_counted or words[0] in lists.context("thing first") or "v." in words:
        return "other", FORMED
    if _is_full_name(_spelled(words)):
        return "person", FORMED
    kind = lists.heads().get(_head(words), "") or _by_place_of_word(words)
    if not kind and _is_noble(words):
        kind = "person"
    if not kind:
        return _by_rarity(words)
    return kind, GUESSED if _may_be_person(words) else FORMED


def _may_be_person(words: Sequence[str]) -> bool:
    """Quorla Hill: a rare word before what is a family name too; those around tell.

    >>> named("Quorla Hill said so. It was about Vex Hill and Quiet Hill.")
    Quorla Hill = Quorla Hill (person)
    Vex Hill = Vex Hill (place)
    Quiet Hill = Quiet Hill (place)
    """
    first, last = words[0], words[-1]
    is_rare = not lists.is_ordinary(first) and first not in lists.known()
    return len(words) == 2 and last in lists.surname_heads() and is_rare


def _spelled(words: Sequence[str]) -> Sequence[str]:
    """Words in capitals as they are written elsewhere: ANA VOSS is Ana Voss.

    >>> named("ADA QUORLER: It was late.")
    ADA QUORLER = ADA QUORLER (person)
    """
    if all(word.isupper() and len(word) > 2 for word in words):
        return [word.title() for word in words]
    return words


def _is_noble(words: Sequence[str]) -> bool:
    """Prince Emil, Queen Quorla the Great: a title that is part of a person's name.

    >>> named("It was about Queen Rose, the Lord Mayor and Lord & Quorl.")
    Queen Rose = Queen Rose (person)
    Lord Mayor = Lord Mayor (other)
    Lord & Quorl = Lord & Quorl (other)
    """
    is_name = words[1][:1].isupper() and not is_title(words[1])
    return title_kind(words[0]) == "noble" and is_name and len(words) < 5


@lru_cache(maxsize=1 << 15)
def known_as(name: str) -> tuple[str, str] | None:
    """Full form and kind of a listed name; in capitals (HONG KONG) and with "The" as well.

    >>> known_as("BERLIN"), known_as("The Hague"), known_as("Atlantis")
    (('Berlin', 'place'), ('The Hague', 'place'), None)
    """
    known = lists.known()
    if "’" in name:
        name = name.replace("’", "'")
    found = known.get(name) or known.get(name.removeprefix("The "))
    return found or (known.get(name.title()) if name.isupper() and len(name) > 4 else None)


def _head(words: Sequence[str]) -> str:
    """The word that the others belong to: the last, or the one before "of".

    >>> _head(["Bank", "of", "Elm"]), _head(["Group", "F"]), _head(["Elm", "of", "Year", "Award"])
    ('Bank', 'Group', 'Award')
    """
    if len(words[-1].rstrip(".")) == 1:
        return words[-2]
    if words[-1] in lists.context("closes a name"):
        return words[-1]
    links = (i for i in range(1, len(words)) if words[i] in lists.links())
    return words[next(links, len(words)) - 1]


def _by_place_of_word(words: Sequence[str]) -> str:
    """The kind that a first or last word tells: Lake Quorl, Team Quorl, Quorl Ltd.

    >>> named("It was about Lake Quorl.")
    Lake Quorl = Lake Quorl (place)
    >>> named("It was about Greater Oslo and Greater Quiet.")
    Greater Oslo = Greater Oslo (place)
    Greater Quiet = Greater Quiet (other)
    >>> named("It was about Team Quorl.")
    Team Quorl = Team Quorl (organization)
    >>> named("It was about Quorl Vex Inc there.")
    Quorl Vex Inc = Quorl Vex Inc (organization)
    >>> named("It was about United Nations Quorl.")
    United Nations Quorl = United Nations Quorl (organization)
    """
    if words[0] in lists.context("place first") or _is_part_of_place(words):
        return "place"
    is_body = words[0] in lists.context("body first") or any(
        word.rstrip(".,") in lists.context("company last") for word in words
    )
    is_of_known = len(words) > 2 and " ".join(words[:2]) in lists.known()
    return "organization" if is_body or is_of_known or _is_branch(words) else ""


def _is_part_of_place(words: Sequence[str]) -> bool:
    """Greater Oslo, South Oslo: a listed place after the word for a part of it.

    >>> named("It was about Oslo South, South Ministry and South Oslo.")
    Oslo South = Oslo South (other)
    South Ministry = South Ministry (organization)
    South Oslo = South Oslo (place)
    """
    known = lists.known().get(" ".join(words[1:]), ("", ""))
    return known[1] == "place" and words[0] in lists.context("part of place")


def _is_branch(words: Sequence[str]) -> bool:
    """QX Norway: the part of a body in capitals for a country; JP Houston is a person.

    >>> named("QX Norway said so, and JP Houston said no.")
    QX Norway = QX Norway (organization)
    JP Houston = JP Houston (person)
    """
    body, place = words[0], words[-1]
    if len(words) != 2 or not body.isupper() or not body.isalpha() or not 1 < len(body) < 7:
        return False
    return (
        place not in lists.first_names() and lists.known().get(place, "-")[0] in lists.countries()
    )


def _is_full_name(words: Sequence[str]) -> bool:
    """Given name or initials and family name; Kim Lund where the family name is first.

    >>> named("It was about Grace Hill.")
    Grace Hill = Grace Hill (person)
    >>> named("It was about Grace Bank.")
    Grace Bank = Grace Bank (organization)
    """
    if words[-1] in lists.heads() and words[-1] not in lists.surname_heads():
        return False
    if (
        _is_called_after(words)
        or _is_branch(words)
        or len(words) > 5
        or any(word in ("of", "for", "and", "the", "&") for word in words)
    ):
        return False
    if words[0] in lists.first_names() or _are_initials(words[0]):
        return " ".join(words[:2]) not in lists.known()
    return words[0] in lists.family_names_first() and not lists.is_ordinary(words[-1])


def _is_called_after(words: Sequence[str]) -> bool:
    """Ada Quorl Street: a place after a person; not Ada B. Hill, Ada Jane Hill.

    >>> named("It was about Ada Quorl Street and Ada Jane Hill and Ada B. Hill.")
    Ada Quorl Street = Ada Quorl Street (place)
    Ada Jane Hill = Ada Jane Hill (person)
    Ada B. Hill = Ada B. Hill (person)
    """
    if len(words) < 3 or words[-1] not in lists.heads() or words[-2].islower():
        return False
    return words[-2] not in lists.first_names() and not words[-2].endswith(".")


def _are_initials(word: str) -> bool:
    """J., J.K., AS (in AS Roe); not U.S.

    >>> named("It was about J.K. Sailor.")
    J.K. Sailor = J.K. Sailor (person)
    >>> named("It was about U.S. Sailor.")
    U.S. Sailor = U.S. Sailor (other)
    """
    if word in lists.known() or word in lists.context("body first") or len(word) > 4:
        return False
    return word[1:2] == "." or (len(word) == 2 and word.isupper())


def _one_word(word: str) -> tuple[str, int]:
    """A given name, a head (the Ministry), capitals (NATO), a site.

    >>> named("It was about Ada, Ministry, QXR, Quill.com, QuorlVex, Quorl.")
    Ada = Ada (person)
    Ministry = Ministry (organization)
    QXR = QXR (organization)
    Quill.com = Quill.com (organization)
    QuorlVex = QuorlVex (other)
    Quorl = Quorl (other)
    """
    if word in lists.first_names():
        return "person", FORMED
    if lists.heads().get(word) == "organization":
        return "organization", GUESSED
    if word in lists.surnames():
        return "person", GUESSED
    if word.endswith(_SITES):
        return "organization", FORMED
    return ("organization", GUESSED) if _is_abbreviation(word) else ("", UNKNOWN)


def _is_abbreviation(word: str) -> bool:
    """NATO, U.N., WNN-TV: capitals that spell no word; not VOTE, FREEDOMS, U-9.

    >>> named("It was about WQXR-TV’s QXR, Q.X., QX-9, FREEDOM and FRATERNITÉ.")
    WQXR-TV = WQXR-TV (organization)
    QXR = QXR (organization)
    Q.X. = Q.X. (organization)
    QX-9 = QX-9 (other)
    FREEDOM = FREEDOM (other)
    FRATERNITÉ = FRATERNITÉ (other)
    """
    letters = word.replace(".", "").replace("-", "")
    is_short = 1 < len(letters) <= _LONGEST_ABBREVIATION and letters.isupper()
    is_model = "-" in word and letters[-1].isdigit()
    return is_short and not is_model and not _is_shouted(word)


def _by_rarity(words: Sequence[str]) -> tuple[str, int]:
    """Two or three words that are not all in the dictionary are a person more often than not.

    >>> named("It was about Quorl Vex.")
    Quorl Vex = Quorl Vex (person)
    >>> named("It was about Sailing Weather.")
    Sailing Weather = Sailing Weather (other)
    """
    capitals = [word for word in words if word[:1].isupper()]
    if "of" in words or _are_persons(capitals) or _is_slogan(capitals):
        return "other", UNKNOWN
    if any(map(_is_known_thing, capitals)) and not _ends_in_family_name(capitals):
        return ("other" if capitals[0] in lists.known() else "organization"), UNKNOWN
    is_rare = capitals[-1] in lists.surnames() or not all(map(lists.is_ordinary, capitals))
    if len(capitals) == len(words) <= 3 and is_rare and not any(map(_is_mixed, words)):
        return "person", GUESSED
    return "other", UNKNOWN


def _is_slogan(words: Sequence[str]) -> bool:
    """A heading in capitals, or one that ends in a nationality: no name of a person or a body.

    >>> named("It was about ROLL Oslo and Quorl Catholic.")
    ROLL Oslo = ROLL Oslo (other)
    Quorl Catholic = Quorl Catholic (other)
    """
    is_shouted = any(_is_shouted(word) for word in words)
    return is_shouted or words[-1] in lists.nationalities()


def _is_shouted(word: str) -> bool:
    return word.isupper() and len(word) > _LONGEST_INITIALS and lists.is_ordinary(word)


def _ends_in_family_name(words: Sequence[str]) -> bool:
    """Quorl Jackson, Quorl Vex Fox: a rare word before a family name that is a town's or a firm's.

    >>> named("It was about Quorla Jackson and Sailing Jackson.")
    Quorla Jackson = Quorla Jackson (person)
    Sailing Jackson = Sailing Jackson (organization)
    """
    first, last = words[0], words[-1]
    is_rare = not lists.is_ordinary(first) and first not in lists.known()
    return is_rare and not first.isupper() and last in lists.surnames()


def _are_persons(words: Sequence[str]) -> bool:
    """Lucky Sailors: several persons.

    >>> named("Lucky Quorlers share it.")
    Lucky Quorlers = Lucky Quorlers (other)
    """
    is_plural = words[-1].endswith(_PLURAL_OF_PERSONS)
    return len(words) == 2 and is_plural and lists.is_ordinary(words[0])


def _is_known_thing(word: str) -> bool:
    """Oslo (in Wendle Oslo): a listed place or body within a name.

    >>> named("It was about Quorl Oslo and Oslo Quorl.")
    Quorl Oslo = Quorl Oslo (organization)
    Oslo Quorl = Oslo Quorl (other)
    """
    return lists.known().get(word, ("", "person"))[1] != "person"


def _is_mixed(word: str) -> bool:
    """Vex9, XP, QuorlVex: no word of a person's name; McRoe, O’Roe, J.K. are.

    >>> named("It was about Quorl Vex9, Quorl QX and Quorl VexRoe.")
    Quorl Vex9 = Quorl Vex9 (other)
    Quorl QX = Quorl QX (other)
    Quorl VexRoe = Quorl VexRoe (other)
    >>> named("It was about Quorl McVex and Quorl O’Vex.")
    Quorl McVex = Quorl McVex (person)
    Quorl O’Vex = Quorl O’Vex (person)
    """
    if any(c.isdigit() for c in word) or (word.isupper() and len(word) > 1 and "." not in word):
        return True
    return sum(map(str.isupper, word)) > 1 and not _CAPITALS_OF_PERSON.match(word)
