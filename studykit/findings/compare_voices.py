"""Computed sentences about who is named, and who heard, in several accounts of one event."""

from collections.abc import Iterable

import pandas as pd

from studykit.accounts import LETTERS
from studykit.findings.called import within
from studykit.wording import agree, first_up, listed, of_all, percent

__all__ = ["say_named_in", "say_room"]

_MOST = 3  # voices or names that a sentence tells
_ALIKE = 0.95  # of the most room: no lead to speak of


def leading(rows: pd.DataFrame) -> pd.DataFrame:
    """The voices with most room in an account, with those that have hardly less.

    >>> rows = pd.DataFrame({"voice": ["Bo Roe", "Ada Lane"], "share_text": [0.196, 0.2]})
    >>> leading(rows)["voice"].tolist(), leading(rows.assign(share_text=[0.1, 0.2]))["voice"].item()
    (['Ada Lane', 'Bo Roe'], 'Ada Lane')
    """
    near = rows[rows["share_text"] >= _ALIKE * rows["share_text"].max()]
    return near.sort_values("share_text", ascending=False, kind="stable")


def say_room(voices: pd.DataFrame, *, letters: Iterable[str] = "") -> str:
    """Whose words get most room in each account, of the voices with a name.

    Parameters
    ----------
    voices : DataFrame
        `voices` of a comparison. An account that credits nothing to anybody has no row in it.
    letters : iterable of str
        The accounts, `letters` of the comparison; without them as many as the table shows.

    Examples
    --------
    >>> table = pd.DataFrame({"account": ["A", "B"], "voice": ["Ada Lane", "Bo Roe"],
    ...                       "is_named": [True, True], "share_text": [0.25, 0.1]})
    >>> print(say_room(table))
    Most room for a voice with a name: in A Ada Lane (25% of its words) and in B Bo Roe (10%).
    >>> print(say_room(table.head(1), letters="ABC"))
    Most room for a voice with a name: in A Ada Lane (25% of its words); none was found in B \
and C.
    >>> print(say_room(table.tail(1)))
    Most room for a voice with a name: in B Bo Roe (10% of its words); none was found in A.

    Who has hardly less is told as well.

    >>> print(say_room(table.assign(account="A", share_text=[0.25, 0.248]), letters="A"))
    Most room for a voice with a name: in A Ada Lane and Bo Roe, almost alike (25% of its words \
each).
    """
    named = voices[voices["is_named"]]
    if named.empty:
        return "No voice with a name was found."
    parts: list[str] = []
    for letter, rows in named.groupby("account", sort=False):
        top = leading(rows)
        shares = list(dict.fromkeys(map(percent, top["share_text"])))
        each = " each" * (len(shares) == 1 < len(top))
        of_words = ("" if parts else " of its words") + each
        who = listed([within(voice) for voice in top["voice"]], most=_MOST)
        alike = ", almost alike" * (top["share_text"].nunique() > 1)
        between = f"{shares[-1]} to " * (len(shares) > 1)
        parts.append(f"in {letter} {who}{alike} ({between}{shares[0]}{of_words})")
    known = letters or LETTERS[: LETTERS.index(max("B", voices["account"].max())) + 1]
    silent = [letter for letter in known if letter not in set(named["account"])]
    silence = f"; none was found in {listed(silent)}" if silent else ""
    told = listed(parts) if not any("alike" in part for part in parts) else "; ".join(parts)
    return f"Most room for a voice with a name: {told}{silence}."


def say_named_in(names: pd.DataFrame) -> str:
    """How many names the accounts share, and whom one account lets speak and another names only.

    Examples
    --------
    >>> table = pd.DataFrame({"name": ["Ada Lane"] * 2, "account": ["A", "B"],
    ...                       "kind": ["person"] * 2, "n_mentions": [3, 1], "n_quotes": [2, 0],
    ...                       "is_printed": True})
    >>> say_named_in(table)
    'The one name is in both accounts. Named in both, but heard in one only: Ada Lane (heard in A).'
    >>> say_named_in(table.head(0))
    'Days and months aside, no name was found in any account.'

    A full name within another's is not in one account only (`say_only`); a short form may be.

    >>> a, b = sk.Article("We saw Roe at Elm."), sk.Article("Ada Roe met Bo Roe.")
    >>> say_named_in(sk.compare([a, b]).names), sk.say_only(sk.compare([a, b]).only)
    ('1 of 4 names is in both accounts.', 'Found only in A: 1 name. Found only in B: 2 names.')
    >>> a, b = sk.Article("Ada Lane sang. Lane left."), sk.Article("Bo Lane sang. Lane left.")
    >>> say_named_in(sk.compare([a, b]).names), sk.say_only(sk.compare([a, b]).only)
    ('Neither name is in both accounts.', 'Found only in A: 1 name. Found only in B: 1 name.')
    """
    if names.empty:
        return "Days and months aside, no name was found in any account."
    n_accounts = names["account"].nunique()
    is_in = names[names["is_printed"]].groupby("name", sort=False)["account"].nunique()
    everywhere = is_in.index[is_in == n_accounts]
    part = of_all(len(everywhere), len(is_in), "name")
    are = agree(len(everywhere) or 1, "is")
    accounts = of_all(n_accounts, n_accounts, "account")
    sentence = f"{first_up(part)} {are} in {accounts}."
    unnamed = names["name"][names["n_mentions"] == 0]
    named = names[names["name"].isin(everywhere) & ~names["name"].isin(unnamed)]
    heard = named[named["n_quotes"] > 0]
    heard_in = heard.groupby("name", sort=False)["account"].agg(list)
    some = [
        f"{within(str(name))} (heard in {listed(letters)})"
        for name, letters in heard_in.items()
        if len(letters) < n_accounts
    ]
    if some:
        where = "Named in both, but heard in one only"
        if n_accounts > 2:
            where = "Named everywhere, but not heard everywhere"
        sentence += f" {where}: {listed(some, most=_MOST)}."
    return sentence
