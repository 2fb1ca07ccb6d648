"""Who is the same in several accounts: bearers of names joined, and the voices with them."""

import calendar
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import cache

import pandas as pd

from studykit import speech
from studykit.accounts import columns
from studykit.accounts.account import Account
from studykit.names.tables import counted_mentions

Key = tuple[str, str]
"""A bearer in one account: the account's letter, and the name that its tables give."""


class People:
    """The name that all accounts share, for each bearer of each account.

    Two bearers are taken for one when both have the same full name; or when the name of one is a
    form that the other account writes, or a family name there ("Lane", "Ada Lane"), or its own
    first and last word ("Ada M. Lane", "Ada Lane"), and only one bearer of the kind fits. A
    family name that two bearers share joins neither: a wrong name is worse than none.
    """

    def __init__(self, accounts: Sequence[Account]) -> None:
        self._kinds: dict[Key, str] = {}
        self._forms: dict[Key, Counter[str]] = defaultdict(Counter)
        for account in accounts:
            table = account.names
            for name, kind, mention in zip(
                table["name"], table["kind"], table["mention"], strict=True
            ):
                key = account.letter, str(name)
                self._kinds.setdefault(key, str(kind))
                self._forms[key][_plain(mention)] += 1
        self._root = {key: key for key in self._forms}
        self._members = {key: [key] for key in self._forms}
        self._letters = [account.letter for account in accounts]
        self._join()
        self._names = self._shared_names()

    def name(self, letter: str, name: str) -> str:
        """The shared name of a bearer, or the name as given where the accounts know none."""
        root = self._root.get((letter, name))
        return name if root is None else self._names[root]

    def kind(self, letter: str, name: str) -> str:
        """What the bearer is, in the account that names it first."""
        return self._kinds[self._root[letter, name]]

    def _join(self) -> None:
        fitting: dict[tuple[str, str], set[Key]] = defaultdict(set)
        for key, forms in self._forms.items():
            letter, name = key
            for form in {*forms, _plain(name), *_family_name(name, self._kinds[key])}:
                fitting[letter, form].add(key)
        for key in self._forms:
            letter, name = key
            asked = {_plain(name), *_outer_words(name, self._kinds[key])}
            for other in self._letters:
                found = {k for form in asked for k in fitting.get((other, form), ())}
                exact = {k for k in found if _plain(k[1]) == _plain(name)}
                fits = exact or {k for k in found if self._kinds[k] == self._kinds[key]}
                if other != letter and len(fits) == 1:
                    self._unite(key, fits.pop())

    def _unite(self, one: Key, other: Key) -> None:
        first, last = sorted((self._root[one], self._root[other]), key=self._order)
        members = [*self._members[first], *self._members[last]]
        if first != last and len({letter for letter, _ in members}) == len(members):
            self._members[first] = members  # else an account tells the two apart
            for key in self._members.pop(last):
                self._root[key] = first

    def _order(self, key: Key) -> int:
        return self._letters.index(key[0])

    def _shared_names(self) -> dict[Key, str]:
        """Of each group, the longest full name in it; the first where two are as long."""
        return {
            root: max((name for _, name in members), key=len)
            for root, members in self._members.items()
        }


def _plain(name: str) -> str:
    """A name without case, blanks and full stops: “JP Morgan”, “JPMorgan”."""
    return "".join(str(name).split()).replace(".", "").casefold()


def _family_name(name: str, kind: str) -> Iterator[str]:
    """“lane” of Ada Lane, which an account may never print alone."""
    words = name.split()
    if kind == "person" and len(words) > 1:
        yield _plain(words[-1])


def _outer_words(name: str, kind: str) -> Iterator[str]:
    """“ada lane” of Ada M. Lane: the name without what is in its middle."""
    words = name.split()
    if kind == "person" and len(words) > 2:
        yield _plain(words[0] + words[-1])


@cache
def days_and_months() -> frozenset[str]:
    """Names of the calendar, which say when, not who or what."""
    return frozenset((*calendar.day_name, *calendar.month_name, *calendar.month_abbr))


def names(accounts: Sequence[Account], people: People) -> pd.DataFrame:
    """Who and what is named, and who of them is heard, in which account.

    Returns
    -------
    DataFrame
        One row per bearer and account, also where the account does not name it (see
        `columns`); bearers by mentions in all accounts, then by first account and place. Days
        and months are left out.
    """
    days = days_and_months()
    mentions: Counter[tuple[str, str]] = Counter()
    first: dict[tuple[str, str], int] = {}
    forms: dict[str, set[str]] = defaultdict(set)
    kinds: dict[str, str] = {}
    for account in accounts:
        apart = set(counted_mentions(account.names).index)
        for row, name, mention, start in account.names[["name", "mention", "start"]].itertuples():
            if name in days:
                continue
            shared = people.name(account.letter, str(name))
            kinds.setdefault(shared, people.kind(account.letter, str(name)))
            mentions[shared, account.letter] += row in apart
            forms[shared].add(mention)
            first.setdefault((shared, account.letter), int(start))
    heard = _heard(accounts, people)
    totals = {name: sum(mentions[name, account.letter] for account in accounts) for name in kinds}
    rows = [
        (
            name,
            kinds[name],
            account.letter,
            mentions[name, account.letter],
            mentions[name, account.letter] > 0
            or any(account.prints(form, name) for form in forms[name]),
            *heard.get((name, account.letter), (0, 0)),
            first.get((name, account.letter)),
        )
        for name in sorted(kinds, key=lambda name: -totals[name])
        for account in accounts
    ]
    return columns.of_rows("names", rows)


def _heard(accounts: Sequence[Account], people: People) -> dict[tuple[str, str], tuple[int, int]]:
    """Attributions and words of each voice with a name."""
    table = voices(accounts, people)
    table = table[table["is_named"]]
    return {
        (voice, letter): (n_quotes, n_words)
        for voice, letter, n_quotes, n_words in zip(
            *(table[name].tolist() for name in ("voice", "account", "n_quotes", "n_words")),
            strict=True,
        )
    }


def voices(accounts: Sequence[Account], people: People) -> pd.DataFrame:
    """Whose words get how much room in each account.

    Returns
    -------
    DataFrame
        One row per account and voice, in the order of `share_of_voice`: see `columns`.

    Notes
    -----
    A voice with a name has the name that all accounts share. Voices without one are called
    what each account prints: "officials" in two accounts need not be the same people.
    """
    rows = []
    for account in accounts:
        shares = speech.share_of_voice(account.quotes, account.tokens)
        for row in columns.records(shares):
            voice = None if pd.isna(row.voice) else str(row.voice)
            shared = people.name(account.letter, voice) if row.is_named and voice else voice
            rows.append(
                (account.letter, shared, row.is_named, row.n_words, row.share_words,
                 row.n_words / max(account.n_words, 1), row.n_quotes, row.n_marked,
                 row.first_start)
            )  # fmt: skip
    return columns.of_rows("voices", rows)
