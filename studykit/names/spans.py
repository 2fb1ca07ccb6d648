"""Where proper names stand: runs of capitalised words, cut and joined where names end."""

import re
from collections.abc import Iterator, Sequence

from studykit.names import cutting, lists

_UPPER = "A-ZÀ-ÖØ-Þ" + "".join(chr(c) for c in range(0x100, 0x250) if chr(c).isupper())
# Sen., Mr., Sept.: what follows the first letter of an abbreviation that keeps its stop.
_ABBREVIATION = (
    r"(?=[a-z]{1,5}\.)(?:(?<=M)(?:rs?|s|x|essrs|aj|t)|(?<=D)(?:r|el|ec)|(?<=P)(?:rof|vt)"
    r"|(?<=S)(?:ens?|gt|t|r|ept)|(?<=R)(?:eps?|ev)|(?<=G)(?:ovs?|en)|(?<=C)(?:ol|apt|mdr|pl)"
    r"|(?<=L)t|(?<=A)(?:dm|mb|ug)|(?<=F)(?:r|t|eb)|(?<=H)on|(?<=B)rig|(?<=J)(?:r|an)"
    r"|(?<=O)ct|(?<=N)ov)\.(?=[ \u00a0,;)’'])"
)
# What follows a word's first capital: Sen., U.S., J.K., O’Neill, Hee-Chan, SCO.
_REST = (
    rf"(?:{_ABBREVIATION}|\.(?:[{_UPPER}]\.)*[{_UPPER}]?(?!\w)"
    rf"|[\w\u0300-\u036f]*(?:['’](?=[{_UPPER}])\w+|[-‐‑]\w+)*)"
)
_PARTICLE = (
    r"(?:(?:de|da|do|dos|del|della|di|du|la|le|van|von|der|den|ter|bin|ibn|bint)[ \u00a0]"
    r"|(?:al|el|ul|ash|an|as)-)"
)
# A run of capitalised words, with the particles of family names within: Ursula von der Leyen.
# Its capital begins a word: the L of 501st Legion, not the M of iMac. That it stands first in
# the pattern lets the search pass over all other letters at once.
_RUN = re.compile(
    rf"[{_UPPER}](?<![\w#@].){_REST}(?:[ \u00a0](?:{_PARTICLE}){{0,3}}[{_UPPER}]{_REST})*"
)
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
_JOINTS = _LINKS | _OFFICE_LINKS


class Mention:
    """One place where a proper name stands.

    Attributes
    ----------
    is_titled : bool
        Whether a title or a noun for a person stands directly before it.
    gender : str
        What that title says.
    is_initial : bool
        Whether it is one word that may have its capital from its position.
    title : str
        That of a person: Home Secretary.
    is_bare : bool
        Whether it is a title that stands for its bearer.
    is_acting : bool
        Whether it is a place that does what a person does: Jordan said.
    """

    __slots__ = (
        "end", "gender", "is_acting", "is_bare", "is_initial", "is_titled", "kind", "sentence",
        "start", "strength", "text", "title",
    )  # fmt: skip

    def __init__(
        self, start: int, end: int, text: str, sentence: int, is_titled: bool = False,
        gender: str = "", is_initial: bool = False, title: str = "", is_bare: bool = False,
    ) -> None:  # fmt: skip
        self.start = start
        self.end = end
        self.text = text
        self.sentence = sentence
        self.is_titled = is_titled
        self.gender = gender
        self.is_initial = is_initial
        self.title = title
        self.is_bare = is_bare
        self.is_acting = False
        self.kind = ""
        self.strength = 0


class _Run:
    """Capitalised words in a row."""

    __slots__ = (
        "end",
        "is_glued",
        "is_initial",
        "is_of_office",
        "office",
        "sentence",
        "start",
        "text",
    )

    def __init__(
        self, start: int, end: int, text: str, sentence: int, is_initial: bool,
        is_glued: bool = False, is_of_office: bool = False, office: str = "",
    ) -> None:  # fmt: skip
        self.start, self.end, self.text, self.sentence = start, end, text, sentence
        self.is_initial = is_initial  # the first word may have its capital from its position
        self.is_glued = is_glued
        self.is_of_office = is_of_office  # behind a title and "of"
        self.office = office  # that title, if it is borne now

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
        spans = [match.span() for match in _RUN.finditer(text, start, end)]
        if end - start > _LONGEST_RUN:
            spans = [span for span in spans if span[1] - span[0] <= _LONGEST_RUN]
        if not spans:
            continue
        if _is_headline(text, start, end, spans, n_words[i], is_first_alone and i == 0):
            headlines += [_run(text, i, start, span) for span in spans]
        else:
            _add_sentence(text, i, start, spans, found)
    if headlines:
        found += _in_headlines(text, headlines, found)
        found.sort(key=lambda mention: mention.start)
    return found


def _add_sentence(
    text: str, sentence: int, first: int, spans: list[tuple[int, int]], found: list[Mention]
) -> None:
    """Add a sentence's names to those found; "of" and the like may join runs to one."""
    at, n = 0, len(spans)
    while at < n:
        left, right = spans[at]
        begin = at
        at += 1
        while at < n and text[right : spans[at][0]] in _JOINTS:
            right = spans[at][1]
            at += 1
        if at > begin + 1:
            _add_chain(text, sentence, first, spans[begin:at], found)
            continue
        words = text[left:right].replace("\u00a0", " ")
        is_initial = left == first or text[left - 1] in _OPENERS or text[left - 2] in _OPENERS
        cut = cutting.pieces(words, is_initial and not _is_acronym(words), False)
        if cut:
            _add_names(text, left, sentence, cut, "", found)


def _add_chain(
    text: str, sentence: int, start: int, chain: list[tuple[int, int]], found: list[Mention]
) -> None:
    for run in _glued(text, [_run(text, sentence, start, span) for span in chain]):
        cut = cutting.pieces(run.text, run.is_initial, run.is_of_office)
        _add_names(text, run.start, sentence, cut, run.office, found)


def _run(text: str, sentence: int, start: int, span: tuple[int, int]) -> _Run:
    words = text[span[0] : span[1]].replace("\u00a0", " ")
    return _Run(*span, words, sentence, _is_initial(text, start, span[0], words))


def _is_initial(text: str, sentence_start: int, start: int, words: str) -> bool:
    """Whether the first word may have its capital from its position."""
    if start != sentence_start and _OPENERS.isdisjoint(text[max(0, start - 2) : start]):
        return False
    return not _is_acronym(words)


def _add_names(
    text: str,
    left: int,
    sentence: int,
    cut: Sequence[cutting.Piece],
    office: str,
    found: list[Mention],
) -> None:
    """Add the names in a run, from its pieces, to those found."""
    particle_ends = lists.particle_ends()
    for begin, stop, is_titled, gender, is_initial, title, is_bare in cut:
        start, end = left + begin, left + stop
        if is_bare:
            if not _stands_alone(text, start, end):
                continue
        elif is_titled:
            title = _present_title(text, left, start, title, office)
        elif not begin and start and text[max(0, start - 4) : start - 1] in particle_ends:
            start -= _particle_size(text, start)
        name = text[start:end]
        found.append(
            Mention(start, end, name, sentence, is_titled, gender, is_initial, title, is_bare)
        )


def _stands_alone(text: str, start: int, end: int) -> bool:
    """The President said; not the President of Norway, the President’s Day, the President, Ann."""
    is_definite = text[max(0, start - 4) : start] in ("the ", "The ")
    return is_definite and _GOES_ON.match(text, end) is None


def _present_title(text: str, left: int, start: int, title: str, office: str) -> str:
    """The title that a person bears now: none behind "former"."""
    if not title:
        return office
    return "" if _is_former(text, text.rfind(title, left, start)) else title


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
    return _Run(
        left.start, end, words, left.sentence, left.is_initial,
        is_glued=True, is_of_office=left.is_of_office, office=left.office,
    )  # fmt: skip


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
    text: str,
    start: int,
    end: int,
    spans: list[tuple[int, int]],
    n_words: int,
    is_alone: bool,
) -> bool:
    """Whether capitals say nothing here: Title Case or all in capitals."""
    has_stop = text[end - 1] in ".,;"
    if n_words < 4 or (has_stop and not is_alone):
        return False
    n_capitals = sum(
        len(text[left:right].replace("\u00a0", " ").split(" ")) for left, right in spans
    )
    if 2 * n_capitals < n_words or n_capitals < 3 or (has_stop and 10 * n_capitals < 6 * n_words):
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
