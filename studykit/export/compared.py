"""The comparison of several articles as one page."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import pandas as pd

from studykit import findings
from studykit.accounts.columns import records
from studykit.comparison import Comparison
from studykit.export.one_file import one_file
from studykit.numerals import ONES
from studykit.speech import NOBODY, SOURCES
from studykit.wording import percent, signed

_VOICES, _NAMES, _WORDS, _SENTENCES = 12, 20, 8, 12
"""How many of each the page shows; the tables have all."""

_SPAN = 8.0  # doublings, from one edge of the axis of log ratios to the other
_ALL = {"fullest": "the fullest version", "without marks": "in the account’s own words"}
_ONLY = {"name": ["name"], "figure": ["figure", "date"], "quotation": ["quotation"]}


class Mark(NamedTuple):
    """A stretch of a quotation: same, cut, added or changed, and its words."""

    kind: str
    text: str | None
    other_text: str | None


def compare_page(comparison: Comparison) -> str:
    """The comparison as one HTML file that loads nothing and runs nothing.

    Examples
    --------
    >>> one, other = sk.Article("“We will rebuild,” said Lane."), sk.Article("It rained.")
    >>> page = compare_page(sk.compare([one, other]))
    >>> "No attributed quotation was found in more than one account." in page, "<script" in page
    (True, False)
    """
    view = View(comparison)
    return one_file(
        "compare.html.j2",
        letters=list(comparison.letters),
        many=(*ONES, "ten")[len(comparison.letters) - 1],
        accounts=list(records(comparison.accounts)),
        percent=percent,
        says=view.says(),
        quotations=list(view.quotations()),
        room=list(view.room()),
        names=list(view.names()),
        n_names=comparison.names["name"].nunique(),
        words=list(view.words()),
        kinds=list(view.kinds()),
        tone=list(view.tone()),
        only=list(view.only()),
        texts=list(view.texts()),
    )


class View:
    """What the page shows of each table."""

    def __init__(self, comparison: Comparison) -> None:
        self.comparison = comparison
        self.letters = list(comparison.letters)

    def says(self) -> dict[str, str]:
        """The sentence over each part of the page."""
        c = self.comparison
        return {
            "accounts": findings.say_accounts(c.accounts),
            "quotations": findings.say_same_quotations(c.quotations),
            "room": findings.say_room(c.voices, letters=c.letters),
            "names": findings.say_named_in(c.names),
            "words": findings.say_favoured(c.words),
            "kinds": findings.say_source_kinds_in(c.kinds),
            "tone": findings.say_tone_in(c.tone),
            "told": findings.say_told(c.sentences),
            "only": findings.say_only(c.only),
        }

    def at(self, letter: str, start: int) -> str:
        """The number of a sentence, as `A5`: its address on the page."""
        article = self.comparison.articles[self.letters.index(letter)]
        place = int(article.sentences["start"].searchsorted(start, side="right")) - 1
        return f"{letter}{max(place, 0)}"

    def quotations(self) -> Iterator[list[dict[str, Any]]]:
        """Each quotation as its versions, the fullest first, with what became of its words."""
        changes: dict[tuple[int, str], list[Mark]] = defaultdict(list)
        for row in records(self.comparison.differences):
            text, other = (None if pd.isna(x) else x for x in (row.text, row.other_text))
            changes[row.quotation, row.other].append(Mark(row.kind, text, other))
        for number, rows in self.comparison.quotations.groupby("quotation", sort=False):
            yield [
                {
                    "account": row.account,
                    "at": self.at(row.account, row.start),
                    "how": _how(row, rows["n_words"].iloc[0]),
                    "is_full": row.how == "fullest",
                    "voice": NOBODY if pd.isna(row.voice) else row.voice,
                    "is_marked": row.how != "without marks",
                    "marks": changes[int(str(number)), row.account]
                    or [Mark("same", row.text, row.text)],
                    "lost": None if pd.isna(row.lost) else row.lost,
                }
                for row in records(rows)
            ]

    def room(self) -> Iterator[dict[str, Any]]:
        """Each voice with its share of every account."""
        table = self.comparison.voices.dropna(subset=["voice"])
        room = table.groupby(["voice", "is_named"], sort=False)["share_text"].max()
        order = sorted(room.nlargest(_VOICES).index, key=lambda voice: not voice[1])
        widest = max(float(room.max()) if len(room) else 0.0, 0.01)
        for voice, is_named in order:
            mine = table[(table["voice"] == voice) & (table["is_named"] == is_named)]
            cells = []
            for letter in self.letters:
                rows = mine[mine["account"] == letter]
                share = float(rows["share_text"].sum())
                cells.append(
                    {
                        "letter": letter,
                        "share": percent(share) if len(rows) else "–",
                        "width": f"{100 * share / widest:.1f}",
                        "n": int(rows["n_quotes"].sum()),
                        "at": self.at(letter, rows["first_start"].min()) if len(rows) else None,
                    }
                )
            yield {"voice": voice, "is_named": is_named, "cells": cells}

    def names(self) -> Iterator[dict[str, Any]]:
        """Each bearer with mentions and attributions in every account."""
        table = self.comparison.names
        order = list(dict.fromkeys(table["name"]))
        heard = dict.fromkeys(table["name"][table["n_quotes"] > 0])
        chosen = {*[*heard, *(name for name in order if name not in heard)][:_NAMES]}
        shown = table[table["name"].isin(chosen)]
        for name, rows in shown.groupby("name", sort=False):
            cells = [
                {
                    "letter": row.account,
                    "n": row.n_mentions,
                    "heard": row.n_quotes,
                    "at": None if pd.isna(row.start) else self.at(row.account, row.start),
                }
                for row in records(rows)
            ]
            yield {"name": name, "kind": rows["kind"].iloc[0], "cells": cells}

    def words(self) -> Iterator[dict[str, Any]]:
        """Each account with the words that differ most surely, and where to draw them."""
        for letter in self.letters:
            table = self.comparison.words
            rows = table[(table["account"] == letter) & (table["n"] > 1)].head(_WORDS)
            yield {"letter": letter, "rows": [self._word(letter, row) for row in records(rows)]}

    def _word(self, letter: str, row: Any) -> dict[str, Any]:
        return {
            "word": row.word,
            "n": row.n,
            "others": row.n_others,
            "ratio": signed(row.log_ratio),
            "low": signed(row.low),
            "high": signed(row.high),
            "x": _on_axis(row.log_ratio),
            "from": _on_axis(row.low),
            "to": _on_axis(row.high),
            "is_clear": row.verdict == "over",
            "at": self.at(letter, row.start),
        }

    def kinds(self) -> Iterator[dict[str, Any]]:
        """Each kind of source with its share of the attributed words of every account."""
        table = self.comparison.kinds
        for kind, called in SOURCES.items():
            cells = [
                {
                    "letter": row.account,
                    "n": row.n_words,
                    "share": percent(row.share_words),
                    "width": f"{100 * row.share_words:.1f}",
                }
                for row in records(table[table["source_type"] == kind])
            ]
            if any(cell["n"] for cell in cells):
                yield {"kind": called, "cells": cells}

    def tone(self) -> Iterator[dict[str, Any]]:
        """The voices with enough sentences, the reporters first, then by voice."""
        table = self.comparison.tone
        shown = table[table["is_enough"]]
        for voice in sorted(dict.fromkeys(shown["voice"]), key=lambda voice: voice != "reporter"):
            for row in records(shown[shown["voice"] == voice]):
                yield {
                    "label": f"{row.account}: {'the reporter' if voice == 'reporter' else voice}",
                    "n": row.n,
                    "mean": signed(row.mean),
                    "low": signed(row.low),
                    "high": signed(row.high),
                    "x": f"{50 + 50 * row.mean:.1f}",
                    "from": f"{50 + 50 * row.low:.1f}",
                    "to": f"{50 + 50 * row.high:.1f}",
                }

    def only(self) -> Iterator[dict[str, Any]]:
        """Each account with what it alone has."""
        told, items = self.comparison.sentences, self.comparison.only
        for letter in self.letters:
            alone = told[(told["account"] == letter) & (told["verdict"] == "only here")]
            mine = items[items["account"] == letter]
            yield {
                "letter": letter,
                "n_sentences": len(alone),
                "sentences": [
                    {"text": " ".join(row.text.split()), "at": f"{letter}{row.sentence_id}"}
                    for row in records(alone.head(_SENTENCES))
                ],
                **{
                    f"{kind}s": [
                        {
                            "text": row.text,
                            "more": None if pd.isna(row.more) else row.more,
                            "n": row.n,
                            "at": f"{letter}{row.sentence_id}",
                        }
                        for row in records(mine[mine["kind"].isin(kinds)])
                    ]
                    for kind, kinds in _ONLY.items()
                },
            }

    def texts(self) -> Iterator[dict[str, Any]]:
        """Each account in full: its sentences, their counterparts, the shared quotations."""
        quoted, told = self.comparison.quotations, self.comparison.sentences
        for letter, article in zip(self.letters, self.comparison.articles, strict=True):
            mine = quoted[quoted["account"] == letter]
            spans = sorted({tuple(span) for held in mine["spans"] for span in held})
            rows = told[told["account"] == letter]
            places = article.sentences["paragraph_id"].to_numpy()
            yield {
                "letter": letter,
                "title": article.title,
                "paragraphs": [
                    {
                        "kind": kind,
                        "text": text,
                        "sentences": [
                            self._sentence(article.text, row, spans)
                            for row in records(rows[places == number])
                        ],
                    }
                    for number, (kind, text) in enumerate(
                        zip(article.paragraphs["kind"], article.paragraphs["text"], strict=True)
                    )
                ],
            }

    def _sentence(self, text: str, row: Any, spans: Sequence[tuple[int, ...]]) -> dict[str, Any]:
        has_place = not pd.isna(row.other) and row.verdict != "only here"
        return {
            "id": f"{row.account}{row.sentence_id}",
            "verdict": row.verdict,
            "other": f"{row.other}{row.other_sentence_id}" if has_place else None,
            "pieces": list(_pieces(text, row.start, row.end, spans)),
        }


def _how(row: Any, n_full: int) -> str:
    if row.how in _ALL:
        return _ALL[row.how]
    if row.how == "cut":
        return f"cut to {row.n_words:,} of {n_full:,} words"
    if row.how == "altered":
        return f"altered: {row.n_cut:,} out, {row.n_other:,} in"
    return "word for word"


def _on_axis(ratio: float) -> str:
    """Where a log ratio is on an axis of -8 to 8, in percent; beyond it at the edge.

    Examples
    --------
    >>> _on_axis(0.0), _on_axis(4.0), _on_axis(20.0)
    ('50.0', '75.0', '100.0')
    """
    return f"{100 * min(max(ratio / (2 * _SPAN) + 0.5, 0.0), 1.0):.1f}"


def _pieces(
    text: str, start: int, end: int, spans: Sequence[tuple[int, ...]]
) -> Iterator[tuple[str, bool]]:
    """The text between two places, each piece with whether a shared quotation holds it.

    Examples
    --------
    >>> list(_pieces("It is so.", 0, 9, [(3, 5)]))
    [('It ', False), ('is', True), (' so.', False)]
    """
    at = start
    for first, last in spans:
        first, last = max(first, at), min(last, end)
        if first < last:
            if first > at:
                yield text[at:first], False
            yield text[first:last], True
            at = last
    if at < end:
        yield text[at:end], False
