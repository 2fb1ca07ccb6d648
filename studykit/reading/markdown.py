"""Text written in Markdown."""

import re

from studykit.reading.about import About, Story, day, persons
from studykit.reading.heads import told

_FRONT = re.compile(r"\A\ufeff?\s*---\s*\n(?P<front>(?:.*\n){1,60}?)(?:---|\.\.\.)\s*(?:\n|\Z)")
_FIELD = re.compile(r"^(?P<key>\w+)[ \t]*:[ \t]*(?P<value>.*)$", re.MULTILINE)
_ITEM = re.compile(r"^\s*-\s*(?:name:\s*)?(.+)$", re.MULTILINE)
# “## Heading”, “[words](https://…)”, “**bold**”, “![picture](…)”: what prose in Markdown has.
_HEADING = re.compile(r"^#{1,6} +\S", re.MULTILINE)
_LINK = re.compile(r"!?\[[^\[\]\n]{0,300}\]\((?:https?://|/|#|mailto:)[^)\s]*(?: \"[^\"]*\")?\)")
_BOLD = re.compile(
    r"(?<![*\w])\*\*(?! )[^*]{2,200}\*\*(?![*\w])|(?<![_\w])__(?! )[^_]{2,200}__(?![_\w])"
)
_TITLE = re.compile(r"\A\s*#{1,3} +\S.*\n\s*\n")
_BLOCKS = ("p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "tr", "pre")


def is_markdown(text: str) -> bool:
    """Whether a text is written in Markdown, whatever its file is called.

    >>> is_markdown("# Harbour shut\\n\\nIt is **shut**."), is_markdown("It is #1 * 2 * 3.")
    (True, False)
    """
    signs = (_HEADING, _LINK, _BOLD)
    n_signs = [len(sign.findall(text)) for sign in signs]
    is_marked = _FRONT.match(text) is not None or _TITLE.match(text) is not None
    return is_marked or sum(map(bool, n_signs)) >= 2 or n_signs[1] >= 2


def read_markdown(text: str) -> Story:
    """The story in a Markdown text, without its marks."""
    import mistune  # rarely needed

    from studykit.reading.web.tree import drop, parsed, words_of

    front, body = _parted(text)
    tree = parsed(
        str(
            mistune.create_markdown(escape=False, plugins=["table", "strikethrough", "footnotes"])(
                body
            )
        )
    )
    for element in list(tree.iter("script", "style", "img", "iframe", "del", "sup")):
        drop(element)
    lines = []
    for block in tree.iter(*_BLOCKS):
        inner = [child for child in block.iter(*_BLOCKS) if child is not block]
        if block.tag == "tr":
            lines.append("\t".join(filter(None, map(words_of, block.iter("td", "th")))))
        elif not inner and next(block.iterancestors("tr"), None) is None:
            lines.append(words_of(block))
    lines = [line for line in lines if line]
    return told(lines, front)


def _parted(text: str) -> tuple[About, str]:
    """What the block of fields at the top says, and the text below it."""
    match = _FRONT.match(text)
    if match is None:
        return About(), text
    fields = {m["key"].lower(): m["value"].strip(" \"'[]") for m in _FIELD.finditer(match["front"])}

    def first(*keys: str) -> str | None:
        return next((fields[key] for key in keys if fields.get(key)), None)

    source = first("url", "source", "link")
    about = About(
        first("title"),
        persons(
            (first("author", "authors", "byline") or _listed_authors(match["front"])).replace(
                '"', ""
            )
        ),
        day(first("date", "published")),
        first("publisher", "publication"),
        source if source and "://" in source else None,
    )
    return about, text[match.end() :]


def _listed_authors(front: str) -> str:
    after = front.partition("author")[2].partition("\n")[2]
    return ", ".join(name.strip(" \"'") for name in _ITEM.findall(after))
