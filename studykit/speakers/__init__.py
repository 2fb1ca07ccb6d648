"""Whom the source of an attribution stands for, and of what type it is.

The rooms, from the ground up: `speaker` (what is found of a source), `nouns` (what a noun for a
source is), `named_text` (where names, sentences and quotations are), `traits` and `genders` (what
the text says of each person), `context` (all that, and the source before); then one room for each
sort of source: `pronouns` with `antecedents`, `head_names`, `descriptions` with `called_so`,
`told_again`, `bodies` and `documents`; `voices` (what a chart calls a source) and `heard_before`
(which it was before); `table`.

Where to add: a noun for a source: `data/quotes/source_nouns.csv` (a person's office or role:
`data/names/titles.csv`); a noun for a kind of body: `data/quotes/body_nouns.csv`; a rule: the room
of the sort of source that it is about. A source stands for one bearer or for none.

The lines below a rule are run as tests: `credited` prints ``source = speaker`` for each row of
`quotes`, with ``–`` where the text does not tell who speaks.

>>> credited("Ann Roe came. “It rained,” she said. Voters say it froze.")
she = Ann Roe
Voters = –
"""

from studykit.speakers.table import columns

__all__ = ["columns"]
