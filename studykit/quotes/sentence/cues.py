"""The lists of cues in `data/quotes/`, as the rules look them up: “said” is a form of *say*.

A new cue verb is a line in `data/quotes/cue_verbs.csv`; only what makes its forms is here.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from studykit import lexicons

BASE, PRESENT, PAST, PARTICIPLE, ING = 1, 2, 4, 8, 16
_VOWELS = "aeiou"


@dataclass(slots=True)
class Cue:
    """A word that credits: its dictionary form, what may follow it, and which form it is in."""

    lemma: str
    frames: frozenset[str]
    forms: int
    is_noun: bool


@cache
def verb_cues() -> dict[str, Cue]:
    """Every form of every verb in `data/quotes/cue_verbs.csv`.

    Examples
    --------
    >>> verb_cues()["said"].lemma, verb_cues()["said"].forms == PAST | PARTICIPLE
    ('say', True)
    """
    cues: dict[str, Cue] = {}
    for lemma, past, participle, ing, is_noun, words in _rows(
        "cue_verbs", "lemma", "past", "participle", "ing", "noun", "frames"
    ):
        frames = frozenset(words.split())
        if "that" in frames:
            frames |= {"quote"}
        for form, code in _forms(lemma, past, participle, ing):
            known = cues.get(form)
            if known and known.lemma != lemma:
                continue
            forms = code | (known.forms if known else 0)
            cues[form] = Cue(lemma, frames, forms, is_noun == "yes")
    return cues


def _forms(lemma: str, past: str, participle: str, ing: str) -> list[tuple[str, int]]:
    """The forms of a verb; those that the list leaves empty are made by rule.

    >>> [form for form, _ in _forms("see", "saw", "seen", "")]
    ['see', 'sees', 'saw', 'seen', 'seeing']
    """
    past = past or _with_ed(lemma)
    return [
        (lemma, BASE),
        (with_s(lemma), PRESENT),
        (past, PAST),
        (participle or past, PARTICIPLE),
        (ing or _with_ing(lemma), ING),
    ]


def _ends_in_consonant_y(lemma: str) -> bool:
    return lemma.endswith("y") and lemma[-2] not in _VOWELS


def with_s(lemma: str) -> str:
    """The form of a verb for he, she and it.

    Examples
    --------
    >>> with_s("deny"), with_s("stress"), with_s("say")
    ('denies', 'stresses', 'says')
    """
    if _ends_in_consonant_y(lemma):
        return lemma[:-1] + "ies"
    return lemma + ("es" if lemma.endswith(("s", "sh", "ch", "x", "z")) else "s")


# One short vowel and one consonant at the end: the consonant doubles (quip, quipped).
_DOUBLES = re.compile(r"(?:[^aeiou]+|qu)[aeiou][^aeiouwxy]")


def _stem(lemma: str) -> str:
    """What -ed and -ing are added to.

    >>> _stem("quip"), _stem("repeat"), _stem("vow")
    ('quipp', 'repeat', 'vow')
    """
    return lemma + lemma[-1] if _DOUBLES.fullmatch(lemma) else lemma


def _with_ed(lemma: str) -> str:
    """The form for the past.

    >>> _with_ed("deny"), _with_ed("note"), _with_ed("quip"), _with_ed("stay")
    ('denied', 'noted', 'quipped', 'stayed')
    """
    if _ends_in_consonant_y(lemma):
        return lemma[:-1] + "ied"
    return lemma + "d" if lemma.endswith("e") else _stem(lemma) + "ed"


def _with_ing(lemma: str) -> str:
    """The form in -ing.

    >>> _with_ing("lie"), _with_ing("note"), _with_ing("agree"), _with_ing("quip")
    ('lying', 'noting', 'agreeing', 'quipping')
    """
    if lemma.endswith("ie"):
        return lemma[:-2] + "ying"
    if lemma.endswith("e") and not lemma.endswith("ee"):
        return lemma[:-1] + "ing"
    return _stem(lemma) + "ing"


@cache
def plain_verbs() -> frozenset[str]:
    """Forms of cue verbs that are finite verbs and no nouns: said, thinks, told.

    >>> sorted({"said", "thinks", "claims", "noted", "saying"} & plain_verbs())
    ['said', 'thinks']
    """
    return frozenset(
        form
        for form, cue in verb_cues().items()
        if not cue.is_noun and not cue.forms & ING and not form.endswith("ed")
    )


@cache
def complements(name: str) -> dict[str, frozenset[str]]:
    """The words of a list, each with what may follow it (its column `frames`).

    >>> sorted(complements("cue_adjectives")["adamant"])
    ['about', 'that']
    """
    return {word: frozenset(frames.split()) for word, frames in _rows(name, "word", "frames")}


def _rows(name: str, *columns: str) -> Iterator[tuple[str, ...]]:
    """The rows of a word list, with these columns."""
    table = lexicons.word_list(name)
    return zip(*(table[column].tolist() for column in columns), strict=True)
