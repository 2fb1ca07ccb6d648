"""An article's tables as the few arrays that the explorer's scripts read."""

from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np
import pandas as pd

from studykit import sentiment, speech, words
from studykit.article import Article
from studykit.brief.briefing import Briefing
from studykit.export.explorer.marked import Voice, heard, voice_codes
from studykit.export.explorer.packed import coded, or_none, packed, steps

_KIND_LETTERS = {"word": "w", "number": "n", "clitic": "c", "punctuation": "p", "symbol": "s"}
_NOBODY = -1  # of the codes of voices and of their parts
_REPORTER = -2


class Offsets:
    """Turns offsets into those that a browser counts, where a few characters take two units.

    Examples
    --------
    >>> Offsets("a😀b").of([0, 1, 2, 3])
    [0, 1, 3, 4]
    """

    def __init__(self, text: str) -> None:
        is_long = np.array([character > "\uffff" for character in text], dtype="int64")
        self.units = np.arange(len(text) + 1) + np.append(0, np.cumsum(is_long))

    def of(self, places: Iterable[Any]) -> list[int]:
        """The offsets in units of UTF-16."""
        return self.units[np.asarray(list(places), dtype="int64")].tolist()

    def spans(self, table: pd.DataFrame, name: str = "") -> list[list[int] | None]:
        """The start and end of each row, or None where they are absent."""
        pairs = zip(table[f"{name}start"], table[f"{name}end"], strict=True)
        return [None if pd.isna(start) else self.of((start, end)) for start, end in pairs]

    def along(self, table: pd.DataFrame) -> dict[str, str]:
        """The spans of a table in text order: how far each begins from the last, and its length."""
        start, end = (np.array(self.of(table[name]), dtype="int64") for name in ("start", "end"))
        return {"from": steps(start.tolist()), "length": packed((end - start).tolist())}


def explorer_data(briefing: Briefing, back: Mapping[int, Mapping[str, str]]) -> dict[str, Any]:
    """All that the explorer knows of an article, beside its text: the page holds that already.

    Parameters
    ----------
    briefing : Briefing
        The article with its people and quantities.
    back : mapping
        For a sentence, the addresses of figures that it is behind, each with what to call it.
    """
    article = briefing.article
    offsets = Offsets(article.text)
    codes = voice_codes(article)
    return {
        "title": article.title,
        "tokens": _tokens(article.tokens, offsets),
        "types": _known(article.tokens),
        "absent": _absent(article.tokens),
        "paragraphs": {
            "span": offsets.along(article.paragraphs),
            "kind": coded(article.paragraphs["kind"]),
        },
        "sentences": {
            "span": offsets.along(article.sentences),
            "paragraph": steps(article.sentences["paragraph_id"]),
            "tone": article.sentiment["compound"].tolist(),
        },
        "valence": {
            "start": steps(offsets.of(article.valence["start"])),
            "value": article.valence["adjusted"].round(3).tolist(),
        },
        "names": _names(article, briefing, offsets),
        "voices": {"voice": [voice for voice, _ in codes], "named": packed(n for _, n in codes)},
        "quotes": _quotes(article, offsets, codes),
        "thoughts": _thoughts(article, offsets),
        "parts": _parts(article, codes),
        "numbers": _numbers(briefing, offsets),
        "back": _back(back),
    }


def _back(back: Mapping[int, Mapping[str, str]]) -> dict[str, Any]:
    """The pages with figures, and for a sentence pairs of a page and the number of a figure.

    Examples
    --------
    >>> _back({7: {"01_words.html#figure-2": "Words"}})
    {'pages': [['01_words.html#figure-', 'Words']], 'of': {'7': '02'}}
    """
    pages: dict[tuple[str, str], int] = {}
    pairs: dict[str, list[int]] = {}
    for sentence, links in back.items():
        for address, name in links.items():
            page = address.rstrip("0123456789")
            number = int(address.removeprefix(page) or 0)
            pairs.setdefault(str(sentence), []).extend(
                (pages.setdefault((page, name), len(pages)), number)
            )
    return {
        "pages": [list(page) for page in pages],
        "of": {sentence: packed(numbers) for sentence, numbers in pairs.items()},
    }


def _tokens(tokens: pd.DataFrame, offsets: Offsets) -> dict[str, Any]:
    """The length of each token and the gap before it; and lemmas that their type does not have."""
    start, end = np.array(offsets.of(tokens["start"])), np.array(offsets.of(tokens["end"]))
    usual = dict(zip(*_types(tokens)[["type", "lemma"]].to_numpy().T, strict=True))
    pairs = enumerate(zip(tokens["type"], tokens["lemma"], strict=True))
    return {
        "gap": packed((start - np.append(0, end)[: len(start)]).tolist()),
        "length": packed((end - start).tolist()),
        "lemma": [[row, lemma] for row, (word, lemma) in pairs if usual[word] != lemma],
    }


def _types(tokens: pd.DataFrame) -> pd.DataFrame:
    """The first token of each type, in text order."""
    return tokens.drop_duplicates("type")


def _known(tokens: pd.DataFrame) -> dict[str, Any]:
    """What is known of each type, in the order in which they come; the page finds the types."""
    rows, key = _types(tokens), words.keyness(tokens)
    rates = dict(zip(key["word"], _rates(key), strict=True))
    pairs = zip(rows["type"], rows["lemma"], strict=True)
    return {
        "lemma": " ".join("" if lemma == word else lemma for word, lemma in pairs),
        "kind": "".join(_KIND_LETTERS[kind] for kind in rows["kind"]),
        "stop": "".join("1" if is_stop else "0" for is_stop in rows["is_stop"]),
        "english": [rates.get(word) for word in rows["type"]],
    }


def _rates(key: pd.DataFrame) -> list[float | None]:
    """Occurrences in a million words of English; None for what the list cannot hold."""
    rates = key["per_million_reference"].astype(object)
    return [None if pd.isna(rate) else float(f"{rate:.7g}") for rate in rates]


def _absent(tokens: pd.DataFrame) -> list[list[Any]]:
    """The words that English would lead one to expect and that are not there."""
    key = words.keyness(tokens)
    key = key[(key["n"] == 0) & key["per_million_reference"].notna()]
    return [[word, rate] for word, rate in zip(key["word"], _rates(key), strict=True)]


def _names(article: Article, briefing: Briefing, offsets: Offsets) -> dict[str, Any]:
    """The mentions, each with the code of its bearer, and the bearers with their roles."""
    names = article.names
    roles = dict(zip(briefing.people["name"], briefing.people["role"], strict=True))
    bearers = names.drop_duplicates("name")
    codes = {name: code for code, name in enumerate(bearers["name"])}
    return {
        "span": offsets.along(names),
        "bearer": packed(codes[name] for name in names["name"]),
        "name": bearers["name"].tolist(),
        "kind": coded(bearers["kind"]),
        "role": coded(or_none(roles.get(name)) for name in bearers["name"]),
    }


def _quotes(article: Article, offsets: Offsets, codes: Mapping[Voice, int]) -> dict[str, Any]:
    quotes = article.quotes
    cues = speech.introductions(quotes, article.tokens)
    lemma_of = {
        row: lemma
        for lemma, rows in zip(cues["cue"], cues["quote_ids"], strict=True)
        for row in rows
    }
    stances = dict(zip(cues["cue"], cues["stance"], strict=True))
    return {
        "spans": [[offsets.of(span) for span in spans] for spans in quotes["spans"]],
        "sentence": quotes["sentence_id"].tolist(),
        "kind": coded(quotes["kind"]),
        "voice": [codes.get(key, _NOBODY) for key in heard(quotes)],
        "source_type": coded(speech.told_types(quotes, article.tokens)),  # as the lessons count
        "source": offsets.spans(quotes, "source_"),
        "cue": offsets.spans(quotes, "cue_"),
        "lemma": [lemma_of.get(row) for row in quotes.index],
        "stance": {cue: or_none(stance) for cue, stance in stances.items()},
    }


def _thoughts(article: Article, offsets: Offsets) -> list[list[int]]:
    """Start and end of each thought that nobody is said to have, and those of its cue."""
    rows = article.attributions
    rows = rows[(rows["act"] == "thought") & rows["source"].isna() & rows["cue_start"].notna()]
    places = rows[["start", "end", "cue_start", "cue_end"]].to_numpy().tolist()
    return [offsets.of(row) for row in places]


def _parts(article: Article, codes: Mapping[Voice, int]) -> dict[str, Any]:
    """The sentences split by who is heard: sentence, voice and tone of each part."""
    a = article
    parts = sentiment.voices(a.text, a.sentences, a.quotes, a.names)
    keys = heard(parts, "called")
    voices = [
        _REPORTER if voice == "reporter" else codes.get(key, _NOBODY)
        for voice, key in zip(parts["voice"], keys, strict=True)
    ]
    return {
        "sentence": steps(parts["sentence_id"]),
        "voice": coded(voices),
        "tone": parts["compound"].tolist(),
    }


def _numbers(briefing: Briefing, offsets: Offsets) -> dict[str, Any]:
    table = briefing.quantities
    return {
        "span": offsets.along(table),
        "kind": coded(table["kind"]),
        "unit": coded(or_none(unit) for unit in table["unit"]),
        "quote": coded(or_none(quote) for quote in table["quote_id"].astype(object)),
    }
