"""The format of notebooks, imported without what takes most of the time."""

import sys

# jsonschema builds a grammar of web addresses from it, for a second; no notebook's schema has one.
_SLOW = "rfc3987_syntax"
_is_known = _SLOW in sys.modules
if not _is_known:
    sys.modules[_SLOW] = None  # type: ignore[assignment]  # as if it were not installed
from nbformat import NotebookNode, from_dict, read, writes  # noqa: E402

if not _is_known:
    del sys.modules[_SLOW]

__all__ = ["NotebookNode", "from_dict", "read", "writes"]
