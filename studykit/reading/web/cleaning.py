"""A page without what is around the story: menus, adverts, notices, captions, second copies."""

import re
from itertools import pairwise

from studykit.furniture import furniture
from studykit.reading.web.metadata import likeness
from studykit.reading.web.prose import Prose
from studykit.reading.web.tree import (
    Element,
    drop,
    lines_of,
    marks_of,
    new_element,
    share_linked,
    words_of,
)

_NO_STORY = (
    "script style noscript template iframe nav footer form button select input textarea svg"
    " canvas audio"
    " video object embed dialog menu aside figcaption caption amp-ad amp-sidebar amp-embed"
    " amp-img map"
    " link meta head"
).split()
_ROLES = frozenset(
    "navigation banner contentinfo complementary search dialog alert menu toolbar".split()
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)

# Words of a class or an id that say what a block is, alone or two in a row.
_MARKS = frozenset(
    "ad ads advert adverts advertisement advertising adslot adunit adbox dfp sponsored sponsor"
    " promo"
    " newsletter newsletters subscribe subscription signup share sharing sharebar social socials"
    " sociallinks related recommended recommendations recirculation trending popular mostread"
    " comments comment disqus cookie cookies consent gdpr banner popup popover modal overlay"
    " breadcrumb breadcrumbs sidebar menu nav navbar navigation masthead footer caption captions"
    " pullquote taboola outbrain tags taglist toolbar paywall regwall piano biography bio"
    " authorbox authorbio skip byline dateline timestamp pubdate gallery carousel slideshow tooltip"
    " copyright disclaimer inlinead teasers ticker toast editsection reflist references infobox"
    " navbox".split()
)
_PAIRS = frozenset(
    "pull quote|author bio|author box|author info|about author|read more|read next|read"
    " also|most read|sign up"
    "|also like|more stories|more news|more from|more on|see also|story continues|quote box"
    "|sr only|visually hidden|screen reader|image credit|photo credit|image source|up next"
    "|latest news|top stories|subscribe box|cta box|call out|inline promo|hidden visually|meta data"
    "|post meta|entry meta|article meta|publish date|published date|pub date".split("|")
)


def clean(tree: Element, heading: Element | None) -> Element:
    """The tree, changed in place, with little left but the story."""
    prose = Prose(tree)
    _drop_hidden(tree, prose)
    _drop_other_stories(tree, heading, prose)
    for element in list(tree.iter(*_NO_STORY)):
        if element.tag not in ("aside", "form") or not prose.is_story(element):
            drop(element)
    for element in prose.elements:
        if element.getparent() is not None and _is_marked(element) and not prose.is_story(element):
            drop(element)
    _make_paragraphs(tree)
    _drop_sources(tree)
    _drop_phrases(tree)
    _drop_copies(tree)
    _mark_story(tree, heading)
    return tree


def _drop_hidden(tree: Element, prose: Prose) -> None:
    for element in prose.elements:
        is_hidden = (
            element.get("hidden") is not None
            or (element.get("aria-hidden") or "").lower() == "true"
            or _HIDDEN.search(element.get("style") or "")
            or element.get("role") in _ROLES
        )
        if is_hidden and element.tag not in ("html", "body") and not prose.is_story(element):
            drop(element)


def _is_marked(element: Element) -> bool:
    if element.tag in ("html", "body", "main", "article", "h1"):
        return False
    marks = marks_of(element)
    pairs = {f"{one} {two}" for one, two in pairwise(marks)}
    return not _MARKS.isdisjoint(marks) or not _PAIRS.isdisjoint(pairs)


# ---------------------------------------------------------------- other stories


def _drop_other_stories(tree: Element, heading: Element | None, prose: Prose) -> None:
    """Leave the story under the headline, where a page has more than one."""
    if heading is None:
        return
    own = next((a for a in heading.iterancestors() if a.tag == "article"), None)
    if own is not None and prose[own] >= 0.3 * prose.total:
        inside = {own, *own.iterancestors(), *own.iter()}
        for article in list(tree.iter("article")):
            if article not in inside:
                drop(article)
    title = words_of(heading).lower()
    order = list(tree.iter("h1", heading.tag))
    for other in order[order.index(heading) + 1 :]:
        is_other = other.tag == "h1" and words_of(other).lower() != title
        if is_other and other.getparent() is not None and _opens_story(other, heading):
            _drop_from(other, heading)


def _opens_story(other: Element, heading: Element) -> bool:
    """Whether a later h1 is a story of its own: in a block of its own, or with a byline."""
    if other.getparent() is not heading.getparent():
        return likeness(words_of(other), words_of(heading)) < 0.8
    follower = other.getnext()
    return follower is not None and bool(re.match(r"By\s+[A-Z]", words_of(follower)))


def _drop_from(other: Element, heading: Element) -> None:
    """Take out the block that a second story is in, and all beside it that comes after."""
    above = {id(element) for element in heading.iterancestors()}
    block = other
    while block.getparent() is not None and id(block.getparent()) not in above:
        block = block.getparent()
    for follower in [block, *block.itersiblings()]:
        drop(follower)


# ---------------------------------------------------------------- phrases and copies


def _drop_phrases(tree: Element) -> None:
    """Take out what is nothing but “Advertisement”, a link to another story, or a caption."""
    blocks = "p div span li a h2 h3 h4 h5 h6 section em strong b i small center font figure".split()
    for element in reversed(list(tree.iter(*blocks))):
        text = "" if len(element) > 12 or element.getparent() is None else words_of(element)
        if not 0 < len(text) <= 400:
            continue
        is_other = all(map(furniture, lines_of(element))) or _is_link_elsewhere(element, text)
        if is_other and (element.tag not in _INLINE or _is_alone(element)):
            drop(element)


_INLINE = frozenset(("a", "em", "strong", "b", "i", "font"))


_SOURCES = frozenset(
    ("sources", "references", "external links", "see also", "notes", "further reading", "footnotes")
)


def _drop_sources(tree: Element) -> None:
    """Take out what an encyclopedia lists below a story: the heading, and all up to the next."""
    for heading in list(tree.iter("h2", "h3", "h4")):
        if words_of(heading).lower().strip(" :") in _SOURCES:
            for follower in [heading, *heading.itersiblings()]:
                if follower is not heading and follower.tag in ("h1", "h2", "h3"):
                    break
                drop(follower)


def _is_alone(element: Element) -> bool:
    """Whether an inline element is all that its block holds, or a mere mark within it."""
    return (
        words_of(element) != ""
        and furniture(words_of(element)) is not None
        and (words_of(element.getparent()) == words_of(element) or element.tag in ("a",))
    )


def _is_link_elsewhere(element: Element, text: str) -> bool:
    """Whether a paragraph or a list item is but the headline of another story, linked.

    A link in the midst of a list of the story's own points ends as a sentence does.
    """
    return (
        element.tag in ("p", "li", "div", "h2", "h3", "h4")
        and len(text.split()) >= 2
        and not re.search(r"[.…][\"”’')\]]*$", text)
        and share_linked(element) > 0.8
    )


_LAYOUT = "table tbody thead tfoot tr td th center font".split()
_BLOCKS = frozenset(
    "p div section article main table ul ol dl h1 h2 h3 h4 h5 h6 blockquote pre figure header"
    " hr".split()
)
_MIXED = "div section article main body td center blockquote".split()


def _make_paragraphs(tree: Element) -> None:
    """Turn tables that only place text into blocks, and bare text into paragraphs."""
    for table in list(tree.iter("table")):
        if any(len(words_of(cell).split()) > 40 for cell in table.iter("td", "th")):
            for part in list(table.iter(*_LAYOUT)):
                if next(part.iterancestors("table"), None) in (table, None) or part is table:
                    part.tag = "div"
    for block in list(tree.iter("pre")):
        for piece in re.split(r"\n\s*\n", block.text_content()):
            paragraph = new_element("p")
            paragraph.text = piece
            block.addprevious(paragraph)
        drop(block)
    for block in list(tree.iter(*_MIXED)):
        children = [child.tag for child in block]
        if _BLOCKS.isdisjoint(children):
            if block.tag in ("div", "center") and words_of(block):
                block.tag = "p"
        else:
            _wrap_bare(block)


def _wrap_bare(block: Element) -> None:
    """Put each run of text and inline elements between a block's blocks into a paragraph."""
    run = new_element("p")
    run.text, block.text = block.text, None
    for child in list(block):
        if child.tag in _BLOCKS:
            tail, child.tail = child.tail, None
            _insert(run, child)
            run = new_element("p")
            run.text = tail
        else:
            run.append(child)
    if words_of(run):
        block.append(run)


def _insert(run: Element, before: Element) -> None:
    if words_of(run):
        before.addprevious(run)


def _mark_story(tree: Element, heading: Element | None) -> None:
    """Make the smallest block that holds most of the sentences the page's one article.

    An extractor goes by names and would take the first post of a live blog for the story.
    """
    for element in tree.iter():
        element.attrib.pop("class", None)
        element.attrib.pop("id", None)
        if element.tag in ("article", "main", "section", "header"):
            element.tag = "div"
    prose = Prose(tree)
    most = [block for block in tree.iter("div") if prose[block] >= 0.85 * prose.total > 0]
    if most:
        _with_heading(most[-1], heading).tag = "article"


def _with_heading(story: Element, heading: Element | None) -> Element:
    """The block that holds the headline and the story, if there is little else in it."""
    above = set() if heading is None else set(heading.iterancestors())
    both = next((block for block in story.iterancestors("div") if block in above), story)
    return both if len(words_of(both)) < 1.3 * len(words_of(story)) else story


def _drop_copies(tree: Element) -> None:
    """Take out the second copy of a paragraph, and quotations lifted out of the story."""
    seen: set[str] = set()
    blocks = [
        b
        for b in tree.iter("p", "div", "blockquote", "li", "td", "h2", "h3", "q", "cite")
        if _is_leaf(b)
    ]
    whole = "\n".join(_letters(words_of(b)) for b in blocks)
    for block in blocks:
        letters = _letters(words_of(block))
        is_copy = len(letters) > 30 and letters in seen
        if is_copy or (len(blocks) < 2000 and _is_lifted(letters, whole)):
            drop(block)
        seen.add(letters)


def _is_leaf(block: Element) -> bool:
    inner = block.iter("p", "div", "blockquote", "li", "td", "h2", "h3")
    return not any(child is not block for child in inner)


def _is_lifted(letters: str, whole: str) -> bool:
    """Whether a block repeats words from within a longer paragraph, as a pull quote does."""
    if not 20 <= len(letters) <= 400 or whole.count(letters) < 2:
        return False
    at = whole.find(letters)
    while at >= 0:
        start, end = whole.rfind("\n", 0, at) + 1, whole.find("\n", at)
        if (end if end >= 0 else len(whole)) - start > 1.2 * len(letters):
            return True
        at = whole.find(letters, at + 1)
    return False


def _letters(text: str) -> str:
    """A text's letters and digits, so that marks and blanks make no difference."""
    return re.sub(r"[\W_]+", "", text).lower()
