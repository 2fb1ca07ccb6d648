"""Charts of tone: one sentence's working, voices, names, the course of the article."""

from collections.abc import Hashable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from studykit import style
from studykit.findings import opinions as of_opinions
from studykit.findings import sentiment as findings
from studykit.findings import tone_means
from studykit.plots import _axes, leads
from studykit.sentiment.opinion import BOUND
from studykit.sentiment.vader import normalised
from studykit.wording import counted, signed

if TYPE_CHECKING:
    from matplotlib.axes import Axes

__all__ = [
    "plot_opinions",
    "plot_tone_along",
    "plot_tone_by_name",
    "plot_tone_by_paragraph",
    "plot_tone_by_voice",
    "plot_working",
]

_SCORE = "Compound score, −1 (negative) to 1 (positive)"


# ---------------------------------------------------------------- one sentence


def plot_working(valence: pd.DataFrame, *, ax: "Axes | None" = None) -> "Axes":
    """One sentence's working: each word pushes the sum left or right, the last bar is the sum.

    Parameters
    ----------
    valence : DataFrame
        The rows of one sentence in the table `valence`.
    ax : Axes, optional
        Where to draw; a new figure without it.
    """
    ax = _axes.axes(ax, rows=len(valence) + 1)
    if valence.empty:
        return _axes.nothing_to_draw(ax, findings.say_working(valence))
    steps = valence["adjusted"].tolist()
    ends = valence["adjusted"].cumsum().tolist()
    total = ends[-1]
    for place, (end, step) in enumerate(zip(ends, steps, strict=True)):
        _step(ax, place, end - step, step)
    ax.barh(len(steps), total, color=style.INK, height=0.5)
    _links(ax, ends)
    leads.lead(
        ax,
        "span",
        leads.spans(valence["start"], valence["end"]),
        labels=valence["token"],
        y=leads.around(range(len(steps))),
    )
    labels = [f"“{_axes.label(token, 24)}”" for token in valence["token"].tolist()]
    ax.set_yticks(range(len(steps) + 1), [*labels, "sum"])
    _notes(ax, valence, ends, total)
    ax.axvline(0, color=style.INK, linewidth=1)
    _axes.frame_rows(ax, len(steps) + 1)
    ax.tick_params(axis="y", length=0)
    title = findings.title_working(valence)
    return _axes.dress(ax, title, x="Running sum of the words’ values")


def _step(ax: "Axes", place: int, start: float, step: float) -> None:
    colour = style.POSITIVE if step > 0 else style.NEGATIVE
    ax.barh(place, step, left=start, color=colour, height=0.62)
    if step == 0:
        ax.plot(start, place, marker="D", markersize=6, color=style.GREY)


def _links(ax: "Axes", ends: Sequence[float]) -> None:
    """Thin lines from the end of one bar to the start of the next."""
    for place, end in enumerate(ends):
        ax.plot([end, end], [place, place + 1], color=style.GREY, linewidth=0.8, zorder=0)


def _notes(ax: "Axes", valence: pd.DataFrame, ends: Sequence[float], total: float) -> None:
    """What each bar is worth and why, in a column at the right of the chart."""
    rows = zip(valence["valence"], valence["adjusted"], valence["reason"], strict=True)
    notes = [_note(value, adjusted, reason) for value, adjusted, reason in rows]
    for place, note in enumerate([*notes, f"{signed(total)}  →  {signed(normalised(total))}"]):
        ax.annotate(
            _axes.escape(note),
            (1.02, place),
            xycoords=ax.get_yaxis_transform(),
            va="center",
            fontsize=_axes.SMALL,
            annotation_clip=False,
        )
    left, right = min(0.0, *ends), max(0.0, *ends)
    room = 0.08 * ((right - left) or 1)
    ax.set_xlim(left - room, right + room)


def _note(value: float, adjusted: float, reason: str) -> str:
    if pd.isna(reason):
        return signed(adjusted)
    if reason == "emphasis":
        return f"{signed(adjusted)}  emphasis"
    return f"{signed(adjusted)}  ({signed(value)}, {reason})"


# ---------------------------------------------------------------- means with intervals


def plot_tone_by_voice(tone: pd.DataFrame, *, ax: "Axes | None" = None) -> "Axes":
    """The mean tone of each voice with its interval; hollow where the sentences are too few.

    Parameters
    ----------
    tone : DataFrame
        What `studykit.sentiment.tone_by_voice` returned.
    ax : Axes, optional
        Where to draw; a new figure without it.
    """
    return _means(tone, "voice", "heard", ax)


def plot_tone_by_name(tone: pd.DataFrame, *, n: int = 10, ax: "Axes | None" = None) -> "Axes":
    """The mean tone of the sentences that mention each name, the `n` most mentioned first.

    Parameters
    ----------
    tone : DataFrame
        What `studykit.sentiment.tone_by_name` returned.
    n : int
        How many names are drawn.
    ax : Axes, optional
        Where to draw; a new figure without it.
    """
    return _means(tone.head(n), "name", "name", ax)


def _means(tone: pd.DataFrame, noun: str, kind: str, ax: "Axes | None" = None) -> "Axes":
    ax = _axes.axes(ax, rows=len(tone))
    title, labels = tone_means.title_means(tone, noun), tone[noun].tolist()
    if tone.empty:
        return _axes.nothing_to_draw(ax, f"{title}.")
    for place, row in enumerate(tone.to_dict("records")):
        _mean_dot(ax, place, row)
    leads.lead(ax, kind, labels, y=leads.around(range(len(tone))))
    ax.axvline(0, color=style.INK, linewidth=1)
    ax.set_yticks(
        range(len(tone)), [_axes.label(tone_means.row_label(label), 32) for label in labels]
    )
    ax.set(xlim=(-1, 1), xticks=[-1, 0, 1])
    _axes.frame_rows(ax, len(tone))
    ax.tick_params(axis="y", length=0)
    return _axes.dress(
        ax, title, x=f"{_SCORE}\nbar: 95% interval, grey if it holds 0; hollow: too few to say"
    )


def _mean_dot(ax: "Axes", place: int, row: Mapping[Hashable, Any]) -> None:
    is_enough = row["is_enough"]
    is_told = is_enough and tone_means.is_beyond_chance(row["low"], row["high"])
    colour = style.tone_colour(row["mean"]) if is_told else style.NEUTRAL
    if is_enough:
        ends = np.clip([row["low"], row["high"]], -1, 1)
        ax.plot(ends, [place, place], color=colour, linewidth=4, alpha=0.45)
    face = colour if is_enough else "white"
    ax.plot(row["mean"], place, "o", color=colour, markerfacecolor=face, markersize=9)
    ax.annotate(
        f"{signed(row['mean'])}, {counted(row['n'], 'sentence')}",
        (1.02, place),
        xycoords=ax.get_yaxis_transform(),
        va="center",
        fontsize=_axes.SMALL,
        annotation_clip=False,
    )


# ---------------------------------------------------------------- along the article


def plot_tone_along(tone: pd.DataFrame, *, ax: "Axes | None" = None) -> "Axes":
    """Each sentence's score as a bar, and the mean of those around it as a line.

    Parameters
    ----------
    tone : DataFrame
        What `studykit.sentiment.tone_along` returned.
    ax : Axes, optional
        Where to draw; a new figure without it.
    """
    ax = _axes.axes(ax, height=4.2)
    if tone.empty:
        return _axes.nothing_to_draw(ax, findings.say_tone_along(tone))
    ids, scores = tone["sentence_id"], tone["compound"]
    ax.bar(ids, scores, color=[style.tone_colour(score) for score in scores], width=0.8)
    ax.plot(ids, tone["smoothed"], color=style.INK, linewidth=2)
    leads.lead(
        ax,
        "span",
        leads.spans(tone["start"], tone["end"]),
        labels=[f"sentence {row}" for row in ids],
        x=leads.around(ids),
    )
    ax.axhline(0, color=style.INK, linewidth=1)
    ax.annotate(
        "mean of the\nsentences around",
        (ids.iloc[-1], tone["smoothed"].iloc[-1]),
        xytext=(10, 0),
        textcoords="offset points",
        va="center",
        fontsize=_axes.SMALL,
        annotation_clip=False,
    )
    ax.set_ylim(-1.05, 1.05)
    _axes.frame_columns(ax, len(tone))
    title = findings.title_tone_along(tone)
    _axes.whole_numbers(ax.xaxis)
    return _axes.dress(
        ax, title, x="Sentence, in reading order, counted from 0", y="Compound score"
    )


def plot_tone_by_paragraph(tone: pd.DataFrame, *, ax: "Axes | None" = None) -> "Axes":
    """The tone of each paragraph, from its lowest to its highest sentence, with their mean.

    A paragraph has a colour where all its sentences are on one side.

    Parameters
    ----------
    tone : DataFrame
        What `studykit.sentiment.tone_by_paragraph` returned.
    ax : Axes, optional
        Where to draw; a new figure without it.
    """
    ax = _axes.axes(ax, height=4.2)
    if tone.empty:
        return _axes.nothing_to_draw(ax, findings.say_tone_by_paragraph(tone))
    colours = [
        style.POSITIVE if low >= BOUND else style.NEGATIVE if high <= -BOUND else style.NEUTRAL
        for low, high in zip(tone["lowest"], tone["highest"], strict=True)
    ]
    ax.vlines(tone["paragraph_id"], tone["lowest"], tone["highest"], color=style.GREY, linewidth=3)
    ax.scatter(tone["paragraph_id"], tone["mean"], color=colours, s=70, zorder=3)
    ax.axhline(0, color=style.INK, linewidth=1)
    ax.set_ylim(-1.05, 1.05)
    numbers = tone["paragraph_id"]
    labels = [f"paragraph {row}" for row in numbers]
    leads.lead(ax, "paragraph", numbers, labels=labels, x=leads.around(numbers))
    title = findings.title_tone_by_paragraph(tone)
    label = "Compound score:\nmean (dot), lowest to highest"
    ax.margins(x=0.05 if len(tone) > 3 else 0.5)
    _axes.whole_numbers(ax.xaxis)
    return _axes.dress(ax, title, x="Paragraph, in reading order, counted from 0", y=label)


# ---------------------------------------------------------------- two dictionaries


def plot_opinions(opinions: pd.DataFrame, *, ax: "Axes | None" = None) -> "Axes":
    """Each sentence by both dictionaries: on the diagonal they agree, diamonds are where not.

    Parameters
    ----------
    opinions : DataFrame
        What `studykit.sentiment.opinions` returned.
    ax : Axes, optional
        Where to draw; a new figure without it.
    """
    ax = _axes.axes(ax, height=5.5)
    if opinions.empty:
        return _axes.nothing_to_draw(ax, of_opinions.say_opinions(opinions))
    agree, differ = opinions[~opinions["disagree"]], opinions[opinions["disagree"]]
    ax.plot([-1, 1], [-1, 1], color=style.GREY, linewidth=1)
    ax.axhline(0, color=style.GREY, linewidth=0.6)
    ax.axvline(0, color=style.GREY, linewidth=0.6)
    ax.scatter(agree["vader"], agree["afinn"], color=style.SKY, s=45, label="same label")
    ax.scatter(
        differ["vader"],
        differ["afinn"],
        color=style.VERMILION,
        marker="D",
        s=55,
        label="other label",
    )
    leads.lead(
        ax,
        "sentence",
        opinions.index,
        labels=[f"sentence {i}" for i in opinions.index],
        x=leads.at(opinions["vader"]),
        y=leads.at(opinions["afinn"]),
    )
    for (x, y), ids in _neighbours(differ):
        ax.annotate(ids, (x, y), xytext=(7, 4), textcoords="offset points", fontsize=_axes.SMALL)
    ax.legend(loc="upper left", bbox_to_anchor=(1.01, 1), frameon=False)
    ax.set(xlim=(-1.05, 1.05), ylim=(-1.05, 1.05), aspect="equal")
    title = of_opinions.title_opinions(opinions)
    return _axes.dress(ax, title, x="Compound score with VADER’s values", y="… with AFINN’s values")


_NEAR = (0.16, 0.07)  # of scores whose labels would overprint each other


def _neighbours(points: pd.DataFrame) -> list[tuple[tuple[float, float], str]]:
    """The points' numbers, those of points that lie close together as one label at the first.

    >>> points = pd.DataFrame({"vader": [0.1, 0.12, 0.9], "afinn": [0.0, 0.01, 0.0]})
    >>> _neighbours(points)
    [((0.12, 0.01), '0, 1'), ((0.9, 0.0), '2')]
    """
    groups: list[tuple[float, float, list[Any]]] = []
    for i, x, y in sorted(
        zip(points.index, points["vader"].tolist(), points["afinn"].tolist(), strict=True),
        key=lambda point: (-point[2], -point[1]),
    ):
        near = (g for g in groups if abs(g[0] - x) < _NEAR[0] and abs(g[1] - y) < _NEAR[1])
        group = next(near, None)
        if group is None:
            groups.append((x, y, [i]))
        else:
            group[2].append(i)
    return [((x, y), ", ".join(map(str, sorted(ids)))) for x, y, ids in groups]
