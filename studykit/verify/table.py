"""Whether what a draft says is in the article: a table, one row a claim."""

import pandas as pd

from studykit import schema
from studykit.article import Article
from studykit.verify.cast import Cast
from studykit.verify.contexts import Contexts
from studykit.verify.credit import Heard
from studykit.verify.figures import Figures
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
    quoted = [(row.start, row.end) for row in rows if row.verdict in ("verbatim", "other speaker")]
    ours = Contexts(held_to.text, held_to)
    figures = Figures(held_to, ours, _names(held_to))
    rows += figures.rows(plain.text, Contexts(plain.text, read), [*quoted, *_names(read)])
    return _table(plain, sorted(rows))


def _names(article: Article) -> list[tuple[int, int]]:
    names = article.names
    return list(zip(names["start"].tolist(), names["end"].tolist(), strict=True))


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
