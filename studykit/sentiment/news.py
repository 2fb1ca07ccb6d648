"""The news variant: what VADER is known to get wrong on news, mended one change at a time.

Each change can be left out by itself, so that what it is worth can be measured.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from studykit import lexicons
from studykit.sentiment import dictionary, rules
from studykit.sentiment.dictionary import Lookup, Word
from studykit.sentiment.rules import Step

NEWS_CHANGES: Mapping[str, str] = {
    "names": "proper names carry no tone",
    "neutral": "words whose news sense is neutral carry none (data/tone/news_neutral.csv)",
    "second": "values are the mean of VADER's and AFINN's, 0 where one does not list the word",
    "words": "words of news that both lack are added (data/tone/news_tone.csv)",
    "likes": "“like” counts after “I”, “would” and the like, not where it compares",
    "prevents": "a bad thing that is prevented, reduced or fought is half a good one",
    "supposes": "what is asked or supposed (“if”, “would”) counts half",
}
"""The changes of the news variant and what each does, in the order they apply."""

PREVENTED = -0.5
SUPPOSED = 0.5
_REACH = 3  # how many words ahead a preventing word is looked for


@cache
def afinn() -> Mapping[str, float]:
    """AFINN-en-165: about 3,400 English words valued from -5 to 5 (Nielsen 2011).

    Read from the installed package's data file; the package's code is not used.

    >>> afinn()["disaster"]
    -2.0
    """
    spec = find_spec("afinn")
    assert spec is not None
    assert spec.origin is not None
    path = Path(spec.origin).parent / "data" / "AFINN-en-165.txt"
    rows = (line.split("\t") for line in path.read_text(encoding="utf-8").splitlines())
    return {word: float(value) for word, value in rows}


def lexicon(changes: Collection[str] = tuple(NEWS_CHANGES)) -> dict[str, float]:
    """The dictionary that these changes make of VADER's, neutral words included.

    Examples
    --------
    >>> lexicon()["war"], lexicon([])["war"]
    (-2.45, -2.9)
    """
    values = dict(dictionary.analyzer().lexicon)
    if "second" in changes:
        both = values.keys() | afinn().keys()
        values = {w: (values.get(w, 0.0) + afinn().get(w, 0.0)) / 2 for w in both}
    if "words" in changes:
        values = news_words() | values
    return values


@cache
def news_words() -> dict[str, float]:
    """The kit's own list of words that carry tone in news.

    >>> toned("They were abducted.", "news")
    abducted -2.15; compound -0.49
    """
    rows = lexicons.word_list("news_tone")
    return dict(zip(rows["word"].tolist(), rows["value"].astype(float).tolist(), strict=True))


@cache
def _neutral() -> dict[str, str]:
    rows = lexicons.word_list("news_neutral")
    return dict(zip(rows["word"].tolist(), rows["why"].tolist(), strict=True))


def _role(role: str) -> tuple[str, ...]:
    return lexicons.words_where("news_rules", "role", role)


@cache
def _lookup(changes: frozenset[str]) -> Lookup:
    return dictionary.lookup_in(lexicon(changes))


# ---------------------------------------------------------------- one sentence


def steps(
    text: str, chunks: Sequence[str], in_names: Collection[int], changes: frozenset[str]
) -> list[Step]:
    """What became of each dictionary word of a sentence, those set aside included.

    Parameters
    ----------
    text : str
        The sentence with straight quotes and spelled emoji.
    chunks : sequence of str
        Its pieces between white space.
    in_names : collection of int
        The numbers of the words that are in a proper name.
    changes : frozenset of str
        Which of `NEWS_CHANGES` apply.

    Examples
    --------
    >>> text = "They fight bribery"
    >>> steps(text, text.split(), (), frozenset(NEWS_CHANGES))[-1].reasons
    ('prevented by “fight”',)
    """
    words = list(map(_lookup(changes), chunks))
    aside = dict(_set_aside(words, in_names, changes))
    heard = [_mute(word) if i in aside else word for i, word in enumerate(words)]
    counted = rules.steps(heard)
    if "prevents" in changes:
        counted = [_unless_prevented(step, heard) for step in counted]
    if "supposes" in changes:
        counted = _supposed(counted, heard, text)
    silent = [Step(i, words[i].value or 0.0, 0.0, (why,)) for i, why in aside.items()]
    return sorted(counted + silent)


def _set_aside(
    words: Sequence[Word], in_names: Collection[int], changes: frozenset[str]
) -> Iterable[tuple[int, str]]:
    """The dictionary words that are given no value, and why.

    >>> toned("Ada Lane met the Freedom Party.", "news")
    Freedom 2.6 → 0 (part of a name); Party 0.85 → 0 (part of a name); compound 0.00
    >>> toned("The party met.", "news")
    party 0.85 → 0 (neutral in news: institution or field); compound 0.00
    >>> toned("They live in towns like ours.", "news")
    like 1.75 → 0 (compares); compound 0.00
    """
    for i, word in enumerate(words):
        if not word.counts:
            continue
        if "names" in changes and i in in_names:
            yield i, "part of a name"
        elif "neutral" in changes and word.lower in _neutral():
            yield i, f"neutral in news: {_neutral()[word.lower]}"
        elif "likes" in changes and word.lower == "like" and not _is_liking(words, i):
            yield i, "compares"


def _mute(word: Word) -> Word:
    """The word without its value, so that it can no longer turn others.

    >>> toned("No party.", "news")
    No -1.1; party 0.85 → 0 (neutral in news: institution or field); compound -0.27
    """
    return word._replace(value=None, counts=False)


def _is_liking(words: Sequence[Word], i: int) -> bool:
    """Whether “like” is a verb: “I like it”, “to like it”; not “people like him”.

    >>> toned("I like it.", "news")
    like 1.75; compound 0.41
    """
    return i > 0 and words[i - 1].lower in _role("likes")


def _unless_prevented(step: Step, words: Sequence[Word]) -> Step:
    """Half a good thing for a bad one that is kept from happening: “prevent violence”.

    >>> toned("They fight bribery.", "news")
    fight -1.3; bribery -2.3 → 1.15 (prevented by “fight”); compound -0.04
    >>> toned("They fight joy.", "news")
    fight -1.3; joy 2.9; compound 0.38
    """
    by = _preventing_word(words, step.place) if step.value < 0 else None
    return step if by is None else _weighed(step, PREVENTED, f"prevented by “{by}”")


def _supposed(taken: list[Step], words: Sequence[Word], text: str) -> list[Step]:
    """All steps halved in a question or a supposition.

    >>> toned("It would be a disaster.", "news")
    disaster -2.55 → -1.275 (not stated as a fact: “would”); compound -0.31
    >>> toned("It was a disaster.", "news")
    disaster -2.55; compound -0.55
    """
    by = _supposing_word(words, text)
    if by is None:
        return taken
    return [_weighed(step, SUPPOSED, f"not stated as a fact: “{by}”") for step in taken]


def _weighed(step: Step, weight: float, reason: str) -> Step:
    return Step(step.place, step.value, step.adjusted * weight, (*step.reasons, reason))


def _preventing_word(words: Sequence[Word], i: int) -> str | None:
    """The nearest word ahead that keeps something from happening: “prevent”, “against”.

    >>> toned("They prevent more crime.", "news")
    prevent -0.45; crime -2.75 → 1.522 (boosted by “more”; prevented by “prevent”); compound 0.27
    >>> toned("They prevent what all of us call crime.", "news")
    prevent -0.45; crime -2.75; compound -0.64
    """
    ahead = [word.lower for word in words[max(0, i - _REACH) : i]]
    return next((word for word in reversed(ahead) if word in _role("prevents")), None)


def _supposing_word(words: Sequence[Word], text: str) -> str | None:
    """What makes the sentence a question or a supposition.

    >>> toned("Was it a disaster?", "news")
    disaster -2.55 → -1.275 (not stated as a fact: “?”); compound -0.31
    """
    if "?" in text:
        return "?"
    return next((word.lower for word in words if word.lower in _role("supposes")), None)
