"""A chart with a sentence under it that says the same."""

import warnings
from io import BytesIO
from typing import TYPE_CHECKING, Any

from studykit.plots.leads import Area, areas
from studykit.plots.letters import write_all_letters
from studykit.show.page import show_sentence

if TYPE_CHECKING:
    import matplotlib.figure
    from matplotlib.axes import Axes

PNG = "image/png"


def show_figure(drawn: "Axes | matplotlib.figure.Figure", sentence: str) -> None:
    """Show a chart with a sentence that says the same in words.

    The sentence is shown under the figure and is its alternative text, for those who
    cannot see it. Beside it goes what the chart's parts stand for, so that a page can lead from
    them into the article. The figure is closed, so that it is not shown twice.

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

    figure: Any = drawn if isinstance(drawn, Figure) else drawn.get_figure(root=True)
    write_all_letters(figure)
    with warnings.catch_warnings():
        # A letter that no font here has is a box, and each would be told of in red.
        warnings.filterwarnings("ignore", "Glyph .* missing from", UserWarning)
        if _is_png_wanted():
            png, found = _picture(figure)
            pictures = {PNG: png, "text/plain": repr(figure)}
            display(pictures, metadata={PNG: {"alt": sentence, "areas": found}}, raw=True)
        else:
            metadata: dict[str, Any] = {kind: {"alt": sentence} for kind in _kinds()}
            if PNG in metadata:
                figure.draw_without_rendering()
                metadata[PNG]["areas"] = areas(figure, _box(figure))
            display(figure, metadata=metadata)
    display(show_sentence(sentence))
    plt.close(figure)


def _is_png_wanted() -> bool:
    """Whether a notebook shows its figures as plain PNG, as it does unless told otherwise."""
    from IPython.core.getipython import get_ipython
    from matplotlib_inline.config import InlineBackend

    shell = get_ipython()
    if shell is None or not hasattr(shell, "kernel"):
        return False
    return set(InlineBackend.instance(parent=shell).figure_formats) == {"png"}


def _picture(figure: "matplotlib.figure.Figure") -> tuple[bytes, list[Area]]:
    """The figure as PNG, cut to what is drawn, and its areas; it is laid out and drawn once.

    Left to itself a notebook draws it twice, to find where it may cut.
    """
    engine = figure.get_layout_engine()
    if engine is not None:
        engine.execute(figure)
        figure.set_layout_engine("none")
    box, png = _box(figure), BytesIO()
    figure.savefig(png, format="png", dpi=figure.dpi, bbox_inches=box)
    return png.getvalue(), areas(figure, box)


def _box(figure: "matplotlib.figure.Figure") -> Any:
    """What is drawn of the figure, with a margin, in inches."""
    from matplotlib import rcParams

    return figure.get_tightbbox().padded(rcParams["savefig.pad_inches"])


def _kinds() -> list[str]:
    """The kinds of picture that figures are shown as here: PNG, unless a person has set another."""
    from IPython.core.getipython import get_ipython
    from matplotlib.figure import Figure

    shell = get_ipython()
    formatter = shell.display_formatter if shell else None
    formatters = formatter.formatters if formatter else {}
    kinds = [kind for kind, printer in formatters.items() if Figure in printer.type_printers]
    return kinds or ["image/png"]
