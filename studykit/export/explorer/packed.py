"""Columns as short texts: most numbers of a page are small, and one character holds each."""

from collections.abc import Iterable
from itertools import pairwise
from typing import Any

import pandas as pd

_DIGITS = "0123456789abcdefghijklmnopqrstuvwxy"
_MORE = "z"  # 35, and what follows is added to it


def packed(numbers: Iterable[int]) -> str:
    """Whole numbers from 0 on as one text, a character for each below 35.

    Examples
    --------
    >>> packed([1, 0, 34, 35, 71])
    '10yz0zz1'
    """
    return "".join(_MORE * (n // len(_DIGITS)) + _DIGITS[n % len(_DIGITS)] for n in numbers)


def steps(numbers: Iterable[int]) -> str:
    """Whole numbers that never fall, each as its distance from the one before.

    Examples
    --------
    >>> steps([3, 3, 40])
    '30z2'
    """
    return packed(after - before for before, after in pairwise([0, *numbers]))


def coded(values: Iterable[Any]) -> dict[str, Any]:
    """A column of a few values that come again and again: the values, and which each row has.

    Examples
    --------
    >>> coded(["body", "caption", "body"])
    {'values': ['body', 'caption'], 'codes': '010'}
    """
    held = list(values)
    codes = {value: code for code, value in enumerate(dict.fromkeys(held))}
    return {"values": list(codes), "codes": packed(codes[value] for value in held)}


def or_none(value: Any) -> Any:
    """A value of a table, or None where it is absent."""
    return None if value is None or pd.isna(value) else value
