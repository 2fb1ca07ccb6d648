"""What a person steers or reads closely: the word explorer, concordance lines, passages."""

from collections.abc import Mapping
from html import escape
from typing import TYPE_CHECKING, Any, NamedTuple

import pandas as pd

from studykit import findings, plots, words
from studykit.article import Article
from studykit.show import Page, show_table
from studykit.words.concordance import MODES

if TYPE_CHECKING:
    from matplotlib.axes import Axes

__all__ = ["explore_words", "show_concordance", "show_passages", "show_sentence", "word_view"]

VIEWS = ("Frequency", "Phrases", "Collocates", "Keyness", "Context", "Dispersion", "Word cloud")
_MEASURES = {"log-likelihood": "log_likelihood", "PMI": "pmi", "t-score": "t_score", "Dice": "dice"}

_CELL = "padding: 1px 5px; white-space: pre; font-family: monospace; font-size: 0.92em"


def show_sentence(sentence: str) -> Page:
    """A computed sentence as a paragraph of its own, as under a figure.

    Examples
    --------
    >>> show_sentence("It rained twice.")
    It rained twice.
    """
    look = "font-size: 1.05em; max-width: 60em"
    return Page(f'<p style="{look}"><em>{escape(sentence)}</em></p>', sentence)


def show_concordance(lines: pd.DataFrame) -> Page:
    """Concordance lines under each other, aligned on the keyword.

    Parameters
    ----------
    lines : DataFrame
        What `concordance` gives. A line end within a line is shown as ¶.

    Examples
    --------
    >>> import studykit as sk
    >>> article = sk.Article("War is war.")
    >>> show_concordance(sk.concordance(article.text, article.tokens, "war"))
    0 · 0         War  is war.
    0 · 0 War is  war .
    """
    columns = ("sentence_id", "paragraph_id", "left", "keyword", "right")
    rows = [
        (f"{sentence} · {paragraph}", _on_one_line(left), _on_one_line(key), _on_one_line(right))
        for sentence, paragraph, left, key, right in zip(
            *(lines[name].tolist() for name in columns), strict=True
        )
    ]
    return Page(_concordance_html(rows), _concordance_text(rows))


def _on_one_line(text: str) -> str:
    """The text with its line ends shown as a mark.

    Examples
    --------
    >>> _on_one_line("the end.\\n\\nThe start")
    'the end. ¶ The start'
    """
    paragraphs = [" ".join(part.split(" ")) for part in text.splitlines()]
    joined = " ¶ ".join(part for part in paragraphs if part.strip())
    before = " ¶ " if text[:1] in "\r\n" and text.strip() else ""
    behind = " ¶ " if text[-1:] in "\r\n" and text.strip() else ""
    return f"{before}{joined}{behind}".replace("\t", " ")


def _concordance_html(rows: list[tuple[str, str, str, str]]) -> str:
    sides = ("right", "right", "center", "left")
    looks = ("color: #666666", "", "font-weight: bold; color: #0072B2", "")
    head = "".join(
        f'<th style="text-align: {side}; padding: 2px 8px">{name}</th>'
        for side, name in zip(
            sides, ("sentence ·<br>paragraph", "left", "keyword", "right"), strict=True
        )
    )
    body = "".join(
        "<tr>"
        + "".join(
            f'<td style="{_CELL}; text-align: {side}; {look}">{escape(cell)}</td>'
            for cell, side, look in zip(row, sides, looks, strict=True)
        )
        + "</tr>"
        for row in rows
    )
    return (
        f'<div style="overflow-x: auto"><table style="width: auto; border-collapse: collapse">'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def _concordance_text(rows: list[tuple[str, str, str, str]]) -> str:
    places, lefts, keys = (max((len(row[i]) for row in rows), default=0) for i in range(3))
    return "\n".join(
        f"{place:{places}} {left:>{lefts}} {key:^{keys}} {right}".rstrip()
        for place, left, key, right in rows
    )


def show_passages(
    text: str, units: pd.DataFrame, hits: pd.DataFrame, *, every: bool = False
) -> Page:
    """The sentences (or paragraphs) in which hits stand, in full, with the hits marked.

    Parameters
    ----------
    text : str
        The article's text.
    units : DataFrame
        Its table of sentences or of paragraphs.
    hits : DataFrame
        Any table with start and end: of `hits`, `concordance`, `frequency` and others.
    every : bool
        Whether to show the units without a hit too: the whole article with its hits.

    Examples
    --------
    >>> import studykit as sk
    >>> article = sk.Article("It rained. War came.")
    >>> show_passages(article.text, article.sentences, sk.hits(article.tokens, "war"))
    1 · 0  [War] came.
    """
    marked = _by_unit(units, hits)
    rows = list(range(len(units))) if every else list(marked)
    passages = [
        (_place(units, row), (int(units["start"].iloc[row]), int(units["end"].iloc[row])),
         marked.get(row, []))
        for row in rows
    ]  # fmt: skip
    html = [
        f'<p style="max-width: 50em"><span style="color: #666666">{place}</span>&ensp;'
        f"{_marked(text, edges, spans, ('<mark>', '</mark>'), escape)}</p>"
        for place, edges, spans in passages
    ]
    plain = [
        f"{place}  {_marked(text, edges, spans, ('[', ']'), str)}"
        for place, edges, spans in passages
    ]
    return Page("".join(html), "\n".join(plain))


def _by_unit(units: pd.DataFrame, hits: pd.DataFrame) -> dict[int, list[tuple[int, int]]]:
    """The places of the hits in each unit that has any, in text order."""
    spans = hits[["start", "end"]].dropna().astype("int64").sort_values(["start", "end"])
    starts = units["start"].to_numpy()
    found: dict[int, list[tuple[int, int]]] = {}
    for start, end in zip(spans["start"].tolist(), spans["end"].tolist(), strict=True):
        row = max(int(starts.searchsorted(start, side="right")) - 1, 0)
        found.setdefault(row, []).append((start, end))
    return found


def _place(units: pd.DataFrame, row: int) -> str:
    """The number of the unit, and of the paragraph that a sentence stands in."""
    return f"{row} · {units['paragraph_id'].iloc[row]}" if "paragraph_id" in units else str(row)


def _marked(
    text: str,
    edges: tuple[int, int],
    spans: list[tuple[int, int]],
    marks: tuple[str, str],
    write: Any,
) -> str:
    at, last = edges
    pieces = []
    for start, end in spans:
        if start < at:  # overlaps the one before
            continue
        pieces += [write(text[at:start]), marks[0], write(text[start:end]), marks[1]]
        at = end
    return "".join([*pieces, write(text[at : max(at, last)])])


# ---------------------------------------------------------------- the explorer


class View(NamedTuple):
    """What the explorer shows: a sentence, and a chart and a table where there are any."""

    sentence: str
    chart: "Axes | None" = None
    table: Page | None = None


def word_view(
    article: Article,
    *,
    view: str = "Frequency",
    word: str = "",
    n: int = 2,
    measure: str = "log_likelihood",
    mode: str = "words",
    stop_words: bool = False,
    rows: int = 12,
) -> View:
    """One view of an article's words: the sentence, the chart and the table that go together.

    Parameters
    ----------
    article : Article
        The article.
    view : str
        One of `VIEWS`.
    word : str
        The word or phrase; without one, the most frequent word that is no stop word.
        Several for the dispersion, with commas in between.
    n : int
        Words in a phrase.
    measure : str
        The association measure of collocates.
    mode : str
        How to read the word, as in `concordance`.
    stop_words : bool
        Whether stop words are shown.
    rows : int
        How many rows at most; the context has them all.

    Returns
    -------
    View
        For a word that cannot be found, its sentence says why, and there is no more.
    """
    options = {"n": n, "measure": measure, "mode": mode, "stop_words": stop_words, "rows": rows}
    try:
        return _VIEWS[view](article, word, options)
    except ValueError as error:
        return View(str(error))


def _default_word(article: Article) -> str:
    table = words.frequency(article.tokens, stop_words=False)
    return str(table["word"].iloc[0]) if len(table) else ""


def _frequency_view(article: Article, word: str, options: Mapping[str, Any]) -> View:
    table = words.frequency(article.tokens, stop_words=options["stop_words"])
    return View(
        findings.say_frequency(table),
        plots.plot_frequency(table, n=options["rows"]),
        show_table(table.head(options["rows"])),
    )


def _phrases_view(article: Article, word: str, options: Mapping[str, Any]) -> View:
    spanning = "keep" if options["stop_words"] else "inside"
    table = words.phrases(article.tokens, options["n"], stop_words=spanning)
    return View(
        findings.say_phrases(table),
        plots.plot_phrases(table, n=options["rows"]),
        show_table(table.head(options["rows"])),
    )


def _collocates_view(article: Article, word: str, options: Mapping[str, Any]) -> View:
    word, measure = word or _default_word(article), options["measure"]
    mode = "words" if options["mode"] == "regex" else options["mode"]
    table = words.collocates(
        article.tokens, word, mode=mode, measure=measure, stop_words=options["stop_words"]
    )
    return View(
        findings.say_collocates(table, word),
        plots.plot_collocates(table, measure=measure, word=word, n=options["rows"]),
        show_table(table.head(options["rows"])),
    )


_KEYNESS_COLUMNS = [
    "word", "n", "expected", "log_likelihood", "log_ratio", "low", "high", "verdict"
]  # fmt: skip


def _keyness_view(article: Article, word: str, options: Mapping[str, Any]) -> View:
    table = words.keyness(article.tokens)
    return View(
        findings.say_keyness(table),
        plots.plot_keyness(table, n=options["rows"]),
        show_table(table[_KEYNESS_COLUMNS].head(2 * options["rows"])),
    )


def _context_view(article: Article, word: str, options: Mapping[str, Any]) -> View:
    word = word or _default_word(article)
    lines = words.concordance(
        article.text, article.tokens, word, mode=options["mode"], width=40, sort="right"
    )
    return View(findings.say_concordance(lines), None, show_concordance(lines))


def _dispersion_view(article: Article, word: str, options: Mapping[str, Any]) -> View:
    several = [part.strip() for part in word.split(",")] if word else []
    mode = "words" if options["mode"] == "regex" else options["mode"]
    table = words.dispersion(article.tokens, stop_words=options["stop_words"])
    if not several:
        several = table["word"].tolist()[:8] or [_default_word(article)]
    found = words.hits(article.tokens, several if len(several) > 1 else several[0], mode=mode)
    return View(
        findings.say_dispersion(found),
        plots.plot_dispersion(found),
        show_table(table.head(options["rows"])),
    )


def _cloud_view(article: Article, word: str, options: Mapping[str, Any]) -> View:
    table = words.frequency(article.tokens, stop_words=options["stop_words"])
    return View(findings.say_cloud(table), plots.plot_cloud(table), None)


_VIEWS = dict(
    zip(
        VIEWS,
        (_frequency_view, _phrases_view, _collocates_view, _keyness_view, _context_view,
         _dispersion_view, _cloud_view),
        strict=True,
    )
)  # fmt: skip


def explore_words(article: Article, **options: Any) -> None:
    """Menus with which a person picks word, view and measure; sentence, chart and table follow.

    The first view is an ordinary output of the cell: where there is no kernel (an
    exported page), it stands there without the menus.

    Parameters
    ----------
    article : Article
        The article.
    **options
        What to begin with, as in `word_view`.
    """
    import ipywidgets
    from IPython.display import display

    menus = _menus(options)
    display(ipywidgets.Box(list(menus.values()), layout=ipywidgets.Layout(flex_flow="row wrap")))
    shown = _Shown(word_view(article, **_chosen(menus)))

    def follow(_: object) -> None:
        shown.update(word_view(article, **_chosen(menus)))

    for menu in menus.values():
        menu.observe(follow, names="value")


def _chosen(menus: Mapping[str, Any]) -> dict[str, Any]:
    return {name: menu.value for name, menu in menus.items()}


def _menus(options: Mapping[str, Any]) -> dict[str, Any]:
    import ipywidgets

    narrow = {"description_width": "70px"}
    wide = ipywidgets.Layout(width="290px", flex="0 0 auto")
    return {
        "view": ipywidgets.Dropdown(
            options=VIEWS, value=options.get("view", VIEWS[0]), description="View",
            style=narrow, layout=wide),
        "word": ipywidgets.Text(
            value=options.get("word", ""), description="Word", style=narrow,
            placeholder="the most frequent word", continuous_update=False, layout=wide),
        "mode": ipywidgets.Dropdown(
            options=MODES, value=options.get("mode", "words"), description="Read as",
            style=narrow, layout=wide),
        "n": ipywidgets.IntSlider(
            value=options.get("n", 2), min=2, max=5, description="Phrase of",
            continuous_update=False, style=narrow, layout=wide),
        "measure": ipywidgets.Dropdown(
            options=list(_MEASURES.items()), value=options.get("measure", "log_likelihood"),
            description="Measure", style=narrow, layout=wide),
        "rows": ipywidgets.IntSlider(
            value=options.get("rows", 12), min=5, max=30, description="Rows",
            continuous_update=False, style=narrow, layout=wide),
        "stop_words": ipywidgets.Checkbox(
            value=options.get("stop_words", False), description="Show stop words",
            style=narrow, layout=wide),
    }  # fmt: skip


class _Shown:
    """The outputs of a cell that hold a view: each is replaced in its place."""

    def __init__(self, view: View) -> None:
        from IPython.display import display

        parts = _outputs(view)
        self._handles = [
            display(data, metadata=metadata, raw=True, display_id=True) for data, metadata in parts
        ]

    def update(self, view: View) -> None:
        """Show another view in place of the last."""
        for handle, (data, metadata) in zip(self._handles, _outputs(view), strict=True):
            handle.update(data, metadata=metadata, raw=True)


_Output = tuple[dict[str, str], dict[str, Any]]


def _outputs(view: View) -> list[_Output]:
    """The chart, the sentence and the table as display data; empty where there is none."""
    sentence, table = show_sentence(view.sentence), view.table
    return [
        ({"text/html": "", "text/plain": ""}, {}) if view.chart is None
        else _picture(view.chart, view.sentence),
        ({"text/html": sentence._repr_html_(), "text/plain": repr(sentence)}, {}),
        ({"text/html": table._repr_html_() if table else "", "text/plain": repr(table or "")}, {}),
    ]  # fmt: skip


def _picture(chart: "Axes", sentence: str) -> _Output:
    from base64 import b64encode
    from io import BytesIO

    from matplotlib import pyplot as plt

    figure = chart.get_figure(root=True)
    assert figure is not None
    file = BytesIO()
    figure.savefig(file, format="png")
    plt.close(figure)  # type: ignore[arg-type]
    png = b64encode(file.getvalue()).decode()
    return {"image/png": png, "text/plain": sentence}, {"image/png": {"alt": sentence}}
