"""Persons and the short forms of their names."""

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache

from studykit.names import lists
from studykit.names.bearers.bearer import Bearer
from studykit.names.words.own_kind import FORMED, GUESSED
from studykit.names.words.titles import title_kind

_MOST_NAMESAKES = 50  # looked through for one name, so that time stays linear


class Persons:
    """The persons of a text, to be found by any short form of their name.

    A form that only ends a longer one ("De Roe") begins no person of its own.
    """

    def __init__(self, forms: Iterable[Bearer]) -> None:
        self.by_form: dict[str, Bearer] = {}
        self.by_surname: dict[str, list[Bearer]] = defaultdict(list)
        self.by_given: dict[str, list[Bearer]] = defaultdict(list)
        full, nicknames = _parted(forms)
        tails = {form.words[-2:] for form in full if len(form.words) > 2}
        for form in sorted(full, key=lambda form: (-len(form.words), form.first)):
            if form.words not in tails or form.words[0] in lists.first_names():
                self._add(form)
        for form in nicknames:
            self._add_nickname(form)

    def _add_nickname(self, form: Bearer) -> None:
        """Give a nickname to the one person of that given name: Crooked Ada to Ada Roe.

        >>> named("Ada Roe met Ada Lane. Crooked Ada left.")
        Ada Roe = Ada Roe (person)
        Ada Lane = Ada Lane (person)
        Crooked Ada = Crooked Ada (person)
        """
        people = self.by_given.get(folded(form.words[1]), ())
        if len(people) == 1:
            self.by_form[form.name] = people[0]
        elif form.kind == "person":
            self._add(form)

    def _add(self, form: Bearer) -> None:
        """Take in a full name: join it to a person it is a variant of, or begin a new one.

        >>> named("Ada B. Roe sat. Ada Roe left.")
        Ada B. Roe = Ada B. Roe (person)
        Ada Roe = Ada B. Roe (person)
        >>> named("Ada Roe sat. Dean Roe left. Bo Vex sat. Sardar Vex left.")
        Ada Roe = Ada Roe (person)
        Dean Roe = Ada Roe (person)
        Bo Vex = Bo Vex (person)
        Sardar Vex = Bo Vex (person)
        """
        surname, titles = surname_of(form.words), lists.context("title or given name")
        for person in self.by_surname[folded(surname)][:_MOST_NAMESAKES]:
            is_titled = form.words[0] in titles  # of a college: another has that family name
            if is_titled or _are_variants(_plain(form.words), _plain(person.words)):
                self.by_form[form.name] = person
                if person.name.isupper() and not form.name.isupper():
                    person.name = form.name
                person.first = min(person.first, form.first)
                person.gender = person.gender or form.gender
                return
        self.by_form[form.name] = form
        self._index(form, surname)

    def _index(self, person: Bearer, surname: str) -> None:
        """Make a person known by family name, its particles included, and by given name.

        >>> named("Kim Quorl Ok sat. Kim left. Ada de Roe sat. De Roe left. Ada ate.")
        Kim Quorl Ok = Kim Quorl Ok (person)
        Kim = Kim Quorl Ok (person)
        Ada de Roe = Ada de Roe (person)
        De Roe = Ada de Roe (person)
        Ada = Ada de Roe (person)
        """
        words = _without_suffix(person.words)
        self.by_surname[folded(surname)].append(person)
        if surname != words[-1]:
            self.by_given[folded(words[-1])].append(person)
        for size in range(2, len(words)):
            self.by_surname[folded(" ".join(words[-size:]))].append(person)
        particle, _, bare = surname.partition("-")
        if bare and particle.lower() in lists.context("hyphened particle"):
            self.by_surname[folded(bare)].append(person)
        if len(words) == 3 and surname == words[2] and _is_surname(words[1]):
            self.by_given[folded(words[1])].append(person)
        if surname != words[0] and person.strength >= FORMED:
            self.by_given[folded(words[0])].append(person)

    def meant_by(self, texts: Iterable[str]) -> dict[str, list[Bearer]]:
        """The persons that short forms may mean, by family name, else by given name.

        >>> named("Ada Roe sat. Roe left.")
        Ada Roe = Ada Roe (person)
        Roe = Ada Roe (person)
        """
        called = {**self.by_given, **self.by_surname}
        return {text: called[key] for text in texts if (key := folded(text)) in called}


def _parted(forms: Iterable[Bearer]) -> tuple[list[Bearer], list[Bearer]]:
    """The full names of persons, and what may be nicknames."""
    full, nicknames = [], []
    for form in forms:
        if len(form.words) > 1:
            if form.strength <= GUESSED and _may_be_nickname(form):
                nicknames.append(form)
            elif form.kind == "person":
                full.append(form)
    return full, nicknames


def _may_be_nickname(form: Bearer) -> bool:
    """Crooked Ada: an ordinary word before a given name; not Prince William, Hurricane Ada.

    >>> named("Ada Roe sat. Prince Ada sat. Crooked Ada sat. Hurricane Ada sat.")
    Ada Roe = Ada Roe (person)
    Prince Ada = Prince Ada (person)
    Crooked Ada = Ada Roe (person)
    Hurricane Ada = Hurricane Ada (other)
    """
    if len(form.words) != 2 or form.kind not in ("person", "other"):
        return False
    first, second = form.words
    firsts = lists.first_names()
    is_given = second in firsts and first not in firsts and title_kind(first) == ""
    return is_given and lists.is_ordinary(first) and first not in lists.surnames()


@lru_cache(maxsize=1 << 14)
def folded(name: str) -> str:
    """What all spellings of a name share: LANE and Lane, De Roe and de Roe, Al Lund and al-Lund.

    >>> named("Ada Quorl sat. QUORL: Yes.")
    Ada Quorl = Ada Quorl (person)
    QUORL = Ada Quorl (person)
    >>> named("Ada van der Roe sat. Van der Roe left. Bo al-Quorl ate.")
    Ada van der Roe = Ada van der Roe (person)
    Van der Roe = Ada van der Roe (person)
    Bo al-Quorl = Bo al-Quorl (person)
    >>> named("Ada Quorić sat. Quoric left.")
    Ada Quorić = Ada Quorić (person)
    Quoric = Ada Quorić (person)
    """
    letters = unicodedata.normalize("NFKD", name).casefold()
    return "".join(filter(str.isalnum, letters))


def _plain(words: Iterable[str]) -> tuple[str, ...]:
    """Words without accents and with one capital each, as word lists have them."""
    return tuple(word.title() if word.isupper() and len(word) > 2 else word for word in words)


def _is_surname(word: str) -> bool:
    """Whether a middle word is a first family name: López in Andrés López Obrador.

    >>> named("Ada Quorl Vex sat. Quorl left.")
    Ada Quorl Vex = Ada Quorl Vex (person)
    Quorl = Ada Quorl Vex (person)
    >>> named("Ada Jane Vex sat. Jane left.")
    Ada Jane Vex = Ada Jane Vex (person)
    Jane = Jane (person)
    """
    return word[1:].islower() and word not in lists.first_names()


@lru_cache(maxsize=1 << 14)
def surname_of(words: tuple[str, ...]) -> str:
    """The family name: the first word of a Chinese, Korean or Vietnamese name, else the last.

    >>> surname_of(("Kim", "Jong", "Un")), surname_of(("Ann", "Roe", "Jr."))
    ('Kim', 'Roe')
    """
    kept = _without_suffix(words)
    return kept[0] if _is_family_first(kept) else kept[-1]


def _without_suffix(words: Sequence[str]) -> Sequence[str]:
    """The words of a name without Jr. and III, where it has others.

    >>> named("Bo Roe Jr. sat. Roe left.")
    Bo Roe Jr. = Bo Roe Jr. (person)
    Roe = Bo Roe Jr. (person)
    """
    return [word for word in words if word not in lists.context("suffix")] or words


def _is_family_first(words: Sequence[str]) -> bool:
    """Whether a Chinese, Korean or Vietnamese family name is first: Kim Jong Un; not Kim Sailor.

    >>> surname_of(("Kim", "Jong", "Un")), surname_of(("Kim", "Sailor"))
    ('Kim', 'Sailor')
    """
    if len(words) < 2 or words[0] not in lists.family_names_first():
        return False
    if len(words) == 2 and words[1] in lists.family_names_first() and "-" not in words[1]:
        return words[0] not in lists.first_names() and len(words[1]) > len(words[0])
    return not (words[0] in lists.first_names() and lists.is_ordinary(words[-1]))


def _are_variants(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """Whether two full names with one family name may be one person's: Bill and William Roe.

    >>> named("Bill Roe sat. William Roe left.")
    Bill Roe = Bill Roe (person)
    William Roe = Bill Roe (person)
    >>> named("Bob Roe met Bob Roe Jr. there.")
    Bob Roe = Bob Roe (person)
    Bob Roe Jr. = Bob Roe Jr. (person)
    """
    suffixes = lists.context("suffix")
    if suffixes.intersection(left) != suffixes.intersection(right):
        return False
    if surname_of(left) == left[0] or surname_of(right) == right[0]:
        return _letters(left) == _letters(right)
    if folded(left[0]) == folded(right[0]):
        return not _have_other_initials(left, right)
    return _are_short_and_long(left[0], right[0]) or _are_short_and_long(right[0], left[0])


def _have_other_initials(left: Sequence[str], right: Sequence[str]) -> bool:
    """Ada B. Roe and Ada C. Roe.

    >>> named("Ada B. Roe sat. Ada C. Roe left. Ada Roe ate.")
    Ada B. Roe = Ada B. Roe (person)
    Ada C. Roe = Ada C. Roe (person)
    Ada Roe = Ada B. Roe (person)
    """
    middles = [[word[0] for word in words[1:-1]] for words in (left, right)]
    return bool(middles[0] and middles[1]) and middles[0][0] != middles[1][0]


def _letters(words: Sequence[str]) -> str:
    """Kim Jong Un and Kim Jong-un are the same letters.

    >>> named("Xi Quorl Ping sat. Xi Quorl-ping left. Xi Roeping ate.")
    Xi Quorl Ping = Xi Quorl Ping (person)
    Xi Quorl-ping = Xi Quorl Ping (person)
    Xi Roeping = Xi Roeping (person)
    """
    return "".join(words).replace("-", "").lower()


def _are_short_and_long(short: str, long: str) -> bool:
    """Bill and William, W. and William.

    >>> named("Bill Roe sat. W. Roe left. William Roe ate.")
    Bill Roe = Bill Roe (person)
    W. Roe = W. Roe (person)
    William Roe = Bill Roe (person)
    >>> named("Bill Roe sat. Ada Roe left.")
    Bill Roe = Bill Roe (person)
    Ada Roe = Ada Roe (person)
    """
    is_initial = short[1:2] == "." and short[0] == long[0]
    return is_initial or long in lists.long_forms().get(short, ())


def choose(candidates: Sequence[Bearer], gender: str) -> Bearer | None:
    """The person a short form means: of the right gender, and first named.

    Who comes after keeps a given name; what a text is about has the family name alone. None
    where a title says that it is none of them: Mrs. Roe is not Bob Roe.

    >>> named("Bob Roe sat. Ada Roe sat; Ada Roe ate. Roe left. Mrs. Roe sat.")
    Bob Roe = Bob Roe (person)
    Ada Roe = Ada Roe (person)
    Ada Roe = Ada Roe (person)
    Roe = Bob Roe (person)
    Roe = Ada Roe (person)
    """
    fitting = [p for p in candidates[:_MOST_NAMESAKES] if _fits_gender(p, gender)]
    return min(fitting, key=lambda p: p.first, default=None)


def _fits_gender(person: Bearer, gender: str) -> bool:
    """Whether a title (Mrs.) may be a person's, by that person's own titles and given name.

    >>> named("Ada Roe met Bob Roe. Mrs. Roe left. Mr. Roe sat.")
    Ada Roe = Ada Roe (person)
    Bob Roe = Bob Roe (person)
    Roe = Ada Roe (person)
    Roe = Bob Roe (person)
    """
    own = person.gender or lists.first_names().get(person.words[0], "both")
    return not gender or own in (gender, "both")
