"""For each voice the one quotation that matters most."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from itertools import compress, pairwise
from math import log
from typing import Any

import numpy as np
import pandas as pd

from studykit import schema
from studykit.brief.alone import points_back
from studykit.brief.tagged import records, told_by
from studykit.brief.told import told_by_others
from studykit.brief.who_is_meant import unknown_pronoun
from studykit.quotes.sentence.datelines import dateline_end
from studykit.speech import pronouns, share_of_voice

_KINDS = ("direct", "mixed", "indirect")  # better first: the voice's own words
_FEWEST_WORDS = 5  # a quotation of fewer says little by itself
_LONGEST = 45  # words; the longest pull quote that can be taken in at a glance

Span = tuple[int, int]
Weigh = Callable[[Iterable[Span]], float]


def pull_quotes(
    text: str, sentences: pd.DataFrame, tokens: pd.DataFrame, quotes: pd.DataFrame,
    names: pd.DataFrame | None = None,
) -> pd.DataFrame:  # fmt: skip
    """For each voice the one quotation that matters most.

    Parameters
    ----------
    text : str
        The article's text.
    sentences, tokens, quotes, names : DataFrame
        Its tables of these names; `names` may be left out.

    Returns
    -------
    DataFrame
        `voice`, `is_named` (whether that is a speaker's full name), `quote_id`, `kind`, `passage`
        (of a direct quotation its words in “ ”, of others the sentence that holds it, since half a
        report is easily misread; of one before its credit the report alone; of what somebody else
        tells the words in marks), `told` (who tells it: "as Ada Lane tells it"; ``<NA>`` where the
        article does), `unknown` (the “he” of its own words of whom they do not say who that is;
        ``<NA>`` if there is none, or no `names`), `start`, `end` (of the passage), `sentence_id`,
        `n_quotes` (what overlaps, or is in the passage, is one), `n_words` (of all that the voice
        says). Voices with a name first, in each those with most words first, as in
        `share_of_voice`.

    Notes
    -----
    Own words that do not say who “he” is come last. A voice's own words come before words in part
    its own (or that begin with a small letter, as no sentence does), and these before a report;
    then the quotation whose words occur most in the article (``sum log(1 + k)`` over its words, per
    square root of their number), no question and not longer than 45 words if there is another; of
    a longer one the sentences with which it begins, and “…”. What nobody is credited with is left
    out, what only a pronoun is, and voices that only ask.

    Examples
    --------
    >>> a = sk.Article("“It rained all day in Elm,” said Lane. Roe said the rain would stay.")
    >>> pull_quotes(a.text, a.sentences, a.tokens, a.quotes)[["voice", "passage"]].values.tolist()
    [['Lane', '“It rained all day in Elm”'], ['Roe', 'Roe said the rain would stay.']]
    >>> b = sk.Article("“He will row there for years,” said Lane. Lane added that it rained.")
    >>> pull_quotes(b.text, b.sentences, b.tokens, b.quotes, b.names)["passage"].tolist()
    ['Lane added that it rained.']
    """
    shares = share_of_voice(quotes, tokens)
    shares = shares[shares["voice"].notna() & ~shares["voice"].str.lower().isin(pronouns())]
    shares = shares[shares["is_named"] | ~shares["voice"].map(points_back).astype(bool)]
    weigh, length = _weigher(tokens), dict(enumerate(sentences["n_words"].tolist()))
    told = told_by_others(text, sentences, quotes)
    unknown = _unknown(text, sentences, quotes, names)

    def first(own: pd.DataFrame) -> tuple[Any, ...] | None:
        """The best of a voice's rows, its passage, and how many statements there are."""
        shown = [
            row
            for row in own.index.tolist()
            if (told[row].words if row in told else _is_clear(text, sentences, quotes.loc[row]))
        ]
        if not shown:
            return None
        order = {row: (row in told, row in unknown) for row in shown}
        best = min(shown, key=lambda row: (*order[row], *_rank(quotes, row, weigh, length)))
        words = told[best].words if best in told else None
        passage = words or _passage(text, sentences, quotes.loc[best])
        return best, *passage, _n_apart(_not_shown(own, best, passage)) + 1

    found = [first(own) for own in _by_voice(quotes, shares)]
    rows = [row for row in found if row]
    shares, asks = (
        shares[np.array([row is not None for row in found], dtype=bool)],
        _asking(text, quotes),
    )
    apart = zip(_without_repeats(quotes, rows), rows, strict=True)
    is_first = np.array([is_own and row[0] not in asks for is_own, row in apart], dtype=bool)
    shares, rows = shares[is_first], list(compress(rows, is_first))
    chosen = quotes.loc[[row for row, *_ in rows]]
    return pd.DataFrame(
        {
            "voice": shares["voice"].reset_index(drop=True),
            "is_named": shares["is_named"].reset_index(drop=True),
            "quote_id": pd.array([row for row, *_ in rows], dtype="int64"),
            "kind": chosen["kind"].reset_index(drop=True),
            "passage": pd.array([passage for _, _, _, passage, _ in rows], dtype=schema.TEXT),
            "told": pd.array(
                [told[row].where if row in told else None for row, *_ in rows], dtype=schema.TEXT
            ),
            "unknown": pd.array([*map(unknown.get, chosen.index)], dtype=schema.TEXT),
            "start": pd.array([start for _, start, *_ in rows], dtype="int64"),
            "end": pd.array([end for _, _, end, *_ in rows], dtype="int64"),
            "sentence_id": chosen["sentence_id"].reset_index(drop=True),
            "n_quotes": pd.array([n for *_, n in rows], dtype="int64"),
            "n_words": shares["n_words"].reset_index(drop=True),
        }
    )


def _by_voice(quotes: pd.DataFrame, shares: pd.DataFrame) -> list[pd.DataFrame]:
    """The rows of the quotes table of each voice."""
    return [
        quotes[(quotes["voice"] == voice) & (quotes["speaker"].notna() == named)]
        for voice, named in zip(shares["voice"], shares["is_named"], strict=True)
    ]


def _unknown(
    text: str, sentences: pd.DataFrame, quotes: pd.DataFrame, names: pd.DataFrame | None
) -> dict[int, str]:
    """The “he” of own words that do not explain it, by the row of the quotes table.

    Whoever is named between them as their speaker explains nothing.

    >>> a = sk.Article("“John Lane is slow,” Bo Roe said. “And his boat is old.”")
    >>> pull_quotes(a.text, a.sentences, a.tokens, a.quotes, a.names)["unknown"].dropna().tolist()
    []
    """
    found: dict[int, str] = {}
    if names is None:
        return found
    for row in records(quotes):
        start, end, words = _passage(text, sentences, quotes.loc[row.Index])
        if not words.startswith("“"):
            continue
        others = names
        if pd.notna(row.source_start) and start <= row.source_start < end:
            others = names[(names["end"] <= row.source_start) | (names["start"] >= row.source_end)]
        if word := unknown_pronoun(text, others, start, end):
            found[int(row.Index)] = word
    return found


def _is_clear(text: str, sentences: pd.DataFrame, quote: pd.Series) -> bool:
    """Whether a passage says of whom it is: no report of a nameless voice that begins “Her”.

    >>> a = sk.Article("Ada Lane sat. Her boat sank when a sailor revealed that it was old.")
    >>> pull_quotes(a.text, a.sentences, a.tokens, a.quotes).empty
    True
    """
    if quote["kind"] == "direct" or pd.notna(quote["speaker"]):
        return True
    first = _passage(text, sentences, quote)[2].lower().split()[:1]
    return not first or first[0] not in {*told_by("pointing owner"), "he", "she", "they", "it"}


def _asking(text: str, quotes: pd.DataFrame) -> set[int]:
    """The rows that only ask."""
    rows = quotes[["content", "end"]].itertuples()
    return {row for row, content, end in rows if _asks(content + text[end : end + 1])}


def _not_shown(own: pd.DataFrame, best: int, passage: tuple[int, int, str]) -> pd.DataFrame:
    """A voice's other statements, without those that the passage holds or goes on with.

    >>> a = sk.Article("Ada Lane said that it rained in Elm and called the rain “a gift”.")
    >>> pull_quotes(a.text, a.sentences, a.tokens, a.quotes)["n_quotes"].tolist()
    [1]
    """
    start, end = min(passage[0], own["start"][best]), max(passage[1], own["end"][best])
    return own[(own["end"] <= start) | (own["start"] >= end)]


def _n_apart(own: pd.DataFrame) -> int:
    """How many statements a voice makes: what overlaps is one.

    >>> _n_apart(pd.DataFrame({"start": [0, 4, 30], "end": [20, 20, 40]}))
    2
    """
    start, end = own["start"], own["end"]
    return int((start >= end.cummax().shift(fill_value=0)).sum())


def _without_repeats(quotes: pd.DataFrame, rows: Sequence[tuple[Any, ...]]) -> list[bool]:
    """Of voices with the same passage (one says what another said) the one that says all of it."""
    sizes: dict[Any, int] = (quotes["end"] - quotes["start"]).to_dict()
    size = [sizes[row] for row, *_ in rows]
    largest: dict[int, int] = {}
    for k, (_, start, *_) in enumerate(rows):
        if start not in largest or size[k] > size[largest[start]]:
            largest[start] = k
    return [largest[start] == k for k, (_, start, *_) in enumerate(rows)]


# ---------------------------------------------------------------- which quotation


def _weigher(tokens: pd.DataFrame) -> Weigh:
    """How much of what the article speaks of a stretch of it says, for its length."""
    content = tokens[(tokens["kind"] == "word") & ~tokens["is_stop"]]
    weights = {lemma: log(1 + k) for lemma, k in Counter(content["lemma"].tolist()).items()}
    starts, lemmas = tokens["start"].to_numpy(), tokens["lemma"].tolist()

    def weigh(spans: Iterable[Span]) -> float:
        words = {
            lemma
            for start, end in spans
            for lemma in lemmas[starts.searchsorted(start) : starts.searchsorted(end)]
            if lemma in weights
        }
        return sum(weights[word] for word in words) / max(len(words), 1) ** 0.5

    return weigh


def _asks(content: str) -> bool:
    """Whether words are a question and nothing else.

    >>> _asks("Did it rain?”"), _asks("It rained. Did it?")
    (True, False)
    """
    bare = content.rstrip("”’\"' ")
    return bare.endswith("?") and not re.search(r"[.!]\s", bare)


def _rank(quotes: pd.DataFrame, row: int, weigh: Weigh, length: dict[int, int]) -> tuple[Any, ...]:
    """The order among a voice's quotations, best first."""
    cells: Any = quotes.loc[row].to_dict()
    n_words, kind, spans = cells["n_words"], cells["kind"], cells["spans"]
    kind = "mixed" if kind == "direct" and _is_piece(cells["content"]) else kind
    shown = n_words if kind == "direct" else length[cells["sentence_id"]]
    is_short, is_long = n_words < _FEWEST_WORDS, shown > _LONGEST
    return (
        is_short,
        _asks(cells["content"]),
        _KINDS.index(kind),
        is_long,
        -weigh(spans),
        cells["start"],
    )


# ---------------------------------------------------------------- which of its words


def _passage(text: str, sentences: pd.DataFrame, quote: pd.Series) -> tuple[int, int, str]:
    """Where the passage is, and its words on one line.

    >>> a = sk.Article("And it rained all day in Elm, Ada Lane said on Monday in a letter.")
    >>> _passage(a.text, a.sentences, a.quotes.loc[0])[2]
    'And it rained all day in Elm'
    >>> d = sk.Article("ELM (EP) — It rained all day in Elm, Ada Lane said on Monday in a letter.")
    >>> _passage(d.text, d.sentences, d.quotes.loc[0])[2]
    'It rained all day in Elm'
    >>> e = sk.Article("It rained on all of Elm, while, Ada Lane said on Monday, it froze in Oak.")
    >>> _passage(e.text, e.sentences, e.quotes.loc[0])[2][-9:]
    'e in Oak.'
    >>> b = sk.Article("Ada Lane shook her head. “No.”")
    >>> _passage(b.text, b.sentences, b.quotes.loc[0])[2]
    '“No.”'
    >>> c = sk.Article("Rain\\n\\nADA LANE: " + "It rained all day in Elm. " * 9)
    >>> _passage(c.text, c.sentences, c.quotes.loc[0])[2].count("rained")
    7
    """
    spans: Sequence[Span] = quote["spans"]
    is_own = quote["kind"] == "direct" and quote["n_words"] >= _FEWEST_WORDS
    if is_own and not _is_piece(quote["content"]):
        return _own_words(text, sentences, spans)
    start, end = _sentences_of(sentences, spans)
    start = dateline_end(text, start, end)
    if quote["kind"] == "indirect" and len(spans) == 1 and spans[0][0] == start:
        end = end if _GOES_ON.search(quote["content"]) else int(spans[0][1])
    has_cue = pd.notna(quote["cue"])
    if has_cue and quote["cue"] == ":" and quote["source_start"] == start:
        start = int(spans[0][0])  # “Ada Lane: | It rained.”: the caption says whose it is
        if quote["n_words"] > _LONGEST:
            start, end, words = _own_words(text, sentences, spans)
            return start, end, words.strip("“”")
    words = " ".join(text[start:end].split()).removeprefix("• ")
    return start, end, words if words.count("(") >= words.count(")") else words.rstrip(")")


# “It rained | while |, Lane said, it froze”: a report that goes on after its credit.
_GOES_ON = re.compile(r"\b(?:while|and|but|or|as|that|which|who|because|although|if|when)\W*$")


def _is_piece(content: str) -> bool:
    """Whether quoted words are a piece of a sentence, which it takes to tell of what they are.

    >>> a = sk.Article("Ada Lane spoke of what she called “a hard hat with a short shrug”.")
    >>> _passage(a.text, a.sentences, a.quotes.loc[0])[2]
    'Ada Lane spoke of what she called “a hard hat with a short shrug”.'
    """
    return content.lstrip("“‘\"'… ")[:1].islower()


def _own_words(text: str, sentences: pd.DataFrame, spans: Sequence[Span]) -> tuple[int, int, str]:
    """The quotation, or of a long one how it begins; “…” for what is left out.

    >>> a = sk.Article("“" + "It rained all day in Elm. " * 9 + "It froze.” said Ada Lane.")
    >>> _own_words(a.text, a.sentences, a.quotes["spans"].iloc[0])[2].count("rained")
    7
    """
    units = [unit for span in spans for unit in _cut(sentences, span)]
    shown, n_words = [units[0]], len(text[slice(*units[0])].split())
    for start, end in units[1:]:
        n_words += len(text[start:end].split())
        if n_words > _LONGEST:
            break
        shown.append((start, end))
    words = _bare(text, *shown[0])
    for (_, before), (start, end) in pairwise(shown):
        words += (" " if text[before:start].isspace() or before == start else " … ") + _bare(
            text, start, end
        )
    after = "" if shown[-1] == units[-1] else " …"
    return shown[0][0], shown[-1][1], f"“{words}{after}”"


def _cut(sentences: pd.DataFrame, span: Span) -> list[Span]:
    """A piece of a quotation, sentence by sentence."""
    start, end = span
    borders = [at for at in sentences["start"].tolist() if start + 1 < at < end]
    return list(pairwise([start, *borders, end]))


def _bare(text: str, start: int, end: int) -> str:
    """The words between the marks, on one line.

    >>> _bare("“It rained,”", 0, 12)
    'It rained'
    >>> _bare("It's rain,''", 0, 12)
    "It's rain"
    >>> _bare("She said ‘rain.’", 0, 16), _bare("'It rained,'", 0, 12)
    ('She said ‘rain.’', 'It rained')
    """
    words = " ".join(text[start:end].split()).strip('“”"').rstrip(", ")
    words = words.removeprefix("''").removesuffix("''").rstrip(", ")
    return words.strip("‘’'").rstrip(", ") if words[:1] in ("‘", "'") else words


def _sentences_of(sentences: pd.DataFrame, spans: Sequence[Span]) -> Span:
    """The sentences from that of the first piece to that of the last."""
    starts = sentences["start"].to_numpy()
    first = max(int(starts.searchsorted(spans[0][0], side="right")) - 1, 0)
    last = max(int(starts.searchsorted(spans[-1][1] - 1, side="right")) - 1, first)
    return int(sentences["start"].iloc[first]), int(sentences["end"].iloc[last])
