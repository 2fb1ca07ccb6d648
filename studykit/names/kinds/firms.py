"""Firms that no list has: “Quorler said it would close its mill”, and later “the company”."""

import re
from collections.abc import Sequence
from functools import cache

from studykit.names import lists
from studykit.names.kinds.neighbours import is_rare
from studykit.names.runs.mention import Mention
from studykit.names.runs.pieces import INITIAL, TITLED
from studykit.names.words.own_kind import LISTED

_LEAD = 3  # sentences, with a headline
_DAY = r"(?: (?:on|late on|early on) [A-Z]\w+| [A-Z]\w+day)?"
_SAID = r"(?:said|says|announced|reported)"
# “Quorler| (on Monday) said (on Monday that) it would”: who says something of itself; not “said it
# was a good year”, and of nobody's “her best year”.
_SAYS_IT = re.compile(
    rf"(?:, which [^.,\n]{{1,80}},)?{_DAY} (?:{_SAID}{_DAY}(?: that)?"
    rf" (?:its|it (?:would|will|had|has|plans|planned|expects|expected))|announced{_DAY} it)\b"
    r"(?![^.!?\n]{0,200}\b(?:he|she|his|her)\b)"
)


@cache
def _told_after() -> re.Pattern[str]:
    """“Quorler| will shut, it said”, “Quorler| will sell its mill, the company said”."""
    return re.compile(
        rf" [a-z][^.!?\n]{{1,200}}?(?:, it|\bits\b[^.!?\n]{{1,120}}?, the {_company()}) {_SAID}\b"
    )


@cache
def _the_company() -> re.Pattern[str]:
    return re.compile(rf"\b[Tt]he {_company()}\b")


def _company() -> str:
    """A noun for a firm or another body that is called by a name alone: company, carmaker."""
    return rf"(?:{lists.pattern('company')}|[a-z]{{3,}}maker)"


def call_firms(text: str, found: Sequence[Mention]) -> None:
    """Call what says something of itself a body where “the company” is in the text as well.

    >>> named("Quorler said it would close its mill. The company said it was old.")
    Quorler = Quorler (organization)
    >>> named("Quorler will shut, it said on Monday. The company is old.")
    Quorler = Quorler (organization)
    Monday = Monday (other)
    >>> named("Quorler announced it was shutting its mill. The company is old.")
    Quorler = Quorler (organization)
    >>> named("Quorlita said it was a good year. She left the company.")
    Quorlita = Quorlita (person)
    >>> named("Quorlita said it would be her best year. She left the company.")
    Quorlita = Quorlita (person)
    >>> named("Quorler said it would rain. Quorler sat.")
    Quorler = Quorler (person)
    Quorler = Quorler (person)
    """
    firms = {
        mention.text
        for mention in found
        if mention.strength < LISTED
        and " " not in mention.text
        and _speaks_of_itself(text, mention)
    }
    if firms and _the_company().search(text):
        firms -= _persons(found)
        for mention in found:
            if mention.text in firms:
                mention.kind, mention.strength = "organization", LISTED


def _speaks_of_itself(text: str, mention: Mention) -> bool:
    """Quorler | said it; at the beginning also Quorler | will shut, it said.

    >>> named("Quorler said they would close. The company said it was old.")
    Quorler = Quorler (person)
    >>> named("Officials said it would close. The company said it was old.")
    >>> named("It rained. It froze. It thawed. Quorler will close its mill, the company said.")
    >>> named("Quorler will close its mill, the company said.")
    Quorler = Quorler (organization)
    """
    if _SAYS_IT.match(text, mention.end):
        return is_rare(mention.text)
    if mention.sort is not INITIAL or mention.sentence >= _LEAD or not is_rare(mention.text):
        return False
    return _told_after().match(text, mention.end) is not None


def _persons(found: Sequence[Mention]) -> set[str]:
    """The words that are a given or a family name, by the lists or by another mention.

    >>> named("Walker said it would close. The company said it was old.")
    Walker = Walker (person)
    >>> named("Ada Quorler sat. Quorler said it would close. The company said it was old.")
    Ada Quorler = Ada Quorler (person)
    Quorler = Ada Quorler (person)
    >>> named("Mr. Quorl sat. Quorl said it would close. The company said it was old.")
    Quorl = Quorl (person)
    Quorl = Quorl (person)
    """
    titled = {mention.text for mention in found if mention.sort is TITLED}
    last = {mention.text.rpartition(" ")[2] for mention in found if " " in mention.text}
    return titled | last | lists.surnames() | lists.first_names().keys()
