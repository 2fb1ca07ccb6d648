"""Computed sentences: what a chart shows, in words, for any article."""

from studykit.findings.names import *
from studykit.findings.structure import *
from studykit.findings.words import *
