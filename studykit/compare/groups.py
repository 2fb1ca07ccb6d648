"""Which quoted sentences of several accounts are the same one."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from studykit.compare.quoted import Quoted

_SHINGLE = 3  # words in a row that two quotations must share to be looked at together
_MOST_KNOWN = 40  # quotations with one shingle, so that a stock phrase costs no more
_LONG_RUN = 6  # words in a row which no two people say by chance
_SHARED = 0.6  # of the shorter quotation's words, in runs of two or more
_FEW_CONTENT = 2  # words that are no stop words, below which also the voices must agree
_SHORT_RUN = 4  # words in a row which one person hardly says twice


def same_quotations(found: Sequence[Quoted]) -> list[list[Quoted]]:
    """The quoted sentences in groups, each group one quotation; in the order given.

    A group holds sentences of several accounts, and of one account where another prints two of
    its sentences as one.
    """
    root = list(range(len(found)))

    def top(i: int) -> int:
        while root[i] != i:
            root[i] = root[root[i]]
            i = root[i]
        return i

    for one, other in _candidates(found):
        if top(one) != top(other) and is_same(found[one], found[other]):
            first, last = sorted((top(one), top(other)))
            root[last] = first
    groups: dict[int, list[Quoted]] = defaultdict(list)
    for i, quoted in enumerate(found):
        groups[top(i)].append(quoted)
    return list(groups.values())


def is_same(one: Quoted, other: Quoted) -> bool:
    """Whether two quoted sentences are versions of one.

    Six words in a row are enough, or most of the shorter one's words in runs of two or more.
    A shorter one with less than two words of content must be in the longer one as a whole, or
    four words of it in a row, and the voices must agree: “the people” is said by many.
    """
    blocks = SequenceMatcher(None, one.forms, other.forms, autojunk=False).get_matching_blocks()
    sizes = [block.size for block in blocks if block.size > 1]
    shorter = min(one, other, key=lambda quoted: len(quoted.forms))
    if not sizes or max(sizes) >= _LONG_RUN:
        return bool(sizes)
    if shorter.n_content < _FEW_CONTENT:
        is_one_voice = one.voice is not None and one.voice == other.voice
        is_whole = max(sizes) == len(shorter.forms) and shorter.n_content > 0
        return is_one_voice and (is_whole or max(sizes) >= _SHORT_RUN)
    return sum(sizes) >= _SHARED * len(shorter.forms)


def _candidates(found: Sequence[Quoted]) -> Iterator[tuple[int, int]]:
    """Pairs of different accounts that share a shingle; short quotations need two words."""
    known: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for i, quoted in enumerate(found):
        for n in (_SHINGLE - 1, _SHINGLE):
            for shingle in _shingles(quoted.forms, n):
                if len(known[shingle]) < _MOST_KNOWN:
                    known[shingle].append(i)
    for i, quoted in enumerate(found):
        n = _SHINGLE if len(quoted.forms) > _SHINGLE else _SHINGLE - 1
        near = {j for shingle in _shingles(quoted.forms, n) for j in known[shingle]}
        for j in sorted(near):
            if found[j].account is not quoted.account:
                yield i, j


def _shingles(forms: Sequence[str], n: int) -> set[tuple[str, ...]]:
    return {tuple(forms[i : i + n]) for i in range(len(forms) - n + 1)}
