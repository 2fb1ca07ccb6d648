"""The name that a source itself is, not one that only describes it."""

from studykit.names import lists
from studykit.quotes.sentence.word_classes import (
    CAPITALISED,
    CLITIC,
    OF,
    RELATIVE,
    pattern,
)
from studykit.speakers.context import Context
from studykit.speakers.named_text import Name
from studykit.speakers.nouns import offices
from studykit.speakers.speaker import NOBODY_NAMED, ORGANIZATION, Speaker, named

# “a friend | of the late | Ann Roe”.
_PREPOSITION = pattern(
    "<OF|BY|TO|PREPOSITION> <DETERMINER|POSSESSIVE>?"
    "(?: <CAPITALISED|NOUN|ADVERB|ED_FORM|ING_FORM|NUMBER> <CLITIC>? )? $"
)
# “the Roe | campaign”, “the Wendle Bank | spokeswoman”; not “Ann Roe | of”, “Ann Roe | , who”.
_NOUN = pattern(
    "<CAPITALISED>? <^CAPITALISED|NUMBER|COMMA|CLAUSE_END|DASH|MARK|OPENING_BRACKET|CLOSING_BRACKET"
    "|COORDINATOR|SUBORDINATOR|RELATIVE|THAT|OF|TO|PREPOSITION|BE|HAVE|OBJECT_PRONOUN>"
)


def head_name(context: Context, low: int, high: int) -> Speaker | None:
    """The person, else the first body or place, that the head of a source names.

    >>> credited("Oakham and Ann Roe said it rained.")
    Oakham and Ann Roe = Ann Roe
    >>> credited("Neither Ann Roe nor Bob Lund said it rained.")
    Neither Ann Roe nor Bob Lund = –
    """
    names = context.names_in(context.tagged.starts[low], context.tagged.ends[high - 1])
    heads = [name for name in names if name.kind != "other" and _is_head(context, name, low, high)]
    if heads and context.tagged.types[low] == "neither":
        return NOBODY_NAMED
    for name in heads:
        if name.kind == "person":
            return named(name.name)
    return Speaker(heads[0].name, ORGANIZATION) if heads else None


def _is_head(context: Context, name: Name, low: int, high: int) -> bool:
    first, after = name.first, name.after
    if first > low and (
        _is_after_preposition(context, low, name) or _is_in_clause(context, low, first)
    ):
        return False
    return after >= high or not (_is_owner(context, after) or _is_before_noun(context, after, high))


def _is_after_preposition(context: Context, low: int, name: Name) -> bool:
    """“A friend of the late | Ann Roe”.

    >>> credited("A friend of the late Ann Roe said it rained.")
    A friend of the late Ann Roe = –
    """
    preposition = _PREPOSITION.search(context.tagged.unmasked, low + 1, name.first)
    return preposition is not None and not _is_office(context, preposition.start(), name)


def _is_office(context: Context, of: int, name: Name) -> bool:
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
    """
    tagged, first = context.tagged, name.first
    kind, _ = lists.titles().get(tagged.tokens[first - 1], ("", ""))
    return (
        name.kind == "person"
        and tagged.unmasked[of] == OF
        and tagged.types[of - 1] in offices()
        and tagged.unmasked[first - 1] == CAPITALISED
        and first - of > 1
        and kind in ("", "modifier")
    )


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


def _is_before_noun(context: Context, after: int, high: int) -> bool:
    """“Wendle Bank | spokesman Bob Lund”.

    >>> credited("Ada Lane spokesman Bob Lund said it rained.")
    Ada Lane spokesman Bob Lund = Bob Lund
    >>> credited("Lance Corporal Ida Crane said it rained.")
    Lance Corporal Ida Crane = Ida Crane
    >>> credited("House Democrats said it rained.")
    House Democrats = –
    """
    tokens = context.tagged.tokens
    if tokens[after] in lists.nationalities():
        return True
    if after + 1 < high and lists.titles().get(tokens[after], ("",))[0] == "office":
        return True
    return bool(_NOUN.match(context.tagged.unmasked, after, high)) and not _is_symbol(tokens[after])


def _is_symbol(token: str) -> bool:
    """Whether a token is what scraping left of a letter with an accent.

    >>> credited("Ada RenÃ©e said it rained.")
    Ada RenÃ©e = Ada RenÃ
    """
    return not token[0].isalnum() and token != "/"
