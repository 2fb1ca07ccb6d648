"""A chart with a sentence under it that says the same."""

from typing import TYPE_CHECKING, Any

from studykit.plots.leads import areas
from studykit.show.page import show_sentence

if TYPE_CHECKING:
    import matplotlib.figure
    from matplotlib.axes import Axes


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
    from IPython.core.formatters import format_display_data
    from IPython.core.interactiveshell import InteractiveShell
    from IPython.display import display
    from matplotlib import pyplot as plt
    from matplotlib.figure import Figure

    figure: Any = drawn if isinstance(drawn, Figure) else drawn.get_figure(root=True)
    if InteractiveShell.initialized():
        pictures, metadata = format_display_data(figure)
        metadata["image/png"] = metadata.get("image/png", {}) | {
            "alt": sentence,
            "areas": areas(figure),
        }
        display(pictures, metadata=metadata, raw=True)
    else:
        display(figure)
    display(show_sentence(sentence))
    plt.close(figure)
