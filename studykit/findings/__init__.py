"""Computed sentences: what a chart shows, in words, for any article."""

from studykit.findings import quotes, structure, words
from studykit.findings.quotes import *
from studykit.findings.sentiment import *
from studykit.findings.structure import *
from studykit.findings.words import *
