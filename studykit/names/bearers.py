"""Which mentions stand for one bearer, and the full form they share."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import compress, filterfalse

from studykit.memory import Memory
from studykit.names import lists
from studykit.names.forms import FORMED, LISTED, known_as
from studykit.names.kinds import is_acting
from studykit.names.spans import Mention

_MOST_NAMESAKES = 50  # looked through for one name, so that time stays linear
_LONGEST_NAME = 120  # characters of a name that is remembered
_SUFFIXES = frozenset(("Jr.", "Sr.", "II", "III", "IV", "Jr", "Sr"))

_WORDS = Memory(lambda name: tuple(name.split()), longest=_LONGEST_NAME)


class Bearer:
    """A person, place, organization or other thing with the mentions found so far."""

    __slots__ = ("first", "gender", "kind", "n_full", "name", "strength", "words")

    def __init__(self, mention: Mention) -> None:
        self.name = mention.text
        self.kind = mention.kind or "other"
        self.strength = mention.strength
        self.first = mention.start
        self.words = _WORDS[mention.text]
        self.gender = mention.gender
        self.n_full = 1


def join(text: str, found: Sequence[Mention]) -> list[Bearer | None]:
    """The bearer of each mention; ``None`` where the words turn out to be no name."""
    forms, has_offices = _forms(found)
    persons = _persons(forms)
    others = _others(list(filterfalse(persons.by_form.__contains__, forms)), forms)
    whose = _bearers_of(text, found, persons, {**others, **persons.by_form})
    if has_offices:
        _fill_offices(found, whose)
    return whose


def _forms(found: Sequence[Mention]) -> tuple[dict[str, Bearer], bool]:
    """One bearer per written form, its kind from the mention that tells most.

    The second value is whether a title stands alone, which is no form.
    """
    forms: dict[str, Bearer] = {}
    has_offices = False
    for mention in found:
        strength = mention.strength
        if strength < FORMED and not mention.piece.is_plain:
            has_offices = has_offices or mention.piece.is_bare
            continue
        text = mention.text
        form = forms.get(text)
        if form is None:
            forms[text] = Bearer(mention)
            continue
        form.n_full += 1
        if strength > form.strength:
            form.kind, form.strength = mention.kind, strength
        if mention.gender and not form.gender:
            form.gender = mention.gender
    return forms, has_offices


# ---------------------------------------------------------------- persons


class Persons:
    """The persons of a text, to be found by any short form of their name."""

    def __init__(self) -> None:
        self.by_form: dict[str, Bearer] = {}
        self.by_surname: dict[str, list[Bearer]] = defaultdict(list)
        self.by_given: dict[str, list[Bearer]] = defaultdict(list)

    def add(self, form: Bearer) -> None:
        """Take in a full name: join it to a person it is a variant of, or begin a new one."""
        surname = surname_of(form.words)
        for person in self.by_surname[surname][:_MOST_NAMESAKES]:
            if _are_variants(form.words, person.words):
                self.by_form[form.name] = person
                person.n_full += form.n_full
                person.first = min(person.first, form.first)
                person.gender = person.gender or form.gender
                return
        self.by_form[form.name] = form
        self._index(form, surname)

    def _index(self, person: Bearer, surname: str) -> None:
        words = [word for word in person.words if word not in _SUFFIXES]
        self.by_surname[surname].append(person)
        if surname != words[-1]:
            self.by_given[words[-1]].append(person)
        for size in range(2, len(words)):
            self.by_surname[" ".join(words[-size:])].append(person)
        if surname != words[0] and person.strength >= FORMED:
            self.by_given[words[0]].append(person)

    def meant_by(self, texts: Iterable[str]) -> dict[str, list[Bearer]]:
        """The persons that short forms may stand for, by family name, else by given name."""
        called = {**self.by_given, **self.by_surname}
        found = {}
        for text in texts:
            for spelling in _SPELLINGS[text]:
                if spelling in called:
                    found[text] = called[spelling]
                    break
        return found


def _spellings(name: str) -> tuple[str, ...]:
    """How a short form may be written in the full name: LANE and Lane, De Blasio and de Blasio."""
    if name.isupper() and len(name) > 3:  # a speaker's name in a transcript
        name = name.title()
    return (name, name[:1].swapcase() + name[1:]) if " " in name else (name,)


_SPELLINGS = Memory(_spellings, longest=_LONGEST_NAME)


@lru_cache(maxsize=1 << 14)
def surname_of(words: tuple[str, ...]) -> str:
    """The family name: the first word of a Chinese, Korean or Vietnamese name, else the last.

    Examples
    --------
    >>> surname_of(("Kim", "Jong", "Un")), surname_of(("Ann", "Roe", "Jr."))
    ('Kim', 'Roe')
    """
    kept = [word for word in words if word not in _SUFFIXES] or list(words)
    return kept[0] if _is_family_first(kept) else kept[-1]


def _is_family_first(words: Sequence[str]) -> bool:
    if len(words) < 2 or words[0] not in lists.family_names_first():
        return False
    if len(words) == 2 and words[1] in lists.family_names_first() and "-" not in words[1]:
        return words[0] not in lists.first_names() and len(words[1]) > len(words[0])
    return not (words[0] in lists.first_names() and lists.is_ordinary(words[-1]))


def _are_variants(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """Whether two full names with one family name may be one person's: Bill and William Roe."""
    if {*left} & _SUFFIXES != {*right} & _SUFFIXES:
        return False
    if surname_of(left) == left[0] or surname_of(right) == right[0]:
        return [w.lower() for w in left] == [w.lower() for w in right] or _same_syllables(
            left, right
        )
    one, two = left[0], right[0]
    if one == two:
        return len(left) != len(right) or left[-1] == right[-1]
    longs = lists.long_forms()
    if two in longs.get(one, ()) or one in longs.get(two, ()):
        return True
    return (one[1:2] == "." and one[0] == two[0]) or (two[1:2] == "." and one[0] == two[0])


def _same_syllables(left: Sequence[str], right: Sequence[str]) -> bool:
    """Kim Jong Un, Kim Jong-un."""
    return "".join(left).replace("-", "").lower() == "".join(right).replace("-", "").lower()


def _persons(forms: dict[str, Bearer]) -> Persons:
    """All persons named in full; a form that only ends a longer one ("De Bruyne") begins none."""
    persons = Persons()
    full = [form for form in forms.values() if form.kind == "person" and len(form.words) > 1]
    tails = {form.words[-2:] for form in full if len(form.words) > 2}
    for form in sorted(full, key=lambda form: (-len(form.words), form.first)):
        if form.words not in tails or form.words[0] in lists.first_names():
            persons.add(form)
    return persons


def _choose(candidates: list[Bearer], mention: Mention) -> Bearer:
    """The person a short form means: of the right gender, named before, and most often."""
    candidates = candidates[:_MOST_NAMESAKES]
    fitting = [p for p in candidates if _fits_gender(p, mention.gender)] or candidates
    before = [p for p in fitting if p.first < mention.start] or fitting
    return max(before, key=lambda p: (p.n_full, -p.first))


def _fits_gender(person: Bearer, gender: str) -> bool:
    own = person.gender or lists.first_names().get(person.words[0], "both")
    return not gender or own in (gender, "both")


# ---------------------------------------------------------------- places, organizations, other


def _others(names: Sequence[str], forms: dict[str, Bearer]) -> dict[str, Bearer]:
    """The bearers of all other forms: abbreviations and short forms under the full one."""
    abbreviations = set(filter(str.isupper, names))
    spelled_out = _by_initials(names, forms) if abbreviations else {}
    bodies = _bodies_by_tail(map(forms.__getitem__, names))
    bearers: dict[str, Bearer] = {}
    by_form: dict[str, Bearer] = {}
    for text in names:
        form = forms[text]
        known, is_country = _LISTED[text]
        name, kind = known or (text, form.kind)
        strength, full = form.strength, None
        if text in abbreviations and len(text) > 1 and not is_country:
            full = spelled_out.get(text.replace(".", ""))
        if full is None and known is None and kind == "organization":
            full = _longer(form, bodies)
        if full is not None and full is not form:  # the text's own goes before a list's
            name, kind, strength = full.name, full.kind, max(full.strength, FORMED)
        bearer = by_form[text] = bearers.setdefault(_KEYS[name], form)
        if bearer is form:
            form.name = name
            continue
        if bearer.name.isupper() and not name.isupper():
            bearer.name = name
        if strength > bearer.strength:
            bearer.kind, bearer.strength = kind, strength
    return by_form


def _longer(form: Bearer, bodies: dict[tuple[str, ...], list[Bearer]]) -> Bearer | None:
    """The one organization whose name ends in this: (Chinese) Foreign Ministry."""
    found = bodies.get(form.words, ())
    return found[0] if len(found) == 1 else None


# The full form and kind that the lists know of a name, and whether it is a country's.
_LISTED = Memory(lambda name: (known_as(name), name in lists.countries()), longest=_LONGEST_NAME)
# What names have in common that are written alike.
_KEYS = Memory(lambda name: name.casefold().removeprefix("the "), longest=_LONGEST_NAME)


def _initials(name: str) -> tuple[str, ...]:
    """How a name of several words is shortened, those of "of" and the like left out and in."""
    words = _WORDS[name]
    if len(words) < 2:
        return ()
    letters = "".join([word[0] for word in words])
    return "".join(filter(str.isupper, letters)), letters.upper()


_INITIALS = Memory(_initials, longest=_LONGEST_NAME)


def _by_initials(names: Iterable[str], forms: dict[str, Bearer]) -> dict[str, Bearer]:
    return {letters: forms[name] for name in names for letters in _INITIALS[name]}


def _bodies_by_tail(forms: Iterable[Bearer]) -> dict[tuple[str, ...], list[Bearer]]:
    """Organizations by what is left of their name without its first words: (New York) Times."""
    found: dict[tuple[str, ...], list[Bearer]] = defaultdict(list)
    for form in forms:
        if form.kind == "organization":
            for tail in _tails(form.words):
                found[tail].append(form)
    return found


@lru_cache(maxsize=1 << 14)
def _tails(words: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    tails = (words[1:], words[2:])
    return tuple(tail for tail in tails if len(tail) > 1 or (tail and tail[0] in lists.heads()))


def _bearers_of(
    text: str, found: Sequence[Mention], persons: Persons, of_form: dict[str, Bearer]
) -> list[Bearer | None]:
    """The bearer of each mention: that of its form, or the person a short form stands for here."""
    texts = [mention.text for mention in found]
    short = persons.meant_by(set(texts).difference(persons.by_form))
    whose = list(map(of_form.get, texts))
    for i in compress(range(len(texts)), map(short.__contains__, texts)):
        people, other, mention = short[texts[i]], whose[i], found[i]
        if other is None or other.kind == "person" or _is_person_here(text, mention, other):
            whose[i] = people[0] if len(people) == 1 else _choose(people, mention)
    return whose


def _is_person_here(text: str, mention: Mention, other: Bearer) -> bool:
    """Whether a form that may be a place's is a person's here: Ann Jordan … Jordan said."""
    return mention.kind == "person" or other.strength < LISTED or is_acting(text, mention)


# ---------------------------------------------------------------- titles that stand alone


def _fill_offices(found: Sequence[Mention], whose: list[Bearer | None]) -> None:
    """Give each title that stands alone its bearer: the one person the text has called so."""
    holders = _holders(found, whose)
    for i, mention in enumerate(found):
        if mention.piece.is_bare:
            whose[i] = None
            persons = holders.get(mention.piece.title, {})
            if len(persons) == 1:
                bearer, first = next(iter(persons.items()))
                whose[i] = bearer if first < mention.start else None


def _holders(
    found: Sequence[Mention], whose: Sequence[Bearer | None]
) -> dict[str, dict[Bearer, int]]:
    """The persons that bear each title and where the text first says so."""
    holders: dict[str, dict[Bearer, int]] = defaultdict(dict)
    for mention, bearer in zip(found, whose, strict=True):
        if bearer is not None and bearer.kind == "person":
            title = mention.piece.title or _noble_title(mention.text)
            for short in short_titles(title) if title else ():
                holders[short].setdefault(bearer, mention.start)
    return holders


def _noble_title(name: str) -> str:
    """The title that is part of a name: Pope Francis."""
    first, _, rest = name.partition(" ")
    return first if rest and lists.titles().get(first, ("",))[0] == "noble" else ""


@lru_cache(maxsize=1 << 12)
def short_titles(title: str) -> tuple[str, ...]:
    """A title and what is left of it without the words for a field.

    Examples
    --------
    >>> short_titles("Home Secretary"), short_titles("Vice President"), short_titles("Gov.")
    (('Home Secretary', 'Secretary'), ('Vice President',), ('Governor',))
    """
    words = [lists.long_titles().get(word, word) for word in title.split(" ")]
    found = [" ".join(words)]
    while len(words) > 1 and words[0] in lists.context("field"):
        words = words[1:]
        found.append(" ".join(words))
    return tuple(found)
