"""What the words say that credit somebody: nobody in particular, a deputy, a woman."""

import re

from studykit.names import lists
from studykit.verification.credit import PRONOUNS, Credit, is_pronoun
from studykit.verification.words import Words, words_of

INDEFINITE = re.compile(
    r"(?:an?|some|somebody|someone|one|two|three|several|many|most|few|another|others?|critics"
    r"|officials|residents|experts|people|supporters|opponents)\b",
    re.IGNORECASE,
)
"""Somebody whom nobody has told of before: “a sailor”, “critics”."""
# “a spokesman for | Lane”, “| Lane’s | ads”, “a | Lane | spokesman”: who or what speaks for her.
_DEPUTY = (
    r"(?:spokes(?:wo)?man|spokesperson|(?:press )?secretary|aide|advis[eo]r|lawyer|attorney"
    r"|campaign|manager|ads?|spots?|adverts?)"
)
_FOR_ANOTHER = re.compile(
    rf"\b{_DEPUTY}\s(?:for|of|to)\s[^,]*|['’]s?\s(?:[a-z]+\s)?{_DEPUTY}\b"
    rf"|^(?:[Aa]n?|[Tt]he)\s(?:[A-Z][\w.-]+\s)+{_DEPUTY}\b"
)
# “| Ada Lane | and her crew”, “he and his partners”: somebody, with people who have no name.
_COMPANY = re.compile(
    r"(?P<who>.+?)\sand\s(?:his|her|their)\s(?P<others>[a-z]+(?:\s[a-z]+){0,3})", re.IGNORECASE
)
_NAMED_FIRST = re.compile(r"(?:[A-Z][\w.'’-]*\s?)+,")  # “Mr Roe, | Lane’s spokesman”


def in_company(words: str) -> tuple[str, list[str]]:
    """Who is credited, and the words for those who are credited beside: “her crew”.

    >>> in_company("Ada Lane and her old crew"), in_company("Ada Lane and Bo Roe")
    (('Ada Lane', ['old', 'crew']), ('Ada Lane and Bo Roe', []))
    """
    match = _COMPANY.fullmatch(words)
    return (match["who"], Words(match["others"]).keys) if match else (words, [])


def is_nobody(words: str, keys: list[str]) -> bool:
    """Whether words name no one bearer: “the article”, “A:”, “he”, “Lane and Roe”, “a father”.

    >>> [is_nobody(words, Words(words).keys) for words in ("A", "Ada and Bo", "a nurse", "Ada")]
    [True, True, True, False]
    """
    is_letter = all(len(key) == 1 for key in keys)
    is_pronoun_alone = keys[:1] == keys and not PRONOUNS.isdisjoint(keys)
    if is_letter or is_pronoun_alone or not words_of("printed").isdisjoint(keys):
        return True
    return bool(re.search(r"\b(?:and|or)\b", words)) or _is_any(words, keys)


def _is_any(words: str, keys: list[str]) -> bool:
    """Whether somebody is one of many: “a father”."""
    return bool(INDEFINITE.match(words)) and keys[-1] in words_of("somebody")


def pronoun_of(credit: Credit) -> set[str]:
    """The pronoun by which a draft credits somebody, if it does."""
    return {credit.words.partition(",")[0].lower()} if is_pronoun(credit.words) else set()


def is_other_gender(pronoun: set[str], name: str) -> bool:
    """Whether “he” or “she” surely is not somebody, by the first name.

    >>> is_other_gender({"he"}, "Ada Lane"), is_other_gender({"she"}, "Ada Lane")
    (True, False)
    """
    first, _, rest = name.partition(" ")
    gender = lists.first_names().get(first) if rest else None
    return (gender == "female" and "he" in pronoun) or (gender == "male" and "she" in pronoun)


def is_deputy(words: str, speaker: list[str]) -> bool:
    """Whether words name whom somebody speaks for, and not who speaks; or name nobody.

    >>> [is_deputy(words, ["ada", "lane"]) for words in (
    ...     "a spokesman for Ada Lane", "Ada Lane", "Roe’s spokeswoman Ada Lane")]
    [True, False, False]
    """
    deputy = None if _NAMED_FIRST.match(words) else _FOR_ANOTHER.search(words)
    if deputy is None:
        return not speaker
    return speaker[-1:] != Words(words, deputy.end()).keys[-1:]
