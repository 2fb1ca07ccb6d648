"""Charts of words: counts, phrases, keyness, and where along the text they stand."""

from itertools import pairwise
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from studykit import style
from studykit.plots._axes import (
    axes,
    dress,
    escape,
    horizontal_bars,
    nothing_to_draw,
    shorten,
    whole_numbers,
)

if TYPE_CHECKING:
    from matplotlib.axes import Axes

__all__ = [
    "plot_cloud",
    "plot_collocates",
    "plot_dispersion",
    "plot_evenness",
    "plot_frequency",
    "plot_growth",
    "plot_keyness",
    "plot_phrases",
    "plot_rank_frequency",
    "plot_trend",
]

_NAMES = {"n": "Occurrences", "per_1000": "Occurrences per 1,000 words",
          "log_likelihood": "Log-likelihood", "pmi": "PMI (doublings above chance)",
          "t_score": "t-score", "dice": "Dice (0 to 1)", "log_ratio": "Log ratio (doublings)",
          "share": "Share of all words"}  # fmt: skip


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
    ax = axes(ax, rows=len(shown))
    if shown.empty:
        return nothing_to_draw(ax, "There is no word to draw.")
    _bars(ax, shown["word"].tolist(), shown[size].tolist())
    top = table.loc[table["n"] == table["n"].max(), "word"].tolist()
    title = f"{_quoted(top)} {'is' if len(top) == 1 else 'are'} the most frequent"
    return dress(ax, f"{title} (n = {shown['n'].iloc[0]:,})", x=_NAMES[size])


def plot_phrases(table: pd.DataFrame, *, n: int = 12, ax: "Axes | None" = None) -> "Axes":
    """The most frequent phrases as horizontal bars.

    Parameters
    ----------
    table : DataFrame
        What `phrases` gives.
    n : int
        How many phrases at most.
    ax : Axes, optional
        Where to draw; a new figure without it.
    """
    shown = table.head(n)
    ax = axes(ax, rows=len(shown))
    if shown.empty:
        return nothing_to_draw(ax, "No phrase comes back.")
    _bars(ax, shown["phrase"].tolist(), shown["n"].tolist())
    top = table.loc[table["n"] == table["n"].max(), "phrase"].tolist()
    title = f"{_quoted(top)} {'comes' if len(top) == 1 else 'come'} back most often"
    return dress(ax, title, x="Occurrences")


def plot_collocates(
    table: pd.DataFrame,
    *,
    measure: str = "log_likelihood",
    word: str = "",
    n: int = 12,
    ax: "Axes | None" = None,
) -> "Axes":
    """The words most strongly tied, to one word or to each other, as horizontal bars.

    Parameters
    ----------
    table : DataFrame
        What `collocates` or `collocations` gives.
    measure : {"log_likelihood", "pmi", "t_score", "dice", "n"}
        The column that gives the bars' length.
    word : str
        The word whose collocates they are, for the title.
    n : int
        How many rows at most.
    ax : Axes, optional
        Where to draw; a new figure without it.
    """
    shown = table.sort_values([measure, "n"], ascending=False, kind="stable").head(n)
    ax = axes(ax, rows=len(shown))
    if shown.empty:
        return nothing_to_draw(ax, "No word comes near often enough.")
    is_pair = "first" in shown
    names = (shown["first"] + " " + shown["second"] if is_pair else shown["word"]).tolist()
    counts = shown["n"].tolist()
    labels = [f"{name} ({count:,})" for name, count in zip(names, counts, strict=True)]
    _bars(ax, labels, shown[measure].tolist(), write=_short)
    tie = f"tie to {_quoted([word])}" if word else "tie"
    title = f"{_quoted(names[:1])} has the strongest {tie} by {_spoken(measure)}"
    return dress(ax, title, x=f"{_NAMES[measure]}; in brackets: times together")


def plot_rank_frequency(table: pd.DataFrame, *, ax: "Axes | None" = None) -> "Axes":
    """Counts against ranks, both on logarithmic axes, beside Zipf's line.

    Parameters
    ----------
    table : DataFrame
        What `frequency` gives, stop words included.
    ax : Axes, optional
        Where to draw; a new figure without it.
    """
    ax = axes(ax)
    if table.empty:
        return nothing_to_draw(ax, "There is no word to draw.")
    place = np.arange(1, len(table) + 1)
    top = table["n"].iloc[0]
    ax.loglog(place, table["n"], ".", color=style.BLUE, markersize=8)
    ax.loglog([1, top], [top, 1], "--", color=style.GREY, linewidth=1.2)
    ax.annotate("Zipf: highest n / rank", (top**0.5, top**0.5), xytext=(-8, -4), ha="right",
                va="top", textcoords="offset points", color="#555555", fontsize=11)  # fmt: skip
    for i in sorted({0, min(2, len(table) - 1)}):
        _label(ax, table["word"].iloc[i], (i + 1, table["n"].iloc[i]))
    _plain_ticks(ax)
    once = float((table["n"] == 1).mean())
    title = f"{100 * once:.0f}% of the {len(table):,} different words occur only once"
    return dress(ax, title, x="Rank (logarithmic)", y="Occurrences (logarithmic)")


def plot_growth(growth: pd.DataFrame, *, ax: "Axes | None" = None) -> "Axes":
    """How the number of different words grows as the text goes on.

    Parameters
    ----------
    growth : DataFrame
        What `vocabulary_growth` gives.
    ax : Axes, optional
        Where to draw; a new figure without it.
    """
    ax = axes(ax)
    if growth.empty:
        return nothing_to_draw(ax, "There is no word to draw.")
    words, types = growth["n_words"], growth["n_types"]
    ax.plot([0, words.iloc[-1]], [0, words.iloc[-1]], "--", color=style.GREY, linewidth=1.2)
    ax.plot(words, types, color=style.BLUE)
    middle = words.iloc[-1] * 0.55
    ax.annotate("if no word came back", (middle, middle), ha="right", xytext=(-8, 0),
                textcoords="offset points", color="#555555", fontsize=11)  # fmt: skip
    _label(ax, f"{types.iloc[-1]:,} types", (words.iloc[-1], types.iloc[-1]), side="under")
    half = types.iloc[(len(types) - 1) // 2]
    title = (
        f"{half:,} different words by the middle of the text, {types.iloc[-1] - half:,} more after"
    )
    ax.set(xlim=(0, None), ylim=(0, None))
    whole_numbers(ax.xaxis)
    whole_numbers(ax.yaxis)
    return dress(ax, title, x="Words so far", y="Different words so far")


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
    ax = axes(ax, rows=len(shown))
    if shown.empty:
        return nothing_to_draw(ax, f"No word differs clearly from {reference}.")
    ratio = shown["log_ratio"].to_numpy(dtype=float)
    low, high = (shown[name].to_numpy(dtype=float) for name in ("low", "high"))
    for y, middle in enumerate(ratio.tolist()):
        colour, mark = (style.BLUE, "o") if middle > 0 else (style.VERMILION, "s")
        ax.plot([low[y], high[y]], [y, y], color=colour, linewidth=2, alpha=0.55)
        ax.plot(middle, y, mark, color=colour)
    ax.axvline(0, color=style.INK, linewidth=1)
    labels = [f"{word} ({count:,})" for word, count in zip(shown["word"], shown["n"], strict=True)]
    ax.set_yticks(range(len(shown)), [escape(shorten(label)) for label in labels])
    ax.invert_yaxis()
    ax.tick_params(axis="y", length=0)
    return dress(ax, _key_title(shown, ratio, reference),
                 x=f"Log ratio: doublings against {reference} (line: 95% interval); "
                   "in brackets: occurrences here")  # fmt: skip


def _key_title(shown: pd.DataFrame, ratio: np.ndarray[Any, Any], reference: str) -> str:
    parts = []
    if (ratio > 0).any():
        parts.append(f"{_quoted(shown['word'].tolist()[:1])} stands out most")
    if (ratio < 0).any():
        parts.append(f"{_quoted(shown['word'].tolist()[-1:])} is missed most")
    return f"Against {reference}, {' and '.join(parts)}"


def plot_dispersion(hits: pd.DataFrame, *, ax: "Axes | None" = None) -> "Axes":
    """Where each word falls along the text: one row per word, one stroke per occurrence.

    Parameters
    ----------
    hits : DataFrame
        What `hits` gives for one or several words.
    ax : Axes, optional
        Where to draw; a new figure without it.
    """
    words = list(dict.fromkeys(hits["query"].tolist()))
    ax = axes(ax, rows=len(words))
    if not words:
        return nothing_to_draw(ax, "There is no word to draw.")
    queries, at = hits["query"].to_numpy(), 100 * hits["at"].to_numpy()
    places = [at[queries == word] for word in words]
    for y, row in enumerate(places):
        ax.hlines(y, 0, 100, color="#E4E4E4", linewidth=1, zorder=0)
        ax.vlines(row, y - 0.32, y + 0.32, color=style.BLUE, linewidth=2.2)
    labels = [f"{word} ({len(row):,})" for word, row in zip(words, places, strict=True)]
    ax.set_yticks(range(len(words)), [escape(shorten(label)) for label in labels])
    ax.set(xlim=(-1, 101), ylim=(len(words) - 0.5, -0.5))
    ax.tick_params(axis="y", length=0)
    start, end, word = max(
        (gap for word, row in zip(words, places, strict=True) for gap in _gaps(row, word)),
        key=lambda gap: gap[1] - gap[0],
    )
    title = f"“{escape(word)}” is away longest: from {start:.0f}% to {end:.0f}% of the text"
    return dress(ax, title, x="Way through the article (% of its words)")


def _gaps(row: np.ndarray[Any, Any], word: str) -> list[tuple[float, float, str]]:
    edges = [0.0, *sorted(row.tolist()), 100.0]
    return [(a, b, word) for a, b in pairwise(edges)]


def plot_evenness(table: pd.DataFrame, *, n: int = 15, ax: "Axes | None" = None) -> "Axes":
    """How evenly the most frequent words are spread, by DPnorm, the evenest on top.

    Parameters
    ----------
    table : DataFrame
        What `dispersion` gives.
    n : int
        How many words at most, the most frequent.
    ax : Axes, optional
        Where to draw; a new figure without it.
    """
    shown = table.dropna(subset=["dp_norm"]).head(n).sort_values("dp_norm", kind="stable")
    ax = axes(ax, rows=len(shown))
    if shown.empty:
        return nothing_to_draw(ax, "No word occurs often enough to say how it is spread.")
    words = shown["word"].tolist()
    labels = [f"{word} ({count:,})" for word, count in zip(words, shown["n"], strict=True)]
    _bars(ax, labels, shown["dp_norm"].tolist(), write="{:.2f}".format)
    ax.set_xlim(0, 1.08)
    title = f"{_quoted(words[:1])} is spread most evenly, {_quoted(words[-1:])} most packed"
    return dress(ax, title if len(words) > 1 else f"How evenly {_quoted(words)} is spread",
                 x="DPnorm: 0 = like the text itself, 1 = all in one part")  # fmt: skip


def plot_trend(trend: pd.DataFrame, *, ax: "Axes | None" = None) -> "Axes":
    """How often words occur in each part of the text: one row per word, the darker the more.

    Parameters
    ----------
    trend : DataFrame
        What `trend` gives.
    ax : Axes, optional
        Where to draw; a new figure without it.
    """
    words = list(dict.fromkeys(trend["word"].tolist()))
    ax = axes(ax, rows=len(words) + 1)
    counts = trend["n"].to_numpy().reshape(len(words), -1)
    n_parts = counts.shape[1]
    most = counts.max()
    ax.imshow(counts, cmap="Blues", vmin=0, vmax=1.4 * most, aspect="auto")
    for y, x in np.argwhere(counts > 0).tolist():
        strong = counts[y, x] > 0.8 * most
        ax.text(x, y, f"{counts[y, x]:,}", ha="center", va="center",
                color="white" if strong else style.INK)  # fmt: skip
    ax.set_yticks(range(len(words)), [escape(shorten(word)) for word in words])
    ax.set_xticks(range(n_parts), [str(part + 1) for part in range(n_parts)])
    ax.tick_params(length=0)
    ax.spines[:].set_visible(False)
    title = f"No part has more than {most:,} of one of these words"
    if (counts == most).sum() == 1:
        row, part = np.argwhere(counts == most)[0].tolist()
        title = f"{_quoted([words[row]])} comes thickest in part {part + 1} ({most:,} times)"
    return dress(ax, title, x=f"Part of the article (of {n_parts}); figures: occurrences")


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
    ax = axes(ax, height=4.6)
    label = "phrase" if "phrase" in table else "word"
    values = pd.to_numeric(table[size]).astype(float)
    shown = table.assign(_size=values)[values > 0].nlargest(n, "_size")
    if shown.empty:
        return nothing_to_draw(ax, "There is no word to draw.")
    weights = dict(zip(shown[label].tolist(), shown["_size"].tolist(), strict=True))
    ax.imshow(_cloud(weights), interpolation="antialiased")
    ax.set_axis_off()
    title = f"{_quoted([next(iter(weights))])} is largest; size shows {_spoken(size)}"
    return dress(ax, title)


def _cloud(weights: dict[str, float]) -> "np.ndarray[Any, Any]":
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
    return np.asarray(cloud.generate_from_frequencies(weights).to_array())


_INKS = (style.BLUE, style.VERMILION, "#00795A", "#8A5A83", style.INK)


def _bars(ax: "Axes", labels: list[str], values: list[float], **options: Any) -> None:
    horizontal_bars(ax, labels, values, **options)
    if all(isinstance(value, int) for value in values):
        whole_numbers(ax.xaxis)


def _spoken(column: str) -> str:
    """A column's name within a sentence.

    Examples
    --------
    >>> _spoken("log_likelihood"), _spoken("pmi"), _spoken("rank")
    ('log-likelihood', 'PMI', 'rank')
    """
    name = _NAMES.get(column, column).split(" (")[0]
    return name if name.isupper() else name[0].lower() + name[1:]


def _short(value: float) -> str:
    return f"{value:,.1f}" if abs(value) >= 1.5 else f"{value:.2f}"


def _quoted(words: list[str], longest: int = 3) -> str:
    """The words in quotation marks; many are counted.

    Examples
    --------
    >>> _quoted(["war", "peace"]), _quoted(["a", "b", "c", "d"])
    ('“war” and “peace”', '4 of them')
    """
    if len(words) > longest:
        return f"{len(words):,} of them"
    marked = [f"“{escape(word)}”" for word in words]
    return (
        " and ".join([", ".join(marked[:-1]), marked[-1]]) if len(marked) > 1 else "".join(marked)
    )


def _label(ax: "Axes", word: str, point: tuple[float, float], *, side: str = "right") -> None:
    offset, ha, va = ((8, 2), "left", "bottom") if side == "right" else ((-4, -18), "right", "top")
    ax.annotate(escape(word), point, xytext=offset, textcoords="offset points", ha=ha, va=va,
                color=style.INK)  # fmt: skip


def _plain_ticks(ax: "Axes") -> None:
    from matplotlib.ticker import FuncFormatter, NullFormatter

    for axis in (ax.xaxis, ax.yaxis):
        axis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:,.0f}"))
        axis.set_minor_formatter(NullFormatter())
