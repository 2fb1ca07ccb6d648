"""Saved web pages: what a page says of itself, its story, and pages that hold none."""
