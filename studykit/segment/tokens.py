"""Where tokens are, and what is said of each wherever it occurs."""

import re
import unicodedata
from functools import cache, lru_cache
from typing import Any

import numpy as np

from studykit import lexicons
from studykit.memory import Vocabulary

WORDLIKE = ("word", "number")  # the kinds of tokens that are counted as words

_LETTER = r"[\w\u0300-\u036f\u00ad]"  # a word's characters, combining accents and soft hyphens too
_CLITIC = r"(?:s|re|ve|ll|d|m)(?![\w])"  # what English hangs on a word after an apostrophe
# The sorts of tokens; the last takes whatever is left, so nothing is lost.
_SORTS = (
    r"(?>[A-Za-z]+)(?=[\s,])",  # a plain word: two of three tokens; here for speed alone
    r"(?:[A-Za-z]\.){2,}",  # U.S., a.m., J.F.
    r"(?:{abbreviations})(?=\s)",  # Mr., Sept.
    # $1.5, 50%, 80th, 10-member
    rf"[$€£¥]?\d+(?:[.,:/]\d+)*(?:%|{_LETTER}+(?:-{_LETTER}+)*|(?:-{_LETTER}+)+)?",
    # words, O’Neill, so-called
    rf"{_LETTER}+(?:['’](?!(?i:{_CLITIC})){_LETTER}+|[-‐‑]{_LETTER}+)*",
    rf"['’](?i:{_CLITIC})",  # ’s, ’re
    r"\.{2,}",  # ...
    r"-{2,}",  # --
    r"\S",  # any other mark
)
_NUMBER = re.compile(r"[$€£¥]?\d+(?:[.,:/]\d+)*(?:%|st|nd|rd|th|s|bn|m|k)?", re.IGNORECASE)
_ACRONYM = re.compile(r"[A-Z]{2,3}")  # US, IT, WHO: no forms of “us”, “it” or “who”
_SOFT_HYPHEN = "\u00ad"


def token_spans(text: str) -> list[tuple[int, int]]:
    """Where the tokens are; every character that is not white space is in exactly one.

    >>> token_spans("Xi’s plan")
    [(0, 2), (2, 4), (5, 9)]
    """
    return [match.span(1) for match in _token_and_gap().finditer(text)]


@cache
def _token_and_gap() -> re.Pattern[str]:
    """A token, and the white space after it."""
    kept = lexicons.words_where("abbreviations", "one_token", "yes")
    abbreviations = "|".join(re.escape(word.capitalize()) for word in kept)
    sorts = "|".join(_SORTS).replace("{abbreviations}", abbreviations)
    return re.compile(rf"({sorts})(\s*)")


def token_columns(text: str) -> dict[str, Any]:
    """The columns of the table `tokens` that say where and what each is, as arrays.

    Two more: `is_word` (of kind word or number), and `words`, what the tokens are in the kit's
    memory.

    >>> tokens("Xi’s 10-member U.S. team won $1.5, 50% or no... more--")
    Xi | ’s | 10-member | U.S. | team | won | $1.5 | , | 50% | or | no | ... | more | --

    An abbreviation keeps its full stop, but not where it ends the text.

    >>> tokens("Mr. O’Neill left the stop. They’re with Mr.")
    Mr. | O’Neill | left | the | stop | . | They | ’re | with | Mr | .
    """
    tokens, starts, at = [], [], len(text) - len(text.lstrip())
    for token, gap in _token_and_gap().findall(text):
        tokens.append(token)
        starts.append(at)
        at += len(token) + len(gap)
    words = _vocabulary().words(tokens)
    strings, flags = words.say(_strings, "object", 4), words.say(_flags, "bool", 2)
    start = np.array(starts, "int64")
    return {
        "start": start,
        "end": start + words.say(len, "int64"),
        "token": strings[:, 0],
        "type": strings[:, 1],
        "lemma": strings[:, 2],
        "kind": strings[:, 3],
        "is_stop": flags[:, 0],
        "is_word": flags[:, 1],
        "words": words,
    }


def _strings(token: str) -> tuple[str, str, str, str]:
    return (token, *describe(token)[:3])


def _flags(token: str) -> tuple[bool, bool]:
    _, _, kind, is_stop = describe(token)
    return is_stop, kind in WORDLIKE


_MOST_KNOWN = 1 << 16


@cache
def _known() -> Vocabulary:
    return Vocabulary()


def _vocabulary() -> Vocabulary:
    """The tokens of all texts so far; a new one when it is full."""
    if len(_known()) > _MOST_KNOWN:
        _known.cache_clear()
    return _known()


@lru_cache(maxsize=1 << 17)
def describe(token: str) -> tuple[str, str, str, bool]:
    """A token's type, lemma, kind, and whether it is a stop word.

    Examples
    --------
    >>> describe("Talks"), describe("DON’T")
    (('talks', 'talk', 'word', False), ("don't", "don't", 'word', True))

    A short word in capitals has no other form: “US” is not “us”, nor “WHO” a pronoun.

    >>> describe("DIE")[1], describe("Dies")[1]
    ('die', 'die')
    """
    from simplemma import lemmatize  # loads its dictionary on first use

    kind = _kind(token)
    # One string where they are the same: what lies together is read faster.
    normal = token.replace("’", "'").replace(_SOFT_HYPHEN, "").lower() or token
    normal = token if normal == token else normal
    has_lemma = kind == "word" and normal.isalpha() and not _ACRONYM.fullmatch(token)
    lemma = lemmatize(normal, lang="en").lower() if has_lemma else normal
    lemma = normal if lemma == normal else lemma
    return normal, lemma, kind, normal in lexicons.words("stop_words")


def _kind(token: str) -> str:
    """Word, number, punctuation or symbol.

    >>> [_kind(token) for token in ("10-member", "80th", "—", "+")]
    ['word', 'number', 'punctuation', 'symbol']
    """
    if _NUMBER.fullmatch(token):
        return "number"
    if any(c.isalnum() for c in token):
        return "word"
    return "punctuation" if unicodedata.category(token[0])[0] == "P" else "symbol"
