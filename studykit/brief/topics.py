"""What an article is about: the words and phrases that it keeps coming back to."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import groupby
from math import log, log2

import numpy as np
import pandas as pd

from studykit import schema
from studykit.brief.noun_places import are_nouns, is_verb
from studykit.brief.tagged import Tagged, told_by
from studykit.quotes.sentence.word_classes import ED_FORM, ING_FORM, NOUN

_IN_PHRASE = NOUN + ED_FORM + ING_FORM
_LONGEST = 3  # words of a phrase
_RAREST = 1e-6  # the share of a word that no list has


def topics(
    tokens: pd.DataFrame, names: pd.DataFrame, quotes: pd.DataFrame, *, n: int = 6
) -> pd.DataFrame:
    """The words and phrases, names aside, that an article uses again and far more than others do.

    Parameters
    ----------
    tokens, names, quotes : DataFrame
        The article's tables of these names.
    n : int
        At most so many.

    Returns
    -------
    DataFrame
        `topic` (as it is printed most often), `n` (occurrences), `log_ratio` (doublings over
        general English, of the phrase's rarest word), `start`, `end` (first place), `places`
        (offsets of all), `is_all` (whether the words are nowhere else outside names: in a longer
        topic, in a cue). Most evidence first: ``n * log_ratio``.

    Notes
    -----
    A topic is a noun, or two or three words in a row that end in one, which occurs at least twice
    (a single word three times) outside names, in half of these places or more as the head of its
    phrase ("the plans", not "she plans"), and is at least four times as frequent as in general
    English. Where it is a verb it is not counted. A word within a listed phrase is listed by itself
    only if it occurs at least twice beside that. Words that only credit ("said") are none, nor is
    what one sentence has, or occurs twice, both times in somebody's quotation marks.

    Examples
    --------
    >>> a = sk.Article("The harbour toll rose. A harbour toll is a toll. Is it a toll?")
    >>> topics(a.tokens, a.names, a.quotes)[["topic", "n", "is_all"]].values.tolist()
    [['harbour toll', 2, True], ['toll', 2, False]]
    >>> c = sk.Article("The reporters met reporters. The reporters of Elm lost nine points. " * 2)
    >>> topics(c.tokens, c.names, c.quotes).empty
    True
    >>> b = sk.Article("The big toll is big. The big boat rows it. He rows to Elm. Lane rows us.")
    >>> topics(b.tokens, b.names, b.quotes).empty
    True
    """
    tagged = Tagged("", _within_sentences(tokens))
    tagged.lemmas = [*map(_form, tagged.tokens, tagged.lemmas)]
    usable = _usable(tagged, tokens, names, quotes)
    places: Places = defaultdict(list)
    for low, high in _runs(usable, tagged, tokens["sentence_id"].tolist()):
        for left, right in _phrases(low, high):
            if tagged.is_noun(right - 1) and not is_verb(tagged, left, right):
                places[tuple(tagged.lemmas[left:right])].append((left, right))
    ratios = _log_ratios(tokens)
    own = _spans(tagged, quotes[quotes["kind"] != "indirect"], "start", "end")
    places = _with_whose(tagged, _said_again(places, own, tokens))
    rows = _first(tagged, places, ratios, n)
    return _table(tagged, rows, ratios, _outside(tagged, names))


Phrase = tuple[str, ...]
Places = dict[Phrase, list[tuple[int, int]]]


def _form(token: str, lemma: str) -> str:
    """The dictionary form; a degree is another thing: “largest” is not “large”.

    >>> _form("ports", "port"), _form("largest", "large"), _form("poorer", "poor")
    ('port', 'largest', 'poorer')
    """
    return token.lower() if lemma != token.lower() and token.endswith(_DEGREES) else lemma


_DEGREES = ("er", "est", "worse", "worst")


def _said_again(places: Places, own: Sequence[Sequence[int]], tokens: pd.DataFrame) -> Places:
    """The phrases that more than one sentence has, not those twice in quotation marks only.

    >>> a = sk.Article("“It is a wet toll,” said Ada Lane. “A wet toll rains,” said Bo Roe.")
    >>> topics(a.tokens, a.names, a.quotes).empty
    True
    >>> b = sk.Article("Elm has one wet toll and Oak has no wet toll. It rained.")
    >>> topics(b.tokens, b.names, b.quotes).empty
    True
    """
    sentences = tokens["sentence_id"].tolist()
    return {
        phrase: spans
        for phrase, spans in places.items()
        if len({sentences[low] for low, _ in spans}) > 1
        and (len(spans) > 2 or not all(any(a <= low < b for a, b in own) for low, _ in spans))
    }


def _with_whose(tagged: Tagged, places: Places) -> Places:
    """“secretary” as “secretary of state”, where that follows in all its places.

    >>> a = sk.Article("The head of rain sat. A head of rain rose. Bo Roe is the head of rain.")
    >>> topics(a.tokens, a.names, a.quotes)["topic"].tolist()
    ['head of rain']
    """
    found = {}
    for phrase, spans in places.items():
        after = {tuple(tagged.lemmas[high : high + 2]) for _, high in spans}
        whose = next(iter(after)) if len(phrase) == 1 and len(after) == 1 else ()
        is_noun = whose[:1] == ("of",) and tagged.classes[spans[0][1] + 1] == NOUN
        found[(*phrase, *whose) if is_noun else phrase] = (
            [(low, high + 2) for low, high in spans] if is_noun else spans
        )
    return found


def _first(tagged: Tagged, places: Places, ratios: dict[str, float], n: int) -> Places:
    """The `n` with most evidence; a phrase that is not among them takes no place from its words.

    >>> a = sk.Article("The old toll rose. An old toll fell. The boat sank. A boat! The boat? "
    ...                "A toll rose. The toll rose. ")
    >>> table = topics(a.tokens, a.names, a.quotes, n=1)
    >>> table[["topic", "n", "is_all"]].values.tolist()
    [['toll', 4, True]]
    """
    while True:
        rows = _kept(tagged, places, ratios)
        order = sorted(rows, key=lambda phrase: (-_strength(phrase, rows, ratios), rows[phrase][0]))
        beyond = {phrase for phrase in order[n:] if len(phrase) > 1}
        if not beyond:
            return {phrase: rows[phrase] for phrase in order[:n]}
        places = {phrase: spans for phrase, spans in places.items() if phrase not in beyond}


def _strength(phrase: Phrase, rows: Places, ratios: dict[str, float]) -> float:
    return log(1 + len(rows[phrase])) * max(ratios.get(lemma, 0.0) for lemma in phrase)


def _within_sentences(tokens: pd.DataFrame) -> pd.DataFrame:
    """The tokens as they are within a sentence: a capital at its head may be no name's.

    >>> text = "Ferry Tolls Rise in Elm\\n\\nFerry tolls rose. A ferry sank. The ferry tolls rose."
    >>> a = sk.Article(text)
    >>> topics(a.tokens, a.names, a.quotes)[["topic", "n"]].values.tolist()
    [['ferry tolls', 3]]
    >>> c = sk.Article("The ferry sank. Ferries will not row. The ferry was late.")
    >>> topics(c.tokens, c.names, c.quotes)[["topic", "n"]].values.tolist()
    [['ferry', 3]]
    >>> b = sk.Article("Elm Tolls rose. A toll. The tolls. The Tolls sang.")
    >>> topics(b.tokens, b.names, b.quotes).empty
    True
    """
    words = tokens[tokens["kind"] == "word"]
    is_first = ~words["sentence_id"].duplicated()
    is_up = ~words["token"].str.slice(0, 1).str.islower()
    # In a title all words have capitals but the small ones.
    is_title = (is_up | words["is_stop"]).groupby(words["sentence_id"]).transform("all")
    is_word = words["lemma"].isin(words["lemma"][~is_up])
    turned = words["token"].str.lower()[(is_first | is_title) & is_up & is_word]
    return tokens.assign(token=turned.reindex(tokens.index).fillna(tokens["token"]))


def _usable(
    tagged: Tagged, tokens: pd.DataFrame, names: pd.DataFrame, quotes: pd.DataFrame
) -> np.ndarray:
    """The words that a topic can have: no name, no stop word, no cue, no “former”."""
    classes = np.array(list(tagged.classes), dtype="U1")
    usable = np.isin(classes, list(_IN_PHRASE)) & (tokens["kind"] == "word").to_numpy(dtype=bool)
    usable &= ~tokens["is_stop"].to_numpy(dtype=bool)
    usable &= np.char.str_len(np.array(tagged.tokens or [""], dtype=str)[: len(usable)]) > 2
    lemmas = np.array([lemma.lower() for lemma in tagged.lemmas])
    usable &= ~np.isin(lemmas, list(told_by("measure", "state")))
    for left, right in [
        *_spans(tagged, names, "start", "end"),
        *_spans(tagged, quotes, "cue_start", "cue_end"),
    ]:
        usable[left:right] = False
    return usable


def _spans(tagged: Tagged, table: pd.DataFrame, start: str, end: str) -> list[list[int]]:
    """The tokens of each row's words, first and beyond the last."""
    places = table[[start, end]].dropna().to_numpy(dtype="int64")
    return np.searchsorted(tagged.starts, places).tolist()


def _runs(
    usable: np.ndarray, tagged: Tagged, sentence_ids: Sequence[int]
) -> Iterator[tuple[int, int]]:
    """Stretches of such words without a break."""
    rows = np.flatnonzero(usable).tolist()
    for _, run in groupby(
        enumerate(rows), key=lambda pair: (pair[1] - pair[0], sentence_ids[pair[1]])
    ):
        members = [row for _, row in run]
        yield members[0], members[-1] + 1


def _phrases(low: int, high: int) -> Iterator[tuple[int, int]]:
    for left in range(low, high):
        for right in range(left + 1, min(left + _LONGEST, high) + 1):
            yield left, right


def _log_ratios(tokens: pd.DataFrame) -> dict[str, float]:
    """How many doublings each lemma is above general English, counted with its forms.

    A list of the 30,000 commonest words is enough to tell, and read at once; what is not on it is
    taken to be as rare as its rarest.
    """
    from wordfreq import word_frequency  # slow to import

    words = tokens.loc[tokens["kind"] == "word", ["lemma", "token"]]
    forms: dict[str, set[str]] = defaultdict(set)
    for lemma, token in zip(words["lemma"], words["token"].str.lower(), strict=True):
        forms[lemma] |= {lemma.lower(), token}
    counts = words["lemma"].value_counts().to_dict()
    return {
        lemma: log2(
            counts[lemma]
            / len(words)
            / max(sum(word_frequency(form, "en", wordlist="small") for form in found), _RAREST)
        )
        for lemma, found in forms.items()
    }


def _kept(
    tagged: Tagged,
    places: Places,
    ratios: dict[str, float],
) -> Places:
    """The phrases, longest first, then what is left of their words.

    A phrase that is no topic takes no place from its words.

    >>> a = sk.Article("An old girl song rose. The old girl bands fell. The girls sang. A girl!")
    >>> topics(a.tokens, a.names, a.quotes)[["topic", "n", "is_all"]].values.tolist()
    [['girl', 4, True]]
    """
    taken: set[int] = set()
    kept = {}
    for phrase in sorted(places, key=lambda phrase: -len(phrase)):
        free = [span for span in places[phrase] if taken.isdisjoint(range(*span))]
        if len(free) < (2 if len(phrase) > 1 or len(free) < len(places[phrase]) else 3):
            continue
        if max(ratios.get(lemma, 0.0) for lemma in phrase) < 2 or not are_nouns(tagged, free):
            continue
        kept[phrase] = free
        if len(phrase) > 1:
            taken.update(k for span in free for k in range(*span))
    return kept


def _outside(tagged: Tagged, names: pd.DataFrame) -> str:
    """The dictionary forms of the words outside names, each on a line, with a bar for a name."""
    lemmas = [*tagged.lemmas]
    for left, right in _spans(tagged, names, "start", "end"):
        lemmas[left:right] = ["|"] * (right - left)
    return "\n\n".join(["", *lemmas, ""])


def _table(
    tagged: Tagged,
    rows: Places,
    ratios: dict[str, float],
    outside: str,
) -> pd.DataFrame:
    offsets = [
        [(tagged.starts[a], tagged.ends[b - 1]) for a, b in spans] for spans in rows.values()
    ]
    return pd.DataFrame(
        {
            "topic": pd.array(
                [_printed(tagged, spans) for spans in rows.values()], dtype=schema.TEXT
            ),
            "n": pd.array([len(spans) for spans in rows.values()], dtype="int64"),
            "log_ratio": pd.array(
                [max(ratios.get(lemma, 0.0) for lemma in p) for p in rows], dtype="float64"
            ),
            "start": pd.array([spans[0][0] for spans in offsets], dtype="int64"),
            "end": pd.array([spans[0][1] for spans in offsets], dtype="int64"),
            "places": pd.Series(offsets, dtype="object"),
            "is_all": pd.array(
                [
                    outside.count("\n" + "\n\n".join(p) + "\n") == len(spans)
                    for p, spans in rows.items()
                ],
                dtype=bool,
            ),
        }
    )


def _printed(tagged: Tagged, spans: Sequence[tuple[int, int]]) -> str:
    """The form that is printed most often, the first among equals."""
    forms = [" ".join(tagged.tokens[a:b]) for a, b in spans]
    return max(dict.fromkeys(forms), key=forms.count)
