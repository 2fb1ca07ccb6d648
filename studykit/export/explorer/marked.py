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
        yield (None if pd.isna(voice) else voice), bool(is_named)


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


def paragraphs(article: Article) -> Iterator[dict[str, Any]]:
    """The article, sentence by sentence, in pieces of one voice each."""
    layers, codes = Layers(article, article.quotes, True), voice_codes(article)
    voices = dict(zip(article.quotes.index, heard(article.quotes), strict=True))
    by_paragraph = article.sentences.groupby("paragraph_id").indices
    spans = list(zip(article.sentences["start"], article.sentences["end"], strict=True))
    table = article.paragraphs
    for row, (kind, text) in enumerate(zip(table["kind"], table["text"], strict=True)):
        sentences = [
            {
                "id": int(sentence),
                "pieces": [
                    {
                        "text": piece.text,
                        "is_quoted": piece.quote is not None,
                        "voice": codes.get(voices[piece.quote]) if piece.quote in voices else None,
                        "is_name": piece.name is not None,
                        "is_cue": piece.is_cue,
                    }
                    for piece in layers.pieces(*map(int, spans[sentence]))
                ],
            }
            for sentence in by_paragraph.get(row, [])
        ]
        yield {"kind": kind, "text": text, "sentences": sentences}
