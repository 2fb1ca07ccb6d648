"""Paragraphs, sentences and tokens, each with its place in the untouched text."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from itertools import chain, pairwise
from operator import itemgetter
from typing import Any, NamedTuple

import numpy as np
import pandas as pd
from nltk.tokenize.punkt import PunktParameters, PunktSentenceTokenizer

from studykit import lexicons, schema
from studykit.memory import Memory

Span = tuple[int, int]
Offsets = np.ndarray[tuple[int], np.dtype[np.int64]]

# ---------------------------------------------------------------- paragraphs

# A line with something on it, without the white space around it.
_LINE = re.compile(r"\S[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]*")

_LONGEST_WRAPPED_LINE = 120
_FEWEST_WRAPPED_LINES = 3

# "By Jane Doe", "By JANE DOE and John Roe, Associated Press": nothing else on the line.
_BYLINE = re.compile(
    r"(?:By|BY)[ \t]+[A-Z][\w.’'-]*,?"
    r"(?:[ \t]+(?:and|AND|of|for|de|van|von|[A-Z][\w.’'-]*),?){0,11}"
)
# "WASHINGTON (AP) —", "BEIJING, Sept. 2", "Friday, July 21, 2017": nothing else on the line.
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_DATELINE = re.compile(
    rf"(?:[A-Z][A-Z.’' -]+(?:, [A-Z][\w.]+)?(?:,? \(\w+\))?(?:,? {_MONTH} \d{{1,2}})?\s*[—–-]+"
    rf"|[A-Z][A-Z.’' -]+, {_MONTH} \d{{1,2}}(?:, \d{{4}})?\.?"
    rf"|(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? )?"
    rf"(?:{_MONTH} \d{{1,2}}|\d{{1,2}} {_MONTH}),? \d{{4}}\.?)"
)
_LONGEST_HEADLINE = 150
_ENDS_A_STATEMENT = re.compile(r"[.!?…][\"”’')\]]*$")


def paragraph_spans(text: str) -> list[Span]:
    """Where the paragraphs are: lines, or blocks of lines in a text wrapped at a fixed width.

    Examples
    --------
    >>> paragraph_spans("One.\\n\\n  Two. ")
    [(0, 4), (8, 12)]
    """
    lines = [(m.start(), m.start() + len(m.group().rstrip())) for m in _LINE.finditer(text)]
    if not _is_wrapped(text, lines):
        return lines
    blocks: list[Span] = []
    for line in lines:
        if blocks and not _has_blank_line(text, blocks[-1][1], line[0]):
            blocks[-1] = (blocks[-1][0], line[1])
        else:
            blocks.append(line)
    return blocks


def _is_wrapped(text: str, lines: Sequence[Span]) -> bool:
    """Whether line ends fall where the next word would not have fitted."""
    width = max((end - start for start, end in lines), default=0)
    if width > _LONGEST_WRAPPED_LINE:
        return False
    breaks = [(a, b) for a, b in pairwise(lines) if not _has_blank_line(text, a[1], b[0])]
    full = sum(a[1] - a[0] + 1 + _first_word_length(text, b) > width for a, b in breaks)
    return full >= _FEWEST_WRAPPED_LINES and full >= 0.8 * len(breaks)


def _has_blank_line(text: str, end: int, start: int) -> bool:
    return len(text[end:start].replace("\r\n", "\n").strip(" \t")) > 1


def _first_word_length(text: str, line: Span) -> int:
    return len(text[line[0] : line[1]].split(maxsplit=1)[0])


def paragraph_kinds(texts: Sequence[str]) -> list[str]:
    """What each paragraph is: headline, byline, dateline (alone on its line) or body."""
    kinds = ["body"] * len(texts)
    for i, paragraph in enumerate(texts[:6]):
        if len(paragraph) > _LONGEST_HEADLINE:
            continue
        if _BYLINE.fullmatch(paragraph):
            kinds[i] = "byline"
        elif _DATELINE.fullmatch(paragraph):
            kinds[i] = "dateline"
        elif i == 0 and len(texts) > 1 and _is_headline(paragraph, texts[1]):
            kinds[i] = "headline"
    return kinds


def _is_headline(first: str, second: str) -> bool:
    """Short, and either without a full stop or far shorter than what follows."""
    return not _ENDS_A_STATEMENT.search(first) or 2 * len(first) < len(second)


# ---------------------------------------------------------------- sentences

# What Punkt looks at: a full stop, question or exclamation mark with something behind it.
_POSSIBLE_END = re.compile(r"[.?!]([^\s\w]{0,4})(\s+)(?=(\S{0,2}))")
# The word before such a mark, if it is so plain that Punkt's judgment of it is known.
_PLAIN_WORD = re.compile(r"(?<!\S)(?:[A-Za-z.]+|\d+)$")
_CAPITAL = re.compile(r"[\"“]?[A-Z]")
# What may begin a sentence: a word, with an opening mark before it or without; ''.
_BEGINS = re.compile(r"[\"“‘(\[]?\w|''")
_CLOSERS = ("", "”", '"')
# Fragments that never begin a sentence: "- Jane Doe", ", and left".
_CONTINUES = re.compile(r"[-–—]+\s|[,;:)]")
_LOWER_CASE = re.compile(r"[\"“‘'(\[]*[a-zß-öø-ÿ]")
# What a sentence in lower case may go on after: “Why?” she; Yahoo! said; ... and; L.A. station.
_LEAVES_OPEN = re.compile(r"[!?…\"”’')\]]$|\.\.$|(?:^|\s)(?:[A-Z]|[^\saeiouAEIOU]|\S\.)\S{0,4}\.$")
# “Why?” Jane Doe asked ...: a question or exclamation in quotation marks, credited behind it.
_ENDS_IN_QUOTED_QUESTION = re.compile(r"[?!][\"”’']+$")
_IS_CREDITED = re.compile(
    r"(?:[A-Z][\w.’'-]*\s+){1,4}"
    r"(?:said|says|asked|asks|wrote|writes|added|replied|shouted|told|tweeted|cried|joked|wondered)\b"
)
# The capitalised word that a sentence begins with, behind its opening marks.
_FIRST_WORD = re.compile(r"[\"“‘'(\[]*([A-Z][a-z]*)\b")
_NUMBER_ABBREVIATION = re.compile(r"\b[Nn]os?\.$")
# "U.S. The", "5 p.m. He", "Acme Inc. In": an abbreviation with a new sentence behind it.
_AFTER_ABBREVIATION = re.compile(r"\.[\"”’')\]]*(\s+)[\"“‘'(\[]*([A-Z][a-z]*)\b")
_LAST_WORD = re.compile(r"\S+$")
_INITIALS = re.compile(r"(?:[A-Z]\.){2,}$")
# "Maya D." of Maya D. Song: an initial behind a name, so that a name may follow.
_MIDDLE_INITIAL = re.compile(r"(?:^|\s)[A-Z][\w’'-]+ [A-Z]\.$")
# "... in the square Image: Jane Doe": the credit of a picture begins a sentence of its own.
_CREDIT = re.compile(r"(?<=\S)(\s+)(?:Image|Photo|Picture|Credit)s?: ")
# "... quite consistent [...] The future": an omission between two sentences.
_OMISSION = re.compile(r"[.…]\](\s+)[A-Z]")


def sentence_spans(text: str, paragraphs: Iterable[Span]) -> list[list[Span]]:
    """Where the sentences of each paragraph are, without the white space around them.

    Punkt (Kiss & Strunk 2006) with the abbreviations of `data/abbreviations.csv`, then
    repaired where it lacks the statistics of a large corpus.

    Examples
    --------
    >>> text = "He left the U.S. The talks end at 5 p.m. on Sept. 15. “Why?” she said."
    >>> [text[a:b] for a, b in sentence_spans(text, [(0, len(text))])[0]]
    ['He left the U.S.', 'The talks end at 5 p.m. on Sept. 15.', '“Why?” she said.']
    """
    return [
        [(start + a, start + b) for a, b in _sentences_of(text[start:end])]
        for start, end in paragraphs
    ]


def _sentences_of(paragraph: str) -> list[Span]:
    pieces = _joined(paragraph, _cut(paragraph))
    gaps = _gaps(paragraph)
    return _divided(pieces, gaps) if gaps else pieces


def _cut(paragraph: str) -> Iterator[Span]:
    """The pieces that Punkt finds; it is asked only where an abbreviation may be at work."""
    start, is_plain = 0, True
    for stop in _POSSIBLE_END.finditer(paragraph):
        is_end = _is_plainly_an_end(stop)
        if is_end:
            yield from _between(paragraph, start, stop.start(2), is_plain)
            start, is_plain = stop.end(2), True
        elif is_end is None:
            is_plain = False
    yield from _between(paragraph, start, len(paragraph), is_plain)


def _is_plainly_an_end(stop: re.Match[str]) -> bool | None:
    """Whether Punkt lets a sentence end here; None where that is not plain to see.

    Its parameters are abbreviations only: these and initials end nothing, a number ends a
    sentence before a capital, and any other word does.
    """
    closer, behind = stop.group(1), stop.group(3)
    word = _PLAIN_WORD.search(stop.string, max(0, stop.start() - 20), stop.start())
    if word is None or closer not in _CLOSERS:
        return None
    before = word.group().lower()
    if f"{before}." in lexicons.words("abbreviations"):
        return None if closer else False
    if len(before) == 1 and before.isalpha():
        return None if closer or not behind[:1].isalpha() else False
    if "." in before or not (_CAPITAL if before.isdigit() else _BEGINS).match(behind):
        return None
    return True


def _between(paragraph: str, start: int, end: int, is_plain: bool) -> Iterable[Span]:
    if is_plain:
        return [(start, end)]
    return [(start + a, start + b) for a, b in _by_punkt(paragraph[start:end])]


_WINDOW = 5000  # characters; NLTK gives up on a text that takes it seconds
# A space between two words, where no sentence ends; failing that, any space.
_BETWEEN_WORDS = re.compile(r"(?<=[a-z]{2})\s+(?=[a-z]{2})")
_SPACE = re.compile(r"\s+")


def _by_punkt(text: str) -> list[Span]:
    """The pieces that Punkt finds in a text of any length, read a window at a time."""
    pieces: list[Span] = []
    for start, end in pairwise(_windows(text)):
        for a, b in _punkt().span_tokenize(text[start:end]):
            if a == 0 and pieces:
                pieces[-1] = (pieces[-1][0], start + b)
            else:
                pieces.append((start + a, start + b))
    return pieces


def _windows(text: str) -> Iterator[int]:
    """Where the windows begin, and the end of the text."""
    at = 0
    while at < len(text):
        yield at
        at += _WINDOW
        gap = _BETWEEN_WORDS.search(text, at, at + _WINDOW) or _SPACE.search(text, at, at + _WINDOW)
        at = gap.end() if gap else at
    yield len(text)


@cache
def _punkt() -> PunktSentenceTokenizer:
    parameters = PunktParameters()
    parameters.abbrev_types = {word.removesuffix(".") for word in lexicons.words("abbreviations")}
    return PunktSentenceTokenizer(parameters)


@cache
def _ending_abbreviations() -> frozenset[str]:
    rows = lexicons.word_list("abbreviations")
    return frozenset(rows["word"][rows["can_end_a_sentence"] == "yes"])


def _joined(paragraph: str, pieces: Iterable[Span]) -> list[Span]:
    joined: list[Span] = []
    for start, end in pieces:
        if joined and _is_continued(
            paragraph[joined[-1][0] : joined[-1][1]], paragraph[start : start + 99]
        ):
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


def _is_continued(before: str, behind: str) -> bool:
    """Whether the second piece goes on with the sentence that the first began."""
    if _CONTINUES.match(behind) or (_LOWER_CASE.match(behind) and _LEAVES_OPEN.search(before)):
        return True
    if _ENDS_IN_QUOTED_QUESTION.search(before) and _IS_CREDITED.match(behind):
        return True
    if _NUMBER_ABBREVIATION.search(before):
        return behind[0].isdigit()
    is_open = _INITIALS.search(before) or _MIDDLE_INITIAL.search(before)
    return is_open is not None and not _is_starter(behind)


def _is_starter(behind: str) -> bool:
    first = _FIRST_WORD.match(behind)
    return first is not None and first.group(1).lower() in lexicons.words("sentence_starters")


def _divided(pieces: Iterable[Span], gaps: Sequence[Span]) -> list[Span]:
    """The pieces, cut at the gaps that lie inside them."""
    parts: list[Span] = []
    waiting = iter(gaps)
    gap = next(waiting, None)
    for start, end in pieces:
        while gap is not None and gap[1] < end:
            if start < gap[0]:
                parts.append((start, gap[0]))
                start = gap[1]
            gap = next(waiting, None)
        parts.append((start, end))
    return parts


def _gaps(paragraph: str) -> list[Span]:
    """The white space where a sentence ends without Punkt seeing it."""
    found = [gap.span(1) for gap in _AFTER_ABBREVIATION.finditer(paragraph) if _is_end(gap)]
    if ": " in paragraph:
        found += [gap.span(1) for gap in _CREDIT.finditer(paragraph)]
    if "]" in paragraph:
        found += [gap.span(1) for gap in _OMISSION.finditer(paragraph)]
    return sorted(found)


def _is_end(gap: re.Match[str]) -> bool:
    if gap.group(2).lower() not in lexicons.words("sentence_starters"):
        return False
    stop = gap.start() + 1
    word = _LAST_WORD.search(gap.string, max(0, stop - 12), stop)
    bare = word.group().lstrip("\"“‘'([") if word else ""
    is_initial = len(bare) == 2 and bare[0].isupper()  # "Plan B. It"
    return is_initial or bare.lower() in _ending_abbreviations() or bool(_INITIALS.fullmatch(bare))


# ---------------------------------------------------------------- tokens

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


class _Token(NamedTuple):
    """A token of a chunk: its place in the chunk, and what is said of it wherever it stands."""

    text: str
    start: int
    end: int
    type: str
    lemma: str
    kind: str
    is_stop: bool


def _in_chunk(chunk: str, with_next: str) -> tuple[_Token, ...]:
    """The tokens of a chunk, which is cut together with what stands behind it."""
    spans = (match.span() for match in _TOKEN.finditer(with_next))
    tokens = ((chunk[a:b], a, b) for a, b in spans)
    return tuple(_Token(token, a, b, *describe(token)) for token, a, b in tokens)


_chunks = Memory(lambda chunk: _in_chunk(chunk, f"{chunk} "))


def _tokens(text: str) -> tuple[list[_Token], Offsets, Offsets]:
    """The tokens with their starts and ends: as `token_spans`, but quicker on a whole text."""
    chunks = text.split()
    by_chunk = list(map(_chunks.__getitem__, chunks))
    if chunks and text.endswith(chunks[-1]):  # "Mr." is one token only before white space
        by_chunk[-1] = _in_chunk(chunks[-1], chunks[-1])
    tokens = list(chain.from_iterable(by_chunk))
    n_tokens = np.fromiter(map(len, by_chunk), "int64", len(chunks))
    offsets = np.repeat(_chunk_starts(text), n_tokens)
    return (
        tokens,
        offsets + np.fromiter(map(itemgetter(1), tokens), "int64", len(tokens)),
        offsets + np.fromiter(map(itemgetter(2), tokens), "int64", len(tokens)),
    )


def _chunk_starts(text: str) -> Offsets:
    """Where a character that is not white space follows white space or nothing."""
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), "<u4")
    is_space = _white_space()[np.minimum(codes, _LAST_SPACE + 1)]
    is_start = ~is_space
    is_start[1:] &= is_space[:-1]
    return np.flatnonzero(is_start)


_LAST_SPACE = 0x3000  # the highest code of a character that is white space


@cache
def _white_space() -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """Whether a character is white space, by its code."""
    return np.array([chr(code).isspace() for code in range(_LAST_SPACE + 2)])


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


# ---------------------------------------------------------------- the three tables


def segment(text: str) -> dict[str, pd.DataFrame]:
    """The tables `paragraphs`, `sentences` and `tokens` (its `quote_id` all ``<NA>``).

    Returns
    -------
    dict of str to DataFrame
        Columns as in `schema.TABLES`. A sentence ends where the next begins at the latest;
        every token lies within one sentence.

    References
    ----------
    Kiss, T. & Strunk, J. (2006). Unsupervised multilingual sentence boundary detection.
    Computational Linguistics 32(4).
    """
    found = columns(text)
    found["tokens"] |= {"quote_id": schema.absent(len(found["tokens"]["start"]))}
    return {name: schema.frame(name, values) for name, values in found.items()}


_WORDLIKE = frozenset({"word", "number"})


def columns(text: str) -> dict[str, dict[str, Any]]:
    """The columns of the three tables as plain lists, without `quote_id`."""
    paragraphs = paragraph_spans(text)
    by_paragraph = sentence_spans(text, paragraphs)
    sentences = [span for spans in by_paragraph for span in spans]
    paragraph_of = [i for i, spans in enumerate(by_paragraph) for _ in spans]
    tokens = _token_columns(text, [start for start, _ in sentences], paragraph_of)
    place = _place(text, paragraphs)
    words = np.fromiter(map(_WORDLIKE.__contains__, tokens["kind"]), bool, len(tokens["kind"]))
    return {
        "paragraphs": {
            **place,
            "kind": paragraph_kinds(place["text"]),
            "n_sentences": list(map(len, by_paragraph)),
            "n_words": _counts(tokens["paragraph_id"][words], len(paragraphs)),
        },
        "sentences": {
            "paragraph_id": paragraph_of,
            **_place(text, sentences),
            "n_words": _counts(tokens["sentence_id"][words], len(sentences)),
        },
        "tokens": tokens,
    }


def _place(text: str, spans: Sequence[Span]) -> dict[str, list[Any]]:
    return {
        "start": [start for start, _ in spans],
        "end": [end for _, end in spans],
        "text": [text[start:end] for start, end in spans],
    }


def _counts(ids: Offsets, n: int) -> list[int]:
    """How often each id from 0 to n - 1 occurs."""
    return np.bincount(ids, minlength=n).tolist()


def _token_columns(
    text: str, sentence_starts: Sequence[int], paragraph_of: Sequence[int]
) -> dict[str, Any]:
    tokens, starts, ends = _tokens(text)
    strings, _, _, types, lemmas, kinds, stops = zip(*tokens, strict=True) if tokens else ((),) * 7
    sentence_of = np.searchsorted(sentence_starts, starts, side="right") - 1
    return {
        "sentence_id": sentence_of,
        "paragraph_id": np.array(paragraph_of, dtype="int64")[sentence_of],
        "start": starts.tolist(),
        "end": ends.tolist(),
        "token": strings,
        "type": types,
        "lemma": lemmas,
        "kind": kinds,
        "is_stop": stops,
    }
