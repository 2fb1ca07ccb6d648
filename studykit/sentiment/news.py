"""The news variant: what VADER is known to get wrong on news, mended one change at a time.

Each change can be left out by itself, so that what it is worth can be measured.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from studykit import lexicons
from studykit.sentiment import dictionary, phrases, rules, turns
from studykit.sentiment.dictionary import Lookup, Word
from studykit.sentiment.phrases import Phrase
from studykit.sentiment.places import Sentence
from studykit.sentiment.rules import Step

NEWS_CHANGES: Mapping[str, str] = {
    "names": "proper names carry no tone",
    "neutral": "words whose news sense is neutral carry none (data/tone/news_neutral.csv)",
    "second": "values are the mean of VADER's and AFINN's, 0 where one does not list the word",
    "words": "words of news that both lack are added (data/tone/news_tone.csv)",
    "likes": "“like” counts after “I”, “would” and the like, not where it compares",
    "kindly": "“kindly” has no tone where it asks: “Kindly stop”",
    "phrases": "phrases count as one word (data/tone/news_phrases.csv): “fed up”, “grand jury”",
    "compounds": "“war-torn” has the value of its strongest part, “risk-free” half the contrary",
    "nobody": "“nobody”, “no one”, “neither … nor” turn what is up to six words after them",
    "superlatives": "a negated superlative is a quarter of its contrary: “not the worst”",
    "prevents": "a bad thing that is prevented, reduced or fought is half a good one",
    "lowers": "so is one that gets less, or that somebody is cleared of",
    "supposes": "what is asked or supposed (“if”, “would”) counts half",
}
"""The changes of the news variant and what each does, in the order they apply."""

SUPPOSED = 0.5


@cache
def afinn() -> Mapping[str, float]:
    """AFINN-en-165: about 3,400 English words valued from -5 to 5.

    The edition of 2015 of the list that Nielsen (2011) describes.
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


@cache
def _lookup(changes: frozenset[str]) -> Lookup:
    values = lexicon(changes)
    lookup = dictionary.lookup_in(values, _called(values, changes))
    if "compounds" in changes:
        lookup = phrases.with_compounds(lookup, _neutral())
    return dictionary.by_chunk(lookup)


def _called(values: Iterable[str], changes: Collection[str]) -> dictionary.Calls:
    """For each word on which one of these changes may turn, those changes.

    >>> calls = _called(["best", "party"], ["superlatives"])
    >>> calls["best"], "party" in calls
    (frozenset({'superlatives'}), False)
    """
    found = phrases.by_longest_word()
    last = [words[-1] for held in found.values() for words, _ in held]
    words_of: Mapping[str, Iterable[str]] = {
        "neutral": _neutral(),
        "likes": ["like"],
        "kindly": ["kindly"],
        "phrases": found,
        "superlatives": [word for word in (*values, *last) if turns.is_superlative(word)],
        **turns.needed(),
    }
    called = dict(dictionary.BUT)
    for change in words_of.keys() & changes:
        for word in words_of[change]:
            called[word] = called.get(word, frozenset()) | {change}
    return called


# ---------------------------------------------------------------- one sentence


_TURNS: Mapping[str, Callable[[Step, Sequence[Word], Sequence[str]], Step]] = {
    "nobody": turns.unless_nobodys,
    "superlatives": turns.unless_superlative,
    "prevents": turns.unless_prevented,
    "lowers": turns.unless_lowered,
}
_NOTHING = frozenset[str]()


def steps(sentence: Sentence, named: bytes | bytearray, changes: frozenset[str]) -> list[Step]:
    """What became of each dictionary word of a sentence, those set aside included.

    Parameters
    ----------
    sentence : Sentence
        As the rules read it.
    named : bytes
        1 for each character of the article that is in a proper name, up to the last of these.
    changes : frozenset of str
        Which of `NEWS_CHANGES` apply.

    Examples
    --------
    >>> steps(Sentence("They fight bribery"), b"", frozenset(NEWS_CHANGES))[-1].reasons
    ('prevented by “fight”',)
    """
    words = list(map(_lookup(changes), sentence.chunks))
    noted = rules.noted(words)
    called = _NOTHING.union(*[words[i].calls for i in noted])
    found = phrases.phrases(words, noted) if "phrases" in called else []
    hits = [i for i in noted if words[i].counts]
    if not hits and not found:
        return []
    in_names = _in_names(sentence, hits, named) if "names" in changes else ()
    aside = dict(_set_aside(words, hits, in_names, found, called))
    heard = _heard(words, aside, found)
    at = sorted({*noted, *(phrase.last for phrase in found)}) if found else noted
    counted = _told(rules.steps_at(heard, at), found)
    counted = _turned(counted, heard, sentence.chunks, called)
    if "supposes" in changes:
        may_suppose = at if "supposes" in called else ()
        counted = _supposed(counted, heard, may_suppose, sentence.text)
    if not aside:
        return counted
    silent = [Step(i, words[i].value or 0.0, 0.0, (why,)) for i, why in aside.items()]
    return sorted(counted + silent)


def _in_names(sentence: Sentence, hits: Sequence[int], named: bytes | bytearray) -> list[int]:
    """Those of the words that share a character with a name."""
    return [i for i in hits if named.find(1, *sentence.chunk_span(i)) >= 0]


def _heard(
    words: Sequence[Word], aside: Collection[int], found: Sequence[Phrase]
) -> Sequence[Word]:
    """The words, those set aside without their values, phrases with theirs on the last word."""
    if not aside and not found:
        return words
    heard = list(words)
    for i in aside:
        heard[i] = _mute(heard[i])
    for phrase in found:
        heard[phrase.last] = _phrase_word(heard[phrase.last], phrase.value)
    return heard


def _turned(
    counted: list[Step], words: Sequence[Word], chunks: Sequence[str], called: Collection[str]
) -> list[Step]:
    """The steps as words from afar leave them; most sentences have no such word."""
    for change, turn in _TURNS.items():
        if change in called:
            counted = [turn(step, words, chunks) for step in counted]
    return counted


def _phrase_word(word: Word, value: float) -> Word:
    """The last word of a phrase with the value of all of it; without one where that is 0."""
    if not value:
        return word._replace(value=None, counts=False)
    return word._replace(value=value, counts=True, is_noted=True)


def _told(counted: list[Step], found: Sequence[Phrase]) -> list[Step]:
    """The steps, those of phrases with the phrase as their first reason."""
    if not found:
        return counted
    said = {phrase.last: f"set phrase “{phrase.words}”" for phrase in found if phrase.value}
    return [
        step._replace(reasons=(said[step.place], *step.reasons)) if step.place in said else step
        for step in counted
    ]


def _set_aside(
    words: Sequence[Word],
    hits: Sequence[int],
    in_names: Collection[int],
    found: Sequence[Phrase],
    called: Collection[str],
) -> Iterable[tuple[int, str]]:
    """The dictionary words that are given no value, and why.

    >>> toned("Ada Lane met the Freedom Party.", "news")
    Freedom 2.6 → 0 (part of a name); Party 0.85 → 0 (part of a name); compound 0.00
    >>> toned("The party met.", "news")
    party 0.85 → 0 (neutral in news: institution or field); compound 0.00
    >>> toned("They live in towns like ours.", "news")
    like 1.75 → 0 (compares); compound 0.00
    """
    within = {i: phrase for phrase in found for i in range(phrase.first, phrase.last + 1)}
    for i in hits:
        if i in within:
            if i < within[i].last or not within[i].value:
                yield i, f"part of “{within[i].words}”"
        elif i in in_names:
            yield i, "part of a name"
        elif words[i].calls and (why := _why_silent(words, i, called)):
            yield i, why


def _why_silent(words: Sequence[Word], i: int, called: Collection[str]) -> str | None:
    """Why a word outside names and phrases has no tone where it is, if it has none."""
    lower = words[i].lower
    if "neutral" in called and lower in _neutral():
        return f"neutral in news: {_neutral()[lower]}"
    if "likes" in called and lower == "like" and not _is_liking(words, i):
        return "compares"
    if "kindly" in called and lower == "kindly" and _is_asking(words, i):
        return "asks"
    is_no_one = "nobody" in called and lower == "no" and turns.is_no_one(words, i + 1)
    return "part of “no one”" if is_no_one else None


def _mute(word: Word) -> Word:
    """The word without its value, so that it can no longer turn others.

    >>> toned("No party.", "news")
    No -1.1; party 0.85 → 0 (neutral in news: institution or field); compound -0.27
    """
    return Word(word.lower, None, False, *word[3:])


def _is_liking(words: Sequence[Word], i: int) -> bool:
    """Whether “like” is a verb: “I like it”, “to like it”; not “people like him”.

    >>> toned("I like it.", "news")
    like 1.75; compound 0.41
    """
    return i > 0 and words[i - 1].lower in turns.roles()["likes"]


def _is_asking(words: Sequence[Word], i: int) -> bool:
    """Whether “kindly” begins a request: “Kindly stop calling”, “please kindly”.

    >>> toned("Kindly stop.", "news")
    Kindly 1.1 → 0 (asks); stop -1.1; compound -0.27
    >>> toned("She kindly left.", "news")
    kindly 1.1; compound 0.27
    """
    return i == 0 or words[i - 1].lower in ("please", "you")


def _supposed(
    taken: list[Step], words: Sequence[Word], noted: Iterable[int], text: str
) -> list[Step]:
    """All steps halved in a question or a supposition.

    >>> toned("It would be a disaster.", "news")
    disaster -2.55 → -1.275 (not stated as a fact: “would”); compound -0.31
    >>> toned("It was a disaster.", "news")
    disaster -2.55; compound -0.55
    """
    by = _supposing_word(words, noted, text)
    if by is None:
        return taken
    return [turns.weighed(step, SUPPOSED, f"not stated as a fact: “{by}”") for step in taken]


def _supposing_word(words: Sequence[Word], noted: Iterable[int], text: str) -> str | None:
    """What makes the sentence a question or a supposition.

    >>> toned("Was it a disaster?", "news")
    disaster -2.55 → -1.275 (not stated as a fact: “?”); compound -0.31
    """
    if "?" in text:
        return "?"
    supposes = turns.roles()["supposes"]
    return next((words[i].lower for i in noted if words[i].lower in supposes), None)
