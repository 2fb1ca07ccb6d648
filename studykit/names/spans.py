"""Where proper names stand: runs of capitalised words, cut and joined where names end."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from studykit.names import lists

_UPPER = "A-ZÀ-ÖØ-Þ" + "".join(chr(c) for c in range(0x100, 0x250) if chr(c).isupper())
_TITLE_ABBREVIATION = (
    r"(?:Mr|Mrs|Ms|Mx|Dr|Prof|Messrs|Sens?|Reps?|Govs?|Gen|Lt|Col|Maj|Capt|Cmdr|Adm|Sgt|Cpl|Pvt|Rev"
    r"|Fr|Hon|Amb|Del|Brig|St|Ft|Mt|Jr|Sr)\.(?=[ \u00a0])"
)
# One capitalised word: Sen., U.S., J.K., O’Neill, Hee-Chan, SCO.
_WORD = (
    rf"(?:{_TITLE_ABBREVIATION}|(?:[{_UPPER}]\.)+[{_UPPER}]?(?!\w)"
    rf"|[{_UPPER}][\w\u0300-\u036f]*(?:['’](?=[{_UPPER}])\w+|[-‐‑]\w+)*)"
)
_PARTICLE = r"(?:(?:de|da|do|dos|del|della|di|du|la|le|van|von|der|den|ter|bin|ibn|bint)[ \u00a0]|(?:al|el|ul|ash|an|as)-)"
# A run of them, with the particles of family names within: Ursula von der Leyen, 501st Legion not.
_RUN = re.compile(rf"(?<![\w#@]){_WORD}(?:[ \u00a0](?:{_PARTICLE}){{0,3}}{_WORD})*")
# What may stand in lower case before a family name: "de Blasio", "al-Assad".
_LEADING_PARTICLE = re.compile(rf"(?<!\w)(?:{_PARTICLE}){{1,3}}$")
# "Scientology-related", "Japanese-occupied": the name ends at the hyphen.
_COMPOUND = re.compile(r"[-‐‑][a-z]\w*$")
# A word that needs no capital: the sign of a line that is not all in capitals.
_PLAIN_WORD = re.compile(r"(?<![\w’'-])[a-z]{5,}")

_OPENERS = frozenset("\"“‘'(:—–•…[*|/")
_OF = frozenset((" of ", " of the ", " for ", " for the ", " on ", " against ", " de ", " du "))
_OFFICE_LINKS = frozenset((" of ", " of the ", " for ", " for the ", " to ", " to the "))
_AND = frozenset((" and ", " & ", "&"))
_POSSESSIVE = frozenset(("’s ", "'s "))
_LONGEST_GAP = 9
_OWNERS = frozenset(
    [
        "People",
        "Women",
        "Men",
        "Children",
        "Veteran",
        "Worker",
        "Farmer",
        "Mother",
        "Father",
        "Valentine",
    ]
)
_MORE_ROLES = frozenset(("co", "ex", "vice"))


@dataclass(slots=True)
class Mention:
    """One place where a proper name stands."""

    start: int
    end: int
    text: str
    sentence: int
    is_titled: bool = False  # a title or a noun for a person stands directly before it
    gender: str = ""  # what that title says
    is_initial: bool = False  # one word that may have its capital from its position
    kind: str = ""
    strength: int = 0


class _Run:
    """Capitalised words in a row, with where each begins."""

    __slots__ = (
        "end",
        "is_glued",
        "is_initial",
        "is_of_office",
        "places",
        "sentence",
        "start",
        "words",
    )

    def __init__(self, text: str, start: int, end: int, sentence: int, is_initial: bool) -> None:
        self.start, self.end, self.sentence, self.is_initial = start, end, sentence, is_initial
        self.words = text[start:end].replace("\u00a0", " ").split(" ")
        self.is_glued = self.is_of_office = False
        self.places: list[int] = []
        at = start
        for word in self.words:
            self.places.append(at)
            at += len(word) + 1


def mentions(
    text: str, sentences: Sequence[tuple[int, int]], n_words: Sequence[int]
) -> list[Mention]:
    """All mentions in text order, single sentence-initial words included (`is_initial`)."""
    found: list[Mention] = []
    headlines: list[_Run] = []
    for i, (start, end) in enumerate(sentences):
        runs = _runs(text, i, start, end)
        if not runs:
            continue
        if _is_headline(text, start, end, runs, n_words[i]):
            headlines += runs
        else:
            for run in _glued(text, runs):
                found += _pieces(text, run)
    if headlines:
        found += _in_headlines(text, headlines, found)
        found.sort(key=lambda mention: mention.start)
    return found


def _runs(text: str, sentence: int, start: int, end: int) -> list[_Run]:
    runs = []
    for match in _RUN.finditer(text, start, end):
        left, right = match.span()
        is_initial = left == start or text[left - 1] in _OPENERS or text[left - 2] in _OPENERS
        runs.append(_Run(text, left, right, sentence, is_initial))
    return runs


# ---------------------------------------------------------------- joining runs


def _glued(text: str, runs: list[_Run]) -> Iterator[_Run]:
    """The runs, those that make one name with "of", "for", "and" or ’s between them joined."""
    current = runs[0]
    for run in runs[1:]:
        if run.start - current.end <= _LONGEST_GAP and _is_one_name(text, current, run):
            joined = _Run(text, current.start, run.end, run.sentence, current.is_initial)
            joined.is_glued = True
            current = joined
        else:
            run.is_of_office = _is_of_office(text, current, run)
            yield current
            current = run
    yield current


def _is_of_office(text: str, left: _Run, right: _Run) -> bool:
    """Whether the right run says of what, for what: Secretary | of | State."""
    last = left.words[-1]
    kind = lists.titles().get(last, ("",))[0]
    return kind in ("office", "modifier") and text[left.end : right.start] in _OFFICE_LINKS


def _is_one_name(text: str, left: _Run, right: _Run) -> bool:
    gap = text[left.end : right.start]
    if gap not in _OF and gap not in _AND and gap not in _POSSESSIVE and gap != " at ":
        return False
    if text[left.start : right.end] in lists.known():
        return True
    if gap in _OF:
        return _takes_of(left, right, gap)
    if gap in _AND:
        return gap != " and " or _takes_and(left, right)
    if gap in _POSSESSIVE:
        return left.words[-1] in _OWNERS or (left.words[0] == "St." and len(left.words) < 4)
    return left.words[0] == "University" and left.is_glued


def _takes_of(left: _Run, right: _Run, gap: str) -> bool:
    """Bank of England, Great Hall of the People, Power of Siberia; not President of France."""
    last = left.words[-1]
    if _is_title(right.words[0]) or last in lists.titles():
        return False
    if last in lists.heads() and last not in lists.nationalities():
        return gap != " on " or last in ("Council", "Committee", "Commission", "Convention", "War")
    if not gap.startswith(" of") or left.is_initial or len(left.words) > 2:
        return False
    return lists.is_ordinary(last) and not _is_listed(left.words) and not _is_acronym(last)


def _is_listed(words: Sequence[str]) -> bool:
    return (
        " ".join(words) in lists.known()
        or words[0] in lists.first_names()
        or words[-1] in lists.nationalities()
        or words[-1] in lists.family_names_first()
    )


def _is_acronym(word: str) -> bool:
    return len(word) > 1 and word.isupper()


def _takes_and(left: _Run, right: _Run) -> bool:
    """Department of Health and Human Services; Food and Drug Administration; not Xi and Putin."""
    if not all(map(lists.is_ordinary, right.words)) or _is_listed(right.words):
        return False
    if left.is_glued:
        return not any(word in lists.titles() for word in right.words)
    heads = lists.heads()
    return (
        len(right.words) > 1
        and heads.get(right.words[-1]) == "organization"
        and not left.is_initial
        and len(left.words) == 1
        and lists.is_ordinary(left.words[0])
        and not _is_listed(left.words)
    )


# ---------------------------------------------------------------- cutting a run into names


def _pieces(text: str, run: _Run) -> Iterator[Mention]:
    """The names within a run: titles and nationalities off, what stands before them apart."""
    words, first = run.words, 0
    is_initial = run.is_initial
    while first < len(words) and _is_no_name(words[first], is_initial and first == 0):
        first += 1
    if first == len(words):
        return
    if is_initial and first == 0 and len(words) > 1 and words[0].lower() in lists.roles():
        if words[0] not in lists.titles() and words[-1] not in lists.heads():
            yield from _person(text, run, 1, len(words), lists.roles()[words[0].lower()])
            return
    if run.is_of_office:
        yield from _office_and_person(text, run)
        return
    title = _title(words, first)
    if title is None:
        yield from _plain(text, run, first, len(words), is_initial and first == 0)
        return
    begin, end, gender = title
    if begin > first:
        yield from _plain(text, run, first, begin, is_initial and first == 0, before_title=True)
    if end < len(words):
        yield from _person(text, run, end, len(words), gender)


def _office_and_person(text: str, run: _Run) -> Iterator[Mention]:
    """(Secretary of) State Jane Roe: the department is no name of its own, a place is."""
    words = run.words
    begin = next(
        (i for i in range(1, len(words) - 1) if words[i] in lists.first_names()), len(words)
    )
    honorific = next(
        (i for i, w in enumerate(words) if lists.titles().get(w, ("",))[0] == "honorific"), None
    )
    stop = begin if honorific is None else min(begin, honorific)
    office = words[:stop]
    if office and (" ".join(office) in lists.known() or office[-1] in lists.heads()):
        yield _mention(text, run, 0, stop)
    if honorific is not None and honorific < begin:
        yield from _person(
            text, run, honorific + 1, len(words), lists.titles()[words[honorific]][1]
        )
    elif begin < len(words):
        yield from _person(text, run, begin, len(words), "")


def _is_no_name(word: str, is_initial: bool) -> bool:
    """Yesterday, I, VIP; a stop word counts only where a sentence gives it its capital."""
    if word.isupper() and len(word) > 1:
        return word in lists.stop_capitals()
    return word.lower() in lists.stops()


def _title(words: Sequence[str], first: int) -> tuple[int, int, str] | None:
    """Where the title in a run begins and ends and the gender it tells, if there is one."""
    titles = lists.titles()
    at = next((i for i in range(first, len(words)) if _is_title(words[i])), None)
    if at is None or _names_a_body(words, at):
        return None
    if titles.get(words[at], ("", ""))[0] == "noble":
        return None if at + 1 < len(words) or at > first else (at, at + 1, "")
    begin = end = at
    while begin > first and titles.get(words[begin - 1], ("",))[0] == "modifier":
        begin -= 1
    gender = ""
    while end < len(words) and words[end] in titles and titles[words[end]][0] != "noble":
        if end > at and end == len(words) - 1 and words[end] in lists.first_names():
            break
        gender = gender or titles[words[end]][1]
        end += 1
    if end == len(words) and at > first and words[first] in lists.first_names():
        return None  # Stephen Major, Dean Judge: the last word is the family name
    return begin, max(end, at + 1), gender


def _is_title(word: str) -> bool:
    entry = lists.titles().get(word) or lists.titles().get(
        word.removeprefix("Then-").removeprefix("Ex-")
    )
    return entry is not None and entry[0] != "modifier"


def _names_a_body(words: Sequence[str], at: int) -> bool:
    """Justice Department, General Assembly: the title is part of an organization's name."""
    of = next((i for i in range(at + 1, len(words)) if words[i] == "of"), len(words))
    last = words[of - 1]
    if words[at].endswith(".") or at >= of - 1 or last not in lists.heads():
        return False
    if last in lists.titles():
        return False
    is_person = last in lists.surname_heads() or last in lists.family_names_first()
    return not (is_person and of - at in (2, 3))


def _person(text: str, run: _Run, begin: int, end: int, gender: str) -> Iterator[Mention]:
    """The person behind a title; a nationality or a department between is no part of the name."""
    words = run.words
    if run.is_glued:  # Minister of Education Jane Roe has its "of" within the run
        lower = [i for i in range(begin, end) if not words[i][:1].isupper()]
        end = lower[0] if lower else end
    if begin < end:
        yield _mention(text, run, begin, end, is_titled=True, gender=gender)


def _plain(
    text: str, run: _Run, begin: int, end: int, is_initial: bool, *, before_title: bool = False
) -> Iterator[Mention]:
    """The names in words without a title."""
    words = run.words
    size = _nationality(words, begin, end)
    if size:
        rest = begin + size
        if rest == end:
            return
        if not _is_body(words[rest:end]):
            begin, is_initial = rest, False
    if before_title:
        if not _is_listed(words[begin:end]) and words[end - 1] not in lists.heads():
            return
    elif (cut := _country_before_body(words, begin, end)) or (
        cut := _before_person(words, begin, end)
    ):
        yield _mention(text, run, begin, cut)
        begin, is_initial = cut, False
    yield _mention(text, run, begin, end, is_initial=is_initial and end - begin == 1)


def _nationality(words: Sequence[str], begin: int, end: int) -> int:
    """How many words at the beginning say a nationality: Russian 1, North Korean 2."""
    nationalities = lists.nationalities()
    if begin + 1 < end and f"{words[begin]} {words[begin + 1]}" in nationalities:
        return 2
    if " ".join(words[begin:end]) in lists.known():
        return 0
    return int(words[begin] in nationalities or _COMPOUND.sub("", words[begin]) in nationalities)


def _is_body(words: Sequence[str]) -> bool:
    """Whether a nationality before these words is part of the name: (Chinese) Foreign Ministry."""
    if len(words) == 1 and words[0] not in lists.heads():
        return False
    return words[-1] in lists.heads() or any(word in ("of", "for") for word in words)


def _country_before_body(words: Sequence[str], begin: int, end: int) -> int | None:
    """Where the body begins in "U.S. Department of Labor", "UK Home Office"."""
    for size in (2, 1):
        cut = begin + size
        if cut < end and " ".join(words[begin:cut]) in lists.countries():
            rest = " ".join(words[cut:end])
            if " ".join(words[begin:end]) in lists.known() or (
                end - cut < 2 and rest not in lists.known()
            ):
                return None
            head = next((i for i in range(cut + 1, end) if words[i] in ("of", "for", "on")), end)
            is_body = lists.heads().get(words[head - 1]) == "organization"
            return cut if is_body or rest in lists.known() else None
    return None


def _before_person(words: Sequence[str], begin: int, end: int) -> int | None:
    """Where the person begins in "Texas Jane Roe" and "Refugee Council Enver Roe"."""
    firsts, heads = lists.first_names(), lists.heads()
    if end - begin < 3 or (words[end - 1] in heads and words[end - 1] not in lists.surname_heads()):
        return None
    for cut in range(begin + 1, end - 1):
        if not words[cut][0].isupper() or words[cut - 1][0].islower():
            continue
        before = " ".join(words[begin:cut])
        is_other = words[begin] not in firsts and (
            before in lists.known() or cut - begin > 1 or _is_common_noun(before)
        )
        if words[cut] in firsts and is_other:
            return cut if end - cut < 4 else None
        is_body = words[cut - 1] in heads and cut - begin > 1 and end - cut == 2
        if is_body and not any(map(lists.is_ordinary, words[cut:end])):
            return cut
    return None


def _is_common_noun(word: str) -> bool:
    """Scientologist, Relations: what stands before a name and is no part of it."""
    return word.endswith(("ist", "ian", "er")) or lists.is_ordinary(word)


def _mention(
    text: str,
    run: _Run,
    begin: int,
    end: int,
    *,
    is_titled: bool = False,
    gender: str = "",
    is_initial: bool = False,
) -> Mention:
    start = run.places[begin]
    stop = run.places[end - 1] + len(run.words[end - 1])
    if begin == 0 and text[start - 1 : start] in (" ", "-", "\u00a0"):
        particle = _LEADING_PARTICLE.search(text, max(0, start - 16), start)
        start = particle.start() if particle else start
    name = text[start:stop]
    if (
        "-" in name
        and (cut := _COMPOUND.search(name))
        and not _is_given_name(run.words, begin, end)
    ):
        stop = start + cut.start()
        name = text[start:stop]
    return Mention(start, stop, name, run.sentence, is_titled, gender, is_initial)


def _is_given_name(words: Sequence[str], begin: int, end: int) -> bool:
    """Whether the last word's hyphen is within a given name: Ban Ki-moon."""
    return end - begin > 1 and words[end - 2] not in lists.known() and len(words[end - 1]) < 12


# ---------------------------------------------------------------- headlines


def _is_headline(text: str, start: int, end: int, runs: list[_Run], n_words: int) -> bool:
    """Whether capitals say nothing here: Title Case or all in capitals."""
    n_capitals = sum(len(run.words) for run in runs)
    if n_words < 4 or 2 * n_capitals < n_words or n_capitals < 3 or text[end - 1] in ".,;":
        return False
    return len(_PLAIN_WORD.findall(text, start, end)) <= n_words // 10


def _in_headlines(text: str, runs: list[_Run], found: list[Mention]) -> Iterator[Mention]:
    """In a headline only names that the body or a list knows."""
    body = _body_names(found)
    for run in runs:
        begin = 0
        while begin < len(run.words):
            size = _known_size(run.words, begin, body)
            if size:
                yield _mention(text, run, begin, begin + size)
            begin += size or 1


def _body_names(found: list[Mention]) -> set[str]:
    names = set()
    for mention in found:
        if not mention.is_initial:
            names.add(mention.text.casefold())
            parts = mention.text.split()
            if len(parts) > 1 and (mention.is_titled or parts[0] in lists.first_names()):
                names.update((parts[-1].casefold(), " ".join(parts[-2:]).casefold()))
            if len(parts) > 1 and parts[0] in lists.family_names_first():
                names.add(parts[0].casefold())
    return names


def _known_size(words: Sequence[str], begin: int, body: set[str]) -> int:
    """The number of words from here that make a known name; 0 if none do."""
    known = lists.known()
    for size in range(min(6, len(words) - begin), 0, -1):
        name = " ".join(words[begin : begin + size])
        if name.casefold() in body or name in known or (name.isupper() and name.title() in known):
            return size
    if begin + 1 < len(words) and words[begin] in lists.first_names():
        last = words[begin + 1]
        if not lists.is_ordinary(last) and last not in lists.titles():
            return 2
    return 0
