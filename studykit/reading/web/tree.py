"""A page as a tree, and what of an element people see."""

import re
from typing import Any

import lxml.html
from lxml.etree import ParserError

Element = Any
"""An element of a page; lxml ships no types."""

_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>", re.IGNORECASE)
# Two line breaks in a row: what old pages and mails have for a paragraph.
_BREAKS = re.compile(r"(?:<br\b[^<>]*>(?:\s|&nbsp;|&#160;|\u00a0)*){2,}", re.IGNORECASE)


def parsed(page: str) -> Element:
    """The page as a tree; nothing is fetched and no entity is looked up."""
    source = _BREAKS.sub("</p>\n<p>", _DECLARATION.sub("", page.replace("\0", "")))
    parser = lxml.html.HTMLParser(remove_comments=True, remove_pis=True, no_network=True)
    try:
        tree = lxml.html.document_fromstring(source, parser=parser)
    except (ParserError, ValueError):
        return lxml.html.document_fromstring("<html><body></body></html>")
    for line_break in tree.iter("br"):
        line_break.tail = "\n" + (line_break.tail or "")
    return tree


def words_of(element: Element) -> str:
    """The text in an element, on one line."""
    return " ".join(element.text_content().split())


def lines_of(element: Element) -> list[str]:
    """The text in an element, cut at its line breaks."""
    lines = (" ".join(line.split()) for line in element.text_content().split("\n"))
    return [line for line in lines if line]


_JOINED = re.compile(r"(?<=[a-z\d])(?=[A-Z])|[^A-Za-z\d]+")


def marks_of(element: Element) -> list[str]:
    """The words in an element's class and id: “ad slot top” of ``class="adSlot-top"``."""
    names = f"{element.get('class') or ''} {element.get('id') or ''}"
    return _JOINED.sub(" ", names).lower().split()


def share_linked(element: Element) -> float:
    """Which part of an element's words are links to elsewhere, 0 to 1."""
    total = len(words_of(element))
    links = [a for a in element.iter("a") if not (a.get("href") or "#").startswith("#")]
    if element.tag == "a":
        links = [element]
    return sum(len(words_of(link)) for link in links) / total if total else 0.0


def new_element(name: str) -> Element:
    """An empty element."""
    return lxml.html.Element(name)


def drop(element: Element) -> None:
    """Take an element out of its tree; the words after it stay."""
    if element.getparent() is not None:
        element.drop_tree()
