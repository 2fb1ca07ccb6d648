"""Where tokens are, and what is said of each wherever it stands."""

import re
import unicodedata
from functools import lru_cache

from studykit import lexicons
from studykit.segment.paragraphs import Span

WORDLIKE = ("word", "number")  # the kinds of tokens that are counted as words
_LETTER = r"[\w\u0300-\u036f\u00ad]"  # a word's characters, combining accents and soft hyphens too
_CLITIC = r"(?:s|re|ve|ll|d|m)(?![\w])"  # what English hangs on a word behind an apostrophe

# One alternative per sort of token; the last takes whatever is left, so nothing is lost.
TOKEN = "|".join(
    (
        r"[A-Za-z]+(?=[\s,])",  # a plain word: two of three tokens
        r"(?:[A-Za-z]\.){2,}",  # U.S., a.m., J.F.
        r"(?:Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gov|Gen|Lt|Col|Jan|Feb|Sept|Oct|Nov|Dec|St|Jr|Sr|Inc|Co|Corp)"
        r"\.(?=\s)",  # Mr., Sept.
        # $1.5, 50%, 80th, 10-member
        rf"[$€£¥]?\d+(?:[.,:/]\d+)*(?:%|{_LETTER}+(?:-{_LETTER}+)*|(?:-{_LETTER}+)+)?",
        # words, O’Neill, so-called
        rf"{_LETTER}+(?:['’](?!(?i:{_CLITIC})){_LETTER}+|[-‐‑]{_LETTER}+)*",
        rf"['’](?i:{_CLITIC})",  # ’s, ’re
        r"\.{2,}",  # ...
        r"-{2,}",  # --
        r"\S",  # any other mark
    )
)
_TOKEN = re.compile(TOKEN)

_NUMBER = re.compile(r"[$€£¥]?\d+(?:[.,:/]\d+)*(?:%|st|nd|rd|th|s|bn|m|k)?", re.IGNORECASE)
_ACRONYM = re.compile(r"[A-Z]{2,3}")  # US, IT, WHO: no forms of “us”, “it” or “who”
_SOFT_HYPHEN = "\u00ad"


def token_spans(text: str) -> list[Span]:
    """Where the tokens are; every character that is not white space is in exactly one.

    Examples
    --------
    >>> text = "Xi’s 10-member U.S. team won $1.5."
    >>> [text[a:b] for a, b in token_spans(text)]
    ['Xi', '’s', '10-member', 'U.S.', 'team', 'won', '$1.5', '.']
    """
    return [match.span() for match in _TOKEN.finditer(text)]


@lru_cache(maxsize=1 << 17)
def describe(token: str) -> tuple[str, str, str, bool]:
    """A token's type, lemma, kind, and whether it is a stop word.

    Examples
    --------
    >>> describe("Talks")
    ('talks', 'talk', 'word', False)
    """
    from simplemma import lemmatize  # loads its dictionary on first use

    kind = _kind(token)
    normal = token.replace("’", "'").replace(_SOFT_HYPHEN, "").lower() or token
    has_lemma = kind == "word" and normal.isalpha() and not _ACRONYM.fullmatch(token)
    lemma = lemmatize(normal, lang="en").lower() if has_lemma else normal
    # One string where they are the same: what lies together is read faster.
    normal = token if normal == token else normal
    lemma = normal if lemma == normal else lemma
    return normal, lemma, kind, normal in lexicons.words("stop_words")


def _kind(token: str) -> str:
    if _NUMBER.fullmatch(token):
        return "number"
    if any(c.isalnum() for c in token):
        return "word"
    return "punctuation" if unicodedata.category(token[0])[0] == "P" else "symbol"
