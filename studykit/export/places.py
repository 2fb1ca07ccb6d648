"""The sentences of an article that the parts of a chart stand for."""

from collections.abc import Callable, Iterable, Mapping

import pandas as pd

from studykit import sentiment, words
from studykit.article import Article
from studykit.speech import told_types

_CUT = 40  # characters that a chart may shorten a voice to
_FEWEST = 0.5  # of a chart's parts that are found, where the chart is one of this article


class Places:
    """Finds the sentences that something in a chart stands for.

    A key that fits nothing in this article has no sentences: the chart may be of a toy text.
    """

    def __init__(self, article: Article) -> None:
        self.article = article
        self.starts = article.sentences["start"].to_numpy()
        self.edges = set(article.tokens["start"]), set(article.tokens["end"])
        self.finders: Mapping[str, Callable[[str], Iterable[int]]] = {
            "word": self._hits,
            "phrase": self._hits,
            "word within": self._hits_within,
            "span": self._span,
            "sentence": lambda key: [int(key)] if int(key) < len(self.starts) else [],
            "paragraph": lambda key: self._where(article.sentences, paragraph_id=int(key)),
            "name": lambda key: self._where(article.names, name=key),
            "names together": self._together,
            "voice": self._voice,
            "heard": self._heard,
            "source": self._source,
            "quotes": self._quotes,
        }
        self._known: dict[tuple[str, str], list[int]] = {}
        self._voices: pd.DataFrame | None = None

    def sentences(self, kind: str, key: str) -> list[int]:
        """The sentences, once each, in reading order."""
        if (kind, key) not in self._known:
            self._known[kind, key] = sorted({int(row) for row in self.finders[kind](key)})
        return self._known[kind, key]

    def of_chart(self, parts: Iterable[tuple[str, str]]) -> list[list[int]]:
        """The sentences of each part of a chart; none where it is not one of this article."""
        found = [self.sentences(kind, key) for kind, key in parts]
        return found if sum(map(bool, found)) >= _FEWEST * len(found) else [[] for _ in found]

    def _where(self, table: pd.DataFrame, **values: str | int) -> Iterable[int]:
        for column, value in values.items():
            table = table[table[column].eq(value).fillna(False).astype(bool)]
        return table.get("sentence_id", table.index)

    def _source(self, key: str) -> Iterable[int]:
        quotes = self.article.quotes
        return quotes.loc[told_types(quotes, self.article.tokens) == key, "sentence_id"]

    def _hits(self, key: str) -> Iterable[int]:
        return self._table_of_hits(key)["sentence_id"]

    def _table_of_hits(self, key: str) -> pd.DataFrame:
        try:
            return words.hits(self.article.tokens, key)
        except ValueError:  # it does not occur
            return pd.DataFrame({"sentence_id": [], "start": []})

    def _hits_within(self, key: str) -> Iterable[int]:
        word, _, place = key.rpartition("|")
        start, end = map(int, place.split(","))
        found = self._table_of_hits(word)
        return found.loc[found["start"].between(start, end), "sentence_id"]

    def _span(self, key: str) -> Iterable[int]:
        start, end = map(int, key.split(","))
        if start not in self.edges[0] or end not in self.edges[1]:
            return []
        return [int(self.starts.searchsorted(start, side="right")) - 1]

    def _together(self, key: str) -> Iterable[int]:
        names = self.article.names
        one, other = (names[names["name"] == name] for name in key.split("|", 1))
        for unit in ("sentence_id", "paragraph_id"):
            shared = set(one[unit]) & set(other[unit])
            if shared:
                return one.loc[one[unit].isin(shared), "sentence_id"]
        return []

    def _voice(self, key: str) -> Iterable[int]:
        """Of “named|Ada Lane” or “unnamed|officials”; of the bare words, either."""
        is_named, _, voice = key.rpartition("|")
        quotes = self.article.quotes
        voices = quotes["voice"].fillna("").str.split().str.join(" ")  # on one line
        rows = _is_or_begins(voices, voice)
        if is_named:
            rows &= quotes["speaker"].notna() == (is_named == "named")
        return quotes.loc[rows, "sentence_id"]

    def _heard(self, key: str) -> Iterable[int]:
        if self._voices is None:
            article = self.article
            self._voices = sentiment.voices(
                article.text, article.sentences, article.quotes, article.names
            )
        rows = self._voices[_is_or_begins(self._voices["called"], key)]
        return rows.get("sentence_id", rows.index)

    def _quotes(self, key: str) -> Iterable[int]:
        quotes = self.article.quotes
        return quotes.loc[quotes.index.isin([int(row) for row in key.split(",")]), "sentence_id"]


def _is_or_begins(called: pd.Series, label: str) -> pd.Series:
    """Which are called so; a long label may have been cut."""
    return called.str.startswith(label) if len(label) >= _CUT else called.eq(label)
