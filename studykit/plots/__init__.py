"""Charts: each draws a finished table on the Axes given or on new ones, and returns them."""

from studykit.plots import quotes, structure, words
from studykit.plots.quotes import *
from studykit.plots.sentiment import *
from studykit.plots.structure import *
from studykit.plots.words import *
