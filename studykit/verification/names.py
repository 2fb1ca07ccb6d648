"""Whether the names of a draft are the article's, and spelt as they are there."""

from collections.abc import Iterator, Sequence
from functools import cache

from studykit import lexicons
from studykit.article import Article
from studykit.verification.cast import Cast, near
from studykit.verification.dates import moments
from studykit.verification.passages import Passages
from studykit.verification.row import ALTERED, UNDECIDED, VERBATIM, Row
from studykit.verification.words import Words, words_of

_SHORTEST = 5  # letters of a name alone that may be misspelt


def name_rows(
    draft: Article, passages: Passages, cast: Cast, taken: Sequence[tuple[int, int]]
) -> Iterator[Row]:
    """A row for each form of a name in a draft, where it is used first."""
    seen = set()
    dates = [(moment.start, moment.end) for moment in moments(draft.text)]
    names = draft.names
    for mention, kind, start, end in zip(
        *(names[column] for column in ("mention", "kind", "start", "end")), strict=True
    ):
        is_taken = any(low < end and start < high for low, high in [*taken, *dates])
        if mention not in seen and not is_taken:
            seen.add(mention)
            yield _row(mention, kind, int(start), int(end), passages, cast)


def _row(mention: str, kind: str, start: int, end: int, passages: Passages, cast: Cast) -> Row:
    whole = Words(mention).keys
    keys = [key for key in whole if key not in words_of("title")]
    for form in filter(None, (whole, keys)):
        at = _found(form, passages)
        if at is not None:
            return Row(start, end, "name", VERBATIM, _place(passages, at, len(form)))
    if not keys:
        return Row(start, end, "name", UNDECIDED)
    if kind == "person":
        meant = _meant(keys, cast)
        if meant:
            own = cast.keys[meant]
            at = _found(own, passages)
            is_same = set(own) >= set(keys) or set(keys) >= set(own)
            verdict = VERBATIM if is_same else ALTERED
            said = None if is_same else f"in the article: {meant}"
            place = None if at is None else _place(passages, at, len(own))
            return Row(start, end, "name", verdict, place, said)
    return Row(start, end, "name", UNDECIDED)


def _found(keys: Sequence[str], passages: Passages) -> int | None:
    """The first word of a name in the article, be it owner of something there or not.

    >>> _found(["ada", "lane"], Passages(sk.Article("It was Ada Lane’s boat.")))
    2
    """
    for ending in ("", "'s", "'"):
        at = next(iter(passages.all.occurrences([*keys[:-1], keys[-1] + ending])), None)
        if at is not None:
            return at
    return None


def _place(passages: Passages, at: int, n: int) -> tuple[int, int]:
    spans = passages.words.spans
    return spans[at][0], spans[at + n - 1][1]


def _meant(keys: Sequence[str], cast: Cast) -> str | None:
    """The one person whose name a form is or nearly is.

    >>> cast = Cast(sk.Article("Rowena Achterberg met Tom Roe. Ada Lane left."))
    >>> forms = (["achterburg"], ["rowena", "achterberg"], ["bo", "lane"], ["thomas", "roe"])
    >>> [_meant(keys, cast) for keys in (*forms, ["rowena"], ["ada", "park"])]
    ['Rowena Achterberg', 'Rowena Achterberg', 'Ada Lane', None, None, None]
    >>> cast = Cast(sk.Article("Tom Bo Roe came with Ada Lane. Her son, Bo, left."))
    >>> _meant(["tom", "roe"], cast), _meant(["bo", "lane"], cast)
    ('Tom Bo Roe', None)
    """
    whole = [name for name in cast.of_kind("person") if set(keys) < set(cast.keys[name])]
    if len(whole) == 1 and len(keys) > 1:
        return whole[0]
    if len(keys) > 1 and keys[:1] in cast.keys.values():
        return None
    found = [name for name in cast.of_kind("person") if _is_meant(keys, cast.keys[name])]
    return found[0] if len(found) == 1 else None


def _may_be_short(one: str, other: str) -> bool:
    """Whether a first name may be another one's short form: A., Al, Tom for Thomas.

    >>> [_may_be_short(*names) for names in (("t", "thomas"), ("tom", "thomas"), ("bo", "ada"))]
    [True, True, False]
    """
    return other.startswith(one) or other in _long_forms().get(one, ())


@cache
def _long_forms() -> dict[str, list[str]]:
    table = lexicons.word_list("first_names")
    return {
        name.lower(): forms.lower().split()
        for name, forms in zip(table["name"], table["long_forms"], strict=True)
        if forms
    }


def _is_meant(keys: Sequence[str], own: Sequence[str]) -> bool:
    if set(own) == set(keys):  # the family name first
        return True
    surname, given = keys[-1], keys[:-1]
    is_spelt, is_near = surname == own[-1], near(surname, own[-1])
    if not given or len(own) < 2:
        return not is_spelt and is_near and len(surname) >= _SHORTEST and not given
    first, theirs = given[0], own[0]
    is_short = _may_be_short(first, theirs) or _may_be_short(theirs, first)
    if is_near and not is_spelt:
        return first == theirs or is_short
    is_name = first in lexicons.words("first_names", "name") and not is_short
    return is_spelt and first not in own and (near(first, theirs) or is_name)
