"""What every chart shares: its Axes, horizontal bars, and the words on it."""

from collections.abc import Callable, Sequence
from textwrap import fill
from typing import TYPE_CHECKING

from studykit import style
from studykit.wording import shorten

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.axis import Axis
    from matplotlib.figure import Figure

QUANTITIES = {
    "n": "Occurrences",
    "per_1000": "Occurrences per 1,000 words",
    "log_likelihood": "Log-likelihood",
    "pmi": "PMI (doublings above chance)",
    "t_score": "t-score",
    "dice": "Dice (0 to 1)",
    "log_ratio": "Log ratio (doublings)",
    "share": "Share of all words",
}
"""What a chart's axis calls the columns of a table."""

NOTHING = "nothing to draw"
WIDTH = 6.4  # inches: on a telephone, where these are three, letters can still be read
SMALL = 11  # points: no letters are smaller
_ROW = 0.36  # inches that one bar and its label need
_TITLE_COLUMNS, _LABEL_COLUMNS = 54, 70  # characters that fit the width


def axes(ax: "Axes | None" = None, *, height: float = 4.5, rows: int | None = None) -> "Axes":
    """The Axes given, or those of a new figure.

    Parameters
    ----------
    ax : Axes, optional
        Returned as it is.
    height : float
        Height of a new figure in inches.
    rows : int, optional
        Number of bars or lines of text, from which a new figure's height is worked out.
    """
    if ax is not None:
        return ax
    from matplotlib import pyplot as plt  # slow to import, needed only here

    if rows is not None:
        height = 1.5 + _ROW * max(rows, 2)
    return plt.subplots(figsize=(WIDTH, height), layout="constrained")[1]


def dress(ax: "Axes", title: str, *, x: str = "", y: str = "") -> "Axes":
    """The Axes with its title (a sentence that states the finding) and labels.

    The title of a chart that has a figure to itself begins where the figure does.
    """
    shown = ax.set_title(escape(fill(title, _TITLE_COLUMNS, break_on_hyphens=False)))
    figure = ax.get_figure()
    if figure is not None and len(figure.axes) == 1:
        from matplotlib.transforms import blended_transform_factory

        edge = blended_transform_factory(figure.transSubfigure, ax.transAxes)
        shown.set_transform(edge + ax.titleOffsetTrans)  # type: ignore[attr-defined]
    ax.set(xlabel="\n".join(fill(line, _LABEL_COLUMNS) for line in x.split("\n")), ylabel=y)
    return ax


def nothing_to_draw(ax: "Axes", sentence: str) -> "Axes":
    """The Axes with one plain sentence in place of a chart; `show_figure` shows that alone."""
    text = escape(fill(sentence, 60))
    ax.text(0.5, 0.5, text, ha="center", va="center", transform=ax.transAxes, gid=NOTHING)
    ax.set_axis_off()
    return ax


def is_nothing(figure: "Figure") -> bool:
    """Whether a figure holds sentences in place of charts alone."""
    return bool(figure.axes) and all(
        any(text.get_gid() == NOTHING for text in ax.texts) for ax in figure.axes
    )


def frame_rows(ax: "Axes", n: int) -> None:
    """Room for n rows, the first on top: none lies on the frame, and a single one stays thin."""
    ax.set_ylim((n - 0.4, -0.6) if n > 1 else (0.9, -0.9))


def frame_columns(ax: "Axes", n: int) -> None:
    """Room for n numbered columns, so that a few are no wider than many would be."""
    ax.set_xlim(-0.8, max(n, 6) - 0.2)


def horizontal_bars(
    ax: "Axes",
    labels: Sequence[str],
    values: Sequence[float],
    *,
    colour: str | Sequence[str] = style.BLUE,
    write: Callable[[float], str] = "{:,.0f}".format,
) -> "Axes":
    """Horizontal bars, the first on top, each with its value at its end."""
    shown = [label(text) for text in labels]
    places = range(len(shown))
    bars = ax.barh(places, values, color=colour, height=0.72)
    ax.set_yticks(places, shown)
    frame_rows(ax, len(shown))
    ax.bar_label(bars, [write(value) for value in values], padding=4, color=style.INK)
    ax.margins(x=0.1)
    ax.tick_params(axis="y", length=0)
    return ax


def whole_numbers(axis: "Axis") -> None:
    """Ticks at whole numbers: there is no sentence 2.5."""
    from matplotlib.ticker import MaxNLocator  # slow to import, needed only here

    axis.set_major_locator(MaxNLocator("auto", integer=True, steps=[1, 2, 5, 10]))


def percentage(share: float, _: float = 0) -> str:
    """A tick at a share, in percent and as exact as it is.

    >>> percentage(0.25), percentage(0.025), percentage(0.07)
    ('25%', '2.5%', '7%')
    """
    return f"{100 * share:g}%"


def label(text: str, longest: int = 40) -> str:
    """A text as the label of a bar or a row."""
    return escape(shorten(text, longest))


def escape(text: str) -> str:
    """A text in which a dollar sign is a dollar sign, not the start of a formula."""
    return text.replace("$", r"\$")


def spoken(column: str) -> str:
    """A column's name within a sentence.

    Examples
    --------
    >>> spoken("log_likelihood"), spoken("pmi"), spoken("rank")
    ('log-likelihood', 'PMI', 'rank')
    """
    name = QUANTITIES.get(column, column).split(" (")[0]
    return name if name.isupper() else name[0].lower() + name[1:]
