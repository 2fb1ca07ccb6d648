"""Which voice without a name the text has heard before: “a poll”, then “the poll”."""

from typing import NamedTuple

from studykit.speakers.context import ADDS, Context
from studykit.speakers.documents import subject_before
from studykit.speakers.noun_phrase import Phrase
from studykit.speakers.phrases import phrase
from studykit.speakers.speaker import DOCUMENT, GROUP, UNNAMED
from studykit.speakers.voices import ONE


class Voice(NamedTuple):
    """A voice without a name: its words, its type, and the tokens that name it."""

    words: str
    type: str
    low: int
    high: int


class Unnamed:
    """The voices without a name that a text has heard so far."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._by_noun: dict[str, dict[str, Voice]] = {}
        self._looked_to: dict[str, int] = {}
        self._last: Voice | None = None

    def voice(self, voice: Voice) -> str:
        """The words for a voice: those of an earlier one that it is.

        >>> heard("A new poll in Elm said it rained. The poll said it froze.")
        A new poll in Elm (document)
        A new poll in Elm (document)
        >>> heard("A poll in Elm said it rained. A poll in Oak said no. The poll said it froze.")
        A poll in Elm (document)
        A poll in Oak (document)
        The poll (document)
        """
        if voice.type not in (UNNAMED, GROUP, DOCUMENT):
            return voice.words
        if voice.words.casefold() == "it":
            return self._meant_by_it(voice)
        found = phrase(self._context, voice.low, voice.high)
        if found is None:
            return voice.words
        before = self._by_noun.setdefault(found.noun, {})
        known = self._known(voice, found, before) or self._added_to(voice, found)
        words = known.words if known else voice.words
        self._last = voice._replace(words=words)
        before.setdefault(words.casefold(), self._last)
        return words

    def _meant_by_it(self, voice: Voice) -> str:
        """“It”: the document that the sentence before is about, or that was heard last.

        >>> heard("A poll said it rained. It said it froze.")
        A poll (document)
        A poll (document)
        >>> heard("A poll said it rained. A memo said no. The poll is old. It said it froze.")
        A poll (document)
        A memo (document)
        A poll (document)
        """
        noun = subject_before(self._context, self._context.tagged.starts[voice.low])
        known = list(self._by_noun.get(noun, {}).values())
        if not noun and self._last and self._last.type == DOCUMENT:
            known = [self._last]
        return known[0].words if len(known) == 1 else voice.words

    def _known(self, voice: Voice, found: Phrase, before: dict[str, Voice]) -> Voice | None:
        """“the official”: the one that the text has called so, and no other since.

        >>> heard("A bank official said it rained. The sea official said it froze.")
        A bank official (unnamed person)
        The sea official (unnamed person)
        >>> heard("An official said it rained. An official rowed. The official said it froze.")
        An official (unnamed person)
        The official (unnamed person)
        >>> heard("The young mayor of Elm said it rained. The mayor said it froze.")
        The young mayor of Elm (unnamed person)
        The mayor (unnamed person)
        >>> heard("Two elm officials said it rained. The officials said it froze.")
        Two elm officials (unnamed group)
        Two elm officials (unnamed group)
        >>> heard("A sailor’s report said it rained. The sailor said it froze.")
        A sailor’s report (document)
        The sailor (unnamed person)
        """
        if len(before) != 1 or found.first.lower() != "the":
            return None
        (known,) = before.values()
        types = self._context.tagged.types
        told = set(types[voice.low + 1 : voice.high]) - {"the"}  # a word printed twice
        if known.type != voice.type or told.difference(types[known.low : known.high]):
            return None
        if known.type == UNNAMED and types[known.low] not in ONE:
            return None
        return None if self._is_other(found.noun, known.high, voice.low) else known

    def _is_other(self, noun: str, low: int, high: int) -> bool:
        """Whether the text brings in another of that noun between two tokens.

        What was looked through for a voice before this one is not looked through again.
        """
        types = self._context.tagged.types
        at = max(low, self._looked_to.get(noun, 0))
        while at < high:
            try:
                at = types.index(noun, at, high)
            except ValueError:
                break
            if self._context.is_new(at):
                self._looked_to[noun] = at  # where it is found again
                return True
            at += 1
        self._looked_to[noun] = max(high, self._looked_to.get(noun, 0))
        return False

    def _added_to(self, voice: Voice, found: Phrase) -> Voice | None:
        """“the readout | added”: the document of the sentence before, whatever that is called.

        >>> heard("A Danish note of their talks said it rained. The readout added that it froze.")
        A Danish note of their talks (document)
        A Danish note of their talks (document)
        >>> heard("A Danish note of their talks said it rained. The readout noted that it froze.")
        A Danish note of their talks (document)
        The readout (document)
        """
        last, context = self._last, self._context
        if last is None or context.cue not in ADDS or voice.high - voice.low > 2:
            return None
        is_document = found.is_definite and voice.type == last.type == DOCUMENT
        starts = context.tagged.starts
        n_between = context.sentence(starts[voice.low]) - context.sentence(starts[last.low])
        return last if is_document and n_between < 2 else None
