"""The article as people read it, each speaker's words in that speaker's look."""

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from typing import TYPE_CHECKING

import pandas as pd

from studykit import speech
from studykit.show.page import Page
from studykit.show.pieces import OMISSION, Layers, Piece, runs
from studykit.show.voices import Voice, looks_of
from studykit.wording import correction_note, counted

if TYPE_CHECKING:
    from studykit.article import Article

# Only properties that JupyterLab leaves in the stored output of a notebook it does not trust; no
# colour of paper or ink, which are those of the theme, light or dark.
_CUE = "font-style: italic; border-bottom: 2px dotted #808080;"
_PAGE = (
    "border: 1px solid #bbbbbb; padding: 12px 28px;"
    " max-width: 760px; font-family: Georgia, serif; font-size: 16px; line-height: 2;"
)
_KEY = (
    "font-family: sans-serif; font-size: 13px; line-height: 1.6; margin: 0; padding: 0 0 6px 0;"
    " border-bottom: 1px solid #bbbbbb; list-style-type: none;"
)
_KINDS = {
    "headline": "font-size: 24px; font-weight: bold; line-height: 1.4; margin: 12px 0;",
    "byline": "font-size: 14px; font-style: italic; margin: 6px 0;",
    "dateline": "font-size: 14px; margin: 6px 0;",
    "kicker": "font-size: 14px; margin: 6px 0; opacity: 0.75;",
    "caption": "font-size: 14px; margin: 6px 0; opacity: 0.75;",
    "boilerplate": "font-size: 14px; margin: 6px 0; opacity: 0.75;",
    "body": "margin: 12px 0;",
}


def show_article(
    article: "Article",
    *,
    quotes: pd.DataFrame | None = None,
    names: bool = True,
    paragraphs: Iterable[int] | None = None,
) -> Page:
    """The article as people read it, each speaker's words in that speaker's colour.

    Each attribution begins with a tag: the voice and the row's number in the quotes table.
    Speakers are told apart by tag, colour and the line beneath; voices without a name are hatched
    grey, their tags say how the text calls them.
    The words that credit them are in italics on a dotted line, names are underlined. A key on
    top counts each speaker's words.

    Parameters
    ----------
    article : Article
        The article.
    quotes : DataFrame, optional
        The rows to show; by default `article.quotes`, without thoughts and deeds.
    names : bool
        Whether names are underlined.
    paragraphs : iterable of int, optional
        The paragraphs to show; by default all.

    Examples
    --------
    >>> show_article(sk.Article("It rained <all> night."))
    It rained <all> night.
    """
    is_whole = quotes is None and paragraphs is None
    if quotes is None:
        quotes = article.quotes
    looks = looks_of(quotes)
    layers = Layers(article, quotes, names)
    page, plain = [_key(article, quotes, looks, is_whole)], []
    for kind, pieces in _shown(article.paragraphs, layers, paragraphs):
        page.append(f'<p style="{_KINDS[kind]}">{_as_html(pieces, looks)}</p>')
        plain.append(_as_text(pieces, looks))
    if not any(text != OMISSION.text for text in plain):
        return Page("<p><em>There is no such passage.</em></p>", "There is no such passage.")
    html = "\n".join([f'<div class="sk-article" style="{_PAGE}">', *page, "</div>"])
    return Page(html, "\n\n".join(plain))


def _shown(
    paragraphs: pd.DataFrame, layers: Layers, wanted: Iterable[int] | None
) -> Iterator[tuple[str, list[Piece]]]:
    """The kind and the pieces of each paragraph to show; an ellipsis where some are left out."""
    rows = set(range(len(paragraphs))) if wanted is None else {int(row) for row in wanted}
    before = -1
    for row, (start, end, kind) in enumerate(
        zip(paragraphs["start"], paragraphs["end"], paragraphs["kind"], strict=True)
    ):
        if row in rows:
            if row > before + 1:
                yield "body", [OMISSION]
            yield kind, list(layers.pieces(start, end))
            before = row
    if before + 1 < len(paragraphs):
        yield "body", [OMISSION]


def _as_html(pieces: Sequence[Piece], looks: dict[int, Voice]) -> str:
    html = []
    for run in runs(pieces):
        first = run[0]
        html += [looks[quote].tag(f"{looks[quote].name} · {quote}") for quote in first.opens]
        words = "".join(map(_dressed, run))
        if first.quote is None:
            html.append(words)
            continue
        if first.goes_on:
            html.append(looks[first.quote].tag(str(first.quote)))
        html.append(looks[first.quote].mark(words))
    return "".join(html)


def _dressed(piece: Piece) -> str:
    html = escape(piece.text)
    if piece.name is not None:
        html = f'<u title="{escape(piece.name)}">{html}</u>'
    return f'<em style="{_CUE}">{html}</em>' if piece.is_cue else html


def _as_text(pieces: Sequence[Piece], looks: dict[int, Voice]) -> str:
    text = []
    for run in runs(pieces):
        words, quote = "".join(piece.text for piece in run), run[0].quote
        text.append(words if quote is None else f"[{looks[quote].name} · {quote}: {words}]")
    return "".join(text)


def _key(article: "Article", quotes: pd.DataFrame, looks: dict[int, Voice], is_whole: bool) -> str:
    """What each mark means, with the number of words of each speaker."""
    shares = speech.share_of_voice(quotes, article.tokens)
    by_name = {(voice.name, voice.is_named): voice for voice in looks.values()}
    keys = zip(shares["voice"].fillna(speech.NOBODY), shares["is_named"], strict=True)
    counts = zip(keys, shares["n_words"], shares["n_quotes"], strict=True)
    lines = [_key_line(by_name[key], *numbers) for key, *numbers in counts]
    if is_whole:
        lines += _legend(article, int(shares["n_words"].sum()))
    if not lines:
        return ""
    rows = "".join(f'<li style="margin: 0 0 5px 0;">{line}</li>' for line in lines)
    return f'<ul style="{_KEY}">{rows}</ul>'


def _legend(article: "Article", n_attributed: int) -> list[str]:
    own = int(article.sentences["n_words"].sum()) - n_attributed
    lines = [f"The reporter’s own words: {own:,}"]
    if n_attributed:
        lines.append(
            "The number is the row in the quotes table;"
            f' <em style="{_CUE}">a dotted line</em> marks the words that credit.'
        )
    if len(article.names):
        lines.append("<u>Underlined</u>: a proper name.")
    note = correction_note(article.corrections)
    return [*lines, f"{note}."] if note else lines


def _key_line(voice: Voice, n_words: int, n_quotes: int) -> str:
    counts = f"{counted(n_words, 'word')} in {counted(n_quotes, 'attribution')}"
    return voice.tag(voice.name) + voice.mark(counts)
