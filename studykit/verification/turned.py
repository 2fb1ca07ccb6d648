"""Whether a cut turns round what words mean: a “not” or an “if” that was left out."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from studykit.verification.passages import Passages
from studykit.verification.places import Found
from studykit.verification.words import Words, words_of

# “even if”, “as if”: those leave what is said as it is.
# Where what denies ends: another clause begins.
_STOP = re.compile(r"[;:—–()]|--|(?:^|\s)-\s|[.!?…]")
_COMMA = re.compile(r",")
_FARTHEST = 6  # words between a denial and what it denies


class Cut(NamedTuple):
    """Words of the article beside a quotation that turn it round, and where they are."""

    places: list[int]
    side: str


def is_denying(key: str) -> bool:
    """Whether a word denies: “not”, “isn't”, “never”, “doubt”.

    >>> [key for key in ("isn't", "never", "knot", "unlikely") if is_denying(key)]
    ["isn't", 'never', 'unlikely']
    """
    return key in words_of("denial") or key.endswith("n't")


def is_turning(key: str) -> bool:
    """Whether a word denies or sets a condition."""
    return key in words_of("doubt") or is_denying(key)


def _denies(words: Words, place: int) -> bool:
    """Whether a word of a text denies: “far” in “far from”, “no” but in “no doubt”.

    >>> words = Words("as far as I know it is far from full, there is no doubt, with no boat")
    >>> [words.keys[place] for place in range(len(words)) if _denies(words, place)]
    ['far', 'no']
    """
    key, following = words.keys[place], "".join(words.keys[place + 1 : place + 2])
    if key == "far":
        return following == "from"
    if key in words_of("doubted") and place and words.keys[place - 1] in ("no", "without"):
        return False
    return is_denying(key) and not (key in ("no", "without") and following in words_of("doubted"))


def turned(found: Found, passages: Passages, around: str) -> Cut | None:
    """What was cut off a quotation, or out of it, that turns it round; None if nothing was.

    Parameters
    ----------
    found : Found
        Where the quotation is in the article.
    passages : Passages
        The article.
    around : str
        The draft's own words in that sentence: they may say themselves what was cut.

    Examples
    --------
    >>> def cut(quotation, around=""):
    ...     passages = Passages(sk.Article("“We will not sell the boat if it rains,” Roe said."))
    ...     found = turned(exact(quotation, passages)[0], passages, around)
    ...     return found and passages.words.printed(found.places[0], found.places[-1] + 1)
    >>> from studykit.verification.places import exact
    >>> cut("sell the boat if it rains"), cut("We will not sell the boat")
    ('We will not', 'if it rains')
    >>> cut("We … sell the boat")
    'will not'
    >>> cut("sell the boat if it rains", "Roe would not") is None
    True
    >>> passages = Passages(sk.Article("“I know not if it floats, but I love it,” Roe said."))
    >>> turned(exact("I love it", passages)[0], passages, "") is None
    True
    """
    own = Words(around).keys
    denies, doubts = any(map(is_denying, own)), any(key in words_of("doubt") for key in own)
    others = _others_view(found, passages)
    if others and passages.words.keys[others.places[-1]] not in own:
        return others
    for cut in (_before(found, passages), _within(found, passages), _after(found, passages)):
        if cut is None:
            continue
        keys = [passages.words.keys[place] for place in cut.places]
        if not (denies if any(map(is_denying, keys)) else doubts):
            return cut
    return None


def _before(found: Found, passages: Passages) -> Cut | None:
    """The words before it in its sentence, where they deny or doubt it."""
    first, words = found.places[0], passages.words
    start, _ = passages.sentence(words.spans[first][0])
    mark = passages.mark_at(words.spans[first][0])
    low = bisect_left(words.starts, start, 0, first)
    if mark is not None and bisect_left(words.starts, mark.start, 0, first) == first:
        return _denied_outside(words, low, first)
    low = bisect_left(words.starts, max(start, mark.start if mark else start), 0, first)
    is_turned = _is_turned_by(words, low, first)
    return Cut(list(range(low, first)), "before") if is_turned else None


def _is_turned_by(words: Words, low: int, first: int) -> bool:
    """Whether the words from one up to another deny or doubt what comes after them."""
    is_clause = True
    for farthest, place in enumerate(range(first - 1, low - 1, -1), start=1):
        gap, key = words.between(place, place + 1), words.keys[place]
        if _STOP.search(gap) or key in ("but", "yet"):
            return False
        is_clause = is_clause and not _COMMA.search(gap)
        before = words.keys[place - 1] if place > low else ""
        if key in words_of("doubt") and before not in words_of("before if"):
            return not (
                _is_past_condition(words, place, first) or _is_supposed(words, place, first)
            )
        if is_clause and farthest <= _FARTHEST and _denies(words, place):
            return not _is_in_aside(words.keys[low:first], place - low)
        is_clause = is_clause and key not in words_of("clause")
    return False


def _is_past_condition(words: Words, doubt: int, first: int) -> bool:
    """Whether a quotation is by itself after an “if”, which sets no condition on it.

    That is so where the “if” only speaks to whoever hears it, and where what depends on it has
    been said before the last comma.

    >>> texts = "If you sail, go", "If I win, we will", "If he lied he'd go, he is"
    >>> texts = *texts, "If elected I will fight for", "If elected I fight for"
    >>> for text in texts:
    ...     words = Words(text)
    ...     print(_is_past_condition(words, 0, len(words)))
    True
    False
    True
    True
    False
    """
    between = words.keys[doubt + 1 : first]
    last = min(first + 1, len(words))
    commas = [k for k in range(doubt + 1, last) if _COMMA.search(words.between(k - 1, k))]
    if words.keys[doubt] != "if" or not between:
        return False
    if len(between) > _APART and between[0].endswith("ed") and between[1] in words_of("subject"):
        return between[2] in words_of("outcome")
    if not commas:
        return False
    if between[0].startswith("you"):
        return True
    return any(
        words.keys[k - 1].endswith(("'d", "'ll"))
        or (words.keys[k] in words_of("outcome") and words.keys[k - 1] in words_of("subject"))
        for k in range(doubt + _APART, commas[-1])
    )


def _is_supposed(words: Words, doubt: int, first: int) -> bool:
    """Whether an “if” only supposes that there is what a quotation then says what it is.

    >>> texts = "If there is a way out, it", "If it is a way out, it", "If there is any rain, we"
    >>> [_is_supposed(Words(text), 0, len(Words(text)) - 1) for text in texts]
    [True, False, False]
    """
    is_there = words.keys[doubt + 1 : doubt + 3] in (["there", "is"], ["there", "was"])
    return is_there and words.keys[first] in ("it", "this", "that")


_APART = 4  # words from “if” up to what depends on it: “if he lied he | would |”


def _is_in_aside(keys: Sequence[str], denial: int) -> bool:
    """Whether a denial only belongs to words about a noun: “boats that do not leak are | safe”.

    >>> _is_in_aside("boats that nobody does not know are".split(), 4)
    True
    >>> _is_in_aside("she said that i don't think it is".split(), 4)
    False
    """
    relative = next((k for k in range(denial, -1, -1) if keys[k] in ("that", "which", "who")), None)
    is_led = relative is not None and 0 < denial - relative <= _FARTHEST
    after = keys[denial + 1 :]
    is_view = any(key in words_of("view") for key in after[:2])
    is_closed = any(key in ("is", "are", "was", "were") for key in after[1:])
    return (
        is_led and is_closed and not is_view and keys[(relative or 0) - 1] not in words_of("saying")
    )


def _others_view(found: Found, passages: Passages) -> Cut | None:
    """Words that say that what follows is what others think: “You may think | I am old”.

    >>> from studykit.verification.places import exact
    >>> for text in ("“You may think I am old,” Roe said.", "“I think I am old,” Roe said."):
    ...     passages = Passages(sk.Article(text))
    ...     print(turned(exact("I am old", passages)[0], passages, "") is not None)
    True
    False
    """
    first, words = found.places[0], passages.words
    mark = passages.mark_at(words.spans[first][0])
    if mark is None:
        return None
    start, _ = passages.sentence(words.spans[first][0])
    low = bisect_left(words.starts, max(start, mark.start), 0, first)
    at = first - 1
    while at > low and words.keys[at] == "that":
        at -= 1
    if (
        at <= low
        or words.keys[at] not in words_of("view")
        or _COMMA.search(words.between(at, at + 1))
    ):
        return None
    who = at - 1
    while who > low and words.keys[who] in words_of("helper"):
        who -= 1
    if words.keys[who] in ("i", "we") and words.keys[at] != "told":
        return None
    return Cut(list(range(low, at + 1)), "before")


def _denied_outside(words: Words, low: int, first: int) -> Cut | None:
    """What the article itself says before its marks, where that denies them: not “a gift”.

    >>> from studykit.verification.places import exact
    >>> for text in ("It was not “a gift”.", "She denied “a gift”.", "If he won, “a gift” came."):
    ...     passages = Passages(sk.Article(text))
    ...     print(turned(exact("a gift", passages)[0], passages, "") is not None)
    True
    True
    False
    """
    for distance, place in enumerate(range(first - 1, low - 1, -1), start=1):
        if _STOP.search(words.between(place, place + 1)) or distance > _FARTHEST:
            return None
        key = words.keys[place]
        if key.startswith(("denied", "denies", "deny")) or (
            distance <= 2 and _denies(words, place)
        ):
            return Cut(list(range(low, first)), "before")
    return None


def _within(found: Found, passages: Passages) -> Cut | None:
    """The words left out at an editor's mark, where they deny what is kept."""
    words = passages.words
    for places, inserted in found.gaps:
        keys = [words.keys[place] for place in places]
        put_in = Words(inserted).keys
        if any(map(is_denying, put_in)) and not any(map(is_denying, keys)):
            return Cut(places or [found.places[0]], "within")
        if any(map(is_denying, put_in)):
            continue
        if any(_is_feared(words, place) for place in places):
            return Cut(places, "within")
        for piece in (_up_to_clause(words, places), _from_clause(words, places)):
            if any(_turns(words, k, found.places) for k in piece):
                return Cut(places, "within")
    return None


def _turns(words: Words, place: int, kept: Sequence[int]) -> bool:
    """Whether a word that was left out denies or doubts, and is not only said once more.

    >>> words = Words("there is no boat here, no boat for us")
    >>> _turns(words, 5, [0, 1, 2, 3, 4, 7, 8]), _turns(words, 5, [0, 1, 4, 7, 8])
    (False, True)
    >>> _turns(Words("our No. 1 boat"), 1, [0, 3])
    False
    """
    key = words.keys[place]
    if key == "no" and place + 1 < len(words) and words.between(place, place + 1) == ". ":
        return False  # “No. 1”
    said = words.keys[place : place + 2]
    is_again = any(k < place and words.keys[k : k + 2] == said for k in kept if k + 1 in kept)
    return key in words_of("doubt") or (_denies(words, place) and not is_again)


def _is_feared(words: Words, place: int) -> bool:
    """Whether “I fear” or “I now hope” ends at a word: what follows is no more than that.

    >>> [_is_feared(Words("I now fear they fear"), place) for place in (2, 4)]
    [True, False]
    """
    keys = words.keys[max(0, place - 2) : place]
    return words.keys[place] in ("fear", "hope", "wish", "doubt") and bool({"i", "we"} & set(keys))


def _up_to_clause(words: Words, places: Sequence[int]) -> Sequence[int]:
    """The words that still belong to what is kept before them."""
    for k, place in enumerate(places):
        if _parts_clauses(words, place - 1, place):
            return places[:k]
    return places


def _from_clause(words: Words, places: Sequence[int]) -> Sequence[int]:
    """The words that already belong to what is kept after them."""
    for k in range(len(places) - 1, -1, -1):
        if _parts_clauses(words, places[k], places[k] + 1):
            return places[k + 1 :]
    return places


def _parts_clauses(words: Words, first: int, last: int) -> bool:
    if first < 0 or last >= len(words):
        return True
    gap = words.between(first, last)
    return bool(_STOP.search(gap) or _COMMA.search(gap))


def _after(found: Found, passages: Passages) -> Cut | None:
    """The words after it in its sentence, where they set a condition or deny it."""
    last, words = found.places[-1], passages.words
    _, end = passages.sentence(words.spans[last][0])
    mark = passages.mark_at(words.spans[last][0])
    end = min(end, mark.end) if mark else end
    high = bisect_left(words.starts, end, last)
    if last + 1 >= high or _STOP.search(words.between(last, last + 1)):
        return None
    following = words.keys[last + 1 : high]
    skipped = [key for key in following[:3] if key in ("but", "only", "and")]
    at = len(skipped)
    if following[at : at + 1] and following[at] in ("if", "unless", "provided"):
        return Cut(list(range(last + 1, high)), "after")
    if following[:2] in (["when", "there"], ["where", "there"]) and any(
        map(is_denying, following[:5])
    ):
        return Cut(list(range(last + 1, high)), "after")
    is_same_clause = not _COMMA.search(words.between(last, last + 1))
    if is_same_clause and len(found.places) >= _WHOLE and any(map(_takes_back, following[:3])):
        return Cut(list(range(last + 1, high)), "after")
    return None


def _takes_back(key: str) -> bool:
    return key in ("not", "never", "wrong", "false", "untrue", "nonsense") or key.endswith("n't")


_WHOLE = 4  # words of which something may be denied afterwards: “the boat is full | is not true”
