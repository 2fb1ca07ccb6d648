"""The article as the page holds it for readers without a script: pieces with their marks."""

from collections.abc import Iterator
from typing import Any

import pandas as pd

from studykit import speech, style
from studykit.article import Article
from studykit.plots.quotes import speaker_colours
from studykit.show.pieces import Layers

Voice = tuple[str | None, bool]
"""What a voice is called, and whether that is a name."""

_LINES = ("solid", "double", "dashed")


def heard(table: pd.DataFrame, column: str = "voice") -> Iterator[Voice]:
    """The voice of each row of a table of attributions or of their parts."""
    for voice, is_named in zip(table[column], table["speaker"].notna(), strict=True):
        yield (None if pd.isna(voice) else speech.one_line(voice)), bool(is_named)


def voice_codes(article: Article) -> dict[Voice, int]:
    """A code for each voice, in the order of `share_of_voice`; nobody is none of them."""
    shares = speech.share_of_voice(article.quotes, article.tokens)
    shares = shares[shares["voice"].notna()]
    keys = zip(shares["voice"], shares["is_named"], strict=True)
    return {(voice, bool(is_named)): code for code, (voice, is_named) in enumerate(keys)}


def key(article: Article) -> list[dict[str, Any]]:
    """How each voice looks: the colours go by first appearance, as in the charts."""
    shares = speech.share_of_voice(article.quotes, article.tokens)
    named = shares[shares["is_named"]].sort_values("first_start")["voice"]
    colours = speaker_colours(named.tolist())
    places = {name: place for place, name in enumerate(colours)}
    rows = zip(shares["voice"], shares["is_named"], shares["n_words"], strict=True)
    return [
        {
            "voice": voice,
            "n_words": n_words,
            "is_named": is_named,
            "colour": colours[voice] if is_named else style.GREY,
            "line": _LINES[places[voice] // len(style.COLOURS) % 3] if is_named else "dashed",
        }
        for voice, is_named, n_words in rows
        if not pd.isna(voice)
    ]


class Marked:
    """The article as the page holds it: paragraphs of sentences, these in pieces of one voice each.

    Nothing of its text is left out, for the script takes it from the page: what comes before a
    paragraph or a sentence goes with it.
    """

    def __init__(self, article: Article) -> None:
        self._text, self._at = article.text, 0
        self._layers = Layers(article, article.quotes, True)
        codes = voice_codes(article)
        voices = zip(article.quotes.index, heard(article.quotes), strict=True)
        self._codes = {quote: codes.get(voice) for quote, voice in voices}
        by_paragraph = article.sentences.groupby("paragraph_id").indices
        spans = article.sentences[["start", "end"]].to_numpy().tolist()
        rows = article.paragraphs[["kind", "start", "end"]].itertuples()
        self.paragraphs = [
            {
                "kind": kind,
                "before": self._up_to(start),
                "sentences": [self._sentence(i, *spans[i]) for i in by_paragraph.get(row, [])],
                "after": self._up_to(end),
            }
            for row, kind, start, end in rows
        ]
        self.rest = self._up_to(len(self._text))

    def _up_to(self, place: int) -> str:
        """The text from where the last piece ended."""
        start, self._at = self._at, place
        return self._text[start:place]

    def _sentence(self, row: int, start: int, end: int) -> dict[str, Any]:
        before, self._at = self._up_to(start), end
        pieces = [
            {
                "text": piece.text,
                "is_quoted": piece.quote is not None,
                "voice": self._codes.get(piece.quote),
                "is_name": piece.name is not None,
                "is_cue": piece.is_cue,
            }
            for piece in self._layers.pieces(start, end)
        ]
        return {"id": int(row), "before": before, "pieces": pieces}
