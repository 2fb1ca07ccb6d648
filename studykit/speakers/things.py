"""What says nothing: “the trip suggests that it rained”, “the storm threatened to last”."""

from functools import cache

from studykit import lexicons
from studykit.quotes.sentence.cues import verb_cues
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


@cache
def _forms(*, of_it: bool) -> frozenset[str]:
    """All forms of the verbs that show: suggests, suggested; or of those that “it” shows with."""
    rows = lexicons.word_list("showing_verbs")
    lemmas = set(rows["lemma"][rows["it"] == "yes"] if of_it else rows["lemma"])
    return frozenset(form for form, cue in verb_cues().items() if cue.lemma in lemmas)
