"""Who is named how often, and who with whom: tables over the table `names`."""

from collections import Counter
from itertools import combinations

import pandas as pd

from studykit.schema import TEXT, of_text

KINDS = ("person", "organization", "place", "other")


def counted_mentions(names: pd.DataFrame) -> pd.DataFrame:
    """The mentions as a reader counts them: letters in brackets after their name are one with it.

    Parameters
    ----------
    names : DataFrame
        The table `names`.

    Returns
    -------
    DataFrame
        The rows of `names` but for those letters: "the Bank of Elm (BOE)" is named once.

    Examples
    --------
    >>> from studykit import Article
    >>> a = Article("The Bank of Elm (BOE) fell. Ada Lane left the BOE. BOE! Lane, Ada Lane rows.")
    >>> counted_mentions(a.names)["mention"].tolist()
    ['Bank of Elm', 'Ada Lane', 'BOE', 'BOE', 'Lane', 'Ada Lane']
    >>> b = Article("“It rained at the BOE,” Bank of Elm said. The Bank of Elm (BOE) fell.")
    >>> counted_mentions(b.names)["mention"].tolist()
    ['BOE', 'Bank of Elm', 'Bank of Elm']
    """
    before = names.shift()
    is_same = (names["name"] == before["name"]) & (names["mention"] != before["mention"])
    is_same &= names["sentence_id"] == before["sentence_id"]
    gap = names["start"] - before["end"]
    is_short = names["mention"].str.isupper() & gap.between(*_BETWEEN)
    is_long = before["mention"].str.isupper() & gap.eq(_BETWEEN[0])
    return names[~(is_same & (is_short | is_long)).fillna(False).astype(bool)]


_BETWEEN = (2, 3)  # characters: “ (”, or with a quotation mark as well


def bearers(names: pd.DataFrame) -> pd.DataFrame:
    """One row per bearer of a name: how often it is mentioned, how and where first.

    Parameters
    ----------
    names : DataFrame
        The table `names`.

    Returns
    -------
    DataFrame
        `name`, `kind`, `n_mentions` (letters in brackets after their name, “the Bank of Elm
        (BOE)”, are one mention with it), `n_sentences` (sentences that mention it), `forms` (how it
        is written, the commonest first), `first`, `last` (characters where the first mention
        begins and the last ends); by mentions descending, then first place.

    Examples
    --------
    >>> from studykit import Article
    >>> bearers(Article("Ann Roe left Oslo. Roe smiled.").names)[["name", "n_mentions", "forms"]]
          name  n_mentions         forms
    0  Ann Roe           2  Ann Roe, Roe
    1     Oslo           1          Oslo
    """
    groups = names.groupby("name", sort=False)
    table = pd.DataFrame(
        {
            "kind": groups["kind"].first(),
            "n_mentions": counted_mentions(names).groupby("name", sort=False).size(),
            "n_sentences": groups["sentence_id"].nunique(),
            "forms": groups["mention"].agg(_forms).astype(TEXT),
            "first": groups["start"].min(),
            "last": groups["end"].max(),
        }
    ).reset_index()
    order = table.sort_values(["n_mentions", "first"], ascending=[False, True])
    return of_text(order.reset_index(drop=True), names)


def _forms(mentions: pd.Series) -> str:
    return ", ".join(form for form, _ in Counter(mentions.tolist()).most_common())


def co_mentions(names: pd.DataFrame, *, unit: str = "sentence") -> pd.DataFrame:
    """How often two bearers are named in one sentence or paragraph.

    Two names side by side say that the text brings them together, not how: they may meet,
    differ, or be in two halves of a sentence that have little to do with each other.

    Parameters
    ----------
    names : DataFrame
        The table `names`, or some of its rows.
    unit : {"sentence", "paragraph"}
        What counts as together.

    Returns
    -------
    DataFrame
        `name_a`, `name_b` (in the order of their first mention), `n` (units that name both),
        `units` (their ids); by `n` descending, then first place.

    Raises
    ------
    ValueError
        When `unit` is neither.

    Examples
    --------
    >>> from studykit import Article
    >>> co_mentions(Article("Ann Roe left Oslo. Roe smiled.").names)
        name_a name_b  n units
    0  Ann Roe   Oslo  1   [0]
    """
    if unit not in ("sentence", "paragraph"):
        raise ValueError(f"unit={unit!r} is not allowed; use 'sentence' or 'paragraph'")
    order = {name: i for i, name in enumerate(dict.fromkeys(names["name"].tolist()))}
    together: dict[tuple[str, str], list[int]] = {}
    for place, found in names.groupby(f"{unit}_id")["name"]:
        for pair in combinations(sorted(set(found), key=order.__getitem__), 2):
            together.setdefault(pair, []).append(int(str(place)))
    rows = sorted(together.items(), key=lambda row: (-len(row[1]), row[1][0]))
    pairs = pd.DataFrame(
        {
            "name_a": pd.array([a for (a, _), _ in rows], dtype=TEXT),
            "name_b": pd.array([b for (_, b), _ in rows], dtype=TEXT),
            "n": pd.array([len(units) for _, units in rows], dtype="int64"),
            "units": pd.Series([units for _, units in rows], dtype="object"),
        }
    )
    return of_text(pairs, names)
