"""What the word lists in `data/` say about a word or a name, looked up in one step."""

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from studykit import lexicons

# Table, column of the name, kind where it is the same for all; the last that has a form wins.
_KNOWN = (
    ("rivers", "name", "place"),
    ("mountains", "name", "place"),
    ("seas", "name", "place"),
    ("regions", "name", "place"),
    ("firms", "name", "organization"),
    ("newspapers", "name", "organization"),
    ("bodies", "name", "organization"),
    ("clubs", "name", "organization"),
    ("universities", "name", "organization"),
    ("places", "place", "place"),
    ("known_names", "name", ""),
    ("countries", "country", "place"),
)


@cache
def titles() -> dict[str, tuple[str, str]]:
    """Kind (honorific, office, noble, modifier) and gender of each capitalised title."""
    rows = lexicons.word_list("titles")
    entries = zip(
        rows["word"].tolist(), rows["kind"].tolist(), rows["gender"].tolist(), strict=True
    )
    return {word: (kind, gender) for word, kind, gender in entries if kind != "role"}


@cache
def roles() -> dict[str, str]:
    """Gender (or ``""``) of each noun that says who a person is, in lower case: actor, wife."""
    rows = lexicons.word_list("titles")
    rows = rows[rows["kind"] == "role"]
    return dict(zip(rows["word"].tolist(), rows["gender"].tolist(), strict=True))


@cache
def long_titles() -> dict[str, str]:
    """The whole word of each shortened title: Governor for Gov."""
    rows = lexicons.word_list("titles")
    entries = zip(rows["word"].tolist(), rows["long"].tolist(), strict=True)
    return {word: long for word, long in entries if long}


@cache
def first_names() -> dict[str, str]:
    """Gender (male, female, both) of each first name."""
    rows = lexicons.word_list("first_names")
    return dict(zip(rows["name"].tolist(), rows["gender"].tolist(), strict=True))


@cache
def long_forms() -> dict[str, frozenset[str]]:
    """The long forms of each short first name: William for Bill."""
    rows = lexicons.word_list("first_names")
    entries = zip(rows["name"].tolist(), rows["long_forms"].tolist(), strict=True)
    return {name: frozenset(longs.split("|")) for name, longs in entries if longs}


@cache
def family_names_first() -> frozenset[str]:
    """Chinese, Korean and Vietnamese family names, which come before the given name."""
    return frozenset(lexicons.word_list("family_names")["name"])


@cache
def surnames() -> frozenset[str]:
    """Common family names, which come after the given name.

    >>> named("It was about Walker and Driver.")
    Walker = Walker (person)
    Driver = Driver (other)
    """
    return frozenset(lexicons.word_list("surnames")["name"])


@cache
def nationalities() -> dict[str, str]:
    """The place each adjective or noun of belonging goes with; ``""`` where there is none."""
    rows = lexicons.word_list("nationalities")
    entries = dict(zip(rows["word"].tolist(), rows["place"].tolist(), strict=True))
    return entries | {word + "s": place for word, place in entries.items()}


@cache
def heads() -> dict[str, str]:
    """Kind of the name that a word heads: Ministry, Street, War."""
    rows = lexicons.word_list("name_heads")
    return dict(zip(rows["word"].tolist(), rows["kind"].tolist(), strict=True))


@cache
def surname_heads() -> frozenset[str]:
    """Words that head the names of places or things and are family names too: Hill."""
    rows = lexicons.word_list("name_heads")
    return frozenset(rows["word"][rows["also_surname"] == "yes"])


@cache
def known() -> dict[str, tuple[str, str]]:
    """Full form and kind of every listed place, organization and other name, by each form."""
    found: dict[str, tuple[str, str]] = {}
    for table, column, kind in _KNOWN:
        rows = lexicons.word_list(table)
        kinds = [kind] * len(rows) if kind else rows["kind"].tolist()
        for name, own, also in zip(
            rows[column].tolist(), kinds, rows["also"].tolist(), strict=True
        ):
            for form in (name, *filter(None, also.split("|"))):
                found[form] = found[form.rstrip(".")] = (name, own)
    return found


@cache
def newsrooms() -> frozenset[str]:
    """Newspapers, broadcasters and agencies by each form of their name."""
    rows = lexicons.word_list("newspapers")
    also = (form for forms in rows["also"].tolist() for form in forms.split("|") if form)
    return frozenset(rows["name"].tolist()).union(also)


@cache
def countries() -> frozenset[str]:
    """Every country by each form of its name."""
    rows = lexicons.word_list("countries")
    return frozenset(rows["country"]) | {
        form for also in rows["also"] for form in also.split("|") if form
    }


@cache
def context(tells: str) -> frozenset[str]:
    """The words around names that tell one thing, as `data/names/name_contexts.csv` has it."""
    rows = lexicons.word_list("name_contexts")
    return frozenset(rows["word"][rows["tells"] == tells])


@cache
def _tells() -> dict[str, frozenset[str]]:
    rows = lexicons.word_list("name_contexts")
    found: dict[str, set[str]] = {}
    for word, told in zip(rows["word"].tolist(), rows["tells"].tolist(), strict=True):
        found.setdefault(word, set()).add(told)
    return {word: frozenset(told) for word, told in found.items()}


def tells(word: str) -> frozenset[str]:
    """All that a word in a name or beside it tells, as `data/names/name_contexts.csv` has it."""
    return _tells().get(word, frozenset())


def pattern(tells: str) -> str:
    """A regular expression of the words that tell one thing, the longest first."""
    return one_of(context(tells))


def one_of(words: Iterable[str]) -> str:
    """A regular expression of these words, the longest first."""
    return "|".join(map(re.escape, sorted(words, key=lambda word: (-len(word), word))))


@cache
def links() -> frozenset[str]:
    """Words between two parts of one name, the head before them: Bank of Elm."""
    return frozenset(link for link in context("joins a name") if " " not in link)


@cache
def sport_words() -> frozenset[str]:
    """Words in lower case that reports on matches are full of."""
    return lexicons.words("sport_words")


@cache
def stops() -> frozenset[str]:
    """Words that are no names: in lower case, and abbreviations in their capitals (KO, BC)."""
    words = lexicons.word_list("name_stops")["word"]
    own = frozenset(word if word.isupper() else word.lower() for word in words)
    return own | lexicons.words("stop_words") | lexicons.words("sentence_starters")


@lru_cache(maxsize=1 << 16)
def is_ordinary(word: str) -> bool:
    """Whether the word, in lower case, is one of the dictionary's.

    Examples
    --------
    >>> is_ordinary("Sailors"), is_ordinary("Quorl")
    (True, False)
    """
    from simplemma import is_known  # loads its dictionary on first use

    lower = word.lower()
    return lower.isalpha() and is_known(lower, lang="en")
