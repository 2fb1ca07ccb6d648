"""A chart with a sentence under it that says the same."""

import warnings
from io import BytesIO
from typing import TYPE_CHECKING, Any

from studykit.plots._axes import is_nothing
from studykit.plots.leads import areas, lead_by_labels
from studykit.plots.letters import write_all_letters
from studykit.show.page import show_sentence

if TYPE_CHECKING:
    import matplotlib.figure
    from matplotlib.axes import Axes

PNG, SVG = "image/png", "image/svg+xml"
_FORMATS = {PNG: "png", SVG: "svg", "image/jpeg": "jpeg", "application/pdf": "pdf"}
_ROW = 1.3 / 72  # inches for a row, of each point of its letters
_CORNER = 0.12  # inches
_SHARPER = 1.5  # dots of a picture for each of those that it is shown with


def show_figure(drawn: "Axes | matplotlib.figure.Figure", sentence: str, *, of: str = "") -> None:
    """Show a chart with a sentence that says the same in words.

    The sentence is shown under the figure and is its alternative text, for those who
    cannot see it; where there is nothing to draw, it is alone. Beside it goes what the
    chart's parts stand for, so that a page can lead from them into the article. The figure is
    closed, so that it is not shown twice.

    Parameters
    ----------
    drawn : Axes or Figure
        What a plot function (or ``df.plot``) returned.
    sentence : str
        What the chart shows, computed from the same table.
    of : str
        What the rows of a chart that you drew are, by their labels, so that a page leads from
        them into the article: "word", "phrase", "name", "voice" or "heard" (voice or reporter);
        or "sentence", if its columns are numbered sentences. The kit's own charts know.
    """
    from IPython.display import display
    from matplotlib import pyplot as plt
    from matplotlib.figure import Figure

    figure: Any = drawn if isinstance(drawn, Figure) else drawn.get_figure(root=True)
    if is_nothing(figure):
        display(show_sentence(sentence))
        plt.close(figure)
        return
    if of:
        lead_by_labels(figure.axes[0], of)
    write_all_letters(figure)
    shown_dpi = figure.dpi
    _make_room(figure)
    figure.set_dpi(_SHARPER * shown_dpi)
    with warnings.catch_warnings():
        # A letter that no font here has is a box, and each would be told of in red.
        warnings.filterwarnings("ignore", "Glyph .* missing from", UserWarning)
        box = _laid_out(figure)
        _put_on_card(figure, box)
        pictures = {kind: _picture(figure, kind, box) for kind in _kinds()}
        metadata: dict[str, Any] = {kind: {"alt": sentence} for kind in pictures}
        if PNG in metadata:
            metadata[PNG] |= {"width": round(box.width * shown_dpi), "areas": areas(figure, box)}
    display({**pictures, "text/plain": repr(figure)}, metadata=metadata, raw=True)
    display(show_sentence(sentence))
    plt.close(figure)


def _make_room(figure: "matplotlib.figure.Figure") -> None:
    """Make room in a chart drawn by hand: for its labels within its width, for each of its rows.

    Letters beside the figure would make it wider, and all letters smaller on a page.
    """
    if figure.get_layout_engine() is not None:
        return
    figure.set_layout_engine("constrained")
    height = figure.get_figheight()
    for ax in figure.axes:
        height = max(height, _rows_height(ax) / ax.get_position().height)
    figure.set_figheight(height)


def _rows_height(ax: "Axes") -> float:
    """The inches that an axis of names needs for its rows; none for one that counts."""
    labels = ax.get_yticklabels()
    names = [label.get_text() for label in labels]
    if not any(map(str.isalpha, "".join(names))):
        return 0
    n_lines = max(name.count("\n") + 1 for name in names) * len(names)
    return n_lines * _ROW * float(labels[0].get_fontsize())


def _laid_out(figure: "matplotlib.figure.Figure") -> Any:
    """What is drawn of the figure, with a margin, in inches; it is laid out once for all pictures.

    Left to itself a notebook draws it twice, to find where it may cut.
    """
    from matplotlib import rcParams

    engine = figure.get_layout_engine()
    if engine is not None:
        engine.execute(figure)
        figure.set_layout_engine("none")
    return figure.get_tightbbox().padded(rcParams["savefig.pad_inches"])


def _put_on_card(figure: "matplotlib.figure.Figure", box: Any) -> None:
    """Round the corners of the ground: on a dark page a card, on a white one as before."""
    from matplotlib.patches import FancyBboxPatch

    shape = f"round,pad=0,rounding_size={_CORNER}"
    # In inches of the picture, whose corner is the origin once it is cut.
    card = FancyBboxPatch(
        (0, 0), box.width, box.height, boxstyle=shape, transform=figure.dpi_scale_trans,
        facecolor=figure.get_facecolor(), linewidth=0, zorder=-1,
    )  # fmt: skip
    figure.add_artist(card)


def _picture(figure: "matplotlib.figure.Figure", kind: str, box: Any) -> bytes | str:
    file = BytesIO()
    figure.savefig(file, format=_FORMATS[kind], dpi=figure.dpi, bbox_inches=box, facecolor="none")
    return file.getvalue().decode("utf-8") if kind == SVG else file.getvalue()


def _kinds() -> list[str]:
    """The kinds of picture that figures are shown as here: PNG, unless a person has set another."""
    from IPython.core.getipython import get_ipython
    from matplotlib.figure import Figure

    shell = get_ipython()
    formatter = shell.display_formatter if shell else None
    formatters = formatter.formatters if formatter else {}
    kinds = [kind for kind, printer in formatters.items() if Figure in printer.type_printers]
    return kinds or [PNG]
