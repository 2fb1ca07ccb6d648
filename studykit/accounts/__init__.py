"""Several accounts of one event side by side: tables over their texts and tables.

Each function takes accounts (`Account`: a letter, a text and its tables) and gives a table; the
offsets in a row point into the text of the account that the row names. `studykit.comparison` puts
them together for articles.

Where to add
------------
- A measure of single accounts, side by side: `measures`. A table's columns: `columns`.
- What makes two quoted sentences one: `groups`; two bearers of a name one: `people`.
"""

from studykit.accounts.account import LETTERS, Account
from studykit.accounts.columns import TABLES, Column
from studykit.accounts.measures import favoured, kinds, tone
from studykit.accounts.only import only
from studykit.accounts.passages import passages, share_copied
from studykit.accounts.people import People, names, voices
from studykit.accounts.quotations import Version, differences, quotations, versions
from studykit.accounts.told import sentences
