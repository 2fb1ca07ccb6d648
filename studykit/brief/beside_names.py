"""Words beside a name that say who bears it: titles before it, descriptions on both sides."""

from bisect import bisect_left
from collections.abc import Sequence
from functools import cache

from studykit import lexicons
from studykit.brief.tagged import Tagged
from studykit.names import lists
from studykit.quotes.sentence.word_classes import CAPITALISED, DETERMINER, MARK, NOUN, pattern
from studykit.speakers.nouns import person_nouns, source_kinds

_LONGEST = 10  # words of a role
# “| North Korean leader | Kim Jong Un”: what can be a title, read from its end.
_TITLE_PART = pattern("<HEAD|CLITIC|POSSESSIVE>")
# “Ada Lane, | the mayor of Elm |, said”.
_APPOSITION = pattern(
    "<COMMA> (?P<role> (?: <DETERMINING> | <NOUN> | <CAPITALISED> )"
    "(?: <PREPOSITION> <VERB> (?= <NOUN> ) |"  # “a lawyer | for hedge | funds”
    "<^COMMA|CLAUSE_END|MARK|BRACKET|DASH|RELATIVE|THAT|PLAIN_VERB> ){0,13}"
    "(?: <RELATIVE> <^COMMA|CLAUSE_END|MARK|BRACKET|DASH|RELATIVE>{1,9} (?= <COMMA|STOP|DASH> ) )?"
    ") <COMMA|STOP|DASH|RELATIVE>"  # without its clause if that is long
)
_RELATIVE = pattern("<RELATIVE>")
_TAKES_VERB = pattern("<TO|MODAL>")  # “should favor | Democratic nominee Ada Lane”
_CLAUSE = pattern(
    "<COMMA> (?P<role> <RELATIVE> <^COMMA|CLAUSE_END|MARK|BRACKET|DASH|RELATIVE>{2,12} )"
    "<COMMA|STOP|DASH>"
)


# ---------------------------------------------------------------- right before a name


def _title(tagged: Tagged, place: tuple[int, int], people: Sequence[int]) -> tuple[int, int] | None:
    """“| North Korean leader | Kim Jong Un”, “| ministry spokesperson | Ada Lane”.

    >>> a = sk.Article("Bo Roe is a close friend of Elbonian Prime Minister Ada Lane.")
    >>> sk.who_is_who(a.text, a.tokens, a.names, a.quotes)["role"].tolist()
    [<NA>, 'Elbonian Prime Minister']
    >>> b = sk.Article("The ones Ada Lane met sang.")
    >>> sk.who_is_who(b.text, b.tokens, b.names, b.quotes)["role"].tolist()
    [<NA>]
    """
    first = tagged.token_at(place[0])
    low = _phrase_start(tagged, first)
    low = next((k for k in range(first - 1, low, -1) if _is_apart(tagged, k)), low)
    of = low - 1
    if (
        low < first
        and of > 0
        and tagged.tokens[of] == "of"
        and _is_role_word(tagged.tokens[of - 1])
        and tagged.tokens[first - 1] != "."  # “an aide of | Mr. | Lane”
        and tagged.tokens[of - 1].lower() not in _RELATIONS | _STAND_INS
        and not tagged.tokens[of - 1].endswith("s")
    ):
        low = _phrase_start(tagged, of)  # “| Secretary of State | Ada Lane”
    elif low == first or not _is_title(tagged, low, first, place):
        return None
    return tagged.starts[low], tagged.ends[first - 1]


def _phrase_start(tagged: Tagged, first: int) -> int:
    """Where the words right before a name begin that belong to it."""
    low = first
    while (
        low
        and first - low < _LONGEST
        and _TITLE_PART.match(tagged.classes, low - 1)
        and not tagged.breaks_line(tagged.ends[low - 1], low)
        and not _is_shouted(tagged.tokens[low - 1])
    ):
        low -= 1
    while low < first and not tagged.tokens[low][0].isalnum():
        low += 1  # no “’s leader”
    while low and tagged.tokens[low - 1].lower() in _STATES:
        low -= 1  # “the | retired sailor | Ada Lane”
    while low < first and tagged.tokens[low].lower() in _WHOSE:
        low += 1
    is_verb = low < first and _TAKES_VERB.match(tagged.classes, max(low - 1, 0))
    return low + 1 if is_verb and tagged.tokens[low].islower() else low


def _is_apart(tagged: Tagged, title: int) -> bool:
    """“a recommendation | Attorney General | Ada Lane”, “conservative | Sen. | Bo Roe”.

    >>> a = sk.Article("A recommendation Mayor Ada Lane took. The candidates Sen. Bo Roe met.")
    >>> sk.who_is_who(a.text, a.tokens, a.names, a.quotes)["role"].tolist()
    ['Mayor', 'Sen.']
    >>> b = sk.Article("The late Mayor Ada Lane met ranking Democrat Sen. Bo Roe.")
    >>> sk.who_is_who(b.text, b.tokens, b.names, b.quotes)["role"].tolist()
    ['Mayor', 'Sen.']
    >>> c = sk.Article("The former President Ada Lane met state Sen. Bo Roe.")
    >>> sk.who_is_who(c.text, c.tokens, c.names, c.quotes)["role"].tolist()
    ['former President', 'state Sen.']
    """
    before = tagged.tokens[title - 1]
    is_outside = before == "Democrat" or (before.islower() and before[0].isalpha())
    return tagged.tokens[title] in lists.titles() and is_outside and before not in _IN_OFFICE


# “his son | Ada Lane”: whose, the role cannot say.
_WHOSE = frozenset(("his", "her", "its", "their", "my", "our", "your", "whose"))
_KIN = frozenset("wife husband son daughter father brother uncle aunt cousin".split())
_STATES = frozenset("retired former acting outgoing incoming incumbent suspended ousted".split())
# “| state | Sen. Roe”, “the Lane | campaign | Chairman”: part of an office in lower case.
_IN_OFFICE = _STATES | frozenset(
    "state city county district party campaign executive deputy vice assistant associate interim"
    " senior chief director candidate nominee hopeful of and the".split()
)


def _is_title(tagged: Tagged, low: int, first: int, place: tuple[int, int]) -> bool:
    """Whether words end in a role's word, and are no “rival” (whose?), nor “Dean” before Roe.

    “| Lane supporter | Bo Roe” says whose.
    """
    last = tagged.tokens[first - 1]
    is_first_name = last in lists.first_names() and " " not in tagged.text[slice(*place)]
    if last.lower() in _RELATIONS:
        return first - low == 2 and tagged.tokens[low][0].isupper()
    if last.lower() in _STAND_INS:
        return False  # “the | ones | Ada Lane met”
    return _is_role_word(last) and not (is_first_name and low == first - 1)


_RELATIONS = frozenset(
    "rival opponent challenger colleague counterpart ally friend partner supporter critic successor"
    " predecessor neighbor neighbour companion".split()
)


def _is_shouted(word: str) -> bool:
    """“DEADLY EXPLOSION | Elbonian President Ada Lane”: a heading that runs on into its text."""
    return word.isupper() and len(word) > 4


def _is_role_word(word: str) -> bool:
    normal = word.lower().rstrip(".")
    return (
        word in lists.titles() or normal in person_nouns() or source_kinds().get(normal) == "person"
    ) and normal not in _FORMS_OF_ADDRESS | _KIN


_STAND_INS = frozenset(("one", "ones", "other", "others", "those", "some"))
_FORMS_OF_ADDRESS = frozenset(("mr", "mrs", "ms", "miss", "dr", "sir", "madam"))


def _noun_before(
    tagged: Tagged, place: tuple[int, int], people: Sequence[int]
) -> tuple[int, int] | None:
    """“| energy giant | Gazprom”, “| South Korea’s | National Intelligence Service”."""
    first = tagged.token_at(place[0])
    low = _phrase_start(tagged, first)
    words = tagged.tokens[low:first]
    if words and words[-1] in ("’s", "'s"):
        if low and words[0].islower() and tagged.classes[low - 1] == DETERMINER:
            low -= 1  # “| the government’s | Fund for Boats”
        at = bisect_left(people, tagged.starts[low])
        if at < len(people) and people[at] < place[0]:
            return None  # “Ada Lane’s | Elm Bank”
    elif len(words) < 2 or not (words[-1] in _body_nouns() or _is_compound(tagged, first)):
        return None
    return tagged.starts[low], tagged.ends[first - 1]


def _is_compound(tagged: Tagged, first: int) -> bool:
    """“| energy giant | Gazprom”, and no “| former | Gazprom manager”.

    >>> a = sk.Article("He kept the showman’s position atop Elm Bank polls. Elm Bank fell.")
    >>> bool(sk.who_is_who(a.text, a.tokens, a.names, a.quotes)["role"].isna().all())
    True
    """
    words = tagged.tokens[max(0, first - 2) : first]
    return (
        tagged.classes[max(0, first - 2) : first] == NOUN * 2
        and all(word.islower() and word.isalpha() for word in words)
        and words[-1] not in ("former", "fellow", "dozen", "rival", "atop")
    )


@cache
def _body_nouns() -> frozenset[str]:
    nouns = lexicons.word_list("body_nouns")["noun"].tolist()
    return frozenset((*nouns, *(n for n, kind in source_kinds().items() if kind == "organization")))


# ---------------------------------------------------------------- right after a name


def _apposition(
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
    """
    after = _after_age(tagged, tagged.token_at(place[1]))
    found = _APPOSITION.match(tagged.classes, after)
    if not found:
        return None
    low, high = found.span("role")
    low += tagged.tokens[low].lower() in _WHOSE
    if high - low > _LONGEST:  # without its clause: “a sailor | who in nine years …”
        relative = _RELATIVE.search(tagged.classes, low, high)
        high = relative.start() if relative else high
    if tagged.tokens[high - 1] in ("there", "here", "then", "today"):
        high -= 1
    start, end = tagged.starts[low], tagged.ends[high - 1]
    head = _head_end(tagged, low, high)
    at = bisect_left(people, start)
    is_named = at < len(people) and people[at] < tagged.ends[head - 1]
    if is_named and not _OF_A_CAMPAIGN.fullmatch(tagged.classes, low, head):
        return None  # “Ada Lane, Mayor Bo Roe and a sailor”
    if "\n" in tagged.text[place[1] : end] or not _names_a_role(tagged, low, head):
        return None
    is_alone = low > found.start("role") or _RELATIVE.match(tagged.classes, high)
    is_nobody = is_alone and head == high and tagged.tokens[head - 1] in _BY_WHOM
    if is_nobody or _is_cut(tagged, low, high):
        return None
    return start, end


# “Ada Lane, | a Roe campaign spokeswoman |”, “| the Roe campaign’s chairman |”
_OF_A_CAMPAIGN = pattern("<DETERMINER> <CAPITALISED>{1,3} <NOUN>{1,3} (?: <CLITIC> <NOUN>{1,3} )?")

# “her | rival |”, “an | opponent | who”: nobody without the words around it.
_BY_WHOM = frozenset((*_KIN, *_RELATIONS, *"man woman person one guy kind".split()))


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


def _before_comma(
    tagged: Tagged, place: tuple[int, int], people: Sequence[int]
) -> tuple[int, int] | None:
    """“said | the boat’s owner |, Ada Lane”, “| The minister of rain |, Ada Lane, says”.

    >>> a = sk.Article("“Rain,” said its head of boats, Ada Lane. The boat, Bo Roe said, sank.")
    >>> sk.who_is_who(a.text, a.tokens, a.names, a.quotes)["role"].tolist()
    ['head of boats', <NA>]
    >>> b = sk.Article("“It rains,” her top adviser, Bo Roe, said. Mr. Roe’s aide, Ada Lane, said.")
    >>> sk.who_is_who(b.text, b.tokens, b.names, b.quotes)["role"].tolist()
    ['top adviser', 'Mr. Roe’s aide']
    >>> c = sk.Article("“It rains,” her wife, Ada Lane, said. Elm’s agency, Bo Roe, said so.")
    >>> bool(sk.who_is_who(c.text, c.tokens, c.names, c.quotes)["role"].isna().all())
    True
    """
    comma = tagged.token_at(place[0]) - 1
    found = _ENDS_AT_COMMA.search(tagged.classes[max(0, comma - _LONGEST) : comma])
    if not found or tagged.tokens[comma] != ",":
        return None
    low = max(0, comma - _LONGEST) + found.start()
    after = tagged.token_at(place[1])
    follows = tagged.classes[after : after + 2]
    is_credited = low and tagged.lemmas[low - 1].lower() in _cue_verbs() and _CLOSED.match(follows)
    is_start = _starts_sentence(tagged, low) or (low and tagged.classes[low - 1] == MARK)
    is_subject = is_start and _COMMA_VERB.match(follows)
    if not (is_credited or is_subject) or tagged.breaks_line(tagged.ends[comma], comma + 1):
        return None
    low += tagged.tokens[low].lower() in _WHOSE
    last = tagged.tokens[comma - 1].lower()
    is_body = last in _body_nouns() and "of" not in tagged.tokens[low:comma]
    if is_body or (low == comma - 1 and last in _BY_WHOM):
        return None  # “Elm’s agency”, “her | wife |”
    return tagged.starts[low], tagged.ends[comma - 1]


def _starts_sentence(tagged: Tagged, token: int) -> bool:
    return not token or tagged.tokens[token][0].isupper()


_ENDS_AT_COMMA = pattern(
    "(?: <DETERMINER|POSSESSIVE> | (?<! <CAPITALISED> ) <CAPITALISED>{1,3} <CLITIC> )"
    "<HEAD|CLITIC|OF>{1,9} $"
)
_CLOSED = pattern("<COMMA|STOP>")
_COMMA_VERB = pattern("<COMMA> <VERB|VERBAL>")


@cache
def _cue_verbs() -> frozenset[str]:
    return frozenset(lexicons.word_list("cue_verbs")["lemma"])


def _after_age(tagged: Tagged, token: int) -> int:
    """After “, 61” too."""
    if tagged.tokens[token : token + 1] == [","]:
        age = tagged.tokens[token + 1 : token + 2]
        if age and age[0].isdigit():
            return token + 2
    return token


def _head_end(tagged: Tagged, low: int, high: int) -> int:
    """“a sailor | from Elm”, “Port of Elm’s owner | from Elm”: where the head of a phrase ends."""
    whose = _NAMED_OWNER.match(tagged.classes, low, high)
    border = _HEAD_END.search(tagged.classes, whose.end() if whose else low + 1, high)
    return border.start() if border else high


def _names_a_role(tagged: Tagged, low: int, head: int) -> bool:
    """“a | sailor | from Elm”: whether the head of the phrase is a person's noun."""
    if tagged.tokens[low].lower() in _SEVERAL:
        return False  # “Bo Roe and Ada Lane, | two reporters |”
    if tagged.classes[low] == DETERMINER and tagged.classes[head - 1] == NOUN:
        return not _is_many(tagged, head - 1)
    if _STARTS_A_PHRASE.search(tagged.classes, low + 1, head):
        return False  # “Ada Lane, 42, | faces one count of fraud”
    if head - low == 2 and tagged.classes[low:head] == DETERMINER + CAPITALISED:
        return False  # “Ada Lane, | an Elbonian |”: what she is, and not who
    return any(map(_is_role_word, tagged.tokens[low:head]))


def _is_many(tagged: Tagged, token: int) -> bool:
    """“Bo and Ada Lane, | the parents |”: no words for one of them."""
    word = tagged.tokens[token].lower()
    return word.endswith("s") and tagged.lemmas[token].lower() != word


_SEVERAL = frozenset("two three four five six both several many some all these those".split())
_STARTS_A_PHRASE = pattern("<DETERMINING|NUMBER>")
_NAMED_OWNER = pattern("<CAPITALISED|OF>{1,5} <CLITIC>")
_HEAD_END = pattern("<OF|PREPOSITION|TO|BY|ING_FORM|ED_FORM|RELATIVE>")


def _person_clause(
    tagged: Tagged, place: tuple[int, int], people: Sequence[int]
) -> tuple[int, int] | None:
    """“Ada Lane, | who led the campaign |.”; “which” is of a thing."""
    return _clause(tagged, place, "who")


def _thing_clause(
    tagged: Tagged, place: tuple[int, int], people: Sequence[int]
) -> tuple[int, int] | None:
    """“Elm Bank, | which runs the boat |.”; “who” is of a person beside it."""
    return _clause(tagged, place, "which")


def _clause(tagged: Tagged, place: tuple[int, int], relative: str) -> tuple[int, int] | None:
    """A clause that says who somebody is, and not what happened: “who left on Monday”."""
    found = _CLAUSE.match(tagged.classes, _after_age(tagged, tagged.token_at(place[1])))
    if not found or tagged.tokens[found.start("role")] != relative:
        return None
    low, high = found.span("role")
    start, end = tagged.starts[low], tagged.ends[high - 1]
    is_cut = "\n" in tagged.text[place[1] : end] or _is_cut(tagged, low, high)
    return None if is_cut or not _is_standing(tagged, low + 1, high) else (start, end)


def _is_standing(tagged: Tagged, low: int, high: int) -> bool:
    """“is | the head of Elm”, “led | the campaign”, and no “was | ill”, “left | on Monday”."""
    words = [tagged.lemmas[k].lower() for k in range(low, high)]
    verb = next((k for k, word in enumerate(words) if word not in _BEFORE_VERB), len(words))
    after = tagged.tokens[low + verb + 1 : low + verb + 2]
    is_somebody = words[verb : verb + 1] == ["be"] and after[:1] and after[0] in _AFTER_BE
    return bool(is_somebody) or not _STANDING.isdisjoint(words[verb : verb + 1])


_BEFORE_VERB = frozenset("have now also once long currently previously still".split())
_AFTER_BE = frozenset(("a", "an", "the", "now", "based"))
_STANDING = frozenset(
    "lead head run chair own found represent manage direct teach study write work serve oversee"
    " advise coach build make sell publish rule govern command operate organize organise design"
    " draw support cover".split()
)


FINDERS = {
    "person": (_title, _before_comma, _apposition, _person_clause),
    "organization": (_noun_before, _thing_clause),
}
