"""Whom a name stands for: persons, bodies, and those who bear a title."""
