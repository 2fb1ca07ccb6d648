"""Letters of any script in a chart, as far as the fonts here have them."""

import re
from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import matplotlib.figure

# A letter that matplotlib's own font may lack: not Latin, Greek, Cyrillic or a common mark.
_RARE = re.compile(r"[^\x00-\u052f\u2000-\u206f\u20a0-\u20bf]")
_TRIED_FIRST = ("Noto Sans", "Microsoft", "PingFang", "Hiragino", "WenQuanYi", "Droid", "Arial")


def write_all_letters(figure: "matplotlib.figure.Figure") -> None:
    """Give the figure's texts more fonts, where theirs lacks a letter and another here has it.

    What no font has is drawn as a box.
    """
    from matplotlib.text import Text

    texts = [text for text in figure.findobj(Text) if _RARE.search(text.get_text())]
    if drawn := {letter for text in texts for letter in _RARE.findall(text.get_text())}:
        more = list(_fonts_with(drawn - _letters_of_usual()))
        for text in texts:
            text.set_fontfamily([*text.get_fontfamily(), *more])


def _fonts_with(letters: set[str]) -> Iterable[str]:
    """The names of as few fonts as have these letters, as far as any has."""
    left = letters
    for name, path in _fonts():
        if not left:
            return
        found = left & _letters_in(path)
        if found:
            left = left - found
            yield name


@cache
def _fonts() -> list[tuple[str, str]]:
    """The upright fonts here by name and file, those first that have many scripts."""
    from matplotlib.font_manager import fontManager

    plain = {
        font.name: font.fname
        for font in fontManager.ttflist
        if font.style == "normal" and str(font.weight) in ("400", "normal", "regular")
    }
    return sorted(plain.items(), key=lambda font: (not font[0].startswith(_TRIED_FIRST), font))


@cache
def _letters_of_usual() -> frozenset[str]:
    from matplotlib.font_manager import FontProperties, findfont

    return _letters_in(findfont(FontProperties("DejaVu Sans")))


@cache
def _letters_in(path: str) -> frozenset[str]:
    from matplotlib.ft2font import FT2Font

    return frozenset(map(chr, FT2Font(path).get_charmap()))
