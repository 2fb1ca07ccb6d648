"""The kind of a name by the words around it, where they tell more than its own."""

import re
from collections.abc import Callable, Sequence
from functools import cache, lru_cache

from studykit.names import lists
from studykit.names.runs.cutting import Sort
from studykit.names.runs.mention import Mention
from studykit.names.words.own_kind import FORMED, GUESSED, LISTED, SURE, UNKNOWN

Told = tuple[str, int] | None  # a kind and how sure it is, as in `own_kind`
Rule = Callable[[str, Mention, str, str], Told]  # of text, mention, and two words before

_LONGEST_ABBREVIATION = 9
_MARKS = frozenset("\"“‘'")
_CLOSING = frozenset('"”')
_ANDS = (" and ", " or ", ", and ", " & ")
_ARTICLES = ("the", "The")
_NOTHING: frozenset[str] = frozenset()
# The word after a name: "the Roe government".
_NEXT_WORD = re.compile(r"(?:[’']s)? ([a-z]+)")
# A place after a name: "Quorl, Norway".
_COMMA_PLACE = re.compile(r", ([A-Z][\w.]+(?: [A-Z]\w+)?)")


def _words_that_tell(tells: str) -> str:
    return "|".join(sorted(lists.context(tells)))


@cache
def _after_person() -> re.Pattern[str]:
    """What follows a person's name: "said", ", 19,", ", who", "himself", ", a 40-year-old"."""
    does = _words_that_tell("person does")
    return re.compile(
        rf" (?:{does}|was born)\b|, (?:who|\d{{1,3}},|an? \d{{1,3}}-year-old|(?:{does})\b)"
        r"| \(\d{2}\)"
    )


@cache
def _acts() -> re.Pattern[str]:
    """What a person does or has more often than a body: "has", "welcomed", ’s."""
    return re.compile(rf"[’']s\b| (?:{_words_that_tell('acts')}|[a-z]{{2,}}ed)\b")


@cache
def _called() -> re.Pattern[str]:
    """What says a person's name or nickname: "a user called “", "goes by the name "."""
    return re.compile(
        rf"\b(?:{_words_that_tell('alias')}|(?:by|under) the name(?: of)?"
        rf"|(?:{_words_that_tell('someone')}) (?:{_words_that_tell('calling')}|known as))"
        r"(?: only)? [\"“‘']?(?:[Tt]he )?$"
    )


def judge(text: str, found: Sequence[Mention], in_lower_case: frozenset[str]) -> None:
    """Set each mention's kind and how sure it is, from its own words and those around it.

    `in_lower_case` holds the words that the text writes without a capital as well.

    >>> named("The harbour in Quorl is shut.")
    Quorl = Quorl (place)
    """
    unknown = []
    for i, mention in enumerate(found):
        if mention.strength < LISTED and mention.sort is not Sort.BARE:
            _look_around(text, mention, in_lower_case)
            if mention.strength == UNKNOWN and _is_rare(mention.text):
                unknown.append(i)
    for i in unknown:
        _follow_neighbours(text, found, i)


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


# ---------------------------------------------------------------- own words or those around


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
    if mention.sort is Sort.INITIAL and name.endswith("s") and mention.strength < FORMED:
        return lists.is_ordinary(name)
    if mention.kind != "organization":
        return False
    if name in lists.heads():
        return name not in lists.surname_heads()
    return strength == GUESSED and name.isupper() and len(name) < _LONGEST_ABBREVIATION


def _may_be_body(name: str, in_lower_case: frozenset[str]) -> bool:
    """A name that speaks though it is no person's: Gun Owners of Oslo.

    >>> named("He asked if Gun Owners of Oslo said so.")
    Gun Owners of Oslo = Gun Owners of Oslo (other)
    >>> named("“No,” said Quiet Weather.")
    Quiet Weather = Quiet Weather (person)
    """
    return name.count(" ") > 1 or _has_common_word(name, in_lower_case)


def _has_common_word(name: str, in_lower_case: frozenset[str]) -> bool:
    """Whether the text writes a word of the name without a capital as well.

    >>> named("It was Quorl Vex. No vex was in it.")
    Quorl Vex = Quorl Vex (other)
    """
    return any(word.lower() in in_lower_case for word in name.split())


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
    elif mark in _MARKS and _is_called(text, start):
        return "person", SURE
    for rule in _rules(before[-1]):
        if told := rule(text, mention, before[0], before[-1]):
            return told
    return _by_words_after(text, mention, before)


# ---------------------------------------------------------------- words before


@lru_cache(maxsize=1 << 14)
def _tells(word: str) -> frozenset[str]:
    """What a word beside a name tells, as in `data/names/name_contexts.csv`.

    >>> named("It was the company Quorl.")
    Quorl = Quorl (organization)
    """
    return lists.tells().get(word, _NOTHING)


@lru_cache(maxsize=1 << 14)
def _rules(word: str) -> tuple[Rule, ...]:
    """The rules that may hold where this word is directly before a name.

    >>> named("It was the company Quorl.")
    Quorl = Quorl (organization)
    """
    tells = _tells(word)
    is_link = word in ("of", "as")
    ends_call = is_link or word in ("only", "name") or word.endswith(("the", "The"))
    may_hold = {
        _by_part_played: is_link or word in _ARTICLES,
        _by_calling: ends_call or not tells.isdisjoint(("calling", "alias")),
        _by_role: word in lists.roles() or word.endswith("-year-old"),
        _by_thing_called: word in ("called", "named"),
        _by_noun_or_verb: not tells.isdisjoint(_TOLD),
    }
    return tuple(rule for rule, may in may_hold.items() if may)


def _by_part_played(text: str, mention: Mention, first: str, word: str) -> Told:
    """The voice of | Quorl, dressed as | Quorl, played the | Quorl.

    >>> named("She is the voice of Quorl, dressed as Vex.")
    Quorl = Quorl (person)
    Vex = Vex (person)
    >>> named("He played the Quorl.")
    Quorl = Quorl (person)
    """
    if word in ("of", "as"):
        return ("person", FORMED) if f"person {word}" in _tells(first) else None
    is_part = "plays part" in _tells(first) and not mention.text.endswith("s")
    return ("person", FORMED) if is_part else None


def _by_calling(text: str, mention: Mention, first: str, word: str) -> Told:
    """A user called | Quorl, a man known as “The | Quorl”, by the name of | Quorl.

    >>> named("It was a man known as the Quorl.")
    Quorl = Quorl (person)
    >>> named("It was a bridge known as the Quorl.")
    Quorl = Quorl (organization)
    """
    return ("person", SURE) if _is_called(text, mention.start) else None


def _is_called(text: str, start: int) -> bool:
    """Whether the words before say a name: “a girl named only “ | Quorl”.

    >>> named("It was a girl named only “Quorl” there.")
    Quorl = Quorl (person)
    """
    return _called().search(text, max(0, start - 40), start) is not None


def _by_role(text: str, mention: Mention, first: str, word: str) -> Told:
    """The actor | Quill Vex, a 40-year-old | Quorl.

    >>> named("It was the actor Quill Vex and a 40-year-old Quorl.")
    Quill Vex = Quill Vex (person)
    Quorl = Quorl (person)
    """
    if _is_plural_noun(mention.text):
        return None
    mention.gender = lists.roles().get(word, "")
    return "person", SURE


def _is_plural_noun(word: str) -> bool:
    """Images, Officials: no name of a person even after a noun for one.

    >>> named("He saw actor Images.")
    Images = Images (other)
    """
    is_plural = " " not in word and word.endswith("s")
    return is_plural and lists.is_ordinary(word) and word not in lists.first_names()


def _by_thing_called(text: str, mention: Mention, first: str, word: str) -> Told:
    """A band called | Quorl, a novel called | Quorl.

    >>> named("It was a band called Quorl Vex and a novel called Quill Vex.")
    Quorl Vex = Quorl Vex (organization)
    Quill Vex = Quill Vex (other)
    """
    if "company" in _tells(first):
        return "organization", FORMED
    return ("other", FORMED) if "work" in _tells(first) else None


def _by_noun_or_verb(text: str, mention: Mention, first: str, word: str) -> Told:
    """The company | Quorl, the novel | Quorl, arrested | Quorl, “No,” said | Quorl.

    >>> named("It was the company Quorl, the novel Rose Weather and the site Vex.")
    Quorl = Quorl (organization)
    Rose Weather = Rose Weather (other)
    Vex = Vex (organization)
    """
    tells = _tells(word)
    return next((told for tell, told in _TOLD.items() if tell in tells), None)


_TOLD = {
    "company": ("organization", LISTED),
    "body": ("organization", FORMED),
    "work": ("other", LISTED),
    "done to": ("person", GUESSED),
    "said by": ("person", FORMED),
}


# ---------------------------------------------------------------- words after


def _by_words_after(text: str, mention: Mention, before: Sequence[str]) -> Told:
    """The kind that the words after a name tell; after “the” a single word is mostly a body's.

    >>> named("“No,” Quorl said there.")
    Quorl = Quorl (person)
    >>> named("They saw the Quorl, who sank.")
    Quorl = Quorl (organization)
    """
    end, is_after_article = mention.end, before[-1] in _ARTICLES
    mark = text[end : end + 1]
    if mark in " ," and not is_after_article and _after_person().match(text, end):
        return "person", FORMED
    is_before_word = mark in " ’'"
    is_one_word = is_before_word and " " not in mention.text
    if is_one_word and (told := _by_next_word(_next_word(text, end))):
        return told, GUESSED
    if _is_located(before):
        return "place", FORMED
    if mark == "," and _is_before_place(text, end):
        return "place", GUESSED
    if is_after_article:
        return "organization", GUESSED
    acts = is_before_word and _may_act(mention.text) and _acts().match(text, end)
    return ("person", GUESSED) if acts else None


def _may_act(name: str) -> bool:
    """Whether a verb after it makes a name a person's: Quorl was; not Shimmers is, Bank of Oslo.

    >>> named("Monte Vex was late; Shimmers was late.")
    Monte Vex = Monte Vex (person)
    Shimmers = Shimmers (other)
    >>> named("The Sailors of Quorl was late.")
    Sailors = Sailors (organization)
    Quorl = Quorl (person)
    """
    return " of " not in name and (" " in name or not lists.is_ordinary(name))


def _is_located(before: Sequence[str]) -> bool:
    """In | Quorl, the town of | Quorl.

    >>> named("It rained in Quorl and the town of Vex.")
    Quorl = Quorl (place)
    Vex = Vex (place)
    >>> named("It was a picture of Quorl.")
    Quorl = Quorl (other)
    """
    if before[-1] == "of":
        return "region of" in _tells(before[0])
    return "locates" in _tells(before[-1])


@lru_cache(maxsize=1 << 14)
def _by_next_word(word: str) -> str:
    """What the word after tells: the Roe government, Quorl employees.

    >>> named("It was a Quorl employee in the Vex government.")
    Quorl = Quorl (organization)
    Vex = Vex (person)
    """
    tells = _tells(word)
    if "governed" in tells:
        return "person"
    return "organization" if "staffed" in tells else ""


def _next_word(text: str, end: int) -> str:
    """The word in lower case after a name, a possessive between or not: Quorl’s | wife.

    >>> named("It was on Quorl’s wife to go; it was Vex’s employees.")
    Quorl = Quorl (person)
    Vex = Vex (organization)
    """
    match = _NEXT_WORD.match(text, end)
    return match[1] if match else ""


def _is_before_place(text: str, end: int) -> bool:
    """Quorl, Norway: a place is named after it.

    >>> named("It was Quorl, Norway, that sank.")
    Quorl = Quorl (place)
    Norway = Norway (place)
    """
    near = _COMMA_PLACE.match(text, end)
    return near is not None and lists.known().get(near[1], ("", ""))[1] == "place"


def is_acting(text: str, mention: Mention) -> bool:
    """Whether a listed place does what a person does: Jordan said.

    >>> named("Ann Jordan left. Jordan said so. She likes Jordan.")
    Ann Jordan = Ann Jordan (person)
    Jordan = Ann Jordan (person)
    Jordan = Jordan (place)
    """
    is_place = mention.kind == "place" and mention.strength == LISTED
    return is_place and _after_person().match(text, mention.end) is not None


# ---------------------------------------------------------------- neighbours


def _is_rare(name: str) -> bool:
    """One word that no dictionary has, and that is not made up of one: Quorl; not Quorlism.

    >>> named("It was about Ada Roe and Quorl.")
    Ada Roe = Ada Roe (person)
    Quorl = Quorl (person)
    >>> named("It was about Ada Roe and Quorlism.")
    Ada Roe = Ada Roe (person)
    Quorlism = Quorlism (other)
    """
    is_coined = name.endswith(("ism", "esque", "ish", "mania"))
    return " " not in name and not is_coined and not lists.is_ordinary(name)


def _follow_neighbours(text: str, found: Sequence[Mention], i: int) -> None:
    """A word of which nothing tells the kind is of its neighbour's: Ann Roe and Quorl.

    >>> named("It was about Ada Roe and Quorl.")
    Ada Roe = Ada Roe (person)
    Quorl = Quorl (person)
    >>> named("It was about Quorl or Norway.")
    Quorl = Quorl (place)
    Norway = Norway (place)
    """
    for left, right in ((i - 1, i), (i, i + 1)):
        if left >= 0 and right < len(found):
            _follow(text, found[left], found[right], found[i])


def _follow(text: str, left: Mention, right: Mention, unknown: Mention) -> None:
    """Give an unknown name the kind of the other, if only “and” is between them.

    >>> named("It was about Quorl and Norway.")
    Quorl = Quorl (place)
    Norway = Norway (place)
    """
    known = left if unknown is right else right
    if text[left.end : right.start] not in _ANDS or _is_plural_head(_next_word(text, right.end)):
        return
    if known.strength >= FORMED and known.sort is not Sort.BARE:
        unknown.kind, unknown.strength = known.kind, GUESSED


def _is_plural_head(word: str) -> bool:
    """Counties, streets: “Roe and Elm counties” are no persons.

    >>> named("It was about Ada and Quorl counties.")
    Ada = Ada (person)
    Quorl = Quorl (other)
    """
    singular = word[:-3] + "y" if word.endswith("ies") else word[:-1]
    return word.endswith("s") and singular.capitalize() in lists.heads()
