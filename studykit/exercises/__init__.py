"""Checks of the notebooks' exercises: each works the truth out from the present article."""

from studykit.exercises import quotes, structure, words
from studykit.exercises.quotes import *
from studykit.exercises.sentiment import *
from studykit.exercises.structure import *
from studykit.exercises.words import *
