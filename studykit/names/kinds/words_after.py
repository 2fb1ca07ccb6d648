"""The kind of a name by the words after it: Quorl said, the Quorl government."""

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from studykit.names import lists
from studykit.names.runs.mention import Mention
from studykit.names.words.own_kind import FORMED, GUESSED, LISTED, Told

# The word after a name: "the Roe government".
_NEXT_WORD = re.compile(r"(?:[’']s)? ([a-z]+)")
# A place after a name: "Quorl, Norway".
_COMMA_PLACE = re.compile(r", ([A-Z][\w.]+(?: [A-Z]\w+)?)")


@cache
def _after_person() -> re.Pattern[str]:
    """What follows a person's name: "said", ", 19,", ", who", "himself", ", a 40-year-old"."""
    does = lists.pattern("person does")
    return re.compile(
        rf" (?:{does}|was born)\b|, (?:who|\d{{1,3}},|an? \d{{1,3}}-year-old|(?:{does})\b)"
        r"| \(\d{2}\)"
    )


@cache
def _acts() -> re.Pattern[str]:
    """What a person does or has more often than a body: "has", "welcomed", ’s."""
    return re.compile(rf"[’']s\b| (?:{lists.pattern('acts')}|[a-z]{{2,}}ed)\b")


def by_words_after(text: str, mention: Mention, before: Sequence[str]) -> Told:
    """The kind that the words after a name tell; after “the” a single word is mostly a body's.

    >>> named("“No,” Quorl said there.")
    Quorl = Quorl (person)
    >>> named("They saw the Quorls, who sank.")
    Quorls = Quorls (organization)
    >>> named("It was in Quorl and in Purchase of it.")
    Quorl = Quorl (place)
    Purchase = Purchase (other)
    """
    end, is_after_article = mention.end, before[-1] in ("the", "The")
    mark = text[end : end + 1]
    if mark in " ," and not is_after_article and _after_person().match(text, end):
        return "person", FORMED
    is_before_word = mark in " ’'"
    is_one_word = is_before_word and " " not in mention.text
    if is_one_word and (told := _by_next_word(next_word(text, end), mark == " ")):
        return told, GUESSED
    if _is_located(before):
        is_word = is_one_word and lists.is_ordinary(mention.text)
        return None if is_word else ("place", FORMED)
    if mark == "," and _is_before_place(text, end):
        return "place", GUESSED
    acts = is_before_word and _acts().match(text, end) is not None
    return _by_act(mention.text, acts, is_after_article)


def _by_act(name: str, acts: bool, is_after_article: bool) -> Told:
    """What acts is a person, after “the” a body; so is what has several words or a plural’s -s.

    >>> named("They saw the Quorls, and the Vex. The Quill has won. They say Quorl won.")
    Quorls = Quorls (organization)
    Vex = Vex (other)
    Quill = Quill (organization)
    Quorl = Quorl (person)
    """
    if is_after_article:
        is_group = acts or name.endswith("s") or _is_rare_name(name)
        return ("organization", GUESSED) if is_group else None
    return ("person", GUESSED) if acts and _may_act(name) else None


def _is_rare_name(name: str) -> bool:
    """Several words that are not all a dictionary's: (the) Quiet Quorl; not Quiet Weather.

    >>> named("They saw the Quiet Quorl and the Quiet Weather.")
    Quiet Quorl = Quiet Quorl (organization)
    Quiet Weather = Quiet Weather (other)
    """
    words = name.split()
    return len(words) > 1 and not all(map(lists.is_ordinary, words))


def _may_act(name: str) -> bool:
    """Whether a verb after it makes a name a person's: Quorl was; not Shimmers is, Bank of Oslo.

    >>> named("They say Quorl was late; Shimmers was late.")
    Quorl = Quorl (person)
    Shimmers = Shimmers (other)
    >>> named("The Sailors of Quorl was late. Bill & Quorl won.")
    Sailors = Sailors (organization)
    Quorl = Quorl (person)
    Bill & Quorl = Bill & Quorl (other)
    """
    words = name.split()
    if len(words) > 1:
        is_plain = "of" not in words and "&" not in words
        return is_plain and (_is_named_after_place(words) or _has_given_name(words))
    return not lists.is_ordinary(name) and not name.isupper()


def _has_given_name(words: Sequence[str]) -> bool:
    """Monte Vex was; not Quiet Vexing was.

    >>> named("Quiet Quorl Road was late.")
    Quiet Quorl Road = Quiet Quorl Road (place)
    >>> named("Quorl Rose waited. No rose was there.")
    Quorl Rose = Quorl Rose (person)
    >>> named("They say Quorl Vex waited. No vex was there.")
    Quorl Vex = Quorl Vex (other)
    """
    return not lists.first_names().keys().isdisjoint(words)


def _is_named_after_place(words: Sequence[str]) -> bool:
    """Paris Roe left: the first word is a place's name that people bear too.

    >>> named("Paris Roe waited. Paris Rowers won.")
    Paris Roe = Paris Roe (person)
    Paris Rowers = Paris Rowers (other)
    """
    is_given = words[0] in lists.context("also given name")
    return is_given and len(words) == 2 and not words[1].endswith("s")


def _is_located(before: Sequence[str]) -> bool:
    """In | Quorl, the town of | Quorl.

    >>> named("It rained in Quorl and the town of Vex.")
    Quorl = Quorl (place)
    Vex = Vex (place)
    >>> named("It was a picture of Quorl.")
    Quorl = Quorl (other)
    """
    if before[-1] == "of":
        return before[0] in lists.context("region of")
    return before[-1] in lists.context("locates")


@lru_cache(maxsize=1 << 14)
def _by_next_word(word: str, is_beside: bool) -> str:
    """What the word after tells: the Roe government, Quorl employees, the Quorl tool.

    A family is no person, its name’s bearer is: the Walker family, Walker’s family.

    >>> named("It was a Quorl employee in the Vex government.")
    Quorl = Quorl (organization)
    Vex = Vex (person)
    >>> named("The Walker family sat. Carter’s family ate.")
    Walker = Walker (other)
    Carter = Carter (person)
    >>> named("He saw the Quorls tool. The Quorls sank.")
    Quorls = Quorls (other)
    Quorls = Quorls (other)
    """
    tells = lists.tells(word)
    if "made" in tells or ("family" in tells and is_beside):
        return "other"
    if "governed" in tells:
        return "person"
    if "located" in tells:
        return "place"
    return "organization" if "staffed" in tells else ""


def next_word(text: str, end: int) -> str:
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
    known = lists.known()
    found = (known.get(near[1]) or known.get(near[1].rstrip("."))) if near else None
    return found is not None and found[1] == "place"


def is_place_here(text: str, mention: Mention) -> bool:
    """Whether the words around a name say a place: in | Jordan, to | Jordan, Houston, | Texas.

    >>> named("Ann Jordan left for Jordan. She flew to Jordan.")
    Ann Jordan = Ann Jordan (person)
    Jordan = Jordan (place)
    Jordan = Jordan (place)
    """
    before = text[max(0, mention.start - 30) : mention.start].rsplit(None, 2)[-2:]
    is_near = text[mention.start - 1 : mention.start] == " " and len(before) > 1
    if is_near and (before[-1] in ("to", "from") or _is_located(before)):
        return True
    return text[mention.end : mention.end + 1] == "," and _is_before_place(text, mention.end)


def is_acting(text: str, mention: Mention) -> bool:
    """Whether a listed place does what a person does: Jordan said.

    >>> named("Ann Jordan left. Jordan said so. It rained in Jordan.")
    Ann Jordan = Ann Jordan (person)
    Jordan = Ann Jordan (person)
    Jordan = Jordan (place)
    """
    is_place = mention.kind == "place" and mention.strength == LISTED
    return is_place and _after_person().match(text, mention.end) is not None
