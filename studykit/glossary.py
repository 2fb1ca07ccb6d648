"""The terms of the lessons and the columns of the tables, each with what it means."""

import json
import re
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from functools import cache
from html import escape
from typing import NamedTuple

from studykit import schema
from studykit.home import home
from studykit.show.page import Page
from studykit.wording import listed

# A line of a lesson's list of terms: "- **hapax**: a type that occurs once".
_LINE = re.compile(r"^- (\*\*.+)$", re.MULTILINE)
# One or more terms in bold, and what they mean.
_TERMS = re.compile(r"((?:\*\*[^*]+\*\*(?:, | and )?)+):? *((?:[^*]|\*(?!\*))*)")
_BOLD = re.compile(r"\*\*([^*]+)\*\*")
_HEADING = re.compile(r"^# +(.+)$", re.MULTILINE)
_TITLE = "## Terms"


class Meaning(NamedTuple):
    """What a term means in one lesson, or a column in one table."""

    text: str
    place: str
    """The lesson's file without its ending, or the table."""
    title: str
    """The lesson's heading; empty for a table."""


def terms_of(lessons: Mapping[str, str]) -> dict[str, list[Meaning]]:
    """The terms of lessons with their meanings, in the order of the alphabet.

    Parameters
    ----------
    lessons : mapping of str to str
        The prose of each lesson by its file's name.

    Examples
    --------
    >>> terms_of({"01_words": "# Words\\n\\n## Terms\\n\\n- **hapax**: a word that comes once"})
    {'hapax': [Meaning(text='a word that comes once', place='01_words', title='Words')]}
    >>> terms_of({"01_words": "## Terms\\n\\n- **clitic**: the *'s* of a word"})["clitic"][0].text
    "the 's of a word"
    """
    found: dict[str, list[Meaning]] = {}
    for name, prose in lessons.items():
        heading = _HEADING.search(prose)
        for term, text in _defined(prose.rpartition(_TITLE)[2] if _TITLE in prose else ""):
            found.setdefault(term, []).append(Meaning(text, name, heading[1] if heading else name))
    return dict(sorted(found.items(), key=lambda item: item[0].casefold()))


def _defined(section: str) -> Iterator[tuple[str, str]]:
    for line in _LINE.findall(section):
        for terms, meaning in _TERMS.findall(line):
            for term in _BOLD.findall(terms):
                yield term, meaning.strip(" ;").replace("*", "")


def columns() -> dict[str, list[Meaning]]:
    """The columns of the tables, each with what it means and where; by their names."""
    found: dict[str, list[Meaning]] = {}
    for table, described in schema.TABLES.items():
        for column in described:
            found.setdefault(column.name, []).append(Meaning(column.meaning, table, ""))
    return found


@cache
def _stored() -> dict[str, list[Meaning]]:
    paths = sorted((home() / "notebooks").glob("[0-9][0-9]_*.ipynb"))
    return terms_of({path.stem: _prose(path.read_text(encoding="utf-8")) for path in paths})


def _prose(notebook: str) -> str:
    cells = json.loads(notebook)["cells"]
    return "\n\n".join("".join(c["source"]) for c in cells if c["cell_type"] == "markdown")


def explain(term: str) -> Page:
    """What a term of the lessons, or a column of the tables, means, and where it is taught.

    Parameters
    ----------
    term : str
        Such as "keyness" or "is_stop"; capitals make no difference.

    Examples
    --------
    >>> explain("is_stop")
    is_stop: whether the type is in data/words/stop_words.csv (column of tokens)
    >>> explain("keynes").text.split(":")[0]
    'keyness'
    """
    known = {**{name.casefold(): name for name in columns()},
             **{name.casefold(): name for name in _stored()}}  # fmt: skip
    asked = " ".join(str(term).split()).casefold()
    close = [asked] if asked in known else get_close_matches(asked, known, n=1, cutoff=0.8)
    if not close:
        nothing = f"No lesson has a term “{term}”. There are: {listed(list(_stored()))}."
        return Page(f"<p>{escape(nothing)}</p>", nothing)
    lines = []
    for meaning, places in _together(known[close[0]]).items():
        lines.append((known[close[0]], meaning, listed(places)))
    html = "".join(
        f"<p><strong>{escape(name)}</strong>: {escape(text)} <em>({escape(place)})</em></p>"
        for name, text, place in lines
    )
    return Page(html, "\n".join(f"{name}: {text} ({place})" for name, text, place in lines))


def _together(name: str) -> dict[str, list[str]]:
    """The meanings of a name, each with the lessons and tables that have it."""
    found: dict[str, list[str]] = {}
    for meaning in _stored().get(name, []):
        found.setdefault(meaning.text, []).append(meaning.place)
    for meaning in columns().get(name, []):
        found.setdefault(meaning.text, []).append(f"column of {meaning.place}")
    return found
