"""The form of every check: one printed line, and never an exception."""

import re
import unicodedata
from collections.abc import Callable, Collection, Sequence
from contextlib import suppress
from functools import update_wrapper
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import pandas as pd

from studykit.wording import rounded

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
    fault : callable, optional
        Takes an answer and says what is wrong with it, nothing if it is right, in place of
        `value` and `also`.
    tolerance : float
        How far a number may be off.
    is_share : bool
        Whether the value is a share from 0 to 1: a percentage is then named as one.
    one_more, one_less : str
        What to say to a count that is one too high, or too low: "did you count the headline?"
    is_number_from_0 : bool
        Whether the value is the number of a row: one too high is then counted from 1.
    slips : sequence of (answer, str)
        Wrong answers that come easily, and what to say to each.
    follows : str
        What follows from the right answer, said after "Right."
    """

    value: Any
    hint: str
    also: Collection[Any] = ()
    fault: Callable[[Any], str] | None = None
    tolerance: float = 1e-6
    is_share: bool = False
    one_more: str = ""
    one_less: str = ""
    is_number_from_0: bool = False
    slips: Sequence[tuple[Any, str]] = ()
    follows: str = ""


class check:
    """Turns ``f(article) -> Expected`` into a check ``f(answer, article)`` that prints one line.

    The line begins with "Right", "Not yet" or, while the answer is ``...``, "Try it".

    Examples
    --------
    >>> @check
    ... def check_n_letters(article):
    ...     return Expected(len(article), "Count them with len().", one_less="do you count from 0?")
    >>> check_n_letters(3, "abc")
    Right.
    >>> check_n_letters(2, "abc")
    Not yet. One too few: do you count from 0?
    >>> check_n_letters.likely("abc")
    2 → Not yet. One too few: do you count from 0?
    >>> check_n_letters("many", "abc")
    Not yet. A number is asked, in digits.
    >>> check_n_letters(..., "abc")
    Try it: put your answer in place of the three dots.
    """

    def __init__(self, expected: Callable[[Any], Expected]) -> None:
        self._expected = expected
        update_wrapper(self, expected)

    def __call__(self, answer: Any, article: "Article") -> None:
        """Print whether the answer is right for this article."""
        print(_STOPPED if _has_stopped() else self.line(answer, article))

    def points(self, answer: Any, article: "Article") -> int:
        """Print the same line; 1 where it begins with "Right", else 0, as a grader counts."""
        line = _STOPPED if _has_stopped() else self.line(answer, article)
        print(line)
        return int(line.startswith("Right"))

    def likely(self, article: "Article", most: int = 3) -> None:
        """Print wrong answers that come easily, and what the check says to them: for a teacher."""
        expected = self._expected(article)
        lines = ((answer, _said(answer, expected)) for answer in _come_easily(expected))
        wrong = {_shown(answer): line for answer, line in lines if line.startswith("Not yet")}
        for answer in list(wrong)[:most]:
            print(f"{answer} → {wrong[answer]}")
        if not wrong:
            print(f"anything else → Not yet. {expected.hint}")

    def line(self, answer: Any, article: "Article") -> str:
        """The line that the check prints."""
        if answer is ...:
            return "Try it: put your answer in place of the three dots."
        return _said(answer, self._expected(article))


_STOPPED = (
    "Not yet. The cell that was run last stopped with an error, and gave no answer.\n"
    "The last line of the error says why. A text is in quotation marks, a number does not."
)


def _has_stopped() -> bool:
    """Whether the cell that was run last stopped; `answer` is then an older one, and forgotten."""
    from IPython.core.getipython import get_ipython

    shell = get_ipython()
    if shell is None or shell.last_execution_succeeded:
        return False
    shell.user_ns["answer"] = ...
    return True


def _come_easily(expected: Expected) -> list[Any]:
    answers, value = [answer for answer, _ in expected.slips[:_EASY]], expected.value
    if expected.is_share and value is not None:
        answers.append(round(100 * value, 1))
    if _is_whole(value):
        answers += [value + 1] if expected.one_more or expected.is_number_from_0 else []
        answers += [value - 1] if expected.one_less and value else []
    return answers


_EASY = 20  # slips to look through


def _shown(answer: Any) -> str:
    return f"{answer:.3g}" if isinstance(answer, float) else str(answer)


def _said(answer: Any, expected: Expected) -> str:
    if _is_right(answer, expected):
        return f"Right. {expected.follows}".strip()
    return f"Not yet. {_slip(answer, expected) or expected.hint}"


def _is_right(answer: Any, expected: Expected) -> bool:
    with suppress(Exception):  # whatever a learner typed, the notebook runs on
        if expected.fault is not None:
            return not expected.fault(answer)
        truths = (expected.value, *expected.also)
        return any(is_same(answer, truth, expected.tolerance) for truth in truths)
    return False


def _slip(answer: Any, expected: Expected) -> str:
    """The slip that was made, if it is one of those that are known."""
    with suppress(Exception):
        if expected.fault is not None:
            return expected.fault(answer)
        if said := _known(answer, expected):
            return said
        if expected.value is None or isinstance(expected.value, (set, list, tuple)):
            return ""
        if is_nothing(_alone(answer)):
            return f"There is one here. {expected.hint}"
        is_text = isinstance(expected.value, str)
        return (_no_text if is_text else _no_number)(_alone(answer), expected)
    return ""


def _known(answer: Any, expected: Expected) -> str:
    """What is said to a slip that comes easily; two of them may give the same."""
    said = [text for wrong, text in expected.slips if is_same(answer, wrong, expected.tolerance)]
    return " Or: ".join(dict.fromkeys(said))


def _no_text(answer: Any, expected: Expected) -> str:
    """What is said to an answer that is no text, or that holds more than the right one."""
    if not isinstance(answer, str):
        is_several = isinstance(answer, Collection)
        return "Give one only." if is_several else "A text is asked, in quotation marks."
    words = f" {' '.join(_WORDS.findall(plain(answer)))} "
    for truth in map(plain, (expected.value, *expected.also)):
        if f" {truth} " in words and len(words.split()) <= len(truth.split()) + 2:
            return "Nearly: give it alone, with nothing before or after it."
        if words.strip() in (truth.split()[-1], truth.split()[0]) and words.strip() != "the":
            return "Nearly: give it in full."
    return ""


_WORDS = re.compile(r"[\w'-]+")


def _no_number(answer: Any, expected: Expected) -> str:
    """What is said to an answer that is not one number, or is near the right one."""
    if isinstance(answer, (bool, np.bool_)):
        return "True and False are no numbers."
    if isinstance(answer, tuple) and not _is_whole(expected.value) and all(map(_is_whole, answer)):
        return "These are two numbers: a decimal mark is a point, not a comma."
    if isinstance(answer, Collection) and not isinstance(answer, str):
        return f"One number is asked. {expected.hint}"
    value = number(answer.rstrip().removesuffix("%") if isinstance(answer, str) else answer)
    if value is None:
        return "A number is asked, in digits."
    if _is_whole(expected.value):
        return _miscounted(value, expected)
    truths = (expected.value, *expected.also)
    said = next(filter(None, (_near(value, float(truth), expected) for truth in truths)), "")
    no_share = expected.is_share and not 0 <= value <= 1
    return said or (f"A share is a number from 0 to 1. {expected.hint}" if no_share else "")


def _miscounted(value: float, expected: Expected) -> str:
    if not value.is_integer():
        return "It is a whole number."
    by = value - expected.value
    if expected.is_number_from_0:
        return "One too high: the first has the number 0." if by == 1 else ""
    if by == 1:
        return f"One too many: {expected.one_more}" if expected.one_more else "One too many."
    if by == -1:
        return f"One too few: {expected.one_less}" if expected.one_less else "One too few."
    return ""


def _near(value: float, truth: float, expected: Expected) -> str:
    """What is said to a number that says the right one in a wrong way."""
    is_percentage = value > 1 and abs(value - 100 * truth) <= 100 * expected.tolerance + 0.5
    if expected.is_share and is_percentage:
        return f"{value:.4g}% is a percentage; as a share, from 0 to 1, it is {value / 100:.4g}."
    if expected.is_share and abs(value - (1 - truth)) <= expected.tolerance:
        return "That is the share of all the others."
    if abs(value + truth) <= expected.tolerance:
        return "Look at its sign."
    is_rough = not value.is_integer() and abs(value - rounded(truth, 1)) < _EXACT
    return "Nearly: give two decimal places." if is_rough else ""


_EXACT = 1e-9

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
