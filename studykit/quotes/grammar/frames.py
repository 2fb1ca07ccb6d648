"""What a cue can take, and what a rule says that it takes here.

The column `frames` of the lists of cues in `data/quotes/` says what may follow a cue:
`data/quotes/cue_verbs.md` explains its words.
"""

from typing import NamedTuple

Frames = frozenset[str]  # “that”, “np”, “to”

REPORTED: Frames = frozenset(("that", "clause"))
QUOTED_WORDS: Frames = REPORTED | {"quote"}
JUDGED: Frames = frozenset(("np", "as", "np-as"))
ASKED: Frames = frozenset(("wh", "np"))
DONE: Frames = frozenset(("ing", "np", "clause"))  # “considered | leaving”
# “said on Monday | that it rained”
AFTER_ADVERBIALS: Frames = frozenset(("that", "that-clause", "quote", "to"))


class Complement(NamedTuple):
    """What follows a cue: its sort, where the content begins, and where the cue ends.

    The sort is a word as in `frames`, or “colon”. `cue_end` is 0 where the cue ends with its
    verb or noun: “said | that it rained”, but “calls for | peace”.
    """

    sort: str
    start: int
    cue_end: int = 0
