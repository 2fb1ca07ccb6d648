"""The comparison of several articles: a thin face with the tables below, each built once."""

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path

import pandas as pd

from studykit import accounts as measures
from studykit.accounts import LETTERS, TABLES, Account, People, Version, columns
from studykit.article import Article
from studykit.brief.quantities import quantities
from studykit.home import home

__all__ = ["Comparison", "compare", "second_account"]


def compare(articles: Sequence[Article]) -> "Comparison":
    """Two to ten accounts of one event, side by side.

    Parameters
    ----------
    articles : sequence of Article
        The accounts, in the order in which they are to be called A, B, …

    Raises
    ------
    ValueError
        When there are fewer than two or more than ten.

    Examples
    --------
    >>> one = sk.Article("“We will rebuild the bridge,” said Ada Lane.")
    >>> other = sk.Article("“We will rebuild,” Lane said. Roe was silent.")
    >>> compare([one, other]).quotations[["account", "how", "text"]].values.tolist()
    [['A', 'fullest', 'We will rebuild the bridge'], ['B', 'cut', 'We will rebuild']]
    """
    return Comparison(articles)


def second_account() -> Path:
    """The path of an account to compare with the article in `seeds/`, written for this kit."""
    return home() / "data" / "accounts" / "second_account.md"


class Comparison:
    """Several accounts and the tables that set them side by side; see `compare`.

    Every table has a column `account` with the letter of an account; offsets in a row point into
    that account's text. `sk.compare(articles).dictionary()` says what each column means.
    """

    def __init__(self, articles: Sequence[Article]) -> None:
        self.articles = list(articles)
        if not 2 <= len(self.articles) <= len(LETTERS):
            raise ValueError(
                f"articles: {len(self.articles)} are given; allowed: 2 to {len(LETTERS)}"
            )
        self.letters = LETTERS[: len(self.articles)]

    def __repr__(self) -> str:
        titles = [
            f"{letter}: {article.title!r}"
            for letter, article in zip(self.letters, self.articles, strict=True)
        ]
        return f"Comparison({', '.join(titles)})"

    @cached_property
    def accounts(self) -> pd.DataFrame:
        """One row per account: what it is called, how long it is, how much of it others have."""
        verdicts = self.sentences.groupby("account")["verdict"]
        told = verdicts.agg(lambda v: v.isin(("copied", "told")).mean())
        rows = [
            (
                account.letter, article.title, _origin(article), account.n_words,
                len(account.sentences), len(account.quotes),
                measures.share_copied(account, self.passages), told.get(account.letter, 0.0),
            )
            for account, article in zip(self._accounts, self.articles, strict=True)
        ]  # fmt: skip
        return columns.of_rows("accounts", rows)

    @cached_property
    def words(self) -> pd.DataFrame:
        """The words that each account favours."""
        return measures.favoured(self._accounts)

    @cached_property
    def names(self) -> pd.DataFrame:
        """Who and what is named in which account, and who of them is heard."""
        return measures.names(self._accounts, self._people)

    @cached_property
    def voices(self) -> pd.DataFrame:
        """Whose words get how much room in which account."""
        return measures.voices(self._accounts, self._people)

    @cached_property
    def quotations(self) -> pd.DataFrame:
        """The quotations that more than one account prints."""
        return measures.quotations(self._versions)

    @cached_property
    def differences(self) -> pd.DataFrame:
        """What was cut or altered in these quotations, word by word."""
        return measures.differences(self._versions)

    @cached_property
    def kinds(self) -> pd.DataFrame:
        """The attributed words by kind of source."""
        return measures.kinds(self._accounts)

    @cached_property
    def tone(self) -> pd.DataFrame:
        """The mean tone of the reporter and of each voice."""
        return measures.tone(self._accounts, self._people)

    @cached_property
    def sentences(self) -> pd.DataFrame:
        """Every sentence with the most similar place in another account."""
        return measures.sentences(self._accounts, self.passages)

    @cached_property
    def only(self) -> pd.DataFrame:
        """The names, figures and quotations that one account alone has."""
        return measures.only(self._accounts, self._people, self._versions)

    @cached_property
    def passages(self) -> pd.DataFrame:
        """The runs of eight or more words that two accounts share."""
        return measures.passages(self._accounts)

    def tables(self) -> dict[str, pd.DataFrame]:
        """Every table by its name."""
        return {name: getattr(self, name) for name in TABLES}

    def dictionary(self) -> pd.DataFrame:
        """What each column of each table means."""
        rows = [
            (name, column.name, str(column.dtype), column.meaning)
            for name, table in TABLES.items()
            for column in table
        ]
        return pd.DataFrame(rows, columns=["table", "column", "dtype", "meaning"])

    @cached_property
    def _accounts(self) -> list[Account]:
        return [
            Account(
                letter,
                article.text,
                paragraphs=article.paragraphs,
                sentences=article.sentences,
                tokens=article.tokens,
                names=article.names,
                quotes=article.quotes,
                quantities=quantities(
                    article.text,
                    article.sentences,
                    article.tokens,
                    article.names,
                    article.quotes,
                ),
            )
            for letter, article in zip(self.letters, self.articles, strict=True)
        ]

    @cached_property
    def _people(self) -> People:
        return People(self._accounts)

    @cached_property
    def _versions(self) -> list[list[Version]]:
        return measures.versions(self._accounts, self._people)


def _origin(article: Article) -> str | None:
    about = article.about
    return ", ".join(filter(None, (about.publisher, *about.authors, about.date))) or None
