"""The briefing's tables as what its pages lay out: texts, widths in percent, sentence numbers."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from importlib.metadata import version
from typing import Any

import pandas as pd

from studykit import style
from studykit.brief.alone import points_back
from studykit.brief.briefing import Briefing
from studykit.brief.lines import in_room
from studykit.brief.tagged import records
from studykit.export.briefing_figures import figure_lines, heights, plain_first
from studykit.export.briefing_people import people_heights, through
from studykit.export.briefing_words import (
    called,
    capital,
    is_shown,
    listed,
    n_fitting,
    n_lines,
    once,
    small,
    verdict,
    weightiest,
    written,
)
from studykit.names.tables import counted_mentions
from studykit.plots.quotes import speaker_colours
from studykit.show.pieces import Layers
from studykit.speech import NOBODY, SOURCES
from studykit.wording import percent, signed

_VOICES = 8  # pull quotes on the first sheet
_PEOPLE = 12
_QUANTITIES, _ON_SLIDE = 20, 8
_ROWS = 10  # of a figure on the second sheet
# A printed sheet of Letter has 61 lines in a column of 60 letters, headings and notes among them.
_WIDTH = 60
_ROOM_FOR_WORDS = 49
_ROOM_FOR_PEOPLE, _ROOM_FOR_FIGURES = 26, 24


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
        named = self.voices[self.voices["is_named"]].sort_values("first_start")
        self.colours = speaker_colours(named["voice"])
        self.back: dict[int, dict[str, str]] = defaultdict(dict)  # sentence: figure's id, its name
        starts = self.article.names["start"]
        self.named_after_role = {
            row.name
            for row in records(briefing.people.dropna(subset="role"))
            if (starts == row.role_end + 1).any()
        }
        people = briefing.people[briefing.people["name"].isin(briefing.in_story)]
        self.shown_people = self._first_people(people[is_shown(people)].head(_PEOPLE))
        self.other_people = people.drop(self.shown_people.index)

    def _sentence(self, place: int) -> int:
        return max(int(self.starts.searchsorted(place, side="right")) - 1, 0)

    def _refer(self, sentences: Iterable[int], figure: str, name: str) -> list[int]:
        """The sentences, once each; each leads back to the figure."""
        found = once(sentences)
        for sentence in found:
            self.back[sentence][figure] = name
        return found

    # ------------------------------------------------------------ the first sheet

    def first_sheet(self, about: Mapping[str, str]) -> dict[str, Any]:
        """What the first sheet and the slides show."""
        briefing = self.briefing
        return {
            "title": self.article.title.rstrip(" ;"),
            "about": [value for value in {**briefing.about, **about}.values() if value],
            "length": briefing.length,
            "in_short": self.in_short(),
            "pulls": self.pulls(),
            "bar": self.bar(),
            "sourcing": briefing.sourcing,
            "reported": briefing.reported,
            "unnamed": briefing.unnamed,
            "people": self.people(),
            "quantities": self.quantities(),
            "first_quantities": self.first_quantities(),
            "error_rates": briefing.error_rates,
            "corrections": briefing.corrections,
            "made": f"studykit {version('studykit')}, {written(date.today())}",
        }

    def in_short(self) -> list[dict[str, Any]]:
        table = self.briefing.in_short
        self._refer(table["sentence_id"], "in-short", "in short")
        return [
            {
                "text": " ".join(row.text.split()).removeprefix("• "),
                "sentence": row.sentence_id,
                "why": row.why,
                "voice": None if pd.isna(row.voice) else row.voice,
            }
            for row in records(table)
        ]

    def pulls(self) -> list[dict[str, Any]]:
        table = self._first_pulls()
        self._refer(table["sentence_id"], "who-says-what", "says what")
        return [
            {
                **called(row.voice, row.role, row.voice in self.named_after_role),
                "passage": row.passage,
                "told": None if pd.isna(row.told) else row.told,
                "unknown": None if pd.isna(row.unknown) else row.unknown.lower(),
                "is_own": row.kind == "direct" and row.passage[0] == "“",
                "is_named": row.is_named,
                "sentence": row.sentence_id,
                "more": row.n_quotes - 1,
            }
            for row in records(table)
        ]

    def _first_pulls(self) -> pd.DataFrame:
        """As many pull quotes as the sheet has room for beside the rest of its column."""
        table = self.briefing.pull_quotes
        above = sum(n_lines(text, _WIDTH) + 0.6 for text in self.briefing.in_short["text"])
        n_kinds = int((self.briefing.source_kinds["n_words"] > 0).sum())
        heard = ", ".join(in_room(table["voice"].tolist()[_VOICES:], _PEOPLE))
        below = 1 + n_kinds + n_lines(self.briefing.unnamed, _WIDTH) + n_lines(heard, _WIDTH)
        table = table.head(_VOICES)
        heights = [n_lines(passage, _WIDTH) + 1.8 for passage in table["passage"]]
        return table.head(max(n_fitting(heights, _ROOM_FOR_WORDS - above - below), 1))

    def _first_people(self, people: pd.DataFrame) -> pd.DataFrame:
        """As many people as half a column has room for."""
        heights = people_heights(people, self.briefing.spoken_for)
        self.room_for_figures = _ROOM_FOR_FIGURES + max(_ROOM_FOR_PEOPLE - sum(heights), 0)
        return people.head(n_fitting(heights, _ROOM_FOR_PEOPLE))

    def more_voices(self) -> str:
        """Who else is heard, but for those whose name says something only in its place."""
        shown = self._first_pulls()
        pulled = set(zip(shown["voice"], shown["is_named"], strict=True))
        others = set(zip(self.voices["voice"], self.voices["is_named"], strict=True)) - pulled
        voices = [
            row.voice if row.is_named else small(row.voice, self.briefing.article.text)
            for row in records(self.voices)
            if (row.voice, row.is_named) in others and (row.is_named or not points_back(row.voice))
        ]
        between = "; " if any("," in voice for voice in voices) else ", "
        *most, last = in_room(voices, _PEOPLE) or [""]
        return f"{between.join(most)} and {last}" if most else last

    def bar(self) -> list[dict[str, Any]]:
        """The pieces of the one bar: where each begins and how long it is, in percent."""
        kinds = {row.source_type: row for row in records(self.briefing.source_kinds)}
        quotes = self.briefing.quotes
        pieces, at = [], 0.0
        heard = [kind for kind in SOURCES if kinds[kind].n_words]
        total = sum(kinds[kind].n_words for kind in heard)
        for kind in heard:
            n_words = kinds[kind].n_words
            share = 100 * kinds[kind].share_words
            rows = quotes[quotes["source_type"] == kind]
            pieces.append(
                {
                    "kind": kind.replace(" ", "-"),
                    "label": SOURCES[kind],
                    "x": round(at, 2),
                    "width": round(share, 2),
                    "n_words": n_words,
                    "told": f"{n_words:,} of {total:,} reported words ({percent(share / 100)})",
                    "places": self._refer(rows["sentence_id"], "rests-on", "rests on"),
                }
            )
            at += share
        return pieces

    def people(self) -> list[dict[str, Any]]:
        sentence_of = self.article.quotes["sentence_id"].to_dict()
        rows = []
        for row in records(self.shown_people):
            heard = [int(sentence_of[quote]) for quote in row.quote_ids]
            first = self._sentence(row.start)
            others = through(self.briefing.spoken_for.get(row.name, ()))
            told = [place for one in others for place in one["places"]]
            self._refer([first, *heard, *told], "who-is-who", "who is who")
            rows.append(
                {
                    **listed(row.name, row.role),
                    "n_mentions": row.n_mentions,
                    "n_quotes": row.n_quotes,
                    "first": first,
                    "heard": once(heard),
                    "through": others,
                }
            )
        return rows

    def quantities(self) -> list[dict[str, Any]]:
        chosen = self.shown_quantities
        self._refer(chosen["sentence_id"], "figures", "figures")
        return figure_lines(self.text, self.article.sentences, chosen)

    @cached_property
    def _figure_lines(self) -> list[dict[str, Any]]:
        return figure_lines(self.text, self.article.sentences, self.briefing.quantities)

    @cached_property
    def told_quantities(self) -> pd.DataFrame:
        """Those of the sentences that say nothing again in the same words."""
        table = self.briefing.quantities
        return table[table["sentence_id"].isin([line["sentence"] for line in self._figure_lines])]

    @cached_property
    def shown_quantities(self) -> pd.DataFrame:
        """All of as many sentences with the weightiest as the column has room for."""
        table = self.told_quantities
        room = heights(self._figure_lines, _WIDTH - 4)
        ranked = plain_first(weightiest(table)["sentence_id"], self.article.sentences)
        ranked = ranked.head(_QUANTITIES)
        n = n_fitting([room[sentence] for sentence in ranked], self.room_for_figures)
        return table[table["sentence_id"].isin(ranked.head(n))]

    def first_quantities(self) -> list[dict[str, Any]]:
        """As many of them as a slide has room for, each once."""
        apart = self.shown_quantities.drop_duplicates(["quantity", "unit"])
        return [
            {
                "quantity": " ".join(row.quantity.split()),
                "unit": None if pd.isna(row.unit) else row.unit,
                "voice": None if pd.isna(row.voice) else row.voice,
                "sentence": row.sentence_id,
            }
            for row in records(weightiest(apart).head(_ON_SLIDE).sort_index())
        ]

    def more_quantities(self) -> int:
        return len(self.told_quantities) - len(self.shown_quantities)

    # ------------------------------------------------------------ the second sheet

    def heard(self) -> list[dict[str, Any]]:
        passages = self.briefing.passages
        rows = []
        for place, row in enumerate(records(self._shown_voices())):
            is_own = (passages["voice"] == row.voice) & (passages["is_named"] == row.is_named)
            marks = [
                {
                    "x": round(100 * piece.from_share, 2),
                    "width": max(round(100 * (piece.to_share - piece.from_share), 2), 0.6),
                    "sentence": self._sentence(piece.start),
                }
                for piece in records(passages[is_own])
            ]
            places = self._refer((m["sentence"] for m in marks), "heard", "heard where")
            rows.append(
                {
                    "label": capital(row.voice),
                    "place": place,
                    "n_words": row.n_words,
                    "marks": marks,
                    "places": places,
                }
            )
        return rows

    def more_heard(self) -> int:
        return len(self.voices) - len(self._shown_voices())

    def _shown_voices(self) -> pd.DataFrame:
        """The voices that a row can be named by: no “his team”."""
        is_vague = self.voices["voice"].map(points_back).astype(bool)
        return self.voices[self.voices["is_named"] | ~is_vague].head(_ROWS)

    def named(self) -> list[dict[str, Any]]:
        """The names that occur most, along the text."""
        names = counted_mentions(self.briefing.names)
        names = names[(names["kind"] != "other") & ~names["name"].isin(self.briefing.reporters)]
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
            for row in records(
                self.briefing.topics.sort_values("n", ascending=False, kind="stable")
            )
        ]

    def _along(self, label: str, starts: Sequence[int]) -> dict[str, Any]:
        marks = [
            {"x": round(100 * start / self.total, 2), "sentence": self._sentence(start)}
            for start in starts
        ]
        places = once(self._sentence(start) for start in starts)
        return {"label": label, "n": len(starts), "marks": marks, "places": places}

    def tone(self) -> list[dict[str, Any]]:
        """The voices with enough sentences, on a scale from −1 to 1 in percent."""
        tone = self.briefing.tone
        return [
            {
                "label": capital("outside quotations" if row.voice == "reporter" else row.voice),
                "n": row.n,
                "mean": signed(row.mean),
                "low": signed(row.low),
                "high": signed(row.high),
                "x": round(50 + 50 * row.mean, 2),
                "from": round(50 + 50 * row.low, 2),
                "to": round(50 + 50 * row.high, 2),
                "verdict": verdict(row.low, row.high),
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
                "voice": capital(row.voice),
                "place": place,
                "is_named": row.is_named,
                "colour": self.colours.get(row.voice, style.GREY) if row.is_named else style.GREY,
                "n_words": row.n_words,
            }
            for place, row in enumerate(records(self.voices))
        ]

    def paragraphs(self, more: Mapping[int, Mapping[str, str]]) -> Iterator[dict[str, Any]]:
        """The article, sentence by sentence, in pieces of one voice each; `more` leads back too."""
        quotes, sentences = self.briefing.quotes, self.article.sentences
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
        table = self.article.paragraphs
        for row, (kind, text) in enumerate(zip(table["kind"], table["text"], strict=True)):
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
            yield {"kind": kind, "sentences": units, "text": text}
