"""What functions said of each word so far: worked out once, looked up by the thousand."""

from collections.abc import Callable, Sequence
from threading import RLock
from typing import Any, TypeVar

import numpy as np

T = TypeVar("T")
Array = np.ndarray[Any, Any]


class Memory(dict[str, T]):
    """The values of a function of one word, each worked out when first asked for.

    ``map(memory.__getitem__, words)`` takes a third of the time of a call to a function under
    `functools.lru_cache`. A full memory is emptied; long strings are never kept.

    Parameters
    ----------
    function : callable
        From a string to the value kept for it; the same for the same string, always.
    most : int
        How many words are kept.
    longest : int
        How many characters a word may have to be kept.

    Examples
    --------
    >>> memory = Memory(len, most=2)
    >>> list(map(memory.__getitem__, ["a", "news", "a"])), dict(memory)
    ([1, 4, 1], {'a': 1, 'news': 4})
    """

    def __init__(
        self, function: Callable[[str], T], *, most: int = 1 << 16, longest: int = 40
    ) -> None:
        super().__init__()
        self._function, self._most, self._longest = function, most, longest

    def __missing__(self, word: str) -> T:
        value = self._function(word)
        if len(word) <= self._longest:
            if len(self) >= self._most:
                self.clear()
            self[word] = value
        return value


class Vocabulary(dict[str, int]):
    """Numbered strings, and what functions said of each.

    A text whose words are numbers is read by picking rows of arrays, which takes a tenth of the
    time of looking up one word after the other.

    Examples
    --------
    >>> words = Vocabulary().words(["a", "news", "a"])
    >>> words.numbers.tolist(), words.say(len, "int64").tolist()
    ([0, 1, 0], [1, 4, 1])
    """

    def __init__(self) -> None:
        super().__init__()
        self.strings: list[str] = []
        self._said: dict[Callable[[str], Any], tuple[Array, int]] = {}
        self._parts: dict[Callable[[list[str]], Any], tuple[Array, int, Array, int]] = {}
        self._lock = RLock()

    def __missing__(self, string: str) -> int:
        with self._lock:
            if string not in self:  # nor added by another thread meanwhile
                self.strings.append(string)
                self[string] = len(self.strings) - 1
            return self[string]

    def words(self, strings: Sequence[str]) -> "Words":
        """The words of a text, in their order; those not met before are added."""
        return Words(self, np.fromiter(map(self.__getitem__, strings), "int64", len(strings)))

    def rows(self, function: Callable[[str], Any], dtype: str, n_columns: int) -> Array:
        """What a function says of each string, asked only of those that are new to it.

        One row for each string, by its number, and room for more after them; see `Words.say`
        for the arguments and the shape.
        """
        with self._lock:
            empty = np.empty((0, n_columns) if n_columns else 0, dtype)
            rows, n = self._said.get(function, (empty, 0))
            if n < len(self.strings):
                rows, end = _with_more(rows, n, list(map(function, self.strings[n:])))
                self._said[function] = rows, end
            return rows

    def parts(self, function: Callable[[list[str]], tuple[Array, Array]]) -> tuple[Array, Array]:
        """The rows that a function gives for each string, any number of them.

        Where the rows of each string begin and how many they are, by its number, and all rows.
        """
        with self._lock:
            if function not in self._parts:
                self._parts[function] = np.empty((0, 2), "int64"), 0, function([])[1], 0
            places, n, parts, n_parts = self._parts[function]
            if n < len(self.strings):
                counts, new = function(self.strings[n:])
                begin = n_parts + counts.cumsum() - counts
                places, n = _with_more(places, n, np.stack((begin, counts), axis=1))
                parts, n_parts = _with_more(parts, n_parts, new)
                self._parts[function] = places, n, parts, n_parts
            return places, parts


def _with_more(rows: Array, n: int, new: Sequence[Any] | Array) -> tuple[Array, int]:
    """The first `n` rows and the new ones, and their number, with room for more after them."""
    end = n + len(new)
    if end > len(rows):  # at least twice the room: growing stays linear
        room = np.empty((max(2 * end, 1024), *rows.shape[1:]), rows.dtype)
        room[:n] = rows[:n]
        rows = room
    rows[n:end] = new
    return rows, end


class Words:
    """The words of one text, by their numbers in a vocabulary."""

    def __init__(self, vocabulary: Vocabulary, numbers: Array) -> None:
        self.vocabulary = vocabulary
        self.numbers = numbers

    def __reduce__(self) -> tuple[Callable[[list[str]], "Words"], tuple[list[str]]]:
        strings = self.vocabulary.strings
        return _words, ([strings[number] for number in self.numbers.tolist()],)

    def say(self, function: Callable[[str], Any], dtype: str, n_columns: int = 0) -> Array:
        """What a function of one word says of each, as a new array.

        Parameters
        ----------
        function : callable
            The same for the same word, always, and one object for one purpose: a lambda that is
            made at each call is asked at each call.
        dtype : str
            Of what it says.
        n_columns : int
            How many values it gives in a tuple; 0 where it gives one value.

        Returns
        -------
        array
            Of shape ``(len(numbers),)``, with columns ``(len(numbers), n_columns)``.
        """
        return self.vocabulary.rows(function, dtype, n_columns).take(self.numbers, axis=0)

    def say_parts(
        self, function: Callable[[list[str]], tuple[Array, Array]]
    ) -> tuple[Array, Array]:
        """What a function that gives any number of rows says of each word.

        Parameters
        ----------
        function : callable
            From a list of words, each new to it, to what is returned here.

        Returns
        -------
        (array, array)
            How many rows there are for each word, and all of them, one after the other.

        Examples
        --------
        >>> def letters(words):
        ...     return np.array(list(map(len, words))), np.array(list("".join(words)), "U1")
        >>> counts, rows = Vocabulary().words(["news", "", "a", "news"]).say_parts(letters)
        >>> counts.tolist(), "".join(rows)
        ([4, 0, 1, 4], 'newsanews')
        """
        places, parts = self.vocabulary.parts(function)
        first, counts = places.take(self.numbers, axis=0).T
        skipped = (first - (counts.cumsum() - counts)).repeat(counts)
        return counts, parts.take(skipped + np.arange(len(skipped)), axis=0)


def _words(strings: list[str]) -> Words:
    return Vocabulary().words(strings)
