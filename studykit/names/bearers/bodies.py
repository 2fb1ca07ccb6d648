"""Places, organizations and other things, with their short forms and abbreviations."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache

from studykit.names import lists
from studykit.names.bearers.bearer import Bearer
from studykit.names.bearers.persons import folded
from studykit.names.words.own_kind import FORMED, LISTED, known_as

_SAINTS = ("St", "St.", "Saint")


def bodies(
    forms: dict[str, Bearer],
    organizations: Sequence[Bearer],
    firms: dict[str, list[Bearer]],
) -> dict[str, Bearer]:
    """The bearer of each form that is no person's: short forms are under the full one.

    `organizations` are those of the forms; `firms` has the firms among them by the beginning
    of their name, as of `by_beginning`.

    >>> named("OSLO shook. Oslo slept.")
    OSLO = Oslo (place)
    Oslo = Oslo (place)
    """
    spelled_out = _by_initials(forms)
    by_tail, by_head = _by_tail(organizations), _by_head(organizations)
    bearers: dict[str, Bearer] = {}
    by_form: dict[str, Bearer] = {}
    for text, form in forms.items():
        known = known_as(text)
        full = _spelled_out(text, spelled_out) if spelled_out and text.isupper() else None
        if known is None and (full is None or full.first > form.first):
            full = _begun(form, firms, is_first=full is not None) or full
            if full is None and form.kind == "organization":
                full = _longer(form, by_tail) or _headed(form, by_head, organizations)
        name, kind = known or (text, form.kind)
        strength = form.strength
        if full is not None and full is not form:  # the text's own goes before a list's
            name, kind, strength = full.name, full.kind, max(full.strength, FORMED)
        bearer = by_form[text] = bearers.setdefault(_key(name), form)
        if bearer is form:
            form.name = name
        else:
            _take_in(bearer, name, kind, strength)
    _name_in_words_of_text(by_form)
    return by_form


def _name_in_words_of_text(by_form: dict[str, Bearer]) -> None:
    """Name a body by the longest form that the text has, not by a list's that it lacks.

    A country's full name is sure, and a month's; "the Treasury" may be another country's.

    >>> named("The Treasury shut. The US sat.")
    Treasury = Treasury (organization)
    US = United States (place)
    """
    longest: dict[Bearer, str] = {}
    for form, bearer in by_form.items():
        is_sure = bearer.kind == "place" or bearer.name in lists.context("day")
        is_lacking = not is_sure and bearer.name not in by_form
        if is_lacking and len(form) > len(longest.get(bearer, "")):
            longest[bearer] = form
    for bearer, name in longest.items():
        bearer.name = name


def _take_in(bearer: Bearer, name: str, kind: str, strength: int) -> None:
    """Let a bearer have the kind of a form that is surer, and no name in capitals.

    >>> named("QUORL shook. The Quorl slept in Quorl.")
    QUORL = Quorl (place)
    Quorl = Quorl (place)
    Quorl = Quorl (place)
    """
    if bearer.name.isupper() and not name.isupper():
        bearer.name = name
    if strength > bearer.strength:
        bearer.kind, bearer.strength = kind, strength


@lru_cache(maxsize=1 << 14)
def _key(name: str) -> str:
    """What names have in common that are written alike: OSLO and Oslo, with "The" or without.

    >>> named("It was about The Quorl. QUORL shook. The Quorl slept.")
    Quorl = Quorl (organization)
    QUORL = Quorl (organization)
    Quorl = Quorl (organization)
    >>> named("It was on Quorl.com. The Quorl said so.")
    Quorl.com = Quorl.com (organization)
    Quorl = Quorl.com (organization)
    """
    bare = name.removeprefix("The ").removeprefix("the ")
    return folded(bare.removesuffix(".com").removesuffix(".org"))


def _spelled_out(text: str, by_initials: dict[str, Bearer]) -> Bearer | None:
    """The name that capitals shorten: WSB for Wendle Sailing Bank; not US, a country.

    >>> named("The Wendle Sailing Bank (WSB) shut.")
    Wendle Sailing Bank = Wendle Sailing Bank (organization)
    WSB = Wendle Sailing Bank (organization)
    >>> named("The Union of Sailors (US) shut.")
    Union of Sailors = Union of Sailors (organization)
    US = United States (place)
    """
    if len(text) == 1 or text in lists.countries():
        return None
    return by_initials.get(text.replace(".", ""))


def _by_initials(forms: dict[str, Bearer]) -> dict[str, Bearer]:
    """Bearers by their initials, if the text has a name in capitals.

    >>> named("The Wendle Sailing Bank (WSB) shut.")
    Wendle Sailing Bank = Wendle Sailing Bank (organization)
    WSB = Wendle Sailing Bank (organization)
    """
    if not any(map(str.isupper, forms)):
        return {}
    return {letters: form for name, form in forms.items() for letters in _initials(name)}


@lru_cache(maxsize=1 << 14)
def _initials(name: str) -> tuple[str, ...]:
    """How a name of several words is shortened, those of "of" and the like left out and in.

    >>> _initials("Bank of Elm"), _initials("Elm")
    (('BE', 'BOE'), ())
    """
    words = name.split()
    if len(words) < 2:
        return ()
    letters = "".join(word[0] for word in words)
    return "".join(filter(str.isupper, letters)), letters.upper()


def by_beginning(organizations: Iterable[Bearer]) -> dict[str, list[Bearer]]:
    """Firms by the beginning of their name: Oakham (Estates), Ann & Bo (LLC).

    >>> named("Ann & Bo LLC shut. Ann & Bo sank.")
    Ann & Bo LLC = Ann & Bo LLC (organization)
    Ann & Bo = Ann & Bo LLC (organization)
    >>> named("St Ann’s Hospital shut. Staff at St Ann’s left. St Bo’s Island sank. St Bo sat.")
    St Ann’s Hospital = St Ann’s Hospital (organization)
    St Ann = St Ann’s Hospital (organization)
    St Bo’s Island = St Bo’s Island (place)
    St Bo = St Bo (person)
    """
    found: dict[str, list[Bearer]] = defaultdict(list)
    for form in organizations:
        if len(form.words) < 2 or form.strength < FORMED:
            continue
        *first, last = form.words
        if _is_saint(first):
            found[" ".join(first)[:-2]].append(form)
        if last.rstrip(".,") in lists.context("company last"):
            found[" ".join(first).rstrip(",")].append(form)
        word = form.words[0]
        is_firm = last.rstrip(".,") in lists.context("firm last") and _is_place(word)
        is_free = not _is_public(form.words) and not lists.is_ordinary(word)
        if is_firm or (is_free and word not in lists.known()):
            found[word].append(form)
    return found


def _is_saint(words: Sequence[str]) -> bool:
    """St Ann’s (Hospital): what is mostly called by its saint.

    >>> named("The Quorland Museum shut. We saw Quorla.")
    Quorland Museum = Quorland Museum (organization)
    Quorla = Quorla (other)
    """
    return words[0] in _SAINTS and words[-1].endswith(("’s", "'s"))


def _is_place(word: str) -> bool:
    """Whether a firm’s first word is a place’s name, and no ordinary word.

    >>> named("The Grand Lines sailed. Shares in Grand rose.")
    Grand Lines = Grand Lines (organization)
    Grand = Grand (organization)
    """
    return lists.known().get(word, ("", ""))[1] == "place"


def _is_public(words: tuple[str, ...]) -> bool:
    """Whether a body is mostly called by its place: Oakham Council; a firm is not.

    >>> named("The Quorl Council sat. It was about Quorl.")
    Quorl Council = Quorl Council (organization)
    Quorl = Quorl (other)
    """
    return "of" in words or not lists.context("public body").isdisjoint(words)


def _begun(
    form: Bearer, firms: dict[str, list[Bearer]], *, is_first: bool = False
) -> Bearer | None:
    """The one firm whose name begins so; a place or a surer person is none.

    With `is_first`, only one named before the form is.

    >>> named("Quorl Estates shut. It was about Quorl. It rained in Vexler; Vexler Estates shut.")
    Quorl Estates = Quorl Estates (organization)
    Quorl = Quorl Estates (organization)
    Vexler = Vexler (place)
    Vexler Estates = Vexler Estates (organization)
    >>> named("VQ Norway shut. It was about VQ. The Vexler Quorl sat.")
    VQ Norway = VQ Norway (organization)
    VQ = VQ Norway (organization)
    Vexler Quorl = Vexler Quorl (organization)
    >>> named("It was about VQ. VQ Norway shut. The Vexler Quorl sat.")
    VQ = Vexler Quorl (organization)
    VQ Norway = VQ Norway (organization)
    Vexler Quorl = Vexler Quorl (organization)
    >>> named("Quorl Estates shut. Shares of Quorl fell.")
    Quorl Estates = Quorl Estates (organization)
    Quorl = Quorl Estates (organization)
    """
    found = firms.get(form.name, ())
    if is_first and found and found[0].first > form.first:
        return None
    is_place = form.kind == "place" and (form.strength >= LISTED or form.words[0] not in _SAINTS)
    is_other = is_place or (form.kind == "person" and form.strength >= LISTED)
    return found[0] if len(found) == 1 and found[0] is not form and not is_other else None


def _longer(form: Bearer, by_tail: dict[tuple[str, ...], list[Bearer]]) -> Bearer | None:
    """The one organization whose name ends in this: (Chinese) Foreign Ministry.

    >>> named("The Danish Ministry met. The Ministry sat.")
    Danish Ministry = Danish Ministry (organization)
    Ministry = Danish Ministry (organization)
    >>> named("The Danish Ministry met the Elm Ministry. The Ministry sat.")
    Danish Ministry = Danish Ministry (organization)
    Elm Ministry = Elm Ministry (organization)
    Ministry = Ministry (organization)
    """
    found = by_tail.get(form.words, ())
    return found[0] if len(found) == 1 else None


def _headed(
    form: Bearer, by_head: dict[str, list[Bearer]], organizations: Iterable[Bearer]
) -> Bearer | None:
    """The one body before it whose name begins so: High Court (of Elm).

    None if a third has its last word.

    >>> named("The High Court of Oslo met. The High Court sat.")
    High Court of Oslo = High Court of Oslo (organization)
    High Court = High Court of Oslo (organization)
    >>> named("The High Court of Oslo met the Court of Appeals. The High Court sat.")
    High Court of Oslo = High Court of Oslo (organization)
    Court of Appeals = Court of Appeals (organization)
    High Court = High Court (organization)
    """
    found = by_head.get(form.name, ())
    if len(found) != 1 or found[0].first > form.first:
        return None
    last = form.words[-1]
    n_like = sum(last in body.words for body in organizations)
    return found[0] if n_like == 2 else None


def _by_head(organizations: Iterable[Bearer]) -> dict[str, list[Bearer]]:
    """Organizations by what is before "of" in their name: Bank (of Elm).

    >>> named("The Bank of Elm shut. The Bank sank.")
    Bank of Elm = Bank of Elm (organization)
    Bank = Bank of Elm (organization)
    """
    found: dict[str, list[Bearer]] = defaultdict(list)
    for form in organizations:
        head, of, _ = form.name.partition(" of ")
        if of:
            found[head].append(form)
    return found


def _by_tail(organizations: Iterable[Bearer]) -> dict[tuple[str, ...], list[Bearer]]:
    """Organizations by what is left of their name without its first words: (New York) Times.

    >>> named("The Old Wendle Times shut. The Times sat.")
    Old Wendle Times = Old Wendle Times (organization)
    Times = Old Wendle Times (organization)
    >>> named("The Wendle Sun-Times shut. The Sun-Times sat.")
    Wendle Sun-Times = Wendle Sun-Times (organization)
    Sun-Times = Wendle Sun-Times (organization)
    >>> named("Kent and Surrey Police sat. Surrey Police left.")
    Kent and Surrey Police = Kent and Surrey Police (organization)
    Surrey Police = Surrey Police (organization)
    """
    found: dict[tuple[str, ...], list[Bearer]] = defaultdict(list)
    for form in organizations:
        is_of_two = "and" in form.words and form.words[-1] in lists.context("serves two")
        for tail in () if is_of_two else (form.words[1:], form.words[2:]):
            if len(tail) > 1 or (tail and tail[0].rpartition("-")[2] in lists.heads()):
                found[tail].append(form)
    return found
