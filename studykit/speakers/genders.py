"""Which pronoun fits a person: what the first name and the titles say."""

from studykit.names import lists
from studykit.speakers.named_text import Name, NamedText

EITHER = "both"


def genders(text: NamedText) -> dict[str, str]:
    """Of each person: male, female, or both where the text does not tell."""
    found: dict[str, str] = {}
    for name in text.of_kind("person"):
        if found.get(name.name, EITHER) == EITHER:
            found[name.name] = _by_first_name(name.name) or _by_title(text, name) or EITHER
    return found


def _by_first_name(name: str) -> str:
    """“| Ada | Lane”.

    >>> credited("Ada Lane met Bob Lund. He said it rained.")
    He = Bob Lund
    """
    first, _, rest = name.partition(" ")
    gender = lists.first_names().get(first, EITHER) if rest else EITHER
    return gender if gender != EITHER else ""


def _by_title(text: NamedText, name: Name) -> str:
    """“| Mrs. | Lane”, “the actress | Lane”.

    >>> credited("Mrs. Lane met Mr. Lund. He said it rained.")
    He = Lund
    """
    tokens, first = text.tagged.tokens, name.first
    before = tokens[max(0, first - 2) : first] or [""]
    word = "".join(before) if before[-1] == "." else before[-1]
    return lists.titles().get(word, ("", ""))[1] or lists.roles().get(word, "")
