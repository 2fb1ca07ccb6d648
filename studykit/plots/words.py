"""Charts of how often words occur, beside each other and beside general English."""

from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from studykit import style
from studykit.plots import _axes, leads

if TYPE_CHECKING:
    from matplotlib.axes import Axes

__all__ = [
    "plot_cloud",
    "plot_frequency",
    "plot_growth",
    "plot_keyness",
    "plot_rank_frequency",
]


_LINKED = 30  # points of a curve that lead into the text


def plot_frequency(
    table: pd.DataFrame, *, n: int = 15, size: str = "n", ax: "Axes | None" = None
) -> "Axes":
    """The most frequent words as horizontal bars.

    Parameters
    ----------
    table : DataFrame
        What `frequency` gives.
    n : int
        How many words at most.
    size : {"n", "per_1000", "share"}
        The column that gives the bars' length.
    ax : Axes, optional
        Where to draw; a new figure without it.
    """
    shown = table.head(n)
    ax = _axes.axes(ax, rows=len(shown))
    if shown.empty:
        return _axes.nothing_to_draw(ax, "There is no word to draw.")
    _axes.horizontal_bars(ax, shown["word"].tolist(), shown[size].tolist())
    leads.lead(ax, "word", shown["word"], y=leads.around(range(len(shown))))
    if size == "n":
        _axes.whole_numbers(ax.xaxis)
    top = table.loc[table["n"] == table["n"].max(), "word"].tolist()
    title = f"{_axes.quoted(top)} {'is' if len(top) == 1 else 'are'} the most frequent"
    return _axes.dress(ax, f"{title} (n = {shown['n'].iloc[0]:,})", x=_axes.QUANTITIES[size])


def plot_rank_frequency(table: pd.DataFrame, *, ax: "Axes | None" = None) -> "Axes":
    """Counts against ranks, both on logarithmic axes, beside Zipf's line.

    Parameters
    ----------
    table : DataFrame
        What `frequency` gives, stop words included.
    ax : Axes, optional
        Where to draw; a new figure without it.
    """
    ax = _axes.axes(ax)
    if table.empty:
        return _axes.nothing_to_draw(ax, "There is no word to draw.")
    place = np.arange(1, len(table) + 1)
    top = table["n"].iloc[0]
    ax.loglog(place, table["n"], ".", color=style.BLUE, markersize=8)
    ax.loglog([1, top], [top, 1], "--", color=style.GREY, linewidth=1.2)
    ax.annotate(
        "Zipf: highest n / rank",
        (top**0.5, top**0.5),
        xytext=(-8, -4),
        textcoords="offset points",
        ha="right",
        va="top",
        color="#555555",
        fontsize=_axes.SMALL,
    )
    for i in sorted({0, min(2, len(table) - 1)}):
        _label(ax, table["word"].iloc[i], (i + 1, table["n"].iloc[i]))
    _plain_ticks(ax)
    first = table.head(_LINKED)
    leads.lead(ax, "word", first["word"], x=leads.at(place[:_LINKED]), y=leads.at(first["n"]))
    once = float((table["n"] == 1).mean())
    title = f"{100 * once:.0f}% of the {len(table):,} different words occur only once"
    return _axes.dress(ax, title, x="Rank (logarithmic)", y="Occurrences (logarithmic)")


def _label(ax: "Axes", word: str, point: tuple[float, float], *, side: str = "right") -> None:
    offset, ha, va = ((8, 2), "left", "bottom") if side == "right" else ((-4, -18), "right", "top")
    ax.annotate(_axes.escape(word), point, xytext=offset, textcoords="offset points", ha=ha, va=va,
                color=style.INK)  # fmt: skip


def _plain_ticks(ax: "Axes") -> None:
    from matplotlib.ticker import FuncFormatter, NullFormatter

    for axis in (ax.xaxis, ax.yaxis):
        axis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:,.0f}"))
        axis.set_minor_formatter(NullFormatter())


def plot_growth(growth: pd.DataFrame, *, ax: "Axes | None" = None) -> "Axes":
    """How the number of different words grows as the text goes on.

    Parameters
    ----------
    growth : DataFrame
        What `vocabulary_growth` gives.
    ax : Axes, optional
        Where to draw; a new figure without it.
    """
    ax = _axes.axes(ax)
    if growth.empty:
        return _axes.nothing_to_draw(ax, "There is no word to draw.")
    words, types = growth["n_words"], growth["n_types"]
    ax.plot([0, words.iloc[-1]], [0, words.iloc[-1]], "--", color=style.GREY, linewidth=1.2)
    ax.plot(words, types, color=style.BLUE)
    middle = words.iloc[-1] * 0.55
    ax.annotate("if no word came back", (middle, middle), ha="right", xytext=(-8, 0),
                textcoords="offset points", color="#555555", fontsize=_axes.SMALL)  # fmt: skip
    _label(ax, f"{types.iloc[-1]:,} types", (words.iloc[-1], types.iloc[-1]), side="under")
    half = types.iloc[(len(types) - 1) // 2]
    title = (
        f"{half:,} different words by the middle of the text, {types.iloc[-1] - half:,} more after"
    )
    some = growth.iloc[:: max(len(growth) // _LINKED, 1)]
    leads.lead(
        ax,
        "span",
        leads.spans(some["start"], some["end"]),
        labels=[f"word {n:,}" for n in some["n_words"]],
        x=leads.at(some["n_words"]),
        y=leads.at(some["n_types"]),
    )
    ax.set(xlim=(0, None), ylim=(0, None))
    _axes.whole_numbers(ax.xaxis)
    _axes.whole_numbers(ax.yaxis)
    return _axes.dress(ax, title, x="Words so far", y="Different words so far")


def plot_keyness(
    table: pd.DataFrame,
    *,
    n: int = 10,
    reference: str = "general English",
    ax: "Axes | None" = None,
) -> "Axes":
    """Over-used and under-used words by log ratio, with their intervals.

    Parameters
    ----------
    table : DataFrame
        What `keyness` gives. Words with too few hits to say are not drawn.
    n : int
        How many words on each side at most, those with the strongest evidence.
    reference : str
        What the reference is called.
    ax : Axes, optional
        Where to draw; a new figure without it.
    """
    sides = [table[table["verdict"] == verdict].head(n) for verdict in ("over", "under")]
    shown = pd.concat(sides).sort_values("log_ratio", ascending=False, kind="stable")
    ax = _axes.axes(ax, rows=len(shown))
    if shown.empty:
        return _axes.nothing_to_draw(ax, f"No word differs clearly from {reference}.")
    ratio = shown["log_ratio"].to_numpy(dtype=float)
    low, high = (shown[name].to_numpy(dtype=float) for name in ("low", "high"))
    for y, middle in enumerate(ratio.tolist()):
        colour, mark = (style.BLUE, "o") if middle > 0 else (style.VERMILION, "s")
        ax.plot([low[y], high[y]], [y, y], color=colour, linewidth=2, alpha=0.55)
        ax.plot(middle, y, mark, color=colour)
    ax.axvline(0, color=style.INK, linewidth=1)
    leads.lead(ax, "word", shown["word"], y=leads.around(range(len(shown))))
    labels = [f"{word} ({count:,})" for word, count in zip(shown["word"], shown["n"], strict=True)]
    ax.set_yticks(range(len(shown)), [_axes.label(label) for label in labels])
    ax.invert_yaxis()
    ax.tick_params(axis="y", length=0)
    return _axes.dress(ax, _key_title(shown, ratio, reference),
                 x=f"Log ratio: doublings against {reference} (line: 95% interval); "
                   "in brackets: occurrences here")  # fmt: skip


def _key_title(shown: pd.DataFrame, ratio: np.ndarray[Any, Any], reference: str) -> str:
    parts = []
    if (ratio > 0).any():
        parts.append(f"{_axes.quoted(shown['word'].tolist()[:1])} stands out most")
    if (ratio < 0).any():
        parts.append(f"{_axes.quoted(shown['word'].tolist()[-1:])} is missed most")
    return f"Against {reference}, {' and '.join(parts)}"


def plot_cloud(
    table: pd.DataFrame, *, size: str = "n", n: int = 60, ax: "Axes | None" = None
) -> "Axes":
    """A word cloud: pretty, and hard to read off. The same table gives the same picture.

    Parameters
    ----------
    table : DataFrame
        Any table with a column word (or phrase) and the column `size`.
    size : str
        The column that gives the size of the letters; rows where it is not above 0 are
        left out.
    n : int
        How many words at most, those with the largest values.
    ax : Axes, optional
        Where to draw; a new figure without it.
    """
    ax = _axes.axes(ax, height=4.6)
    label = "phrase" if "phrase" in table else "word"
    values = pd.to_numeric(table[size]).astype(float)
    shown = table.assign(_size=values)[values > 0].nlargest(n, "_size")
    if shown.empty:
        return _axes.nothing_to_draw(ax, "There is no word to draw.")
    weights = dict(zip(shown[label].tolist(), shown["_size"].tolist(), strict=True))
    cloud = _cloud(weights)
    ax.imshow(np.asarray(cloud.to_array()), interpolation="antialiased")
    ax.set_axis_off()
    boxes = _boxes(cloud)
    columns = zip(*boxes.values(), strict=True)
    leads.lead(ax, label, boxes, **dict(zip("xy", columns, strict=True)))
    title = f"{_axes.quoted([next(iter(weights))])} is largest; size shows {_axes.spoken(size)}"
    return _axes.dress(ax, title)


def _boxes(cloud: Any) -> dict[str, tuple[tuple[float, float], tuple[float, float]]]:
    """Where each word is in the cloud: from left to right, from top to bottom."""
    from PIL import ImageFont

    found = {}
    for (word, _), size, (top, left), _, _ in cloud.layout_:
        right, bottom = ImageFont.truetype(cloud.font_path, size).getbbox(word)[2:]
        found[word] = (left, left + right), (top, top + bottom)
    return found


def _cloud(weights: dict[str, float]) -> Any:
    from matplotlib import font_manager
    from wordcloud import WordCloud

    order = {word: i for i, word in enumerate(weights)}
    cloud = WordCloud(
        width=1320,
        height=600,
        background_color="white",
        font_path=font_manager.findfont("DejaVu Sans"),
        prefer_horizontal=1.0,  # all words can be read without turning the head
        relative_scaling=0.6,
        margin=16,
        max_font_size=160,
        random_state=1,
        color_func=lambda word, **_: _INKS[order[word] % len(_INKS)],
    )
    return cloud.generate_from_frequencies(weights)


_INKS = (style.BLUE, style.VERMILION, "#00795A", "#8A5A83", style.INK)
