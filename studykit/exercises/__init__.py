"""Checks of the notebooks' exercises: each works the truth out from the present article."""

from studykit.exercises.names import *
from studykit.exercises.structure import *
from studykit.exercises.words import *
