"""How the words of each speaker look in the article that is shown."""

from html import escape
from typing import NamedTuple

import pandas as pd

from studykit import style
from studykit.plots.quotes import speaker_colours
from studykit.speech import NOBODY

# Only properties that JupyterLab leaves in the stored output of a notebook it does not trust.
_TAG = (
    "background-color: #ffffff; color: #222222; border: 1px {line} {colour}; border-radius: 4px;"
    " padding: 0 4px; margin: 0 3px 0 0; font-family: sans-serif; font-size: 11px;"
    " font-style: normal; font-weight: bold; white-space: nowrap;"
)
_VOICE = (
    "background-color: {tint}; color: #222222; border-bottom: 3px {line} {colour};"
    " padding: 1px 0; print-color-adjust: exact;"
)
_HATCH = " background-image: repeating-linear-gradient(45deg, #ececec 0 4px, #dcdcdc 4px 6px);"
_LINES = ("solid", "double", "dashed")


class Voice(NamedTuple):
    """How a speaker's words look: the name on the tag, the colour, the line beneath."""

    name: str
    colour: str
    line: str
    is_named: bool

    def tag(self, words: str) -> str:
        """Words in a frame of the speaker's colour."""
        css = _TAG.format(line=self.line, colour=self.colour)
        return f'<span style="{css}">{escape(words)}</span>'

    def mark(self, html: str) -> str:
        """The speaker's words, on the speaker's colour."""
        css = _VOICE.format(tint=_tint(self.colour), line=self.line, colour=self.colour)
        return f'<mark style="{css if self.is_named else css + _HATCH}">{html}</mark>'


def looks_of(quotes: pd.DataFrame) -> dict[int, Voice]:
    """How the words of each row look."""
    is_named = quotes["speaker"].notna().tolist()
    heard = list(zip(quotes["voice"].fillna(NOBODY), is_named, strict=True))
    colours = speaker_colours([voice for voice, named in heard if named])
    places = {name: place for place, name in enumerate(colours)}
    return {
        int(row): Voice(voice, colours[voice], _line(places[voice]), True)
        if named
        else Voice(voice, style.GREY, "dotted" if voice == NOBODY else "dashed", False)
        for row, (voice, named) in zip(quotes.index, heard, strict=True)
    }


def _line(place: int) -> str:
    """The line beneath; it shifts when the colours repeat, so that 18 speakers differ.

    Examples
    --------
    >>> _line(0), _line(1), _line(6)
    ('solid', 'double', 'double')
    """
    return _LINES[(place + place // len(style.COLOURS)) % len(_LINES)]


def _tint(colour: str, share: float = 0.2) -> str:
    """The colour mixed with white.

    Examples
    --------
    >>> _tint("#000000", 0.2)
    '#cccccc'
    """
    parts = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return "#" + "".join(f"{round(255 - share * (255 - part)):02x}" for part in parts)
