"""The name that a source itself is, not one that only describes it."""

from collections.abc import Sequence

from studykit.names import lists
from studykit.quotes import TaggedText
from studykit.quotes.sentence.word_classes import (
    CAPITALISED,
    CLITIC,
    COORDINATOR,
    DETERMINER,
    LINK,
    OF,
    RELATIVE,
    pattern,
)
from studykit.speakers.context import Context
from studykit.speakers.named_text import Name
from studykit.speakers.nouns import offices, person_nouns, source_kinds, told
from studykit.speakers.speaker import (
    GROUP,
    NAMED,
    NOBODY_NAMED,
    ORGANIZATION,
    Speaker,
    named,
)

# “a friend | of the late | Ann Roe”.
_PREPOSITION = pattern(
    "<OF|BY|TO|PREPOSITION> <DETERMINER|POSSESSIVE>?"
    "(?: <CAPITALISED|NOUN|ADVERB|ED_FORM|ING_FORM|NUMBER> <CLITIC>? )? $"
)
# “a spokesman | for House Speaker | Ann Roe”.
_BEFORE_TITLE = pattern("(?<=<NOUN>) <TO|PREPOSITION> <CAPITALISED>{2,5} $")
# “the Roe | campaign”, “the Wendle Bank | spokeswoman”; not “Ann Roe | of”, “Ann Roe | , who”.
_NOUN = pattern(
    "<CAPITALISED>? <^CAPITALISED|NUMBER|COMMA|CLAUSE_END|DASH|MARK|OPENING_BRACKET|CLOSING_BRACKET"
    "|COORDINATOR|SUBORDINATOR|RELATIVE|THAT|OF|TO|PREPOSITION|BE|HAVE|OBJECT_PRONOUN>"
)

_CLAUSE = pattern("<COMMA|RELATIVE|THAT|SUBORDINATOR>")  # “this week | , Democrats”
_EXAMPLES = frozenset(("instance", "example", "including", "notably", "especially"))
# “Ann Roe | of Elm and sailor | Bob Lund”, “Elm Bank | , and the | Oak Bank”.
_JOINT_PERSONS = pattern(
    "(?: <^COMMA>* | <.>* <COMMA> | <CAPITALISED|COMMA>* ) <COORDINATOR> <^COMMA>*"
)
_JOINT_BODIES = pattern("<^LINK>* <COORDINATOR> <^LINK>*")


def head_name(context: Context, low: int, high: int) -> Speaker | None:
    """The person, else the body or place, that the head of a source names.

    >>> credited("The Oakham sailor Ann Roe said it rained.")
    The Oakham sailor Ann Roe = Ann Roe
    >>> credited("Neither Ann Roe nor her aunt said it rained.")
    Neither Ann Roe nor her aunt = –
    """
    names = context.names_in(context.tagged.starts[low], context.tagged.ends[high - 1])
    heads = [name for name in names if name.kind != "other" and _is_head(context, name, low, high)]
    if not heads:
        return None
    if context.tagged.types[low] == "neither":
        return NOBODY_NAMED
    persons = [name for name in heads if name.kind == "person"]
    if len(names) > 1 and _are_several(context, persons or heads, names):
        return Speaker(None, NAMED if persons else ORGANIZATION)
    if persons:
        return named(persons[0].name)
    if _are_people(context, low, heads[0]):
        return Speaker(None, GROUP)
    return Speaker(None if _is_other_body(context, heads[0]) else heads[0].name, ORGANIZATION)


def _are_several(context: Context, heads: Sequence[Name], names: Sequence[Name]) -> bool:
    """“| Ann Roe | and | Bob Lund |”, “a friend of | Ann Roe | and | Bob Lund |”: two, or either.

    >>> heard("Both Ann Roe of Elm and Bob Lund said it rained.")
    Both Ann Roe of Elm and Bob Lund (named person)
    >>> credited("Elm Bank and Oak Bank said it rained. Norway and Ann Roe said it froze.")
    Elm Bank and Oak Bank = –
    Norway and Ann Roe = –
    >>> credited("A friend of Ann Roe and Bob Lund said it rained.")
    A friend of Ann Roe and Bob Lund = –
    >>> credited("Ann Roe and her aunt said it rained. Ann Roe of Elm, once Ann Lund, said no.")
    Ann Roe and her aunt = Ann Roe
    Ann Roe of Elm, once Ann Lund, = Ann Roe
    >>> credited("Ann Roe, a friend of Bob Lund and Ida Fay, said it rained.")
    Ann Roe, a friend of Bob Lund and Ida Fay, = Ann Roe
    """
    classes, first = context.tagged.unmasked, heads[0]
    joint = _JOINT_PERSONS if first.kind == "person" else _JOINT_BODIES
    is_last = classes[first.first - 1] == COORDINATOR and any(
        name.after == first.first - 1 for name in names
    )
    return is_last or any(
        joint.fullmatch(classes, first.after, other.first)
        for other in heads
        if other.name != first.name
    )


def _is_other_body(context: Context, name: Name) -> bool:
    """“the Republican Party | of Norway”: not the one that the name alone is of.

    >>> credited("The Republican Party of Norway said it rained.")
    The Republican Party of Norway = –
    >>> credited("The Republican Party in Norway said it rained.")
    The Republican Party in Norway = Republican Party
    """
    classes, of = context.tagged.unmasked, name.after
    return name.kind == "organization" and classes[of : of + 2] == OF + CAPITALISED


def _are_people(context: Context, low: int, name: Name) -> bool:
    """“Some | Democrats |”, and not “the | Independent |”, which is a newspaper.

    >>> heard("Some Democrats said it rained. The Independent said it froze.")
    Some Democrats (unnamed group)
    Independent (organization)
    """
    is_first = not _CLAUSE.search(context.tagged.unmasked, low, name.first)
    is_people = source_kinds().get(name.name.lower()) == "person"
    return is_first and is_people and name.name.endswith("s")


def _is_head(context: Context, name: Name, low: int, high: int) -> bool:
    first, after = name.first, name.after
    if first > low and (
        _is_example(context, low, name)
        or _is_after_preposition(context, low, name)
        or _is_in_clause(context, low, first)
        or _is_where(context, low, name)
    ):
        return False
    return after >= high or not (_is_owner(context, after) or _is_before_noun(context, name, high))


def _is_example(context: Context, low: int, name: Name) -> bool:
    """“Some sailors - for instance, | Ann Roe | -”: one of those who are meant.

    >>> credited("Some sailors - for instance, Ann Roe of Elm - have said it rained.")
    Some sailors - for instance, Ann Roe of Elm - = –
    """
    return not _EXAMPLES.isdisjoint(context.tagged.types[low + 1 : name.first])


def _is_after_preposition(context: Context, low: int, name: Name) -> bool:
    """“A friend of the late | Ann Roe”.

    >>> credited("A friend of the late Ann Roe said it rained.")
    A friend of the late Ann Roe = –
    >>> credited("A spokesman for Elm Mayor Ann Roe said it rained.")
    A spokesman for Elm Mayor Ann Roe = –
    """
    classes, first = context.tagged.unmasked, name.first
    if context.tagged.tokens[first - 1] in lists.titles() and (
        _BEFORE_TITLE.search(classes, low + 1, first)
    ):
        return True
    preposition = _PREPOSITION.search(classes, low + 1, first)
    return preposition is not None and not _is_office(context, low, preposition.start(), name)


def _is_where(context: Context, low: int, name: Name) -> bool:
    """“voters in Elm, | Norway |”: a place after a preposition, a comma between them or not.

    >>> heard("Voters in Iceland, Finland and Norway said it rained.")
    Voters (unnamed group)
    """
    before = context.tagged.unmasked[low : name.first]
    return name.kind == "place" and any(link in before for link in LINK)


def _is_office(context: Context, low: int, of: int, name: Name) -> bool:
    """“| Secretary of Fisheries | Ann Roe”, “| Speaker of the House | Ann Roe”.

    >>> credited("Secretary of Fisheries Ann Roe said it rained.")
    Secretary of Fisheries Ann Roe = Ann Roe
    >>> credited("“It rained,” said Minister of Finance Ann Roe.")
    Minister of Finance Ann Roe = Ann Roe
    >>> credited("A friend of Fisheries Ann Roe said it rained.")
    A friend of Fisheries Ann Roe = –
    >>> credited("The Secretary for Fisheries Ann Roe said it rained.")
    The Secretary for Fisheries Ann Roe = –
    >>> credited("The speaker of U.S. Senate said it rained.")
    The speaker of U.S. Senate = –
    >>> credited("The secretary of Senator Ann Roe said it rained.")
    The secretary of Senator Ann Roe = –
    >>> credited("Former secretary of state Ann Roe said it rained.")
    Former secretary of state Ann Roe = Ann Roe
    """
    tagged, first = context.tagged, name.first
    kind, _ = lists.titles().get(tagged.tokens[first - 1], ("", ""))
    return (
        name.kind == "person"
        and first - of > 1
        and (kind in ("", "modifier") or tagged.tokens[first - 1] in lists.context("field"))
        and (_is_office_of_field(tagged, of, first) or _is_bare_office(tagged, low, of))
    )


def _is_office_of_field(tagged: TaggedText, of: int, first: int) -> bool:
    """“the secretary of Fisheries | Ann Roe”: an office with an article, and what it is over.

    >>> credited("The secretary of Fisheries Ann Roe said it rained.")
    The secretary of Fisheries Ann Roe = Ann Roe
    """
    return (
        tagged.unmasked[of] == OF
        and tagged.types[of - 1] in offices()
        and _is_field(tagged, first - 1)
    )


def _is_bare_office(tagged: TaggedText, low: int, of: int) -> bool:
    """“| Chairman of the inquiry | Ann Roe”: an office without an article is a title.

    >>> credited("Chairman of the inquiry Ann Roe said it rained.")
    Chairman of the inquiry Ann Roe = Ann Roe
    >>> credited("Minister for Fisheries Ann Roe said it rained.")
    Minister for Fisheries Ann Roe = Ann Roe
    >>> credited("Minister for Justice Ann Roe said it rained.")
    Minister for Justice Ann Roe = Ann Roe
    >>> credited("Friend of the inquiry Ann Roe said it rained.")
    Friend of the inquiry Ann Roe = –
    """
    is_of = tagged.unmasked[of] == OF or tagged.types[of] == "for"
    words = tagged.types[low:of]
    at = next((k for k, word in enumerate(words) if word in offices() or word == "head"), None)
    return is_of and at is not None and all(map(_is_rank, words[:at]))


def _is_rank(word: str) -> bool:
    """“| former | chairman”, “| deputy | minister”, “| prime | minister”.

    >>> credited("Former deputy head of mission Ann Roe said it rained.")
    Former deputy head of mission Ann Roe = Ann Roe
    """
    is_listed = word in told("former") or word in told("deputy")
    return is_listed or word.title() in lists.titles()


def _is_field(tagged: TaggedText, at: int) -> bool:
    """Whether a word says what somebody is the secretary of.

    >>> credited("The secretary of shoes Ann Roe said it rained.")
    The secretary of shoes Ann Roe = –
    """
    is_field = tagged.tokens[at].title() in lists.context("field")
    return is_field or tagged.unmasked[at] == CAPITALISED


def _is_in_clause(context: Context, low: int, first: int) -> bool:
    """“A man who rowed past | Ann Roe”.

    >>> credited("A man who saw Ann Roe said it rained.")
    A man who saw Ann Roe = –
    """
    return RELATIVE in context.tagged.unmasked[low:first]


def _is_owner(context: Context, after: int) -> bool:
    """“Ann Roe | ’s old boat builder”.

    >>> credited("Ann Roe’s old boat builder said it rained.")
    Ann Roe’s old boat builder = –
    """
    return context.tagged.unmasked[after] == CLITIC


def _is_before_noun(context: Context, name: Name, high: int) -> bool:
    """“Wendle Bank | spokesman Bob Lund”.

    >>> credited("Ada Lane spokesman Bob Lund said it rained.")
    Ada Lane spokesman Bob Lund = Bob Lund
    >>> credited("Lance Corporal Ida Crane said it rained.")
    Lance Corporal Ida Crane = Ida Crane
    >>> credited("House Democrats said it rained.")
    House Democrats = –
    >>> credited("The Elm Bank CEO said it rained. Ada Lane MP of Elm said it froze.")
    The Elm Bank CEO = –
    Ada Lane MP of Elm = Ada Lane
    >>> credited("Ann Roe and Bob Lund both said it rained. Ann Roe the sailor said it froze.")
    Ann Roe and Bob Lund both = –
    Ann Roe the sailor = Ann Roe
    """
    tokens, after = context.tagged.tokens, name.after
    is_person = name.kind == "person"
    if is_person and (
        context.tagged.unmasked[after] == DETERMINER
        or tokens[after] in lists.context("after a name")
    ):
        return False
    if tokens[after] in lists.nationalities() or tokens[after].lower() in person_nouns():
        return True
    office = _past_ranks(tokens, after, high)
    if office + 1 < high and lists.titles().get(tokens[office], ("",))[0] == "office":
        return True
    return bool(_NOUN.match(context.tagged.unmasked, after, high)) and not _is_symbol(tokens[after])


def _past_ranks(tokens: Sequence[str], at: int, high: int) -> int:
    """Where words go on after those for a rank: “Elm Bank Acting | Director for Rain”.

    >>> credited("The Elm Bank Acting Director for Rain said it rained.")
    The Elm Bank Acting Director for Rain = –
    >>> credited("The Ann Roe Assistant Press Secretary Bo Lund said it rained.")
    The Ann Roe Assistant Press Secretary Bo Lund = Bo Lund
    """
    while at < high and lists.titles().get(tokens[at], ("",))[0] == "modifier":
        at += 1
    return at


def _is_symbol(token: str) -> bool:
    """Whether a token is what scraping left of a letter with an accent.

    >>> credited("Ada RenÃ©e said it rained.")
    Ada RenÃ©e = Ada RenÃ
    """
    return not token[0].isalnum() and token != "/"
