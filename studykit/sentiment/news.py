"""The news variant: what VADER is known to get wrong on news, mended one change at a time.

Each change can be left out by itself, so that what it is worth can be measured.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from studykit import lexicons
from studykit.sentiment import dictionary, phrases, rules, triggers, turns
from studykit.sentiment.dictionary import Lookup, Word
from studykit.sentiment.phrases import Phrase
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
def neutral() -> dict[str, str]:
    """Words that carry no tone in news, each with the reason.

    >>> neutral()["party"]
    'neutral in news: institution or field'
    """
    rows = lexicons.word_list("news_neutral")
    return {
        word: f"neutral in news: {why}" for word, why in zip(rows["word"], rows["why"], strict=True)
    }


@cache
def lookup(changes: frozenset[str]) -> Lookup:
    """The dictionary that these changes make, as a function from a chunk to its `Word`."""
    lookup = dictionary.lookup_in(lexicon(changes))
    if "compounds" in changes:
        lookup = phrases.with_compounds(lookup, neutral())
    return triggers.with_triggers(lookup, changes)


# ---------------------------------------------------------------- one sentence


_TURNS: Sequence[tuple[int, Callable[[Step, Sequence[Word]], Step]]] = (
    (triggers.NOBODY, turns.unless_nobodys),
    (triggers.SUPERLATIVE, turns.unless_superlative),
    (triggers.PREVENTS, turns.unless_prevented),
    (triggers.LOWERS, turns.unless_lowered),
)
"""What turns words from afar, each with the trigger that a sentence must have."""


def turned(
    steps: list[Step], words: Sequence[Word], noted: Sequence[tuple[int, Word]], may: int
) -> list[Step]:
    """What the rules make of the steps of a sentence.

    Parameters
    ----------
    steps : list of Step
        A step for each dictionary word, as it is by itself: with its value, or with the reason
        why it has none (a name, a neutral word).
    words : sequence of Word
        The words of the sentence, if a rule looks at them.
    noted : sequence of (int, Word)
        Those that set off a rule, each with its place.
    may : int
        The triggers of the rules that may apply.

    Examples
    --------
    >>> words = list(map(lookup(frozenset(NEWS_CHANGES)), "They fight bribery".split()))
    >>> turned([Step(2, -2.3, -2.3, ())], words, [], triggers.PREVENTS)[0].reasons
    ('prevented by “fight”',)
    """
    found = phrases.phrases(words, noted) if may & triggers.PHRASE else []
    if may & triggers.ASIDE:
        steps = [_unless_aside(step, words) for step in steps]
    if found:
        steps = _with_phrases(steps, found)
    silent = [step for step in steps if step.reasons]
    taken = [step for step in steps if not step.reasons]
    if may & triggers.NEAR or found:
        near = [*_having(noted, triggers.NEAR), *(phrase.last for phrase in found)]
        taken = rules.beside(taken, _heard(words, silent, found), near)
    if may & triggers.BUT:
        taken = rules.weighed_around_but(taken, _having(noted, triggers.BUT)[0])
    if found:
        taken = _told(taken, found)
    if may & triggers.FAR:
        taken = _turned_from_afar(taken, words, noted, may)
    return sorted(taken + silent)


def _having(noted: Iterable[tuple[int, Word]], trigger: int) -> list[int]:
    """The places of the words that have a trigger."""
    return [i for i, word in noted if word.triggers & trigger]


def _turned_from_afar(
    taken: list[Step], words: Sequence[Word], noted: Sequence[tuple[int, Word]], may: int
) -> list[Step]:
    """The steps as words leave them that need not be near."""
    for trigger, turn in _TURNS:
        if may & trigger:
            taken = [turn(step, words) for step in taken]
    if may & triggers.SUPPOSES:
        by = [word for _, word in noted if word.triggers & triggers.SUPPOSES]
        return _supposed(taken, by)
    return taken


def _with_phrases(steps: Sequence[Step], found: Sequence[Phrase]) -> list[Step]:
    """The steps, of the words of phrases one alone, at the last word, if it has a value.

    >>> toned("The grand jury met over a grand plan.", "news")
    grand 2.5 → 0 (part of “grand jury”); grand 2.5; compound 0.54
    """
    within = {i: phrase for phrase in found for i in range(phrase.first, phrase.last + 1)}
    told = [Step(phrase.last, phrase.value, phrase.value, ()) for phrase in found if phrase.value]
    for step in steps:
        phrase = within.get(step.place)
        if phrase is None:
            told.append(step)
        elif step.place < phrase.last or not phrase.value:
            told.append(Step(step.place, step.value, 0.0, (f"part of “{phrase.words}”",)))
    return sorted(told)


def _heard(
    words: Sequence[Word], silent: Iterable[Step], found: Sequence[Phrase]
) -> Sequence[Word]:
    """The words, those set aside without their values, phrases with theirs on the last word.

    Without its value a word can no longer turn others.

    >>> toned("No party.", "news")
    No -1.1; party 0.85 → 0 (neutral in news: institution or field); compound -0.27
    """
    heard = list(words)
    for step in silent:
        heard[step.place] = heard[step.place]._replace(value=None)
    for phrase in found:
        heard[phrase.last] = heard[phrase.last]._replace(value=phrase.value or None)
    return heard


def _told(steps: Iterable[Step], found: Sequence[Phrase]) -> list[Step]:
    """The steps, those of phrases with the phrase as their first reason."""
    said = {phrase.last: f"set phrase “{phrase.words}”" for phrase in found if phrase.value}
    return [
        step._replace(reasons=(said[step.place], *step.reasons)) if step.place in said else step
        for step in steps
    ]


def _unless_aside(step: Step, words: Sequence[Word]) -> Step:
    """The step, without its value where its neighbours take it.

    >>> toned("They live in towns like ours.", "news")
    like 1.75 → 0 (compares); compound 0.00
    """
    why = None if step.reasons else _why_silent(words, step.place)
    return Step(step.place, step.value, 0.0, (why,)) if why else step


def _why_silent(words: Sequence[Word], i: int) -> str | None:
    """Why a word has no tone beside its neighbours, if it has none."""
    lower = words[i].lower
    if lower == "like" and not _is_liking(words, i):
        return "compares"
    if lower == "kindly" and _is_asking(words, i):
        return "asks"
    return "part of “no one”" if lower == "no" and turns.is_no_one(words, i + 1) else None


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


def _supposed(taken: list[Step], by: Sequence[Word]) -> list[Step]:
    """All steps halved in a question or a supposition.

    >>> toned("It would be a disaster.", "news")
    disaster -2.55 → -1.275 (not stated as a fact: “would”); compound -0.31
    >>> toned("It was a disaster.", "news")
    disaster -2.55; compound -0.55
    >>> toned("Would it be a disaster?", "news")
    disaster -2.55 → -1.275 (not stated as a fact: “?”); compound -0.31
    """
    is_asked = any("?" in word.chunk for word in by)
    why = f"not stated as a fact: “{'?' if is_asked else by[0].lower}”"
    return [turns.weighed(step, SUPPOSED, why) for step in taken]
