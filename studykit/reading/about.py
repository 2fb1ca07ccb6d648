"""What a file says about its article: title, authors, date, publisher and where it came from."""

import re
from datetime import date
from typing import NamedTuple

from studykit.numerals import MONTH_NUMBERS


class About(NamedTuple):
    """Title, authors, date, publisher and source of an article, as far as its file has them.

    Attributes
    ----------
    title : str or None
        The headline.
    authors : tuple of str
        Who wrote it, in their order; empty if the file does not say.
    date : str or None
        The day it was published, as ``2026-03-14``.
    publisher : str or None
        The paper, the agency or the site.
    source : str or None
        The web address it came from.
    """

    title: str | None = None
    authors: tuple[str, ...] = ()
    date: str | None = None
    publisher: str | None = None
    source: str | None = None

    def filled(self, other: "About") -> "About":
        """What is said here, and from the other what is lacking.

        Examples
        --------
        >>> About("Harbour shut").filled(About("Elm Post", ("Ada Lane",))).authors
        ('Ada Lane',)
        """
        return About(
            self.title or other.title,
            self.authors or other.authors,
            self.date or other.date,
            self.publisher or other.publisher,
            self.source or other.source,
        )


class Story(NamedTuple):
    """What a reader took out of a file."""

    text: str
    about: About = About()
    notices: tuple[str, ...] = ()


_MONTH = rf"(?P<month>{'|'.join(MONTH_NUMBERS)})[a-z]*\.?"
# “2026-03-14T08:30:00”, “20260314”, “March 14th, 2026”, “14. March 2026”.
_ISO = re.compile(
    r"(?<!\d)(?P<year>(?:19|20)\d\d)(?P<part>[-/.]?)(?P<month>\d\d?)(?P=part)(?P<day>\d\d?)(?!\d)"
)
_MONTH_FIRST = re.compile(rf"\b{_MONTH} (?P<day>\d\d?)(?:st|nd|rd|th)?,? (?P<year>\d{{4}})\b", re.I)
_DAY_FIRST = re.compile(
    rf"\b(?P<day>\d\d?)(?:st|nd|rd|th)?\.?[ -](?:of )?{_MONTH},?[ -](?P<year>\d{{4}})\b", re.I
)


def day(text: str | None) -> str | None:
    """The first day named in full in a text, as ``2026-03-14``; a year alone is none.

    >>> day("Published March 14, 2026"), day("2026-03-14T23:30-05:00"), day("Sat 14th Mar 2026")
    ('2026-03-14', '2026-03-14', '2026-03-14')
    >>> day("Copyright 2026"), day("31 February 2026")
    (None, None)
    """
    for pattern in (_ISO, _MONTH_FIRST, _DAY_FIRST):
        if text and (match := pattern.search(text)):
            month = match["month"].lower()
            number = int(month) if month.isdigit() else MONTH_NUMBERS[month[:3]]
            try:
                return date(int(match["year"]), number, int(match["day"])).isoformat()
            except ValueError:
                return None
    return None


_BY = re.compile(
    r"^(?:(?:words|story|text|report(?:ing|ed)?|written|posted|article)\s+)?by:?\s+", re.I
)
_BETWEEN = re.compile(r"\s*(?:,\s*and\b|\band\b|&|[,;|·•/\n]|\s[–—-]+\s|\b(?:in|for|at)\b)\s*")
# A name of two to five words: “Ada Lane”, “Bo van der Finch”, “J.T. O’Neil”, “ADA LANE”.
_CAPITALISED = r"(?![a-zß-öø-ÿ])[^\W\d_][\w.’'-]*"
_PERSON = re.compile(
    rf"{_CAPITALISED}(?: (?:(?:van|von|der|den|de|del|da|di|la|le|el|al|bin|ben|dos|du|ter|zu)\b"
    rf"|{_CAPITALISED})){{1,4}}"
)
_NO_PERSON = re.compile(
    r"\b(?:staff|news|press|agency|agencies|times|post|editors?|reporters?|writers?|correspondents?"
    r"|bureau|desk|team|service|wires?|media|newsroom|daily|journal|herald|tribune|gazette|guardian"
    r"|telegraph|observer|magazine|newsletter|chief|columnist|contributor|columnists|producer"
    r"|updated|published|copyright|min|read|January|February|March|April|May|June|July|August"
    r"|September|October|November|December|[AP]M|EST|GMT|the|admin(?:istrator)?|user|unknown"
    r"|online|digital|broadcasting|radio|tv|network|company|inc|ltd|university|institute)\b",
    re.I,
)


def persons(text: str) -> tuple[str, ...]:
    """The names in a byline, without offices, agencies and dates.

    >>> persons("By ADA LANE and Bo van der Finch, Elm Agency | 14 March 2026")
    ('Ada Lane', 'Bo van der Finch')
    >>> persons("By Elm Post staff")
    ()
    """
    found = []
    for part in _BETWEEN.split(_BY.sub("", " ".join(text.split()))):
        name = part.strip(" .,:;()[]")
        if _PERSON.fullmatch(name) and not _NO_PERSON.search(name) and name[0].isupper():
            found.append(_capitalised(name) if name.isupper() else name)
    return tuple(dict.fromkeys(found))


def _capitalised(name: str) -> str:
    return re.sub(r"(?<![^\W\d_])[^\W\d_]+", lambda word: word[0].capitalize(), name)
