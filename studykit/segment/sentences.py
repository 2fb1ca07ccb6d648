"""Where sentences are: Punkt's judgment, repaired where it lacks the statistics of a corpus."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import pairwise

from nltk.tokenize.punkt import PunktParameters, PunktSentenceTokenizer

from studykit import lexicons
from studykit.segment.paragraphs import Span
from studykit.segment.tokens import describe

# What Punkt looks at: a full stop, question or exclamation mark with something after it.
_POSSIBLE_END = re.compile(r"[.?!]([^\s\w]{0,4})(\s+)(?=(\S{0,2}))")
# The word before such a mark, where it is plain what Punkt would say.
_PLAIN_WORD = re.compile(r"(?<!\S)(?:[A-Za-z.]+|\d+)\Z")
_CAPITAL = re.compile(r"[\"“]?[A-Z]")
# What may begin a sentence: a word, with an opening mark before it or without; ''.
_BEGINS = re.compile(r"[\"“‘(\[]?\w|''")
_CLOSERS = ("", "”", '"')
# Fragments that never begin a sentence: "- Jane Doe", ", and left".
_CONTINUES = re.compile(r"[-–—]+\s|[,;:)]")
_LOWER_CASE = re.compile(r"[\"“‘'(\[]*[a-zß-öø-ÿ]")
# What a sentence in lower case may go on after: “Why?” she; Yahoo! said; ... and; N.J. ferry.
_LEAVES_OPEN = re.compile(r"[!?…\"”’')\]]$|\.\.$|(?:^|\s)(?:[A-Z]|[^\saeiouAEIOU]|\S\.)\S{0,4}\.$")
_ENDS_IN_QUOTED_QUESTION = re.compile(r"[?!][\"”’']+$")
# A name, and the word after it: “Why?” Jane Doe asked.
_NAME_AND_WORD = re.compile(r"(?:[A-Z][\w.’'-]*\s+){1,4}([a-z]+)\b")
# The capitalised word that a sentence begins with, after its opening marks.
_FIRST_WORD = re.compile(r"[\"“‘'(\[]*([A-Z][a-z]*)\b")
_NUMBER_ABBREVIATION = re.compile(r"\b[Nn]os?\.$")
# "U.S. The", "5 p.m. He", "Acme Inc. In": an abbreviation with a new sentence after it.
_AFTER_ABBREVIATION = re.compile(r"\.[\"”’')\]]*(\s+)[\"“‘'(\[]*([A-Z][a-z]*)\b")
_INITIALS = re.compile(r"(?:[A-Z]\.){2,}$")
# "Nora D." of Nora D. Elm: an initial after a name, so that a name may follow.
_MIDDLE_INITIAL = re.compile(r"(?:^|\s)[A-Z][\w’'-]+ [A-Z]\.$")
# "... the plan is dear [...] The harbour": an omission between two sentences.
_OMISSION = re.compile(r"[.…]\](\s+)[A-Z]")


def sentence_spans(text: str, paragraphs: Iterable[Span]) -> list[list[Span]]:
    """Where the sentences of each paragraph are, without the white space around them.

    Punkt (Kiss & Strunk 2006) with the abbreviations of `data/words/abbreviations.csv`, then
    repaired where it lacks the statistics of a large corpus.

    >>> sentences("He left the U.S. The talks end at 5 p.m. on Sept. 15. “Why?” she said.")
    He left the U.S. | The talks end at 5 p.m. on Sept. 15. | “Why?” she said.
    """
    stops, gaps = _POSSIBLE_END.finditer(text), iter(_gaps(text))
    stop, gap = next(stops, None), next(gaps, None)
    found: list[list[Span]] = []
    for start, end in paragraphs:
        inside: list[re.Match[str]] = []
        while stop is not None and stop.start() < end:
            if start <= stop.start() and stop.end() < end:  # else it ends the paragraph
                inside.append(stop)
            stop = next(stops, None)
        spans = _joined(text, end, _cut(text, start, end, inside)) if inside else [(start, end)]
        within: list[re.Match[str]] = []
        while gap is not None and gap.start(1) < end:
            if gap.end() <= end:
                within.append(gap)
            gap = next(gaps, None)
        found.append(_divided(spans, within) if within else spans)
    return found


def _cut(text: str, start: int, end: int, stops: Iterable[re.Match[str]]) -> Iterator[Span]:
    """The pieces that Punkt finds; it is asked only where an abbreviation may be at work."""
    is_plain = True
    for stop in stops:
        is_end = _is_plainly_an_end(stop)
        if is_end:
            yield from _between(text, start, stop.start(2), is_plain)
            start, is_plain = stop.end(2), True
        elif is_end is None:
            is_plain = False
    yield from _between(text, start, end, is_plain)


def _is_plainly_an_end(stop: re.Match[str]) -> bool | None:
    """Whether Punkt lets a sentence end here; None where that is not plain to see.

    Its parameters are abbreviations only: these and initials end nothing, a number ends a
    sentence before a capital, and any other word does.

    >>> sentences("Mr. J. Roe sat. It rained in 1990. He left No. 5. of it.")
    Mr. J. Roe sat. | It rained in 1990. | He left No. 5. of it.
    """
    closer, after = stop.group(1), stop.group(3)
    word = _PLAIN_WORD.search(stop.string, max(0, stop.start() - 20), stop.start())
    if word is None or closer not in _CLOSERS:
        return None
    before = word.group().lower()
    if f"{before}." in lexicons.words("abbreviations"):
        return None if closer else False
    if len(before) == 1 and before.isalpha():
        return None if closer or not after[:1].isalpha() else False
    if "." in before or not (_CAPITAL if before.isdigit() else _BEGINS).match(after):
        return None
    return True


def _between(text: str, start: int, end: int, is_plain: bool) -> Iterable[Span]:
    if is_plain:
        return [(start, end)]
    return [(start + a, start + b) for a, b in _by_punkt(text[start:end])]


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


def _joined(text: str, end_of_paragraph: int, pieces: Iterable[Span]) -> list[Span]:
    joined: list[Span] = []
    for start, end in pieces:
        after = text[start : min(end_of_paragraph, start + 99)]
        if joined and _is_continued(text[joined[-1][0] : joined[-1][1]], after):
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


def _is_continued(before: str, after: str) -> bool:
    """Whether the second piece goes on with the sentence that the first began.

    >>> sentences("“Why?” she said. Yahoo! said so. He waited ... and left. It is No. 5 here.")
    “Why?” she said. | Yahoo! said so. | He waited ... and left. | It is No. 5 here.
    >>> sentences("“Is it?” — Ada Lane. “Why now?” Ada Lane asked. “Why now?” Ada Lane left.")
    “Is it?” — Ada Lane. | “Why now?” Ada Lane asked. | “Why now?” | Ada Lane left.
    >>> sentences("Then J.F. Lane met Nora D. Elm. Then came Nora D. She left.")
    Then J.F. Lane met Nora D. Elm. | Then came Nora D. | She left.
    """
    if _CONTINUES.match(after) or (_LOWER_CASE.match(after) and _LEAVES_OPEN.search(before)):
        return True
    if _ENDS_IN_QUOTED_QUESTION.search(before) and _is_credited(after):
        return True
    if not before.endswith("."):
        return False
    near = max(0, len(before) - 40)
    if _NUMBER_ABBREVIATION.search(before, near):
        return after[0].isdigit()
    is_open = _INITIALS.search(before, near) or _MIDDLE_INITIAL.search(before, near)
    return is_open is not None and not _is_starter(after)


def _is_credited(after: str) -> bool:
    """“Why?” | Jane Doe asked: whether somebody is named who said what is before.

    >>> sentences("“Why?” Ada Lane wondered. “Why?” Ada Lane smiled.")
    “Why?” Ada Lane wondered. | “Why?” | Ada Lane smiled.
    """
    named = _NAME_AND_WORD.match(after)
    if named is None:
        return False
    lemma = describe(named.group(1))[1]
    return lemma in lexicons.words_where("cue_verbs", "after_question", "yes")


def _is_starter(after: str) -> bool:
    """Whether a word that begins sentences follows: “R-N.J. | He”, not “J.F. | Lane”.

    >>> sentences("Then spoke Roe, R-N.J. He left. Then J.F. Lane left.")
    Then spoke Roe, R-N.J. | He left. | Then J.F. Lane left.
    """
    first = _FIRST_WORD.match(after)
    return first is not None and first.group(1).lower() in lexicons.words("sentence_starters")


def _divided(pieces: Iterable[Span], gaps: Iterable[re.Match[str]]) -> list[Span]:
    """The pieces, cut at those gaps inside them where a sentence ends."""
    parts: list[Span] = []
    waiting = iter(gaps)
    gap = next(waiting, None)
    for start, end in pieces:
        while gap is not None and gap.end(1) < end:
            if start < gap.start(1) and _is_end(gap):
                parts.append((start, gap.start(1)))
                start = gap.end(1)
            gap = next(waiting, None)
        parts.append((start, end))
    return parts


def _gaps(text: str) -> list[re.Match[str]]:
    """Where a sentence may end without Punkt seeing it: group 1 is the white space.

    >>> sentences("A boat in the rain Photo: Ada Lane. It is so [...] The rest is not.")
    A boat in the rain | Photo: Ada Lane. | It is so [...] | The rest is not.
    """
    found = list(_AFTER_ABBREVIATION.finditer(text))
    if ": " in text:
        found += _picture_credit().finditer(text)
    if "]" in text:
        found += _OMISSION.finditer(text)
    return sorted(found, key=lambda gap: gap.span(1))


@cache
def _picture_credit() -> re.Pattern[str]:
    """“... in the square | Image: Jane Doe”: a picture's credit is a sentence of its own."""
    words = "|".join(map(re.escape, lexicons.word_list("picture_credits")["word"]))
    return re.compile(rf"(?<=\S)(\s+)(?:{words})s?: ")


def _is_end(gap: re.Match[str]) -> bool:
    """Whether the full stop of an abbreviation ends its sentence too.

    >>> sentences("He left the U.S. The end came at 5 p.m. It was plan B. It failed.")
    He left the U.S. | The end came at 5 p.m. | It was plan B. | It failed.
    >>> sentences("He met Sen. The Hon. Roe of Acme Inc. Troy.")
    He met Sen. The Hon. Roe of Acme Inc. Troy.
    """
    if gap.re is not _AFTER_ABBREVIATION:
        return True
    if gap.group(2).lower() not in lexicons.words("sentence_starters"):
        return False
    stop = gap.start() + 1
    bare = gap.string[max(0, stop - 12) : stop].split()[-1].lstrip("\"“‘'([")
    is_initial = len(bare) == 2 and bare[0].isupper()  # "Plan B. It"
    return is_initial or bare.lower() in _can_end_a_sentence() or bool(_INITIALS.fullmatch(bare))


@cache
def _can_end_a_sentence() -> frozenset[str]:
    return frozenset(lexicons.words_where("abbreviations", "can_end_a_sentence", "yes"))
