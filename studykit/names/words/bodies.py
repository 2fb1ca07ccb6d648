"""Nationalities, parties, places and bodies side by side, and which of them make one name."""

import re
from collections.abc import Sequence

from studykit.names import lists
from studykit.names.words.stops import n_stops

# "Oakham-related", "Danish-occupied": the name ends at the hyphen.
COMPOUND = re.compile(r"[-‐‑][a-z]\w*$")


def is_listed(words: Sequence[str]) -> bool:
    """Whether words are a listed name or part of a person's.

    >>> is_listed(["New", "York"]), is_listed(["Ada", "Quorl"]), is_listed(["Sailing", "Bank"])
    (True, True, False)
    """
    return (
        " ".join(words) in lists.known()
        or words[0] in lists.first_names()
        or words[-1] in lists.nationalities()
        or words[-1] in lists.family_names_first()
    )


def is_body(words: Sequence[str]) -> bool:
    """Whether a nationality before these words is part of the name: (Danish) Sailing Ministry.

    >>> named("He saw the Danish Sailing Ministry.")
    Danish Sailing Ministry = Danish Sailing Ministry (organization)
    >>> named("He saw Danish Quorl.")
    Quorl = Quorl (other)
    """
    if not words or (len(words) == 1 and words[0] not in lists.heads()):
        return False
    return words[-1] in lists.heads() or any(word in ("of", "for") for word in words)


def is_compound(word: str) -> bool:
    """Oslo-based, Oslo-born; not Ki-lund, a given name.

    >>> named("The Oslo-based Quorl Group met.")
    Oslo = Oslo (place)
    Quorl Group = Quorl Group (organization)
    >>> named("It was a Quorl-backing Sailing Bank.")
    Quorl = Quorl (other)
    Sailing Bank = Sailing Bank (organization)
    >>> named("It was about Ki-lund Quorl.")
    Ki-lund Quorl = Ki-lund Quorl (person)
    """
    before, _, last = word.rpartition("-")
    if not before or not last.islower():
        return False
    is_verb = len(last) > 5 and last.endswith(("ing", "ed")) and lists.is_ordinary(last)
    return is_verb or last in lists.context("compound")


def compound_size(words: Sequence[str], start: int) -> int:
    """Oslo-based | Quorl, New York-based | Quorl: how many words a compound at the start has.

    >>> named("It was a New York-based Quorl there.")
    New York = New York (place)
    Quorl = Quorl (other)
    """
    if len(words) - start > 1 and is_compound(words[start]):
        return 1
    if len(words) - start < 3 or not is_compound(words[start + 1]):
        return 0
    name = f"{words[start]} {words[start + 1].rpartition('-')[0]}"
    return 2 * (name in lists.known() or words[start] in lists.first_names())


def n_nationality(words: Sequence[str]) -> int:
    """How many words at the beginning say a nationality: Russian 1, North Korean 2.

    >>> named("He saw North Korean Ada Quorl in Danish-occupied Oslo.")
    Ada Quorl = Ada Quorl (person)
    Oslo = Oslo (place)
    >>> named("He saw North Danish boats.")
    >>> named("He saw North Korean-born Ada Quorl.")
    Ada Quorl = Ada Quorl (person)
    >>> named("He saw French Guiana.")
    Guiana = Guiana (other)
    >>> named("He saw German Lopez and Danish Lopez.")
    German Lopez = German Lopez (person)
    Lopez = German Lopez (person)
    """
    nationalities = lists.nationalities()
    if len(words) == 2 and _is_given_name(words[0]) and words[1] in lists.surnames():
        return 0
    if len(words) > 1:
        second = COMPOUND.sub("", words[1])
        if f"{words[0]} {second}" in nationalities or (
            words[0] in ("North", "South", "East", "West") and second in nationalities
        ):
            return 2
    if " ".join(words) in lists.known():
        return 0
    first = words[0]
    if "-" in first:
        first = COMPOUND.sub("", first).rpartition("-")[2]
    return int(first in nationalities)


def _is_given_name(word: str) -> bool:
    return word in lists.first_names() or word in lists.context("also given name")


def past_nationality(words: Sequence[str], begin: int) -> int:
    """Where words go on after nationalities; before a body they stay: (Danish) Ministry.

    >>> named("He saw Danish Norwegian Ada Quorl.")
    Ada Quorl = Ada Quorl (person)
    >>> named("He saw the Danish Sailing Ministry.")
    Danish Sailing Ministry = Danish Sailing Ministry (organization)
    """
    while begin < len(words) and (size := n_nationality(words[begin:])):
        if is_body(words[begin + size :]) and not is_compound(words[begin]):
            break
        begin += size
        begin += n_stops(words[begin:], False)
    return begin


def before_party(words: Sequence[str]) -> int:
    """Texas | Republican, Senate | Democrats: how many words are before a party.

    >>> named("The Texas Republican sat. The Quorl Republican ate.")
    Texas = Texas (place)
    Quorl Republican = Quorl Republican (organization)
    """
    known = lists.known().get(" ".join(words[:-1]), ("", "person"))
    is_party = known[1] != "person" and words[-1] in lists.nationalities()
    return len(words) - is_party


def country_before_body(words: Sequence[str]) -> int | None:
    """U.S. | Department of Sailing, UK | Home Office: where a body begins after its country.

    >>> named("It was the U.S. Department of Sailing.")
    U.S. = United States (place)
    Department of Sailing = Department of Sailing (organization)
    >>> named("It was U.S. Quorl.")
    U.S. Quorl = U.S. Quorl (other)
    """
    for cut in (2, 1):
        if cut < len(words) and " ".join(words[:cut]) in lists.countries():
            return cut if _is_body_of_its_own(words, cut) else None
    return None


def _is_body_of_its_own(words: Sequence[str], cut: int) -> bool:
    """Whether words after a country are a name without it: (U.S.) Department of Sailing.

    >>> named("It was the UK Home Office.")
    UK = United Kingdom (place)
    Home Office = Home Office (organization)
    >>> named("It was the United States Bank and the U.S. Sixth Fleet.")
    United States Bank = United States Bank (organization)
    U.S. Sixth Fleet = U.S. Sixth Fleet (organization)
    >>> named("He left the Norway Institute of Rowing.")
    Norway Institute of Rowing = Norway Institute of Rowing (organization)
    >>> named("He left the UK Rowing Party.")
    UK Rowing Party = UK Rowing Party (organization)
    """
    known, rest = lists.known(), " ".join(words[cut:])
    if (
        " ".join(words) in known
        or words[-1] in lists.context("unit")
        or words[cut] in lists.context("keeps its place")
        or (words[-1] == "Party" and rest not in known)
        or (len(words) - cut < 2 and rest not in known)
    ):
        return False
    links = (i for i in range(cut + 1, len(words)) if words[i] in ("of", "for", "on"))
    head = words[next(links, len(words)) - 1]
    return lists.heads().get(head) == "organization" or rest in known
