"""Open exercises: a row that the learner picks, and a reason of their own."""

from collections.abc import Collection
from typing import Any

from studykit.exercises._check import is_nothing, number, plain

_FEWEST = 3  # words of a reason


def is_reasoned(answer: Any, n_rows: int, *choices: Collection[str], example: str = "") -> bool:
    """Whether an answer is a row's number, one of each of the choices, and a reason.

    Parameters
    ----------
    answer
        What the learner wrote; any sequence.
    n_rows : int
        How many rows there are. If none, the answer must say so.
    *choices : collection of str
        What may stand between the number and the reason.
    example : str
        The reason in the task, which is nobody's own.

    Examples
    --------
    >>> is_reasoned((1, "kind", "it is a ship"), 2, ["kind", "name"]), is_reasoned((1, "no"), 2)
    (True, False)
    >>> is_reasoned((True, "it is a ship"), 2), is_reasoned((2, "it is a ship"), 2)
    (False, False)
    """
    if not n_rows:
        return is_nothing(answer)
    row, *middle, reason = answer
    value = number(row)
    if value is None or not value.is_integer() or not 0 <= value < n_rows:
        return False
    if any(plain(word) not in allowed for word, allowed in zip(middle, choices, strict=True)):
        return False
    return len(str(reason).split()) >= _FEWEST and plain(reason) != plain(example)
