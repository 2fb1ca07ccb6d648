"""Which pronoun fits a person: what the first name and the titles say."""

from studykit.names import lists
from studykit.speakers.named_text import Name, NamedText

EITHER = "both"


def genders(text: NamedText) -> dict[str, str]:
    """Of each person: male, female, or both where the text does not tell."""
    found: dict[str, str] = {}
    for name in text.persons:
        if found.get(name.name, EITHER) == EITHER:
            told = _by_apposition(text, name) or _by_first_name(name.name) or _by_title(text, name)
            found[name.name] = told or EITHER
    return found


def _by_apposition(text: NamedText, name: Name) -> str:
    """“Roe’s mother, | Bo |, said”: the word before tells more than the name.

    >>> credited("Ann Roe sang. Roe’s mother, Bob Lund, rowed. She said it rained.")
    She = Bob Lund
    """
    *_, word, before = ["", "", *text.tagged.types[max(0, name.first - 2) : name.first]]
    after = text.tagged.tokens[name.after : name.after + 1]
    return lists.roles().get(word, "") if before == "," and after == [","] else ""


def _by_first_name(name: str) -> str:
    """“| Ada | Lane”, “J. | Ada | Lane”, “| Prince | Roe”; “| Bob |” if that is no surname.

    >>> credited("Ada Lane met Bob Lund. He said it rained.")
    He = Bob Lund
    >>> credited("J. Bob Lund met Ada Lane. She said it rained.")
    She = Ada Lane
    >>> credited("Prince Charles came. It froze. She said it rained.")
    She = –
    >>> credited("The sailors met Bob. She said it rained.")
    She = –
    >>> credited("The sailors met Thomas. She said it rained.")
    She = Thomas
    """
    *firsts, last = name.split() or [""]
    if not firsts and last not in lists.surnames():
        firsts = [last]
    gender = next(filter(None, map(_gender_of_word, firsts)), EITHER)
    return gender if gender != EITHER else ""


def _gender_of_word(word: str) -> str:
    _, by_title = lists.titles().get(word, ("", ""))
    return by_title or lists.first_names().get(word, "")


def _by_title(text: NamedText, name: Name) -> str:
    """“| Mrs. | Lane”, “the actress | Lane”.

    >>> credited("Mrs. Lane met Mr. Lund. He said it rained.")
    He = Lund
    """
    tokens, first = text.tagged.tokens, name.first
    before = tokens[max(0, first - 2) : first] or [""]
    word = "".join(before) if before[-1] == "." else before[-1]
    return lists.titles().get(word, ("", ""))[1] or lists.roles().get(word, "")
