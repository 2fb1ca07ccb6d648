"""The form of every check: one printed line, and never an exception."""

import re
import unicodedata
from collections.abc import Callable, Collection, Sequence
from contextlib import suppress
from functools import update_wrapper
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import pandas as pd

if TYPE_CHECKING:
    from studykit.article import Article


class Expected(NamedTuple):
    """What an exercise expects, and what it says to an answer.

    Parameters
    ----------
    value
        The right answer: a whole number, a number, a text, a set or a list of them; None where
        the article has none.
    hint : str
        What to do, for answers that are wrong in no way that is known.
    also : collection
        Other answers that are as right: ties.
    accepts : callable, optional
        Takes an answer and says whether it is right, in place of `value` and `also`.
    tolerance : float
        How far a number may be off.
    is_share : bool
        Whether the value is a share from 0 to 1: a percentage is then named as one.
    one_off : str
        A question for who is one too high or too low: "did you count the headline?"
    slips : sequence of (answer, str)
        Wrong answers that come easily, and what to say to each.
    follows : str
        What follows from the right answer, said after "Right."
    """

    value: Any
    hint: str
    also: Collection[Any] = ()
    accepts: Callable[[Any], bool] | None = None
    tolerance: float = 1e-6
    is_share: bool = False
    one_off: str = ""
    slips: Sequence[tuple[Any, str]] = ()
    follows: str = ""


class check:
    """Turns ``f(article) -> Expected`` into a check ``f(answer, article)`` that prints one line.

    The line begins with "Right", "Not yet" or, while the answer is ``...``, "Try it".

    Examples
    --------
    >>> @check
    ... def check_n_letters(article):
    ...     return Expected(len(article), "Count them with len().", one_off="did you count from 0?")
    >>> check_n_letters(3, "abc")
    Right.
    >>> check_n_letters(4, "abc")
    Not yet. One too many: did you count from 0?
    >>> check_n_letters.likely("abc")
    4 → Not yet. One too many: did you count from 0?
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

    def likely(self, article: "Article", most: int = 3) -> None:
        """Print wrong answers that come easily, and what the check says to them: for a teacher."""
        expected = self._expected(article)
        value, slips = expected.value, [answer for answer, _ in expected.slips]
        if expected.is_share and value is not None:
            slips.append(round(100 * value, 1))
        if expected.one_off and _is_whole(value):
            slips.append(value + 1)
        lines = {str(answer): self.line(answer, article) for answer in slips}
        wrong = [(answer, line) for answer, line in lines.items() if line.startswith("Not yet")]
        for answer, line in wrong[:most] or [("anything else", f"Not yet. {expected.hint}")]:
            print(f"{answer} → {line}")

    def line(self, answer: Any, article: "Article") -> str:
        """The line that the check prints."""
        if answer is ...:
            return "Try it: put your answer in place of the three dots."
        expected = self._expected(article)
        if _is_right(answer, expected):
            return f"Right. {expected.follows}".strip()
        return f"Not yet. {_slip(answer, expected) or expected.hint}"


def _is_right(answer: Any, expected: Expected) -> bool:
    with suppress(Exception):  # whatever a learner typed, the notebook runs on
        if expected.accepts is not None:
            return bool(expected.accepts(answer))
        truths = (expected.value, *expected.also)
        return any(is_same(answer, truth, expected.tolerance) for truth in truths)
    return False


def _slip(answer: Any, expected: Expected) -> str:
    """The slip that was made, if it is one of those that are known."""
    with suppress(Exception):
        for wrong, said in expected.slips:
            if is_same(answer, wrong, expected.tolerance):
                return said
        if isinstance(expected.value, str):
            return "" if isinstance(_alone(answer), str) else "Put a text in quotation marks."
        if expected.is_share:
            return _percentage(_alone(answer), expected)
        if _is_whole(expected.value):
            return _miscounted(_alone(answer), expected)
    return ""


def _percentage(answer: Any, expected: Expected) -> str:
    """That a percentage was given where a share is asked, if it was the right one."""
    value = number(str(answer).rstrip().removesuffix("%")) if isinstance(answer, str) else answer
    value = number(value)
    if value is None or abs(value - 100 * float(expected.value)) > 100 * expected.tolerance + 0.5:
        return ""
    return f"{value:g}% is a percentage; as a share, from 0 to 1, it is {value / 100:g}."


def _miscounted(answer: Any, expected: Expected) -> str:
    value = number(answer)
    if isinstance(answer, (bool, np.bool_)):
        return "True and False are no counts: give a whole number."
    if value is None:
        return ""
    if not float(value).is_integer():
        return "It is a whole number."
    by = {1: "One too many", -1: "One too few"}.get(int(value) - int(expected.value))
    return f"{by}: {expected.one_off}" if by and expected.one_off else f"{by}." if by else ""


# ---------------------------------------------------------------- what says the same


def is_same(answer: Any, truth: Any, tolerance: float = 1e-6) -> bool:
    """Whether two values say the same, in whatever dress.

    Texts may differ in capitals, outer white space and marks, apostrophes and accents' codes;
    whole numbers must be whole; lists are in order, sets are not; True and False are no numbers.

    Examples
    --------
    >>> is_same(" “two” ", "Two"), is_same([1, "2.0"], (1, 2)), is_same(True, 1)
    (True, True, False)
    >>> is_same(["war"], "war"), is_same(2.9, 2), is_same("none", None), is_same(0.251, 0.25, 0.01)
    (True, False, True, True)
    """
    if isinstance(truth, (set, frozenset)):
        given = {answer} if isinstance(answer, str) else set(answer)
        return {plain(text) for text in given} == {plain(text) for text in truth}
    if isinstance(truth, (list, tuple, np.ndarray, pd.Series, pd.Index)):
        pairs = list(zip(list(answer), list(truth), strict=True))
        return all(is_same(a, t, tolerance) for a, t in pairs)
    answer = _alone(answer)
    if truth is None or truth is pd.NA:
        return is_nothing(answer)
    if isinstance(truth, str):
        return isinstance(answer, str) and plain(answer) == plain(truth)
    value = number(answer)
    return value is not None and abs(value - float(truth)) <= (0 if _is_whole(truth) else tolerance)


def _is_whole(value: Any) -> bool:
    return isinstance(value, (int, np.integer)) and not isinstance(value, bool)


def _alone(answer: Any) -> Any:
    """The answer; of a table or list with one thing in it, that thing."""
    if isinstance(answer, (list, tuple, set, frozenset, np.ndarray, pd.Series, pd.Index)):
        return next(iter(answer)) if len(answer) == 1 else answer
    return answer


def is_nothing(answer: Any) -> bool:
    """Whether an answer says that there is none.

    Examples
    --------
    >>> is_nothing(None), is_nothing("None"), is_nothing([]), is_nothing(0)
    (True, True, True, False)
    """
    if isinstance(answer, str):
        return plain(answer) in ("", "none", "nobody", "nothing")
    if isinstance(answer, (list, tuple, set, frozenset, dict, np.ndarray, pd.Series, pd.Index)):
        return len(answer) == 0
    return answer is None or answer is pd.NA


_OUTER = " \t\n\"'“”‘’«».,;:!?"


def plain(text: str) -> str:
    """A text without what makes no difference to an answer.

    Examples
    --------
    >>> plain(" “Ada  Lane’s” ")
    "ada lane's"
    """
    text = unicodedata.normalize("NFKC", str(text)).replace("’", "'").replace("‘", "'")
    return " ".join(text.strip(_OUTER).split()).casefold()


# A number as people write it: digits, commas between thousands, a decimal point.
_NUMBER = re.compile(r"[-−+]?(\d{1,3}(,\d{3})+|\d+)?(\.\d+)?(e[-+]?\d+)?")


def number(answer: Any) -> float | None:
    """The number that an answer is, or says in digits; None where it is none.

    Examples
    --------
    >>> number(7), number(" 1,200 "), number(".5"), number(True), number("73%"), number("x")
    (7.0, 1200.0, 0.5, None, None, None)
    """
    if isinstance(answer, str):
        text = answer.strip().lower()
        is_number = _NUMBER.fullmatch(text) and any(map(str.isdigit, text))
        return float(text.replace(",", "").replace("−", "-")) if is_number else None
    is_number = isinstance(answer, (int, float, np.integer, np.floating))
    return float(answer) if is_number and not isinstance(answer, bool) else None
