"""What each paragraph is: headline, kicker, byline, dateline, caption, boilerplate or body."""

import re
from collections.abc import Sequence
from functools import cache

from studykit import lexicons
from studykit.furniture import furniture, is_blurb, is_closing, is_credit
from studykit.reading.about import persons

_LONGEST_HEADLINE = 150
_ENDS_A_STATEMENT = re.compile(r"[.!?…][\"”’')\]]*$")
_N_HEAD = 6
_N_FOOT = 4


def paragraph_kinds(texts: Sequence[str]) -> list[str]:
    """What each paragraph is.

    Where no sentence is left for a body, nothing is furniture.

    >>> paragraph_kinds(["Harbour shut again", "By Ada Lane", "OAKHAM, Sept. 2", "It was shut."])
    ['headline', 'byline', 'dateline', 'body']
    >>> paragraph_kinds(["OPINION", "Harbour shut", "By Ada Lane", "It was.", "Share this article"])
    ['kicker', 'headline', 'byline', 'body', 'boilerplate']
    """
    kinds = (
        [furniture(text) or "body" for text in texts] if len(texts) > 1 else ["body"] * len(texts)
    )
    _mark_front(texts, kinds)
    _mark_links(texts, kinds)
    _mark_foot(texts, kinds)
    if not _mark_fields(texts, kinds):
        _mark_menu(texts, kinds)
    _mark_head(texts, kinds)
    for i in range(max(1, len(texts) - _N_FOOT), len(texts)):
        if kinds[i] == "body" and is_blurb(texts[i]):
            kinds[i] = "boilerplate"
    if not any(
        k == "body" and _ENDS_A_STATEMENT.search(t) for k, t in zip(kinds, texts, strict=True)
    ):
        kinds = ["body" if kind in _NEEDS_BODY else kind for kind in kinds]
    return kinds


_NEEDS_BODY = frozenset(("boilerplate", "caption", "kicker"))
_NOT_COUNTED = frozenset(("boilerplate", "kicker"))


def is_counted(kind: str, text: str) -> bool:
    """Whether a paragraph of this kind is part of what names, quotes, tone and measures read.

    A caption that tells what its picture shows is, and so is a byline, of which nobody but the
    table of names could take a word for the story's; a caption that only credits is not.

    >>> is_counted("caption", "Ada Lane rows to Elm."), is_counted("caption", "Image: Elm News")
    (True, False)
    >>> is_counted("boilerplate", "Advertisement")
    False
    """
    return kind not in _NOT_COUNTED and not (kind == "caption" and is_credit(text))


# ---------------------------------------------------------------- the head


def _mark_head(texts: Sequence[str], kinds: list[str]) -> None:
    """The kicker, the headline, the bylines and the dateline above the story."""
    head = [
        i for i, kind in enumerate(kinds[:40]) if kind == "body" or _dateline().fullmatch(texts[i])
    ]
    for place, i in enumerate(head[:_N_HEAD]):
        text = texts[i]
        if len(text) > _LONGEST_HEADLINE:
            continue
        if is_byline(text) or _is_of_byline(texts, kinds, i):
            kinds[i] = "byline"
        elif _dateline().fullmatch(text):
            kinds[i] = "dateline"
        elif place == 0 and len(head) > 1:
            _mark_headline(texts, kinds, head)


def _mark_headline(texts: Sequence[str], kinds: list[str], head: Sequence[int]) -> None:
    first, second = head[0], head[1]
    follower = texts[head[2]] if len(head) > 2 else ""
    is_kicked = follower and _is_kicker(texts[first]) and _is_headline(texts[second], follower)
    if is_kicked and len(texts[second]) <= _LONGEST_HEADLINE and not is_byline(texts[second]):
        kinds[first], kinds[second] = "kicker", "headline"
    elif _is_headline(texts[first], max(texts[second], follower, key=len)):
        kinds[first] = "headline"


def _is_headline(first: str, second: str) -> bool:
    """Short, and either without a full stop, in capitals, or far shorter than what follows.

    What follows is one of the next two lines, since a line below a headline is short as well.

    >>> paragraph_kinds(["Harbour shut", "It was."])
    ['headline', 'body']
    >>> paragraph_kinds(["It was.", "The harbour was shut."]), paragraph_kinds(["It was.", "So."])
    (['headline', 'body'], ['body', 'body'])
    >>> paragraph_kinds(["Lane Shuts The Old Town Harbour.", "It was shut on Monday."])
    ['headline', 'body']
    >>> paragraph_kinds(["Lane shuts it.", "Roe laughs on.", "The harbour is shut from Monday."])
    ['headline', 'body', 'body']
    """
    is_far_shorter = 2 * len(first) < len(second)
    return not _ENDS_A_STATEMENT.search(first) or is_far_shorter or _has_capitals(first)


def _has_capitals(text: str) -> bool:
    """“Lane Shuts The Old Harbour In May.”: each long word begins with one, as in no sentence."""
    words = [word for word in _WORD.findall(text) if len(word) > 3]
    return len(words) > 3 and all(word[0].isupper() for word in words)


_WORD = re.compile(r"[^\W\d_][\w’'-]*")


def _is_kicker(text: str) -> bool:
    """“OPINION”, “World news”, “The Elm Post”: a section's or a paper's name above a headline.

    >>> paragraph_kinds(["Elm", "Harbour shut", "It was shut."])
    ['headline', 'body', 'body']
    """
    plain = text.strip(" |:•·").lower().replace("’", "'")
    return len(text) <= 30 and (plain in lexicons.words("kickers") or bool(_AGENCY.search(text)))


def is_byline(text: str) -> bool:
    """“By Jane Doe”, “By JANE DOE and John de la Roe, Associated Press”: nothing else there.

    >>> paragraph_kinds(["By Ada Lane", "By Ada van der Roe and Bo Roe", "By noon Roe left"])
    ['byline', 'byline', 'body']
    >>> is_byline("By Ada Lane in Oakham | 2 March 2026"), is_byline("By Elm Gazette")
    (True, True)
    >>> is_byline("Interview by Ada Lane"), is_byline("From our correspondent in Elm")
    (True, True)
    """
    if _OURS.match(text):
        return True
    text = _SORT_OF_TEXT.sub("By", text)
    if not text.startswith(("By ", "BY ", "By: ")) or _ENDS_A_STATEMENT.search(text):
        return False
    return bool(_byline().fullmatch(text)) or (len(text) < 120 and bool(persons(text)))


_SORT_OF_TEXT = re.compile(r"(?:Interview|Words|Report(?:ing)?|Story|Text|Written) by\b")
# “From our correspondent in Elm”, “From Ada Lane, our correspondent”.
_OURS = re.compile(r"From (?:[A-Z][^.!?]{2,40}, )?our (?:\w+ ){0,2}correspondents?\b[^.!?]{0,60}$")
_AGENCY = re.compile(
    r"\b(?:Press|Post|Times|News|Agency|Writer|Reporter|Correspondent|Staff|Service)$", re.I
)


def _is_of_byline(texts: Sequence[str], kinds: Sequence[str], i: int) -> bool:
    """Whether a line names the agency under a byline, or the author above it once more.

    >>> paragraph_kinds(["Harbour shut", "Ada Lane", "By Ada Lane", "Elm Press", "It is shut."])
    ['headline', 'byline', 'byline', 'byline', 'body']
    """
    text = texts[i]
    if len(text) > 40 or _ENDS_A_STATEMENT.search(text):
        return False
    is_under = i > 0 and kinds[i - 1] == "byline" and _AGENCY.search(text) is not None
    return is_under or (i + 1 < len(texts) and texts[i + 1].lower() == f"by {text}".lower())


@cache
def _byline() -> re.Pattern[str]:
    particles = "|".join(lexicons.words_where("name_contexts", "tells", "particle"))
    return re.compile(
        r"(?:By|BY)[ \t]+[A-Z][\w.’'-]*,?"
        rf"(?:[ \t]+(?:and|AND|of|for|{particles}|[A-Z][\w.’'-]*),?){{0,11}}"
    )


@cache
def _dateline() -> re.Pattern[str]:
    """“OAKHAM (AP) —”, “OAKHAM, Sept. 2”, “Friday, July 21, 2017”: nothing else there.

    >>> paragraph_kinds(["OAKHAM (AP) —", "OAKHAM, Sept. 2", "Friday, July 21, 2017", "OAKHAM"])
    ['dateline', 'dateline', 'dateline', 'body']
    """
    days = "|".join(day.capitalize() for day in lexicons.words_where("time_words", "kind", "day"))
    months = lexicons.words_where("time_words", "kind", "month")
    month = rf"(?:{'|'.join(word[:3].capitalize() for word in months)})[a-z]*\.?"
    return re.compile(
        rf"[A-Z][A-Z.’' -]+(?:, [A-Z][\w.]+)?(?:,? \(\w+\))?(?:,? {month} \d{{1,2}})?\s*[—–-]+"
        rf"|[A-Z][A-Z.’' -]+, {month} \d{{1,2}}(?:, \d{{4}})?\.?"
        rf"|(?:(?:{days}),? )?(?:{month} \d{{1,2}}|\d{{1,2}} {month}),? \d{{4}}\.?"
    )


# ---------------------------------------------------------------- what comes along with a copy


_MARKED_FIELD = re.compile(r"[\w -]{1,20}:")
_RULE = re.compile(r"-{3,}")


def _mark_front(texts: Sequence[str], kinds: list[str]) -> None:
    """The fields between two rules at the top, and a title that a heading says again.

    >>> paragraph_kinds(["---", "title: Pier shut", "by: Elm", "---", "# Pier shut", "It is."])
    ['boilerplate', 'boilerplate', 'boilerplate', 'boilerplate', 'headline', 'body']
    >>> paragraph_kinds(["Title: Pier shut", "Pier shut", "It is shut."])
    ['boilerplate', 'headline', 'body']
    >>> paragraph_kinds(["Title: Pier shut", "By Ada Lane", "It is shut."])
    ['headline', 'byline', 'body']
    """
    n = 1
    while n < len(texts) - 1 and _MARKED_FIELD.match(texts[n]) and n < _MOST_FIELDS:
        n += 1
    if n < len(texts) - 1 and all(_RULE.fullmatch(texts[row]) for row in (0, n)):
        kinds[: n + 1] = ["boilerplate"] * (n + 1)
    elif texts and texts[0].lower().startswith("title:"):
        again = [text.lstrip("# ") for text in texts[1:_N_HEAD]]
        kinds[0] = "boilerplate" if texts[0].partition(":")[2].strip() in again else kinds[0]


_MOST_FIELDS = 20


def _mark_menu(texts: Sequence[str], kinds: list[str]) -> None:
    """A run of words and short names at the top, above the headline: a site's menu.

    >>> paragraph_kinds([*"Home News Sport Weather".split(), "Harbour is shut again", "So it is."])
    ['boilerplate', 'boilerplate', 'boilerplate', 'boilerplate', 'headline', 'body']
    """
    n = 0
    while n < len(texts) - 2 and n < 60 and _is_entry(texts[n]):
        n += 1
    if n >= 4:
        kinds[:n] = ["boilerplate"] * n


def _is_entry(text: str) -> bool:
    return len(text) <= 30 and len(text.split()) <= 3 and not _ENDS_A_STATEMENT.search(text)


_FIELD = re.compile(r"[A-Z]{2,3}")
_TOLD_FIELDS = frozenset(("HD", "LP", "TD", "BY"))


def _mark_fields(texts: Sequence[str], kinds: list[str]) -> bool:
    """The fields of a database's record that are not the story; whether a text is such a record.

    >>> paragraph_kinds(["HD", "Harbour shut", "SN", "Elm Post", "LP", "It is shut."])
    ['boilerplate', 'headline', 'boilerplate', 'boilerplate', 'boilerplate', 'body']
    """
    if "HD" not in texts or "LP" not in texts:
        return False
    is_told = False
    for i, text in enumerate(texts):
        is_code = _FIELD.fullmatch(text) is not None
        is_told = text in _TOLD_FIELDS if is_code else is_told
        if is_code or not is_told:
            kinds[i] = "boilerplate"
    return True


def _mark_foot(texts: Sequence[str], kinds: list[str]) -> None:
    """What comes after a line that closes the story, when most of the text is above it.

    >>> paragraph_kinds(["Pier shut", "It is shut today.", "It rained on.", "###", "About Elm"])
    ['headline', 'body', 'body', 'boilerplate', 'boilerplate']
    """
    if "boilerplate" not in kinds:
        return
    n_below, n_all = 0, sum(map(len, texts))
    for i in range(len(texts) - 1, -1, -1):
        if kinds[i] == "boilerplate" and is_closing(texts[i]):
            kinds[i:] = ["boilerplate"] * (len(texts) - i)
        n_below += len(texts[i])
        if 3 * n_below > n_all:
            return


_MOST_WORDS_OF_LINK = 18


def _mark_links(texts: Sequence[str], kinds: list[str]) -> None:
    """Headlines of other stories, under “Related stories” or “Most read”.

    >>> paragraph_kinds(["It rained.", "Related stories", "Ferry aground", "It froze.", "So."])
    ['body', 'boilerplate', 'boilerplate', 'body', 'body']
    """
    is_listed = False
    for i, text in enumerate(texts):
        if kinds[i] == "boilerplate":
            is_listed = is_listed or _plain(text) in lexicons.words("link_headings")
        elif is_listed and kinds[i] == "body":
            is_listed = len(text.split()) <= _MOST_WORDS_OF_LINK and not _ENDS_A_STATEMENT.search(
                text
            )
            if is_listed:
                kinds[i] = "boilerplate"


def _plain(text: str) -> str:
    return text.strip(" :.…»›>→|•*-–—").lower().replace("’", "'")
