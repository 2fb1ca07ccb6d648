"""Several accounts of one event side by side: tables over their texts and tables.

Each function takes accounts (`Account`: a letter, a text and its tables) and gives a table; the
offsets in a row point into the text of the account that the row names. `studykit.comparison` puts
them together for articles.

Where to add
------------
- A measure of single accounts, side by side: `measures`. A table's columns: `columns`.
- What makes two quoted sentences one: `groups`; two bearers of a name one: `people`.
"""

from studykit.compare.account import LETTERS, Account
from studykit.compare.columns import TABLES, Column
from studykit.compare.measures import favoured, kinds, tone
from studykit.compare.only import only
from studykit.compare.passages import passages, share_copied
from studykit.compare.people import People, names, voices
from studykit.compare.quotations import Version, differences, quotations, versions
from studykit.compare.told import sentences
