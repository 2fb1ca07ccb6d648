"""Whom the label of a transcript's turn stands for: “VOSS”, “REPORTER”."""

from studykit import lexicons
from studykit.names.labels import Label
from studykit.speakers.context import Context
from studykit.speakers.speaker import (
    GROUP,
    NAMED,
    NOBODY_NAMED,
    ORGANIZATION,
    UNNAMED,
    Speaker,
    named,
)

_ALL = frozenset(("all", "multiple", "several"))


def of_label(context: Context, label: Label) -> Speaker:
    r"""The person that a label names; somebody without a name where it names none.

    >>> credited("ANA VOSS, HOST: Good.\n\nREPORTER: And?\n\nTHE PRESIDENT: Yes.\n\nVOSS: No.")
    ANA VOSS, HOST = ANA VOSS
    REPORTER = –
    THE PRESIDENT = –
    VOSS = ANA VOSS
    >>> credited("Here Bo Roe and Ann Roe met at the old pier.\n\nROE: It is.\n\nANA VOSS: It is.")
    ROE = –
    ANA VOSS = ANA VOSS
    >>> heard("REUTERS: You row?\n\nADA ROE: I do.\n\nROE: It is.")
    REUTERS (organization)
    ADA ROE (named person)
    ADA ROE (named person)
    """
    if label.sort == "body":
        body = next((name.name for name in context.names_in(*label.called)), None)
        return Speaker(body, ORGANIZATION)
    if label.name is None:
        return NOBODY_NAMED
    name = next((name.name for name in context.names_in(*label.name)), None)
    return named(name) if name else Speaker(None, NAMED)


def unless_taking_part(context: Context, at: int, found: Speaker) -> Speaker:
    r"""Whom a pronoun or a description within a turn stands for: “he” is nobody who takes part.

    >>> credited("LEO PELL: It rained.\n\nANA VOSS: Bo Lund came. He said it froze.")
    LEO PELL = LEO PELL
    ANA VOSS = ANA VOSS
    He = –
    >>> credited("ANA VOSS: John, the mayor told me she rows.\n\nJOHN ROE: No.\n\nVOSS: Yes.")
    ANA VOSS = ANA VOSS
    the mayor = –
    JOHN ROE = JOHN ROE
    VOSS = ANA VOSS
    >>> credited("ANA VOSS: It is.\n\nJOHN ROE: No.\n\nJohn Roe left. He said it rained.")
    ANA VOSS = ANA VOSS
    JOHN ROE = John Roe
    He = John Roe
    >>> credited("ANA VOSS: It is.\n\nJOHN ROE: No.\n\nLEO PELL: “Yes,” he said.\n\nVOSS: Good.")
    ANA VOSS = ANA VOSS
    JOHN ROE = JOHN ROE
    he = LEO PELL
    VOSS = ANA VOSS
    """
    if found.name not in context.taking_part or not (turn := context.turn_at(at)):
        return found
    label = turn[2]
    own = context.names_in(*label.name) if label and label.name else ()
    return found if found.name in {name.name for name in own} else NOBODY_NAMED


def printed(context: Context, label: Label, found: Speaker) -> tuple[str, str]:
    r"""The voice of a turn, which is its label without role and brackets; and its type.

    >>> heard("REPORTER (off mic): And?\n\nMR. VANE, HOST: Yes.\n\nUNIDENTIFIED MALES: No.")
    REPORTER (unnamed person)
    VANE (named person)
    UNIDENTIFIED MALES (unnamed group)
    """
    if found.name:
        return found.name, found.type
    start, end = label.name or label.called
    voice = context.tagged.text[start:end]
    is_group = found.type == UNNAMED and _is_group(voice.lower().split())
    return voice, GROUP if is_group else found.type


def _is_group(words: list[str]) -> bool:
    first, last = words[0], words[-1]
    is_plural = last.endswith("s") and not last.endswith("ss")
    return is_plural or first in _ALL or last in lexicons.words("group_nouns")
