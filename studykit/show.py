"""What a notebook shows beside plain tables: figures, rows to be read, the article itself."""

from bisect import bisect, bisect_left
from collections.abc import Iterable, Iterator, Sequence
from html import escape
from itertools import groupby, pairwise
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import pandas as pd
from pandas.api.types import is_numeric_dtype

from studykit import speech, style
from studykit.corrections import correction_note

if TYPE_CHECKING:
    import matplotlib.figure
    from matplotlib.axes import Axes

    from studykit.article import Article


def show_figure(drawn: "Axes | matplotlib.figure.Figure", sentence: str) -> None:
    """Show a chart with a sentence that says the same in words.

    The sentence stands under the figure and is its alternative text, for those who
    cannot see it. The figure is closed, so that it is not shown twice.

    Parameters
    ----------
    drawn : Axes or Figure
        What a plot function (or ``df.plot``) returned.
    sentence : str
        What the chart shows, computed from the same table.
    """
    from IPython.display import display
    from matplotlib import pyplot as plt
    from matplotlib.figure import Figure

    figure = drawn if isinstance(drawn, Figure) else drawn.get_figure(root=True)
    display(figure, metadata={"image/png": {"alt": sentence}})
    html = f'<p style="font-size: 1.05em; max-width: 60em"><em>{escape(sentence)}</em></p>'
    display({"text/html": without_formulas(html), "text/plain": sentence}, raw=True)
    plt.close(figure)


def without_formulas(html: str) -> str:
    """The HTML with a mark that its dollars are money: between two begins no formula.

    JupyterLab hands what a cell shows to MathJax 3, older pages to MathJax 2; each passes over
    a class of its own.

    Examples
    --------
    >>> without_formulas("$5 and $3")
    '<div class="tex2jax_ignore mathjax_ignore">$5 and $3</div>'
    """
    return f'<div class="tex2jax_ignore mathjax_ignore">{html}</div>'


class Page:
    """HTML that a notebook shows, with plain text for where there is no HTML."""

    def __init__(self, html: str, text: str) -> None:
        self._html = without_formulas(html)
        self._text = text

    def _repr_html_(self) -> str:
        return self._html

    def __repr__(self) -> str:
        return self._text


def show_sentences(*sentences: str) -> Page:
    """The sentences as a list, to be read out or copied.

    Examples
    --------
    >>> show_sentences("It rained.", "It stopped.")
    - It rained.
    - It stopped.
    """
    items = "".join(f"<li>{escape(sentence)}</li>" for sentence in sentences)
    return Page(f"<ul>{items}</ul>", "\n".join(f"- {sentence}" for sentence in sentences))


def show_table(table: pd.DataFrame) -> Page:
    """The table for reading: texts in full and to the left, numbers to the right.

    Parameters
    ----------
    table : DataFrame
        Any table; its row numbers are shown first.

    Examples
    --------
    >>> show_table(pd.DataFrame({"word": ["rain"], "n": [2]}))
       word  n
    0  rain  2
    """
    head = "".join(_cell("th", str(name), column) for name, column in table.items())
    rows = "".join(_row(table, i) for i in range(len(table)))
    html = (
        f'<table style="width: auto"><thead><tr><th></th>{head}</tr></thead>'
        f"<tbody>{rows}</tbody></table>"
    )
    return Page(html, repr(table))


def _row(table: pd.DataFrame, i: int) -> str:
    cells = [_cell("td", _written(column.iloc[i]), column) for _, column in table.items()]
    return f"<tr><th>{escape(str(table.index[i]))}</th>{''.join(cells)}</tr>"


def _cell(tag: str, content: str, column: pd.Series) -> str:
    side = "right" if is_numeric_dtype(column) else "left"
    css = f"text-align: {side}; vertical-align: top; white-space: normal; max-width: 36em"
    return f'<{tag} style="{css}">{escape(content)}</{tag}>'


def _written(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(map(_written, value))
    return f"{value:,.3g}" if isinstance(value, float) else str(value)


# ---------------------------------------------------------------- the article

# Only properties that JupyterLab leaves in the stored output of a notebook it does not trust.
_PAGE = (
    "background-color: #ffffff; color: #222222; border: 1px solid #bbbbbb; padding: 12px 28px;"
    " max-width: 760px; font-family: Georgia, serif; font-size: 16px; line-height: 2;"
)
_KEY = (
    "font-family: sans-serif; font-size: 13px; line-height: 1.6; margin: 0; padding: 0 0 6px 0;"
    " border-bottom: 1px solid #bbbbbb; list-style-type: none;"
)
_TAG = (
    "background-color: #ffffff; color: #222222; border: 1px {line} {colour}; border-radius: 4px;"
    " padding: 0 4px; margin: 0 3px 0 0; font-family: sans-serif; font-size: 11px;"
    " font-style: normal; font-weight: bold; white-space: nowrap;"
)
_VOICE = (
    "background-color: {tint}; color: #222222; border-bottom: 3px {line} {colour};"
    " padding: 1px 0; print-color-adjust: exact;"
)
_HATCH = " background-image: repeating-linear-gradient(45deg, #ececec 0 4px, #dcdcdc 4px 6px);"
_CUE = "font-style: italic; border-bottom: 2px dotted #222222;"
_KINDS = {
    "headline": "font-size: 24px; font-weight: bold; line-height: 1.4; margin: 12px 0;",
    "byline": "font-size: 14px; font-style: italic; margin: 6px 0;",
    "dateline": "font-size: 14px; margin: 6px 0;",
    "body": "margin: 12px 0;",
}
_LINES = ("solid", "double", "dashed")


class _Voice(NamedTuple):
    """How a speaker's words look: the name on the tag, the colour, the line beneath."""

    name: str
    colour: str
    line: str
    is_known: bool


class _Piece(NamedTuple):
    """A stretch of text in which nothing changes."""

    text: str
    quote: int | None
    name: str | None
    is_cue: bool
    opens: Sequence[int]
    goes_on: bool


_OMISSION = _Piece("…", None, None, False, (), False)


def show_article(
    article: "Article",
    *,
    quotes: pd.DataFrame | None = None,
    names: bool = True,
    paragraphs: Iterable[int] | None = None,
) -> Page:
    """The article as people read it, each speaker's words in that speaker's colour.

    Each attribution begins with a tag: the speaker and the row's number in the quotes table.
    Speakers are told apart by tag, colour and the line beneath; unknown ones are hatched grey.
    The words that credit them are in italics on a dotted line, names are underlined. A key on
    top counts each speaker's words.

    Parameters
    ----------
    article : Article
        The article.
    quotes : DataFrame, optional
        The rows of `article.quotes` to show. By default those that report words
        (`reported_speech`), without thoughts, intentions and topics.
    names : bool
        Whether names are underlined.
    paragraphs : iterable of int, optional
        The paragraphs to show; by default all.

    Examples
    --------
    >>> import studykit as sk
    >>> show_article(sk.Article("It rained <all> night."))
    It rained <all> night.
    """
    is_whole = quotes is None and paragraphs is None
    if quotes is None:
        quotes = speech.reported_speech(article.quotes, article.tokens)
    looks = _looks(quotes)
    layers = _Layers(article, quotes, names)
    page, plain = [_key(article, quotes, looks, is_whole)], []
    for kind, pieces in _shown(article.paragraphs, layers, paragraphs):
        page.append(f'<p style="{_KINDS[kind]}">{_as_html(pieces, looks)}</p>')
        plain.append(_as_text(pieces, looks))
    if not any(text != _OMISSION.text for text in plain):
        return Page("<p><em>There is no such passage.</em></p>", "There is no such passage.")
    html = "\n".join([f'<div class="sk-article" style="{_PAGE}">', *page, "</div>"])
    return Page(html, "\n\n".join(plain))


def _shown(
    paragraphs: pd.DataFrame, layers: "_Layers", wanted: Iterable[int] | None
) -> Iterator[tuple[str, list[_Piece]]]:
    """The kind and the pieces of each paragraph to show; an ellipsis where some are left out."""
    rows = set(range(len(paragraphs))) if wanted is None else {int(row) for row in wanted}
    before = -1
    for row, (start, end, kind) in enumerate(
        zip(paragraphs["start"], paragraphs["end"], paragraphs["kind"], strict=True)
    ):
        if row in rows:
            if row > before + 1:
                yield "body", [_OMISSION]
            yield kind, list(layers.pieces(start, end))
            before = row
    if before + 1 < len(paragraphs):
        yield "body", [_OMISSION]


class _Layers:
    """What holds at each character of the text: the attribution, the name, the cue."""

    def __init__(self, article: "Article", quotes: pd.DataFrame, names: bool) -> None:
        self.text = article.text
        self.quote, self.name, self.cue = np.full((3, len(self.text) + 1), -1)
        self.opens: dict[int, list[int]] = {}
        for _, start, end, row in _by_size(quotes):
            self.quote[start:end] = row
        for _, row, spans in sorted(_sizes(quotes), reverse=True):
            self.opens.setdefault(spans[0][0], []).append(row)
        self.places = sorted(self.opens)
        for start, end in zip(*_offsets(quotes, "cue"), strict=True):
            self.cue[start:end] = 1
        self.full_names: list[str] = []
        if names:
            self._mark_names(article.names)

    def _mark_names(self, names: pd.DataFrame) -> None:
        for row, (start, end) in enumerate(zip(names["start"], names["end"], strict=True)):
            self.name[start:end] = row
        self.full_names = [
            f"{name} ({kind})" for name, kind in zip(names["name"], names["kind"], strict=True)
        ]

    def pieces(self, start: int, end: int) -> Iterator[_Piece]:
        """The paragraph in pieces, each with what holds in it."""
        opens = self.places[bisect(self.places, start) : bisect_left(self.places, end)]
        changes = {start, end, *opens}
        for layer in (self.quote, self.name, self.cue):
            changes.update((np.flatnonzero(np.diff(layer[start:end])) + start + 1).tolist())
        places = sorted(changes)
        for left, right in pairwise(places):
            yield self._piece(left, right, left == start)

    def _piece(self, left: int, right: int, is_first: bool) -> _Piece:
        quote, name = int(self.quote[left]), int(self.name[left])
        opens = self.opens.get(left, [])
        changed = is_first or self.quote[left - 1] != quote
        return _Piece(
            text=self.text[left:right],
            quote=quote if quote >= 0 else None,
            name=self.full_names[name] if name >= 0 else None,
            is_cue=bool(self.cue[left] > 0),
            opens=opens,
            goes_on=changed and quote not in opens,
        )


def _by_size(quotes: pd.DataFrame) -> list[tuple[int, int, int, int]]:
    """The pieces of all attributions, the longest first, so that the inner ones come last."""
    return sorted(
        (
            (end - start, start, end, int(row))
            for row, spans in zip(quotes.index, quotes["spans"], strict=True)
            for start, end in spans
        ),
        reverse=True,
    )


def _sizes(quotes: pd.DataFrame) -> list[tuple[int, int, list[tuple[int, int]]]]:
    return [
        (spans[-1][1] - spans[0][0], int(row), spans)
        for row, spans in zip(quotes.index, quotes["spans"], strict=True)
        if len(spans)
    ]


def _offsets(table: pd.DataFrame, name: str) -> tuple[list[int], list[int]]:
    known = table.dropna(subset=f"{name}_start")
    return known[f"{name}_start"].tolist(), known[f"{name}_end"].tolist()


def _looks(quotes: pd.DataFrame) -> dict[int, _Voice]:
    """How the words of each row look."""
    colours = speech.speaker_colours(quotes["speaker"].tolist())
    places = {name: place for place, name in enumerate(colours)}
    unknown = _Voice(speech.UNKNOWN_SPEAKER, style.GREY, "dashed", False)
    return {
        int(row): _Voice(name, colours[name], _line(places[name]), True)
        if name in colours
        else unknown
        for row, name in zip(quotes.index, quotes["speaker"].fillna(""), strict=True)
    }


def _line(place: int) -> str:
    """The line beneath; it shifts when the colours repeat, so that 18 speakers differ.

    Examples
    --------
    >>> _line(0), _line(1), _line(6)
    ('solid', 'double', 'double')
    """
    return _LINES[(place + place // len(style.COLOURS)) % len(_LINES)]


def _tint(colour: str, share: float = 0.2) -> str:
    """The colour mixed with white.

    Examples
    --------
    >>> _tint("#000000", 0.2)
    '#cccccc'
    """
    parts = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return "#" + "".join(f"{round(255 - share * (255 - part)):02x}" for part in parts)


def _tag(voice: _Voice, words: str) -> str:
    return (
        f'<span style="{_TAG.format(line=voice.line, colour=voice.colour)}">{escape(words)}</span>'
    )


def _voice_style(voice: _Voice) -> str:
    css = _VOICE.format(tint=_tint(voice.colour), line=voice.line, colour=voice.colour)
    return css if voice.is_known else css + _HATCH


def _as_html(pieces: Sequence[_Piece], looks: dict[int, _Voice]) -> str:
    html = []
    for _, run in groupby(_numbered(pieces), key=lambda pair: pair[0]):
        group = [piece for _, piece in run]
        first = group[0]
        html += [_tag(looks[quote], f"{looks[quote].name} · {quote}") for quote in first.opens]
        words = "".join(map(_dressed, group))
        if first.quote is not None:
            html += [_tag(looks[first.quote], str(first.quote))] * first.goes_on
            words = f'<mark style="{_voice_style(looks[first.quote])}">{words}</mark>'
        html.append(words)
    return "".join(html)


def _numbered(pieces: Sequence[_Piece]) -> Iterator[tuple[int, _Piece]]:
    """Each piece with the number of its run: a run is of one attribution and opens at its start."""
    number = 0
    before: _Piece | None = None
    for piece in pieces:
        number += before is not None and (piece.quote != before.quote or bool(piece.opens))
        yield number, piece
        before = piece


def _dressed(piece: _Piece) -> str:
    html = escape(piece.text)
    if piece.name is not None:
        html = f'<u title="{escape(piece.name)}">{html}</u>'
    return f'<em style="{_CUE}">{html}</em>' if piece.is_cue else html


def _as_text(pieces: Sequence[_Piece], looks: dict[int, _Voice]) -> str:
    text = []
    for _, run in groupby(_numbered(pieces), key=lambda pair: pair[0]):
        group = [piece for _, piece in run]
        words = "".join(piece.text for piece in group)
        quote = group[0].quote
        text.append(words if quote is None else f"[{looks[quote].name} · {quote}: {words}]")
    return "".join(text)


def _key(article: "Article", quotes: pd.DataFrame, looks: dict[int, _Voice], is_whole: bool) -> str:
    """What each mark means, with the number of words of each speaker."""
    shares = speech.share_of_voice(quotes, article.tokens)
    by_name = {voice.name: voice for voice in looks.values()}
    names = shares["speaker"].fillna(speech.UNKNOWN_SPEAKER)
    counts = zip(names, shares["n_words"], shares["n_quotes"], strict=True)
    lines = [_key_line(by_name[name], *numbers) for name, *numbers in counts]
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


def _key_line(voice: _Voice, n_words: int, n_quotes: int) -> str:
    words = "word" if n_words == 1 else "words"
    quotes = "attribution" if n_quotes == 1 else "attributions"
    style_ = _voice_style(voice)
    counts = f"{n_words:,} {words} in {n_quotes:,} {quotes}"
    return f'{_tag(voice, voice.name)}<mark style="{style_}">{counts}</mark>'
