"""What a chart calls whoever is heard: the speaker, else the printed words for the source."""

from collections.abc import Collection, Mapping, Sequence

from studykit import lexicons
from studykit.quotes.sentence.time_words import days, moments, periods, pointers
from studykit.quotes.sentence.word_classes import (
    ADVERB,
    CLAUSE_OPENING,
    COMMA,
    COORDINATOR,
    DETERMINING,
    MODIFIER,
    NOMINAL,
    NUMBER,
    RELATIVE,
    SENTENCE_START,
    pattern,
)
from studykit.speakers.named_text import NamedText, Span
from studykit.speakers.phrases import phrase
from studykit.speakers.speaker import GROUP, NAMED, ORGANIZATION, UNNAMED, Speaker

_LONGEST = 6  # tokens of a voice; of a longer source only the head noun is shown
_BARE = 2  # tokens of a head that says little: “the head”, “people”
_LONGEST_WITH_MORE = 10  # tokens of one with what follows
# “the head | of the old harbour board |”, “people | familiar with the plan |”.
_OF_WHOM = pattern(
    "<NOUN>? (?: <LINK> <DETERMINING>? <HEAD|CLITIC>{1,5} ){1,2} (?<= <NOMINAL> )"
    "(?! <LINK|TO|HEAD|CLITIC|COORDINATOR|ADVERB|VERBAL|ING_FORM> )"
)
# “a Danish account | of their talks | in Elm”, “an account | of the meeting |”.
_OF_WHAT = pattern(
    "<OF> (?: <DETERMINING>? <HEAD>{1,3} (?<= <NOMINAL> ) | <DETERMINING> <ING_FORM> )"
    "(?! <HEAD|CLITIC|OF> )"
)
# “a number | of the families | of those”.
_COUNTED = pattern("<LINK> <DETERMINING>? <HEAD|CLITIC>{1,6} (?<= <NOMINAL> )")
# “two officials | , who left”, “the mayor | - a sailor”: where a clause or an apposition begins.
_AFTERTHOUGHT = pattern("<COMMA|DASH|OPENING_BRACKET|RELATIVE|THAT|SUBORDINATOR|SEMICOLON|COLON>")
# “voters in Elm | , Oakham and Ely |”.
_LIST = pattern("(?: <COMMA> <CAPITALISED>+ )+ <COMMA>? <COORDINATOR> <CAPITALISED>+")
# “a poll | released | on Monday”, “the Elm Bank | based | there”; not “reports Mr. Roe | filed |”.
_CLAUSE = pattern("<RELATIVE|POSSESSIVE>")  # “Bo and Ada Roe, whom Lane | met”
_CUT_SHORT = pattern("(?: <.>* <NOUN> | <DETERMINER>? <CAPITALISED>+ ) <ED_FORM> $")
_GROUP_PRONOUNS = frozenset(("they", "them", "their", "we", "us", "our", "who"))
_MANY = frozenset(
    ("many", "some", "several", "both", "few", "most", "all", "others", "two", "three", "those")
)
ONE = frozenset(("a", "an", "one", "another", "this", "that"))  # what begins to speak of one


def voice(text: NamedText, low: int, high: int, speaker: Speaker) -> str:
    """What a chart calls the source that tokens name, of which the text does not tell who it is.

    >>> heard("Both the sailor Ann Roe and the rower Bob Lund, two of us, said it rained.")
    Both the sailor Ann Roe and the rower Bob Lund (named person)
    >>> heard("Ann Roe and Bob Lund, the sailors whose boat Ida Fay rowed, said it rained.")
    Ann Roe and Bob Lund (named person)
    """
    if speaker.type == NAMED:  # two persons, who have a name each
        clause = _CLAUSE.search(text.tagged.unmasked, low + 1, high)
        high = clause.start() if clause else high
        start, end = text.tagged.starts[low], text.tagged.ends[high - 1]
        persons = [name for name in text.names_in(start, end) if name.kind == "person"]
        high = persons[-1].after if persons else high
        return text.tagged.text[start : text.tagged.ends[high - 1]]
    return _printed(text, low, high)


def source_type(text: NamedText, low: int, high: int, speaker: Speaker) -> str:
    """The type of the source that tokens name; of people without a name, whether one or more.

    >>> heard("They said it rained. A sailor said it froze. Two sailors said no more.")
    They (unnamed group)
    A sailor (unnamed person)
    Two sailors (unnamed group)
    >>> heard("The coastguard said it rained. Police said it froze. The watchdog said no more.")
    The coastguard (organization)
    Police (organization)
    The watchdog (organization)
    """
    is_group = speaker.type == UNNAMED and _is_group(text, low, high)
    return GROUP if is_group else speaker.type


def one_form(voices: list[str | None]) -> list[str | None]:
    """The voices, with those that differ only in capitals as the first of them is printed.

    >>> one_form(["The operator", None, "the operator"])
    ['The operator', None, 'The operator']
    """
    first: dict[str, str] = {}
    return [voice and first.setdefault(voice.casefold(), voice) for voice in voices]


def of_one_body(
    voices: Sequence[str | None], sources: Sequence[str | None], speakers: Sequence[Speaker]
) -> list[str | None]:
    """The voices, “company executives” as “Elm Bank executives” if the company is that bank.

    >>> heard("Company men said no. Elm Bank fell. The company said no. Elm Bank men said no.")
    Elm Bank men (unnamed group)
    Elm Bank (organization)
    Elm Bank men (unnamed group)
    """
    bodies = {
        source[4:]: found.name
        for source, found in zip(sources, speakers, strict=True)
        if found.type == ORGANIZATION and found.name and source and source[:4] in ("the ", "The ")
    }
    said = frozenset(voices) if bodies else frozenset()
    return [_with_owner(voice, said, bodies) if voice and bodies else voice for voice in voices]


def _with_owner(voice: str, voices: Collection[str | None], bodies: Mapping[str, str]) -> str:
    noun, _, people = voice.partition(" ")
    owned = f"{bodies.get(noun.lower(), '')} {people}"
    return owned if people and owned in voices else voice


def naming_tokens(text: NamedText, low: int, high: int) -> Span:
    """The tokens that name the source: for “who” those before it, and none that say when.

    >>> heard("Lane met two old sailors who said it rained.")
    two old sailors (unnamed group)
    >>> heard("Lane leads by six in 10 voters who said it rained.")
    six in 10 voters (unnamed group)
    """
    if high - low > 1 or text.tagged.unmasked[low] != RELATIVE:
        return low, _before_time(text, low, high)
    return _phrase_before(text, low) or (low, high)


def _before_time(text: NamedText, low: int, high: int) -> int:
    """“a harbour report | on Wednesday”, “two rowers | last week”: where a time at the end begins.

    >>> heard("It rained, according to a harbour report on Wednesday. Men last week said no.")
    a harbour report (document)
    Men (unnamed group)
    >>> heard("A poll on Wednesday for the first time said it rained.")
    A poll (document)
    >>> heard("It rained, according to figures her firm released Friday.")
    figures her firm released Friday (document)
    """
    types, at = text.tagged.types, high
    if high - low == 1:
        return high
    on_a_day = (k for k in range(low + 1, high - 1) if types[k] == "on" and types[k + 1] in days())
    if (on := next(on_a_day, None)) is not None:
        at = on
    elif types[at - 1] in moments():
        at -= 1
    elif types[at - 1] in periods() and types[at - 2] in pointers():
        at -= 2
    is_of_noun = at > low and text.tagged.unmasked[at - 1] in NOMINAL
    return at if is_of_noun else high


def _phrase_before(text: NamedText, at: int) -> Span | None:
    """“| two old sailors |, who”: the noun phrase before a relative pronoun."""
    classes = text.tagged.unmasked
    high = at - classes.endswith(COMMA, 0, at)
    first = text.sentence_start(text.sentence(text.tagged.starts[at]))
    low = high
    while low > first and classes[low - 1] in MODIFIER:
        low -= 1
    if low > first and classes[low - 1] in DETERMINING:
        low -= 1
    if classes[low] == NUMBER and text.tagged.types[low - 1] == "in":
        low -= 2
    return (low, high) if low < high else None


def _printed(text: NamedText, low: int, high: int) -> str:
    """The words for a source without its clauses and appositions; of a long one the head.

    >>> heard("Ann Roe came. She said it rained. Experts, who row, said it froze.")
    Ann Roe (named person)
    Experts (unnamed group)
    >>> heard("A spokesman for the bank, a sailor from Elm, said it rained.")
    A spokesman for the bank (unnamed person)
    >>> heard("A report on the state of the long road to Elm said it rained.")
    A report (document)
    >>> heard("People familiar with the plan of Elm Bank said it rained.")
    People familiar with the plan of Elm Bank (unnamed group)
    >>> heard("The Wendle Harbour Trust and the Oakham Harbour Bank said it rained.")
    The Wendle Harbour Trust and the Oakham Harbour Bank (organization)
    >>> heard("A court document filed on Monday said it rained.")
    A court document (document)
    >>> heard("It rained, according to reports Mr. Roe filed.")
    reports Mr. Roe filed (none)
    """
    tagged = text.tagged
    while high - low > 1 and tagged.unmasked[low] in SENTENCE_START + CLAUSE_OPENING + ADVERB:
        low += 1
    border = _AFTERTHOUGHT.search(tagged.unmasked, low + 1, high)
    if border and _LIST.fullmatch(tagged.unmasked, border.start(), high):
        border = None
    end = border.start() if border else high
    if end - low > _LONGEST and (found := phrase(text, low, end)):
        is_joint = tagged.unmasked[found.head_end : found.head_end + 1] == COORDINATOR
        end = end if is_joint else _end_of_label(text, low, found.head_end, end)
    if _CUT_SHORT.match(tagged.unmasked, low, end):
        end -= 1
    return tagged.text[tagged.starts[low] : tagged.ends[end - 1]]


def _end_of_label(text: NamedText, low: int, head_end: int, end: int) -> int:
    """Where the words for a long source end: at its head or, where that says little, after more.

    >>> heard("The head of the old harbour board of Elm said it rained.")
    The head of the old harbour board of Elm (unnamed person)
    >>> heard("A Danish account of their talks in old Elm said it rained.")
    A Danish account of their talks (document)
    >>> heard("A Danish account of their meeting in old Elm said it rained.")
    A Danish account of their meeting (document)
    >>> heard("A number of the families of those who had left the old Elm said it rained.")
    A number of the families (unnamed group)
    """
    classes = text.tagged.unmasked
    if COMMA in classes[head_end:end]:
        return head_end
    more = _OF_WHOM.match(classes, head_end, end) if head_end - low <= _BARE else None
    if more and more.end() - low <= _LONGEST_WITH_MORE:
        return more.end()
    counted = _COUNTED.match(classes, head_end, min(end, low + _LONGEST_WITH_MORE))
    if counted and text.tagged.types[head_end - 1] in lexicons.words("group_nouns"):
        return counted.end()
    of_what = _OF_WHAT.match(classes, head_end, min(end, low + _LONGEST + 1))
    return of_what.end() if of_what and of_what.end() - low <= _LONGEST else head_end


def _is_group(text: NamedText, low: int, high: int) -> bool:
    """Whether the words for people without a name are for more than one of them.

    >>> heard("The people of Elm said it rained. Many said it froze. One man said no.")
    The people of Elm (unnamed group)
    Many (unnamed group)
    One man (unnamed person)
    >>> heard("Those who left said it rained. One in four rowers said it froze.")
    Those (unnamed group)
    One in four rowers (unnamed group)
    >>> heard("A growing number of sailors said it rained. A handful of rowers said it froze.")
    A growing number of sailors (unnamed group)
    A handful of rowers (unnamed group)
    """
    found = phrase(text, low, high)
    if found is None:
        return True  # “6 in 10”
    first = found.first.lower()
    if first in ONE:
        return found.noun in lexicons.words("group_nouns")
    is_many = first in _MANY or found.noun in _GROUP_PRONOUNS
    is_plural = found.noun.endswith("s") and not found.noun.endswith("ss")
    return is_many or is_plural or found.noun in lexicons.words("group_nouns")
