"""Which mentions are of one bearer, and the full form they share."""

from collections.abc import Sequence

from studykit.names.bearers.bearer import Bearer
from studykit.names.bearers.bodies import bodies
from studykit.names.bearers.offices import fill_offices
from studykit.names.bearers.persons import Persons, choose
from studykit.names.kinds.words_after import is_acting
from studykit.names.runs.cutting import Sort
from studykit.names.runs.mention import Mention
from studykit.names.words.own_kind import FORMED, LISTED


def join(text: str, found: Sequence[Mention]) -> list[Bearer | None]:
    """The bearer of each mention; ``None`` where the words turn out to be no name.

    >>> named("Ada Roe left Oslo. Roe sat.")
    Ada Roe = Ada Roe (person)
    Oslo = Oslo (place)
    Roe = Ada Roe (person)
    """
    forms = _forms(found)
    persons = Persons(forms.values())
    others = bodies({name: form for name, form in forms.items() if name not in persons.by_form})
    whose = _bearers_of(text, found, persons, {**others, **persons.by_form})
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
        if mention.strength < FORMED and mention.sort is not Sort.PLAIN:
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
    """
    short = persons.meant_by({mention.text for mention in found} - persons.by_form.keys())
    whose = [of_form.get(mention.text) for mention in found]
    for i, mention in enumerate(found):
        if people := short.get(mention.text):
            other = whose[i]
            if other is None or other.kind == "person" or _is_person_here(text, mention, other):
                whose[i] = people[0] if len(people) == 1 else choose(people, mention)
    return whose


def _is_person_here(text: str, mention: Mention, other: Bearer) -> bool:
    """Whether a form that may be a place's is a person's here: Ann Jordan … Jordan said.

    >>> named("Ann Jordan left. Jordan said so. She likes Jordan.")
    Ann Jordan = Ann Jordan (person)
    Jordan = Ann Jordan (person)
    Jordan = Jordan (place)
    """
    return mention.kind == "person" or other.strength < LISTED or is_acting(text, mention)
