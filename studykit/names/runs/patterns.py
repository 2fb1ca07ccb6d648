"""What a run of capitalised words looks like: its capitals, abbreviations and particles."""

import re
from functools import cache

from studykit.names import lists
from studykit.names.lists import one_of

UPPER = "A-ZÀ-ÖØ-Þ" + "".join(chr(c) for c in range(0x100, 0x250) if chr(c).isupper())
# Before a word that may have its capital from its position, a space between or none.
_OPENER = r"[\"“‘'(:—–•…[*|/!?]"


@cache
def runs() -> re.Pattern[str]:
    """A run of capitalised words, with the particles of family names within: Ada von der Roe.

    The last group that matched says what is beside the run: an `opener` or a `particle` before
    it, a `joint` to another run after it. The capital begins a word: the E of 5th Elm, not
    the M of iMac. That it is first in the pattern lets the search pass over all other letters
    at once; "(?:…|)" takes half the time of "(?:…)?".

    >>> [run[0] for run in runs().finditer("Gov. Ada de Lane met O’Roe of iMac and 5th Elm.")]
    ['Gov. Ada de Lane', 'O’Roe', 'Elm']
    >>> named("He met van der Quorl and al-Quorl and de Quorl.")
    van der Quorl = van der Quorl (other)
    al-Quorl = al-Quorl (other)
    de Quorl = de Quorl (other)
    """
    particles = _spaced() | _hyphened()
    initials = {particle[0] for particle in particles}
    # A particle by its last three characters: a first look only.
    short = one_of(particle for particle in particles if len(particle) == 2)
    long = one_of({particle[-3:] for particle in particles if len(particle) > 2})
    after = rf"(?<= (?:{short})[ -].)|(?<=\A(?:{short})[ -].)|(?<=(?:{long})[ -].)"
    within = rf"(?=[{''.join(sorted(initials))}])(?:{_particle()}){{1,3}}[{UPPER}]"
    return re.compile(
        rf"[{UPPER}](?<![\w#@].)"
        rf"(?:(?P<opener>(?<={_OPENER}.)|(?<={_OPENER}..))|(?P<particle>{after})|)"
        rf"{_rest()}(?>(?:[ \u00a0](?:[{UPPER}]|{within}){_rest()})*)"
        rf"(?:(?=(?P<joint>{_joint()})[{UPPER}])|)",
        re.DOTALL,
    )


@cache
def leading_particles() -> re.Pattern[str]:
    """What may be in lower case before a family name: "de Blasio", "al-Assad".

    >>> leading_particles().search("He met van der ")[0]
    'van der '
    """
    return re.compile(rf"(?<![^ ])(?:{_particle()}){{1,3}}$")


def _spaced() -> frozenset[str]:
    return lists.context("particle")


def _hyphened() -> frozenset[str]:
    return lists.context("hyphened particle")


def _particle() -> str:
    """A particle with what parts it from the name: "van ", "al-".

    >>> named("He met Ada van der Quorl and Bo al-Quorl.")
    Ada van der Quorl = Ada van der Quorl (person)
    Bo al-Quorl = Bo al-Quorl (person)
    """
    return rf"(?:(?:{one_of(_spaced())})[ \u00a0]|(?:{one_of(_hyphened())})-)"


def _rest() -> str:
    """What follows a word's first capital: (S)en., (U).S., (J).K., (O)’Neill, (V)ex-Roe, (E)lm.com.

    >>> named("He met J.K. O’Quorl and U.S. Vex-Roe on Quill.com.")
    J.K. O’Quorl = J.K. O’Quorl (person)
    U.S. Vex-Roe = U.S. Vex-Roe (other)
    Quill.com = Quill.com (organization)
    >>> named("He left for AT&T. It froze.")
    AT&T = AT&T (organization)
    """
    return (
        rf"(?:{_abbreviation()}|(?<!\w&.)\.(?:[{UPPER}]\.)*[{UPPER}]?(?!\w)"
        rf"|[\w\u0300-\u036f]*(?:['’](?=[{UPPER}])\w+|[-‐‑]\w+|\.(?:com|org|net)\b)*)"
    )


def _abbreviation() -> str:
    """What follows the first letter of an abbreviation that keeps its stop: Sen., Mr., Sept.

    >>> named("He met Sgt. Quorl at Mt. Quorl in Sept. Then he left.")
    Quorl = Quorl (person)
    Mt. Quorl = Mt. Quorl (place)
    Sept. = September (other)
    Then = Then (other)
    >>> named("He left Quorl Pte. Ltd. there.")
    Quorl Pte. Ltd = Quorl Pte. Ltd (organization)
    """
    words = {*lists.titles(), *lists.context("day"), *lists.context("suffix")}
    words |= lists.context("company middle")
    short = [word[:-1] for word in words | lists.context("place first") if word.endswith(".")]
    by_letter = (
        rf"(?<={letter})(?:{one_of(word[1:] for word in short if word[0] == letter)})"
        for letter in sorted({word[0] for word in short})
    )
    longest = max(map(len, short)) - 1
    return rf"(?=[a-zT]{{1,{longest}}}\.)(?:{'|'.join(by_letter)})\.(?=[ \u00a0,;)’'])"


def _joint() -> str:
    """What is between two runs that may make one name: " of the ", "’s ", "&".

    >>> named("She left the Bank of the Sailors, Wendle & Roe and St. Ann’s Hospital.")
    Bank of the Sailors = Bank of the Sailors (organization)
    Wendle & Roe = Wendle & Roe (other)
    St. Ann’s Hospital = St. Ann’s Hospital (organization)
    >>> named("The Ministry of Trade, Weather and Sport shut.")
    Ministry of Trade, Weather and Sport = Ministry of Trade, Weather and Sport (organization)
    """
    links = (
        lists.context("joins a name") | lists.context("joins an office") | {"and", "at", "&", "v."}
    )
    words = rf"[{UPPER}]\w+(?: [{UPPER}]\w+)*"
    listed = rf", (?=(?:{words}, ){{0,5}}{words},? and [{UPPER}])|, and "
    return rf"(?: (?:{one_of(links)}) |['’]s |(?<=s)['’] |&|{listed})"
