"""Descriptions with a comma before a name: “the boat’s owner, Ada Lane”."""

from collections.abc import Sequence
from functools import cache

from studykit import lexicons
from studykit.brief.role_words import body_nouns, is_role_word
from studykit.brief.tagged import Tagged, told_by
from studykit.quotes.sentence.word_classes import CLITIC, DETERMINER, MARK, STOP, pattern

_LONGEST = 10  # words of a role


def before_comma(
    tagged: Tagged, place: tuple[int, int], people: Sequence[int]
) -> tuple[int, int] | None:
    """“said | the boat’s owner |, Ada Lane”, “| The minister of rain |, Ada Lane, says”.

    >>> a = sk.Article("“Rain,” said its head of boats, Ada Lane. The boat, Bo Roe said, sank.")
    >>> sk.who_is_who(a.text, a.tokens, a.names, a.quotes)["role"].tolist()
    ['head of boats', <NA>]
    >>> b = sk.Article("“It rains,” her top adviser, Bo Roe, said. Mr. Roe’s aide, Ada Lane, said.")
    >>> sk.who_is_who(b.text, b.tokens, b.names, b.quotes)["role"].tolist()
    ['top adviser', 'Mr. Roe’s aide']
    >>> e = sk.Article("The firm’s managing director, Ada Lane, said it rained.")
    >>> sk.who_is_who(e.text, e.tokens, e.names, e.quotes)["role"].tolist()
    ['managing director']
    >>> f = sk.Article("The head of the boats, Ada Lane, rowed. The bow of a boat, Bo Roe, sank.")
    >>> sk.who_is_who(f.text, f.tokens, f.names, f.quotes)["role"].tolist()
    ['The head of the boats', <NA>]
    >>> d = sk.Article("It rained, a spokesman, Bo Roe, said on Monday.")
    >>> sk.who_is_who(d.text, d.tokens, d.names, d.quotes)["role"].tolist()
    ['a spokesman']
    >>> e = sk.Article("“It rains,” said Elm’s managing director, Ada Lane. She met Bo Elm. She "
    ...                "met the bank’s chief operating officer, Bo Roe. It met the ship, Eve Lund.")
    >>> sk.who_is_who(e.text, e.tokens, e.names, e.quotes)["role"].dropna().tolist()
    ['Elm’s managing director', 'chief operating officer']
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
    linked = _LINKED.search(tagged.classes, low, comma)
    if linked and not _is_linked_role(tagged, linked.start(), comma):
        return None
    is_told = _is_credited(tagged, low, after) or _is_subject(tagged, low, after)
    is_told = is_told or _is_object(tagged, low, comma, after)
    if not is_told or tagged.breaks_line(tagged.ends[comma], comma + 1):
        return None
    low += tagged.tokens[low].lower() in told_by("whose")
    last = tagged.tokens[comma - 1].lower()
    is_body = last in body_nouns() and "of" not in tagged.tokens[low:comma]
    if is_body or (low == comma - 1 and last in told_by("kin", "relation", "somebody")):
        return None  # “Elm’s agency”, “her | wife |”
    return tagged.starts[low], tagged.ends[comma - 1]


def _is_linked_role(tagged: Tagged, link: int, comma: int) -> bool:
    """“| head | of the club”, and no “bow of the boat”; “his | friend | in Elm” says not whose.

    Whose name comes after “the lawyer of the mayor” is open.

    >>> for role in ("head of the port", "widow of the mayor", "head of the office of the mayor"):
    ...     a = sk.Article(f"The {role}, Ada Lane, said it rained.")
    ...     print(sk.who_is_who(a.text, a.tokens, a.names, a.quotes)["role"].tolist())
    ['The head of the port']
    [<NA>]
    [<NA>]
    """
    word, rest = tagged.tokens[link - 1], range(link, comma)
    is_of_person = any(
        is_role_word(tagged.tokens[k]) and tagged.classes[k + 1] != CLITIC for k in rest
    )
    is_told = is_role_word(word) and word not in told_by("kin", "relation", "somebody")
    return is_told and not is_of_person


def _is_credited(tagged: Tagged, low: int, after: int) -> bool:
    """“…,” said | the owner |, Ada Lane.”, and no “They named | the owner |, Ada Lane, in May”.

    >>> a = sk.Article("They want a new president, Ada Lane, to come. They named the wrong owner, "
    ...                "Bo Roe, in May. He invited the mayor, Jo Kim, Al Fay and Eve Lund.")
    >>> bool(sk.who_is_who(a.text, a.tokens, a.names, a.quotes)["role"].isna().all())
    True
    """
    is_said = low > 1 and tagged.lemmas[low - 1].lower() in _cue_verbs()
    is_said = is_said and not tagged.tokens[low - 2][-1].isalnum()
    return bool(is_said and _CLOSED.match(tagged.classes, after))


def _is_subject(tagged: Tagged, low: int, after: int) -> bool:
    """“| The owner |, Ada Lane, says”, “It rained, | a spokesman |, Bo Roe, said”."""
    is_start = _starts_sentence(tagged, low) or (low and tagged.classes[low - 1] == MARK)
    is_added = tagged.tokens[low - 1 : low + 1] in ([",", "a"], [",", "an"])
    is_said = tagged.lemmas[after + 1 : after + 2] in (["say"], ["add"], ["tell"])
    is_led = is_start or (is_added and is_said)
    return bool(is_led and _COMMA_VERB.match(tagged.classes, after))


def _is_object(tagged: Tagged, low: int, comma: int, after: int) -> bool:
    """“They met | the owner |, Ada Lane.”: a list would have an “and” before its last.

    >>> a = sk.Article("They met the bank’s owner, Ada Lane, in Elm. After a talk with the mayor, "
    ...                "Bo Roe, in tears, left. The boat met the captain, Al Fay, and a crew. "
    ...                "She beat the rival, Jo Elm. It met his heir, Eve Lund.")
    >>> sk.who_is_who(a.text, a.tokens, a.names, a.quotes)["role"].dropna().tolist()
    ['owner']
    >>> b = sk.Article("Lane played the detective, Jo Kim, in the film. He posed as the mayor, "
    ...                "Al Fay, for years. They met an actor playing the captain, Bo Roe, in Elm.")
    >>> bool(sk.who_is_who(b.text, b.tokens, b.names, b.quotes)["role"].isna().all())
    True
    """
    if not low or tagged.lemmas[low - 1].lower() not in told_by("meets"):
        return False
    words = tagged.tokens[low:comma]
    head = words[words.index("of") - 1] if "of" in words else words[-1]
    most = 2 if "of" in words else 1  # more are in “the actor playing the mayor”
    is_acted = tagged.classes.count(DETERMINER, low, comma) > most
    is_hers = words[0].lower() in told_by("whose")  # “his would-be successor”: whose?
    if is_acted or not is_role_word(head) or is_hers or head in told_by("relation", "kin"):
        return False
    begins = tagged.classes.rfind(STOP, 0, low) + 1
    is_plain = bool(_SUBJECT_FIRST.fullmatch(tagged.classes, begins, low))
    return bool((_GOES_ON if is_plain else _STOPS).match(tagged.classes, after))


def _starts_sentence(tagged: Tagged, token: int) -> bool:
    return not token or tagged.tokens[token][0].isupper()


_ENDS_AT_COMMA = pattern(
    "(?: <DETERMINER|POSSESSIVE> | (?<! <CAPITALISED> ) <CAPITALISED>{1,3} <CLITIC> )"
    "(?: <HEAD|CLITIC|OF> | <LINK> <DETERMINER>? | <ING_FORM> (?= <HEAD> ) ){1,9} $"
)
_LINKED = pattern("<PREPOSITION> | <OF> <DETERMINER>")  # “the head | of the | club”
_STOPS = pattern("<STOP>")
_GOES_ON = pattern("<STOP> | <COMMA> <PREPOSITION|RELATIVE|TO>")
# “| They met | the owner, Ada Lane, in Elm”: nothing before the subject.
_SUBJECT_FIRST = pattern("<PRONOUN|CAPITALISED|DETERMINER|POSSESSIVE> <^COMMA|DASH|MARK|COLON>*")
_CLOSED = pattern("<STOP> | <COMMA> (?! <CAPITALISED> )")
_COMMA_VERB = pattern("<COMMA> <VERB|VERBAL>")


@cache
def _cue_verbs() -> frozenset[str]:
    return frozenset(lexicons.word_list("cue_verbs")["lemma"])
