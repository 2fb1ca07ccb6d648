"""Charts of tone: one sentence's working, voices, names, the course of the article."""

from collections.abc import Hashable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import pandas as pd

from studykit import style
from studykit.plots import _axes, leads
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
        return _axes.nothing_to_draw(
            ax, "No word of this sentence is in the dictionary: its score is 0."
        )
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
    ax.invert_yaxis()
    ax.tick_params(axis="y", length=0)
    title = f"The words add up to {signed(total)}, a score of {signed(normalised(total))}"
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
    enough = int(tone["is_enough"].sum())
    title = (
        f"{enough} of {len(tone)} voices {'has' if enough == 1 else 'have'} enough sentences "
        "to say how it sounds"
    )
    return _means(tone, tone["voice"].tolist(), title, "heard", ax)


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
    tone = tone.head(n)
    return _means(tone, tone["name"].tolist(), _name_title(tone), "name", ax)


def _name_title(tone: pd.DataFrame) -> str:
    known = tone[tone["is_enough"]]
    if len(known) < 2:
        return "No two names have enough sentences to be compared"
    low, high = int(known["mean"].argmin()), int(known["mean"].argmax())
    names = known["name"].tolist()
    if known["high"].iloc[low] < known["low"].iloc[high]:
        return (
            f"Sentences that mention {names[low]} sound worse than those that mention {names[high]}"
        )
    return f"The intervals overlap: no difference between {len(known)} names is beyond chance"


def _means(
    tone: pd.DataFrame, labels: Sequence[str], title: str, kind: str, ax: "Axes | None" = None
) -> "Axes":
    ax = _axes.axes(ax, rows=len(tone))
    if tone.empty:
        return _axes.nothing_to_draw(ax, "There is nothing to compare.")
    for place, row in enumerate(tone.to_dict("records")):
        _mean_dot(ax, place, row)
    leads.lead(ax, kind, labels, y=leads.around(range(len(tone))))
    ax.axvline(0, color=style.INK, linewidth=1)
    ax.set_yticks(range(len(tone)), [_axes.label(label, 32) for label in labels])
    ax.set(xlim=(-1, 1), ylim=(len(tone) - 0.5, -0.5), xticks=[-1, 0, 1])
    ax.tick_params(axis="y", length=0)
    return _axes.dress(ax, title, x=f"{_SCORE}\nbar: 95 % interval; hollow: too few to say")


def _mean_dot(ax: "Axes", place: int, row: Mapping[Hashable, Any]) -> None:
    colour = style.tone_colour(row["mean"])
    if row["is_enough"]:
        ax.plot([row["low"], row["high"]], [place, place], color=colour, linewidth=4, alpha=0.45)
    face = colour if row["is_enough"] else "white"
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
        return _axes.nothing_to_draw(ax, "There is no sentence to draw.")
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
    ax.margins(x=0.01)
    low, high = int(scores.argmin()), int(scores.argmax())
    title = (
        f"The tone is lowest in sentence {low} ({signed(scores.iloc[low])}) "
        f"and highest in sentence {high} ({signed(scores.iloc[high])})"
    )
    if scores.iloc[low] == scores.iloc[high]:
        title = f"Every sentence has a score of {signed(scores.iloc[low])}"
    _axes.whole_numbers(ax.xaxis)
    return _axes.dress(
        ax, title, x="Sentence, in reading order, counted from 0", y="Compound score"
    )


def plot_tone_by_paragraph(tone: pd.DataFrame, *, ax: "Axes | None" = None) -> "Axes":
    """The mean tone of each paragraph, and the range from its lowest to its highest sentence.

    Parameters
    ----------
    tone : DataFrame
        What `studykit.sentiment.tone_by_paragraph` returned.
    ax : Axes, optional
        Where to draw; a new figure without it.
    """
    ax = _axes.axes(ax, height=4.2)
    if tone.empty:
        return _axes.nothing_to_draw(ax, "There is no paragraph to draw.")
    colours = [style.tone_colour(float(mean)) for mean in tone["mean"]]
    ax.vlines(tone["paragraph_id"], tone["lowest"], tone["highest"], color=style.GREY, linewidth=3)
    ax.scatter(tone["paragraph_id"], tone["mean"], color=colours, s=70, zorder=3)
    ax.axhline(0, color=style.INK, linewidth=1)
    ax.set_ylim(-1.05, 1.05)
    numbers = tone["paragraph_id"]
    labels = [f"paragraph {row}" for row in numbers]
    leads.lead(ax, "paragraph", numbers, labels=labels, x=leads.around(numbers))
    positive, negative = int((tone["mean"] >= 0.05).sum()), int((tone["mean"] <= -0.05).sum())
    title = f"{positive} paragraphs are positive on average, {negative} negative, of {len(tone)}"
    label = "Compound score:\nmean (dot), lowest to highest"
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
        return _axes.nothing_to_draw(ax, "There is no sentence to compare.")
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
    for i in differ.index:
        ax.annotate(f"{i}", (differ["vader"][i], differ["afinn"][i]), xytext=(6, 4),
                    textcoords="offset points", fontsize=_axes.SMALL)  # fmt: skip
    ax.legend(loc="upper left", frameon=False)
    ax.set(xlim=(-1.05, 1.05), ylim=(-1.05, 1.05), aspect="equal")
    title = f"The two dictionaries label {len(differ)} of {len(opinions)} sentences differently"
    return _axes.dress(ax, title, x="Compound score with VADER’s values", y="… with AFINN’s values")
