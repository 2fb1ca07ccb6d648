"""An article in a few of its own sentences."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence, Set
from math import log, sqrt

import numpy as np
import pandas as pd

from studykit import schema
from studykit.brief.readable import pointing, readable_alone, strangers, whole_sentences
from studykit.brief.story import story
from studykit.brief.tagged import Tagged
from studykit.brief.told import questions
from studykit.quotes.sentence.datelines import dateline_end
from studykit.quotes.sentence.word_classes import CAPITALISED, ED_FORM, ING_FORM, NOUN

METHODS = ("coverage", "first")
"""How sentences are chosen: by what they cover, or simply the first ones."""

_SHORT, _LONG = 250, 700  # words: an article up to the first gets three sentences, then four, five
_MOST_WORDS = 60  # of a sentence
_FIRST = 3  # sentences, of which the first that can be read by itself is the lead
_NAME_WEIGHT = 2.0  # a name counts as much as two words of the same number of places
_FIGURE, _FIGURE_WEIGHT = "#", 4.0  # that a sentence has a figure counts as much as this
_COST = 0.6  # of length: 0 takes no account of it, 1 asks for most by the word
_LATER = 0.35  # what a sentence at the article's end is worth beside one at its start
_STRANGER = 0.7  # what a sentence that begins with “Lane” is worth before one with “Ada Lane”

_POINTS = 0.6  # of one with “the bucket”, where no sentence taken has a bucket


def summary(
    sentences: pd.DataFrame, tokens: pd.DataFrame, names: pd.DataFrame, quotes: pd.DataFrame,
    paragraphs: pd.DataFrame, *, n: int | None = None, method: str = "coverage",
) -> pd.DataFrame:  # fmt: skip
    """The sentences that together say most of what an article says, word for word.

    Parameters
    ----------
    sentences, tokens, names, quotes, paragraphs : DataFrame
        The article's tables of these names.
    n : int, optional
        How many sentences; by default three to five, by the article's length.
    method : str
        *coverage*: the lead, then the sentences that add most of what is spoken of often;
        *first*: the first sentences of the story, whatever they say.

    Returns
    -------
    DataFrame
        `sentence_id`, `start`, `end`, `text`, `why` (the lead, or the names and words that it adds,
        as printed), `voice` (whose words it holds from beginning to end, if they are a quotation
        that goes on over sentences; ``<NA>`` else). In text order.

    Raises
    ------
    ValueError
        When `method` is none of these, or `n` is not positive.

    Notes
    -----
    A name or a noun that occurs *k* times weighs ``log(1 + k)`` (names twice that; what occurs once
    weighs nothing), and 4 that there is a figure. Each step takes the sentence whose names, words
    and figures weigh most beside those covered, for its length to the power of 0.6, later
    sentences for down to 0.35 of that, those that begin with the bare surname of somebody not yet
    introduced for 0.7 of it, those with "the barge" for 0.6 if "a barge" is in none that is taken.
    Of an interview one at least is an answer. Left out: what is no sentence of the body,
    questions and what leads to an interviewer's, sentences of fewer than 10 or more than 60 words,
    and those that point back ("He", "But", "that plan") unless the sentence before them is taken.

    On twelve articles it covered 89 of the 168 names, figures and claims that a reader had asked of
    a summary before seeing one; as many first sentences covered 68, the first three 57. On ten
    others, with another reader, it covered 68 of 113; these 57 and 47.

    It chooses; whether the article is well said so, a reader must judge.

    References
    ----------
    Lin, H. & Bilmes, J. (2010). Multi-document summarization via budgeted maximization of
    submodular functions. Nenkova, A. & Vanderwende, L. (2005). The impact of frequency on
    summarization.

    Examples
    --------
    >>> a = sk.Article("Ada Lane opened the harbour on Tuesday after two years of work. It rained.")
    >>> summary(a.sentences, a.tokens, a.names, a.quotes, a.paragraphs)["why"].tolist()
    ['the lead']
    >>> b = sk.Article("ELM (EP) — Ada Lane opened the harbour on Tuesday after years of work.")
    >>> summary(b.sentences, b.tokens, b.names, b.quotes, b.paragraphs)["text"].tolist()
    ['Ada Lane opened the harbour on Tuesday after years of work.']
    >>> a = sk.Article("Ada Lane rows. She has rowed the old boats of her mother to Elm and back.")
    >>> summary(a.sentences, a.tokens, a.names, a.quotes, a.paragraphs)["sentence_id"].tolist()
    [0, 1]
    >>> a = sk.Article("Elm has a plan for the harbour and for a new bridge over the Wendle. Lane \
    ... calls the plan a burden on the bridge and on its boats. Ada Lane asked for a bridge with \
    ... room for boats on the plan. It froze. It snowed.")
    >>> summary(a.sentences, a.tokens, a.names, a.quotes, a.paragraphs, n=2)["sentence_id"].tolist()
    [0, 2]
    >>> a = sk.Article("Elm has a plan for the harbour and for a new bridge over the Wendle. It \
    ... froze on a barge. Sailors of Elm want the bridge to stay as wide as the barge. Sailors of \
    ... Elm built its harbour and its old bridge. It snowed.")
    >>> summary(a.sentences, a.tokens, a.names, a.quotes, a.paragraphs, n=2)["sentence_id"].tolist()
    [0, 3]
    """
    if method not in METHODS:
        raise ValueError(f"method={method!r}; it is one of {', '.join(METHODS)}")
    if n is not None and n < 1:
        raise ValueError(f"n={n!r}; it is at least 1")
    body = _told(sentences, quotes, story(sentences, paragraphs))
    figures = _with_figures(tokens)
    wanted = n or _length(int(sentences["n_words"].sum()))
    things, printed = _things(sentences, tokens, names)
    weights = _weights(things.values())
    if method == "first":
        why = dict.fromkeys(body[:wanted], "among the first")
    else:
        for row in figures:
            things[row].add(_FIGURE)
        weights[_FIGURE], printed[_FIGURE] = _FIGURE_WEIGHT, "a figure"
        given = sentences, body, things, weights, printed, wanted, names
        why = _chosen(*given, _answers(sentences, quotes)) if body else {}
    rows = sorted(why)
    chosen = sentences.loc[rows]
    voices = _voices(sentences, quotes)
    datelines = [dateline_end(text, 0, len(text)) for text in chosen["text"]]
    texts = [text[cut:] for text, cut in zip(chosen["text"], datelines, strict=True)]
    return pd.DataFrame(
        {
            "sentence_id": pd.array(rows, dtype="int64"),
            "start": chosen["start"].to_numpy() + np.array(datelines, dtype="int64"),
            "end": chosen["end"].to_numpy(),
            "text": pd.array(texts, dtype=schema.TEXT),
            "why": pd.array([why[row] for row in rows], dtype=schema.TEXT),
            "voice": pd.array([voices.get(row) for row in rows], dtype=schema.TEXT),
        }
    )


def _length(n_words: int) -> int:
    return 3 if n_words <= _SHORT else 4 if n_words <= _LONG else 5


def _with_figures(tokens: pd.DataFrame) -> set[int]:
    """The sentences with a figure."""
    has_digit = tokens["token"].str.contains(r"\d", regex=True).to_numpy(dtype=bool)
    return set(tokens.loc[has_digit, "sentence_id"].tolist())


# ---------------------------------------------------------------- what a sentence speaks of

_CONTENT = NOUN + CAPITALISED + ED_FORM + ING_FORM


def _things(
    sentences: pd.DataFrame, tokens: pd.DataFrame, names: pd.DataFrame
) -> tuple[dict[int, set[str]], dict[str, str]]:
    """The bearers and the lemmas of nouns in each sentence, and how each is first printed."""
    things: dict[int, set[str]] = {row: set() for row in range(len(sentences))}
    printed: dict[str, str] = {}
    spans = []
    for row, name, kind, start, end in zip(
        *(names[c] for c in ("sentence_id", "name", "kind", "start", "end")), strict=True
    ):
        spans.append((start, end))
        if kind != "other":
            things[row].add(f"@{name}")
            printed[f"@{name}"] = name
    tagged = Tagged("", tokens)
    in_name = _in_spans(tagged.starts, spans)
    for k, (row, is_stop, kind) in enumerate(
        zip(tokens["sentence_id"], tokens["is_stop"], tokens["kind"], strict=True)
    ):
        if (
            kind == "word"
            and not is_stop
            and len(tagged.tokens[k]) > 3
            and not in_name[k]
            and tagged.classes[k] in _CONTENT
        ):
            things[row].add(tagged.lemmas[k])
            printed.setdefault(tagged.lemmas[k], tagged.tokens[k])
    return things, printed


def _in_spans(starts: Sequence[int], spans: Sequence[tuple[int, int]]) -> np.ndarray:
    """Whether each place is in one of the spans, which do not overlap."""
    inside = np.zeros(len(starts), dtype=bool)
    for left, right in np.searchsorted(starts, np.array(spans or [(0, 0)])).tolist():
        inside[left:right] = True
    return inside


def _weights(sets: Iterable[set[str]]) -> dict[str, float]:
    counts = Counter(thing for found in sets for thing in found)
    return {
        thing: (_NAME_WEIGHT if thing.startswith("@") else 1.0) * log(1 + k)
        for thing, k in counts.items()
        if k > 1
    }


# ---------------------------------------------------------------- the choice


def _chosen(
    sentences: pd.DataFrame, body: Sequence[int], things: Mapping[int, set[str]],
    weights: Mapping[str, float], printed: Mapping[str, str], wanted: int, names: pd.DataFrame,
    answers: Set[int],
) -> dict[int, str]:  # fmt: skip
    """The sentences, each with why it was taken; of an interview one at least is an answer."""
    n_words = sentences["n_words"].tolist()
    whole = whole_sentences(sentences, names, body)
    can = [row for row in whole if n_words[row] <= _MOST_WORDS]
    alone = readable_alone(sentences, can, names, opening=body[0])
    unknown = strangers(names, body[0])
    points = pointing(sentences, names, things, body)
    first = sorted(filter(alone.__contains__, whole[:_FIRST]), key=unknown.__contains__)
    opening = filter(alone.__contains__, body[:1])  # “Lane rows.” before “She has rowed for …”
    lead = next(iter([*first, *opening, *whole, *body]))
    why, covered = {lead: "the lead"}, Counter(things[lead])
    last = max(body[-1], 1)
    while len(why) < wanted:
        gains = {
            row: _gain(things[row], covered, weights)
            / n_words[row] ** _COST
            * (1 - (1 - _LATER) * row / last)
            * _standing(covered, unknown.get(row), points.get(row, set()))
            for row in can
            if row not in why and (row in alone or row - 1 in why)
        }
        if len(why) + 1 == wanted and not answers & why.keys():
            gains = dict(filter(lambda found: found[0] in answers, gains.items())) or gains
        best = max(gains, key=lambda row: (gains[row], -row), default=None)
        if best is None or gains[best] <= 0:
            break
        why[best] = _added(things[best] - covered.keys(), weights, printed)
        covered.update(things[best])
    return why


def _standing(covered: Mapping[str, int], stranger: str | None, points: Set[str]) -> float:
    """What is left of a sentence that speaks of what no sentence taken has brought in."""
    known = stranger is None or stranger in covered
    return (1 if known else _STRANGER) * (1 if points <= covered.keys() else _POINTS)


def _told(sentences: pd.DataFrame, quotes: pd.DataFrame, body: list[int]) -> list[int]:
    """The story without what an interviewer asks, unless there is nothing else.

    >>> a = sk.Article("Rain\\n\\nBo Roe met Ada Lane.\\n\\nAn interview with Ada Lane:\\n\\nYou "
    ...                "row. Why?\\n\\nI can.\\n\\nAt sea?\\n\\nI do.\\n\\nWill you?\\n\\nI will.")
    >>> _told(a.sentences, a.quotes, [3, 4, 5]), sorted(_answers(a.sentences, a.quotes))
    ([5], [5, 7, 9])
    """
    if not quotes["rule"].eq("answer").any():
        return body
    asked, where = questions(sentences), sentences["paragraph_id"].tolist()
    return [row for row in body if where[row] not in asked] or body


def _answers(sentences: pd.DataFrame, quotes: pd.DataFrame) -> set[int]:
    """The sentences of answers in an interview."""
    starts = sentences["start"].tolist()
    rows = quotes[quotes["rule"] == "answer"]
    spans = [span for spans in rows["spans"] for span in spans]
    return set(np.flatnonzero(_in_spans(starts, spans)).tolist()) if spans else set()


def _gain(found: set[str], covered: Mapping[str, int], weights: Mapping[str, float]) -> float:
    """What a sentence adds: the second time that a thing is covered is worth less than the first.

    >>> once, twice = (_gain({"war"}, {"war": k}, {"war": 1.0}) for k in (0, 1))
    >>> once, round(twice, 2)
    (1.0, 0.41)
    """
    return sum(
        weights[thing] * (sqrt(covered.get(thing, 0) + 1) - sqrt(covered.get(thing, 0)))
        for thing in found
        if thing in weights
    )


def _added(new: set[str], weights: Mapping[str, float], printed: Mapping[str, str]) -> str:
    """What a sentence adds to those before it, the weightiest first: names, then words."""
    order = sorted(
        (thing for thing in new if thing in weights),
        key=lambda thing: (not thing.startswith("@"), -weights[thing], thing),
    )
    words = ", ".join(printed[thing] for thing in order[:4])
    return f"adds {words}" if words else "says more of what the others say"


def _voices(sentences: pd.DataFrame, quotes: pd.DataFrame) -> dict[int, str]:
    """Whose words a sentence is made of, where it is nothing but a quotation."""
    voices: dict[int, str] = {}
    starts, ends = sentences["start"].to_numpy(), sentences["end"].to_numpy()
    for voice, cue_start, spans in zip(
        quotes["voice"], quotes["cue_start"], quotes["spans"], strict=True
    ):
        if not isinstance(voice, str):
            continue
        for start, end in spans:
            inside = np.flatnonzero((starts >= start - 1) & (ends <= end + 1))
            for row in inside.tolist():
                if pd.isna(cue_start) or not starts[row] <= cue_start < ends[row]:
                    voices[row] = voice
    return voices
