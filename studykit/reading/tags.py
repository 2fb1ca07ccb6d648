"""Tags in a text file: a web page, or prose that somebody copied with a scrap of one."""

import re
from pathlib import PurePath

from studykit.reading.encodings import Decoded

_NAMES = (
    "html|head|body|div|p|span|article|section|main|br|h[1-6]|ul|li|table|td|font|script|center"
    "|figure|meta|title|pre"
)
_TAG = re.compile(rf"<(/?)({_NAMES})(?:\s[^<>]*)?/?>", re.IGNORECASE)
_VOID = frozenset(("br", "meta"))
_PAGE_START = re.compile(
    r"(?:<!--.*?-->|<\?xml[^>]*\?>|\s)*<(?:!doctype html|html|head|body|meta)", re.I | re.S
)
# What a browser would not show as text, where a line begins with it.
_UNSHOWN = re.compile(
    r"^[ \t]*(?:<(script|style)\b[^>]*>.*?</\1\s*>|<!--.*?-->)", re.I | re.S | re.M
)
# Tags at a line's beginning or end: around a heading, or alone.
_AROUND = re.compile(
    rf"^[ \t]*(?:</?(?:{_NAMES})(?:\s[^<>]*)?/?>[ \t]*)+"
    rf"|(?:[ \t]*</?(?:{_NAMES})(?:\s[^<>]*)?/?>)+[ \t]*$",
    re.IGNORECASE | re.MULTILINE,
)
_SENTENCE = re.compile(r"(?:\S+\s+){7,}\S*[.!?…][\"”’')\]]*$")
_NOTICE = "The file holds HTML tags but is no web page: it was read as text, without {}."


def is_page(text: str, name: str = "") -> bool:
    """Whether a text is HTML, whole or a fragment, and not prose that mentions a tag.

    A pasted text, or a file whose name ends in .txt, is one only if its sentences are in
    elements.

    >>> is_page("<!-- saved --><p>It rained.</p><p>It froze.</p>"), is_page("The <br> tag")
    (True, False)
    >>> prose = "The town of Elm voted on Monday to keep it."
    >>> is_page(f"<p>{prose}</p><p>No.</p>", "a.txt"), is_page(f"<p></p>\\n{prose}", "a.txt")
    (True, False)
    """
    if _PAGE_START.match(text[:100_000]):
        return True
    n_tags = len(_TAG.findall(text[:200_000]))
    if n_tags >= 6 and 300 * n_tags > len(text):
        return True
    starts = text.lstrip("\ufeff \t\r\n").startswith("<")
    is_text = PurePath(name).suffix.lower() in ("", ".txt")
    return starts and n_tags >= 2 and not (is_text and _has_bare_prose(text))


def _has_bare_prose(text: str) -> bool:
    """Whether a line that is a sentence is in no element."""
    depth = 0
    for line in _UNSHOWN.sub("", text).splitlines():
        tags = _TAG.findall(line)
        if depth == 0 and not tags and _SENTENCE.search(line.strip()):
            return True
        depth += sum((-1 if end else 1) for end, tag in tags if tag.lower() not in _VOID)
    return False


def without_scraps(text: str) -> Decoded:
    """A plain text without scripts and the tags around its lines, and a notice of them.

    >>> without_scraps("<script>go()</script>\\n<h1>Elm</h1>\\nIt rained.")
    Decoded(text='\\nElm\\nIt rained.', notices=(...))
    >>> without_scraps("The <br> tag breaks a line.").notices
    ()
    """
    shown = _UNSHOWN.sub("", text)
    bare = _AROUND.sub("", shown)
    left_out = ["scripts"] * (shown != text) + ["the tags around its lines"] * (bare != shown)
    notices = (_NOTICE.format(" and ".join(left_out)),) if left_out else ()
    return Decoded(bare, notices)
