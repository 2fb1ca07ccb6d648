"""A draft as people read it, with what was found out about each claim."""

from html import escape

import pandas as pd

from studykit.article import Article
from studykit.show.page import Page
from studykit.verification.marked import SIGNS, changes, pieces
from studykit.verification.row import (
    ALTERED,
    NOT_FOUND,
    OTHER,
    UNDECIDED,
    VERBATIM,
    VERDICTS,
    WRONG,
)
from studykit.wording import agree, first_up, listed, of_all

# Only properties that JupyterLab leaves in the stored output of a notebook it does not trust.
_PAGE = (
    "background-color: #ffffff; color: #222222; border: 1px solid #bbbbbb; padding: 12px 28px;"
    " max-width: 760px; font-family: Georgia, serif; font-size: 16px; line-height: 1.9;"
    " white-space: pre-wrap;"
)
_LOOKS = {
    VERBATIM: "border-bottom: 2px solid #009E73;",
    ALTERED: "background-color: #fdeecb; border-bottom: 3px double #B35900;",
    OTHER: "background-color: #f7e3ef; border-bottom: 3px dashed #A0447A;",
    NOT_FOUND: "background-color: #fbe2d5; border-bottom: 3px solid #B33A00;",
    UNDECIDED: "border-bottom: 2px dotted #777777;",
}
_TAG = "font-family: sans-serif; font-size: 12px; color: #444444;"


def show_verified(draft: str | Article, claims: pd.DataFrame) -> Page:
    """The draft as people read it, with each claim underlined and its verdict beside it.

    Parameters
    ----------
    draft : str or Article
        The draft that was verified, as it was given to `verify`.
    claims : DataFrame
        What `verify` found, or some of its rows.

    Examples
    --------
    >>> draft = "Lane, 16, left."
    >>> show_verified(draft, sk.verify(draft, "Ada Lane, 61, left."))
    1 of 2 claims is altered, another’s or not in the article.
    <BLANKLINE>
    [Lane ✓0], [16 ≠1 in the article: 61], left.
    """
    text = draft.text if isinstance(draft, Article) else draft
    html, plain = [], []
    verdicts, said = claims["verdict"].to_dict(), claims["difference"].dropna().to_dict()
    for piece in pieces(text, claims):
        tags = [_tag(row, verdicts[row], said.get(row)) for row in piece.ends]
        if piece.claim is None:
            html.append(escape(piece.text))
        else:
            look = _LOOKS[verdicts[piece.claim]]
            html.append(f'<span style="{look}">{escape(piece.text)}</span>')
        html += [f'<span style="{_TAG}"> {escape(tag)}</span>' for tag in tags]
        words = " ".join([piece.text, *tags])
        plain.append(piece.text if piece.claim is None else f"[{words}]")
    sentence = say_claims(claims)
    key = " ".join(
        f'<span style="{_TAG}">{sign} {verdict}</span>' for verdict, sign in SIGNS.items()
    )
    page = f'<p>{escape(sentence)}</p><p>{key}</p><div style="{_PAGE}">{"".join(html)}</div>'
    return Page(page, f"{sentence}\n\n{''.join(plain)}")


def _tag(row: int, verdict: str, difference: str | None) -> str:
    tag = f"{SIGNS[verdict]}{row}"
    if verdict not in WRONG or difference is None:
        return tag
    return f"{tag} {''.join(_plainly(*change) for change in changes(difference))}"


def _plainly(sort: str, words: str) -> str:
    return {"cut": f"[−{words}]", "put": f"[+{words}]"}.get(sort, words)


def say_claims(claims: pd.DataFrame) -> str:
    """How many claims are wrong, in a sentence.

    Examples
    --------
    >>> say_claims(sk.verify("It rained for 3 days.", "It rained for three days."))
    'The one claim is in the article.'
    >>> claims = sk.verify("It snowed in Elm.", "The sea rose.").head(1)
    >>> say_claims(claims.assign(verdict="undecided"))
    'The one claim is undecided: it was neither found in the article nor found to be wrong.'
    """
    n, wrong = len(claims), int(claims["verdict"].isin(WRONG).sum())
    if not n:
        return "The draft makes no claim that could be looked up."
    if wrong:
        of = first_up(of_all(wrong, n, "claim"))
        return f"{of} {agree(wrong, 'is')} altered, another’s or not in the article."
    there = int((claims["verdict"] == VERBATIM).sum())
    if not there:
        if n == 1:
            neither = "it was neither found in the article nor found to be wrong"
            return f"The one claim is undecided: {neither}."
        all_ = first_up(of_all(n, n, "claim"))
        return f"{all_} are undecided: none is found in the article, and none wrong."
    said = f"{first_up(of_all(there, n, 'claim'))} {agree(there, 'is')} in the article"
    if open_ := n - there:
        said += f"; {open_:,} {agree(open_, 'is')} undecided, and none is found wrong"
    return f"{said}."


def say_verdicts(claims: pd.DataFrame) -> str:
    """How often each verdict was given: “3 verbatim, 1 altered”.

    Examples
    --------
    >>> say_verdicts(sk.verify("It rained for 3 days.", "It rained for three days."))
    '1 verbatim'
    """
    n = claims["verdict"].value_counts()
    return listed([f"{n[verdict]} {verdict}" for verdict in VERDICTS if n.get(verdict)])
