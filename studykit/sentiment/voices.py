"""Whose tone: the reporter's own words apart from the words in each speaker's mouth."""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

import numpy as np
import pandas as pd

from studykit.sentiment import tables, tags, trust

Span = tuple[int, int]
Key = tuple[str, str | None, str | None, str]

REPORTER, QUOTED = "reporter", "quoted"
NOBODY = "nobody credited"

# What is in quotation marks; a mark that is not closed holds to the end.
_IN_MARKS = re.compile(
    r"“[^”]*(?:”|$)"  # “curly”
    r'|"[^"]*(?:"|$)'  # "straight"
    r"|(?<!\w)[‘'](?:[^‘’']|[’']\w){0,999}(?:[’'](?!\w)|$)"  # ‘single’, with apostrophes within
)
_WORD = re.compile(r"\w[\w’'-]*")
_LABEL = -2  # in place of a row: the characters of “Ada Lane:” before her turn
_TURN_ENDS = tuple('.?!…”)]:–—-"')  # what may be before a turn in the same paragraph


def voices(
    text: str,
    sentences: pd.DataFrame,
    quotes: pd.DataFrame,
    names: pd.DataFrame | None,
    *,
    variant: str = "news",
) -> pd.DataFrame:
    """Each sentence split by who is heard in it, each part scored by itself.

    A speaker's words are those in quotation marks that are credited to someone. All else is
    the reporter's wording, what is credited without marks included. Where attributions lie in
    one another, the innermost counts. A quoted fragment that nobody is credited with goes to
    the attribution quoted in the rest of its sentence if there is just one, unless it begins
    with a capital, as titles do.

    Parameters
    ----------
    text : str
        The article.
    sentences, quotes, names : DataFrame
        The tables of those names; without names (``None``) these carry tone like other words.
    variant : str
        As in `sentiment_of`.

    Returns
    -------
    DataFrame
        One row per sentence and voice, in text order: `sentence_id`, `paragraph_id`, `start`,
        `end`, `text` (from the voice's first to its last word in the sentence, as printed),
        `spans` (list of (start, end) of its own words), `voice` (reporter or quoted), `speaker`
        (``<NA>`` if not known, and for the reporter), `source` (as printed), `called` (what charts
        call the voice: reporter, the voice of `quotes`, nobody credited), `n_words`, `compound`,
        `is_tag` (whether it hardly says more than who speaks and has no tone: “said Ada Lane.”).

    Examples
    --------
    >>> import studykit as sk
    >>> article = sk.Article("The bad mayor said: “I love this town.”")
    >>> table = voices(article.text, article.sentences, article.quotes, article.names)
    >>> table[["voice", "text", "compound"]].values.tolist()
    [['reporter', 'The bad mayor said:', -0.5789], ['quoted', '“I love this town.”', 0.6249]]

    The tone of a quotation in pieces is that of its own words:

    >>> article = sk.Article("“I love it,” said Ada Lane, in tears over the war, “and you.”")
    >>> table = voices(article.text, article.sentences, article.quotes, article.names)
    >>> float(table["compound"][0])
    0.6249
    """
    owners = _owners(text, quotes)
    _credit_fragments(text, owners, sentences)
    called = quotes["voice"].fillna(NOBODY).tolist()
    credits = list(
        zip(_optional(quotes["speaker"]), _optional(quotes["source"]), called, strict=True)
    )
    rows = [
        (sentence_id, paragraph_id, *_hull(spans), spans, *key)
        for sentence_id, (paragraph_id, start, end) in enumerate(_places(sentences))
        for key, spans in _by_voice(text, owners, credits, start, end)
    ]
    columns = ["sentence_id", "paragraph_id", "start", "end", "spans", *_WHO]
    table = pd.DataFrame(rows, columns=columns)
    heard = [_alone(text, spans) for spans in table["spans"]]
    scored = tables.sentiment_of(table.assign(text=heard), variant=variant, names=names)
    return table.assign(
        text=[text[a:b] for a, b in zip(table["start"], table["end"], strict=True)],
        n_words=[len(_WORD.findall(words)) for words in heard],
        compound=scored["compound"],
        is_tag=tags.are_tags(table.assign(compound=scored["compound"]), text, quotes, names),
    ).astype(_DTYPES)[list(_DTYPES)]


_WHO = ("voice", "speaker", "source", "called")
_DTYPES = {
    "sentence_id": "int64",
    "paragraph_id": "int64",
    "start": "int64",
    "end": "int64",
    "text": "string",
    "spans": "object",
    "voice": "string",
    "speaker": "string",
    "source": "string",
    "called": "string",
    "n_words": "int64",
    "compound": "float64",
    "is_tag": "bool",
}


def _optional(column: pd.Series) -> list[str | None]:
    return [None if value is pd.NA else value for value in column.tolist()]


def _places(sentences: pd.DataFrame) -> Iterable[tuple[int, int, int]]:
    columns = (sentences[name].tolist() for name in ("paragraph_id", "start", "end"))
    return zip(*columns, strict=True)


def _owners(text: str, quotes: pd.DataFrame) -> np.ndarray:
    r"""For each character the row of the attribution whose own words hold it, or -1.

    An answer of an interview, and a turn of a talk, is in the speaker's words without marks; the
    label before a turn is nobody's.

    >>> a = sk.Article("Rain\n\nAn interview with Ada Lane:\n\nDid you row?"
    ...     "\n\nI did. I froze.\n\nAre you well?\n\nI am.\n\nWill you row?\n\nI will.")
    >>> tone = voices(a.text, a.sentences, a.quotes, a.names)
    >>> tone["voice"].tolist().count("quoted")
    4
    >>> b = sk.Article("Rain\n\n" + "Ada Lane: It rained. I froze.\n\nBo Roe: No. I rowed.\n\n" * 2)
    >>> voices(b.text, b.sentences, b.quotes, b.names)["voice"].value_counts().to_dict()
    {'quoted': 8, 'reporter': 1}
    """
    owners = np.full(len(text), -1, dtype="int32")
    is_turn = _are_turns(text, quotes)
    is_own = quotes["rule"].eq("answer").fillna(False).astype(bool) | is_turn
    kinds = quotes["kind"].mask(is_own, "direct").tolist()
    spans = [
        (end - start, row, start, end)
        for row, (kind, held) in enumerate(zip(kinds, quotes["spans"], strict=True))
        for start, end in held
        if kind != "indirect"
    ]
    for _, row, start, end in sorted(spans, reverse=True):
        for a, b in [(start, end)] if kinds[row] == "direct" else _marked(text, start, end):
            owners[a:b] = row
    for start, end in quotes.loc[is_turn, ["source_start", "start"]].to_numpy("int64"):
        owners[start:end] = _LABEL
    return owners


def _are_turns(text: str, quotes: pd.DataFrame) -> pd.Series:
    """“| Ada Lane: | It rained.”: the paragraphs of a talk, in which two or more speak twice."""
    is_label = quotes["cue"].eq(":").fillna(False).astype(bool) & quotes["speaker"].notna()
    starts = quotes["source_start"].fillna(-1).tolist()
    opens = [
        start == 0 or (start > 0 and (text[start - 1] == "\n" or _is_after_turn(text, start)))
        for start in starts
    ]
    is_turn = is_label & pd.Series(opens, index=quotes.index, dtype=bool)
    n_turns = quotes.loc[is_turn, "speaker"].value_counts()
    return is_turn & bool((n_turns > 1).sum() > 1)


def _is_after_turn(text: str, start: int) -> bool:
    r"""“No? | ADA LANE: | It rained.”: whether another has spoken before, in the same paragraph.

    >>> a = sk.Article("ADA LANE: It rained. I froze. BO ROE: No. I rowed. " * 2)
    >>> voices(a.text, a.sentences, a.quotes, a.names)["voice"].value_counts().to_dict()
    {'quoted': 8}
    >>> b = sk.Article("In came Ada Lane: “It rained.” In came Bo Roe: “It froze.” " * 2)
    >>> voices(b.text, b.sentences, b.quotes, b.names)["text"].tolist()[:2]
    ['In came Ada Lane:', '“It rained.”']
    """
    return text[max(0, start - 3) : start].rstrip()[-1:] in _TURN_ENDS


def _credit_fragments(text: str, owners: np.ndarray, sentences: pd.DataFrame) -> None:
    """Give quoted fragments without a row to the one attribution quoted in their sentence."""
    for _, start, end in _places(sentences):
        heard = set(owners[start:end].tolist()) - {-1, _LABEL}
        if len(heard) != 1:
            continue
        (owner,) = heard
        for a, b in _marked(text, start, end):
            if (owners[a:b] < 0).all() and text[a + 1 : a + 2].islower():
                owners[a:b] = owner


def _marked(text: str, start: int, end: int) -> Iterator[Span]:
    """The pieces between quotation marks, marks included."""
    for match in _IN_MARKS.finditer(text[start:end]):
        yield start + match.start(), start + match.end()


def _by_voice(
    text: str,
    owners: np.ndarray,
    credits: list[tuple[str | None, str | None, str]],
    start: int,
    end: int,
) -> list[tuple[Key, list[Span]]]:
    """The voices of one sentence in order of first word, each with the places of its words."""
    found: dict[Key, list[Span]] = {}
    cuts = [start, *(start + 1 + np.flatnonzero(np.diff(owners[start:end]))).tolist(), end]
    for a, b in pairwise(cuts):
        owner = int(owners[a])
        if owner == _LABEL or not _WORD.search(text, a, b):
            continue
        key: Key = (REPORTER, None, None, REPORTER) if owner < 0 else (QUOTED, *credits[owner])
        found.setdefault(key, []).append(_trimmed(text, a, b))
    return list(found.items())


def _trimmed(text: str, start: int, end: int) -> Span:
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip())


def _hull(spans: list[Span]) -> Span:
    return spans[0][0], spans[-1][1]


def _alone(text: str, spans: list[Span]) -> str:
    """The hull of the spans with blanks in place of what others say, so that places stay true."""
    start, end = _hull(spans)
    words = [" "] * (end - start)
    for a, b in spans:
        words[a - start : b - start] = text[a:b]
    return "".join(words)


# ---------------------------------------------------------------- means with their spread


def tone_by_voice(voices: pd.DataFrame) -> pd.DataFrame:
    """The mean tone of each voice, with its interval.

    Parameters
    ----------
    voices : DataFrame
        What `voices` gives. What only says who speaks is not counted.

    Returns
    -------
    DataFrame
        `voice` (the reporter first, then speakers by number of sentences, then voices without a
        name, then nobody), `n` (sentences with words of that voice), `mean`, `sd`, `low`, `high`
        (``<NA>`` when too few), `is_enough`, `above` (the voices whose mean is higher beyond
        chance: `studykit.sentiment.trust.means_above`).

    Examples
    --------
    >>> import studykit as sk
    >>> a = sk.Article("“It rained,” said Ada Lane. She left in a boat.")
    >>> tone_by_voice(sk.voices(a.text, a.sentences, a.quotes, a.names))[["voice", "n"]].values
    array([['reporter', 1],
           ['Ada Lane', 1]], dtype=object)
    """
    voices = voices[~voices["is_tag"]]
    called, places = voices["called"].tolist(), voices["sentence_id"].tolist()
    means = trust.means_by(called, places, voices["compound"].tolist(), "voice")
    named = set(voices["called"][voices["speaker"].notna()])
    rank = [_rank(voice, voice in named) for voice in means["voice"]]
    order = means.assign(rank=rank).sort_values(
        ["rank", "n"], ascending=[True, False], kind="stable"
    )
    return order.drop(columns="rank").reset_index(drop=True)


def _rank(voice: str, is_named: bool) -> int:
    if voice in (REPORTER, NOBODY):
        return 0 if voice == REPORTER else 3
    return 1 if is_named else 2


def tone_by_name(
    names: pd.DataFrame, sentiment: pd.DataFrame, *, kinds: Iterable[str] = ("person", "place")
) -> pd.DataFrame:
    """The mean tone of the sentences that mention each person or place.

    It is the tone of the sentences, not of what is said about the name: in "she deplored the
    fire" both she and the fire are in a negative sentence.

    Returns
    -------
    DataFrame
        `name`, `kind`, `n` (sentences), `mean`, `sd`, `low`, `high`, `is_enough`, `above` (the
        names whose sentences have a higher mean beyond chance); most mentioned first, then by
        first mention.
    """
    wanted = names[names["kind"].isin(list(kinds))]
    pairs = wanted[["name", "kind", "sentence_id"]].drop_duplicates(["name", "sentence_id"])
    places = pairs["sentence_id"].tolist()
    scores = sentiment["compound"].to_numpy()[places]
    means = trust.means_by(pairs["name"].tolist(), places, scores.tolist(), "name")
    kind_of = dict(zip(pairs["name"].tolist(), pairs["kind"].tolist(), strict=True))
    means.insert(1, "kind", [kind_of[name] for name in means["name"]])
    return means.sort_values("n", ascending=False, kind="stable").reset_index(drop=True)


def tone_by_paragraph(sentiment: pd.DataFrame) -> pd.DataFrame:
    """The tone of each paragraph: mean, lowest and highest score of its sentences.

    Returns
    -------
    DataFrame
        `paragraph_id`, `n` (sentences), `mean`, `lowest`, `highest`.
    """
    scores = sentiment.groupby("paragraph_id")["compound"]
    table = scores.agg(n="size", mean="mean", lowest="min", highest="max")
    return table.reset_index()


def tone_along(sentiment: pd.DataFrame, *, window: int = 5) -> pd.DataFrame:
    """The tone along the article: each sentence's score, and the mean of those around it.

    Parameters
    ----------
    sentiment : DataFrame
        The table `sentiment`.
    window : int
        Number of sentences in a mean, the sentence in its middle; fewer at both ends.

    Returns
    -------
    DataFrame
        `sentence_id`, `start`, `end`, `compound`, `smoothed`.

    Raises
    ------
    ValueError
        When `window` is less than 1.

    Examples
    --------
    >>> table = pd.DataFrame({"start": [0, 5, 9], "end": [4, 8, 12], "compound": [0.0, 0.6, 0.3]})
    >>> tone_along(table, window=3)["smoothed"].round(2).tolist()
    [0.3, 0.3, 0.45]
    """
    if window < 1:
        raise ValueError(f"window={window!r} is less than 1")
    scores = sentiment["compound"]
    return pd.DataFrame(
        {
            "sentence_id": range(len(sentiment)),
            "start": sentiment["start"],
            "end": sentiment["end"],
            "compound": scores,
            "smoothed": scores.rolling(window, center=True, min_periods=1).mean(),
        }
    )


def extremes(sentences: pd.DataFrame, sentiment: pd.DataFrame, *, n: int = 2) -> pd.DataFrame:
    """The sentences with the lowest and the highest scores, to be read in place.

    Returns
    -------
    DataFrame
        `sentence_id`, `compound`, `text`; lowest first. Ties go by position; sentences with a score
        of 0 are left out, so there may be fewer than 2 n rows.
    """
    scores = sentiment["compound"]
    order = scores.sort_values(kind="stable").index
    low = [i for i in order[:n] if scores[i] < 0]
    high = [
        i for i in scores.sort_values(ascending=False, kind="stable").index[:n] if scores[i] > 0
    ]
    ids = [*low, *high[::-1]]
    texts = [sentences["text"].iloc[i] for i in ids]
    return pd.DataFrame(
        {"sentence_id": ids, "compound": [scores[i] for i in ids], "text": texts}
    ).astype({"sentence_id": "int64", "compound": "float64", "text": "string"})
