"""What the text says of each person: titles, nouns, places, age."""

from collections.abc import Callable, Collection, Iterable
from functools import cache

from studykit.names import lists
from studykit.quotes import TaggedText
from studykit.quotes.sentence.word_classes import (
    BRACKET,
    CLITIC,
    COLON,
    COMMA,
    DASH,
    MARK,
    OPENING_BRACKET,
    SEMICOLON,
    VERB,
    VERBAL,
    pattern,
)
from studykit.speakers.named_text import Name, NamedText, Span
from studykit.speakers.nouns import offices, person_nouns, source_kinds
from studykit.speakers.phrases import phrase
from studykit.speakers.speaker import ORGANIZATION
from studykit.speakers.traits import traits

_LONGEST_PHRASE = 12  # tokens; keeps the time linear in the text
_USES = frozenset(("uses", "use", "pronoun", "pronouns", "goes"))  # “who uses they”
_AGED = "-year-old"

# “Ann Roe | , the senator of Elbonia | , said”: up to the next mark or verb.
_APPOSITION = pattern(
    "<COMMA>"
    "(?: <DETERMINER|POSSESSIVE> | <CAPITALISED><CLITIC> | <RELATIVE><BE> | <NOUN>{1,3}<OF> )"
    "<^COMMA|CLAUSE_END|MARK|OPENING_BRACKET|DASH|RELATIVE|THAT|VERB>{0,16}"
)
# “(D-Elm)”: the party of a member of parliament.
_PARTY = pattern("<OPENING_BRACKET> <CAPITALISED>")
_TITLE_BORDER = COMMA + SEMICOLON + COLON + MARK + BRACKET + DASH + VERBAL  # read from its end


def bearers_by(
    text: NamedText, names: Iterable[Name], said_of: Callable[[NamedText, Name], Collection[str]]
) -> dict[str, set[str]]:
    """The bearers of these names of whom the text says each thing that a rule finds."""
    bearers: dict[str, set[str]] = {}
    for name in names:
        for said in said_of(text, name):
            bearers.setdefault(said, set()).add(name.name)
    return bearers


# ---------------------------------------------------------------- nouns and places


def traits_of(text: NamedText, name: Name) -> Collection[str]:
    """Nouns and places that the words around a name give its bearer."""
    before = _of_owner(text, name) or _of_title(text, name)
    before = [*before, *_of_place(text, name)] if before else before
    if text.tagged.unmasked[name.after : name.after + 1] not in (COMMA, OPENING_BRACKET):
        return before
    return [*before, *_of_apposition(text, name), *_of_bracket(text, name)]


def _of_owner(text: NamedText, name: Name) -> Collection[str]:
    """“| Norway’s | Ann Roe”: the name before; a country's person is its leader too.

    >>> credited("Norway’s Ann Roe met Bob Lund. The Norwegian leader said it rained.")
    The Norwegian leader = Ann Roe
    """
    end = name.start - len("’s ")
    owner = text.name_before(end) if text.tagged.text[end : name.start] in ("’s ", "'s ") else None
    if owner is None or owner.end != end:
        return ()
    return (owner.name, "leader") if owner.name in lists.countries() else (owner.name,)


def _of_title(text: NamedText, name: Name) -> Collection[str]:
    """“| the Vermont senator | Ann Roe”, “| the Vermont senator |, Ann Roe”.

    >>> credited("Vermont Sen. Ann Roe rowed with Bob Lund. The senator said it rained.")
    The senator = Ann Roe
    >>> credited("The senator, Ann Roe, met Bob Lund. The senator said it rained.")
    The senator = Ann Roe
    >>> credited("The senator, Mrs. Ann Roe, met Bob Lund. The senator said it rained.")
    The senator = Ann Roe
    >>> credited("It rained on Sen. Ann Roe, Bob Lund said. “It froze,” the senator said.")
    Bob Lund = Bob Lund
    the senator = Ann Roe
    >>> credited("Elm captain Ann Roe beat Ida Fay. The captain said it rained.")
    The captain = Ann Roe
    >>> credited("Plaid’s Ann Roe rowed. The Labour candidate said it rained.")
    The Labour candidate = –
    """
    start, end = _title(text, name)
    return traits(text.words(start, end)) if start < end else ()


def _title(text: NamedText, name: Name) -> Span:
    high, tagged = name.first, text.tagged
    if tagged.tokens[high - 1] in _addresses() and tagged.unmasked[name.after] == COMMA:
        high -= tagged.unmasked[high - 2] == COMMA
    before = tagged.unmasked[high - 1]
    if before not in COMMA + CLITIC and (
        before in _TITLE_BORDER or tagged.types[high - 1] in lists.stops()
    ):
        return high, high
    low = max(text.sentence_start(name.sentence), high - _LONGEST_PHRASE)
    other = text.name_before(name.start)
    if other and other.kind == "person":
        low = max(low, min(other.after, high))  # “Sen. Ann Roe, | Bob Lund said”
    if low < high and before == COMMA:
        return max(low, tagged.unmasked.rfind(COMMA, low, high - 1) + 1), high - 1
    return _title_start(text, low, high), high


@cache
def _addresses() -> frozenset[str]:
    """Mrs., Dr., Sir."""
    titles = lists.titles().items()
    return frozenset(word for word, (kind, _) in titles if kind == "honorific")


def _title_start(text: NamedText, low: int, high: int) -> int:
    """“Sen. Roe greeted | sailor | Bob Lund”: where what may be a title begins.

    >>> credited("Sen. Ann Roe greeted sailor Bob Lund. The senator said it rained.")
    The senator = Ann Roe
    >>> credited("Sen. Ann Roe met Bob Lund. The senator said it rained.")
    The senator = Ann Roe
    >>> credited("New Jersey Gov. Ann Roe met Bob Lund. The New Jersey governor said it rained.")
    The New Jersey governor = Ann Roe
    >>> credited("Ada saw Norway’s President Bo Roe meet Ed Fay. The Norwegian president said no.")
    The Norwegian president = Bo Roe
    >>> credited("Minister for Rail Ann Roe met Ida Fay. The minister for rail said it rained.")
    The minister for rail = Ann Roe
    """
    tagged, stops = text.tagged, lists.stops()
    for k in range(high - 1, low - 1, -1):
        is_within = tagged.unmasked[k] == CLITIC or _is_of_office(tagged, k, high)
        if not is_within and (tagged.unmasked[k] in _TITLE_BORDER or tagged.types[k] in stops):
            return k  # which tells nothing, but in “| New | Jersey Gov. Ann Roe”
    return low


def _is_of_office(tagged: TaggedText, of: int, high: int) -> bool:
    """“Minister | for | Rail”; not “a spokeswoman | for |”, “spokeswoman | for | Mayor”.

    >>> credited("A minister for Ann Roe left. Roe met Ed Fay. The minister said it rained.")
    The minister = –
    >>> credited("Minister of Rail Ann Roe met Ed Fay. The minister said it rained.")
    The minister = Ann Roe
    """
    types, after = tagged.types, of + 1
    return (
        types[of] in ("of", "for")
        and types[of - 1] in offices()
        and types[of - 2] not in ("a", "an")
        and after < high
        and person_nouns().isdisjoint(types[after:high])
    )


def _of_place(text: NamedText, name: Name) -> Collection[str]:
    """“Gov. Ann Roe | of Norway |”.

    >>> credited("Gov. Ann Roe of Ohio met Gov. Bob Lund. The Ohio governor said it rained.")
    The Ohio governor = Ann Roe
    >>> credited("Gov. Ann Roe in Ohio met Gov. Bob Lund. The Ohio governor said it rained.")
    The Ohio governor = –
    """
    if text.tagged.types[name.after : name.after + 1] != ["of"]:
        return ()
    start = text.tagged.starts[name.after]
    after = text.names_in(start, start + len("of ") + 1)
    return [place for one in after for place in traits(one.name.split()) if one.kind == "place"]


def _of_apposition(text: NamedText, name: Name) -> Collection[str]:
    """“Ann Roe, | the Vermont senator |, said”.

    >>> credited("Ann Roe, a sailor, met Bob Lund. The sailor said it rained.")
    The sailor = Ann Roe
    >>> credited("Ann Roe met Bob Lund, her coach. The coach said it rained.")
    The coach = Bob Lund
    >>> credited("Ann Roe, deputy mayor of Elm, met Bob Lund. The deputy mayor said it rained.")
    The deputy mayor = Ann Roe
    """
    end = apposition_end(text, name)
    return traits(text.words(name.after, end)) if end > name.after else ()


def apposition_end(text: NamedText, name: Name) -> int:
    """“Ann Roe, the Vermont senator |, said”: where what is said of a name ends.

    >>> credited("Ann Roe, an old sailor, came with Bob Lund. The sailor said it rained.")
    The sailor = Ann Roe
    >>> credited("Ann Roe met Bob Lund. It froze on Roe, the sailor said.")
    the sailor = –
    """
    apposition = _APPOSITION.match(text.tagged.unmasked, name.after)
    is_one = apposition and text.tagged.unmasked[apposition.end()] not in VERB
    return apposition.end() if apposition and is_one else name.after


def _of_bracket(text: NamedText, name: Name) -> Collection[str]:
    """“Ann Roe | (D-Elm) |”: the party.

    >>> credited("Sen. Ann Roe (D-Elm) met Sen. Bob Lund. The Democratic senator said it rained.")
    The Democratic senator = Ann Roe
    """
    if not _PARTY.match(text.tagged.unmasked, name.after):
        return ()
    letter, _, _ = text.tagged.tokens[name.after + 1].partition("-")
    return traits([letter])


def words_of(text: NamedText, name: Name) -> Collection[str]:
    """The words around a name that may tell who its bearer is, in lower case.

    >>> credited("Rail Minister Ann Roe met Bob Lund. The rail minister said it rained.")
    The rail minister = Ann Roe
    >>> credited("Ann Roe, minister of rail, met Bob Lund. The rail minister said it rained.")
    The rail minister = Ann Roe
    >>> credited("Minister Ann Roe of Oak met Bob Lund. The Oak minister said it rained.")
    The Oak minister = Ann Roe
    """
    start, end = _title(text, name)
    words = text.words(start, end) + text.words(name.after, apposition_end(text, name))
    if text.tagged.types[name.after : name.after + 1] == ["of"]:
        words += text.words(name.after + 1, name.after + 3)
    return {word.lower() for word in words}


def nouns_of(text: NamedText, name: Name) -> Collection[str]:
    """“Elm Society, | a small charity |,”, “the | charity | Elm Society”.

    >>> credited("Elm Society, a small charity, met Elm Bank. The charity said it rained.")
    The charity = Elm Society
    >>> credited("It rained on the charity Elm Society and Elm Bank. The charity said it froze.")
    The charity = Elm Society
    """
    end = apposition_end(text, name)
    apposition = phrase(text, name.after, end) if end > name.after else None
    before = text.tagged.types[max(0, name.first - 1) : name.first]
    nouns = [*before, apposition.noun] if apposition else before
    return [noun for noun in nouns if source_kinds().get(noun) == ORGANIZATION]


# ---------------------------------------------------------------- pronoun


def is_called_they(text: NamedText, name: Name) -> bool:
    """“Ann Roe | (they/them) |”, “Ann Roe, | who uses they and them |,”.

    >>> credited("Jo Roe, who goes by they, keeps the light. “It was dark,” they said.")
    they = Jo Roe
    >>> credited("Jo Roe came after they sang. “It was dark,” they said.")
    they = –
    """
    types = text.tagged.types[name.after : name.after + _LONGEST_PHRASE]
    at = types.index("they") if "they" in types else 0
    return at > 0 and (types[at - 1 : at] == ["("] or not _USES.isdisjoint(types[:at]))


# ---------------------------------------------------------------- age


def ages_of(text: NamedText, name: Name) -> Collection[str]:
    """“Ann Roe, | 74 |,”, “| 74-year-old | Ann Roe”.

    >>> credited("Ann Roe, 74, met Bob Lund. The 74-year-old said it rained.")
    The 74-year-old = Ann Roe
    >>> credited("It rained on 74-year-old Ann Roe and Bob Lund. The 74-year-old said it froze.")
    The 74-year-old = Ann Roe
    """
    tokens, after = text.tagged.tokens, name.after
    ages = [age_in(token) for token in tokens[max(0, name.first - 1) : name.first]]
    if tokens[after : after + 1] == [","]:
        ages += [token.removesuffix(_AGED) for token in tokens[after + 1 : after + 2]]
    return ages


def age_in(word: str) -> str:
    """The age in “74-year-old”; empty where there is none.

    Examples
    --------
    >>> age_in("74-year-old"), age_in("old")
    ('74', '')
    """
    return word.removesuffix(_AGED) if word.endswith(_AGED) else ""
