"""The word explorer: menus for word, view and measure, with what they show."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from studykit import findings, plots, words
from studykit.article import Article
from studykit.show.concordance import show_concordance
from studykit.show.page import Page, show_sentence
from studykit.show.table import show_table
from studykit.words.concordance import MODES

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_MEASURES = {"log-likelihood": "log_likelihood", "PMI": "pmi", "t-score": "t_score", "Dice": "dice"}


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
        return VIEWS[view](article, word, options)
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
        findings.say_collocates(table, word, measure=measure),
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
        findings.say_dispersion(found, words=several),
        plots.plot_dispersion(found, words=several),
        show_table(table.head(options["rows"])),
    )


def _cloud_view(article: Article, word: str, options: Mapping[str, Any]) -> View:
    table = words.frequency(article.tokens, stop_words=options["stop_words"])
    return View(findings.say_cloud(table), plots.plot_cloud(table), None)


VIEWS: dict[str, Callable[[Article, str, Mapping[str, Any]], View]] = {
    "Frequency": _frequency_view,
    "Phrases": _phrases_view,
    "Collocates": _collocates_view,
    "Keyness": _keyness_view,
    "Context": _context_view,
    "Dispersion": _dispersion_view,
    "Word cloud": _cloud_view,
}


def explore_words(article: Article, **options: Any) -> None:
    """Menus with which a person picks word, view and measure; sentence, chart and table follow.

    The first view is an ordinary output of the cell: where there is no kernel (an
    exported page), it is shown without the menus.

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

    def chosen() -> View:
        return word_view(article, **{name: menu.value for name, menu in menus.items()})

    shown = _Shown(chosen())
    for menu in menus.values():
        menu.observe(lambda _: shown.update(chosen()), names="value")


def _menus(options: Mapping[str, Any]) -> dict[str, Any]:
    import ipywidgets

    narrow = {"description_width": "70px"}
    wide = ipywidgets.Layout(width="290px", flex="0 0 auto")
    return {
        "view": ipywidgets.Dropdown(
            options=list(VIEWS), value=options.get("view", "Frequency"), description="View",
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
_NOTHING: _Output = ({"text/html": "", "text/plain": ""}, {})


def _outputs(view: View) -> list[_Output]:
    """The chart, the sentence and the table as display data; empty where there is none."""
    return [
        _NOTHING if view.chart is None else _picture(view.chart, view.sentence),
        _bundle(show_sentence(view.sentence)),
        _NOTHING if view.table is None else _bundle(view.table),
    ]


def _bundle(page: Page) -> _Output:
    return {"text/html": page._repr_html_(), "text/plain": page.text}, {}


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
