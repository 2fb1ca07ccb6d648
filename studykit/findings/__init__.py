"""Computed sentences: what a chart shows, in words, for any article.

Each module has the sentences (`say_…`) and the titles (`title_…`) of one module of `plots`, made of
the same parts, so that a title and its sentence tell the same of the same rows. Where to add: a
sentence goes to the module of its subject and into that module's `__all__`; what is said of an
empty table is also what its chart shows.
"""

from studykit.findings import (
    attributions,
    compare,
    compare_voices,
    dispersion,
    names,
    opinions,
    phrases,
    quotes,
    sentiment,
    structure,
    tone_means,
    words,
)
from studykit.findings.attributions import *
from studykit.findings.compare import *
from studykit.findings.compare_voices import *
from studykit.findings.dispersion import *
from studykit.findings.names import *
from studykit.findings.opinions import *
from studykit.findings.phrases import *
from studykit.findings.quotes import *
from studykit.findings.sentiment import *
from studykit.findings.structure import *
from studykit.findings.tone_means import *
from studykit.findings.words import *

# Only these: a module here must not hide its namesake in the package above.
__all__ = [
    *attributions.__all__,
    *compare.__all__,
    *compare_voices.__all__,
    *dispersion.__all__,
    *names.__all__,
    *opinions.__all__,
    *phrases.__all__,
    *quotes.__all__,
    *sentiment.__all__,
    *structure.__all__,
    *tone_means.__all__,
    *words.__all__,
]
