"""A class for each token, and patterns over classes: enough grammar to find who is credited.

A word of a class that its ending does not tell goes into `data/words/function_words.csv`; a new
class goes into this module's first list, a set of classes that several rules share into its second.

A class is one character, so that a text is a string of classes and a pattern over them a regular
expression: the cheapest form of a chunk grammar. Rules never write these characters. They name
classes and groups of classes (`DETERMINER`, `AUXILIARY`), and write patterns in the notation of
NLTK's chunk grammars, ``<DETERMINER>?<NOMINAL>+``, which `pattern` translates.
"""

import re
from functools import cache

from studykit import lexicons
from studykit.memory import Words
from studykit.quotes.sentence import cues

# ---------------------------------------------------------------- classes

DETERMINER = "d"  # the, a, some, two of “these two”
POSSESSIVE = "s"  # his, their
PRONOUN = "p"  # he, they: what can be a subject
OBJECT_PRONOUN = "o"  # him, them, himself
RELATIVE = "w"  # who, which
QUESTION_WORD = "h"  # how, why, whether, if
THAT = "t"
TO = "T"
OF = "f"
BY = "b"
PREPOSITION = "i"  # any other: in, on, for
COORDINATOR = "c"  # and, or, but
SUBORDINATOR = "u"  # because, while, as
MODAL = "M"  # will, can
BE = "B"
HAVE = "H"
DO = "D"
CLITIC = "S"  # ’s, which may be a possessive, “is” or “has”
ADVERB = "r"  # in -ly, and those listed
VERB = "V"  # a finite form that is no noun as well: said, thinks, went
ED_FORM = "e"  # a word in -ed
ING_FORM = "g"  # a word in -ing
CAPITALISED = "X"  # a word with a capital that is none of the above: mostly a name
NUMBER = "0"
NOUN = "n"  # any other word: nouns, adjectives, plain forms of verbs
COMMA = ","
SEMICOLON = ";"
COLON = ":"
STOP = "."  # . ? !
OPENING_BRACKET = "("
CLOSING_BRACKET = ")"
DASH = "-"
MARK = '"'  # a quotation mark; in `TaggedText.classes` it is QUOTED like what it encloses
QUOTED = "Q"  # whatever is in quotation marks
START = "^"  # before the first token
END = "$"  # after the last token

# ---------------------------------------------------------------- groups of classes

AUXILIARY = MODAL + BE + HAVE + DO
PLAIN_VERB = VERB + AUXILIARY  # what is a verb and nothing else
VERBAL = PLAIN_VERB + ED_FORM  # what can be the verb of a clause
VERB_PART = AUXILIARY + ADVERB + TO  # “has never been to”: what a verb can have before it
NOMINAL = NOUN + CAPITALISED  # what can be the head of a noun phrase
HEAD = NOMINAL + NUMBER  # “the three”: the same, with figures
PHRASE_END = HEAD + CLITIC + CLOSING_BRACKET  # “Ada Lane (R)”: what can end a noun phrase
DETERMINING = DETERMINER + POSSESSIVE  # what begins a noun phrase: the, their
PERSONAL = PRONOUN + OBJECT_PRONOUN  # he, him
SUBJECT_WORD = PRONOUN + RELATIVE  # what is a subject by itself: he, who
LINK = PREPOSITION + OF  # what ties one noun phrase to another: “the mayor | of | Elm”
PHRASE_PART = DETERMINING + HEAD + CLITIC + LINK  # “the mayor’s three plans for Elm”
QUALIFIED_PART = PHRASE_PART + ED_FORM + ING_FORM  # “the elected mayor of the sleeping town”
PHRASE_START = DETERMINING + HEAD + ED_FORM + ING_FORM  # how a noun phrase begins
# What begins a complement and nothing else: “said | that”, “asked | how”, “plans | to”.
OPENS_COMPLEMENT = THAT + TO + DETERMINING + PERSONAL + QUESTION_WORD
CLAUSE_END = STOP + SEMICOLON + COLON
LOOSE_END = COMMA + DASH + OPENING_BRACKET + COORDINATOR + ADVERB  # what no phrase ends in

# ---------------------------------------------------------------- groups of classes in rules

HELPER = AUXILIARY + ADVERB  # “has never | said”: what comes before a finite verb
SUBJECT_END = NOMINAL + PRONOUN + CLOSING_BRACKET  # what can come right before its verb
MODIFIER = HEAD + ED_FORM + ING_FORM + ADVERB  # “his | first public | promise”
BRACKET = OPENING_BRACKET + CLOSING_BRACKET
# “Ada Lane (R), mayor of Elm and Oakham”: what a name with its titles is made of.
NAME_PART = DETERMINER + HEAD + CLITIC + LINK + COMMA + COORDINATOR + BRACKET
ACTION = VERB + ED_FORM + MODAL  # “Lane | issued | a statement”
CREDIT_START = START + COMMA + QUOTED + DASH  # after what “Lane said” can begin
SENTENCE_START = COORDINATOR + SUBORDINATOR + ADVERB  # “But”, “So”: before all that counts
CLAUSE_OPENING = SUBORDINATOR + ED_FORM  # “Asked why, | Lane”

# ---------------------------------------------------------------- patterns

# One token in a pattern: <NOUN>, <VERB|ED_FORM>, <^COMMA|QUOTED> for any but these, <.> for any.
_TOKEN = re.compile(r"<(\^?)([A-Z_|]+|\.)>")


@cache
def pattern(grammar: str) -> re.Pattern[str]:
    """A pattern over classes, compiled to what runs on a string of them.

    Parameters
    ----------
    grammar : str
        Tokens in angle brackets, each a class or a group of this module, several with ``|``
        between them, after ``^`` any but these, any at all as ``<.>``. What is around them is as
        in regular expressions; spaces count for nothing.

    Raises
    ------
    ValueError
        When a name is none of this module's.

    References
    ----------
    The notation is that of chunk grammars: Bird, S., Klein, E. & Loper, E. (2009). Natural
    Language Processing with Python, chapter 7.

    Examples
    --------
    >>> pattern("<DETERMINER>? <NOMINAL>+ <^COMMA>").pattern
    '[d]?[nX]+[^,]'
    """
    return re.compile(_TOKEN.sub(_classes_of, grammar.replace(" ", "")))


def _classes_of(token: re.Match[str]) -> str:
    negation, names = token.groups()
    if names == ".":
        return "."
    found = [globals().get(name) for name in names.split("|")]
    if not all(isinstance(classes, str) for classes in found):
        raise ValueError(f"grammar has {token[0]!r}, which names no class or group of classes")
    return f"[{negation}{re.escape(''.join(map(str, found)))}]"


# ---------------------------------------------------------------- which class a token has

_CLASS_OF_MARK = {
    ",": COMMA,
    ";": SEMICOLON,
    ":": COLON,
    ".": STOP,
    "?": STOP,
    "!": STOP,
    "…": NOUN,
    "(": OPENING_BRACKET,
    "[": OPENING_BRACKET,
    ")": CLOSING_BRACKET,
    "]": CLOSING_BRACKET,
    "—": DASH,
    "–": DASH,
    "―": DASH,
    "-": DASH,
    "--": DASH,
    "“": MARK,
    "”": MARK,
    '"': MARK,
    "%": NUMBER,
}
_ENDINGS = ("ly", "ed", "ing")
_PREFIXES = ("co-", "re-", "pre-", "fact-", "cross-", "double-", "second-")  # of verbs
_NAMES_TOO = frozenset(("Will", "May", "Rose", "Drew"))  # with a capital no verbs


@cache
def _known() -> dict[str, str]:
    """The class of each mark and of each word in the list of function words."""
    table = lexicons.word_list("function_words")
    classes = [_class_called(name) for name in table["class"]]
    return dict(zip(table["word"].tolist(), classes, strict=True)) | _CLASS_OF_MARK


def _class_called(name: str) -> str:
    """The class by its name in the list of function words."""
    return str(globals()[name.upper().replace(" ", "_")])


def classes_of(words: Words) -> str:
    """The class of each token, as one string.

    Examples
    --------
    >>> from studykit.memory import Vocabulary
    >>> words = Vocabulary().words("The mayor said Tuesday that it rained".split())
    >>> classes_of(words) == DETERMINER + NOUN + VERB + CAPITALISED + THAT + PRONOUN + ED_FORM
    True
    """
    return words.say(_class_of, "S1").tobytes().decode("ascii")


def _class_of(token: str) -> str:
    """The class of one token, which for a word with two is the more frequent one.

    >>> [_class_of(token) == CAPITALISED for token in ("Lane", "Will", "The", "will")]
    [True, True, False, False]
    >>> [_class_of(token) == VERB for token in ("thinks", "claims", "rose", "Rose")]
    [True, False, True, False]
    >>> _class_of("$5") == _class_of("40th") == NUMBER
    True
    """
    normal = token.lower().replace("’", "'")
    known = _known().get(normal)
    if known and token not in _NAMES_TOO:
        return known
    if token[0].isupper():
        return CAPITALISED
    if normal in cues.plain_verbs():
        return VERB
    if token[0].isdigit() or token[0] in "$€£¥":
        return NUMBER
    return _class_by_ending(normal)


def _class_by_ending(word: str) -> str:
    """The class of a word that no list has.

    >>> [_class_by_ending(word) == ADVERB for word in ("sadly", "fly")]
    [True, False]
    >>> _class_by_ending("walked") == ED_FORM, _class_by_ending("eating") == ING_FORM
    (True, True)
    >>> _class_by_ending("one-sided") == NOUN, _class_by_ending("co-signed") == ED_FORM
    (True, True)
    >>> _class_by_ending("tied") == ED_FORM, _class_by_ending("seed") == NOUN
    (True, True)
    """
    if not word.endswith(_ENDINGS):
        return NOUN
    if word.endswith("ed") and "-" in word and not word.startswith(_PREFIXES):
        return NOUN  # “one-sided”
    if len(word) < 5:
        return ED_FORM if word.endswith("ied") else NOUN
    return ADVERB if word.endswith("ly") else ED_FORM if word.endswith("ed") else ING_FORM
