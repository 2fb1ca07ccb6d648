"""Charts: each draws a finished table on the Axes given or on new ones, and returns them.

Where to add: a chart goes to the module of its subject and into that module's `__all__`; what it
draws is counted by a measure below (`words`, `speech`, `sentiment`), and the sentence under it by
a `say_…` in `findings`.
"""

from studykit.plots import compare, dispersion, names, phrases, quotes, sentiment, structure, words
from studykit.plots.compare import *
from studykit.plots.dispersion import *
from studykit.plots.names import *
from studykit.plots.phrases import *
from studykit.plots.quotes import *
from studykit.plots.sentiment import *
from studykit.plots.structure import *
from studykit.plots.words import *

# Only these: a module here must not hide its namesake in the package above.
__all__ = [
    *compare.__all__,
    *dispersion.__all__,
    *names.__all__,
    *phrases.__all__,
    *quotes.__all__,
    *sentiment.__all__,
    *structure.__all__,
    *words.__all__,
]
