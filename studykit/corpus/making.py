"""Articles of an archive into tables, each with what it may need to fail."""

import os
from collections.abc import Callable, Iterable
from datetime import date
from functools import partial
from itertools import count
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from studykit import corrections, reading, schema
from studykit.article import Article
from studykit.corpus.gathered import CORPUS, Gathered
from studykit.corpus.items import FIELDS, Item, groups, item_of_row, stamp_of
from studykit.corpus.likeness import LENGTH, nearly_same, signature
from studykit.reading import ReadingError, files
from studykit.reading.about import day


class _Work:
    """An article, the tables of it that are made so far, and what stopped it, if anything."""

    def __init__(self, number: int, item: Item) -> None:
        self.number, self.item, self.problem = number, item, item.problem
        self.made: dict[str, schema.Columns] = {}

    def attempt(self, step: Callable[["_Work"], None]) -> None:
        """Take a step, or say why it cannot be taken: the other articles go on."""
        try:
            step(self)
        except ReadingError as error:
            self.problem = str(error)
        except Exception as error:  # whatever it is
            why = " ".join(f"{type(error).__name__}: {error}".split())
            self.problem = f"{self.item.place} cannot be worked on ({why[:200]})."

    def open(self) -> None:
        self.article = opened(self.item)

    def make(self, table: str) -> None:
        self.made[table] = self.article.columns(table)

    def describe(self) -> None:
        """Make its row of the table `articles`."""
        about, item, sentences = self.article.about, self.item, self.made["sentences"]
        said = day(item.date) or about.date
        row = {
            "place": item.place,
            "title": item.title or about.title,
            "outlet": item.outlet or about.publisher,
            "date": date.fromisoformat(said) if said else None,
            "n_characters": len(self.article.text),
            "n_paragraphs": len(self.made["paragraphs"]["start"]),
            "n_sentences": len(sentences["start"]),
            "n_words": sum(sentences["n_words"]),
            "text": self.article.text,
        }
        self.made["articles"] = {name: [value] for name, value in row.items()}


_BATCH = 128  # articles
_MOST_TEXT = 1_000_000  # bytes of them, so that they take little memory
# Whose words the tokens are is known when all that the other tables need is worked out.
_TABLES = [*(table for table in schema.TABLES if table != "tokens"), "tokens"]
_STEPS: list[Callable[[_Work], None]] = [
    _Work.open,
    *(partial(_Work.make, table=table) for table in _TABLES),
    _Work.describe,
]


class Making:
    """The tables of some articles in the making, and what stands for each of them."""

    def __init__(self) -> None:
        self.gathered = Gathered()
        self.ids: list[str] = []
        self.signatures: list[np.ndarray] = []

    def add(self, items: Iterable[Item], begin: Callable[[int], object] = lambda _: None) -> None:
        """Put the articles' tables below those of the articles before, or say why not.

        Some articles together take one step after the other. That is a sixth faster than each
        article by itself: what a step needs of code and word lists is still near the processor.

        Parameters
        ----------
        items : iterable of Item
            The articles.
        begin : callable, optional
            Called with the number of an article, from 0, before each step that it takes.
        """
        numbers = count()
        for batch in groups(items, _BATCH, _MOST_TEXT):
            works = [_Work(next(numbers), item) for item in batch]
            for step in _STEPS:
                for work in works:
                    if not work.problem:
                        begin(work.number)
                        work.attempt(step)
            for work in works:
                self._gather(work)

    def _gather(self, work: _Work) -> None:
        if work.problem:
            self.gathered.fail(work.item, work.problem)
            return
        self.gathered.add(work.item.id, work.made)
        stands = signature(work.made["tokens"])
        if stands is not None:
            self.ids.append(work.item.id)
            self.signatures.append(stands)

    def frames(self) -> dict[str, pd.DataFrame]:
        """All tables as DataFrames, with what is nearly the same among these articles."""
        self.gathered.add_likeness(self.ids, nearly_same(self.array()))
        return {table: self.gathered.frame(table) for table in CORPUS}

    def array(self) -> np.ndarray:
        """What stands for the articles, a row each."""
        return np.array(self.signatures, "uint32").reshape(-1, LENGTH)


def opened(item: Item) -> Article:
    """The article, as `studykit.read` or `studykit.Article` makes it.

    Raises
    ------
    studykit.ReadingError
        When its file cannot be read, or was written to since it was listed.
    """
    if item.path is None:
        return _of_text(item)
    path = Path(item.path)
    story = reading.story_of(files.contents(path), item.place)
    if stamp_of(os.stat(path)) != item.stamp:
        raise ReadingError(
            f"{item.place} was changed while the archive was read; run the command again."
        )
    return Article(
        story.text,
        item.title,
        corrections=corrections.read_corrections_beside(path),
        about=story.about,
        notices=story.notices,
    )


def _of_text(item: Item) -> Article:
    try:
        return Article(item.text or "", item.title)
    except ValueError as error:
        raise ReadingError(f"{item.place} is not in UTF-8 ({error}).") from None


def corpus_tables(articles: pd.DataFrame) -> dict[str, pd.DataFrame]:
    """The tables of some hundred articles, worked out here and now.

    For an archive that does not fit in memory there is `write_corpus`.

    Parameters
    ----------
    articles : DataFrame
        A row per article with the column `text` and, where known, `id`, `title`, `date` and
        `outlet`. Without an id the number of the row is it.

    Returns
    -------
    dict of str to DataFrame
        `articles` (a row each), the tables of an article with the column `article_id` in front,
        `failures`: what could not be read, with the reason, and `near_duplicates`.

    Raises
    ------
    ValueError
        When there is no column `text`, or an id is twice.

    Examples
    --------
    >>> archive = pd.DataFrame({"id": ["a", "b"], "text": ["It rained.", "“It froze,” said Roe."]})
    >>> corpus_tables(archive)["quotes"][["article_id", "content", "speaker"]].values.tolist()
    [['b', '“It froze,”', 'Roe']]
    """
    if "text" not in articles:
        raise ValueError(f"articles has no column 'text'; it has {', '.join(map(str, articles))}")
    if "id" in articles and articles["id"].duplicated().any():
        raise ValueError("articles has one id twice")
    making = Making()
    columns = {field: field for field in FIELDS}
    items = []
    for number, row in enumerate(articles.astype(object).to_dict("records")):
        cells = {str(name): None if _is_absent(cell) else cell for name, cell in row.items()}
        items.append(item_of_row(cells, columns, str(number), 0))
    making.add(items)
    return making.frames()


def _is_absent(cell: Any) -> bool:
    """Whether a cell holds nothing; a list in it is something.

    >>> [_is_absent(cell) for cell in (pd.NA, float("nan"), ["a", None], "")]
    [True, True, False, False]
    """
    return bool(pd.api.types.is_scalar(cell) and pd.isna(cell))
