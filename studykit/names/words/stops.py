"""Words with a capital that are no name: Yesterday, The, TV, FULL TEXT."""

from collections.abc import Sequence

from studykit import lexicons
from studykit.names import lists

_DEGREES = ("Top", "Senior", "Leading")
_SHORTEST_OPENER = 7  # letters


def n_stops(words: Sequence[str], is_initial: bool) -> int:
    """How many words at the beginning are no name.

    >>> named("Yesterday The Quorls sank.")
    Quorls = Quorls (organization)
    """
    n = 0
    while n < len(words) and _is_stop(words, n, is_initial and n == 0):
        n += 1
    return n


def _is_stop(words: Sequence[str], at: int, is_initial: bool) -> bool:
    """Whether a word is no name, by itself or before those after it.

    >>> named("Yesterday Oslo slept. It was on TV.")
    Oslo = Oslo (place)
    >>> named("A Top Republican Party aide slept.")
    Republican Party = Republican Party (organization)
    >>> named("Former Oslo mayor Ada Roe left. Her super PAC and other PACs paid.")
    Oslo = Oslo (place)
    Ada Roe = Ada Roe (person)
    """
    word, rest = words[at], words[at + 1 :]
    if word in _DEGREES and " ".join(rest) in lists.known():
        return True
    if is_initial and rest and _opens_sentence(word, rest):
        return True
    if not rest and _is_letter(word):
        return True
    if word.isupper() and len(word) > 1:
        return _is_shouted_stop(words, at)
    if word.lower() not in lists.stops():
        return False
    if not rest:
        return True
    is_loose = word in ("The", "A", "An", "I", "Former", "Longtime", "Retired")
    is_no_part = is_initial or is_loose or _locates(word, rest)
    return is_no_part and not _begins_name(word, rest[0])


def _locates(word: str, after: Sequence[str]) -> bool:
    """A preposition with a capital before a place: In | Oslo; not Near East.

    >>> named("She sat at a rally In Oslo. He left the Near East.")
    Oslo = Oslo (place)
    Near East = Near East (place)
    >>> named("She saw In Sailing Weather.")
    In Sailing Weather = In Sailing Weather (other)
    """
    is_place = lists.known().get(" ".join(after), ("", ""))[1] == "place"
    return is_place and word in lists.context("locates")


def _is_letter(word: str) -> bool:
    """A letter by itself, “(R-Texas)”, “the KC”.

    >>> named("He met Bo Quorl (R-Texas) in room B there with a KC.")
    Bo Quorl = Bo Quorl (person)
    """
    is_party = word.startswith(("R-", "D-", "I-"))
    return is_party or len(word.rstrip(".")) == 1 or word in lists.context("no name alone")


def _begins_name(word: str, after: str) -> bool:
    """New York, Will Roe: a word that mostly is no name begins one here.

    >>> named("New Quorl sank, and Will Roe sat.")
    New Quorl = New Quorl (person)
    Will Roe = Will Roe (person)
    """
    is_known = f"{word} {after}" in lists.known()
    return word == "New" or is_known or word in lists.first_names()


def _opens_sentence(word: str, after: Sequence[str]) -> bool:
    """Interestingly Roe, Addressing Ann Roe; not Daily Herald, Manning Roe.

    >>> named("Interestingly Quorl slid. Addressing Ada Roe, he left.")
    Quorl = Quorl (other)
    Ada Roe = Ada Roe (person)
    >>> named("Manning Quorl shut. Daily Sailor shut.")
    Quorl = Quorl (other)
    Daily Sailor = Daily Sailor (other)
    >>> named("Mainstream Republicans sat. College Republicans ate. Debating Walker, he left.")
    Republicans = Republicans (organization)
    College Republicans = College Republicans (organization)
    Walker = Walker (person)
    """
    if word in lists.titles() or word in lists.first_names() or not lists.is_ordinary(word):
        return False
    if len(after) == 1 and after[0] in lists.context("party"):
        return not _may_name_party(word, after[0])
    if not word.endswith(("ly", "ing")) or len(word) < _SHORTEST_OPENER:
        return False
    is_person = after[0] in lists.first_names() and len(after) > 1
    is_name = is_person or " ".join(after) in lists.known() or not lists.is_ordinary(after[0])
    return is_name or (
        word.endswith("ing") and after[0] in lists.surnames() and word not in lists.surnames()
    )


def _may_name_party(word: str, party: str) -> bool:
    """College Republicans, Iowa Republicans, Walker Democrats; not Mainstream Republicans.

    >>> named("Iowa Republicans sat. Walker Democrats ate.")
    Iowa = Iowa (place)
    Walker Democrats = Walker Democrats (organization)
    """
    known = lists.known()
    return (
        f"{word} {party}" in known
        or word in known
        or word in lists.nationalities()
        or word in lists.surnames()
    )


def _is_shouted_stop(words: Sequence[str], at: int) -> bool:
    """NOT, IN, NOTE: a stop word or a label in capitals; not US, nor a person's initials.

    >>> named("He did NOT go to the US.")
    US = United States (place)
    >>> named("EDITOR'S NOTE: It rained. PREVIOUSLY: It froze.")
    >>> named("NEW YORK, Dec. 3 — It rained.")
    NEW YORK = New York (place)
    Dec. = December (other)
    """
    word = words[at]
    is_label = not words[at + 1 :] and word.lower() in lexicons.words("labels")
    is_stop = is_label or word in lists.stops() or word.lower() in lists.stops()
    if (
        not is_stop
        or word in lists.known()
        or " ".join(words[at : at + 2]).title() in lists.known()
    ):
        return False
    return not _are_initials(words, at)


def _are_initials(words: Sequence[str], at: int) -> bool:
    """Whether two capitals that spell a word are a person's: AS Roe; not IN Oslo.

    >>> named("It was AS Quorl there.")
    AS Quorl = AS Quorl (person)
    >>> named("It rained IN Oslo.")
    Oslo = Oslo (place)
    """
    if at > 0 or len(words) == 1 or len(words[0]) > 2:
        return False
    name = words[1]
    return name[1:].islower() and not lists.is_ordinary(name) and name not in lists.known()


def are_shouted(words: Sequence[str]) -> bool:
    """FULL TEXT: ordinary words in capitals for effect.

    >>> named("It says FULL TEXT there.")
    >>> named("It says HONG KONG and SINK THEM ALL there.")
    HONG KONG = Hong Kong (place)
    """
    if (
        len(words) < 2
        or not all(map(str.isupper, words))
        or " ".join(words).title() in lists.known()
    ):
        return False
    return all(lists.is_ordinary(word) or word.lower() in lists.stops() for word in words)


def n_shouted(words: Sequence[str]) -> int:
    """How many words a heading has that runs on into its text: TOWN LOSES OLD BRIDGE The Quorl.

    >>> n_shouted("TOWN LOSES OLD BRIDGE The".split()), n_shouted(["TOWN", "LOSES", "BRIDGE"])
    (4, 0)
    """
    n = next((i for i, word in enumerate(words) if not word.isupper()), 0)
    return n if n >= _FEWEST_SHOUTED else 0


_FEWEST_SHOUTED = 4  # words in capitals that are no name
