"""Who is named near a place of an article, and who is not."""

import re
from bisect import bisect_right
from functools import cached_property

from studykit.article import Article
from studykit.verification.cast import Cast
from studykit.verification.told import Told
from studykit.verification.words import Words

RELATIVE = re.compile(r",|\s(?:who|whom|whose|that|which)\b")
"""Where what tells of somebody begins."""
_PARAGRAPHS = 2  # before that of some words, in which whoever it may be of is named
_FIRST = 30  # characters of a paragraph in which there is of whom it is
_UNNAMED = ("unnamed person", "none", "named person")
_SOMEBODY = "somebody else"


class Near:
    """Where the people of an article are named."""

    def __init__(self, article: Article, cast: Cast) -> None:
        self.article, self.cast = article, cast

    def farther(self, one: str, row: Told) -> str | None:
        """What the article calls whoever it credits, if a person is named only far from there.

        >>> article = sk.Article("\\n\\n".join([
        ...     "Bo Roe left.", "It was late.", "Ada Lane met Jo Kim.", "Ms. Lane stayed.",
        ...     "“It was a cold winter,” the old sailor said."]))
        >>> from studykit.verification.told import told_rows
        >>> near, row = Near(article, Cast(article)), told_rows(article)[-1]
        >>> [near.farther(one, row) for one in ("Bo Roe", "Ada Lane", "Jo Kim")]
        ['the old sailor', None, None]
        """
        if row.source_type not in _UNNAMED or not self._is_far(one, row):
            return None
        core = set(Words(RELATIVE.split(row.source or "")[0]).keys)
        described = self.cast.roles[one] | self.cast.titles.get(one, frozenset())
        if core & (described | set(self.cast.keys[one])):
            return None
        return row.speaker or row.source or _SOMEBODY

    def _is_far(self, one: str, row: Told) -> bool:
        """Whether a person is named in no paragraph near some words, and another one before."""
        if one == "" or self.cast.kinds[one] != "person":
            return False
        place = row.spans[0][0]
        at, starts = self.paragraph(place), self._starts
        if self._is_of_first(one, at, row):
            return True
        if not self.cast.places[one].isdisjoint(range(at - _PARAGRAPHS, at + 2)):
            return False
        low, high = starts[max(at - 1, 0)], self.sentence(row.spans[-1][1] - 1)[1]
        return any(low <= start < high for start in self._named_outside(row))

    def _is_of_first(self, one: str, at: int, row: Told) -> bool:
        """Whether a paragraph begins with another person and does not name this one.

        >>> text = "Bo Roe left.\\n\\nAda Lane ate. “It was a cold winter,” the sailor said."
        >>> from studykit.verification.told import told_rows
        >>> near = Near(article := sk.Article(text), Cast(article))
        >>> [near._is_of_first(one, 1, told_rows(article)[-1]) for one in ("Bo Roe", "Ada Lane")]
        [True, False]
        """
        if at in self.cast.places[one]:
            return False
        low = self._starts[at]
        return any(low <= start < low + _FIRST for start in self._named_outside(row))

    def _named_outside(self, row: Told) -> list[int]:
        """Where people are named other than in some words."""
        return [s for s in self._people if not any(a <= s < b for a, b in row.spans)]

    def paragraph(self, place: int) -> int:
        return bisect_right(self._starts, place) - 1

    @cached_property
    def _starts(self) -> list[int]:
        return self.article.paragraphs["start"].tolist()

    @cached_property
    def _people(self) -> list[int]:
        """Where people are named."""
        names = self.article.names
        return names.loc[names["kind"].eq("person"), "start"].tolist()

    def is_heading(self, place: int) -> bool:
        """Whether a place is in a paragraph that is no body text."""
        kinds = self.article.paragraphs["kind"].tolist()
        at = self.paragraph(place)
        return at == 0 or (at >= 0 and kinds[at] != "body")

    def around(self, place: int) -> range:
        """The paragraphs near a place."""
        at = self.paragraph(place)
        return range(at - _PARAGRAPHS, at + 2)

    def sentence(self, place: int) -> tuple[int, int]:
        """The bounds of the article's sentence that holds a character."""
        table = self.article.sentences
        row = bisect_right(table["start"].tolist(), place) - 1
        return (int(table["start"].iloc[row]), int(table["end"].iloc[row])) if row >= 0 else (0, 0)
