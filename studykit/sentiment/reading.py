"""The sentences of a text read at once: few words have a value, and few of those are turned.

A word keeps the value that the dictionary gives it, or has none in a name; the rules look at those
sentences alone in which one of them may apply.
"""

from collections.abc import Mapping, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from studykit.memory import Array
from studykit.schema import Columns
from studykit.sentiment import news, noted, phrases, vader
from studykit.sentiment.dictionary import Lookup, Word
from studykit.sentiment.noted import Noted
from studykit.sentiment.places import Sentence, Span, spelled, straight
from studykit.sentiment.rules import AFTER, BEFORE, Step
from studykit.sentiment.triggers import BESIDE, FAR, MARKS, NEAR, PHRASE, VALUE


class Reading(NamedTuple):
    """The dictionary words of the sentences of a text, and what became of them."""

    texts: Sequence[str]
    starts: Sequence[int]
    n_words: Sequence[int]  # of each sentence
    n_steps: Sequence[int]  # of each sentence
    steps: Sequence[Step]
    spans: Sequence[Span]  # where the word of each step is in the article
    emphasis: Mapping[int, float]  # what marks add in the sentences that have any


class Reader:
    """What reads sentences by a dictionary, with some of `NEWS_CHANGES`.

    Parameters
    ----------
    lookup : callable
        From a chunk to its word, with its triggers.
    changes : frozenset of str
        Without any the rules are those of the published tool.
    """

    def __init__(self, lookup: Lookup, changes: frozenset[str] = frozenset()) -> None:
        self._lookup = lookup
        self._silent = news.neutral() if "neutral" in changes else {}
        self._has_names = "names" in changes

    def read(
        self,
        sentences: Columns,
        mentions: Sequence[Span] = (),
        text: str | None = None,
        tokens: Columns | None = None,
    ) -> Reading:
        """The sentences read.

        Parameters
        ----------
        sentences : mapping of str to list
            The columns `start` and `text`.
        mentions : sequence of (start, end)
            Where proper names are in the article, in the order of the text.
        text, tokens : str and mapping of str to sequence, optional
            The article, and the columns of its tokens: with them it is read faster.
        """
        texts, starts = sentences["text"], sentences["start"]
        found = noted.noted(sentences, self._lookup, text, tokens)
        triggers = np.array([word.triggers for word in found.words], "int64")
        hits = np.flatnonzero(triggers & VALUE)
        steps = self._alone(found, hits, mentions)
        spans = list(zip(found.start[hits].tolist(), found.end[hits].tolist(), strict=True))
        heard = hits[[not step.reasons for step in steps]]
        places, of_words = found.place.tolist(), _parts(found.sentence, len(texts))
        of_steps = _parts(found.sentence[hits], len(texts))
        n_steps = [part.stop - part.start for part in of_steps]
        for k, may in _applying(texts, found, triggers, heard):
            own, alone = of_steps[k], steps[of_steps[k]]
            words = self._words(texts[k]) if may & BESIDE else []
            own_noted = list(zip(places[of_words[k]], found.words[of_words[k]], strict=True))
            turned = news.turned(alone, words, own_noted, may)
            if [step.place for step in turned] != [step.place for step in alone]:
                spans[own] = _spans(texts[k], starts[k], turned, words)
            steps[own], n_steps[k] = turned, len(turned)
        marked = set(found.sentence[triggers & MARKS > 0].tolist())
        emphasis = {k: vader.emphasis_of(spelled(texts[k])[0]) for k in marked}
        return Reading(texts, starts, found.n_words.tolist(), n_steps, steps, spans, emphasis)

    def _alone(self, found: Noted, hits: Array, mentions: Sequence[Span]) -> list[Step]:
        """The dictionary words as they are by themselves: with a value, or the reason for none."""
        words = [found.words[i] for i in hits.tolist()]
        reasons = [self._silent.get(word.lower) for word in words]
        if mentions and self._has_names:
            for k in _in_names(found.start[hits], found.end[hits], mentions):
                reasons[k] = "part of a name"
        return [
            Step(i, word.value, 0.0, (why,)) if why else Step(i, word.value, word.value, ())
            for i, word, why in zip(found.place[hits].tolist(), words, reasons, strict=True)
        ]

    def _words(self, text: str) -> list[Word]:
        """All words of a sentence."""
        return list(map(self._lookup, spelled(straight(text))[0].split()))


@cache
def reader(changes: frozenset[str] = frozenset()) -> Reader:
    """What reads sentences with these of `NEWS_CHANGES`; without any, as published."""
    return Reader(news.lookup(changes), changes)


def _in_names(start: Array, end: Array, mentions: Sequence[Span]) -> list[int]:
    """The numbers of the words that share a character with a name."""
    firsts, ends = np.array(mentions).T
    k = firsts.searchsorted(end)  # the mentions that begin before the word's end
    return np.flatnonzero(np.append(0, np.maximum.accumulate(ends))[k] > start).tolist()


def _parts(sentence: Array, n: int) -> list[slice]:
    """The rows of each sentence, by the sentence of each row."""
    return [slice(a, b) for a, b in pairwise(sentence.searchsorted(range(n + 1)).tolist())]


def _applying(
    texts: Sequence[str], found: Noted, triggers: Array, heard: Array
) -> list[tuple[int, int]]:
    """The sentences in which a rule may apply, the last first, and the triggers in each.

    `heard` are the words that have a value there.
    """
    may = [0] * len(texts)
    for k, word in zip(found.sentence.tolist(), found.words, strict=True):
        is_alone = word.triggers & PHRASE and not phrases.may_hold(texts[k], word.bare)
        may[k] |= word.triggers & ~PHRASE if is_alone else word.triggers
    have_value = set(found.sentence[heard].tolist())
    are_near = set(found.sentence[_near(found, triggers, heard)].tolist())
    applying = []
    for k in reversed(range(len(texts))):
        if k not in are_near:
            may[k] &= ~NEAR
        if may[k] & (NEAR | PHRASE) or (may[k] & FAR and k in have_value):
            applying.append((k, may[k]))
    return applying


def _near(found: Noted, triggers: Array, heard: Array) -> Array:
    """The words that have a value with one near them that may turn it."""
    n_words = found.n_words
    place = found.place + (n_words.cumsum() - n_words)[found.sentence]
    turning, own = place[triggers & NEAR > 0], place[heard]
    following = np.append(turning, n_words.sum() + BEFORE + 1)[turning.searchsorted(own - AFTER)]
    return heard[following <= own + BEFORE]


def _spans(text: str, start: int, steps: Sequence[Step], words: Sequence[Word]) -> list[Span]:
    """Where the words of these steps of a sentence are in the article."""
    sentence = Sentence(text, start)
    found = [(step.place, words[step.place]) for step in steps]
    return [sentence.span(place, word.start, word.end) for place, word in found]
