"""Where sentences are: Punkt's judgment, repaired where it lacks the statistics of a corpus."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import pairwise

from nltk.tokenize.punkt import PunktParameters, PunktSentenceTokenizer

from studykit import lexicons
from studykit.segment.gaps import INITIALS, MARK, gaps, is_end
from studykit.segment.paragraphs import Span
from studykit.segment.tokens import describe

# The word before a mark, where it is plain what Punkt would say; group 2 is what it takes for
# an abbreviation, or not, once an opening mark is off.
_PLAIN_WORD = re.compile(r"[\"“‘'(\[]{0,2}((?:(?>[A-Za-z]+)-)*([A-Za-z.]+)|\d+)")
_CAPITAL = re.compile(r"[\"“]?[A-Z]")
# What may begin a sentence: a word, with an opening mark before it or without; ''.
_BEGINS = re.compile(r"[\"“‘(\[]?\w|''")
_STOPS = frozenset(".?!")
_CLOSERS = ("", "”", "’", '"', "'", "''", ")")
# "Jr., of", "(R-Elm.), who", "!”, he": marks after which no sentence begins.
_GOES_ON = re.compile(r"[\"”’'»)]{0,2}[,;:]")
# Fragments that never begin a sentence: "- Jane Doe", ", and left", "”, he said", "& Co.", ". .".
_CONTINUES = re.compile(r"[-–—]+\s|[\"”’'»]{0,2}[,;:)]|&|\.(?:\s|$)")
_LOWER_CASE = re.compile(r"[\"“‘'(\[]*[a-zß-öø-ÿ]")
# What a sentence in lower case may go on after: “Why?” she; Yahoo! said; ... and; N.J. ferry.
_LEAVES_OPEN = re.compile(
    r"[!?…\"”’')\]]$|\. ?\.$|(?:^|\s)(?:[A-Z]|[^\saeiouAEIOU]|\S\.)\S{0,4}\.$"
)
_ENDS_IN_QUOTED_QUESTION = re.compile(r"[?!][\"”’']+$")
# A name, and the word after it: “Why?” Jane Doe asked.
_NAME_AND_WORD = re.compile(r"(?:[A-Z][\w.’'-]*\s+){1,4}([a-z]+)\b")
# The capitalised word that a sentence begins with, after its opening marks.
_FIRST_WORD = re.compile(r"[\"“‘'(\[]*([A-Z][a-z]*)\b")
# What is before a shout, and what after it.
_SHOUT_BEGINS = re.compile(r"[\"“‘!?:(]|(?<!\w)'")
_SHOUT_ENDS = ("!", ",", ".", '"', "”", "’", "'", "")
# "harbour.": no word that is cut short, for which the rules below are.
_ENDS_IN_LONG_WORD = re.compile(r"[a-z]{5}\.$")
# "No. 5", "gate no. B7".
_NUMBER_ABBREVIATION = re.compile(r"\b[Nn]os?\.$")
_NUMBER = re.compile(r"[A-Z]{0,2}\d")
# "(b. 1931", "c. 1900", "p. 12": a small letter that shortens a word before a number.
_LETTER_ABBREVIATION = re.compile(r"(?:^|[\s(\[])[a-z]\.$")
# "1.", "(a)", "IV." before an item of a list.
_ITEM_NUMBER = re.compile(r"\(?(?:\d{1,3}|[A-Za-z]|[IVXivx]{1,5})[.)]")
# A mark with a blank before it is no name's, as that of Yahoo! is.
_DETACHED_MARK = re.compile(r"\s[!?]$")
_LONGEST_MARKS = 8  # characters without a letter or a number
# "Nora D." of Nora D. Elm: an initial after a name, so that a name may follow.
_MIDDLE_INITIAL = re.compile(r"(?:^|\s)[A-Z][\w’'-]+ [A-Z]\.$")


def sentence_spans(text: str, paragraphs: Iterable[Span]) -> list[list[Span]]:
    """Where the sentences of each paragraph are, without the white space around them.

    Punkt (Kiss & Strunk 2006) with the abbreviations of `data/words/abbreviations.csv`, then
    repaired where it lacks the statistics of a large corpus.

    >>> sentences("He left the U.S. The talks end at 5 p.m. on Sept. 15. “Why?” she said.")
    He left the U.S. | The talks end at 5 p.m. on Sept. 15. | “Why?” she said.
    """
    found: list[list[Span]] = []
    for start, end in paragraphs:
        marks = list(MARK.finditer(text, start, end))
        pieces = _joined(text, end, _cut(text, start, end, marks)) if marks else [(start, end)]
        unseen = gaps(text, start, end, marks, {end for _, end in pieces})
        found.append(_with_marks(text, _divided(pieces, unseen) if unseen else pieces))
    return found


def _with_marks(text: str, pieces: list[Span]) -> list[Span]:
    """The sentences, with marks that hold no word as a part of the one before.

    >>> sentences("Did it rain? –. It did. “!!!” It froze.")
    Did it rain? –. | It did. “!!!” | It froze.
    """
    joined: list[Span] = []
    for start, end in pieces:
        if joined and end - start <= _LONGEST_MARKS and not any(map(str.isalnum, text[start:end])):
            joined[-1] = joined[-1][0], end
        else:
            joined.append((start, end))
    return joined


def _cut(text: str, start: int, end: int, marks: Iterable[re.Match[str]]) -> Iterator[Span]:
    """The pieces that Punkt finds; it is asked only where an abbreviation may be at work."""
    is_plain = True
    for stop in marks:
        if stop.group(2) is None:
            continue  # Punkt may see it, but where it is asked for another
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
    >>> sentences("Ada Lane, Jr., the vice-pres. of Elm, left. ‘So did I.’ It rained.")
    Ada Lane, Jr., the vice-pres. of Elm, left. | ‘So did I.’ | It rained.
    >>> sentences("“Gov. Roe left,” she said. “Gov. Lane (Dr. Lane) sat.” “No.” He left.")
    “Gov. Roe left,” she said. | “Gov. Lane (Dr. Lane) sat.” | “No.” | He left.
    """
    closer, after = stop.group(1), stop.group(3)
    at = max(stop.pos, stop.string.rfind(" ", stop.pos, stop.start()) + 1)
    word = _PLAIN_WORD.fullmatch(stop.string, at, stop.start())
    if word is None or not _STOPS.isdisjoint(closer):
        return None
    before, last_part = word.group(1).lower(), (word.group(2) or "").lower()
    if f"{last_part}." in lexicons.words("abbreviations"):
        return False
    if closer not in _CLOSERS:
        return False if _GOES_ON.fullmatch(closer) else None
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


_NEAR = 99  # characters on either side of a border that say whether it is one


def _joined(text: str, end_of_paragraph: int, pieces: Iterable[Span]) -> list[Span]:
    joined: list[Span] = []
    for start, end in pieces:
        after = text[start : min(end_of_paragraph, start + _NEAR)]
        before = ""
        if joined:
            begin, border = joined[-1]
            before = text[max(begin, border - _NEAR) : border]
        is_number = len(joined) == 1 and _is_heading_number(before)
        if is_number or (joined and _is_continued(before, after)):
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


def _is_heading_number(before: str) -> bool:
    """Whether the first piece of a paragraph only numbers what follows: “1. |”, “Chapter 1. |”.

    >>> sentences("1. Buy a ticket.\\nChapter 1. The Storm. It rained.\\nIn 1. It rained.")
    1. Buy a ticket. | Chapter 1. The Storm. | It rained. | In 1. | It rained.
    """
    return bool(_ITEM_NUMBER.fullmatch(before) or _numbered_heading().fullmatch(before))


@cache
def _numbered_heading() -> re.Pattern[str]:
    words = "|".join(word.capitalize() for word in lexicons.word_list("heading_words")["word"])
    return re.compile(rf"(?:{words}) (?:\d{{1,3}}|[A-Z]|[IVXLC]+)\.")


def _is_continued(before: str, after: str) -> bool:
    """Whether the second piece goes on with the sentence that the first began.

    >>> sentences("“Why?” she said. Yahoo! said so. He waited ... and left. It is No. 5 here.")
    “Why?” she said. | Yahoo! said so. | He waited ... and left. | It is No. 5 here.
    >>> sentences("“Is it?” — Ada Lane. “Why now?” Ada Lane asked. “Why now?” Ada Lane left.")
    “Is it?” — Ada Lane. | “Why now?” Ada Lane asked. | “Why now?” | Ada Lane left.
    >>> sentences("Then J.F. Lane met Nora D. Elm. Then came Nora D. She left.")
    Then J.F. Lane met Nora D. Elm. | Then came Nora D. | She left.
    """
    if _CONTINUES.match(after) or _goes_on_in_lower_case(before, after):
        return True
    if before.endswith("!") and _is_said_again(before, after):
        return True
    near = max(0, len(before) - 6)
    if _ENDS_IN_QUOTED_QUESTION.search(before, near) and _is_credited(after):
        return True
    if not before.endswith(".") or _ENDS_IN_LONG_WORD.search(before, near):
        return False
    if _NUMBER_ABBREVIATION.search(before, near):
        return _NUMBER.match(after) is not None
    if _is_short_before_number(before, after):
        return True
    return before[-2:-1].isupper() and _ends_in_initial(before) and not _is_starter(after)


def _ends_in_initial(before: str) -> bool:
    """“J.F. | Lane”, “Nora D. | Elm”: whether what is before ends in an initial of a name.

    >>> sentences("Then J.F. Lane came. Then came Nora D. Elm. So did D. Elm. It is so. Elm sang.")
    Then J.F. Lane came. | Then came Nora D. Elm. | So did D. Elm. | It is so. | Elm sang.
    """
    near = max(0, len(before) - 40)
    return bool(INITIALS.search(before, near) or _MIDDLE_INITIAL.search(before, near))


def _goes_on_in_lower_case(before: str, after: str) -> bool:
    """“Yahoo! | said so”, “He waited ... | and left”; not “It rained ! | and snowed”.

    >>> sentences("Yahoo! said so. It rained ! and then it snowed.")
    Yahoo! said so. | It rained ! | and then it snowed.
    """
    if not _LOWER_CASE.match(after) or not _LEAVES_OPEN.search(before):
        return False
    return not _DETACHED_MARK.search(before)


def _is_said_again(before: str, after: str) -> bool:
    """A chant: “Row! | Row! | Row!”.

    >>> sentences("They sang “Row! Row! Row!” and left. Then “Go on! Go on!” came. “Row! Rowers!”")
    They sang “Row! Row! Row!” and left. | Then “Go on! Go on!” came. | “Row! | Rowers!”
    """
    called = _SHOUT_BEGINS.split(before[:-1])[-1].strip()
    rest = after.removeprefix(called)
    return bool(called) and rest != after and rest[:1] in _SHOUT_ENDS


def _is_short_before_number(before: str, after: str) -> bool:
    """“(b. | 1931)”, “on Fri. | 4 May”: a letter or a day cut short, and a number or a month.

    >>> sentences("Ada Lane (b. 1931, d. 2021) died on Fri. 4 May. They sat. 4 left.")
    Ada Lane (b. 1931, d. 2021) died on Fri. 4 May. | They sat. | 4 left.
    """
    days, dates = _days_cut_short()
    if not dates.match(after):
        return False
    near = max(0, len(before) - 40)
    is_letter = after[0].isdigit() and _LETTER_ABBREVIATION.search(before, near)
    return bool(is_letter or days.search(before, near))


@cache
def _days_cut_short() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """“Fri.” at the end of a piece, and the date that the next piece begins with."""
    days, months = (
        "|".join(word[:3].capitalize() for word in lexicons.words_where("time_words", "kind", kind))
        for kind in ("day", "month")
    )
    return re.compile(rf"\b(?:{days})[a-z]{{0,2}}\.$"), re.compile(rf"\d|(?:{months})")


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


def _divided(pieces: Iterable[Span], inside: Iterable[re.Match[str]]) -> list[Span]:
    """The pieces, cut at those gaps inside them where a sentence ends."""
    parts: list[Span] = []
    waiting = iter(inside)
    gap = next(waiting, None)
    for start, end in pieces:
        while gap is not None and gap.end(1) < end:
            if start < gap.start(1) and is_end(gap):
                parts.append((start, gap.start(1)))
                start = gap.end(1)
            gap = next(waiting, None)
        parts.append((start, end))
    return parts
