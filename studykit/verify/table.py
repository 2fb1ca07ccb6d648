"""Whether what a draft says is in the article: a table, one row a claim."""

import pandas as pd

from studykit import schema
from studykit.article import Article
from studykit.verify.cast import Cast
from studykit.verify.credit import Heard
from studykit.verify.passages import Passages
from studykit.verify.plain import Plain
from studykit.verify.quotations import Quotations
from studykit.verify.row import Row


def verify(draft: str | Article, article: str | Article) -> pd.DataFrame:
    """x."""
    raw = draft.text if isinstance(draft, Article) else draft
    held_to = article if isinstance(article, Article) else Article(article)
    plain = Plain(raw)
    read = Article(plain.text, whole=True)
    passages, cast = Passages(held_to), Cast(held_to)
    rows = list(Quotations(plain, read, passages, Heard(held_to, cast)).rows())
    return _table(plain, sorted(rows))


def _table(plain: Plain, rows: list[Row]) -> pd.DataFrame:
    spans = [plain.origin(row.start, row.end) for row in rows]
    return schema.frame(
        "claims",
        {
            "start": [start for start, _ in spans],
            "end": [end for _, end in spans],
            "text": [plain.raw[start:end] for start, end in spans],
            "kind": [row.kind for row in rows],
            "verdict": [row.verdict for row in rows],
            "article_start": [row.place and row.place[0] for row in rows],
            "article_end": [row.place and row.place[1] for row in rows],
            "difference": [row.difference for row in rows],
        },
    )
