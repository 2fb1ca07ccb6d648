"""A word_class for each token: just enough grammar for finding who is credited with what."""

from functools import cache

from studykit import lexicons
from studykit.memory import Words
from studykit.quotes.sentence import cues

# The classes: d determiner, s possessive, p pronoun, o object pronoun, w who/which, h how/why/if,
# t that, T to, f of, b by, i other preposition, c and/or/but, u because/while, M will/can, B be,
# H have, D do, S ’s, r adverb, V verb, e word in -ed, g word in -ing, X capitalised word, 0 number,
# n other word; , ; : . ( ) - and " are themselves.
_LETTER_OF_CLASS = {
    "determiner": "d",
    "possessive": "s",
    "pronoun": "p",
    "object": "o",
    "relative": "w",
    "wh": "h",
    "that": "t",
    "to": "T",
    "of": "f",
    "by": "b",
    "preposition": "i",
    "coordinator": "c",
    "subordinator": "u",
    "modal": "M",
    "be": "B",
    "have": "H",
    "do": "D",
    "clitic": "S",
    "adverb": "r",
    "verb": "V",
}
_LETTER_OF_MARK = {
    ",": ",",
    ";": ";",
    ":": ":",
    ".": ".",
    "?": ".",
    "!": ".",
    "…": "n",
    "(": "(",
    "[": "(",
    ")": ")",
    "]": ")",
    "—": "-",
    "–": "-",
    "―": "-",
    "-": "-",
    "--": "-",
    "“": '"',
    "”": '"',
    '"': '"',
    "%": "0",
}
_NAMES_TOO = frozenset(("Will", "May"))


@cache
def _letters() -> dict[str, str]:
    table = lexicons.word_list("function_words")
    words: list[str] = table["word"].tolist()
    classes: list[str] = table["class"].tolist()
    known = {word: _LETTER_OF_CLASS[name] for word, name in zip(words, classes, strict=True)}
    return known | _LETTER_OF_MARK


def tags(words: Words) -> str:
    """One word_class per token.

    Examples
    --------
    >>> from studykit.memory import Vocabulary
    >>> tags(Vocabulary().words("The mayor said Tuesday that it rained".split()))
    'dnVXtpe'
    """
    return words.say(_letter, "S1").tobytes().decode("ascii")


def _letter(token: str) -> str:
    normal = token.lower().replace("’", "'")
    known = _letters().get(normal)
    if known and token not in _NAMES_TOO:
        return known
    if token[0].isupper():
        return "X"
    if normal in cues.plain_verbs():
        return "V"
    if token[0].isdigit() or token[0] in "$€£¥":
        return "0"
    return _letter_of_ending(normal)


def _letter_of_ending(word: str) -> str:
    if len(word) > 4:
        if word.endswith("ly"):
            return "r"
        if word.endswith("ed"):
            return "e"
        if word.endswith("ing"):
            return "g"
    return "n"
