"""Whether two numbers say the same, or one fairly rounds the other."""

from studykit.verification.amounts import Amount
from studykit.verification.measures import counts_things, is_one_length, measure

_SYMBOLS = frozenset("$£€¥₹")
_PENNIES = {"cent": "", "pence": "£"}  # cents are of several currencies
_FAIR = 0.06  # how far a rounded figure may be from the true one
_CLOSE = 0.04  # without a word that says so
_ROUND = 3  # digits of a round figure: 125
_LOOSE = 1.1  # how far a number may be from a size: 190 may be hundreds
_MILLION = 1e6  # so much without a word for what it is may be money
_MANY = 1000  # a number from which on it may be rounded without such a word
_PARTS = (3, 5)  # “third”, “fifth”: ranks that are words for parts as well
_WELL = 0.95  # of a number that is hardly reached, over which another still is
_BELOW = 0.2  # and one with “more than”


def is_same(draft: Amount, article: Amount) -> bool:
    """Whether two numbers say the same, in whatever form.

    >>> from studykit.verification.amounts import amounts
    >>> def same(one, other):
    ...     return is_same(amounts(one)[0], amounts(other)[0])
    >>> same("three", "3"), same("53", "53-year-old"), same("£310k", "£310,000")
    (True, True, True)
    >>> same("5 percent", "5 percentage points"), same("$5", "£5"), same("50 percent", "half")
    (False, False, True)
    >>> same("75 percent", "three-fourths"), same("a quarter", "one fourth of")
    (True, True)
    >>> same("fewer than 40", "more than 40"), same("2 days", "2 years"), same("$0.6", "60 cents")
    (False, False, True)
    """
    if is_contrary(draft, article):
        return False
    if draft.high or article.high:
        return _is_within(draft, article)
    alike = (_same_value, _same_share, _same_money, _same_span)
    return any(is_like(draft, article) for is_like in alike)


def is_contrary(draft: Amount, article: Amount) -> bool:
    """Whether one number is a bound from above and the other from below.

    >>> from studykit.verification.amounts import amounts
    >>> def contrary(one, other):
    ...     return is_contrary(amounts(one)[0], amounts(other)[0])
    >>> contrary("fewer than 40", "more than 40"), contrary("about 40", "more than 40")
    (True, False)
    """
    return {draft.hedge, article.hedge} in ({"under", "over"}, {"most", "over"})


def _is_within(draft: Amount, article: Amount) -> bool:
    """Whether a size fits a number or another size; a number says more than a size.

    >>> from studykit.verification.amounts import amounts
    >>> def within(one, other):
    ...     return _is_within(amounts(one)[0], amounts(other)[0])
    >>> within("dozens", "48"), within("48", "dozens"), within("several hundred", "thousands")
    (True, False, False)
    """
    high = article.high or article.value
    is_beside = draft.value <= _LOOSE * high and article.value <= _LOOSE * draft.high
    return is_same_unit(draft, article) and is_beside


def _same_value(draft: Amount, article: Amount) -> bool:
    margin = 1e-6 * max(1.0, abs(article.value))
    return is_same_unit(draft, article) and abs(draft.value - article.value) <= margin


def _same_share(draft: Amount, article: Amount) -> bool:
    """50 percent and half; “a third” may be one more judge, or a third judge.

    >>> from studykit.verification.amounts import amounts
    >>> _same_share(*amounts("It may use a third. There was a third judge."))
    True
    >>> _same_share(*amounts("He came fourth. A quarter of the votes were his."))
    False
    """
    one, other = (_part(amount) for amount in (draft, article))
    return draft.unit != article.unit and one is not None and abs(one - (other or 0)) < 0.005


def _part(amount: Amount) -> float | None:
    """What part of a whole a number may be; “fourth” is no quarter."""
    if amount.is_ordinal and amount.is_spelt and amount.value in _PARTS:
        return 1 / amount.value
    value = {"%": amount.value / 100, "share": amount.value}
    return value.get(amount.unit)


def _same_money(draft: Amount, article: Amount) -> bool:
    """60 cents and $0.60; “€412mn, up from | 314 |” and €314mn."""
    if draft.unit == draft.counted == "" and article.unit in _SYMBOLS:
        return any(abs(draft.value * scale - article.value) < 0.5 for scale in (1, 1e3, 1e6, 1e9))
    if draft.unit not in _PENNIES and article.unit not in _PENNIES:
        return False
    units = {_PENNIES.get(a.unit, a.unit) for a in (draft, article)}
    one, other = (a.value / 100 if a.unit in _PENNIES else a.value for a in (draft, article))
    return abs(one - other) < 0.0005 and (len(units) == 1 or "" in units)


def _same_span(draft: Amount, article: Amount) -> bool:
    """36 months and three years.

    >>> from studykit.verification.amounts import amounts
    >>> def same(one, other):
    ...     return _same_span(amounts(one)[0], amounts(other)[0])
    >>> same("36 months", "three years"), same("20 years", "two decades"), same("3 days", "3 years")
    (True, True, False)
    >>> same("four years and four months", "52 months"), same("a decade", "9 years")
    (True, False)
    """
    one, other = ((a.value, measure(a.counted)) for a in (draft, article))
    return is_one_length(one, other)


def is_same_unit(draft: Amount, article: Amount) -> bool:
    """Whether two numbers may be of one thing: a bare number may be anything but a price.

    >>> from studykit.verification.amounts import amounts
    >>> def same(one, other):
    ...     return is_same_unit(amounts(one)[0], amounts(other)[0])
    >>> same("five boats", "five years"), same("5 years", "5 boats"), same("five", "5 years")
    (False, False, True)
    >>> same("20 billion", "$19.9 billion"), same("20 billion", "20 percent"), same("20", "$20")
    (True, False, False)
    """
    sorts = {_sort(draft), _sort(article)} - {""}
    if len(sorts) > 1:
        return False
    if draft.unit == article.unit:
        return True
    bare, other = (draft, article) if draft.unit == "" else (article, draft)
    if bare.unit == "" and bare.value >= _MILLION and not _sort(bare):
        return other.unit in _SYMBOLS
    return {draft.unit, article.unit} in ({"", "%"}, {"", "points"}) and not bare.counted


def _sort(amount: Amount) -> str:
    """What a number measures, or that it counts things; “” where it may do either."""
    return measure(amount.counted) or ("things" if counts_things(amount.counted) else "")


def is_measured(amount: Amount) -> bool:
    """Whether a number says what it measures: years, miles."""
    return bool(measure(amount.counted))


def is_same_measure(draft: Amount, article: Amount) -> bool:
    """Whether two numbers measure the same, or count things both."""
    return measure(draft.counted) == measure(article.counted) or _same_span(draft, article)


def is_fair(draft: Amount, article: Amount) -> bool:
    """Whether a number fairly rounds another: “nearly 20” for 19.3, “over 2,000” for 2,140.

    >>> from studykit.verification.amounts import amounts
    >>> def fair(one, other):
    ...     return is_fair(amounts(one)[0], amounts(other)[0])
    >>> fair("nearly 20", "19.3"), fair("more than 2,000", "2,140"), fair("about 14,000", "14,300")
    (True, True, True)
    >>> fair("nearly 20", "23"), fair("more than 3,000", "2,140"), fair("up to $4,500", "$4,200")
    (False, False, False)
    >>> fair("$50 million", "51 million"), fair("$50 million", "$51 million")
    (False, True)
    >>> fair("about 90", "92"), fair("90", "92"), fair("5 percent", "4.9 percent")
    (True, False, True)
    >>> fair("more than 40", "nearly 40"), fair("more than 40", "nearly 43")
    (False, True)
    >>> [fair(part, "43 percent") for part in ("over two fifths", "over a third", "two fifths")]
    [True, False, False]
    """
    below = _BELOW
    if is_contrary(draft, article) and not _is_well_under(draft, article):
        return False
    if draft.unit == "share" and article.unit == "%":
        draft, below = draft._replace(value=100 * draft.value, unit="%"), _BELOW / 2
    if not is_same_unit(draft, article) or not _may_round(draft, article):
        return False
    if _SYMBOLS & {draft.unit, article.unit} and draft.unit != article.unit:
        return False
    ratio = article.value / draft.value
    if draft.hedge == "under":
        return 1 - 2 * _FAIR <= ratio <= 1
    if draft.hedge == "over":
        return 1 <= ratio <= 1 + below
    is_near = draft.hedge == "about" and abs(ratio - 1) <= _FAIR
    return is_near or (_is_rounded(draft, article) and (bool(draft.hedge) or _is_long(article)))


def _is_well_under(draft: Amount, article: Amount) -> bool:
    """Whether “over 800” can be told of “nearly 850”: far enough below it.

    >>> from studykit.verification.amounts import amounts
    >>> texts = "over 800, nearly 850", "over 840, nearly 850", "nearly 900, over 850"
    >>> [_is_well_under(*amounts(text)) for text in texts]
    [True, False, False]
    """
    is_over = draft.hedge == "over" and article.hedge == "under"
    return is_over and draft.value <= _WELL * article.value


def _may_round(draft: Amount, article: Amount) -> bool:
    """Whether a number is rounder than one of the same measure."""
    if draft.high or article.high or measure(draft.counted) != measure(article.counted):
        return False
    is_rounder = draft.n_digits < article.n_digits or (
        draft.n_digits == article.n_digits <= _ROUND and draft.value % 5 == 0
    )
    return bool(article.value and draft.value) and (is_rounder or draft.is_spelt)


def _is_long(article: Amount) -> bool:
    """Whether a number may be rounded without a word that says so: 14,300 or 4.9, not 92."""
    return article.value >= _MANY or article.value % 1 != 0


def _is_rounded(draft: Amount, article: Amount) -> bool:
    """Whether a number is the other one with fewer digits: 14,000 for 14,300, 7.8 for 7.84.

    >>> from studykit.verification.amounts import amounts
    >>> [_is_rounded(*amounts(text)) for text in ("14,000 14,300", "19 18.7", "61 60", "20 23")]
    [True, True, False, False]
    >>> _is_rounded(*amounts("sixteen thousand 16,400"))
    True
    """
    n_digits = draft.n_digits
    if draft.is_spelt and draft.value >= _MANY:
        n_digits = len(str(int(draft.value)).rstrip("0"))
    if n_digits >= article.n_digits or not n_digits:
        return False
    step = 10.0 ** (len(str(int(abs(draft.value)))) - n_digits)
    distance = abs(draft.value - article.value)
    return distance <= min(0.5 * step, _CLOSE * abs(article.value))
