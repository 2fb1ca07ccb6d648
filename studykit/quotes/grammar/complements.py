"""What follows a cue: a clause, a quotation, an infinitive, a question.

A rule on a new sort of complement goes here; those on noun phrases are in `objects`, those on
what is between a cue and its complement (“in a letter”, “on Monday”) in `adverbials`.
"""

from collections.abc import Callable

from studykit.quotes.grammar import adverbials, objects
from studykit.quotes.grammar.clauses import clause_behind_time, is_clause, opens_with_amount
from studykit.quotes.grammar.frames import ASKED, JUDGED, QUOTED_WORDS, REPORTED, Complement, Frames
from studykit.quotes.grammar.phrases import past
from studykit.quotes.grammar.verbs import put_at
from studykit.quotes.sentence.cues import verb_cues
from studykit.quotes.sentence.tagged_text import TaggedText
from studykit.quotes.sentence.time_words import times
from studykit.quotes.sentence.word_classes import (
    ADVERB,
    BE,
    BY,
    COLON,
    COMMA,
    DETERMINER,
    ED_FORM,
    HAVE,
    ING_FORM,
    LINK,
    NOUN,
    NUMBER,
    OPENING_BRACKET,
    PERSONAL,
    PHRASE_START,
    PREPOSITION,
    QUESTION_WORD,
    QUOTED,
    RELATIVE,
    SUBORDINATOR,
    THAT,
    TO,
    VERB,
    pattern,
)

_FARTHEST_QUOTATION = 40  # tokens between a cue and a quotation
_CAN_REPORT = VERB + ED_FORM + ING_FORM
# “said | , however, | that”, “said | , per a translator, | that”: an aside before the content.
_ASIDE = pattern(
    "<COMMA> (?: <ADVERB|SUBORDINATOR> | <PREPOSITION|SUBORDINATOR|BY>"
    "<QUALIFIED_PART|ADVERB>{1,8} ) <COMMA> (?=<THAT|QUOTED|ADVERB>)"
)
# “said Monday | that it rained”, “said Monday | , “It rained””: what follows a time.
_AFTER_TIME = pattern("<THAT|TO|COLON|QUOTED|PRONOUN|DETERMINING> | <COMMA><QUOTED>")

_THINGS = frozenset(("something", "nothing", "anything", "everything", "little", "much", "so"))

# Each rule reads the text from `at` to `high`.
_Rule = Callable[[TaggedText, int, int, Frames], Complement | None]


def complement(tagged: TaggedText, at: int, high: int, frames: Frames) -> Complement | None:
    """What follows a cue that ends before `at`, if it is something the cue can take.

    `frames` says what that is: the words in the column `frames` of the lists of cues. Adverbs and
    an aside may be before it: “said again, however, | that it rained”.

    >>> attributed("Lane said again that it rained.")
    Lane | said | that it rained
    >>> attributed("Lane said, however, that it rained.")
    Lane | said | that it rained
    >>> attributed("Lane said, per a translator, that it rained.")
    Lane | said | that it rained
    """
    classes = tagged.classes
    while at < high and classes[at] == ADVERB:
        at += 1
    if at >= high:
        return None
    if classes[at] == COMMA and (aside := _ASIDE.match(classes, at, high)):
        at = aside.end()
    rule = _RULES.get(classes[at])
    return rule(tagged, at, high, frames) if rule else None


def _that(tagged: TaggedText, at: int, high: int, frames: Frames) -> Complement | None:
    """“said | that it rained”, “called | that “absurd””.

    >>> attributed("Lane said that it rained.")
    Lane | said | that it rained
    >>> attributed("Lane called that a lie.")
    Lane | called | that a lie
    >>> attributed("Lane praised that man.")
    Lane | praised | that man
    >>> attributed("Lane submitted that the boat was old. Lane submitted that plan.")
    Lane | submitted | that the boat was old
    """
    if not frames.isdisjoint(REPORTED):
        return Complement("that", at)
    if "that-clause" in frames and at + 1 < high and is_clause(tagged, at + 1, high):
        return Complement("that", at)
    if "np-as" in frames and tagged.class_at(at + 1) in (QUOTED, DETERMINER, NOUN):
        return Complement("as", at)
    return Complement("np", at) if "np" in frames else None


def _colon(tagged: TaggedText, at: int, high: int, frames: Frames) -> Complement | None:
    """“said: | ...”.

    >>> attributed("Lane said: It rained.")
    Lane | said | It rained
    """
    return Complement("colon", at + 1)


def _quotation(tagged: TaggedText, at: int, high: int, frames: Frames) -> Complement | None:
    """“said | “So it is””, “praised | “a hero””.

    >>> attributed("Lane said “it rained” there.")
    Lane | said | “it rained” there
    >>> attributed("Lane praised “a hero” there.")
    Lane | praised | “a hero” there
    >>> attributed("Lane hopes “it rained” there.")
    Lane | hopes | “it rained” there
    """
    if not frames.isdisjoint(QUOTED_WORDS):
        return Complement("quote", at)
    return None if frames.isdisjoint(JUDGED) else Complement("np", at)


def _after_comma(tagged: TaggedText, at: int, high: int, frames: Frames) -> Complement | None:
    """“said, | “So it is””, “said, | that it rained”.

    >>> attributed("Lane said, “It rained.”")
    Lane | said | “It rained.”
    >>> attributed("Lane said, that it rained.")
    Lane | said | that it rained
    """
    follows = tagged.class_at(at + 1)
    if follows == QUOTED and "quote" in frames:
        return Complement("quote", at + 1)
    return Complement("that", at + 1) if follows == THAT and "that" in frames else None


def _having(tagged: TaggedText, at: int, high: int, frames: Frames) -> Complement | None:
    """“said | having a dog helped”, “said | being ill was hard”: what is done is the subject.

    >>> attributed("Lane said having a boat helped. Lane said being old was hard.")
    Lane | said | having a boat helped
    Lane | said | being old was hard
    >>> attributed("Lane said having a boat. Lane admitted having a boat that had sunk.")
    """
    is_done = not frames.isdisjoint(("np", "ing"))
    if is_done or "clause" not in frames or tagged.types[at] not in ("having", "being"):
        return None
    return Complement("clause", at) if is_clause(tagged, at, high) else None


def _question(tagged: TaggedText, at: int, high: int, frames: Frames) -> Complement | None:
    """“asked | whether it rained”.

    >>> attributed("Lane asked whether it rained.")
    Lane | asked | whether it rained
    >>> attributed("Lane left when it rained.")
    """
    return None if frames.isdisjoint(ASKED) else Complement("wh", at)


def _subordinate(tagged: TaggedText, at: int, high: int, frames: Frames) -> Complement | None:
    """“said | because it rained, ...”, “described | as a hero”.

    >>> attributed("Lane said because it rained the road was gone.")
    Lane | said | because it rained the road was gone
    >>> attributed("Lane, whom Roe described as a hero, left.")
    Roe | described | whom … as a hero
    >>> attributed("Lane said since May little had changed.")
    """
    word = tagged.types[at]
    if word in ("because", "although") and "clause" in frames:
        return Complement("clause", at)
    return Complement("as", at) if word == "as" and "as" in frames else None


def _preposition(tagged: TaggedText, at: int, high: int, frames: Frames) -> Complement | None:
    """“plans | to win”, “calls for | peace”, “said in a letter | that”.

    >>> attributed("Lane plans to win.")
    Lane | plans | to win
    >>> attributed("Lane calls for peace.")
    Lane | calls for | peace
    >>> attributed("Lane said in a letter that it rained.")
    Lane | said | that it rained
    """
    word_class = tagged.classes[at]
    if word_class == TO and "to" in frames and adverbials.is_infinitive(tagged, at):
        return Complement("to", at)
    if "clause" in frames and opens_with_amount(tagged, at, high):
        return Complement("clause", at)
    if tagged.types[at] in frames:
        return Complement("np", at + 1, at + 1)
    return adverbials.after_adverbial(tagged, at, high, frames) if word_class != BY else None


def _noun_phrase(tagged: TaggedText, at: int, high: int, frames: Frames) -> Complement | None:
    """What begins with a noun phrase: an addressee, a clause, an object, a time.

    >>> attributed("Lane said last week it rained.")
    Lane | said | it rained
    >>> attributed("Lane said last rites were read.")
    Lane | said | last rites were read
    """
    if adverbials.is_time(tagged, at):
        return _after_time(tagged, at, high, frames)
    found = None
    if "it" in frames and (quotation := put_at(tagged, at, high)):
        return Complement("quote", quotation)
    if _is_plain_thing(tagged, at, high, frames):
        return None
    if "addressee" in frames:
        found = objects.addressee(tagged, at, high, frames)
    if found is None and "np-to" in frames:
        found = objects.object_with_infinitive(tagged, at, high)
    return (
        found
        or _clause(tagged, at, high, frames)
        or objects.object_with_as(tagged, at, high, frames)
        or objects.plain_object(tagged, at, frames)
        or _after_time(tagged, at, high, frames)
    )


def _is_plain_thing(tagged: TaggedText, at: int, high: int, frames: Frames) -> bool:
    """“said | something about rain”: a thing is named, and not what was said.

    >>> attributed("Lane said something about rain.")
    >>> attributed("Lane said nothing had changed.")
    Lane | said | nothing had changed
    """
    is_thing = tagged.types[at] in _THINGS and "np" not in frames
    return is_thing and not is_clause(tagged, at, high)


def _clause(tagged: TaggedText, at: int, high: int, frames: Frames) -> Complement | None:
    """“said | it rained”.

    >>> attributed("Lane said it rained.")
    Lane | said | it rained
    >>> attributed("Lane feared the plan had failed.")
    Lane | feared | the plan had failed
    """
    if frames.isdisjoint(REPORTED) or "addressee" in frames:
        return None
    is_certain = "clause" in frames and "np" not in frames
    return Complement("clause", at) if is_certain or is_clause(tagged, at, high) else None


def _after_time(tagged: TaggedText, at: int, high: int, frames: Frames) -> Complement | None:
    """Past a time: “said Monday | that”.

    >>> attributed("Lane said Monday that it rained.")
    Lane | said | that it rained
    >>> attributed("Lane said Monday in a letter that it rained.")
    Lane | said | that it rained
    """
    if tagged.types[at] not in times():
        return None
    clause = None if frames.isdisjoint(REPORTED) else clause_behind_time(tagged, at, high)
    if clause is not None:
        return Complement("clause", clause)
    k = past(tagged.classes, at + 1, min(high, at + 4), ADVERB + NUMBER + NOUN)
    if k >= high:
        return None
    if _AFTER_TIME.match(tagged.classes, k):
        return complement(tagged, k, high, frames)
    if tagged.classes[k] != PREPOSITION:
        return None
    return adverbials.after_adverbial(tagged, k, high, frames)


def distant_quotation(tagged: TaggedText, at: int, high: int, frames: Frames) -> Complement | None:
    """“said in the spring, when the story broke, | “It is so””: a whole sentence in marks.

    >>> attributed("Lane said in the spring, when it rained, “It is so.”")
    Lane | said | “It is so.”
    >>> attributed("Lane said in the spring, when it rained, “so” to say.")
    """
    if "quote" not in frames:
        return None
    k = tagged.classes.find(COMMA + QUOTED, at, min(high, at + _FARTHEST_QUOTATION))
    if k < 0 or k + 2 >= high or not tagged.tokens[k + 2][:1].isupper():
        return None
    return None if _has_nearer_cue(tagged, at, k) else Complement("quote", k + 1)


def _has_nearer_cue(tagged: TaggedText, start: int, high: int) -> bool:
    """“asked why, Roe | replied, | “It is so””: the quotation belongs to the later verb.

    >>> attributed("Lane said in the spring, though Roe replied in tears, “It is so.”")
    Roe | replied | “It is so.”
    """
    cues = verb_cues()
    for k in range(start, high):
        cue = cues.get(tagged.types[k]) if tagged.classes[k] in _CAN_REPORT else None
        if cue is not None and "quote" in cue.frames:
            return True
    return False


_RULES: dict[str, _Rule] = {
    THAT: _that,
    COLON: _colon,
    QUOTED: _quotation,
    COMMA: _after_comma,
    BE: _having,
    HAVE: _having,
    QUESTION_WORD: _question,
    RELATIVE: _question,
    SUBORDINATOR: _subordinate,
    **dict.fromkeys(LINK + TO + BY, _preposition),
    **dict.fromkeys(PHRASE_START + PERSONAL + OPENING_BRACKET, _noun_phrase),
}
