"""The form of every check: one printed line, and never an exception."""

from collections.abc import Callable
from functools import update_wrapper
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import pandas as pd

if TYPE_CHECKING:
    from studykit.article import Article


class Expected(NamedTuple):
    """What an exercise expects: the value, a hint for other answers, how to compare.

    `accepts` takes an answer and says whether it is right; without it the answer must
    equal `value` (numbers within `tolerance`, texts but for case and outer white space).
    """

    value: Any
    hint: str
    accepts: Callable[[Any], bool] | None = None
    tolerance: float = 1e-6


class check:
    """Turns ``f(article) -> Expected`` into a check ``f(answer, article)`` that prints one line.

    The line begins with "Right", "Not yet" or, while the answer is ``...``, "Try it".

    Examples
    --------
    >>> @check
    ... def check_n_letters(article):
    ...     return Expected(len(article), hint="Count them with len().")
    >>> check_n_letters(3, "abc")
    Right.
    >>> check_n_letters("many", "abc")
    Not yet. Count them with len().
    >>> check_n_letters(..., "abc")
    Try it: put your answer in place of the three dots.
    """

    def __init__(self, expected: Callable[[Any], Expected]) -> None:
        self._expected = expected
        update_wrapper(self, expected)

    def __call__(self, answer: Any, article: "Article") -> None:
        """Print whether the answer is right for this article."""
        print(self.line(answer, article))

    def points(self, answer: Any, article: "Article") -> int:
        """Print the same line; 1 where it begins with "Right", else 0, as a grader counts."""
        line = self.line(answer, article)
        print(line)
        return int(line.startswith("Right"))

    def line(self, answer: Any, article: "Article") -> str:
        """The line that the check prints."""
        if answer is ...:
            return "Try it: put your answer in place of the three dots."
        expected = self._expected(article)
        return "Right." if _is_right(answer, expected) else f"Not yet. {expected.hint}"


def _is_right(answer: Any, expected: Expected) -> bool:
    try:
        if expected.accepts is not None:
            return bool(expected.accepts(answer))
        return is_same(answer, expected.value, expected.tolerance)
    except Exception:  # whatever a learner typed, the notebook runs on
        return False


def is_same(answer: Any, truth: Any, tolerance: float = 1e-6) -> bool:
    """Whether two values say the same: numbers nearly, texts but for case, lists in order.

    Examples
    --------
    >>> is_same(" Two", "two"), is_same([1, 2.0], (1, 2)), is_same(True, "yes")
    (True, True, False)
    """
    if isinstance(truth, str):
        return isinstance(answer, str) and answer.strip().casefold() == truth.strip().casefold()
    if truth is pd.NA or truth is None:
        return answer is truth
    if isinstance(truth, (set, frozenset)):
        return set(answer) == truth
    if isinstance(truth, (list, tuple, np.ndarray, pd.Series, pd.Index)):
        pairs = list(zip(list(answer), list(truth), strict=True))
        return all(is_same(a, t, tolerance) for a, t in pairs)
    return abs(float(answer) - float(truth)) <= tolerance
