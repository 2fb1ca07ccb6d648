"""Pages that hold no article: why not, and what to do."""

import re

from studykit.reading.errors import ReadingError
from studykit.reading.web.metadata import Stated, is_outside
from studykit.reading.web.prose import is_prose
from studykit.reading.web.tree import Element, share_linked, words_of

_BOT = re.compile(
    r"just a moment|attention required|access (?:to this page has been )?denied"
    r"|are you (?:a )?(?:robot|human)"
    r"|not a robot|verify(?:ing)? (?:that )?you(?:'re| are|’re) (?:a )?(?:human|not)"
    r"|checking (?:if|your|the site)"
    r"|captcha|unusual (?:traffic|activity)|pardon our interruption|security check|bot (?:check"
    r"|detection|protection)"
    r"|403 forbidden|\bforbidden\b|too many requests|request (?:was )?blocked"
    r"|you have been blocked|human verification",
    re.I,
)
_LOST = re.compile(
    r"\b404\b|\b410\b|(?:page|article|story|content) (?:you(?:'re|’re| are| were"
    r"|r)? [\w ]{0,30})?(?:(?:is|was|could|can|has|does|do)(?: ?n[o'’]t| not)?"
    r" ?(?:be )?(?:been )?)(?:not )?(?:found|exist|available|removed|moved|deleted|no longer)"
    r"|(?:page|article|story) not (?:found|available)|not found|no longer (?:available|exists)"
    r"|page (?:is )?missing"
    r"|(?:can(?:'|’)?t|cannot|could ?n[o'’]?t) (?:seem to )?find (?:the|that|this) (?:page"
    r"|article|story)"
    r"|\b50[0234] |internal server error|service unavailable|bad gateway",
    re.I,
)
_LOGIN = re.compile(
    r"\b(?:log|sign)[ -]?(?:in|on)\b|create (?:an|your) account"
    r"|forgot(?:ten)? (?:your )?password|\bregister\b",
    re.I,
)
_CONSENT = re.compile(
    r"before you continue|we value your privacy|your privacy choices|we and our \d* ?partners", re.I
)
_NO_SCRIPT = re.compile(
    r"(?:enable|requires?|turn on|without|need) (?:to enable )?(?:java ?script|js\b)"
    r"|javascript is (?:disabled|required|not)",
    re.I,
)
_PLAYER = re.compile(r"youtube|youtu\.be|vimeo|player|dailymotion|brightcove|jwplayer", re.I)
_LISTS = frozenset("CollectionPage ItemList SearchResultsPage".split())
_VIDEOS = frozenset(("VideoObject", "VideoGallery", "Clip", "BroadcastEvent"))

_OPEN = "open the article in a browser and save that page"


def refuse_page(tree: Element, given: Stated, title: str | None, n_words: int, name: str) -> None:
    """Nothing for a page with an article; an error that says what the page is instead.

    Parameters
    ----------
    tree : Element
        The page as it was saved.
    given : Stated
        What it states of itself.
    title : str or None
        Its headline.
    n_words : int
        How many words of a story were found.
    name : str
        What to call the file.
    """
    top = " ".join([title or "", *(words_of(e) for e in tree.iter("title", "h1", "h2"))])
    seen = _seen(tree)
    if n_words < 150 and (what := _door(tree, top, seen[:1500], n_words)):
        raise ReadingError(f"{name} is {what}.")
    if n_words < 100 and not given.body and _is_video(tree, given, n_words):
        raise ReadingError(
            f"{name} is a page with a video and hardly a word; save an article that is written."
        )
    if n_words < 30 and (len(seen.split()) < 60 and _is_app(tree)):
        raise ReadingError(
            f"{name} is an empty page that a program fills in the browser; select the article"
            f" there,"
            " copy it and save it as a .txt file."
        )
    if not given.body and _is_index(tree, given, n_words):
        raise ReadingError(
            f"{name} is an index of headlines, not an article; open the one article and save that."
        )
    if n_words < 12:
        raise ReadingError(f"{name} is a web page without an article's text; {_OPEN}.")


def _seen(tree: Element) -> str:
    hidden = {"script", "style", "template", "head", "title"}
    body = next(tree.iter("body"), tree)
    return " ".join(
        " ".join(text.split())
        for element in body.iter()
        if isinstance(element.tag, str)
        for text in ((element.text or "") if element.tag not in hidden else "", element.tail or "")
        if text.strip()
    )


def _door(tree: Element, top: str, seen: str, n_words: int) -> str | None:
    """What comes before the article, if something does."""
    if _BOT.search(top) or (n_words < 60 and _BOT.search(seen)):
        return f"a check against robots, not the article; {_OPEN} when it shows"
    if _LOST.search(top) or (n_words < 60 and _LOST.search(seen)):
        return f"a page that says the article was not found; look for its new address, {_OPEN}"
    has_password = any(field.get("type") == "password" for field in tree.iter("input"))
    if n_words < 60 and _CONSENT.search(f"{top} {seen[:300]}"):
        return f"a notice on cookies, not the article; accept or refuse them, {_OPEN} then"
    is_login = _LOGIN.search(top) or (n_words < 60 and has_password and _LOGIN.search(seen))
    if n_words < 100 and is_login:
        return "a page to log in on, not the article; log in, open the article and save that"
    return None


def _is_video(tree: Element, given: Stated, n_words: int) -> bool:
    kind = given.meta.get("og:type", "").lower()
    if kind.startswith("video") or not _VIDEOS.isdisjoint(given.types):
        return True
    players = [*tree.iter("video", "amp-video", "amp-youtube", "audio")]
    players += [f for f in tree.iter("iframe", "embed") if _PLAYER.search(f.get("src") or "")]
    return bool(players) and n_words < 60


def _is_app(tree: Element) -> bool:
    roots = {"root", "app", "__next", "__nuxt", "main-app", "svelte"}
    has_root = any(div.get("id") in roots for div in tree.iter("div"))
    scripts = sum(1 for _ in tree.iter("script"))
    notes = " ".join(words_of(n) for n in tree.iter("noscript", "p", "h1", "div"))
    return has_root or scripts > 0 or bool(_NO_SCRIPT.search(notes))


def _is_index(tree: Element, given: Stated, n_words: int) -> bool:
    """Whether linked headlines come one after the other with no story in between."""
    if given.is_article:
        return False
    blocks = tree.iter("h1", "h2", "h3", "h4", "li", "p", "div", "td", "a", "span")
    n_cards, run, longest = 0, 0, 0
    last = ""
    for block in blocks:
        text = words_of(block)
        if _is_card(block, text):
            n_cards += text != last
            longest, run, last = max(longest, run), 0, text
        elif block.tag in ("p", "div", "td") and is_prose(block) and not is_outside(block):
            run += len(text.split())
    longest = max(longest, run)
    least = 5 if _LISTS.isdisjoint(given.types) else 3
    return n_cards >= least and longest < 90 and 12 * n_cards > longest


def _is_card(block: Element, text: str) -> bool:
    """Whether a block is a linked headline."""
    if not 4 <= len(text.split()) <= 25 or len(text) > 200:
        return False
    inside = block.tag in ("h1", "h2", "h3", "h4") and any(
        above.tag == "a" for above in block.iterancestors()
    )
    return (inside or (block.tag != "span" and share_linked(block) > 0.8)) and not any(
        above.tag in ("nav", "footer", "header") for above in block.iterancestors()
    )
