"""Charts: each draws a finished table on the Axes given or on new ones, and returns them."""

from studykit.plots import names, quotes, sentiment, structure, words
from studykit.plots.names import *
from studykit.plots.quotes import *
from studykit.plots.sentiment import *
from studykit.plots.structure import *
from studykit.plots.words import *

# Only these: a module here must not stand in for its namesake in the package above.
__all__ = [*names.__all__, *quotes.__all__, *sentiment.__all__, *structure.__all__, *words.__all__]
