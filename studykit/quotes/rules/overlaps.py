"""Attributions that meet in one sentence: cut short, nested, or the same said twice."""

from studykit.quotes.rules.acts import names_speech
from studykit.quotes.rules.attribution import RECENT, Attribution
from studykit.quotes.sentence.cues import ING
from studykit.quotes.sentence.tagged_text import TaggedText
from studykit.quotes.sentence.word_classes import (
    ADVERB,
    COMMA,
    COORDINATOR,
    DASH,
    PRONOUN,
    QUOTED,
    RELATIVE,
    SEMICOLON,
    SUBORDINATOR,
    pattern,
)

_CONTENT_BEFORE = frozenset(("around", "inverted", "according to"))
# What is counted inside another attribution's content: reported speech, not wishes and views.
_REPORTS = frozenset(("that", "clause", "quote", "around", "inverted"))
# What may be left over between two credits: a mark, “at a meeting in Elm”.
_REST = pattern(
    "<COMMA|QUOTED|OPENING_BRACKET>* (?: <PREPOSITION> <QUALIFIED_PART>+ )?"
    "<COMMA|QUOTED|OPENING_BRACKET>*"
)
_KEPT_WITHIN = _CONTENT_BEFORE | {"that", "colon", "relative"}


def makes_room(tagged: TaggedText, found: list[Attribution], row: Attribution, i: int) -> bool:
    """End the contents that the row with the cue word at `i` cuts short; whether it is kept.

    >>> attributed("Lane said it rained, but Roe said it froze.")
    Lane | said | it rained
    Roe | said | it froze
    """
    recent = found[-RECENT:]
    is_shared = row.source is not None and row.source in [other.source for other in recent]
    is_remark = _is_remark(tagged.classes, row)
    first = _first_token(row, i, is_shared=is_shared, is_remark=is_remark)
    if row.sort in _CONTENT_BEFORE and row.content[0][0] <= first:
        _end_before(recent, row.content[0][1])
    for other in recent:
        start, end = other.content[-1] if other.content else (i, i)
        if start < i < end and not (
            _is_named_within(tagged, other, row) or (is_remark and _end_at(other, first - 1))
        ):
            _divide(tagged.classes, other, row, first, is_shared)
    if row.sort == "noun" and _is_repeated(recent, row):
        return False
    _tell_relays(tagged, recent, row)
    return not row.is_nested or _is_kept_within(tagged, row)


def _first_token(row: Attribution, i: int, *, is_shared: bool, is_remark: bool) -> int:
    """Where the row begins: at “which” of a remark, a source of its own, or its cue.

    >>> attributed("Lane said it rained, but the mayor of Elm says it froze.")
    Lane | said | it rained
    the mayor of Elm | says | it froze
    """
    if is_remark:
        return row.content[0][0]
    first = row.cue[0] if row.cue else i
    return row.source[0] if row.source and not is_shared and row.source[1] <= first else first


def _is_remark(classes: str, row: Attribution) -> bool:
    """“said it was dead, | which Lane called “absurd””: a relative clause with its own words.

    >>> attributed("Lane said it was dead, which Roe called “absurd.”")
    Lane | said | it was dead
    Roe | called | which … “absurd.”
    """
    if row.source is None or not row.content:
        return False
    who, (start, end) = row.content[0], row.content[-1]
    is_relative = who == (row.source[0] - 1, row.source[0]) and classes[who[0] - 1] == COMMA
    return is_relative and QUOTED in classes[start:end]


def _is_named_within(tagged: TaggedText, other: Attribution, row: Attribution) -> bool:
    """“criticised Roe for | what she called “a joke” |”: within an object, and not a report.

    >>> attributed("Lane criticised Roe for what she called “a joke.”")
    Lane | criticised | Roe for what she called “a joke.”
    she | called | “a joke.”
    >>> attributed("Lane said Roe left for what she called “a joke.”")
    Lane | said | Roe left for what she called “a joke.”
    """
    if other.sort != "np" or row.sort != "quote" or row.source is None:
        return False
    return tagged.types[row.source[0] - 1] == "what"


def _divide(
    classes: str, other: Attribution, row: Attribution, first: int, is_shared: bool
) -> None:
    """End the other's content where the row begins, or mark the row as nested in it.

    >>> attributed("Lane said it rained, adding that it froze.")
    Lane | said | it rained
    Lane | adding | that it froze
    >>> attributed("Lane said Roe said, “It rained.”")
    Lane | said | Roe said, “It rained.”
    Roe | said | “It rained.”
    """
    cut = _within_source(classes, other, row) or _clause_cut(classes, other, row, first, is_shared)
    if not cut and (not is_shared or other.source in (None, row.source) or other.is_nested):
        cut = _cut(classes, row, first, is_shared)
    if not _end_at(other, cut):
        row.is_nested = True


def _end_at(other: Attribution, end: int) -> bool:
    """End the other's content there; False if it begins only then.

    >>> attributed("Lane said it rained; Roe said it froze.")
    Lane | said | it rained
    Roe | said | it froze
    """
    start = other.content[-1][0]
    if start < end:
        other.content[-1] = (start, end)
    return start < end


def _within_source(classes: str, other: Attribution, row: Attribution) -> int:
    """“Lane, | hoping to win, | said”: where a source that holds the other cue ends; else 0.

    >>> attributed("Lane, hoping to win, called Roe a friend.")
    Lane | hoping | to win
    Lane, hoping to win, | called | Roe a friend
    """
    if row.source is None or other.cue is None:
        return 0
    start, end = row.source
    if other.source is not None and classes[other.source[0]] == RELATIVE:
        return end if start <= other.source[0] < end else 0
    is_aside = classes[other.cue[0] - 1] == classes[end - 1] == COMMA
    return end - 1 if is_aside and start < other.cue[0] < end else 0


def _clause_cut(
    classes: str, other: Attribution, row: Attribution, first: int, is_shared: bool
) -> int:
    """“When asked why, | Lane said”, “praised the plan | and Lane said”; else 0.

    >>> attributed("When asked why, Lane said it rained.")
    – | asked | why
    Lane | said | it rained
    >>> attributed("Lane praised the plan and he said it rained.")
    Lane | praised | the plan
    he | said | it rained
    >>> attributed("Asked why it rained, Lane said, “It froze.”")
    – | Asked | why it rained
    Lane | said | “It froze.”
    >>> attributed("Lane spoke at noon, praising Roe and attacking the plan.")
    Lane | praising | Roe
    Lane | attacking | the plan
    >>> attributed("Lane said it rained and he fears it froze.")
    Lane | said | it rained
    he | fears | it froze
    """
    if other.is_fronted and row.source and row.tense != ING:
        opening = row.source[0]
        if opening > other.content[-1][0] and classes[opening - 1] in COMMA + QUOTED:
            return opening - (classes[opening - 1] == COMMA)
    if classes[first - 1] != COORDINATOR:
        return 0
    is_object = other.sort in ("np", "as") and not is_shared
    is_clause = classes[first] == PRONOUN and not is_shared  # “and he said”
    return first - 1 if is_object or is_clause or row.tense == other.tense == ING else 0


def _cut(classes: str, row: Attribution, first: int, is_shared: bool) -> int:
    """Before “, adding”, “and called”, “, but Lane said”, “; Lane said”; else 0.

    >>> attributed("Lane said it rained and called Roe a cheat.")
    Lane | said | it rained
    Lane | called | Roe a cheat
    >>> attributed("Lane said it rained; Roe said it froze.")
    Lane | said | it rained
    Roe | said | it froze
    """
    k = len(classes[:first].rstrip(ADVERB))
    before, mark = classes[k - 1 : k], classes[k - 2 : k - 1]
    if row.tense == ING:
        if before and before in COMMA + DASH:
            return k - 1
        return k - 2 if mark == COMMA and before in (SUBORDINATOR, COORDINATOR) else 0
    if is_shared and before == COORDINATOR:
        return k - 2 if mark == COMMA else k - 1
    if before in (COORDINATOR, SUBORDINATOR) and mark in (COMMA, DASH):
        return k - 2
    return k - 1 if before == SEMICOLON else 0


def _end_before(found: list[Attribution], end: int) -> None:
    """End what was found before at the comma of “..., Lane said”.

    >>> attributed("Hoping it rains, Lane said, is odd, Roe said.")
    Lane | said | Hoping it rains … is odd
    Roe | said | Hoping it rains, Lane said, is odd
    Lane | Hoping | it rains
    """
    for other in found:
        if other.content and end < other.content[-1][1]:
            _end_at(other, end)


def _is_repeated(found: list[Attribution], row: Attribution) -> bool:
    """Whether the content already has a cue: “said in a statement that”.

    >>> attributed("Lane said in a statement that it rained.")
    Lane | said | that it rained
    >>> attributed("Lane said it froze, but Roe made the claim that it rained.")
    Lane | said | it froze
    Roe | claim | that it rained
    """
    return any(other.content and other.content[0][0] == row.content[0][0] for other in found)


def _tell_relays(tagged: TaggedText, recent: list[Attribution], row: Attribution) -> None:
    """Mark the row of a document or person that only passes on what a speaker said.

    >>> acts("It rained, Lane said, according to a letter.")
    speech: It rained
    deed: It rained, Lane said
    """
    if row.sort == "according to":
        row.is_relay = any(_is_same(tagged, row, other) for other in recent)
    elif recent and recent[-1].sort == "according to" and _is_same(tagged, recent[-1], row):
        recent[-1].is_relay, row.is_nested = True, False


def _is_same(tagged: TaggedText, row: Attribution, other: Attribution) -> bool:
    """“Lane said it rained, | according to a letter”: the same words with their speaker.

    >>> acts("“It rained,” Lane said, according to a letter.")
    speech: “It rained,”
    deed: “It rained,” Lane said
    >>> acts("According to a letter, Lane said it rained.")
    deed: Lane said it rained
    speech: it rained
    >>> acts("Lane hopes it rains, according to a letter.")
    speech: Lane hopes it rains
    thought: it rains
    >>> acts("“It rained,” Lane said at a meeting in Elm, according to a letter.")
    speech: “It rained,”
    deed: “It rained,” Lane said at a meeting in Elm
    """
    is_report = other.sort in _REPORTS and other.use != "participle" and bool(other.content)
    if other.cue is None or other.source is None or len(row.content) != 1:
        return False
    if not is_report or not names_speech(tagged, other):
        return False
    low, high = row.content[0]
    spans = [*other.content, other.cue, other.source]
    first, last = min(start for start, _ in spans), max(end for _, end in spans)
    return low == first and last <= high and bool(_REST.fullmatch(tagged.classes, last, high))


def _is_kept_within(tagged: TaggedText, row: Attribution) -> bool:
    """“Lane said Roe said | “It is so””: reported speech within reported speech.

    >>> attributed("Lane said Roe said, “It rained.”")
    Lane | said | Roe said, “It rained.”
    Roe | said | “It rained.”
    >>> attributed("Lane said Roe wants to win.")
    Lane | said | Roe wants to win
    >>> attributed("Lane said it was a plan that two sailors said was dead.")
    Lane | said | it was a plan that two sailors said was dead
    two sailors | said | that … was dead
    """
    if row.sort != "quote":
        return row.sort in _KEPT_WITHIN
    start = row.content[0][0]
    words = tagged.tokens[start + 1 : start + 2]
    return tagged.classes[start - 1] == COMMA or any(token[0].isupper() for token in words)
