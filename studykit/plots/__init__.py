"""Charts: each draws a finished table on the Axes given or on new ones, and returns them."""

from studykit.plots.names import *
from studykit.plots.structure import *
from studykit.plots.words import *
