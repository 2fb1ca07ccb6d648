"""What a page says about its article: in JSON-LD, in meta elements, and above the story."""

import json
import re
from collections.abc import Iterator
from html import unescape
from itertools import chain
from typing import Any, NamedTuple

from studykit.furniture import furniture
from studykit.reading.about import About, day, persons
from studykit.reading.web.tree import Element, lines_of, marks_of, words_of

_ARTICLE = re.compile(r"\w*Article|Report|\w*BlogPosting|\w*Posting|Review")
_TRAILING_COMMA = re.compile(r",\s*([}\]])")

_DATES = (
    "article:published_time og:published_time datepublished date pubdate publishdate publish-date"
    " publish_date published published_time dc.date dc.date.issued dc.date.created dcterms.date"
    " dcterms.created dcterms.issued sailthru.date parsely-pub-date citation_publication_date"
    " article.published originalpublicationdate article_date_original date.created date_published"
    " release_date"
).split()
_AUTHORS = (
    "author article:author byl dc.creator dcterms.creator parsely-author sailthru.author"
    " citation_author article.author og:article:author twitter:creator:name"
).split()
_TITLES = "og:title twitter:title dc.title dcterms.title parsely-title sailthru.title title".split()
_SITES = "og:site_name publisher dc.publisher application-name article:publisher".split()
_SEPARATOR = re.compile(r"\s+[|–—\-:·»«•/]+\s+|\s*[|»«]\s*")


class Stated(NamedTuple):
    """What a page's JSON-LD and meta elements state."""

    article: dict[str, Any]
    meta: dict[str, str]
    types: frozenset[str]

    @property
    def body(self) -> str:
        """The story in the JSON-LD, as it is there."""
        body = self.article.get("articleBody") or self.article.get("text")
        return body if isinstance(body, str) else ""

    @property
    def is_article(self) -> bool:
        """Whether the page says that it is one article."""
        return bool(self.article) or self.meta.get("og:type", "").lower() == "article"

    @property
    def is_free(self) -> bool:
        """Whether the page does not say that the rest is for subscribers."""
        free = str(self.article.get("isAccessibleForFree", True)).lower().rpartition("/")[2]
        return free not in ("false", "no", "0")


def stated(tree: Element) -> Stated:
    """What the page states of itself."""
    things = list(_things(tree))
    types = frozenset(name for thing in things for name in _types(thing))
    articles = [t for t in things if any(map(_ARTICLE.fullmatch, _types(t)))]
    meta = _meta(tree)
    shown = [*(words_of(h) for h in tree.iter("h1")), meta.get("og:title", ""), _title_tag(tree)]
    best = max(articles, key=lambda thing: _fit(thing, shown), default={})
    by_id = {thing["@id"]: thing for thing in things if isinstance(thing.get("@id"), str)}
    return Stated({key: _resolved(value, by_id) for key, value in best.items()}, meta, types)


def about_page(tree: Element, given: Stated) -> About:
    """Title, authors, date, publisher and address, from what is stated and what is shown."""
    article, meta = given.article, given.meta
    site = _name(article.get("publisher")) or _first(meta, _SITES)
    return About(
        title_of(tree, given, heading_of(tree, given)),
        _authors(tree, given),
        _date(tree, given),
        site,
        _address(tree, given),
    )


# ---------------------------------------------------------------- JSON-LD


def _things(tree: Element) -> Iterator[dict[str, Any]]:
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or "").lower():
            source = re.sub(
                r"^\s*(?:<!--|//<!\[CDATA\[)|(?:-->|//\]\]>)\s*$", "", script.text or ""
            )
            yield from _flat(_loaded(source), 0)


def _loaded(source: str) -> Any:
    for text in (source, _TRAILING_COMMA.sub(r"\1", source)):
        try:
            return json.loads(text, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _flat(thing: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth > 4:
        return
    if isinstance(thing, list):
        for one in thing[:500]:
            yield from _flat(one, depth + 1)
    elif isinstance(thing, dict):
        yield thing
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _flat(thing.get(key), depth + 1)


def _types(thing: dict[str, Any]) -> list[str]:
    kinds = thing.get("@type")
    kinds = kinds if isinstance(kinds, list) else [kinds]
    return [kind.rpartition("/")[2] for kind in kinds if isinstance(kind, str)]


def _resolved(value: Any, by_id: dict[str, dict[str, Any]]) -> Any:
    if isinstance(value, list):
        return [_resolved(one, by_id) for one in value]
    if isinstance(value, dict) and isinstance(value.get("@id"), str) and "name" not in value:
        return by_id.get(value["@id"], value)
    return value


def _fit(thing: dict[str, Any], shown: list[str]) -> tuple[float, int]:
    headline = _line(thing.get("headline") or thing.get("name"))
    return max((likeness(headline, text) for text in shown), default=0.0), len(thing)


def _line(value: Any) -> str:
    if isinstance(value, list):
        value = value[0] if value else ""
    return _plain(value) if isinstance(value, str) else ""


def _name(value: Any) -> str | None:
    if isinstance(value, list):
        return next(filter(None, map(_name, value)), None)
    if isinstance(value, dict):
        value = value.get("name")
    return _line(value) or None


# ---------------------------------------------------------------- meta elements


def _meta(tree: Element) -> dict[str, str]:
    """The content of each meta element by its name; the first of a name counts."""
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = element.get("name") or element.get("property") or element.get("itemprop")
        content = _plain(element.get("content") or "")
        if name and content:
            name = name.strip().lower()
            if name in _AUTHORS and name in found:
                found[name] += ", " + content
            else:
                found.setdefault(name, content)
    return found


def _first(meta: dict[str, str], names: list[str]) -> str | None:
    return next((meta[n] for n in names if n in meta and "://" not in meta[n]), None)


def _plain(text: str) -> str:
    return " ".join(re.sub(r"<[^<>]{0,200}>", "", unescape(text)).split())


# ---------------------------------------------------------------- the title


def likeness(one: str, other: str) -> float:
    """Which part of the shorter text's words is in the other, 0 to 1."""
    first, second = (set(re.findall(r"\w+", text.lower())) for text in (one, other))
    return len(first & second) / max(min(len(first), len(second)), 1)


_BLOCKS = "h2 h3 div p span td b strong font center".split()


def heading_of(tree: Element, given: Stated) -> Element | None:
    """The element that shows the article's headline."""
    site = _site_names(given)
    stated_titles = _stated_titles(given)
    titles = [*stated_titles, without_site(_title_tag(tree), site)]
    headings = [h for h in tree.iter("h1") if _may_be_title(h, site)]
    others = (h for h in tree.iter(*_BLOCKS) if _is_titled(h, site))
    same = next((h for h in chain(headings, others) if _is_any(words_of(h), titles)), None)
    if same is not None:
        return same
    if headings:
        return headings[0] if len(headings) == 1 or not stated_titles else None
    plain = (h for h in tree.iter("h2") if _may_be_title(h, site))
    return None if any(titles) else next(plain, None)


def _stated_titles(given: Stated) -> list[str]:
    known = [_line(given.article.get("headline")), *(given.meta.get(n, "") for n in _TITLES)]
    return [title for title in known if title]


def _is_any(words: str, titles: list[str]) -> bool:
    return any(_is_same(words, title) for title in titles)


def _is_same(one: str, other: str) -> bool:
    n_one, n_other = len(one.split()), len(other.split())
    return (
        min(n_one, n_other) > 1
        and max(n_one, n_other) <= 2.5 * min(n_one, n_other)
        and likeness(one, other) >= 0.7
    )


def title_of(tree: Element, given: Stated, heading: Element | None) -> str | None:
    """The headline as shown, else as stated."""
    if heading is not None:
        return words_of(heading)
    stated_title = _line(given.article.get("headline")) or _line(given.article.get("name"))
    site = _site_names(given)
    return (
        stated_title or without_site(_first(given.meta, _TITLES) or _title_tag(tree), site) or None
    )


def without_site(title: str, site: list[str]) -> str:
    """A page's title without the name of the site at either end.

    >>> without_site("Harbour shut | Elm Post", []), without_site("Elm Post - Shut", ["elm post"])
    ('Harbour shut', 'Shut')
    """
    parts = [part for part in _SEPARATOR.split(title) if part]
    named = [part for part in parts if part.lower() not in site]
    if len(named) < 2:
        return named[0] if named else title
    if len(named) < len(parts):
        start = title.find(named[0])
        return title[start : title.find(named[-1], start) + len(named[-1])]
    last = named[-1]
    return title[: title.rfind(last)].rstrip(" |–—-:·»«•/") if len(last.split()) <= 4 else title


def _site_names(given: Stated) -> list[str]:
    names = [_name(given.article.get("publisher")), *(given.meta.get(n) for n in _SITES)]
    return [name.lower() for name in names if name]


def _title_tag(tree: Element) -> str:
    return next((words_of(title) for title in tree.iter("title")), "")


def _may_be_title(heading: Element, site: list[str]) -> bool:
    words = words_of(heading)
    return 0 < len(words) <= 300 and words.lower() not in site and furniture(words) is None


def _is_titled(element: Element, site: list[str]) -> bool:
    """Whether a heading below the first rank, or a block by its class, may be the headline."""
    is_marked = element.tag in ("h2", "h3") or not {"headline", "title", "h1"}.isdisjoint(
        marks_of(element)
    )
    is_short = is_marked or (len(element) == 0 and 10 < len(element.text or "") < 200)
    return is_short and len(words_of(element).split()) >= 3 and _may_be_title(element, site)


# ---------------------------------------------------------------- authors and dates


def _authors(tree: Element, given: Stated) -> tuple[str, ...]:
    found = _people(given.article.get("author") or given.article.get("creator"))
    if found:
        return found
    for name in _AUTHORS:
        if found := _written_by(given.meta.get(name, "")):
            return found
    for line in _above(tree):
        if found := persons(line):
            return found
    return ()


def _written_by(content: str) -> tuple[str, ...]:
    return () if "://" in content else persons(content)


def _people(value: Any) -> tuple[str, ...]:
    """The persons that JSON-LD credits; an agency or a paper is none."""
    values = value if isinstance(value, list) else [value]
    found: list[str] = []
    for one in values:
        name = _name(one)
        kinds = _types(one) if isinstance(one, dict) else []
        if name and "Organization" not in kinds and "://" not in name:
            found += persons(name)
    return tuple(dict.fromkeys(found))


_BY_LINE = re.compile(
    r"(?:(?:words|story|report|reporting|text|written|posted) )?by:? +\S.{2,150}", re.I
)
_OUTSIDE = frozenset("nav footer aside form".split())
_FOREIGN = frozenset(
    "comment comments related recommended trending popular sidebar teaser card more footer"
    " nav".split()
)


def is_outside(element: Element) -> bool:
    """Whether an element is in a menu, a footer, a list of other stories or a comment."""
    return any(
        above.tag in _OUTSIDE or not _FOREIGN.isdisjoint(marks_of(above))
        for above in (element, *element.iterancestors())
    )


_LINES = "p div span address h2 h3 h4 h5 h6 td li em i b strong small cite header pre".split()


def _above(tree: Element) -> Iterator[str]:
    """The lines that may name the author: marked ones, then plain lines that begin with By."""
    inside = [element for element in tree.iter() if isinstance(element.tag, str)]
    for element in inside:
        marked = element.get("rel") == "author" or element.get("itemprop") == "author"
        if (marked or _is_byline(element)) and not is_outside(element):
            yield words_of(element)[:200]
    for element in inside:
        if element.tag in _LINES:
            lines = lines_of(element)[:4]
            for line in lines:
                if len(line) < 160 and _BY_LINE.fullmatch(line) and not is_outside(element):
                    yield line


def _is_byline(element: Element) -> bool:
    marks = marks_of(element)
    return not {"byline", "author", "authors", "writer", "credits"}.isdisjoint(marks) and not {
        "bio",
        "photo",
        "image",
        "avatar",
        "social",
        "box",
        "about",
        "biography",
        "description",
    }.intersection(marks)


def _date(tree: Element, given: Stated) -> str | None:
    """The day of publication: as JSON-LD, a meta or a time element says it, never from prose."""
    for key in ("datePublished", "dateCreated", "uploadDate"):
        if found := day(_line(given.article.get(key))):
            return found
    for name in _DATES:
        if found := day(given.meta.get(name)):
            return found
    marked = [e for e in tree.iter() if e.get("itemprop") in ("datePublished", "dateCreated")]
    times = sorted(tree.iter("time"), key=_is_of_update)
    for element in [*marked, *times]:
        if not is_outside(element):
            shown = element.get("datetime") or element.get("content") or words_of(element)
            if found := day(shown) or day(words_of(element)):
                return found
    return None


def _is_of_update(element: Element) -> bool:
    about = [element.get("itemprop") or "", *marks_of(element)]
    before = (
        " ".join((element.getparent().text or "").split()[-2:])
        if element.getparent() is not None
        else ""
    )
    return any("modif" in word or "updat" in word for word in [*about, before.lower()])


_SAVED_FROM = re.compile(r"saved from url=\(\d+\)(\S+)")


def _address(tree: Element, given: Stated) -> str | None:
    links = [link.get("href") for link in tree.iter("link") if link.get("rel") == "canonical"]
    for address in [*links, given.meta.get("og:url"), given.article.get("url")]:
        if isinstance(address, str) and address.startswith(("http://", "https://")):
            return address
    return None


def saved_from(page: str) -> str | None:
    """The address that a browser wrote at the top of a page it saved."""
    found = _SAVED_FROM.search(page[:2000])
    return found[1] if found else None
