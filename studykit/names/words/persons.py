"""Where a person's name begins and ends among capitalised words: Sailing Council | Ada Roe."""

from collections.abc import Sequence

from studykit.names import lists
from studykit.names.words import own_kind
from studykit.names.words.bodies import is_listed
from studykit.names.words.titles import find_title, is_title, role, title_kind


def before_person(words: Sequence[str]) -> int | None:
    """Texas | Ann Roe, Sailing Council | Ada Roe: how many words are before the person.

    >>> named("It was Sailing Council Ada Quorl.")
    Sailing Council = Sailing Council (organization)
    Ada Quorl = Ada Quorl (person)
    >>> named("It was the Wendle Ada Quorl Bank.")
    Wendle Ada Quorl Bank = Wendle Ada Quorl Bank (organization)
    """
    if len(words) < 3 or (words[-1] in lists.heads() and words[-1] not in lists.surname_heads()):
        return None
    cuts = (i for i in range(1, len(words) - 1) if words[i][:1].isupper())
    return next((cut for cut in cuts if _is_person_from(words, cut)), None)


def before_letters(words: Sequence[str], first: int) -> int:
    """Ada Roe | KC: where a person's name ends, without the letters for an honour or an office.

    >>> named("Ada Quorl OBE KC sat. Sir Bo Vex MP and Mr Lund KC left.")
    Ada Quorl = Ada Quorl (person)
    Bo Vex = Bo Vex (person)
    Lund = Lund (person)
    >>> named("She met Quorl Vexler KC, the Quorl Vexler MP and Sporting KC.")
    Quorl Vexler = Quorl Vexler (person)
    Sporting KC = Sporting KC (other)
    >>> named("She met the Norway KC.")
    Norway = Norway (place)
    """
    end = len(words)
    while end - first > 1 and words[end - 1] in lists.context("after a name"):
        end -= 1
    return end if end == len(words) or _is_whole(words, first, end) else len(words)


def _is_whole(words: Sequence[str], first: int, end: int) -> bool:
    """Whether words before letters are a name without them; Quorl Vexler MP may be of a place."""
    rest = words[first:end]
    title = find_title(rest, 0)
    if title is not None:
        return title.end < len(rest)
    if words[end] in lists.context("no name alone") and " ".join(rest) in lists.known():
        return True
    kind, strength = own_kind.own_kind(" ".join(rest))
    return (
        kind == "person"
        and len(rest) > 1
        and (strength >= own_kind.FORMED or not is_title(words[end]))
    )


def place_after_person(words: Sequence[str]) -> int | None:
    """Ada Roe | South Carolina (party): where a place of two words begins after a full name.

    >>> named("He left the Ada Roe New York office.")
    Ada Roe = Ada Roe (person)
    New York = New York (place)
    """
    cut = len(words) - 2
    if cut < 2 or words[0] not in lists.first_names():
        return None
    _, kind = lists.known().get(" ".join(words[cut:]), ("", ""))
    return cut if kind == "place" else None


def _is_person_from(words: Sequence[str], cut: int) -> bool:
    """Whether the words from here are a person's, of a listed given name or after a body.

    >>> named("It was Harbour Council Monte Quorl.")
    Harbour Council Monte Quorl = Harbour Council Monte Quorl (other)
    >>> named("It was Monte Quorl Vex.")
    Monte Quorl Vex = Monte Quorl Vex (person)
    >>> named("It was Oslo Sailor Monto Quorl with Sailor Sailing Club.")
    Oslo = Oslo (place)
    Monto Quorl = Monto Quorl (person)
    Sailor Sailing Club = Sailor Sailing Club (organization)
    """
    firsts, size = lists.first_names(), len(words) - cut
    if words[cut - 1][:1].islower() or words[0] in firsts or size > 3:
        return False
    before = " ".join(words[:cut])
    if words[cut] in firsts:
        return before in lists.known() or cut > 1 or _is_common_noun(before)
    is_after_body = words[cut - 1] in lists.heads() and cut > 1
    is_after_noun = is_after_body or role(words[cut - 1]) in lists.roles()
    return is_after_noun and size == 2 and not any(map(lists.is_ordinary, words[cut:]))


def _is_common_noun(word: str) -> bool:
    """Pianist, Relations, PC: what is before a name and no part of it.

    >>> named("It was Pianist Ada Quorl.")
    Ada Quorl = Ada Quorl (person)
    >>> named("It was Wendle Ada Quorl and Operation Ada Quorl.")
    Wendle Ada Quorl = Wendle Ada Quorl (person)
    Operation Ada Quorl = Operation Ada Quorl (other)
    >>> named("He met DS Ada Quorl and XBK Bo Vexler on HMS Hugo Quill. BK Bo Roe sat.")
    Ada Quorl = Ada Quorl (person)
    Bo Vexler = Bo Vexler (person)
    HMS Hugo Quill = HMS Hugo Quill (other)
    BK Bo Roe = BK Bo Roe (person)
    """
    if word in lists.context("rank letters") or (word.isupper() and len(word) > 2):
        return word not in lists.context("thing first")
    is_noun = word.endswith(("ist", "ian", "er")) or lists.is_ordinary(word)
    return is_noun and lists.heads().get(word) != "other"


def without_noun(words: Sequence[str]) -> Sequence[str]:
    """Oslo | Sailor (Ada Roe): what is before a noun for a person.

    >>> named("It was Oslo Sailor Ada Quorl with Harbour Council Sailor Bo Roe.")
    Oslo = Oslo (place)
    Ada Quorl = Ada Quorl (person)
    Harbour Council = Harbour Council (organization)
    Bo Roe = Bo Roe (person)
    >>> named("It was Harbour Guard Ada Quorl and Guard Ada Lane.")
    Harbour Guard = Harbour Guard (organization)
    Ada Quorl = Ada Quorl (person)
    Ada Lane = Ada Lane (person)
    >>> named("It was Oslo Executive Producer Ada Quorl with Labour Activist Bo Roe.")
    Oslo = Oslo (place)
    Ada Quorl = Ada Quorl (person)
    Labour = Labour (organization)
    Bo Roe = Bo Roe (person)
    """
    is_body = len(words) > 1 and (words[-1] in lists.heads() or is_listed(words))
    if is_body or role(words[-1]) not in lists.roles():
        return words
    end = len(words) - 1
    while end and title_kind(words[end - 1]) == "modifier" and not is_listed(words[:end]):
        end -= 1
    return words[:end]


def person_in_office(words: Sequence[str]) -> tuple[int, str]:
    """(Secretary of) State | Ann Roe: where the person begins, and the gender the title tells.

    >>> named("She met Secretary of State Ada Quorl and Minister of Sailing Mr. Quill.")
    Ada Quorl = Ada Quorl (person)
    Quill = Quill (person)
    """
    for i in range(1, len(words)):
        if title_kind(words[i - 1]) == "honorific":
            return i, lists.titles()[words[i - 1]][1]
        if words[i] in lists.first_names() and i < len(words) - 1:
            return i, ""
    return _rare_at_end(words), ""


def _rare_at_end(words: Sequence[str]) -> int:
    """(CEO of the) Sailing Council | Quorl Roe: where two rare words begin after an office.

    >>> named("The CEO of the Sailing Council Quorl Vexler spoke.")
    Sailing Council = Sailing Council (organization)
    Quorl Vexler = Quorl Vexler (person)
    >>> named("The CEO of the Sailing Bank spoke.")
    Sailing Bank = Sailing Bank (organization)
    """
    cut = len(words) - 2
    is_office = cut > 0 and words[cut - 1][:1].isupper() and lists.is_ordinary(words[cut - 1])
    if not is_office or _is_familiar(words[cut]) or words[-1] in lists.heads():
        return len(words)
    is_after_body = words[cut - 1] in lists.heads()
    return cut if is_after_body or not _is_familiar(words[-1]) else len(words)


def _is_familiar(word: str) -> bool:
    """A word of the dictionary or of the lists: no rare family name.

    >>> named("The CEO of the Sailing Oslo Quorl spoke.")
    Sailing Oslo Quorl = Sailing Oslo Quorl (organization)
    >>> named("The CEO of the Quiet Sailing Quorl Weather spoke.")
    Quiet Sailing Quorl Weather = Quiet Sailing Quorl Weather (organization)
    """
    return lists.is_ordinary(word) or word in lists.known() or word in lists.heads()


def is_body_with_office(words: Sequence[str], is_before_person: bool) -> bool:
    """CEO of | Elm Analytica, the Sailing Council of Oslo; not Secretary of | State.

    >>> named("The CEO of Quorl Analytica sat. The CEO of the Sailing Council of Oslo spoke.")
    Quorl Analytica = Quorl Analytica (person)
    Sailing Council of Oslo = Sailing Council of Oslo (organization)
    """
    if " ".join(words) in lists.known() or not all(map(lists.is_ordinary, words)):
        return True
    if _is_field(words, is_before_person):
        return False
    return words[-1] in lists.heads() or own_kind.own_kind(" ".join(words))[1] >= own_kind.FORMED


def _is_field(words: Sequence[str], is_before_person: bool) -> bool:
    """Whether ordinary words say of what somebody is the minister: (Minister for) Housing.

    >>> named("Minister for Housing Ada Roe met the Commissioner of Marine Police.")
    Ada Roe = Ada Roe (person)
    >>> named("The President of the Institute left.")
    Institute = Institute (organization)
    """
    is_alone = len(words) == 1 and is_before_person
    return is_alone or (len(words) > 1 and words[-1] in lists.context("field"))
