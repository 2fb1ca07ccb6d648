"""Where a sentence ends without Punkt seeing it: after abbreviations, dots, without a blank."""

import re
from collections.abc import Iterable, Set
from functools import cache

from studykit import lexicons

# A full stop, question or exclamation mark with something after it: marks, white space, what is
# next to it; or right before a capital.
MARK = re.compile(r"[.?!](?:([^\s\w]{0,4})(\s+)(?=(\S{0,2}))|(?=[”’)\"]?[“(]?[A-Z]))")
# "U.S. The", "5 p.m. He", "Acme Inc. In": an abbreviation with a new sentence after it.
_AFTER_ABBREVIATION = re.compile(r"\.[\"”’')\]]*(\s+)[\"“‘'(\[]*([A-Z][a-z]*)\b")
_HOUR = re.compile(r"\d ?[ap]\.m\.$")
_PERSON = re.compile(r"[A-Z][a-z]+ [A-Z][\w’'-]+ [a-z]+")  # “Ada Lane sings”
_FIRST_WORDS = re.compile(r"[.!?][\"”’')]* (?=[A-Z“\"])|\n")  # where a sentence begins
INITIALS = re.compile(r"(?:[A-Z]\.){2,}$")
# "... the plan is dear [...] The harbour": an omission between two sentences.
_OMISSION = re.compile(r"[.…]\](\s+)[A-Z]")
# "He stopped... The crew", "It held. . . . It broke", "the U.S.. The": dots before a capital.
_DOTS = re.compile(
    r"(?<=\w)[\"”’')\],]{0,2}\s?(?:\.{2,}|…|\.(?: \.)+)[\"”’')\]]{0,2}(\s+)"
    r"[\"“‘'(\[]{0,2}(?!I\b)[A-Z]"
)
# "The ferry left.The crew", "a shame.”The crowd": no blank where one sentence meets the next.
_NO_BLANK = re.compile(
    r"[.!?](?<=[a-z\d][a-z\d][.!?])[”’)\"]?()(?=[“(]?[A-Z][a-z’']*(?:-[a-z]+)?[\s,])"
)
_DOMAINS = ("com", "org", "net")
_ADDRESS = re.compile(r"[@/]|www\.", re.IGNORECASE)
# "an A.", "Plan B.": a letter that is a word of its own; "Maria and I.": the pronoun.
_LETTER_WORD = re.compile(
    r"\b(?:[Aa]n? [A-F]|(?:[Pp]lan|[Gg]rade|[Tt]ype|[Vv]itamin|[Hh]epatitis|[Ee]xhibit) [A-Z])\.$"
)
_PRONOUN_I = re.compile(r"\b(?:and|or|nor|than|as|am|do|did|was|have|had|will|can|would|must) I\.$")


def gaps(
    text: str, start: int, end: int, marks: Iterable[re.Match[str]], ends: Set[int]
) -> list[re.Match[str]]:
    """Where a sentence of a paragraph may end without Punkt seeing it: group 1 is the white space.

    At its `marks`, but where a sentence `ends` already, and at what only few paragraphs have.

    >>> sentences("A boat in the rain Photo: Ada Lane. It is so [...] The rest is not.")
    A boat in the rain | Photo: Ada Lane. | It is so [...] | The rest is not.
    >>> sentences("He stopped... The crew left… It held. . . . It broke. He went to the U.S.. It")
    He stopped... | The crew left… | It held. . . . | It broke. | He went to the U.S.. | It
    >>> sentences("He waited ... and left. ... The rest ... I mean the crew . . . went.")
    He waited ... and left. | ... The rest ... I mean the crew . . . went.
    """
    paragraph = text[start:end]
    sorts = []
    if ": " in paragraph:
        sorts.append(_picture_credit())
    if "]" in paragraph:
        sorts.append(_OMISSION)
    if ".." in paragraph or "…" in paragraph or ". ." in paragraph:
        sorts.append(_DOTS)
    found = [gap for mark in marks if mark.start(2) not in ends and (gap := _at_mark(mark))]
    found += [gap for sort in sorts for gap in sort.finditer(text, start, end)]
    return sorted(found, key=lambda gap: gap.span(1)) if len(found) > 1 else found


def _at_mark(mark: re.Match[str]) -> re.Match[str] | None:
    text, end = mark.string, mark.endpos
    if mark.group(2) is None:
        return _NO_BLANK.match(text, mark.start(), end)
    stop = text.rfind(".", mark.start(), mark.start(2))
    return _AFTER_ABBREVIATION.match(text, stop, end) if stop >= 0 else None


@cache
def _picture_credit() -> re.Pattern[str]:
    """“... in the square | Image: Jane Doe”: a picture's credit is a sentence of its own."""
    words = "|".join(map(re.escape, lexicons.word_list("picture_credits")["word"]))
    # Not \s+: what begins with one character of a class is found faster.
    return re.compile(rf"(\s\s*)(?:{words})s?: ")


def is_end(gap: re.Match[str]) -> bool:
    """Whether the full stop of an abbreviation ends its sentence too.

    >>> sentences("He left the U.S. The end came at 5 p.m. It was plan B. It failed.")
    He left the U.S. | The end came at 5 p.m. | It was plan B. | It failed.
    >>> sentences("He met Sen. The Hon. Roe of Acme Inc. Troy.")
    He met Sen. The Hon. Roe of Acme Inc. Troy.
    """
    if gap.re is _NO_BLANK:
        return _is_met_without_blank(gap)
    if gap.re is _DOTS:
        return not _is_broken_off(gap)
    if gap.re is not _AFTER_ABBREVIATION:
        return True
    if _is_letter_alone(gap):
        return True
    if gap.group(2).lower() not in lexicons.words("sentence_starters"):
        return _is_person_after_hour(gap)
    stop = gap.start() + 1
    bare = gap.string[max(0, stop - 12) : stop].split()[-1].lstrip("\"“‘'([")
    is_initial = len(bare) == 2 and bare[0].isupper()  # "Plan B. It"
    return is_initial or bare.lower() in _can_end_a_sentence() or bool(INITIALS.fullmatch(bare))


def _is_person_after_hour(gap: re.Match[str]) -> bool:
    """“The show ends at 9 p.m. | Ada Lane sings then.”, “At 9 p.m. Ada Lane sings”.

    >>> sentences("The show ends at 9 p.m. Ada Lane sings then. The talks end at 5 p.m. Elm time.")
    The show ends at 9 p.m. | Ada Lane sings then. | The talks end at 5 p.m. Elm time.
    >>> sentences("It is late. At 9 p.m. Ada Lane sings then. The rain fell until 9 p.m. Ada Lane.")
    It is late. | At 9 p.m. Ada Lane sings then. | The rain fell until 9 p.m. Ada Lane.
    >>> sentences("On Monday night at 9 p.m. Ada Lane sings then.")
    On Monday night at 9 p.m. Ada Lane sings then.
    """
    text, stop = gap.string, gap.start() + 1
    if not _HOUR.search(text, max(0, stop - 10), stop):
        return False
    if not _PERSON.match(text, gap.end(1)) or gap.group(2).lower() not in _given_names():
        return False
    ahead = text[max(0, stop - 200) : stop]
    first = _FIRST_WORDS.split(ahead)[-1].split()
    return len(first) > 4 and first[0].lower() not in _fronting_words()


@cache
def _given_names() -> frozenset[str]:
    return lexicons.words("first_names", "name")


@cache
def _fronting_words() -> frozenset[str]:
    classes = ("by", "preposition", "subordinator")
    rows = [lexicons.words_where("function_words", "class", name) for name in classes]
    return frozenset(word for words in rows for word in words)


def _is_broken_off(dots: re.Match[str]) -> bool:
    """“But ... Elm sang”, “The … Elm team”: a word before the dots that no sentence ends with.

    >>> sentences("The … Elm team sang. But ... Ada sang... Elm left.")
    The … Elm team sang. | But ... Ada sang... | Elm left.
    """
    ahead = dots.string[max(0, dots.start() - 20) : dots.start()].split()
    return bool(ahead) and ahead[-1].lower().lstrip("\"“‘'([") in _opening_words()


@cache
def _opening_words() -> frozenset[str]:
    classes = ("determiner", "possessive", "coordinator", "of", "to", "by", "preposition")
    rows = [lexicons.words_where("function_words", "class", name) for name in classes]
    return frozenset(word for words in rows for word in words)


def _is_letter_alone(gap: re.Match[str]) -> bool:
    """“an A. | Parents”, “Maria and I. | Did”: a letter that is no initial of a name.

    >>> sentences("The school got an A. Parents sang. So did Ada and I. Did you? Roe and I. B.")
    The school got an A. | Parents sang. | So did Ada and I. | Did you? | Roe and I. B.
    """
    stop = gap.start() + 1
    near = max(0, stop - 14)
    if gap.string[gap.end() : gap.end() + 1] == "." and len(gap.group(2)) == 1:
        return False
    letter = _LETTER_WORD.search(gap.string, near, stop)
    return bool(letter or _PRONOUN_I.search(gap.string, near, stop))


def _is_met_without_blank(gap: re.Match[str]) -> bool:
    """“The ferry left.|The crew stayed”, as in scraped news; not in addresses, after “Gov.”.

    >>> sentences("The ferry left.The crew called it “a shame.”The rest sang.“No way,” he said.")
    The ferry left. | The crew called it “a shame.” | The rest sang. | “No way,” he said.
    >>> sentences("Gov.Roe wrote to a/b.Txt and Troy.Com today.")
    Gov.Roe wrote to a/b.Txt and Troy.Com today.
    >>> sentences('It is "a shame."The end came."No one came," he said.')
    It is "a shame." | The end came."No one came," he said.
    """
    text, at = gap.string, gap.start(1)
    ahead, behind = text[max(0, at - 40) : at].split()[-1], text[at : at + 40].split()[0]
    if _ADDRESS.search(ahead + behind) or behind.lower().rstrip(",") in _DOMAINS:
        return False
    if ahead.lower().lstrip("\"“‘'([") in lexicons.words("abbreviations"):
        return False
    line = max(text.rfind("\n", 0, at), 0)
    return not ahead.endswith('"') or text.count('"', line, at) % 2 == 0


@cache
def _can_end_a_sentence() -> frozenset[str]:
    return frozenset(lexicons.words_where("abbreviations", "can_end_a_sentence", "yes"))
