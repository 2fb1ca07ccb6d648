"""Which mentions are of one bearer, and the full form they share."""

from collections.abc import Sequence

from studykit.names.bearers import families
from studykit.names.bearers.bearer import Bearer
from studykit.names.bearers.bodies import bodies, by_beginning
from studykit.names.bearers.chambers import with_country
from studykit.names.bearers.firms import fill_firms
from studykit.names.bearers.offices import fill_offices
from studykit.names.bearers.persons import Persons, choose
from studykit.names.kinds.words_after import is_acting, is_place_here
from studykit.names.runs.mention import Mention
from studykit.names.runs.pieces import PLAIN
from studykit.names.words.own_kind import FORMED, LISTED


def join(text: str, found: Sequence[Mention]) -> list[Bearer | None]:
    """The bearer of each mention; ``None`` where the words turn out to be no name.

    >>> named("Ada Roe left Oslo. Roe sat.")
    Ada Roe = Ada Roe (person)
    Oslo = Oslo (place)
    Roe = Ada Roe (person)
    """
    forms = _forms(found)
    families.with_first_of_two(text, found, forms)
    persons = Persons(forms.values())
    bodily = {name: form for name, form in forms.items() if name not in persons.by_form}
    families.call_other(bodily.values(), persons)
    organizations = [form for form in bodily.values() if form.kind == "organization"]
    begun = by_beginning(organizations)
    others = with_country(text, found, bodies(bodily, organizations, begun))
    whose = _bearers_of(text, found, persons, {**others, **persons.by_form})
    fill_firms(text, found, whose, begun, others)
    fill_offices(found, whose)
    return whose


def _forms(found: Sequence[Mention]) -> dict[str, Bearer]:
    """One bearer per written form; none for a word whose capital may be from its position.

    >>> named("Quorl sat. It was about Quorl.")
    Quorl = Quorl (other)
    Quorl = Quorl (other)
    """
    forms: dict[str, Bearer] = {}
    for mention in found:
        if mention.strength < FORMED and mention.sort is not PLAIN:
            continue
        form = forms.get(mention.text)
        if form is None:
            forms[mention.text] = Bearer(mention)
        else:
            form.add(mention)
    return forms


def _bearers_of(
    text: str, found: Sequence[Mention], persons: Persons, of_form: dict[str, Bearer]
) -> list[Bearer | None]:
    """The bearer of each mention: that of its form, or the person a short form means here.

    >>> named("Ada Roe left. Roe sat.")
    Ada Roe = Ada Roe (person)
    Roe = Ada Roe (person)
    >>> named("Bob Roe left. Mrs. Roe sat.")
    Bob Roe = Bob Roe (person)
    Roe = Roe (person)
    """
    short = persons.meant_by({mention.text for mention in found} - persons.by_form.keys())
    whose = [of_form.get(mention.text) for mention in found]
    places = {
        mention.text
        for mention, bearer in zip(found, whose, strict=True)
        if bearer is not None
        and bearer.kind == "place"
        and mention.text in short
        and is_place_here(text, mention)
    }
    called: dict[tuple[str, str], Bearer] = {}  # by form and gender
    for i, mention in enumerate(found):
        if people := short.get(mention.text):
            key = mention.text, mention.gender
            if families.are_named(text, mention):
                whose[i] = _family(mention, called)
                continue
            other = whose[i]
            may_be_place = mention.text in places or mention.start < people[0].first
            if _is_person_here(text, mention, other, may_be_place):
                if key not in called:
                    called[key] = choose(people, mention.gender) or Bearer(mention)
                whose[i] = called[key]
    return whose


def _family(mention: Mention, called: dict[tuple[str, str], Bearer]) -> Bearer:
    family = called.setdefault((mention.text, "family"), Bearer(mention))
    family.kind = "other"
    return family


def _is_person_here(text: str, mention: Mention, other: Bearer | None, may_be_place: bool) -> bool:
    """Whether a form that is a place's too in the text is a person's here: Jordan said.

    >>> named("Ann Jordan left. Jordan said so. It rained in Jordan. She likes Jordan.")
    Ann Jordan = Ann Jordan (person)
    Jordan = Ann Jordan (person)
    Jordan = Jordan (place)
    Jordan = Jordan (place)
    >>> named("Ann Jordan left. Jordan likes her.")
    Ann Jordan = Ann Jordan (person)
    Jordan = Ann Jordan (person)
    """
    if other is None or "person" in (other.kind, mention.kind) or other.strength < LISTED:
        return True
    is_free = other.kind == "place" and not may_be_place
    return is_free or is_acting(text, mention)
