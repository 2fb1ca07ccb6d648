"""Articles of an archive into tables, each with what it may need to fail."""

import os
from pathlib import Path

import numpy as np
import pandas as pd

from studykit import corrections, reading
from studykit.article import Article
from studykit.corpus.gathered import CORPUS, Gathered
from studykit.corpus.items import FIELDS, Item, item_of_row, stamp_of
from studykit.corpus.likeness import LENGTH, nearly_same, signature
from studykit.reading import ReadingError, files


class Making:
    """The tables of some articles in the making, and what stands for each of them."""

    def __init__(self) -> None:
        self.gathered = Gathered()
        self.ids: list[str] = []
        self.signatures: list[np.ndarray] = []

    def add(self, item: Item) -> None:
        """Put an article's tables below those of the articles before, or say why not."""
        if item.problem:
            return self.gathered.fail(item, item.problem)
        try:
            made = self.gathered.add(item, opened(item))
        except ReadingError as error:
            return self.gathered.fail(item, str(error))
        except Exception as error:  # whatever it is, the other articles go on
            why = " ".join(f"{type(error).__name__}: {error}".split())
            return self.gathered.fail(item, f"{item.place} cannot be worked on ({why[:200]}).")
        stands = signature(made["tokens"])
        if stands is not None:
            self.ids.append(item.id)
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
        When there is no column `text`, or an id stands twice.

    Examples
    --------
    >>> archive = pd.DataFrame({"id": ["a", "b"], "text": ["It rained.", "“It froze,” said Roe."]})
    >>> corpus_tables(archive)["quotes"][["article_id", "content", "speaker"]].values.tolist()
    [['b', '“It froze,”', 'Roe']]
    """
    if "text" not in articles:
        raise ValueError(f"articles has no column 'text'; it has {', '.join(map(str, articles))}")
    if "id" in articles and articles["id"].duplicated().any():
        raise ValueError("articles has an id that stands twice")
    making = Making()
    columns = {field: field for field in FIELDS}
    for number, row in enumerate(articles.astype(object).to_dict("records")):
        cells = {str(name): None if pd.isna(cell) else cell for name, cell in row.items()}
        making.add(item_of_row(cells, columns, str(number), 0))
    return making.frames()
