"""The same quotation in several accounts: what each prints, cuts and alters, word by word."""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import Any, NamedTuple

import pandas as pd

from studykit.accounts import columns
from studykit.accounts.account import Account
from studykit.accounts.groups import same_quotations
from studykit.accounts.passages import runs
from studykit.accounts.people import People
from studykit.accounts.quoted import Quoted, printed, quoted_sentences, spans

_UNMARKED = 5  # words in a row of a quotation that another account prints without marks
# What turns a sentence round when it is cut off.
_TURNING = frozenset(
    "not n't n’t never no nobody none nothing neither nor without hardly barely if unless until"
    " only except".split()
)


class Version(NamedTuple):
    """What one account prints of a quotation."""

    account: Account
    words: tuple[int, ...]
    voice: str | None
    is_marked: bool = True

    @property
    def forms(self) -> list[str]:
        """The words as they are compared."""
        return [self.account.words.forms[word] for word in self.words]


def versions(accounts: Sequence[Account], people: People) -> list[list[Version]]:
    """The quotations, each as the versions of the accounts that have it; the fullest first."""
    found = [
        quoted
        for account in accounts
        for quoted in quoted_sentences(account, _voices(account, people))
    ]
    groups = []
    for group in same_quotations(found):
        mine = [_version(account, group) for account in accounts]
        groups.append(sorted(filter(None, mine), key=lambda version: -len(version.words)))
    order = {account.letter: i for i, account in enumerate(accounts)}
    groups.sort(key=lambda group: min((order[v.account.letter], v.words[0]) for v in group))
    return [[*group, *_unmarked(accounts, group)] for group in groups]


def _voices(account: Account, people: People) -> list[str | None]:
    quotes = account.quotes
    return [
        None if pd.isna(voice) else str(voice) if pd.isna(speaker)
        else people.name(account.letter, str(voice))
        for voice, speaker in zip(quotes["voice"], quotes["speaker"], strict=True)
    ]  # fmt: skip


def _version(account: Account, group: Sequence[Quoted]) -> Version | None:
    """What one account has of a quotation."""
    mine = [quoted for quoted in group if quoted.account is account]
    voices = dict.fromkeys(quoted.voice for quoted in mine if quoted.voice is not None)
    words = tuple(word for quoted in mine for word in quoted.words)
    return Version(account, words, next(iter(voices), None)) if words else None


def _unmarked(accounts: Sequence[Account], group: Sequence[Version]) -> Iterator[Version]:
    """What accounts without a version in marks print of the fullest one as their own words."""
    full = group[0].forms
    having = {version.account.letter for version in group}
    for account in accounts:
        if account.letter in having or len(full) < _UNMARKED:
            continue
        found = runs(full, account.words.forms, _UNMARKED, account.places(_UNMARKED))
        outside = (run for run in found if not account.is_marked[run[1]])
        _, place, length = max(outside, key=lambda run: run[2], default=(0, 0, 0))
        if 2 * length >= len(full):
            yield Version(account, tuple(range(place, place + length)), None, False)


# ---------------------------------------------------------------- tables


def quotations(groups: Sequence[Sequence[Version]]) -> pd.DataFrame:
    """Every quotation that more than one account prints, a row for each account.

    Parameters
    ----------
    groups : sequence of sequence of Version
        As from `versions`.

    Returns
    -------
    DataFrame
        See `columns`. *fullest* is the version with most words, the first account's where two
        have as many; the others are *word for word*, *cut* (words are left out and none come
        in), *altered* (words come in), or *without marks* (an account prints the words as its
        own). Case and marks between words do not count, nor an editor's words in brackets.
    """
    rows = [
        _row(number, group[0], version)
        for number, group in enumerate(_shared(groups))
        for version in group
    ]
    return columns.of_rows("quotations", rows)


def _row(number: int, full: Version, version: Version) -> tuple[Any, ...]:
    changes = [change for change in _changes(full, version) if change[0] != "same"]
    cut = [word for _, mine, _ in changes for word in mine]
    came = [word for _, _, new in changes for word in new]
    held = spans(version.account, version.words)
    return (
        number, version.account.letter, _how(full, version, cut, came),
        printed(version.account, version.words), version.voice, len(version.words),
        len(cut), len(came), _lost(full, version, changes), held[0][0], held[-1][1], held,
    )  # fmt: skip


def _lost(full: Version, version: Version, changes: Sequence["Change"]) -> str | None:
    """The words that turn a sentence, where they are cut and none of the kind comes in."""
    lost = [
        form
        for _, mine, new in changes
        if not _TURNING.intersection(_forms(version, new))
        for form in _forms(full, mine)
        if form in _TURNING
    ]
    return ", ".join(dict.fromkeys(lost)) or None


def differences(groups: Sequence[Sequence[Version]]) -> pd.DataFrame:
    """Word by word, what each account made of the fullest version of a quotation.

    Returns
    -------
    DataFrame
        One row per stretch of words that is the same, cut, added, changed or an editor's, in
        the order of the fullest version, with its offsets in both texts: see `columns`.
    """
    rows: list[tuple[Any, ...]] = []
    for number, group in enumerate(_shared(groups)):
        full = group[0]
        for version in group[1:]:
            for kind, mine, new in _changes(full, version):
                rows.append(
                    (number, full.account.letter, version.account.letter, kind,
                     *_texts(full, mine, version, new), *_hull(full, mine), *_hull(version, new))
                )  # fmt: skip
    return columns.of_rows("differences", rows)


def _shared(groups: Sequence[Sequence[Version]]) -> list[Sequence[Version]]:
    return [group for group in groups if len(group) > 1]


Change = tuple[str, tuple[int, ...], tuple[int, ...]]
"""A kind, and the words of both versions."""

_KINDS = {"equal": "same", "delete": "cut", "insert": "added", "replace": "changed"}


def _changes(full: Version, version: Version) -> Iterator[Change]:
    """The stretches of the fullest version and what another has for each."""
    matcher = SequenceMatcher(None, full.forms, version.forms, autojunk=False)
    for kind, a, b, c, d in matcher.get_opcodes():
        yield _KINDS[kind], full.words[a:b], version.words[c:d]


def _forms(version: Version, words: Sequence[int]) -> list[str]:
    return [version.account.words.forms[word] for word in words]


def _how(full: Version, version: Version, cut: Sequence[int], came: Sequence[int]) -> str:
    if version is full:
        return "fullest"
    if not version.is_marked:
        return "without marks"
    if came:
        return "altered"
    return "cut" if cut else "word for word"


def _texts(
    full: Version, mine: Sequence[int], version: Version, new: Sequence[int]
) -> tuple[str | None, str | None]:
    return printed(full.account, mine) or None, printed(version.account, new) or None


def _hull(version: Version, words: Sequence[int]) -> tuple[int | None, int | None]:
    if not words:
        return None, None
    places = version.account.words
    return places.starts[words[0]], places.ends[words[-1]]
