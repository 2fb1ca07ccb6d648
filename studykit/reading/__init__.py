"""Files of any kind into text, or one plain sentence that says why not.

Where to add: a kind of file: `formats`, and its reader below; a line that is no story:
`data/words/boilerplate.csv`; a page that holds no article: `web.refusals`.
"""

from collections.abc import Callable
from functools import partial
from os import PathLike

from studykit.reading import files
from studykit.reading.about import About, Story
from studykit.reading.encodings import BOM, Decoded, decoded, mended
from studykit.reading.errors import ReadingError, printable
from studykit.reading.files import STANDARD_INPUT, found
from studykit.reading.formats import refuse_data, refuse_lists, refuse_xml, sort_of
from studykit.reading.heads import about_head
from studykit.reading.markdown import is_markdown, read_markdown
from studykit.reading.tags import is_page, without_scraps

__all__ = [
    "BOM",
    "STANDARD_INPUT",
    "About",
    "ReadingError",
    "Story",
    "about_head",
    "decode",
    "found",
    "printable",
    "read",
    "read_as_written",
    "read_text",
    "story_of",
]


def read(path: str | PathLike[str]) -> Story:
    """What is in a file, of whatever kind: its text, what it says about it, and notices.

    Raises
    ------
    ReadingError
        When there is no such file or no article in it; the message is one plain sentence that
        names the file, what is wrong and what to do.
    """
    if path == STANDARD_INPUT:
        return story_of(files.piped(), "Standard input")
    file = found(path)
    return story_of(files.contents(file), printable(str(file)))


def read_as_written(path: str | PathLike[str]) -> Story:
    """What is in a file, plain text and Markdown with all their marks; see `read`.

    A draft may be a list of points, and says by a mark at a line's start what it quotes.
    """
    file = found(path)
    data, name = files.contents(file), printable(str(file))
    if sort_of(data, name) == "text":
        text, notices = _decoded(data, name)
        if not is_page(text, name) and any(map(str.isalnum, text)):
            return Story(text.removeprefix(BOM), About(), notices)
    return story_of(data, name)


def read_text(path: str | PathLike[str]) -> str:
    """The text of an article's file, of whatever kind; see `read`."""
    return read(path).text


def story_of(data: bytes, name: str) -> Story:
    """What is in the bytes of a file; `name` is what messages call it."""
    sort = sort_of(data, name)
    story = _reader(sort)(data, name)
    story = story if sort == "text" else _visible(story)
    if not any(map(str.isalnum, story.text)):
        what = "no text but marks" if story.text.replace(BOM, "").strip() else "no text"
        raise ReadingError(f"{name} holds {what}; save the text in it and try again.")
    return story


def _reader(sort: str) -> Callable[[bytes, str], Story]:
    """What reads a sort of file; loaded when the first such file is met."""
    if sort == "text":
        return _read_plain
    if sort == "pdf":
        from studykit.reading.pdf.paragraphs import read_pdf

        return read_pdf
    if sort in ("mail", "archive"):
        from studykit.reading import mail

        return partial(mail.read_mail, read_other=story_of) if sort == "mail" else mail.read_archive
    from studykit.reading import documents

    return {"docx": documents.read_docx, "odt": documents.read_odt, "rtf": documents.read_rtf}[sort]


def _read_plain(data: bytes, name: str) -> Story:
    """The story in a text file: a page or Markdown if it is one, else the text as it is."""
    text, notices = _decoded(data, name)
    refuse_xml(text, name)
    if is_page(text, name):
        from studykit.reading.web.page import read_page

        story = _visible(read_page(text, name))
    elif name.lower().endswith((".md", ".markdown")):
        story = read_markdown(text)
    else:
        refuse_data(text, name)
        story = read_markdown(text) if is_markdown(text) else _as_it_stands(text, name)
    return story._replace(notices=notices + story.notices)


# Marks that are there for a browser to break lines by: a word with one in it is found nowhere.
_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff\0"))


def _visible(story: Story) -> Story:
    return story._replace(text=story.text.translate(_INVISIBLE))


def _as_it_stands(text: str, name: str) -> Story:
    refuse_lists(text, name)
    text, scraps = without_scraps(text)
    text, notices = mended(text)
    return Story(text, about_head(text.split("\n"), titled=False), scraps + notices)


def decode(data: bytes, name: str) -> str:
    """The text of a file's bytes; `name` is what error messages call the file."""
    return _decoded(data, name).text


def _decoded(data: bytes, name: str) -> Decoded:
    found = decoded(data)
    if found is None:
        raise ReadingError(
            f"{name} is not plain text; save the article as a .txt file in UTF-8 and use that."
        )
    return found
