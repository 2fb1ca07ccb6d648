"""The numbers and dates of a draft that claim something, each with what the article has."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import accumulate
from typing import TypeVar

from studykit.article import Article
from studykit.verification.alike import (
    is_fair,
    is_measured,
    is_same,
    is_same_measure,
    is_same_unit,
)
from studykit.verification.amounts import Amount, amounts
from studykit.verification.apart import addresses, names_without_numbers
from studykit.verification.bindings import Bindings, Names
from studykit.verification.clock import told_times
from studykit.verification.contexts import Contexts, stem
from studykit.verification.dates import (
    Moment,
    begins_months,
    is_same_moment,
    moments,
    with_days,
    with_last_days,
)
from studykit.verification.doubts import (
    APART,
    WEAK,
    doubt_of,
    is_of_a_sort,
    is_own,
    is_part_of_given,
    is_small_word,
)
from studykit.verification.held import Held
from studykit.verification.likely import may_be_told
from studykit.verification.listed import is_listed
from studykit.verification.measures import counts_things
from studykit.verification.owned import Owned
from studykit.verification.row import ASIDE, OPEN, SOME, Figure, Item, Row
from studykit.verification.spans import may_be_span
from studykit.verification.stamps import is_of_draft
from studykit.verification.words import Words, any_of, words_of

Span = tuple[int, int]
# “187 words”, “6 voices”, “three key points”: what a draft says of itself.
_OF_ITSELF = re.compile(
    r"(?:\s(?:\w+\s)?pages?|[\s-](?:\w+\s)?(?:words?|paragraphs?|sentences?|marks?|bullets?"
    r"|bullet points|points?:|characters|quotes|quotations|sources|voices|takeaways|key\s\w+"
    r"|reasons|things|questions"
    r"|parts|sections|steps|examples|checks|minutes? read|min read|lines|tweets|slides|stars"
    r"|(?:seconds|minutes)\seach))\b",
    re.IGNORECASE,
)
_ALL_BUT = re.compile(r"\ball\sbut\s$")  # those of a whole that are left out
_NO_COUNT = re.compile(r"\s?/\s?\d|[A-Za-z]\b(?<![kmp])")
# “2) ”: the number of a point within a line.
_POINT = re.compile(r"(?:^|[\s;,.])\(?$")
# “By Ada and Bo, ages | 14 |”: those who wrote the draft.
_BYLINE = re.compile(
    r"\bBy (?:[A-Z][\w'’-]+,?\s(?:and\s)?){1,5}(?:aged|ages?|class|year|grade)\s(?:\d+\sand\s)?$"
)
# “Yours, A. Reader, aged | 71 |”: whoever signs the draft.
_SIGNED = re.compile(
    r"^[^\n.!?]*\b(?:Yours|Sincerely|Regards|[A-Z]\. [A-Z]\w+)\b[^\n]{0,40}\bage[ds]?\s$"
)
_ENDS = re.compile(r"\s*(?:[.,;!)]|\n|$)")
# “| 18 | –21 July”: the first of some days.
# “shortly before | ten | in the evening”
_HOUR = re.compile(r"\s(?:in\sthe\s(?:morning|afternoon|evening)|at\snight|o['’]clock)\b")
_FIRST_DAY = re.compile(
    r"\s?(?:[–-]|to|and)\s?[1-3]?\d\s(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sep|Oct|Nov|Dec)"
)
_HOURS = 12
_FEW = 12  # up to here a number may be meant where a draft has two or three of anything
_MANY = 10_000  # from here on words or pages are not the draft's own


def number_rows(
    article: Article, draft: Article, here: Contexts, there: Contexts, taken: Sequence[Span]
) -> list[Row]:
    """A row for each number of a draft that claims something.

    `here` and `there` are the draft's and the article's contexts; what is `taken` is left out.
    """
    told = with_last_days(article.text)
    own = [*_own_moments(here.text, told), *with_last_days(here.text)]
    dates, own_dates = _spans(told), _spans(own)
    names = Names(article, there)
    owned = Owned(_bindings(there, dates, names), _bindings(here, own_dates, names))
    given = amounts(article.text)
    named = names_without_numbers(article, given, there)
    known = list(_outside(given, [*dates, *named, *addresses(article.text)]))
    found = amounts(here.text)
    own_names = names_without_numbers(draft, found, here)
    said = _outside(found, [*taken, *own_dates, *own_names, *addresses(here.text)])
    counts = [amount for amount in known if _claims(article.text, amount)]
    figures = [
        _with_likely(figure, told, known, article.text)
        for amount in said
        if _claims(here.text, amount) and (figure := _number(amount, here, known, counts))
    ]
    return Held(there, here, "number", owned).rows(figures)


def _own_moments(text: str, known: Sequence[Moment]) -> list[Moment]:
    """The dates and times of a draft, those of the clock in words as well."""
    told = list(told_times(text, known))
    rest = _outside(moments(text), _spans(told))
    return sorted([*told, *rest], key=lambda moment: moment.start)


def _with_likely(
    figure: Figure, told: Sequence[Moment], known: Sequence[Amount], text: str
) -> Figure:
    """A figure that may be right where the article may bear it out without giving it."""
    amount = figure.item
    if not isinstance(amount, Amount) or (figure.same and amount.unit != "share"):
        return figure
    if may_be_told(amount, known, text):
        return figure._replace(doubt=OPEN, others=())
    return figure._replace(doubt=OPEN) if may_be_span(amount, told) else figure


def _bindings(text: Contexts, dates: Sequence[Span], names: Names) -> Bindings:
    """Whose the numbers of a text are; its ages are told with whoever has them."""
    found = [amount for amount in _outside(amounts(text.text), dates) if amount.counted != "age"]
    return Bindings(text, found, names)


def _number(
    amount: Amount, here: Contexts, known: Sequence[Amount], counts: Sequence[Amount]
) -> Figure | None:
    """What an article has to a number; None where the number claims nothing.

    `counts` are those of the article's numbers that are more than labels: not “No. 19”.
    """
    is_rest = _ALL_BUT.search(here.text[max(0, amount.start - 8) : amount.start])
    if is_rest or is_listed(here.text, amount):
        return Figure(amount, [], [], OPEN)
    same = _same(amount, known)
    if _is_no_claim(amount, same, counts, here):
        return None
    if is_part_of_given(amount, here, counts):
        alike = [other for other in same if other.hedge == amount.hedge]
        return Figure(amount, alike, [], OPEN)
    measured = [other for other in same if is_same_measure(amount, other)]
    rivals = [other for other in _rivals(amount, same, counts) if other not in same]
    doubt = doubt_of(amount, same, here, known)
    others = [other for other in counts if _says_another(amount, other) and other not in same]
    return Figure(
        item=amount,
        same=measured or same,
        rivals=rivals,
        doubt=doubt,
        least=_least(amount, same, measured),
        kin=_kin(amount, same, rivals),
        others=others,
    )


def _least(amount: Amount, same: Sequence[Amount], measured: Sequence[Amount]) -> float:
    """How alike the places of two numbers must be to say the same of one thing."""
    if amount.unit == "share" and not any(is_same(amount, other) for other in same):
        return SOME  # “over a quarter” may be of another thing than some 26 percent
    return WEAK if is_measured(amount) and not measured else 0.0


def _says_another(amount: Amount, other: Amount) -> bool:
    """Whether one number cannot stand for another, be it as a bound or in another unit.

    >>> one, *known = amounts("half the boats; 49 percent, dozens, 30 percent, a third boat")
    >>> [_says_another(one, other) for other in known]
    [False, True, True, False]
    """
    if amount.is_ordinal != other.is_ordinal or (other.high and is_same(other, amount)):
        return False
    if amount.unit not in ("", "share") and is_small_word(other):
        return False  # not “both” for 31 million
    return not may_be_told(amount, [other], "")


def _kin(amount: Amount, same: Sequence[Amount], rivals: Sequence[Amount]) -> list[Amount]:
    """Those of the rivals that are of a number's sort: of that of the same one, if it tells none.

    >>> one, *known = amounts("It won 30; 30 percent, 40 percent and 7 boats")
    >>> [other.value for other in _kin(one, known[:1], known[1:])]
    [40.0]
    """
    sorts = [amount] if amount.unit or amount.counted else [amount, *same]
    return [other for other in rivals if any(is_of_a_sort(one, other) for one in sorts)]


def _is_no_claim(
    amount: Amount, same: Sequence[Amount], counts: Sequence[Amount], here: Contexts
) -> bool:
    """Whether a number counts what a text only shows, or the draft's own words."""
    is_told = is_measured(amount) or any(is_of_a_sort(amount, other) for other in counts)
    if not same and is_small_word(amount) and not is_told:
        return True
    return _is_of_itself(amount, here) and not _counts_the_same(amount, counts)


def _is_of_itself(amount: Amount, here: Contexts) -> bool:
    """Whether a draft counts its own words or points."""
    return amount.value < _MANY and bool(_OF_ITSELF.match(here.text, amount.end))


def _rivals(amount: Amount, same: Sequence[Amount], counts: Sequence[Amount]) -> list[Amount]:
    """The article's other numbers that may be meant: those of the unit of one that says the same.

    >>> found = amounts("two of 40 boats, 7 percent, $30 and 50 men")
    >>> [other.value for other in _rivals(found[1], found[1:2], found)]
    [40.0, 50.0]
    """
    likely = [o for o in counts if is_same_unit(amount, o) and _is_as_much(amount, o)]
    if same:
        likely = [o for o in likely if amount.high or not o.high or is_of_a_sort(amount, o)]
        return _likelier(amount, same, likely)
    return [other for other in likely if amount.high and other.high] or likely


def _likelier(amount: Amount, same: Sequence[Amount], likely: Sequence[Amount]) -> list[Amount]:
    """Those of the article's other numbers that are of the unit of one that says the same.

    >>> one, same, *known = amounts("two aides; both; 189 in Elm, seven in Oakham, 40 aides")
    >>> [other.value for other in _likelier(one, [same], known)]
    [7.0, 40.0]
    """
    if amount.is_ordinal:
        return list(likely)
    if is_small_word(amount):
        return [
            o for o in likely if amount.counted and (is_of_a_sort(amount, o) or o.value <= _FEW)
        ]
    units = {amount.unit, *(one.unit for one in same)}
    likely = [other for other in likely if other.unit in units and not is_small_word(other)]
    is_of_something = is_measured(amount) or bool(amount.counted)  # 15,000 boats, not six acres
    return [o for o in likely if not is_of_something or is_same_measure(o, amount)]


def _is_as_much(amount: Amount, other: Amount) -> bool:
    """Whether a number may be meant by another: an age by an age only, a rank by a rank."""
    if amount.is_ordinal != other.is_ordinal:
        return False
    return not is_measured(amount) or (amount.counted == "age") == (other.counted == "age")


def _same(amount: Amount, known: Sequence[Amount]) -> list[Amount]:
    """The article's numbers that say what a number says, or that it rounds.

    >>> one, *known = amounts("over 40 boats; 40 cats and 43 boats")
    >>> [[other.value for other in _same(item, known)] for item in (one, known[0])]
    [[40.0, 43.0], [40.0]]
    """
    same = [other for other in known if is_same(amount, other)]
    ranks = [other for other in same if other.is_ordinal]
    if amount.is_ordinal and ranks:
        return ranks
    if counts_things(amount.counted):
        same = [other for other in same if not other.is_ordinal]  # “third” is not three boats
    if same and not amount.hedge:
        return same
    return same + [other for other in known if other not in same and is_fair(amount, other)]


def date_rows(
    article: Article, here: Contexts, there: Contexts, taken: Sequence[Span]
) -> list[Row]:
    """A row for each date or time of a draft that claims something."""
    known = list(with_days(article.text, moments(article.text), article.about.date))
    figures = [
        _moment(moment, here, known)
        for moment in _outside(_own_moments(here.text, known), [*taken, *addresses(here.text)])
    ]
    return Held(there, here, "date").rows([figure for figure in figures if figure])


def _moment(moment: Moment, here: Contexts, known: Sequence[Moment]) -> Figure | None:
    """What an article has to a date; None where it is the draft's own."""
    same = [other for other in known if is_same_moment(moment, other)]
    has_times = any(other.minute is not None for other in known)
    if not same and is_of_draft(here, moment, has_times):
        return None
    rivals = [o for o in known if o not in same and o.grain == moment.grain and o.end]
    rivals = [other for other in rivals if not other.is_relative]
    return Figure(moment, same, rivals, _doubt_of_date(moment, here, known))


def _doubt_of_date(moment: Moment, here: Contexts, known: Sequence[Moment]) -> float:
    """How much must speak for another date where the article does not have this one."""
    start, end = here.bounds(moment.start)
    is_plan = bool(set(Words(here.text, start, end).keys) & words_of("plan"))
    is_plan = is_plan or bool(APART.search(here.text, start, end))  # “three days after, on Sunday”
    if is_plan or _is_unknown_day(moment, known) or begins_months(moment, here.text):
        return OPEN
    return ASIDE if is_own(moment, here) else 0.0


def _is_unknown_day(moment: Moment, known: Sequence[Moment]) -> bool:
    """Whether a day of the week is given a date that the article does not tell: “Friday, 8 May”."""
    return moment.day is not None and any(
        other.weekday == moment.weekday and other.day is None
        for other in known
        if moment.weekday is not None
    )


def _spans(items: Iterable[Item]) -> list[Span]:
    return [(item.start, item.end) for item in items]


AnItem = TypeVar("AnItem", bound=Item)


def _outside(items: Sequence[AnItem], taken: Sequence[Span]) -> Iterator[AnItem]:
    """The items that touch none of the spans."""
    ends = [end for _, end in sorted(taken)]
    starts = [start for start, _ in sorted(taken)]
    furthest = list(accumulate(ends, max))
    for item in items:
        before = bisect_left(starts, item.end)
        if not before or furthest[before - 1] <= item.start:
            yield item


def _counts_the_same(amount: Amount, same: Sequence[Amount]) -> bool:
    return any(stem(amount.counted) == stem(other.counted) for other in same)


def _claims(text: str, amount: Amount) -> bool:
    """Whether a number says how many, and does not name or count the draft's own parts.

    >>> def claimed(text):
    ...     return [text[a.start : a.end] for a in amounts(text) if _claims(text, a)]
    >>> claimed("Chapter 3: 40 boats, p. 47, 2/5, one of them in Class 9b.")
    ['40']
    >>> claimed("It sank before ten in the evening; ten men left.")
    ['ten']
    """
    before = text[max(0, amount.start - 32) : amount.start].rpartition("\n")[2]
    if text[amount.end : amount.end + 2] == ") " and before.count("(") <= before.count(")"):
        return not _POINT.search(before)
    if _FIRST_DAY.match(text, amount.end) or (
        amount.value <= _HOURS and _HOUR.match(text, amount.end)
    ):
        return False
    if amount.unit in ("", "share") and (
        _label().search(before) or _NO_COUNT.match(text, amount.end)
    ):
        return False
    if _BYLINE.search(before) or _SIGNED.match(
        text[text.rfind("\n", 0, amount.start) + 1 : amount.start]
    ):
        return False
    if " out of " in text[amount.start : amount.end] and _ENDS.match(text, amount.end):
        return False  # a mark: “four out of five”
    return not (amount.is_spelt and amount.value in (0, 1))


@cache
def _label() -> re.Pattern[str]:
    """What comes before a number that names something: “chapter 3”, “p. 47”, “No. 3”, “2/5”."""
    return re.compile(
        rf"(?:\b(?:{any_of('label')}|journal of \w+)\s*#?(?:\d+\s?[–-]\s?)?"
        r"|(?:count|words|length|score|marks?|grade|verdict|rating|present)\s?[:=]\s?"
        r"|[#§@]\s?|\d\s?/|(?<![\d,])\d\d?\sof\s)\s*$",
        re.IGNORECASE,
    )
