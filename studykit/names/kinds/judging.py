"""The kind of a name: its own words, or those around it where they tell more."""

from collections.abc import Sequence

from studykit.names import lists
from studykit.names.kinds import datelines
from studykit.names.kinds.firms import call_firms
from studykit.names.kinds.neighbours import follow_neighbours, is_rare
from studykit.names.kinds.words_after import by_words_after
from studykit.names.kinds.words_before import is_called, rules
from studykit.names.runs.mention import Mention
from studykit.names.runs.pieces import BARE, INITIAL, SURNAME
from studykit.names.words.own_kind import FORMED, GUESSED, LISTED, SURE, UNKNOWN, Told

_LONGEST_ABBREVIATION = 6  # letters
_MARKS = frozenset("\"“‘'")
_CLOSING = frozenset('"”')


def judge(text: str, found: Sequence[Mention], in_lower_case: frozenset[str]) -> None:
    """Set each mention's kind and how sure it is, from its own words and those around it.

    `in_lower_case` holds the words that the text writes without a capital as well.

    >>> named("The harbour in Quorl is shut.")
    Quorl = Quorl (place)
    """
    datelines.call_places(text, found)
    call_firms(text, found)
    unknown = []
    for i, mention in enumerate(found):
        if mention.strength < LISTED and mention.sort not in (BARE, SURNAME):
            _look_around(text, mention, in_lower_case)
            if mention.strength == UNKNOWN and is_rare(mention.text):
                unknown.append(i)
    for i in unknown:
        follow_neighbours(text, found, i)
    _judge_short_forms(found)


def _judge_short_forms(found: Sequence[Mention]) -> None:
    """Set the kind of what a law, a ship or a storm is called for short: Ada, after HMS Ada.

    >>> named("It was about the Quorl-Vex Act. It was about Super Quorl-Vex.")
    Quorl-Vex Act = Quorl-Vex Act (other)
    Super Quorl-Vex = Super Quorl-Vex (other)
    >>> named("Hurricane Ada hit. It was about Ada. They saw the storm Rose.")
    Hurricane Ada = Hurricane Ada (other)
    Ada = Ada (other)
    Rose = Rose (other)
    >>> named("HMS Roe sank. Bo Roe sat. It was about Roe.")
    HMS Roe = HMS Roe (other)
    Bo Roe = Bo Roe (person)
    Roe = Bo Roe (person)
    """
    laws = {mention.text.removesuffix(" Act") for mention in found if mention.text[-4:] == " Act"}
    for mention in found if laws else ():
        if mention.strength <= GUESSED and mention.text.split()[-1] in laws:
            mention.kind, mention.strength = "other", LISTED
    first = lists.context("thing first")
    parts = (mention.text.partition(" ") for mention in found if mention.kind == "other")
    things = {rest for word, _, rest in parts if word in first}
    for mention in found if things else ():
        if mention.strength <= FORMED and mention.text in things:
            mention.kind, mention.strength = "other", FORMED


def _look_around(text: str, mention: Mention, in_lower_case: frozenset[str]) -> None:
    """Change the kind that the name's own words tell where those around tell more.

    >>> named("The harbour in Quorl is shut.")
    Quorl = Quorl (place)
    """
    is_guess = mention.kind == "person" and mention.strength == GUESSED
    if is_guess and (_has_common_word(mention.text, in_lower_case) or _is_quoted(text, mention)):
        mention.kind, mention.strength = "other", UNKNOWN
    around = _surroundings(text, mention)
    if around and _tells_more(around, mention, in_lower_case):
        mention.kind, mention.strength = around


def _tells_more(around: tuple[str, int], mention: Mention, in_lower_case: frozenset[str]) -> bool:
    """Whether the words around outdo the name's own.

    >>> named("“No,” Quorl said.")
    Quorl = Quorl (person)
    >>> named("In Ada it rained.")
    Ada = Ada (place)
    """
    kind, strength = around
    if kind == "person" and strength <= FORMED and _is_no_person(mention, strength, in_lower_case):
        return False
    if strength != mention.strength:
        return strength > mention.strength
    is_the_person = mention.kind == "person" and around == ("organization", GUESSED)
    return " " not in mention.text or is_the_person


def _is_no_person(mention: Mention, strength: int, in_lower_case: frozenset[str]) -> bool:
    """Whether something that does what persons do is none: a body, a plural, an abbreviation.

    >>> named("It is from QXR’s show.")
    QXR = QXR (organization)
    >>> named("Officials said so. Officials left.")
    """
    name = mention.text
    if mention.kind == "other":
        return strength == FORMED and _may_be_body(name, in_lower_case)
    if mention.sort is INITIAL and name.endswith("s") and mention.strength < FORMED:
        return lists.is_ordinary(name)
    if mention.kind != "organization":
        return False
    if name in lists.heads():
        return name not in lists.surname_heads()
    return name.isupper() and len(name) <= _LONGEST_ABBREVIATION


def _may_be_body(name: str, in_lower_case: frozenset[str]) -> bool:
    """A name that speaks though it is no person's: Gun Owners of Oslo.

    >>> named("He asked if Gun Owners of Oslo said so.")
    Gun Owners of Oslo = Gun Owners of Oslo (other)
    >>> named("“No,” said Quiet Weather.")
    Quiet Weather = Quiet Weather (person)
    """
    is_long = name.count(" ") > 2 or " of " in name
    return is_long or _has_common_word(name, in_lower_case)


def _has_common_word(name: str, in_lower_case: frozenset[str]) -> bool:
    """Whether the text writes a word of the name without a capital as well.

    >>> named("It was Quorl Vex. No vex was in it.")
    Quorl Vex = Quorl Vex (other)
    """
    return not in_lower_case.isdisjoint(name.lower().split())


def _is_quoted(text: str, mention: Mention) -> bool:
    """A work’s title: “Pietra Quorla”.

    >>> named("They sang “Pietra Quorla” there.")
    Pietra Quorla = Pietra Quorla (other)
    """
    is_open = text[mention.start - 1 : mention.start] in _MARKS
    return is_open and not _CLOSING.isdisjoint(text[mention.end : mention.end + 2])


def _surroundings(text: str, mention: Mention) -> Told:
    """The kind that the words before and after a name tell.

    >>> named("It was a user called “Quorl” in Vexington.")
    Quorl = Quorl (person)
    Vexington = Vexington (place)
    """
    start = mention.start
    mark = text[start - 1 : start]
    before: Sequence[str] = ("",)
    if mark == " ":
        before = text[max(0, start - 30) : start].rsplit(None, 2)[-2:] or before
    elif mark in _MARKS and is_called(text, start):
        return "person", SURE
    for rule in rules(before[-1]):
        if told := rule(text, mention, before[0], before[-1]):
            return told
    return by_words_after(text, mention, before)
