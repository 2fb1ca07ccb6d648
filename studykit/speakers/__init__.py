"""Whom the source of an attribution stands for, and of what type it is."""

from studykit.speakers.resolve import columns, resolve

__all__ = ["columns", "resolve"]
