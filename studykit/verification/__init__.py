"""Is it in the article? What a draft says, held to the article that it is about.

Where to add: a layout in which drafts credit: `credit`; what is no claim: `claims`, `figures`;
words that turn a sentence round: `turned`; a form of numbers or dates: `amounts`, `dates`.
"""

from studykit.verification.shown import say_claims, show_verified
from studykit.verification.table import is_right, verify

__all__ = ["is_right", "say_claims", "show_verified", "verify"]
