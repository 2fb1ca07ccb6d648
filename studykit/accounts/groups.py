"""Which quoted sentences of several accounts are the same one."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from studykit.accounts.quoted import Quoted

_SHINGLE = 3  # words in a row that two quotations must share to be looked at together
_MOST_KNOWN = 40  # quotations with one shingle, so that a stock phrase costs no more
_LONG_RUN = 6  # words in a row which no two people say by chance
_SHARED = 0.6  # of the shorter quotation's words, in runs of two or more
_FEW_CONTENT = 2  # words that are no stop words, below which also the voices must agree
_SHORT_RUN = 4  # words in a row which one person hardly says twice


Blocks = list[tuple[int, int, int]]
"""Runs of two words or more that two quotations share: where in each, and how long."""


def same_quotations(found: Sequence[Quoted]) -> list[list[Quoted]]:
    """The quoted sentences in groups, each group one quotation; in the order given.

    A group holds sentences of several accounts, and two of one account only where another prints
    both as one: each has words of it that the other has not.
    """
    root = list(range(len(found)))

    def top(i: int) -> int:
        while root[i] != i:
            root[i] = root[root[i]]
            i = root[i]
        return i

    covered: dict[tuple[int, str], set[int]] = defaultdict(set)

    def join(i: int, j: int, blocks: Blocks) -> None:
        mine = {at for a, _, n in blocks for at in range(a, a + n)}
        other = {at for _, b, n in blocks for at in range(b, b + n)}
        held = covered[i, found[j].account.letter], covered[j, found[i].account.letter]
        if max(len(mine & held[0]), len(other & held[1])) <= len(mine) / 2:
            held[0].update(mine)
            held[1].update(other)
            first, last = sorted((top(i), top(j)))
            root[last] = first

    pairs = sorted(_pairs(found))
    for _, i, j, blocks in pairs:
        join(i, j, blocks)
    for i, j, blocks in _beside(found, [(i, j) for _, i, j, _ in pairs]):
        join(i, j, blocks)
    groups: dict[int, list[Quoted]] = defaultdict(list)
    for i, quoted in enumerate(found):
        groups[top(i)].append(quoted)
    return list(groups.values())


def _pairs(found: Sequence[Quoted]) -> Iterator[tuple[int, int, int, Blocks]]:
    """The pairs that are versions of one, with the number of shared words, negative."""
    for i, j in _candidates(found):
        blocks = shared_runs(found[i], found[j])
        if is_same(found[i], found[j], blocks):
            yield -sum(n for _, _, n in blocks), i, j, blocks


def _beside(
    found: Sequence[Quoted], pairs: Sequence[tuple[int, int]]
) -> Iterator[tuple[int, int, Blocks]]:
    """Sentences like “I don’t know” whose neighbour's other version goes on with them."""
    paired = {i for pair in pairs for i in pair}
    versions = [*pairs, *((j, i) for i, j in pairs)]
    for neighbour, j in versions:
        for i in (neighbour - 1, neighbour + 1):
            if i in paired or not 0 <= i < len(found):
                continue
            mine, other = found[i].forms, found[j].forms
            if (found[i].account, found[i].quote_id) == found[neighbour][:2]:
                at = _place_in(mine, other)
                if at is not None:
                    yield i, j, [(0, at, len(mine))]


def _place_in(part: Sequence[str], whole: Sequence[str]) -> int | None:
    """Where some words are in a row among others.

    Examples
    --------
    >>> _place_in(["do", "know"], ["i", "do", "know"])
    1
    """
    n = len(part)
    return next((at for at in range(len(whole) - n + 1) if whole[at : at + n] == part), None)


def shared_runs(one: Quoted, other: Quoted) -> Blocks:
    """The runs of two words or more that two quoted sentences share; one word is one run."""
    blocks = SequenceMatcher(None, one.forms, other.forms, autojunk=False).get_matching_blocks()
    least = min(2, len(one.forms), len(other.forms))
    return [(a, b, n) for a, b, n in blocks if n >= least]


def is_same(one: Quoted, other: Quoted, blocks: Blocks) -> bool:
    """Whether two quoted sentences are versions of one.

    Six words in a row are enough; or the whole shorter one; or most of it in runs of two or more,
    three words at least, and two of content: “able to be” is said by many. A shorter one with
    less than two words of content must be in the longer one as a whole, or four words of it in a
    row, and the voices must agree. The words of a name alone are no quotation.
    """
    sizes = [n for _, _, n in blocks]
    if _is_a_name(one, other, blocks):
        return False
    shorter = min(one, other, key=lambda quoted: len(quoted.forms))
    if max(sizes) >= _LONG_RUN:
        return True
    is_whole = max(sizes) == len(shorter.forms)
    if shorter.n_content < _FEW_CONTENT:
        is_one_voice = one.voice is not None and one.voice == other.voice
        is_enough = is_whole and (shorter.n_content > 0 or one.forms == other.forms)
        return is_one_voice and (is_enough or max(sizes) >= _SHORT_RUN)
    content = {form for form, is_it in zip(one.forms, one.is_content, strict=True) if is_it}
    n_shared = len(content.intersection(other.forms))
    is_most = sum(sizes) >= max(_SHARED * len(shorter.forms), _SHINGLE)
    return is_whole or (is_most and n_shared >= _FEW_CONTENT)


def _is_a_name(one: Quoted, other: Quoted, blocks: Blocks) -> bool:
    """Whether two quoted sentences share a name only: “Roe of Elm” in “I saw Roe of Elm”."""
    shared = [at for a, _, n in blocks for at in range(a, a + n)]
    are_named = [one.is_named[at] for at in shared]
    has_more = any(one.is_content[at] and not one.is_named[at] for at in shared)
    return all(are_named) or (any(are_named) and not has_more and one.forms != other.forms)


def _candidates(found: Sequence[Quoted]) -> Iterator[tuple[int, int]]:
    """Pairs of different accounts that share a shingle; short quotations need two words, or one."""
    known: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for i, quoted in enumerate(found):
        for n in range(1 if len(quoted.forms) == 1 else 2, _SHINGLE + 1):
            for shingle in _shingles(quoted.forms, n):
                if len(known[shingle]) < _MOST_KNOWN:
                    known[shingle].append(i)
    seen: set[tuple[int, int]] = set()
    for i, quoted in enumerate(found):
        n_words = len(quoted.forms)
        n = _SHINGLE if n_words > _SHINGLE else min(n_words, 2)
        near = {j for shingle in _shingles(quoted.forms, n) for j in known[shingle]}
        for j in sorted(near):
            if found[j].account is not quoted.account and (i, j) not in seen:
                seen |= {(i, j), (j, i)}
                yield i, j


def _shingles(forms: Sequence[str], n: int) -> set[tuple[str, ...]]:
    return {tuple(forms[i : i + n]) for i in range(len(forms) - n + 1)}
