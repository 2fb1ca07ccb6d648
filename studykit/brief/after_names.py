"""Words right after a name that say who bears it: “Ada Lane, | the mayor of Elm |, said”."""

from bisect import bisect_left
from collections.abc import Sequence
from functools import cache

from studykit import lexicons
from studykit.brief.role_words import is_role_word
from studykit.brief.tagged import Tagged, told_by
from studykit.quotes.sentence.word_classes import (
    ADVERB,
    CAPITALISED,
    DETERMINER,
    NOUN,
    PREPOSITION,
    pattern,
)

_LONGEST, _LONGEST_WHOLE = 10, 14  # words of a role that is cut, and of one that is not
# “Ada Lane, | the mayor of Elm |, said”.
_APPOSITION = pattern(
    "<COMMA> (?P<role> (?: <DETERMINING> | <NOUN> | <CAPITALISED> )"
    "(?: <PREPOSITION> <VERB> (?= <NOUN> ) |"  # “a lawyer | for hedge | funds”
    "<^COMMA|CLAUSE_END|MARK|BRACKET|DASH|RELATIVE|THAT|PLAIN_VERB> ){0,24}"
    "(?: <RELATIVE> <^COMMA|CLAUSE_END|MARK|BRACKET|DASH|RELATIVE>{1,9} (?= <COMMA|STOP|DASH> ) )?"
    ") <COMMA|STOP|DASH|RELATIVE>"  # without its clause if that is long
)
_RELATIVE = pattern("<RELATIVE>")
_BARE_CLAUSE = pattern("<RELATIVE> <CAPITALISED>+ $")  # “a sailor | who Lane |, 61, met”
_CLAUSE = pattern(
    "<COMMA> (?P<role> <RELATIVE> <^COMMA|CLAUSE_END|MARK|BRACKET|DASH|RELATIVE>{2,12} )"
    "<COMMA|STOP|DASH>"
)


def apposition(
    tagged: Tagged, place: tuple[int, int], people: Sequence[int]
) -> tuple[int, int] | None:
    """“Ada Lane, | the mayor of Elm |,”, “Ada Lane, 61, | a sailor |,”.

    >>> a = sk.Article("It rained on Bo Roe and Ada Lane, two Elm sailors.")
    >>> bool(sk.who_is_who(a.text, a.tokens, a.names, a.quotes)["role"].isna().all())
    True
    >>> b = sk.Article("Bo Elm, the Roe campaign’s chairman, left.")
    >>> sk.who_is_who(b.text, b.tokens, b.names, b.quotes)["role"].tolist()
    ['the Roe campaign’s chairman', <NA>]
    >>> c = sk.Article("Ada Lane, a lawyer for hedge funds at Elm, left.")
    >>> sk.who_is_who(c.text, c.tokens, c.names, c.quotes)["role"].tolist()
    ['a lawyer for hedge funds at Elm']
    >>> e = sk.Article("“No,” said Ada Lane, an old professor of boats at the University of Elm "
    ...                "and Oak on the banks of the long and winding river Wendle.")
    >>> sk.who_is_who(e.text, e.tokens, e.names, e.quotes)["role"].dropna().tolist()
    ['an old professor of boats']
    >>> f = sk.Article("Off a boat now called Mary Lane, the sailor boasted of the old skills "
    ...                "in rowing that made the boats of Elm and of Oak the best of the coast.")
    >>> bool(sk.who_is_who(f.text, f.tokens, f.names, f.quotes)["role"].isna().all())
    True
    >>> d = sk.Article("Bo Elm, a sailor whom Lane, in May, met, left.")
    >>> sk.who_is_who(d.text, d.tokens, d.names, d.quotes)["role"].tolist()
    ['a sailor']
    >>> g = sk.Article("With Ada Lane, the boat’s captain, Bo Roe, drowned.")
    >>> bool(sk.who_is_who(g.text, g.tokens, g.names, g.quotes)["role"].isna().all())
    True
    """
    after = _after_age(tagged, tagged.token_at(place[1]))
    found = _APPOSITION.match(tagged.classes, after)
    if not found:
        return None
    low, high = found.start("role"), _end(tagged, *found.span("role"))
    if high == low:
        return None
    if tagged.tokens[high] == "," and not {*people}.isdisjoint(tagged.starts[high + 1 : high + 2]):
        return None  # “With Ada Lane, | the captain |, Bo Roe, drowned”
    low += tagged.tokens[low].lower() in told_by("whose")
    start, end = tagged.starts[low], tagged.ends[high - 1]
    head = _head_end(tagged, low, high)
    at = bisect_left(people, start)
    is_named = at < len(people) and people[at] < tagged.ends[head - 1]
    if is_named and not _OF_A_CAMPAIGN.fullmatch(tagged.classes, low, head):
        return None  # “Ada Lane, Mayor Bo Roe and a sailor”
    if "\n" in tagged.text[place[1] : end] or not _names_a_role(tagged, low, head):
        return None
    is_alone = low > found.start("role") or _RELATIVE.match(tagged.classes, high)
    is_nobody = (
        is_alone
        and head == high
        and tagged.tokens[head - 1] in told_by("kin", "relation", "somebody")
    )
    if is_nobody or _is_cut(tagged, low, high):
        return None
    return start, end


def _end(tagged: Tagged, low: int, high: int) -> int:
    """“a sailor | who in nine years …”, “a sailor | there”: where the role in such words ends.

    A longer one ends before a preposition: “an assistant professor | at the University of …”.
    """
    if high - low > _LONGEST:
        relative = _RELATIVE.search(tagged.classes, low, high)
        high = relative.start() if relative else high
    if high - low > _LONGEST_WHOLE:
        at = [k for k in range(low + 2, low + _LONGEST) if _ends_a_role(tagged, k)]
        high = at[-1] if at else high
        high = low if _TOLD.match(tagged.classes, low) else high
    bare = _BARE_CLAUSE.search(tagged.classes, low, high)
    high = bare.start() if bare else high
    return (
        high
        if high == low
        else high - (tagged.tokens[high - 1] in ("there", "here", "then", "today"))
    )


def _ends_a_role(tagged: Tagged, token: int) -> bool:
    """“a professor | at | …”, and no “head of the Program | on | Rain”, “a crew said | in | …”."""
    before = tagged.classes[token - 1]
    is_in_name = before == CAPITALISED and tagged.tokens[token] in ("on", "for")
    return tagged.classes[token] == PREPOSITION and not is_in_name and before in (NOUN, CAPITALISED)


# “off the boat Ada Lane, | the candidate boasted | of her skills”: no words for the boat
_TOLD = pattern("<DETERMINER> <NOUN>{1,3} <ED_FORM>")
# “Ada Lane, | a Roe campaign spokeswoman |”, “| the Roe campaign’s chairman |”
_OF_A_CAMPAIGN = pattern("<DETERMINER> <CAPITALISED>{1,3} <NOUN>{1,3} (?: <CLITIC> <NOUN>{1,3} )?")


def _is_cut(tagged: Tagged, low: int, high: int) -> bool:
    """Whether words end before their end: “who ran the | No. 3”, “the author of | “Rain, Wind””.

    >>> a = sk.Article("Ada Lane, who ran the No. 3 boat, left.")
    >>> bool(sk.who_is_who(a.text, a.tokens, a.names, a.quotes)["role"].isna().all())
    True
    """
    last, words = tagged.tokens[high - 1], tagged.text[tagged.starts[low] : tagged.ends[high - 1]]
    after = tagged.tokens[high : high + 2]
    is_short = after[:1] == ["."] and (last.lower() in _abbreviations() or after[-1].isdigit())
    is_open = any(words.count(mark) % 2 for mark in ("''", '"')) or words.count("“") > words.count(
        "”"
    )
    return is_short or is_open


@cache
def _abbreviations() -> frozenset[str]:
    return frozenset(lexicons.word_list("abbreviations")["word"].str.lower().str.rstrip("."))


def _after_age(tagged: Tagged, token: int) -> int:
    """After “, 61” too."""
    if tagged.tokens[token : token + 1] == [","]:
        age = tagged.tokens[token + 1 : token + 2]
        if age and age[0].isdigit():
            return token + 2
    return token


def _head_end(tagged: Tagged, low: int, high: int) -> int:
    """“a sailor | from Elm”, “Port of Elm’s owner | from Elm”: where the head of a phrase ends.

    >>> a = sk.Article("Ada Lane, Elm’s managing director, left.")
    >>> sk.who_is_who(a.text, a.tokens, a.names, a.quotes)["role"].tolist()
    ['Elm’s managing director']
    """
    whose = _NAMED_OWNER.match(tagged.classes, low, high)
    border = _HEAD_END.search(tagged.classes, whose.end() if whose else low + 1, high)
    return border.start() if border else high


def _names_a_role(tagged: Tagged, low: int, head: int) -> bool:
    """“a | sailor | from Elm”: whether the head of the phrase is a person's noun.

    >>> a = sk.Article("Ada Lane and Bo Roe, the likely Elm candidates respectively, left.")
    >>> bool(sk.who_is_who(a.text, a.tokens, a.names, a.quotes)["role"].isna().all())
    True
    """
    head = low + len(tagged.classes[low:head].rstrip(ADVERB))
    if tagged.tokens[low].lower() in told_by("several"):
        return False  # “Bo Roe and Ada Lane, | two reporters |”
    if tagged.classes[low] == DETERMINER and tagged.classes[head - 1] == NOUN:
        return not _is_many(tagged, head - 1)
    if _STARTS_A_PHRASE.search(tagged.classes, low + 1, head):
        return False  # “Ada Lane, 42, | faces one count of fraud”
    if head - low == 2 and tagged.classes[low:head] == DETERMINER + CAPITALISED:
        return False  # “Ada Lane, | an Elbonian |”: what she is, and not who
    return any(map(is_role_word, tagged.tokens[low:head]))


def _is_many(tagged: Tagged, token: int) -> bool:
    """“Bo and Ada Lane, | the parents |”: no words for one of them."""
    word = tagged.tokens[token].lower()
    return word.endswith("s") and tagged.lemmas[token].lower() != word


_STARTS_A_PHRASE = pattern("<DETERMINING|NUMBER>")
_NAMED_OWNER = pattern("<CAPITALISED|OF>{1,5} <CLITIC>")
_HEAD_END = pattern(
    "<OF|PREPOSITION|TO|BY|RELATIVE> | (?<! <DETERMINER|POSSESSIVE|CLITIC> ) <ING_FORM|ED_FORM>"
)


def person_clause(
    tagged: Tagged, place: tuple[int, int], people: Sequence[int]
) -> tuple[int, int] | None:
    """“Ada Lane, | who led the campaign |.”, and not what happened: “who left on Monday”.

    >>> a = sk.Article("Elm Bank, which runs the boat, sank. Ada Lane, who runs the boat, left.")
    >>> sk.who_is_who(a.text, a.tokens, a.names, a.quotes)["role"].tolist()
    [<NA>, 'who runs the boat']
    """
    found = _CLAUSE.match(tagged.classes, _after_age(tagged, tagged.token_at(place[1])))
    if not found or tagged.tokens[found.start("role")] != "who":
        return None
    low, high = found.span("role")
    start, end = tagged.starts[low], tagged.ends[high - 1]
    is_cut = "\n" in tagged.text[place[1] : end] or _is_cut(tagged, low, high)
    return None if is_cut or not _is_standing(tagged, low + 1, high) else (start, end)


def _is_standing(tagged: Tagged, low: int, high: int) -> bool:
    """“is | the head of Elm”, “led | the campaign”, and no “was | ill”, “left | on Monday”."""
    words = [tagged.lemmas[k].lower() for k in range(low, high)]
    verb = next(
        (k for k, word in enumerate(words) if word not in told_by("before standing")), len(words)
    )
    after = tagged.tokens[low + verb + 1 : low + verb + 2]
    is_somebody = (
        words[verb : verb + 1] == ["be"] and after[:1] and after[0] in told_by("somebody after be")
    )
    return bool(is_somebody) or not told_by("standing").isdisjoint(words[verb : verb + 1])
