"""Dates that are a draft's own: when it was written, sent or read."""

import re

from studykit import lexicons
from studykit.verification.contexts import Contexts
from studykit.verification.dates import Moment
from studykit.verification.words import Words

_HEAD, _LONGEST_HEAD = 3, 14  # lines at the top of a draft; words of such a line
_LONGEST_LINE = 200  # characters; what is longer is text
_DATE_LABEL = re.compile(r"\b(?:date|sent|due|written|posted)\s?:\s*$", re.IGNORECASE)
_DATE_LINE = re.compile(
    r"\s*(?:date|sent|published|updated|due|written|posted)\b[^\n]*:|\s*(?:accessed|retrieved)\b",
    re.IGNORECASE,
)


def is_of_draft(here: Contexts, moment: Moment, has_times: bool) -> bool:
    """Whether a date is the draft's own: in a line like “Sent: 3 May”, or alone on its line.

    >>> from studykit.verification.dates import moments
    >>> def own(text):
    ...     return is_of_draft(Contexts(text, sk.Article(text)), moments(text)[0], False)
    >>> own("Ada Lane, 3 May\\nIt rained."), own("It rained on 3 May.\\nSo it did.")
    (True, False)
    >>> own("Reading Circle, 9 June. Ten of us."), own("It sank on 9 June. Ten died.")
    (True, False)
    """
    start, line = _line(here.text, moment)
    is_edge = here.text[:start].count("\n") <= _HEAD or start + len(line) == len(here.text)
    is_stamp = moment.minute is not None and not here.text[start : moment.start].strip(" [(")
    is_said_so = bool(_DATE_LABEL.search(here.text, start, moment.start))
    if is_said_so or _DATE_LINE.match(line) or (is_stamp and (is_edge or not has_times)):
        return True
    own = set(Words(here.text, moment.start, moment.end).keys)
    first = line.split(". ")[0] if ". " not in line[: moment.start - start] else line
    lines = [one for one in (line, first) if len(one) <= _LONGEST_LINE]
    is_alone = line in lines and set(Words(line).keys) == own
    return is_alone or (is_edge and any(_is_head(one, own) for one in lines))


def _line(text: str, moment: Moment) -> tuple[int, str]:
    """The line of a date, and where it begins.

    >>> from studykit.verification.dates import moments
    >>> text = "Ada Lane,\\n3 May\\nIt rained."
    >>> _line(text, moments(text)[0])
    (10, '3 May')
    """
    start = text.rfind("\n", 0, moment.start) + 1
    end = text.find("\n", moment.end)
    return start, text[start : end if end >= 0 else len(text)]


def _is_head(line: str, date: set[str]) -> bool:
    """Whether a line has nothing but names and a date: “Jo Park, Class 9b, 3 May”."""
    words = Words(line)
    rest = [
        key
        for (start, _), key in zip(words.spans, words.keys, strict=True)
        if key not in date and not (line[start].isupper() and not line.isupper())
    ]
    return len(words) < _LONGEST_HEAD and set(rest) <= lexicons.words("stop_words")
