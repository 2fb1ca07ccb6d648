"""Where tokens are, and what is said of each wherever it occurs."""

import re
import unicodedata
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Any

import numpy as np

from studykit import lexicons
from studykit.memory import Array, Vocabulary, Words

WORDLIKE = ("word", "number")  # the kinds of tokens that are counted as words

_APOSTROPHE = "['’\u02bc\u00b4]"  # typewriter's, curly, the letter ʼ, an acute accent for one
# A word's characters, combining accents and soft hyphens too.
_LETTERS = r"(?>(?:[^\W\u02bc]+|[\u0300-\u036f\u00ad]+)+)"
_CLITIC = r"(?:s|re|ve|ll|d|m)(?![\w])"  # what English hangs on a word after an apostrophe
_INITIALS = r"(?:[A-Za-z]\.){2,}"  # U.S., a.m., J.F.
_SITE = r"[\w-]{1,64}(?:\.[\w-]{1,64}){0,4}?\.(?:com|org|net|gov|edu)\b"
_PATH = r"[^\s<>\"“”‘’()]*[\w/]"
# The sorts of tokens; the last takes whatever is left, so nothing is lost.
_SORTS = (
    r"(?>[A-Za-z]+)(?=[\s,;?!”)])",  # a plain word: two of three tokens; here for speed alone
    r"[,;:?!“”\"()\[\]—]",  # a mark that begins nothing else; for speed, too
    rf"(?i:https?://|www\.){_PATH}|{_SITE}(?:/{_PATH})?",  # https://oakham.example/a, oakham.com
    r"[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){1,4}",  # desk@oakham.example
    rf"(?:{_LETTERS}[-‐‑])?{_INITIALS}(?:[-‐‑](?:{_INITIALS}|{_LETTERS}))*",  # U.S., U.S.-led
    r"(?:{abbreviations})(?=[^\S\n])",  # Mr., Sept., but at the end of the text
    # $1.5, 50%, 80th, 10-member
    rf"[$€£¥]?\d+(?:[.,:/]\d+)*(?:%|{_LETTERS}(?:-{_LETTERS})*|(?:-{_LETTERS})+)?",
    # words, O’Neill, so-called, Ke$ha
    rf"{_LETTERS}(?:{_APOSTROPHE}(?!(?i:{_CLITIC})){_LETTERS}|[-‐‑]{_LETTERS}|\$(?!\d){_LETTERS})*",
    rf"{_APOSTROPHE}(?i:{_CLITIC})",  # ’s, ’re
    r"\.(?: \.){2,}",  # . . .
    r"\.{2,}",  # ...
    r"-{2,}",  # --
    r"\S",  # any other mark
)
_NUMBER = re.compile(r"[$€£¥]?\d+(?:[.,:/]\d+)*(?:%|st|nd|rd|th|s|bn|m|k)?", re.IGNORECASE)
_HANGING = re.compile(rf"{_APOSTROPHE}(?i:{_CLITIC})")
_ACRONYM = re.compile(r"[A-Z]{2,3}")  # US, IT, WHO: no forms of “us”, “it” or “who”
_ANY_APOSTROPHE = re.compile(_APOSTROPHE)
_SOFT_HYPHEN = "\u00ad"


def token_spans(text: str) -> list[tuple[int, int]]:
    """Where the tokens are; every character that is not white space is in exactly one.

    >>> tokens("Xi’s 10-member U.S. team won $1.5, 50% or no... more--")
    Xi | ’s | 10-member | U.S. | team | won | $1.5 | , | 50% | or | no | ... | more | --

    An abbreviation keeps its full stop, but not where it ends the text.

    >>> tokens("Mr. O’Neill left the stop. They’re with Mr.")
    Mr. | O’Neill | left | the | stop | . | They | ’re | with | Mr | .
    >>> tokens("Elm Ltd. left Elm Bros. at Elm Ltd.")
    Elm | Ltd. | left | Elm | Bros. | at | Elm | Ltd | .

    Addresses are one token, and so is a word with a hyphen whatever it is made of.

    >>> tokens("U.S.-led, non-U.S. Ke$ha’s US$50 bo@elm.example, www.elm.example/a?b=1.")
    U.S.-led | , | non-U.S. | Ke$ha | ’s | US | $50 | bo@elm.example | , | www.elm.example/a?b=1 | .
    >>> tokens("See oakham.com. Itʼs Ada´s . . . boat")
    See | oakham.com | . | It | ʼs | Ada | ´s | . . . | boat
    """
    columns = token_columns(text)
    return list(zip(columns["start"].tolist(), columns["end"].tolist(), strict=True))


@cache
def _token_and_gap() -> re.Pattern[str]:
    """A token with the white space after it."""
    kept = lexicons.words_where("abbreviations", "one_token", "yes")
    abbreviations = "|".join(re.escape(word.capitalize()) for word in kept)
    sorts = "|".join(_SORTS).replace("{abbreviations}", abbreviations)
    return re.compile(rf"(?:{sorts})\s*")


def token_columns(text: str) -> dict[str, Any]:
    """The columns of the table `tokens` that say where and what each is, as arrays.

    Three more: `is_word` (of kind word or number), `is_bent_name` (with a capital and a lemma of
    another form), and `words`, what the tokens are in the kit's memory.
    """
    known = _known()
    chunks = known.chunks.words(_chunks(text))
    lengths = chunks.say(len, "int64") + 1
    counts, rows = chunks.say_parts(known.tokens_of)
    numbers, start, end = rows.T.copy()  # each together in memory, as they are read
    words = Words(known.tokens, numbers)
    begin = (lengths.cumsum() - lengths).repeat(counts)
    strings, flags = words.say(_strings, "object", 4), words.say(_flags, "bool", 3)
    return {
        "start": begin + start,
        "end": begin + end,
        "token": strings[:, 0],
        "type": strings[:, 1],
        "lemma": strings[:, 2],
        "kind": strings[:, 3],
        "is_stop": flags[:, 0],
        "is_word": flags[:, 1],
        "is_bent_name": flags[:, 2],
        "words": words,
    }


def _strings(token: str) -> tuple[str, str, str, str]:
    return (token, *describe(token)[:3])


def _flags(token: str) -> tuple[bool, bool, bool]:
    normal, lemma, kind, is_stop = describe(token)
    may_be_name = lemma != normal and token[:1].isupper() and token[1:].islower()
    return is_stop, kind in WORDLIKE, may_be_name


_END, _APART = "\n", "\t"  # what is at the end of a text, and after every other chunk
# A line's end, or a blank but that within “. . .”.
_BETWEEN_CHUNKS = re.compile(r"\n|(?<!\.) | (?!\.)")


def _chunks(text: str) -> list[str]:
    """What is between blanks or lines' ends, each of one character; the last has `_END` after it.

    >>> _chunks("It  rained. . . .\\nOn Sept.")
    ['It', '', 'rained. . . .', 'On', 'Sept.\\n']
    """
    is_dotted = ". ." in text
    chunks = _BETWEEN_CHUNKS.split(text) if is_dotted else text.replace("\n", " ").split(" ")
    chunks[-1] += _END
    return chunks


_MOST_KNOWN = 1 << 16
_PARTS, _LENGTH = (
    4,
    64,
)  # tokens and characters of a chunk, of which fewer are kept where it is more


class _Known:
    """The chunks and the tokens of all texts so far.

    Most chunks of an article are known from others, and are not split into tokens again.
    """

    def __init__(self) -> None:
        self.chunks, self.tokens = Vocabulary(), Vocabulary()
        self.n_in_chunks = self.n_characters = 0

    def size(self) -> int:
        """How much is known, in chunks of a usual size."""
        n_strings = max(len(self.chunks), len(self.tokens))
        return max(n_strings, self.n_in_chunks // _PARTS, self.n_characters // _LENGTH)

    def tokens_of(self, chunks: list[str]) -> tuple[Array, Array]:
        """How many tokens are in each chunk, and the number, the start and the end of each."""
        text = _APART.join(chunks) + _APART
        pieces = _token_and_gap().findall(text)
        words = self.tokens.words(list(map(str.rstrip, pieces)))
        start = _starts(pieces) + (len(text) - len(text.lstrip()))
        begin = _starts(chunks) + np.arange(len(chunks)) * len(_APART)
        chunk = begin.searchsorted(start, side="right") - 1
        start -= begin[chunk]
        self.n_in_chunks += len(pieces)
        self.n_characters += len(text)
        rows = np.stack((words.numbers, start, start + words.say(len, "int64")), axis=1)
        return np.bincount(chunk, minlength=len(chunks)), rows


def _starts(strings: Sequence[str]) -> Array:
    """Where each begins when they are one after the other."""
    lengths = np.fromiter(map(len, strings), "int64", len(strings))
    return lengths.cumsum() - lengths


@cache
def _memory() -> _Known:
    return _Known()


def _known() -> _Known:
    """What is known so far; nothing again when that is too much."""
    if _memory().size() > _MOST_KNOWN:
        _memory.cache_clear()
    return _memory()


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
    normal = normalised(token) or token
    normal = token if normal == token else normal
    has_lemma = kind == "word" and normal.isalpha() and not _ACRONYM.fullmatch(token)
    lemma = lemmatize(normal, lang="en").lower() if has_lemma else normal
    lemma = normal if lemma == normal else lemma
    return normal, lemma, kind, normal in lexicons.words("stop_words")


def keep_surnames(tokens: dict[str, Any], sentence_id: Array) -> None:
    """Give names that look like other forms of a word their own form as lemma: Waters, Santos.

    A name is what has a capital within a sentence and is nowhere in small letters; a people or a
    day is none (*Mexicans* are of the lemma *Mexican*), nor what has its lemma beside it as a name.

    >>> lemmas("I saw Waters. Waters sang."), lemmas("Waters sang.")
    ('i see waters waters sing', 'water sing')
    >>> lemmas("I saw Waters. The waters rose."), lemmas("I saw “Waters.")
    ('i see water the water rose', 'i see water')
    >>> lemmas("I met Mexicans on Mondays.")
    'i meet mexican on monday'
    >>> lemmas("I, Mr. King, saw the Kings.")
    'i mr. king see the king'
    """
    places = np.flatnonzero(tokens["is_bent_name"])
    if not len(places):
        return
    after_word = tokens["is_word"][places - 1] & (sentence_id[places] == sentence_id[places - 1])
    inside = places[after_word & (places > 0)]
    printed, lemmas = frozenset(tokens["token"].tolist()), tokens["lemma"]
    names = {
        token
        for token, lemma in zip(tokens["token"][inside], lemmas[inside], strict=True)
        if token.lower() not in printed
        and lemma.capitalize() not in printed
        and lemma.capitalize() not in _peoples_and_days()
    }
    for place in places.tolist():
        if tokens["token"][place] in names:
            lemmas[place] = tokens["type"][place]


@cache
def _peoples_and_days() -> frozenset[str]:
    days = lexicons.words_where("time_words", "kind", "day")
    return frozenset(lexicons.word_list("nationalities")["word"]) | set(map(str.capitalize, days))


def normalised(token: str) -> str:
    """The token in lower case, one way of writing for each: ʼ and ’ as ', é as one character.

    >>> normalised("Don’t"), normalised("Don\u02bct"), normalised("Cafe\u0301") == "caf\u00e9"
    ("don't", "don't", True)
    """
    if token.isascii():
        return token.lower()
    composed = unicodedata.normalize("NFC", token)
    return _ANY_APOSTROPHE.sub("'", composed).replace(_SOFT_HYPHEN, "").lower()


def _kind(token: str) -> str:
    """Word, number, clitic, punctuation or symbol.

    >>> [_kind(token) for token in ("10-member", "80th", "’s", "—", "+")]
    ['word', 'number', 'clitic', 'punctuation', 'symbol']
    """
    if _HANGING.fullmatch(token):
        return "clitic"
    if _NUMBER.fullmatch(token):
        return "number"
    if any(c.isalnum() for c in token):
        return "word"
    return "punctuation" if unicodedata.category(token[0])[0] == "P" else "symbol"
