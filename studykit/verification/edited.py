"""What editors’ marks do to a quotation: words that say something else, parts joined."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from studykit.quotes.sentence.marks import Quoted
from studykit.verification.directions import ways
from studykit.verification.passages import Passages
from studykit.verification.places import Found
from studykit.verification.turned import is_denying
from studykit.verification.words import Words, words_of

_FEW = 3  # words that a bracket stands for one by one
# Where another clause begins within what was left out.
_CLAUSE = re.compile(r"[;:.!?—–]|--")
_LED = frozenset("that because while whereas but when if as says said".split())
_PRONOUNS = frozenset("i we you he she they it".split())


class Edit(NamedTuple):
    """Words of the article that editors' marks stand for, and what the draft has in their place.

    They are `joined` where what is on both sides was not said in one.
    """

    places: list[int]
    put_in: str
    is_joined: bool = False


def edited(found: Found, passages: Passages) -> Edit | None:
    """What an editor's mark changes so that a quotation says something else; None if nothing.

    >>> from studykit.verification.places import exact
    >>> text = (
    ...     "“There is no room for 30 boats and nets,” said Ada Lane. Bo Roe left. “Kim hired two"
    ...     " hands; Roe has been ready,” she added. “He saw Jo Kim once,” said Bo Roe.")
    >>> def told(quotation):
    ...     passages = Passages(sk.Article(text))
    ...     found = edited(exact(quotation, passages)[0], passages)
    ...     return found and passages.words.printed(found.places[0], found.places[-1] + 1)
    >>> told("There is [a] room"), told("30 boats [without] nets"), told("for [40] boats")
    ('no', 'and', '30')
    >>> told("There is … room"), told("30 [old] boats"), told("[Lane] saw Jo Kim")
    (None, None, None)
    >>> told("Kim … has been ready"), told("Kim hired … hands"), told("He saw [Bo Roe] once")
    ('hired two hands; Roe', None, 'Jo Kim')
    """
    for places, inserted in found.gaps:
        if not places:
            continue
        if inserted:
            if any(is_other(places, inserted, passages) for is_other in _REPLACED):
                return Edit(places, " ".join(inserted.split()))
        elif _has_other_subject(places, found.places, passages):
            return Edit(places, "")
        elif _are_apart(places, found.places, passages):
            return Edit(places, "", is_joined=True)
    return None


def _keys(places: Sequence[int], passages: Passages) -> list[str]:
    return [passages.words.keys[place] for place in places]


def _affirms(places: Sequence[int], inserted: str, passages: Passages) -> bool:
    """Whether a denial was replaced: “[a]” for “no”."""
    keys = _keys(places, passages)
    is_denied = any(map(is_denying, keys)) and "far" not in keys
    return len(keys) <= _FEW and is_denied and not any(map(is_denying, Words(inserted).keys))


def _relates_otherwise(places: Sequence[int], inserted: str, passages: Passages) -> bool:
    """Whether one word that relates two others gave way to a contrary one: “[from]” for “and”."""
    keys, put_in = _keys(places, passages), Words(inserted).keys
    if len(keys) != 1 or len(put_in) != 1 or keys == put_in:
        return False
    relating, contrary = words_of("relating"), words_of("contrary")
    return keys[0] in relating | contrary and put_in[0] in contrary


def _counts_otherwise(places: Sequence[int], inserted: str, passages: Passages) -> bool:
    """Whether a number was replaced by another one."""
    ones, others = (
        {key for key in keys if key[0].isdigit()}
        for keys in (_keys(places, passages), Words(inserted).keys)
    )
    return bool(ones and others) and ones.isdisjoint(others)


def _goes_otherwise(places: Sequence[int], inserted: str, passages: Passages) -> bool:
    """Whether what goes up was made to go down.

    >>> passages = Passages(sk.Article("It fell."))
    >>> [_goes_otherwise([1], word, passages) for word in ("rose", "falls")]
    [True, False]
    """
    ones, others = (
        {way for key in keys if (way := ways("change").get(key))}
        for keys in (_keys(places, passages), Words(inserted).keys)
    )
    return bool(ones and others) and ones.isdisjoint(others)


def _names_another(places: Sequence[int], inserted: str, passages: Passages) -> bool:
    """Whether one person's name was replaced by another's."""
    ones, others = (
        passages.surnames.intersection(keys)
        for keys in (_keys(places, passages), Words(inserted).keys)
    )
    return bool(ones and others) and ones.isdisjoint(others)


_REPLACED = (_affirms, _relates_otherwise, _counts_otherwise, _goes_otherwise, _names_another)


def _sides(places: Sequence[int], kept: Sequence[int]) -> tuple[int, int] | None:
    """The last word that is kept before what was left out, and the first one after it."""
    before = [place for place in kept if place < places[0]]
    after = [place for place in kept if place > places[-1]]
    return (before[-1], after[0]) if before and after else None


def _has_other_subject(places: Sequence[int], kept: Sequence[int], passages: Passages) -> bool:
    """Whether a verb was given to another than the one of whom it is said."""
    words, sides = passages.words, _sides(places, kept)
    if sides is None or words.keys[sides[1]] not in words_of("auxiliary"):
        return False
    before, after = sides
    start = words.spans[before][0]
    is_subject = words.text[start].isupper() or words.keys[before] in _PRONOUNS
    tail = list(_subject(places, after, words))
    keys = [words.keys[place] for place in tail]
    is_name = bool(tail) and all(words.text[words.spans[place][0]].isupper() for place in tail)
    return is_subject and is_name and words.keys[before] not in keys


def _subject(places: Sequence[int], after: int, words: Words) -> Iterator[int]:
    """The few words with which the last clause of what was left out begins, if it has no more."""
    for k in range(len(places) - 1, max(len(places) - 1 - _FEW, 0), -1):
        first, last = places[k - 1], places[k]
        if _CLAUSE.search(words.between(first, last)) or words.keys[first] in _LED:
            if not re.search(r"[,;:.—–]", words.between(places[-1], after)):
                yield from places[k:]
            return


def _are_apart(places: Sequence[int], kept: Sequence[int], passages: Passages) -> bool:
    """Whether the middle of a sentence was joined to that of one in no marks, or elsewhere.

    >>> from studykit.verification.places import exact
    >>> text = "“We must guard us and the boats,” said Ada Lane. It rained in New Elm then."
    >>> passages = Passages(sk.Article(text))
    >>> for quotation in ("We must guard … New Elm", "We must … the boats"):
    ...     found = exact(quotation, passages)[0]
    ...     print(_are_apart(found.gaps[0][0], found.places, passages))
    True
    False
    """
    sides = _sides(places, kept)
    if sides is None:
        return False
    before, after = (_bounds(place, passages) for place in sides)
    if before.sentence == after.sentence or not _is_elsewhere(before.mark, after.mark):
        return False
    starts = passages.words.starts
    is_cut = sides[0] + 1 < len(starts) and starts[sides[0] + 1] < before.end
    return is_cut and starts[sides[1] - 1] >= after.start


class _Bounds(NamedTuple):
    """The part of a sentence in or out of marks that holds a word."""

    sentence: tuple[int, int]
    mark: Quoted | None
    start: int
    end: int


def _bounds(place: int, passages: Passages) -> _Bounds:
    at = passages.words.starts[place]
    (low, high), mark = passages.sentence(at), passages.mark_at(at)
    return _Bounds(
        (low, high),
        mark,
        max(low, mark.start) if mark else low,
        min(high, mark.end) if mark else high,
    )


def _is_elsewhere(one: Quoted | None, other: Quoted | None) -> bool:
    """Whether only one of two places is in marks, or they are in other paragraphs."""
    if one is None or other is None:
        return one is not other
    return one.paragraph != other.paragraph
