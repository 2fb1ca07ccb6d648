"""The explorer as one HTML file that loads nothing from outside."""

import json
import re
from collections.abc import Mapping, Sequence
from functools import cache
from hashlib import sha256
from typing import Any

from studykit.brief.briefing import Briefing
from studykit.export.explorer.data import explorer_data
from studykit.export.explorer.marked import Marked, key
from studykit.export.one_file import TEMPLATES, one_file

SCRIPTS = (
    "dom model pattern find measures draw walk about picked compare lists without blind kept"
    " search main"
).split()
"""The scripts, in the order in which they are in the page."""

SHORT = TEMPLATES / "explorer.min.js"

# What people alone read of a line: a comment on lines of its own, and the blanks before the code.
_FOR_PEOPLE = re.compile(
    r"^\s*(?:/\*\*(?:.|\n)*?\*/\n|//.*\n)|^\s+|^\"use strict\";\n", re.MULTILINE
)
_BLANKS = re.compile(r"/\*.*?\*/\s*|(?<=:) |\s*([{};,])\s*", re.DOTALL)


def explorer_page(
    briefing: Briefing,
    beside: Mapping[str, str] | None = None,
    *,
    back: Mapping[int, Mapping[str, str]] | None = None,
    file: str = "article",
    picks: Sequence[str] = (),
) -> str:
    """The explorer on an article as one HTML file.

    Parameters
    ----------
    briefing : Briefing
        The briefing on the article: its text with marks is in the page for readers without a
        script.
    beside : mapping, optional
        The addresses of pages beside it, each with what to call it.
    back : mapping, optional
        For a sentence, the addresses of figures that it is behind, each with what to call it.
    file : str
        What the article's file is called, without its ending: what a reader saves is named after
        it.
    picks : sequence of str
        What is picked at first, where the address says nothing else; two at most.

    Examples
    --------
    >>> page = explorer_page(Briefing(sk.Article("It rained in <Elm>.")))
    >>> "<Elm>" in page, "&lt;Elm&gt;" in page
    (False, True)
    """
    return one_file(
        "explorer.html.j2",
        title=briefing.article.title,
        length=briefing.length,
        style=style(),
        script=script(),
        key=key(briefing.article),
        marked=Marked(briefing.article),
        data=as_script(
            {
                "file": file,
                "picks": list(filter(None, picks)),
                **explorer_data(briefing, back or {}),
            }
        ),
        beside=beside or {},
    )


@cache
def script() -> str:
    """All scripts as one, in short; as they are written where they were changed since."""
    whole = whole_script()
    made_of, _, short = SHORT.read_text("utf-8").partition("\n")
    return short if made_of == mark_of(whole) else whole


def whole_script() -> str:
    """All scripts as one, without comments and indentation."""
    parts = [(TEMPLATES / "explorer" / f"{name}.js").read_text("utf-8") for name in SCRIPTS]
    return '"use strict";\n' + "".join(_FOR_PEOPLE.sub("", part) for part in parts)


def mark_of(whole: str) -> str:
    """The first line of the short script: which scripts it was made of."""
    return f"// make script, of {sha256(whole.encode()).hexdigest()[:16]}"


@cache
def style() -> str:
    """The style without comments, and without blanks that part nothing."""
    return _BLANKS.sub(r"\1", (TEMPLATES / "explorer" / "explorer.css").read_text("utf-8"))


def as_script(data: Any) -> str:
    r"""JSON that may be in an HTML element for scripts, whatever is in its texts.

    Examples
    --------
    >>> print(as_script({"text": "</script>\u2028é"}))
    {"text":"\u003c/script>\u2028é"}
    """
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    for character in "<\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return text
