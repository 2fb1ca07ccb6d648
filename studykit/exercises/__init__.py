"""Checks of the notebooks' exercises: each works the truth out from the present article.

Where to add: a `check_…` goes to the module of its subject and into that module's `__all__`; its
three cells in the notebook are tagged exercise, check and solution.
"""

from studykit.exercises import (
    archive,
    compare,
    names,
    quotes,
    sentiment,
    structure,
    trust,
    words,
)
from studykit.exercises.archive import *
from studykit.exercises.compare import *
from studykit.exercises.names import *
from studykit.exercises.quotes import *
from studykit.exercises.sentiment import *
from studykit.exercises.structure import *
from studykit.exercises.trust import *
from studykit.exercises.words import *

# Only these: a module here must not hide its namesake in the package above.
__all__ = [
    *archive.__all__,
    *compare.__all__,
    *names.__all__,
    *quotes.__all__,
    *sentiment.__all__,
    *structure.__all__,
    *trust.__all__,
    *words.__all__,
]
