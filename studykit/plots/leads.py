"""What in the article the parts of a chart stand for, so that a page leads from them to it."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from matplotlib.transforms import BboxBase

_KEPT = "_studykit_leads"
_POINT = 0.08  # inches on each side of a point that are part of it
_GRAIN = 1000  # an area is told in thousandths of the picture's width and height

Area = tuple[str, str, str, int, int, int, int]
Span = tuple[float, float] | None


class Lead(NamedTuple):
    """A part of a chart: what it stands for, what it is called, and where it is drawn.

    `x` and `y` are from and to in the chart's own units; None is all of the picture.
    """

    kind: str
    key: str
    label: str
    x: Span
    y: Span


def lead(
    ax: "Axes",
    kind: str,
    keys: Iterable[object],
    *,
    labels: Iterable[str] | None = None,
    x: Iterable[Span] | None = None,
    y: Iterable[Span] | None = None,
) -> None:
    """Say what the parts of a chart stand for: rows without x, columns without y, cells or points.

    Parameters
    ----------
    ax : Axes
        The chart.
    kind : str
        What the keys are: see `studykit.export.places`.
    keys : iterable
        One for each part.
    labels : iterable of str, optional
        What the parts are called; without it, their keys.
    x, y : iterable of pairs, optional
        From where to where each part is drawn; `around` and `at` make them.
    """
    keys = [str(key) for key in keys]
    columns = (
        list(values) if values is not None else default
        for values, default in ((labels, keys), (x, [None] * len(keys)), (y, [None] * len(keys)))
    )
    kept = vars(ax).setdefault(_KEPT, [])
    kept += [Lead(kind, *part) for part in zip(keys, *columns, strict=True)]


def lead_by_labels(ax: "Axes", kind: str) -> None:
    """Say that the labels of a chart's rows are what they stand for; of sentences, its columns.

    For charts that are drawn by hand.
    """
    if kind == "sentence":
        numbers = [round(bar.get_x() + bar.get_width() / 2) for bar in ax.patches]  # type: ignore[attr-defined]
        return lead(ax, kind, numbers, x=around(numbers))
    places = list(ax.get_yticks())
    labels = ax.yaxis.get_major_formatter().format_ticks(places)
    return lead(ax, kind, labels, y=around(places))


def around(places: Iterable[float]) -> list[Span]:
    """The room of a bar, row or cell at each whole number."""
    return [(place - 0.5, place + 0.5) for place in places]


def at(places: Iterable[float]) -> list[Span]:
    """Points: they have no size of their own."""
    return [(place, place) for place in places]


def spans(starts: Iterable[int], ends: Iterable[int]) -> list[str]:
    """Places in the text as keys."""
    return [f"{start},{end}" for start, end in zip(starts, ends, strict=True)]


def areas(figure: "Figure", box: "BboxBase") -> list[Area]:
    """Each part's kind, key and label, with its left, top, right and bottom in a picture.

    The picture is the part of the figure that the box holds, in inches; the edges are in
    thousandths of it.
    """
    kept = [(ax, part) for ax in figure.axes for part in vars(ax).get(_KEPT, ())]
    left, bottom, right, top = (edge * figure.dpi for edge in box.extents)
    room = _POINT * figure.dpi
    found = []
    for ax, part in kept:
        x = _edges(ax, part.x, 0, left, right, room)
        y = _edges(ax, part.y, 1, bottom, top, room)
        found.append((*part[:3], x[0], _GRAIN - y[1], x[1], _GRAIN - y[0]))
    return found


def _edges(
    ax: "Axes", span: Span, axis: int, low: float, high: float, room: float
) -> Sequence[int]:
    """From where to where along an axis, in thousandths of what is between low and high."""
    if span is None:
        return 0, _GRAIN
    corners = [(place, 1.0) if axis == 0 else (1.0, place) for place in span]
    ends = sorted(ax.transData.transform(corners)[:, axis].tolist())
    more = max(0.0, room - (ends[1] - ends[0]) / 2)
    return [
        min(max(round(_GRAIN * (end - low) / (high - low)), 0), _GRAIN)
        for end in (ends[0] - more, ends[1] + more)
    ]
