"""What a name stands for: person, place, organization or other."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from studykit.memory import Memory
from studykit.names import lists
from studykit.names.forms import FORMED, GUESSED, LISTED, SURE, UNKNOWN
from studykit.names.spans import Mention

_LONGEST_ABBREVIATION = 9
_SAYS = (
    "said|says|say|told|tells|added|adds|asked|wrote|writes|tweeted|noted|argued|claimed|insisted"
    "|replied|explained|warned|continued|joked|recalled|thinks|believes|thought|denied|testified"
)
_SAYS_BEFORE = frozenset(
    ("said", "says", "added", "adds", "asked", "explained", "recalled", "replied")
)
# What stands behind a person's name: "said", ", 19,", ", who", "himself", ", a 40-year-old".
_BEHIND_PERSON = re.compile(
    rf" (?:{_SAYS}|himself|herself|smiled|laughed|shrugged|was born)\b"
    rf"|, (?:who|\d{{1,3}},|an? \d{{1,3}}-year-old|(?:{_SAYS})\b)| \(\d{{2}}\)"
)
# What a person does or has more often than a body: "has", "welcomed", ’s.
_ACTS = re.compile(
    r"[’']s\b| (?:has|had|is|was|will|would|could|should|won|lost|wants|went|came|ran|took|got|did"
    r"|[a-z]{2,}ed)\b"
)
_MARKS = frozenset("\"“‘'")
_CLOSING = frozenset('"”')
# What says a person's name or nickname: "a user called “", "goes by the name ".
_CALLED = re.compile(
    r"(?:\b(?:nicknamed|alias|(?:by|under) the name(?: of)?)"
    r"|\b(?:man|woman|boy|girl|user|player|guy|person|someone|child|kid|teenager|student|baby|son"
    r"|daughter|brother|sister|friend|driver|doctor|officer|character)"
    r" (?:named|called|labell?ed|dubbed|known as))(?: only)? [\"“‘']?(?:[Tt]he )?$"
)
_CALLING = frozenset("nicknamed alias name of named called labelled labeled dubbed as only".split())
_BEFORE_CALLING = {"of": "name", "as": "known"}
# "Scott and Polk counties": no persons.
_COUNTIES = re.compile(r" (?:counties|streets|avenues|rivers|districts|schools|universities)\b")
_ANDS = frozenset((" and ", " or ", ", and ", " & "))
_ARTICLES = frozenset(("the", "The"))
_LINKS_TO_PERSON = _ARTICLES | {"of", "as"}
_BEFORE_ACTS = frozenset(" ,")
_BEFORE_WORD = frozenset(" ’'")
# The word behind a name: "the Monti government".
_NEXT_WORD = re.compile(r"(?:[’']s)? ([a-z]+)")
# "Bogliasco," + place: "Irving, Texas".
_COMMA_PLACE = re.compile(r", ([A-Z][\w.]+(?: [A-Z]\w+)?)")


def judge(text: str, found: Sequence[Mention], in_lower_case: frozenset[str]) -> None:
    """Set each mention's kind and how sure it is, from its form and its surroundings.

    `in_lower_case` holds the words that the text writes without a capital as well.
    """
    unknown = []
    for i, mention in enumerate(found):
        if mention.strength < LISTED and not mention.piece.is_bare:
            _look_around(text, mention, in_lower_case)
            if mention.strength == UNKNOWN and _is_rare(mention.text):
                unknown.append(i)
    for i in unknown:
        _follow_neighbours(text, found, i)


def _follow_neighbours(text: str, found: Sequence[Mention], i: int) -> None:
    """A word of which nothing tells the kind is of its neighbour's: Ann Roe and Quorl."""
    for left, right in ((i - 1, i), (i, i + 1)):
        if left >= 0 and right < len(found):
            _follow(text, found[left], found[right], found[i])


def _is_rare(name: str) -> bool:
    is_coined = name.endswith(("ism", "esque", "ish", "mania"))
    return " " not in name and not is_coined and not lists.is_ordinary(name)


def _follow(text: str, left: Mention, right: Mention, unknown: Mention) -> None:
    known = left if unknown is right else right
    is_pair = text[left.end : right.start] in _ANDS and not _COUNTIES.match(text, right.end)
    if is_pair and known.strength >= FORMED and not known.piece.is_bare:
        unknown.kind, unknown.strength = known.kind, GUESSED


def _look_around(text: str, mention: Mention, in_lower_case: frozenset[str]) -> None:
    """Change the kind that the form tells where the surroundings tell more."""
    kind, strength = mention.kind, mention.strength
    is_guess = kind == "person" and strength == GUESSED
    if is_guess and (_has_common_word(mention.text, in_lower_case) or _is_quoted(text, mention)):
        kind, strength = "other", UNKNOWN
    around = _surroundings(text, mention)
    if around and _tells_more(around, kind, strength, mention, in_lower_case):
        kind, strength = around
    mention.kind, mention.strength = kind, strength


def _tells_more(
    around: tuple[str, int],
    kind: str,
    strength: int,
    mention: Mention,
    in_lower_case: frozenset[str],
) -> bool:
    """Whether the surroundings outdo the form; a plural that opens a sentence is no person."""
    word = mention.text
    if kind == "other" and around == ("person", FORMED) and _may_be_body(word, in_lower_case):
        return False
    if mention.piece.is_initial and around[0] == "person" and word.endswith("s"):
        return strength >= FORMED or not lists.is_ordinary(word)
    if kind == "organization" and around[0] == "person" and around[1] <= FORMED:
        if word in lists.heads():
            return word in lists.surname_heads()
        if around[1] == GUESSED and word.isupper() and len(word) < _LONGEST_ABBREVIATION:
            return False
    is_the_person = kind == "person" and around == ("organization", GUESSED)
    return around[1] > strength or (around[1] == strength and (" " not in word or is_the_person))


def _may_be_body(name: str, in_lower_case: frozenset[str]) -> bool:
    """A name that speaks though it is no person's: Gun Owners of Oslo."""
    return name.count(" ") > 1 or _has_common_word(name, in_lower_case)


def _is_plural_noun(word: str) -> bool:
    """Images, Officials: no name of a person even behind a noun for one."""
    return (
        " " not in word
        and word.endswith("s")
        and lists.is_ordinary(word)
        and word not in lists.first_names()
    )


def _has_common_word(name: str, in_lower_case: frozenset[str]) -> bool:
    return any(word.lower() in in_lower_case for word in name.split())


class _Before(NamedTuple):
    """What a word directly before a name may tell."""

    is_telling: bool  # of the kind
    is_article: bool
    is_locating: bool  # in, the town of


def _before(word: str) -> _Before:
    tells = lists.tells().get(word, frozenset())
    is_telling = (
        word in _LINKS_TO_PERSON
        or word in _CALLING
        or word in lists.roles()
        or word in _SAYS_BEFORE
        or word.endswith(("the", "The", "-year-old"))
        or not tells.isdisjoint(("company", "body", "work", "done to"))
    )
    return _Before(is_telling, word in _ARTICLES, word == "of" or "locates" in tells)


_BEFORE = Memory(_before)


def _surroundings(text: str, mention: Mention) -> tuple[str, int] | None:
    """The kind that the words before and behind a name tell."""
    start = mention.start
    mark = text[start - 1 : start]
    words: Sequence[str] = ("",)
    if mark == " ":
        words = text[max(0, start - 30) : start].rsplit(None, 2) or words
    elif mark in _MARKS and _is_called(text, start):
        return "person", SURE
    is_telling, is_article, is_locating = _BEFORE[words[-1]]
    if is_telling and (told := _by_words_before(text, words[-2:], mention)):
        return told
    return _by_words_behind(text, mention, is_article, is_locating and _locates(words[-2:]))


def _by_words_before(text: str, before: Sequence[str], mention: Mention) -> tuple[str, int] | None:
    first, word = before[0], before[-1]
    if word in _LINKS_TO_PERSON and (told := _by_phrase(first, word, mention.text)):
        return told
    is_calling = word in _CALLING and first == _BEFORE_CALLING.get(word, first)
    is_calling = is_calling or (first in _CALLING and word.endswith(("the", "The")))
    if is_calling and _is_called(text, mention.start):
        return "person", SURE
    is_role = word in lists.roles() or word.endswith("-year-old")
    if is_role and not _is_plural_noun(mention.text):
        mention.gender = lists.roles().get(word, "")
        return "person", SURE
    if word in ("called", "named"):
        return _by_thing_called(first)
    tells = lists.tells().get(word, ())
    if "company" in tells:
        return "organization", LISTED
    if "body" in tells:
        return "organization", FORMED
    if "work" in tells:
        return "other", LISTED
    if "done to" in tells:
        return "person", GUESSED
    return ("person", FORMED) if word in _SAYS_BEFORE else None


def _by_thing_called(thing: str) -> tuple[str, int] | None:
    """A band called Quorl, a novel called Quorl."""
    tells = lists.tells().get(thing, ())
    if "company" in tells:
        return "organization", FORMED
    return ("other", FORMED) if "work" in tells else None


def _is_quoted(text: str, mention: Mention) -> bool:
    """A work’s title: “Madre Quorla”."""
    is_open = text[mention.start - 1 : mention.start] in _MARKS
    return is_open and not _CLOSING.isdisjoint(text[mention.end : mention.end + 2])


def _is_called(text: str, start: int) -> bool:
    return _CALLED.search(text, max(0, start - 40), start) is not None


def _by_phrase(first: str, link: str, name: str) -> tuple[str, int] | None:
    """A person by two words before: the voice of Quorl, dressed as Quorl, played the Quorl."""
    tells = lists.tells().get(first, ())
    if link in ("of", "as"):
        return ("person", FORMED) if f"person {link}" in tells else None
    return ("person", FORMED) if "plays part" in tells and not name.endswith("s") else None


def _by_words_behind(
    text: str, mention: Mention, is_behind_article: bool, is_located: bool
) -> tuple[str, int] | None:
    end = mention.end
    mark = text[end : end + 1]
    if mark in _BEFORE_ACTS and not is_behind_article and _BEHIND_PERSON.match(text, end):
        return "person", FORMED
    is_before_word = mark in _BEFORE_WORD
    if is_before_word and " " not in mention.text:
        told = _BY_NEXT_WORD[_next_word(text, end)]
        if told:
            return told, GUESSED
    if is_located:
        return "place", FORMED
    if mark == "," and _is_before_place(text, end):
        return "place", GUESSED
    if is_behind_article:
        return "organization", GUESSED
    acts = is_before_word and _may_act(mention.text) and _ACTS.match(text, end)
    return ("person", GUESSED) if acts else None


def _may_act(name: str) -> bool:
    """Whether a verb behind makes a name a person's: Quorl was; not Glitters is, Bank of Oslo."""
    return " of " not in name and (" " in name or not lists.is_ordinary(name))


def _locates(before: Sequence[str]) -> bool:
    """In Quorl, the town of Quorl."""
    return before[-1] != "of" or "region of" in lists.tells().get(before[0], ())


def _by_next_word(word: str) -> str:
    """What the word behind tells: the Monti government, Quorl employees."""
    tells = lists.tells().get(word, ())
    if "governed" in tells:
        return "person"
    return "organization" if "staffed" in tells else ""


_BY_NEXT_WORD = Memory(_by_next_word)


def _next_word(text: str, end: int) -> str:
    match = _NEXT_WORD.match(text, end)
    return match[1] if match else ""


def _is_before_place(text: str, end: int) -> bool:
    """Bogliasco, Italy."""
    near = _COMMA_PLACE.match(text, end)
    return near is not None and lists.known().get(near[1], ("", ""))[1] == "place"


def is_acting(text: str, mention: Mention) -> bool:
    """Whether a listed place does what a person does: Jordan said."""
    is_place = mention.kind == "place" and mention.strength == LISTED
    return is_place and _BEHIND_PERSON.match(text, mention.end) is not None


# ---------------------------------------------------------------- countries as teams

_FEWEST_SPORT_WORDS = 7
# "Sweden 1 – 0", "Sweden’s Ann Roe".
_PLAYS_FOR = re.compile(r" \d+(?: ?[–-] ?\d+|,)|['’]s [A-Z]")


def is_sports_report(in_lower_case: frozenset[str]) -> bool:
    """Whether the text uses many of the words that reports on matches do."""
    return len(lists.sport_words() & in_lower_case) >= _FEWEST_SPORT_WORDS


def is_team(text: str, mention: Mention) -> bool:
    """Whether a place name does here what only a team does."""
    if mention.kind != "place":
        return False
    plays = _next_word(text, mention.end) in lists.context("plays")
    return plays or _PLAYS_FOR.match(text, mention.end) is not None or _is_played(text, mention)


def _is_played(text: str, mention: Mention) -> bool:
    """Against Norway, a goal for Norway."""
    before = text[max(0, mention.start - 12) : mention.start].split()
    return bool(before) and before[-1] in lists.context("plays against")
