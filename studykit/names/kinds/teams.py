"""Countries and towns that are teams, in reports on matches."""

import re

from studykit.names import lists
from studykit.names.kinds.words_after import next_word
from studykit.names.runs.mention import Mention

_FEWEST_SPORT_WORDS = 7
# A score or a player: "Norway 1 – 0", "Norway’s Ann Roe".
_SCORES = re.compile(r" \d+(?: ?[–-] ?\d+|,)|['’]s [A-Z]")


def is_sports_report(in_lower_case: frozenset[str]) -> bool:
    """Whether the text uses many of the words that reports on matches do.

    >>> named("Norway defeated Chile: goal, penalty, coach, striker, match, team, medal.")
    Norway = Norway (organization)
    Chile = Chile (organization)
    >>> named("Norway defeated Chile.")
    Norway = Norway (place)
    Chile = Chile (place)
    """
    return len(lists.sport_words() & in_lower_case) >= _FEWEST_SPORT_WORDS


def is_team(text: str, mention: Mention) -> bool:
    """Whether a place name does here what only a team does: Norway defeated, Norway 2 – 0.

    >>> named("Norway 2 – 0 Chile: goal, penalty, coach, striker, match, team, medal.")
    Norway = Norway (organization)
    Chile = Chile (place)
    >>> named("It rained in Norway: goal, penalty, coach, striker, match, team, medal.")
    Norway = Norway (place)
    """
    if mention.kind != "place":
        return False
    plays = next_word(text, mention.end) in lists.context("plays")
    return plays or _SCORES.match(text, mention.end) is not None or _is_played(text, mention)


def _is_played(text: str, mention: Mention) -> bool:
    """Against Norway, a goal for Norway.

    >>> named("It was against Norway: goal, penalty, coach, striker, match, team, medal.")
    Norway = Norway (organization)
    """
    before = text[max(0, mention.start - 12) : mention.start].split()
    return bool(before) and before[-1] in lists.context("plays against")
