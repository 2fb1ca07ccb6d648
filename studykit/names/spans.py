"""Where proper names stand: runs of capitalised words, cut and joined where names end."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from studykit.memory import Memory
from studykit.names import cutting, lists
from studykit.names.cutting import Piece

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
_OF = frozenset((" of ", " of the ", " for ", " for the ", " on ", " against ", " de ", " du "))
_OFFICE_LINKS = frozenset((" of ", " of the ", " for ", " for the ", " to ", " to the "))
_AND = frozenset((" and ", " & ", "&"))
_POSSESSIVE = frozenset(("’s ", "'s "))
_LINKS = _OF | _AND | _POSSESSIVE | {" at "}
# What stands between two runs that may make one name.
_JOINT = r"(?: (?:(?:of|for|to)(?: the)?|and|at|on|against|de|du|&) |['’]s |&)"
# What stands before a word that may have its capital from its position, a space between or none.
_OPENER = r"[\"“‘'(:—–•…[*|/]"
# The end of a particle of a family name; the last two alternatives begin a text.
_BEHIND_PARTICLE = (
    r"(?:(?<= (?:de|da|do|di|du|la|le|al|el|ul|an|as)[ -].)|(?<=\A(?:de|da|do|di|du|la|le)[ -].)"
    r"|(?<=\A(?:al|el|ul|an|as)[ -].)"
    r"|(?<=(?:dos|del|lla|van|von|der|den|ter|bin|ibn|int|ash)[ -].))"
)
# A run of capitalised words, with the particles of family names within: Ursula von der Leyen.
# Its capital begins a word: the L of 501st Legion, not the M of iMac. That it stands first in
# the pattern lets the search pass over all other letters at once. The last group that matched
# says what is beside the run. "(?:…|)" takes half the time of "(?:…)?".
# "(?>(?:…)*)" is "(?:…)*+", which the re of Python 3.11.0 to 3.11.4 gets wrong.
_RUN = re.compile(
    rf"[{_UPPER}](?<![\w#@].)"
    rf"(?:(?P<opener>(?<={_OPENER}.)|(?<={_OPENER}..))|(?P<particle>{_BEHIND_PARTICLE})|)"
    rf"{_REST}"
    rf"(?>(?:[ \u00a0](?:[{_UPPER}]|(?=[abdeiltuv])(?:{_PARTICLE}){{1,3}}[{_UPPER}]){_REST})*)"
    rf"(?:(?=(?P<joint>{_JOINT})[{_UPPER}])|)",
    re.DOTALL,
)
# What may stand in lower case before a family name: "de Blasio", "al-Assad".
_LEADING_PARTICLE = re.compile(rf"(?<!\w)(?:{_PARTICLE}){{1,3}}$")
# "Power of Siberia 2": a number that is part of a name.
_NUMBER = re.compile(r" \d{1,2}(?= [a-z])")
# What makes a title longer: "of", "-elect", "’s Day", ", Ann Roe".
_GOES_ON = re.compile(rf" of |[-‐‑]|(?: (?:for|and|to)(?: the)? |, |['’]s? )(?!I\b)[{_UPPER}]")
# What makes it part of a body's name: Office of the President.
_OFFICE_OF = re.compile(r"\b[A-Z]\w+ (?:of|for) the $")
# A word that needs no capital: the sign of a line that is not all in capitals.
_PLAIN_WORD = re.compile(r"(?<![\w’'-])[a-z]{5,}")

# What stands behind a picture's caption: "Image: Ann Roe".
_CREDIT = re.compile(r"\s{0,3}(?:Image|Photo|Photograph|Picture|Credit|Illustration)s?(?: by)?:")

_LONGEST_NAME = 120  # characters
_LONGEST_RUN = 500  # a line of capitals longer than that is no name


# The names in a run whose first word may have its capital from its position, in any other run,
# and in one behind a title and "of".
_INITIAL = Memory(lambda run: cutting.pieces(run, True, False), longest=_LONGEST_NAME)
_WITHIN = Memory(lambda run: cutting.pieces(run, False, False), longest=_LONGEST_NAME)
_OF_OFFICE = Memory(lambda run: cutting.pieces(run, False, True), longest=_LONGEST_NAME)
# Those in a run by itself at such a position: capitals throughout are its own.
_OPENING = Memory(
    lambda run: (_WITHIN if _is_acronym(run) else _INITIAL)[run], longest=_LONGEST_NAME
)
# The words of a run.
_WORDS = Memory(lambda run: tuple(run.replace("\u00a0", " ").split(" ")), longest=_LONGEST_NAME)


class Mention:
    """One place where a proper name stands.

    Attributes
    ----------
    kind, strength : str, int
        What it stands for and how sure that is.
    gender : str
        What the title or noun before it says.
    piece : Piece
        What its run told of it.
    """

    __slots__ = ("end", "gender", "kind", "piece", "sentence", "start", "strength", "text")

    def __init__(self, left: int, sentence: int, piece: Piece) -> None:
        self.start = left + piece.start
        self.end = left + piece.end
        self.sentence = sentence
        self.text = piece.text
        self.kind = piece.kind
        self.strength = piece.strength
        self.gender = piece.gender
        self.piece = piece


class _Run:
    """Capitalised words in a row, beside others that may belong to the same name."""

    __slots__ = (
        "end", "is_behind_particle", "is_glued", "is_initial", "is_of_office", "office", "start",
        "text",
    )  # fmt: skip

    def __init__(self, match: re.Match[str], first: int) -> None:
        self.start, self.end = match.span()
        self.text, opener, particle = match.group(0, "opener", "particle")
        is_first = self.start == first or opener is not None
        self.is_initial = is_first and not _is_acronym(self.text)
        self.is_behind_particle = particle is not None
        self.is_glued = False
        self.is_of_office = False  # behind a title and "of"
        self.office = ""  # that title, if it is borne now

    @property
    def words(self) -> tuple[str, ...]:
        return _WORDS[self.text]


def mentions(
    text: str,
    sentences: Sequence[tuple[int, int]],
    n_words: Sequence[int],
    paragraphs: Sequence[int],
    in_lower_case: frozenset[str],
) -> list[Mention]:
    """All mentions in text order; no sentence-initial word that also stands in lower case."""
    is_first_alone = len(paragraphs) > 1 and paragraphs[0] != paragraphs[1]
    search = _Search(text, in_lower_case)
    headlines: list[tuple[int, re.Match[str]]] = []
    for i, (start, end) in enumerate(sentences):
        runs = list(_RUN.finditer(text, start, end))
        if end - start > _LONGEST_RUN:
            runs = [run for run in runs if run.end() - run.start() <= _LONGEST_RUN]
        has_stop = text[end - 1] in ".,;"
        is_alone = not has_stop or (is_first_alone and i == 0)
        if is_alone and _is_headline(text, start, end, runs, n_words[i], has_stop):
            headlines += [(i, run) for run in runs]
        else:
            search.add(i, start, runs)
    found = search.found
    if headlines:
        found += _in_headlines(headlines, found)
        found.sort(key=lambda mention: mention.start)
    return found


class _Search:
    """The names found in a text so far."""

    def __init__(self, text: str, in_lower_case: frozenset[str]) -> None:
        self.text = text
        self.in_lower_case = in_lower_case
        self.found: list[Mention] = []

    def add(self, sentence: int, first: int, runs: Sequence[re.Match[str]]) -> None:
        """Add the names in the runs of a sentence; "of" and the like may join runs to one."""
        chain: list[re.Match[str]] = []
        found = self.found
        for i, run in enumerate(runs):
            beside = run.lastgroup
            if beside == "joint" and (chain or _may_join(run, runs[i + 1 : i + 2])):
                chain.append(run)
                continue
            if chain:
                self._add_chain(sentence, first, [*chain, run])
                chain = []
                continue
            if beside is None:
                pieces = (_WITHIN if i or run.start() > first else _OPENING)[run[0]]
            else:
                pieces = self._beside(run, first)
            for piece in pieces:
                if piece.is_plain:
                    found.append(Mention(run.start(), sentence, piece))
                else:
                    self._add(run.start(), sentence, piece)
        if chain:
            self._add_chain(sentence, first, chain)

    def _beside(self, run: re.Match[str], first: int) -> tuple[Piece, ...]:
        """The names in a run that stands beside what its pattern tells."""
        name, opener, particle = run.group(0, "opener", "particle")
        left = run.start()
        pieces = (_OPENING if left == first or opener is not None else _WITHIN)[name]
        return pieces if particle is None else self._with_particle(left, pieces)

    def _add_chain(self, sentence: int, first: int, chain: Sequence[re.Match[str]]) -> None:
        for run in _glued(self.text, [_Run(match, first) for match in chain]):
            if run.is_of_office:
                pieces = _OF_OFFICE[run.text]
            else:
                pieces = (_INITIAL if run.is_initial else _WITHIN)[run.text]
            if run.is_behind_particle:
                pieces = self._with_particle(run.start, pieces)
            for piece in pieces:
                self._add(run.start, sentence, piece, run.office)

    def _add(self, left: int, sentence: int, piece: Piece, office: str = "") -> None:
        """Add a name unless what stands around it shows that it is none."""
        start = left + piece.start
        if piece.is_bare:
            if not _stands_alone(self.text, start, left + piece.end):
                return
        elif piece.is_titled:
            title = _present_title(self.text, left, start, piece.title, office)
            if title != piece.title:
                piece = replace(piece, title=title)
        elif piece.is_initial and piece.text.lower() in self.in_lower_case:
            return
        self.found.append(Mention(left, sentence, piece))

    def _with_particle(self, left: int, pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
        """The names in a run, the first with the particles before it: (de) Blasio."""
        size = _particle_size(self.text, left)
        if not size or not pieces:
            return pieces
        first, *rest = pieces
        if first.start or first.is_titled or first.is_bare:
            return pieces
        return cutting.widened(first, self.text[left - size : left]), *rest


def _stands_alone(text: str, start: int, end: int) -> bool:
    """The President said; not the President of Norway, the President’s Day, the President, Ann."""
    is_definite = text[max(0, start - 4) : start] in ("the ", "The ")
    if not is_definite or _GOES_ON.match(text, end):
        return False
    return _OFFICE_OF.search(text, max(0, start - 30), start) is None


def _present_title(text: str, left: int, start: int, title: str, office: str) -> str:
    """The title that a person bears now: none behind "former"."""
    if not title:
        return office
    at = text.rfind(title, left, start)  # -1 where a space in it is a hard one
    return "" if at >= 0 and _is_former(text, at) else title


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


def _may_join(left: re.Match[str], behind: Sequence[re.Match[str]]) -> bool:
    """Whether two runs may be one name or office by their words; not Xi and Putin, Oslo’s Roe."""
    if not behind:
        return False
    gap, right, words = left["joint"], behind[0][0], _WORDS[left[0]]
    if gap == " and ":
        may_join = lists.is_ordinary(_WORDS[right][0])
    elif gap in _POSSESSIVE:
        may_join = words[-1] in lists.context("owner") or words[0] == "St."
    elif gap == " at ":
        may_join = False  # but behind two runs that are joined already
    else:
        may_join = gap in _AND or _MAY_TAKE_OF[words[-1]]
    return may_join or left[0] + gap + right in lists.known()


def _may_take_of(word: str) -> bool:
    """Whether "of" or "to" may go on with a name or an office that ends in the word."""
    return word in lists.heads() or word in lists.titles() or lists.is_ordinary(word)


_MAY_TAKE_OF = Memory(_may_take_of)


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
    left.end = number.end() if number else right.end
    left.text = text[left.start : left.end]
    left.is_glued = True
    return left


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
    words = left.words
    if gap in _POSSESSIVE:
        return words[-1] in lists.context("owner") or (words[0] == "St." and len(words) < 4)
    return words[0] == "University" and left.is_glued


def _takes_of(left: _Run, right: _Run, gap: str) -> bool:
    """Bank of England, Great Hall of the People, Power of Siberia; not President of France."""
    last, behind = left.words[-1], right.words[0]
    if cutting.is_title(behind) or last in lists.titles():
        return False
    if behind in lists.context("day"):  # the Council on Friday
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
    words = right.words
    if not all(map(lists.is_ordinary, words)) or cutting.is_listed(words):
        return False
    if left.is_glued:
        return lists.titles().keys().isdisjoint(words)
    before = [word for word in left.words if word != "The"]
    if left.words[0] == "The" and not left.is_initial:  # The Globe and Mail
        both = [*before, *words]
        is_plain = all(map(lists.is_ordinary, before))
        return len(both) == 2 and is_plain and not any(map(cutting.is_title, both))
    return (
        len(words) > 1
        and lists.heads().get(words[-1]) == "organization"
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
    runs: Sequence[re.Match[str]],
    n_words: int,
    has_stop: bool,
) -> bool:
    """Whether capitals say nothing here: Title Case or all in capitals."""
    if n_words < 4:
        return False
    n_capitals = sum(len(_WORDS[run[0]]) for run in runs)
    if 2 * n_capitals < n_words or n_capitals < 3 or (has_stop and 10 * n_capitals < 6 * n_words):
        return False
    if len(_PLAIN_WORD.findall(text, start, end)) > n_words // 10:
        return False
    return _CREDIT.match(text, end) is None


def _in_headlines(
    runs: Sequence[tuple[int, re.Match[str]]], found: list[Mention]
) -> Iterator[Mention]:
    """In a headline only names that the body or a list knows."""
    body = _body_names(found)
    for sentence, run in runs:
        words, begin = _WORDS[run[0]], 0
        while begin < len(words):
            size = _known_size(words, begin, body)
            if size:
                start = len(" ".join(words[:begin])) + (begin > 0)
                name = run[0][start : start + len(" ".join(words[begin : begin + size]))]
                yield Mention(run.start() + start, sentence, cutting.plain_piece(name))
            begin += size or 1


def _body_names(found: list[Mention]) -> set[str]:
    names = set()
    for mention in found:
        if not mention.piece.is_initial and not mention.piece.is_bare:
            names.add(mention.text.casefold())
            parts = mention.text.split()
            if len(parts) > 1 and (mention.piece.is_titled or parts[0] in lists.first_names()):
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
