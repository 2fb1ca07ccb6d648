r"""Text in the cell of a spreadsheet: nothing in it runs, and all of it can be had back.

Two marks are added, and taken away again by `restored`:

- An apostrophe before what a spreadsheet would take for a formula: ``=``, ``+``, ``-`` or ``@`` at
  the start of a cell, or after a semicolon, a tab or a line end in it, where a program that takes
  these for the border of a cell would look.
- ``\u001b`` for a control character: a backslash, a ``u`` and its number in four digits.

Where a text has such marks itself, it gets more of them: one apostrophe, or twice the backslashes.
"""

import re

# Where a cell may begin, and a formula there, with the apostrophes before it.
_FORMULA = re.compile(r"((?:^|[;\t\n])[^\S\t\n]*)('*)(?=[=+\-@＝＋－＠])")
_MARKED_FORMULA = re.compile(r"((?:^|[;\t\n])[^\S\t\n]*)'('*)(?=[=+\-@＝＋－＠])")
# What XML or a terminal does not take as it is: control characters but tab and line feed, halves
# of characters, and two that are none; or such a number in the text itself. With the backslashes
# before it.
_CONTROL = re.compile(
    r"(\\*)([\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]|(?<=\\)u[0-9a-f]{4})"
)
_NUMBERED = re.compile(r"(\\+)u([0-9a-f]{4})")


def inert(text: str) -> str:
    r"""The text as a cell that a spreadsheet shows and does not run.

    Examples
    --------
    >>> print(inert("=1+1"), inert("'=1"), inert("It's 5-4; -1"), inert("\x1b[0m"))
    '=1+1 ''=1 It's 5-4; '-1 \u001b[0m
    """
    return _FORMULA.sub(r"\1'\2", _CONTROL.sub(_numbered, text))


def restored(cell: str) -> str:
    r"""The text of such a cell.

    Examples
    --------
    >>> texts = ["=1+1", "'=1", "a;\t =b", "\x1b", r"\u001b \\u001b", "'tis"]
    >>> [restored(inert(text)) for text in texts] == texts
    True
    """
    return _NUMBERED.sub(_character, _MARKED_FORMULA.sub(r"\1\2", cell))


def _numbered(match: re.Match[str]) -> str:
    before, what = match.groups()
    return 2 * before + (what if len(what) > 1 else f"\\u{ord(what):04x}")


def _character(match: re.Match[str]) -> str:
    n_before, is_character = divmod(len(match[1]), 2)
    return n_before * "\\" + (chr(int(match[2], 16)) if is_character else f"u{match[2]}")
