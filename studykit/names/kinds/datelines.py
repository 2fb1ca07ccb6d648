"""Where a text was written: the place before its first words."""

import re
from collections.abc import Sequence

from studykit.names.runs.mention import Mention
from studykit.names.words.own_kind import FORMED

# ", Ore. — ", " (XYZ) -- ", ", Jan. 3 — ", " — ": what is after a place that opens a paragraph.
_AFTER = re.compile(
    r"(?:, [^\n,—–]{2,20}(?:, [^\n,—–]{2,20})?)?(?: \([\w ./]{2,20}\))? (?:[—–]|-{1,2} )"
)
_MOST_WORDS = 4


def call_places(text: str, found: Sequence[Mention]) -> None:
    """Call the place of a dateline so, and what is written like it elsewhere.

    >>> named("QUORL VEX, Ohio (QX) — It rained. They shut Quorl Vex.")
    QUORL VEX = Quorl Vex (place)
    Ohio = Ohio (place)
    QX = QX (organization)
    Quorl Vex = Quorl Vex (place)
    """
    places = {m.text.casefold() for m in found if m.text.isupper() and _is_dateline(text, m)}
    if places:
        for mention in found:
            if mention.strength < FORMED and mention.text.casefold() in places:
                mention.kind, mention.strength = "place", FORMED


def _is_dateline(text: str, mention: Mention) -> bool:
    """Whether a name opens its paragraph and a dash parts it from the text.

    >>> named("QUORLER — It rained.\\n\\nQXR said: it froze.")
    QUORLER = QUORLER (place)
    QXR = QXR (organization)
    """
    is_first = mention.start == 0 or text[mention.start - 1] == "\n"
    if not is_first or mention.strength >= FORMED or len(mention.text.split()) > _MOST_WORDS:
        return False
    return _AFTER.match(text, mention.end) is not None
