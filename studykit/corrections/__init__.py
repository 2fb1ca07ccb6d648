"""A person's corrections to the quotes table, kept in a CSV beside the article.

For `article.txt` the file is `article.quotes.csv`. It has one line per row to be changed, and
these columns (others are ignored; only `action` and `content` must be there):

===============  ==================================================================================
`action`         ``fix``, ``drop`` or ``add``; empty: leave the row as it is
`content`        the words as printed, marks and all; a part that occurs in one row only will do
`start`          where the content starts; needed only if the same words occur more than once
`speaker`        full name of the speaker
`source`         who is credited, as printed near the content
`cue`            the words that credit, as printed near the content
`source_type`    named person, unnamed person, unnamed group, organization, document or none
===============  ==================================================================================

An empty cell leaves the value as it is; a single hyphen says that it is not known. Straight and
curly quotation marks count as the same, so does any white space. What a spreadsheet would run as a
formula has an apostrophe before it: see `studykit.cells`.
"""

from studykit.corrections.applied import corrected
from studykit.corrections.file import (
    CORRECTION_COLUMNS,
    CorrectionsError,
    corrections_path,
    read_corrections,
    read_corrections_beside,
    write_corrections,
)
