"""The briefing's tables as what its pages lay out: texts, widths in percent, sentence numbers."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from importlib.metadata import version
from typing import Any

import pandas as pd

from studykit import style
from studykit.brief.briefing import Briefing
from studykit.brief.tagged import records
from studykit.plots.quotes import speaker_colours
from studykit.show.pieces import Layers
from studykit.speech import NOBODY

_VOICES = 6  # pull quotes on the first sheet
_PEOPLE = 10
_QUANTITIES = 10
_ROWS = 10  # of a figure on the second sheet
_AROUND = 7  # words on each side of a number
_MOST_PLACES = 6  # sentence numbers behind a line

_SOURCE_LABELS = {
    "named person": "named people",
    "organization": "organizations",
    "document": "documents",
    "unnamed group": "groups without a name",
    "unnamed person": "single people without a name",
    "none": "nobody credited",
}


class View:
    """The briefing's tables as what the template lays out."""

    def __init__(self, briefing: Briefing) -> None:
        self.briefing, self.article = briefing, briefing.article
        self.text = self.article.text
        self.starts = self.article.sentences["start"].to_numpy()
        self.ends = self.article.sentences["end"].to_numpy()
        self.total = max(len(self.text), 1)
        shares = briefing.shares
        self.voices = shares[shares["voice"].notna()]
        named = self.voices.loc[self.voices["is_named"], "voice"].tolist()
        self.colours = speaker_colours(named)
        self.back: dict[int, dict[str, str]] = defaultdict(dict)  # sentence: figure's id, its name
        shown = self._is_shown(briefing.people)
        self.shown_people = briefing.people[shown].head(_PEOPLE)
        self.other_people = briefing.people.drop(self.shown_people.index)

    @staticmethod
    def _is_shown(people: pd.DataFrame) -> pd.Series:
        """Whoever is heard, is named twice or has a role."""
        return (people["n_quotes"] > 0) | (people["n_mentions"] > 1) | people["role"].notna()

    def _sentence(self, place: int) -> int:
        return max(int(self.starts.searchsorted(place, side="right")) - 1, 0)

    def _refer(self, sentences: Iterable[int], figure: str, name: str) -> list[int]:
        """The sentences, once each; each leads back to the figure."""
        found = list(dict.fromkeys(int(sentence) for sentence in sentences))
        for sentence in found:
            self.back[sentence][figure] = name
        return found

    # ------------------------------------------------------------ the first sheet

    def first_sheet(self, about: Mapping[str, str]) -> dict[str, Any]:
        """What the first sheet and the slides show."""
        briefing = self.briefing
        return {
            "title": self.article.title,
            "about": [value for value in about.values() if value],
            "length": briefing.length,
            "in_short": self.in_short(),
            "pulls": self.pulls(),
            "bar": self.bar(),
            "sourcing": briefing.sourcing,
            "unnamed": briefing.unnamed,
            "people": self.people(),
            "quantities": self.quantities(),
            "error_rates": briefing.error_rates,
            "corrections": briefing.corrections,
            "made": f"studykit {version('studykit')}, {_written(date.today())}",
        }

    def in_short(self) -> list[dict[str, Any]]:
        table = self.briefing.in_short
        self._refer(table["sentence_id"], "in-short", "in short")
        return [
            {
                "text": " ".join(row.text.split()),
                "sentence": row.sentence_id,
                "why": row.why,
                "voice": None if pd.isna(row.voice) else row.voice,
            }
            for row in records(table)
        ]

    def pulls(self) -> list[dict[str, Any]]:
        table = self.briefing.pull_quotes.head(_VOICES)
        self._refer(table["sentence_id"], "who-says-what", "says what")
        return [
            {
                "voice": _capital(row.voice),
                "role": None if pd.isna(row.role) else row.role,
                "passage": row.passage,
                "is_own": row.kind == "direct",
                "is_named": row.is_named,
                "sentence": row.sentence_id,
                "more": row.n_quotes - 1,
            }
            for row in records(table)
        ]

    def more_voices(self) -> list[str]:
        others = self.briefing.pull_quotes.iloc[_VOICES:]
        return [
            voice if is_named else _small(voice)
            for voice, is_named in zip(others["voice"], others["is_named"], strict=True)
        ]

    def bar(self) -> list[dict[str, Any]]:
        """The pieces of the one bar: where each begins and how long it is, in percent."""
        kinds = {row.source_type: row for row in records(self.briefing.source_kinds)}
        quotes = self.article.quotes
        pieces, at = [], 0.0
        for kind, label in _SOURCE_LABELS.items():
            n_words = kinds[kind].n_words
            if not n_words:
                continue
            share = 100 * kinds[kind].share_words
            rows = quotes[quotes["source_type"] == kind]
            pieces.append(
                {
                    "kind": kind.replace(" ", "-"),
                    "label": label,
                    "x": round(at, 2),
                    "width": round(share, 2),
                    "n_words": n_words,
                    "share": f"{share:.0f}%",
                    "places": self._refer(rows["sentence_id"], "rests-on", "rests on"),
                }
            )
            at += share
        return pieces

    def unnamed_places(self) -> list[int]:
        quotes = self.article.quotes
        kinds = ("unnamed person", "unnamed group")
        return _some(quotes.loc[quotes["source_type"].isin(kinds), "sentence_id"])

    def people(self) -> list[dict[str, Any]]:
        sentence_of = self.article.quotes["sentence_id"].to_dict()
        rows = []
        for row in records(self.shown_people):
            heard = [int(sentence_of[quote]) for quote in row.quote_ids]
            first = self._sentence(row.start)
            self._refer([first, *heard], "who-is-who", "who is who")
            rows.append(
                {
                    "name": row.name,
                    "role": None if pd.isna(row.role) else row.role,
                    "n_mentions": row.n_mentions,
                    "n_quotes": row.n_quotes,
                    "first": first,
                    "heard": _some(heard),
                }
            )
        return rows

    def quantities(self) -> list[dict[str, Any]]:
        table = self.briefing.quantities
        chosen = table.loc[sorted(_weightiest(table).index[:_QUANTITIES])]
        self._refer(chosen["sentence_id"], "figures", "figures")
        return [
            {
                "quantity": " ".join(row.quantity.split()),
                "unit": None if pd.isna(row.unit) else row.unit,
                "voice": None if pd.isna(row.voice) else row.voice,
                "sentence": row.sentence_id,
                **self._around(row.start, row.end, row.sentence_id),
            }
            for row in records(chosen)
        ]

    def more_quantities(self) -> int:
        return max(len(self.briefing.quantities) - _QUANTITIES, 0)

    def _around(self, start: int, end: int, sentence: int) -> dict[str, str]:
        """The words on both sides, whole, with “…” where there are more."""
        before = self.text[self.starts[sentence] : start].split()
        after = self.text[end : self.ends[sentence]].split()
        glued = end < self.total and not self.text[end].isspace()
        return {
            "left": ("… " if len(before) > _AROUND else "") + " ".join(before[-_AROUND:]),
            "right": ("" if glued else " ")
            + " ".join(after[:_AROUND])
            + (" …" if len(after) > _AROUND else ""),
        }

    # ------------------------------------------------------------ the second sheet

    def heard(self) -> list[dict[str, Any]]:
        passages = self.briefing.passages
        rows = []
        for place, row in enumerate(records(self.voices.head(_ROWS))):
            own = passages[
                (passages["voice"] == row.voice) & (passages["is_named"] == row.is_named)
            ]
            marks = [
                {
                    "x": round(100 * piece.from_share, 2),
                    "width": max(round(100 * (piece.to_share - piece.from_share), 2), 0.6),
                    "sentence": self._sentence(piece.start),
                }
                for piece in records(own)
            ]
            places = self._refer((m["sentence"] for m in marks), "heard", "heard where")
            rows.append(
                {
                    "label": _capital(row.voice),
                    "place": place,
                    "n_words": row.n_words,
                    "marks": marks,
                    "places": _some(places),
                }
            )
        return rows

    def named(self) -> list[dict[str, Any]]:
        """The names that occur most, along the text."""
        names = self.article.names
        names = names[names["kind"] != "other"]
        counts = names["name"].value_counts(sort=False)
        order = sorted(counts.index, key=lambda name: (-counts[name],))[: _ROWS - 2]
        return [
            self._along(name, names.loc[names["name"] == name, "start"].tolist())
            for name in order
            if counts[name] > 1
        ]

    def topics(self) -> list[dict[str, Any]]:
        return [
            self._along(row.topic, [start for start, _ in row.places])
            for row in records(self.briefing.topics.head(_ROWS - 4))
        ]

    def _along(self, label: str, starts: Sequence[int]) -> dict[str, Any]:
        marks = [
            {"x": round(100 * start / self.total, 2), "sentence": self._sentence(start)}
            for start in starts
        ]
        places = _some(self._sentence(start) for start in starts)
        return {"label": label, "n": len(starts), "marks": marks, "places": places}

    def tone(self) -> list[dict[str, Any]]:
        """The voices with enough sentences, on a scale from −1 to 1 in percent."""
        tone = self.briefing.tone
        return [
            {
                "label": _capital("the reporter" if row.voice == "reporter" else row.voice),
                "n": row.n,
                "mean": f"{row.mean:+.2f}".replace("-", "−"),
                "low": f"{row.low:+.2f}".replace("-", "−"),
                "high": f"{row.high:+.2f}".replace("-", "−"),
                "x": round(50 + 50 * row.mean, 2),
                "from": round(50 + 50 * row.low, 2),
                "to": round(50 + 50 * row.high, 2),
                "verdict": _verdict(row.low, row.high),
            }
            for row in records(tone)
            if row.is_enough
        ]

    def headline_items(self) -> list[dict[str, Any]]:
        table = self.briefing.headline
        return [
            {
                "item": row.item,
                "kind": row.kind,
                "places": self._refer([row.sentence_id], "headline", "headline")
                if row.in_body
                else [],
            }
            for row in records(table)
        ]

    # ------------------------------------------------------------ the article

    def key(self) -> list[dict[str, Any]]:
        return [
            {
                "voice": _capital(row.voice),
                "place": place,
                "is_named": row.is_named,
                "colour": self.colours.get(row.voice, style.GREY) if row.is_named else style.GREY,
                "n_words": row.n_words,
            }
            for place, row in enumerate(records(self.voices))
        ]

    def paragraphs(self, more: Mapping[int, Mapping[str, str]]) -> Iterator[dict[str, Any]]:
        """The article, sentence by sentence, in pieces of one voice each; `more` leads back too."""
        quotes, sentences = self.article.quotes, self.article.sentences
        layers = Layers(self.article, quotes, True)
        keys = list(zip(self.voices["voice"], self.voices["is_named"], strict=True))
        place_of = {key: place for place, key in enumerate(keys)}
        look = {
            int(row): place_of.get((voice, pd.notna(speaker)))
            for row, voice, speaker in zip(
                quotes.index, quotes["voice"].fillna(NOBODY), quotes["speaker"], strict=True
            )
        }
        by_paragraph = sentences.groupby("paragraph_id").indices
        for row, kind in enumerate(self.article.paragraphs["kind"]):
            units = []
            for sentence in by_paragraph.get(row, []):
                start, end = int(self.starts[sentence]), int(self.ends[sentence])
                pieces = [
                    {
                        "text": piece.text,
                        "voice": None if piece.quote is None else look[piece.quote],
                        "is_quoted": piece.quote is not None,
                        "name": piece.name,
                        "is_cue": piece.is_cue,
                    }
                    for piece in layers.pieces(start, end)
                ]
                units.append(
                    {
                        "id": int(sentence),
                        "pieces": pieces,
                        "back": {
                            **{f"#{id}": name for id, name in self.back[int(sentence)].items()},
                            **more.get(int(sentence), {}),
                        },
                    }
                )
            yield {"kind": kind, "sentences": units}


def _written(day: date) -> str:
    """A date in words.

    >>> _written(date(2026, 3, 1))
    '1 March 2026'
    """
    return f"{day.day} {day:%B %Y}"


def _capital(words: str) -> str:
    """The words with a capital, as a label begins.

    >>> _capital("a sailor"), _capital("eBay")
    ('A sailor', 'eBay')
    """
    first = words.split(" ")[0]
    return words[:1].upper() + words[1:] if first.islower() else words


def _small(words: str) -> str:
    """The words as they are within a sentence: only an article loses its capital.

    >>> _small("A sailor"), _small("Elm Bank")
    ('a sailor', 'Elm Bank')
    """
    first, _, rest = words.partition(" ")
    small = ("The", "A", "An", "Two", "One", "Some", "Many", "His", "Her", "Its", "Their")
    return f"{first.lower()} {rest}" if first in small and rest else words


def _some(sentences: Iterable[int]) -> list[int]:
    return list(dict.fromkeys(int(sentence) for sentence in sentences))[:_MOST_PLACES]


_ORDER = {"money": 0, "percent": 0, "count": 1, "date": 2, "age": 3}


def _weightiest(quantities: pd.DataFrame) -> pd.DataFrame:
    """Money and percentages first, then counts with a unit, dates (each once), ages."""
    rank = quantities["kind"].map(_ORDER) + quantities["unit"].isna() * 0.5
    is_again = quantities.duplicated(["quantity", "unit"]) & (quantities["kind"] == "date")
    order = (rank + 4 * is_again).sort_values(kind="stable")
    return quantities.loc[order.index]


def _verdict(low: float, high: float) -> str:
    if low > 0:
        return "more positive than negative"
    if high < 0:
        return "more negative than positive"
    return "neither positive nor negative beyond what chance explains"
