"""What the first lines of a text say about it: headline, byline, date, and databases' headers."""

import re
from collections.abc import Sequence
from itertools import pairwise

from studykit.furniture import furniture, is_timestamp
from studykit.reading.about import About, Story, day, persons

_N_LINES = 25
_BYLINE = re.compile(
    r"(?:(?:words|story|text|report|reporting|written|posted|published"
    r"|updated) )?by:?\s+(?P<who>\S.{2,160})",
    re.IGNORECASE,
)
# “Byline: Ada Lane”, “AUTHOR: …”, “Headline: …”, “Publication date: …”.
_LABEL = re.compile(
    r"(?P<label>headline|title|subject|byline|author|authors|by|date|publication date|pub date"
    r"|published"
    r"|load-date|publisher|publication|publication title|newspaper|source|url|link"
    r"|copyright)\s*[:=]\s*(?P<value>\S.*)",
    re.IGNORECASE,
)
_FIELDS = {
    "title": ("headline", "title", "subject"),
    "authors": ("byline", "author", "authors", "by"),
    "date": ("publication date", "pub date", "published", "date"),
    "stored": ("load-date",),
    "publisher": ("publisher", "publication", "publication title", "newspaper"),
    "source": ("url", "link"),
}
_COPYRIGHT = re.compile(
    r"(?:[Cc](?i:opyright)|©|\([Cc]\))\s*(?:©|\([Cc]\))?\s*(?:19|20)\d\d,?\s+(?P<who>[^.,\n]{3,60})"
)
_RIGHTS = re.compile(r"\s*All rights reserved.*", re.I)
# What a database calls the fields of its records, each code on a line of its own.
_CODES = {"HD": "headline", "BY": "byline", "PD": "date", "SN": "publisher"}
_LONGEST_TITLE = 160
_ENDS = re.compile(r"[.!?…]$")


def about_head(lines: Sequence[str], *, titled: bool = True) -> About:
    """What the first lines tell; nothing is taken from the story's own sentences.

    Parameters
    ----------
    lines : sequence of str
        The lines or paragraphs of a text.
    titled : bool
        Whether the first line that can be a headline is one.

    Examples
    --------
    >>> about_head(["Harbour shut", "By Ada Lane and Bo Roe", "14 March 2026", "It is shut."])
    About(title='Harbour shut', authors=('Ada Lane', 'Bo Roe'), date='2026-03-14', ...)
    """
    head = [line.strip() for line in lines[:_N_LINES]]
    labelled = _labelled([*head, *(line.strip() for line in lines[-8:])])
    authors = persons(labelled.get("authors", "")) or _authors(head)
    alone = next(filter(None, map(_day_alone, head)), None)
    found = day(labelled.get("date")) or alone or day(labelled.get("stored"))
    publisher = labelled.get("publisher")
    if publisher is None and len(lines) > 1:
        ends = [match["who"].strip() for line in lines if (match := _COPYRIGHT.match(line.strip()))]
        publisher = next((_RIGHTS.sub("", end) for end in ends), None)
    title = labelled.get("title") or (_title(head) if titled else None)
    return About(title, authors, found, publisher, labelled.get("source"))


def told(lines: Sequence[str], known: About) -> Story:
    """The story in a document's lines: its headline and its paragraphs.

    What the lines above it say goes into `about`, and furniture is left out.

    Parameters
    ----------
    lines : sequence of str
        The paragraphs of a document, in their order.
    known : About
        What the file itself says, beside its text.
    """
    about = about_head(lines)
    about = About(about.title or known.title, about.authors or known.authors).filled(about)
    about = about.filled(known)
    kept = [
        line for i, line in enumerate(lines) if furniture(line) is None and not _is_head(i, line)
    ]
    if about.title and about.title not in kept[:4]:
        kept.insert(0, about.title)
    return Story("\n\n".join(kept), about)


def _is_head(i: int, line: str) -> bool:
    match = _BYLINE.fullmatch(line) if i < 8 else None
    return match is not None and bool(persons(match["who"])) and not _ENDS.search(line)


def _labelled(lines: list[str]) -> dict[str, str]:
    """The values after labels, by field."""
    values = {_CODES[a]: b for a, b in pairwise(lines) if a in _CODES} if "HD" in lines else {}
    for line in lines:
        is_short = len(line) < 300 and (":" in line or "=" in line)
        if is_short and (match := _LABEL.fullmatch(line)):
            values.setdefault(match["label"].lower(), match["value"].strip())
    fields = (
        (field, next((values[n] for n in names if n in values), None))
        for field, names in _FIELDS.items()
    )
    return {field: value for field, value in fields if value}


def _authors(head: list[str]) -> tuple[str, ...]:
    for line in head:
        if (match := _byline(line)) and (found := persons(match["who"])):
            return found
    return ()


def _byline(line: str) -> re.Match[str] | None:
    is_near = "by" in line[:16].lower()  # most lines are the story's, and many
    return _BYLINE.fullmatch(line) if is_near else None


def _day_alone(line: str) -> str | None:
    """The day that a line of its own names, or one after a byline; never one in a sentence."""
    byline = _byline(line)
    is_alone = is_timestamp(line) or (byline is not None and len(line) < 120)
    is_stamped = len(line) < 120 and re.match(
        r"(?:last )?(?:published|updated|posted|date)\b", line, re.I
    )
    return day(line) if is_alone or is_stamped else None


def _title(head: list[str]) -> str | None:
    for line in head:
        if not line or furniture(line) or _BYLINE.fullmatch(line) or _LABEL.fullmatch(line):
            continue
        is_title = len(line) <= _LONGEST_TITLE and len(line.split()) >= 2 and not _ENDS.search(line)
        return line if is_title else None
    return None
