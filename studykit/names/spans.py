"""Where proper names stand: runs of capitalised words, cut and joined where names end."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from studykit.names import cutting, lists

_UPPER = "A-ZÀ-ÖØ-Þ" + "".join(chr(c) for c in range(0x100, 0x250) if chr(c).isupper())
_TITLE_ABBREVIATION = (
    r"(?=[A-Z][a-z]{1,5}\.)(?:Mr|Mrs|Ms|Mx|Dr|Prof|Messrs|Sens?|Reps?|Govs?|Gen|Lt|Col|Maj|Capt|Cmdr|Adm|Sgt|Cpl|Pvt|Rev"
    r"|Fr|Hon|Amb|Del|Brig|St|Ft|Mt|Jr|Sr|Jan|Feb|Aug|Sept|Oct|Nov|Dec)\.(?=[ \u00a0,;)’'])"
)
# One capitalised word: Sen., U.S., J.K., O’Neill, Hee-Chan, SCO.
_WORD = (
    rf"(?:{_TITLE_ABBREVIATION}|(?:[{_UPPER}]\.)+[{_UPPER}]?(?!\w)"
    rf"|[{_UPPER}][\w\u0300-\u036f]*(?:['’](?=[{_UPPER}])\w+|[-‐‑]\w+)*)"
)
_PARTICLE = (
    r"(?:(?:de|da|do|dos|del|della|di|du|la|le|van|von|der|den|ter|bin|ibn|bint)[ \u00a0]"
    r"|(?:al|el|ul|ash|an|as)-)"
)
# A capital at the beginning of a word: the L of 501st Legion, not the M of iMac.
_CAPITAL = re.compile(rf"[{_UPPER}](?<![\w#@].)")
# A run of capitalised words, with the particles of family names within: Ursula von der Leyen.
_RUN = re.compile(rf"{_WORD}(?:[ \u00a0](?:{_PARTICLE}){{0,3}}{_WORD})*")
# What may stand in lower case before a family name: "de Blasio", "al-Assad".
_LEADING_PARTICLE = re.compile(rf"(?<!\w)(?:{_PARTICLE}){{1,3}}$")
# "Power of Siberia 2": a number that is part of a name.
_NUMBER = re.compile(r" \d{1,2}(?= [a-z])")
# What makes a title longer: "of", "-elect", "’s Day", ", Ann Roe".
_GOES_ON = re.compile(rf" of |[-‐‑]|(?: (?:for|and|to)(?: the)? |, |['’]s? )(?!I\b)[{_UPPER}]")
# A word that needs no capital: the sign of a line that is not all in capitals.
_PLAIN_WORD = re.compile(r"(?<![\w’'-])[a-z]{5,}")

# What stands behind a picture's caption: "Image: Ann Roe".
_CREDIT = re.compile(r"\s{0,3}(?:Image|Photo|Photograph|Picture|Credit|Illustration)s?(?: by)?:")

_OPENERS = frozenset("\"“‘'(:—–•…[*|/")
_OF = frozenset((" of ", " of the ", " for ", " for the ", " on ", " against ", " de ", " du "))
_LONGEST_NAME = 120  # characters
_LONGEST_RUN = 500  # a line of capitals longer than that is no name
_OFFICE_LINKS = frozenset((" of ", " of the ", " for ", " for the ", " to ", " to the "))
_AND = frozenset((" and ", " & ", "&"))
_POSSESSIVE = frozenset(("’s ", "'s "))
_LINKS = _OF | _AND | _POSSESSIVE | {" at "}


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
    title: str = ""  # that of a person: Home Secretary
    is_bare: bool = False  # a title that stands for its bearer
    is_acting: bool = False  # a place name does what a person does: Jordan said
    kind: str = ""
    strength: int = 0


@dataclass(slots=True)
class _Run:
    """Capitalised words in a row."""

    start: int
    end: int
    text: str
    sentence: int
    is_initial: bool  # the first word may have its capital from its position
    is_glued: bool = False
    is_of_office: bool = False  # behind a title and "of"
    office: str = ""  # that title, if it is borne now

    @property
    def words(self) -> list[str]:
        return self.text.split(" ")


def mentions(
    text: str,
    sentences: Sequence[tuple[int, int]],
    n_words: Sequence[int],
    paragraphs: Sequence[int],
) -> list[Mention]:
    """All mentions in text order, single sentence-initial words included (`is_initial`)."""
    is_first_alone = len(paragraphs) > 1 and paragraphs[0] != paragraphs[1]
    found: list[Mention] = []
    headlines: list[_Run] = []
    for i, (start, end) in enumerate(sentences):
        runs = _runs(text, i, start, end)
        if not runs:
            continue
        if _is_headline(text, start, end, runs, n_words[i], is_first_alone and i == 0):
            headlines += runs
        else:
            for run in _glued(text, runs):
                found += _in_run(text, run)
    if headlines:
        found += _in_headlines(text, headlines, found)
        found.sort(key=lambda mention: mention.start)
    return found


def _runs(text: str, sentence: int, start: int, end: int) -> list[_Run]:
    runs = []
    for match in _runs_within(text, start, end):
        left, right = match.span()
        if right - left > _LONGEST_RUN:
            continue
        is_initial = left == start or text[left - 1] in _OPENERS or text[left - 2] in _OPENERS
        is_initial = is_initial and not _is_acronym(match.group())
        words = match.group().replace("\u00a0", " ")
        runs.append(_Run(left, right, words, sentence, is_initial))
    return runs


def _runs_within(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """The runs, looked for only where a capital begins a word: most of a text has none."""
    for capital in _CAPITAL.finditer(text, start, end):
        if capital.start() >= start and (run := _RUN.match(text, capital.start(), end)):
            start = run.end()
            yield run


def _in_run(text: str, run: _Run) -> Iterator[Mention]:
    cut = cutting.pieces(run.text, run.is_initial, run.is_of_office)
    for piece in cut:
        start, end = run.start + piece.start, run.start + piece.end
        if piece.is_bare and not _stands_alone(text, start, end):
            continue
        if not piece.start:
            start -= _particle_size(text, start)
        mention = Mention(start, end, text[start:end], run.sentence, *piece[2:])
        if piece.is_titled and not piece.is_bare:
            mention.title = _present_title(text, run, piece)
        yield mention


def _stands_alone(text: str, start: int, end: int) -> bool:
    """The President said; not the President of Norway, the President’s Day, the President, Ann."""
    is_definite = text[max(0, start - 4) : start] in ("the ", "The ")
    return is_definite and _GOES_ON.match(text, end) is None


def _present_title(text: str, run: _Run, piece: cutting.Piece) -> str:
    """The title a person bears now: none behind "former"."""
    if not piece.title:
        return run.office
    begin = run.start + run.text.rfind(piece.title, 0, piece.start)
    return "" if _is_former(text, begin) else piece.title


def _is_former(text: str, at: int) -> bool:
    return text[max(0, at - 7) : at].endswith(("former ", "then-", "ex-"))


def _particle_size(text: str, start: int) -> int:
    """How many characters before a family name are its particles: (de) Blasio, (al-)Assad."""
    if text[start - 1 : start] not in ("-", " "):
        return 0
    word = text[max(0, start - 5) : start - 1].rpartition(" ")[2]
    if word not in lists.context("particle"):
        return 0
    particle = _LEADING_PARTICLE.search(text, max(0, start - 16), start)
    return start - particle.start() if particle else 0


# ---------------------------------------------------------------- joining runs


def _glued(text: str, runs: list[_Run]) -> Iterator[_Run]:
    """The runs, those that make one name with "of", "for", "and" or ’s between them joined."""
    current = runs[0]
    for run in runs[1:]:
        gap = text[current.end : run.start]
        is_short = run.end - current.start <= _LONGEST_NAME
        if gap in _LINKS and is_short and _is_one_name(text, current, run, gap):
            current = _joined(text, current, run)
        else:
            if gap in _OFFICE_LINKS and _is_office(current):
                run.is_of_office = True
                run.office = "" if _is_former(text, current.start) else current.words[-1]
            yield current
            current = run
    yield current


def _joined(text: str, left: _Run, right: _Run) -> _Run:
    number = _NUMBER.match(text, right.end)
    end = number.end() if number else right.end
    words = text[left.start : end].replace("\u00a0", " ")
    return replace(left, end=end, text=words, is_glued=True)


def _is_office(left: _Run) -> bool:
    """Whether what follows "of" says of what: Secretary | of | State."""
    return lists.titles().get(left.words[-1], ("",))[0] in ("office", "modifier")


def _is_one_name(text: str, left: _Run, right: _Run, gap: str) -> bool:
    if text[left.start : right.end] in lists.known():
        return True
    if gap in _OF:
        return _takes_of(left, right, gap)
    if gap in _AND:
        return gap != " and " or _takes_and(left, right)
    if gap in _POSSESSIVE:
        return left.words[-1] in lists.context("owner") or (
            left.words[0] == "St." and len(left.words) < 4
        )
    return left.words[0] == "University" and left.is_glued


def _takes_of(left: _Run, right: _Run, gap: str) -> bool:
    """Bank of England, Great Hall of the People, Power of Siberia; not President of France."""
    last = left.words[-1]
    if cutting.is_title(right.words[0]) or last in lists.titles():
        return False
    if right.words[0] in lists.context("day"):  # the Council on Friday
        return False
    if last in lists.heads() and last not in lists.nationalities():
        return gap != " on " or last in ("Council", "Committee", "Commission", "Convention", "War")
    if not gap.startswith(" of"):
        return False
    if left.is_glued and lists.is_ordinary(last):  # Centre for Control (of Diseases)
        return True
    if left.is_initial or len(left.words) > 2:
        return False
    return lists.is_ordinary(last) and not cutting.is_listed(left.words) and not _is_acronym(last)


def _takes_and(left: _Run, right: _Run) -> bool:
    """Department of Health and Human Services; Food and Drug Administration; not Xi and Putin."""
    if not all(map(lists.is_ordinary, right.words)) or cutting.is_listed(right.words):
        return False
    if left.is_glued:
        return not any(word in lists.titles() for word in right.words)
    before = [word for word in left.words if word != "The"]
    if left.words[0] == "The" and not left.is_initial:  # The Globe and Mail
        both = [*before, *right.words]
        is_plain = all(map(lists.is_ordinary, before))
        return len(both) == 2 and is_plain and not any(map(cutting.is_title, both))
    return (
        len(right.words) > 1
        and lists.heads().get(right.words[-1]) == "organization"
        and len(before) == 1
        and (not left.is_initial or left.words[0] == "The")
        and lists.is_ordinary(before[0])
        and not cutting.is_listed(before)
    )


def _is_acronym(word: str) -> bool:
    return len(word) > 1 and word.isupper()


# ---------------------------------------------------------------- headlines


def _is_headline(
    text: str, start: int, end: int, runs: list[_Run], n_words: int, is_alone: bool
) -> bool:
    """Whether capitals say nothing here: Title Case or all in capitals."""
    n_capitals = sum(run.text.count(" ") + 1 for run in runs)
    if n_words < 4 or 2 * n_capitals < n_words or n_capitals < 3:
        return False
    if text[end - 1] in ".,;" and (10 * n_capitals < 6 * n_words or not is_alone):
        return False
    if len(_PLAIN_WORD.findall(text, start, end)) > n_words // 10:
        return False
    return _CREDIT.match(text, end) is None


def _in_headlines(text: str, runs: list[_Run], found: list[Mention]) -> Iterator[Mention]:
    """In a headline only names that the body or a list knows."""
    body = _body_names(found)
    for run in runs:
        words, begin = run.words, 0
        while begin < len(words):
            size = _known_size(words, begin, body)
            if size:
                start = run.start + len(" ".join(words[:begin])) + (begin > 0)
                name = " ".join(words[begin : begin + size])
                yield Mention(
                    start, start + len(name), text[start : start + len(name)], run.sentence
                )
            begin += size or 1


def _body_names(found: list[Mention]) -> set[str]:
    names = set()
    for mention in found:
        if not mention.is_initial and not mention.is_bare:
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
