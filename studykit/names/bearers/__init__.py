"""Whom a name is for: persons, bodies, and those who bear a title."""
