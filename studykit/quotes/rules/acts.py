"""What a source does in an attribution: says it, thinks it, or does what no words report.

The rule of a row says what sort of content it has (column `content` of `data/quotes/rules.csv`),
the lists of cues which act a cue names (their column `type`); quotation marks show words.
"""

from collections.abc import Iterator
from functools import cache

from studykit import lexicons
from studykit.quotes.grammar.phrases import quotation_end
from studykit.quotes.rules.attribution import Attribution
from studykit.quotes.sentence.cues import verb_cues, with_s
from studykit.quotes.sentence.tagged_text import TaggedText
from studykit.quotes.sentence.word_classes import (
    ADVERB,
    CAPITALISED,
    ING_FORM,
    LINK,
    MODAL,
    NOMINAL,
    NUMBER,
    OBJECT_PRONOUN,
    PRONOUN,
    QUESTION_WORD,
    QUOTED,
    RELATIVE,
    THAT,
    pattern,
)

SPEECH, THOUGHT, DEED = ACTS = ("speech", "thought", "deed")

_NEGATIONS = frozenset(("not", "never", "cannot", "without"))
_SHOWING = frozenset(("show", "prove", "demonstrate"))  # what a poll says, and a person does
_SUPPOSING = frozenset(("if", "unless", "whether"))  # “if | she says so”
_UNCERTAIN = frozenset(("must", "should", "could", "may", "might"))
# “went | on | to say”, “is | quick | to say”, “went so far | as | to say”.
_GOING_ON = frozenset(
    ("on", "as", "began", "begun", "continue", "continues", "continued", "quick", "right", "back")
)
_JUDGED = frozenset(("np", "for"))  # “condemned Roe for”: a verb whose object is never a clause
_OTHERS_WORDS = pattern("<VERBAL|RELATIVE|QUESTION_WORD|THAT>")
# “a time | in which people | “row””: the verb is in marks.
_IN_WHICH = pattern("<LINK> <RELATIVE|QUESTION_WORD> <DETERMINING>? <HEAD>* $")
_NO_CLAUSE = pattern("<CAPITALISED>+ | <DETERMINER> <ADVERB>")  # “said | Roe”, “| more softly”
_THAT_HAS = pattern("<THAT> <AUXILIARY>")
_VERB = pattern("<VERBAL|CLITIC>")
_SOMEBODY = PRONOUN + RELATIVE  # he, who
_WORDED = THAT + QUESTION_WORD + RELATIVE + QUOTED  # how a clause or a quotation begins


def act(tagged: TaggedText, row: Attribution, *, is_marked: bool) -> str:
    """Speech, thought or deed; `is_marked` where the content holds a quotation of its own.

    >>> acts("Lane said it rained. Lane hopes it rains. Lane praised the plan.")
    speech: it rained
    thought: it rains
    deed: the plan
    """
    if row.cue is None:
        return SPEECH
    if row.is_relay:
        return DEED
    named = _act_of_cue(tagged, row)
    if named == SPEECH and not is_marked and _is_unsaid(tagged, row.cue[0], row):
        return DEED
    content = _contents().get(row.rule, "words")
    if content == "words":
        return _of_words(named, row, is_marked=is_marked)
    if content == "name":
        return DEED
    if content in ("clause", "infinitive"):
        return _of_clause(tagged, row, named)
    if is_marked and (row.sort == "as" or _says_in_marks(tagged, row)):
        return named if named == DEED or row.sort != "as" else SPEECH
    if content == "object":
        return _of_object(tagged, row, named)
    return _of_other(tagged, row, named, content)


def _is_unsaid(tagged: TaggedText, low: int, row: Attribution) -> bool:
    """Whether somebody only may, must or fails to say it: “must say”, “refused to say”.

    >>> acts("Lane must say that it rained. Lane says that it rained.")
    deed: that it rained
    speech: that it rained
    >>> acts("Lane went on to say that it rained. Lane is likely to say that it froze.")
    speech: that it rained
    deed: that it froze
    >>> acts("Lane struggled to say that it rained. Lane wrote on Monday to say that it froze.")
    deed: that it rained
    speech: that it froze
    >>> acts("If Lane says that it rained, Roe rows. It froze, if not for long, Lane said.")
    deed: that it rained, Roe rows
    speech: It froze, if not for long
    """
    if row.source and row.source[0] and tagged.types[row.source[0] - 1] in _SUPPOSING:
        return True
    if row.use != "infinitive":
        return tagged.classes[low] == MODAL and tagged.types[low] in _UNCERTAIN
    at = len(tagged.classes[:low].rstrip(ADVERB)) - 1
    if tagged.types[low] != "to" or at < 0:
        return True
    if tagged.types[at] in _GOING_ON:
        return False
    return tagged.classes[at] not in CAPITALISED + NUMBER + OBJECT_PRONOUN


def names_speech(tagged: TaggedText, row: Attribution) -> bool:
    """Whether the cue of a row names an act of speech: said, and not hopes."""
    return _act_of_cue(tagged, row) == SPEECH


def _act_of_cue(tagged: TaggedText, row: Attribution) -> str:
    """The act that a cue names; speech where it is in no list, or said to a court that “heard”.

    >>> acts("The court heard it rained. Lane heard it froze.")
    speech: it rained
    thought: it froze
    """
    if row.sort == "heard":
        return SPEECH
    low, high = row.cue or (0, 0)
    acts = _acts_of(row.sort)
    for word in reversed(tagged.types[low:high]):
        if word in acts:
            return acts[word]
    return SPEECH


def _of_words(named: str, row: Attribution, *, is_marked: bool) -> str:
    """“It rained,” Lane said; a wish is one without marks too: It will rain, Lane hopes.

    >>> acts("“It rains,” Lane hopes. It will rain, Lane believes. It rains, Lane said.")
    speech: “It rains,”
    thought: It will rain
    speech: It rains
    >>> acts("Lane titled the book “How We Row in Winter and in Spring.”")
    deed: the book “How We Row in Winter and in Spring.”
    """
    if row.sort == "quote":
        return named if named == DEED else SPEECH
    return THOUGHT if named == THOUGHT and not is_marked else SPEECH


def _of_clause(tagged: TaggedText, row: Attribution, named: str) -> str:
    """A clause or an infinitive is what the verb says; not where it is not said: denied by “not”.

    >>> acts("Lane promised to leave. Lane wants to stay. Lane refused to row.")
    speech: to leave
    thought: to stay
    deed: to row
    >>> acts("Lane did not say why it rained.")
    deed: why it rained
    >>> acts("It goes without saying that it rained.")
    deed: that it rained
    """
    if named != SPEECH or row.cue is None:
        return named
    low, high = row.cue[0] - (row.use == "participle"), row.cue[1]
    is_denied = any(_is_negation(word) for word in tagged.types[low:high])
    is_time = row.sort == "wh" and tagged.types[row.content[0][0]] == "when"
    is_done = (
        is_denied
        or is_time
        or _is_relative(tagged, row)
        or _is_shown(tagged, row)
        or _is_object(tagged, row)
    )
    return DEED if is_done else SPEECH


def _is_relative(tagged: TaggedText, row: Attribution) -> bool:
    """“adds to the drama | that has | begun”: what kind of drama, and not what is added.

    >>> acts("The rain adds to the drama that has begun. Lane told the rowers that it froze.")
    deed: that has begun
    speech: that it froze
    """
    low, cue = row.content[0][0], row.cue or (0, 0)
    is_after_noun = low > cue[1] and tagged.classes[low - 1] in NOMINAL
    if QUOTED in tagged.classes[low : row.content[0][1]]:
        return False
    return is_after_noun and bool(_THAT_HAS.match(tagged.classes, low))


def _is_negation(word: str) -> bool:
    return word in _NEGATIONS or word.endswith("n't")


def _is_shown(tagged: TaggedText, row: Attribution) -> bool:
    """What he or she shows is no report; what a poll shows is.

    >>> acts("She showed that it can be done. The poll showed that it rained.")
    deed: that it can be done
    speech: that it rained
    """
    low, high = row.source or (0, 0)
    is_person = high - low == 1 and tagged.types[low] != "it" and tagged.classes[low] in _SOMEBODY
    return is_person and not _SHOWING.isdisjoint(_lemmas(tagged, row))


def _lemmas(tagged: TaggedText, row: Attribution) -> Iterator[str]:
    """The verbs of a cue, the last one first."""
    low, high = row.cue or (0, 0)
    cues = verb_cues()
    return (cues[word].lemma for word in reversed(tagged.types[low:high]) if word in cues)


def _is_object(tagged: TaggedText, row: Attribution) -> bool:
    """Whether what seems a clause is the object of a verb, with a clause of its own.

    >>> acts("Lane condemned the rowers who had left. Lane echoed the rowers who had left.")
    deed: the rowers who had left
    deed: the rowers who had left
    >>> acts("Lane dismissed the suit rowers filed.")
    deed: the suit rowers filed
    >>> acts("They posted one-sided news and maps.")
    deed: one-sided news and maps
    >>> acts("In the end Lane said Roe. There are boats that respond more softly.")
    deed: Roe
    deed: more softly
    >>> acts("Lane argued the rowers had left.")
    speech: the rowers had left
    """
    frames = _frames(tagged, row)
    low, high = row.content[0]
    if row.sort != "clause":
        return False
    if "np" not in frames:
        return bool(_NO_CLAUSE.fullmatch(tagged.classes, low, high))
    verb = _VERB.search(tagged.classes, low, high)
    is_subject = verb is not None and RELATIVE not in tagged.classes[low : verb.start()]
    return frames >= _JUDGED or high - low == 1 or not (is_subject or _opens(tagged, low))


def _opens(tagged: TaggedText, low: int) -> bool:
    """“he sank”: a pronoun opens a clause, whatever the next word may be.

    >>> acts("Lane argued he sank.")
    speech: he sank
    """
    return tagged.classes[low] == PRONOUN


def _of_object(tagged: TaggedText, row: Attribution, named: str) -> str:
    """An object is no report, but of what is foretold, or where it is a deed in -ing.

    >>> acts("Lane predicted a weak quarter. Lane proposed leaving Elm. Lane announced a fund.")
    speech: a weak quarter
    speech: leaving Elm
    deed: a fund
    """
    if named != SPEECH or row.cue is None or not row.content:
        return named if named != SPEECH else DEED
    if "worded" in _frames(tagged, row) or _is_described(tagged, row):
        return SPEECH
    first = row.content[0][0]
    is_direct = first == row.cue[1] and tagged.types[first - 1] in verb_cues()
    is_ing = row.sort == "np" and tagged.classes[first] == ING_FORM
    return SPEECH if is_ing and is_direct and not _frames(tagged, row) >= _JUDGED else DEED


def _is_described(tagged: TaggedText, row: Attribution) -> bool:
    """“described | him as a bully”: the words after “as” are the report.

    >>> acts("Lane described him as a bully. Lane described the boat that sank as it left.")
    speech: him as a bully
    deed: the boat that sank as it left
    >>> acts("Lane described the boat. Lane praised him as a friend.")
    deed: the boat
    deed: him as a friend
    """
    if "as-worded" not in _frames(tagged, row):
        return False
    low, high = row.content[-1]
    at = next((k for k in range(low + 1, high) if tagged.types[k] == "as"), low)
    return at > low and not _OTHERS_WORDS.search(tagged.classes, low, at)


def _of_other(tagged: TaggedText, row: Attribution, named: str, content: str) -> str:
    """Passives, nouns and adjectives report where a clause follows that was told.

    >>> acts("Roe was told that it rained. The plan was praised by Lane. Roe is expected to win.")
    speech: that it rained
    deed: The plan
    thought: Roe … to win
    >>> acts("Lane made the claim that it rained. Lane was clear that it froze.")
    speech: that it rained
    >>> acts("Roe left the file, which was denounced by Lane.")
    deed: which
    """
    if named != SPEECH:
        return named
    low, high = row.content[0]
    is_which = content == "passive" and high - low == 1 and tagged.classes[low] == RELATIVE
    is_worded = tagged.classes[low] in _WORDED and not is_which
    if content == "noun":
        return SPEECH if is_worded and _is_made(tagged, row) else DEED
    return DEED if content == "passive" and not is_worded else SPEECH


def _is_made(tagged: TaggedText, row: Attribution) -> bool:
    """“Lane made the | claim | that”, and not “Lane’s claim that”, “the claim that”.

    >>> acts("Lane’s claim that it rained.")
    deed: that it rained
    """
    if row.source is None or row.cue is None:
        return False
    return row.cue[0] - row.source[1] > 0 and any(
        word in _making() for word in tagged.types[row.source[1] : row.cue[0]]
    )


def _says_in_marks(tagged: TaggedText, row: Attribution) -> bool:
    """Whether an object has words of the source in quotation marks: none of another, no title.

    >>> acts("Lane slammed the plan as “absurd.” Lane praised the book “The Long Road.”")
    speech: the plan as “absurd.”
    deed: the book “The Long Road.”
    >>> acts("Lane dismissed that idea as “absurd.”")
    speech: that idea as “absurd.”
    >>> acts("Lane praised Roe, who spoke of “the rain.”")
    deed: Roe
    speech: “the rain.”
    >>> acts("Lane slammed a town in which men “hate boats” a lot. Lane slammed Roe who is “it.”")
    speech: a town in which men “hate boats” a lot
    deed: Roe who is “it.”
    """
    for low, high in row.content:
        at = tagged.classes.find(QUOTED, low, high)
        if at < 0:
            continue
        clause = _IN_WHICH.search(tagged.classes, low, at)
        is_that = row.sort == "np" and at > low and tagged.classes[low] == THAT
        first = low + is_that  # “that idea as “absurd””
        if not _OTHERS_WORDS.search(tagged.classes, first, clause.start() if clause else at):
            return at == low or not _is_title(tagged, at, high)
    return False


def _is_title(tagged: TaggedText, at: int, high: int) -> bool:
    """“The Road to Elm”: every longer word of a quotation has a capital, or is “with”.

    >>> acts("Lane praised the show “The Way from Elm” with more tea.")
    deed: the show “The Way from Elm” with more tea
    """
    end = quotation_end(tagged, at, high)
    return all(
        tagged.tokens[k][0].isupper() or tagged.unmasked[k] in LINK
        for k in range(at, end)
        if len(tagged.tokens[k]) > 3
    )


def _frames(tagged: TaggedText, row: Attribution) -> frozenset[str]:
    """What can follow the verb of a cue."""
    low, high = row.cue or (0, 0)
    cues = verb_cues()
    for word in reversed(tagged.types[low:high]):
        if word in cues:
            return cues[word].frames
    return frozenset()


@cache
def _contents() -> dict[str, str]:
    rules = lexicons.word_list("rules")
    return dict(zip(rules["rule"].tolist(), rules["content"].tolist(), strict=True))


@cache
def _making() -> frozenset[str]:
    return frozenset(
        ("made", "make", "makes", "issued", "issue", "issues", "gave", "give", "gives")
    )


@cache
def _acts_of(sort: str) -> dict[str, str]:
    """The act that each word names, of the list of cues that rows of a sort use."""
    name = {"noun": "cue_nouns", "adjective": "cue_adjectives"}.get(sort, "cue_verbs")
    table = lexicons.word_list(name)
    if name == "cue_verbs":
        acts = dict(zip(table["lemma"].tolist(), table["type"].tolist(), strict=True))
        return {form: acts[cue.lemma] for form, cue in verb_cues().items()}
    acts = dict(zip(table["word"].tolist(), table["type"].tolist(), strict=True))
    return {with_s(word): kind for word, kind in acts.items()} | acts
