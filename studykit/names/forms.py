"""What a name's own words tell: person, place, organization, other, or nothing."""

import re
from functools import lru_cache

from studykit.names import lists

# How sure a kind is: from a title (4), a list (3), the name's own form (2), its surroundings (1).
SURE, LISTED, FORMED, GUESSED, UNKNOWN = 4, 3, 2, 1, 0


@lru_cache(maxsize=1 << 15)
def form(name: str) -> tuple[str, int]:
    """The kind that a name's own words tell, and how sure that is.

    Examples
    --------
    >>> form("Ministry of Silence"), form("Norway"), form("Ann Roe")
    (('organization', 2), ('place', 3), ('person', 2))
    """
    known = known_as(name)
    if known:
        return known[1], LISTED
    words = name.split()
    if len(words) == 1:
        return _one_word(name)
    heads = lists.heads()
    is_head = words[-1] in heads and words[-1] not in lists.surname_heads()
    if _is_full_name(words) and not is_head:
        return "person", FORMED
    if (head := _head(words)) in heads:
        return heads[head], FORMED
    if words[0] in lists.context("place first"):
        return "place", FORMED
    if words[0] in lists.context("body first"):
        return "organization", FORMED
    if any(word.rstrip(".,") in lists.context("company last") for word in words):
        return "organization", FORMED
    if len(words) > 2 and " ".join(words[:2]) in lists.known():
        return "organization", FORMED
    return _by_rarity(words)


@lru_cache(maxsize=1 << 15)
def known_as(name: str) -> tuple[str, str] | None:
    """Full form and kind of a listed name; in capitals (HONG KONG) and with "The" as well.

    Examples
    --------
    >>> known_as("BERLIN"), known_as("Atlantis")
    (('Berlin', 'place'), None)
    """
    known = lists.known()
    found = known.get(name) or known.get(name.removeprefix("The "))
    return found or (known.get(name.title()) if name.isupper() and len(name) > 4 else None)


def _head(words: list[str]) -> str:
    """The word that the others belong to: the last, or the one before "of"."""
    if len(words[-1]) == 1:  # Group F
        return words[-2]
    if words[-1] in ("Act", "Award", "Prize", "Bill"):
        return words[-1]
    for i, word in enumerate(words):
        if word in ("of", "for", "on", "at", "de", "against") and i:
            return words[i - 1]
    return words[-1]


def _is_full_name(words: list[str]) -> bool:
    firsts = lists.first_names()
    if not 2 <= len(words) <= 5 or any(word in ("of", "for", "and", "the") for word in words):
        return False
    if words[0] in firsts or _are_initials(words[0]):
        return " ".join(words[:2]) not in lists.known()
    return words[0] in lists.family_names_first() and not lists.is_ordinary(words[-1])


def _are_initials(word: str) -> bool:
    """J., J.K., AS (in AS Roe)."""
    if word in _ABBREVIATED or word in lists.context("body first") or len(word) > 4:
        return False
    return word[1:2] == "." or (len(word) == 2 and word.isupper() and word not in lists.known())


_ABBREVIATED = frozenset(("U.S.", "U.N.", "U.K.", "E.U.", "D.C.", "L.A."))


def _one_word(word: str) -> tuple[str, int]:
    if word in lists.first_names():
        return "person", FORMED
    if word in lists.heads() and lists.heads()[word] != "other":
        return lists.heads()[word], GUESSED
    if (len(word) > 1 and word.replace(".", "").isupper()) or (
        sum(map(str.isupper, word)) > 1 and "-" not in word
    ):
        return "organization", GUESSED
    return "", UNKNOWN


def _by_rarity(words: list[str]) -> tuple[str, int]:
    """Two or three words that are not all in the dictionary are a person more often than not."""
    if "of" in words:
        return "other", UNKNOWN
    capitals = [word for word in words if word[:1].isupper()]
    if len(capitals) == 2 and lists.is_ordinary(words[0]) and words[-1].endswith(_AGENTS):
        return "other", UNKNOWN
    if any(map(_is_known_thing, capitals)):
        return ("other" if capitals[0] in lists.known() else "organization"), UNKNOWN
    n_rare = sum(not lists.is_ordinary(word) for word in capitals)
    if len(capitals) == len(words) <= 3 and n_rare and not any(map(_is_mixed, words)):
        return "person", GUESSED
    return "other", UNKNOWN


def _is_known_thing(word: str) -> bool:
    return word in lists.known() and lists.known()[word][1] != "person"


_AGENTS = ("ers", "ors", "ists", "ians", "ants")  # Lucky Sailors: persons, but no name of one


def _is_mixed(word: str) -> bool:
    """Cloud9, XP, PlayStation: no word of a person's name; McRoe, O’Roe, J.K. are."""
    if any(c.isdigit() for c in word) or (word.isupper() and len(word) > 1 and "." not in word):
        return True
    n_capitals = sum(map(str.isupper, word))
    return n_capitals > 1 and not re.match(r"(?:Ma?c|[A-Z]['’]|De|La|Van|Fitz)[A-Z]|.*[-‐‑.]", word)
