"""Whom a verb speaks of: the noun phrase beside it, or the source of the verb before."""

from studykit import lexicons
from studykit.quotes.grammar.subjects import (
    first_subject,
    opens_in_ing,
    subject_before,
)
from studykit.quotes.grammar.verb_subjects import participle_subject
from studykit.quotes.grammar.verbs import Verb
from studykit.quotes.rules.attribution import RECENT, Attribution
from studykit.quotes.sentence.cues import BASE, PAST, PRESENT
from studykit.quotes.sentence.marks import Span
from studykit.quotes.sentence.tagged_text import FARTHEST, TaggedText
from studykit.quotes.sentence.word_classes import (
    ADVERB,
    COMMA,
    COORDINATOR,
    ED_FORM,
    HELPER,
    OBJECT_PRONOUN,
    OF,
    QUOTED,
    START,
    SUBJECT_END,
    THAT,
    TO,
    VERB,
    pattern,
)

_VERB, _ACTION = pattern("<VERBAL>"), pattern("<ACTION>")
_BEFORE_THAT = pattern("(<DETERMINER><NOUN>+)<THAT>$")  # “wearing | a shirt | that”
_LAST_PRONOUN_WITH_VERB = pattern("<.>* <COMMA>(<PRONOUN>)<VERBAL>")
# “Asked whether it rained | , Lane laughed”, “, Lane shook | her head”: a subject and its verb.
MAIN_CLAUSE = pattern(
    "<COMMA> (<PRONOUN> | <DETERMINER>? <NOUN>? <CAPITALISED>+"
    "| <DETERMINING>? <NOUN>+(?=<ADVERB>?<PLAIN_VERB>) )"
    "<ADVERB>? (?: <ED_FORM|PLAIN_VERB> | <NOUN>(?=<POSSESSIVE|DETERMINER>) )"
)
# “a film in which | Roe | sang “Elm””.
_IN_WHICH = pattern("<.>* <PREPOSITION><RELATIVE>(<CAPITALISED>+)<VERBAL> <^COMMA>*$")
_SELF = ("self", "selves")
# “| Roe |’s long effort”, “| the mayor |’s effort”, “| her | effort”: whose attempt it is.
_OWNED = pattern(
    "(?: (<CAPITALISED>+ | <DETERMINING> <NOMINAL>+) <CLITIC> | (<POSSESSIVE>) )"
    "<NOUN|ED_FORM|ING_FORM|NUMBER|ADVERB>+ $"
)
# “for | accounts | to portray”: what can be between “for” and the infinitive.
_RELATIVE_LIST = pattern("(?<=<NOUN>) <THAT|RELATIVE> <VERBAL> <^COMMA>* <COMMA>$")
_PHRASE_AT_END = pattern("<DETERMINER|POSSESSIVE|HEAD|ING_FORM|CLITIC>*$")


def subject_of(
    tagged: TaggedText, low: int, verb: Verb, nearest: Span | None, found: list[Attribution]
) -> Span | None:
    """Whom a verb speaks of: the noun phrase before it, or that of the verb before.

    `nearest` is the noun phrase before a finite verb.

    >>> attributed("Lane spoke at noon, saying it rained.")
    Lane | saying | it rained
    >>> attributed("Lane said it rained and says it froze.")
    Lane | said | it rained
    Lane | says | it froze
    >>> attributed("Lane spoke at noon and said it rained.")
    Lane | said | it rained
    """
    if span := _subject_beside(tagged, low, verb, nearest):
        return span
    is_lost = _is_in_relative(tagged, low, verb)
    return None if is_lost else _shared_subject(tagged, low, verb, found)


def subject_of_verb_before(tagged: TaggedText, low: int, at: int) -> Span | None:
    """“| officials | have begun | to”, “| Lane | made | a claim”: of the verb that ends at `at`.

    >>> attributed("The mayor made the claim that it rained.")
    The mayor | claim | that it rained
    """
    classes = tagged.classes
    if at - 1 <= low or classes[at - 1] not in VERB + ED_FORM:
        return None
    return subject_before(tagged, low, verb_start(tagged, low, at - 1))


def verb_start(tagged: TaggedText, low: int, at: int) -> int:
    """Where “has never | been” begins: back over the auxiliaries and adverbs before `at`.

    >>> attributed("Lane has often made the claim that it rained.")
    Lane | claim | that it rained
    """
    return low + len(tagged.classes[low:at].rstrip(HELPER))


def _subject_beside(tagged: TaggedText, low: int, verb: Verb, nearest: Span | None) -> Span | None:
    """“| Lane | said”, “| a letter | saying”, “Citing it, | Lane | left”, “| Lane | began to say”.

    >>> attributed("A letter saying that it rained came at noon.")
    A letter | saying | that it rained came at noon
    >>> attributed("Lane held a sign that said “It rains.”")
    a sign | said | “It rains.”
    >>> attributed("Lane left, wearing a shirt that said “It rains.”")
    a shirt | said | “It rains.”
    >>> attributed("Lane sent a letter that said it rained.")
    Lane | said | it rained
    """
    if nearest and verb.before not in (COORDINATOR, QUOTED):
        return nearest
    span = None
    if verb.use == "participle" and verb.before in SUBJECT_END:
        span = participle_subject(tagged, low, verb.start)
        if span and (shown := _shown(tagged, *span)):
            return shown
    elif verb.use == "finite" and verb.before == THAT:
        found = _BEFORE_THAT.search(tagged.classes, max(low, verb.start - FARTHEST), verb.start)
        span = found.span(1) if found else None
    if span and not _is_document_of_subject(tagged, low, span):
        return span
    if _is_opening(tagged, low, verb) and (span := _subject_after_comma(tagged, low)):
        return span
    return _subject_of_infinitive(tagged, low, verb.start) if verb.use == "infinitive" else None


def _shown(tagged: TaggedText, start: int, end: int) -> Span | None:
    """“an account of | Ada Lane | saying that it rained”: who is told of, and not the account.

    >>> attributed("Roe gave an account of Ada Lane saying that it rained.")
    Ada Lane | saying | that it rained
    >>> attributed("Roe met the mayor of Elm saying that it rained.")
    the mayor of Elm | saying | that it rained
    """
    at = tagged.classes.find(OF, start + 1, end - 1)
    is_shown = at > 0 and tagged.types[at - 1] in lexicons.words("document_nouns")
    return (at + 1, end) if is_shown else None


def _shared_subject(
    tagged: TaggedText, low: int, verb: Verb, found: list[Attribution]
) -> Span | None:
    """“| Lane | said it rained, adding”: that of a verb before; else of the sentence.

    >>> attributed("Lane spoke at noon, adding that it froze.")
    Lane | adding | that it froze
    >>> attributed("Asked whether Roe would row, Lane shook her head and said, “No.”")
    – | Asked | whether Roe would row
    Lane | said | “No.”
    """
    earlier = _earlier(verb, found)
    if verb.use == "finite" and verb.before == COORDINATOR:
        after = earlier.cue[1] if earlier and earlier.cue else low
        if (span := _coordinated_subject(tagged, after, verb.start)) is not None:
            return span
    end = earlier.content[-1][1] if earlier and earlier.is_fronted and earlier.content else low
    if end > low and (main := MAIN_CLAUSE.match(tagged.classes, end, verb.start)):
        return main.span(1)
    return earlier.source if earlier and earlier.source else first_subject(tagged, low, verb.start)


def _is_in_relative(tagged: TaggedText, low: int, verb: Verb) -> bool:
    """“a web that | has lied, | posted”: whether a verb goes on with a relative clause.

    >>> attributed("Lane joined a web that has rowed to Elm, posted old news and sank.")
    >>> attributed("Lane joined a web that has rowed to Elm, posting that it froze.")
    Lane | posting | that it froze
    """
    if verb.use != "finite" or verb.before != COMMA:
        return False
    start = max(low, verb.start - FARTHEST)
    return bool(_RELATIVE_LIST.search(tagged.classes, start, verb.start))


def _subject_after_comma(tagged: TaggedText, low: int) -> Span | None:
    """“Recalling the night, | Ada Lane | said”.

    >>> attributed("Recalling the night, Ada Lane fell asleep.")
    Ada Lane | Recalling | the night
    """
    comma = tagged.classes.find(COMMA, low, low + FARTHEST)
    verb = _VERB.search(tagged.classes, comma + 2, comma + 20) if comma > 0 else None
    return subject_before(tagged, comma + 1, verb.start()) if verb else None


def _coordinated_subject(tagged: TaggedText, low: int, high: int) -> Span | None:
    """“when I asked him, | he | laughed and said”: whose verb the “and” goes on with.

    >>> attributed("When Roe said it rained, he laughed and said it froze.")
    Roe | said | it rained
    he | said | it froze
    >>> attributed("The town made a film in which Ben Roe laughed and said it rained.")
    Ben Roe | said | it rained
    >>> attributed("The town asked on whom Ben Roe called and said it rained.")
    The town | said | it rained
    """
    start = max(low, high - 25, 1) - 1
    found = _LAST_PRONOUN_WITH_VERB.match(tagged.classes, start, high - 1)
    if found:
        return found.span(1)
    found = _IN_WHICH.match(tagged.classes, start, high - 1)
    return found.span(1) if found and tagged.types[found.start(1) - 1] == "which" else None


def _is_opening(tagged: TaggedText, low: int, verb: Verb) -> bool:
    """“Continuing | to explain | it, Lane said”: in a clause in -ing that begins the sentence.

    >>> attributed("Continuing to explain it, Lane fell asleep.")
    Lane | to explain | it
    >>> attributed("Roe, who left, said Lane tried to explain it.")
    Roe, who left, | said | Lane tried to explain it
    """
    if verb.use == "participle" and verb.before == START:
        return True
    return opens_in_ing(tagged, low) and tagged.classes.find(COMMA, low, verb.start) < 0


def _subject_of_infinitive(tagged: TaggedText, low: int, start: int) -> Span | None:
    """“| officials | began to portray”, “for | accounts | to portray”.

    >>> attributed("Lane said it rained. Officials began to portray it as dead.")
    Lane | said | it rained
    Officials | to portray | it as dead
    >>> attributed("It is common for papers to portray it as dead.")
    papers | to portray | it as dead
    """
    if (owner := _owner_of_attempt(tagged, low, start)) is not None:
        return owner
    if _is_object_with_verb(tagged, start):
        return (start - 1, start)
    if start - 1 > low and tagged.classes[start - 1] in VERB + ED_FORM:
        k = verb_start(tagged, low, start - 1)
        return subject_before(tagged, low, k) if tagged.classes[k - 1] in SUBJECT_END else None
    phrase = _PHRASE_AT_END.search(tagged.classes, max(low, start - 8), start)
    k = phrase.start() if phrase else start
    return (k, start) if low < k < start and tagged.types[k - 1] == "for" else None


def _is_object_with_verb(tagged: TaggedText, start: int) -> bool:
    """“rules that bind | them | to back Roe”: who is bound to it, and not whose rules.

    >>> attributed("Lane left for rules that bind them to back Roe.")
    them | to back | Roe
    >>> attributed("Lane sang for rules binding him to back Roe.")
    him | to back | Roe
    >>> attributed("No one of them is likely to back Roe.")
    No one of them | is likely to back | Roe
    """
    word, is_object = tagged.types[start - 1], tagged.classes[start - 1] == OBJECT_PRONOUN
    return is_object and tagged.classes[start] == TO and not word.endswith(_SELF)


def _owner_of_attempt(tagged: TaggedText, low: int, start: int) -> Span | None:
    """“| Roe |’s effort to downplay”, “| her | long refusal to back”: whose attempt it is.

    >>> attributed("Lane left for Roe’s effort to back it. She fell for her failure to deny it.")
    Roe | to back | it
    her | to deny | it
    >>> attributed("Lane sold his boat to back Roe.")
    Lane | to back | Roe
    """
    end = low + len(tagged.classes[low:start].rstrip(ADVERB))
    if tagged.types[end - 1] not in lexicons.words("attempt_nouns"):
        return None
    owned = _OWNED.search(tagged.classes, max(low, end - FARTHEST), end)
    if owned is None:
        return None
    return owned.span(1) if owned[1] else owned.span(2)


def _is_document_of_subject(tagged: TaggedText, low: int, span: Span) -> bool:
    """“Lane issued | a statement | saying”: the words are Lane's.

    >>> attributed("Lane issued a statement saying it rained.")
    Lane | saying | it rained
    >>> attributed("According to Roe, a statement saying it rained came out.")
    Roe | According to | a statement saying it rained came out
    >>> attributed("Lane met a man saying it rained.")
    a man | saying | it rained
    >>> attributed("The petition failed and was dropped, with the judge saying it rained.")
    the judge | saying | it rained
    >>> attributed("The petition failed, with a report saying it rained.")
    a report | saying | it rained
    """
    documents = lexicons.words("document_nouns")
    is_beside = tagged.types[span[0] - 1] == "with"
    if is_beside and tagged.types[span[0] - 2] == ",":
        return False
    start = span[0] if is_beside else max(low, span[0] - 8)
    if documents.isdisjoint(tagged.types[start : span[1]]):
        return False
    return bool(_ACTION.search(tagged.classes, max(low, span[0] - FARTHEST), span[0]))


def _earlier(verb: Verb, found: list[Attribution]) -> Attribution | None:
    """The attribution whose source a verb without its own subject shares.

    >>> attributed("It froze, Lane said, adding that it thawed.")
    Lane | said | It froze
    Lane | adding | that it thawed
    >>> attributed("Roe says it rained, but Lane said it froze and insisted it thawed.")
    Roe | says | it rained
    Lane | said | it froze
    Lane | insisted | it thawed
    >>> attributed("Lane said Roe thinks it rained, adding that it froze.")
    Lane | said | Roe thinks it rained
    Lane | adding | that it froze
    """
    recent = [row for row in found[: -RECENT - 1 : -1] if row.sort != "noun"]
    if verb.use == "finite":
        forms = verb.cue.forms & (PAST | PRESENT | BASE)
        same = next((row for row in recent if row.tense & forms), None)
        return same or (found[-1] if found else None)
    return next((row for row in recent if not row.is_nested), None)
