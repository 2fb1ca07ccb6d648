"""Computed sentences: what a chart shows, in words, for any article."""

from studykit.findings.structure import *
