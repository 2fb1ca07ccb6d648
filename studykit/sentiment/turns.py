"""What turns a word of the news variant from afar: nobody, cleared of, the crime rate dropped."""

from collections.abc import Mapping, Sequence
from functools import cache

from vaderSentiment import vaderSentiment as published  # type: ignore[import-untyped]

from studykit import lexicons
from studykit.sentiment.dictionary import Word, analyzer
from studykit.sentiment.rules import Step

PREVENTED = -0.5
DENIED = 0.0
SUPERLATIVE = 0.25
_REACH = 3  # how many words ahead a preventing word is looked for
_FAR = 6  # how many where words are joined by “and”, or from “nobody” to what nobody does
_ACQUITTAL = 8


@cache
def roles() -> Mapping[str, frozenset[str]]:
    """The words of `data/tone/news_rules.csv` by their role."""
    table = lexicons.word_list("news_rules")
    return {str(role): frozenset(rows["word"]) for role, rows in table.groupby("role")}


@cache
def needed() -> Mapping[str, frozenset[str]]:
    """For each change that turns words, those of which a sentence must have one; all are noted."""
    return {
        "nobody": roles()["negates"] | {"no"},
        "prevents": roles()["prevents"] | roles()["denies"],
        "lowers": roles()["lowers"] | roles()["acquits"],
        "supposes": roles()["supposes"],
    }


def weighed(step: Step, weight: float, reason: str) -> Step:
    """The step with its value times the weight, and why."""
    adjusted = step.adjusted * weight + 0.0  # no -0
    return Step(step.place, step.value, adjusted, (*step.reasons, reason))


# ---------------------------------------------------------------- kept from happening


def unless_prevented(step: Step, words: Sequence[Word], chunks: Sequence[str]) -> Step:
    """Half a good thing for a bad one that is kept from happening: “prevent violence”.

    >>> toned("They fight bribery.", "news")
    fight -1.3; bribery -2.3 → 1.15 (prevented by “fight”); compound -0.04
    >>> toned("They fight joy.", "news")
    fight -1.3; joy 2.9; compound 0.38
    >>> toned("They denied the fraud.", "news")
    denied -1.95; fraud -3.4 → 0 (not stated: “denied”); compound -0.45
    """
    by = _preventing_word(words, step.place) if step.value < 0 else None
    if by is None:
        return step
    if by in roles()["denies"]:
        return weighed(step, DENIED, f"not stated: “{by}”")
    return weighed(step, PREVENTED, f"prevented by “{by}”")


def _preventing_word(words: Sequence[Word], i: int) -> str | None:
    """The nearest word ahead that keeps something from happening: “prevent”, “against”.

    >>> toned("They prevent more crime.", "news")
    prevent -0.45; crime -2.75 → 1.522 (boosted by “more”; prevented by “prevent”); compound 0.27
    >>> toned("They prevent what all of us call crime.", "news")
    prevent -0.45; crime -2.75; compound -0.64
    >>> toned("They fight graft and the abuse.", "news")
    fight -1.3; abuse -3.1 → 1.55 (prevented by “fight”); compound 0.06
    """
    reach = _FAR if _is_joined(words, i) else _REACH
    ahead = [word.lower for word in words[max(0, i - reach) : i]]
    turning = needed()["prevents"]
    return next((word for word in reversed(ahead) if word in turning), None)


def _is_joined(words: Sequence[Word], i: int) -> bool:
    """Whether “and” or “or” joins the word to others: “the fraud and the | abuse”."""
    return not {"and", "or", "nor"}.isdisjoint(word.lower for word in words[max(0, i - 2) : i])


# ---------------------------------------------------------------- lowered, cleared of


def unless_lowered(step: Step, words: Sequence[Word], chunks: Sequence[str]) -> Step:
    """Half a good thing for a bad one that gets less, or that somebody is cleared of.

    >>> toned("The crime rate dropped.", "news")
    crime -2.75 → 1.375 (turned by “dropped”); dropped -0.5; compound 0.22
    >>> toned("The crime rate rose.", "news")
    crime -2.75; rose 0.5 → 0 (neutral in news: neither good nor bad by itself); compound -0.58
    >>> toned("She was acquitted of any fraud.", "news")
    acquitted 1.5; fraud -3.4 → 1.7 (turned by “acquitted”); compound 0.64
    """
    if step.adjusted >= 0:
        return step
    by = _lowering_word(words, chunks, step.place) or _acquitting_word(words, chunks, step.place)
    return step if by is None else weighed(step, PREVENTED, f"turned by “{by}”")


def _lowering_word(words: Sequence[Word], chunks: Sequence[str], i: int) -> str | None:
    """“crime | dropped”, “the crime rate | has dropped”: the word that says that it gets less.

    >>> toned("The crime has eased.", "news")
    crime -2.75 → 1.375 (turned by “eased”); eased 0.6; compound 0.45
    >>> toned("A crime that eased.", "news")
    crime -2.75; eased 0.6; compound -0.49
    >>> toned("Of crime, he dropped it.", "news")
    crime -2.75; dropped -0.5; compound -0.64
    """
    for j in range(i + 1, min(i + 4, len(words))):
        if _ends_clause(chunks[j - 1]):
            return None
        if words[j].lower in roles()["lowers"]:
            return words[j].lower
        if words[j].lower not in roles()["measures"]:
            return None
    return None


def _acquitting_word(words: Sequence[Word], chunks: Sequence[str], i: int) -> str | None:
    """“| cleared of all charges of fraud”, “not | guilty of it”: what frees of the word.

    >>> toned("He was guilty of murder.", "news")
    guilty -2.4; murder -2.85; compound -0.80
    >>> toned("He was not found guilty of a mean murder.", "news")
    guilty -2.4 → 1.776 (negated by “not”); murder -2.85 → 1.425 (turned by “guilty”); compound 0.64
    >>> toned("He was acquitted of it; the murder hurt.", "news")
    acquitted 1.5; murder -2.85; hurt -2.2; compound -0.68
    """
    for j in range(i - 1, max(-1, i - 1 - _ACQUITTAL), -1):
        if _ends_clause(chunks[j], ";:."):
            return None
        if words[j].lower in roles()["acquits"] and words[j + 1].lower == "of":
            is_said_of_guilt = any(word.negates for word in words[max(0, j - 3) : j])
            return words[j].lower if (words[j].lower != "guilty") or is_said_of_guilt else None
    return None


def _ends_clause(chunk: str, marks: str = ",;:.!?") -> bool:
    return chunk[-1] in marks


# ---------------------------------------------------------------- nobody, not the worst


def unless_nobodys(step: Step, words: Sequence[Word], chunks: Sequence[str]) -> Step:
    """Turned by “nobody”, “no one”, “neither … nor” up to six words ahead in its clause.

    >>> toned("Nobody in the town loves it.", "news")
    loves 2.85 → -2.109 (negated by “nobody”); compound -0.48
    >>> toned("No one was hurt.", "news")
    No -1.1 → 0 (part of “no one”); hurt -2.2 → 1.628 (negated by “no one”); compound 0.39
    >>> toned("Nobody came, and she loves it.", "news")
    loves 2.85; compound 0.59
    """
    if any("negated" in reason for reason in step.reasons):
        return step
    for j in range(step.place - 1, max(-1, step.place - 1 - _FAR), -1):
        if _ends_clause(chunks[j]) or words[j].lower in ("and", "but"):
            return step
        if words[j].lower in roles()["negates"] or is_no_one(words, j):
            by = "no one" if words[j].lower == "one" else words[j].lower
            return weighed(step, published.N_SCALAR, f"negated by “{by}”")
    return step


def is_no_one(words: Sequence[Word], j: int) -> bool:
    """Whether the word is the second of “no one”."""
    return 0 < j < len(words) and words[j].lower == "one" and words[j - 1].lower == "no"


def unless_superlative(step: Step, words: Sequence[Word], chunks: Sequence[str]) -> Step:
    """A quarter of a negated superlative: what is “not the worst” is hardly good.

    >>> toned("It was not the worst storm.", "news")
    worst -3.05 → 0.5642 (negated by “not”; says little of a superlative); compound 0.14
    >>> toned("It was not the worse storm.", "news")
    worse -2.55 → 1.887 (negated by “not”); compound 0.44
    """
    i = step.place
    if i == 0 or words[i - 1].lower != "the" or not is_superlative(words[i].lower):
        return step
    if not any("negated" in reason for reason in step.reasons):
        return step
    return weighed(step, SUPERLATIVE, "says little of a superlative")


def is_superlative(word: str) -> bool:
    """“worst”, “greatest”, “safest”; not “protest”, “honest”.

    >>> [is_superlative(word) for word in ("worst", "greatest", "safest", "protest", "honest")]
    [True, True, True, False, False]
    """
    if word in ("worst", "best"):
        return True
    stem = word.removesuffix("est")
    return stem != word and not analyzer().lexicon.keys().isdisjoint((stem, f"{stem}e"))
