"""The one sentence that says why a file cannot be studied, and names fit to be shown in it."""

import re

# What no page or terminal should get as it is: control characters, marks that turn the direction
# of writing, and bytes of a file's name that are no text.
_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


class ReadingError(ValueError):
    """A file that cannot be studied; the message is one plain sentence."""


def printable(name: str) -> str:
    """The name of a file on one line, to be shown to people.

    Examples
    --------
    >>> printable("two\\nlines.txt")
    'two\\\\nlines.txt'
    """
    return _UNPRINTABLE.sub(lambda match: repr(match[0])[1:-1], name)
