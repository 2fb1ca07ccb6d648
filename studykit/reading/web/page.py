"""The story in a saved web page."""

import re
from copy import deepcopy
from itertools import pairwise

from studykit.furniture import furniture, is_blurb, is_timestamp
from studykit.reading.about import About, Story
from studykit.reading.web.cleaning import clean
from studykit.reading.web.metadata import (
    Stated,
    about_page,
    heading_of,
    likeness,
    saved_from,
    stated,
)
from studykit.reading.web.refusals import refuse_page
from studykit.reading.web.tree import Element, lines_of, parsed, words_of

ENDS = re.compile(r"[.!?…:;][\"”’')\]»]*$")
_TEASER = re.compile(
    r"subscribe(?:rs?)? (?:now )?(?:to (?:continue|read|keep)|only|for (?:full|unlimited))"
    r"|to continue reading"
    r"|already a (?:subscriber|member)|for subscribers|(?:read|see) the (?:full|rest|whole)"
    r"|to read the (?:full|rest|whole)"
    r"|unlock (?:this|the)|premium (?:article|content)|(?:sign|log) in to (?:continue|read)"
    r"|register to (?:continue|read)"
    r"|(?:free|monthly) articles? (?:left|remaining)|member[- ]only|subscriber[- ]only",
    re.IGNORECASE,
)
TEASER = "The page holds only the beginning of the article: the rest is for subscribers."


def read_page(page: str, name: str) -> Story:
    """The story in a page, and what the page says about it.

    Raises
    ------
    ReadingError
        When the page holds no article.
    """
    tree = parsed(page)
    given = stated(tree)
    about = about_page(tree, given)
    paragraphs = _paragraphs(tree, given, about)
    n_words = sum(len(paragraph.split()) for paragraph in paragraphs)
    refuse_page(tree, given, about.title, n_words, name)
    notices = _notices(tree, given, n_words)
    titled = [about.title, *paragraphs] if about.title else paragraphs
    about = about._replace(source=about.source or saved_from(page))
    return Story("\n\n".join(titled), about, notices)


def mail_lines(page: str) -> list[str]:
    """The paragraphs of a mail that is written as a page."""
    tree = clean(parsed(page), None)
    blocks = tree.iter(*_LEAVES)
    leaves = [b for b in blocks if not any(inner is not b for inner in b.iter(*_LEAVES))]
    return [line for leaf in leaves for line in lines_of(leaf)]


_LEAVES = "p div h1 h2 h3 h4 h5 h6 li td blockquote pre".split()


def _notices(tree: Element, given: Stated, n_words: int) -> tuple[str, ...]:
    said = " ".join(words_of(body) for body in tree.iter("body"))
    is_teaser = not given.is_free or _TEASER.search(said)
    is_whole = n_words > 250 or (given.body and len(given.body.split()) >= 60)
    return (TEASER,) if is_teaser and not is_whole else ()


def _paragraphs(tree: Element, given: Stated, about: About) -> list[str]:
    shown = _shown(tree, given, about)
    stated_body = _stated_paragraphs(_cut(given.body, shown))
    n_shown, n_stated = (sum(map(len, lines)) for lines in (shown, stated_body))
    return stated_body if n_stated > 1.5 * n_shown else shown


def _shown(tree: Element, given: Stated, about: About) -> list[str]:
    """The paragraphs of the story that the page shows."""
    tree = deepcopy(tree)
    body = _extracted(clean(tree, heading_of(tree, given)))
    lines = [] if body is None else _lines(body)
    return _without_head(_joined(lines), about)


def _extracted(tree: Element) -> Element | None:
    """What trafilatura takes for the story in a cleaned tree."""
    from trafilatura import bare_extraction  # slow to import, for pages alone

    document = bare_extraction(tree, include_comments=False, include_tables=True)
    return getattr(document, "body", None)


def _lines(body: Element) -> list[tuple[str, str]]:
    """The blocks of an extracted story: what each is, and its text."""
    lines: list[tuple[str, str]] = []
    for block in body.iter("p", "head", "item", "quote", "row", "code"):
        if block.tag == "row":
            cells = [" ".join("".join(cell.itertext()).split()) for cell in block.iter("cell")]
            lines.append(("row", "\t".join(filter(None, cells))))
        elif not any(above.tag in ("row", "item", "p") for above in block.iterancestors()):
            lines += [(block.tag, text) for text in _broken(block)]
    return [(tag, text) for tag, text in lines if text]


def _broken(block: Element) -> list[str]:
    """A block's text, in several where line breaks end sentences."""
    if block.tag == "quote" and next(block.iter("p", "head"), None) is not None:
        return []
    if block.tag == "code":
        return [" ".join(part.split()) for part in re.split(r"\n\s*\n", "".join(block.itertext()))]
    for lb in block.iter("lb"):
        lb.tail = "\n" + (lb.tail or "")
    pieces = [" ".join(piece.split()) for piece in "".join(block.itertext()).split("\n")]
    pieces = [piece for piece in pieces if piece]
    are_whole = all(
        not piece[:1].islower() and (ENDS.search(before) or len(before.split()) <= 12)
        for before, piece in pairwise(pieces)
    )
    return pieces if are_whole and block.find(".//lb") is not None else [" ".join(pieces)]


def _joined(lines: list[tuple[str, str]]) -> list[str]:
    """The paragraphs, whole again where an advert had cut one, and without furniture."""
    kept: list[tuple[str, str]] = []
    for tag, text in lines:
        if furniture(text) is not None or not any(map(str.isalnum, text)):
            continue
        if kept and tag == kept[-1][0] == "p" and _goes_on(kept[-1][1], text):
            kept[-1] = ("p", f"{kept[-1][1]} {text}")
        else:
            kept.append((tag, text))
    paragraphs = [text for _, text in kept]
    while len(paragraphs) > 2 and is_blurb(paragraphs[-1]):
        paragraphs.pop()
    return list(dict.fromkeys(paragraphs))


def _goes_on(before: str, text: str) -> bool:
    return not ENDS.search(before) and text[:1].islower()


_BY = re.compile(r"(?:(?:Words|Story|Report|Text|Written|Posted) )?[Bb][Yy]:? +[A-Z][^.!?]{2,100}")


_POST = re.compile(
    r"(?:Reporting from|In) [A-Z].{2,40}|.{0,40}(?:[Rr]eporter|[Cc]orrespondent"
    r"|[Ee]ditor)(?:,? in .{2,30})?"
)


def _without_head(paragraphs: list[str], about: About) -> list[str]:
    """The paragraphs after the headline and the byline; what was above them is a menu's."""
    title, head = about.title, paragraphs[:8]
    at = next((i for i, line in enumerate(head) if title and _is_title(line, title)), None)
    if at is not None and all(len(line.split()) < 12 for line in head[:at]):
        paragraphs = paragraphs[at + 1 :]
    return [line for i, line in enumerate(paragraphs) if i >= 5 or not _is_of_head(line, about)]


def _is_of_head(line: str, about: About) -> bool:
    """Whether a line below the headline names the authors, their post or the time, and no more."""
    if line == about.title or _BY.fullmatch(line) or _POST.fullmatch(line):
        return True
    rest = line
    for author in about.authors:
        rest = rest.replace(author, " ")
    rest = rest.strip(" ,|·•&").removeprefix("and").strip()
    return rest != line and (not rest or rest == "and" or is_timestamp(rest))


def _is_title(line: str, title: str) -> bool:
    return line == title or (len(line) < 1.3 * len(title) and likeness(line, title) > 0.9)


def _cut(body: str, shown: list[str]) -> str:
    """A story in one string, with the breaks that the page itself shows."""
    for line in shown:
        if len(line) > 40 and len(body) < 500_000:
            body = body.replace(line, f"\n{line}\n")
    return body


_TAGGED = re.compile(r"<(?:p|br|div|h\d|li)\b", re.IGNORECASE)
# Where a page's programmer lost the break between two paragraphs: “… said.The mayor …”.
_LOST_BREAK = re.compile(r"(?<=[a-z\d)][.!?])(?=[“‘\"]?[A-Z])|(?<=[a-z][.!?][”\"])(?=[A-Z“])")


def _stated_paragraphs(body: str) -> list[str]:
    """The paragraphs of a story that a page holds as one string."""
    if not body.strip():
        return []
    if _TAGGED.search(body):
        blocks = parsed(body).iter("p", "li", "h2", "h3", "div", "blockquote")
        pieces = [
            words_of(b) for b in blocks if not any(c is not b for c in b.iter("p", "li", "div"))
        ]
    else:
        plain = parsed(f"<pre>{body}</pre>").text_content() if re.search("<|&", body) else body
        pieces = re.split(r"\s*\n\s*", plain.strip())
        if len(pieces) == 1:
            pieces = re.split(r" {2,}|\t", _LOST_BREAK.sub("\t", pieces[0]))
    lines = [" ".join(piece.split()) for piece in pieces]
    return _joined([("p", line) for line in lines if line])
