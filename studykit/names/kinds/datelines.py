"""Where a text was written: the place before its first words."""

import re
from collections.abc import Sequence

from studykit.names import lists
from studykit.names.runs.mention import Mention
from studykit.names.words.own_kind import FORMED

# ", Ore. — ", " (XYZ) -- ", ", Jan. 3 — ", " — ": what is after a place that opens a paragraph.
_AFTER = re.compile(
    r"(?:, [^\n,—–]{2,20}(?:, [^\n,—–]{2,20})?)?(?: \([\w ./]{2,20}\))? (?:[—–]|-{1,2} )"
)
_MOST_WORDS = 4
_FEWEST_LETTERS = 5  # of a place before a colon
_SAID = re.compile(r"\b(?:said|says|told|announced|reported|according to)\b")
_OWN = re.compile(r"\b(?:I|[Ww]e|[Mm]y|[Oo]ur)\b")
_QUOTED = re.compile(r"[“\"][^“”\"]*[”\"]")


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
    >>> named("QUORLER: It rained, he said. They shut Quorler.")
    QUORLER = Quorler (place)
    Quorler = Quorler (place)
    """
    is_first = mention.start == 0 or text[mention.start - 1] == "\n"
    if not is_first or mention.strength >= FORMED or len(mention.text.split()) > _MOST_WORDS:
        return False
    if text.startswith(": ", mention.end):
        return is_place_label(text, mention.text)
    return _AFTER.match(text, mention.end) is not None


def is_place_label(text: str, word: str) -> bool:
    r"""Whether a word in capitals with a colon, the only one, is a place and nobody who speaks.

    >>> attributed("QUORLER: It rained, she said.")
    she | said | It rained
    >>> attributed("NATO: It rained, he said.")
    he | said | NATO: It rained
    >>> attributed("BENNETT: It rained, he said.")
    he | said | BENNETT: It rained
    >>> attributed("HARBOUR: It rained, he said.")
    he | said | HARBOUR: It rained
    >>> attributed("QUORLER: It rained, he said.\n\nQUORLER: It froze.")
    QUORLER | : | It rained, he said
    he | said | It rained
    QUORLER | : | It froze
    >>> attributed("QUORLER: It rained, he said.\n\nAda Quorler rows.")
    he | said | QUORLER: It rained
    >>> attributed("QUORLER: It rained, he said.\n\nThis is QuorLer.")
    he | said | QUORLER: It rained
    """
    name = word.title()
    if len(word) < _FEWEST_LETTERS or lists.is_ordinary(word) or " " in word:
        return False
    if name in lists.surnames() or name in lists.first_names() or word in lists.known():
        return False
    if not _is_report(text, word):
        return False
    forms = re.findall(rf"(?:\b([A-Z][\w.]+) )?\b((?i:{re.escape(word)})\b:?)", text)
    return all(
        form in (f"{word}:", word, name) and not _may_be_given(before) for before, form in forms
    )


def _is_report(text: str, word: str) -> bool:
    """Whether the line of a word tells who said it, and has “I” or “we” in marks alone.

    >>> named("QUORLER: “I row,” Lane said.")
    QUORLER = QUORLER (place)
    Lane = Lane (person)
    >>> attributed("QUORLER: We row, he said.")
    he | said | QUORLER: We row
    >>> attributed("QUORLER: It rained.")
    QUORLER | : | It rained
    """
    line = _QUOTED.sub("", text[text.index(word) :].partition("\n")[0])
    return _SAID.search(line) is not None and _OWN.search(line) is None


def _may_be_given(word: str) -> bool:
    """Ada | Quorler, Mayor | Quorler; not Near | Quorler.

    >>> attributed("QUORLER: It rained, he said. Near Quorler it froze.")
    he | said | It rained
    >>> attributed("QUORLER: It rained, he said. Mayor Quorler left.")
    he | said | QUORLER: It rained
    """
    is_known = word in lists.first_names() or word in lists.titles()
    return is_known or (word != "" and not lists.is_ordinary(word))
