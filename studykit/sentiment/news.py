"""The news variant: what VADER is known to get wrong on news, mended one change at a time.

Each change can be left out by itself, so that what it is worth can be measured.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from studykit import lexicons
from studykit.sentiment import vader
from studykit.sentiment.vader import Lookup, Step, Word

CHANGES: Mapping[str, str] = {
    "names": "proper names carry no tone",
    "neutral": "words whose news sense is neutral carry none (data/tone/news_neutral.csv)",
    "second": "values are the mean of VADER's and AFINN's, 0 where one does not list the word",
    "words": "words of news that both lack are added (data/tone/news_tone.csv)",
    "likes": "“like” counts behind “I”, “would” and the like, not where it compares",
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
    """
    spec = find_spec("afinn")
    assert spec is not None
    assert spec.origin is not None
    path = Path(spec.origin).parent / "data" / "AFINN-en-165.txt"
    rows = (line.split("\t") for line in path.read_text(encoding="utf-8").splitlines())
    return {word: float(value) for word, value in rows}


def lexicon(changes: Collection[str] = tuple(CHANGES)) -> dict[str, float]:
    """The dictionary that these changes make of VADER's, neutral words included.

    Examples
    --------
    >>> lexicon()["war"], lexicon([])["war"]
    (-2.45, -2.9)
    """
    values = dict(vader.analyzer().lexicon)
    if "second" in changes:
        both = values.keys() | afinn().keys()
        values = {w: (values.get(w, 0.0) + afinn().get(w, 0.0)) / 2 for w in both}
    if "words" in changes:
        values = news_words() | values
    return values


@cache
def news_words() -> dict[str, float]:
    """The kit's own list of words that carry tone in news."""
    rows = lexicons.word_list("news_tone")
    return dict(zip(rows["word"].tolist(), rows["value"].astype(float).tolist(), strict=True))


@cache
def _neutral() -> dict[str, str]:
    rows = lexicons.word_list("news_neutral")
    return dict(zip(rows["word"].tolist(), rows["why"].tolist(), strict=True))


@cache
def _role(role: str) -> frozenset[str]:
    rows = lexicons.word_list("news_rules")
    return frozenset(rows["word"][rows["role"] == role])


@cache
def _lookup(changes: frozenset[str]) -> Lookup:
    return vader.lookup_in(lexicon(changes))


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
        The numbers of the words that stand in a proper name.
    changes : frozenset of str
        Which of `CHANGES` apply.

    Examples
    --------
    >>> text = "They fight bribery"
    >>> steps(text, text.split(), (), frozenset(CHANGES))[-1].reasons
    ('prevented by “fight”',)
    """
    words = list(map(_lookup(changes), chunks))
    aside = dict(_set_aside(words, in_names, changes))
    heard = [_mute(word) if i in aside else word for i, word in enumerate(words)]
    counted = vader.steps(heard)
    if "prevents" in changes:
        counted = [_unless_prevented(step, heard) for step in counted]
    if "supposes" in changes:
        counted = _supposed(counted, heard, text)
    silent = [Step(i, words[i].value or 0.0, 0.0, (why,)) for i, why in aside.items()]
    return sorted(counted + silent)


def _set_aside(
    words: Sequence[Word], in_names: Collection[int], changes: frozenset[str]
) -> Iterable[tuple[int, str]]:
    """The dictionary words that are given no value, and why."""
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
    return word._replace(value=None, counts=False)


def _is_liking(words: Sequence[Word], i: int) -> bool:
    """Whether “like” is a verb: “I like it”, “would like to”; not “people like him”."""
    return i > 0 and words[i - 1].lower in _role("likes")


def _unless_prevented(step: Step, words: Sequence[Word]) -> Step:
    """Half a good thing for a bad one that is kept from happening: “prevent violence”."""
    by = _preventing_word(words, step.place) if step.value < 0 else None
    return step if by is None else _weighed(step, PREVENTED, f"prevented by “{by}”")


def _supposed(taken: list[Step], words: Sequence[Word], text: str) -> list[Step]:
    """All steps halved in a question or a supposition."""
    by = _supposing_word(words, text)
    if by is None:
        return taken
    return [_weighed(step, SUPPOSED, f"not stated as a fact: “{by}”") for step in taken]


def _weighed(step: Step, weight: float, reason: str) -> Step:
    return Step(step.place, step.value, step.adjusted * weight, (*step.reasons, reason))


def _preventing_word(words: Sequence[Word], i: int) -> str | None:
    """The nearest word ahead that keeps something from happening: “prevent”, “against”."""
    ahead = [word.lower for word in words[max(0, i - _REACH) : i]]
    return next((word for word in reversed(ahead) if word in _role("prevents")), None)


def _supposing_word(words: Sequence[Word], text: str) -> str | None:
    """What makes the sentence a question or a supposition."""
    if "?" in text:
        return "?"
    return next((word.lower for word in words if word.lower in _role("supposes")), None)
