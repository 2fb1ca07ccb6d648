"""Two names side by side after “told”: whom somebody told, and who did what."""

import re

from studykit.names import lists
from studykit.names.runs.mention import Mention
from studykit.names.runs.pieces import plain_piece

_TOLD = " told "
_VERB = re.compile(
    r" (?:never |always |also )?"
    r"(?:had|has|was|is|were|are|would|will|could|can|might|may|must|should|did|does|[a-z]{2,}ed)\b"
)


def parted_from_newsrooms(text: str, found: list[Mention]) -> list[Mention]:
    """The mentions, those of a listed body and of who comes after it parted: Sky News | Roe.

    >>> named("Lane told Sky News Quorl had rowed. Vex told the BBC Ada Roe would row.")
    Lane = Lane (person)
    Sky News = Sky News (organization)
    Quorl = Quorl (person)
    Vex = Vex (person)
    BBC = BBC (organization)
    Ada Roe = Ada Roe (person)
    >>> named("He told Sky News Quorl. At Sky News Quorl had rowed.")
    Sky News Quorl = Sky News Quorl (organization)
    Sky News Quorl = Sky News Quorl (organization)
    >>> named("He told BBC News Radio would sink. He told the Sky Quorl had rowed.")
    BBC News Radio = BBC News Radio (organization)
    Sky Quorl = Sky Quorl (organization)
    >>> named("He told Sky News Sunday Quorl had rowed.")
    Sky News Sunday Quorl = Sky News Sunday Quorl (organization)
    >>> named("He told BBC Scotland Quorl had rowed. He told BBC Scotland rowed boats sank.")
    BBC Scotland = BBC Scotland (organization)
    Quorl = Quorl (person)
    BBC Scotland = BBC Scotland (organization)
    """
    starts = _after_told(text)
    if not starts:
        return found
    parted: list[Mention] = []
    for mention in found:
        size = _body_size(text, mention) if mention.start in starts else 0
        if not size:
            parted.append(mention)
            continue
        left = mention.start
        parted.append(Mention(left, mention.sentence, plain_piece(mention.text[:size])))
        rest = plain_piece(mention.text[size + 1 :])
        parted.append(Mention(left + size + 1, mention.sentence, rest))
    return parted


def _after_told(text: str) -> set[int]:
    """Where the words after “told” and “told the” begin, if with a capital."""
    starts, at = set[int](), text.find(_TOLD)
    while at >= 0:
        at += len(_TOLD)
        start = at + 4 * text.startswith(("the ", "The "), at)
        if text[start : start + 1].isupper():
            starts.add(start)
        at = text.find(_TOLD, at)
    return starts


def _body_size(text: str, mention: Mention) -> int:
    """How many characters the body has whom somebody told something of another; 0 if none."""
    is_one = " " not in mention.text or mention.text in lists.newsrooms()
    if is_one or not _VERB.match(text, mention.end):
        return 0
    words = mention.text.split(" ")
    sizes = range(len(words) - 1, 0, -1)
    n = next((n for n in sizes if " ".join(words[:n]) in lists.newsrooms()), 0)
    is_one = not n or words[n] in lists.heads() or words[n] in lists.context("day")
    return 0 if is_one else len(" ".join(words[:n]))
