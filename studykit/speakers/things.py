"""What says nothing: “the trip suggests that it rained”, “the storm threatened to last”."""

from functools import cache

from studykit import lexicons
from studykit.quotes.sentence.cues import verb_cues
from studykit.quotes.sentence.word_classes import (
    DETERMINER,
    DETERMINING,
    ED_FORM,
    ING_FORM,
    NOMINAL,
    NOUN,
    NUMBER,
    PREPOSITION,
    VERB,
)
from studykit.speakers.named_text import NamedText
from studykit.speakers.phrases import phrase


def is_thing_that_shows(text: NamedText, low: int, high: int, cue: str) -> bool:
    """Whether a source of no kind is a thing, and its verb one that tells nothing of it.

    >>> acts("The trip suggests that it rained. The report suggests that it froze.")
    deed: that it rained
    speech: that it froze
    >>> acts("The storm threatened to last. The trip said it rained. Elmo Watch found it froze.")
    deed: to last
    speech: it rained
    speech: it froze
    >>> acts("It shows that it rained. It said that it froze.")
    deed: that it rained
    speech: that it froze
    """
    words = cue.lower().split()
    if high - low == 1 and text.tagged.types[low] == "it":
        return not _forms(of_it=True).isdisjoint(words)
    if _forms(of_it=False).isdisjoint(words):
        return False
    found = phrase(text, low, high)
    return found is None or found.noun in text.tagged.tokens[low:high]


def is_no_phrase(text: NamedText, low: int, high: int) -> bool:
    """Whether a source of no kind is none: “otherwise”, “stop”, “calling for rain”.

    A bare noun of one thing is none either; of several it may be people.

    >>> heard("It froze when escape said that it rained.")
    – (none)
    >>> heard("Eels said that it rained. The eel said that it froze.")
    Eels (none)
    The eel (none)
    """
    tagged = text.tagged
    first, word = tagged.unmasked[low], tagged.types[low]
    if not any(kind in NOMINAL + NUMBER for kind in tagged.unmasked[low:high]):
        return high - low == 1 or tagged.unmasked[high - 1] != DETERMINER  # not “the two”
    if not tagged.tokens[low][:1].islower() or first not in NOUN + ING_FORM + ED_FORM + VERB:
        return False
    is_bare = high - low == 1 and not word.endswith("s")
    return is_bare or (first == ING_FORM and tagged.class_at(low + 1) in DETERMINING + PREPOSITION)


@cache
def _forms(*, of_it: bool) -> frozenset[str]:
    """All forms of the verbs that show: suggests, suggested; or of those that “it” shows with."""
    rows = lexicons.word_list("showing_verbs")
    lemmas = set(rows["lemma"][rows["it"] == "yes"] if of_it else rows["lemma"])
    return frozenset(form for form, cue in verb_cues().items() if cue.lemma in lemmas)
