"""What is found of a source: the speaker, as far as the text tells, and the type."""

from typing import NamedTuple

NAMED = "named person"
UNNAMED = "unnamed person"
GROUP = "unnamed group"
ORGANIZATION = "organization"
DOCUMENT = "document"
NONE = "none"


class Speaker(NamedTuple):
    """Whom a source stands for: the full name, or None; and the type of the source."""

    name: str | None
    type: str


NOBODY_NAMED = Speaker(None, UNNAMED)


def named(name: str | None) -> Speaker:
    """A person with this name, or one without."""
    return Speaker(name, NAMED) if name else NOBODY_NAMED
