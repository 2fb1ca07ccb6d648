"""Open exercises: a row that the learner picks, and a reason of their own."""

from collections.abc import Sequence
from typing import Any

from studykit.exercises._check import is_nothing, number, plain
from studykit.wording import listed

_FEWEST = 3  # words of a reason


def unreasoned(answer: Any, n_rows: int, *choices: Sequence[str], example: str = "") -> str:
    """What is wrong with an answer that should be a row's number, a word of each choice, a reason.

    Parameters
    ----------
    answer
        What the learner wrote; any sequence.
    n_rows : int
        How many rows there are. If none, the answer must say so.
    *choices : sequence of str
        What may be between the number and the reason.
    example : str
        The reason in the task, which is nobody's own.

    Returns
    -------
    str
        Nothing, where nothing is wrong.

    Raises
    ------
    TypeError, ValueError
        When the answer is made of other parts.

    Examples
    --------
    >>> unreasoned((1, "kind", "it is a ship"), 2, ["kind", "name"])
    ''
    >>> unreasoned((2, "it is a ship"), 2)
    'There is no row 2: the last is 1.'
    >>> unreasoned("40%", 2)
    Traceback (most recent call last):
    ...
    ValueError: 40%
    """
    if not n_rows:
        return "" if is_nothing(answer) else "There is no row: the answer is None."
    if isinstance(answer, str):
        raise ValueError(answer)
    row, *middle, reason = answer
    value = number(row)
    if value is None or not value.is_integer():
        raise ValueError(row)
    if not 0 <= value < n_rows:
        return f"There is no row {value:.0f}: the last is {n_rows - 1}."
    for word, allowed in zip(middle, choices, strict=True):
        if plain(word) not in allowed:
            return f"“{word}” is none of {listed(allowed)}."
    if plain(reason) == plain(example):
        return "That is the reason of the example: give your own."
    return "" if len(str(reason).split()) >= _FEWEST else "Give a reason of three words or more."
