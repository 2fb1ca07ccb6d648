"""Computed sentences: what a chart shows, in words, for any article."""

from studykit.findings import compare, names, quotes, sentiment, structure, words
from studykit.findings.compare import *
from studykit.findings.names import *
from studykit.findings.quotes import *
from studykit.findings.sentiment import *
from studykit.findings.structure import *
from studykit.findings.words import *

# Only these: a module here must not hide its namesake in the package above.
__all__ = [
    *compare.__all__,
    *names.__all__,
    *quotes.__all__,
    *sentiment.__all__,
    *structure.__all__,
    *words.__all__,
]
