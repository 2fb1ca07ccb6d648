"""A chart with a sentence under it that says the same."""

import warnings
from typing import TYPE_CHECKING

from studykit.plots.letters import write_all_letters
from studykit.show.page import show_sentence

if TYPE_CHECKING:
    import matplotlib.figure
    from matplotlib.axes import Axes


def show_figure(drawn: "Axes | matplotlib.figure.Figure", sentence: str) -> None:
    """Show a chart with a sentence that says the same in words.

    The sentence is shown under the figure and is its alternative text, for those who
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
    if figure is not None:
        write_all_letters(figure)
    with warnings.catch_warnings():
        # A letter that no font here has is a box, and each would be told of in red.
        warnings.filterwarnings("ignore", "Glyph .* missing from", UserWarning)
        display(figure, metadata={kind: {"alt": sentence} for kind in _kinds()})
    display(show_sentence(sentence))
    plt.close(figure)


def _kinds() -> list[str]:
    """The kinds of picture that figures are shown as here: PNG, unless a person has set another."""
    from IPython.core.getipython import get_ipython
    from matplotlib.figure import Figure

    shell = get_ipython()
    formatter = shell.display_formatter if shell else None
    formatters = formatter.formatters if formatter else {}
    kinds = [kind for kind, printer in formatters.items() if Figure in printer.type_printers]
    return kinds or ["image/png"]
