"""What was found out about a draft, as a page that a person can hand back."""

from collections.abc import Sequence
from datetime import date
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pandas as pd

from studykit.article import Article
from studykit.brief.tagged import records
from studykit.export.briefing_words import written
from studykit.export.one_file import one_file
from studykit.verification.marked import SIGNS, Piece, changes, pieces
from studykit.verification.row import ALTERED, NOT_FOUND, OTHER, UNDECIDED, VERBATIM, WRONG
from studykit.verification.shown import say_claims, say_verdicts

_SAID = {
    VERBATIM: "in the article",
    ALTERED: "altered",
    OTHER: "somebody else’s words",
    NOT_FOUND: "not in the article",
    UNDECIDED: "undecided",
}
_MEANING = {
    VERBATIM: "in the article, in the same words or as the same figure",
    ALTERED: "the article has it otherwise, or a cut turns it round",
    OTHER: "the article credits somebody else",
    NOT_FOUND: "the article has nothing like it",
    UNDECIDED: "the kit cannot tell: a paraphrase, a name, a figure worked out",
}
_AROUND = 160  # characters of the article on each side of what a claim was held to


def verified_page(draft: str, article: Article, claims: pd.DataFrame, title: str = "") -> str:
    """A draft and what was found out about it, as one HTML file that loads and runs nothing.

    Parameters
    ----------
    draft : str
        The draft's text.
    article : Article
        The article that it was held to.
    claims : DataFrame
        What `verify` found.
    title : str
        What to call the draft.

    Examples
    --------
    >>> article = sk.Article("Ada Lane, 61, left.")
    >>> page = verified_page("Lane, 16, left.", article, sk.verify("Lane, 16, left.", article))
    >>> "in the article: 61" in page, "<script" in page
    (True, False)
    """
    verdicts = claims["verdict"].tolist()
    rows = [_finding(row, article) for row in records(claims.reset_index(names="id"))]
    return one_file(
        "verify.html.j2",
        title=title or "A draft",
        article=article.title,
        said=say_claims(claims),
        verdicts=say_verdicts(claims),
        pieces=[_piece(piece, verdicts) for piece in pieces(draft, claims)],
        wrong=[row for row in rows if row["verdict"] in WRONG],
        right=[row for row in rows if row["verdict"] == VERBATIM],
        undecided=[row for row in rows if row["verdict"] == UNDECIDED],
        key=[(SIGNS[v], _slug(v), _SAID[v], _MEANING[v]) for v in SIGNS],
        paragraphs=article.paragraphs[["kind", "text"]].to_numpy().tolist(),
        made=f"studykit {version('studykit')}, {written(date.today())}",
    )


def _slug(verdict: str) -> str:
    return verdict.replace(" ", "-")


def _piece(piece: Piece, verdicts: Sequence[str]) -> dict[str, Any]:
    return {
        "text": piece.text,
        "claim": piece.claim,
        "look": None if piece.claim is None else _slug(verdicts[piece.claim]),
        "ends": [(row, SIGNS[verdicts[row]], _SAID[verdicts[row]]) for row in piece.ends],
    }


def _finding(row: Any, article: Article) -> dict[str, Any]:
    return {
        "id": row.id,
        "text": " ".join(row.text.split()),
        "kind": row.kind,
        "verdict": row.verdict,
        "look": _slug(row.verdict),
        "sign": SIGNS[row.verdict],
        "said": _SAID[row.verdict],
        "changes": [] if pd.isna(row.difference) else list(changes(row.difference)),
        "place": None if pd.isna(row.article_start) else _place(row, article),
    }


def _place(row: Any, article: Article) -> dict[str, Any]:
    """The words that a claim was held to, what is around them, and their paragraph."""
    text, starts = article.text, article.paragraphs["start"]
    paragraph = max(int(starts.searchsorted(row.article_start, side="right")) - 1, 0)
    low, high = int(starts.iloc[paragraph]), int(article.paragraphs["end"].iloc[paragraph])
    left = max(low, row.article_start - _AROUND)
    right = max(min(high, row.article_end + _AROUND), row.article_end)
    before, after = text[left : row.article_start], text[row.article_end : right]
    return {
        "paragraph": paragraph,
        "left": ("… " + before.partition(" ")[2]) if left > low else before,
        "words": text[row.article_start : row.article_end],
        "right": (after.rpartition(" ")[0] + " …") if right < high else after,
    }


def write_verified(
    draft: str, article: Article, claims: pd.DataFrame, folder: Path, title: str = ""
) -> Path:
    """Write `verify.html` into a folder that is there; the page's path."""
    page = folder / "verify.html"
    page.write_text(verified_page(draft, article, claims, title), encoding="utf-8", newline="")
    return page
