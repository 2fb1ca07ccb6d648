"""Whether what a draft says about an article is in it."""

from studykit.verify.table import verify

__all__ = ["verify"]
