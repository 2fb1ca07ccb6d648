"""Number words and months, as those who read figures and dates share them."""

ONES = tuple("one two three four five six seven eight nine".split())
TEENS = tuple(
    "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
)
TENS = tuple("twenty thirty forty fifty sixty seventy eighty ninety".split())
SMALL_NUMBERS = {word: n for n, word in enumerate(("zero", *ONES, *TEENS))} | {
    word: 10 * n for n, word in enumerate(TENS, start=2)
}
"""What each number word below a hundred is worth; *twenty-one* is two of them."""

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
