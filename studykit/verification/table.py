"""Whether what a draft says is in the article: a table, one row a claim."""

from collections.abc import Sequence
from os import PathLike

import pandas as pd

from studykit import reading, schema
from studykit.article import Article, read
from studykit.verification.ages import age_rows
from studykit.verification.bands import band_rows
from studykit.verification.cast import Cast
from studykit.verification.contexts import Contexts
from studykit.verification.figures import date_rows, number_rows
from studykit.verification.heard import Heard
from studykit.verification.intervals import interval_rows
from studykit.verification.listed import list_rows
from studykit.verification.names import name_rows
from studykit.verification.passages import Passages
from studykit.verification.plain import Plain
from studykit.verification.quotations import Quotations
from studykit.verification.ranks import rank_rows
from studykit.verification.reports import report_rows
from studykit.verification.row import UNDECIDED, WRONG, Row

Text = str | Article | PathLike[str]
"""A text, what was read already, or a `Path` to a file."""


def verify(draft: Text, article: Text) -> pd.DataFrame:
    """Whether what a draft says is in the article: one row per claim, in the draft's order.

    Parameters
    ----------
    draft : str, Article or Path
        A summary, an essay, a press cutting, a chatbot's answer: its text as it is, Markdown and
        all, or the `Path` of its file.
    article : str, Article or Path
        The article that it is about.

    Returns
    -------
    DataFrame
        The columns of `schema.OF_TWO["claims"]`: `start`, `end` (offsets in the draft), `text`,
        `kind` (quotation, report, name, number, date), `verdict`, `article_start`, `article_end`
        (what it was held to; ``<NA>`` where there is nothing), `difference`. The verdicts:

        - *verbatim*: in the article, in the same words or as the same figure;
        - *altered*: `difference` says what was changed, joined, or cut so that it turns round;
        - *other speaker*: the article surely credits somebody else;
        - *not found*: the article has nothing like it;
        - *undecided*: the kit cannot tell. Fair paraphrases are never called wrong.

    Raises
    ------
    ValueError
        When a text holds no word.
    studykit.ReadingError
        When a file cannot be read.

    Notes
    -----
    Words for words and figures for figures: whether a summary is fair, only a reader can say.
    Titles, terms and the draft's own page numbers and dates are no claims. Name forms have a
    row where they are used first.

    Examples
    --------
    >>> article = sk.Article("“We will not sell the boat,” said Ada Lane, 61. Bo Roe was silent.")
    >>> claims = verify("Lane (16) said they would “sell the boat”. Roe: “No.”", article)
    >>> claims[["text", "verdict", "difference"]].values.tolist()[1:3]
    [['16', 'altered', 'in the article: 61'], \
['“sell the boat”', 'altered', 'left out just before it: [-We will not-]']]
    """
    held_to = _read(article)
    raw = _raw(draft)
    for name, text in (("draft", raw), ("article", held_to.text)):
        if not any(map(str.isalnum, text)):
            raise ValueError(f"{name} has no word; it needs at least one")
    plain = Plain(raw)
    return _table(plain, sorted(_rows(plain, held_to), key=lambda row: row[:3]))


def is_right(claims: pd.DataFrame) -> bool:
    """Whether no claim was found altered, another's or missing.

    Examples
    --------
    >>> is_right(verify("It rained for 3 days.", "It rained for three days."))
    True
    """
    return not claims["verdict"].isin(WRONG).any()


def _read(article: Text) -> Article:
    if isinstance(article, Article):
        return article
    return Article(article) if isinstance(article, str) else read(article)


def _raw(draft: Text) -> str:
    if isinstance(draft, Article):
        return draft.text
    if isinstance(draft, str):
        return draft.removeprefix(reading.BOM)
    return reading.read_as_written(draft).text


def _rows(plain: Plain, article: Article) -> list[Row]:
    draft = Article(plain.text, whole=True)
    passages, cast = Passages(article), Cast(article)
    heard = Heard(article, cast)
    quoted = list(Quotations(plain, draft, passages, heard).rows())
    settled = [(row.start, row.end) for row in quoted if row.verdict != UNDECIDED]
    ages = list(age_rows(draft, cast, settled))
    said = [(row.start, row.end) for row in quoted]
    here = Contexts(plain.text, draft, quoted=said)
    there = Contexts(article.text, article, voices=True)
    readers = interval_rows, list_rows, rank_rows, band_rows
    spans = [row for rows in readers for row in rows(here, there, settled)]
    told = [*settled, *((row.start, row.end) for row in [*ages, *spans])]
    rows = [
        *quoted,
        *ages,
        *spans,
        *number_rows(article, draft, here, there, told),
        *date_rows(article, here, there, settled),
        *name_rows(draft, passages, cast, settled),
        *report_rows(draft, passages, heard, said),
    ]
    return [row for row in rows if row.start < plain.notes or row.verdict not in WRONG]


def _table(plain: Plain, rows: Sequence[Row]) -> pd.DataFrame:
    spans = [plain.origin(row.start, row.end) for row in rows]
    places = [row.place or (None, None) for row in rows]
    return schema.frame(
        "claims",
        {
            "start": [start for start, _ in spans],
            "end": [end for _, end in spans],
            "text": [plain.raw[start:end] for start, end in spans],
            "kind": [row.kind for row in rows],
            "verdict": [row.verdict for row in rows],
            "article_start": [start for start, _ in places],
            "article_end": [end for _, end in places],
            "difference": [row.difference for row in rows],
        },
    )
