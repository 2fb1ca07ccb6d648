"""All places where proper names are: runs of capitals, sentence by sentence."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import replace

from studykit.names import lists
from studykit.names.labels import Label, is_direction, labels
from studykit.names.runs import cutting, patterns
from studykit.names.runs.addressees import parted_from_newsrooms
from studykit.names.runs.cutting import OPENING, WITHIN
from studykit.names.runs.edges import particle_size, with_its_s, with_number
from studykit.names.runs.headlines import in_headlines, is_headline
from studykit.names.runs.joining import Run, glued, is_former
from studykit.names.runs.mention import Mention
from studykit.names.runs.patterns import UPPER
from studykit.names.runs.pieces import (
    BARE,
    PLAIN,
    SURNAME,
    TITLED,
    Piece,
    widened,
    without_last,
)
from studykit.names.words.own_kind import SURE

_LONGEST_RUN = 500  # characters; a line of capitals longer than that is no name

_APOSTROPHES = ("’", "'")
_NOT = ("’t ", "'t ")  # “| Don |’t they row?”
# What only the pronoun does: “(Roe | I) think”, “(Roe | I)’m”; not (Ada | I) was.
_I_DO = re.compile(
    r"['’](?:m|ve|ll|d)\b"
    r"| (?:think|know|believe|feel|mean|guess|hope|am|have|do|want|love|see|say)\b"
)
_MARKS = ('"', "“", "'", "‘")
# A nickname between given and family name: Ada | “Addy” | Roe.
_NICKNAME = re.compile(
    rf" (?:[\"“][{UPPER}]\w+(?: [{UPPER}]\w+)?[\"”]|['‘][{UPPER}]\w+['’]) (?=[{UPPER}])"
)
_BRACKET_ENDS = (") ", "] ")
_THE = ("the ", "The ")
# What makes a title longer: "of", "-elect", "’s Day", ", Ann Roe".
_GOES_ON = re.compile(rf" of |[-‐‑]|(?: (?:for|and|to)(?: the)? |, |['’]s? )(?!I\b)[{UPPER}]")
# What makes it part of a body's name: Office of the President.
_OFFICE_OF = re.compile(r"\b[A-Z]\w+ (?:of|for) the $")


def mentions(
    text: str,
    sentences: Sequence[tuple[int, int]],
    n_words: Sequence[int],
    paragraphs: Sequence[int],
    in_lower_case: frozenset[str],
) -> list[Mention]:
    """All mentions in text order; none for a capital that is from a word's position alone."""
    is_first_alone = len(paragraphs) > 1 and paragraphs[0] != paragraphs[1]
    search = _Search(text, in_lower_case)
    headlines: list[tuple[int, re.Match[str]]] = []
    find_runs = patterns.runs().finditer
    turns = labels(text, [start for start, _ in sentences], paragraphs)
    for i, (start, end) in enumerate(sentences):
        runs = list(find_runs(text, start, end))
        if turns or end - start > _LONGEST_RUN:
            runs = _said(text, runs, is_turn=bool(turns))
        if (held := turns.get(paragraphs[i])) and held[0].start < end:
            headlines += search.add_turn(i, (start, end), held, runs)
            continue
        may_be_headline = text[end - 1] not in ".,;" or (is_first_alone and i == 0)
        if may_be_headline and is_headline(text, start, end, runs, n_words[i]):
            headlines += [(i, run) for run in runs]
        else:
            search.add(i, start, runs)
    found = search.found
    if headlines:
        found += in_headlines(headlines, found)
        found.sort(key=lambda mention: mention.start)
    return _with_nicknames(text, _without_bracketed(text, parted_from_newsrooms(text, found)))


def _without_bracketed(text: str, found: list[Mention]) -> list[Mention]:
    """The mentions, none of a given name put in brackets before the family name: [Ada] | Roe.

    >>> named("He said that [Ada] Quorl won and (Sen. Bo) Vex left.")
    Quorl = Quorl (person)
    Vex = Vex (person)
    >>> named("She met her (with Ada) Oslo and (in Quorl) Vex.")
    Ada = Ada (person)
    Oslo = Oslo (place)
    Quorl = Quorl (other)
    Vex = Vex (other)
    """
    kept: list[Mention] = []
    for mention in found:
        last = kept[-1] if kept else mention
        if last.end + 2 == mention.start and text[last.end : mention.start] in _BRACKET_ENDS:
            gender = lists.first_names().get(last.text)
            if gender is not None and mention.kind in ("", "person", "other"):
                mention.kind, mention.strength, mention.sort = "person", SURE, PLAIN
                mention.gender = last.gender or ("" if gender == "both" else gender)
                kept.pop()
        kept.append(mention)
    return kept


def _with_nicknames(text: str, found: list[Mention]) -> list[Mention]:
    """The mentions, those joined that only a nickname in marks parts: Ada “Addy” Roe.

    >>> named("Ada 'Addy' Roe spoke. Roe left.")
    Ada 'Addy' Roe = Ada 'Addy' Roe (person)
    Roe = Ada 'Addy' Roe (person)
    """
    marked = [mention for mention in found if text[mention.end + 1 : mention.end + 2] in _MARKS]
    nicknames = {mention.end: end for mention in marked if (end := _nickname_end(text, mention))}
    if not nicknames:
        return found
    joined: list[Mention] = []
    end = -1
    for mention in found:
        if mention.start == end:
            given = joined[-1]
            given.end, given.text = mention.end, text[given.start : mention.end]
            given.kind, given.strength, given.sort = "person", SURE, PLAIN
        elif mention.start > end:
            joined.append(mention)
            end = nicknames.get(mention.end, -1)
    return joined


def _nickname_end(text: str, mention: Mention) -> int:
    """Where a nickname after a given name ends: Ada | “Addy” | Roe; 0 in Oslo | “Addy” Roe.

    >>> named("In Oslo “Addy” Roe sat.")
    Oslo = Oslo (place)
    Roe = Roe (other)
    """
    is_given = mention.text.split()[0] in lists.first_names()
    nickname = _NICKNAME.match(text, mention.end) if is_given else None
    return nickname.end() if nickname else 0


def _said(text: str, runs: Iterable[re.Match[str]], *, is_turn: bool = True) -> list[re.Match[str]]:
    """The runs but the longest and, among turns, what happens: (APPLAUSE)."""
    spans = ((run, *run.span()) for run in runs)
    return [
        run
        for run, start, end in spans
        if end - start <= _LONGEST_RUN and not (is_turn and is_direction(text, start, end))
    ]


class _Search:
    """The names found in a text so far."""

    def __init__(self, text: str, in_lower_case: frozenset[str]) -> None:
        self.text = text
        self.in_lower_case = in_lower_case
        self.opening, self.within = cutting.PIECES[OPENING], cutting.PIECES[WITHIN]
        self.found: list[Mention] = []

    def add(self, sentence: int, first: int, runs: Sequence[re.Match[str]]) -> None:
        """Add the names in the runs of a sentence; "of" and the like may join runs to one.

        >>> named("She left the Bank of Wendle for Oslo.")
        Bank of Wendle = Bank of Wendle (organization)
        Oslo = Oslo (place)
        >>> named("She met Ada de Roe; de Vex sat.")
        Ada de Roe = Ada de Roe (person)
        de Vex = de Vex (other)
        """
        chain: list[re.Match[str]] = []
        for i, run in enumerate(runs, 1):
            beside = run.lastgroup  # nothing as a rule, which saves two look-ups
            if beside == "joint" and i < len(runs):
                chain.append(run)
            elif chain:
                self._add_chain(sentence, first, [*chain, run])
                chain = []
            else:
                left = run.start()
                is_opening = left == first or (beside and run["opener"] is not None)
                pieces = (self.opening if is_opening else self.within)[run[0]]
                if beside and run["particle"] is not None:
                    pieces = self._with_particle(left, pieces)
                for piece in pieces:
                    self._add(left, sentence, piece)

    def add_turn(
        self,
        sentence: int,
        span: tuple[int, int],
        labels: Sequence[Label],
        runs: Sequence[re.Match[str]],
    ) -> list[tuple[int, re.Match[str]]]:
        r"""Add the names in a sentence of a turn; the runs of its labels that lists may know.

        >>> named("ADA QUORL (via phone), NORWAY HARBOUR CHIEF: It is.\n\nBO ROE: It is Elm.")
        ADA QUORL = ADA QUORL (person)
        NORWAY = Norway (place)
        BO ROE = BO ROE (person)
        Elm = Elm (other)
        >>> named("ADA QUORL: In Elm-- BO ROE: Oslo-- ADA QUORL: No.")
        ADA QUORL = ADA QUORL (person)
        Elm = Elm (place)
        BO ROE = BO ROE (person)
        Oslo = Oslo (place)
        ADA QUORL = ADA QUORL (person)
        """
        first, end = span
        places = [run.start() for run in runs]
        beside: list[tuple[int, re.Match[str]]] = []
        low = bisect_left(labels, first, key=lambda label: label.colon)
        for label in labels[low : bisect_left(labels, end, key=lambda label: label.start)]:
            self._add_said(sentence, first, label.start)
            if label.start >= span[0] and label.name:
                left, right = label.name
                words = self.text[left:right]
                name = Piece(0, right - left, words, "person", SURE, gender=label.gender)
                self.found.append(Mention(left, sentence, name))
            is_whole = label.sort in ("body", "heading")
            called = bisect_left(places, label.start if is_whole else label.called[1])
            last = bisect_left(places, label.colon)
            beside += [(sentence, run) for run in runs[called:last]]
            first = label.colon + 1
        self._add_said(sentence, first, end)
        return beside

    def _add_said(self, sentence: int, first: int, end: int) -> None:
        """Add the names in a part of a sentence that is said."""
        while first < end and self.text[first].isspace():
            first += 1
        if first < end:
            runs = patterns.runs().finditer(self.text, first, end)
            self.add(sentence, first, _said(self.text, runs))

    def _add_chain(self, sentence: int, first: int, chain: Sequence[re.Match[str]]) -> None:
        """Add the names in runs with "of" and the like between them: Bank of Wendle.

        >>> named("She met J.K. Quorl of Oslo and de Roe of the Bank of Elm.")
        J.K. Quorl = J.K. Quorl (person)
        Oslo = Oslo (place)
        de Roe of the Bank of Elm = de Roe of the Bank of Elm (other)
        """
        for run in glued(self.text, [Run(match, first) for match in chain]):
            pieces = cutting.PIECES[run.position][run.text]
            if run.is_after_particle:
                pieces = self._with_particle(run.start, pieces)
            for piece in pieces:
                self._add(run.start, sentence, piece, run.office)

    def _add(self, left: int, sentence: int, piece: Piece, office: str = "") -> None:
        """Add a name unless what is around it shows that it is none.

        >>> named("Ann Bishop met Ed Judge. Bishop left. Judge sat. No judge did.")
        Ann Bishop = Ann Bishop (person)
        Ed Judge = Ed Judge (person)
        Bishop = Ann Bishop (person)
        Judge = Ed Judge (person)
        >>> named("President Ada Roe sat. The President ate; President is a title.")
        Ada Roe = Ada Roe (person)
        President = Ada Roe (person)
        >>> named("Don Roe met Ada Quorl. Don’t they row?")
        Don Roe = Don Roe (person)
        Ada Quorl = Ada Quorl (person)
        >>> named("Harbours shut. The harbours sank for US$5.")
        >>> named("Ada Roe, OBE, sat in the MBE; OBE sank.")
        Ada Roe = Ada Roe (person)
        MBE = MBE (organization)
        OBE = OBE (organization)
        """
        text, title = self.text, None
        counted = piece if piece.start else with_number(text, left, piece)
        if counted is None:
            return
        piece = counted
        mark = left + piece.end
        after = text[mark : mark + 1]
        is_apostrophe = after in _APOSTROPHES
        if after == "$" or (is_apostrophe and text.startswith(_NOT, mark)):
            return
        piece = _without_i(text, mark, piece)
        if is_apostrophe:
            piece = with_its_s(text, mark, piece)
        if piece.sort is TITLED:
            title = _present_title(text, left, left + piece.start, piece.title, office)
        elif piece.sort is BARE:
            bare = _bare(text, left, piece)
            if bare is None:
                return
            title, piece = (None if bare is piece else ""), bare
        elif (
            piece.sort is not PLAIN and piece.text.lower() in self.in_lower_case
        ) or self._is_after_name(left + piece.start, piece.text):
            return
        self.found.append(Mention(left, sentence, piece, title))

    def _is_after_name(self, start: int, word: str) -> bool:
        """Whether a word is letters after a name and a comma: Ada Roe, | OBE."""
        if not self.text.startswith(", ", start - 2):
            return False
        is_letters = word in lists.context("after a name") and word not in lists.known()
        return is_letters and any(mention.end == start - 2 for mention in self.found[-1:])

    def _with_particle(self, left: int, pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
        """The names in a run, the first with the particles before it: (de) Blasio.

        >>> named("Ada de Quorl sat. So did de Quorl.")
        Ada de Quorl = Ada de Quorl (person)
        de Quorl = Ada de Quorl (person)
        """
        size = particle_size(self.text, left)
        if not size or not pieces:
            return pieces
        first, *rest = pieces
        if first.start or first.sort is TITLED or first.sort is BARE:
            return pieces
        return widened(first, self.text[left - size : left]), *rest


def _bare(text: str, left: int, piece: Piece) -> Piece | None:
    """A title alone, which may be a family name; none where it is only a part of a longer title.

    >>> named("President Ada Roe sat. The President left. It was the President of Norway.")
    Ada Roe = Ada Roe (person)
    President = Ada Roe (person)
    Norway = Norway (place)
    >>> named("Ann Bishop met us. Bishop left.")
    Ann Bishop = Ann Bishop (person)
    Bishop = Ann Bishop (person)
    """
    start = left + piece.start
    if _stands_alone(text, start, left + piece.end):
        return piece
    if " " in piece.text or text[max(0, start - 4) : start] in _THE:
        return None
    return replace(piece, sort=SURNAME, gender="", title="")


def _stands_alone(text: str, start: int, end: int) -> bool:
    """The President said; not the President of Norway, the President’s Day, the President, Ann.

    >>> named("President Ada Roe sat. The President ate. It was the President of Norway.")
    Ada Roe = Ada Roe (person)
    President = Ada Roe (person)
    Norway = Norway (place)
    >>> named("President Ada Roe sat. It was the President’s Day and the Office of the President.")
    Ada Roe = Ada Roe (person)
    Day = Day (other)
    Office = Office (organization)
    """
    is_definite = text[max(0, start - 4) : start] in _THE
    if not is_definite or _GOES_ON.match(text, end):
        return False
    return _OFFICE_OF.search(text, max(0, start - 30), start) is None


def _present_title(text: str, left: int, start: int, title: str, office: str) -> str:
    """The title that a person bears now: none after "former".

    >>> named("President Ada Roe sat. The President left.")
    Ada Roe = Ada Roe (person)
    President = Ada Roe (person)
    >>> named("It was former President Ada Roe. The President left.")
    Ada Roe = Ada Roe (person)
    """
    if not title:
        return office
    at = text.rfind(title, left, start)  # -1 where a space in it is a hard one
    return "" if at >= 0 and is_former(text, at) else title


def _without_i(text: str, mark: int, piece: Piece) -> Piece:
    """“Ada Roe | I know”, and no “Ada I was”: a name without the “I” that goes on with a verb.

    >>> named("It is Ada Roe I know; it was Ada I then.")
    Ada Roe = Ada Roe (person)
    Ada I = Ada I (person)
    """
    return without_last(piece) if piece.text.endswith(" I") and _I_DO.match(text, mark) else piece
