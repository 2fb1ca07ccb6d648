"""The words of a passage by which what is retold is found again."""

import re
from collections.abc import Iterator
from functools import cache

from studykit import lexicons
from studykit.verification.contexts import kin, stem
from studykit.verification.words import Words

_LONG = 3  # letters of a stem that has two alike at its end
_MONTHS = frozenset(("march", "may"))
_NOUN_END = re.compile(r"(?<=\w{6})(?:ments?|ness(?:es)?)$")  # embarrass | ment
_SAYING = frozenset("say says said saying tell tells told".split())


def stems(
    text: str, start: int, end: int, names: set[str] | frozenset[str] = frozenset()
) -> Iterator[str]:
    """The stems of a passage; “March” and “May” are no words that are retold.

    >>> text = "In March a march was held."
    >>> list(stems(text, 0, len(text)))
    ['protest', 'hold']
    """
    words = Words(text, start, end)
    for key, (at, _) in zip(words.keys, words.spans, strict=True):
        is_month = key in _MONTHS and text[at].isupper()
        if not is_month and key not in names and (one := _stem(key)):
            yield one


@cache
def _stem(key: str) -> str:
    """A word that carries meaning without its endings; “” for another.

    >>> [_stem(key) for key in ("company", "companies", "the", "said")]
    ['firm', 'firm', '', '']
    >>> [_stem(key) for key in ("brave", "bravely", "humble", "humbly", "win", "winners")]
    ['brav', 'brav', 'humbl', 'humbl', 'win', 'win']
    >>> _stem("embarrass"), _stem("embarrassment")
    ('embarra', 'embarra')
    """
    if key.removesuffix("'s") in lexicons.words("stop_words") or key in _SAYING:
        return ""
    plain = _NOUN_END.sub("", key)
    found = stem(kin(f"{plain[:-1]}e" if plain.endswith("bly") else plain)).rstrip("iy")
    return found[:-1] if len(found) > _LONG and found[-1] == found[-2] else found
