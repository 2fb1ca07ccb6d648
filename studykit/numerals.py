"""Number words and months, as those who read figures and dates share them."""

import re

ONES = tuple("one two three four five six seven eight nine".split())
TEENS = tuple(
    "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
)
TENS = tuple("twenty thirty forty fifty sixty seventy eighty ninety".split())
SMALL_NUMBERS = {word: n for n, word in enumerate(("zero", *ONES, *TEENS))} | {
    word: 10 * n for n, word in enumerate(TENS, start=2)
}
"""What each number word below a hundred is worth; *twenty-one* is two of them."""

NO_COUNTS = ("-star", "-way", "-man")
"""What a number word is no figure with: a two-way street, a four-star general."""

RANKS = {
    word: n
    for n, word in enumerate(
        "third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split(), start=3
    )
} | {f"{word}th": n for n, word in enumerate(TEENS[3:], start=13)}
"""What each rank in words from the third to the nineteenth is worth."""

SCALES = {
    "hundred": 1e2, "thousand": 1e3, "k": 1e3, "million": 1e6, "mn": 1e6, "m": 1e6,
    "billion": 1e9, "milliard": 1e9, "bn": 1e9, "b": 1e9, "trillion": 1e12, "tn": 1e12,
    "dozen": 12.0,
}  # fmt: skip
"""What a word after a number multiplies it by."""

MONTHS = tuple(
    "january february march april may june july august september october november december".split()
)
MONTH_NUMBERS = {name[:3]: n for n, name in enumerate(MONTHS, start=1)}
"""The number of each month by its first three letters."""

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")

CURRENCIES = {
    "$": "$", "us$": "$", "usd": "$", "dollar": "$", "dollars": "$", "£": "£", "gbp": "£",
    "pound": "£", "pounds": "£", "€": "€", "eur": "€", "euro": "€", "euros": "€", "¥": "¥",
    "yen": "¥", "yuan": "yuan", "₹": "₹", "rupees": "₹", "cent": "cent", "cents": "cent",
    "pence": "pence", "p": "pence",
}  # fmt: skip
"""The mark of each currency by the ways in which it is written."""

# “2) | It rained”, “2. | It rained” at the beginning of a line; “three things: (1) | rain”.
_LIST_NUMBER = re.compile(
    r"(?m:^)[ \t]*\(?\d{1,3}[.)](?=[ \t]+\S)"
    r"|(?:[,:;.]|\b(?:and|or))\s(?P<open>\()?\d\d?\)(?=\s[A-Za-z“])"
)
_LONGEST_ASIDE = 80


def list_numbers(text: str) -> list[tuple[int, int]]:
    """Where numbers only count the points of a list, and nothing of what is told.

    >>> text = "1) It rained.\\n2. Why: (1) ice, 2) snow and 3) rain. Lane (4) won (8 to 5, 6) it."
    >>> [text[slice(*span)].strip(".,:() and\\n") for span in list_numbers(text)]
    ['1', '2', '1', '2', '3']
    >>> list_numbers("60.\\nSo many boats sank.")
    []
    """
    found = []
    for match in _LIST_NUMBER.finditer(text):
        before = text[max(0, match.start() - _LONGEST_ASIDE) : match.start()]
        is_in_aside = before.rfind("(") > before.rfind(")")
        if match["open"] or not is_in_aside:
            found.append(match.span())
    return found
