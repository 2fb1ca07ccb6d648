"""Names in headlines, where capitals say nothing."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from studykit.names import lists
from studykit.names.runs.cutting import split_words
from studykit.names.runs.edges import plain_count
from studykit.names.runs.mention import Mention
from studykit.names.runs.pieces import BARE, INITIAL, TITLED, plain_piece

_LONGEST_LISTED = 6  # words
# A word that needs no capital: the sign of a line that is not all in capitals.
_PLAIN_WORD = re.compile(r"(?<![\w’'-])[a-z]{5,}")


@cache
def _credit() -> re.Pattern[str]:
    """What follows a picture's caption: "Image: Ann Roe".

    >>> named("Quorl Vexer and Quill Vexer\\nImage: Cy Roe.")
    Quorl Vexer = Quorl Vexer (person)
    Quill Vexer = Quill Vexer (person)
    Cy Roe = Cy Roe (person)
    """
    return re.compile(rf"\s{{0,3}}(?:{lists.pattern('credit')})s?(?: by)?:")


def is_headline(
    text: str,
    start: int,
    end: int,
    runs: Sequence[re.Match[str]],
    n_words: int,
) -> bool:
    """Whether a sentence is in Title Case or all in capitals.

    >>> named("Harbour Town Rejects Bridge\\nIt was Oslo that did, at length.")
    Oslo = Oslo (place)
    >>> named("Monte Quorl and Kip Vex slept there\\nIt was so.")
    Monte Quorl = Monte Quorl (person)
    Kip Vex = Kip Vex (person)
    """
    if n_words < 4:
        return False
    has_stop = text[end - 1] in ".,;"
    n_capitals = len(split_words(" ".join([run[0] for run in runs])))
    if 2 * n_capitals < n_words or n_capitals < 3 or (has_stop and 10 * n_capitals < 6 * n_words):
        return False
    if len(_PLAIN_WORD.findall(text, start, end)) > n_words // 10:
        return False
    return _credit().match(text, end) is None


def in_headlines(
    runs: Iterable[tuple[int, re.Match[str]]], found: Iterable[Mention]
) -> Iterator[Mention]:
    """The names in a headline that the rest of the text or a list knows.

    >>> named("Harbour Town Rejects Roe in Oslo\\nIt was Ada Roe, at length.")
    Roe = Ada Roe (person)
    Oslo = Oslo (place)
    Ada Roe = Ada Roe (person)
    >>> named("Why 13 Hours Came Out After 12 Hours\\nHer film 13 Hours, at length, came.")
    13 Hours = 13 Hours (other)
    13 Hours = 13 Hours (other)
    """
    body = _body_names(found)
    for sentence, run in runs:
        words, begin = split_words(run[0]), 0
        while begin < len(words):
            size = _known_size(words[begin:], body)
            at = run.start() + len(" ".join(words[:begin])) + (begin > 0)
            count = plain_count(run.string, at, words[begin])
            if count and f"{count}{words[begin]}".casefold() in body:
                yield Mention(at - len(count), sentence, plain_piece(count + words[begin]))
            elif size and not _is_modal(words, begin, size, body):
                name = run.string[at : at + len(" ".join(words[begin : begin + size]))]
                yield Mention(at, sentence, plain_piece(name))
            begin += size or 1


def _is_modal(words: Sequence[str], at: int, size: int, body: set[str]) -> bool:
    """Storm | May | Sink Boat.

    >>> named("Harbour Storm May Sink Boat\\nIt was so.")
    >>> named("Harbour Storm Sank Boat In May\\nIt was so.")
    May = May (other)
    """
    is_may = words[at] == "May" and size == 1 and "may" not in body
    return is_may and at > 0 and words[at - 1].lower() not in lists.stops()


def _body_names(found: Iterable[Mention]) -> set[str]:
    """The names in the body, in lower case, and the family names of persons.

    >>> named("Harbour Rejects Roe After Lund Speaks\\nIt was Ada Roe and Kim Lundping.")
    Roe = Ada Roe (person)
    Ada Roe = Ada Roe (person)
    Kim Lundping = Kim Lundping (person)
    >>> named("Harbour Town Rejects Olga’s Grace\\nIt was Olga Roe and Grace Lund.")
    Olga = Olga Roe (person)
    Olga Roe = Olga Roe (person)
    Grace Lund = Grace Lund (person)
    """
    names = set()
    for mention in found:
        if mention.sort is INITIAL or mention.sort is BARE:
            continue
        names.add(mention.text.casefold())
        if " " not in mention.text:
            continue
        words = mention.text.split()
        if mention.sort is TITLED or words[0] in lists.first_names():
            names.update((words[-1].casefold(), " ".join(words[-2:]).casefold()))
            if not lists.is_ordinary(words[0]) and words[0] not in lists.titles():
                names.add(words[0].casefold())
        if words[0] in lists.family_names_first():
            names.add(words[0].casefold())
    return names


def _known_size(words: Sequence[str], body: set[str]) -> int:
    """The number of words at the beginning that make a known name; 0 if none do.

    >>> named("Harbour Rejects Hong Kong in OSLO\\nIt was so.")
    Hong Kong = Hong Kong (place)
    OSLO = OSLO (place)
    """
    known = lists.known()
    for size in range(min(_LONGEST_LISTED, len(words)), 0, -1):
        name = " ".join(words[:size])
        if name.casefold() in body or name in known or (name.isupper() and name.title() in known):
            return size
    return 2 if _are_full_name(words[:2]) else 0


def _are_full_name(words: Sequence[str]) -> bool:
    """Ann Quorl, with a listed given name and a rare family name.

    >>> named("Harbour Town Rejects Ada Quorl and Ada Speaks\\nIt was so.")
    Ada Quorl = Ada Quorl (person)
    """
    if len(words) < 2 or words[0] not in lists.first_names():
        return False
    return not lists.is_ordinary(words[1]) and words[1] not in lists.titles()
