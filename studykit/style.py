"""The look: one list of colours, told apart by the colour-blind and in print.

``plt.style.use(sk.STYLE)`` brings it to plain matplotlib and ``df.plot`` as well.
"""

STYLE = "studykit.news"
"""Name of the matplotlib style sheet (the file ``news.mplstyle`` in the package)."""

# Okabe & Ito (2008) without black and yellow.
BLUE = "#0072B2"
ORANGE = "#E69F00"
GREEN = "#009E73"
VERMILION = "#D55E00"
SKY = "#56B4E9"
PURPLE = "#CC79A7"
COLOURS = (BLUE, ORANGE, GREEN, VERMILION, SKY, PURPLE)

GREY = "#8C8C8C"  # what nobody is credited with; the rest
INK = "#222222"

# Tone runs from orange (negative) over grey to blue (positive), never red and green.
NEGATIVE = VERMILION
NEUTRAL = GREY
POSITIVE = BLUE


def tone_colour(score: float) -> str:
    """The colour of a sentiment score by its sign, with VADER's bounds at -0.05 and 0.05.

    Examples
    --------
    >>> tone_colour(0.4) == POSITIVE, tone_colour(0.0) == NEUTRAL
    (True, True)
    """
    if score >= 0.05:
        return POSITIVE
    return NEGATIVE if score <= -0.05 else NEUTRAL
