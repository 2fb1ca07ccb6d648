"""What a notebook shows beside plain tables: a figure with its sentence."""

from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import matplotlib.figure
    from matplotlib.axes import Axes


def show_figure(drawn: "Axes | matplotlib.figure.Figure", sentence: str) -> None:
    """Show a chart with a sentence that says the same in words.

    The sentence stands under the figure and is its alternative text, for those who
    cannot see it. The figure is closed, so that it is not shown twice.

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

    figure = drawn if isinstance(drawn, Figure) else drawn.get_figure(root=True)
    display(figure, metadata={"image/png": {"alt": sentence}})
    html = f'<p style="font-size: 1.05em; max-width: 60em"><em>{escape(sentence)}</em></p>'
    display({"text/html": html, "text/plain": sentence}, raw=True)
    plt.close(figure)
